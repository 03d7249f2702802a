"""A kit as read: manifest, Kitfile, and which layer belongs to which Kitfile entry (modelkit-format 8.2, 15.3)."""

from __future__ import annotations

import posixpath
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model import modelpack
from kitstudio.model.descriptor import KITFILE_JSON, LAYER_SUBTYPE, Descriptor, Digest
from kitstudio.model.kitfile import FieldPath, Kitfile, LayerEntry, entries, layered
from kitstudio.model.kitfile_json import from_config
from kitstudio.model.manifest import Manifest
from kitstudio.model.media_type import KIT_CONFIG, Format, Kind, LayerType, UnknownLayerTypeError, parse_layer


class LayerMismatchError(KitStudioError):
    """The Kitfile names content for which the manifest has no layer."""

    code = "KS-LAYER-MISMATCH"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "The kit does not fit together: {entry} has no layer in the manifest."
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "It was written wrongly or altered; use --filter to take the rest.")


@dataclass(frozen=True, slots=True)
class KitLayer:
    """One layer of a kit.

    `type` is None for a media type that is not known; `entry` None for a layer no Kitfile entry claims. `folder` is
    where a layer of an old kit (before 0.5) starts: its tar lacks the leading folders of the entry's path.
    """

    descriptor: Descriptor
    type: LayerType | None
    entry: LayerEntry | None = None
    diff_id: Digest | None = None
    folder: str = ""

    @property
    def path(self) -> str:
        """The path it unpacks to, as typed in the Kitfile or annotated."""
        return self.entry.path if self.entry is not None else modelpack.layer_path(self.descriptor)

    @property
    def kind(self) -> Kind | None:
        """What the layer is for; None when nothing says so."""
        if self.entry is not None:
            return self.entry.kind
        if self.type is not None and self.descriptor.annotations.get(LAYER_SUBTYPE) == "prompt":
            return Kind.PROMPT
        return self.type.kind if self.type is not None else None


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as read. `orphans` are entries that ought to have a layer and have none."""

    manifest: Manifest
    kitfile: Kitfile
    layers: tuple[KitLayer, ...]
    has_kitfile: bool = True
    orphans: tuple[LayerEntry, ...] = ()

    @property
    def descriptor(self) -> Descriptor:
        """What points at its manifest."""
        return self.manifest.descriptor

    @property
    def format(self) -> Format:
        """ModelKit or ModelPack."""
        return self.manifest.format


def assemble(manifest: Manifest, config: bytes, kitfile_layer: bytes | None = None) -> Kit:
    """Bring manifest and config together.

    Args:
        manifest: of a ModelKit or ModelPack.
        config: the verified bytes of its config blob.
        kitfile_layer: the verified bytes of the layer that holds the Kitfile, in ModelPacks of a middle state of kit
            (`kitfile_layer_of` names it).

    Raises:
        NotAModelKitError: the manifest is of something else.
        BadJsonError, BadModelPackError, BadKitfileError: the config cannot be read.
    """
    layers = [each for each in manifest.layers if each.media_type != KIT_CONFIG]
    diff_ids: tuple[Digest, ...] = ()
    if manifest.format is Format.MODELKIT:
        kitfile, written = from_config(config), True
    else:
        pack = modelpack.read_config(config)
        diff_ids = pack.diff_ids if len(pack.diff_ids) == len(manifest.layers) == len(layers) else ()
        annotated = manifest.annotations.get(KITFILE_JSON)
        embedded = annotated.encode("utf-8", "surrogatepass") if annotated is not None else kitfile_layer
        written = embedded is not None
        kitfile = from_config(embedded) if embedded is not None else modelpack.make_up_kitfile(layers, pack)
    paired, orphans = _pair(layers, kitfile, diff_ids)
    return Kit(manifest, kitfile, paired, written, orphans)


def kitfile_layer_of(manifest: Manifest) -> Descriptor | None:
    """The layer holding the Kitfile JSON of a middle state's ModelPack, None when there is none."""
    if manifest.format is Format.MODELKIT or KITFILE_JSON in manifest.annotations:
        return None
    return next((each for each in manifest.layers if each.media_type == KIT_CONFIG), None)


# Prompts are code layers with an annotation, which other tools may leave out; further weights of a ModelPack are parts
# of the model here.
_NEAR: Final = {Kind.CODE: Kind.PROMPT, Kind.PROMPT: Kind.CODE, Kind.MODEL: Kind.PART, Kind.PART: Kind.MODEL}


class _Open:
    """Entries that no layer has taken yet, in layer order; by digest, or by position within their kind."""

    def __init__(self, wanted: Iterable[LayerEntry], *, by_digest: bool) -> None:
        self._by_digest = by_digest
        self._entries: dict[tuple[Digest | None, Kind], deque[LayerEntry]] = defaultdict(deque)
        for each in wanted:
            self._entries[each.entry.digest if by_digest else None, each.kind].append(each)

    def take(self, layer: Descriptor, kind: Kind | None) -> LayerEntry | None:
        """The first open entry that is this layer's.

        Equal blobs may lie in layers of several kinds, so the very kind is tried before one that is nearly the same. A
        layer of no known kind is found by its digest only.
        """
        if kind is None:
            kinds: tuple[Kind, ...] = tuple(Kind) if self._by_digest else ()
        else:
            kinds = (kind, _NEAR.get(kind, kind))
        for each in kinds:
            found = self._entries.get((layer.digest if self._by_digest else None, each))
            if found:
                return found.popleft()
        return None

    def left(self) -> frozenset[FieldPath]:
        """Where the entries stand that nothing took."""
        return frozenset(each.where for found in self._entries.values() for each in found)


def _pair(
    layers: Sequence[Descriptor], kitfile: Kitfile, diff_ids: Sequence[Digest]
) -> tuple[tuple[KitLayer, ...], tuple[LayerEntry, ...]]:
    wanted = layered(kitfile)
    by_digest = any(each.entry.digest is not None for each in entries(kitfile))
    unclaimed = _Open(wanted, by_digest=by_digest)
    out = []
    for at, layer in enumerate(layers):
        kind_of = _type_of(layer)
        kind = kind_of.kind if kind_of is not None else None
        if kind is not None and layer.annotations.get(LAYER_SUBTYPE) == "prompt":
            kind = Kind.PROMPT
        entry = unclaimed.take(layer, kind)
        diff_id = diff_ids[at] if diff_ids else (entry.entry.diff_id if entry is not None else None)
        folder = posixpath.dirname(posixpath.normpath(entry.path)) if entry is not None and not by_digest else ""
        out.append(KitLayer(layer, kind_of, entry, diff_id, folder))
    left = unclaimed.left()
    return tuple(out), tuple(each for each in wanted if each.where in left)


def _type_of(layer: Descriptor) -> LayerType | None:
    try:
        return parse_layer(layer.media_type)
    except UnknownLayerTypeError:
        return None
