"""The one delegate: it paints the cell a model hands out and never calls the base, which would paint its own text.

Qt calls a delegate in the middle of painting. An error that gets back to it there ends the process, so none does: what
fails is a dash, and told as the bug it is, once.
"""

from __future__ import annotations

import enum
import functools
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Final, Protocol, Self, runtime_checkable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.cells import Cell, Entry, Plain, paint_cell

_TICK: Final = 20
"""Width of the tick box with its margin, from the left edge of the contents."""

Index = QModelIndex | QPersistentModelIndex


class Role(enum.IntEnum):
    """What models answer beside Qt's own roles: a cell to paint, a value to sort by, the object of the row."""

    CELL = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3


FAILED: Final = Plain("\u2013", "muted")
"""In the place of what could not be painted."""

_told: Final[set[tuple[str, int]]] = set()
"""Places in the program whose error was told."""

_Paint = Callable[[Any, QPainter, QStyleOptionViewItem, Index], None]


def _tell(error: Exception) -> None:
    """Report a bug as if nobody had caught it, the first time it comes from its place."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else ("", 0)
    if place not in _told:
        _told.add(place)
        sys.excepthook(type(error), error, error.__traceback__)


class Boundary:
    """Qt calls what stands inside and must get no error from it: one ends here, is told, and `failed` says so."""

    failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self.failed = True
        _tell(error)
        return True


def dashed(paint_row: _Paint) -> _Paint:
    """A delegate's `paint` that leaves the painter as it was, and that an error does not leave: it paints a dash."""

    @functools.wraps(paint_row)
    def painted(self: object, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        before = painter.transform()
        painter.save()
        with Boundary() as boundary:
            paint_row(self, painter, option, index)
        if boundary.failed:
            painter.setTransform(before)
            paint_cell(painter, QRectF(option.rect).adjusted(8, 0, -8, 0), FAILED, "surface")
        painter.restore()

    return painted


def asked(index: Index, role: int) -> object:
    """What a model answers while Qt arranges or paints; None for an error, which is told."""
    with Boundary():
        return index.data(role)
    return None


@runtime_checkable
class WholeRows(Protocol):
    """A model of very many rows: its view takes a row in one call, not with a dozen for each of its cells."""

    def row_of(self, index: Index) -> tuple[Sequence[Cell], int]:
        """The cells of a row, one for each column, and how many rows it lies below."""
        ...


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
    @dashed
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(Role.CELL)
        if cell is None:
            return
        area = QRectF(option.rect)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            paint.turn(painter, area)
        contents = area.adjusted(self._left(index.column()), 0, -8, 0)
        back = "selected" if option.state & QStyle.StateFlag.State_Selected else "surface"
        paint_cell(painter, contents, cell, back)

    def paint_one(self, painter: QPainter, area: QRectF, column: int, cell: Cell, back: str) -> None:
        """Paint a cell of a whole row, from left to right; an error becomes a dash, as in `paint`."""
        contents = area.adjusted(self._left(column), 0, -8, 0)
        with Boundary() as boundary:
            paint_cell(painter, contents, cell, back)
        if boundary.failed:
            paint_cell(painter, contents, FAILED, "surface")

    def _left(self, column: int) -> int:
        if column:
            return 8
        return 2 if self._decorated else self._first_pad

    @override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        cell = asked(index, Role.CELL)
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
        left = self._left(index.column())
        return bool(event.button() == Qt.MouseButton.LeftButton and left - 4 <= x <= left + T.wide(_TICK))
