"""The text of a document, followed from change to change: to read a megabyte anew takes milliseconds at every key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextCursor, QTextDocument

from kitstudio.model.yaml_cursor import Above


class LiveText(QObject):
    """What stands in a document, with plain line ends.

    Attributes:
        above: what was found above the line that is written in.
        readings: how often the whole document was read.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._text: str | None = None
        self._lines: list[str] | None = None
        self.above = Above()
        self.readings = 0
        document.contentsChange.connect(self._changed)

    @property
    def text(self) -> str:
        """The text."""
        if self._text is None:
            self._text, self._lines = self.text_now(), None
        return self._text

    def text_now(self) -> str:
        """The same, also in the middle of a step that changes it."""
        self.readings += 1
        # toPlainText would turn no-break spaces into spaces.
        return self._document.toRawText().replace("\u2029", "\n")

    @property
    def lines(self) -> Sequence[str]:
        """Its lines, to be looked at before the text changes again."""
        text = self.text
        if self._lines is None:
            self._lines = text.split("\n")
        return self._lines

    @Slot(int, int, int)
    def _changed(self, at: int, removed: int, added: int) -> None:
        self.above.forget_below(self._document.findBlock(at).blockNumber())
        old, self._text = self._text, None
        new = self._followed(old, at, removed, added) if old is not None else None
        if old is None or new is None:
            return
        if self._lines is not None:
            self._put_lines(self._lines, new, at, (old.count("\n", at, at + removed), new.count("\n", at, at + added)))
        self._text = new

    def _followed(self, old: str, at: int, removed: int, added: int) -> str | None:
        """The text after a change; None when Python and Qt do not count alike in it."""
        length = self._document.characterCount() - 1
        # Of a change at the beginning Qt says now and then that the end of the document belongs to it; and a character
        # beyond the first plane is two to Qt, so that the lengths do not meet.
        if at + added > length or len(old) - removed + added != length:
            return None
        cursor = QTextCursor(self._document)
        cursor.setPosition(at)
        cursor.setPosition(at + added, QTextCursor.MoveMode.KeepAnchor)
        piece = cursor.selectedText().replace("\u2029", "\n")
        return old[:at] + piece + old[at + removed :] if len(piece) == added else None

    def _put_lines(self, lines: list[str], new: str, at: int, ends: tuple[int, int]) -> None:
        """Take over the lines that a change touched; `ends` are those of lines in it, before and after."""
        before, after = ends
        first = self._document.findBlock(at)
        last = self._document.findBlockByNumber(first.blockNumber() + after)
        begin = first.blockNumber()
        lines[begin : begin + before + 1] = new[first.position() : last.position() + last.length() - 1].split("\n")
