"""Back and forward: the places one was at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

_MOST: Final = 50


class Steps(QObject):
    """Remembers places by key: a room (`kits`) or a document (`kit:…`, `draft:…`).

    Signals:
        went(str): go there; no new step is made of it.
        changed(): whether there is a way back or forward moved.
    """

    went = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._past: list[str] = []
        self._future: list[str] = []
        self._here = ""

    @property
    def here(self) -> str:
        """Where one is."""
        return self._here

    @property
    def has_past(self) -> bool:
        """Whether one can go back."""
        return bool(self._past)

    @property
    def has_future(self) -> bool:
        """Whether one can go forward again."""
        return bool(self._future)

    @Slot(str)
    def arrive(self, place: str) -> None:
        """A place was reached."""
        if place != self._here:
            if self._here:
                self._past = [*self._past, self._here][-_MOST:]
            self._here, self._future = place, []
        self.changed.emit()

    def rename(self, old: str, new: str) -> None:
        """A place has another key now."""
        self._past, self._future = (
            [new if each == old else each for each in way] for way in (self._past, self._future)
        )
        self._here = new if self._here == old else self._here

    @Slot()
    def back(self) -> None:
        """Go where one came from."""
        if self._past:
            self._future.append(self._here)
            self._go(self._past.pop())

    @Slot()
    def forward(self) -> None:
        """Undo a step back."""
        if self._future:
            self._past.append(self._here)
            self._go(self._future.pop())

    def _go(self, place: str) -> None:
        self._here = place
        self.went.emit(place)
        self.changed.emit()
