"""Files written whole or not at all, and there after a power loss once that is said.

A rename without an fsync of the file leaves an empty file behind after a power loss, an fsync without one of the folder
the old name (reliability-security 3).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PREFIX: Final = ".kitstudio-write-"
# Whatever ours lies in a folder of the user's while something is written there, or after a kill.
OWN_NAME: Final = re.compile(rb"\.kitstudio-(?:unpack|export|write)-[0-9a-f]{16}")
_OWN_DRAFT: Final = re.compile(re.escape(_PREFIX) + "[0-9a-f]{16}")


def sync_folder(folder: str | os.PathLike[str]) -> None:
    """Make the names in a folder survive a power loss.

    Raises:
        OSError: it cannot be opened, or the disk failed.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folders(folder: Path, *, mode: int | None = None) -> None:
    """Make a folder and those above it where they are missing, durably.

    Args:
        folder: may be there.
        mode: that those which are made get, whatever the umask says.

    Raises:
        OSError: one of them cannot be made.
    """
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = folder.parent
    if _is_empty(folder):
        # Whoever made it may have been killed before it was durable; nothing is put into it before that.
        with contextlib.suppress(PermissionError):  # what we may not read we did not make folders in
            sync_folder(folder.parent)
    for each in reversed(missing):
        try:
            os.mkdir(each, 0o777 if mode is None else mode)
            if mode is not None:
                os.chmod(each, mode)
        except FileExistsError:
            if not os.path.isdir(each):  # else somebody else was quicker
                raise
        sync_folder(each.parent)


def _is_empty(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def replace_file(path: Path, content: bytes, *, mode: int) -> None:
    """Give `path` new content: whoever reads it, now or after a power loss, finds the old or the new.

    Args:
        path: a link there is followed, and stays.
        content: all of it.
        mode: of a file that is new; one that is there keeps its own.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    target = Path(os.path.realpath(path))
    exact = target.exists()
    if exact:
        mode = stat.S_IMODE(os.stat(target).st_mode)
    with _draft(target, content, mode, exact=exact) as draft:
        os.rename(draft, target)
        sync_folder(target.parent)


def create_file(path: Path, content: bytes, *, mode: int) -> None:
    """Write a file that is not there yet, whole and durably.

    Raises:
        FileExistsError: something has that name, perhaps only since a moment ago; it is left alone.
        OSError: it cannot be written; nothing has the name.
    """
    with _draft(path, content, mode) as draft:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links.
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            os.rename(draft, path)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        sync_folder(path.parent)


@contextlib.contextmanager
def _draft(path: Path, content: bytes, mode: int, *, exact: bool = False) -> Iterator[Path]:
    """A new file beside `path` with all of the content on the disk; gone at the end if it still has that name."""
    _sweep(path.parent)
    draft, descriptor = _claimed_beside(path, mode)
    with open(descriptor, "wb") as stream:
        try:
            stream.write(content)
            stream.flush()
            if exact:
                os.chmod(draft, mode)
            os.fsync(stream.fileno())
            yield draft
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft)


def _claimed_beside(path: Path, mode: int) -> tuple[Path, int]:
    """A new file, locked: whoever finds it unlocked knows that its writer is dead."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    while True:
        draft = path.with_name(_PREFIX + secrets.token_hex(8))
        # The umask has its say: a file that is new is as any other program's.
        descriptor = os.open(draft, flags, mode)
        claimed = False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # The sweep of another writer may have been quicker than our lock.
            claimed = os.fstat(descriptor).st_nlink > 0
            if claimed:
                return draft, descriptor
        finally:
            if not claimed:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(draft)
                os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what killed writers left: the kernel dropped their locks with them."""
    with os.scandir(folder) as entries:
        found = [entry.path for entry in entries if _OWN_DRAFT.fullmatch(entry.name)]
    for path in found:
        with (
            contextlib.suppress(OSError),
            open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file,
        ):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(path)
