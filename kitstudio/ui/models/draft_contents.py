"""The files of a draft as a tree: a row per layer, then what is in no layer and what is left out. Grown when opened."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.base.printable import printable
from kitstudio.model.folder_facts import cleaned
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents_tree import DraftLayer, LeftOutFile, PlacedFile
from kitstudio.operations.draft import Draft
from kitstudio.operations.draft_contents import guess
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.widgets.cells import Cell, Entry, Group, KindCell, Plain, SizeText
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex

_MOST: Final = 2000
"""Rows made of one folder; nobody scrolls through more."""

_REASONS: Final = {
    "ignored": QT_TRANSLATE_NOOP("draft", "by .kitignore"),
    "os-litter": QT_TRANSLATE_NOOP("draft", "litter of the system"),
    "cache": QT_TRANSLATE_NOOP("draft", "a cache"),
    "version-control": QT_TRANSLATE_NOOP("draft", "version control"),
    "environment": QT_TRANSLATE_NOOP("draft", "an environment"),
    "editor": QT_TRANSLATE_NOOP("draft", "of an editor"),
    "temporary": QT_TRANSLATE_NOOP("draft", "a temporary file"),
    "secret": QT_TRANSLATE_NOOP("draft", "may hold a secret"),
    "link": QT_TRANSLATE_NOOP("draft", "a link"),
    "dangling": QT_TRANSLATE_NOOP("draft", "a link to nothing"),
    "loop": QT_TRANSLATE_NOOP("draft", "a link to itself"),
    "fifo": QT_TRANSLATE_NOOP("draft", "a pipe"),
    "socket": QT_TRANSLATE_NOOP("draft", "a socket"),
    "device": QT_TRANSLATE_NOOP("draft", "a device"),
    "unreadable": QT_TRANSLATE_NOOP("draft", "cannot be read"),
    "too-deep": QT_TRANSLATE_NOOP("draft", "too many folders deep"),
    "ours": QT_TRANSLATE_NOOP("draft", "left by an interrupted run"),
}
_ICONS: Final = (
    ((".safetensors", ".gguf", ".onnx", ".bin", ".pt", ".pth"), Icon.TENSOR),
    ((".csv", ".tsv", ".parquet", ".jsonl", ".arrow"), Icon.DATASET),
    ((".py", ".json", ".yaml", ".yml", ".toml", ".sh", ".ipynb", ".js", ".ts"), Icon.CODE),
    ((".md", ".txt", ".rst", ".pdf"), Icon.FILE_TEXT),
)


def reason_words(reason: str) -> str:
    """Why something is left out, in a few words."""
    known = _REASONS.get(reason)
    return QCoreApplication.translate("draft", known) if known else reason


def file_icon(path: str) -> Icon:
    """A drawing for a file by its name."""
    name = path.rpartition("/")[2].lower()
    if name.startswith(("license", "licence", "copying", "notice")):
        return Icon.LICENSE
    return next((icon for suffixes, icon in _ICONS if name.endswith(suffixes)), Icon.FILE)


class Node:
    """A row of the tree. Its children are made when they are first asked for."""

    def __init__(self, up: Node | None, at: int, cells: tuple[Cell, ...], words: str, path: str = "") -> None:
        self.up, self.at, self.cells, self.words, self.path = up, at, cells, words, path
        self.where: FieldPath = ()
        self.inside: Sequence[PlacedFile] = ()
        self.prefix = ""
        self.guesses = False
        self._made: list[Node] | None = None

    @property
    def opens(self) -> bool:
        """Whether it has children."""
        return bool(self._made) or bool(self.inside)

    @property
    def children(self) -> list[Node]:
        """Its rows."""
        if self._made is None:
            self._made = _grown(self)
        return self._made

    def hold(self, nodes: list[Node]) -> None:
        """Take these children instead of growing them."""
        self._made = nodes


def _grown(node: Node) -> list[Node]:
    """One level of files and folders; folders first seen keep their place in the order of the walk."""
    start = len(node.prefix)
    folders: dict[str, list[PlacedFile]] = {}
    order: list[tuple[str, PlacedFile | None]] = []
    for file in node.inside:
        name, slash, _rest = file.path[start:].partition("/")
        if not slash:
            order.append((name, file))
        elif name in folders:
            folders[name].append(file)
        else:
            folders[name] = [file]
            order.append((name, None))
    out: list[Node] = []
    for name, single in order[:_MOST]:
        if single is not None:
            out.append(_file(node, len(out), name, single))
            continue
        child = _folder(node, len(out), name, folders[name])
        out.append(child)
    if len(order) > _MOST:
        words = QCoreApplication.translate("draft", "and {n} more").format(n=len(order) - _MOST)
        out.append(Node(node, len(out), (Entry(words, Icon.MORE, quiet=True), Plain(""), Plain("")), words))
    return out


def _file(up: Node, at: int, name: str, file: PlacedFile) -> Node:
    kind: Cell = KindCell(guess(file.path), guess=True) if up.guesses else KindCell(None)
    cells: tuple[Cell, ...] = (
        Entry(name, file_icon(name), quiet=up.guesses),
        kind,
        SizeText(file.size, "muted" if up.guesses else "text2"),
    )
    return Node(up, at, cells, f"{name}, {text.size(file.size)}", file.path)


def _folder(up: Node, at: int, name: str, inside: list[PlacedFile]) -> Node:
    size = sum(file.size for file in inside)
    cells: tuple[Cell, ...] = (
        Entry(name, Icon.FOLDER, quiet=up.guesses),
        KindCell(None),
        SizeText(size, "muted" if up.guesses else "text2"),
    )
    node = Node(up, at, cells, f"{name}, {text.size(size)}", up.prefix + name)
    node.inside, node.prefix, node.guesses = inside, f"{up.prefix}{name}/", up.guesses
    return node


def _layer(up: Node, at: int, layer: DraftLayer) -> Node:
    path = cleaned(layer.entry.path)
    kind = layer.entry.kind
    icon = Icon.FOLDER if layer.is_folder else file_icon(path)
    name = path if path not in ("", ".") else QCoreApplication.translate("draft", "The whole folder")
    cells: tuple[Cell, ...] = (Entry(name, icon, kinds.TONES[kind]), KindCell(kind), SizeText(layer.size))
    node = Node(up, at, cells, f"{name}, {kinds.word(kind)}, {text.size(layer.size)}", path)
    node.where = layer.entry.where
    if layer.is_folder:
        node.inside = layer.files
        node.prefix = "" if path in ("", ".") else path + "/"
    return node


def _left_out(up: Node, at: int, each: LeftOutFile) -> Node:
    why = reason_words(each.reason)
    icon = Icon.FOLDER if each.is_folder else Icon.LINK if each.reason in ("link", "dangling", "loop") else Icon.FILE
    size = each.size if each.size or icon is Icon.FILE else None
    cells: tuple[Cell, ...] = (
        Entry(each.path, icon, note=why, quiet=True),
        Plain("", "muted", "small"),
        SizeText(size, "muted"),
    )
    return Node(up, at, cells, f"{each.path}, {why}", each.path)


class ContentsModel(QAbstractItemModel):
    """Columns: name, role, size. `show` takes another draft; `where_of` is the Kitfile entry behind a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(None, 0, (), "")
        self._root.hold([])
        self._contents: object = None

    def show(self, draft: Draft) -> bool:
        """Show where the files of `draft` go; False when nothing moved."""
        if draft.contents == self._contents:
            return False
        self.beginResetModel()
        self._contents = draft.contents
        root = Node(None, 0, (), "")
        rows = [_layer(root, at, layer) for at, layer in enumerate(draft.contents.layers)]
        if draft.contents.unclaimed:
            rows.append(self._unclaimed(root, len(rows), draft.contents.unclaimed))
        if draft.contents.left_out:
            rows.append(self._aside(root, len(rows), draft.contents.left_out))
        root.hold(rows)
        self._root = root
        self.endResetModel()
        return True

    def _unclaimed(self, root: Node, at: int, files: Sequence[PlacedFile]) -> Node:
        number = text.count(len(files), "{n}", "{n}")
        node = self._group(root, at, self.tr("Unclaimed"), number, Icon.HELP)
        node.inside, node.guesses = files, True
        return node

    def _aside(self, root: Node, at: int, left_out: Sequence[LeftOutFile]) -> Node:
        number = sum(each.files for each in left_out)
        node = self._group(root, at, self.tr("Left out"), text.count(number, "{n}", "{n}"), Icon.EYE)
        node.hold([_left_out(node, at, each) for at, each in enumerate(left_out)])
        return node

    def _group(self, root: Node, at: int, title: str, number: str, icon: Icon) -> Node:
        cells: tuple[Cell, ...] = (Group(title, number, icon), Plain(""), Plain(""))
        return Node(root, at, cells, f"{title} {number}")

    def node(self, index: Index) -> Node:
        """The row behind an index, the root for none."""
        found: Node = index.internalPointer() if index.isValid() else self._root
        return found

    def groups(self) -> list[QModelIndex]:
        """The rows of Unclaimed and Left out."""
        return [self.index(node.at, 0) for node in self._root.children if isinstance(node.cells[0], Group)]

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        children = self.node(parent).children
        if not (0 <= row < len(children) and 0 <= column < 3):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    @override
    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt overloads
        up = self.node(index).up
        return QModelIndex() if up is None or up.up is None else self.createIndex(up.at, 0, up)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.column() > 0 else len(self.node(parent).children)

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return parent.column() <= 0 and self.node(parent).opens

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 3

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Name"), self.tr("Role"), self.tr("Size"))[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if role == Role.CELL:
            return node.cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(node.words) if index.column() == 0 else self._side(node.cells[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0 and node.path:
            return html.escape(printable(node.path))
        return None

    def _side(self, cell: Cell) -> str:
        if isinstance(cell, KindCell):
            return kinds.word(cell.kind) if cell.kind else ""
        if isinstance(cell, SizeText):
            return text.size(cell.size) if cell.size is not None else ""
        return ""

    def kind_of(self, index: Index) -> Kind | None:
        """The role shown in a row."""
        cell = self.node(index).cells[1]
        return cell.kind if isinstance(cell, KindCell) else None
