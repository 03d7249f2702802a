"""Text to be read and copied: line numbers, colours of the lines in sight only, digests as links, washed lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from kitstudio.ui.theme import T
from kitstudio.ui.widgets.numbered_text import Gutter, NumberedText

_GUTTER: Final = 46
_DIGEST: Final = re.compile(r"\b(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})\b")
_SHOWN: Final = re.compile(r"\bsha(?:256|512):[0-9a-f]{10}…[0-9a-f]{8}\b")
"""A digest that leads somewhere, by both its ends; what is copied has the whole."""
_JSON: Final = re.compile(r'(?P<string>"(?:[^"\\]|\\.)*"?)(?P<key>\s*:)?|(?P<number>-?\d[\d.eE+-]*|true|false|null)')
_LONGEST: Final = 4_000
"""Characters of a line that are looked through for colours."""


class _Numbers(Gutter):
    @property
    @override
    def room(self) -> int:
        return _GUTTER

    @property
    @override
    def numbers_end(self) -> int:
        return _GUTTER - 14


class TextView(NumberedText):
    """Shows a text and never changes it.

    Signals:
        followed(str): a digest in it was clicked, or Enter was pressed on its line.
        went(int): the cursor is on another line, counted from 0, by a click or a key.
    """

    followed = Signal(str)
    went = Signal(object)

    def __init__(self, name: str, *, numbers: bool = True) -> None:
        super().__init__("monoSmall")
        self._json = False
        self._links: dict[str, str] = {}
        self._washed: tuple[int, int] | None = None
        self._inked: set[int] = set()
        self._line = 0
        self.setAccessibleName(name)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setViewportMargins(_GUTTER if numbers else 16, self.TOP, 0, 0)
        self.setMouseTracking(True)
        self._gutter.setVisible(numbers)
        self._colours = QTimer(self)
        self._colours.setSingleShot(True)
        self._colours.setInterval(0)
        self._colours.timeout.connect(self._colour)
        self.updateRequest.connect(self._colour_soon)
        self.cursorPositionChanged.connect(self._moved)

    @override
    def make_gutter(self) -> Gutter:
        return _Numbers(self)

    def show_text(self, content: str, *, json: bool = False, links: frozenset[str] = frozenset()) -> None:
        """Show another text; `json` gives it colours, `links` are the digests in it that lead somewhere.

        Those are shown by both their ends: whole, they would push all else out of sight.
        """
        self._json, self._washed = json, None
        self._links = {_by_ends(each): each for each in links}
        self._inked.clear()
        self._line = 0
        self.setPlainText(_DIGEST.sub(self._shortened, content))
        self._mark()
        self._colours.start()

    def _shortened(self, found: re.Match[str]) -> str:
        short = _by_ends(found[0])
        return short if self._links.get(short) == found[0] else found[0]

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        content = QMimeData()
        content.setText(_in_full(self.textCursor().selectedText().replace("\u2029", "\n"), self._links))
        return content

    @property
    def whole(self) -> str:
        """The text as it was given, digests in full."""
        return _in_full(self.toPlainText(), self._links)

    def wash(self, lines: tuple[int, int] | None, *, show: bool = True) -> None:
        """Give a ground to some lines, counted from 0, and bring them into sight."""
        self._washed = lines
        self._mark()
        if lines is not None and show:
            cursor = QTextCursor(self.document().findBlockByNumber(lines[0]))
            self._line = lines[0]
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    @property
    def lines_in_sight(self) -> tuple[int, int]:
        """The first and last line that can be seen now."""
        numbers = [block.blockNumber() for block, _ in self.visible_blocks()]
        return (numbers[0], numbers[-1]) if numbers else (0, 0)

    @Slot()
    def _colour_soon(self) -> None:
        if self._json or self._links:
            self._colours.start()

    @Slot()
    def _colour(self) -> None:
        """Colour the lines in sight that are not yet; a whole manifest may have 80,000."""
        for block in [each for each, _ in self.visible_blocks() if each.blockNumber() not in self._inked]:
            self._inked.add(block.blockNumber())
            block.layout().setFormats(list(self._formats(block.text()[:_LONGEST])))
            self.document().markContentsDirty(block.position(), block.length())

    def _formats(self, line: str) -> Iterator[QTextLayout.FormatRange]:
        for match in _JSON.finditer(line) if self._json else ():
            group = "string" if match["string"] else "number"
            token = "codeKey" if match["key"] else "codeString" if match["string"] else "codeNumber"
            yield _range(match.start(group), match.end(group), T[token])
        for match in _SHOWN.finditer(line):
            if match[0] in self._links:
                yield _range(match.start(), match.end(), T["link"], under=True)

    @Slot()
    def _moved(self) -> None:
        line = self.textCursor().blockNumber()
        if line != self._line:
            self._line = line
            self.went.emit(line)
        self._gutter.update()

    def _mark(self) -> None:
        marks = []
        for number in range(self._washed[0], self._washed[1] + 1) if self._washed else ():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document().findBlockByNumber(number))
            ink = QTextCharFormat()
            ink.setBackground(T["selected"])
            ink.setProperty(QTextCharFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt asks for it
            mark.format = ink
            marks.append(mark)
        self.setExtraSelections(marks)

    def _link_at(self, event: QMouseEvent) -> str:
        cursor = self.cursorForPosition(event.position().toPoint())
        line, at = cursor.block().text(), cursor.positionInBlock()
        found = (each[0] for each in _SHOWN.finditer(line) if each.start() <= at <= each.end())
        return next((self._links[each] for each in found if each in self._links), "")

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._link_at(event) else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link = self._link_at(event)
        if link and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.followed.emit(link)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            found = _SHOWN.search(self.textCursor().block().text())
            if found is not None and found[0] in self._links:
                self.followed.emit(self._links[found[0]])
                return
        super().keyPressEvent(e)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colours"):  # formats hold colours
            self._inked.clear()
            self._mark()
            self._colours.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._colours.start()


def _by_ends(digest: str) -> str:
    algorithm, _, digits = digest.partition(":")
    return f"{algorithm}:{digits[:10]}…{digits[-8:]}"


def _in_full(words: str, links: Mapping[str, str]) -> str:
    return _SHOWN.sub(lambda found: links.get(found[0], found[0]), words)


def _range(start: int, end: int, colour: QColor, *, under: bool = False) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    ink = QTextCharFormat()
    ink.setForeground(colour)
    ink.setFontUnderline(under)
    found.format = ink
    return found
