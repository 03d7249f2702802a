"""Tab goes through a window as one reads it.

Qt's own order is that in which the parts were made: what appears later, a problem with its fix or an entry of a form,
would come behind everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QBoxLayout, QLayout, QScrollArea, QSplitter, QWidget
from typing_extensions import override

_REASONS: Final = {1: Qt.FocusReason.TabFocusReason, -1: Qt.FocusReason.BacktabFocusReason}


class ReadInOrder(QWidget):
    """A part of a window in which Tab follows the layouts, round and round."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, 1 if next else -1)


def go_on(root: QWidget, step: int) -> bool:
    """Put the keyboard on the next stop inside `root`, or with -1 on the one before; whether there is one."""
    focus = QApplication.focusWidget()
    inside = focus is not None and root.isAncestorOf(focus)
    stop = (_after(root, focus, step) if inside and focus is not None else None) or _edge(root, step, itself=False)
    if stop is not None:
        stop.setFocus(_REASONS[step])
        root.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # Qt's own parts show it then only
        _bring_into_sight(stop)
    return stop is not None


def _bring_into_sight(stop: QWidget) -> None:
    """Scroll to a stop; Qt does it only where Tab comes from inside the same area."""
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()


def _after(root: QWidget, start: QWidget, step: int) -> QWidget | None:
    """The stop that follows a part; only what lies near is looked at, for a form may have thousands."""
    if step > 0 and (found := _edge(start, step, itself=False)) is not None:
        return found
    here, above = start, start.parentWidget()
    while here is not root and above is not None:
        beside = list(_parts(above))
        at = beside.index(here)
        for each in beside[at + 1 :] if step > 0 else reversed(beside[:at]):
            if (found := _edge(each, step)) is not None:
                return found
        if step < 0 and above is not root and _is_stop(above) and not isinstance(above, QScrollArea):
            return above
        here, above = above, above.parentWidget()
    return None


def _edge(part: QWidget, step: int, *, itself: bool = True) -> QWidget | None:
    """The first stop in a part, or with -1 the last; a part stands before what lies in it."""
    if not part.isVisible() or not part.isEnabled():
        return None
    own = part if itself and _is_stop(part) else None
    if own is not None and step > 0 and not isinstance(part, QScrollArea):
        return own
    parts = list(_parts(part)) if _is_open(part) else []
    found = (_edge(each, step) for each in (parts if step > 0 else reversed(parts)))
    return next((each for each in found if each is not None), own)  # what scrolls is a stop when nothing inside is


def _is_stop(part: QWidget) -> bool:
    reached = part.isVisible() and part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and part.focusProxy() is None


def _is_open(part: QWidget) -> bool:
    """Whether Tab goes into a part: lists, trees and texts are one stop each."""
    return not isinstance(part, QAbstractScrollArea) or isinstance(part, QScrollArea)


def _parts(part: QWidget) -> Iterator[QWidget]:
    """What lies in a part, as it is laid out; then what lies over it."""
    inside = [each for each in part.children() if isinstance(each, QWidget)]
    if isinstance(part, QSplitter):
        laid: list[QWidget | None] = [part.widget(at) for at in range(part.count())]
    else:
        layout = part.layout()
        laid = list(_laid(layout, inside) if layout is not None else sorted(inside, key=_by_lines))
    first = [each for each in laid if each is not None]
    rest = [each for each in inside if each not in first]
    yield from (each for each in (*first, *rest) if not each.isWindow())


def _laid(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """The parts of a layout by their places.

    Never through its items: PySide keeps those it handed out beyond their end, and the process dies of it later.
    """
    own: list[QWidget | QLayout] = [each for each in inside if layout.indexOf(each) >= 0]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    for each in sorted((*own, *inner), key=partial(_place, layout)):
        if isinstance(each, QLayout):
            yield from _laid(each, inside)
        else:
            yield each


def _by_lines(part: QWidget) -> tuple[int, int]:
    """Where a part comes among others that are put in their places by hand."""
    area = part.geometry()
    return area.y(), -area.right() if part.isRightToLeft() else area.x()


def _place(layout: QLayout, piece: QWidget | QLayout) -> tuple[int, int]:
    """Where a piece comes in a layout: along a row or a column, elsewhere by lines."""
    area, around = piece.geometry(), layout.parentWidget()
    x = -area.right() if around is not None and around.isRightToLeft() else area.x()
    if isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.LeftToRight:
        return x, area.y()
    return area.y(), x
