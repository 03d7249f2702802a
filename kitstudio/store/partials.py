"""Parts of blobs: taken by one writer at a time, waited for by the others, never trusted for what they are."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
import stat
import time
from pathlib import Path
from typing import Final

from kitstudio.base.claims import is_same_file, try_flock
from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.model.descriptor import Digest
from kitstudio.store.core import Core
from kitstudio.store.durable import NEW
from kitstudio.store.leases import Lease, living_leases
from kitstudio.store.locks import Holder

_WAITING: Final = QT_TRANSLATE_NOOP("notices", "Waiting for {digest}, which process {pid} ({purpose}) is writing.")
_PAUSE: Final = 0.05
_ROUNDS_UNTOLD: Final = 4
# What opening says of links, folders, pipes and files that are not ours, where a part should be.
_PLANTED: Final = frozenset({errno.ELOOP, errno.EISDIR, errno.EACCES, errno.ENXIO})


def open_partial(core: Core, path: Path) -> int:
    """Open and lock a part; -1 when another has it, or when it had to be cleared away first."""
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno not in _PLANTED:
            raise
        if not os.path.lexists(path):
            raise  # it is the folder that may not be written
        # Into the trash, whatever it is: a folder may not be empty. Somebody else may be quicker.
        with contextlib.suppress(FileNotFoundError):
            os.rename(path, core.paths.trash / f"{NEW}{secrets.token_hex(8)}")
        return -1
    there = os.fstat(fd)
    ours = stat.S_ISREG(there.st_mode) and there.st_uid == os.geteuid() and there.st_nlink == 1
    if try_flock(fd, fcntl.LOCK_EX) and is_same_file(fd, path):
        if ours:
            return fd
        os.unlink(path)
    os.close(fd)
    return -1


class Wait:
    """Patience with whoever writes a part: as long as it grows, and `wait` seconds when it does not."""

    def __init__(self, core: Core, lease: Lease, path: Path, digest: Digest) -> None:
        self._core = core
        self._lease = lease
        self._path = path
        self._digest = digest
        self._seen: tuple[int, int] | None = None
        self._deadline = 0.0
        self._rounds = 0

    def once_more(self) -> None:
        """Pause a moment.

        Raises:
            OperationCancelledError: the operation was asked to stop.
            StoreLockedError: the part did not grow for too long.
        """
        seen = self._look()
        if seen != self._seen or not self._rounds:
            self._seen = seen
            self._deadline = time.monotonic() + self._core.wait
        elif time.monotonic() >= self._deadline:
            raise self._holder().locked_error(self._path, self._core.wait)
        self._rounds += 1
        if self._rounds == _ROUNDS_UNTOLD:
            holder = self._holder()
            self._lease.control.notice(
                "waiting-for-blob", _WAITING, digest=str(self._digest), pid=holder.pid, purpose=holder.purpose
            )
        self._lease.control.token.wait(_PAUSE)

    def _look(self) -> tuple[int, int] | None:
        try:
            there = os.lstat(self._path)
        except OSError:
            return None
        return there.st_size, there.st_mtime_ns

    def _holder(self) -> Holder:
        for lease in living_leases(self._core.paths.leases):
            if self._digest in lease.digests and lease.name != self._lease.name:
                return lease.holder
        return Holder()
