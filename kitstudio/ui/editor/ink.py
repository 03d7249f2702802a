"""Colours of keys, values and comments. Only lines that are being shown are looked at, so length costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from kitstudio.ui.editor.units import units
from kitstudio.ui.theme import T

_STRING: Final = "codeString"
_KEY: Final = re.compile(r"^\s*(?:-\s+)*(\"[^\"]*\"|'[^']*'|[\w.$<-][\w.$<-]*)\s*:(?=\s|$)")
_LEAD: Final = re.compile(r"\s*(?:-\s+)*")
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*$")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_NUMBER: Final = re.compile(r"v?-?\d[\d._]*|true|false|null|~")
_OTHER: Final = "#&*!|>{["
_HEADER: Final = re.compile(r"^( *)(?:- +)*(?:[^#]*:)?\s*(?:[&!]\S*\s+)*[|>][-+0-9]*\s*(?:#.*)?$")
_FAR: Final = 200
"""Lines above the first one shown in which the beginning of a text of many lines is looked for."""

_LONGEST: Final = 4096
"""Characters of a line that are looked at; the patterns are made for lines that people write."""


class Ink(QObject):
    """Colours the blocks of a document that are shown; a theme that moved is noticed by itself."""

    def __init__(self, document: QTextDocument, lines: Callable[[], Sequence[str]]) -> None:
        """`lines` gives those of the document."""
        super().__init__(document)
        self._document, self._lines = document, lines
        document.contentsChange.connect(self._changed)

    @Slot(int, int, int)
    def _changed(self, at: int, _removed: int, added: int) -> None:
        """Where lines become one, Qt keeps the state of one of them and the colours of the other."""
        for place in (at, at + added):
            self._document.findBlock(place).setUserState(-1)

    def refresh(self, first: QTextBlock, last: QTextBlock) -> None:
        """Colour the blocks from `first` to `last`, those that are not what they were when they were coloured."""
        text_indent = _text_around(self._lines(), first.blockNumber())
        block = first
        while block.isValid():
            line = block.text()
            blanks = len(line) - len(line.lstrip(" "))
            if line.strip() and text_indent >= 0 and blanks <= text_indent:
                text_indent = -1
            in_text = text_indent >= 0
            state = hash((T.name, in_text, line)) & 0x3FFFFFFF
            if block.userState() != state:
                block.setUserState(state)
                block.layout().setFormats(_formats(line[:_LONGEST], in_text=in_text))
                self._document.markContentsDirty(block.position(), block.length())
            if not in_text and (match := _HEADER.match(line)):
                text_indent = len(match[1])
            if block == last:
                return
            block = block.next()


def _text_around(lines: Sequence[str], number: int) -> int:
    """The indentation of the key whose text of many lines a line is in, -1 when it is in none."""
    least: int | None = None
    for at in range(number, max(-1, number - _FAR), -1):
        line = lines[at]
        blanks = len(line) - len(line.lstrip(" "))
        if line.strip() and (least is None or blanks < least):
            if least is not None and (match := _HEADER.match(line)):
                return len(match[1])
            least = blanks
        if least == 0:
            return -1
    return -1


def _formats(line: str, *, in_text: bool) -> list[QTextLayout.FormatRange]:
    if in_text:
        return [_range(line, 0, line, _STRING)]
    out = []
    key = _KEY.match(line)
    if key is not None:
        out.append(_range(line, key.start(1), key[1], "codeKey"))
    lead = key if key is not None else _LEAD.match(line)
    start = lead.end() if lead is not None else 0
    start += len(line[start:]) - len(line[start:].lstrip())
    quoted = _QUOTED.match(line, start)
    comment = _COMMENT.search(line, quoted.end() if quoted is not None else min(start, len(line)))
    value = line[start : comment.start() if comment is not None else len(line)].rstrip()
    if quoted is not None or (value and value[0] not in _OTHER):
        number = quoted is None and _NUMBER.fullmatch(value) is not None
        out.append(_range(line, start, value, "codeNumber" if number else _STRING))
    if comment is not None:
        out.append(_range(line, comment.start(), comment[0], "codeComment"))
    return out


def _range(line: str, start: int, piece: str, token: str) -> QTextLayout.FormatRange:
    ink = QTextCharFormat()
    ink.setForeground(T[token])
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = units(line[:start]), units(piece), ink
    return found
