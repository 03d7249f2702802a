"""Media types of ModelKits (KitOps), ModelPacks (CNCF) and the OCI image format: parse and format.

Layer types are `KIND.v1.FORM` with an optional `+gzip` or `+zstd` (modelkit-format 2.1); both ends are anchored, as the
newest kit does.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

OCI_MANIFEST: Final = "application/vnd.oci.image.manifest.v1+json"
OCI_INDEX: Final = "application/vnd.oci.image.index.v1+json"
DOCKER_MANIFEST: Final = "application/vnd.docker.distribution.manifest.v2+json"
OCI_EMPTY: Final = "application/vnd.oci.empty.v1+json"
KIT_CONFIG: Final = "application/vnd.kitops.modelkit.config.v1+json"
KIT_ARTIFACT: Final = "application/vnd.kitops.modelkit.manifest.v1+json"
MODELPACK_CONFIG: Final = "application/vnd.cncf.model.config.v1+json"
MODELPACK_ARTIFACT: Final = "application/vnd.cncf.model.manifest.v1+json"
OLD_MODELPACK_CONFIG: Final = "application/vnd.cnai.model.config.v1+json"


class Kind(enum.StrEnum):
    """What a layer is for; the value is kit's word in media types."""

    MODEL = "model"
    PART = "modelpart"
    CODE = "code"
    DATASET = "dataset"
    DOCS = "docs"
    PROMPT = "prompt"
    MCP = "mcpb"


class Format(enum.StrEnum):
    """The two families of model artifacts."""

    MODELKIT = "modelkit"
    MODELPACK = "modelpack"


class Form(enum.StrEnum):
    """How files lie in a layer."""

    TAR = "tar"
    RAW = "raw"


class Compression(enum.StrEnum):
    """How a layer's bytes are stored; `gzip-fastest` is an effort, not a form."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"


class UnknownLayerTypeError(KitStudioError):
    """A layer's media type is not one of a ModelKit or ModelPack."""

    code = "KS-UNKNOWN-LAYER-TYPE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The layer type {media_type} is not known.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "A newer tool may have written it. The other layers can be unpacked with --filter."
    )


@dataclass(frozen=True, slots=True)
class LayerType:
    """The parts of a layer's media type."""

    format: Format
    kind: Kind
    form: Form
    compression: Compression = Compression.NONE

    @override
    def __str__(self) -> str:
        kind = _KIT_WORDS[self.kind] if self.format is Format.MODELKIT else _PACK_WORDS[self.kind]
        stem = "vnd.kitops.modelkit" if self.format is Format.MODELKIT else "vnd.cncf.model"
        ending = "" if self.compression is Compression.NONE else f"+{self.compression}"
        return f"application/{stem}.{kind}.v1.{self.form}{ending}"


# Prompts travel as code layers with a subtype annotation, in both families (modelkit-format 2.1).
_KIT_WORDS: Final = {
    Kind.MODEL: "model",
    Kind.PART: "modelpart",
    Kind.CODE: "code",
    Kind.DATASET: "dataset",
    Kind.DOCS: "docs",
    Kind.PROMPT: "code",
    Kind.MCP: "mcpb",
}
_PACK_WORDS: Final = {
    Kind.MODEL: "weight",
    Kind.PART: "weight.config",
    Kind.CODE: "code",
    Kind.DATASET: "dataset",
    Kind.DOCS: "doc",
    Kind.PROMPT: "code",
    Kind.MCP: "mcpb",
}
_KIT_KINDS: Final = {word: kind for kind, word in _KIT_WORDS.items() if kind is not Kind.PROMPT}
_PACK_KINDS: Final = {word: kind for kind, word in _PACK_WORDS.items() if kind not in (Kind.PROMPT, Kind.MCP)}
_LAYER = re.compile(
    r"application/vnd\.(kitops\.modelkit|cncf\.model|cnai\.model)\.([a-z.]+)\.v1\.(tar|raw)(?:\+(gzip|zstd))?"
)


def parse_layer(media_type: str) -> LayerType:
    """Take a layer's media type apart (old `cnai` drafts count as ModelPack).

    Raises:
        UnknownLayerTypeError: not a ModelKit or ModelPack layer type.
    """
    match = _LAYER.fullmatch(media_type)
    if match is not None:
        is_kit = match[1] == "kitops.modelkit"
        kind = (_KIT_KINDS if is_kit else _PACK_KINDS).get(match[2])
        if kind is not None:
            family = Format.MODELKIT if is_kit else Format.MODELPACK
            return LayerType(family, kind, Form(match[3]), Compression(match[4] or "none"))
    raise UnknownLayerTypeError(media_type=media_type)
