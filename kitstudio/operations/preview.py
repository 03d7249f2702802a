"""The beginning of one file of a kit, read without unpacking the rest."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.extract import digest_first
from kitstudio.archive.hashing import VerifyingReader
from kitstudio.archive.subject import about
from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.model.content import Source
from kitstudio.model.descriptor import Digest
from kitstudio.model.kit import KitLayer
from kitstudio.model.media_type import UnknownLayerTypeError
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import ListedFile
from kitstudio.operations.places import located

_STEP: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Peek:
    """The first bytes of a file.

    Attributes:
        file: which file.
        content: its first bytes, all of them when `whole`.
        verified: whether its whole layer was read and has the digest that the manifest promises. Only small layers
            are; of a large one no more is read than these bytes and what lies before them.
    """

    file: ListedFile
    content: bytes
    verified: bool

    @property
    def whole(self) -> bool:
        """Whether these are all its bytes."""
        return len(self.content) == self.file.size

    @property
    def digest(self) -> Digest | None:
        """The digest of the file, when all of it was read."""
        return Digest("sha256", hashlib.sha256(self.content).hexdigest()) if self.whole else None


def peek(
    context: Context,
    reference: str,
    layer: int,
    file: ListedFile,
    control: Control,
    *,
    limit: int = limits.PREVIEW,
) -> Peek:
    """Read the beginning of a file.

    What lies before it in a compressed layer is expanded and thrown away, within the bounds of every expansion; in
    any other layer it is passed over.

    Args:
        context: the store.
        reference: any REF of the command line contract.
        layer: the place of its layer in the kit.
        file: as `glance_layer` listed it.
        control: cancel.
        limit: most bytes to read of it.

    Raises:
        DigestMismatchError: the layer is small, was read whole, and is damaged.
        BadArchiveError: the layer ends before the file does.
        BadCompressionError, ExpandsTooMuchError: the layer cannot be expanded.
        UnknownLayerTypeError, KitNotFoundError: there is nothing to look into.
    """
    with located(context, reference, control) as found:
        return peek_layer(found.source, found.kit.layers[layer], file, control, limit=limit)


def peek_layer(source: Source, layer: KitLayer, file: ListedFile, control: Control, *, limit: int) -> Peek:
    """The same for a kit that is open; errors as `peek`."""
    subject = layer.path or str(layer.descriptor.digest)
    with converted("Reading a layer", subject), source.fetch(layer.descriptor) as blob, about(subject):
        if layer.descriptor.size > limits.PREVIEW_LAYER:
            return Peek(file, _beginning(blob, layer, file, limit, control), verified=False)
        verifying = cast("BinaryIO", VerifyingReader(blob, layer.descriptor, control))
        with digest_first(verifying):
            content = _beginning(verifying, layer, file, limit, control)
            while verifying.read(limits.CHUNK):
                pass
        return Peek(file, content, verified=True)


def _beginning(blob: BinaryIO, layer: KitLayer, file: ListedFile, limit: int, control: Control) -> bytes:
    if layer.type is None:
        raise UnknownLayerTypeError(media_type=layer.descriptor.media_type)
    plain = decompressed(blob, layer.type.compression, control=control)
    _pass_over(plain, file.offset, control)
    wanted = min(limit, file.size)
    content = b"".join(_pieces(plain, wanted, control))
    if len(content) < wanted:
        raise BadArchiveError(reason="it is cut short", offset=file.offset + len(content))
    return content


def _pass_over(plain: BinaryIO, size: int, control: Control) -> None:
    if plain.seekable():
        here = plain.tell()
        plain.seek(here + min(size, plain.seek(0, io.SEEK_END) - here))
        return
    for _ in _pieces(plain, size, control):
        pass


def _pieces(plain: BinaryIO, size: int, control: Control) -> Iterator[bytes]:
    while size and (piece := plain.read(min(size, _STEP))):
        control.token.check()
        size -= len(piece)
        yield piece
