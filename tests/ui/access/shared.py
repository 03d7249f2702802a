"""The one look at every scene that the tests of accessibility and of truth share, processes included."""

from __future__ import annotations

import fcntl
import secrets
import shutil
import string
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from kitstudio.ui.theme import Appearance, Choice
from tests.ui.access.observing import Observer, Seen, kept, read
from tests.ui.scenes.catalog import SCENES
from tests.ui.scenes.material import LITTLE, World
from tests.ui.scenes.scene import House

LOOKED_AT: Final = [name for name in SCENES if not name.endswith("-small")]
"""Small windows are left to the pictures: they have the same parts."""

OWN: Final = [name for name in LOOKED_AT if SCENES[name].own and SCENES[name].house is House.FULL]
"""Those that show something of kits or folders."""


def seen_once(application: QApplication, temporary: pytest.TempPathFactory, world: World) -> dict[str, Seen]:
    """What is seen in one world: looked at by the first process that asks, read by the others.

    The little world is looked at by every rule, others only for their texts and pictures.
    """
    base = temporary.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    path = shared / f"scenes-{world.model}.json"
    with _alone(path.with_suffix(".lock")):
        if path.exists():
            return read(path)
        appearance = Appearance(application, Choice.LIGHT)
        flash = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0)  # it neither comes nor goes between two pictures
        try:
            whole = world is LITTLE
            names = LOOKED_AT if whole else OWN
            with _plain_folder(world.model) as folder:
                found = Observer(folder, world, appearance, whole=whole).see([SCENES[each] for each in names])
        finally:
            QApplication.setCursorFlashTime(flash)
            appearance.deleteLater()
        return kept(path, found)


@contextmanager
def _plain_folder(name: str) -> Iterator[Path]:
    """Give a folder whose path is as long in every run and has no number of its own.

    The folders of pytest have the number of the run and of the process in their names: where a path is broken into
    lines, and which numbers a page shows, would depend on how often the tests ran before.
    """
    letters = "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))
    folder = Path(tempfile.gettempdir(), f"kits-{name}-{letters}")
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process of a run do what follows."""
    with path.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
