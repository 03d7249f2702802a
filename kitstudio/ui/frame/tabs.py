"""Tabs of the open documents: the current one is a raised surface on the canvas. A real QTabBar: keys included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, icon, paint_icon
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.buttons import by_keyboard
from kitstudio.ui.widgets.end_menu import EndMenu
from kitstudio.ui.widgets.heads import visual_tab

_DIGEST: Final = "sha256:"


@dataclass(slots=True)
class Document:
    """What a tab stands for: its key, drawing, and whether it has changes that are not saved."""

    key: str
    icon: Icon
    changed: bool = False


def telling(names: Sequence[str]) -> tuple[str, ...]:
    """The shortest part of each path that tells it from the others, as they are called the same."""
    paths = [each.rstrip("/").split("/") for each in names]
    for depth in range(1, max(map(len, paths), default=0) + 1):
        ends = ["/".join(each[-depth:]) for each in paths]
        if len(set(ends)) == len(ends):
            parts = [each[-min(depth, len(each))] for each in paths]
            if depth > 1:
                parts = [f"{each}/…" for each in parts] if len(set(parts)) == len(parts) else ends
            return tuple(text.digest(each, 14, 4) if _DIGEST in each else each for each in parts)
    return tuple("" for _each in names)


class DocumentTabs(QTabBar):
    """`tabCloseRequested(int)` when the cross is pressed or the tab is clicked with the middle button.

    Signals:
        crowded(bool): not all of them have room now, or all of them again.
    """

    crowded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._ring = self._resting = self._is_crowded = False
        self.setAccessibleName(self.tr("Open documents"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        hold(self, height=METRIC["tab"])
        self.setMouseTracking(True)
        names = (self.tr("Show the tabs before"), self.tr("Show the tabs after"))
        for arrow, name in zip(self.findChildren(QToolButton), names, strict=True):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tabs themselves have it
            arrow.setAccessibleName(name)
            arrow.setToolTip(text.tip(name) or "")
            arrow.installEventFilter(self)

    def add_document(self, document: Document, title: str, tip: str = "") -> int:
        """Add a tab and return its place."""
        at = self.addTab("")
        self.setTabData(at, document)
        self.setTabText(at, title)  # its width depends on what the others are
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

    def part(self, at: int) -> str:
        """What tells a document from another one that is called the same; empty where none is."""
        title = self.tabText(at)
        if not title:
            return ""
        same = [each for each in range(self.count()) if self.tabText(each) == title]
        if len(same) < 2:
            return ""
        return telling([self.document(each).key.partition(":")[2] for each in same])[same.index(at)]

    @property
    def keys(self) -> tuple[str, ...]:
        """The documents in the order of their tabs."""
        return tuple(self.document(at).key for at in range(self.count()))

    @property
    def titles(self) -> tuple[str, ...]:
        """What the documents are called, in the order of their tabs."""
        return tuple(self.tabText(at) for at in range(self.count()))

    @property
    def drafts(self) -> tuple[tuple[str, str, bool], ...]:
        """Key, title and whether it has unsaved changes, of each open draft."""
        places = [(at, self.document(at)) for at in range(self.count())]
        return tuple((each.key, self.tabText(at), each.changed) for at, each in places if each.icon is Icon.DRAFT)

    def rest(self, *, on: bool) -> None:
        """Show no document as the current one, because a room is."""
        self._resting = on
        self.update()

    def is_on(self, at: int) -> bool:
        """Whether the document at a place is in front."""
        return at == self.currentIndex() and not self._resting

    def mark(self, at: int, *, changed: bool) -> None:
        """Show whether a document has changes that are not saved."""
        self.document(at).changed = changed
        self.update()

    @override
    def tabSizeHint(self, index: int) -> QSize:
        part = self.part(index)
        words = paint.width_of(self.tabText(index), "medium") + (paint.width_of(part, "small") + 7 if part else 0)
        return QSize(min(T.wide(260), round(words) + 45 + T.wide(21)), self.height())

    @override
    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        QTimer.singleShot(0, self, self._tell)  # who adds a tab mutes what it says meanwhile

    @Slot()
    def _tell(self) -> None:
        for at in range(self.count()):
            part = self.part(at)
            spoken = f"{self.tabText(at)}, {part}" if part else ""
            if spoken != self.accessibleTabName(at):  # to set it lays the tabs out anew
                self.setAccessibleTabName(at, spoken)
        crowded = sum(self.tabRect(at).width() for at in range(self.count())) > self.width()
        if crowded is not self._is_crowded:
            self._is_crowded = crowded
            self.crowded.emit(crowded)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the arrows as the other buttons of the frame; Qt gives them a shape of their own whenever it can."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QToolButton):
            _paint_arrow(watched)
            return True
        return super().eventFilter(watched, event)

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
        if at >= 0 and (middle or (self.is_on(at) and self._on_cross(event.position(), at))):
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
                on, document = self.is_on(at), self.document(at)
                if on:
                    paint.box(p, r, 7, "surface", "line")
                side = T.wide(15)
                at_icon = QRectF(r.left() + 10, r.center().y() - side / 2, side, side)
                paint_icon(p, document.icon, at_icon, "accent" if on else "muted", grow=False)
                words = r.adjusted(17 + side, 0, -20 - T.wide(6), 0)
                middle = Qt.TextElideMode.ElideMiddle  # two versions of one kit differ at the end
                part = self.part(at)
                room = words.adjusted(0, 0, -min(words.width() / 2, paint.width_of(part, "small") + 7), 0)
                used = paint.write(
                    p, room if part else words, self.tabText(at), "medium", "text" if on else "text2", elide=middle
                )
                if part:
                    paint.write(p, words.adjusted(used + 7, 0, 0, 0), part, "small", "muted", elide=middle)
                cross = self._cross(at)
                if document.changed:
                    paint.dot(p, cross.center().x(), cross.center().y(), 3.5, "accent")
                elif on:
                    paint_icon(p, Icon.CLOSE, cross, "muted", stroke=2)
                if on and self._ring and self.hasFocus():
                    paint.ring(p, r, 7)


def _paint_arrow(arrow: QToolButton) -> None:
    """Over the tabs that go on below it; pale at the end of the row."""
    with QPainter(arrow) as p:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        r = QRectF(arrow.rect())
        p.fillRect(r, T["canvas"])
        if arrow.isEnabled() and arrow.underMouse():
            paint.box(p, r.adjusted(1, 2, -1, -4), 6, "pressed" if arrow.isDown() else "hover")
        if arrow.arrowType() is Qt.ArrowType.LeftArrow:
            paint.turn(p, r)
        sign = QRectF(r.center().x() - 7, r.center().y() - 8, 14, 14)
        paint_icon(p, Icon.CHEVRON_RIGHT, sign, "text2" if arrow.isEnabled() else "disabled", stroke=1.8)


class TabsMenu(EndMenu):
    """Every open document by name, the one in front checked: below a button that is there when the row is crowded."""

    def __init__(self, button: QWidget, tabs: DocumentTabs) -> None:
        super().__init__(button)
        self.button, self._tabs = button, tabs
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        tabs = self._tabs
        for at in range(tabs.count()):
            title = " ".join(filter(None, (tabs.tabText(at), tabs.part(at)))).replace("&", "&&")
            act = self.addAction(icon(tabs.document(at).icon), title, partial(tabs.tabBarClicked.emit, at))
            act.setCheckable(True)
            act.setChecked(tabs.is_on(at))
            act.setToolTip(text.tip(tabs.tabToolTip(at)) or "")
