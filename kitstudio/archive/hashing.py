"""Digests of streams: checked while reading, so that nothing is believed before its last byte was seen."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from typing import BinaryIO, Final

from typing_extensions import Buffer, override

from kitstudio.base import limits
from kitstudio.base.control import Advanced, Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.base.os_errors import converted, os_error
from kitstudio.model.content import BlobTooLargeError
from kitstudio.model.descriptor import Descriptor, Digest

_QUIET: Final = Control()


class VerifyingReader(io.RawIOBase):
    """Reads a blob's bytes and raises where its end shows that they are not the ones promised.

    The end is where the stream ends or where the promised size is reached, whichever is first; whoever reads to the end
    (an empty read) has verified bytes. Never more than the promised size is handed out. Closing leaves `stream` open.

    Args:
        stream: the unverified bytes.
        descriptor: what was promised.
        control: asked for cancel at every read.
    """

    def __init__(self, stream: BinaryIO, descriptor: Descriptor, control: Control = _QUIET) -> None:
        super().__init__()
        self._stream = stream
        self._descriptor = descriptor
        self._control = control
        self._hash = hashlib.new(descriptor.digest.algorithm)
        self._done = 0
        self._verified = False

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return self._done

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        """Read some bytes; 0 only when all of them were read and are right.

        Raises:
            DigestMismatchError: too short, too long, or other bytes.
            FileSystemError: the disk does not give them.
            OperationCancelledError: asked to stop.
        """
        self._control.token.check()
        view = memoryview(buffer).cast("B")
        left = self._descriptor.size - self._done
        if not view or self._verified:
            return 0
        if not left:
            self._finish()
            return 0
        count = self._take(view[: min(left, len(view))])
        if not count:
            self._refuse(f"{self._done} bytes")
        self._hash.update(view[:count])
        self._done += count
        if self._done == self._descriptor.size:
            # A reader that asks for exactly the promised bytes never sees the empty read: its last bytes are the test.
            self._finish()
        return count

    @override
    def read(self, size: int = -1, /) -> bytes:
        """Read up to `size` bytes, all of them when negative (the descriptor bounds it); errors as `readinto`."""
        if size >= 0:
            found = bytearray(min(size, max(self._descriptor.size - self._done, 1)))
            return bytes(found[: self.readinto(found)])
        parts = []
        while part := self.read(limits.CHUNK):
            parts.append(part)
        return b"".join(parts)

    def _take(self, view: memoryview) -> int:
        try:
            return _read_into(self._stream, view)
        except OSError as error:
            raise os_error(error, "Reading a blob", str(self._descriptor.digest)) from error

    def _finish(self) -> None:
        if self._verified:
            return
        if self._take(memoryview(bytearray(1))):
            self._refuse(f"more than {self._descriptor.size} bytes")
        digest = Digest(self._descriptor.digest.algorithm, self._hash.hexdigest())
        if digest != self._descriptor.digest:
            self._refuse(str(digest))
        self._verified = True

    def _refuse(self, actual: str) -> None:
        wanted = self._descriptor
        is_size = actual.endswith("bytes")
        expected = f"{wanted.size} bytes" if is_size else str(wanted.digest)
        raise DigestMismatchError(subject=str(wanted.digest), expected=expected, actual=actual)


def read_whole(open_blob: Callable[[], BinaryIO], descriptor: Descriptor, limit: int) -> bytes:
    """All bytes of a small blob, verified.

    Args:
        open_blob: opens the unverified bytes; not called for a blob that is too large.
        descriptor: what was promised.
        limit: most bytes that may be promised.

    Raises:
        BlobTooLargeError: more are promised.
        DigestMismatchError: too short, too long, or other bytes.
    """
    if descriptor.size > limit:
        raise BlobTooLargeError(digest=str(descriptor.digest), size=descriptor.size, limit=limit)
    with open_blob() as stream:
        return VerifyingReader(stream, descriptor).read()


def check_size(stream: BinaryIO, descriptor: Descriptor) -> None:
    """Compare a blob's size with what a descriptor claims, before room is made for it; a stream must be able to seek.

    Raises:
        DigestMismatchError: it is another.
    """
    subject = str(descriptor.digest)
    with converted("Reading a blob", subject):
        actual = stream.seek(0, os.SEEK_END) if stream.seekable() else descriptor.size
    if actual != descriptor.size:
        raise DigestMismatchError(subject=subject, expected=f"{descriptor.size} bytes", actual=f"{actual} bytes")


class HashingReader(io.RawIOBase):
    """Passes a stream on and hashes it; `digest()` is the sha256 of what was read so far. Closing leaves it open."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._hash = hashlib.sha256()

    def digest(self) -> Digest:
        """The digest of what was read so far."""
        return Digest("sha256", self._hash.hexdigest())

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        count = _read_into(self._stream, view)
        self._hash.update(view[:count])
        return count


def hash_stream(stream: BinaryIO, control: Control, *, algorithm: str = "sha256", item: str = "") -> tuple[Digest, int]:
    """Digest and size of all bytes of a stream.

    Args:
        stream: read to its end.
        control: asked for cancel per chunk; told `Advanced` under `item` when that is not empty.
        algorithm: `sha256` or `sha512`.
        item: see `control`.
    """
    state = hashlib.new(algorithm)
    buffer = memoryview(bytearray(limits.CHUNK))
    done = 0
    while count := _read_into(stream, buffer):
        control.token.check()
        state.update(buffer[:count])
        done += count
        if item:
            control.report(Advanced(item, done))
    return Digest(algorithm, state.hexdigest()), done


def _read_into(stream: BinaryIO, view: memoryview) -> int:
    """Read into a buffer, also from a stream that can only `read`."""
    readinto: Callable[[memoryview], int | None] | None = getattr(stream, "readinto", None)
    if readinto is not None:
        return readinto(view) or 0
    found = stream.read(len(view))
    view[: len(found)] = found
    return len(found)
