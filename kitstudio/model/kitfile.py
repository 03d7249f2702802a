"""The Kitfile as frozen dataclasses: the one declaration that reader, writers, JSON Schema and form are made from.

Field order is the order kit serialises in (modelkit-format 1.2); each field's metadata holds its Kitfile key, meaning
and the kit that first had it. Text fields hold the source text (`version: 1.10` is "1.10"), empty when absent.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from kitstudio.model.descriptor import Digest
from kitstudio.model.go_json import JsonValue
from kitstudio.model.media_type import Kind
from kitstudio.model.reference import looks_like_reference

FieldPath: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: `("datasets", 0, "path")`; shown as `datasets[0].path` by `show_path`."""

FILE_NAMES: Final = ("Kitfile", "kitfile", ".kitfile")
"""Names tried in a context folder, in this order."""

VERSION: Final = "1.0.0"


def _text(meaning: str, *, key: str = "", since: str = "1.0", always: bool = False) -> Any:  # noqa: ANN401 - a dataclass field
    return field(
        default="", metadata={"key": key, "meaning": meaning, "since": since, "always": always, "type": "text"}
    )


def _texts(meaning: str) -> Any:  # noqa: ANN401 - as above
    return field(default=(), metadata={"key": "", "meaning": meaning, "since": "1.0", "type": "texts"})


def _list(item: str, meaning: str, *, key: str = "", since: str = "1.0") -> Any:  # noqa: ANN401 - as above
    return field(default=(), metadata={"key": key, "meaning": meaning, "since": since, "type": "list", "item": item})


def _parameters(meaning: str) -> Any:  # noqa: ANN401 - as above
    return field(default=None, metadata={"key": "", "meaning": meaning, "since": "1.0", "type": "parameters"})


def _digest(key: str) -> Any:  # noqa: ANN401 - as above
    return field(default=None, metadata={"key": key, "meaning": "", "since": "0.5", "type": "digest"})


def _unknown() -> Any:  # noqa: ANN401 - as above
    return field(default_factory=dict, metadata={"key": "", "meaning": "", "since": "", "type": "unknown"})


@dataclass(frozen=True, slots=True)
class Package:
    """What the whole kit is called and whose it is."""

    name: str = _text("Name of the kit")
    version: str = _text("Version of the kit, any text")
    description: str = _text("What the kit is for")
    license: str = _text("Licence of the kit as a whole, an SPDX expression")
    authors: tuple[str, ...] = _texts("Authors")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class Part:
    """A file or folder that belongs to the model: tokenizer, adapter, configuration, shard."""

    name: str = _text("Name of the part")
    path: str = _text("File or folder, relative to the Kitfile")
    license: str = _text("Licence of the part")
    type: str = _text("Kind of part: letters, digits, dots, dashes and underscores, at most 64")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class Model:
    """The model itself; `path` may be a reference to a parent ModelKit."""

    name: str = _text("Name of the model")
    path: str = _text("File or folder, relative to the Kitfile, or a reference to a parent ModelKit")
    license: str = _text("Licence of the model")
    framework: str = _text("Framework the model was made with")
    format: str = _text("File format of the weights")
    version: str = _text("Version of the model")
    description: str = _text("What the model is for")
    parts: tuple[Part, ...] = _list("Part", "Files and folders that belong to the model")
    parameters: JsonValue = _parameters("Anything about the model, as a map")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()

    @property
    def is_reference(self) -> bool:
        """Whether `path` names a parent kit by kit's rule."""
        return looks_like_reference(self.path)


@dataclass(frozen=True, slots=True)
class Code:
    """Source code."""

    path: str = _text("File or folder, relative to the Kitfile")
    description: str = _text("What the code does")
    license: str = _text("Licence of the code")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class DataSet:
    """Data the model was made or judged with."""

    name: str = _text("Name of the data set")
    path: str = _text("File or folder, relative to the Kitfile")
    remote_path: str = _text("s3:// address or ModelKit reference where the data lies", key="remotePath", since="2026")
    remote_hash: str = _text("ETag of the S3 object", key="remoteHash", since="2026")
    description: str = _text("What the data is")
    license: str = _text("Licence of the data")
    parameters: JsonValue = _parameters("Anything about the data, as a map")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class Docs:
    """Documentation."""

    path: str = _text("File or folder, relative to the Kitfile", always=True)
    description: str = _text("What the document is")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt or agent skill."""

    name: str = _text("Name of the prompt", since="2026")
    path: str = _text("File or folder, relative to the Kitfile", since="1.10")
    description: str = _text("What the prompt is for", since="1.10")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class McpServer:
    """An MCP bundle (`.mcpb`)."""

    name: str = _text("Name of the server, unique in the kit", since="2026")
    path: str = _text("The .mcpb file, relative to the Kitfile", since="2026")
    description: str = _text("What the server offers", since="2026")
    digest: Digest | None = _digest("digest")
    diff_id: Digest | None = _digest("diffId")
    unknown: Mapping[str, JsonValue] = _unknown()


@dataclass(frozen=True, slots=True)
class Kitfile:
    """A whole Kitfile. `package` is None when the key is absent (the config JSON still writes `"package":{}`)."""

    manifest_version: str = _text("Version of the Kitfile format, 1.0.0", key="manifestVersion", always=True)
    package: Package = field(
        default=Package(),
        metadata={"key": "", "meaning": "The kit as a whole", "since": "1.0", "type": "object", "item": "Package"},
    )
    model: Model | None = field(
        default=None, metadata={"key": "", "meaning": "The model", "since": "1.0", "type": "object", "item": "Model"}
    )
    code: tuple[Code, ...] = _list("Code", "Source code")
    datasets: tuple[DataSet, ...] = _list("DataSet", "Data sets")
    docs: tuple[Docs, ...] = _list("Docs", "Documentation")
    prompts: tuple[Prompt, ...] = _list("Prompt", "Prompts and agent skills", since="1.10")
    mcp_servers: tuple[McpServer, ...] = _list("McpServer", "MCP bundles", key="mcpServers", since="2026")
    unknown: Mapping[str, JsonValue] = _unknown()


Entry: TypeAlias = "Model | Part | Code | DataSet | Docs | Prompt | McpServer"
Section: TypeAlias = "Kitfile | Package | Entry"

SECTIONS: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind for kind in (Package, Model, Part, Code, DataSet, Docs, Prompt, McpServer)
}


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared field: attribute, Kitfile key, type word, meaning, first kit, item class name, always written."""

    attribute: str
    key: str
    type: str
    meaning: str
    since: str
    item: str
    always: bool


