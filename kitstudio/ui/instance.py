"""What other starts of the program ask of the one window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.host.single import First


class Instance(QObject):
    """Takes errands and brings the window to the front.

    Signals:
        asked(str): open this target.
    """

    asked = Signal(str)

    def __init__(self, first: First, window: QWidget) -> None:
        super().__init__(window)
        self._first, self._window = first, window
        self._notifier = QSocketNotifier(first.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._called)

    def close(self) -> None:
        """Take no more."""
        self._notifier.setEnabled(False)
        self._first.close()

    @Slot()
    def _called(self) -> None:
        errand = self._first.answer()
        if errand is None:
            return
        errand.pass_token_on()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if errand.target:
            self.asked.emit(errand.target)
