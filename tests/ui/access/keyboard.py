"""A walk through a window by Tab, pressed for real: what it reaches, in which order, and whether it is seen."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QScrollArea, QTextBrowser, QWidget

from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.widgets.toasts import Toast
from tests.ui.access.rules import focused, front, place, said, stops

MOST: Final = 400
_SEEN: Final = 30
"""Pixels that must change where the keyboard is."""
_CARET: Final = 8
"""As many in a text that is written: it has a caret."""
_SAME_LINE: Final = 6
_ROUGHLY: Final = 24
_ROUND: Final = 9
"""More than any page has panes."""


def walk(window: QWidget) -> list[QWidget]:
    """Every part that Tab reaches, beginning with what has the keyboard now."""
    start = focused()
    if start is None:
        top = front(window)
        QTest.keyClick(top, Qt.Key.Key_Tab)
        start = focused()
    out: list[QWidget] = [] if start is None else [start]
    links = 0
    while out and len(out) < MOST:
        if isinstance(out[-1], KitfileEdit):  # where Tab indents; Esc lets it go
            for _list_then_text in range(2):
                QTest.keyClick(out[-1], Qt.Key.Key_Escape)
        QTest.keyClick(out[-1], Qt.Key.Key_Tab)
        now = focused()
        if now is out[-1] and isinstance(now, QTextBrowser) and links < MOST:
            links += 1  # Tab goes through its links first
            continue
        if now is None or now in out:
            break
        out.append(now)
    return out


def unreached(window: QWidget, walked: list[QWidget]) -> Iterator[str]:
    """What takes the keyboard by Tab but is not come to, and what keeps it."""
    top = front(window)
    wanted = stops(top)
    missing = [each for each in wanted if each not in walked and not _is_of_a_note(each)]
    yield from (f"not reached by Tab: {said(each)}" for each in missing)
    if len(walked) == 1 and len(wanted) > 1:
        yield f"keeps the keyboard: {said(walked[0])}"
    outside = [each for each in walked if top is not window and not top.isAncestorOf(each) and each is not top]
    yield from (f"reached under a sheet: {said(each)}" for each in outside)


def panes(window: QWidget) -> list[QWidget]:
    """The parts of the frame, each with an order of its own."""
    shell = window.findChild(Shell)
    if shell is None or front(window) is not window:
        return []
    parts = [shell.sidebar, shell.top_bar, shell.tabs, shell.inspector, shell.dock, shell.page]
    return [each for each in parts if each is not None]


def _is_of_a_note(widget: QWidget) -> bool:
    """Whether it is on a note, which goes by itself and whose act has a key: Tab passes it by."""
    around = widget.parentWidget()
    return isinstance(around, Toast) or (around is not None and _is_of_a_note(around))


def disorder(window: QWidget, walked: list[QWidget]) -> Iterator[str]:
    """Steps against the order of reading within one pane of the frame; from the last one Tab goes to the first."""
    rtl = window.isRightToLeft()
    around = panes(window)
    first = min((place(each, window).top() for each in walked), default=0)
    for before, after in itertools.pairwise(walked):
        same = next((each for each in around if each.isAncestorOf(before) and each.isAncestorOf(after)), None)
        if around and same is None:
            continue
        one, other = spot(before, after, window), spot(after, before, window)
        begins_anew = not around and other.top() <= first + _ROUGHLY
        if _is_back(one, other, rtl=rtl) and not begins_anew:
            yield f"against the order of reading: from {said(before)} {_at(one)} to {said(after)} {_at(other)}"


def spot(widget: QWidget, other: QWidget, window: QWidget) -> QRect:
    """Where a part is as seen from another: what scrolls is as far away as the area it scrolls in."""
    outer, around = widget, widget.parentWidget()
    while around is not None and not around.isAncestorOf(other):
        if isinstance(around, QAbstractScrollArea):
            outer = around
        around = around.parentWidget()
    return place(outer, window)


def _is_back(one: QRect, other: QRect, *, rtl: bool) -> bool:
    """Whether a step goes up, or back on a line; up is right into the next column."""
    on = one.right() <= other.left() + _SAME_LINE if not rtl else other.right() <= one.left() + _SAME_LINE
    overlap = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if overlap > min(one.height(), other.height()) / 2:
        return not on and not one.contains(other) and not other.contains(one)
    return other.bottom() <= one.top() + _SAME_LINE and not on


def _at(area: QRect) -> str:
    return f"({area.x()},{area.y()} {area.width()}x{area.height()})"


def unseen(window: QWidget, walked: list[QWidget], known: set[str]) -> Iterator[str]:
    """Parts whose picture is the same with the keyboard and without; one of each kind is looked at once."""
    for each in walked:
        kind = f"{type(each).__module__}.{type(each).__name__}/{getattr(each, '_look', '')}"
        if kind in known or each.visibleRegion().isEmpty() or not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(each, QScrollArea):
            continue  # of plain words: what it shows moves, it has no place for a ring
        known.add(kind)
        each.clearFocus()  # a focus that stays keeps its reason
        each.setFocus(Qt.FocusReason.TabFocusReason)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after the key
        area = place(each, window).adjusted(-12, -12, 12, 12).intersected(window.rect())
        lit = window.grab(area).toImage()
        each.clearFocus()
        dark = window.grab(area).toImage()
        writes = isinstance(each, QPlainTextEdit) and not each.isReadOnly()
        if _changed(lit, dark) < (_CARET if writes else _SEEN):
            yield f"the keyboard is not seen on {said(each)}"


def _changed(one: QImage, other: QImage) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for y in range(min(one.height(), other.height()))
        for x in range(min(one.width(), other.width()))
    )


def stuck_panes(window: QWidget) -> Iterator[str]:
    """Panes of the frame that F6 does not come to; it goes once round."""
    if front(window) is not window:
        return
    shell = window.findChild(Shell)
    assert shell is not None
    wanted = [each for each in (shell.sidebar, shell.page, shell.inspector, shell.dock) if each is not None]
    wanted = [each for each in wanted if each.isVisible() and stops(each)]
    met: list[QWidget] = []
    for _ in range(_ROUND):
        QTest.keyClick(window, Qt.Key.Key_F6)
        now = focused()
        if now is not None:
            met.append(now)
    for pane in wanted:
        if not any(pane.isAncestorOf(each) for each in met):
            yield f"F6 does not come to {type(pane).__name__}"
