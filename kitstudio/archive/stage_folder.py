"""The private folder an unpack works in: made beside its destination, locked while its owner lives, removed after.

Its name is recognised by the next run, which removes it (or undoes what it had begun) when nobody holds its lock:
the kernel drops the lock with its owner, so a dead owner is never taken for a living one.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
import stat
from typing import Final

from kitstudio.archive.kernel import FOLDER_FLAGS
from kitstudio.archive.removal import remove_tree
from kitstudio.base.own_names import UNPACK, is_own

CONTENT: Final = b"files"
OLD: Final = b"old"
JOURNAL: Final = b"journal"
DRAFT: Final = b"journal.new"
DONE: Final = b"journal.done"
_LOCK: Final = b"lock"
_ATTEMPTS: Final = 16


class StageFolder:
    """One such folder, locked by us.

    Attributes:
        name: its name in its parent.
        fd: a descriptor of it.
    """

    def __init__(self, parent_fd: int, name: bytes, fd: int, lock: int) -> None:
        self._parent_fd = parent_fd
        self._lock = lock
        self.name = name
        self.fd = fd

    @classmethod
    def create(cls, parent: int) -> StageFolder:
        """Make a new one in the folder `parent` (a descriptor, copied).

        Raises:
            OSError: the parent cannot be written.
        """
        for _ in range(_ATTEMPTS):
            name = UNPACK.encode() + secrets.token_hex(8).encode()
            with contextlib.suppress(FileExistsError):
                os.mkdir(name, 0o700, dir_fd=parent)
                try:
                    made = cls._locked(parent, name)
                except OSError:
                    _forget(parent, name)
                    raise
                # None: the cleaning of another run was quicker than our lock.
                if made is not None:
                    return made
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))

    @classmethod
    def adopt(cls, parent: int, name: bytes) -> StageFolder | None:
        """Take over the folder `name` of a dead owner; None when it lives, or is not ours to touch."""
        found = os.stat(name, dir_fd=parent, follow_symlinks=False)
        ours = found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & 0o077
        if not (ours and stat.S_ISDIR(found.st_mode) and is_own(os.fsdecode(name), UNPACK)):
            return None
        return cls._locked(parent, name)

    @classmethod
    def _locked(cls, parent: int, name: bytes) -> StageFolder | None:
        with contextlib.ExitStack() as undo:
            try:
                found = os.stat(name, dir_fd=parent, follow_symlinks=False)
                # An odd umask has taken our own rights; who is not root cannot even open it then.
                if stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) & 0o700 != 0o700:
                    os.chmod(name, 0o700, dir_fd=parent)
                fd = os.open(name, FOLDER_FLAGS, dir_fd=parent)
                undo.callback(os.close, fd)
                flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
                lock = os.open(_LOCK, flags, 0o600, dir_fd=fd)
                undo.callback(os.close, lock)
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (FileNotFoundError, BlockingIOError):
                return None
            if os.fstat(lock).st_nlink == 0:
                return None
            copy = os.dup(parent)
            undo.pop_all()
            return cls(copy, name, fd, lock)

    def remove(self) -> None:
        """Remove it with all it holds; only names we make are touched, so a stranger's file keeps it in place.

        Raises:
            OSError: something could not be removed; the next run tries again.
        """
        # The journal goes last but one: while it is there, a kill leaves the next run knowing what to do.
        for name in (CONTENT, OLD):
            remove_tree(self.fd, name)
        for name in (DRAFT, JOURNAL, DONE, _LOCK):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name, dir_fd=self.fd)
        os.rmdir(self.name, dir_fd=self._parent_fd)

    def close(self) -> None:
        """Let go of it, and of its lock."""
        for fd in (self.fd, self._lock, self._parent_fd):
            os.close(fd)


def _forget(parent: int, name: bytes) -> None:
    """Remove a folder that could not be locked; what resists is for the next run."""
    with contextlib.suppress(OSError):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name + b"/" + _LOCK, dir_fd=parent)
        os.rmdir(name, dir_fd=parent)
