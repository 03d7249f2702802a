"""The table of a kit's files: shows a `Shape` that a worker arranged, and asks for layers nobody has read yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from kitstudio.ui.models.files_cells import RowLook
from kitstudio.ui.models.files_nodes import FIRST_ROWS, Column, Node, Shape, View
from kitstudio.ui.widgets.cells import Cell
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_COLUMNS: Final = tuple(Column)
_WIDTH: Final = len(_COLUMNS)
_IS = Qt.ItemFlag
_FOLDER: Final = _IS.ItemIsEnabled | _IS.ItemIsSelectable | _IS.ItemIsDragEnabled
_FILE: Final = _FOLDER | _IS.ItemNeverHasChildren


class FilesModel(QAbstractItemModel):
    """The rows of one shape.

    Signals:
        wanted(int): somebody opened a layer whose files nobody has read.
        ordered(Column, bool): a click on a title asks for this order, descending when True.
    """

    wanted = Signal(object)
    ordered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("", None, -1)
        self._asked: set[int] = set()
        self._look = RowLook(1, by_layer=False, asked=self._asked)

    def show_shape(self, found: Shape) -> None:
        """Show these rows in the place of all others."""
        self.beginResetModel()
        self._root = found.root
        self._look = RowLook(max(1, found.largest), by_layer=found.wish.view is View.LAYERS, asked=self._asked)
        self.endResetModel()

    def grow(self, node: Node | None) -> bool:
        """Give the view as many rows again below a node (None: at the top); whether there were any more.

        Each time the view lays out all it has anew, so a step that stayed the same would make the way quadratic.
        """
        wanted = node or self._root
        before = wanted.given
        self._give(wanted, before + max(before, FIRST_ROWS))
        return wanted.given > before

    def _give(self, node: Node, upto: int) -> None:
        last = min(upto, len(node.children)) - 1
        if last >= node.given:
            self.beginInsertRows(QModelIndex() if node is self._root else self.place_of(node), node.given, last)
            node.given = last + 1
            self.endInsertRows()

    @staticmethod
    def node(index: Index) -> Node | None:
        """What an index stands for."""
        return index.internalPointer() if index.isValid() else None

    def place_of(self, node: Node) -> QModelIndex:
        """The index of a row; a view that does not know of it yet is given the rows up to it."""
        self._give(node.parent or self._root, node.row + 1)
        return self.createIndex(node.row, 0, node)

    @override
    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        # Asked for some hundred times in every repaint, so it asks little itself.
        node: Node = parent.internalPointer() or self._root
        if 0 <= row < node.given and row < len(node.children) and 0 <= column < _WIDTH and parent.column() <= 0:
            return self.createIndex(row, column, node.children[row])
        return QModelIndex()

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other overload
        node = self.node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, node.parent)

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if parent.column() > 0:
            return 0
        node: Node = parent.internalPointer() or self._root
        return min(node.given, len(node.children))

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return len(_COLUMNS)

    @override
    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        if parent.column() > 0:
            return False
        node: Node | None = parent.internalPointer()
        if node is None:
            return bool(self._root.children)
        return bool(node.children) or node.is_unread

    @override
    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        return node is not None and node.is_unread and node.layer not in self._asked

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if node is not None and node.layer not in self._asked:
            self._asked.add(node.layer)
            self.wanted.emit(node.layer)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.ordered.emit(Column(max(0, column)), order == Qt.SortOrder.DescendingOrder)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked for every row that is laid out: of a file Qt need not ask what is below it.
        node: Node | None = index.internalPointer()
        if node is None:
            return _IS.NoItemFlags
        return _FILE if node.is_file else _FOLDER

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < _WIDTH:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(_COLUMNS[section])
        # By layer, rows stand in the order of the manifest, which is no order of paths.
        first = self.tr("Layer") if self._look.by_layer else self.tr("Path")
        titles = (first, self.tr("Role"), self.tr("Size of files"), self.tr("Kind"), self.tr("Digest"))
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _hint(self, column: Column) -> str | None:
        if column is Column.PATH and self._look.by_layer:
            return self.tr("In the order of the manifest")
        if column is Column.SIZE:
            return self.tr("Bytes of the files as they unpack. What is stored has headers and may be compressed.")
        if column is Column.DIGEST:
            return self.tr("Verify reads every byte and tells the digest of each file")
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == Role.CELL:
            return self._cells(node)[index.column()]
        if role == Role.ROW:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._look.words(node, _COLUMNS[index.column()])
        return self._look.tip(node, _COLUMNS[index.column()]) if role == Qt.ItemDataRole.ToolTipRole else None

    def row_of(self, index: Index) -> tuple[Sequence[Cell], int]:
        """A whole row at once, for the view: its cells, and how many rows it lies below."""
        node: Node = index.internalPointer()
        depth, above = 0, node.parent
        while above is not None:
            depth, above = depth + 1, above.parent
        return self._cells(node), depth

    def _cells(self, node: Node) -> Sequence[Cell]:
        if node.shown is None:
            node.shown = self._look.cells(node)
        return node.shown
