"""Leases: what an operation whose kit has no name yet keeps from being collected.

A lease is a locked file that lists digests. A crash drops the lock and thereby the lease; its blobs are then young
garbage. Adding to a lease takes the shared lock: a sweep, which is exclusive, sees the digest or was over before.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.archive.outflow import write_all
from kitstudio.base.claims import create_claimed, try_flock
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.model.descriptor import BadDigestError, Digest
from kitstudio.store.locks import Holder, StoreLock
from kitstudio.store.paths import StorePaths

# A lease of the largest kit allowed has some 700 KB.
_LEASE_BYTES: Final = 64 << 20


class Lease:
    """While it lives, no collection takes a blob it protects.

    Attributes:
        name: of its file.
        purpose: the verb of its operation.
        control: the operation's; stops waits under the lease.
    """

    def __init__(self, fd: int, path: Path, lock: StoreLock, purpose: str, control: Control) -> None:
        self.name = path.name
        self.purpose = purpose
        self.control = control
        self._fd = fd
        self._path = path
        self._lock = lock
        self._protected: set[Digest] = set()

    def protect(self, *digests: Digest) -> None:
        """Keep blobs, here already or about to come, as long as the lease lives.

        Ask the store whether it has a blob only after this: before, a collection may still be taking it.

        Raises:
            StoreLockedError: a collection did not end in time.
            DiskFullError, FileSystemError: the lease could not be written.
        """
        fresh = [digest for digest in digests if digest not in self._protected]
        if not fresh:
            return
        with self._lock.shared(self.purpose, self.control.token), converted("Writing a lease", self._path):
            write_all(self._fd, "".join(f"{digest}\n" for digest in fresh).encode())
        self._protected.update(fresh)


@contextlib.contextmanager
def leased(
    paths: StorePaths, lock: StoreLock, purpose: str, control: Control, now: Callable[[], float]
) -> Iterator[Lease]:
    """A lease that lives while inside."""
    with contextlib.ExitStack() as ending:
        with lock.shared(purpose, control.token), converted("Writing a lease", paths.leases):
            fd, path = create_claimed(paths.leases, "")
            ending.callback(_end, fd, path)
            write_all(fd, Holder(os.getpid(), purpose, now()).to_json())
        yield Lease(fd, path, lock, purpose, control)


def _end(fd: int, path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
    os.close(fd)


@dataclass(frozen=True, slots=True)
class LivingLease:
    """A lease as another process sees it."""

    name: str
    holder: Holder
    digests: frozenset[Digest]


def living_leases(folder: Path) -> list[LivingLease]:
    """Every lease whose owner is alive. Complete only under the lock."""
    out = []
    for name in sorted(os.listdir(folder)):
        try:
            fd = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            continue
        with open(fd, "rb") as file:
            if not try_flock(fd, fcntl.LOCK_SH):
                out.append(_read(name, file.read(_LEASE_BYTES)))
    return out


def protected(folder: Path, *, besides: str = "") -> frozenset[Digest]:
    """What living leases protect, but for the one named `besides`. Complete only under the lock."""
    return frozenset[Digest]().union(*(each.digests for each in living_leases(folder) if each.name != besides))


def _read(name: str, content: bytes) -> LivingLease:
    head, *lines = content.split(b"\n")
    digests = set()
    for line in lines:
        with contextlib.suppress(BadDigestError):
            digests.add(Digest.parse(line.decode("ascii", "replace")))
    return LivingLease(name, Holder.from_json(head), frozenset(digests))
