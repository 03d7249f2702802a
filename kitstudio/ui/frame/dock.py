"""The dock at the foot of the panel: jobs, log and commands, one of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.text_size import hold
from kitstudio.ui.widgets.base import Panel
from kitstudio.ui.widgets.buttons import by_keyboard, icon_button
from kitstudio.ui.widgets.heads import visual_tab

_HEAD: Final = 36
_GAP: Final = 18
_LEAST: Final = 96


@dataclass(frozen=True, slots=True)
class DockPart:
    """One tab: its word, what it shows, and what stands at the right of the tabs meanwhile."""

    title: str
    body: QWidget
    tail: QWidget


class _Tabs(QTabBar):
    """Words with a number behind those that count something. A real QTabBar: arrows move, screen readers read."""

    def __init__(self, titles: Sequence[str], name: str) -> None:
        super().__init__()
        self._counts = [""] * len(titles)
        self._ring = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        hold(self, height=_HEAD)
        for title in titles:
            self.addTab(title)

    def count_tab(self, at: int, number: str) -> None:
        self._counts[at] = number
        self.setTabText(at, self.tabText(at))  # makes Qt ask for the size again

    @override
    def tabSizeHint(self, index: int) -> QSize:
        number = self._counts[index]
        extra = paint.chip_width(number, font="label") + 6 if number else 0
        return QSize(round(paint.width_of(self.tabText(index), "smallStrong") + extra + _GAP), self.height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, was=self._ring)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            for at in range(self.count()):
                r = visual_tab(self, at).adjusted(_GAP / 2, 0, -_GAP / 2, 0)
                on = at == self.currentIndex()
                used = paint.write(p, r, self.tabText(at), "smallStrong", "text" if on else "muted")
                if self._counts[at]:
                    tone = "accent" if on else "plain"
                    paint.chip(p, r.left() + used + 6, r.center().y(), self._counts[at], tone, font="label", height=17)
                if on and self._ring and self.hasFocus():
                    paint.ring(p, r.adjusted(-6, 6, 6, -6), 5)


class Dock(Panel):
    """Its parts in tabs. `closed()` when the person hides it."""

    closed = Signal()

    def __init__(self, parts: Sequence[DockPart]) -> None:
        self._bodies, self._tails = QStackedWidget(), QStackedWidget()
        for part in parts:
            self._bodies.addWidget(part.body)
            self._tails.addWidget(part.tail)
        self._tabs = _Tabs([part.title for part in parts], "")
        close = icon_button(Icon.CLOSE, "")
        head = row(self._tabs, (self._tails, 1), close, gap=8, margins=(16 - _GAP // 2, 0, 8, 0))
        super().__init__(col(wrap(head, height=_HEAD), (self._bodies, 1), gap=0), "sunken", edges="t")
        self.setMinimumHeight(_LEAST)
        self.setAccessibleName(self.tr("Dock"))
        self._tabs.setAccessibleName(self.tr("Parts of the dock"))
        close.setAccessibleName(self.tr("Hide dock"))
        close.setToolTip(self.tr("Hide dock  Ctrl+J"))
        self._tabs.currentChanged.connect(self._turned)
        close.clicked.connect(self.closed)
        self.setFocusProxy(self._tabs)

    def show_part(self, at: int) -> None:
        """Bring a part to the front."""
        self._tabs.setCurrentIndex(at)

    @property
    def part(self) -> int:
        """The place of the part in front."""
        return self._tabs.currentIndex()

    def count_part(self, at: int, number: int) -> None:
        """Show how many things a part holds; nothing for none."""
        self._tabs.count_tab(at, str(number) if number else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 224)

    @Slot(int)
    def _turned(self, at: int) -> None:
        self._bodies.setCurrentIndex(at)
        self._tails.setCurrentIndex(at)


def tail(*parts: QWidget) -> QWidget:
    """What stands at the right of the tabs while a part is in front."""
    return wrap(row(None, *parts, gap=8))
