"""The tree of the contents: chips that open a menu, ticks for all chosen rows, rows and files dropped on roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from kitstudio.model.media_type import Kind
from kitstudio.operations.editing.state import Target
from kitstudio.ui import paint, text
from kitstudio.ui.contents.model import ContentsModel, dragged
from kitstudio.ui.contents.nodes import Node, Part
from kitstudio.ui.widgets.cells import KindCell
from kitstudio.ui.widgets.drop_zone import dropped_paths
from kitstudio.ui.widgets.tree import Tree, choose_only

_WIDTHS: Final = (0, 92, 72)
_EDGE: Final = 24
"""Pixels at the upper and lower edge where a drag scrolls."""

_LABEL: Final = (220, 28)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Rows of the tree, or files from outside, dropped on a role, on a group, or (None) on neither."""

    on: Kind | Part | None
    targets: tuple[Target, ...] = ()
    paths: tuple[str, ...] = ()


def carried(data: QMimeData) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """What a drag brings: rows of a tree, or paths of files."""
    rows = tuple(dragged(data))
    return rows, () if rows else tuple(dropped_paths(data))


def _label(words: str, ratio: float) -> QPixmap:
    """What is dragged, in words under the pointer."""
    width = min(_LABEL[0], round(paint.width_of(words, "medium")) + 24)
    picture = QPixmap(round(width * ratio), round(_LABEL[1] * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as p:
        area = QRectF(0, 0, width, _LABEL[1])
        paint.box(p, area, 6, "raised", "accent")
        paint.write(p, area.adjusted(11, 0, -11, 0), words, "medium", elide=Qt.TextElideMode.ElideMiddle)
    return picture


def show_row(tree: QTreeView, index: QModelIndex) -> None:
    """Put the keyboard on a row of a group, or on its head, and bring what is below it into view."""
    if index.isValid():
        tree.expand(index.parent() if index.parent().isValid() else index)
        choose_only(tree, index)
        tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        tree.setFocus(Qt.FocusReason.OtherFocusReason)


class ContentsView(Tree):
    """The rows.

    Signals:
        role_asked(QModelIndex, QPoint): a chip was pressed, or the menu asked for; the point is on the screen.
        dropped(Dropped): something was let go over the tree.
        drag_began(): something that can be dropped here is on its way.
        drag_left(): it went elsewhere, perhaps to be dropped there.
        drag_ended(): it is not any more.
    """

    role_asked = Signal(object, object)
    dropped = Signal(object)
    drag_began = Signal()
    drag_left = Signal()
    drag_ended = Signal()

    def __init__(self, model: ContentsModel, parent: QWidget | None = None) -> None:
        name = text.translate("draft", "Contents")
        super().__init__(model, name, _WIDTHS, 28, (2,), decorated=True, header=False, parent=parent)
        self._contents = model
        self._pressed = QPersistentModelIndex()
        self._chosen_before: list[QModelIndex] = []
        self._over: Node | None = None
        self._empty = ""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.verticalScrollBar().valueChanged.connect(self._grow)

    @Slot()
    def _grow(self) -> None:
        """Go on where the last row that is known of comes into sight."""
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() <= bar.pageStep():
            self._contents.grow()

    def explain_empty(self, words: str) -> None:
        """What stands where no row is."""
        self._empty = words
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and not self._contents.rowCount():
            with QPainter(self.viewport()) as p:
                area = QRectF(self.viewport().rect()).adjusted(16, 0, -16, 0)
                area.setHeight(min(area.height(), 160.0))
                paint.write(p, area, self._empty, "body", "muted", paint.CENTRE)

    def chosen(self) -> list[Node]:
        """The chosen rows."""
        return [self._contents.node(each) for each in self.selectionModel().selectedRows()]

    def chosen_with(self, index: QModelIndex) -> list[Node]:
        """The rows that were chosen when this one was pressed, if it is among them; else this one alone."""
        if len(self._chosen_before) > 1 and index in self._chosen_before:
            return [self._contents.node(each) for each in self._chosen_before]
        return [self._contents.node(index)]

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        self._pressed = QPersistentModelIndex(at)
        self._chosen_before = self.selectionModel().selectedRows()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton and at.isValid() and at == self._pressed
        if is_click and at.column() == 1 and self._on_chip(at, event.position().toPoint()):
            rect = self.visualRect(at)
            self.role_asked.emit(at.siblingAtColumn(0), self.viewport().mapToGlobal(rect.bottomLeft()))

    def _on_chip(self, index: QModelIndex, point: QPoint) -> bool:
        cell = self._contents.node(index).cells[1]
        return isinstance(cell, KindCell) and cell.kind is not None and self.visualRect(index).contains(point)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at, point = self.indexAt(event.pos()), event.globalPos()
        else:
            at = self.currentIndex()
            point = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft())
        if at.isValid():
            self.role_asked.emit(at.siblingAtColumn(0), point)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        nodes = [node for node in self.chosen() if not node.is_group]
        if not nodes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._contents.mimeData(self.selectionModel().selectedRows()))
        words = nodes[0].name if len(nodes) == 1 else text.count(len(nodes), self.tr("{n} row"), self.tr("{n} rows"))
        drag.setPixmap(_label(words, self.devicePixelRatioF()))
        self.drag_began.emit()
        drag.exec(Qt.DropAction.MoveAction)
        self._leave()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        rows, paths = carried(event.mimeData())
        if rows or paths:
            event.setDropAction(Qt.DropAction.MoveAction if rows else Qt.DropAction.CopyAction)
            event.accept()
            self.drag_began.emit()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = event.position().toPoint()
        self._scroll_near_edge(point)
        self._show_over(self._top(self.indexAt(point)))
        event.setDropAction(Qt.DropAction.MoveAction if carried(event.mimeData())[0] else Qt.DropAction.CopyAction)
        event.accept()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(None)
        self.drag_left.emit()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        top = self._top(self.indexAt(event.position().toPoint()))
        rows, paths = carried(event.mimeData())
        event.setDropAction(Qt.DropAction.MoveAction if rows else Qt.DropAction.CopyAction)
        event.accept()
        self._leave()
        on = None if top is None else top.kind if top.part is Part.LAYER else top.part
        self.dropped.emit(Dropped(on, rows, paths))

    def _leave(self) -> None:
        self._show_over(None)
        self.drag_ended.emit()

    def _scroll_near_edge(self, point: QPoint) -> None:
        bar = self.verticalScrollBar()
        if point.y() < _EDGE:
            bar.setValue(bar.value() - bar.singleStep())
        elif point.y() > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + bar.singleStep())

    def _top(self, index: QModelIndex) -> Node | None:
        """The layer or group that a row belongs to."""
        if not index.isValid():
            return None
        node = self._contents.node(index)
        while node.up is not None and node.up.up is not None:
            node = node.up
        return node

    def _show_over(self, top: Node | None) -> None:
        if top is not self._over:
            self._over = top
            self.viewport().update()

    @override
    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        over = self._over is not None and self._contents.node(index) is self._over
        area = QRectF(6, options.rect.top() + 0.5, self.viewport().width() - 12, options.rect.height() - 1)
        if over:
            paint.box(painter, area, 6, "accentTint")
        super().drawRow(painter, options, index)
        if over:
            paint.box(painter, area, 6, None, "accent", 1.4, (3, 3))
