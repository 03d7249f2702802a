"""What was done to the store in this run and can still be taken back, whatever page it was done on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot


class TakeBack:
    """One thing done; `act` takes it back."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act


class TakeBacks(QObject):
    """The newest first.

    Signals:
        changed(): there is one more, or one less.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[TakeBack] = []

    def __bool__(self) -> bool:
        return bool(self._done)

    def add(self, act: Callable[[], object]) -> TakeBack:
        """Something was done that `act` takes back."""
        done = TakeBack(act)
        self._done.append(done)
        self.changed.emit()
        return done

    def drop(self, done: TakeBack) -> None:
        """It was taken back, or cannot be any more; said twice it means nothing."""
        if done in self._done:
            self._done.remove(done)
            self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """Take back the newest."""
        if self._done:
            self._done[-1].act()
