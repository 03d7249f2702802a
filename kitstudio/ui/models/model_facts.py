"""What a model says of itself in the `config.json` beside its weights; nothing here knows Qt."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.content import Source
from kitstudio.model.go_json import JsonValue, decode
from kitstudio.model.kit import Kit
from kitstudio.model.media_type import Compression, Kind
from kitstudio.operations.inspect import ListedFile
from kitstudio.operations.preview import peek_layer
from kitstudio.ui.models.files_nodes import LayerFiles

_NAME: Final = "config.json"
_LONGEST: Final = 120
_MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """What `path` says; a fact that it does not state, or not as models do, is empty or 0.

    Attributes:
        path: of the file in the kit.
        architecture: the class that runs the model.
        precision: how its numbers are stored.
        context: how many tokens it reads at once.
        layers: how many it has.
        base: what it was made from.
    """

    path: str
    architecture: str = ""
    precision: str = ""
    context: int = 0
    layers: int = 0
    base: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it states any of this."""
        return bool(self.architecture or self.precision or self.context or self.layers or self.base)


def read_config(source: Source, kit: Kit, layers: Mapping[int, LayerFiles], control: Control) -> ModelConfig | None:
    """Read the `config.json` that lies highest among the files of model and parts, where that is quick.

    None when there is none, or nothing in it is stated as models do.
    """
    found = min(_candidates(kit, layers), key=lambda each: (each[0].count("/"), each[0]), default=None)
    if found is None:
        return None
    path, at, file = found
    try:
        peeked = peek_layer(source, kit.layers[at], file, control, limit=limits.PREVIEW)
        value = decode(peeked.content, path, limits.PREVIEW)
    except KitStudioError:
        control.token.check()
        return None  # the page of files says what stands against it
    said = _said(path, value) if isinstance(value, Mapping) else None
    return said if said is not None and said.says_something else None


def _candidates(kit: Kit, layers: Mapping[int, LayerFiles]) -> Iterator[tuple[str, int, ListedFile]]:
    for at, inside in layers.items():
        layer = kit.layers[at]
        packed = layer.type is not None and layer.type.compression is not Compression.NONE
        if layer.kind not in (Kind.MODEL, Kind.PART) or (packed and layer.descriptor.size > limits.PREVIEW_LAYER):
            continue
        for path, file in inside.entries:
            if posixpath.basename(path) == _NAME and not file.is_folder and file.size <= limits.PREVIEW:
                yield path, at, file


def _said(path: str, value: Mapping[str, JsonValue]) -> ModelConfig:
    names = value.get("architectures")
    listed = [each for each in names if isinstance(each, str)] if isinstance(names, (list, tuple)) else []
    return ModelConfig(
        path,
        ", ".join(listed[:_MOST_NAMES])[:_LONGEST] or _word(value, "model_type"),
        _word(value, "torch_dtype") or _word(value, "dtype"),
        _number(value, "max_position_embeddings") or _number(value, "n_positions"),
        _number(value, "num_hidden_layers") or _number(value, "n_layer"),
        _word(value, "_name_or_path"),
    )


def _word(value: Mapping[str, JsonValue], key: str) -> str:
    found = value.get(key)
    return found[:_LONGEST] if isinstance(found, str) else ""


def _number(value: Mapping[str, JsonValue], key: str) -> int:
    found = value.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0
