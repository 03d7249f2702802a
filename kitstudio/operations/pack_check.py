"""Does packing a folder again give a stored kit? And if not, which field, file or header differs?"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.hashing import VerifyingReader, hash_stream
from kitstudio.archive.tar_reader import TarMember, read_members
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.model import go_json
from kitstudio.model.content import Source
from kitstudio.model.descriptor import CREATED, KIT_VERSION, Descriptor
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.model.kitfile_json import config_json
from kitstudio.model.media_type import Compression, Form, Format, Kind
from kitstudio.operations.context import Context
from kitstudio.operations.folder_source import FolderSource, packed_folder
from kitstudio.operations.pack_options import Compat, PackOptions
from kitstudio.operations.places import located
from kitstudio.operations.reading import read_kit

_NONE: Final = "nothing"
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `kind` is `field`, `layer`, `file`, `header` or `order`; the two sides in words."""

    kind: str
    path: str
    stored: str
    packed: str


@dataclass(frozen=True, slots=True)
class Reproduction:
    """A stored kit beside what packing gives now."""

    stored: Descriptor
    packed: Descriptor
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether the digests are the same."""
        return self.stored.digest == self.packed.digest


def check_reproducible(
    context: Context, folder: Path, reference: str, options: PackOptions, control: Control
) -> Reproduction:
    """Pack a folder without storing it and compare with a kit.

    The way of packing (kit's bytes, time, format, compression) is read off the stored kit, so that only true
    differences count; every file is read again.

    Args:
        context: the store.
        folder: the folder to pack.
        reference: any REF: the kit to compare with.
        options: Kitfile, modes and links as for `pack`; the rest is taken from the kit.
        control: progress, cancel.

    Raises:
        the errors of `pack` and of `places.located`.
    """
    with located(context, reference, control) as found:
        same_way = dataclasses.replace(_as_packed(found.kit, options), use_cache=False)
        with packed_folder(context, folder, control, same_way) as source:
            packed = read_kit(source, source.manifest)
            differences = (
                ()
                if packed.descriptor.digest == found.kit.descriptor.digest
                else tuple(itertools.islice(_differences(found.source, found.kit, source, packed, control), _MOST))
            )
            return Reproduction(found.kit.descriptor, packed.descriptor, differences)


def _as_packed(kit: Kit, options: PackOptions) -> PackOptions:
    """The options that made a kit, as far as its manifest tells."""
    manifest = kit.manifest
    version = manifest.annotations.get(KIT_VERSION, "")
    types = [each.type for each in kit.layers if each.type is not None and each.type.kind is not Kind.MCP]
    compat = Compat.OURS
    if version:
        compat = Compat.KIT_2026 if manifest.media_type else Compat.KIT_1_7
    return dataclasses.replace(
        options,
        references=(),
        compat=compat,
        kit_version=version,
        created=_seconds(manifest.annotations.get(CREATED, "")),
        model_pack=manifest.format is Format.MODELPACK,
        compression=types[0].compression if types else Compression.NONE,
        form=types[0].form if types else Form.TAR,
    )


def _seconds(created: str) -> int | None:
    try:
        return int(dt.datetime.fromisoformat(created).timestamp()) if created else None
    except (ValueError, OverflowError):
        return None


def _differences(old: Source, stored: Kit, new: FolderSource, packed: Kit, control: Control) -> Iterator[Difference]:
    """Everything that differs, from the outside in; the digests inside the Kitfile are consequences and left out."""
    before, after = _plain_fields(stored), _plain_fields(packed)
    for path in sorted(before.keys() | after.keys()):
        if before.get(path, _NONE) != after.get(path, _NONE):
            yield Difference("field", path, before.get(path, _NONE), after.get(path, _NONE))
    for pair in itertools.zip_longest(stored.layers, packed.layers):
        left, right = pair
        if left is None or right is None:
            path = (left or right).path
            yield Difference("layer", path, _there(left), _there(right))
        elif left.descriptor.digest != right.descriptor.digest:
            if left.type != right.type:
                yield Difference("layer", left.path, left.descriptor.media_type, right.descriptor.media_type)
            yield from _in_layer(_members(old, left, control), _members(new, right, control), left, right)


def _there(layer: KitLayer | None) -> str:
    return _NONE if layer is None else str(layer.descriptor.digest)


def _plain_fields(kit: Kit) -> dict[str, str]:
    """Kitfile, annotations and types as `path` to JSON text."""
    manifest = kit.manifest
    document: dict[str, go_json.JsonValue] = {
        "Kitfile": go_json.decode(config_json(kit.kitfile), "the Kitfile", limits.CONFIG),
        "mediaType": manifest.media_type,
        "artifactType": manifest.artifact_type,
        "annotations": {key: text for key, text in manifest.annotations.items() if not text.startswith("{")},
        "layers": [{"mediaType": each.media_type, "annotations": dict(each.annotations)} for each in manifest.layers],
    }
    return dict(_flat("", document))


def _flat(path: str, value: go_json.JsonValue) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ("digest", "diffId"):
                yield from _flat(f"{path}.{key}".lstrip("."), item)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _flat(f"{path}[{at}]", item)
    else:
        yield path, go_json.encode(value).decode("utf-8")


@dataclass(frozen=True, slots=True)
class _Seen:
    member: TarMember
    digest: str


def _members(source: Source, layer: KitLayer, control: Control) -> dict[str, _Seen]:
    """Every member of a layer with the digest of its content; the layer is verified while it is read."""
    out: dict[str, _Seen] = {}
    with source.fetch(layer.descriptor) as blob:
        reader = cast("BinaryIO", VerifyingReader(blob, layer.descriptor))
        compression = layer.type.compression if layer.type is not None else Compression.NONE
        stream = decompressed(reader, compression, control=control)
        if layer.type is None or layer.type.form is Form.RAW:
            out[layer.path] = _Seen(TarMember(layer.path, "0", 0, 0, 0, 0), str(hash_stream(stream, control)[0]))
            return out
        for member, body in read_members(stream, control):
            out[member.name] = _Seen(member, str(hash_stream(cast("BinaryIO", body), control)[0]))
    return out


def _in_layer(
    before: dict[str, _Seen], after: dict[str, _Seen], left: KitLayer, right: KitLayer
) -> Iterator[Difference]:
    found = False
    for path in dict.fromkeys((*before, *after)):
        old, new = before.get(path), after.get(path)
        if old is None or new is None:
            found = True
            yield Difference("file", path, old.digest if old else _NONE, new.digest if new else _NONE)
        elif old.digest != new.digest:
            found = True
            yield Difference("file", path, old.digest, new.digest)
        elif (old.member.mode, old.member.typeflag) != (new.member.mode, new.member.typeflag):
            found = True
            yield Difference("header", f"{path} mode", f"{old.member.mode:04o}", f"{new.member.mode:04o}")
    if not found:
        # Same files, other bytes: another order of members, other header fields, or another compressor.
        kind = "header" if list(before) == list(after) else "order"
        yield Difference(kind, left.path, str(left.descriptor.digest), str(right.descriptor.digest))
