"""What was opened last, by path and name only: a small file among the state, made anew when it is damaged."""

from __future__ import annotations

import enum
import json
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from kitstudio.base.durable import make_folders, replace_file
from kitstudio.base.os_errors import converted

MOST: Final = 40
"""Things that are remembered; the one opened longest ago goes first."""

_SCHEMA: Final = "kitstudio.recent/1"
_PRIVATE: Final = 0o600
_FILE_LIMIT: Final = 1 << 20
_LATEST: Final = 1 << 40
"""Seconds since the epoch that a time may have: what is later was written by no clock."""


class RecentKind(enum.StrEnum):
    """What was opened."""

    FOLDER = "folder"
    KIT = "kit"


@dataclass(frozen=True, slots=True)
class Recent:
    """Something opened: its path or REF, and when (seconds since the epoch)."""

    kind: RecentKind
    name: str
    opened: int


class Recents:
    """The list in one file, the newest first. Safe for threads; of two programs the last one to write is right.

    Args:
        path: the file; its folder is made when something is remembered.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def all(self) -> tuple[Recent, ...]:
        """What is remembered; nothing when the file is missing, damaged or not ours."""
        try:
            with open(os.open(self._path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb") as stream:
                document = json.loads(stream.read(_FILE_LIMIT))
            items = document["items"] if document["schema"] == _SCHEMA else []
            return tuple(_recent(each) for each in items)[:MOST]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ()

    def remember(self, kind: RecentKind, name: str, now: int) -> tuple[Recent, ...]:
        """Put something at the top.

        Raises:
            DiskFullError, NotPermittedError, FileSystemError: it cannot be written; the list is as it was.
        """
        return self._change(lambda items: [Recent(kind, name, now), *_without(items, [(kind, name)])])

    def forget(self, gone: Iterable[tuple[RecentKind, str]]) -> tuple[Recent, ...]:
        """Take things out. Raises as `remember`."""
        wanted = list(gone)
        return self._change(lambda items: _without(items, wanted))

    def move(self, old: str, new: str) -> tuple[Recent, ...]:
        """A folder has another path now. Raises as `remember`."""
        key = (RecentKind.FOLDER, old)

        def moved(items: list[Recent]) -> list[Recent]:
            rest = _without(items, [(RecentKind.FOLDER, new)]) if new != old else items
            return [replace(each, name=new) if (each.kind, each.name) == key else each for each in rest]

        return self._change(moved)

    def clear(self) -> tuple[Recent, ...]:
        """Forget everything. Raises as `remember`."""
        return self._change(lambda _items: [])

    def _change(self, how: Callable[[list[Recent]], list[Recent]]) -> tuple[Recent, ...]:
        with self._lock, converted("Remembering what was opened", self._path):
            items = tuple(how(list(self.all()))[:MOST])
            make_folders(self._path.parent, mode=0o700)
            document = {"schema": _SCHEMA, "items": [asdict(each) for each in items]}
            replace_file(self._path, json.dumps(document, indent=1).encode() + b"\n", mode=_PRIVATE)
            return items


def _recent(value: dict[str, object]) -> Recent:
    opened = max(0, min(int(str(value["opened"])), _LATEST))
    return Recent(RecentKind(str(value["kind"])), str(value["name"]), opened)


def _without(items: list[Recent], gone: list[tuple[RecentKind, str]]) -> list[Recent]:
    return [each for each in items if (each.kind, each.name) not in gone]
