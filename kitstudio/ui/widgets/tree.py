"""The view of every table and tree: row-wide selection pills, own chevrons, quiet titles. It serves any model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Tinted
from kitstudio.ui.widgets.buttons import by_keyboard
from kitstudio.ui.widgets.cells import Cell
from kitstudio.ui.widgets.delegates import FAILED, Boundary, CellDelegate, WholeRows


def choose_only(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a row the current and the only chosen one, whatever keys are held: Qt would add to the choice with Ctrl."""
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, only)


class Header(QHeaderView):
    """Column titles in 11 px over a hairline; numbers align right, like their cells."""

    def __init__(self, right: Sequence[int] = (), first_pad: int = 8, height: int = 30) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._right, self._first_pad = frozenset(right), first_pad
        self.setFixedHeight(height)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(20)
        self.setHighlightSections(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        if self.isRightToLeft():
            paint.turn(painter, rect)
        area = QRectF(rect).adjusted(self._first_pad if logicalIndex == 0 else 8, 0, -8, 0)
        # A model without titles answers with numbers; an error here would leave the painter in the middle of its work.
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        right = logicalIndex in self._right
        ink = "text2" if sorts else "muted"
        used = paint.write(painter, area, title, "label", ink, paint.RIGHT if right else paint.LEFT)
        if sorts:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            x = area.right() - used - 16 if right else area.left() + used + 4
            at = QRectF(x, area.center().y() - 5, 11, 11)
            paint_icon(painter, Icon.CHEVRON_UP if up else Icon.CHEVRON_DOWN, at, "text2", stroke=2)
        painter.restore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as p:
            t = paint.hair(p)
            p.fillRect(QRectF(0, self.height() - t, self.width(), t), T["line"])


class Tree(Tinted, QTreeView):
    """A table or tree over a model that answers `Role.CELL`; its columns grow with the text.

    Args:
        model: the model; the view does not own it.
        name: accessible name ("Kits", "Files of llama").
        widths: of the columns in pixels; the one at `stretch` takes the rest.
        row_height: 28, 34 or 48.
        right: columns of numbers.
        stretch: the column that takes the rest.
        first_pad: left edge of the first column's contents in a flat table; 20 on pages.
        decorated: whether rows have children.
        lines: whether hairlines part the rows.
        header: whether titles are shown.
        base: token of the ground it lies on.
    """

    _widths: tuple[int, ...] = ()
    _stretch = 0

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        widths: Sequence[int],
        row_height: int = METRIC["rowCompact"],
        right: Sequence[int] = (),
        stretch: int = 0,
        first_pad: int = 8,
        base: str = "surface",
        parent: QWidget | None = None,
        *,
        decorated: bool = False,
        lines: bool = False,
        header: bool = True,
    ) -> None:
        super().__init__(parent)
        self._lines, self._inset, self._ring = lines, 6, False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setHeader(Header(right, first_pad))
        self.setHeaderHidden(not header)
        self._cells = CellDelegate(row_height, first_pad, decorated=decorated, parent=self)
        self._rows = model if isinstance(model, WholeRows) else None
        self.setItemDelegate(self._cells)
        self.setRootIsDecorated(decorated)
        self.setIndentation(18 if decorated else 0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tint({QPalette.ColorRole.Base: base, QPalette.ColorRole.Highlight: None})  # drawRow paints the selection
        self._widths, self._stretch = tuple(widths), stretch
        self._size_columns()

    def _size_columns(self) -> None:
        head = self.header()
        for at, width in enumerate(self._widths):
            mode = QHeaderView.ResizeMode.Stretch if at == self._stretch else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(at, mode)
            if at != self._stretch:
                head.resizeSection(at, T.wide(width))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._size_columns()
        super().changeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        super().focusInEvent(event)

    @override
    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = options.rect
        area = QRectF(0, rect.top(), self.viewport().width(), rect.height())
        if self._lines:
            t = paint.hair(painter)
            edge = self._inset + 8
            painter.fillRect(QRectF(edge, area.bottom() - t, area.width() - 2 * edge, t), T["line"])
        pill = area.adjusted(self._inset, 0.5, -self._inset, -1 if self._lines else -0.5)
        if self.selectionModel().isSelected(index):
            paint.box(painter, pill, 6, "selected" if self.isActiveWindow() else "selectedIdle")
        elif options.state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, pill, 6, "hover")
        if self._ring and self.hasFocus() and self.currentIndex().siblingAtColumn(0) == index:
            paint.ring(painter, pill.adjusted(1, 1, -1, -1), 5)
        if self._rows is None:
            super().drawRow(painter, options, index)
        else:
            self._draw_cells(painter, rect, index, self._rows)

    def _draw_cells(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, rows: WholeRows
    ) -> None:
        """What the base does with a delegate, without a call of model, style and delegate for each cell."""
        cells: Sequence[Cell] = (FAILED,)
        depth = 0
        with Boundary():
            cells, depth = rows.row_of(index)
        turned = self.isRightToLeft()
        back = "selected" if self.selectionModel().isSelected(index) else "surface"
        indent = self.indentation() * (depth + self.rootIsDecorated())
        painter.save()
        for column, cell in enumerate(cells):
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            if not column:
                branch = QRect(left + width - indent if turned else left, rect.top(), indent, rect.height())
                self.drawBranches(painter, branch, index)
                left, width = left if turned else left + indent, width - indent
            area = QRectF(left, rect.top(), width, rect.height())
            if turned:
                painter.save()
                paint.turn(painter, area)
            self._cells.paint_one(painter, area, column, cell, back)
            if turned:
                painter.restore()
        painter.restore()

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not self.rootIsDecorated() or not self.model().hasChildren(index):
            return
        open_ = self.isExpanded(index)
        painter.save()
        if self.isRightToLeft():
            paint.turn(painter, rect)
        at = QRectF(rect.right() - 13, rect.center().y() - 5.5, 12, 12)
        paint_icon(painter, Icon.CHEVRON_DOWN if open_ else Icon.CHEVRON_RIGHT, at, "muted", stroke=2)
        painter.restore()
