"""The one delegate: it paints the cell a model hands out and never calls the base, which would paint its own text."""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.cells import Entry, paint_cell

_TICK: Final = 20
"""Width of the tick box with its margin, from the left edge of the contents."""

Index = QModelIndex | QPersistentModelIndex


class Role(enum.IntEnum):
    """What models answer beside Qt's own roles: a cell to paint, a value to sort by, the object of the row."""

    CELL = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3


class CellDelegate(QStyledItemDelegate):
    """Paints `Role.CELL`; a click on the tick box of an `Entry`, or Space, sets `CheckStateRole`.

    Args:
        height: of each row in pixels.
        first_pad: left edge of the contents of the first column in a flat table.
        decorated: whether the first column is a tree.
        parent: the view.
    """

    def __init__(
        self, height: int, first_pad: int = 8, *, decorated: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._height, self._first_pad, self._decorated = height, first_pad, decorated

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, T.row(self._height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(Role.CELL)
        if cell is None:
            return
        area = QRectF(option.rect)
        painter.save()
        if option.direction == Qt.LayoutDirection.RightToLeft:
            paint.turn(painter, area)
        contents = area.adjusted(self._left(index), 0, -8, 0)
        back = "selected" if option.state & QStyle.StateFlag.State_Selected else "surface"
        paint_cell(painter, contents, cell, back)
        painter.restore()

    def _left(self, index: Index) -> int:
        if index.column():
            return 8
        return 2 if self._decorated else self._first_pad

    @override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        cell = index.data(Role.CELL)
        if not isinstance(cell, Entry) or cell.tick is None or not self._asks_to_tick(event, option, index):
            return False
        after = Qt.CheckState.Unchecked if cell.tick == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)

    def _asks_to_tick(self, event: QEvent, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        rect = option.rect
        x = event.position().x() - rect.left()
        if option.direction == Qt.LayoutDirection.RightToLeft:
            x = rect.right() - event.position().x()
        left = self._left(index)
        return bool(event.button() == Qt.MouseButton.LeftButton and left - 4 <= x <= left + _TICK)
