"""An OCI image layout in one file (`.tar`, `.tar.gz`, `.tar.zst`): read only, nothing believed before it is checked.

A plain archive is indexed by one pass over its headers and its blobs are read where they lie; a compressed one is first
unpacked into an unnamed temporary file, within the bounds of `archive.expansion`.
"""

from __future__ import annotations

import contextlib
import io
import os
import posixpath
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self, cast

from typing_extensions import Buffer, override

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.expansion import Bounds, room_at
from kitstudio.archive.subject import about
from kitstudio.archive.tar_reader import read_members
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.model.content import BlobNotFoundError, Named, Origin
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import Reference
from kitstudio.store.layout_entries import (
    LayoutEntry,
    NotALayoutError,
    blob_name,
    find_entry,
    named_entries,
    open_file,
    read_entries,
)

_MAGICS: Final = ((b"\x1f\x8b", Compression.GZIP), (b"\x28\xb5\x2f\xfd", Compression.ZSTD))


class OciArchive:
    """A `Source` over the layout in an archive; a context manager that keeps the file open.

    Raises:
        PathNotFoundError, NotALayoutError, BadArchiveError, BadCompressionError: it is not there, or not such a file.
    """

    origin: Final = Origin.ARCHIVE

    def __init__(self, path: Path, control: Control) -> None:
        self.path = path
        with converted("Reading an archive", path):
            file = open_file(path)
            if file is None:
                raise NotALayoutError(path=str(path), reason="it is no regular file")
            self._file: BinaryIO = file
            with contextlib.ExitStack() as unfinished:
                unfinished.push(self)  # which closes the file that it has by then
                with about(str(path)):
                    self._file = _plain(self._file, control)
                    self._members = _index(self._file, str(path), control)
                self.entries: tuple[LayoutEntry, ...] = read_entries(str(path), self._read)
                unfinished.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def find(self, name: str) -> Descriptor:
        """The manifest a name means here; see `layout_entries.find_entry`."""
        return find_entry(str(self.path), self.entries, name)

    def resolve(self, reference: Reference) -> Descriptor:
        """The manifest of a reference.

        Raises:
            KitNotFoundError: it is not here.
        """
        return self.find(str(reference.digest or reference))

    def named(self) -> Iterator[Named]:
        """Every manifest with its names, in the order of the index."""
        return named_entries(self.entries)

    def has(self, digest: Digest) -> bool:
        """Whether the blob is here."""
        return blob_name(digest) in self._members

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A stream over a blob, unverified; valid while the archive is open.

        Raises:
            BlobNotFoundError: it is not here.
        """
        place = self._members.get(blob_name(descriptor.digest))
        if place is None:
            raise BlobNotFoundError(digest=str(descriptor.digest), place=str(self.path))
        return self._window(*place)

    def _read(self, name: str, limit: int) -> bytes | None:
        place = self._members.get(name)
        return None if place is None else self._window(*place).read(limit + 1)

    def _window(self, offset: int, size: int) -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(_Window(self._file.fileno(), offset, size), limits.CHUNK))


class _Window(io.RawIOBase):
    """Part of an open file, with a position of its own: several may be read at once."""

    def __init__(self, file: int, offset: int, size: int) -> None:
        super().__init__()
        self._file = file
        self._begin = offset
        self._end = offset + size
        self._at = offset

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")[: max(0, self._end - self._at)]
        count = os.preadv(self._file, [view], self._at) if len(view) else 0
        self._at += count
        return count

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: self._begin, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        self._at = max(self._begin, start + offset)
        return self._at - self._begin

    @override
    def tell(self) -> int:
        return self._at - self._begin


def _plain(file: BinaryIO, control: Control) -> BinaryIO:
    """The file itself, or what it holds compressed, in an unnamed temporary file."""
    head = file.read(4)
    file.seek(0)
    compression = next((each for magic, each in _MAGICS if head.startswith(magic)), None)
    if compression is None:
        return file
    with contextlib.ExitStack() as unfinished:
        out = cast("BinaryIO", unfinished.enter_context(tempfile.TemporaryFile()))
        bounds = Bounds(room=room_at(out.fileno()))
        with file, decompressed(file, compression, bounds, control) as source:
            while chunk := source.read(limits.CHUNK):
                control.token.check()
                out.write(chunk)
        out.flush()
        out.seek(0)
        unfinished.pop_all()  # it lives as long as the archive
    return out


def _index(file: BinaryIO, path: str, control: Control) -> dict[str, tuple[int, int]]:
    """Offset and size of every regular file of an archive, by its name without `./`.

    Raises:
        NotALayoutError: a name stands twice (readers would differ on which one counts), or there are too many.
    """
    found: dict[str, tuple[int, int]] = {}
    for member, _body in read_members(file, control):
        if member.is_folder:
            continue
        name = posixpath.normpath(member.name)
        if not member.is_file:
            raise NotALayoutError(path=path, reason=f"{name} is no regular file (type {member.typeflag})")
        if name in found:
            raise NotALayoutError(path=path, reason=f"{name} stands in it twice")
        if len(found) == limits.LAYOUT_FILES:
            raise NotALayoutError(path=path, reason=f"it holds over {limits.LAYOUT_FILES} files")
        found[name] = (member.data_offset, member.size)
    return found
