"""Waves under the places of findings, and what they say."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from kitstudio.model.finding import Finding, Severity
from kitstudio.ui.editor.units import units
from kitstudio.ui.icons import Icon
from kitstudio.ui.theme import T

TONES: Final = {
    Severity.ERROR: ("state.danger", Icon.ERROR),
    Severity.WARNING: ("state.warn", Icon.WARN),
    Severity.NOTE: ("state.info", Icon.INFO),
}
_RANK: Final = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_WORD: Final = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s#:]+(?=\s*:(?:\s|$))|[^#]*[^\s#]")
_FLOW_WORD: Final = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,\]}:]+")


@dataclass(frozen=True, slots=True)
class Wave:
    """A finding, and a cursor over the word it is about: it moves with the text while that is edited."""

    finding: Finding
    word: QTextCursor


class Waves:
    """The findings of a text at their places."""

    def __init__(self) -> None:
        self._waves: list[Wave] = []

    def __bool__(self) -> bool:
        return bool(self._waves)

    def show(self, document: QTextDocument, findings: Sequence[Finding]) -> None:
        """Take these findings."""
        found = ((each, document.findBlockByNumber(each.mark.line - 1)) for each in findings if each.mark.line)
        waves = [Wave(each, _word(block, each)) for each, block in found if block.isValid()]
        self._waves = sorted(waves, key=_start)

    def between(self, start: int, end: int) -> dict[int, list[Wave]]:
        """The waves that begin between two positions, by the number of their line."""
        out: dict[int, list[Wave]] = {}
        first = bisect.bisect_left(self._waves, start, key=_start)
        for wave in itertools.takewhile(lambda each: _start(each) <= end, self._waves[first:]):
            out.setdefault(wave.word.blockNumber(), []).append(wave)
        return out

    def at(self, cursor: QTextCursor) -> tuple[Finding, ...]:
        """The findings of the line of a cursor: those of the word it is in, if it is in one."""
        block, at = cursor.block(), cursor.position()
        line = self.between(block.position(), block.position() + block.length() - 1).get(block.blockNumber(), [])
        exact = [wave for wave in line if wave.word.selectionStart() <= at <= wave.word.selectionEnd()]
        return tuple(wave.finding for wave in exact or line)


def _start(wave: Wave) -> int:
    return wave.word.selectionStart()


def worst(waves: Sequence[Wave]) -> Severity:
    """The gravest severity of some waves."""
    return max((wave.finding.severity for wave in waves), key=_RANK.index)


def paint_wave(p: QPainter, edit: QPlainTextEdit, wave: Wave) -> None:
    """A real sine: Qt's dotted underline differs by style and is lost at 1x."""
    cursor = QTextCursor(wave.word)
    cursor.setPosition(wave.word.selectionStart())
    first = edit.cursorRect(cursor)
    cursor.setPosition(wave.word.selectionEnd())
    last = edit.cursorRect(cursor)
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


def _word(block: QTextBlock, finding: Finding) -> QTextCursor:
    """A cursor over what a finding points at: up to the end of a scalar or key, within the line."""
    line = block.text()
    start = max(0, finding.mark.column - 1)
    match = (_FLOW_WORD if re.search(r"[\[{]", line[:start]) else _WORD).match(line[start:])
    cursor = QTextCursor(block)
    last = block.length() - 1
    begin = min(units(line[:start]), last)
    length = units(match.group() if match else line[start:])
    cursor.setPosition(block.position() + begin)
    cursor.setPosition(block.position() + min(begin + length, last), QTextCursor.MoveMode.KeepAnchor)
    return cursor
