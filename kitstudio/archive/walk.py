"""One look at a context folder: every file and folder in kit's order, and what is left out of it and why.

Folders are opened one at a time below the root and no link is ever walked through; where a link is followed, what it
leads to is named by its real path and opened link-free again. Names are bytes, sorted as bytes (modelkit-format 3.2).
"""

from __future__ import annotations

import errno
import functools
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kitstudio.archive.hub_snapshot import SnapshotIncompleteError, blobs_of
from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.kernel import open_folder
from kitstudio.archive.scanned import LeftOut, Member, Scan
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted, os_error
from kitstudio.base.own_names import is_own

_ACTION: Final = "Reading the folder"
# What opening a folder without following links says when it is a link or a file by now.
_SWAPPED: Final = frozenset({errno.ELOOP, errno.ENOTDIR, errno.EXDEV})
# What looking at what a link leads to says when there can be nothing; a link may hold a longer name than a folder can.
_LEADS_NOWHERE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})
_SPECIAL: Final = {stat.S_IFIFO: "fifo", stat.S_IFSOCK: "socket"}
# A regular file that everybody may read: these bits of a mode, and what they are then.
_KIND_AND_READERS: Final = 0o170444
_FILE_ALL_MAY_READ: Final = stat.S_IFREG | 0o444
_MAY_BE_OURS: Final = b".kitstudio-"
_MODE_BITS: Final = 0o7777
# As `os.fsencode` does, which takes three times as long.
_NAMES: Final = (sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())


class LinkLeavesFolderError(KitStudioError):
    """Links in the context folder lead out of it."""

    code = "KS-LINK-LEAVES-FOLDER"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "Links lead out of the folder: {links}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Pack what they lead to with --follow-links, remove them, or name them in .kitignore."
    )


class TooManyFilesError(KitStudioError):
    """A context folder holds more files than a kit may."""

    code = "KS-TOO-MANY-FILES"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{folder} holds more than {limit} files and folders.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Pack a smaller folder, or put the many files into one archive.")


class LinksMultiplyError(KitStudioError):
    """Links that are followed lead to folders that hold such links, and so on: little on the disk, no end in a kit."""

    code = "KS-LINKS-MULTIPLY"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "Links in {folder} lead to the same folders more than {limit} times, the last time at {path}."
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Remove links that lead to folders with links, or do not follow them."
    )


class FolderChangedError(KitStudioError):
    """Something was swapped for something else while a folder was looked through."""

    code = "KS-FOLDER-CHANGED"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} changed while the folder was looked through.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was packed. Wait until nothing writes there, then try again."
    )


def scan(
    root: Path, *, follow_links: bool, control: Control, ignore: IgnoreRules | None = None, as_kit: bool = False
) -> Scan:
    """Look through a context folder.

    Args:
        root: the folder; a link to one is followed.
        follow_links: take what links lead to, inside or outside, as if it stood there.
        control: asked for cancel at every file.
        ignore: links and files these rules hide are no reason to refuse the folder.
        as_kit: leave out every link that was not asked for, wherever it leads, as kit does.

    Raises:
        LinkLeavesFolderError: links out of the folder, all of them named (unless followed).
        SnapshotIncompleteError: a Hugging Face snapshot without some of its blobs.
        FolderChangedError: something was swapped for something else meanwhile.
        LinksMultiplyError: followed links lead to the same folders again and again.
        TooManyFilesError, PathNotFoundError, NotPermittedError, FileSystemError: the folder cannot be looked through.
    """
    with converted(_ACTION, root):
        began = _stamp()
        walk = _Walk(root, control, follow_links=follow_links, as_kit=as_kit)
        try:
            walk.run()
        finally:
            walk.close()
    leaving = [each for each in walk.leaving if ignore is None or not ignore.ignores(each.path)]
    missing = [path for path in walk.missing if ignore is None or not ignore.ignores(path)]
    if leaving:
        raise LinkLeavesFolderError(links=[f"{each.path} -> {each.target}" for each in leaving])
    if missing:
        raise SnapshotIncompleteError(paths=missing)
    hidden = tuple(walk.leaving)
    return Scan(root, tuple(walk.members), tuple(walk.left_out), walk.is_snapshot, began, follow_links, hidden)


