"""Carries out what is asked for in the contents: each wish in a job, its texts as one step with one way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task, Work
from kitstudio.jobs.runner import Runner
from kitstudio.operations.contents.ignore_preview import IgnorePreview, preview_ignore
from kitstudio.operations.contents.tree import ContentsTree, filtered
from kitstudio.operations.draft import Draft, redraft
from kitstudio.operations.editing.edits import ContentsChange
from kitstudio.ui import text
from kitstudio.ui.contents.pane import ContentsPane
from kitstudio.ui.contents.secrets import SecretGuard, packed_among, secrets_of
from kitstudio.ui.contents.wishes import Verb, Wish, carried_out, sentence
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.form.link import FormLink
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.draft_state import DraftState

Slots: TypeAlias = "Callable[[Any], None]"
Texts: TypeAlias = tuple[str, str]
"""The text of the Kitfile and that of the .kitignore."""

_STEPS: Final = 200
_AHEAD_MS: Final = 150
_FEW: Final = 50
"""Rows up to which it is said beforehand what Space would do to them."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A wish carried out on the texts of `base`, and the draft it makes; `secrets` are what it would bring in.

    `known` is the draft there was when it was asked for.
    """

    wish: Wish
    known: Draft
    base: Draft
    change: ContentsChange
    draft: Draft
    secrets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Step:
    """Both texts before and after a wish."""

    before: Texts
    after: Texts


class ContentsWork(QObject):
    """Between the pane, the texts and the jobs of one draft.

    Args:
        pane: where things are asked for.
        state: the draft; its texts are changed through `link` and the pane's own editor.
        link: the way of the Kitfile's text, back as well.
        edit: the Kitfile's text.
        runner: for jobs nobody watches.
        page: the page.

    Signals:
        rested(): nothing that was asked for is still to be carried out.
    """

    rested = Signal()

    def __init__(
        self, pane: ContentsPane, state: DraftState, link: FormLink, edit: TextEdit, runner: Runner, page: QWidget
    ) -> None:
        super().__init__(page)
        self._pane, self._state, self._link, self._edit, self._runner = pane, state, link, edit, runner
        self._next_wish: Wish | None = None
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._look_ahead)
        self._wishes: list[Wish] = []
        self.busy = False
        """Something that was asked for is still to be carried out."""

        self._jobs: dict[str, Job] = {}
        self._steps: list[_Step] = []
        self._undone: list[_Step] = []
        self._guard = SecretGuard(self)
        self._guard.agreed.connect(self.wish)
        self._scan: object = None
        pane.wished.connect(self.wish)
        pane.foreseen.connect(self._wait_ahead)
        pane.filter_asked.connect(self._filter)
        pane.rules.edited.connect(state.edit_ignore)
        pane.rules.preview_asked.connect(self._preview)
        state.reloaded.connect(self._load)
        state.changed.connect(self._show)
        state.closed.connect(self._close)

    @Slot(object)
    def wish(self, wish: Wish) -> None:
        """Carry this out, after what was asked for before it."""
        self._wishes.append(wish)
        self.busy = True
        self._link.when_settled(self._next)

    def _next(self) -> None:
        draft = self._state.draft
        if draft is None or not self._wishes or "wish" in self._jobs:
            return
        texts = self._state.text, self._state.ignore
        self._run("wish", partial(_done, draft, *texts, self._wishes[0]), self._carried_out, self._refused)

    def _run(self, what: str, work: Work, done: Slots, refused: Slots | None = None) -> None:
        """The one job of its kind; one that was under way is of no interest any more."""
        old = self._jobs.pop(what, None)
        if old is not None:
            old.cancel()
        job = self._runner.submit(Task(what, f"contents:{what}:{self._state.folder}", ""), work)
        self._jobs[what] = job
        job.succeeded.connect(done)
        if refused is not None:
            job.failed.connect(refused)
        job.ended.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        self._jobs = {what: job for what, job in self._jobs.items() if not job.over}
        self.busy = bool(self._wishes)
        if self.busy:
            self._link.when_settled(self._next)
        else:
            self.rested.emit()

    @Slot(object)
    def _carried_out(self, done: _Done) -> None:
        if not self._wishes:
            return  # closed meanwhile
        if (self._state.text, self._state.ignore) != (done.base.text, done.base.ignore.text):
            return  # edited meanwhile; it is tried again on what is there now
        if self._link.long.waiting is not None:
            return  # the same is about to be
        self._wishes.pop(0)
        change = done.change
        if done.secrets and not done.wish.agreed:
            self._guard.ask(self._pane.window(), done.wish, sorted(done.secrets))
            return
        if (change.text, change.ignore) == (done.base.text, done.base.ignore.text):
            self._pane.foot.say(sentence(()), Icon.INFO, "muted")
            return
        before = done.base.text, done.base.ignore.text
        draft = _brought_up(done.draft, done.known, self._state.draft)
        if draft is not None:
            self._state.draft = draft  # known already, so nothing waits for a check
        self.take_step(before, (change.text, change.ignore))
        if draft is not None:
            self._pane.show_draft(draft)
        self._pane.foot.say(sentence(change.notes), Icon.OK, "state.ok.solid")

    def take_step(self, before: Texts, after: Texts) -> None:
        """Change the texts from what they are to something else, with one way back."""
        if after[1] != before[1]:
            self._pane.rules.put(after[1])
            self._state.edit_ignore(after[1])
        if after[0] != before[0]:
            self._link.settle()
            self._edit.replace_content(after[0])
            self._link.read_now()
        self._undone = []
        self._steps = [*self._steps[1 - _STEPS :], _Step(before, (self._state.text, self._state.ignore))]

    @Slot(object)
    def say_refused(self, error: KitStudioError) -> None:
        """Say why something was not done."""
        self._pane.foot.say(text.error_text(error).summary, Icon.WARN, "state.warn.solid")

    @Slot(object)
    def _refused(self, error: KitStudioError) -> None:
        if self._wishes:
            self._wishes.pop(0)
        self.say_refused(error)

    @Slot()
    def undo(self) -> None:
        """Take the last step back, of texts that nothing is on its way into; one that changed both texts in both."""
        step = self._steps[-1] if self._steps else None
        if step is None or (self._state.text, self._state.ignore) != step.after:
            self._link.undo()
            return
        self._undone.append(self._steps.pop())
        if step.before[1] != step.after[1]:
            self._pane.rules.edit.undo()
            self._pane.rules.put(step.before[1])  # rules that are no text have no way back
        if step.before[0] != step.after[0]:
            self._link.undo()

    @Slot()
    def redo(self) -> None:
        """Take a step again that was taken back."""
        step = self._undone[-1] if self._undone else None
        if step is None or (self._state.text, self._state.ignore) != step.before:
            self._link.redo()
            return
        self._steps.append(self._undone.pop())
        if step.before[1] != step.after[1]:
            self._pane.rules.edit.redo()
            self._pane.rules.put(step.after[1])  # rules that are no text have no way back
        if step.before[0] != step.after[0]:
            self._link.redo()

    @Slot(object)
    def _wait_ahead(self, wish: Wish) -> None:
        self._next_wish = wish
        self._ahead.start()

    @Slot()
    def _look_ahead(self) -> None:
        draft, wish = self._state.draft, self._next_wish
        if draft is not None and wish is not None and self._state.checked and len(wish.targets) <= _FEW:
            self._run("ahead", partial(_ahead, draft, wish), self._foreseen)

    @Slot(object)
    def _foreseen(self, found: tuple[Wish, str]) -> None:
        self._pane.foresee(*found)

    @Slot(str)
    def _filter(self, words: str) -> None:
        draft = self._state.draft
        if draft is not None:
            self._run("filter", partial(_filtered, draft, words), self._filtered)

    @Slot(object)
    def _filtered(self, found: tuple[str, ContentsTree]) -> None:
        self._pane.show_filtered(*found)

    @Slot(object)
    def _preview(self, content: str) -> None:
        draft = self._state.draft
        if draft is not None:
            self._run("preview", partial(_previewed, draft, content), self._pane.rules.show_preview)

    @Slot()
    def _load(self) -> None:
        state, rules = self._state, self._pane.rules
        now = state.text, state.ignore
        saved = (state.draft.ignore.saved or "") if state.draft is not None else ""
        steps = [each for each in self._steps[-1:] if each.after == now and each.before[0] == state.text]
        if rules.edit.content() != state.ignore:
            rules.load(saved)
            rules.put(state.ignore)
            steps = [_Step((state.text, saved), now)] if state.ignore != saved else []
        self._steps, self._undone = steps, []

    @Slot()
    def _show(self) -> None:
        draft = self._state.draft
        if draft is not None:
            self._pane.rules.put(self._state.ignore)  # recovered, or changed on disk
            self._pane.rules.show_draft(draft, edited=self._state.ignore != (draft.ignore.saved or ""))
            if draft.facts.scan is not self._scan:
                self._scan = draft.facts.scan
                self._run("secrets", partial(secrets_of, draft.facts), self._pane.mark_secrets)

    @Slot()
    def _close(self) -> None:
        self._wishes = []
        self._ahead.stop()
        for job in self._jobs.values():
            job.cancel()


def _brought_up(made: Draft, known: Draft, now: Draft | None) -> Draft | None:
    """A draft made of the one that was known before, with what was saved since; None if the folder was read since."""
    if now is None or (now.facts, now.follows_links) != (known.facts, known.follows_links):
        return None
    ignore = replace(made.ignore, saved=now.ignore.saved)
    return replace(made, kitfile_path=now.kitfile_path, saved=now.saved, ignore=ignore)


def _done(known: Draft, content: str, ignore: str, wish: Wish, control: Control) -> _Done:
    base = known
    if (known.text, known.ignore.text) != (content, ignore):
        base = redraft(known, content, control, ignore=ignore)
    change = carried_out(base, wish, control)
    new = redraft(base, change.text, control, ignore=change.ignore)
    if wish.agreed or wish.verb not in (Verb.INCLUDE, Verb.ROLE):
        return _Done(wish, known, base, change, new)
    secrets = secrets_of(base.facts, control)
    news = packed_among(secrets, new.contents) - packed_among(secrets, base.contents)
    return _Done(wish, known, base, change, new, news)


def _ahead(draft: Draft, wish: Wish, control: Control) -> tuple[Wish, str]:
    return wish, sentence(carried_out(draft, wish, control).notes)


def _filtered(draft: Draft, words: str, control: Control) -> tuple[str, ContentsTree]:
    return words, filtered(draft.contents.tree, words, control)


def _previewed(draft: Draft, content: str, control: Control) -> IgnorePreview:
    return preview_ignore(draft.facts, draft.ignore.saved or "", content, control)
