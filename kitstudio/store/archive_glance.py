"""The beginning of a compressed archive: its index and what is small and stands early, without unpacking the rest."""

from __future__ import annotations

import io
import posixpath
from pathlib import Path
from typing import BinaryIO, Final, cast

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.subject import about
from kitstudio.archive.tar_reader import read_members
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.model.content import BlobNotFoundError, Origin
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.media_type import Compression
from kitstudio.store.layout_entries import (
    LayoutEntry,
    NotALayoutError,
    blob_name,
    open_file,
    read_entries,
)

GLANCE: Final = 32 * limits.MIB
"""Bytes of the unpacked archive that are looked through."""
_SMALL: Final = limits.MANIFEST


class ArchiveGlance:
    """A fetcher of the small blobs among the first bytes of an archive; others are not found.

    Attributes:
        entries: what its index lists.

    Raises:
        NotALayoutError: its index does not stand among the first bytes, or it is no layout.
        PathNotFoundError, BadArchiveError, BadCompressionError: it is not there, or no archive.
    """

    origin: Final = Origin.ARCHIVE

    def __init__(self, path: Path, compression: Compression, control: Control) -> None:
        self.path = path
        self._small: dict[str, bytes] = {}
        with converted("Reading an archive", path):
            file = open_file(path)
            if file is None:
                raise NotALayoutError(path=str(path), reason="it is no regular file")
            with file, about(str(path)):
                self._gather(decompressed(file, compression, control=control), control)
        self.entries: tuple[LayoutEntry, ...] = read_entries(str(path), self._read)

    def _gather(self, plain: BinaryIO, control: Control) -> None:
        for member, body in read_members(plain, control):
            control.token.check()
            if member.is_file and member.size <= _SMALL:
                self._small[posixpath.normpath(member.name)] = cast("BinaryIO", body).read(_SMALL)
            if member.data_offset + member.size > GLANCE:
                return

    def _read(self, name: str, limit: int) -> bytes | None:
        content = self._small.get(name)
        return None if content is None else content[: limit + 1]

    def has(self, digest: Digest) -> bool:
        """Whether it stood among the first bytes."""
        return blob_name(digest) in self._small

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A small blob that stood early, unverified.

        Raises:
            BlobNotFoundError: it is large, or stands further behind.
        """
        content = self._small.get(blob_name(descriptor.digest))
        if content is None:
            raise BlobNotFoundError(digest=str(descriptor.digest), place=str(self.path))
        return io.BytesIO(content)
