"""Text size and density of everything that is on the screen, changed while it is on the screen."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from kitstudio.ui import paint
from kitstudio.ui.theme import T

_STEP: Final = 5
"""Per cent: between two steps that are nearer, two of our fonts could come out the same."""

_Face: TypeAlias = "tuple[tuple[str, ...], int, int, float]"


def fit(percent: int, *, compact: bool) -> None:
    """Give every widget its font at another size, and every row its height.

    A widget keeps the font it was given, so it is told by that font which one to take now.
    """
    before = {_face(font): role for role, font in T.roles().items()}
    T.scale, T.compact = round(percent / _STEP) * _STEP / 100, compact
    T.forget_fonts()
    paint.forget_widths()
    QApplication.setFont(T.font("body"))
    for widget in QApplication.allWidgets():
        role = before.get(_face(widget.font()))
        if role is not None and widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            widget.setFont(T.font(role))
        if isinstance(widget, QAbstractItemView):
            widget.scheduleDelayedItemsLayout()
        widget.updateGeometry()
        widget.update()
        if not widget.isWindow():  # what has room for less now, or for more again, finds out where it always does
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def _face(font: QFont) -> _Face:
    return tuple(font.families()), font.pixelSize(), font.weight(), font.letterSpacing()
