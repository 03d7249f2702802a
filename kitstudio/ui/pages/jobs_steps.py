"""The steps of a job, a line each: what it is, how much of it, how far, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.jobs.relay import Item, State
from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.text import translate
from kitstudio.ui.theme import T

_ROW: Final = 19
_NUMBER: Final = 110
_BAR: Final = 150
_STATE: Final = 130
_MOST: Final = 40
_SPOKEN: Final = 12


class JobSteps(QWidget):
    """Below a job, while somebody wants to see them."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._state = State.QUEUED
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Steps of the job"))

    def show_items(self, items: Sequence[Item], state: State) -> None:
        """Show how these stand in a job that stands like this."""
        wanted = tuple(items)
        if (wanted, state) == (self._items, self._state):
            return
        if len(wanted) != len(self._items):
            self.updateGeometry()
        self._items, self._state = wanted, state
        said = [f"{_name(each)}, {_words(each, state)}" for each in wanted[:_SPOKEN]]
        self.setAccessibleDescription(". ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        rows = min(len(self._items), _MOST) + (len(self._items) > _MOST)
        return QSize(300, rows * T.wide(_ROW) + 6 if rows else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        high = T.wide(_ROW)
        with paint.Painter(self) as p:
            for at, item in enumerate(self._items[:_MOST]):
                self._paint_row(p, QRectF(0, 6 + at * high, self.width(), high), item)
            if len(self._items) > _MOST:
                rest = translate("jobs", "and {n} more").format(n=len(self._items) - _MOST)
                paint.write(p, QRectF(22, 6 + _MOST * high, self.width() - 22, high), rest, "small", "muted")

    def _paint_row(self, p: QPainter, r: QRectF, item: Item) -> None:
        icon, tone, ink = _look(item, self._state)
        paint_icon(p, icon, QRectF(r.left(), r.center().y() - 7, 14, 14), tone)
        state, number, bar = T.wide(_STATE), T.wide(_NUMBER), float(_BAR)
        words = QRectF(r.right() - state, r.top(), state, r.height())
        paint.bar(
            p, QRectF(words.left() - 16 - bar, r.center().y() - 2, bar, 4), [(item.share or 0.0, ink)], "track", 2
        )
        size = QRectF(words.left() - 32 - bar - number, r.top(), number, r.height())
        name = QRectF(r.left() + 22, r.top(), size.left() - r.left() - 34, r.height())
        paint.write(p, name, _name(item), "small", "text", elide=Qt.TextElideMode.ElideMiddle)
        paint.write(p, size, _amount(item), "small", "text2", paint.RIGHT)
        paint.write(p, words, _words(item, self._state), "small", "muted")


def _name(item: Item) -> str:
    return printable(item.label or item.key)


def _amount(item: Item) -> str:
    if item.total is None:
        return text.size(item.done) if item.done else ""
    is_under_way = 0 < item.done < item.total and not item.skipped
    return text.size_of(item.done, item.total) if is_under_way else text.size(item.total)


def _words(item: Item, state: State) -> str:
    if item.skipped:
        known = {
            "exists": translate("jobs", "already there"),
            "cached": translate("jobs", "unchanged"),
            "filtered": translate("jobs", "left out"),
        }
        return known.get(item.skipped, translate("jobs", "nothing to do"))
    if item.share == 1.0 or state is State.DONE:
        return translate("jobs", "done")
    if state is State.RUNNING:
        return translate("jobs", "under way") if item.done else translate("jobs", "waiting")
    return translate("jobs", "not finished")


def _look(item: Item, state: State) -> tuple[Icon, str, str]:
    """The sign of a step, its colour, and that of its bar."""
    if item.skipped:
        return Icon.LINK, "state.ok.solid", "state.ok.solid"
    if item.share == 1.0 or state is State.DONE:
        return Icon.OK, "state.ok.solid", "state.ok.solid"
    if state is State.FAILED:
        return Icon.ERROR, "state.danger.solid", "state.danger.solid"
    return (Icon.JOBS if item.done else Icon.CLOCK), "accent" if item.done else "muted", "accentFill"
