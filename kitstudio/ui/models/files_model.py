"""The files of a kit as a tree: layers, then folders, then files; a layer's files are asked for when it is opened."""

from __future__ import annotations

import enum
import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.base.printable import printable
from kitstudio.model.kit import KitLayer
from kitstudio.model.media_type import Form, Kind
from kitstudio.operations.inspect import ListedFile
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_ICONS: Final = {
    ".safetensors": Icon.TENSOR,
    ".gguf": Icon.TENSOR,
    ".md": Icon.FILE_TEXT,
    ".txt": Icon.FILE_TEXT,
    ".py": Icon.CODE,
    ".json": Icon.CODE,
    ".csv": Icon.DATASET,
    ".parquet": Icon.DATASET,
}


_LICENCES: Final = frozenset({"LICENSE", "LICENCE", "COPYING", "NOTICE"})


class Column(enum.IntEnum):
    """The columns in their order."""

    PATH = 0
    ROLE = 1
    SIZE = 2
    MODE = 3


_COLUMNS: Final = tuple(Column)


class Reading(enum.Enum):
    """How far a layer's files are known."""

    NOT_YET = 0
    UNDER_WAY = 1
    DONE = 2
    FAILED = 3


class Node:
    """A layer, folder or file. `mode` are permission bits, None where there are none."""

    __slots__ = (
        "children", "is_folder", "kind", "layer", "mode", "name", "note", "parent", "reading", "row", "shown", "size",
    )  # fmt: skip

    def __init__(self, name: str, kind: Kind | None, layer: int, *, is_folder: bool) -> None:
        self.name, self.kind, self.layer, self.is_folder = name, kind, layer, is_folder
        self.size = 0
        self.mode: int | None = None
        self.note = ""
        self.parent: Node | None = None
        self.row = 0
        self.children: list[Node] = []
        self.reading = Reading.DONE
        self.shown: tuple[cells.Cell, ...] | None = None
        """Its cells, once they were painted."""

    @property
    def is_layer(self) -> bool:
        """Whether it stands for a whole layer."""
        return self.parent is None


@dataclass(frozen=True, slots=True)
class LayerFiles:
    """The files of one layer, ready to be shown. `alone` is the mode of a layer that is one file, else None."""

    layer: int
    children: list[Node]
    files: int
    alone: int | None = None


def arrange(at: int, layer: KitLayer, listed: Sequence[ListedFile]) -> LayerFiles:
    """Make a tree of a layer's list; may run in a worker. Paths are shown below the path of the layer."""
    root = Node("", layer.kind, at, is_folder=True)
    folders: dict[str, Node] = {"": root}
    below = posixpath.normpath(layer.path) if layer.path else "."
    raw = layer.type is not None and layer.type.form is Form.RAW
    files = [each for each in listed if not each.is_folder]
    for each in listed:
        whole = each.path if raw or not layer.folder else posixpath.join(layer.folder, each.path)
        whole = posixpath.normpath(whole)
        if whole == below and not each.is_folder:
            return LayerFiles(at, [], 1, each.mode)
        path = whole if below == "." else whole.removeprefix(below + "/")
        if path not in (".", "", below):
            _insert(folders, path, each, root)
    _sum_and_sort(root)
    return LayerFiles(at, root.children, len(files))


def _insert(folders: dict[str, Node], path: str, listed: ListedFile, root: Node) -> None:
    parent = _folder(folders, posixpath.dirname(path), root)
    if listed.is_folder:
        _folder(folders, path, root).mode = listed.mode
        return
    node = Node(posixpath.basename(path), root.kind, root.layer, is_folder=False)
    node.size, node.mode, node.parent = listed.size, listed.mode, parent
    parent.children.append(node)


def _folder(folders: dict[str, Node], path: str, root: Node) -> Node:
    missing = []
    while path not in folders:
        missing.append(path)
        path = posixpath.dirname(path)
    parent = folders[path]
    for each in reversed(missing):
        node = Node(posixpath.basename(each), root.kind, root.layer, is_folder=True)
        node.parent = parent
        parent.children.append(node)
        parent = folders[each] = node
    return parent


def _sum_and_sort(root: Node) -> None:
    order = [root]
    for node in order:
        node.children.sort(key=lambda each: (not each.is_folder, each.name))
        for row, child in enumerate(node.children):
            child.row = row
            if child.is_folder:
                order.append(child)
    for node in reversed(order):
        node.size = sum(child.size for child in node.children)


