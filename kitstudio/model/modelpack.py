"""The CNCF ModelPack config (`application/vnd.cncf.model.config.v1+json`): written as the newest kit, read leniently.

Source: modelkit-format 10.1 to 10.3. A ModelPack without a Kitfile gets one made up from its layers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model import go_json
from kitstudio.model.descriptor import FILE_PATH, OLD_FILE_PATH, Descriptor, Digest
from kitstudio.model.kitfile import VERSION, Code, DataSet, Docs, Kitfile, Model, Part, entries
from kitstudio.model.media_type import Kind, UnknownLayerTypeError, parse_layer


class BadModelPackError(KitStudioError):
    """A ModelPack's config and layers do not fit together."""

    code = "KS-BAD-MODELPACK"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The ModelPack is refused: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "The tool that wrote it left something out; ask its author.")


def write_config(kitfile: Kitfile, diff_ids: Sequence[Digest], created: str = "") -> bytes:
    """The config bytes for a Kitfile whose layers have these diff IDs, in manifest order.

    Args:
        kitfile: what the kit holds.
        diff_ids: uncompressed digests of all layers.
        created: RFC 3339 time for `createdAt`; empty leaves it out, so that packing again gives the same digest.
    """
    package = kitfile.package
    descriptor: dict[str, go_json.JsonValue] = {"createdAt": created} if created else {}
    if package.authors:
        descriptor["authors"] = list(package.authors)
    descriptor |= {key: text for key, text in (("name", package.name), ("version", package.version)) if text}
    licences = sorted({text for text in _licences(kitfile) if text})
    if licences:
        descriptor["licenses"] = list(licences)
    descriptor |= {key: text for key, text in (("title", package.name), ("description", package.description)) if text}
    model_format = kitfile.model.format if kitfile.model is not None else ""
    return go_json.encode(
        {
            "descriptor": descriptor,
            "modelfs": {"type": "layers", "diffIds": [str(each) for each in diff_ids]},
            "config": {"format": model_format} if model_format else {},
        }
    )


def _licences(kitfile: Kitfile) -> list[str]:
    return [kitfile.package.license, *(getattr(each.entry, "license", "") for each in entries(kitfile))]


@dataclass(frozen=True, slots=True)
class PackConfig:
    """What is used of a ModelPack config: diff IDs in manifest order, and the free-form parts for display."""

    diff_ids: tuple[Digest, ...]
    descriptor: Mapping[str, go_json.JsonValue]
    config: Mapping[str, go_json.JsonValue]


def read_config(content: bytes) -> PackConfig:
    """Read config bytes; absent parts are empty.

    Raises:
        BadJsonError, BadDigestError, BadModelPackError: not such a config.
    """
    value = go_json.decode(content, "the ModelPack config", limits.CONFIG)
    if not isinstance(value, dict):
        raise BadModelPackError(reason="its config is not an object")
    file_system = value.get("modelfs")
    diff_ids = file_system.get("diffIds") if isinstance(file_system, dict) else None
    descriptor, config = value.get("descriptor"), value.get("config")
    return PackConfig(
        tuple(Digest.parse(each) for each in diff_ids) if isinstance(diff_ids, list) else (),
        descriptor if isinstance(descriptor, dict) else {},
        config if isinstance(config, dict) else {},
    )


def layer_path(layer: Descriptor) -> str:
    """The file path annotation of a layer (new or old spelling), as written; empty when there is none."""
    return layer.annotations.get(FILE_PATH) or layer.annotations.get(OLD_FILE_PATH, "")


def make_up_kitfile(layers: Sequence[Descriptor], config: PackConfig) -> Kitfile:
    """A Kitfile for a ModelPack that carries none: the first weight layer is the model, the others its parts.

    What the config says of name, version and so on is taken over; the newest kit leaves it out (modelkit-format 10.6).

    Raises:
        BadModelPackError: a layer without path, or another number of diff IDs than of layers.
    """
    if len(config.diff_ids) != len(layers):
        raise BadModelPackError(reason=f"{len(config.diff_ids)} diff IDs for {len(layers)} layers")
    found: dict[Kind, list[dict[str, Any]]] = {}
    for layer, diff_id in zip(layers, config.diff_ids, strict=True):
        try:
            kind = parse_layer(layer.media_type).kind
        except UnknownLayerTypeError:
            continue
        path = layer_path(layer)
        if not path:
            raise BadModelPackError(reason="a layer does not say its path")
        weights = kind is Kind.MODEL and Kind.MODEL in found
        found.setdefault(Kind.PART if weights else kind, []).append(
            {"path": path, "digest": layer.digest, "diff_id": diff_id}
        )
    parts = tuple(Part(**each) for each in found.get(Kind.PART, ()))
    model = None
    if Kind.MODEL in found or parts:
        model = Model(**found.get(Kind.MODEL, [{}])[0], parts=parts, format=_said(config.config, "format"))
    made = Kitfile(
        manifest_version=VERSION,
        model=model,
        code=tuple(Code(**each) for each in found.get(Kind.CODE, ())),
        datasets=tuple(DataSet(**each) for each in found.get(Kind.DATASET, ())),
        docs=tuple(Docs(**each) for each in found.get(Kind.DOCS, ())),
    )
    authors = config.descriptor.get("authors")
    package = replace(
        made.package,
        name=_said(config.descriptor, "name"),
        version=_said(config.descriptor, "version"),
        description=_said(config.descriptor, "description"),
        authors=tuple(each for each in authors if isinstance(each, str)) if isinstance(authors, list) else (),
    )
    return replace(made, package=package)


def _said(values: Mapping[str, go_json.JsonValue], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
