"""Tabs of the open documents: the current one is a raised surface on the canvas. A real QTabBar: keys included."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.buttons import by_keyboard
from kitstudio.ui.widgets.heads import visual_tab


@dataclass(slots=True)
class Document:
    """What a tab stands for: its key, drawing, and whether it has changes that are not saved."""

    key: str
    icon: Icon
    changed: bool = False


class DocumentTabs(QTabBar):
    """`tabCloseRequested(int)` when the cross is pressed or the tab is clicked with the middle button."""

    def __init__(self) -> None:
        super().__init__()
        self._ring = self._resting = False
        self.setAccessibleName(self.tr("Open documents"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setFixedHeight(METRIC["tab"])
        self.setMouseTracking(True)
        for arrow in self.findChildren(QToolButton):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tabs themselves have it

    def add_document(self, document: Document, title: str, tip: str = "") -> int:
        """Add a tab and return its place."""
        at = self.addTab(title)
        self.setTabData(at, document)
        self.setTabToolTip(at, tip)
        return at

    def document(self, at: int) -> Document:
        """What the tab at a place stands for."""
        document = self.tabData(at)
        if not isinstance(document, Document):
            raise IndexError(at)
        return document

    def place_of(self, key: str) -> int:
        """The place of a document, -1 when it is not open."""
        return next((at for at in range(self.count()) if self.document(at).key == key), -1)

    @property
    def keys(self) -> tuple[str, ...]:
        """The documents in the order of their tabs."""
        return tuple(self.document(at).key for at in range(self.count()))

    def rest(self, *, on: bool) -> None:
        """Show no document as the current one, because a room is."""
        self._resting = on
        self.update()

    def _is_on(self, at: int) -> bool:
        return at == self.currentIndex() and not self._resting

    def mark(self, at: int, *, changed: bool) -> None:
        """Show whether a document has changes that are not saved."""
        self.document(at).changed = changed
        self.update()

    @override
    def tabSizeHint(self, index: int) -> QSize:
        return QSize(min(260, round(paint.width_of(self.tabText(index), "medium") + 66)), METRIC["tab"])

    def _cross(self, at: int) -> QRectF:
        r = visual_tab(self, at).adjusted(0, 2, -4, -4)
        return QRectF(r.right() - 22, r.center().y() - 6, 12, 12)

    def _on_cross(self, point: QPointF, at: int) -> bool:
        if self.isRightToLeft():
            point = QPointF(self.width() - point.x(), point.y())
        return self._cross(at).adjusted(-6, -8, 6, 8).contains(point)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.tabAt(event.position().toPoint())
        middle = event.button() == Qt.MouseButton.MiddleButton
        if at >= 0 and (middle or (self._is_on(at) and self._on_cross(event.position(), at))):
            self.tabCloseRequested.emit(at)
            return
        super().mouseReleaseEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            for at in range(self.count()):
                r = visual_tab(self, at).adjusted(0, 2, -4, -4)
                on, document = self._is_on(at), self.document(at)
                if on:
                    paint.box(p, r, 7, "surface", "line")
                at_icon = QRectF(r.left() + 10, r.center().y() - 7.5, 15, 15)
                paint_icon(p, document.icon, at_icon, "accent" if on else "muted")
                paint.write(p, r.adjusted(32, 0, -26, 0), self.tabText(at), "medium", "text" if on else "text2")
                cross = self._cross(at)
                if document.changed:
                    paint.dot(p, cross.center().x(), cross.center().y(), 3.5, "accent")
                elif on:
                    paint_icon(p, Icon.CLOSE, cross, "muted", stroke=2)
                if on and self._ring and self.hasFocus():
                    paint.ring(p, r, 7)
