"""Removal of kits, and collection of what no kit refers to.

Roots are named and kept kits and the leases of living operations; what is younger than the grace stays too. Marking
needs no lock to itself, sweeping does, and looks at names and leases again. A sweep moves blobs into `trash/`, which is
quick; they are deleted after the lock was given back.
"""

from __future__ import annotations

import contextlib
import enum
import itertools
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.archive.kernel import FOLDER_FLAGS
from kitstudio.archive.removal import remove_tree
from kitstudio.base.claims import is_dead, unlink_dead
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.content import KitNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import NAMELESS, Reference
from kitstudio.store import leases
from kitstudio.store.blobs import Blobs, blob_files, size_of
from kitstudio.store.core import Change, Core
from kitstudio.store.durable import NEW, STATE
from kitstudio.store.paths import StorePaths
from kitstudio.store.refs import Memory, Ref, Snapshot, read_snapshot, ref_file_name, repository_of

# Parts of blobs are worth more than blobs nobody named: somebody meant to go on.
_PARTS_LIVE_LONGER: Final = 7
_LEFTOVERS_AT_ONCE: Final = 1000


class StoreDamagedError(KitStudioError):
    """Nothing may be collected, because it cannot be known what is still needed."""

    code = "KS-STORE-DAMAGED"
    exit_code = ExitCode.INTEGRITY
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was freed: {subject} is damaged, so what it needs is not known."
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Run `kitstudio store verify`, then `kitstudio store repair`; fetch or pack damaged kits again."
    )


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal took: names, kits that are gone with their last name, and bytes freed on the disk."""

    references: tuple[Reference, ...]
    kits: tuple[Digest, ...]
    freed: int


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection took (or, as a dry run, would take): blobs, count of partial files, bytes freed."""

    removed: tuple[Digest, ...]
    partials: int
    freed: int


class Every(enum.Enum):
    """Kits to remove by what they are at the moment of the removal, not by what somebody saw before."""

    NAMELESS = enum.auto()
    KIT = enum.auto()


def remove(core: Core, wanted: Sequence[Reference] | Every, *, force: bool, dry_run: bool) -> Removed:
    """Remove names, and kits with their last name; free at once what nobody else refers to.

    Raises:
        KitNotFoundError: one of the references names nothing; nothing was removed.
    """
    if dry_run:
        plan = _Removal.of(core, core.snapshot("remove"), wanted, force=force)
        return Removed(plan.references, plan.kits, sum(plan.free.values()))
    try:
        with core.changing("remove") as change:
            plan = _Removal.of(core, change.snapshot, wanted, force=force)
            plan.carry_out(change)
            with converted("Removing", core.paths.blobs):
                _to_trash(core, plan.free)
    except KitStudioError:
        # The names went first: whatever failed, what is in the trash is room to be had.
        with contextlib.suppress(OSError):
            empty_trash(core)
        raise
    with converted("Removing", core.paths.trash):
        empty_trash(core)
    core.mend_index("remove")  # on a full disk there is room for it only now
    return Removed(plan.references, plan.kits, sum(plan.free.values()))


@dataclass(frozen=True, slots=True)
class _Removal:
    """What a removal will do: the names, the kits whose last name goes, the blobs nobody else needs."""

    refs: tuple[Ref, ...]
    gone: tuple[Descriptor, ...]
    free: Mapping[Digest, int]

    @classmethod
    def of(cls, core: Core, snapshot: Snapshot, wanted: Sequence[Reference] | Every, *, force: bool) -> _Removal:
        refs: dict[str, Ref] = {}
        gone: dict[Digest, Descriptor] = {}
        for reference in map(Reference.with_default_tag, _wanted(snapshot, wanted)):
            found = _find(core, snapshot, reference)
            if reference.digest is None:
                refs[ref_file_name(reference)] = snapshot.refs[ref_file_name(reference)]
            if force or reference.digest is not None:
                refs |= {ref.file_name: ref for ref in snapshot.names_of(found.digest)}
            if all(ref.file_name in refs for ref in snapshot.names_of(found.digest)):
                gone[found.digest] = found
        ordered = tuple(sorted(refs.values(), key=lambda ref: str(ref.reference)))
        free = _only_in(core, snapshot, gone) if gone else {}
        return cls(ordered, tuple(gone.values()), free)

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(ref.reference for ref in self.refs)

    @property
    def kits(self) -> tuple[Digest, ...]:
        return tuple(descriptor.digest for descriptor in self.gone)

    def carry_out(self, change: Change) -> None:
        for ref in self.refs:
            change.unname(ref.reference)
        for descriptor in self.gone:
            change.forget(descriptor)


def _wanted(snapshot: Snapshot, wanted: Sequence[Reference] | Every) -> Sequence[Reference]:
    if not isinstance(wanted, Every):
        return wanted
    chosen = (digest for digest in snapshot.roots if wanted is Every.KIT or not snapshot.names_of(digest))
    return [Reference.parse(str(digest)) for digest in sorted(chosen)]


def _find(core: Core, snapshot: Snapshot, reference: Reference) -> Descriptor:
    found = find(snapshot, reference)
    if found is None:
        raise KitNotFoundError(reference=str(reference), place=str(core.paths.root))
    return found


