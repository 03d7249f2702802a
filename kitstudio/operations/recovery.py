"""What a program left behind when it ended: edits that were not saved, beside what is on disk now."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.kitfile_diff import FieldChange, comment_changes, field_changes
from kitstudio.operations.draft import kitfile_on_disk
from kitstudio.operations.recovery_place import Kept, RecoveryPlace, read_kept

MOST: Final = 100
"""Drafts kept at most; of more, the oldest that were left behind go."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Edits that a program left when it ended, beside what is on disk now.

    Attributes:
        kept: the edits.
        name: of the file they are kept in, to forget them by.
        folder_there: whether the folder can still be found.
        disk: text of the Kitfile on disk now; None when there is none.
        changes: the values that differ from the disk; None when one of the texts cannot be read.
        comments: how many comments differ, those of lines side by side counted each.
    """

    kept: Kept
    name: str
    folder_there: bool
    disk: str | None
    changes: tuple[FieldChange, ...] | None
    comments: int = 0

    @property
    def edits(self) -> int:
        """How many values and comments differ, and whether the `.kitignore` does; 0 where that cannot be told."""
        return len(self.changes or ()) + self.comments + (self.kept.ignore is not None)

    @property
    def is_proposed(self) -> bool:
        """Whether there never was a Kitfile: what was edited is what is proposed for the folder."""
        return self.disk is None and not self.kept.was_file

    @property
    def disk_moved(self) -> bool:
        """Whether the Kitfile on disk is another one than that which was edited."""
        return self.disk != (self.kept.saved if self.kept.was_file else None)


def left_behind(place: RecoveryPlace, control: Control, *, folder: Path | None = None) -> tuple[LeftBehind, ...]:
    """The edits that programs left when they ended, the newest first.

    Files that cannot be read are not among them, see `set_unreadable_aside`.

    Args:
        place: where they are kept.
        control: cancel.
        folder: only those of this folder.
    """
    found: list[tuple[str, Kept]] = []
    for name in place.names():
        control.token.check()
        kept = read_kept(place.folder / name)
        if kept is not None and (folder is None or _is_same(kept.folder, folder)):
            found.append((name, kept))
    found.sort(key=lambda each: each[1].at, reverse=True)
    place.remove(name for name, _kept in found[MOST:])
    return tuple(_beside_disk(name, kept) for name, kept in found[:MOST])


def _beside_disk(name: str, kept: Kept) -> LeftBehind:
    try:
        path, disk = kitfile_on_disk(kept.folder)
    except (OSError, KitStudioError):
        path, disk = None, ""
    there = os.path.isdir(kept.folder)  # which knows names that are too long, unlike Path.is_dir of this Python
    text = disk if path is not None else kept.saved
    changes = field_changes(text, kept.text)
    comments = comment_changes(text, kept.text) if changes is not None else 0
    return LeftBehind(kept, name, there, disk if path is not None else None, changes, comments)


def set_unreadable_aside(place: RecoveryPlace, control: Control) -> tuple[Path, ...]:
    """Where the files are now that hold no edits that can be read: damaged, or not written by Kit Studio.

    They keep their bytes under another name, so that they are told of once.
    """
    found = []
    for name in place.names():
        control.token.check()
        if read_kept(place.folder / name) is None:
            with contextlib.suppress(KitStudioError):  # another program was first, or it is told of again
                found.append(place.set_aside(name))
    return tuple(found)


def _is_same(one: Path, two: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(two)
