"""What stands in the way of a staged tree in a destination that holds something already."""

from __future__ import annotations

import contextlib
import enum
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.kernel import FOLDER_FLAGS, FolderCursor, encoded, exists, failing_at
from kitstudio.archive.stage import Stage
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

_READ: Final = 256 * 1024


class ConflictKind(enum.StrEnum):
    """How a staged path and the destination disagree."""

    EXISTS = "exists"
    SAME = "same"
    FILE_OVER_FOLDER = "file-over-folder"
    FOLDER_OVER_FILE = "folder-over-file"
    LINK = "link"
    SPECIAL = "special"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A path that is there already.

    Attributes:
        path: below the destination.
        kind: `exists` and `same` can be solved by overwriting or keeping, the others by nobody but the person;
            `changed` is no longer the file that somebody decided to overwrite.
    """

    path: str
    kind: ConflictKind


@dataclass(frozen=True, slots=True)
class Meeting:
    """A staged entry and what it meets; entries below a folder that is not there yet are not looked at.

    Attributes:
        path: below the destination.
        is_folder: what the staged one is.
        staged: the staged entry.
        there: what the destination has under that name, None for nothing.
        kind: their conflict, None when the entry is free to move or both are folders.
    """

    path: str
    is_folder: bool
    staged: os.stat_result
    there: os.stat_result | None
    kind: ConflictKind | None


class OtherMountError(KitStudioError):
    """A folder inside the destination is another file system, so nothing can be moved into it in one step."""

    code = "KS-OTHER-MOUNT"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is a mount of its own inside the destination.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Unpack to another folder, or unmount it first.")


def conflicts(stage: Stage, control: Control) -> tuple[Conflict, ...]:
    """Everything in the destination that the staged tree would meet, in path order; contents are compared.

    Raises:
        OtherMountError, FileSystemError: the destination cannot be looked at.
        OperationCancelledError: asked to stop.
    """
    if not stage.site.exists:
        return ()
    with comparison(stage) as both:
        found = ((meeting.path, both.refined(meeting, control)) for meeting in both.meetings(control))
        return tuple(Conflict(path, kind) for path, kind in found if kind is not None)


@contextlib.contextmanager
def comparison(stage: Stage) -> Iterator[Comparison]:
    """The staged tree beside an existing destination."""
    destination = os.open(stage.site.destination, FOLDER_FLAGS)
    try:
        with contextlib.closing(Comparison(stage, destination)) as both:
            yield both
    finally:
        os.close(destination)


class Comparison:
    """Looks at both trees with one open folder of each."""

    def __init__(self, stage: Stage, destination_fd: int) -> None:
        self.destination_fd = destination_fd
        self._stage = stage
        self._staged = FolderCursor(stage.content_fd)
        self._there = FolderCursor(destination_fd, same_mount=True)

    def close(self) -> None:
        """Let go of the folders."""
        self._staged.close()
        self._there.close()

    def meetings(self, control: Control) -> Iterator[Meeting]:
        """Every staged entry whose parent folder is in both trees, parents first."""
        entries = sorted(
            [(encoded(path), path, True) for path in self._stage.folders]
            + [(encoded(path), path, False) for path in self._stage.files]
        )
        closed: tuple[bytes, ...] | None = None
        for parts, path, is_folder in entries:
            control.token.check()
            if closed is not None and parts[: len(closed)] == closed:
                continue
            with failing_at(self._stage.site.destination + b"/" + b"/".join(parts)):
                meeting = self._meeting(parts, path, is_folder=is_folder)
            if is_folder and (meeting.there is None or meeting.kind is not None):
                closed = parts
            yield meeting

    def _meeting(self, parts: tuple[bytes, ...], path: str, *, is_folder: bool) -> Meeting:
        *above, name = parts
        try:
            there = exists(self._there.fd(tuple(above)), name)
        except OSError as error:
            if error.errno == errno.EXDEV:
                raise OtherMountError(path=path.rpartition("/")[0]) from error
            raise
        staged = os.stat(name, dir_fd=self._staged.fd(tuple(above)), follow_symlinks=False)
        return Meeting(
            path, is_folder, staged, there, None if there is None else kind_of(is_folder=is_folder, mode=there.st_mode)
        )

    def refined(self, meeting: Meeting, control: Control) -> ConflictKind | None:
        """The kind of a conflict, `same` where two files hold the same bytes; None where there is no conflict."""
        if meeting.kind is not ConflictKind.EXISTS or meeting.there is None:
            return meeting.kind
        if meeting.there.st_size != meeting.staged.st_size:
            return ConflictKind.EXISTS
        *above, name = encoded(meeting.path)
        with failing_at(self._stage.site.destination + b"/" + b"/".join((*above, name))):
            same = _same_content(self._staged.fd(tuple(above)), self._there.fd(tuple(above)), name, control)
        return ConflictKind.SAME if same else ConflictKind.EXISTS


def kind_of(*, is_folder: bool, mode: int) -> ConflictKind | None:
    """The kind of conflict between a staged entry and one with this mode that is there, as far as that tells."""
    if stat.S_ISLNK(mode):
        return ConflictKind.LINK
    if stat.S_ISDIR(mode):
        return None if is_folder else ConflictKind.FILE_OVER_FOLDER
    if is_folder:
        return ConflictKind.FOLDER_OVER_FILE
    return ConflictKind.EXISTS if stat.S_ISREG(mode) else ConflictKind.SPECIAL


def _same_content(first: int, second: int, name: bytes, control: Control) -> bool:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with (
        open(os.open(name, flags, dir_fd=first), "rb", buffering=0) as one,
        open(os.open(name, flags, dir_fd=second), "rb", buffering=0) as other,
    ):
        while True:
            control.token.check()
            piece = one.read(_READ)
            if piece != other.read(_READ):
                return False
            if not piece:
                return True
