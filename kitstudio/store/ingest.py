"""Ingest: bytes become a blob only when all of them are there, right, and on the disk.

The order is: written, size, digest, fsync of the file, mode 0444, rename, fsync of the folder (reliability-security 3).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from types import TracebackType
from typing import Final, Self

from kitstudio.base import limits
from kitstudio.base.errors import DigestMismatchError
from kitstudio.base.os_errors import FileSystemError, converted
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store.core import Core
from kitstudio.store.durable import NEW, allocate, create_claimed, require_room, write_all, write_error
from kitstudio.store.landing import ACTION, Landing
from kitstudio.store.leases import Lease
from kitstudio.store.partials import Wait, open_partial

_SIGN_OF_LIFE: Final = 64 * limits.MIB


class NewBlob:
    """A blob whose producer computes the digest; left without `commit` it leaves nothing behind."""

    def __init__(self, core: Core, lease: Lease, expected: int) -> None:
        self._core = core
        self._lease = lease
        self._landing = Landing(core, lease)
        self._expected = expected
        self._size = 0
        with converted(ACTION, core.paths.ingest):
            require_room(core.paths.ingest, expected, ACTION)
            self._fd, self._path = create_claimed(core.paths.ingest, NEW)

    def __enter__(self) -> Self:
        try:
            allocate(self._fd, 0, self._expected)
        except OSError as error:
            self._drop()
            raise write_error(error, ACTION, self._path, self._expected) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fd >= 0:
            self._drop()

    def write(self, chunk: bytes | bytearray | memoryview, /) -> int:
        """Take all of `chunk`; returns its size.

        Raises:
            DiskFullError, FileSystemError: it cannot be written.
        """
        try:
            write_all(self._fd, chunk)
        except OSError as error:
            rest = max(self._expected - self._size, len(chunk))
            raise write_error(error, ACTION, self._path, rest) from error
        self._size += len(chunk)
        return len(chunk)

    def commit(self, digest: Digest, size: int) -> bool:
        """Give the blob its name; True when one of that name was there already.

        Raises:
            DigestMismatchError: not `size` bytes were written.
            FileSystemError: the disk did not take them; nothing is left of the blob.
            StoreLockedError: the store was not free in time.
        """
        if size != self._size:
            raise DigestMismatchError(subject=str(digest), expected=f"{size} bytes", actual=f"{self._size} bytes")
        self._lease.protect(digest)
        if self._landing.is_present(digest, size):
            self._drop()
            return True
        with converted(ACTION, self._path):
            os.ftruncate(self._fd, size)  # gives back what was reserved beyond
        there = self._landing.finish(self._fd, self._path, digest, size)
        os.close(self._fd)
        self._fd = -1
        return there

    def _drop(self) -> None:
        with contextlib.suppress(OSError):
            os.unlink(self._path)
        os.close(self._fd)
        self._fd = -1


class ExpectedBlob:
    """A blob whose descriptor is known: verified while it is written, resumable.

    Several processes that expect the same blob take turns: the next one waits, and finds the blob or goes on with the
    part that is there.

    Attributes:
        present: the store holds it already; nothing is to be written, `commit` may be called.
        offset: where to go on writing; the bytes before it are there, from an earlier attempt and hashed again.
    """

    def __init__(self, core: Core, descriptor: Descriptor, lease: Lease, *, resumable: bool) -> None:
        self.present = False
        self.offset = 0
        self._core = core
        self._descriptor = descriptor
        self._lease = lease
        self._landing = Landing(core, lease)
        self._resumable = resumable
        self._path = core.paths.partial(descriptor.digest)
        self._hash = hashlib.new(descriptor.digest.algorithm)
        self._fd = -1

    def __enter__(self) -> Self:
        digest, size = self._descriptor.digest, self._descriptor.size
        self._lease.protect(digest)
        waited = Wait(self._core, self._lease, self._path, digest)
        while not self._claim():
            waited.once_more()
        if self.present:
            self.offset = size
            return self
        try:
            self._resume()
            require_room(self._path.parent, size - self.offset, ACTION)
            allocate(self._fd, self.offset, size - self.offset)
        except OSError as error:
            self._leave()
            raise write_error(error, ACTION, self._path, size - self.offset) from error
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fd >= 0:
            self._leave()

    def write(self, chunk: bytes | bytearray | memoryview, /) -> int:
        """Take all of `chunk`; returns its size.

        Raises:
            DigestMismatchError: there are more bytes than promised; the part is thrown away.
            DiskFullError, FileSystemError: it cannot be written.
        """
        if self.offset + len(chunk) > self._descriptor.size:
            self._throw_away()
            raise self._mismatch(f"{self._descriptor.size} bytes", "more")
        try:
            write_all(self._fd, chunk)
        except OSError as error:
            raise write_error(error, ACTION, self._path, self._descriptor.size - self.offset) from error
        self._hash.update(chunk)
        self.offset += len(chunk)
        return len(chunk)

    def restart(self) -> None:
        """Forget the bytes written so far (the other side cannot go on at `offset`)."""
        with converted(ACTION, self._path):
            os.ftruncate(self._fd, 0)
            os.lseek(self._fd, 0, os.SEEK_SET)
        self.offset = 0
        self._hash = hashlib.new(self._descriptor.digest.algorithm)

    def sync(self) -> None:
        """Make what was written so far survive a power loss; for long downloads, every 64 MiB or so."""
        with converted(ACTION, self._path):
            os.fdatasync(self._fd)

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
            there = self._landing.finish(self._fd, self._path, digest, size)
        except FileSystemError:
            self._throw_away()
            raise
        os.close(self._fd)
        self._fd = -1
        return there

    def _mismatch(self, expected: str, actual: str) -> DigestMismatchError:
        return DigestMismatchError(subject=str(self._descriptor.digest), expected=expected, actual=actual)

    def _claim(self) -> bool:
        """Find the blob or take its part; False when somebody else has the part, or it was no good."""
        if self._landing.is_present(self._descriptor.digest, self._descriptor.size):
            self.present = True
            return True
        with converted(ACTION, self._path):
            self._fd = open_partial(self._core, self._path)
        if self._fd < 0:
            return False
        if self._landing.is_present(self._descriptor.digest, self._descriptor.size):
            self.present = True
            self._throw_away()
        return True

    def _resume(self) -> None:
        os.fchmod(self._fd, 0o600)
        size = os.fstat(self._fd).st_size
        if size > self._descriptor.size:
            self.restart()
            return
        try:
            self._hash_part(size)
        except OSError:
            self._throw_away()
            raise
        if size == self._descriptor.size and self._hash.hexdigest() != self._descriptor.digest.hex:
            self.restart()

    def _hash_part(self, size: int) -> None:
        while self.offset < size:
            self._lease.control.token.check()
            chunk = os.read(self._fd, min(limits.CHUNK, size - self.offset))
            if not chunk:
                break
            self._hash.update(chunk)
            self.offset += len(chunk)
            if self.offset % _SIGN_OF_LIFE == 0:
                os.utime(self._fd)  # for those who wait

    def _leave(self) -> None:
        """Keep the part for the next attempt."""
        if self.offset == 0 or not self._resumable:
            self._throw_away()
        elif self._fd >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._fd, self.offset)  # gives back what was reserved beyond
                os.fchmod(self._fd, 0o600)
            os.close(self._fd)
            self._fd = -1

    def _throw_away(self) -> None:
        if self._fd >= 0:
            with contextlib.suppress(OSError):
                os.unlink(self._path)
            os.close(self._fd)
            self._fd = -1
