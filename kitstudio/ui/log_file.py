"""Writes the session's log to a file, as much of it as the settings say."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from kitstudio.base.errors import KitStudioError
from kitstudio.host.logs import WindowLog, open_window_log
from kitstudio.ui.preferences import Preferences
from kitstudio.ui.session_log import Level, SessionLog

_LEAST: Final = {"errors": Level.ERROR, "warnings": Level.WARNING, "all": Level.NOTE}


class LogFile(QObject):
    """Follows the log of one window; a file that cannot be written is said once, in the log itself."""

    def __init__(self, log: SessionLog, preferences: Preferences) -> None:
        super().__init__(log)
        self._log, self._preferences = log, preferences
        self._file: WindowLog | None = None
        self._open()
        log.write_to(self._take)
        preferences.changed.connect(self._changed)

    def _take(self, line: str) -> None:
        level = Level[line.partition(" ")[0].upper()]
        if self._file is not None and level >= _LEAST[self._preferences.settings.text("log.level")]:
            self._file.write(line)

    @Slot(str)
    def _changed(self, key: str) -> None:
        if key == "log.file":
            self._open()

    def _open(self) -> None:
        self._file = None
        try:
            self._file = open_window_log(self._preferences.settings)
        except KitStudioError as error:
            self._log.add(f"the log cannot be written: {error.summary}", Level.WARNING)
