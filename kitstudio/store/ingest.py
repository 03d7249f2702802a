"""Ingest: bytes become a blob only when all of them are there, right, and on the disk.

The order is: written, size, digest, fsync of the file, mode 0444, rename (reliability-security 3). The folder's fsync
comes before the name of the kit.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from types import TracebackType
from typing import Final, Self

from kitstudio.archive.outflow import Outflow
from kitstudio.base import limits
from kitstudio.base.claims import create_claimed
from kitstudio.base.errors import DigestMismatchError
from kitstudio.base.os_errors import FULL, FileSystemError, converted, os_error, require_room
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store.core import Core
from kitstudio.store.durable import NEW, allocate
from kitstudio.store.landing import ACTION, Landing
from kitstudio.store.leases import Lease
from kitstudio.store.partials import Wait, open_partial

_SIGN_OF_LIFE: Final = 64 * limits.MIB


class NewBlob:
    """A blob whose producer computes the digest; left without `commit` it leaves nothing behind."""

    def __init__(self, core: Core, lease: Lease, expected: int) -> None:
        self._core = core
        self._lease = lease
        self._expected = expected
        self._landing = Landing(core, lease)
        self._path = core.paths.ingest
        self._out = Outflow(-1)

    def __enter__(self) -> Self:
        with converted(ACTION, self._path):
            require_room(self._path, self._expected, ACTION)
            fd, self._path = create_claimed(self._path, NEW)
        self._out = Outflow(fd)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop()

    def write(self, chunk: bytes | bytearray | memoryview, /) -> int:
        """Take all of `chunk`; returns its size.

        Raises:
            DiskFullError, FileSystemError: it cannot be written.
        """
        try:
            self._out.write(chunk)
        except OSError as error:
            rest = max(self._expected - self._out.size, len(chunk))
            raise os_error(error, ACTION, self._path, rest) from error
        return len(chunk)

    def commit(self, digest: Digest, size: int) -> bool:
        """Give the blob its name; True when one of that name was there already.

        Raises:
            DigestMismatchError: not `size` bytes were written.
            FileSystemError: the disk did not take them; nothing is left of the blob.
            StoreLockedError: the store was not free in time.
        """
        if size != self._out.size:
            raise DigestMismatchError(subject=str(digest), expected=f"{size} bytes", actual=f"{self._out.size} bytes")
        self._lease.protect(digest)
        there = self._landing.is_present(digest, size)
        if not there:
            there = self._landing.finish(self._out.fd, self._path, digest, size)
        self._drop()
        return there

    def _drop(self) -> None:
        if self._out.fd >= 0:
            with contextlib.suppress(OSError):
                os.unlink(self._path)  # nothing there, when it has its name
            os.close(self._out.fd)
            self._out.fd = -1


class ExpectedBlob:
    """A blob whose descriptor is known: verified while it is written, resumable.

    Several processes that expect the same blob take turns: the next one waits, and finds the blob or goes on with the
    part that is there.

    Attributes:
        present: the store holds it already; nothing is to be written, `commit` may be called.
    """

    def __init__(self, core: Core, descriptor: Descriptor, lease: Lease, *, resumable: bool) -> None:
        self.present = False
        self._core = core
        self._descriptor = descriptor
        self._lease = lease
        self._landing = Landing(core, lease)
        self._resumable = resumable
        self._path = core.paths.partial(descriptor.digest)
        self._hash = hashlib.new(descriptor.digest.algorithm)
        self._found = 0  # bytes of an earlier attempt
        self._out = Outflow(-1)

    @property
    def offset(self) -> int:
        """Where to go on writing; the bytes before it are there, from an earlier attempt and hashed again."""
        return self._out.size

    def __enter__(self) -> Self:
        digest, size = self._descriptor.digest, self._descriptor.size
        self._lease.protect(digest)
        waited = Wait(self._core, self._lease, self._path, digest)
        while not self._claim():
            waited.once_more()
        if self.present:
            self._out.size = size
            return self
        try:
            with contextlib.ExitStack() as unfinished:
                unfinished.callback(self._leave)
                self._resume()
                require_room(self._path.parent, size - self.offset, ACTION)
                allocate(self._out.fd, self.offset, size - self.offset)
                unfinished.pop_all()
        except OSError as error:
            raise os_error(error, ACTION, self._path, size - self.offset) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def write(self, chunk: bytes | bytearray | memoryview, /) -> int:
        """Take all of `chunk`; returns its size.

        Raises:
            DigestMismatchError: there are more bytes than promised; the part is thrown away.
            DiskFullError: it cannot be written; the part is kept, to go on.
            FileSystemError: neither; the part is thrown away, for what it holds cannot be known.
        """
        if not chunk:
            return 0
        if self.offset + len(chunk) > self._descriptor.size:
            self._throw_away()
            raise self._mismatch(f"{self._descriptor.size} bytes", "more")
        try:
            self._out.write(chunk)
        except OSError as error:
            if error.errno not in FULL:
                self._throw_away()
            raise os_error(error, ACTION, self._path, self._descriptor.size - self.offset) from error
        self._hash.update(chunk)
        return len(chunk)

    def restart(self) -> None:
        """Forget the bytes written so far (the other side cannot go on at `offset`)."""
        with converted(ACTION, self._path):
            os.ftruncate(self._out.fd, 0)
            os.lseek(self._out.fd, 0, os.SEEK_SET)
        self._found = 0
        self._out = Outflow(self._out.fd)
        self._hash = hashlib.new(self._descriptor.digest.algorithm)

    def sync(self) -> None:
        """Make what was written so far survive a power loss; for long downloads, every 64 MiB or so.

        Raises:
            FileSystemError: the disk did not take it; the part is thrown away, for what it holds cannot be known.
        """
        try:
            os.fdatasync(self._out.fd)
        except OSError as error:
            self._throw_away()
            raise os_error(error, ACTION, self._path) from error

    def commit(self) -> bool:
        """Check size and digest and give the blob its name; True when it was there already.

        Raises:
            DigestMismatchError: too few bytes (the part is kept, to go on), or wrong ones (it is thrown away).
            FileSystemError: the disk did not take them; the part is thrown away, for it cannot be trusted.
            StoreLockedError: the store was not free in time.
        """
        if self.present:
            return True
        digest, size = self._descriptor.digest, self._descriptor.size
        if self.offset != size:
            raise self._mismatch(f"{size} bytes", f"{self.offset} bytes")
        actual = f"{digest.algorithm}:{self._hash.hexdigest()}"
        if actual != str(digest):
            self._throw_away()
            raise self._mismatch(str(digest), actual)
        return self._give_name()

    def _give_name(self) -> bool:
        digest, size = self._descriptor.digest, self._descriptor.size
        try:
            there = self._landing.finish(self._out.fd, self._path, digest, size)
        except FileSystemError:
            self._throw_away()
            raise
        self._close()
        return there

    def _mismatch(self, expected: str, actual: str) -> DigestMismatchError:
        return DigestMismatchError(subject=str(self._descriptor.digest), expected=expected, actual=actual)

    def _claim(self) -> bool:
        """Find the blob or take its part; False when somebody else has the part, or it was no good."""
        digest, size = self._descriptor.digest, self._descriptor.size
        self.present = self._landing.is_present(digest, size)
        if self.present:
            return True
        with converted(ACTION, self._path):
            self._out = Outflow(open_partial(self._core, self._path))
        if self._out.fd < 0:
            return False
        self.present = self._landing.is_present(digest, size)  # whoever had the part may have been done just now
        if self.present:
            self._throw_away()
        return True

    def _resume(self) -> None:
        os.fchmod(self._out.fd, 0o600)
        self._found = os.fstat(self._out.fd).st_size
        if self._found > self._descriptor.size or not self._resumable:
            self.restart()
        try:
            self._hash_found()
        except OSError:
            self._throw_away()
            raise
        if self._found == self._descriptor.size and self._hash.hexdigest() != self._descriptor.digest.hex:
            self.restart()

    def _hash_found(self) -> None:
        # After an error of the disk that nobody could note down, memory and disk may differ: the disk is asked.
        os.posix_fadvise(self._out.fd, 0, 0, os.POSIX_FADV_DONTNEED)
        done = 0
        while done < self._found and (chunk := os.read(self._out.fd, min(limits.CHUNK, self._found - done))):
            self._lease.control.token.check()
            self._hash.update(chunk)
            done += len(chunk)
            if done % _SIGN_OF_LIFE == 0:
                os.utime(self._out.fd)  # for those who wait
        self._out = Outflow(self._out.fd, done)

    def _leave(self) -> None:
        """Keep the part for the next attempt."""
        size = max(self._found, self.offset)
        if not size or not self._resumable:
            self._throw_away()
        elif self._out.fd >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._out.fd, size)  # gives back what was reserved beyond
                os.fchmod(self._out.fd, 0o600)
            self._close()

    def _throw_away(self) -> None:
        if self._out.fd >= 0:
            with contextlib.suppress(OSError):
                os.unlink(self._path)
            self._close()

    def _close(self) -> None:
        os.close(self._out.fd)
        self._out.fd = -1
