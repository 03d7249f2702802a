"""Opening a store: whose it is, which form it has, whether it can be written, and making it when it is missing."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kitstudio.archive.outflow import write_all
from kitstudio.base import limits
from kitstudio.base.claims import create_claimed
from kitstudio.base.control import CancelToken
from kitstudio.base.durable import make_folders
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import FULL, DiskFullError, FileSystemError, PathNotFoundError, What, converted, what_is
from kitstudio.base.regular_file import read_regular
from kitstudio.store.blobs import Blobs
from kitstudio.store.collect import sweep_leftovers
from kitstudio.store.core import Core
from kitstudio.store.durable import NEW, PRIVATE, StateFiles
from kitstudio.store.locks import StoreLock
from kitstudio.store.paths import LAYOUT, StorePaths
from kitstudio.store.refs import Memory

VERSION: Final = 1
# Room for the longest path inside a store, a sha512 in the quarantine.
_LONGEST_BELOW: Final = 256
_NO_STORE_FILES: Final = ("lost+found", NEW)


class ForeignStoreError(KitStudioError):
    """The store's folder belongs to somebody else, or others may write into it."""

    code = "KS-FOREIGN-STORE"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "The store {path} is not used: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "A store belongs to one account and nobody else may write there. Choose another with --store DIR."
    )


class NotAStoreError(KitStudioError):
    """A folder that holds other things than a store."""

    code = "KS-NOT-A-STORE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is no store of Kit Studio: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Name an empty or a new folder with --store DIR. An OCI layout is read as oci:DIR."
    )


class NewerStoreError(KitStudioError):
    """A store in a form that only a newer release knows."""

    code = "KS-NEWER-STORE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "The store {path} has form {found}; this release knows forms up to {known}."
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "Use the newer release that wrote it, or another store.")


def open_core(
    root: Path, *, wait: float, now: Callable[[], float], create: bool, token: CancelToken | None = None
) -> Core:
    """Check the folder at `root`, make the store when it is missing, and say what can be done with it.

    Raises:
        ForeignStoreError, NotAStoreError, NewerStoreError: it must not be used.
        PathNotFoundError: it is missing and not to be made.
        NotPermittedError, ReadOnlyFileSystemError, FileSystemError: it cannot be made or read.
    """
    with converted("Opening the store", root):
        paths = StorePaths(Path(os.path.realpath(root)))
        if create:
            _make_root(paths.root)
        _check_folder(paths.root)
        reason = _why_not_writable(paths.root)
        _check_version(paths, may_write=create and not reason)
        for folder in paths.folders:
            if not reason:
                _make_inside(folder)
            if os.path.lexists(folder):
                _check_folder(folder)
        files, blobs = StateFiles(paths), Blobs(paths)
        usable = not reason or os.path.exists(paths.lock)
        lock = StoreLock(paths, wait=wait, now=now, usable=usable, token=token)
        if lock.usable:
            reason = reason or _why_not_safe(paths, lock)
        lock.usable = lock.usable and _can_lock(lock)
        core = Core(paths, lock, blobs, Memory(now), files, now, wait, reason)
        if not reason:
            _complete(core)
        return core


def _make_root(root: Path) -> None:
    if len(os.fsencode(root)) > limits.PATH - _LONGEST_BELOW:
        # Before the first of a thousand folders is made, not after.
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(root))
    if not _exists(root) or what_is(root) is What.FOLDER:
        make_folders(root, mode=PRIVATE)


def _exists(path: Path) -> bool:
    """Whether something is there; a name too long for the system is an error, before a folder is made on the way."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def _make_inside(folder: Path) -> None:
    """Make a folder of the store; it is durable with the first change of names."""
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, PRIVATE)
        os.chmod(folder, PRIVATE)


def _check_folder(folder: Path) -> None:
    there = os.lstat(folder)
    if not stat.S_ISDIR(there.st_mode):
        raise NotAStoreError(path=str(folder), reason="it is not a folder")
    if there.st_uid != os.geteuid():
        raise ForeignStoreError(path=str(folder), reason="it belongs to another account")
    if there.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ForeignStoreError(path=str(folder), reason="its permissions let other accounts write into it")


def _why_not_writable(root: Path) -> str:
    if os.statvfs(root).f_flag & os.ST_RDONLY:
        return "its file system is mounted read-only"
    if not os.access(root, os.W_OK | os.X_OK):
        return "its permissions do not let you write"
    return ""


def _check_version(paths: StorePaths, *, may_write: bool) -> None:
    content = _version(paths)
    if content is None:
        others = [name for name in os.listdir(paths.root) if not name.startswith(_NO_STORE_FILES)]
        if not others and not may_write:
            raise PathNotFoundError(path=str(paths.version))
        # Another process may just have made it: its first file is the version.
        content = _version(paths) if others else _write_version(paths)
        if content is None:
            raise NotAStoreError(path=str(paths.root), reason="it holds other things")
    text = content.decode("ascii", "replace").strip()
    if not text.isdigit() or not int(text):
        raise NotAStoreError(path=str(paths.root), reason="its version cannot be read")
    if int(text) > VERSION:
        raise NewerStoreError(path=str(paths.root), found=int(text), known=VERSION)


def _version(paths: StorePaths) -> bytes | None:
    try:
        return read_regular(paths.version, limits.SMALL_FILE)
    except FileNotFoundError:
        return None


def _write_version(paths: StorePaths) -> bytes:
    content = b"%d\n" % VERSION
    fd, temporary = create_claimed(paths.root, NEW)
    try:
        write_all(fd, content)
        os.fsync(fd)
        os.rename(temporary, paths.version)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    finally:
        os.close(fd)
    return content


def _can_lock(lock: StoreLock) -> bool:
    try:
        lock.probe()
    except KitStudioError:
        return False
    return True


def _why_not_safe(paths: StorePaths, lock: StoreLock) -> str:
    """Try what a network file system may not do: lock a file, and put one in the place of another."""
    try:
        lock.probe()
    except DiskFullError:
        raise  # there is no lock yet, and no room for one
    except FileSystemError:
        return "its file system cannot lock files"
    try:
        _replace_a_file(paths.ingest)
    except OSError as error:
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            return "its permissions do not let you write"
        if error.errno not in FULL:
            return "its file system cannot replace files"
    return ""


def _replace_a_file(folder: Path) -> None:
    made: list[tuple[int, Path]] = []
    try:
        made.append(create_claimed(folder, NEW))
        made.append(create_claimed(folder, NEW))
        os.rename(made[0][1], made[1][1])
    finally:
        for fd, path in made:
            with contextlib.suppress(OSError):
                os.unlink(path)
            os.close(fd)


def _complete(core: Core) -> None:
    """Make what is missing of a new store, and clear away what killed processes left."""
    sweep_leftovers(core.paths)
    whole = (core.paths.layout_file, core.paths.index, core.paths.generation)
    if not all(map(os.path.lexists, whole)):
        with core.changing("open"):
            if not os.path.lexists(core.paths.layout_file):
                core.files.replace(core.paths.layout_file, LAYOUT)
    core.mend_index("open")