def find(snapshot: Snapshot, reference: Reference) -> Descriptor | None:
    """The manifest a reference (with a tag or a digest) names; a digest wins over a tag.

    Raises:
        DamagedNameError: the record of the tag is damaged.
    """
    if reference.digest is None:
        ref = snapshot.tagged(reference)
        return None if ref is None else ref.descriptor
    return snapshot.knows(reference.digest, "" if reference.repository == NAMELESS else repository_of(reference))


def _only_in(core: Core, snapshot: Snapshot, gone: Mapping[Digest, Descriptor]) -> dict[Digest, int]:
    """The blobs of `gone` that no other kit and no lease needs, manifests first; none when that cannot be known."""
    mine: dict[Digest, int] = {}
    for descriptor in gone.values():
        mine[descriptor.digest] = descriptor.size
        # Of a damaged kit the manifest goes; a later collection takes the rest.
        with contextlib.suppress(KitStudioError):
            mine |= core.blobs.parts(descriptor)
    rest = [descriptor for digest, descriptor in snapshot.roots.items() if digest not in gone]
    try:
        needed = _needed(core.blobs, snapshot, rest)
    except StoreDamagedError:
        return {}
    needed |= leases.protected(core.paths.leases)
    sizes = ((digest, size_of(core.paths.blob(digest))) for digest in mine if digest not in needed)
    return {digest: size for digest, size in sizes if size is not None}


def _needed(
    blobs: Blobs, snapshot: Snapshot, roots: Iterable[Descriptor], token: CancelToken | None = None
) -> set[Digest]:
    if snapshot.broken:
        raise StoreDamagedError(subject=snapshot.broken[0])
    needed: set[Digest] = set()
    for root in roots:
        if token is not None:
            token.check()
        try:
            needed.update(blobs.parts(root))
        except KitStudioError as error:
            raise StoreDamagedError(subject=str(root.digest)) from error
    return needed


def collect(core: Core, *, dry_run: bool, older_than: float, control: Control) -> Collected:
    """Free what no kit and no living lease refers to and that is older than `older_than` seconds.

    Parts of blobs, which somebody may want to go on with, are given seven times as long.

    Raises:
        StoreDamagedError: what is needed cannot be known.
        StoreLockedError: somebody holds the store for too long.
    """
    snapshot = core.snapshot("gc")
    for root in snapshot.roots.values():
        control.token.check()
        # Read while nobody has to wait, and remembered; what is wrong with it is judged under the lock.
        with contextlib.suppress(KitStudioError):
            core.blobs.parts(root)
    taking = core.lock.shared("gc", control.token) if dry_run else core.alone("gc", control.token)
    with converted("Collecting", core.paths.root):
        with taking:
            free = _unneeded(core, older_than, control.token)
            if not dry_run:
                _to_trash(core, free)
        parts = _parts(core, older_than * _PARTS_LIVE_LONGER)
        if not dry_run:
            parts = {path: size for path in parts if (size := unlink_dead(path)) is not None}
            empty_trash(core)
    return Collected(tuple(sorted(free)), len(parts), sum(free.values()) + sum(parts.values()))


def _unneeded(core: Core, older_than: float, token: CancelToken) -> dict[Digest, int]:
    snapshot = read_snapshot(core.paths, Memory(core.now))
    needed = _needed(core.blobs, snapshot, snapshot.roots.values(), token)
    needed |= leases.protected(core.paths.leases)
    youngest = core.now() - older_than
    free = {}
    for digest, path in blob_files(core.paths):
        if digest not in needed:
            there = os.lstat(path)
            if there.st_mtime <= youngest:
                free[digest] = there.st_size
    return free


def _parts(core: Core, older_than: float) -> dict[Path, int]:
    """Files in `ingest/` that nobody writes and nobody is to go on with, with their sizes."""
    out = {}
    for name in os.listdir(core.paths.ingest):
        path = core.paths.ingest / name
        with contextlib.suppress(FileNotFoundError):
            there = os.lstat(path)
            age = core.now() - there.st_mtime
            if (name.startswith((NEW, STATE)) or age >= older_than) and is_dead(path):
                out[path] = there.st_size
    return out


def sweep_leftovers(paths: StorePaths) -> None:
    """Remove what killed processes were just writing; a bounded number at a time."""
    names = (name for name in os.listdir(paths.ingest) if name.startswith((NEW, STATE)))
    for name in itertools.islice(names, _LEFTOVERS_AT_ONCE):
        unlink_dead(paths.ingest / name)


def _to_trash(core: Core, blobs: Iterable[Digest]) -> None:
    for digest in blobs:
        with contextlib.suppress(FileNotFoundError):
            os.rename(core.paths.blob(digest), core.paths.trash / f"{NEW}{secrets.token_hex(8)}")


def empty_trash(core: Core) -> None:
    """Delete what was taken away; what resists stays for the next time."""
    trash = os.open(core.paths.trash, FOLDER_FLAGS)
    try:
        with os.scandir(trash) as entries:
            found = [(os.fsencode(entry.name), entry.is_dir(follow_symlinks=False)) for entry in entries]
        for name, is_folder in found:
            with contextlib.suppress(OSError):
                if is_folder:  # planted where a part should be, and as deep as whoever planted it liked
                    remove_tree(trash, name)
                else:
                    os.unlink(name, dir_fd=trash)
    finally:
        os.close(trash)
