"""Copying whole kits from one place into the store: every blob verified before it has a name there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.hashing import VerifyingReader, check_size
from kitstudio.base import limits
from kitstudio.base.control import Advanced, Control, Entered, Skipped
from kitstudio.base.os_errors import converted
from kitstudio.model.content import Fetcher, KitNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.kit import Kit
from kitstudio.model.reference import Reference
from kitstudio.store.layout import Store
from kitstudio.store.leases import Lease
from kitstudio.store.naming import Consent, WouldMoveTagError

_CHUNK: Final = limits.CHUNK


@dataclass(frozen=True, slots=True)
class Incoming:
    """A kit about to be taken, and the names it is to have (none keeps it nameless)."""

    kit: Kit
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking kits: bytes of configs and layers that were copied, and the names moved from other kits."""

    size: int
    moved: Consent


def check_names(
    store: Store, source: Fetcher, incoming: Sequence[Incoming], control: Control, consent: Consent | None = None
) -> None:
    """Refuse names that mean other kits here, all of them at once, before anything is copied for nothing.

    Names in `consent` may be moved from the very kit that stands beside them.

    Raises:
        WouldMoveTagError: some do.
        DigestMismatchError, BlobNotFoundError: some do, and the kits are damaged besides, which counts for more.
    """
    agreed = consent or {}
    meant = ((name, each.kit, _meant(store, name)) for each in incoming for name in each.references)
    moved = [str(name) for name, kit, now in meant if now not in (None, kit.descriptor.digest, agreed.get(name))]
    if moved:
        verify_blobs(source, [each.kit for each in incoming], control)
        raise WouldMoveTagError(names=moved)


def _meant(store: Store, name: Reference) -> Digest | None:
    try:
        return store.resolve(name).digest
    except KitNotFoundError:
        return None


def take_kits(
    store: Store,
    source: Fetcher,
    incoming: Sequence[Incoming],
    purpose: str,
    control: Control,
    *,
    move: bool | Consent,
) -> Taken:
    """Copy kits into the store; names are given, in one change, when every blob of every kit is there.

    Raises:
        WouldMoveTagError: `move` does not agree, and names came to mean other kits meanwhile; nothing is named then.
        DigestMismatchError, BlobNotFoundError: a blob is damaged or missing; nothing is named then.
    """
    with store.lease(purpose, control) as lease:
        announce((each.kit for each in incoming), control)
        size = 0
        for each in incoming:
            size += sum(copy_blob(store, source, blob, lease, control) for blob in blobs_of(each.kit))
            store.put(each.kit.manifest.raw, lease)
        moved = store.commit([(each.kit.descriptor, each.references) for each in incoming], lease, move=move)
    return Taken(size, moved)


def blobs_of(kit: Kit) -> tuple[Descriptor, ...]:
    """Config and layers of a kit, each digest once."""
    return tuple({blob.digest: blob for blob in (kit.manifest.config, *kit.manifest.layers)}.values())


def announce(kits: Iterable[Kit], control: Control) -> None:
    """Tell the control every blob that is going to be read."""
    for blob in {blob.digest: blob for kit in kits for blob in blobs_of(kit)}.values():
        control.report(Entered(str(blob.digest), str(blob.digest), blob.size))


def copy_blob(store: Store, source: Fetcher, descriptor: Descriptor, lease: Lease, control: Control) -> int:
    """Copy one blob into the store, unless it is there already; returns how many bytes were copied.

    Raises:
        BlobNotFoundError: the source does not have it.
        DigestMismatchError: its bytes are not what its descriptor says; nothing of them is kept.
        DiskFullError, FileSystemError, OperationCancelledError: as they say.
    """
    item = str(descriptor.digest)
    if not _is_whole(store, descriptor):
        # Before room is made for what a manifest merely claims.
        with source.fetch(descriptor) as stream:
            check_size(stream, descriptor)
    # Local sources read as fast as a partial could be hashed again.
    with store.ingest(descriptor, lease, resumable=False) as blob:
        done = 0
        if blob.present:
            control.report(Skipped(item, "exists"))
        else:
            with source.fetch(descriptor) as stream, converted("Reading a blob", item):
                while chunk := stream.read(_CHUNK):
                    control.token.check()
                    blob.write(chunk)
                    done += len(chunk)
                    control.report(Advanced(item, done, descriptor.size))
        blob.commit()
    return done


def _is_whole(store: Store, descriptor: Descriptor) -> bool:
    """Whether the store has the blob, and in the size that is claimed."""
    if not store.has(descriptor.digest):
        return False
    with store.fetch(descriptor) as stream:
        return stream.seek(0, os.SEEK_END) == descriptor.size


def verify_blobs(source: Fetcher, kits: Sequence[Kit], control: Control) -> None:
    """Read every blob of some kits and check it; nothing is stored.

    Raises:
        DigestMismatchError, BlobNotFoundError: one is damaged or missing.
    """
    blobs = {blob.digest: blob for kit in kits for blob in blobs_of(kit)}
    announce(kits, control)
    for blob in blobs.values():
        done = 0
        with source.fetch(blob) as stream:
            reader = VerifyingReader(stream, blob)
            while chunk := reader.read(_CHUNK):
                control.token.check()
                done += len(chunk)
                control.report(Advanced(str(blob.digest), done, blob.size))
