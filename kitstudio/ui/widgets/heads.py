"""Heads and feet of pages: title lines, the header band of a document, sub-tabs, and the bar with the main act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QTabBar, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.base import Label, Line, Panel, Tile
from kitstudio.ui.widgets.buttons import by_keyboard


def page_head(title: str, sub: QWidget, *actions: QWidget) -> QBoxLayout:
    """Title, one quiet line of what the page holds, and its acts at the far right."""
    return row((col(Label(title, "h1"), sub, gap=2), 1), *actions, gap=8, margins=(20, 16, 16, 12))


class HeaderBand(Panel):
    """The 76 px head of a document: tile, title with chips, one line of facts, acts."""

    def __init__(
        self,
        icon: Icon,
        tone: str,
        title: str,
        chips: Sequence[QWidget],
        sub: QLayout | QWidget,
        actions: Sequence[QWidget],
    ) -> None:
        self.tile = Tile(icon, tone, 42, 22)
        self.title = Line(title, "h1")
        first = row(self.title, *chips, None, gap=8)
        words = col(None, first, 3, sub, None, gap=0)
        super().__init__(row(self.tile, 14, (words, 1), 12, *actions, gap=6, margins=(18, 0, 16, 0)), None)
        hold(self, height=METRIC["headerBand"])


class FooterBar(Panel):
    """The foot of a page (48 px) or sheet (60 px): state at the left, the main act at the far right."""

    def __init__(self, left: Sequence[Entry], right: Sequence[QWidget], height: int = 48) -> None:
        layout = row(*left, None, *right, gap=8, margins=(16, 0, 12, 0))
        super().__init__(layout, None if height > 48 else "sunken", edges="t")
        hold(self, height=height)


class SubTabs(QTabBar):
    """Tabs inside a page: words over a hairline, an accent line below the current one, counts where they help."""

    def __init__(self, labels: Sequence[str], name: str) -> None:
        super().__init__()
        self._counts = [""] * len(labels)
        self._ring = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        hold(self, height=METRIC["control"] + 6)
        for label in labels:
            self.addTab(label)

    def count_tab(self, at: int, number: str) -> None:
        """Show a number beside a tab's word."""
        self._counts[at] = number
        self.setTabText(at, self.tabText(at))  # makes Qt ask for the size again

    @override
    def tabSizeHint(self, index: int) -> QSize:
        number = self._counts[index]
        extra = paint.width_of(number, "label") + 6 if number else 0
        return QSize(round(paint.width_of(self.tabText(index), "medium") + extra + 24), self.height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            for at in range(self.count()):
                r = visual_tab(self, at)
                on = at == self.currentIndex()
                used = paint.write(p, r.adjusted(12, 0, 0, 0), self.tabText(at), "medium", "text" if on else "muted")
                if self._counts[at]:
                    paint.write(p, r.adjusted(18 + used, 0, 0, 0), self._counts[at], "label", "muted")
                if on:
                    paint.box(p, QRectF(r.left() + 12, r.bottom() - 2, r.width() - 24, 2), 1, "accent")
                    if self._ring and self.hasFocus():
                        paint.ring(p, r.adjusted(4, 4, -4, -5), 5)


def visual_tab(tabs: QTabBar, at: int) -> QRectF:
    """The rectangle of a tab on our mirrored canvas: Qt's own is already mirrored once."""
    r = QRectF(tabs.tabRect(at))
    if tabs.isRightToLeft():
        r.moveLeft(tabs.width() - r.right())
    return r
