"""The text of a Kitfile: line numbers, colours, a wave under each problem, the sentence when pointed at."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.finding import Finding, Severity
from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Panel, Tinted

_GUTTER: Final = 46
_TOP: Final = 8
_COMMENT: Final = "codeComment"
_RULES: Final = tuple(
    (re.compile(pattern), token)
    for pattern, token in (
        (r"^\s*(?:-\s+)*([\w.$<-][\w.$<-]*)\s*:(?=\s|$)", "codeKey"),
        (r"(?::|-)\s+([\"'].*?[\"'])\s*(?:#.*)?$", "codeString"),
        (r"(?::|-)\s+([^\s#\"'&*!|>{\[-][^#]*?)\s*(?:\s#.*)?$", "codeString"),
        (r"(?::|-)\s+(v?-?\d[\d._]*|true|false|null|~)\s*(?:#.*)?$", "codeNumber"),
        (r"(?:^|\s)(#.*)$", _COMMENT),
    )
)
TONES: Final = {
    Severity.ERROR: ("state.danger", Icon.ERROR),
    Severity.WARNING: ("state.warn", Icon.WARN),
    Severity.NOTE: ("state.info", Icon.INFO),
}
_RANK: Final = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


_WORD: Final = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s#:]+(?=\s*:(?:\s|$))|[^#]*[^\s#]")
_FLOW_WORD: Final = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,\]}:]+")


class _Ink(QSyntaxHighlighter):
    """Colours of keys, values and comments; looked up anew when the theme moves."""

    @override
    def highlightBlock(self, line: str) -> None:
        for pattern, colour in _RULES:
            match = pattern.search(line)
            if match is None or (colour != _COMMENT and self._in_comment(line, match.start(1))):
                continue
            ink = QTextCharFormat()
            ink.setForeground(T[colour])
            self.setFormat(_units(line[: match.start(1)]), _units(match.group(1)), ink)

    @staticmethod
    def _in_comment(line: str, at: int) -> bool:
        return line[:at].lstrip().startswith("#")


def _units(piece: str) -> int:
    """Length as Qt counts: a character beyond the first plane is two."""
    return len(piece.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class _Wave:
    """A stretch of a line with a problem, in Qt's units from the start of its block."""

    start: int
    length: int
    finding: Finding


