"""What was removed from the store in this run, and how it is taken back: asked by every page that showed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(slots=True, eq=False)
class Gone:
    """One removal: the names and digests that were given for it, when, and what takes it back while that can be.

    It is `coming_back` from when that was asked for until it is done.
    """

    names: tuple[str, ...]
    at: float
    undo: Callable[[], object] | None
    coming_back: bool = False


class RemovedKits(QObject):
    """The removals of this run.

    Signals:
        changed(): one was added or taken back, or can no longer be.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gone: list[Gone] = []

    def add(self, gone: Gone) -> None:
        """Something was removed."""
        self._gone.append(gone)
        self.changed.emit()

    def close(self, gone: Gone, *, coming_back: bool = False) -> None:
        """It cannot be taken back any more, or is being taken back."""
        gone.undo, gone.coming_back = None, coming_back
        self.changed.emit()

    def forget(self, gone: Gone) -> None:
        """It was taken back."""
        self._gone.remove(gone)
        self.changed.emit()

    def of(self, *names: str) -> Gone | None:
        """The last removal of any of these names or digests."""
        return next((each for each in reversed(self._gone) if not set(names).isdisjoint(each.names)), None)
