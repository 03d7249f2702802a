"""The settings as the window has them: told at once to whoever follows one, written by a job."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from kitstudio.base.control import Control
from kitstudio.host.declared import Value
from kitstudio.host.settings import Settings, Shown, change
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner

FIXED = ("environment", "flag")
"""Sources that the settings file cannot overrule."""


class Preferences(QObject):
    """One for each window; until `adopt` it has the defaults and writes nothing.

    Signals:
        changed(key): a setting has another value.
        failed(KitStudioError): a value could not be written; it counts until the window is closed.
    """

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._settings = Settings({}, {}, {})
        self._kept = False

    def adopt(self, settings: Settings) -> None:
        """Take these values, and write changes where they came from."""
        self._settings, self._kept = settings, True

    @property
    def settings(self) -> Settings:
        """The values now."""
        return self._settings

    def shown(self, key: str) -> Shown:
        """A value and where it comes from."""
        return self._settings.shown(key)

    def is_fixed(self, key: str) -> bool:
        """Whether the environment or the command line decides."""
        return self.shown(key).source in FIXED

    def choose(self, key: str, value: Value | None) -> None:
        """Change a setting now and in the file; None takes it back to its default. One that is fixed stays."""
        before = self.shown(key)
        if before.source in FIXED or (value == before.value and before.source == "file"):
            return
        self.take(key, value)
        if self._kept:
            text = None if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            work = partial(_write, self._settings, key, text)
            job = self._runner.submit(Task("settings", "settings", ""), work)
            job.failed.connect(self.failed)

    def take(self, key: str, value: Value | None) -> None:
        """Know that a setting was changed in the file."""
        self._settings = self._settings.changed(key, value)
        self.changed.emit(key)


def _write(settings: Settings, key: str, text: str | None, _control: Control) -> object:
    return change(settings.environment, key, text)
