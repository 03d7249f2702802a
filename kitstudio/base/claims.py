"""Files that tell whether their writer lives: it holds a lock on them, which the kernel drops with it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kitstudio.base.regular_file import open_regular

_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS})


def is_same_file(fd: int, path: Path) -> bool:
    """Whether `path` still names the open file."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(fd), there)


def try_flock(fd: int, operation: int) -> bool:
    """Whether the lock was there for the taking."""
    try:
        fcntl.flock(fd, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def create_claimed(folder: Path, prefix: str, *, mode: int | None = None, must_lock: bool = True) -> tuple[int, Path]:
    """A new file that is locked: whoever finds it unlocked knows that its writer is dead.

    Args:
        folder: where.
        prefix: what its name begins with.
        mode: the umask has its say in it; None makes a file for its owner only whatever the umask says.
        must_lock: without, a file system that cannot lock will do: nobody can take the file for a dead one's there.

    Raises:
        OSError: it cannot be made; nothing is left of it.
    """
    while True:
        path = folder / f"{prefix}{secrets.token_hex(8)}"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(path, flags, 0o600 if mode is None else mode)
        claimed = False
        try:
            # Somebody who cleans up, or looks for holders, may be quicker.
            if _is_locked(fd, must_lock=must_lock) and is_same_file(fd, path):
                if mode is None:
                    os.fchmod(fd, 0o600)
                claimed = True
                return fd, path
        finally:
            if not claimed:
                with contextlib.suppress(OSError):
                    os.unlink(path)
                os.close(fd)


def _is_locked(fd: int, *, must_lock: bool) -> bool:
    try:
        return try_flock(fd, fcntl.LOCK_EX)
    except OSError as error:
        if must_lock or error.errno not in _NO_LOCKS:
            raise
        return True


def is_dead(path: Path) -> bool:
    """Whether nobody holds a claimed file any more."""
    with _claim_of_dead(path) as size:
        return size is not None


def unlink_dead(path: Path) -> int | None:
    """Remove a claimed file whose writer is gone; returns its size, None when it lives or is no regular file."""
    with _claim_of_dead(path) as size:
        if size is not None:
            with contextlib.suppress(FileNotFoundError):  # its maker saw that we were quicker than its lock
                os.unlink(path)
        return size


def unlink_all_dead(folder: Path) -> None:
    """Remove the claimed files of dead writers, where no file is just being made (under the exclusive lock)."""
    for name in os.listdir(folder):
        unlink_dead(folder / name)


@contextlib.contextmanager
def _claim_of_dead(path: Path) -> Iterator[int | None]:
    try:
        fd = open_regular(path)
    except OSError:
        yield None
        return
    try:
        dead = try_flock(fd, fcntl.LOCK_EX) and is_same_file(fd, path)
        yield os.fstat(fd).st_size if dead else None
    finally:
        os.close(fd)
