"""The few system calls Python lacks: `openat2`, `renameat2`, `syncfs`; each with the next best where it is missing.

And what goes with working on names below open folders: one folder open at a time, errors that tell the whole path.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
from collections.abc import Iterator, Sequence
from typing import Final

from kitstudio.base.os_errors import os_error

FOLDER_FLAGS: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_OPENAT2: Final = 437
_RESOLVE_NO_XDEV: Final = 0x01
_RESOLVE_NO_SYMLINKS: Final = 0x04
_RESOLVE_BENEATH: Final = 0x08
_NOREPLACE: Final = 1
_EXCHANGE: Final = 2
# What a kernel, a sandbox or a file system answers that does not know the call or the flag.
_UNKNOWN_CALL: Final = frozenset({errno.ENOSYS, errno.EPERM, errno.E2BIG})
_UNKNOWN_FLAG: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})
_RETRIES: Final = 16

_libc: Final = ctypes.CDLL(None, use_errno=True)


class _OpenHow(ctypes.Structure):
    """`struct open_how` of openat2(2)."""

    _fields_ = (("flags", ctypes.c_uint64), ("mode", ctypes.c_uint64), ("resolve", ctypes.c_uint64))


def encoded(path: str) -> tuple[bytes, ...]:
    """The parts of a `/`-joined relative path as the file system takes them; none for an empty path."""
    return tuple(path.encode("utf-8", "surrogateescape").split(b"/")) if path else ()


@contextlib.contextmanager
def failing_at(path: bytes) -> Iterator[None]:
    """Convert any OSError inside into the error with a name, telling `path`: calls beside a descriptor know a part."""
    try:
        yield
    except OSError as error:
        raise os_error(OSError(error.errno, error.strerror), "Unpacking", path) from error


def open_folder(root: int, parts: Sequence[bytes], *, same_mount: bool = False) -> int:
    """Open the folder `parts` below the folder `root`, following no link and leaving `root` in no way.

    Args:
        root: descriptor of a folder.
        parts: names without `/`, none of them `.` or `..`; none at all opens `root` itself again.
        same_mount: refuse to cross into another mount (only told apart where the kernel has openat2).

    Returns:
        A new descriptor; the caller closes it.

    Raises:
        OSError: missing, no folder, a link (ELOOP or ENOTDIR), another mount (EXDEV).
    """
    if not parts:
        return os.open(b".", FOLDER_FLAGS, dir_fd=root)
    opened = _openat2(root, b"/".join(parts), same_mount=same_mount)
    return opened if opened is not None else _open_stepwise(root, parts)


def _openat2(root: int, path: bytes, *, same_mount: bool) -> int | None:
    """Open by openat2(2), or None where it cannot be had (old kernel, sandbox, a path longer than the kernel takes)."""
    resolve = _RESOLVE_BENEATH | _RESOLVE_NO_SYMLINKS | (_RESOLVE_NO_XDEV if same_mount else 0)
    how = _OpenHow(FOLDER_FLAGS, 0, resolve)
    for _ in range(_RETRIES):
        opened = int(_libc.syscall(_OPENAT2, root, ctypes.c_char_p(path), ctypes.byref(how), ctypes.sizeof(how)))
        if opened >= 0:
            return opened
        number = ctypes.get_errno()
        if number in _UNKNOWN_CALL or number == errno.ENAMETOOLONG:
            return None
        if number not in (errno.EAGAIN, errno.EINTR):
            raise OSError(number, os.strerror(number), os.fsdecode(path))
    return None


def _open_stepwise(root: int, parts: Sequence[bytes]) -> int:
    current = os.open(parts[0], FOLDER_FLAGS, dir_fd=root)
    for part in parts[1:]:
        try:
            below = os.open(part, FOLDER_FLAGS, dir_fd=current)
        finally:
            os.close(current)
        current = below
    return current


def rename_new(source_fd: int, source: bytes, target_fd: int, target: bytes) -> None:
    """Rename, never replacing anything.

    Where the file system lacks RENAME_NOREPLACE the target is looked at just before.

    Raises:
        FileExistsError: the target exists.
        OSError: as rename(2).
    """
    number = _renameat2(source_fd, source, target_fd, target, _NOREPLACE)
    if number == 0:
        return
    if number not in _UNKNOWN_FLAG:
        raise OSError(number, os.strerror(number), os.fsdecode(target))
    if exists(target_fd, target) is not None:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fsdecode(target))
    os.rename(source, target, src_dir_fd=source_fd, dst_dir_fd=target_fd)


def exchange(first_fd: int, first: bytes, second_fd: int, second: bytes) -> bool:
    """Swap two names in one step; False where the file system cannot.

    Raises:
        OSError: as rename(2).
    """
    number = _renameat2(first_fd, first, second_fd, second, _EXCHANGE)
    if number and number not in _UNKNOWN_FLAG:
        raise OSError(number, os.strerror(number), os.fsdecode(second))
    return number == 0


def _renameat2(source_fd: int, source: bytes, target_fd: int, target: bytes, flag: int) -> int:
    call = getattr(_libc, "renameat2", None)
    if call is None:
        return errno.ENOSYS
    done = call(source_fd, ctypes.c_char_p(source), target_fd, ctypes.c_char_p(target), ctypes.c_uint(flag))
    return ctypes.get_errno() if done else 0


def exists(folder_fd: int, name: bytes) -> os.stat_result | None:
    """What `name` in the folder is, links not followed; None when there is nothing."""
    try:
        return os.stat(name, dir_fd=folder_fd, follow_symlinks=False)
    except FileNotFoundError:
        return None


def sync_file_system(fd: int) -> None:
    """Make everything written so far to the file system of `fd` durable (syncfs(2)); to all, where it is missing.

    Raises:
        OSError: writing back failed; what was written must be taken as lost.
    """
    if not hasattr(_libc, "syncfs"):
        os.sync()
    elif _libc.syncfs(fd):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


class FolderCursor:
    """The one folder of a tree that is open at a time, so that neighbours cost no second open.

    Two descriptors are all it ever holds: the root (not its own) and the current folder.
    """

    def __init__(self, root: int, *, same_mount: bool = False) -> None:
        self._root = root
        self._same_mount = same_mount
        self._parts: tuple[bytes, ...] = ()
        self._fd = -1

    def fd(self, parts: tuple[bytes, ...]) -> int:
        """A descriptor of the folder `parts`, valid until the next call.

        Raises:
            OSError: as `open_folder`.
        """
        if not parts:
            return self._root
        if self._fd < 0 or parts != self._parts:
            self.close()
            self._fd = open_folder(self._root, parts, same_mount=self._same_mount)
            self._parts = parts
        return self._fd

    def close(self) -> None:
        """Close the current folder."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
