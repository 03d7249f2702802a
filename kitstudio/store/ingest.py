"""Ingest: bytes become a blob only when all of them are there, right, and on the disk."""

from __future__ import annotations

from types import TracebackType

from kitstudio.model.descriptor import Digest


class NewBlob:
    """A blob whose producer computes the digest; left without `commit` it leaves nothing behind."""

    def __enter__(self) -> NewBlob:
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    def write(self, chunk: bytes | bytearray | memoryview, /) -> int:
        """Take all of `chunk`; returns its size."""
        raise NotImplementedError

    def commit(self, digest: Digest, size: int) -> bool:
        """Give the blob its name; True when one of that name was there already."""
        raise NotImplementedError


class ExpectedBlob:
    """A blob whose descriptor is known: verified while it is written, resumable.

    `present` is True when the store holds it already: nothing is to be written, `commit` may be called. `offset` is
    where to go on writing; bytes before it are there from an earlier attempt, hashed again.
    """

    present: bool
    offset: int

    def __enter__(self) -> ExpectedBlob:
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    def write(self, chunk: bytes | bytearray | memoryview, /) -> int:
        """Take all of `chunk`; DigestMismatchError as soon as there are more bytes than promised."""
        raise NotImplementedError

    def restart(self) -> None:
        """Forget the bytes written so far (the other side cannot go on at `offset`)."""
        raise NotImplementedError

    def sync(self) -> None:
        """Make what was written so far survive a power loss; for long downloads, every 64 MiB or so."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Check size and digest and give the blob its name; True when it was there already."""
        raise NotImplementedError
