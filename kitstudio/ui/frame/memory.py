"""What the window remembers from one run to the next: sizes, columns, open tabs. All of it lies in `window.ini`.

A page says `remember(splitter, "draft/panes")` or `remember(table, "kits")` where it makes the part, and is done: the
part finds the memory of its window when it is first shown, takes what was kept, and keeps what the person changes.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSettings, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QSplitter, QTreeView, QWidget
from typing_extensions import override

_LEAST_SHOWN: Final = 120
"""Pixels of a window, both ways, that have to lie on a screen for a person to find it."""

_MOST: Final = 2**24 - 1
"""What Qt makes no widget larger than; it breaks, or ends the program, on numbers that a C int cannot hold."""


class Memory:
    """Values by key, as JSON in one file; what cannot be read is as if it had never been kept."""

    def __init__(self, path: Path) -> None:
        _make_private(path)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def keep(self, key: str, value: object) -> None:
        """Keep a value that JSON can hold."""
        self._file.setValue(key, json.dumps(value))

    def kept(self, key: str) -> object:
        """What was kept, None when nothing was."""
        found: object = self._file.value(key)
        with contextlib.suppress(ValueError, RecursionError):
            return json.loads(found) if isinstance(found, str) else None
        return None

    def numbers(self, key: str) -> list[int]:
        """A list of whole numbers that was kept, none of them below 0 or too large for Qt; empty when it is none."""
        found = self.kept(key)
        numbers = found if isinstance(found, list) else []
        return numbers if all(type(each) is int and 0 <= each <= _MOST for each in numbers) else []

    def texts(self, key: str) -> list[str]:
        """A list of texts that was kept; empty when it is none."""
        found = self.kept(key)
        texts = found if isinstance(found, list) else []
        return texts if all(isinstance(each, str) for each in texts) else []

    def keep_place(self, window: QWidget) -> None:
        """Keep where a window is and how large."""
        self._file.setValue("geometry", window.saveGeometry())

    def restore_place(self, window: QWidget) -> None:
        """Put a window where it was; one that no screen shows any more is brought to the middle of the first."""
        found = self._file.value("geometry")
        if isinstance(found, QByteArray):
            window.restoreGeometry(found)
        if not _is_found(window.frameGeometry()):
            room = QGuiApplication.primaryScreen().availableGeometry()
            window.resize(window.size().boundedTo(room.size()))
            window.move(room.center() - window.rect().center())


def _make_private(path: Path) -> None:
    """Have the file there for its owner only: it names what was open, and Qt would make it readable for everyone."""
    with contextlib.suppress(OSError):
        os.makedirs(path.parent, mode=0o700, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
        with open(descriptor, "wb"):
            os.fchmod(descriptor, 0o600)


def _is_found(place: QRect) -> bool:
    shown = [place.intersected(screen.availableGeometry()) for screen in QGuiApplication.screens()]
    return any(each.width() >= _LEAST_SHOWN and each.height() >= _LEAST_SHOWN for each in shown)


@runtime_checkable
class Remembering(Protocol):
    """A window that has a memory."""

    memory: Memory


def remember(part: QSplitter | QTreeView, key: str) -> None:
    """Let the sizes of a splitter, or the order and the widths of a table's columns, be as the person left them.

    Args:
        part: the splitter or table, complete: with its panes, its model and its own widths.
        key: its name in the file; two parts that are the same thing to a person (two drafts) share one.
    """
    _SplitterKeeper(part, key) if isinstance(part, QSplitter) else _TableKeeper(part, key)


class _Keeper(QObject):
    """Waits until a part is shown in a window, brings it into the state that was kept, and follows it."""

    def __init__(self, part: QWidget, key: str) -> None:
        super().__init__(part)
        self._key = key
        self._memory: Memory | None = None
        part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            window = watched.window()
            if isinstance(window, Remembering):
                self._memory = None  # nothing is kept of what is brought about here
                self._restore(window.memory)
                self._memory = window.memory
        return super().eventFilter(watched, event)

    def _restore(self, memory: Memory) -> None:
        raise NotImplementedError

    def _keep(self, name: str, read: Callable[[], object]) -> None:
        if self._memory is not None:
            self._memory.keep(f"{self._key}/{name}", read())


class _SplitterKeeper(_Keeper):
    def __init__(self, part: QSplitter, key: str) -> None:
        super().__init__(part, key)
        self._part = part
        part.splitterMoved.connect(self._moved)

    @override
    def _restore(self, memory: Memory) -> None:
        sizes = memory.numbers(f"{self._key}/sizes")
        if len(sizes) == self._part.count():
            self._part.setSizes(sizes)

    @Slot()
    def _moved(self) -> None:
        self._keep("sizes", self._part.sizes)


class _TableKeeper(_Keeper):
    """Columns of fixed width are the page's own business; those a person can pull are kept."""

    def __init__(self, part: QTreeView, key: str) -> None:
        super().__init__(part, key)
        self._part, self._head = part, part.header()
        self._head.sectionResized.connect(self._resized)
        self._head.sortIndicatorChanged.connect(self._sorted)

    @override
    def _restore(self, memory: Memory) -> None:
        widths = memory.numbers(f"{self._key}/widths")
        if len(widths) == self._head.count():
            for at, width in enumerate(widths):
                if self._is_pulled(at) and width > 0:
                    self._head.resizeSection(at, width)
        order = memory.numbers(f"{self._key}/order")
        if len(order) == 2 and 0 <= order[0] < self._head.count() and self._part.isSortingEnabled():
            self._part.sortByColumn(order[0], Qt.SortOrder(min(1, max(0, order[1]))))

    def _is_pulled(self, at: int) -> bool:
        return self._head.sectionResizeMode(at) == QHeaderView.ResizeMode.Interactive

    @Slot()
    def _resized(self) -> None:
        self._keep("widths", self._widths)

    def _widths(self) -> list[int]:
        """Of the columns a person can pull; of one that a small window hides, what was kept of it."""
        before = self._memory.numbers(f"{self._key}/widths") if self._memory is not None else []
        return [
            (before[at] if at < len(before) else 0) if self._head.isSectionHidden(at) else self._width(at)
            for at in range(self._head.count())
        ]

    def _width(self, at: int) -> int:
        return self._head.sectionSize(at) if self._is_pulled(at) else 0

    @Slot()
    def _sorted(self) -> None:
        self._keep("order", self._order)

    def _order(self) -> list[int]:
        return [self._head.sortIndicatorSection(), self._head.sortIndicatorOrder().value]
