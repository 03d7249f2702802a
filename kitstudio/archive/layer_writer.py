"""Members of a scan to one layer: read once, hashed, compressed and written on the way (modelkit-format 3.3 to 3.5).

A layer is only good if every file still was what the scan saw, from before its first byte was read until after its
last; and no link is ever opened, so that nothing outside can be swapped in.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Literal, Self

from kitstudio.archive.compression import compressor
from kitstudio.archive.kernel import open_folder
from kitstudio.archive.pipeline import Pipeline, Sink
from kitstudio.archive.scanned import Member, Scan
from kitstudio.archive.tar_header import TRAILER, header, padding
from kitstudio.base.control import Advanced, Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import os_error
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Compression, Form

_ACTION: Final = "Reading a file"
# A pipe or device put in a file's place must not make us wait.
_FILE_FLAGS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO, errno.EXDEV, errno.ESTALE})


class FileChangedError(KitStudioError):
    """A file is not what it was when the folder was looked through."""

    code = "KS-FILE-CHANGED"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} changed while it was being packed: {how}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was packed. Wait until nothing writes there, then pack again."
    )


@dataclass(frozen=True, slots=True)
class LayerOptions:
    """How members become bytes.

    Attributes:
        form: `tar`, or `raw` for the bytes of a single file.
        compression: of the whole layer.
        fastest: the least effort, for gzip.
        modes: `disk` keeps all mode bits; `canonical` knows 0644, 0755 (owner may execute) and 0755 for folders.
    """

    form: Form = Form.TAR
    compression: Compression = Compression.NONE
    fastest: bool = False
    modes: Literal["disk", "canonical"] = "disk"

    def mode_of(self, member: Member) -> int:
        """The mode a member has in the layer."""
        if self.modes == "disk":
            return member.mode
        return 0o755 if member.is_dir or member.mode & 0o100 else 0o644


@dataclass(frozen=True, slots=True)
class WrittenLayer:
    """A layer's digest and size as stored, its diff ID and size before compression, and file bytes that were read."""

    digest: Digest
    size: int
    diff_id: Digest
    tar_size: int
    bytes_read: int


def write_layer(
    scan: Scan, members: Sequence[Member], sink: Sink, how: LayerOptions, control: Control, item: str = ""
) -> WrittenLayer:
    """Write members as one layer.

    Args:
        scan: the folder they are from.
        members: in the order they are to have; exactly one file for a raw layer (folders above it are left away).
        sink: takes the stored bytes in order, all of each piece; the memory is used again afterwards.
        how: see LayerOptions.
        control: told `Advanced` (bytes of content) under `item`; asked for cancel at every file and chunk; from two
            threads on, one of them hashes.
        item: see `control`.

    Raises:
        FileChangedError: a file was changed, replaced or removed since the scan.
        NotPermittedError, FileSystemError: a file cannot be read.
        OperationCancelledError: asked to stop. What the sink got is of no use in each of these cases.
    """
    total = sum(member.size for member in members)
    with _Files(os.fsencode(scan.root)) as files:

        def flushed() -> None:
            control.token.check()
            control.report(Advanced(item, files.bytes_read, total))

        packer = compressor(how.compression, fastest=how.fastest)
        with Pipeline(sink, packer, flushed, alone=control.threads == 1) as pipeline:
            if how.form is Form.RAW:
                files.copy(_only_file(members), pipeline)
            else:
                _write_tar(files, members, pipeline, how, control)
            made = pipeline.finish()
        flushed()
        return WrittenLayer(made.digest, made.size, made.diff_id, made.plain_size, files.bytes_read)


def _write_tar(
    files: _Files, members: Sequence[Member], pipeline: Pipeline, how: LayerOptions, control: Control
) -> None:
    before = b""
    for member in members:
        control.token.check()
        name = member.path.encode("utf-8", "surrogateescape")
        pipeline.add(before + header(name, member.size, how.mode_of(member), folder=member.is_dir))
        before = padding(member.size)
        if not member.is_dir:
            files.copy(member, pipeline)
    pipeline.add(before + TRAILER)


def _only_file(members: Sequence[Member]) -> Member:
    found = [member for member in members if not member.is_dir]
    if len(found) != 1:
        raise ValueError(f"a raw layer is one file, not {len(found)}")
    return found[0]


class _Files:
    """Opens members below the context folder, one folder and one file at a time; a context manager."""

    def __init__(self, root: bytes) -> None:
        self.root = root
        self.bytes_read = 0
        self._path: bytes | None = None
        self._folder = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def copy(self, member: Member, pipeline: Pipeline) -> None:
        """Read all of a file into a pipeline.

        Raises:
            FileChangedError, NotPermittedError, FileSystemError: see `write_layer`.
        """
        descriptor = self._open(member)
        try:
            _check(member, descriptor)
            left = member.size
            while left:
                room = pipeline.room(left)
                count = self._read(member, descriptor, room)
                if not count:
                    raise FileChangedError(path=member.path, how="it became shorter")
                left -= count
                pipeline.fill(count)
            _check(member, descriptor)
        finally:
            os.close(descriptor)

    def _open(self, member: Member) -> int:
        path, _, name = member.source.rpartition(b"/")
        try:
            if path != self._path:
                self._enter(path)
            return os.open(name, _FILE_FLAGS, dir_fd=self._folder)
        except OSError as error:
            raise self._failed(member, error) from error

    def _read(self, member: Member, descriptor: int, room: memoryview) -> int:
        try:
            count = os.readv(descriptor, [room])
        except OSError as error:
            raise self._failed(member, error) from error
        self.bytes_read += count
        return count

    def _enter(self, path: bytes) -> None:
        """Open the folder a member lies in: below the context, or for followed links from the top, without links."""
        self._leave()
        absolute = path.startswith(b"/")
        above = os.open(b"/" if absolute else self.root, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            self._folder = open_folder(above, [part for part in path.split(b"/") if part])
        finally:
            os.close(above)
        self._path = path

    def _leave(self) -> None:
        if self._path is not None:
            os.close(self._folder)
            self._path = None

    def _failed(self, member: Member, error: OSError) -> KitStudioError:
        if error.errno in _GONE:
            return FileChangedError(path=member.path, how="it is gone, or is no file any more")
        # Calls beside a descriptor know only a part of the name.
        whole = os.path.join(self.root, member.source)
        return os_error(OSError(error.errno, error.strerror), _ACTION, whole)


def _check(member: Member, descriptor: int) -> None:
    """Compare an open file with what the scan saw.

    Raises:
        FileChangedError: they differ.
    """
    now = os.fstat(descriptor)
    seen = now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_dev, now.st_ino
    if seen == member[3:8] and stat.S_ISREG(now.st_mode):
        return
    if (now.st_ino, now.st_dev) != (member.inode, member.device) or not stat.S_ISREG(now.st_mode):
        raise FileChangedError(path=member.path, how="another file is in its place")
    if now.st_size != member.size:
        raise FileChangedError(path=member.path, how=f"it had {member.size} bytes and now has {now.st_size}")
    raise FileChangedError(path=member.path, how="it was written to or its attributes were changed")
