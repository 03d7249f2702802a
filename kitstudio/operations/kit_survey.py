"""What the layers of a kit hold by their headers alone: files, what the headers tell of their making, licence texts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from kitstudio.archive.subject import about
from kitstudio.archive.tar_reader import read_members
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError, OperationCancelledError
from kitstudio.inspection.licences import Detected, detect
from kitstudio.model.content import Source
from kitstudio.model.descriptor import Digest
from kitstudio.model.kit import KitLayer
from kitstudio.model.media_type import Compression, Form
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import ListedFile, glance_layer, listed
from kitstudio.operations.places import located
from kitstudio.operations.preview import peek_layer

_LICENCES_AT_MOST: Final = 12
_LICENCE_STEMS: Final = frozenset({"license", "licence", "licenses", "copying", "unlicense", "notice", "eula"})
_MTIME: Final = slice(136, 148)
_OWNER: Final = slice(108, 124)
# What kit writes into every header, whoever packs: number 1000 of group 0 (modelkit-format 3.3).
_NOBODYS: Final = (b"0001750\x000000000\0", b"0000000\x000000000\0")
_OWNER_NAMES: Final = (slice(265, 297), slice(297, 329))
_ZERO: Final = b"0 \0"


@dataclass(frozen=True, slots=True)
class Stamps:
    """What the headers of plain tar layers say of when and by whom they were made.

    Attributes:
        layers: how many layers were looked at; others are compressed, and nothing is said of them.
        times: whether any file carries a time.
        owners: whether any file carries the name or number of an owner, other than those kit gives to all.
    """

    layers: int = 0
    times: bool = False
    owners: bool = False


@dataclass(frozen=True, slots=True)
class LicenceFile:
    """A licence text in a layer: what it turned out to be, and its digest when all of it was read."""

    layer: int
    file: ListedFile
    detected: Detected
    digest: Digest | None


@dataclass(frozen=True, slots=True)
class Survey:
    """A look at all layers.

    Attributes:
        files: by layer, what it holds; a layer that is not among them was too costly to look into, or see `faults`.
        faults: by layer, why it cannot be listed.
        stamps: what headers tell.
        licences: the licence texts found among `files`.
    """

    files: Mapping[int, tuple[ListedFile, ...]]
    faults: Mapping[int, KitStudioError] = field(default_factory=dict)
    stamps: Stamps = Stamps()
    licences: tuple[LicenceFile, ...] = ()


def survey(context: Context, reference: str, control: Control) -> Survey:
    """List the files of every layer for which that is quick: all that are not compressed, and small compressed ones.

    Nothing is verified but small layers that hold a licence text. A layer that cannot be read is among the `faults`.

    Raises:
        KitNotFoundError, DigestMismatchError, BadManifestError…: the kit itself cannot be read.
        OperationCancelledError: asked to stop.
    """
    files: dict[int, tuple[ListedFile, ...]] = {}
    faults: dict[int, KitStudioError] = {}
    stamps: list[Stamps] = []
    with located(context, reference, control) as found:
        layers = found.kit.layers
        for at, layer in enumerate(layers):
            if not _is_quick(layer):
                continue
            try:
                files[at], told = _looked_through(found.source, layer, control)
                stamps += told
            except OperationCancelledError:
                raise
            except KitStudioError as error:
                faults[at] = error
        texts = tuple(_licences(found.source, layers, files, faults, control))
    whole = Stamps(len(stamps), any(each.times for each in stamps), any(each.owners for each in stamps))
    return Survey(files, faults, whole, texts)


def _is_quick(layer: KitLayer) -> bool:
    if layer.type is None:
        return False
    return layer.type.compression is Compression.NONE or layer.descriptor.size <= limits.SURVEY_LAYER


def _looked_through(
    source: Source, layer: KitLayer, control: Control
) -> tuple[tuple[ListedFile, ...], tuple[Stamps, ...]]:
    """The files of a layer, and what its headers say where it is a plain tar in a place that can seek."""
    if layer.type is None or (layer.type.form, layer.type.compression) != (Form.TAR, Compression.NONE):
        return glance_layer(source, layer, control), ()
    with source.fetch(layer.descriptor) as blob, source.fetch(layer.descriptor) as again, about(layer.path):
        if not again.seekable():
            return glance_layer(source, layer, control), ()
        times = owners = False
        files = []
        for member, _ in read_members(blob, control):
            head = _between(again, member.header_offset, member.data_offset)
            times = times or _has_time(head)
            owners = owners or _has_owner(head[-512:])
            files.append(listed(member))
        return tuple(files), (Stamps(1, times, owners),)


def _between(blob: BinaryIO, start: int, end: int) -> bytes:
    blob.seek(start)
    return blob.read(end - start)


def _has_time(head: bytes) -> bool:
    """Whether a member's headers, extended ones among them, hold a time other than the beginning of time."""
    return bool(head[-512:][_MTIME].strip(_ZERO)) or b" mtime=" in head[:-512]


def _has_owner(header: bytes) -> bool:
    return header[_OWNER] not in _NOBODYS or any(header[each].strip(b"\0") for each in _OWNER_NAMES)


def _licences(
    source: Source,
    layers: tuple[KitLayer, ...],
    files: Mapping[int, Iterable[ListedFile]],
    faults: dict[int, KitStudioError],
    control: Control,
) -> Iterator[LicenceFile]:
    named = [(at, each) for at, listed in files.items() for each in listed if _is_licence(each)]
    for at, each in named[:_LICENCES_AT_MOST]:
        try:
            found = peek_layer(source, layers[at], each, control, limit=limits.LICENCE_TEXT)
        except OperationCancelledError:
            raise
        except KitStudioError as error:
            faults[at] = error
        else:
            yield LicenceFile(at, each, detect(found.content), found.digest)


def _is_licence(file: ListedFile) -> bool:
    stem, _, ending = posixpath.basename(file.path).lower().partition(".")
    head = stem.replace("_", "-").partition("-")[0]
    return not file.is_folder and head in _LICENCE_STEMS and ending in ("", "md", "txt", "rst")
