"""A section of the form that folds: its head tells what is in it, how many, and whether something is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.finding import Severity
from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Panel
from kitstudio.ui.widgets.buttons import Pressable

INDENT: Final = 41
"""Left edge of the fields, under the icon of their section."""

_HEAD: Final = 38
_SIGNS: Final = {
    Severity.ERROR: (Icon.ERROR, "state.danger.solid"),
    Severity.WARNING: (Icon.WARN, "state.warn.solid"),
    Severity.NOTE: (Icon.INFO, "state.info.solid"),
}


class SectionHead(Pressable):
    """The line of a section; Space, Return, Left and Right fold and unfold it."""

    def __init__(self, title: str, icon: Icon, ink: str) -> None:
        super().__init__(title)
        self._title, self._icon, self._ink = title, icon, ink
        self._note = ""
        self._worst: Severity | None = None
        self.setCheckable(True)
        hold(self, height=_HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._name)
        self._name()

    def tell(self, note: str, worst: Severity | None) -> None:
        """Show a count or summary, and the worst of what is wrong inside."""
        if (note, worst) != (self._note, self._worst):
            self._note, self._worst = note, worst
            self._name()
            self.update()

    @Slot()
    def _name(self) -> None:
        state = self.tr("open") if self.isChecked() else self.tr("folded")
        wrong = {
            Severity.ERROR: self.tr("has errors"),
            Severity.WARNING: self.tr("has warnings"),
            Severity.NOTE: self.tr("has notes"),
        }
        parts = [self._title, printable(self._note), wrong[self._worst] if self._worst else "", state]
        self.setAccessibleName(", ".join(part for part in parts if part))

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, T.high(_HEAD))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            opens = event.key() == Qt.Key.Key_Right
            self.setChecked(opens != self.isRightToLeft())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            middle = r.center().y()
            if self.hot:
                paint.box(p, r.adjusted(6, 3, -6, -3), 6, "hover")
            chevron = Icon.CHEVRON_DOWN if self.isChecked() else Icon.CHEVRON_RIGHT
            paint_icon(p, chevron, QRectF(14, middle - 6, 12, 12), "muted", stroke=2.2)
            side = T.wide(16)
            paint_icon(p, self._icon, QRectF(34, middle - side / 2, side, side), self._ink, grow=False)
            left = 42 + side
            x = left + paint.write(p, QRectF(left, 0, r.width() - left - 32, r.height()), self._title, "strong") + 6
            end = r.right() - 8
            if self._worst is not None:
                icon, ink = _SIGNS[self._worst]
                paint_icon(p, icon, QRectF(end - 15, middle - 7.5, 15, 15), ink)
                end -= 23
            if end - x > 12:
                paint.write(p, QRectF(x, 0, end - x, r.height()), self._note, "small", "muted")
            if self.ringed:
                paint.ring(p, r.adjusted(6, 3, -6, -3), 6)


class Section(Panel):
    """A head and a body that is shown while the head is down; `indent` is where the body begins.

    Signals:
        opened(): it is unfolded for the first time or again.
    """

    opened = Signal()

    def __init__(self, title: str, icon: Icon, ink: str, body: QWidget, indent: int = INDENT) -> None:
        super().__init__(None, None, edges="b")
        self.head = SectionHead(title, icon, ink)
        self.body = body
        self._inner = wrap(row(indent, (body, 1), 8, gap=0, margins=(0, 0, 0, 12)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 1)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._inner)
        self._inner.hide()
        self.head.toggled.connect(self._fold)

    @property
    def is_open(self) -> bool:
        """Whether its body is shown."""
        return self.head.isChecked()

    def open(self, *, on: bool = True) -> None:
        """Unfold it, or fold it."""
        self.head.setChecked(on)

    @Slot(bool)
    def _fold(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._inner.setVisible(on)
        if on:
            self.opened.emit()
