"""Repair of a store: what can be derived is made anew, what is damaged is set aside, what is missing is said."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base import limits
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.durable import sync_folder
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.base.regular_file import read_regular
from kitstudio.model.content import BlobNotFoundError
from kitstudio.model.descriptor import REF_NAME, Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.blobs import size_of
from kitstudio.store.core import Change, Core
from kitstudio.store.paths import LAYOUT, StorePaths
from kitstudio.store.refs import KeptKit, Ref, record_of
from kitstudio.store.verify import (
    BAD_LAYOUT,
    BAD_NAME,
    DAMAGED,
    STRAY,
    UNREADABLE,
    WRONG_SIZE,
    Problem,
    structure_of,
    trouble_of,
    verify,
)


@dataclass(frozen=True, slots=True)
class MissingBlob:
    """A blob that kits need and the store has not: fetch or pack one of the kits again."""

    digest: Digest
    size: int
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: files set aside in `quarantine/`, names dropped and brought back, what is missing now."""

    quarantined: tuple[str, ...]
    dropped: tuple[Reference, ...]
    restored: tuple[Reference, ...]
    missing: tuple[MissingBlob, ...]


def repair(core: Core, *, drop_dangling: bool, control: Control) -> Repaired:
    """Set damaged files aside, derive the index anew, and with `drop_dangling` drop names whose manifest is gone.

    A name whose file is damaged is brought back when `index.json` still tells it.

    Raises:
        StoreReadOnlyError, StoreLockedError: not now.
    """
    core.require_writable()
    with core.alone("repair", control.token), converted("Repairing the store", core.paths.root):
        planted = tuple(_set_aside(core, _no_files(core.paths)))
    problems = verify(core, quick=False, control=control).problems
    with core.changing("repair", control.token) as change, converted("Repairing the store", core.paths.root):
        if any(problem.kind == BAD_LAYOUT for problem in problems):
            core.files.replace(core.paths.layout_file, LAYOUT)
        bad = [path for problem in problems if (path := _path_of(core, problem)) is not None]
        aside = (*planted, *_set_aside(core, bad))
        quarantined = tuple(str(path.relative_to(core.paths.root)) for path in aside)
        told = change.snapshot.told_of_broken(_index(core))
        change.snapshot.broken = tuple(name for name in change.snapshot.broken if name not in quarantined)
        restored = tuple(_restore(core, change, told))
        dropped = _drop_dangling(core, change) if drop_dangling else ()
    structure = structure_of(core, control)
    missing = (
        MissingBlob(digest, size, tuple(sorted(set(structure.users[digest]))))
        for digest, size in structure.sizes.items()
        if size_of(core.paths.blob(digest)) is None
    )
    return Repaired(quarantined, dropped, restored, tuple(missing))


def _no_files(paths: StorePaths) -> list[Path]:
    """What stands where a file of the store belongs and is none: nothing can be read from it or written to it."""
    ours = (paths.layout_file, paths.index, paths.generation, paths.changing, paths.reserve)
    return [each for each in ours if what_is(each, follow_links=False) not in (What.NOTHING, What.FILE)]


def _path_of(core: Core, problem: Problem) -> Path | None:
    if problem.kind in (STRAY, BAD_NAME):
        return core.paths.root / problem.subject
    if problem.kind not in (DAMAGED, UNREADABLE, WRONG_SIZE):
        return None
    # Looked at again, now that nobody can put a good one in its place; where a manifest lies about a size, it is good.
    digest = Digest.parse(problem.subject)
    with contextlib.suppress(BlobNotFoundError):
        return core.paths.blob(digest) if trouble_of(core.blobs, digest, CancelToken()) else None
    return None


def _set_aside(core: Core, bad: Sequence[Path]) -> Iterator[Path]:
    for path in bad:
        target = core.paths.quarantine / f"{path.parent.name}-{path.name}"
        if os.path.lexists(target):
            target = target.with_name(f"{target.name}-{secrets.token_hex(4)}")
        with contextlib.suppress(FileNotFoundError):
            os.rename(path, target)
            yield path
    # Those of the blobs in any case: a repair that was killed may have set aside what is no longer seen.
    found = core.paths.blobs.iterdir()
    blobs = (path for path in found if what_is(path, follow_links=False) is What.FOLDER)
    for folder in {*blobs, *(path.parent for path in bad)}:
        sync_folder(folder)


def _index(core: Core) -> bytes:
    with contextlib.suppress(FileNotFoundError):  # what stood there may just have been set aside
        return read_regular(core.paths.index, limits.INDEX + 1)
    return b""


def _restore(core: Core, change: Change, told: Iterable[Descriptor]) -> Iterator[Reference]:
    """Names and kept kits whose records are damaged, as the index still has them."""
    for descriptor in told:
        if size_of(core.paths.blob(descriptor.digest)) is None or record_of(descriptor) in change.snapshot.kits:
            continue
        name = descriptor.annotations.get(REF_NAME)
        if name is None:
            change.keep((descriptor, ""))
        elif record_of(descriptor) not in change.snapshot.refs:
            reference = Reference.parse(name)
            change.name((reference, descriptor))
            yield reference


def _drop_dangling(core: Core, change: Change) -> tuple[Reference, ...]:
    def gone(holder: Ref | KeptKit) -> bool:
        return size_of(core.paths.blob(holder.descriptor.digest)) is None

    dropped = tuple(ref.reference for ref in change.snapshot.refs.values() if gone(ref))
    for reference in dropped:
        change.unname(reference)
    for kit in [kit for kit in change.snapshot.kits.values() if gone(kit)]:
        change.forget(kit.descriptor)
    return dropped
