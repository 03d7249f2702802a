"""Bytes that survive a power loss, and words for a disk that is full.

A rename without an fsync of the file leaves an empty file behind after a power loss, an fsync without one of the folder
leaves the old name; so both are done before anything is acknowledged (reliability-security 3).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import functools
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kitstudio.archive.kernel import sync_file_system
from kitstudio.archive.outflow import write_all
from kitstudio.base.claims import create_claimed
from kitstudio.base.control import CancelToken
from kitstudio.base.durable import sync_folder
from kitstudio.base.limits import MIB
from kitstudio.base.os_errors import FULL, converted, free_bytes
from kitstudio.base.regular_file import NotRegularError
from kitstudio.store.paths import StorePaths

RESERVE: Final = 16 * MIB
_SMALLEST_RESERVE: Final = 64 * 1024
# Prefixes of files in `ingest/` that nobody goes on with once their writer is gone.
NEW: Final = "new-"
STATE: Final = "state-"
# The mode of the folders of a store.
PRIVATE: Final = 0o700

_ALLOCATE_FROM = MIB
_KEEP_SIZE = 1  # FALLOC_FL_KEEP_SIZE: the size of a partial stays the number of bytes that are there
_FEW = 32
_AT_ONCE = 256  # open files
_LIBC = ctypes.CDLL(None, use_errno=True)


def allocate(fd: int, offset: int, size: int) -> None:
    """Reserve blocks for `size` bytes at `offset` without growing the file, where the file system can.

    Raises:
        OSError: there is no space for them.
    """
    if size < _ALLOCATE_FROM or not hasattr(_LIBC, "fallocate"):
        return
    if _LIBC.fallocate(fd, _KEEP_SIZE, ctypes.c_int64(offset), ctypes.c_int64(size)) != 0:
        number = ctypes.get_errno()
        if number in FULL:
            raise OSError(number, os.strerror(number))


def _take_up(fd: int, size: int, wanted: int, token: CancelToken) -> None:
    """Grow a file of `size` bytes, by blocks that are really its own; in pieces where the file system must be written.

    `posix_fallocate` would write such a one block by block, thousands of times in one call that nothing can end.
    """
    if hasattr(_LIBC, "fallocate"):
        if _LIBC.fallocate(fd, 0, ctypes.c_int64(0), ctypes.c_int64(wanted)) == 0:
            return
        if ctypes.get_errno() in FULL:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    os.lseek(fd, size, os.SEEK_SET)
    while size < wanted:
        token.check()
        size += os.write(fd, bytes(min(MIB, wanted - size)))


def create_private(path: Path, flags: int) -> int:
    """Open a file, making it when it is missing, for its owner only whatever the umask says.

    Raises:
        NotRegularError: a pipe or such stands there, which would keep us waiting. OSError: it cannot be opened.
    """
    try:
        fd = os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise NotRegularError(path) from error
        raise
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise NotRegularError(path)
    os.fchmod(fd, 0o600)
    return fd


class StateFiles:
    """Writes the small files of a store: whole or not at all, with space kept back for when the disk is full."""

    def __init__(self, paths: StorePaths) -> None:
        self._paths = paths

    def replace(self, path: Path, content: bytes) -> None:
        """Give `path` new content; when this returns it survives a power loss.

        Raises:
            DiskFullError, FileSystemError: the old content is there, or (the folder cannot be synced) the new.
        """
        self.replace_all(path.parent, {path.name: content})

    def replace_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Give files of one folder new content; when this returns all of it survives a power loss.

        Args:
            folder: theirs; it is synced even without files, for whoever wrote what is there may have been killed.
            files: content by name.

        Raises:
            DiskFullError, FileSystemError: each file has its old or its new content.
        """
        names = list(files)
        for begin in range(0, len(names), _AT_ONCE):
            some = {folder / name: files[name] for name in names[begin : begin + _AT_ONCE]}
            self._sparing(folder, functools.partial(self._replace, some), sum(map(len, some.values())))
        with converted("Writing a name", folder):
            sync_folder(folder)

    def overwrite(self, path: Path, content: bytes) -> None:
        """Overwrite the start of `path` in place, so that who watches the file keeps watching it; not durably."""
        self._sparing(path, lambda: _overwrite(path, content), len(content))

    def remove(self, path: Path) -> None:
        """Take `path` away, durably; nothing happens when it is not there."""
        with converted("Removing a name", path), contextlib.suppress(FileNotFoundError):
            os.unlink(path)
            sync_folder(path.parent)

    def remake_reserve(self, token: CancelToken) -> None:
        """Keep space back again: 16 MiB, on a small disk a quarter of what is free.

        Raises:
            OperationCancelledError: asked to stop; what is kept back by then stays.
        """
        path = self._paths.reserve
        with contextlib.suppress(OSError):
            have = os.lstat(path).st_size if os.path.lexists(path) else 0
            wanted = min(RESERVE, (free_bytes(str(path)) + have) // 4)
            if have >= wanted or wanted < _SMALLEST_RESERVE:
                return
            fd = create_private(path, os.O_WRONLY)
            try:
                _take_up(fd, have, wanted, token)
            finally:
                os.close(fd)

    def _sparing(self, path: Path, write: Callable[[], None], size: int) -> None:
        with converted("Writing a name", path, size):
            try:
                write()
            except OSError as error:
                if error.errno not in FULL or not self._spend_reserve():
                    raise
                write()

    def _spend_reserve(self) -> bool:
        try:
            os.unlink(self._paths.reserve)
        except FileNotFoundError:
            return False
        return True

    def _replace(self, files: Mapping[Path, bytes]) -> None:
        drafts: list[tuple[int, Path]] = []
        try:
            for content in files.values():
                drafts.append(create_claimed(self._paths.ingest, STATE))
                write_all(drafts[-1][0], content)
            _sync_files([fd for fd, _ in drafts])
            for (_, draft), path in zip(drafts, files, strict=True):
                os.rename(draft, path)
        except OSError:
            for _, draft in drafts:
                with contextlib.suppress(OSError):
                    os.unlink(draft)
            raise
        finally:
            for fd, _ in drafts:
                os.close(fd)


def _sync_files(fds: Sequence[int]) -> None:
    """Make files durable; many at one stroke, which an fsync for each would take minutes for."""
    if len(fds) > _FEW:
        sync_file_system(fds[0])
        return
    for fd in fds:
        os.fsync(fd)


def _overwrite(path: Path, content: bytes) -> None:
    fd = create_private(path, os.O_WRONLY)
    try:
        os.pwrite(fd, content, 0)
    finally:
        os.close(fd)
