"""`Stage`: where layers are unpacked before anything reaches the destination.

It is a private folder on the destination's own file system. Files are made with O_EXCL through descriptors of their
folder, no link is ever followed, and at most eight descriptors are open whatever a layer holds.

Durability: one `syncfs` before the release instead of an fsync per file (100,000 of them would take minutes).
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import stat
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kitstudio.archive.expansion import room_at
from kitstudio.archive.kernel import (
    FolderCursor,
    encoded,
    exists,
    failing_at,
    open_folder,
    sync_file_system,
)
from kitstudio.archive.outflow import Outflow
from kitstudio.archive.recover import InterruptedReleaseError, Outcome, Recovered, recover
from kitstudio.archive.site import Site, locate, make_stage, stage_places
from kitstudio.archive.stage_folder import CONTENT, DONE, JOURNAL
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import require_room
from kitstudio.base.own_names import UNPACK
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError

_BUFFER: Final = 256 * 1024
_FILE_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_IMPLIED: Final = 0o755
_LARGE: Final = 64 * limits.MIB
_PATIENCE: Final = 0.02


class MemberClashError(KitStudioError):
    """Two members want the same name and are not the same."""

    code = "KS-MEMBER-CLASH"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} comes twice, from {first} and from {second}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Unpack one of them with --filter, or ask the kit's author.")


class TooManyNamesError(KitStudioError):
    """Layers bring more files and folders than anybody has use for, or names that alone fill the memory."""

    code = "KS-TOO-MANY-NAMES"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors",
        "{layer} is refused at {path}: with it there are over {files} files and folders, or over {bytes} bytes of "
        "their names.",
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "It may be made to fill the disk. Unpack less of the kit with --filter, or ask its author."
    )


class NameCollisionError(KitStudioError):
    """The file system takes two different names for one."""

    code = "KS-NAME-COLLISION"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "This file system cannot hold both {path} and {other}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Unpack to a file system that tells such names apart.")


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one file on its way in.

    Attributes:
        body: read to its end.
        size: bytes it holds.
        layer: what it comes from, for an error.
        tick: called with the bytes of each chunk; may raise to stop.
    """

    body: io.RawIOBase
    size: int
    layer: str
    tick: Callable[[int], None]


