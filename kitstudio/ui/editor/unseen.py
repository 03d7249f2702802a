"""Lines that are not what they seem: what hides in them or turns their letters round is written out beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from kitstudio.base.printable import printable
from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import T

_BEFORE, _LONGEST, _FAR = 16, 60, 4096
_SIGN: Final = 12
_GAP: Final = 6


def as_it_is(line: str) -> str:
    r"""What stands around the first unseen character of a line, written out (`\u202e`); empty when it has none."""
    line = line[:_FAR].strip().replace("\t", " ")
    if line.isprintable():
        return ""
    at = next((at for at, each in enumerate(line) if printable(each) != each), -1)
    start = max(0, at - _BEFORE)
    return ("…" if start else "") + printable(line[start:].lstrip(), _LONGEST) if at >= 0 else ""


def paint_as_it_is(p: QPainter, edit: QPlainTextEdit, block: QTextBlock, box: QRectF) -> None:
    """Write a line out behind itself, or at the edge where it leaves no room: Qt gives it the order it asks for."""
    words = as_it_is(block.text())
    if not words or block.layout().lineCount() == 0:
        return
    end = block.layout().lineAt(0).naturalTextWidth() - edit.horizontalScrollBar().value()
    wide = T.metrics("monoSmall").horizontalAdvance(words) + _SIGN + 4 * _GAP
    room = edit.viewport().width() - _GAP
    wide = min(wide, max(room / 2, room - end - 2 * _GAP))
    chip = QRectF(max(0.0, min(end + 2 * _GAP, room - wide)), box.top() + 1, wide, box.height() - 2)
    paint.box(p, chip, 4, "state.warn.tint", "state.warn.strong")
    sign = QRectF(chip.left() + _GAP, chip.center().y() - _SIGN / 2, _SIGN, _SIGN)
    paint_icon(p, Icon.WARN, sign, "state.warn.solid", stroke=2)
    paint.write(p, chip.adjusted(_SIGN + 2 * _GAP, 0, -_GAP, 0), words, "monoSmall", "state.warn.text", paint.LEFT)
