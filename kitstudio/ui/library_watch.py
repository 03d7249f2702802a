"""Shows in the frame what the store holds and how the draft in front stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job
from kitstudio.operations.context import Context
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.page_kinds import is_draft
from kitstudio.ui.sheets.asking import Asking

if TYPE_CHECKING:  # loaded with the first draft
    from kitstudio.ui.pages.draft_page import DraftPage

_PULSE_MS: Final = 2_000
"""How often the store is asked for the number that every change of its names counts up."""


class LibraryWatch(QObject):
    """Looks at the store when another program changed it.

    Numbers of the sidebar and the status bar; `kits` and `drafts` are the keys of their rooms.

    Signals:
        changed(): the draft in front has more or fewer problems.
    """

    changed = Signal()

    def __init__(self, desk: Desk, shell: Shell, kits: str, drafts: str) -> None:
        super().__init__(shell)
        self._desk, self._shell, self._kits, self._drafts = desk, shell, kits, drafts
        self._draft: DraftPage | None = None
        self._asking = Asking(desk.reader, "pulse", 0, self)
        self._asking.answered.connect(self._felt)
        self._pulse = QTimer(self)
        self._pulse.timeout.connect(self._feel)
        desk.library.changed.connect(self._show_store)
        desk.library.changed.connect(self._begin)
        desk.shelf.changed.connect(self.count_drafts)

    @Slot()
    def _begin(self) -> None:
        """From the first look on."""
        if not self._pulse.isActive():
            self._pulse.start(_PULSE_MS)

    @Slot()
    def _feel(self) -> None:
        """Ask, in a worker, unless the last question waits for its disk still."""
        library = self._desk.library
        if library.holding is not None and not library.looking and not self._asking.waiting:
            self._asking.ask(partial(_generation, self._desk.context), now=True)

    @Slot(object)
    def _felt(self, job: Job) -> None:
        # A store that cannot be asked just now is not looked at either: the look that somebody wants says why.
        holding = self._desk.library.holding
        if holding is not None and job.error is None and job.result != holding.generation:
            self._desk.library.refresh()

    @Slot()
    def _show_store(self) -> None:
        holding = self._desk.library.holding
        if holding is None:
            return
        number = len({each.digest for each in holding.kits})
        total, free = text.size(holding.usage.total), text.size(holding.free)
        path = self._desk.context.store_path
        tip = self.tr("The store in {path} takes {size}; {free} free on its disk")
        words = self.tr("Store {size} · {free} free")
        self._shell.sidebar.count(self._kits, str(number) if number else "")
        self._shell.status.show_store(words.format(size=total, free=free), tip.format(path=path, size=total, free=free))
        shared = min(holding.usage.shared, holding.usage.total)
        whole = holding.capacity or 1
        shares = ((holding.usage.total - shared) / whole, shared / whole)
        self._shell.sidebar.show_usage(total, shares, tip.format(path=path, size=total, free=free))

    @Slot()
    def count_drafts(self) -> None:
        """Show how many folders the room of the drafts lists, and how many of them are open."""
        drafts = [key.partition(":")[2] for key, _title, _changed in self._shell.tabs.drafts]
        opened = len(drafts)
        number = len({*drafts, *(each.name for each in self._desk.shelf.folders)})
        folders = text.count(number, self.tr("{n} folder"), self.tr("{n} folders"))
        tip = self.tr("{folders}, {n} of them open").format(folders=folders, n=opened)
        self._shell.sidebar.count(self._drafts, str(number) if number else "", tip if number else "")

    def turn_to(self, page: QWidget | None) -> None:
        """Another page is in front."""
        if self._draft is not None:
            self._draft.state.changed.disconnect(self._show_problems)
        self._draft = page if is_draft(page) else None
        if self._draft is not None:
            self._draft.state.changed.connect(self._show_problems)
        self._show_problems()

    @Slot()
    def _show_problems(self) -> None:
        number = self.problems
        words = text.count(number, self.tr("{n} problem"), self.tr("{n} problems"))
        draft = self._draft.state.draft if self._draft is not None else None
        self._shell.status.show_problems(words if number else "", grave=draft is not None and draft.errors > 0)
        self.changed.emit()

    @property
    def problems(self) -> int:
        """How many the draft in front has; 0 when none is in front."""
        draft = self._draft.state.draft if self._draft is not None else None
        return draft.errors + draft.warnings if draft is not None else 0

    @Slot()
    def go_to_problems(self) -> None:
        """Give the keyboard to the first problem of the draft in front."""
        if self._draft is not None:
            self._draft.problems.enter()


def _generation(context: Context, _control: Control) -> int:
    from kitstudio.operations.catalog import generation  # noqa: PLC0415 - loaded by the first look, in its worker

    return generation(context)
