"""The column at the side of a page that has pages of its own: a search field, a row for each, words at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import col
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Panel
from kitstudio.ui.widgets.buttons import Pressable
from kitstudio.ui.widgets.inputs import Field

_WIDTH: Final = 220
_PAUSE_MS: Final = 80


class _Entry(Pressable):
    def __init__(self, icon: Icon, words: str) -> None:
        super().__init__(words)
        self.setText(words)
        self.setCheckable(True)
        self._glyph = icon
        hold(self, height=METRIC["control"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, T.high(METRIC["control"]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if on or self.hot:
                paint.box(p, r, 6, "pressed" if on and not T.dark else "hover")
            side = T.wide(16)
            at = QRectF(9, (r.height() - side) / 2, side, side)
            paint_icon(p, self._glyph, at, "accent" if on else "muted", grow=False)
            paint.write(p, r.adjusted(18 + side, 0, -8, 0), self.text(), "medium", "text" if on else "text2")
            if self.ringed:
                paint.ring(p, r, 6)


class SideNav(Panel):
    """Names the pages of a page.

    Signals:
        went(place): the person chose the page at that place.
        searched(words): what is in the search field, a moment after the last key.
    """

    went = Signal(object)
    searched = Signal(str)

    def __init__(self, name: str, search: str, entries: Sequence[tuple[Icon, str]], foot: Sequence[QWidget]) -> None:
        self.search = Field("", search, icon=Icon.SEARCH)
        self._group = QButtonGroup()
        rows = QVBoxLayout()
        rows.setSpacing(1)
        rows.setContentsMargins(0, 0, 0, 0)
        for at, (icon, words) in enumerate(entries):
            entry = _Entry(icon, words)
            self._group.addButton(entry, at)
            rows.addWidget(entry)
        super().__init__(col(self.search, 12, rows, None, *foot, 2, gap=2, margins=(12, 16, 12, 14)), None, edges="r")
        self._group.setParent(self)
        self.setAccessibleName(name)
        self._fit()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.search.edit.textChanged.connect(self._pause.start)
        self._group.idClicked.connect(self._clicked)

    def _fit(self) -> None:
        """Have room for the words of the page with the longest name, and for what is looked for."""
        words = [each.text() for each in self._group.buttons()]
        longest = max([paint.width_of(each, "medium") for each in words], default=0) + T.wide(16) + 26
        asked = paint.width_of(self.search.edit.placeholderText()) + T.wide(15) + 36
        self.setFixedWidth(max(_WIDTH, round(max(longest, asked)) + 26))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def go(self, at: int) -> None:
        """Show the page at a place as the current one; -1 for none, while results are shown."""
        self._group.setExclusive(False)
        for place, entry in enumerate(self._group.buttons()):
            entry.setChecked(place == at)
            if place == at:
                self.setFocusProxy(entry)
        self._group.setExclusive(True)

    def name(self, at: int) -> str:
        """What the page at a place is called."""
        return self._group.button(at).text()

    @Slot()
    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def take_back(self) -> None:
        """Empty the search field at once, without a search."""
        self.search.edit.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self.search.edit.clear()
        self.search.edit.blockSignals(False)  # noqa: FBT003 - as above
        self._pause.stop()

    @Slot()
    def _tell(self) -> None:
        self.searched.emit(self.search.edit.text())

    @Slot(int)
    def _clicked(self, at: int) -> None:
        self.went.emit(at)
