"""Which lines are not what is saved: bars beside the numbers, a little after the last key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextDocument

from kitstudio.model.line_diff import changes

_PAUSE_MS: Final = 120
_EFFORT: Final = 60_000
"""Pairs of lines: a comparison of a few milliseconds, in the thread of the window."""

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


class ChangeBars(QObject):
    """Compares a document with the text that is saved.

    Signals:
        changed(): `lines` is new.
    """

    changed = Signal()

    def __init__(self, document: QTextDocument, lines: Callable[[], Sequence[str]]) -> None:
        """`lines` gives those of the document."""
        super().__init__(document)
        self._now = lines
        self._saved: list[str] | None = None
        self.lines: dict[int, str] = {}
        """ADDED, CHANGED or REMOVED (something is gone above it) by line number from 0."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        document.contentsChanged.connect(self._edited)

    def show_saved(self, text: str | None) -> None:
        """Compare with this text, plain line ends; None shows no bars."""
        self._saved = text.split("\n") if text is not None else None
        self._compare()

    @Slot()
    def _edited(self) -> None:
        if self._saved is not None:
            self._pause.start()

    @Slot()
    def _compare(self) -> None:
        lines: dict[int, str] = {}
        if self._saved is not None:
            for each in changes(self._saved, self._now(), effort=_EFFORT):
                kind = ADDED if each.old_start == each.old_end else CHANGED
                lines.update(dict.fromkeys(range(each.new_start, each.new_end), kind))
                if each.new_start == each.new_end:
                    lines[each.new_start] = REMOVED
        if lines != self.lines:
            self.lines = lines
            self.changed.emit()
