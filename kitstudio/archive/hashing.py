"""Streams that hash what passes through them: verifying against a descriptor, or only counting and hashing."""

from __future__ import annotations

import hashlib
import io
from typing import BinaryIO

from typing_extensions import Buffer, override

from kitstudio.base.errors import DigestMismatchError
from kitstudio.model.descriptor import Descriptor, Digest


class HashingReader(io.RawIOBase):
    """Passes a stream on and hashes it with sha256; `digest()` is of what was read so far."""

    def __init__(self, source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        self._hash = hashlib.sha256()
        self.done = 0

    def digest(self) -> Digest:
        """The digest of what was read so far."""
        return Digest("sha256", self._hash.hexdigest())

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        count = self._source.readinto(view)  # type: ignore[attr-defined]  # BinaryIO leaves it out; every stream has it
        self._hash.update(view[:count])
        self.done += count
        return int(count)


class VerifyingReader(io.RawIOBase):
    """Passes a blob on and checks it: as soon as there is a byte too many, and at its end.

    A reader that stops before the end has checked nothing; read to the end before trusting what came.

    Raises (while it is read):
        DigestMismatchError: size or digest are not those of the descriptor.
    """

    def __init__(self, source: BinaryIO, descriptor: Descriptor) -> None:
        super().__init__()
        self._source = source
        self._descriptor = descriptor
        self._hash = hashlib.new(descriptor.digest.algorithm)
        self.done = 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if not len(view):
            return 0
        # One byte more than promised is asked for, so that a longer blob is noticed without being read whole.
        count = int(self._source.readinto(view[: self._descriptor.size - self.done + 1]))  # type: ignore[attr-defined]
        self._hash.update(view[:count])
        self.done += count
        if self.done > self._descriptor.size:
            self._refuse(f"more than {self._descriptor.size} bytes")
        if not count:
            self._check()
        return count

    def _check(self) -> None:
        if self.done != self._descriptor.size:
            self._refuse(f"{self.done} of {self._descriptor.size} bytes")
        actual = f"{self._descriptor.digest.algorithm}:{self._hash.hexdigest()}"
        if actual != str(self._descriptor.digest):
            self._refuse(actual)

    def _refuse(self, actual: str) -> None:
        digest = str(self._descriptor.digest)
        raise DigestMismatchError(subject=f"blob {digest[:19]}…", expected=digest, actual=actual)
