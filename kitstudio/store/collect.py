"""Collection of what no kit refers to.

Roots are named and kept kits and the leases of living operations; what is younger than the grace stays too. Marking
needs no lock to itself, sweeping does, and looks at names and leases again. A sweep moves blobs into `trash/`, which is
quick; they are deleted after the lock was given back.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.archive.kernel import FOLDER_FLAGS
from kitstudio.archive.removal import remove_tree
from kitstudio.base.claims import is_dead, unlink_dead
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.store import leases
from kitstudio.store.blobs import Blobs, blob_files
from kitstudio.store.core import Core
from kitstudio.store.durable import NEW, STATE
from kitstudio.store.paths import StorePaths
from kitstudio.store.refs import Memory, Snapshot, read_snapshot

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
class Collected:
    """What a collection took (or, as a dry run, would take): blobs, count of partial files, bytes freed."""

    removed: tuple[Digest, ...]
    partials: int
    freed: int


def needed_by(
    blobs: Blobs, snapshot: Snapshot, roots: Iterable[Descriptor], token: CancelToken | None = None
) -> set[Digest]:
    """Every blob of some kits.

    Raises:
        StoreDamagedError: a name or a manifest is damaged, so that is not known.
    """
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
                to_trash(core, free)
        parts = _parts(core, older_than * _PARTS_LIVE_LONGER)
        if not dry_run:
            parts = {path: size for path in parts if (size := unlink_dead(path)) is not None}
            empty_trash(core)
    return Collected(tuple(sorted(free)), len(parts), sum(free.values()) + sum(parts.values()))


def _unneeded(core: Core, older_than: float, token: CancelToken) -> dict[Digest, int]:
    snapshot = read_snapshot(core.paths, Memory(core.now))
    needed = needed_by(core.blobs, snapshot, snapshot.roots.values(), token)
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


def to_trash(core: Core, blobs: Iterable[Digest]) -> None:
    """Take blobs away, which is quick; alone only."""
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