class Stage:
    """Files and folders on their way to one destination; a context manager that removes what was not released.

    Attributes:
        site: the destination, taken apart.
        recovered: what earlier, interrupted runs had left there and what became of it.
        folder: the private folder; `is_beside` says whether it lies beside the destination or inside it.
        content_fd: the folder in it that stands for the destination.
        files: path of each file to the name of the layer it came from.
        folders: path of each folder to whether a member named it (else its mode is still open).
        modes: paths whose mode cannot be given before the end, with that mode.
    """

    def __init__(self, destination: Path, *, exact_modes: bool = False) -> None:
        """Make the stage for `destination`, which may be missing (with its parents), empty, or full.

        What interrupted runs left for the same place is dealt with first.

        Args:
            destination: the folder to fill.
            exact_modes: give files and folders the mode of the layer as it is, without the umask.

        Raises:
            NotAFolderError: something that is no folder stands there.
            InterruptedReleaseError: an earlier run left the destination half done, and it cannot be undone.
            FileSystemError: the stage cannot be made.
        """
        with failing_at(os.fsencode(destination)), contextlib.ExitStack() as undo:
            self.site = locate(destination)
            self.recovered = _recovered(self.site)
            self.folder, self.is_beside = make_stage(self.site)
            undo.callback(self.folder.close)
            undo.callback(self.folder.remove)
            self.content_fd, self._mask = _make_content(self.folder.fd, self.site.below)
            undo.pop_all()
        self.exact_modes = exact_modes
        self.files: dict[str, str] = {}
        self.folders: dict[str, bool] = {}
        self.modes: dict[str, int] = {}
        self._cursor = FolderCursor(self.content_fd)
        self._members = 0
        self._names = 0
        self._buffer = memoryview(bytearray(_BUFFER))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def destination(self) -> Path:
        """Where everything will go, links resolved."""
        return Path(os.fsdecode(self.site.destination))

    def room(self) -> int:
        """Bytes that may still be written here."""
        return room_at(self.content_fd)

    def add_folder(self, path: SafeRelPath, mode: int, *, layer: str) -> None:
        """Make a folder, or find that it is there already (the mode of the first member that names it counts).

        Args:
            path: where, below the destination.
            mode: permission bits; others are dropped.
            layer: what it comes from, for an error.

        Raises:
            MemberClashError: a file has that name.
            NameCollisionError, UnsafePathError, FileSystemError: the name cannot be had.
        """
        key = str(path)
        self._members += 1
        refuse_stage_names(path)
        with failing_at(self._full(key)):
            if key not in self.folders:
                self._make_folders(path, layer)
            if self.folders[key]:
                return
            self.folders[key] = True
            final = mode & 0o777 if self.exact_modes else mode & 0o777 & ~self._mask
            if final != (_IMPLIED & ~self._mask) | 0o700:
                self.modes[key] = final

    def add_file(self, path: SafeRelPath, mode: int, content: Content) -> None:
        """Write a file, making the folders above it.

        A file that an earlier layer brought is left when content and mode are the same.

        Args:
            path: where, below the destination.
            mode: permission bits; others are dropped.
            content: what to write.

        Raises:
            MemberClashError: the name is taken by another content, by this very layer, or by a folder.
            NameCollisionError, UnsafePathError, DiskFullError, FileSystemError: it cannot be written.
        """
        key = str(path)
        self._members += 1
        refuse_stage_names(path)
        final = mode & 0o777 if self.exact_modes else mode & 0o777 & ~self._mask
        with failing_at(self._full(key)):
            folder = self._parent(path, content.layer)
            name = encoded(path.name)[0]
            if key in self.files or key in self.folders:
                self._check_same(key, final, content)
                return
            self._admit(key, content.layer)
            self._check_room(key, content.size)
            fd = self._created(folder, name, key, final)
            try:
                self._fill(fd, content)
                if final & 0o600 != 0o600:
                    self.modes[key] = final
                elif final & self._mask:
                    os.fchmod(fd, final)
            finally:
                os.close(fd)
            self.files[key] = content.layer

    def apply_modes(self, but: Collection[str] = ()) -> None:
        """Give the paths of `modes` their mode, the deepest first; those in `but` keep what they have."""
        for key in sorted(self.modes.keys() - set(but), key=lambda path: path.count("/"), reverse=True):
            *above, name = encoded(key)
            folder = self._cursor.fd(tuple(above))
            # A folder keeps the set-group-ID bit that its parent gave it; it came from no archive.
            kept = os.stat(name, dir_fd=folder).st_mode & stat.S_ISGID if key in self.folders else 0
            os.chmod(name, self.modes[key] | kept, dir_fd=folder)

    def sync(self, control: Control) -> None:
        """Make all that was written durable; a cancel does not wait for the disk.

        Raises:
            OSError: the disk failed.
            OperationCancelledError: asked to stop.
        """
        failures: list[OSError] = []
        fd = os.dup(self.content_fd)

        def write_back() -> None:
            try:
                sync_file_system(fd)
            except OSError as error:
                failures.append(error)
            finally:
                os.close(fd)

        # A disk can take many seconds, and nothing calls a syncfs back.
        writer = threading.Thread(target=write_back, name="kitstudio-sync", daemon=True)
        writer.start()
        while writer.is_alive():
            control.token.check()
            writer.join(_PATIENCE)
        if failures:
            raise failures[0]

    def close(self) -> None:
        """Remove what was not released; a release that could be neither undone nor finished stays for the next run."""
        self._cursor.close()
        os.close(self.content_fd)
        # What resists is removed by the next run, and must not hide the error we may come from.
        with contextlib.suppress(OSError):
            if exists(self.folder.fd, JOURNAL) is None and exists(self.folder.fd, DONE) is None:
                self.folder.remove()
        self.folder.close()

    def _full(self, key: str) -> bytes:
        return self.site.destination + b"/" + key.encode("utf-8", "surrogateescape")

    def _parent(self, path: SafeRelPath, layer: str) -> int:
        parent = path.parent
        if parent is None:
            return self.content_fd
        if str(parent) not in self.folders:
            self._make_folders(parent, layer)
        return self._cursor.fd(encoded(str(parent)))

    def _make_folders(self, path: SafeRelPath, layer: str) -> None:
        """Make `path` and what is missing above it."""
        above: tuple[bytes, ...] = ()
        for depth in range(1, len(path.parts) + 1):
            key = "/".join(path.parts[:depth])
            name = encoded(path.parts[depth - 1])[0]
            if key in self.files:
                first = self.files[key]
                raise MemberClashError(path=key, first=first, second=layer, reason="one is a file, one a folder")
            if key not in self.folders:
                self._admit(key, layer)
                folder = self._cursor.fd(above)
                try:
                    os.mkdir(name, _IMPLIED, dir_fd=folder)
                except FileExistsError as error:
                    raise self._collision(key) from error
                if self._mask & 0o700:
                    os.chmod(name, 0o700 | (_IMPLIED & ~self._mask), dir_fd=folder)
                self.folders[key] = False
            above = (*above, name)

    def _admit(self, key: str, layer: str) -> None:
        """Count a new file or folder, those too that only a longer path asks for: a few kB can ask for millions."""
        self._names += len(os.fsencode(key))
        most = min(limits.TAR_MEMBERS, limits.FOLDERS_PER_MEMBER * (self._members + limits.PATH_DEPTH))
        if self._names > limits.TAR_NAMES or len(self.files) + len(self.folders) >= most:
            raise TooManyNamesError(layer=layer, path=key, files=most, bytes=limits.TAR_NAMES)

    def _created(self, folder: int, name: bytes, key: str, final: int) -> int:
        try:
            return os.open(name, _FILE_FLAGS, final | 0o600, dir_fd=folder)
        except FileExistsError as error:
            raise self._collision(key) from error

    def _collision(self, key: str) -> NameCollisionError:
        """The error for a name that is taken although no member had it: find the one the file system means."""
        above, _, _ = key.rpartition("/")
        folder = self._cursor.fd(encoded(above))
        here = exists(folder, encoded(key)[-1])
        for other in (*self.files, *self.folders):
            if other.rpartition("/")[0] == above and here is not None:
                there = exists(folder, encoded(other)[-1])
                if there is not None and there.st_ino == here.st_ino:
                    return NameCollisionError(path=key, other=other)
        return NameCollisionError(path=key, other="?")

    def _check_room(self, key: str, size: int) -> None:
        """Refuse a large file at once that cannot fit."""
        if size >= _LARGE:
            require_room(self._full(key), size, "Unpacking", within=self.content_fd)

    def _fill(self, fd: int, content: Content) -> None:
        out = Outflow(fd)
        while size := content.body.readinto(self._buffer):
            out.write(self._buffer[:size])
            content.tick(size)

    def _check_same(self, key: str, final: int, content: Content) -> None:
        """A second layer may bring a file again, if it is the same file."""
        first = self.files.get(key, "a folder")
        clash = functools.partial(MemberClashError, path=key, first=first, second=content.layer)
        if key in self.folders:
            raise clash(reason="one is a file, one a folder")
        if first == content.layer:
            raise clash(reason="a layer may hold a file once")
        *above, name = encoded(key)
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=self._cursor.fd(tuple(above)))
        with open(fd, "rb", buffering=_BUFFER) as staged:
            if final != self.modes.get(key, stat.S_IMODE(os.fstat(fd).st_mode)):
                raise clash(reason="their modes differ")
            while size := content.body.readinto(self._buffer):
                if staged.read(size) != self._buffer[:size]:
                    raise clash(reason="their contents differ")
                content.tick(size)
            if staged.read(1):
                raise clash(reason="their contents differ")


