"""Crashes below Python: what the fault handler of the interpreter writes, found by the next run."""

from __future__ import annotations

import contextlib
import faulthandler
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kitstudio.base.claims import create_claimed, is_dead
from kitstudio.base.errors import KitStudioError
from kitstudio.host.crash import crash_folder

_PREFIX: Final = "fault-"
_MOST: Final = 256 * 1024


def watch_faults(environment: Mapping[str, str]) -> Callable[[], None]:
    """Let the interpreter write down a crash of this process; returns what ends that.

    The file is locked for as long as this process lives, so another one knows which are of the dead.
    """
    try:
        folder = crash_folder(environment)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, path = create_claimed(folder, _PREFIX)
    except (OSError, KitStudioError):
        return _nothing
    faulthandler.enable(file=descriptor)

    def end() -> None:
        faulthandler.disable()
        with contextlib.suppress(OSError):
            os.unlink(path)
        os.close(descriptor)

    return end


def _nothing() -> None:
    """There was no place to write."""


def take_faults(environment: Mapping[str, str]) -> tuple[str, ...]:
    """What dead processes left, each told once; a process that was merely killed left nothing to tell."""
    found = []
    with contextlib.suppress(OSError, KitStudioError):
        folder = crash_folder(environment)
        for name in sorted(os.listdir(folder)):
            if name.startswith(_PREFIX) and is_dead(folder / name):
                with contextlib.suppress(OSError):
                    found.append(_taken(folder / name))
    return tuple(each for each in found if each.strip())


def _taken(path: Path) -> str:
    with open(path, "rb") as file:
        text = file.read(_MOST).decode("utf-8", "replace")
    os.unlink(path)
    return text
