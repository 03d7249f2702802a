"""Where packed bytes go: into the store, or nowhere when only the digests are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from kitstudio.model.descriptor import Digest
from kitstudio.store.blobs import size_of
from kitstudio.store.layout import Store
from kitstudio.store.leases import Lease


class NewBlob(Protocol):
    """A blob being written, whose producer computes its digest."""

    def write(self, data: memoryview, /) -> object:
        """Take all of `data`."""
        ...

    def commit(self, digest: Digest, size: int) -> bool:
        """Give the blob its name; True when one of that name was already there."""
        ...


class Target(Protocol):
    """Takes the blobs of a kit that is being packed."""

    def new_blob(self, at_least: int) -> AbstractContextManager[NewBlob]:
        """A blob to write, of so many bytes or more; left without `commit` it leaves nothing behind."""
        ...

    def put(self, content: bytes) -> Digest:
        """Take a small blob whole."""
        ...

    def keep(self, digest: Digest, size: int) -> bool:
        """Whether a blob of that size is already here; if so it stays until the kit is named."""
        ...


class StoreTarget:
    """Into the store, protected by a lease until the kit has its name."""

    def __init__(self, store: Store, lease: Lease) -> None:
        self._store = store
        self._lease = lease

    def new_blob(self, at_least: int) -> AbstractContextManager[NewBlob]:
        """A blob in the store's ingest folder."""
        return self._store.ingest_new(self._lease, at_least)

    def put(self, content: bytes) -> Digest:
        """Store a small blob."""
        return self._store.put(content, self._lease)

    def keep(self, digest: Digest, size: int) -> bool:
        """Whether the store has it, as far as its size tells; the lease then keeps it from being collected."""
        self._lease.protect(digest)
        return size_of(self._store.blob_path(digest)) == size


class _Measured:
    """A blob whose bytes are only counted by its producer."""

    def write(self, data: memoryview, /) -> object:
        return len(data)

    def commit(self, digest: Digest, size: int) -> bool:
        del digest, size
        return False


class MeasuringTarget:
    """Nowhere: what a pack would make, without writing it. A digest remembered from an earlier pack is good enough."""

    @contextmanager
    def new_blob(self, at_least: int) -> Iterator[NewBlob]:
        """A blob that keeps nothing."""
        del at_least
        yield _Measured()

    def put(self, content: bytes) -> Digest:
        """The digest of `content`."""
        return Digest.of(content)

    def keep(self, digest: Digest, size: int) -> bool:
        """Always: nothing needs to be there."""
        del digest, size
        return True
