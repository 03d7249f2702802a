"""Lines of code with their numbers beside them: what a text that is read and one that is written have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Panel, RingedText, Tinted

_OVER: Final = 4
"""Pixels by which a sign of a line may reach into its neighbours."""


class Gutter(QWidget):
    """The numbers; subclasses say how wide it is, where the numbers end, and what else stands beside a line."""

    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    @property
    def room(self) -> int:
        """Width in pixels."""
        raise NotImplementedError

    @property
    def numbers_end(self) -> int:
        """Where the numbers end."""
        raise NotImplementedError

    def paint_beside(self, p: QPainter, block: QTextBlock, line: QRectF) -> None:
        """Paint what else stands beside a line; `line` ends where its number does."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.room, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text = self._text
        current, end = text.textCursor().blockNumber(), self.numbers_end
        first, last = event.rect().top() - text.TOP - _OVER, event.rect().bottom() - text.TOP + _OVER
        with QPainter(self) as p:
            p.fillRect(self.rect(), T["surface"])
            for block, box in text.visible_blocks():
                if box.bottom() < first or box.top() > last:
                    continue
                number = block.blockNumber()
                line = QRectF(0, box.top() + text.TOP, end, box.height())
                ink = "text2" if number == current else "muted"
                paint.write(p, line, str(number + 1), "monoSmall", ink, paint.RIGHT)
                self.paint_beside(p, block, line)


class NumberedText(RingedText, Tinted, QPlainTextEdit):
    """The text. Its gutter lies over its left margin, which the subclass keeps free."""

    TOP: Final = 8

    def __init__(self, font: str) -> None:
        super().__init__()
        self.setFont(T.font(font))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(0)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # code reads from the left everywhere
        self.setCornerWidget(Panel())
        self.tint({QPalette.ColorRole.Base: "surface", QPalette.ColorRole.Text: "text"})
        self._gutter = self.make_gutter()
        self.updateRequest.connect(self._scrolled)

    def make_gutter(self) -> Gutter:
        """What stands beside the lines."""
        raise NotImplementedError

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The lines on the screen and where they are in the viewport."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        width, height = self.viewport().width(), self.viewport().height()
        while block.isValid() and top <= height:
            if block.isVisible():
                tall = self.blockBoundingRect(block).height()
                yield block, QRectF(0, top, width, tall)
                top += tall
            block = block.next()

    @Slot(QRect, int)
    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update(0, rect.y() + self.TOP, self._gutter.width(), rect.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gutter.setGeometry(0, 0, self._gutter.room, self.height())
