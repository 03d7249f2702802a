"""The themes as pictures: each a small window in that theme's own colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy
from typing_extensions import override

from kitstudio.host.declared import Setting, Value
from kitstudio.ui import paint
from kitstudio.ui.layout import row
from kitstudio.ui.pages.setting_controls import SettingControl
from kitstudio.ui.text import translate
from kitstudio.ui.theme import colour_groups, parse
from kitstudio.ui.widgets.buttons import Pressable

_PICTURE: Final = 86
_HEIGHT: Final = 114


def _colours(theme: str) -> Mapping[str, QColor]:
    return {name: parse(value) for name, value in colour_groups(theme)["color"].items()}


class _Card(Pressable):
    """One theme; the whole card is the button."""

    def __init__(self, theme: str, words: str) -> None:
        super().__init__(words)
        self.setText(words)
        self.setCheckable(True)
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(140, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with paint.Painter(self) as p:
            frame = QRectF(0, 0, self.width(), _PICTURE)
            line = "focus" if on else "control" if self.hot else "lineStrong"
            paint.box(p, frame, 9, "sunken", line, 2 if on else 1)
            inside = frame.adjusted(8, 8, -8, -8)
            if self._theme == "system":
                _window(p, inside, _colours("light"))
                p.save()
                p.setClipRect(QRectF(inside.center().x(), inside.top(), inside.width(), inside.height()))
                _window(p, inside, _colours("dark"))
                p.restore()
            else:
                _window(p, inside, _colours(self._theme))
            words = QRectF(0, _PICTURE + 6, self.width(), _HEIGHT - _PICTURE - 6)
            paint.write(p, words, self.text(), "medium" if on else "body", "text" if on else "text2", paint.CENTRE)
            if self.ringed:
                paint.ring(p, frame.adjusted(3, 3, -3, -3), 7)


def _window(p: QPainter, r: QRectF, colours: Mapping[str, QColor]) -> None:
    """The window in small: rooms at the left, a page with a title, a main act and some lines."""
    paint.box(p, r, 5, colours["canvas"], colours["lineStrong"])
    for at in range(4):
        room = QRectF(r.left() + 7, r.top() + 10 + at * 10, 22 - at % 2 * 6, 4)
        paint.box(p, room, 2, colours["accent"] if at == 1 else colours["lineStrong"])
    page = QRectF(r.left() + 36, r.top() + 7, r.width() - 43, r.height() - 14)
    paint.box(p, page, 4, colours["surface"], colours["line"])
    paint.box(p, QRectF(page.left() + 8, page.top() + 8, 40, 5), 2.5, colours["text"])
    paint.box(p, QRectF(page.right() - 34, page.top() + 6, 26, 9), 3, colours["accentFill"])
    for at in range(3):
        width = page.width() - 30 - at * 12
        paint.box(p, QRectF(page.left() + 8, page.top() + 23 + at * 11, width, 4), 2, colours["lineStrong"])


class ThemeCards(SettingControl):
    """The choice of theme."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._group = QButtonGroup(self)
        cards = []
        for at, (choice, words) in enumerate(zip(setting.choices, setting.choice_words, strict=True)):
            card = _Card(choice, translate("settings", words))
            self._group.addButton(card, at)
            cards.append((card, 1))
        self.setAccessibleName(self.title)
        self.setLayout(row(*cards, gap=12))
        self._group.idClicked.connect(self._tell)

    @override
    def show_value(self, value: Value) -> None:
        self._group.button(self.setting.choices.index(str(value))).setChecked(True)

    @Slot(int)
    def _tell(self, at: int) -> None:
        self.chosen.emit(self.setting.choices[at])
