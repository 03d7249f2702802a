"""Collection of what no kit refers to.

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
from collections.abc import Iterable
from dataclasses import dataclass, field
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
class Leftover:
    """A file of the store that no kit needs.

    Attributes:
        name: a digest, or the path inside the store.
        size: bytes.
        modified: when it was last written, seconds since the epoch.
    """

    name: str
    size: int
    modified: float


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection took (or, as a dry run, would take): blobs, count of partial files, bytes freed.

    `blobs` and `parts` are the same one by one; what is in the trash since a removal was killed is among the parts.
    `set_aside` is what repairs left in the quarantine.
    """

    removed: tuple[Digest, ...]
    partials: int
    freed: int
    blobs: tuple[Leftover, ...] = field(default=(), compare=False)
    parts: tuple[Leftover, ...] = field(default=(), compare=False)
    set_aside: tuple[Leftover, ...] = field(default=(), compare=False)


class What(enum.Flag):
    """What a collection may take: unneeded blobs, parts of blobs, files that repairs set aside."""

    BLOBS = enum.auto()
    PARTS = enum.auto()
    SET_ASIDE = enum.auto()


ORDINARY: Final = What.BLOBS | What.PARTS


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


def collect(core: Core, *, dry_run: bool, older_than: float, control: Control, what: What = ORDINARY) -> Collected:
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
        trash = _in_folder(core, core.paths.trash) if What.PARTS in what else ()
        aside = _in_folder(core, core.paths.quarantine) if What.SET_ASIDE in what else ()
        with taking:
            free = _unneeded(core, older_than, control.token) if What.BLOBS in what else {}
            if not dry_run:
                to_trash(core, [core.paths.blob(Digest.parse(each)) for each in free])
                to_trash(core, [core.paths.root / each.name for each in aside])
        parts = _parts(core, older_than * _PARTS_LIVE_LONGER) if What.PARTS in what else {}
        if not dry_run:
            parts = {path: each for path, each in parts.items() if unlink_dead(path) is not None}
            empty_trash(core)
    blobs, left = tuple(free.values()), (*parts.values(), *trash)
    freed = sum(each.size for each in (*blobs, *left, *aside))
    return Collected(tuple(sorted(map(Digest.parse, free))), len(parts), freed, blobs, left, aside)


def _in_folder(core: Core, folder: Path) -> tuple[Leftover, ...]:
    out = []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        with contextlib.suppress(FileNotFoundError):
            there = os.lstat(folder / name)
            out.append(Leftover(str((folder / name).relative_to(core.paths.root)), there.st_size, there.st_mtime))
    return tuple(out)


def _unneeded(core: Core, older_than: float, token: CancelToken) -> dict[str, Leftover]:
    snapshot = read_snapshot(core.paths, Memory(core.now))
    needed = needed_by(core.blobs, snapshot, snapshot.roots.values(), token)
    needed |= leases.protected(core.paths.leases)
    youngest = core.now() - older_than
    free = {}
    for digest, path in blob_files(core.paths):
        if digest not in needed:
            there = os.lstat(path)
            if there.st_mtime <= youngest:
                free[str(digest)] = Leftover(str(digest), there.st_size, there.st_mtime)
    return free


def _parts(core: Core, older_than: float) -> dict[Path, Leftover]:
    """Files in `ingest/` that nobody writes and nobody is to go on with."""
    out = {}
    for each in _in_folder(core, core.paths.ingest):
        path = core.paths.root / each.name
        due = path.name.startswith((NEW, STATE)) or core.now() - each.modified >= older_than
        if due and is_dead(path):
            out[path] = each
    return out


def sweep_leftovers(paths: StorePaths) -> None:
    """Remove what killed processes were just writing; a bounded number at a time."""
    names = (name for name in os.listdir(paths.ingest) if name.startswith((NEW, STATE)))
    for name in itertools.islice(names, _LEFTOVERS_AT_ONCE):
        unlink_dead(paths.ingest / name)


def to_trash(core: Core, files: Iterable[Path]) -> None:
    """Take files away at once; `empty_trash` deletes them."""
    for path in files:
        with contextlib.suppress(FileNotFoundError):
            os.rename(path, core.paths.trash / f"{NEW}{secrets.token_hex(8)}")


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
