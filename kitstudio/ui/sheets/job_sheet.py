"""A sheet that prepares one job: its form, then the progress of the job, then what came of it, and a way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job
from kitstudio.ui.actions import add_act
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.overlays import Sheet, note_label


@dataclass(frozen=True, slots=True)
class Words:
    """What a sheet says of its job: the main act, how to stop it, what holds when it failed."""

    act: str
    stop: str
    calm: str
    sign: Icon


class JobFailed(QWidget):
    """What stood against it, and what did not happen."""

    def __init__(self, error: KitStudioError, calm: str) -> None:
        super().__init__()
        self.setLayout(col(ErrorBody(error), 14, Label(calm, "small", "muted", wrap=True), None, gap=0, margins=20))


class JobSheet(Sheet):
    """The common course of the sheets.

    A subclass gives the form and answers `begin` (submit the job), `progress` and `result` (their pages), and calls
    `allow` when the form moves. Dismissed while the job runs, the job goes on by itself.

    Signals:
        started(Job): it was submitted.
    """

    started = Signal(object)
    taken_back: tuple[type[KitStudioError], ...] = ()
    """Errors of the job of which the form itself tells: it is shown again at once."""

    def __init__(self, window: QWidget, title: str, sub: str, form: QWidget, words: Words, sign: Icon) -> None:
        self._words = words
        self._form = form
        self._page = form
        self._place = col((form, 1), gap=0)
        self._result: object = None
        self._note = note_label("")
        self.left = Button(translate("sheet", "Cancel"), "ghost", height=32)
        self.main = Button(words.act, "primary", words.sign, "Ctrl ↵", 32)
        super().__init__(window, title, sub, sign, wrap(self._place), [self.left, None, self._note, self.main])
        self.left.clicked.connect(self._step_back)
        self.main.clicked.connect(self.go_on)
        add_act(self, words.act, self.main.click, "Ctrl+Return; Ctrl+Enter", group=title, sign=words.sign)

    def begin(self) -> Job | None:
        """Submit the job; None when the form cannot be sent."""
        raise NotImplementedError

    def progress(self, job: Job) -> QWidget:
        """The page of the running job."""
        raise NotImplementedError

    def result(self, found: object, seconds: float) -> QWidget:
        """The page of what came of it."""
        raise NotImplementedError

    def next_step(self) -> tuple[str, Icon | None]:
        """What the main button says and shows beside a result."""
        raise NotImplementedError

    def follow(self, found: object) -> None:
        """Do what `next_step` says."""
        raise NotImplementedError

    def allow(self, note: str, *, ready: bool, act: str = "") -> None:
        """Say whether the form can be sent, what is so beside the button, and what the button does."""
        if self.job is None:
            self.main.say(act or self._words.act)
            self._note.say(note)
            self.main.setEnabled(ready)

    @Slot()
    def go_on(self) -> None:
        """The main act: begin, go on in the background, do what comes next, or try again."""
        if self._result is not None:
            self.follow(self._result)
            self.dismiss()
        elif self.job is not None and not self.job.over:
            self.dismiss()
        elif self.main.isEnabled():
            self._start()

    def _start(self) -> None:
        job = self.begin()
        if job is None:
            return
        self.job = job
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._refused)
        job.cancelled.connect(self.to_form)
        self.show_page(self.progress(job))
        self._say(self._words.stop, translate("sheet", "Run in background"))
        self.main.change_look("secondary", None)
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.started.emit(job)

    @Slot(object)
    def _succeeded(self, found: object) -> None:
        self._result = found
        self.show_page(self.result(found, self.job.seconds if self.job is not None else 0.0))
        words, sign = self.next_step()
        self._say(translate("sheet", "Close"), words)
        self.main.change_look("primary", sign)
        self.main.setFocus()

    @Slot(object)
    def _refused(self, error: KitStudioError) -> None:
        if isinstance(error, self.taken_back):
            self.to_form()
            return
        self.show_page(JobFailed(error, self._words.calm))
        self._say(translate("sheet", "Back"), translate("sheet", "Try again"))
        self.main.change_look("primary", Icon.RETRY)

    def _say(self, left: str, main: str) -> None:
        self.left.say(left)
        self.main.say(main)
        self._note.say("")
        self.left.setEnabled(True)
        self.main.setEnabled(True)

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the one before; the form is kept, others are not."""
        old, self._page = self._page, page
        if page is old:
            return
        old.hide()
        if old is not self._form:
            self._place.removeWidget(old)
            old.deleteLater()
        if page is not self._form:
            self._place.addWidget(page, 1)
        page.show()

    @Slot()
    def _step_back(self) -> None:
        if self.job is not None and not self.job.over:
            self.job.cancel()
            self.left.setEnabled(False)
        elif self.job is not None and self._result is None:
            self.to_form()
        else:
            self.dismiss()

    @Slot()
    def to_form(self) -> None:
        """Back to the form, as it was left."""
        self.job = None
        self.show_page(self._form)
        self._say(translate("sheet", "Cancel"), self._words.act)
        self.main.change_look("primary", self._words.sign)
        self.look_again()

    def look_again(self) -> None:
        """Look at what may have changed while the job ran."""
