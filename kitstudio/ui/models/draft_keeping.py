"""Keeping the edits of a draft while they are not saved, and finding those that an earlier run left behind."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task, Work
from kitstudio.jobs.relay import State
from kitstudio.jobs.runner import Runner
from kitstudio.operations.recovery import LeftBehind, left_behind
from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.models.draft_state import DraftState

_QUIET_MS: Final = 250
"""So long after the last key the text is on its way to the disk."""

_LATEST_MS: Final = 2000
"""And so long after the first one that is not, however steadily one types."""


_PATIENCE_MS: Final = 5000
"""So long a disk may take for it before the person is told."""


class DraftKeeping(QObject):
    """Keeps what a `DraftState` holds, as jobs, and nothing of what is saved or discarded.

    Args:
        state: of the draft.
        place: where edits are kept.
        keeper: runs the keeping, which never waits for somebody else's disk.
        reader: looks for what was left behind, which compares with disks that may not answer.

    Signals:
        looked(tuple): the edits of this folder that earlier runs left, the newest first; once, after it was opened.
        refused(error): the edits cannot be kept, or not yet, as the disk does not answer (None); told once until it
            works again.
        settled(): what there is is kept, or need not be.
    """

    looked = Signal(object)
    refused = Signal(object)
    settled = Signal()

    def __init__(self, state: DraftState, place: RecoveryPlace, keeper: Runner, reader: Runner) -> None:
        super().__init__(state)
        self._state, self._place, self._keeper, self._reader = state, place, keeper, reader
        self._kept: tuple[str, str] | None = None
        self._seen: tuple[str, str] | None = None
        self._adopted: tuple[str, ...] = ()
        self._looked = self._is_told = False
        self._job: Job | None = None
        self._quiet, self._latest, self._patience = QTimer(self), QTimer(self), QTimer(self)
        pauses = (self._quiet, _QUIET_MS, self._keep), (self._latest, _LATEST_MS, self._keep)
        for timer, pause, then in (*pauses, (self._patience, _PATIENCE_MS, self._late)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(then)
        state.changed.connect(self._changed)
        state.reloaded.connect(self._look)
        state.closed.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """The edits were saved or discarded: nothing is kept any more."""
        self._rest()
        self._give_up()
        self._patience.stop()
        if self._kept is not None:
            self._kept = None
            self._place.forget(self._state.folder)
            self._run(self._sweep)
        self._done()

    def adopt(self, found: LeftBehind) -> None:
        """Edits that were left behind are in the text now: their file goes once the text is kept anew, or saved."""
        self._adopted = (*self._adopted, found.name)
        if not self._state.edited:
            self.drop(found)

    def drop(self, found: LeftBehind) -> None:
        """Edits that were left behind are not wanted."""
        self._run(partial(_remove, self._place, (found.name,)))

    @Slot()
    def _look(self) -> None:
        if not self._looked:
            self._looked = True
            folder = self._state.folder
            job = self._reader.submit(
                Task("left-behind", f"left-behind:{folder}", ""), partial(left_behind, self._place, folder=folder)
            )
            job.succeeded.connect(self._tell)

    @Slot(object)
    def _tell(self, found: tuple[LeftBehind, ...]) -> None:
        draft = self._state.draft
        news = [
            each for each in found if draft is None or each.kept.text != draft.saved or each.kept.ignore is not None
        ]
        for each in found:
            if each not in news:  # what is on disk is what was kept
                self.drop(each)
        self.looked.emit(tuple(news))

    @Slot()
    def _changed(self) -> None:
        if not self._state.edited:
            self._seen = None  # the very same text, done again or gone from the disk, is to be kept anew
            self.forget()
            return
        now = self._state.text, self._state.ignore
        if now not in (self._kept, self._seen):  # what is only checked or looked at anew is no key
            self._quiet.start()
            if not self._latest.isActive():
                self._latest.start()
        self._seen = now

    def _rest(self) -> None:
        self._quiet.stop()
        self._latest.stop()

    def keep_now(self) -> None:
        """Keep the edits and come back when they are on disk, or cannot be: the program is about to end."""
        kept = self._to_keep()
        if kept is not None:
            self._kept = self._state.text, self._state.ignore
            with contextlib.suppress(KitStudioError):
                self._place.keep(kept, self._place.order())

    @Slot()
    def _keep(self) -> None:
        self._rest()
        kept = self._to_keep()
        if kept is None:
            return
        self._kept = self._state.text, self._state.ignore
        self._give_up()
        self._job = self._run(partial(_keep, self._place, kept, self._place.order()))
        self._job.succeeded.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        if not self._patience.isActive():
            self._patience.start()

    def _give_up(self) -> None:
        """What still waits is not wanted any more: something newer follows, or nothing is to be kept."""
        job, self._job = self._job, None
        if job is not None and job.state is State.QUEUED:
            job.cancel()

    def _to_keep(self) -> Kept | None:
        state, draft = self._state, self._state.draft
        if draft is None or not state.edited:
            return None
        base = draft.ignore.saved or ""
        is_file, rules = draft.kitfile_path is not None, state.ignore if state.ignore != base else None
        return Kept(state.folder, state.text, draft.saved, is_file, rules, ignore_base=base)

    def _run(self, work: Work) -> Job:
        """One job at a time for a folder, in the order they came."""
        return self._keeper.submit(Task("keep", f"keep:{self._state.folder}", self._state.folder.name), work)

    def _sweep(self, _control: Control) -> None:
        self._place.sweep()

    @Slot(object)
    def _done(self, _nothing: object = None) -> None:
        """The edits are kept here, or need not be: what they came from is not needed any more."""
        self._is_told = False
        if self._job is None or self._job.state is not State.QUEUED:
            self.settled.emit()
        adopted, self._adopted = self._adopted, ()
        if adopted:
            self._run(partial(_remove, self._place, adopted))

    @Slot()
    def _ended(self) -> None:
        if self._job is not None and self._job.over:
            self._job = None
            self._patience.stop()

    @Slot()
    def _late(self) -> None:
        if not self._is_told:
            self._is_told = True
            self.refused.emit(None)

    @Slot(object)
    def _failed(self, error: KitStudioError) -> None:
        if not self._is_told:
            self._is_told = True
            self.refused.emit(error)


def _keep(place: RecoveryPlace, kept: Kept, order: int, _control: Control) -> None:
    place.keep(kept, order)


def _remove(place: RecoveryPlace, names: tuple[str, ...], _control: Control) -> None:
    place.remove(names)
