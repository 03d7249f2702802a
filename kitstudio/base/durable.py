"""Files written whole or not at all, and there after a power loss once that is said.

A rename without an fsync of the file leaves an empty file behind after a power loss, an fsync without one of the folder
the old name (reliability-security 3).
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kitstudio.base.claims import create_claimed, unlink_dead
from kitstudio.base.own_names import WRITE, is_own

# What a file system says that cannot sync a folder.
_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})


def sync_folder(folder: str | os.PathLike[str], *, required: bool = True) -> None:
    """Make the names in a folder survive a power loss.

    Args:
        folder: the folder.
        required: a file system that has no such thing (some shared by network or with a virtual machine) is an error.

    Raises:
        OSError: it cannot be opened, or the disk failed.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if required or error.errno not in _NO_SYNC:
            raise
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
            sync_folder(folder.parent, required=False)
    for each in reversed(missing):
        try:
            os.mkdir(each, 0o777 if mode is None else mode)
            if mode is not None:
                os.chmod(each, mode)
        except FileExistsError:
            if not os.path.isdir(each):  # else somebody else was quicker
                raise
        sync_folder(each.parent, required=False)


def _is_empty(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def replace_file(path: Path, content: bytes, *, mode: int, follow_links: bool = False) -> None:
    """Give `path` new content: whoever reads it, now or after a power loss, finds the old or the new.

    Args:
        path: where.
        content: all of it.
        mode: of a file that is new; one that is there keeps its own.
        follow_links: a link stays, and what it leads to gets the content; without, a file takes the link's place.

    Raises:
        OSError: it cannot be written; the old content is there, or (when only the folder cannot be synced) the new.
    """
    target = Path(os.path.realpath(path)) if follow_links else path
    kept = _mode_of(target)
    with _draft(target, content, mode if kept is None else kept, exact=kept is not None) as draft:
        os.rename(draft, target)
        sync_folder(target.parent, required=False)


def _mode_of(path: Path) -> int | None:
    """The mode of a regular file; None where none is."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return None
    return stat.S_IMODE(there.st_mode) if stat.S_ISREG(there.st_mode) else None


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
        try:
            sync_folder(path.parent, required=False)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(path)
            raise


@contextlib.contextmanager
def _draft(path: Path, content: bytes, mode: int, *, exact: bool = False) -> Iterator[Path]:
    """A new file beside `path` with all of the content on the disk; gone at the end if it still has that name."""
    sweep_writes(path.parent)
    descriptor, draft = create_claimed(path.parent, WRITE, mode=mode, must_lock=False)
    with open(descriptor, "wb") as stream:
        try:
            stream.write(content)
            stream.flush()
            if exact:
                os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
            yield draft
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft)


def sweep_writes(folder: Path) -> None:
    """Remove what killed writers left in a folder, if that can be.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(folder) as entries:
        found = [Path(entry.path) for entry in entries if is_own(entry.name, WRITE)]
    for path in found:
        with contextlib.suppress(OSError):
            unlink_dead(path)
