"""How the rows of a kit's files look and what they say."""

from __future__ import annotations

import posixpath
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from kitstudio.base.printable import printable
from kitstudio.model.media_type import Compression
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.files_nodes import Column, Node, Reading
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.cells import Cell

translate: Final = QCoreApplication.translate
_ICONS: Final = {
    ".safetensors": Icon.TENSOR,
    ".gguf": Icon.TENSOR,
    ".md": Icon.FILE_TEXT,
    ".txt": Icon.FILE_TEXT,
    ".py": Icon.CODE,
    ".json": Icon.CODE,
    ".yaml": Icon.CODE,
    ".csv": Icon.DATASET,
    ".jsonl": Icon.DATASET,
    ".parquet": Icon.DATASET,
}
_PROPER: Final = {
    ".bin": "bin",
    ".csv": "CSV",
    ".gguf": "GGUF",
    ".gif": "GIF",
    ".ipynb": "Notebook",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".json": "JSON",
    ".jsonl": "JSON Lines",
    ".md": "Markdown",
    ".mcpb": "MCP bundle",
    ".onnx": "ONNX",
    ".parquet": "Parquet",
    ".pdf": "PDF",
    ".png": "PNG",
    ".py": "Python",
    ".sh": "Shell",
    ".svg": "SVG",
    ".toml": "TOML",
    ".webp": "WebP",
    ".yaml": "YAML",
    ".yml": "YAML",
}
_LICENCES: Final = frozenset({"LICENSE", "LICENCE", "COPYING", "NOTICE"})
_LONGEST_ENDING: Final = 14


@dataclass(frozen=True, slots=True)
class RowLook:
    """How rows look together: the `largest` has a full bar; those of layers in `asked` are being read."""

    largest: int
    by_layer: bool
    asked: AbstractSet[int]

    def cells(self, node: Node) -> tuple[Cell, ...]:
        """What its columns paint."""
        tone = kinds.TONES[node.kind] if node.kind else ""
        return (
            cells.Entry(printable(node.name), icon_of(node), tone, self._note(node)),
            cells.KindCell(node.kind),
            self._size(node),
            cells.Plain(self._kind(node), font="small"),
            cells.Plain(_UNKNOWN, "muted", "small") if _may_learn(node) else cells.DigestCell(node.digest),
        )

    def _size(self, node: Node) -> Cell:
        """Bytes of the files; of what nobody has looked into those of the stored layer, which says so."""
        if _is_as_stored(node):
            return cells.Plain(_stored(node), "muted", "small", right=True)
        return cells.SizeBar(node.size, min(1.0, node.size / self.largest))

    def _note(self, node: Node) -> str:
        if node.fault:
            return translate("files", "cannot be read")
        if node.is_unread:
            return (
                translate("files", "not looked into") if node.layer not in self.asked else translate("files", "reading")
            )
        return ""

    def _kind(self, node: Node) -> str:
        """What kind of file it is, by its name; of a folder how many are in it; of a layer how much is stored how."""
        if node.top is not None and node.top.layer.type is not None and (self.by_layer or node.is_unread):
            stored = node.top.layer.type
            packed = [] if stored.compression is Compression.NONE else [str(stored.compression)]
            whole = [] if _is_as_stored(node) else [text.size(_layer_size(node))]
            return ", ".join([str(stored.form), *packed, *whole])
        if not node.is_file:
            return text.count(node.files, translate("files", "{n} file"), translate("files", "{n} files"))
        ending = posixpath.splitext(node.name)[1].lower()
        if node.name.partition(".")[0].upper() in _LICENCES:
            return translate("files", "Licence")
        return _PROPER.get(ending, ending[1:] if len(ending) < _LONGEST_ENDING else "")

    def words(self, node: Node, column: Column) -> str:
        """What a column says in words."""
        if column is Column.PATH:
            return " — ".join(each for each in (printable(node.name), self._note(node)) if each)
        if column is Column.ROLE:
            return kinds.word(node.kind) if node.kind else ""
        if column is Column.SIZE:
            return _stored(node) if _is_as_stored(node) else text.size(node.size)
        if column is Column.KIND:
            return self._kind(node)
        return translate("files", "Known after Verify") if _may_learn(node) else node.digest

    def tip(self, node: Node, column: Column) -> str | None:
        """What a column tells when it is pointed at."""
        if column is Column.PATH:
            return text.tip(node.path, node.fault)
        if column in (Column.SIZE, Column.KIND):
            return text.tip(*_sizes(node))
        if column is not Column.DIGEST:
            return None
        if node.digest:
            words = translate("files", "Layer: {digest}") if node.top is not None else "{digest}"
            return words.format(digest=node.digest)
        return translate("files", "Known after Verify") if node.is_file else None


_UNKNOWN: Final = "\u2013"


def _may_learn(node: Node) -> bool:
    """Whether it has a digest that nobody knows yet."""
    return node.is_file and not node.digest


def _is_as_stored(node: Node) -> bool:
    return node.top is not None and (node.is_unread or bool(node.fault))


def _layer_size(node: Node) -> int:
    return node.top.layer.descriptor.size if node.top is not None else 0


def _stored(node: Node) -> str:
    return translate("files", "{size} stored").format(size=text.size(_layer_size(node)))


def _sizes(node: Node) -> tuple[str, ...]:
    """Both sizes of a layer: that of its files, and that of what is stored, which has headers and may be compressed."""
    if node.top is None:
        return ()
    layer = translate("files", "Stored layer: {size}").format(size=text.size(_layer_size(node)))
    files = translate("files", "Its files: {size}").format(size=text.size(node.size))
    return (layer,) if _is_as_stored(node) else (files, layer)


def file_icon(path: str) -> Icon:
    """The drawing of a file, by its name."""
    name = posixpath.basename(path)
    if name.partition(".")[0].upper() in _LICENCES:
        return Icon.LICENSE
    return _ICONS.get(posixpath.splitext(name)[1].lower(), Icon.FILE)


def icon_of(node: Node) -> Icon:
    """The drawing of a row."""
    icon = file_icon(node.path)
    if node.is_file or icon is Icon.LICENSE:
        return icon
    return Icon.LAYERS if node.top is not None and node.top.reading is not Reading.DONE else Icon.FOLDER
