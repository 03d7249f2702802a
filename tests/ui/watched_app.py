"""The program, `kitstudio gui`, which also writes down what its window shows, as a screen reader would find it.

python -m tests.ui.watched_app SNAPSHOT [PATH|REF]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)
from shiboken6 import getCppPointer
from typing_extensions import override

import kitstudio.ui.application as program
from kitstudio.__main__ import gui
from kitstudio.ui.main_window import MainWindow
from tests.support.display import tell

PLACE: Final = QRect(20, 50, 1280, 840)
_INSIDE: Final = QPoint(90, 14)
"""From the corner of a row to where a person takes hold of it: behind chevron and tick."""

_POINTED: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)
_EVERY_MS: Final = 100
_MOST_ROWS: Final = 200


class WatchedWindow(MainWindow):
    """Writes down its parts, its rows, and where the keyboard is."""

    snapshot: Path

    @override
    def start(self, use: str = "", target: str = "") -> None:
        super().start(use, target)
        self.setGeometry(PLACE)
        self._beat, self._pointed = 0, 0
        self.windowHandle().installEventFilter(self)
        timer = QTimer(self)
        timer.timeout.connect(self._write)
        timer.start(_EVERY_MS)

    @Slot()
    def _write(self) -> None:
        shown = [each for each in self.findChildren(QWidget) if each.isVisible()]
        parts = [_described(each) for each in shown if each.accessibleName()]
        views = [each for each in shown if isinstance(each, QAbstractItemView)]
        rows = [row for view in views for row in _rows(view, QModelIndex())]
        menu = QApplication.activePopupWidget()
        rows += _choices(menu) if isinstance(menu, QMenu) else []
        focus = QApplication.focusWidget()
        self._beat += 1
        at = None if focus is None else _focused(focus)
        tell(
            self.snapshot,
            {"beat": self._beat, "parts": parts, "rows": rows[:_MOST_ROWS], "focus": at, "pointed": self._pointed},
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Counts what a pointer does; only what comes from the display passes here."""
        self._pointed += event.type() in _POINTED
        return super().eventFilter(watched, event)


def _described(part: QWidget) -> dict[str, Any]:
    centre = part.mapToGlobal(part.rect().center())
    return {
        "name": part.accessibleName(),
        "button": isinstance(part, QAbstractButton),
        "enabled": part.isEnabled(),
        "x": centre.x(),
        "y": centre.y(),
    }


def _rows(view: QAbstractItemView, above: QModelIndex) -> Iterator[dict[str, Any]]:
    model, tree = view.model(), view if isinstance(view, QTreeView) else None
    for at in range(min(_MOST_ROWS, model.rowCount(above))):
        index = model.index(at, 0, above)
        place = view.viewport().mapToGlobal(view.visualRect(index).topLeft() + _INSIDE)
        cells = [index.siblingAtColumn(column) for column in range(tree.header().count() if tree is not None else 1)]
        words = " | ".join(str(each.data(Qt.ItemDataRole.AccessibleTextRole) or "") for each in cells)
        yield {"name": str(index.data() or ""), "words": words, "x": place.x(), "y": place.y()}
        if tree is not None and tree.isExpanded(index):
            yield from _rows(view, index)


def _choices(menu: QMenu) -> list[dict[str, Any]]:
    """The lines of a menu."""
    lines = [(each.text(), menu.mapToGlobal(menu.actionGeometry(each).center())) for each in menu.actions()]
    return [{"name": name, "words": name, "x": at.x(), "y": at.y()} for name, at in lines]


def _focused(part: QWidget) -> dict[str, Any]:
    words = part.text() if isinstance(part, QLineEdit) else ""
    words = part.toPlainText() if isinstance(part, QPlainTextEdit) else words
    spoken = QAccessible.queryAccessibleInterface(part)
    name = part.accessibleName() or (spoken.text(QAccessible.Text.Name) if spoken else "")
    (same,) = getCppPointer(part)
    return {"id": same, "name": name, "kind": type(part).__name__, "words": words, "path": _path_of(part)}


def _path_of(part: QWidget) -> list[str]:
    """The names of what a part lies in, from the inside out."""
    names, above = [], part.parentWidget()
    while above is not None:
        names += [above.accessibleName()] if above.accessibleName() else []
        above = above.parentWidget()
    return names


if __name__ == "__main__":
    vars(program)["MainWindow"] = WatchedWindow  # the same window, watched
    WatchedWindow.snapshot = Path(sys.argv.pop(1))
    gui()