class _Gutter(QWidget):
    def __init__(self, edit: KitfileEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    @override
    def sizeHint(self) -> QSize:
        return QSize(_GUTTER, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._edit.paint_gutter(self)


class KitfileEdit(Tinted, QPlainTextEdit):
    """An editor for one Kitfile. `edited(str)` follows each change by hand, with the line ends of the file."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._original = self._loaded = ""
        self._line_end = "\n"
        self._loading = False
        self._waves: dict[int, list[_Wave]] = {}
        self.setAccessibleName(self.tr("Text of the Kitfile"))
        self.setFont(T.font("mono"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setTabStopDistance(T.metrics("mono").horizontalAdvance("  "))
        self.document().setDocumentMargin(0)
        self.tint({QPalette.ColorRole.Base: "surface", QPalette.ColorRole.Text: "text"})
        self.setViewportMargins(_GUTTER, _TOP, 0, 0)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # code reads from the left everywhere
        self.setCornerWidget(Panel())
        self._ink = _Ink(self.document())
        self._gutter = _Gutter(self)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._mark_line)
        self.updateRequest.connect(self._scrolled)
        self._mark_line()

    def load(self, content: str) -> None:
        """Show another text; nothing can be undone past it. What is no text at all can only be looked at."""
        broken = any("\udc80" <= char <= "\udcff" for char in content)
        self._loading = True
        self._original = content
        self._line_end = "\r\n" if "\r\n" in content else "\n"
        self.setPlainText("\n".join(printable(line) for line in content.split("\n")) if broken else content)
        self.setReadOnly(broken)
        self._loaded = self._raw()
        self._loading = False

    def content(self) -> str:
        """The text with the line ends of the file; exactly what was loaded while nothing was changed."""
        now = self._raw()
        return self._original if now == self._loaded else now.replace("\n", self._line_end)

    def replace_content(self, content: str) -> None:
        """Make the text `content` in one step that can be undone; what is equal at both ends is not touched."""
        new = content.replace("\r\n", "\n")
        old = self._raw()
        start = 0
        least = min(len(old), len(new))
        while start < least and old[start] == new[start]:
            start += 1
        tail = 0
        while tail < least - start and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[start : len(new) - tail])
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the places of these findings."""
        self._waves = {}
        for finding in findings:
            if finding.mark.line:
                block = self.document().findBlockByNumber(finding.mark.line - 1)
                if block.isValid():
                    self._waves.setdefault(block.blockNumber(), []).append(_wave(block.text(), finding))
        self.viewport().update()
        self._gutter.update()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, counted from 1, and the keyboard with it."""
        self.point_at(line, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def point_at(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, counted from 1, and show it."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        at = min(_units(block.text()[: max(0, column - 1)]), block.length() - 1)
        cursor.setPosition(block.position() + at)
        self.setTextCursor(cursor)
        self.centerCursor()

    def _raw(self) -> str:
        # toPlainText would turn no-break spaces into spaces.
        return self.document().toRawText().replace("\u2029", "\n")

    @Slot()
    def _changed(self) -> None:
        if not self._loading:
            self.edited.emit(self.content())

    @Slot()
    def _mark_line(self) -> None:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self.textCursor()
        mark.cursor.clearSelection()
        ink = QTextCharFormat()
        ink.setBackground(T["hover"] if T.dark else T["sunken"])
        ink.setProperty(QTextCharFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt asks for it
        mark.format = ink
        self.setExtraSelections([mark])
        self._gutter.update()

    @Slot(QRect, int)
    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update(0, rect.y() + _TOP, _GUTTER, rect.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_gutter"):  # formats hold colours
            self._loading = True
            self._ink.rehighlight()
            self._loading = False
            self._mark_line()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gutter.setGeometry(0, 0, _GUTTER, self.height())

    def _blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > self.viewport().height():
                return
            yield block, box
            block = block.next()

    def paint_gutter(self, gutter: QWidget) -> None:
        """Paint numbers and marks; called by the gutter."""
        current = self.textCursor().blockNumber()
        with QPainter(gutter) as p:
            p.fillRect(gutter.rect(), T["surface"])
            for block, box in self._blocks():
                number = block.blockNumber()
                line = QRectF(0, box.top() + _TOP, _GUTTER - 14, box.height())
                ink = "text2" if number == current else "muted"
                paint.write(p, line, str(number + 1), "monoSmall", ink, paint.RIGHT)
                if number in self._waves:
                    worst = max((wave.finding.severity for wave in self._waves[number]), key=_RANK.index)
                    tone, icon = TONES[worst]
                    at = QRectF(3, line.center().y() - 6.5, 13, 13)
                    paint_icon(p, icon, at, f"{tone}.solid", stroke=2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            for block, _box in self._blocks():
                for wave in self._waves.get(block.blockNumber(), ()):
                    self._paint_wave(p, block, wave)

    def _ends(self, block: QTextBlock, wave: _Wave) -> tuple[QRect, QRect]:
        cursor = QTextCursor(block)
        last = block.length() - 1
        cursor.setPosition(block.position() + min(wave.start, last))
        start = self.cursorRect(cursor)
        cursor.setPosition(block.position() + min(wave.start + wave.length, last))
        return start, self.cursorRect(cursor)

    def _paint_wave(self, p: QPainter, block: QTextBlock, wave: _Wave) -> None:
        """A real sine: Qt's dotted underline differs by style and is lost at 1x."""
        first, last = self._ends(block, wave)
        x, end, y = float(first.left()), max(float(last.left()), first.left() + 7.0), first.bottom() - 0.5
        path = QPainterPath(QPointF(x, y))
        up = True
        while x < end:
            path.quadTo(QPointF(x + 1.5, y - 2.6 if up else y + 2.6), QPointF(x + 3, y))
            x, up = x + 3, not up
        tone, _icon = TONES[wave.finding.severity]
        p.setPen(QPen(T[f"{tone}.solid"], 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPath(path)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_for_page(event):
            event.ignore()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._sentence_at(event.pos()), self)
            return True
        return super().event(event)

    def _sentence_at(self, at: QPoint) -> str:
        cursor = self.cursorForPosition(self.viewport().mapFromParent(at))
        waves = self._waves.get(cursor.blockNumber(), [])
        return "<br>".join(html.escape(text.finding_text(wave.finding)) for wave in waves)


def _is_for_page(event: QKeyEvent) -> bool:
    """Whether a key means the page, though a text field would take it for itself."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )


def _wave(line: str, finding: Finding) -> _Wave:
    """The word a finding points at: up to the end of a scalar or key."""
    start = max(0, finding.mark.column - 1)
    rest = line[start:]
    match = (_FLOW_WORD if re.search(r"[\[{]", line[:start]) else _WORD).match(rest)
    return _Wave(_units(line[:start]), _units(match.group() if match else rest), finding)
