"""How each section of a Kitfile is laid out: which fields stand side by side, what they are called, what helps.

Which fields there are says the declaration in `model.kitfile`; a field that is missing here is shown at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.model.kitfile import (
    Code,
    DataSet,
    Declared,
    Docs,
    FieldPath,
    Kitfile,
    McpServer,
    Model,
    Package,
    Part,
    Prompt,
    declared,
)
from kitstudio.model.media_type import Kind

_LABELS: Final = {
    "name": QT_TRANSLATE_NOOP("form", "Name"),
    "version": QT_TRANSLATE_NOOP("form", "Version"),
    "description": QT_TRANSLATE_NOOP("form", "Description"),
    "license": QT_TRANSLATE_NOOP("form", "Licence"),
    "authors": QT_TRANSLATE_NOOP("form", "Authors"),
    "path": QT_TRANSLATE_NOOP("form", "Path"),
    "framework": QT_TRANSLATE_NOOP("form", "Framework"),
    "format": QT_TRANSLATE_NOOP("form", "Format"),
    "type": QT_TRANSLATE_NOOP("form", "Type"),
    "remotePath": QT_TRANSLATE_NOOP("form", "Remote path"),
    "remoteHash": QT_TRANSLATE_NOOP("form", "Remote hash"),
    "manifestVersion": QT_TRANSLATE_NOOP("form", "Kitfile format"),
}
_HINTS: Final = {
    ("Model", "path"): QT_TRANSLATE_NOOP("form", "A file or folder here, or a reference to a parent kit"),
    ("Part", "type"): QT_TRANSLATE_NOOP("form", "For example tokenizer, lora, config"),
    ("DataSet", "remotePath"): QT_TRANSLATE_NOOP("form", "s3:// address or ModelKit reference; kit 2026 and newer"),
    ("DataSet", "remoteHash"): QT_TRANSLATE_NOOP("form", "ETag of the S3 object"),
    ("Kitfile", "manifestVersion"): QT_TRANSLATE_NOOP("form", "kit expects 1.0.0"),
}
_ROWS: Final[dict[type, tuple[tuple[str, ...], ...]]] = {
    Kitfile: (("manifestVersion",),),
    Package: (("name",), ("version", "license"), ("description",), ("authors",)),
    Model: (("path",), ("framework", "format"), ("name",), ("version", "license"), ("description",)),
    Part: (("name", "type"), ("license",)),
    DataSet: (("name",), ("license",), ("description",), ("remotePath",), ("remoteHash",)),
    Code: (("license",), ("description",)),
    Docs: (("description",),),
    Prompt: (("name",), ("description",)),
    McpServer: (("name",), ("description",)),
}
_IN_ROWS: Final = ("text", "texts")


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of entries as a section: where it stands, what its entries are, its title and the act that adds one."""

    section: FieldPath
    item: type
    kind: Kind
    title: str
    adds: str
    one: str


LISTS: Final = (
    ListShape(
        ("model", "parts"),
        Part,
        Kind.PART,
        QT_TRANSLATE_NOOP("form", "Parts"),
        QT_TRANSLATE_NOOP("form", "Add part"),
        QT_TRANSLATE_NOOP("form", "Part {n}"),
    ),
    ListShape(
        ("datasets",),
        DataSet,
        Kind.DATASET,
        QT_TRANSLATE_NOOP("form", "Datasets"),
        QT_TRANSLATE_NOOP("form", "Add dataset"),
        QT_TRANSLATE_NOOP("form", "Dataset {n}"),
    ),
    ListShape(
        ("docs",),
        Docs,
        Kind.DOCS,
        QT_TRANSLATE_NOOP("form", "Docs"),
        QT_TRANSLATE_NOOP("form", "Add document"),
        QT_TRANSLATE_NOOP("form", "Document {n}"),
    ),
    ListShape(
        ("code",),
        Code,
        Kind.CODE,
        QT_TRANSLATE_NOOP("form", "Code"),
        QT_TRANSLATE_NOOP("form", "Add code"),
        QT_TRANSLATE_NOOP("form", "Code {n}"),
    ),
    ListShape(
        ("prompts",),
        Prompt,
        Kind.PROMPT,
        QT_TRANSLATE_NOOP("form", "Prompts"),
        QT_TRANSLATE_NOOP("form", "Add prompt"),
        QT_TRANSLATE_NOOP("form", "Prompt {n}"),
    ),
    ListShape(
        ("mcpServers",),
        McpServer,
        Kind.MCP,
        QT_TRANSLATE_NOOP("form", "MCP servers"),
        QT_TRANSLATE_NOOP("form", "Add MCP server"),
        QT_TRANSLATE_NOOP("form", "MCP server {n}"),
    ),
)


def words(marked: str) -> str:
    """A marked word in the person's language."""
    return QCoreApplication.translate("form", marked)


def label(key: str) -> str:
    """What a field is called; a key nobody named is its own name."""
    marked = _LABELS.get(key)
    return words(marked) if marked else key


def hint(section: type, key: str) -> str:
    """What helps to fill a field in, empty where its name says it all."""
    marked = _HINTS.get((section.__name__, key))
    return words(marked) if marked else ""


def rows(section: type, *, without: str = "") -> list[list[Declared]]:
    """The fields of a section as rows of the form; lists of entries and parameters have sections of their own."""
    fields = {each.key: each for each in declared(section) if each.type in _IN_ROWS and each.key != without}
    out = [[fields.pop(key) for key in keys if key in fields] for keys in _ROWS.get(section, ())]
    return [row for row in [*out, *([each] for each in fields.values())] if row]
