"""The local store: an OCI image layout that several processes may use at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.base.control import Control
from kitstudio.model.content import Named, Origin
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.collect import Collected, Removed
from kitstudio.store.ingest import ExpectedBlob, NewBlob
from kitstudio.store.leases import Lease
from kitstudio.store.repair import Repaired
from kitstudio.store.usage import Usage
from kitstudio.store.verify import Verified

DAY: Final = 24 * 3600.0


class Store:
    """One store on this disk. Safe for threads and for several processes.

    Attributes:
        root: its folder, links resolved.
        read_only: whether it can only be read; `read_only_reason` says why, in English.
    """

    origin: Final = Origin.STORE
    root: Path
    read_only: bool
    read_only_reason: str

    @classmethod
    def open(cls, root: Path, *, wait: float = 10.0, now: Callable[[], float], create: bool = True) -> Store:
        """Open the store at `root`, making it when it is missing and `create` is set."""
        raise NotImplementedError

    def generation(self) -> int:
        """A number that differs after every change of names; cheap, for watchers of the file `generation`."""
        raise NotImplementedError

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A stream over a blob, unverified; the caller closes it."""
        raise NotImplementedError

    def has(self, digest: Digest) -> bool:
        """Whether the blob is here (its content is not read)."""
        raise NotImplementedError

    def read(self, descriptor: Descriptor, limit: int) -> bytes:
        """A small blob whole, verified."""
        raise NotImplementedError

    def blob_path(self, digest: Digest) -> Path:
        """Where a blob lies or would lie."""
        raise NotImplementedError

    def resolve(self, reference: Reference) -> Descriptor:
        """The manifest a reference names; without tag and digest `latest`."""
        raise NotImplementedError

    def named(self) -> Iterator[Named]:
        """Every kit with each of its names, one consistent moment; nameless ones last."""
        raise NotImplementedError

    @contextmanager
    def lease(self, purpose: str, control: Control | None = None) -> Iterator[Lease]:
        """Add to the store: what is ingested under the lease is kept from collection until it ends.

        Args:
            purpose: the verb, shown to others who wait ("pack").
            control: stops waits; told when there is something to wait for.
        """
        raise NotImplementedError
        yield

    def ingest(self, descriptor: Descriptor, lease: Lease) -> ExpectedBlob:
        """A blob whose descriptor is known, verified while written, resumed when a part is there."""
        raise NotImplementedError

    def ingest_new(self, lease: Lease, size: int = 0) -> NewBlob:
        """A blob whose digest its producer computes; `size` bytes are reserved when known."""
        raise NotImplementedError

    def put(self, content: bytes, lease: Lease) -> Digest:
        """Store a small blob whole."""
        raise NotImplementedError

    def commit(self, manifest: Descriptor, references: Sequence[Reference], lease: Lease) -> None:
        """Make a kit of blobs that are all here: give its manifest names, or keep it nameless without any."""
        raise NotImplementedError

    def tag(self, manifest: Descriptor, reference: Reference) -> None:
        """Let a reference name a kit of the store; what it named before is kept, nameless if need be."""
        raise NotImplementedError

    def untag(self, reference: Reference) -> None:
        """Take a name away; the kit is kept, nameless if need be."""
        raise NotImplementedError

    def remove(self, references: Sequence[Reference], *, force: bool = False, dry_run: bool = False) -> Removed:
        """Remove names; a kit goes with its last one, and what nobody else refers to is freed at once.

        A digest removes the kit with all its names, and so does `force` for a tag.
        """
        raise NotImplementedError

    def collect(self, *, dry_run: bool = False, older_than: float = DAY, control: Control | None = None) -> Collected:
        """Free blobs no kit and no live lease refers to and that are older than `older_than` seconds."""
        raise NotImplementedError

    def verify(self, *, quick: bool = False, control: Control | None = None) -> Verified:
        """Check everything; `quick` does not read the content of blobs."""
        raise NotImplementedError

    def repair(self, *, drop_dangling: bool = False, control: Control | None = None) -> Repaired:
        """Mend what can be mended; names that point nowhere are dropped only when asked."""
        raise NotImplementedError

    def usage(self) -> Usage:
        """Where the bytes go."""
        raise NotImplementedError
