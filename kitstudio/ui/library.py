"""What the store holds, as the window shows it: read by a job, kept, and told to whoever shows it."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.base.mounts import Mount, mount_of, read_mounts
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.descriptor import Digest
from kitstudio.operations.context import Context
from kitstudio.ui import text

if TYPE_CHECKING:  # loaded by the first look, in its worker: a fifth of the start
    from kitstudio.operations.catalog import KitRow
    from kitstudio.operations.upkeep import KitUsage, Usage

BlobFile = tuple[int, int]
"""A file of a blob as it was once: its inode and when it was written, in nanoseconds."""

_NONE_KNOWN: Final[Mapping[Digest, BlobFile | None]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StoredKit:
    """A kit under one repository with the tags it has there; `row` holds the facts they share.

    Its time is when the kit came into the store: another name makes it no newer. `alone` are the bytes that removing it
    would free, with its manifest; None when nobody measured them.

    `shared` are bytes that other kits need too. A nameless kit has no tags and an empty `repository`.
    """

    row: KitRow
    repository: str
    tags: tuple[str, ...]
    shared: int
    alone: int | None = None

    @property
    def own(self) -> int:
        """Bytes that no other kit needs."""
        return self.alone if self.alone is not None else max(self.row.total_size - self.shared, 0)

    @property
    def digest(self) -> Digest:
        """Of the manifest."""
        return self.row.descriptor.digest

    @property
    def title(self) -> str:
        """What people call it: the repository, or the name in its Kitfile."""
        return self.repository or self.row.name or f"{self.digest.hex[:12]}…"

    @property
    def damage(self) -> str:
        """What stands against reading it, in the person's language; empty when nothing is known to."""
        return text.error_text(self.row.fault).summary if self.row.fault is not None else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names as REFs, the newest first."""
        return tuple(f"{self.repository}:{tag}" for tag in self.tags)

    @property
    def newest(self) -> str:
        """Its newest tag; empty for a kit without a name."""
        return self.tags[0] if self.tags else ""

    @property
    def reference(self) -> str:
        """A REF that names it: its newest name, or its digest."""
        return self.names[0] if self.tags else str(self.digest)


@dataclass(frozen=True, slots=True)
class Holding:
    """One look at the store: its kits, bytes used by whom, bytes free and in all on its disk, and that disk itself.

    `generation` is that of the store before it was looked at: another one now means other names. `damaged` are the
    files of the blobs that a verification found damaged and that are still the same files.
    """

    kits: tuple[StoredKit, ...]
    usage: Usage
    free: int
    capacity: int
    mount: Mount | None = None
    generation: int = 0
    damaged: Mapping[Digest, BlobFile] = field(default_factory=dict)


def look(context: Context, control: Control, known: Mapping[Digest, BlobFile | None] = _NONE_KNOWN) -> Holding:
    """Read the store; runs in a worker.

    Args:
        context: whose store.
        control: cancel.
        known: blobs that a verification found damaged, each with the file that it was then (None: as it is now).

    Raises:
        KitStudioError: the store cannot be used.
    """
    from kitstudio.operations.catalog import generation, list_kits  # noqa: PLC0415 - in the worker, see above
    from kitstudio.operations.upkeep import usage  # noqa: PLC0415 - as above

    before = generation(context)
    damaged = dict(_still_damaged(context, known))
    rows = list_kits(context, control, damaged=damaged)
    used = usage(context)
    taken = {each.descriptor.digest: each for each in used.kits}
    try:
        disk = shutil.disk_usage(os.fsencode(context.store_path))
        free, capacity = disk.free, disk.total
    except OSError:
        free = capacity = 0
    since = {digest: _since(context, digest) for digest in {each.descriptor.digest for each in rows}}
    kits = _grouped(rows, taken, since)
    return Holding(kits, used, free, capacity, mount_of(context.store_path, read_mounts()), before, damaged)


def _still_damaged(context: Context, known: Mapping[Digest, BlobFile | None]) -> Iterator[tuple[Digest, BlobFile]]:
    """Those whose file is the same still: a repair sets it aside, and what comes in its place is another one."""
    for digest, then in known.items():
        with contextlib.suppress(OSError):
            found = os.stat(_path_of(context, digest))
            now = (found.st_ino, found.st_mtime_ns)
            if then in (None, now):
                yield digest, now


def _path_of(context: Context, digest: Digest) -> Path:
    return context.store_path / "blobs" / digest.algorithm / digest.hex


def _since(context: Context, digest: Digest) -> float:
    """When the manifest of a kit came to lie in the store; later than anything when that cannot be told."""
    try:
        return os.stat(_path_of(context, digest)).st_mtime
    except OSError:
        return math.inf


def _grouped(
    rows: tuple[KitRow, ...], taken: Mapping[Digest, KitUsage], since: Mapping[Digest, float]
) -> tuple[StoredKit, ...]:
    groups: dict[tuple[str, Digest], list[KitRow]] = {}
    for each in rows:
        repository = each.reference.name if each.reference else ""
        groups.setdefault((repository, each.descriptor.digest), []).append(each)
    out = []
    for (repository, digest), members in groups.items():
        newest = sorted(members, key=lambda each: each.stored_at, reverse=True)
        tags = tuple(each.reference.tag for each in newest if each.reference is not None and each.reference.tag)
        oldest = int(min(newest[-1].stored_at, since[digest]))
        row, use = replace(newest[0], stored_at=oldest), taken.get(digest)
        shared, alone = (use.shared, use.exclusive) if use is not None else (0, None)
        out.append(StoredKit(row, repository, tags, shared, alone))
    return tuple(out)


def _is_in(called: str, repository: str) -> bool:
    """Whether a REF is one of this repository."""
    return bool(repository) and called.startswith(repository) and called[len(repository) :][:1] in ("", ":", "@")


class Library(QObject):
    """Looks at the store when asked and remembers what it saw, and what verifications of this run found damaged.

    Signals:
        changed(): `holding` or `error` is new.
    """

    changed = Signal()

    def __init__(self, context: Context, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.holding: Holding | None = None
        self.error: KitStudioError | None = None
        self._context, self._runner = context, runner
        self._job: Job | None = None
        self._again = False
        self._damaged: dict[Digest, BlobFile | None] = {}

    @property
    def looking(self) -> bool:
        """Whether a look is under way."""
        return self._job is not None

    @Slot()
    def refresh(self) -> None:
        """Look again; a look that is under way is followed by another one."""
        if self._job is not None:
            self._again = True
            return
        work = partial(look, self._context, known=dict(self._damaged))
        self._job = self._runner.submit(Task("look", "library", ""), work)
        self._job.succeeded.connect(self._seen)
        self._job.failed.connect(self._refused)
        self._job.ended.connect(self._ended)

    def learn(self, *, damaged: Collection[Digest], whole: Collection[Digest] | None = None) -> None:
        """Take over what a verification found; `whole` are blobs it found to be so, None for all but the damaged."""
        kept = {digest: then for digest, then in self._damaged.items() if whole is not None and digest not in whole}
        self._damaged = kept | dict.fromkeys(damaged)
        self.refresh()

    def of(self, digest: Digest, called: str = "") -> StoredKit | None:
        """A kit of the last look; of one that has names in several repositories, under that of the REF `called`."""
        kits = [each for each in (self.holding.kits if self.holding else ()) if each.digest == digest]
        kits.sort(key=lambda each: (called not in each.names, not _is_in(called, each.repository)))
        return kits[0] if kits else None

    def shared_with_others(self, kits: Sequence[StoredKit]) -> int:
        """Bytes of layers of these kits that further kits have too, each blob once."""
        digests = {each.digest for each in kits}
        others = [each for each in (self.holding.kits if self.holding else ()) if each.digest not in digests]
        needed = {blob.digest for each in others for _kind, blob in each.row.blobs}
        own = {blob.digest: blob.size for each in kits for _kind, blob in each.row.blobs}
        return sum(size for digest, size in own.items() if digest in needed)

    def called(self, name: str) -> StoredKit | None:
        """The kit of the last look that a REF or a digest names."""
        kits = self.holding.kits if self.holding else ()
        return next((each for each in kits if name == str(each.digest) or name in each.names), None)

    def name_of(self, digest: Digest) -> str:
        """What a kit is called: a REF, or its digest when it has no name."""
        kit = self.of(digest)
        return kit.reference if kit is not None and kit.tags else text.digest(str(digest))

    @Slot(object)
    def _seen(self, holding: Holding) -> None:
        self.holding, self.error = holding, None
        if not self._again:  # else something may have been learned meanwhile, which the next look takes into account
            self._damaged = dict(holding.damaged)

    @Slot(object)
    def _refused(self, error: KitStudioError) -> None:
        self.error = error

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.changed.emit()
        if self._again:
            self._again = False
            self.refresh()
