"""Describe one kit: manifest, Kitfile, layers and, when asked, the files in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.hashing import VerifyingReader
from kitstudio.archive.tar_reader import read_members
from kitstudio.base.control import Control, Entered
from kitstudio.model.content import Origin, Source
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.model.media_type import Form, UnknownLayerTypeError
from kitstudio.operations.context import Context
from kitstudio.operations.places import located


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file or folder of a layer: path in the kit, size in bytes, permission bits, where its bytes begin."""

    path: str
    size: int
    mode: int
    is_dir: bool
    offset: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """A kit described. `files` holds, for each layer in order, what it contains; empty unless asked for."""

    name: str
    origin: Origin
    kit: Kit
    files: tuple[tuple[ListedFile, ...], ...] = ()


def inspect(context: Context, reference: str, control: Control, *, deep: bool = False) -> Inspection:
    """Describe the kit a REF names.

    Args:
        context: the store.
        reference: any REF of the command line contract.
        control: progress of a deep look, cancel.
        deep: also read every layer, verify it, and list its files.

    Raises:
        KitNotFoundError, DigestMismatchError, BadManifestError…: there is no such kit, or it is damaged.
    """
    with located(context, reference, control) as found:
        files: tuple[tuple[ListedFile, ...], ...] = ()
        if deep:
            control.report(Entered("inspect", reference, sum(each.descriptor.size for each in found.kit.layers)))
            files = tuple(tuple(list_layer(found.source, each, control)) for each in found.kit.layers)
        return Inspection(reference, found.origin, found.kit, files)


def list_layer(source: Source, layer: KitLayer, control: Control) -> Iterator[ListedFile]:
    """The files of one layer, in the order they lie in it; the whole layer is read and verified.

    Raises:
        UnknownLayerTypeError: its form is not known.
        DigestMismatchError, BadArchiveError: it is damaged; what was given before is then worth nothing.
    """
    if layer.type is None:
        raise UnknownLayerTypeError(media_type=layer.descriptor.media_type)
    with source.fetch(layer.descriptor) as blob:
        reader = VerifyingReader(blob, layer.descriptor, control)
        if layer.type.form is Form.RAW:
            size = sum(len(chunk) for chunk in iter(lambda: reader.read(1 << 20), b""))
            yield ListedFile(layer.path, size, 0o644, is_dir=False, offset=0)
            return
        for member, _body in read_members(decompressed(reader, layer.type.compression)):
            control.token.check()
            yield ListedFile(member.name, member.size, member.mode & 0o7777, member.is_folder, member.data_offset)
        reader.finish()


def descriptor_of(context: Context, reference: str, control: Control) -> Descriptor:
    """The manifest's descriptor of the kit a REF names."""
    with located(context, reference, control) as found:
        return found.kit.descriptor
