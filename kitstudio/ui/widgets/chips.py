"""Small labels: chips, the line of facts, and digests that can be copied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import Entry, row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Pressable
from kitstudio.ui.widgets.word_ring import WordRing

_DIGEST: Final = 24
"""Height of a digest, which can be pressed."""

_SIGNS: Final = {
    "state.ok": Icon.CHECK,
    "state.warn": Icon.WARN,
    "state.danger": Icon.ERROR,
    "state.info": Icon.INFO,
}
"""A state is told by a drawing too: its colour is not seen by everyone."""


class Chip(QWidget):
    """A state or a tag; `tone` is `plain`, `outline`, `quiet`, `accent`, or a family such as `state.ok`.

    A state has the drawing of its family unless another one is given.
    """

    def __init__(
        self, label: str, tone: str = "plain", icon: Icon | None = None, font: str = "smallMedium", height: int = 20
    ) -> None:
        super().__init__()
        self._font, self._height = font, height
        self.say(label, tone, icon)

    def say(self, label: str, tone: str, icon: Icon | None = None) -> None:
        """Change word, tone and drawing."""
        self._label, self._tone, self._icon = label, tone, icon or _SIGNS.get(tone)
        self.setFixedSize(paint.chip_width(label, self._icon, self._font), T.high(self._height))
        self.setAccessibleName(label)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.say(self._label, self._tone, self._icon)
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.chip(p, 0, self.height() / 2, self._label, self._tone, self._icon, self._font, self._height)


def kind_chip(kind: Kind) -> Chip:
    """The role of a layer: icon, word and colour."""
    return Chip(kinds.word(kind), kinds.TONES[kind], kinds.ICONS[kind])


class DigestLabel(Pressable):
    """A digest or a path in mono, elided in the middle; pressing it copies the whole. `copied(str)` tells the page."""

    copied = Signal(str)

    def __init__(self, value: str = "", font: str = "monoSmall", ink: str = "muted", head: int = 12) -> None:
        super().__init__()
        self._font, self._ink, self._head = font, ink, head
        self._around: WordRing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._copy)
        self.say(value)

    def say(self, value: str) -> None:
        """Change the value; a digest (`sha256:…`) shows its algorithm and both its ends."""
        self._value = value
        algorithm, colon, digits = value.partition(":")
        self._shown = f"{algorithm}:{text.digest(digits, self._head, 7)}" if colon and len(digits) >= 64 else value
        self.setAccessibleName(value)
        self.setToolTip(text.tip(self.tr("{value} — click to copy").format(value=value)) or "")
        self.updateGeometry()
        self.update()

    @property
    def value(self) -> str:
        """The whole value."""
        return self._value

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(paint.width_of(self._shown, self._font)) + 21, _DIGEST)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, _DIGEST)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.ringed:
            self._around = self._around or WordRing()
            self._around.surround(self)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._around is not None:
            self._around.surround(None)
        super().focusOutEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._value)
        self.copied.emit(self._value)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            area = QRectF(0, 0, self.width() - 20, self.height())
            elide = Qt.TextElideMode.ElideMiddle
            used = paint.write(p, area, self._shown, self._font, "text" if self.hot else self._ink, elide=elide)
            paint_icon(
                p, Icon.COPY, QRectF(used + 6, (self.height() - 13) / 2, 13, 13), "text2" if self.hot else "muted"
            )


class FilterChip(Pressable):
    """A filter that is on or off, with the number of rows it would leave."""

    def __init__(self, label: str, number: str = "") -> None:
        super().__init__(label)
        self.setText(label)
        self.setCheckable(True)
        self._number = number
        hold(self, height=METRIC["hitMin"])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def count(self, number: str) -> None:
        """Change the number."""
        self._number = number
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = paint.width_of(self.text(), "smallMedium") + 22 + (T.wide(16) if self.isChecked() else 0)
        width += paint.width_of(self._number, "label") + 6 if self._number else 0
        return QSize(round(width), T.high(METRIC["hitMin"]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with paint.Painter(self) as p:
            r = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            fill = "accentTint" if on else "hover" if self.hot else "surface"
            paint.box(p, r, r.height() / 2, fill, "accentLine" if on else "lineStrong")
            x = 11.0
            if on:
                side = T.wide(12)
                at = QRectF(9, r.center().y() - side / 2, side, side)
                paint_icon(p, Icon.CHECK, at, "accent", stroke=2.4, grow=False)
                x = 13.0 + side
            words = QRectF(x, r.top(), r.width(), r.height())
            x += paint.write(p, words, self.text(), "smallMedium", "accent" if on else "text2") + 6
            if self._number:
                number = QRectF(x, r.top(), r.width(), r.height())
                paint.write(p, number, self._number, "label", "accent" if on else "muted")
            if self.ringed:
                paint.ring(p, r, r.height() / 2)


def facts(*parts: str | QWidget) -> QHBoxLayout:
    """A line of facts with middle dots between them."""
    entries: list[Entry] = []
    for at, part in enumerate(parts):
        if at:
            entries.append(Label("·", "small", "muted"))
        entries.append(Label(part, "small", "muted") if isinstance(part, str) else part)
    return row(*entries, None, gap=7)
