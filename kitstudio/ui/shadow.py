"""Soft shadows below what floats: drawn once and kept as pictures."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kitstudio.ui.theme import T


def shadow(p: QPainter, rect: QRect | QRectF, radius: float, blur: int, y: int, alpha: int) -> None:
    """A soft shadow, painted by the parent: an effect would send the whole subtree through a pixmap at each update.

    It is drawn once and kept: while a job computes, each call of a painter waits for its turn among the threads.
    """
    around = QRectF(rect)
    soft = _Shadow(around.width(), around.height(), radius, blur, y, alpha, T["shadow"].name())
    p.drawImage(around.topLeft() - QPointF(blur, blur), _shadow(soft, p.device().devicePixelRatioF()))


class _Shadow(NamedTuple):
    """Everything that a shadow's look depends on but the pixels; lengths in px, `alpha` of 255."""

    width: float
    height: float
    radius: float
    blur: int
    y: int
    alpha: int
    ink: str


@lru_cache(maxsize=12)
def _shadow(soft: _Shadow, ratio: float) -> QImage:
    """The shadow with `blur` px around it, and `y` more below."""
    wide, high = soft.width + 2 * soft.blur, soft.height + 2 * soft.blur + soft.y
    picture = QImage(math.ceil(wide * ratio), math.ceil(high * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    rect = QRectF(soft.blur, soft.blur, soft.width, soft.height)
    with QPainter(picture) as p:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        steps = max(6, soft.blur // 2)
        for at in range(steps):
            shade = QColor(soft.ink)
            shade.setAlphaF(min(1.0, soft.alpha / 255 * (1 - at / steps) ** 1.5 / steps * 2.5))
            grow = soft.blur * (at / steps) - soft.blur * 0.12
            p.setBrush(shade)
            p.drawRoundedRect(
                rect.adjusted(-grow, -grow + soft.y, grow, grow + soft.y), soft.radius + grow, soft.radius + grow
            )
    return picture
