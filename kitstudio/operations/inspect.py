"""Describe one kit: manifest, Kitfile, layers and, when asked, the files in them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from typing_extensions import Buffer, override

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.expansion import BadCompressionError
from kitstudio.archive.hashing import VerifyingReader, hash_stream
from kitstudio.archive.subject import about
from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.archive.tar_reader import TarMember, read_members
from kitstudio.base import limits
from kitstudio.base.control import Advanced, Control, Entered
from kitstudio.model.content import Origin, Source
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.model.media_type import Compression, Form, UnknownLayerTypeError
from kitstudio.operations.context import Context
from kitstudio.operations.places import located


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file or folder of a layer: path in the kit, size in bytes, permission bits, where its bytes begin.

    `digest` is that of a file's own bytes, where they were read and it was asked for.
    """

    path: str
    size: int
    mode: int
    is_folder: bool
    offset: int
    digest: Digest | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """A kit described. `files` holds, for each layer in order, what it contains; empty unless asked for."""

    name: str
    origin: Origin
    kit: Kit
    files: tuple[tuple[ListedFile, ...], ...] = ()


def inspect(
    context: Context, reference: str, control: Control, *, deep: bool = False, digests: bool = False
) -> Inspection:
    """Describe the kit a REF names.

    Args:
        context: the store.
        reference: any REF of the command line contract.
        control: progress of a deep look, cancel.
        deep: also read every layer, verify it, and list its files.
        digests: of a deep look: also the digest of each file, which takes as long again.

    Raises:
        KitNotFoundError, DigestMismatchError, BadManifestError…: there is no such kit, or it is damaged.
    """
    with located(context, reference, control) as found:
        files: tuple[tuple[ListedFile, ...], ...] = ()
        if deep:
            files = tuple(_looked_into(found.source, found.kit.layers, control, digests=digests))
        return Inspection(reference, found.origin, found.kit, files)


def _looked_into(
    source: Source, layers: Sequence[KitLayer], control: Control, *, digests: bool
) -> Iterator[tuple[ListedFile, ...]]:
    for at, layer in enumerate(layers):
        control.report(Entered(f"layer:{at}", layer.path or ".", layer.descriptor.size))
    for at, layer in enumerate(layers):
        yield tuple(list_layer(source, layer, control, item=f"layer:{at}", digests=digests))
        control.report(Advanced(f"layer:{at}", layer.descriptor.size, layer.descriptor.size))


def list_layer(
    source: Source, layer: KitLayer, control: Control, *, item: str = "", digests: bool = False
) -> Iterator[ListedFile]:
    """The files of one layer, in the order they lie in it; the whole layer is read and verified.

    Args:
        source: where it is.
        layer: the layer.
        control: cancel; told `Advanced` under `item` when that is not empty.
        item: see `control`.
        digests: also the digest of each file.

    Raises:
        UnknownLayerTypeError: its form is not known.
        DigestMismatchError, BadArchiveError: it is damaged; what was given before is then worth nothing.
    """
    compression = _compression(layer)
    with source.fetch(layer.descriptor) as blob:
        reader = cast("BinaryIO", _Told(VerifyingReader(blob, layer.descriptor), layer.descriptor, control, item))
        try:
            yield from _files(layer, decompressed(reader, compression, control=control), control, digests=digests)
        except (BadArchiveError, BadCompressionError):
            _finish(reader, control)  # that it is damaged counts for more than what came of it
            raise
        _finish(reader, control)


def _finish(reader: BinaryIO, control: Control) -> None:
    """Read on to the end, where the digest is compared."""
    while reader.read(limits.CHUNK):
        control.token.check()


def glance_layer(source: Source, layer: KitLayer, control: Control) -> tuple[ListedFile, ...]:
    """The files of one layer by its headers alone: quick for an uncompressed layer of any size, and not verified.

    Raises:
        UnknownLayerTypeError, BadArchiveError, BadCompressionError: it cannot be read.
    """
    compression = _compression(layer)
    with source.fetch(layer.descriptor) as blob:
        if layer.type is not None and layer.type.form is Form.RAW and compression is Compression.NONE:
            return (ListedFile(layer.path, layer.descriptor.size, 0o644, is_folder=False, offset=0),)
        return tuple(_files(layer, decompressed(blob, compression, control=control), control, digests=False))


class _Told(io.RawIOBase):
    """A layer being read; each MiB is reported."""

    def __init__(self, verified: VerifyingReader, descriptor: Descriptor, control: Control, item: str) -> None:
        super().__init__()
        self._verified, self._total, self._control, self._item = verified, descriptor.size, control, item
        self._told = 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        count = self._verified.readinto(buffer)
        if self._item and self._verified.done - self._told >= limits.CHUNK:
            self._told = self._verified.done
            self._control.report(Advanced(self._item, self._told, self._total))
        return count


def _compression(layer: KitLayer) -> Compression:
    if layer.type is None:
        raise UnknownLayerTypeError(media_type=layer.descriptor.media_type)
    return layer.type.compression


def _files(layer: KitLayer, plain: BinaryIO, control: Control, *, digests: bool) -> Iterator[ListedFile]:
    if layer.type is not None and layer.type.form is Form.RAW:
        found, size = hash_stream(plain, control)
        yield ListedFile(layer.path, size, 0o644, is_folder=False, offset=0, digest=found if digests else None)
        return
    with about(layer.path or str(layer.descriptor.digest)):
        for member, body in read_members(plain, control):
            hashed = digests and member.is_file
            yield listed(member, hash_stream(cast("BinaryIO", body), control)[0] if hashed else None)


def listed(member: TarMember, digest: Digest | None = None) -> ListedFile:
    """A member of a layer as it is listed."""
    mode = member.mode & 0o7777
    return ListedFile(member.name, member.size, mode, member.is_folder, member.data_offset, digest)


def descriptor_of(context: Context, reference: str, control: Control) -> Descriptor:
    """The manifest's descriptor of the kit a REF names.

    Raises:
        KitNotFoundError, SeveralKitsError, PathNotFoundError: nothing, or not one thing, has that name.
        DigestMismatchError, BadManifestError, BadKitfileError…: it is no kit that can be read.
    """
    with located(context, reference, control) as found:
        return found.kit.descriptor