def _declaration(section: type[Any]) -> tuple[Declared, ...]:
    return tuple(
        Declared(
            each.name,
            each.metadata["key"] or each.name,
            each.metadata["type"],
            each.metadata["meaning"],
            each.metadata["since"],
            each.metadata.get("item", ""),
            each.metadata.get("always", False),
        )
        for each in dataclasses.fields(section)
        if each.metadata["type"] != "unknown"
    )


KINDS: Final[tuple[type[Any], ...]] = (Kitfile, *SECTIONS.values())
"""All section classes, the whole Kitfile first."""

_DECLARED: Final = {kind: _declaration(kind) for kind in KINDS}


def declared(section: type[Any]) -> tuple[Declared, ...]:
    """The fields of a section class in serialisation order, without `unknown`."""
    return _DECLARED[section]


@dataclass(frozen=True, slots=True)
class LayerEntry:
    """A Kitfile entry that has (or claims) a path: its kind, its place in the Kitfile, and the entry."""

    kind: Kind
    where: FieldPath
    entry: Entry

    @property
    def path(self) -> str:
        """The path as typed."""
        return self.entry.path

    @property
    def is_remote(self) -> bool:
        """Whether it has no layer of its own: a parent reference, or a data set with a remotePath.

        A model with a digest has a layer, whatever its path looks like: a file of such a name was packed.
        """
        if isinstance(self.entry, Model):
            return self.entry.is_reference and self.entry.digest is None
        return isinstance(self.entry, DataSet) and bool(self.entry.remote_path)


_SECTION_KINDS: Final = (
    ("code", Kind.CODE),
    ("datasets", Kind.DATASET),
    ("docs", Kind.DOCS),
    ("prompts", Kind.PROMPT),
    ("mcp_servers", Kind.MCP),
)


def entries(kitfile: Kitfile) -> Iterator[LayerEntry]:
    """All entries in layer order: model, parts, code, datasets, docs, prompts, mcpServers (modelkit-format 3.1).

    A `model` without path is yielded too (its path is empty); whoever makes layers leaves it and remote entries out.
    """
    if kitfile.model is not None:
        yield LayerEntry(Kind.MODEL, ("model",), kitfile.model)
        for index, part in enumerate(kitfile.model.parts):
            yield LayerEntry(Kind.PART, ("model", "parts", index), part)
    for attribute, kind in _SECTION_KINDS:
        key = "mcpServers" if attribute == "mcp_servers" else attribute
        for index, entry in enumerate(getattr(kitfile, attribute)):
            yield LayerEntry(kind, (key, index), entry)


def layered(kitfile: Kitfile) -> tuple[LayerEntry, ...]:
    """The entries that become layers, in layer order: no pathless model, nothing remote."""
    return tuple(
        each for each in entries(kitfile) if not each.is_remote and (each.kind is not Kind.MODEL or each.entry.path)
    )


def with_digests(kitfile: Kitfile, digests: Mapping[FieldPath, tuple[Digest, Digest]]) -> Kitfile:
    """A copy whose entries carry `(digest, diff ID)`, keyed by `LayerEntry.where`."""

    def fill(where: FieldPath, entry: Any) -> Any:  # noqa: ANN401 - one entry class in, the same out
        pair = digests.get(where)
        return entry if pair is None else dataclasses.replace(entry, digest=pair[0], diff_id=pair[1])

    changes: dict[str, Any] = {}
    if kitfile.model is not None:
        model = fill(("model",), kitfile.model)
        parts = tuple(fill(("model", "parts", at), part) for at, part in enumerate(model.parts))
        changes["model"] = dataclasses.replace(model, parts=parts)
    for attribute, _kind in _SECTION_KINDS:
        key = "mcpServers" if attribute == "mcp_servers" else attribute
        changes[attribute] = tuple(fill((key, at), entry) for at, entry in enumerate(getattr(kitfile, attribute)))
    return dataclasses.replace(kitfile, **changes)


def show_path(path: FieldPath) -> str:
    """`("datasets", 0, "path")` as `datasets[0].path`."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else (f".{step}" if out else step)
    return out
