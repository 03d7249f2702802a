"""Removal of kits, at once or so that it can be taken back for a while.

Names go first, blobs after them. A removal that is to be taken back leaves the blobs where they are, under a lease: no
collection takes them while it lives, and after a crash they are what any collection takes.
"""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.content import BlobNotFoundError, KitNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import NAMELESS, Reference
from kitstudio.store import leases
from kitstudio.store.blobs import size_of
from kitstudio.store.collect import StoreDamagedError, empty_trash, needed_by, to_trash
from kitstudio.store.core import Change, Core
from kitstudio.store.leases import Lease
from kitstudio.store.naming import require_unmoved
from kitstudio.store.refs import (
    KeptKit,
    Memory,
    Ref,
    Snapshot,
    find,
    kit_file_name,
    read_snapshot,
    ref_file_name,
    repository_of,
)


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal took: names, kits that are gone with their last name, and bytes freed on the disk.

    With `undo` nothing is freed yet; `freed` then says what will be. `blobs` are what is freed, with their sizes. Of
    what was named by repository and digest, the names in other repositories `stay`. The kits that lost a name and are
    still here are `kept`, each under its other names.
    """

    references: tuple[Reference, ...]
    kits: tuple[Digest, ...]
    freed: int
    undo: Undo | None = field(default=None, compare=False, repr=False)
    blobs: Mapping[Digest, int] = field(default_factory=dict, compare=False, repr=False)
    stay: tuple[Reference, ...] = ()
    kept: Mapping[Digest, tuple[Reference, ...]] = field(default_factory=dict, compare=False)


class Every(enum.Enum):
    """Kits to remove by what they are at the moment of the removal, not by what somebody saw before."""

    NAMELESS = enum.auto()
    KIT = enum.auto()


def remove(
    core: Core, wanted: Sequence[Reference] | Every, *, force: bool, dry_run: bool, keep: Lease | None
) -> Removed:
    """Remove names, and kits with their last name; free at once what nobody else refers to, unless a lease keeps it.

    Raises:
        KitNotFoundError: one of the references names nothing; nothing was removed.
    """
    if dry_run:
        plan = _Removal.of(core, core.snapshot("remove"), wanted, force=force)
        return plan.report()
    if keep is not None:
        return _set_aside(core, wanted, keep, force=force)
    try:
        with core.changing("remove") as change:
            plan = _Removal.of(core, change.snapshot, wanted, force=force)
            plan.carry_out(change)
            with converted("Removing", core.paths.blobs):
                to_trash(core, map(core.paths.blob, plan.free))
    except KitStudioError:
        # The names went first: whatever failed, what is in the trash is room to be had.
        with contextlib.suppress(OSError):
            empty_trash(core)
        raise
    with converted("Removing", core.paths.trash):
        empty_trash(core)
    core.mend_index("remove")  # on a full disk there is room for it only now
    return plan.report()


def _set_aside(core: Core, wanted: Sequence[Reference] | Every, lease: Lease, *, force: bool) -> Removed:
    """Remove names and leave every blob of the kits that are gone, protected by the lease."""
    while True:
        plan = _Removal.of(core, core.snapshot("remove"), wanted, force=force, besides=lease)
        # A lease is written under the shared lock, so before names are changed, which is done alone.
        lease.protect(*plan.parts)
        with core.changing("remove", lease.control.token) as change:
            now = _Removal.of(core, change.snapshot, wanted, force=force, besides=lease)
            if now.parts.keys() <= plan.parts.keys():
                undo = Undo.of(core, change.snapshot, now)
                now.carry_out(change)
                return now.report(undo)


@dataclass(frozen=True, slots=True)
class _Removal:
    """What a removal will do: the names, the kits whose last name goes, their blobs and those nobody else needs."""

    refs: tuple[Ref, ...]
    gone: tuple[Descriptor, ...]
    parts: Mapping[Digest, int]
    free: Mapping[Digest, int]
    stay: tuple[Reference, ...]
    kept: Mapping[Digest, tuple[Reference, ...]]

    @classmethod
    def of(
        cls,
        core: Core,
        snapshot: Snapshot,
        wanted: Sequence[Reference] | Every,
        *,
        force: bool,
        besides: Lease | None = None,
    ) -> _Removal:
        refs: dict[str, Ref] = {}
        elsewhere: dict[str, Ref] = {}
        gone: dict[Digest, Descriptor] = {}
        for reference in map(Reference.with_default_tag, _wanted(snapshot, wanted)):
            found = _find(core, snapshot, reference)
            if reference.digest is None:
                refs[ref_file_name(reference)] = snapshot.refs[ref_file_name(reference)]
            if force or reference.digest is not None:
                everywhere = force or reference.repository == NAMELESS
                for ref in snapshot.names_of(found.digest):
                    here = everywhere or repository_of(ref.reference) == repository_of(reference)
                    (refs if here else elsewhere)[ref.file_name] = ref
            if all(ref.file_name in refs for ref in snapshot.names_of(found.digest)):
                gone[found.digest] = found
        ordered = tuple(sorted(refs.values(), key=_by_name))
        stay = tuple(ref.reference for ref in sorted(elsewhere.values(), key=_by_name) if ref.file_name not in refs)
        parts = _parts_of(core, gone)
        free = _only_in(core, snapshot, gone, parts, besides) if gone else {}
        lost = dict.fromkeys(ref.descriptor.digest for ref in ordered if ref.descriptor.digest not in gone)
        kept = {
            kit: tuple(ref.reference for ref in snapshot.names_of(kit) if ref.file_name not in refs) for kit in lost
        }
        return cls(ordered, tuple(gone.values()), parts, free, stay, kept)

    def report(self, undo: Undo | None = None) -> Removed:
        references = tuple(ref.reference for ref in self.refs)
        kits = tuple(each.digest for each in self.gone)
        return Removed(references, kits, sum(self.free.values()), undo, self.free, self.stay, self.kept)

    def carry_out(self, change: Change) -> None:
        for ref in self.refs:
            change.unname(ref.reference)
        for descriptor in self.gone:
            change.forget(descriptor)


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes a removal back, or ends it. While the lease of the removal lives nothing of it is collected."""

    _core: Core
    _refs: tuple[Ref, ...]
    _kept: tuple[KeptKit, ...]
    _gone: tuple[Descriptor, ...]
    _there: Mapping[Digest, int]

    @classmethod
    def of(cls, core: Core, snapshot: Snapshot, plan: _Removal) -> Undo:
        """What a removal is about to take from `snapshot`, with the blobs that are there."""
        keys = (kit_file_name(each.digest) for each in plan.gone)
        kept = tuple(snapshot.kits[key] for key in keys if key in snapshot.kits)
        sizes = ((digest, size_of(core.paths.blob(digest))) for digest in plan.parts)
        return cls(core, plan.refs, kept, plan.gone, {digest: size for digest, size in sizes if size is not None})

    def put_back(self) -> None:
        """Let every name mean again what it meant, since when it did.

        Raises:
            WouldMoveTagError: a name means another kit by now; nothing was put back.
            BlobNotFoundError, KitNotFoundError: a kit is no longer whole, or another hand removed it; nothing was.
        """
        core = self._core
        with core.changing("undo") as change:
            require_unmoved(change.snapshot, [(ref.descriptor, [ref.reference]) for ref in self._refs])
            known = change.snapshot.roots.keys() | {each.digest for each in self._gone}
            for ref in self._refs:
                if ref.descriptor.digest not in known:
                    raise KitNotFoundError(reference=str(ref.descriptor.digest), place=str(core.paths.root))
            for digest, size in self._there.items():
                if size_of(core.paths.blob(digest)) != size:
                    raise BlobNotFoundError(digest=str(digest), place=str(core.paths.root))
            change.restore(self._refs, self._kept)

    def free(self) -> int:
        """Free what nobody needs of the kits that are gone, and return the bytes; only after the lease has ended."""
        core = self._core
        with core.alone("remove"), converted("Removing", core.paths.blobs):
            snapshot = read_snapshot(core.paths, Memory(core.now))
            gone = {each.digest: each for each in self._gone if each.digest not in snapshot.roots}
            free = _only_in(core, snapshot, gone, _parts_of(core, gone)) if gone else {}
            to_trash(core, map(core.paths.blob, free))
        with converted("Removing", core.paths.trash):
            empty_trash(core)
        return sum(free.values())


