"""Moving a store to another folder, also of another file system, so that a whole one is in use at every moment.

The new store is built beside the old one: blobs are linked where that can be, else copied, synced and read back. They
never change, so that is done while others work; names follow under the lock, and the file `version`, which makes a
folder a store, comes last. Only then is the new place adopted, and only after that the old one cleared. A killed move
leaves a folder that is no store yet and says in `moved-from` where it comes from: the next move into it goes on there.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.archive.outflow import write_all
from kitstudio.base import limits
from kitstudio.base.claims import create_claimed
from kitstudio.base.control import Advanced, Control, Entered
from kitstudio.base.durable import make_folders, replace_file, sweep_writes, sync_folder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, DigestMismatchError, ExitCode, KitStudioError
from kitstudio.base.os_errors import What, converted, require_room, what_is
from kitstudio.base.regular_file import read_regular
from kitstudio.store.collect import Leftover
from kitstudio.store.core import Core
from kitstudio.store.durable import NEW, PRIVATE, STATE
from kitstudio.store.leases import living_leases
from kitstudio.store.opening import open_core
from kitstudio.store.paths import StorePaths
from kitstudio.store.refs import Memory, read_snapshot

ACTION: Final = "Moving the store"
_MARK: Final = "moved-from"
_STATE_MAX: Final = limits.INDEX * 16
"""Bytes of an index that verification still reads; what was cut would not compare as equal afterwards."""
_NO_LINKS: Final = frozenset({errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EACCES})


class StoreTargetError(KitStudioError):
    """A store cannot be moved there."""

    code = "KS-STORE-TARGET"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "The store cannot be moved to {path}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Choose an empty or a new folder. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Moved:
    """A store in its new place: `copied` bytes were written, the rest was linked.

    `cleared` is False when something of the old folder could not be taken away, or is none of ours.
    """

    root: Path
    copied: int
    cleared: bool


def relocate(core: Core, target: Path, adopt: Callable[[Path], object], control: Control) -> Moved:
    """Move a store.

    Args:
        core: the store, opened.
        target: a folder that is missing, empty, or left by a killed move of this store.
        adopt: called when the new store is whole, before the old one is touched: makes everybody use it. When it
            raises, nothing was moved.
        control: progress and cancel; neither leaves anything at the target.

    Raises:
        StoreTargetError: the target cannot take it.
        StoreLockedError: somebody else is using the store.
        NoRoomError, FileSystemError: the target cannot hold it.
    """
    core.require_writable()
    with converted(ACTION, target):
        place = Path(os.path.realpath(target))
        _check_target(core.paths.root, place)
        new = StorePaths(place)
        move = _Move(core, new, control)
        adopted = False
        try:
            move.prepare()
            move.carry_blobs()
            with core.alone("move", control.token):
                _refuse_users(core)
                move.carry_blobs()
                move.carry_names()
                move.compare()
                adopt(place)
                adopted = True
                _clear(core.paths)
        finally:
            if not adopted:
                _clear(new)
                _take_folder(new)
        _take_folder(core.paths)
        with contextlib.suppress(OSError):
            os.unlink(place / _MARK)
        return Moved(place, move.copied, not os.path.lexists(core.paths.root))


def remains(root: Path, *, take: bool) -> tuple[Leftover, ...]:
    """What a killed move into the store at `root` left of the old one, taken away when `take` says so.

    Only what is no store any more: the file `version` goes first, so a folder that still has it may be in use.
    """
    found = _origin(root)
    old = StorePaths(Path(found or "/nowhere"))
    if not found or os.path.lexists(old.version) or not _was_store(old):
        return ()
    with converted("Cleaning up after a move", old.root):
        files = [path for folder in old.folders if os.path.isdir(folder) for path in _files(folder)]
        known = {path: os.lstat(path) for path in files}
        if take:
            _clear(old)
            _take_folder(old)
            with contextlib.suppress(OSError):
                os.unlink(root / _MARK)
        return tuple(Leftover(str(path), there.st_size, there.st_mtime) for path, there in known.items())


def _was_store(paths: StorePaths) -> bool:
    """Whether a folder without `version` holds blobs, or nothing but what a store has; a repository of git does not."""
    if not os.path.isdir(paths.root):
        return False
    own = {*_own_files(paths), *_own_folders(paths), paths.lock}
    return os.path.isdir(paths.blobs) or {paths.root / name for name in os.listdir(paths.root)} <= own


def _check_target(root: Path, place: Path) -> None:
    if os.path.commonpath((root, place)) in (str(root), str(place)):
        raise StoreTargetError(path=str(place), reason="one folder would lie in the other")
    if not os.path.lexists(place):
        return
    if what_is(place) is not What.FOLDER:
        raise StoreTargetError(path=str(place), reason="it is not a folder")
    sweep_writes(place)  # a move that was killed while it wrote where it comes from
    if set(os.listdir(place)) - {"lost+found"} and _origin(place) != str(root):
        raise StoreTargetError(path=str(place), reason="it is not empty")


def _origin(place: Path) -> str:
    """The store a killed move into this folder came from."""
    try:
        found = json.loads(read_regular(place / _MARK, limits.PATH * 2))
    except (OSError, ValueError):
        return ""
    return found if isinstance(found, str) else ""


def _refuse_users(core: Core) -> None:
    """What runs with a lease would go on in the old folder."""
    for lease in living_leases(core.paths.leases):
        raise lease.holder.locked_error(core.paths.root, 0)


class _Move:
    """One move on its way."""

    def __init__(self, core: Core, new: StorePaths, control: Control) -> None:
        self.copied = 0
        self._core, self._old, self._new, self._control = core, core.paths, new, control
        self._done = 0
        self._total = 0

    def prepare(self) -> None:
        """Make the folder, and see that it can hold everything."""
        make_folders(self._new.root, mode=PRIVATE)
        replace_file(self._new.root / _MARK, json.dumps(str(self._old.root)).encode(), mode=0o600)
        for folder in self._new.folders:
            make_folders(folder, mode=PRIVATE)
        sizes = {path: os.lstat(path).st_size for path in _files(self._old.blobs)}
        self._total = sum(sizes.values())
        self._control.report(Entered("blobs", "blobs", self._total))
        if os.stat(self._old.root).st_dev != os.stat(self._new.root).st_dev:
            there = sum(os.lstat(path).st_size for path in _files(self._new.blobs))
            require_room(self._new.root, max(0, self._total - there), ACTION)

    def carry_blobs(self) -> None:
        """Bring every blob that is not there yet."""
        for path in _files(self._old.blobs):
            with contextlib.suppress(FileNotFoundError):  # collected meanwhile
                self._bring(path)
        for folder in {self._new.blobs, *_folders(self._new.blobs)}:
            sync_folder(folder, required=False)

    def carry_names(self) -> None:
        """Bring all the rest, and make the folder a store."""
        for folder in (self._new.refs, self._new.kits, self._new.quarantine):
            for name in os.listdir(folder):  # of an earlier attempt
                os.unlink(folder / name)
        for folder in (self._old.refs, self._old.kits, self._old.quarantine, self._old.ingest):
            for path in _files(folder):
                if not path.name.startswith((NEW, STATE)):
                    self._bring(path)
            sync_folder(self._new.root / folder.name, required=False)
        for each in (self._old.layout_file, self._old.index, self._old.generation, self._old.changing):
            if os.path.lexists(each):
                replace_file(self._new.root / each.name, read_regular(each, _STATE_MAX), mode=0o600)
        replace_file(self._new.version, read_regular(self._old.version, limits.SMALL_FILE), mode=0o600)
        sync_folder(self._new.root.parent, required=False)

    def compare(self) -> None:
        """See that the new store can be used, and says and holds what the old one does.

        Raises:
            DigestMismatchError: it does not. StoreTargetError: it can only be read.
        """
        clock = self._core.now
        opened = open_core(self._new.root, wait=self._core.wait, now=clock, create=False)
        if opened.read_only_reason:
            raise StoreTargetError(path=str(self._new.root), reason=opened.read_only_reason)
        same = read_snapshot(self._old, Memory(clock)) == read_snapshot(self._new, Memory(clock))
        for path in _files(self._old.blobs):
            twin = self._twin(path)
            same = same and os.path.lexists(twin) and os.lstat(twin).st_size == os.lstat(path).st_size
        if not same:
            raise DigestMismatchError(subject=str(self._new.root), expected=str(self._old.root), actual="another store")

    def _twin(self, path: Path) -> Path:
        return self._new.root / path.relative_to(self._old.root)

    def _bring(self, path: Path) -> None:
        twin, size = self._twin(path), os.lstat(path).st_size
        self._control.token.check()
        if os.path.lexists(twin):
            if os.lstat(twin).st_size == size and path.parent.parent == self._old.blobs:
                return
            os.unlink(twin)
        make_folders(twin.parent, mode=PRIVATE)
        try:
            os.link(path, twin, follow_symlinks=False)
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._copy(path, twin)
        self._advance(size)

    def _advance(self, size: int) -> None:
        self._done += size
        self._control.report(Advanced("blobs", min(self._done, self._total), self._total))

    def _copy(self, path: Path, twin: Path) -> None:
        """Copy, sync, and read back what the disk has."""
        fd, draft = create_claimed(self._new.ingest, NEW)
        try:
            with open(path, "rb") as source:
                there, wanted = os.fstat(source.fileno()), hashlib.sha256()
                while chunk := source.read(limits.CHUNK):
                    self._control.token.check()
                    wanted.update(chunk)
                    write_all(fd, chunk)
                    self.copied += len(chunk)
            os.fsync(fd)
            os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
            if self._hash(fd) != wanted.hexdigest():
                raise DigestMismatchError(subject=str(twin), expected=wanted.hexdigest(), actual=self._hash(fd))
            os.fchmod(fd, stat.S_IMODE(there.st_mode))
            os.utime(fd, ns=(there.st_atime_ns, there.st_mtime_ns))
            os.rename(draft, twin)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(draft)
            os.close(fd)

    def _hash(self, fd: int) -> str:
        os.lseek(fd, 0, os.SEEK_SET)
        found = hashlib.sha256()
        while chunk := os.read(fd, limits.CHUNK):
            self._control.token.check()
            found.update(chunk)
        return found.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """The regular files of a folder and of the folders in it, one level down."""
    for name in sorted(os.listdir(folder)):
        path = folder / name
        mode = os.lstat(path).st_mode
        if stat.S_ISREG(mode):
            yield path
        elif stat.S_ISDIR(mode):
            yield from (each for each in map(path.joinpath, sorted(os.listdir(path))) if _is_regular(each))


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False


def _folders(folder: Path) -> list[Path]:
    paths = map(folder.joinpath, os.listdir(folder))
    return [path for path in paths if what_is(path, follow_links=False) is What.FOLDER]


def _clear(paths: StorePaths) -> None:
    """Take a store away, beginning with what makes it one; somebody's own files in its folder stay.

    What resists stays too: whoever calls this has another store to go on with.
    """
    for file in _own_files(paths):
        with contextlib.suppress(OSError):
            os.unlink(file)
    for folder in _own_folders(paths):
        shutil.rmtree(folder, ignore_errors=True)


def _own_files(paths: StorePaths) -> tuple[Path, ...]:
    """In the order they go."""
    return (paths.version, paths.changing, paths.index, paths.layout_file, paths.generation, paths.reserve)


def _own_folders(paths: StorePaths) -> tuple[Path, ...]:
    return (paths.refs, paths.kits, *paths.folders)


def _take_folder(paths: StorePaths) -> None:
    """Take away the folder of a store that was cleared, when nobody holds its lock any more."""
    with contextlib.suppress(OSError):
        os.unlink(paths.root / _MARK)
    with contextlib.suppress(OSError):
        os.unlink(paths.lock)
    with contextlib.suppress(OSError):
        os.rmdir(paths.root)
