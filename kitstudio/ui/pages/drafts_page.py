"""The drafts that are open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import clear, col, wrap
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.base import Label, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, Pressable
from kitstudio.ui.widgets.heads import page_head
from kitstudio.ui.widgets.notes import EmptyState


class _DraftRow(Pressable):
    def __init__(self, key: str, title: str, *, changed: bool) -> None:
        super().__init__(title)
        self.key, self._title, self._changed = key, title, changed
        self._folder = key.partition(":")[2]
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 52)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self.hot:
                paint.box(p, r.adjusted(5, 3, -5, -3), 6, "hover")
            paint.tile(p, QRectF(14, 10, 32, 32), Icon.DRAFT, "role.model", 16, 8)
            x = 58 + paint.write(p, QRectF(58, 8, r.width() - 200, 18), self._title, "medium") + 8
            if self._changed:
                paint.chip(p, x, 17.5, self.tr("Edited"), "accent", font="label", height=17)
            paint.write(p, QRectF(58, 27, r.width() - 110, 16), self._folder, "small", "muted")
            paint_icon(p, Icon.CHEVRON_RIGHT, QRectF(r.right() - 28, 19, 14, 14), "text2", stroke=1.8)
            if self.ringed:
                paint.ring(p, r.adjusted(3, 3, -3, -3), 6)


class DraftsPage(QWidget):
    """The list. `chose(key)` and `open_folder()`."""

    chose = Signal(str)
    open_folder = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sub = Label("", "small", "muted")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 1, 0, 1)
        self._list.setSpacing(0)
        self._stack = QStackedWidget()
        folder = Button(self.tr("Open folder…"), "secondary", Icon.FOLDER)
        folder.clicked.connect(self.open_folder)
        listed = Panel(self._list, "surface", RADIUS["card"], "line")
        inset = wrap(col(listed, None, gap=0, margins=(20, 4, 16, 16)))
        self._stack.addWidget(wrap(col(page_head(self.tr("Drafts"), self._sub, folder), (inset, 1), gap=0)))
        first = Button(self.tr("Open folder…"), "primary", Icon.FOLDER, "Ctrl O", 36)
        first.clicked.connect(self.open_folder)
        sentence = self.tr("A draft is a folder on its way to a kit. Drop one anywhere on this window, or open it.")
        self._stack.addWidget(EmptyState(self.tr("No draft is open"), sentence, [first]))
        self.setLayout(col((self._stack, 1), gap=0))
        self.show_drafts(())

    def show_drafts(self, drafts: Sequence[tuple[str, str, bool]]) -> None:
        """Show these: key, title, and whether there are edits that are not saved."""
        self._sub.say(text.count(len(drafts), self.tr("{n} open draft"), self.tr("{n} open drafts")))
        self._stack.setCurrentIndex(0 if drafts else 1)
        clear(self._list)
        for at, (key, title, changed) in enumerate(drafts):
            if at:
                self._list.addWidget(Rule())
            line = _DraftRow(key, title, changed=changed)
            line.clicked.connect(self._pressed)
            self._list.addWidget(line)

    @Slot()
    def _pressed(self) -> None:
        line = self.sender()
        if isinstance(line, _DraftRow):
            self.chose.emit(line.key)
