"""The layers an unpack takes: chosen by the filters, the parents' among them, each checked while it is read."""

from __future__ import annotations

import io
import json
import posixpath
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.expansion import Bounds
from kitstudio.archive.extract import Layer, digest_first
from kitstudio.archive.hashing import HashingReader, VerifyingReader
from kitstudio.archive.read_ahead import ReadAhead
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, DigestMismatchError, ExitCode, KitStudioError
from kitstudio.base.safe_path import SafeRelPath
from kitstudio.model.content import Source
from kitstudio.model.descriptor import FILE_METADATA, OLD_FILE_METADATA, Descriptor
from kitstudio.model.kit import Kit, KitLayer, LayerMismatchError
from kitstudio.model.kit_filter import Filter, for_parent, takes_kitfile, takes_layer
from kitstudio.model.kitfile import show_path
from kitstudio.model.media_type import Compression, Form, UnknownLayerTypeError
from kitstudio.operations.names import NameMovedError
from kitstudio.operations.packing.parents import parents
from kitstudio.operations.places import Located
from kitstudio.operations.unpack_options import UnpackOptions

_WORTH_A_THREAD: Final = limits.MIB


class FilterMatchesNothingError(KitStudioError):
    """The filters ask for something the kit does not have."""

    code = "KS-FILTER-MATCHES-NOTHING"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "Nothing in the kit matches the filter {filters}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "`kitstudio info` shows names and paths; they must match exactly.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A layer to unpack and the place it is fetched from; `number` counts over all kits of the chain."""

    source: Source
    layer: KitLayer
    number: int

    @property
    def label(self) -> str:
        """How an error calls it."""
        return f"layer {self.number} ({self.layer.kind or 'unknown'} {self.layer.path or '.'})"

    @property
    def item(self) -> str:
        """The key of its progress events."""
        return f"layer:{self.number}"

    @property
    def is_raw(self) -> bool:
        """Whether its bytes are one file."""
        return self.layer.type is not None and self.layer.type.form is Form.RAW

    def target(self) -> Layer:
        """What the extractor needs to know of it."""
        plain = self.layer.type is not None and self.layer.type.compression is Compression.NONE
        below = SafeRelPath.parse(self.layer.folder) if self.layer.folder else None
        return Layer(self.label, self.item, self.layer.descriptor.size if plain else None, below)


def require_kit(found: Located, options: UnpackOptions) -> None:
    """Raise NameMovedError where a reference does not mean the kit that it was when somebody chose that one."""
    if options.kit not in (None, found.kit.descriptor.digest):
        raise NameMovedError(name=found.name)


def choose(source: Source, kit: Kit, options: UnpackOptions) -> tuple[tuple[Chosen, ...], bool]:
    """The layers to unpack, own ones first, and whether the Kitfile is to be written.

    Raises:
        FilterMatchesNothingError: nothing at all was chosen by the filters, or nothing by one that gives names.
        LayerMismatchError: an entry that is asked for has no layer.
        UnknownLayerTypeError: a layer that is asked for is of no known form.
        KitNotFoundError, ParentCycleError, ParentDepthError: a parent cannot be read.
    """
    chosen = [(source, each) for each in _of(kit, options.filters)]
    passed = for_parent(options.filters)
    if options.with_parents and passed is not None:
        for _, parent in parents(source, kit.kitfile):
            chosen += [(source, each) for each in _of(parent, passed)]
    writes_kitfile = kit.has_kitfile and takes_kitfile(options.filters)
    _refuse_empty(options.filters, kit, [each for _, each in chosen])
    return tuple(Chosen(*pair, number) for number, pair in enumerate(chosen)), writes_kitfile


def _refuse_empty(filters: Sequence[Filter], kit: Kit, chosen: Sequence[KitLayer]) -> None:
    """Raise for filters that match nothing: for all of them, or for those that ask for something by its name.

    One that only names sections may be without a match beside others: it asks for what there is of them.
    """
    empty = [
        each
        for each in filters
        if not (kit.has_kitfile and takes_kitfile((each,))) and not any(map(each.takes_layer, chosen))
    ]
    missed = empty if len(empty) == len(filters) else [each for each in empty if each.names is not None]
    if missed:
        raise FilterMatchesNothingError(filters=" ".join(map(_shown, missed)))


def _of(kit: Kit, filters: Sequence[Filter]) -> list[KitLayer]:
    missing = next((each for each in kit.orphans if not filters or any(one.takes(each) for one in filters)), None)
    if missing is not None:
        raise LayerMismatchError(entry=f"{show_path(missing.where)} ({missing.path})")
    found = [each for each in kit.layers if takes_layer(filters, each)]
    unknown = next((each for each in found if each.type is None), None)
    if unknown is not None:
        raise UnknownLayerTypeError(media_type=unknown.descriptor.media_type)
    return found


def _shown(each: Filter) -> str:
    return ",".join(each.types) + (":" + ",".join(each.names) if each.names is not None else "")


@contextmanager
def opened(chosen: Chosen, control: Control, room: int | None = None) -> Iterator[BinaryIO]:
    """The uncompressed bytes of a layer; leaving without an error means that digest, size and diff ID were right.

    Args:
        chosen: the layer.
        control: cancel.
        room: most bytes that may come out; None for no bound but the ratio of compression.

    Raises:
        DigestMismatchError: the blob or what it expands to is not what was promised.
    """
    layer = chosen.layer
    compression = layer.type.compression if layer.type is not None else Compression.NONE
    with chosen.source.fetch(layer.descriptor) as blob, _ahead(blob, layer.descriptor, control) as reader:
        verified = cast("BinaryIO", reader)
        if compression is Compression.NONE:
            with digest_first(verified):
                yield verified
                _drain(verified, control)
            actual = layer.descriptor.digest
        else:
            plain = HashingReader(decompressed(verified, compression, Bounds(room=room), control))
            with digest_first(verified):
                yield cast("BinaryIO", plain)
                _drain(cast("BinaryIO", plain), control)
            actual = plain.digest()
        if layer.diff_id not in (None, actual):
            raise DigestMismatchError(subject=chosen.label, expected=str(layer.diff_id), actual=str(actual))


def _ahead(blob: BinaryIO, descriptor: Descriptor, control: Control) -> AbstractContextManager[io.RawIOBase]:
    """A verifying stream; another thread reads and hashes if there may be one and the layer is large enough for it."""
    verified = VerifyingReader(blob, descriptor)
    worth = control.threads > 1 and descriptor.size >= _WORTH_A_THREAD
    return ReadAhead(verified) if worth else nullcontext(verified)


def _drain(stream: BinaryIO, control: Control) -> None:
    """Read to the end, where a verifying stream has its say."""
    while stream.read(limits.CHUNK):
        control.token.check()


def raw_place(layer: KitLayer) -> tuple[SafeRelPath, int]:
    """Where the one file of a raw layer goes, and its permission bits (0644 when nothing says).

    Raises:
        UnsafePathError: it would leave the folder.
    """
    return SafeRelPath.parse(posixpath.normpath(layer.path) if layer.path else layer.path), _raw_mode(layer.descriptor)


def _raw_mode(descriptor: Descriptor) -> int:
    text = descriptor.annotations.get(FILE_METADATA) or descriptor.annotations.get(OLD_FILE_METADATA, "")
    try:
        metadata = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return 0o644
    mode = metadata.get("mode") if isinstance(metadata, dict) else None
    return mode & 0o777 if isinstance(mode, int) and not isinstance(mode, bool) and mode > 0 else 0o644
