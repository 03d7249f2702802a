"""When the garbage of reference cycles is looked for. While it is, no thread can do anything, least of all paint."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

COLLECT: Final = (5_000, 2_000, 1_000)
"""Objects between two looks at what is new, and how often that is before a look at what has stayed.

A long Kitfile makes half a million objects while it is read, which all stay. With Python's own numbers they are looked
through over and over; with 50,000 new ones each look takes 20 ms, and one at what stayed 70 ms. So looks are short, and
at what stayed they are left to the moments in which nobody looks at the window.
"""

_AWAY_MS: Final = 3_000


class Collecting(QObject):
    """Looks for garbage in short turns, and for all of it once the window was left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_AWAY_MS)
        self._away.timeout.connect(self._collect)

    def begin(self) -> None:
        """What is loaded by now stays: it is not looked through again."""
        gc.freeze()
        gc.set_threshold(*COLLECT)
        gc.enable()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._moved)

    @Slot(Qt.ApplicationState)
    def _moved(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        else:
            self._away.start()

    @Slot()
    def _collect(self) -> None:
        gc.collect()
