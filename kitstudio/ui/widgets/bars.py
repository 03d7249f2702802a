"""Bars that show shares and progress: by layer, as a whole, over time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.widgets.base import Label


@dataclass(frozen=True, slots=True)
class Segment:
    """One layer of a bar: its size in bytes (which gives the width), the share done, and a token."""

    size: int
    share: float
    token: str


class _Bar(QWidget):
    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class LayerBar(_Bar):
    """One segment per layer, as wide as its size (8 px at least where they fit), each filled by its own progress."""

    def __init__(self, name: str, height: int = 8) -> None:
        super().__init__(name, height)
        self._segments: tuple[Segment, ...] = ()

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Change what is shown."""
        wanted = tuple(segments)
        if wanted != self._segments:
            self._segments = wanted
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.segments(p, QRectF(self.rect()), [(each.size, each.share, each.token) for each in self._segments])


class ShareBar(_Bar):
    """Parts of one whole, edge to edge: `show_parts([(0.6, "role.model.solid"), …])`."""

    def __init__(self, name: str, height: int = 10, track: str = "track") -> None:
        super().__init__(name, height)
        self._track = track
        self._parts: tuple[tuple[float, str], ...] = ()

    def show_parts(self, parts: Sequence[tuple[float, str]]) -> None:
        """Change what is shown; shares are of the whole width."""
        wanted = tuple(parts)
        if wanted != self._parts:
            self._parts = wanted
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.bar(p, QRectF(self.rect()), [*self._parts], self._track, min(3, self.height() / 2))


class Sparkline(QWidget):
    """A small curve of speeds."""

    def __init__(self, width: int = 64, height: int = 26) -> None:
        super().__init__()
        self._values: tuple[float, ...] = ()
        self._ink = "accent"
        self.setFixedSize(width, height)

    def show_values(self, values: Sequence[float], ink: str = "accent") -> None:
        """Change what is shown."""
        wanted = tuple(values)
        if (wanted, ink) != (self._values, self._ink):
            self._values, self._ink = wanted, ink
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.sparkline(p, QRectF(self.rect()), self._values, self._ink)


class _Dot(QWidget):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(8, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.dot(p, 4, 8, 4, self._token)


class Legend(QWidget):
    """What the colours of a bar mean: a dot and a word each, on as many lines as they need."""

    def __init__(self, entries: Sequence[tuple[str, str]] = (), gap: int = 14) -> None:
        """Make it from `(token, word)` pairs, `gap` px apart."""
        super().__init__()
        self._gap = gap
        self._pairs = [wrap(row(_Dot(token), Label(word, "small", "text2"), gap=6)) for token, word in entries]
        for pair in self._pairs:
            pair.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _places(self, width: int) -> list[QRect]:
        """Where each pair stands in a width, from left to right."""
        places: list[QRect] = []
        x = y = 0
        for pair in self._pairs:
            wanted = pair.sizeHint()
            if x and x + wanted.width() > width:
                x, y = 0, places[-1].bottom() + 5
            places.append(QRect(QPoint(x, y), wanted))
            x += wanted.width() + self._gap
        return places

    @override
    def sizeHint(self) -> QSize:
        places = self._places(sys.maxsize)
        return QSize(places[-1].right() + 1, places[-1].bottom() + 1) if places else QSize(0, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        hints = [each.sizeHint() for each in self._pairs]
        return QSize(
            max((each.width() for each in hints), default=0), max((each.height() for each in hints), default=0)
        )

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        """A pair asks for another size where the text is another, and the side to begin at may change."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self._arrange()
            self.updateGeometry()
        return done

    def _arrange(self) -> None:
        for pair, place in zip(self._pairs, self._places(self.width()), strict=True):
            pair.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
