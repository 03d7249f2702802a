"""Values that differ, one to a row: the field, before and after, the words that changed in a stronger tint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, mirrored, paint_icon

_WORDS: Final = re.compile(r"[^\s,;]+|\s+|[,;]")
_ROW: Final = 40
_BOX: Final = 30
_HEAD: Final = 26
_NAME: Final = 168
_ARROW: Final = 16
_LEFT: Final = 20


@dataclass(frozen=True, slots=True)
class Changed:
    """A field before and after; None where it is not set."""

    name: str
    before: str | None
    after: str | None


class FieldChanges(QWidget):
    """A table of changes under two titles."""

    def __init__(self, before: str, after: str, rows: Sequence[Changed]) -> None:
        super().__init__()
        self._titles, self._rows = (before, after), tuple(rows)
        self.setFixedHeight(_HEAD + _ROW * len(self._rows))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Values that differ"))
        unset = self.tr("not set")
        said = (
            f"{each.name}: {unset if each.before is None else each.before} → "
            f"{unset if each.after is None else each.after}"
            for each in self._rows
        )
        self.setAccessibleDescription("\n".join(said))

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        first = _LEFT + 28 + _NAME + 8
        half = (self.width() - first - _ARROW - _LEFT) / 2
        with paint.Painter(self) as p:
            for words, x in (
                (self.tr("Field"), _LEFT + 28.0),
                (self._titles[0], first),
                (self._titles[1], first + half + _ARROW),
            ):
                paint.write(p, QRectF(x, 0, half, _HEAD - 6), words, "label", "muted")
            for at, each in enumerate(self._rows):
                top = _HEAD + at * _ROW + (_ROW - _BOX) / 2 - 4
                self._paint_row(p, each, top, first, half)

    def _paint_row(self, p: QPainter, each: Changed, top: float, first: float, half: float) -> None:
        kind, letter = _kind(each)
        badge = QRectF(_LEFT, top + _BOX / 2 - 9, 18, 18)
        paint.box(p, badge, 4, f"diff.{kind}.tint")
        paint.write(p, badge, letter, "label", f"diff.{kind}.text", paint.CENTRE)
        name = QRectF(_LEFT + 28, top, _NAME, _BOX)
        paint.write(p, name, each.name, "mono", "text", elide=Qt.TextElideMode.ElideMiddle)
        left, right = QRectF(first, top, half, _BOX), QRectF(first + half + _ARROW, top, half, _BOX)
        words = _changed_words(each.before or "", each.after or "")
        self._paint_value(p, left, each.before, words[0], "removed")
        paint_icon(p, Icon.ARROW_RIGHT, QRectF(left.right() + 2, top + _BOX / 2 - 6, 12, 12), "muted")
        self._paint_value(p, right, each.after, words[1], "added")

    def _paint_value(self, p: QPainter, box: QRectF, value: str | None, words: tuple[int, int], kind: str) -> None:
        inner = box.adjusted(10, 0, -8, 0)
        if value is None:
            paint.box(p, box, 6, None, "lineStrong", 1, (3, 3))
            paint.write(p, inner, self.tr("not set"), "mono", "muted")
            return
        paint.box(p, box, 6, f"diff.{kind}.tint")
        line = " ".join(value.split("\n"))
        start, end = paint.width_of(line[: words[0]], "mono"), paint.width_of(line[: words[1]], "mono")
        if mirrored(p):  # the words themselves are not turned
            total = paint.width_of(line, "mono")
            start, end = total - end, total - start
        if words[0] < words[1] and end <= inner.width():
            paint.box(p, QRectF(inner.left() + start - 2, box.top() + 5, end - start + 4, 20), 3, f"diff.{kind}.strong")
        paint.write(p, inner, line, "mono", "text")


def _kind(each: Changed) -> tuple[str, str]:
    if each.before is None:
        return "added", "A"
    return ("removed", "D") if each.after is None else ("changed", "M")


def _changed_words(one: str, two: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the words that differ lie in each: all but those at both ends that are alike."""
    first, second = _WORDS.findall(one), _WORDS.findall(two)
    head = 0
    while head < min(len(first), len(second)) and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < min(len(first), len(second)) - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    start = len("".join(first[:head]))
    ends = (len(one) - len("".join(first[len(first) - tail :])), len(two) - len("".join(second[len(second) - tail :])))
    return (start, ends[0]), (start, ends[1])
