"""What every page of one window shares: store, runners, what is known, settings, and the notes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui import text
from kitstudio.ui.library import Library
from kitstudio.ui.preferences import Preferences
from kitstudio.ui.removed import RemovedKits
from kitstudio.ui.shelf import Shelf
from kitstudio.ui.take_backs import TakeBacks

_WORKERS: Final = 3
_READERS: Final = 4
_KEEPERS: Final = 32
"""A place for each draft: to keep the edits of one never waits for the disk of another."""


class Desk(QObject):
    """Made once per window; `home` is the person's folder, for `~` and for where things are offered to go.

    `runner` runs what a person started and may want to watch or cancel; `reader` what a page needs in order to show
    itself, so that no page ever waits behind a pack; `keeper` keeps edits and settings, which are lost if they wait.
    Both forget a job when it has ended: whoever started one listens to it, and need not clear up after it.

    Signals:
        noted(tone, title, detail): a short note for a toast.
        offered(Toast): a note with an act of its own.
    """

    noted = Signal(str, str, str)
    offered = Signal(object)

    def __init__(self, context: Context, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context, self.home = context, home
        self.runner = Runner(_WORKERS, parent=self)
        self.reader = Runner(_READERS, parent=self, forgets=True)
        self.keeper = Runner(_KEEPERS, parent=self, forgets=True)
        self.library = Library(context, self.reader, self)
        self.removed, self.take_backs = RemovedKits(self), TakeBacks(self)
        self.preferences = Preferences(self.keeper, self)
        self.shelf = Shelf(context, self.reader, self)
        self._told = False
        self.shelf.failed.connect(self._not_remembered)

    @Slot(object)
    def _not_remembered(self, error: KitStudioError) -> None:
        """Say once that what is opened is forgotten; it would come with every page."""
        if not self._told:
            self._told = True
            self.noted.emit("warn", self.tr("What is opened cannot be remembered"), text.error_text(error).summary)

    def short(self, path: str) -> str:
        """A path as people write it, with `~` for their own folder."""
        home = str(self.home)
        return f"~{path[len(home) :]}" if path.startswith(f"{home}/") else path

    def close(self) -> None:
        """End all work in order."""
        self.keeper.shutdown()
        self.reader.shutdown()
        self.runner.shutdown()