def _wanted(snapshot: Snapshot, wanted: Sequence[Reference] | Every) -> Sequence[Reference]:
    if not isinstance(wanted, Every):
        return wanted
    chosen = (digest for digest in snapshot.roots if wanted is Every.KIT or not snapshot.names_of(digest))
    return [Reference.parse(str(digest)) for digest in sorted(chosen)]


def _by_name(ref: Ref) -> str:
    return str(ref.reference)


def _find(core: Core, snapshot: Snapshot, reference: Reference) -> Descriptor:
    found = find(snapshot, reference)
    if found is None:
        raise KitNotFoundError(reference=str(reference), place=str(core.paths.root))
    return found


def _parts_of(core: Core, gone: Mapping[Digest, Descriptor]) -> dict[Digest, int]:
    """Every blob of some kits, manifests first."""
    parts: dict[Digest, int] = {}
    for descriptor in gone.values():
        parts[descriptor.digest] = descriptor.size
        # Of a damaged kit the manifest goes; a later collection takes the rest.
        with contextlib.suppress(KitStudioError):
            parts |= core.blobs.parts(descriptor)
    return parts


def _only_in(
    core: Core,
    snapshot: Snapshot,
    gone: Mapping[Digest, Descriptor],
    parts: Mapping[Digest, int],
    besides: Lease | None = None,
) -> dict[Digest, int]:
    """The blobs of `gone` that no other kit and no other lease needs; none when that cannot be known."""
    rest = [descriptor for digest, descriptor in snapshot.roots.items() if digest not in gone]
    try:
        needed = needed_by(core.blobs, snapshot, rest)
    except StoreDamagedError:
        return {}
    needed |= leases.protected(core.paths.leases, besides=besides.name if besides is not None else "")
    sizes = ((digest, size_of(core.paths.blob(digest))) for digest in parts if digest not in needed)
    return {digest: size for digest, size in sizes if size is not None}
