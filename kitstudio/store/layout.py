"""The local store: an OCI image layout that several processes may use at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar, Final

from kitstudio.base.control import CancelToken, Control
from kitstudio.model.content import KitNotFoundError, Named, Origin
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.blobs import size_of
from kitstudio.store.collect import ORDINARY, Collected, What, collect
from kitstudio.store.core import Core, generation_of
from kitstudio.store.ingest import ExpectedBlob, NewBlob
from kitstudio.store.leases import Lease, leased
from kitstudio.store.naming import Consent, commit, resolve, tag, untag
from kitstudio.store.opening import open_core
from kitstudio.store.removal import Every, Removed, remove
from kitstudio.store.repair import Repaired, repair
from kitstudio.store.usage import Usage, usage
from kitstudio.store.verify import Verified, verify

DAY: Final = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Store:
    """One store on this disk. Safe for threads and for several processes.

    Attributes:
        root: its folder, links resolved.
        read_only: whether it can only be read; `read_only_reason` says why, in English, as part of a sentence.
    """

    origin: ClassVar[Origin] = Origin.STORE
    root: Path
    read_only: bool
    read_only_reason: str
    _core: Core

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        wait: float = 10.0,
        now: Callable[[], float],
        create: bool = True,
        token: CancelToken | None = None,
    ) -> Store:
        """Open the store at `root`, making it when it is missing and `create` is set.

        Args:
            root: its folder; may be a link to it.
            wait: seconds to wait for another process that holds the store.
            now: the clock, seconds since the epoch.
            create: make it when it is missing.
            token: ends every wait for another process, besides the token of each operation.

        Raises:
            ForeignStoreError, NotAStoreError, NewerStoreError: the folder must not be used.
            PathNotFoundError: there is no store and none is to be made.
            NotPermittedError, ReadOnlyFileSystemError, FileSystemError: it cannot be made or read.
        """
        core = open_core(root, wait=wait, now=now, create=create, token=token)
        return cls(core.paths.root, bool(core.read_only_reason), core.read_only_reason, core)

    def generation(self) -> int:
        """A number that differs after every change of names; cheap, for watchers of the file `generation`."""
        return generation_of(self._core.paths)

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A stream over a blob, unverified; the caller closes it.

        Raises:
            BlobNotFoundError: the store does not hold it.
        """
        return self._core.blobs.open(descriptor.digest)

    def has(self, digest: Digest) -> bool:
        """Whether the blob is here (its content is not read)."""
        return size_of(self.blob_path(digest)) is not None

    def read(self, descriptor: Descriptor, limit: int) -> bytes:
        """A small blob whole, verified.

        Raises:
            BlobNotFoundError: the store does not hold it.
            BlobTooLargeError: it is promised to have more than `limit` bytes.
            DigestMismatchError: it is damaged.
        """
        return self._core.blobs.read(descriptor, limit)

    def blob_path(self, digest: Digest) -> Path:
        """Where a blob lies or would lie."""
        return self._core.paths.blob(digest)

    def resolve(self, reference: Reference) -> Descriptor:
        """The manifest a reference names; without tag and digest `latest`.

        A digest is looked for among the kits that have or had a name in the reference's repository; a bare one among
        all.

        Raises:
            KitNotFoundError: nothing has that name.
        """
        wanted = reference.with_default_tag()
        found = resolve(self._core, wanted)
        if found is None:
            raise KitNotFoundError(reference=str(wanted), place=str(self.root))
        return found

    def named(self, damaged: Callable[[str], None] | None = None) -> Iterator[Named]:
        """Every kit with each of its names, one consistent moment; nameless ones last.

        Args:
            damaged: told each record (`refs/…`) that cannot be read; what it names is not among the kits.

        Raises:
            StoreLockedError: somebody keeps changing the names for too long.
        """
        snapshot = self._core.snapshot("list")
        if damaged is not None:
            for record in snapshot.broken:
                damaged(record)
        return snapshot.named()

    @contextmanager
    def lease(self, purpose: str, control: Control | None = None) -> Iterator[Lease]:
        """Add to the store: what is ingested under the lease is kept from collection until it ends.

        Args:
            purpose: the verb, shown to others who wait ("pack").
            control: stops waits; told when there is something to wait for.

        Raises:
            StoreReadOnlyError, StoreLockedError, DiskFullError, OperationCancelledError: not now.
        """
        self._core.require_writable()
        control = control or Control()
        self._core.files.remake_reserve(control.token)
        with leased(self._core.paths, self._core.lock, purpose, control, self._core.now) as lease:
            yield lease

    def ingest(self, descriptor: Descriptor, lease: Lease, *, resumable: bool = True) -> ExpectedBlob:
        """A blob whose descriptor is known, verified while written, resumed when a part is there.

        Left without `commit` its part is kept for the next attempt. One that is not `resumable` begins at the beginning
        and keeps nothing.
        """
        self._core.require_writable()
        return ExpectedBlob(self._core, descriptor, lease, resumable=resumable)

    def ingest_new(self, lease: Lease, size: int = 0) -> NewBlob:
        """A blob whose digest its producer computes; refused at once when there is no room for `size` bytes.

        Left without `commit` it leaves nothing behind.
        """
        self._core.require_writable()
        return NewBlob(self._core, lease, size)

    def put(self, content: bytes, lease: Lease) -> Digest:
        """Store a small blob whole."""
        digest = Digest.of(content)
        with self.ingest_new(lease, len(content)) as blob:
            blob.write(content)
            blob.commit(digest, len(content))
        return digest

    def commit(
        self, kits: Sequence[tuple[Descriptor, Sequence[Reference]]], lease: Lease, *, move: bool | Consent = True
    ) -> Consent:
        """Make kits of blobs that are all here: give each manifest names, or keep it nameless without a tag.

        All in one change: nobody sees some of them without the others. A kit that had one of the names before is kept,
        nameless if need be; without `move` no name is taken from another kit, whoever gave it to that just now, and
        with names in it only these, from the kits they name there. When this returns, the kits survive a power loss.
        The names that were moved are returned, each with the kit it named before.

        Raises:
            BlobNotFoundError: one of their blobs is not here, or not with the promised size; no name is written.
            DigestMismatchError, BadManifestError: a manifest is damaged or none; no name is written.
            WouldMoveTagError: names mean other kits, and are not to be moved; no name is written.
            StoreLockedError, DiskFullError, FileSystemError: a name could not be written.
        """
        return commit(self._core, kits, lease, move=move)

    def tag(
        self, manifest: Descriptor, reference: Reference, *, instead_of: Reference | None = None, move: bool = True
    ) -> None:
        """Let a reference name a kit of the store; what it named before is kept, nameless if need be.

        Args:
            manifest: of the kit.
            reference: its new name.
            instead_of: a name of it that goes in the same change.
            move: take the name from another kit that has it.

        Raises:
            KitNotFoundError: the store has no such kit, or `instead_of` does not name it.
            WouldMoveTagError: the name means another kit, and is not to be moved.
        """
        tag(self._core, manifest, reference, instead_of=instead_of, move=move)

    def untag(self, reference: Reference) -> None:
        """Take a name away; the kit is kept, nameless if need be.

        Raises:
            KitNotFoundError: nothing has that name.
        """
        untag(self._core, reference)

    def remove(
        self,
        wanted: Sequence[Reference] | Every,
        *,
        force: bool = False,
        dry_run: bool = False,
        keep: Lease | None = None,
    ) -> Removed:
        """Remove names; a kit goes with its last one, and what nobody else refers to is freed at once.

        A digest removes the kit with all its names, or with those of the repository before it, and `force` with all of
        them. What a running operation protects stays. `Every.NAMELESS` are the kits that have no name when the removal
        has the store to itself.

        With a lease to `keep` it nothing is freed, and `Removed.undo` takes it all back while the lease lives.

        Raises:
            KitNotFoundError: one of the references names nothing; nothing was removed.
        """
        return remove(self._core, wanted, force=force, dry_run=dry_run, keep=keep)

    def collect(
        self,
        *,
        dry_run: bool = False,
        older_than: float = DAY,
        control: Control | None = None,
        what: What = ORDINARY,
    ) -> Collected:
        """Free blobs, and parts of blobs, no kit and no live lease refers to and that are older than `older_than` s.

        `what` says which; what repairs set aside goes only when asked for.

        Raises:
            StoreDamagedError: a name or manifest is damaged, so what is needed cannot be known; nothing was freed.
        """
        if not dry_run:
            self._core.require_writable()
        control = control or Control()
        return collect(self._core, dry_run=dry_run, older_than=older_than, control=control, what=what)

    def verify(self, *, quick: bool = False, control: Control | None = None) -> Verified:
        """Check everything; `quick` does not read the content of blobs."""
        return verify(self._core, quick=quick, control=control or Control())

    def repair(self, *, drop_dangling: bool = False, control: Control | None = None) -> Repaired:
        """Mend what can be mended; names that point nowhere are dropped only when asked.

        Damaged files go to `quarantine/`; the answer says which blobs are missing then and who needs them.
        """
        return repair(self._core, drop_dangling=drop_dangling, control=control or Control())

    def usage(self) -> Usage:
        """Where the bytes go."""
        return usage(self._core)