def _recovered(site: Site) -> tuple[Recovered, ...]:
    """Deal with what dead runs left in the destination, beside it, and higher up if its parents were missing then."""
    destination = Path(os.fsdecode(site.destination))
    found = [each for folder in stage_places(site) for each in recover(folder)]
    for each in found:
        if each.outcome is Outcome.STUCK and each.destination == destination:
            raise InterruptedReleaseError(directory=str(destination), stage=str(each.stage))
    return tuple(found)


def refuse_stage_names(path: SafeRelPath) -> None:
    """Names of stages are ours alone: the next run would take such a folder for one that a dead run left.

    Raises:
        UnsafePathError: a part of the path is such a name.
    """
    if any(part.startswith(UNPACK) for part in path.parts):
        raise UnsafePathError(path=str(path), reason="its name is kept for unfinished unpacking")


def _make_content(stage: int, below: tuple[bytes, ...]) -> tuple[int, int]:
    """Make the folder that stands for the destination, below the folders that are missing above it.

    Returns:
        A descriptor of it, and the bits that the umask takes (asking for the umask itself would change it for every
        thread for a moment).
    """
    path = CONTENT
    os.mkdir(path, 0o777, dir_fd=stage)
    mask = 0o777 & ~os.stat(path, dir_fd=stage).st_mode
    for name in (b"", *below):
        if name:
            path += b"/" + name
            os.mkdir(path, _IMPLIED, dir_fd=stage)
        kept = os.stat(path, dir_fd=stage).st_mode & stat.S_ISGID
        os.chmod(path, kept | (_IMPLIED & ~mask) | 0o700, dir_fd=stage)
    return open_folder(stage, tuple(path.split(b"/"))), mask
