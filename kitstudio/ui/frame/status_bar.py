"""The status bar: the store at the left; what moves and what is wrong at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import row
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.base import Glyph, Label
from kitstudio.ui.widgets.buttons import Pressable


class _Item(QWidget):
    def __init__(self, icon: Icon, ink: str = "muted") -> None:
        super().__init__()
        self._label = Label("", "label", "text2")
        self.setLayout(row(Glyph(icon, 14, ink), self._label, gap=6))
        self.hide()

    def say(self, words: str) -> None:
        self._label.say(words)
        self.setVisible(bool(words))


class _Problems(Pressable):
    """How many problems the draft in front has; pressing it goes there."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(METRIC["statusbar"] - 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.setVisible(bool(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(paint.width_of(self.text(), "label")) + 34, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self.hot:
                paint.box(p, r, 4, "hover")
            paint_icon(p, Icon.ERROR, QRectF(6, (r.height() - 14) / 2, 14, 14), "state.danger.solid", "canvas")
            paint.write(p, r.adjusted(26, 0, 0, 0), self.text(), "label", "text2")
            if self.ringed:
                paint.ring(p, r, 4)


class StatusBar(QWidget):
    """Three quiet sentences; one that is empty takes no room. `problems_pressed()`: the person wants to see them."""

    problems_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._store = _Item(Icon.STORAGE)
        self._transfer = _Item(Icon.JOBS, "accent")
        self._problems = _Problems()
        self._problems.clicked.connect(self.problems_pressed)
        self.setFixedHeight(METRIC["statusbar"])
        self.setLayout(row(self._store, None, self._transfer, self._problems, gap=18, margins=(18, 0, 12, 0)))

    def show_store(self, words: str, tip: str = "") -> None:
        """What the store takes and what is free ("Store 71.4 GB · 212 GB free"); `tip` says where it is."""
        self._store.say(words)
        self._store.setToolTip(tip)

    def show_transfer(self, words: str) -> None:
        """What the running jobs do together ("412 MB/s · about 40 s"); empty when none runs."""
        self._transfer.say(words)

    def show_problems(self, words: str) -> None:
        """What is wrong with the open draft ("2 problems"); empty when nothing is."""
        self._problems.say(words)
