"""Text size and density of everything that is on the screen, changed while it is on the screen."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from kitstudio.ui import paint
from kitstudio.ui.theme import T

_STEP: Final = 5
"""Per cent: between two steps that are nearer, two of our fonts could come out the same."""

_HELD: Final = "kitstudio.held"
_WHOLE: Final = "kitstudio.held.whole"

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
        _hold(widget)
        if isinstance(widget, QAbstractItemView):
            widget.scheduleDelayedItemsLayout()
        widget.updateGeometry()
        widget.update()
        if not widget.isWindow():  # what has room for less now, or for more again, finds out where it always does
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def hold(widget: QWidget, *, width: int = 0, height: int = 0, whole: bool = False) -> None:
    """Keep a widget as wide and as high as the design has it, and larger with larger text.

    Args:
        widget: what is kept so, now and at every other size of text.
        width: in the design; 0 leaves it free.
        height: in the design; 0 leaves it free.
        whole: grow as the text does, as drawings do; else as `Theme.high`.
    """
    widget.setProperty(_HELD, QSize(width, height))
    widget.setProperty(_WHOLE, whole)
    _hold(widget)


def _hold(widget: QWidget) -> None:
    held = widget.property(_HELD)
    if isinstance(held, QSize):
        grown = T.wide if widget.property(_WHOLE) else T.high
        if held.width():
            widget.setFixedWidth(grown(held.width()))
        if held.height():
            widget.setFixedHeight(grown(held.height()))


def _face(font: QFont) -> _Face:
    return tuple(font.families()), font.pixelSize(), font.weight(), font.letterSpacing()
