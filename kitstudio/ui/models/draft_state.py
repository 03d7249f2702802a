"""One open draft: the folder, the text being edited, and the jobs that read, check and save it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError, OperationCancelledError
from kitstudio.jobs.job import Job, Task, Work
from kitstudio.jobs.runner import Runner
from kitstudio.operations.draft import (
    Draft,
    look_again,
    mended,
    open_draft,
    redraft,
)
from kitstudio.operations.draft_merge import ignore_merged_with_disk, merged_with_disk
from kitstudio.ui.models.draft_meeting import (
    DraftTexts,
    Look,
    brought_up,
    follow_rules_undo,
    follow_undo,
    is_outdated,
    is_taken_back,
    know_rules,
    take_up,
)

_PAUSE_MS: Final = 300
_PICTURE: Final = 0.04
"""Seconds in which a key has come to its picture."""


class DraftState(DraftTexts):
    """Holds the newest `Draft` and keeps it in step with the text and the disk. Everything runs as jobs.

    Signals:
        mended(str): the text with all that can be mended by itself mended.
        unreadable(error): the folder could not be looked at; `draft` is what was known before.
        closed(): the draft is not worked on any more; what was not saved is not wanted.
    """

    mended = Signal(str)
    unreadable = Signal(object)
    closed = Signal()

    def __init__(self, folder: Path, runner: Runner, parent: QObject | None = None, *, author: str = "") -> None:
        super().__init__(parent)
        self.folder, self.author = folder, author
        self.follows_links = False
        """What links lead to is taken as if it stood in the folder, from the next look on."""

        self._runner = runner
        self._job: Job | None = None
        self._following: list[Callable[[], None]] = []
        self._is_closed = False
        self._past: list[object] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._check)

    @property
    def edited(self) -> bool:
        """Whether there is something to lose: a text differs from the disk, or from what was proposed."""
        draft = self.draft
        return draft is not None and (self.text != draft.saved or self.ignore != (draft.ignore.saved or ""))

    @property
    def checked(self) -> bool:
        """Whether `draft` is about the text as it is now."""
        return _is_about(self.draft, self.text, self.ignore) and not self._pause.isActive()

    @property
    def busy(self) -> bool:
        """Whether the folder is being read or written."""
        return self._job is not None

    @Slot()
    def open(self, *, hide_links: bool = False, rules: str | None = None) -> None:
        """Read the folder for the first time, or again after it could not be read.

        Args:
            hide_links: rules that are not saved yet are to hide the links that lead out of it.
            rules: those of its `.kitignore`, not saved yet.
        """
        read = partial(open_draft, author=self.author, follow_links=self.follows_links, hide_links=hide_links)
        self.run("open", partial(read, self.folder, rules=rules), self.take)

    @Slot()
    def look_again(self) -> None:
        """Read the folder again; an edited text stays."""
        if self.busy:
            return
        if self.draft is None:
            self.open()
            return
        draft, author = self.draft if self.checked else _with(self.draft, self.text, self.ignore), self.author
        draft = replace(draft, follows_links=self.follows_links)

        def work(control: Control) -> Look:
            found = look_again(draft, control, author=author)
            return Look(draft, found, merged_with_disk(draft, found), ignore_merged_with_disk(draft, found))

        self.run("look", work, self._looked)

    @Slot(object)
    def take(self, draft: Draft) -> None:
        """Take over a draft read elsewhere, texts and all."""
        is_first, before = self.draft is None, (self.text, self.ignore)
        self.draft, self.text, self.ignore = draft, draft.text, draft.ignore.text
        self._pause.stop()
        if is_first or before != (self.text, self.ignore):  # else there is nothing to give up the way back for
            self.reloaded.emit()
        self.changed.emit()

    def edit(self, text: str) -> None:
        """The text was changed in the editor; it is checked after a short pause."""
        if text != self.text:
            self.text = text
            follow_undo(self)
            self._hold()
            self.changed.emit()

    def edit_ignore(self, text: str) -> None:
        """The text of the `.kitignore` was changed; what it hides is found out after a short pause."""
        if text != self.ignore:
            self.ignore = text
            follow_rules_undo(self)
            self._hold()
            self.changed.emit()

    def _hold(self) -> None:
        """Check after a pause; a check of what is no longer the text is given up, which leaves the keys the machine."""
        self._pause.start()
        if self._job is not None and self._job.task.verb == "check":
            self._job.cancel()

    def mend(self) -> None:
        """Mend all that can be mended by itself; `mended` brings the text."""
        if self.draft is None or not self.checked:
            return
        if self.busy:
            self.follow(self.mend)
            return
        draft = self.draft
        self.run("mend", lambda control: mended(draft, control), self._mended)

    @Slot()
    def close(self) -> None:
        """Let nothing of this draft go on."""
        self._pause.stop()
        self._is_closed = True
        if self._job is not None:
            self._job.cancel()
        self.closed.emit()

    def draft_to_save(self) -> Draft | None:
        """The draft with the text as it is now, whether it was checked or not."""
        return _with(self.draft, self.text, self.ignore) if self.draft is not None else None

    def follow(self, then: Callable[[], None]) -> None:
        """Do this when the job under way has ended, and what was asked for before it: nothing takes its place."""
        if then not in self._following:
            self._following.append(then)

    def run(
        self,
        verb: str,
        work: Work,
        done: Callable[[Any], None],
        refused: Callable[[KitStudioError], None] | None = None,
    ) -> None:
        """Run `work` as the one job of this folder; its result goes to `done`, its error to `refused`."""
        self._job = self._runner.submit(Task(verb, f"draft:{self.folder}", self.folder.name), work)
        self._job.succeeded.connect(done)
        self._job.failed.connect(refused or self.unreadable)
        self._job.ended.connect(self._ended)
        self.changed.emit()

    @Slot()
    def _check(self) -> None:
        if self.draft is None or self.checked:  # typed and taken back within the pause, or known by other ways
            if self.draft is not None and self.draft.facts.leads_out:
                self.look_again()  # says what that means
            self.changed.emit()
            return
        if self.busy:
            return  # once that has ended
        draft, text, ignore = self.draft, self.text, self.ignore
        past, self._past = self._past, []

        def work(control: Control) -> Draft:
            past.clear()
            try:
                return redraft(draft, text, control, ignore=ignore)
            except OperationCancelledError:
                # A key took the text away. To free what was read of it so far, which is held until this is left, lets
                # no other thread do anything for 20 ms: the key is painted first.
                sleep(_PICTURE)
                raise

        self.run("check", work, self._rechecked)

    @Slot()
    def _ended(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._runner.remove(job)
        self.changed.emit()
        while self._following and not self.busy and not self._is_closed:
            self._following.pop(0)()
        if self.busy or self._is_closed:
            return
        if not self._pause.isActive() and not _is_about(self.draft, self.text, self.ignore):
            self._check()

    @Slot(object)
    def _looked(self, look: Look) -> None:
        before = self.draft
        if before is None:
            return
        if is_outdated(look, self, before):
            self.follow(self.look_again)  # what both changed is found out anew
        else:
            take_up(self, look, before)

    @Slot(object)
    def _rechecked(self, draft: Draft) -> None:
        before = self.draft
        self.draft = draft = draft if before is None else brought_up(draft, before)
        self._past.append(before)  # to free what was read of a megabyte takes long: the next check does it
        ruled = before is not None and before.facts is not draft.facts
        # All was taken back, so nothing is left to decide; or a link leads out, and a look says what that means.
        if is_taken_back(self, draft) or (ruled and draft.facts.leads_out):
            self.follow(self.look_again)

    @Slot(str)
    def _mended(self, text: str) -> None:
        if self.checked:
            self.mended.emit(text)


def know(state: DraftState, disk: str) -> None:
    """Take the text for edits of this one on disk, and of no other; what another program made of it since is found."""
    draft = state.draft
    if draft is None:
        return
    is_seen = disk == (draft.saved if state.theirs is None else state.theirs)
    state.draft, state.theirs, state.taken = replace(draft, saved=disk), None, None
    state.changed.emit()
    if not is_seen:
        _look_soon(state)


def know_base(state: DraftState, rules: str) -> None:
    """The same for the `.kitignore`, empty for none."""
    draft = state.draft
    if draft is None:
        return
    disk = (state.ignore_theirs or draft.ignore).saved
    is_seen = rules == (disk or "")
    know_rules(state, disk if is_seen else rules or None)
    if not is_seen:
        _look_soon(state)


def _look_soon(state: DraftState) -> None:
    if state.busy:
        state.follow(state.look_again)
    else:
        state.look_again()


def _is_about(draft: Draft | None, text: str, ignore: str) -> bool:
    return draft is not None and (draft.text, draft.ignore.text) == (text, ignore)


def _with(draft: Draft, text: str, ignore: str) -> Draft:
    """The draft with newer texts, not checked yet: only the folder, the paths and the texts of it count."""
    if _is_about(draft, text, ignore):
        return draft
    return replace(draft, text=text, ignore=replace(draft.ignore, text=ignore))
