"""The journal of a release into a folder that holds something already: what was going to move where.

It is written and made durable before the first move, and it alone tells the next run how to undo what a kill left
half done. Which moves had been made is read from the file system: every staged entry is known by its inode, so any
subset of the moves can have survived.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.kernel import (
    FOLDER_FLAGS,
    FolderCursor,
    encoded,
    exchange,
    exists,
    open_folder,
    rename_new,
    sync_file_system,
)
from kitstudio.archive.stage_folder import CONTENT, DONE, DRAFT, JOURNAL, OLD
from kitstudio.base import limits
from kitstudio.base.regular_file import open_regular
from kitstudio.base.seal import sealed, unsealed

_FORM: Final = "kitstudio unpack journal 2"


@dataclass(frozen=True, slots=True)
class Move:
    """One entry that goes from the stage into the destination.

    Attributes:
        path: its path in both.
        inode: that of the staged entry.
        replaces: the inode of the file it takes the place of, 0 for none.
        mode: what a moved folder's mode becomes when all is done; None when it has it already.
    """

    path: str
    inode: int
    replaces: int = 0
    mode: int | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """A release.

    Attributes:
        destination: the destination's name beside the stage; empty when the stage lies inside it.
        inode: the destination's.
        moves: in the order they are made.
    """

    destination: str
    inode: int
    moves: Sequence[Move]


def write_journal(stage_fd: int, journal: Journal) -> None:
    """Write the journal into the stage, durable when this returns.

    Raises:
        OSError: it cannot be written; no journal is there then.
    """
    lines = [_line(_FORM, journal.destination, journal.inode)]
    lines += [_line(move.path, move.inode, move.replaces, move.mode) for move in journal.moves]
    content = sealed(b"".join(lines))
    if len(content) > limits.JOURNAL:  # the next run would not read it
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    fd = os.open(DRAFT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=stage_fd)
    with open(fd, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(fd)
    os.rename(DRAFT, JOURNAL, src_dir_fd=stage_fd, dst_dir_fd=stage_fd)
    try:
        os.fsync(stage_fd)
    except OSError:
        # Nothing was moved yet: the stage goes, and not only when the next run comes.
        os.unlink(JOURNAL, dir_fd=stage_fd)
        raise


def _line(*facts: str | int | None) -> bytes:
    # JSON escapes what is not ASCII, bytes that are no text (surrogates) too, and brings it back.
    return json.dumps(facts).encode() + b"\n"


def read_journal(stage_fd: int, name: bytes) -> Journal:
    """Read the journal `name` of a stage.

    Raises:
        OSError: it cannot be read, or is no regular file.
        ValueError: it is not one of ours, or a byte of it was changed.
    """
    with open(open_regular(name, dir_fd=stage_fd), "rb") as file:
        if os.fstat(file.fileno()).st_size > limits.JOURNAL:
            raise ValueError("it is too long")
        content = file.read(limits.JOURNAL)
    # An undo that went by a wrong inode would leave an old file in the stage, and remove it with the stage.
    first, *lines = unsealed(content).splitlines()
    try:
        form, destination, inode = json.loads(first)
        moves = [_read_move(*json.loads(line)) for line in lines]
    except RecursionError as error:
        raise ValueError("it is nested") from error
    if form != _FORM:
        raise ValueError(form)
    # Beside the stage or around it, never further away.
    _read_move(destination or "around", inode)
    return Journal(destination, inode, moves)


def _read_move(path: object, inode: object, replaces: object = 0, mode: object = None) -> Move:
    """A move as written; a seal only says that nothing changed, and a folder from elsewhere may bring a stage along.

    Raises:
        ValueError, TypeError: no path below the destination, or no numbers.
    """
    if not (isinstance(path, str) and isinstance(inode, int) and isinstance(replaces, int)):
        raise TypeError("it holds something of another kind")
    if mode is not None and not (isinstance(mode, int) and 0 <= mode <= 0o777):
        raise ValueError("it holds a mode that is none")
    if "\0" in path or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError("it names what is no path below the destination")
    return Move(path, inode, replaces, mode)


def commit(stage_fd: int) -> None:
    """From here on the release is finished, never undone."""
    os.rename(JOURNAL, DONE, src_dir_fd=stage_fd, dst_dir_fd=stage_fd)


class Moving:
    """Makes and undoes the moves of one journal.

    Args:
        stage_fd: the stage.
        destination_fd: the destination; both must outlive this object.
    """

    def __init__(self, stage_fd: int, destination_fd: int) -> None:
        self._stage_fd = stage_fd
        self._content_fd = os.open(CONTENT, FOLDER_FLAGS, dir_fd=stage_fd)
        self._destination_fd = destination_fd
        self._content = FolderCursor(self._content_fd)
        self._destination = FolderCursor(destination_fd, same_mount=True)

    def close(self) -> None:
        """Let go of the folders it opened."""
        self._content.close()
        self._destination.close()
        os.close(self._content_fd)

    def make(self, number: int, move: Move) -> None:
        """Make one move.

        Raises:
            FileExistsError: something is there that was not there when the move was planned.
            OSError: as rename(2).
        """
        *above, name = encoded(move.path)
        source, target = self._content.fd(tuple(above)), self._destination.fd(tuple(above))
        if not move.replaces:
            rename_new(source, name, target, name)
            return
        there = exists(target, name)
        if there is None or there.st_ino != move.replaces or not stat.S_ISREG(there.st_mode):
            raise FileExistsError(move.path)
        if not exchange(source, name, target, name):
            with self._old_folder() as old:
                rename_new(target, name, old, b"%d" % number)
            rename_new(source, name, target, name)

    def undo(self, number: int, move: Move) -> None:
        """Undo one move, if it was made at all, or half.

        Raises:
            OSError: it cannot be undone; nothing of the old content is lost.
        """
        *above, name = encoded(move.path)
        source = self._content.fd(tuple(above))
        staged, waiting = exists(source, name), exists(self._stage_fd, OLD + b"/%d" % number)
        if staged is not None and staged.st_ino == move.inode and waiting is None:
            return  # never made, or undone already; the destination need not even be there
        target = self._destination.fd(tuple(above))
        there = exists(target, name)
        if there is not None and there.st_ino == move.inode:
            if move.replaces and staged is not None and staged.st_ino == move.replaces:
                exchange(source, name, target, name)
            else:
                rename_new(target, name, source, name)
        if waiting is not None:
            with self._old_folder() as old:
                rename_new(old, b"%d" % number, target, name)

    def finish(self, move: Move) -> None:
        """Give a moved folder its mode."""
        if move.mode is None:
            return
        try:
            folder = open_folder(self._destination_fd, encoded(move.path))
        except FileNotFoundError:
            return  # its owner has removed it since
        try:
            os.fchmod(folder, move.mode | os.fstat(folder).st_mode & stat.S_ISGID)
        finally:
            os.close(folder)

    @contextlib.contextmanager
    def _old_folder(self) -> Iterator[int]:
        """Where replaced files wait on file systems that cannot exchange two names."""
        with contextlib.suppress(FileExistsError):
            os.mkdir(OLD, 0o700, dir_fd=self._stage_fd)
        fd = os.open(OLD, FOLDER_FLAGS, dir_fd=self._stage_fd)
        try:
            yield fd
        finally:
            os.close(fd)


def undo(stage_fd: int, moving: Moving, journal: Journal) -> None:
    """Undo all moves, the last first, and forget the journal.

    Raises:
        OSError: one could not be undone; the journal stays.
    """
    for number in range(len(journal.moves) - 1, -1, -1):
        moving.undo(number, journal.moves[number])
    sync_file_system(stage_fd)
    os.unlink(JOURNAL, dir_fd=stage_fd)
    # The staged files go next, and a journal that came back would ask for them.
    os.fsync(stage_fd)


def finish(stage_fd: int, moving: Moving, journal: Journal) -> None:
    """Do what is left after the commit, and forget the journal.

    Raises:
        OSError: a mode could not be given; the journal stays.
    """
    os.fsync(stage_fd)
    for move in journal.moves:
        moving.finish(move)
    sync_file_system(stage_fd)
    os.unlink(DONE, dir_fd=stage_fd)
