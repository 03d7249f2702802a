"""The contents of a draft as a model: name with tick, role, size. What is done to a row is only asked for here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.operations.contents.tree import NO_ROWS, NO_TREE, ContentsTree, LayerBranch
from kitstudio.operations.editing.state import Target
from kitstudio.ui import kinds, text
from kitstudio.ui.contents.nodes import Explain, Frame, Head, Node, Part, is_left_out_secret, is_secret, state_words
from kitstudio.ui.widgets.cells import Cell, Group, KindCell, Plain, SizeText
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex

ROWS: Final = "application/x-kitstudio-contents"
"""What rows of this model are while they are dragged: their paths and entries, as JSON."""

FIRST_ROWS: Final = 500
"""Rows of layers and groups that a view is given at a time: it asks twice for each, and there can be thousands."""

_COLUMNS: Final = 3
_SPOKEN: Final = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


_IS = Qt.ItemFlag
_NO_FLAGS: Final = _IS.NoItemFlags
_GROUP: Final = _IS.ItemIsEnabled | _IS.ItemIsSelectable
_ROW: Final = _GROUP | _IS.ItemIsDragEnabled
_FLAGS: Final = {
    (True, True): _ROW | _IS.ItemIsUserCheckable,
    (True, False): _ROW | _IS.ItemIsUserCheckable | _IS.ItemNeverHasChildren,
    (False, True): _ROW,
    (False, False): _ROW | _IS.ItemNeverHasChildren,
}
"""By whether there is something to tick, and rows below. Made once: Qt asks for them of every row that it lays out."""


class _Root(Node):
    """Stands over the layers and the groups; their rows are made when they are first asked for."""

    __slots__ = ("_given", "things")

    def __init__(self, tree: ContentsTree, frame: Frame, given: int = FIRST_ROWS) -> None:
        super().__init__(None, 0, NO_ROWS, Part.LAYER, frame)
        groups = ((Part.UNCLAIMED, tree.unclaimed), (Part.IGNORED, tree.ignored), (Part.LEFT_OUT, tree.left_out))
        heads = (Head(part, branch) for part, branch in groups if branch.rows)
        self.things: tuple[LayerBranch | Head, ...] = (*tree.layers, *heads)
        self.give(given)

    def give(self, number: int) -> None:
        """Let a view know of so many rows."""
        self._given = self.things[:number]

    @property
    @override
    def rows(self) -> Sequence[Any]:
        return self._given

    @override
    def child(self, at: int) -> Node:
        made = self._made.get(at)
        if made is None:
            thing = self.things[at]
            part = thing.part if isinstance(thing, Head) else Part.LAYER
            made = self._made[at] = Node(self, at, thing, part, self.frame)
        return made


def _nothing(_path: str) -> tuple[int, str]:
    return 0, ""


class ContentsModel(QAbstractItemModel):
    """Rows of a `ContentsTree`.

    Signals:
        tick_asked(QModelIndex, bool): the person wants this row in the kit, or out of it.
    """

    tick_asked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = NO_TREE
        self._root = _Root(NO_TREE, Frame(0, _nothing))

    def show(
        self,
        tree: ContentsTree,
        explain: Explain,
        whole: ContentsTree | None = None,
        secrets: frozenset[str] = frozenset(),
    ) -> None:
        """Show another tree; `whole` is what it was filtered out of, if it was; `secrets` are marked."""
        self.beginResetModel()
        self._tree = tree
        largest = (whole or tree).largest
        given = max(FIRST_ROWS, len(self._root.rows))
        self._root = _Root(tree, Frame(largest, explain, whole is not None, secrets), given)
        self.endResetModel()

    def grow(self, upto: int | None = None) -> None:
        """Give the view more of the rows at the top, all before `upto` at least."""
        root = self._root
        given = len(root.rows)
        last = min(len(root.things), given + FIRST_ROWS if upto is None else upto) - 1
        if last >= given:
            self.beginInsertRows(QModelIndex(), given, last)
            root.give(last + 1)
            self.endInsertRows()

    @property
    def tree(self) -> ContentsTree:
        """What is shown."""
        return self._tree

    def group(self, part: Part | None = None) -> QModelIndex:
        """The row that heads files of no layer, the first one unless told; invalid when there is none.

        The view is given the rows to it.
        """
        heads = range(len(self._tree.layers), len(self._root.things))
        at = next((at for at in heads if part in (None, self._root.child(at).part)), -1)
        if at < 0:
            return QModelIndex()
        self.grow(at + 1)
        return self.index(at, 0)

    @property
    def first_secret(self) -> QModelIndex:
        """The first row that is left out because it may hold a secret, invalid when there is none."""
        head = self.group(Part.LEFT_OUT)
        rows = range(len(self.node(head).rows)) if head.isValid() else range(0)
        secrets = (at for at in rows if is_left_out_secret(self.node(head).child(at)))
        at = next(secrets, -1)
        return self.index(at, 0, head) if at >= 0 else head

    def node(self, index: Index) -> Node:
        """The row behind an index, the root for none."""
        found: Node = index.internalPointer() if index.isValid() else self._root
        return found

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        node: Node = parent.internalPointer() or self._root  # asked for every row that is laid out, so it asks little
        if not (0 <= row < len(node.rows) and 0 <= column < _COLUMNS) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, node.child(row))

    @override
    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt overloads
        up = self.node(index).up
        return QModelIndex() if up is None or up.up is None else self.createIndex(up.at, 0, up)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.column() > 0 else len(self.node(parent).rows)

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return self.rowCount(parent) > 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return _COLUMNS

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Name"), self.tr("Role"), self.tr("Size"))[section]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        node = self.node(index)
        if node.is_group:
            return _GROUP
        return _FLAGS[index.column() == 0 and node.is_choice, bool(node.rows)]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node, column = self.node(index), index.column()
        if role == Role.CELL:
            return node.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(node.path, state_words(node) if is_secret(node) else node.reason()[1])
        if role == Qt.ItemDataRole.CheckStateRole:
            return None if column else node.tick
        return _spoken(node, column, whole=role == Qt.ItemDataRole.AccessibleTextRole) if role in _SPOKEN else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or self.node(index).tick is None:
            return False
        self.tick_asked.emit(
            self.createIndex(index.row(), 0, self.node(index)), Qt.CheckState(value) == Qt.CheckState.Checked
        )
        return True

    @override
    def mimeTypes(self) -> list[str]:
        return [ROWS]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        targets = targets_of([self.node(each) for each in indexes if each.column() == 0])
        rows = [[each.path, list(each.where)] for each in targets]
        data.setData(ROWS, json.dumps(rows).encode("ascii"))
        return data

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def _spoken(node: Node, column: int, *, whole: bool) -> str:
    if column:
        return _side(node.cells[column])
    return _told(node) if whole else _words(node)


def _words(node: Node) -> str:
    """The name and the facts beside it, as a search by typing begins with them."""
    cell = node.cells[0]
    if isinstance(cell, Group):
        return f"{cell.title} {cell.note}"
    pieces = [node.name, *(_side(each) for each in node.cells[1:])]
    return printable(", ".join(piece for piece in pieces if piece))


def _told(node: Node) -> str:
    """The same with how it stands."""
    words = _words(node)
    if node.is_group:
        return words
    if node.kind is not None and not node.where:
        words = printable(", ".join((node.name, kinds.word(node.kind), text.size(node.size))))
    return printable(f"{words}, {state_words(node)}")


def targets_of(nodes: Sequence[Node]) -> list[Target]:
    """What something done to some rows is done to; a row whose parent is among them stands for nothing more."""
    chosen = set(map(id, nodes))
    tops = [node for node in nodes if not _has_parent_in(node, chosen)]
    return list(dict.fromkeys(target for node in tops for target in node.targets()))


def _has_parent_in(node: Node, chosen: set[int]) -> bool:
    up = node.up
    while up is not None:
        if id(up) in chosen:
            return True
        up = up.up
    return False


def dragged(data: QMimeData) -> list[Target]:
    """The rows of this program that are dragged; none when something else is."""
    if not data.hasFormat(ROWS):
        return []
    rows = json.loads(bytes(data.data(ROWS).data()))
    return [Target(path, tuple(where)) for path, where in rows]


def _side(cell: Cell) -> str:
    if isinstance(cell, KindCell):
        return kinds.word(cell.kind) if cell.kind and not cell.guess else ""
    if isinstance(cell, SizeText):
        return text.size(cell.size) if cell.size is not None else ""
    return cell.words if isinstance(cell, Plain) else ""
