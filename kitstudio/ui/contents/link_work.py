"""Links of a draft: those that lead out of its folder are left out by rules, or all of them are followed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.operations.contents.link_rules import against_links
from kitstudio.ui.contents.work import ContentsWork, Texts
from kitstudio.ui.models.draft_state import DraftState


class LinkWork(QObject):
    """Between who asks and the folder of one draft.

    Args:
        work: takes the step that rules against links are.
        state: the draft.
        runner: for jobs nobody watches.
    """

    def __init__(self, work: ContentsWork, state: DraftState, runner: Runner) -> None:
        super().__init__(work)
        self._work, self._state, self._runner = work, state, runner
        self._job: Job | None = None
        state.closed.connect(self._close)

    @property
    def follows(self) -> bool:
        """Whether links are followed, from the next look at the folder on."""
        return self._state.follows_links

    @Slot()
    def leave_out(self) -> None:
        """Let rules hide the links that lead out of the folder, and read it (again)."""
        state = self._state
        if state.draft is None:
            if not state.busy:
                state.open(hide_links=True)
        elif self._job is None:
            texts = state.text, state.ignore
            task = Task("links", f"links:{state.folder}", "")
            self._job = self._runner.submit(task, partial(_hidden, state.draft.folder, texts))
            self._job.succeeded.connect(self._hide)
            self._job.failed.connect(self._work.say_refused)
            self._job.ended.connect(self._ended)

    @Slot()
    def follow(self) -> None:
        """Take what links lead to as if it stood in the folder."""
        self._turn(on=True)

    @Slot()
    def turn(self) -> None:
        """Follow links, or leave them out again."""
        self._turn(on=not self.follows)

    def _turn(self, *, on: bool) -> None:
        self._state.follows_links = on
        self._look()

    def _look(self) -> None:
        """Read the folder again, when what is under way has ended."""
        state = self._state
        if state.busy:
            state.follow(state.look_again)
        else:
            state.look_again()

    @Slot(object)
    def _hide(self, found: tuple[Texts, Texts]) -> None:
        before, after = found
        if before == (self._state.text, self._state.ignore):
            if before != after:
                self._work.take_step(before, after)
            self._look()
        # Else somebody edited meanwhile: what stands against the folder is still said, and how to mend it.

    @Slot()
    def _ended(self) -> None:
        self._job = None

    @Slot()
    def _close(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _hidden(folder: Path, texts: Texts, control: Control) -> tuple[Texts, Texts]:
    return texts, (texts[0], against_links(folder, texts[1], control))
