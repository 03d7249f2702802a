"""Files written whole or not at all, and there after a power loss once that is said.

A rename without an fsync of the file leaves an empty file behind after a power loss, an fsync without one of the folder
the old name (reliability-security 3).
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.claims import create_claimed, unlink_dead
from kitstudio.base.own_names import WRITE, is_own

# What a file system says that cannot sync a folder.
_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})
_ACL: Final = "system.posix_acl_access"


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


def replace_file(path: Path, content: bytes, *, mode: int, follow_links: bool = False, as_before: bool = False) -> None:
    """Give `path` new content: whoever reads it, now or after a power loss, finds the old or the new.

    Args:
        path: where.
        content: all of it.
        mode: of a file that is new; one that is there keeps its own.
        follow_links: a link stays, and what it leads to gets the content; without, a file takes the link's place.
        as_before: a file that is there is a person's: the new one has its owner, group and attributes as far as that
            is permitted, and its mode as far as that gives nobody more.

    Raises:
        OSError: it cannot be written; the old content is there, or (when only the folder cannot be synced) the new.
    """
    target = Path(os.path.realpath(path)) if follow_links else path
    before = _regular(target)
    finish = None
    if before is not None:
        # Open to nobody else before it is clear whose it is.
        mode, finish = 0o600, partial(_finish_like, target, before, as_before)
    with _draft(target, content, mode, finish) as draft:
        os.rename(draft, target)
        sync_folder(target.parent, required=False)


def _regular(path: Path) -> os.stat_result | None:
    """What is known of a regular file; None where none is."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return None
    return there if stat.S_ISREG(there.st_mode) else None


def _finish_like(path: Path, before: os.stat_result, as_before: bool, descriptor: int) -> None:  # noqa: FBT001 - bound
    """Give a new file the mode of the one at `path`, and what else `replace_file` says of it."""
    mode = stat.S_IMODE(before.st_mode)
    if as_before:
        _copy_attributes(path, descriptor)
        mode = _given_away(descriptor, before)
    os.fchmod(descriptor, mode)


def _given_away(descriptor: int, before: os.stat_result) -> int:
    """Give a file the owner and group of another if we may; a mode by which nobody may more than by the other's."""
    for owner in (before.st_uid, -1):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, owner, before.st_gid)
            break
    now, mode = os.fstat(descriptor), stat.S_IMODE(before.st_mode)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        mode &= ~(stat.S_ISUID | stat.S_ISGID)
    if now.st_gid != before.st_gid:
        # Its group is among the others now, and some of the others are in ours.
        both = mode >> 3 & mode & 0o7
        mode = mode & ~0o77 | both << 3 | both
    return mode


def _copy_attributes(path: Path, descriptor: int) -> None:
    """Copy what people and their programs noted of a file, and who else may use it, as far as that can be."""
    room = limits.SMALL_FILE
    with contextlib.suppress(OSError):
        for name in os.listxattr(path, follow_symlinks=False):
            if name == _ACL or name.startswith("user."):
                with contextlib.suppress(OSError):
                    value = os.getxattr(path, name, follow_symlinks=False)
                    room -= len(value)
                    if room >= 0:
                        os.setxattr(descriptor, name, value)


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
def _draft(path: Path, content: bytes, mode: int, finish: Callable[[int], None] | None = None) -> Iterator[Path]:
    """A new file beside `path` with all of the content on the disk; gone at the end if it still has that name."""
    sweep_writes(path.parent)
    descriptor, draft = create_claimed(path.parent, WRITE, mode=mode, must_lock=False)
    with open(descriptor, "wb") as stream:
        try:
            stream.write(content)
            stream.flush()
            if finish is not None:
                finish(stream.fileno())
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
