"""F6: from pane to pane of the window, with a frame around the one that was reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QSplitter, QWidget
from shiboken6 import isValid
from typing_extensions import override

from kitstudio.ui import paint

_SHOWN_MS: Final = 1500
_PANE: Final = "pane"
_REASON: Final = Qt.FocusReason.TabFocusReason
"""As by Tab: whatever takes the focus shows it."""


def set_pane(part: QWidget) -> None:
    """Let F6 stop at a part of a page; panes of its splitters are stopped at without this."""
    part.setProperty(_PANE, True)  # noqa: FBT003 - Qt's own


def panes_of(page: QWidget) -> list[QWidget]:
    """The panes of a page from the top and the start of reading on; the page itself when it has none."""
    found = [part for part in _parts(page) if first_stop(part) is not None]
    back = -1 if page.isRightToLeft() else 1
    found.sort(key=lambda part: (part.mapTo(page, QPoint(0, 0)).y(), back * part.mapTo(page, QPoint(0, 0)).x()))
    return found or [page]


def _parts(page: QWidget) -> Iterator[QWidget]:
    for splitter in page.findChildren(QSplitter):
        if splitter.isVisible():
            for at in range(splitter.count()):
                part = splitter.widget(at)
                if part is not None and part.isVisible() and not part.findChildren(QSplitter):
                    yield part
    yield from (part for part in page.findChildren(QWidget) if part.property(_PANE) and part.isVisible())


def first_stop(pane: QWidget) -> QWidget | None:
    """The first part of a pane that Tab would reach; what one works in before what lies around it."""
    stops = [each for each in (pane, *pane.findChildren(QWidget)) if _is_stop(each)]
    works = [each for each in stops if isinstance(each, QAbstractScrollArea) and not isinstance(each, QScrollArea)]
    checked = [each for each in stops if each.property("checked")]
    return next(iter(works or checked or stops), None)


def _is_stop(part: QWidget) -> bool:
    reached = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and part.isVisible()
    return reached and not isinstance(part, QScrollArea)


class PaneRing(QWidget):
    """A frame around a pane for a moment; what has the focus inside shows it by itself, and stays."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def surround(self, pane: QWidget) -> None:
        """Show it around a pane."""
        self.setGeometry(QRect(pane.mapTo(self._window, QPoint(0, 0)), pane.size()))
        self.show()
        self.raise_()
        self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.ring(p, self.rect().adjusted(1, 1, -1, -1), 8)


class PaneCycle(QObject):
    """Goes round the panes of a window; `panes` tells which there are now, in order."""

    def __init__(self, window: QWidget, panes: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._panes = panes
        self._ring = PaneRing(window)
        self._last: dict[QWidget, QWidget] = {}

    @Slot()
    def forward(self) -> None:
        """Go to the next pane."""
        self._go(1)

    @Slot()
    def back(self) -> None:
        """Go to the pane before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        panes = list(self._panes())
        self._last = {pane: stop for pane, stop in self._last.items() if isValid(pane)}
        focus = QApplication.focusWidget()
        at = next((at for at, pane in enumerate(panes) if focus is not None and _holds(pane, focus)), None)
        if at is not None and focus is not None:
            self._last[panes[at]] = focus
        start = at if at is not None else (-1 if step > 0 else 0)
        for away in range(1, len(panes) + 1):
            pane = panes[(start + away * step) % len(panes)]
            stop = self._stop(pane)
            if stop is not None:
                stop.setFocus(_REASON)
                self._ring.surround(pane)
                return

    def _stop(self, pane: QWidget) -> QWidget | None:
        """Where one was in a pane the last time, if that is still there, else its first stop."""
        last = self._last.get(pane)
        if last is not None and isValid(last) and _is_stop(last) and _holds(pane, last):
            return last
        return first_stop(pane)


def _holds(pane: QWidget, part: QWidget) -> bool:
    return pane is part or pane.isAncestorOf(part)
