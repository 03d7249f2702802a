"""An OCI image layout in a folder, written by anyone: read only, nothing in it believed before it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.base.os_errors import PathNotFoundError, What, converted, what_is
from kitstudio.model.content import BlobNotFoundError, Named, Origin
from kitstudio.model.descriptor import Descriptor, Digest
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


class OciLayout:
    """A `Source` over the layout in a folder.

    Raises:
        PathNotFoundError: no such folder. NotALayoutError: it holds no layout.
    """

    origin: Final = Origin.LAYOUT

    def __init__(self, path: Path) -> None:
        what = what_is(path)
        if what is What.NOTHING:
            raise PathNotFoundError(path=str(path))
        if what is not What.FOLDER:
            raise NotALayoutError(path=str(path), reason="it is not a folder")
        self.path = path
        self.entries: tuple[LayoutEntry, ...] = read_entries(str(path), self._read)

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
        return what_is(self.path / blob_name(digest)) is What.FILE

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A stream over a blob, unverified; the caller closes it.

        Raises:
            BlobNotFoundError: it is not here.
        """
        try:
            return self._open(blob_name(descriptor.digest))
        except PathNotFoundError as error:
            raise BlobNotFoundError(digest=str(descriptor.digest), place=str(self.path)) from error

    def _read(self, name: str, limit: int) -> bytes | None:
        try:
            with self._open(name) as stream:
                return stream.read(limit + 1)
        except PathNotFoundError:
            return None

    def _open(self, name: str) -> BinaryIO:
        path = self.path / name
        with converted("Reading a layout", path):
            stream = open_file(path)
        if stream is None:
            raise NotALayoutError(path=str(self.path), reason=f"{name} is no regular file")
        return stream
