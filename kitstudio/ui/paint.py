"""Painters shared by widgets, delegates and the style: a chip in a cell and one in a header are the same pixels.

All of them paint from left to right. In a right-to-left window `Painter` turns the canvas of a widget round, delegates
turn each cell (`turn`), and `write` and `paint_icon` turn words and undirected icons back.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from kitstudio.base.printable import printable
from kitstudio.ui.eliding import elided
from kitstudio.ui.icons import Icon, grown, mirrored, paint_icon
from kitstudio.ui.theme import T

Ink: TypeAlias = "str | QColor"
"""A token or a colour."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_SIDES: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight


class Painter(QPainter):
    """A painter of one widget whose canvas is mirrored when the widget reads from right to left."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        if widget.isRightToLeft():
            self.translate(widget.width(), 0)
            self.scale(-1, 1)


def turn(p: QPainter, rect: QRect | QRectF) -> None:
    """Mirror what follows inside `rect`: Qt has put the cell in its place, the painter turns its contents."""
    p.translate(2 * QRectF(rect).center().x(), 0)
    p.scale(-1, 1)


def colour(ink: Ink) -> QColor:
    """The colour of a token, or the colour; not to be changed."""
    return ink if isinstance(ink, QColor) else T.ink(ink)


def box(
    p: QPainter,
    rect: QRect | QRectF,
    radius: float = 6,
    fill: Ink | None = None,
    line: Ink | None = None,
    width: float = 1.0,
    dash: Sequence[float] = (),
) -> None:
    """A rounded rectangle; its stroke lies inside `rect`, on the pixels and not between two."""
    area = QRectF(rect)
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    if line is not None:
        area = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        pen = QPen(colour(line), width)
        if dash:
            pen.setDashPattern(list(dash))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush if fill is None else colour(fill))
    radius = min(radius, area.height() / 2)
    p.drawRoundedRect(area, radius, radius)
    p.restore()


def ring(p: QPainter, rect: QRect | QRectF, radius: float = 6, *, gap: bool = False) -> None:
    """The focus ring on a control's own edge; `gap` sets a surface line inside it, for filled controls."""
    box(p, rect, radius, None, "focus", 2)
    if gap:
        box(p, QRectF(rect).adjusted(2, 2, -2, -2), radius - 2, None, "surface", 1)


def hair(p: QPainter) -> float:
    """Thickness of a hairline: a whole number of device pixels, so that 125 % does not mix thick and thin."""
    ratio = p.device().devicePixelRatioF()
    return max(1, int(ratio)) / ratio


def hairline(p: QPainter, x: float, y: float, length: float, ink: Ink = "line") -> None:
    """A horizontal hairline whose top is `y`."""
    p.fillRect(QRectF(x, y, length, hair(p)), colour(ink))


@lru_cache(maxsize=4096)
def _elided(text: str, font: str, width: float, mode: Qt.TextElideMode) -> tuple[str, float]:
    metrics = T.metrics(font)
    shown = elided(printable(text), metrics, width, mode)  # nothing painted can hide or reorder what is read
    return shown, metrics.horizontalAdvance(shown)


@lru_cache(maxsize=4096)
def width_of(text: str, font: str = "body") -> float:
    """Width of a line of text in pixels."""
    return T.metrics(font).horizontalAdvance(printable(text))


def forget_widths() -> None:
    """Measure all words anew: the fonts are others."""
    _elided.cache_clear()
    width_of.cache_clear()


