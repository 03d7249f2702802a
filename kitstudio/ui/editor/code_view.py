"""A text with everything around it that helps reading: numbers, colours, waves, folds, bars, what was found."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.editor.change_bars import REMOVED, ChangeBars
from kitstudio.ui.editor.folds import Folds
from kitstudio.ui.editor.ink import Ink
from kitstudio.ui.editor.live_text import LiveText
from kitstudio.ui.editor.unseen import paint_as_it_is
from kitstudio.ui.editor.waves import TONES, Wave, Waves, paint_wave, worst
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.numbered_text import Gutter, NumberedText

_SIGN: Final = 17
_FOLD: Final = 12
_BAR: Final = 8
_LEAST_DIGITS: Final = 2


class CodeGutter(Gutter):
    """Also signs, folds and bars; a press on an arrow folds, one on a sign asks what it says."""

    def __init__(self, edit: CodeView) -> None:
        super().__init__(edit)
        self._edit = edit
        self._pointed = False
        self._waves: Mapping[int, list[Wave]] = {}
        self._bars: Mapping[int, str] = {}
        self.setMouseTracking(True)

    @property
    @override
    def room(self) -> int:
        digits = max(_LEAST_DIGITS, len(str(self._edit.blockCount())))
        return _SIGN + round(T.metrics("monoSmall").horizontalAdvance("0") * digits) + _FOLD + _BAR

    @property
    @override
    def numbers_end(self) -> int:
        return self.width() - _FOLD - _BAR

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._waves, self._bars = self._edit.visible_waves(), self._edit.bars.lines
        super().paintEvent(event)

    @override
    def paint_beside(self, p: QPainter, block: QTextBlock, line: QRectF) -> None:
        number = block.blockNumber()
        if number in self._waves:
            tone, icon = TONES[worst(self._waves[number])]
            paint_icon(p, icon, QRectF(2, line.center().y() - 6.5, 13, 13), f"{tone}.solid", stroke=2)
        self._paint_fold(p, block, line)
        if number in self._bars:
            _paint_bar(p, QRectF(self.width() - _BAR, line.top(), 3, line.height()), self._bars[number])

    def _paint_fold(self, p: QPainter, block: QTextBlock, line: QRectF) -> None:
        folds = self._edit.folds
        folded = folds.is_folded(block)
        if folded or (self._pointed and folds.can_fold(block)):
            icon = Icon.CHEVRON_RIGHT if folded else Icon.CHEVRON_DOWN
            box = QRectF(line.right() + 0.5, line.center().y() - 5.5, 11, 11)
            paint_icon(p, icon, box, "text2" if folded else "muted", stroke=2)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._pointed = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = False
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._edit.block_at(event.position().y() - self._edit.TOP)
        if event.button() != Qt.MouseButton.LeftButton or not block.isValid():
            return
        if event.position().x() < _SIGN and block.blockNumber() in self._edit.visible_waves():
            self._edit.sign_pressed.emit(block.blockNumber() + 1)
        elif self._edit.folds.can_fold(block) or self._edit.folds.is_folded(block):
            self._edit.folds.toggle(block)


def _paint_bar(p: QPainter, box: QRectF, kind: str) -> None:
    """A bar beside the line, a notch above it where something is gone."""
    ink = T[f"diff.{kind}.solid"]
    if kind != REMOVED:
        p.fillRect(box, ink)
        return
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(ink)
    top = box.topLeft()
    p.drawPolygon(QPolygonF([top + QPointF(0, -4), top + QPointF(0, 4), top + QPointF(6, 0)]))
    p.restore()


class CodeView(NumberedText):
    """The view of an editor.

    Signals:
        sign_pressed(object): the number of a line, from 1, whose sign of a finding was pressed.
    """

    sign_pressed = Signal(object)
    INK: ClassVar[type[Ink]] = Ink
    INDENTS: ClassVar[bool] = True
    """Whether Tab is for the text; where it is not, it leaves."""

    def __init__(self) -> None:
        super().__init__("mono")
        self.setTabStopDistance(T.metrics("mono").horizontalAdvance("  "))
        document = self.document()
        self._live = LiveText(document)
        self.waves, self.folds, self.bars = Waves(), Folds(document), ChangeBars(document, self.lines)
        self._ink = self.INK(document, self.lines)
        self._hits: tuple[tuple[int, int], ...] = ()
        self._marked = -1
        self.folds.changed.connect(self._repaint)
        self.bars.changed.connect(self._gutter.update)
        self.blockCountChanged.connect(self._make_room)
        self.cursorPositionChanged.connect(self._mark_line)
        self.textChanged.connect(self._colour)
        self._make_room()
        self._mark_line()

    @override
    def make_gutter(self) -> Gutter:
        return CodeGutter(self)

    def visible_waves(self) -> dict[int, list[Wave]]:
        """The waves of the lines on the screen, by line number."""
        first, last = self._ends() if self.waves else (QTextBlock(), QTextBlock())
        return self.waves.between(first.position(), last.position() + last.length()) if first.isValid() else {}

    def block_at(self, y: float) -> QTextBlock:
        """The line at a height of the viewport; an invalid one below the last."""
        found = (block for block, box in self.visible_blocks() if box.top() <= y < box.bottom())
        return next(found, QTextBlock())

    def show_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Mark what was searched for: start and end in the document, in order."""
        self._hits = tuple(hits)
        self.viewport().update()

    def raw(self) -> str:
        """The text with plain line ends."""
        return self._live.text

    def raw_now(self) -> str:
        """The same, also in the middle of a step that changes it."""
        return self._live.text_now()

    def lines(self) -> Sequence[str]:
        """The lines of the text, to be looked at before it changes again."""
        return self._live.lines

    @Slot()
    def _colour(self) -> None:
        """Colour the line being written before it is painted: when that is done while painting, it is painted twice."""
        block = self.textCursor().block()
        self._ink.refresh(block, block)

    def _ends(self) -> tuple[QTextBlock, QTextBlock]:
        blocks = [block for block, _box in self.visible_blocks()]
        return (blocks[0], blocks[-1]) if blocks else (QTextBlock(), QTextBlock())

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
        self._gutter.update()

    @Slot()
    def _make_room(self) -> None:
        room = self._gutter.room
        if self.viewportMargins().left() != room:
            self.setViewportMargins(room, self.TOP, 0, 0)
            self._gutter.setGeometry(0, 0, room, self.height())

    @Slot()
    def _mark_line(self) -> None:
        self.folds.reveal(self.textCursor().block())
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self.textCursor()
        mark.cursor.clearSelection()
        ink = QTextCharFormat()
        ink.setBackground(T["hover"] if T.dark else T["sunken"])
        ink.setProperty(QTextCharFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt asks for it
        mark.format = ink
        self.setExtraSelections([mark])
        number = mark.cursor.blockNumber()
        if number != self._marked:  # else Qt asks for what the line itself needs: to paint all takes as long as the key
            self._marked = number
            self._gutter.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_gutter"):  # formats hold colours
            self._marked = -1
            self._mark_line()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        first, last = self._ends()
        if first.isValid():
            self._ink.refresh(first, last)
            self._paint_hits(first.position(), last.position() + last.length())
        super().paintEvent(event)
        waves = self.visible_waves()
        with QPainter(self.viewport()) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            for line in waves.values():
                for wave in line:
                    paint_wave(p, self, wave)
            self._paint_folded(p)
            for block, box in self.visible_blocks():
                paint_as_it_is(p, self, block, box)

    def _paint_hits(self, start: int, end: int) -> None:
        """What was searched for, on the screen: washed, under the words."""
        at = bisect.bisect_left(self._hits, (start, 0))
        with QPainter(self.viewport()) as p:
            for first, last in self._hits[at:]:
                if first > end:
                    return
                cursor = QTextCursor(self.document())
                cursor.setPosition(first)
                left = self.cursorRect(cursor)
                cursor.setPosition(last)
                right = self.cursorRect(cursor)
                if left.top() == right.top():
                    box = QRect(left.left(), left.top(), max(2, right.left() - left.left()), left.height())
                    paint.box(p, box, 2, "diff.changed.tint", "diff.changed.solid")

    def _paint_folded(self, p: QPainter) -> None:
        """Three dots behind a line that hides others."""
        if not self.folds:
            return
        p.setFont(T.font("mono"))
        for block, box in self.visible_blocks():
            if self.folds.is_folded(block):
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                x = self.cursorRect(cursor).right() + 6
                chip = QRectF(x, box.top() + 2, 24, box.height() - 4)
                p.setPen(Qt.PenStyle.NoPen)
                p.setBrush(T["pressed"])
                p.drawRoundedRect(chip, 4, 4)
                p.setPen(T["text2"])
                p.drawText(chip, Qt.AlignmentFlag.AlignCenter, "…")
