"""What a kit's page shows, read by workers; nothing here knows Qt."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.content import BlobNotFoundError, Origin
from kitstudio.model.descriptor import Digest
from kitstudio.model.json_layout import Layout, laid_out
from kitstudio.model.kit import Kit
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import layers_fault
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import glance_layer, inspect
from kitstudio.operations.kit_survey import LicenceFile, Stamps, survey
from kitstudio.operations.places import located
from kitstudio.operations.reading import read_blob
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.files_nodes import LayerFiles, Shape, Top, Wish, arrange, shape
from kitstudio.ui.models.model_facts import ModelConfig, read_config


@dataclass(frozen=True, slots=True)
class OpenKit:
    """A kit with its texts. `reference` is a REF that goes on meaning this very kit, whatever is tagged later.

    One that lies outside the store says in what it was found, where that is, and the name that it has there, if any.
    """

    name: str
    reference: str
    kit: Kit
    kitfile_text: str
    manifest: Layout
    config: Layout
    origin: Origin = Origin.STORE
    place: str = ""
    named: Reference | None = None

    @property
    def total_size(self) -> int:
        """Bytes of config and layers."""
        return self.kit.manifest.total_size


@dataclass(frozen=True, slots=True)
class Looked:
    """What the headers of all layers told that could be looked into quickly."""

    layers: Mapping[int, LayerFiles]
    faults: Mapping[int, KitStudioError]
    stamps: Stamps
    licences: tuple[LicenceFile, ...]
    config: ModelConfig | None = None


def read(context: Context, reference: str, control: Control) -> OpenKit:
    """Open a kit.

    Raises:
        KitStudioError: there is none of that name, or it cannot be read.
    """
    with located(context, reference, control) as found:
        kit = found.kit
        config = read_blob(found.source, kit.manifest.config, limits.CONFIG)
        origin, named = found.origin, found.reference
    yaml = kitfile_yaml(kit.kitfile, numbers_from_json=True)
    texts = yaml, _laid_out(kit.manifest.raw), _laid_out(config)
    if origin is Origin.STORE:
        return OpenKit(reference, str(kit.descriptor.digest), kit, *texts)
    return OpenKit(reference, reference, kit, *texts, origin, _place(reference, origin), named)


def _place(reference: str, origin: Origin) -> str:
    """The path in a REF of a kit outside the store: of an archive, a layout, a folder; empty for kit's storage."""
    if origin is Origin.ARCHIVE:
        return os.path.abspath(reference)
    if origin is Origin.KITOPS:
        return ""
    path = reference.partition(":")[2]
    ends = (at for at, char in enumerate(path) if char == ":" and os.path.isdir(path[:at]))
    return path[: next(ends, len(path))] if origin is Origin.LAYOUT else path


def _laid_out(raw: bytes) -> Layout:
    return laid_out(raw.decode("utf-8", "replace"))


def look(context: Context, reference: str, control: Control) -> Looked:
    """List the files of every layer for which that is quick; nothing is verified.

    Raises:
        KitStudioError: the kit cannot be read.
    """
    found = survey(context, reference, control)
    with located(context, reference, control) as there:
        layers = {at: arrange(at, there.kit.layers[at], files) for at, files in found.files.items()}
        config = read_config(there.source, there.kit, layers, control)
    return Looked(layers, found.faults, found.stamps, found.licences, config)


def read_layer(context: Context, reference: str, at: int, control: Control) -> LayerFiles:
    """The files of one layer by its headers alone, not verified.

    Raises:
        KitStudioError: the layer cannot be read.
    """
    with located(context, reference, control) as found:
        layer = found.kit.layers[at]
        return arrange(at, layer, glance_layer(found.source, layer, control))


def verify(context: Context, reference: str, control: Control) -> tuple[LayerFiles, ...]:
    """Read every byte of a kit against its digests; the files of all its layers, each with its own digest.

    Raises:
        DigestMismatchError: a layer is damaged.
        KitStudioError: a layer cannot be read.
    """
    found = inspect(context, reference, control, deep=True, digests=True)
    pairs = enumerate(zip(found.kit.layers, found.files, strict=True))
    return tuple(arrange(at, layer, files) for at, (layer, files) in pairs)


def fault_found(opened: OpenKit, error: KitStudioError) -> tuple[KitStudioError, frozenset[Digest]]:
    """What an error of `verify` says of a kit of the store: what to tell, and which layers are there and damaged."""
    told = {str(each) for each in error.facts.values()}
    digests = {each.descriptor.digest for each in opened.kit.layers}
    found = frozenset(each for each in digests if str(each) in told)
    if isinstance(error, BlobNotFoundError):
        return layers_fault(opened.kit.layers, digests - found, ()) or error, frozenset()
    return layers_fault(opened.kit.layers, digests, found) or error, found


def arranged(wish: Wish, tops: Sequence[Top], found: Mapping[int, LayerFiles], control: Control) -> Shape:
    """Rows for the table of files."""
    control.token.check()
    return shape(wish, tops, found)


Sharing = Mapping[Digest, tuple[str, ...]]
"""For each blob the other kits of the store that hold it, as a person knows them."""


def sharing(opened: OpenKit, kits: Sequence[StoredKit], control: Control) -> Sharing:
    """Which other kits of the store hold the layers of this one; of one that lies elsewhere, which do at all."""
    mine = {each.descriptor.digest for each in opened.kit.layers}
    found: dict[Digest, dict[str, None]] = {}
    for kit in kits:
        control.token.check()
        if kit.digest == opened.kit.descriptor.digest and opened.origin is Origin.STORE:
            continue
        for _, blob in kit.row.blobs:
            if blob.digest in mine:
                found.setdefault(blob.digest, {})[_called(kit)] = None
    return {digest: tuple(names) for digest, names in found.items()}


def _called(kit: StoredKit) -> str:
    return f"{kit.repository}:{kit.tags[0]}" if kit.tags else kit.title
