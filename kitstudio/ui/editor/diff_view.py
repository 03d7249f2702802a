"""Two texts side by side, only what differs with some lines around it: line numbers, bars, changed lines tinted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.model.line_diff import Change, changes
from kitstudio.ui import paint
from kitstudio.ui.layout import col, row, scrolling, wrap
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Rule

_EFFORT: Final = 250_000
_AROUND: Final = 3
_MOST: Final = 2000
_LINE: Final = 20
_GUTTER: Final = 44


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of each text, None where there is none; `gap` stands for lines that are left out."""

    left: int | None = None
    right: int | None = None
    changed: bool = False
    gap: bool = False


class DiffView(QWidget):
    """The halves with a title over each.

    Args:
        old: text at the left, with its title.
        new: text at the right, with its title.
    """

    def __init__(self, old: tuple[str, str], new: tuple[str, str]) -> None:
        super().__init__()
        heads = [Label(title, "smallStrong", "text2") for title, _text in (old, new)]
        head = wrap(row(12, (heads[0], 1), 12, (heads[1], 1), gap=0), height=30)
        self.rows = _Rows(old[1], new[1])
        self.setLayout(col(head, Rule(), (scrolling(self.rows), 1), gap=0))
        self.setMinimumHeight(160)


class _Rows(QWidget):
    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self._old, self._new = _lines(old), _lines(new)
        found = changes(self._old, self._new, effort=_EFFORT)
        self._shown = list(_rows(found, len(self._old), len(self._new)))[:_MOST]
        said = [f"- {self._old[each.left]}" for each in self._shown if each.changed and each.left is not None]
        said += [f"+ {self._new[each.right]}" for each in self._shown if each.changed and each.right is not None]
        self.setAccessibleName(self.tr("What differs"))
        self.setAccessibleDescription("\n".join(said))
        self.setMinimumHeight(_LINE * len(self._shown))

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, _LINE * len(self._shown))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        half = self.width() / 2
        first = max(0, event.rect().top() // _LINE)
        last = event.rect().bottom() // _LINE + 1
        with paint.Painter(self) as p:
            for at in range(first, min(last, len(self._shown))):
                each = self._shown[at]
                top = float(at * _LINE)
                if each.gap:
                    p.fillRect(QRectF(0, top, self.width(), _LINE), T["sunken"])
                    paint.write(p, QRectF(12, top, half, _LINE), "⋯", "mono", "muted")
                    continue
                _paint_half(p, QRectF(0, top, half, _LINE), self._old, each.left, "removed" if each.changed else "")
                _paint_half(p, QRectF(half, top, half, _LINE), self._new, each.right, "added" if each.changed else "")


def _paint_half(p: QPainter, box: QRectF, lines: Sequence[str], number: int | None, kind: str) -> None:
    if number is None:
        p.fillRect(box, T["sunken"])
        return
    if kind:
        p.fillRect(box, T[f"diff.{kind}.tint"])
        p.fillRect(QRectF(box.left(), box.top(), 3, box.height()), T[f"diff.{kind}.solid"])
    numbers = QRectF(box.left(), box.top(), _GUTTER - 10, box.height())
    paint.write(p, numbers, str(number + 1), "monoSmall", "muted", paint.RIGHT)
    words = QRectF(box.left() + _GUTTER, box.top(), box.width() - _GUTTER - 8, box.height())
    paint.write(p, words, lines[number], "mono", "text")


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")


def _rows(found: Sequence[Change], old: int, new: int) -> Iterator[_Row]:
    """Changes with the lines around them; what lies between is a gap."""
    at = 0
    for number, each in enumerate(found):
        yield from _same(at, each.old_start, each.new_start - each.old_start, tail=number > 0, head=True)
        height = max(each.old_end - each.old_start, each.new_end - each.new_start)
        for step in range(height):
            left, right = each.old_start + step, each.new_start + step
            yield _Row(left if left < each.old_end else None, right if right < each.new_end else None, changed=True)
        at = each.old_end
    yield from _same(at, old, new - old, tail=bool(found), head=False)


def _same(start: int, end: int, shift: int, *, tail: bool, head: bool) -> Iterator[_Row]:
    """Lines that are equal, from `start` to `end`: those behind a change and those before the next."""
    behind = min(end, start + _AROUND) if tail else start
    before = max(behind, end - _AROUND) if head else end
    yield from (_Row(at, at + shift) for at in range(start, behind))
    if (head and before > behind) or (not head and end > behind):
        yield _Row(gap=True)
    if head:
        yield from (_Row(at, at + shift) for at in range(before, end))