@lru_cache(maxsize=4096)
def direction_of(text: str) -> Qt.LayoutDirection:
    """The direction a text reads in: that of Hebrew or Arabic as soon as a letter is one of theirs."""
    if any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def write(
    p: QPainter,
    rect: QRectF,
    text: str,
    font: str = "body",
    ink: Ink = "text",
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """Write one elided line and return the width it took, so that a caller can go on to the right of it.

    Font and pen of the painter are others afterwards: whatever paints sets its own, and to keep them costs as much as
    the words.
    """
    shown, used = _elided(text, font, rect.width(), elide)
    p.setFont(T.face(font))
    p.setPen(colour(ink))
    if mirrored(p):
        p.save()
        turn(p, rect)
        p.setLayoutDirection(direction_of(shown))
        p.drawText(rect, _flags(align, turned=True), shown)
        p.restore()
    else:
        p.drawText(rect, _flags(align, turned=False), shown)
    return used


@lru_cache(maxsize=64)
def _flags(align: Qt.AlignmentFlag, *, turned: bool) -> int:
    """Flags for one line at a side; absolute, else Qt swaps the sides for right-to-left words by itself."""
    if turned and align & _SIDES:
        align = align ^ _SIDES
    line = Qt.TextFlag.TextSingleLine.value | Qt.TextFlag.TextDontClip.value  # large text may stand over its line
    return int((align | Qt.AlignmentFlag.AlignAbsolute).value) | int(line)


def dot(p: QPainter, x: float, y: float, radius: float, fill: Ink) -> None:
    """A disc around `(x, y)`."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(colour(fill))
    p.drawEllipse(QPointF(x, y), radius, radius)
    p.restore()


def dots(p: QPainter, x: float, y: float, tones: Sequence[str]) -> float:
    """Role dots, 7 px at a pitch of 11; returns the width used, with the gap to the words that follow."""
    for at, tone in enumerate(tones):
        dot(p, x + at * 11 + 3.5, y, 3.5, f"{tone}.solid")
    return len(tones) * 11 + 3 if tones else 0


_CHIP_INKS: Final[dict[str, tuple[str | None, str, str | None]]] = {
    "plain": ("hover", "text2", None),
    "outline": (None, "text2", "lineStrong"),
    "quiet": (None, "muted", "lineStrong"),
    "accent": ("accentTint", "accent", None),
    "raised": ("surface", "accent", None),
}


def chip_width(text: str, icon: Icon | None = None, font: str = "smallMedium") -> int:
    """Width of a chip in pixels."""
    return round(width_of(text, font) + 14 + (T.wide(17) if icon else 0))


def chip(
    p: QPainter,
    x: float,
    cy: float,
    text: str,
    tone: str = "plain",
    icon: Icon | None = None,
    font: str = "smallMedium",
    height: int = 20,
) -> int:
    """A small label centred on `cy`; returns its width.

    Args:
        p: the painter.
        x: its left edge.
        cy: its middle.
        text: one or two words.
        tone: `plain`, `outline`, `quiet`, `accent`, `raised`, or a tinted family (`state.ok`, `role.model`).
        icon: a drawing before the word.
        font: `smallMedium`, or `label` in rows.
        height: 20, or 16 to 18 in rows; more for large text.
    """
    height = T.high(height)
    fill, ink, line = _CHIP_INKS.get(tone, (f"{tone}.tint", f"{tone}.text", None))
    width = chip_width(text, icon, font)
    rect = QRectF(round(x), round(cy - height / 2), width, height)
    ground = _Ground(width, height, fill, line, icon, ink)
    place = p.worldTransform()
    ratio = p.device().devicePixelRatioF()
    if place.isScaling() or place.isRotating() or ratio != int(ratio):
        ground.paint(p, rect)
    else:  # in a table the same chip comes in every row
        p.drawImage(rect.topLeft(), _ground(ground, (T.name, T.accent), int(ratio)))
    left = rect.left() + 7 + (T.wide(17) if icon else 0)
    write(p, QRectF(left, rect.top(), rect.right() - left, height), text, font, ink)
    return width


class _Ground(NamedTuple):
    """A chip without its word."""

    width: int
    height: int
    fill: str | None
    line: str | None
    icon: Icon | None
    ink: str

    def paint(self, p: QPainter, rect: QRectF) -> None:
        box(p, rect, 4, self.fill, self.line)
        if self.icon:
            at = QRectF(rect.left() + 6 + (T.wide(13) - 13) / 2, rect.center().y() - 6.5, 13, 13)
            paint_icon(p, self.icon, at, self.ink, self.fill or "surface", 1.9)


@lru_cache(maxsize=128)
def _ground(ground: _Ground, _look: tuple[str, str], ratio: int) -> QImage:
    """A chip's ground on pixels, in the theme and accent of `_look`."""
    picture = QImage(ground.width * ratio, ground.height * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as p:
        ground.paint(p, QRectF(0, 0, ground.width, ground.height))
    return picture


def tile(p: QPainter, rect: QRectF, icon: Icon, tone: str, size: float, radius: float = 8) -> None:
    """An icon in a tinted square; `tone` is `accent`, `plain` or a family."""
    fill, ink, _line = _CHIP_INKS.get(tone, (f"{tone}.tint", f"{tone}.text", None))
    box(p, rect, radius, fill)
    middle = rect.center()
    paint_icon(p, icon, QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), ink, fill or "surface")


def bar(
    p: QPainter,
    rect: QRectF,
    parts: Sequence[tuple[float, Ink]],
    track: Ink | None = "track",
    radius: float = 3,
    gap: float = 1.5,
) -> None:
    """A horizontal bar of `(share, colour)` parts, clipped to one rounded outline; shares are of the whole width."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(rect, radius, radius)
    p.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    if track is not None:
        p.fillRect(rect, colour(track))
    x = rect.left()
    for at, (share, ink) in enumerate(parts):
        width = rect.width() * share
        inset = gap if at < len(parts) - 1 and width > 4 else 0
        p.fillRect(QRectF(x, rect.top(), max(width - inset, 1.5), rect.height()), colour(ink))
        x += width
    p.restore()


_BENT: Final = 0.05
"""The part of a layer bar that may go to gaps, and again to widening small layers."""


def segments(
    p: QPainter, rect: QRectF, parts: Sequence[tuple[int, float, Ink]], track: Ink = "track", least: float = 8
) -> None:
    """A layer bar: one segment per `(size, share done, colour)`, as wide as its size; see `segment_widths`."""
    if not parts:
        return
    gap = min(3.0, _BENT * rect.width() / len(parts))
    room = rect.width() - gap * (len(parts) - 1)
    x = rect.left()
    for (_size, share, ink), width in zip(parts, segment_widths([each[0] for each in parts], room, least), strict=True):
        bar(p, QRectF(x, rect.top(), width, rect.height()), [(share, ink)] if share else [], track)
        x += width + gap


def segment_widths(sizes: Sequence[int], room: float, least: float) -> list[float]:
    """What each of some sizes gets of a width.

    Small ones are widened to `least` as long as all of them together take little from the large ones; many small ones
    share that little, so that the bar stays true.
    """
    whole = sum(sizes)
    true = [room * size / whole if whole else room / len(sizes) for size in sizes]
    small = sum(width for width in true if width < least)
    missing = sum(least - width for width in true if width < least)
    added = min(missing, _BENT * room)
    if missing and small < room:
        cut = 1 - added / (room - small)
        true = [width + added * (least - width) / missing if width < least else width * cut for width in true]
    return true


def sparkline(p: QPainter, rect: QRectF, values: Sequence[float], ink: Ink = "accent") -> None:
    """A small curve of at least two values over its own shade."""
    if len(values) < 2:
        return
    top = max(values) or 1.0
    step = rect.width() / (len(values) - 1)
    points = [
        QPointF(rect.left() + at * step, rect.bottom() - 1 - value / top * (rect.height() - 3))
        for at, value in enumerate(values)
    ]
    path = QPainterPath(points[0])
    for before, after in itertools.pairwise(points):
        middle = (before.x() + after.x()) / 2
        path.cubicTo(QPointF(middle, before.y()), QPointF(middle, after.y()), after)
    area = QPainterPath(path)
    area.lineTo(rect.bottomRight())
    area.lineTo(rect.bottomLeft())
    area.closeSubpath()
    shade = QColor(colour(ink))
    shade.setAlpha(34)
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.fillPath(area, shade)
    p.setPen(QPen(colour(ink), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.drawPath(path)
    p.restore()


def tick(p: QPainter, x: float, cy: float, state: Qt.CheckState, *, enabled: bool = True) -> None:
    """A tick box of 16 px, left edge `x`, middle `cy`; large text has a larger one around the same middle."""
    rect = grown(QRectF(x + 0.5, cy - 7.5, 15, 15))
    if state == Qt.CheckState.Unchecked:
        box(p, rect, 4, "surface", "control" if enabled else "lineStrong", 1.2)
        return
    box(p, rect, 4, "accentFill" if enabled else "disabled")
    name = Icon.CHECK if state == Qt.CheckState.Checked else Icon.MINUS
    paint_icon(p, name, rect.adjusted(2, 2, -2, -2), "onAccent", stroke=3.2, grow=False)
