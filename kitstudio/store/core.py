"""What every part of a store stands on: where it lies, its lock, its names, and how they are changed.

Names are changed under the exclusive lock only, each by one atomic replacement that is on the disk before anything is
acknowledged. `index.json` is derived from them afterwards; the file `changing` tells that this was not finished.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kitstudio.base import limits
from kitstudio.base.claims import unlink_all_dead
from kitstudio.base.control import CancelToken
from kitstudio.base.durable import sync_folder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import DiskFullError, FileSystemError, converted
from kitstudio.base.regular_file import read_regular
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.store.blobs import Blobs
from kitstudio.store.durable import StateFiles
from kitstudio.store.locks import StoreLock, StoreLockedError
from kitstudio.store.paths import StorePaths
from kitstudio.store.refs import (
    KeptKit,
    Memory,
    Ref,
    Snapshot,
    kit_file_name,
    read_snapshot,
    ref_file_name,
    repository_of,
)

_TRIES: Final = 20
_DIGITS: Final = 20


class StoreReadOnlyError(KitStudioError):
    """Something was to be written to a store that can only be read."""

    code = "KS-STORE-READ-ONLY"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "The store {path} can only be read: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Choose another store with --store DIR, or make this one writable.")


@dataclass(frozen=True, slots=True)
class Core:
    """An opened store; `read_only_reason` is empty when it can be written."""

    paths: StorePaths
    lock: StoreLock
    blobs: Blobs
    memory: Memory
    files: StateFiles
    now: Callable[[], float]
    wait: float
    read_only_reason: str

    def require_writable(self) -> None:
        """Raise StoreReadOnlyError when the store can only be read."""
        if self.read_only_reason:
            raise StoreReadOnlyError(path=str(self.paths.root), reason=self.read_only_reason)

    def snapshot(self, purpose: str) -> Snapshot:
        """All names at one moment.

        Raises:
            StoreLockedError: somebody keeps changing them for too long.
        """
        with converted("Reading the names", self.paths.refs):
            if self.lock.usable:
                with self.lock.shared(purpose):
                    return read_snapshot(self.paths, self.memory)
            return self._unlocked_snapshot()

    @contextlib.contextmanager
    def alone(self, purpose: str, token: CancelToken | None = None) -> Iterator[None]:
        """The exclusive lock. Nobody is just making a lease or a record: what dead processes left of them goes.

        Raises:
            StoreLockedError: not now.
        """
        with self.lock.exclusive(purpose, token):
            with converted("Clearing away leases", self.paths.root):
                unlink_all_dead(self.paths.leases)
                unlink_all_dead(self.paths.holders)
            yield

    @contextlib.contextmanager
    def changing(self, purpose: str, token: CancelToken | None = None) -> Iterator[Change]:
        """Change names: alone, durably, with `index.json` following at the end.

        Raises:
            StoreReadOnlyError, StoreLockedError: not now.
        """
        self.require_writable()
        with self.alone(purpose, token):
            with converted("Changing names", self.paths.root):
                for derived in (self.paths.index, self.paths.generation):
                    _content(derived, 0)  # what cannot be derived again fails before a name is changed, not after
                if os.path.exists(self.paths.changing):
                    self._sync_names()
                self.files.overwrite(self.paths.changing, b"")
                # Names lie in other folders: a power loss may keep them and lose the mark, unless it is there first.
                sync_folder(self.paths.root)
                change = Change(self, read_snapshot(self.paths, self.memory))
            with contextlib.ExitStack() as unfinished:
                unfinished.callback(self._show_what_is_there)
                yield change
                unfinished.pop_all()
            # On a full disk the file `changing` stays, and the index follows when there is room: the names themselves
            # are written, so nothing has failed.
            with contextlib.suppress(DiskFullError):
                self._derive(change.snapshot)

    def _show_what_is_there(self) -> None:
        """After a change that ended early; how far it went only the disk knows."""
        with contextlib.suppress(KitStudioError), converted("Reading the names", self.paths.refs):
            self._sync_names()
            self._derive(read_snapshot(self.paths, self.memory))

    def mend_index(self, purpose: str, wait: float = 0.0) -> bool:
        """Derive `index.json` again when a killed process left it stale, unless somebody is at work; whether it was."""
        if self.read_only_reason or not os.path.exists(self.paths.changing):
            return False
        # Where it cannot be written the names can be read all the same.
        with contextlib.suppress(StoreLockedError, FileSystemError), self.lock.exclusive(purpose, wait=wait):
            with converted("Reading the names", self.paths.refs):
                self._sync_names()
            self._derive(read_snapshot(self.paths, self.memory))
            return True
        return False

    def _sync_names(self) -> None:
        """What a killed process changed is seen, and may be lost yet: the index must not tell of it before."""
        for folder in (self.paths.refs, self.paths.kits):
            sync_folder(folder)

    def _derive(self, snapshot: Snapshot) -> None:
        with converted("Writing the index", self.paths.index):
            before = _content(self.paths.index, limits.INDEX + 1) if snapshot.broken else b""
            index = snapshot.index(before)
            if _content(self.paths.index, len(index) + 1) != index:
                self.files.replace(self.paths.index, index)
            # One write of constant length is never seen torn.
            self.files.overwrite(self.paths.generation, b"%0*d\n" % (_DIGITS, generation_of(self.paths) + 1))
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.paths.changing)

    def _unlocked_snapshot(self) -> Snapshot:
        for _ in range(_TRIES):
            with contextlib.suppress(FileNotFoundError):
                before = read_snapshot(self.paths, Memory(self.now))
                if read_snapshot(self.paths, Memory(self.now)) == before:
                    return before
        raise StoreLockedError(path=str(self.paths.root), pid="?", purpose="?", since="?", waited=0)


class Change:
    """Names being changed, under the exclusive lock. `snapshot` is what they are now."""

    def __init__(self, core: Core, snapshot: Snapshot) -> None:
        self._core = core
        self.snapshot = snapshot

    def name(self, *names: tuple[Reference, Descriptor]) -> None:
        """Let tags name kits, the last word counts; the kits they named before are kept.

        Raises:
            DamagedNameError: it is not known what one of them named; nothing was written.
        """
        fresh: dict[str, Ref] = {}
        displaced = []
        for reference, descriptor in names:
            key = ref_file_name(reference)
            before = fresh.get(key) or self.snapshot.tagged(reference)
            if before is not None and before.descriptor.digest == descriptor.digest:
                continue
            if before is not None:
                displaced.append((before.descriptor, repository_of(reference)))
            fresh[key] = Ref(replace(reference, digest=None), descriptor, int(self._core.now()))
        if displaced:
            self.keep(*displaced)
        self._core.files.replace_all(self._core.paths.refs, {key: ref.encode() for key, ref in fresh.items()})
        for ref in fresh.values():
            self.snapshot.name(ref)

    def unname(self, reference: Reference) -> None:
        """Take a tag away."""
        key = ref_file_name(reference)
        self._core.files.remove(self._core.paths.refs / key)
        self.snapshot.unname(key)

    def keep(self, *kits: tuple[Descriptor, str]) -> None:
        """Keep kits though nothing may name them, each with the repository where it has or had a name (or empty)."""
        fresh: dict[str, KeptKit] = {}
        for descriptor, repository in kits:
            key = kit_file_name(descriptor.digest)
            before = fresh.get(key) or self.snapshot.kits.get(key)
            known = before.repositories if before else ()
            stored_at = before.stored_at if before else int(self._core.now())
            added = (repository,) if repository and repository not in known else ()
            kit = KeptKit(descriptor, stored_at, (*known, *added)[-_REPOSITORIES:])
            if kit != before:
                fresh[key] = kit
        self._core.files.replace_all(self._core.paths.kits, {key: kit.encode() for key, kit in fresh.items()})
        self.snapshot.kits.update(fresh)

    def restore(self, refs: Sequence[Ref], kits: Sequence[KeptKit]) -> None:
        """Write names and kept kits as they once were."""
        self._core.files.replace_all(self._core.paths.kits, {each.file_name: each.encode() for each in kits})
        self._core.files.replace_all(self._core.paths.refs, {each.file_name: each.encode() for each in refs})
        self.snapshot.kits.update({each.file_name: each for each in kits})
        for ref in refs:
            self.snapshot.name(ref)

    def forget(self, descriptor: Descriptor) -> None:
        """Do not keep a nameless kit any longer."""
        key = kit_file_name(descriptor.digest)
        self._core.files.remove(self._core.paths.kits / key)
        self.snapshot.kits.pop(key, None)


# So that a kit's record stays a small file.
_REPOSITORIES: Final = 50


def generation_of(paths: StorePaths) -> int:
    """The number in the file `generation`, 0 when there is none."""
    # Only what is overwritten: should something have grown behind it, the number still changes.
    with converted("Reading the names", paths.generation):
        content = _content(paths.generation, _DIGITS)
    return int(content) if content.isdigit() else 0


def _content(path: os.PathLike[str], limit: int) -> bytes:
    try:
        return read_regular(path, limit)
    except FileNotFoundError:
        return b""