def _stamp() -> int:
    """Now, in nanoseconds, as a file made now is stamped: only ever compared with the stamps of files."""
    descriptor = os.memfd_create("stamp")
    try:
        return os.fstat(descriptor).st_ctime_ns
    finally:
        os.close(descriptor)


class _Other(NamedTuple):
    """An entry that is no file everybody may read, or may be ours.

    That is its status, what a link says, whether a file can be read.
    """

    name: bytes
    status: os.stat_result
    target: bytes
    readable: bool


class _Folder(NamedTuple):
    """A folder being walked: its identity, what is left of it, and what stands before the names in it.

    That is once its path in the context and once the one it really has, each with a slash unless it is empty.
    """

    identity: tuple[int, int]
    entries: Iterator[Member | _Other]
    above: str
    source: bytes


class _Walk:
    def __init__(self, root: Path, control: Control, *, follow_links: bool, as_kit: bool) -> None:
        self.control = control
        self.follow_links = follow_links
        self.as_kit = as_kit
        self.root = os.path.realpath(os.fsencode(root))
        self.shown_root = root
        self.blobs = None if as_kit else blobs_of(self.root)
        self.members: list[Member] = []
        self.left_out: list[LeftOut] = []
        self.leaving: list[LeftOut] = []
        self.missing: list[str] = []
        self.is_snapshot = False
        self.stack: list[_Folder] = []
        self.walked: set[tuple[int, int]] = set()
        self.repeats = 0
        self.system = os.open(b"/", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        self.top = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def close(self) -> None:
        os.close(self.top)
        os.close(self.system)

    def run(self) -> None:
        """Depth first, without recursion: a folder's depth must not be ours."""
        status = os.fstat(self.top)
        self.stack.append(_Folder((status.st_dev, status.st_ino), self._read("", b""), "", b""))
        while self.stack:
            folder = self.stack[-1]
            for entry in folder.entries:
                if isinstance(entry, Member):
                    self.members.append(entry)
                    continue
                self._take(folder, entry)
                if self.stack[-1] is not folder:
                    break
            else:
                self.stack.pop()
            if len(self.members) + len(self.left_out) > limits.TAR_MEMBERS:
                raise TooManyFilesError(folder=os.fspath(self.shown_root), limit=limits.TAR_MEMBERS)

    def _take(self, folder: _Folder, entry: _Other) -> None:
        path = folder.above + entry.name.decode("utf-8", "surrogateescape")
        source = folder.source + entry.name
        if is_own(os.fsdecode(entry.name)):
            self.left_out.append(LeftOut(path, "ours"))
        elif stat.S_ISLNK(entry.status.st_mode):
            self._link(path, source, entry.target)
        else:
            self._found(path, source, entry.status, readable=entry.readable)

    def _found(self, path: str, source: bytes, status: os.stat_result, *, readable: bool, target: str = "") -> None:
        mode = status.st_mode
        is_dir = stat.S_ISDIR(mode)
        if not is_dir and not stat.S_ISREG(mode):
            self.left_out.append(LeftOut(path, _SPECIAL.get(stat.S_IFMT(mode), "device"), target))
            return
        identity = (status.st_dev, status.st_ino)
        if is_dir and target and any(identity == above.identity for above in self.stack):
            self.left_out.append(LeftOut(path, "loop", target))
            return
        self.members.append(_member(path, source, status))
        if is_dir:
            self._enter(path, source, identity)
        elif not readable:
            self.left_out.append(LeftOut(path, "unreadable"))

    def _enter(self, path: str, source: bytes, identity: tuple[int, int]) -> None:
        self.control.token.check()  # an empty folder has no entry that would ask
        if len(self.stack) >= limits.PATH_DEPTH:
            self.left_out.append(LeftOut(path, "too-deep"))
            return
        try:
            entries = self._read(path + "/", source + b"/")
        except PermissionError:
            self.left_out.append(LeftOut(path, "unreadable"))
        except FileNotFoundError:
            # It vanished since its own folder was read, as its files might have.
            self.members.pop()
        except OSError as error:
            if error.errno in _SWAPPED:
                raise FolderChangedError(path=path) from error
            # Calls beside a descriptor know only a part of the name.
            raise os_error(OSError(error.errno, error.strerror), _ACTION, os.path.join(self.root, source)) from error
        else:
            self.repeats += identity in self.walked
            if self.repeats > limits.FOLDER_REPEATS:
                raise LinksMultiplyError(folder=os.fspath(self.shown_root), limit=limits.FOLDER_REPEATS, path=path)
            self.walked.add(identity)
            self.stack.append(_Folder(identity, entries, path + "/", source + b"/"))

    def _read(self, above: str, source: bytes) -> Iterator[Member | _Other]:
        """The entries of a folder, sorted; its descriptor is closed again before they are looked at."""
        absolute = source.startswith(b"/")
        parts = [part for part in source.split(b"/") if part]
        descriptor = open_folder(self.system if absolute else self.top, parts)
        try:
            names = sorted([name.encode(*_NAMES) for name in os.listdir(descriptor)])
            look = functools.partial(self._look, descriptor, above, source)
            looks = list(map(look, names))
        finally:
            os.close(descriptor)
        return filter(None, looks)

    def _look(self, descriptor: int, above: str, source: bytes, name: bytes) -> Member | _Other | None:
        """One entry; None when it vanished since the folder was opened."""
        self.control.token.check()
        try:
            status = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
            mode = status.st_mode
            if mode & _KIND_AND_READERS == _FILE_ALL_MAY_READ and not name.startswith(_MAY_BE_OURS):
                return _member(above + name.decode("utf-8", "surrogateescape"), source + name, status)
            target = os.readlink(name, dir_fd=descriptor) if stat.S_ISLNK(mode) else b""
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno == errno.EINVAL:  # no link any more
                raise FolderChangedError(path=above + name.decode("utf-8", "surrogateescape")) from error
            raise
        readable = not stat.S_ISREG(mode) or os.access(name, os.R_OK, dir_fd=descriptor, effective_ids=True)
        return _Other(name, status, target, readable)

    def _link(self, path: str, source: bytes, said: bytes) -> None:
        target = said.decode("utf-8", "surrogateescape")
        try:
            real = os.path.realpath(os.path.join(self.root, source))
        except OSError as error:  # no link any more, or gone
            raise FolderChangedError(path=path) from error
        into_blobs = self.blobs is not None and real.startswith(self.blobs + b"/")
        inside = real == self.root or real.startswith(os.path.join(self.root, b""))
        if into_blobs or self.follow_links:
            self.is_snapshot = self.is_snapshot or into_blobs
            self._follow(path, real, target, into_blobs=into_blobs)
        elif inside or self.as_kit:
            self.left_out.append(LeftOut(path, "link", target))
        else:
            self.leaving.append(LeftOut(path, "link", target))

    def _follow(self, path: str, real: bytes, target: str, *, into_blobs: bool) -> None:
        try:
            status = os.lstat(real)
        except OSError as error:
            if error.errno not in _LEADS_NOWHERE:
                raise
            if into_blobs:
                self.missing.append(path)
            self.left_out.append(LeftOut(path, "dangling", target))
            return
        if stat.S_ISLNK(status.st_mode):
            # What realpath could not resolve goes round in a circle.
            self.left_out.append(LeftOut(path, "loop", target))
            return
        readable = os.access(real, os.R_OK, effective_ids=True)
        self._found(path, real, status, readable=readable, target=target)


def _member(path: str, source: bytes, status: os.stat_result) -> Member:
    mode = status.st_mode
    is_dir = stat.S_ISDIR(mode)
    size = 0 if is_dir else status.st_size
    facts = size, status.st_mtime_ns, status.st_ctime_ns, status.st_dev, status.st_ino
    # As `Member(...)` does, which takes twice as long; there are as many as there are files.
    return tuple.__new__(Member, (path, is_dir, mode & _MODE_BITS, *facts, source))
