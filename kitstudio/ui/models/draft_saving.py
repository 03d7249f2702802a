"""Saving a draft: the Kitfile whole or not at all, never over what another program wrote, a `.kitignore` if wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.line_diff import merge
from kitstudio.operations.draft import Draft, open_draft
from kitstudio.operations.draft_save import ChangedOnDiskError, save_draft
from kitstudio.operations.init import InitReport, Way, init, propose_kitfile
from kitstudio.ui.models.draft_state import DraftState

_PATIENCE_MS: Final = 400
"""So long a save may take before it is said."""


@dataclass(frozen=True, slots=True)
class _Merged:
    """A text `mine` typed over the proposal `base`, a proposal `new` for that, and the text with both of it."""

    base: str
    mine: str
    new: str
    both: str | None


class DraftSaving(QObject):
    """Saves what a `DraftState` holds, as its jobs.

    Signals:
        saved(): the Kitfile is on disk.
        ignore_offered(): saving could also write a `.kitignore` that makes the Kitfile shorter; see `answer`.
        refused(error): nothing was written; of what another program wrote it is known by then what it is.
        late(): the disk lets `save_now` wait, which takes what the person does again; `give_up` ends it.
    """

    saved = Signal()
    ignore_offered = Signal()
    refused = Signal(object)
    late = Signal()

    def __init__(self, state: DraftState) -> None:
        super().__init__(state)
        self._state = state
        self._waiting: QEventLoop | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._grow_late)

    @Slot()
    def save(self) -> None:
        """Write the Kitfile; a proposal that a `.kitignore` would make shorter is offered with it first."""
        state, folder, author, way = self._state, self._state.folder, self._state.author, self._way
        if state.draft is None:
            return
        if state.busy:
            state.follow(self.save)
        elif state.draft.kitfile_path is None and not state.edited:

            def propose(control: Control) -> InitReport:
                return propose_kitfile(folder, author=author, way=way, with_ignore=True, control=control)

            state.run("propose", propose, self._proposed)
        else:
            self._write()

    def save_now(self) -> bool:
        """Save and come back when that has ended or is given up: whether nothing is left to lose."""
        self._waiting = loop = QEventLoop(self)
        self._state.changed.connect(loop.quit)
        self._patience.start()
        self.save()
        while self._state.busy and self._waiting is not None:
            soon = self._patience.isActive()
            flags = QEventLoop.ProcessEventsFlag
            loop.exec(flags.ExcludeUserInputEvents if soon else flags.AllEvents)
        self._patience.stop()
        self._waiting = None
        self._state.changed.disconnect(loop.quit)
        loop.deleteLater()
        return not self._state.edited

    @Slot()
    def give_up(self) -> None:
        """Wait no longer; the file is written when the disk lets it."""
        loop, self._waiting = self._waiting, None
        if loop is not None:
            loop.quit()

    @Slot()
    def _grow_late(self) -> None:
        if self._waiting is not None:
            self.late.emit()
            self._waiting.quit()  # to wait on with what the person does

    @Slot(bool)
    def answer(self, both: bool) -> None:  # noqa: FBT001 - a slot
        """Carry out the answer to `ignore_offered`."""
        folder, author, way = self._state.folder, self._state.author, self._way

        def work(control: Control) -> Draft:
            init(folder, author=author, way=way, control=control)
            return open_draft(folder, control, follow_links=way is Way.FOLLOWING)

        if self._state.busy:
            self._state.follow(self.save)
        elif both:
            self._state.run("save", work, self._saved_anew, self._failed)
        else:
            self._write()

    @property
    def _way(self) -> Way:
        return Way.FOLLOWING if self._state.follows_links else Way.OURS

    @Slot()
    def _write(self) -> None:
        draft = self._state.draft_to_save()
        if draft is not None:
            self._state.run("save", lambda _control: save_draft(draft), self._written, self._failed)

    @Slot(object)
    def _proposed(self, report: InitReport) -> None:
        if report.ignore and not self._state.edited:  # else what is saved is no proposal any more
            self.ignore_offered.emit()
        else:
            self._state.follow(self._write)

    @Slot(object)
    def _written(self, draft: Draft) -> None:
        now = self._state.draft
        if now is not None:  # else what was found of an older text would be taken for what the saved one says
            ignore = replace(now.ignore, saved=draft.ignore.saved)
            self._state.draft = replace(now, kitfile_path=draft.kitfile_path, saved=draft.saved, ignore=ignore)
            # What was to be decided is gone by itself, else nothing would have been written.
            self._state.theirs = self._state.ignore_theirs = None
        self.saved.emit()

    @Slot(object)
    def _saved_anew(self, draft: Draft) -> None:
        """A new proposal is on disk: it is the text, with what was typed meanwhile."""
        state = self._state
        if state.edited and state.draft is not None:
            base, state.draft = state.draft.saved, draft
            if state.ignore == "":
                state.ignore = draft.ignore.text
            state.follow(partial(self._take_in, base, draft.saved))
        else:
            state.take(draft)
        self.saved.emit()

    def _take_in(self, base: str, new: str) -> None:
        """Bring the new proposal into the text; where both concern the same lines, the text stays as it was typed."""
        self._state.run("merge", partial(_merged, base, self._state.text, new), self._taken_in)

    @Slot(object)
    def _taken_in(self, found: _Merged) -> None:
        if found.mine != self._state.text:
            self._state.follow(partial(self._take_in, found.base, found.new))
        elif found.both is not None:
            self._state.mended.emit(found.both)

    @Slot(object)
    def _failed(self, error: KitStudioError) -> None:
        """What another program wrote is looked at first."""
        if isinstance(error, ChangedOnDiskError):
            self._state.follow(self._state.look_again)
            self._state.follow(partial(self.refused.emit, error))
        else:
            self.refused.emit(error)


def _merged(base: str, mine: str, new: str, _control: Control) -> _Merged:
    return _Merged(base, mine, new, merge(base, mine, new))
