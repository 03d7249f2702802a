"""Naming kits: a kit gets a name when all of it is here and on the disk, never before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kitstudio.base.durable import sync_folder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.content import BlobNotFoundError, KitNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.blobs import size_of
from kitstudio.store.core import Change, Core
from kitstudio.store.leases import Lease
from kitstudio.store.paths import REFS
from kitstudio.store.refs import DamagedNameError, Snapshot, find, read_ref, ref_file_name, repository_of

Consent: TypeAlias = Mapping[Reference, Digest]
"""The names that may be moved, each with the manifest it names now: another one was not agreed to."""


class WouldMoveTagError(KitStudioError):
    """Names that would come along already name other kits here."""

    code = "KS-WOULD-MOVE-TAG"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "These names already mean other kits here: {names}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was taken. Use --force to move them, or --tag-as to name the kit differently."
    )


def commit(
    core: Core, kits: Sequence[tuple[Descriptor, Sequence[Reference]]], lease: Lease, *, move: bool | Consent = True
) -> Consent:
    """Make kits of blobs that are all here, in one change; one without a tag among its references is kept nameless.

    Returns the names that were moved, each with the manifest it named before.

    Raises:
        WouldMoveTagError: names mean other kits here, and `move` does not agree; no name is written.
        BlobNotFoundError: one of its blobs is not here, or not with the promised size.
        DigestMismatchError, BadManifestError, ...: the manifest is damaged or none.
        StoreLockedError, DiskFullError, FileSystemError: the names could not be written; earlier ones of them may be.
    """
    core.require_writable()
    kits = [(manifest, [reference.with_default_tag() for reference in references]) for manifest, references in kits]
    parts: dict[Digest, int] = {}
    for manifest, _ in kits:
        lease.protect(manifest.digest)
        parts |= core.blobs.parts(manifest)
    with core.changing(lease.purpose, lease.control.token) as change:
        moved = _named_otherwise(change.snapshot, kits)
        if move is not True:
            require_unmoved(change.snapshot, kits, move or None)
        for digest, size in parts.items():
            if size_of(core.paths.blob(digest)) != size:
                raise BlobNotFoundError(digest=str(digest), place=str(core.paths.root))
        for folder in {core.paths.blob(digest).parent for digest in parts}:
            with converted("Writing a kit", folder):
                sync_folder(folder)
        _name(change, kits)
    return moved


def require_unmoved(
    snapshot: Snapshot, kits: Sequence[tuple[Descriptor, Sequence[Reference]]], consent: Consent | None = None
) -> None:
    """Raise WouldMoveTagError when one of the names means another kit than those it may be taken from."""
    agreed = consent or {}
    moved = [str(name) for name, before in _named_otherwise(snapshot, kits).items() if before != agreed.get(name)]
    if moved:
        raise WouldMoveTagError(names=moved)


def _named_otherwise(snapshot: Snapshot, kits: Sequence[tuple[Descriptor, Sequence[Reference]]]) -> Consent:
    """Those of the names that mean other kits now, each with its kit."""
    names = ((reference, manifest.digest) for manifest, references in kits for reference in references if reference.tag)
    known = ((reference, digest, snapshot.tagged(reference)) for reference, digest in names)
    return {
        name: before.descriptor.digest
        for name, digest, before in known
        if before is not None and before.descriptor.digest != digest
    }


def _name(change: Change, kits: Sequence[tuple[Descriptor, Sequence[Reference]]]) -> None:
    names, nameless = [], []
    for manifest, references in kits:
        tags = [reference for reference in references if reference.tag]
        names += [(reference, manifest) for reference in tags]
        if not tags:
            nameless.append((manifest, repository_of(references[0]) if references else ""))
    if nameless:
        change.keep(*nameless)
    if names:
        change.name(*names)


def tag(
    core: Core, manifest: Descriptor, reference: Reference, *, instead_of: Reference | None = None, move: bool = True
) -> None:
    """Let a reference name a kit of the store, `instead_of` another name of it; what it named before is kept.

    The new name is on the disk before the old one goes: whatever happens between, the kit has one of them.

    Raises:
        KitNotFoundError: no such kit is in the store, or `instead_of` does not name it.
        WouldMoveTagError: without `move`, the reference names another kit.
    """
    reference = reference.with_default_tag()
    with core.changing("tag") as change:
        known = change.snapshot.roots.get(manifest.digest)
        if known is None:
            raise KitNotFoundError(reference=str(manifest.digest), place=str(core.paths.root))
        if instead_of is not None:
            before = find(change.snapshot, instead_of)
            if before is None or before.digest != known.digest:
                raise KitNotFoundError(reference=str(instead_of), place=str(core.paths.root))
        if not move:
            require_unmoved(change.snapshot, [(known, [reference])])
        change.name((reference, known))
        if instead_of is not None and ref_file_name(instead_of) != ref_file_name(reference):
            change.unname(instead_of)


def untag(core: Core, reference: Reference) -> None:
    """Take a name away; the kit is kept, nameless if need be.

    Raises:
        KitNotFoundError: nothing has that name.
    """
    with core.changing("untag") as change:
        found = find(change.snapshot, reference)
        if found is None or not reference.tag:
            raise KitNotFoundError(reference=str(reference), place=str(core.paths.root))
        change.keep((found, repository_of(reference)))
        change.unname(reference)


def resolve(core: Core, reference: Reference) -> Descriptor | None:
    """The manifest a reference names; a digest wins over a tag.

    Raises:
        DamagedNameError: the record of the tag is damaged.
    """
    if reference.digest is not None:
        return find(core.snapshot("resolve"), reference)
    with converted("Reading a name", core.paths.refs):
        try:
            ref = read_ref(core.paths.refs / ref_file_name(reference))
        except FileNotFoundError:
            return None
    if ref is None:
        raise DamagedNameError(reference=str(reference), file=f"{REFS}/{ref_file_name(reference)}")
    return ref.descriptor
