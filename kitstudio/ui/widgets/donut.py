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
_ROOM: Final = 84
"""Between the sides of the ring, where the second line stands in one of 124."""


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
            middle = QRectF(self.rect())
            paint.write(p, middle.adjusted(0, -T.wide(18), 0, -T.wide(6)), self._number, "metric", "text", paint.CENTRE)
            edge = (middle.width() - T.wide(_ROOM)) / 2
            below = middle.adjusted(edge, T.wide(26), -edge, T.wide(10))
            font = "small" if paint.width_of(self._below, "small") <= below.width() else "label"
            paint.write(p, below, self._below, font, "muted", paint.CENTRE)

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
