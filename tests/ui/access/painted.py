"""What is really painted: every piece of text with its place, its colour and its ground, read from a drawing as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_MATRIX: Final = re.compile(r"matrix\(([^)]*)\)")
_STEP: Final = 2
"""Every second pixel of a text's place is looked at for its ground."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: its words, colour, size in pixels, weight and place in the window."""

    words: str
    ink: QColor
    size: float
    bold: bool
    area: QRect


def pieces(widget: QWidget, within: QRect | None = None) -> list[Piece]:
    """All text painted for a widget, as far as it lies in `within`."""
    room = widget.rect() if within is None else within
    return [each for each in _read(_drawing(widget)) if each.words.strip() and room.contains(each.area.center())]


def _drawing(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(widget.size())
    svg.setViewBox(widget.rect())
    svg.setResolution(96)
    widget.render(svg, QPoint())
    return bytes(buffer.data().data())


def _read(drawing: bytes) -> Iterator[Piece]:
    root = ET.fromstring(_valid(drawing))  # noqa: S314 - as above
    for group in root.iter():
        if not group.tag.endswith("}g"):
            continue
        found = _MATRIX.search(group.get("transform", ""))
        for text in group:
            if text.tag.endswith("}text") and text.text and found is not None:
                yield _piece(text, QTransform(*_affine(found.group(1))))


def _valid(drawing: bytes) -> str:
    """XML has no control characters, texts of a page may: a bar or a box of a font stands for each."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", drawing.decode("utf-8", "replace"))


def _affine(numbers: str) -> tuple[float, ...]:
    a, b, c, d, e, f = (float(each) for each in numbers.split(","))
    return a, b, c, d, e, f


def _piece(text: ET.Element, transform: QTransform) -> Piece:
    size, weight = float(text.get("font-size", "13")), int(text.get("font-weight", "400"))
    font = QFont(text.get("font-family", "").split(","))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight) if weight in tuple(QFont.Weight) else QFont.Weight.Normal)
    metrics, words = QFontMetricsF(font), text.text or ""
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    flat = QRectF(x, y - metrics.capHeight(), metrics.horizontalAdvance(words), metrics.capHeight() + 2)
    ink = QColor(text.get("fill", "#000000"))
    ink.setAlphaF(float(text.get("fill-opacity", "1")))
    return Piece(words, ink, size, weight >= 600, transform.mapRect(flat).toAlignedRect())


def ground(picture: QImage, area: QRect) -> QColor | None:
    """The colour that most of a place has; None for a place outside of the picture."""
    area = area.adjusted(-2, -3, 2, 3).intersected(picture.rect())
    if area.isEmpty():
        return None
    found: Counter[int] = Counter()
    for y in range(area.top(), area.bottom() + 1, _STEP):
        for x in range(area.left(), area.right() + 1, _STEP):
            found[picture.pixel(x, y)] += 1
    return QColor(found.most_common(1)[0][0])


def is_seen(picture: QImage, area: QRect, ink: QColor, back: QColor) -> bool:
    """Whether a text's colour is there at all: what is covered has none of it."""
    limit = max(12, _distance(ink.rgb(), back.rgb()) // 2)
    area = area.intersected(picture.rect())
    return any(
        _distance(picture.pixel(x, y), ink.rgb()) < limit
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )


def _distance(one: int, other: int) -> int:
    return sum(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def luminance(colour: QColor) -> float:
    """By WCAG 2.2."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG 2.2, section 1.4.3."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
