"""A ring of shares with the whole written in its middle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.theme import T

_TURN: Final = 360 * 16
_LEAST: Final = 4 * 16
_GAP: Final = 2 * 16
_ROOM: Final = 78
"""Between the sides of the ring, where the second line stands in one of 124."""
_ONE_LINE: Final = (-12, 18)
_TWO_LINES: Final = (-20, 5, 21)
"""How far from the middle the number stands, and each line below it."""


class Donut(QWidget):
    """Parts as `(size, token)`; the number and what it counts stand in the middle."""

    def __init__(self, side: int, name: str, parts: Sequence[tuple[int, str]], number: str, below: str) -> None:
        super().__init__()
        self._parts, self._number, self._below = tuple(parts), number, below
        self.setAccessibleName(name)
        self.setToolTip(text.tip(f"{number} {below}") or "")  # the second line elides where it is long
        self._side = side
        self._fit()

    def _fit(self) -> None:
        """What stands in the middle needs more room where text is larger."""
        self.setFixedSize(T.wide(self._side), T.wide(self._side))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QRectF(self.rect()).adjusted(8, 8, -8, -8)
            self._arc(p, ring, 0, _TURN, "track")
            self._arcs(p, ring)
            self._write(p, QRectF(self.rect()))

    def _write(self, p: QPainter, middle: QRectF) -> None:
        """The number, and below it what it counts: on two lines where one is too short for both parts."""
        room = T.wide(_ROOM)
        edge = (middle.width() - room) / 2
        fits = paint.width_of(self._below, "small") <= room
        lines = (self._below,) if fits else tuple(self._below.split(", ", 1))
        number, *below = _ONE_LINE if len(lines) == 1 else _TWO_LINES
        paint.write(p, middle.translated(0, T.wide(number)), self._number, "metric", "text", paint.CENTRE)
        for line, down in zip(lines, below, strict=True):
            font = "small" if paint.width_of(line, "small") <= room else "label"
            place = middle.adjusted(edge, 0, -edge, 0).translated(0, T.wide(down))
            paint.write(p, place, line, font, "muted", paint.CENTRE)

    def _arcs(self, p: QPainter, ring: QRectF) -> None:
        whole = sum(size for size, _ in self._parts)
        if not whole:
            return
        gap = _GAP if len(self._parts) > 1 else 0
        spans = [max(_LEAST + gap, round(_TURN * size / whole)) for size, _ in self._parts]
        spans[spans.index(max(spans))] -= sum(spans) - _TURN
        at = 90 * 16
        for span, (_, token) in zip(spans, self._parts, strict=True):
            self._arc(p, ring, at - gap // 2, -(span - gap), token)
            at -= span

    @staticmethod
    def _arc(p: QPainter, ring: QRectF, start: int, span: int, token: str) -> None:
        p.setPen(QPen(T[token], 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        p.drawArc(ring, start, span)
