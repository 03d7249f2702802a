"""What a kit's page shows, read by workers; nothing here knows Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kitstudio.base.control import Control
from kitstudio.model.content import Origin
from kitstudio.model.kit import Kit
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import glance_layer, inspect
from kitstudio.operations.places import located
from kitstudio.ui.models.files_model import LayerFiles, arrange


@dataclass(frozen=True, slots=True)
class OpenKit:
    """A kit with its texts. `reference` is a REF that goes on meaning this very kit, whatever is tagged later."""

    name: str
    reference: str
    kit: Kit
    kitfile_text: str
    manifest_text: str

    @property
    def total_size(self) -> int:
        """Bytes of config and layers."""
        return self.kit.manifest.total_size


def read(context: Context, reference: str, control: Control) -> OpenKit:
    """Open a kit.

    Raises:
        KitStudioError: there is none of that name, or it cannot be read.
    """
    found = inspect(context, reference, control)
    kit = found.kit
    lasting = str(kit.descriptor.digest) if found.origin is Origin.STORE else reference
    manifest = json.dumps(json.loads(kit.manifest.raw), indent=2, ensure_ascii=False)
    return OpenKit(reference, lasting, kit, kitfile_yaml(kit.kitfile, numbers_from_json=True), manifest)


def read_layer(context: Context, reference: str, at: int, control: Control) -> LayerFiles:
    """The files of one layer by its headers alone, not verified.

    Raises:
        KitStudioError: the layer cannot be read.
    """
    with located(context, reference, control) as found:
        layer = found.kit.layers[at]
        return arrange(at, layer, glance_layer(found.source, layer, control))


def verify(context: Context, reference: str, control: Control) -> tuple[LayerFiles, ...]:
    """Read every byte of a kit against its digests; the files of all its layers.

    Raises:
        DigestMismatchError: a layer is damaged.
        KitStudioError: a layer cannot be read.
    """
    found = inspect(context, reference, control, deep=True)
    pairs = enumerate(zip(found.kit.layers, found.files, strict=True))
    return tuple(arrange(at, layer, files) for at, (layer, files) in pairs)