class FilesModel(QAbstractItemModel):
    """The tree. `wanted(layer)` asks for the files of a layer; `fill` or `refuse` answers."""

    wanted = Signal(object)

    def __init__(self, layers: Sequence[KitLayer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tops = [_top(at, layer) for at, layer in enumerate(layers)]

    @property
    def unread(self) -> tuple[int, ...]:
        """The layers whose files were not asked for yet."""
        return tuple(each.layer for each in self._tops if each.reading is Reading.NOT_YET)

    def fill(self, found: LayerFiles) -> None:
        """Show the files of a layer; a second answer replaces the first."""
        top = self._tops[found.layer]
        here = self.createIndex(top.row, 0, top)
        if top.children:
            self.beginRemoveRows(here, 0, len(top.children) - 1)
            top.children = []
            self.endRemoveRows()
        top.reading, top.mode = Reading.DONE, found.alone
        top.note = text.count(found.files, self.tr("{n} file"), self.tr("{n} files")) if found.alone is None else ""
        if found.children:
            self.beginInsertRows(here, 0, len(found.children) - 1)
            top.children = found.children
            for child in top.children:
                child.parent = top
            self.endInsertRows()
        self._moved(top)

    def refuse(self, layer: int, error: KitStudioError) -> None:
        """Say why the files of a layer cannot be listed."""
        top = self._tops[layer]
        top.reading, top.note = Reading.FAILED, text.error_text(error).summary
        self._moved(top)

    def ask(self, layer: int) -> None:
        """Ask for the files of a layer that nobody asked for yet."""
        top = self._tops[layer]
        if top.reading is Reading.NOT_YET:
            top.reading, top.note = Reading.UNDER_WAY, self.tr("reading")
            self._moved(top)
            self.wanted.emit(layer)

    def _moved(self, top: Node) -> None:
        top.shown = None
        self.dataChanged.emit(self.createIndex(top.row, 0, top), self.createIndex(top.row, Column.MODE, top))

    @staticmethod
    def node(index: Index) -> Node | None:
        """What an index stands for."""
        return index.internalPointer() if index.isValid() else None

    @override
    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        # Asked for some hundred times in every repaint, so it asks little itself.
        node: Node | None = parent.internalPointer()
        nodes = self._tops if node is None else node.children
        if 0 <= row < len(nodes) and 0 <= column < len(_COLUMNS) and parent.column() <= 0:
            return self.createIndex(row, column, nodes[row])
        return QModelIndex()

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other overload
        node = self.node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, node.parent)

    def _below(self, parent: Index) -> list[Node]:
        node = self.node(parent)
        return self._tops if node is None else node.children

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.column() > 0 else len(self._below(parent))

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return len(_COLUMNS)

    @override
    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        if parent.column() > 0:
            return False
        node = self.node(parent)
        if node is None:
            return bool(self._tops)
        return bool(node.children) or node.reading in (Reading.NOT_YET, Reading.UNDER_WAY)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        return node is not None and node.reading is Reading.NOT_YET

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if node is not None:
            self.ask(node.layer)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("Path"), self.tr("Role"), self.tr("Size"), self.tr("Mode"))
        return titles[section] if 0 <= section < len(titles) else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        answer = _ANSWERS.get(role)
        return answer(node, _COLUMNS[index.column()]) if answer is not None else None


def _top(at: int, layer: KitLayer) -> Node:
    name = posixpath.normpath(layer.path) if layer.path else "."
    node = Node(name, layer.kind, at, is_folder=True)
    node.row, node.size, node.reading = at, layer.descriptor.size, Reading.NOT_YET
    return node


def _cell(node: Node, column: Column) -> cells.Cell:
    if node.shown is None:
        tone = kinds.TONES[node.kind] if node.kind else ""
        name = cells.Entry(printable(node.name), _icon(node), tone, node.note)
        node.shown = (name, cells.KindCell(node.kind), cells.SizeText(node.size), cells.DigestCell(_mode(node)))
    return node.shown[column]


def _icon(node: Node) -> Icon:
    ending = posixpath.splitext(node.name)[1].lower()
    if node.name.partition(".")[0].upper() in _LICENCES:
        return Icon.LICENSE
    if node.is_folder and not _is_one_file(node, ending):
        return Icon.FOLDER
    return _ICONS.get(ending, Icon.FILE)


def _is_one_file(node: Node, ending: str) -> bool:
    """Whether a layer is one file; before it was read, by its name."""
    if not node.is_layer or node.children:
        return False
    return node.mode is not None if node.reading is Reading.DONE else bool(ending)


def _mode(node: Node) -> str:
    return "" if node.mode is None else f"{node.mode:04o}"


def _words(node: Node, column: Column) -> str:
    words = {
        Column.PATH: printable(node.name),
        Column.ROLE: kinds.word(node.kind) if node.kind else "",
        Column.SIZE: text.size(node.size),
        Column.MODE: _mode(node),
    }
    return words[column]


def _sort_value(node: Node, column: Column) -> str | int:
    return node.size if column is Column.SIZE else _words(node, column)


def path_of(node: Node) -> str:
    """The whole path of a row in the kit."""
    names = [node.name]
    while node.parent is not None:
        node = node.parent
        names.append(node.name)
    return posixpath.normpath("/".join(reversed(names)))


def _tip(node: Node, column: Column) -> str | None:
    if column is not Column.PATH:
        return None
    return printable(path_of(node)) + (f"\n{node.note}" if node.note else "")


_ANSWERS: Final[dict[int, Callable[[Node, Column], object]]] = {
    int(Role.CELL): _cell,
    int(Role.SORT): _sort_value,
    int(Role.ROW): lambda node, _: node,
    int(Qt.ItemDataRole.DisplayRole): _words,
    int(Qt.ItemDataRole.AccessibleTextRole): _words,
    int(Qt.ItemDataRole.ToolTipRole): _tip,
}


class FilesFilter(QSortFilterProxyModel):
    """Keeps the files whose path holds what was typed, with the folders above them."""

    def __init__(self, source: FilesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._source = source
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(source)

    def look_for(self, words: str) -> None:
        """Keep what holds this."""
        self._typed = words.strip().casefold()
        self.setFilterFixedString(words)  # makes Qt ask again, in every version alike

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._typed:
            return True
        node = self._source.node(self._source.index(source_row, 0, source_parent))
        return node is not None and self._typed in path_of(node).casefold()
