"""Changes of a long Kitfile: what is typed is gathered for a moment, all is worked out beside the window."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.kitfile_change import Change, Changed, SetText, perform
from kitstudio.ui.form.steps import Steps

_GATHER_MS: Final = 250


class LongChange(QObject):
    """The newest change on its way into the text.

    Signals:
        done(change, Changed): the whole text with it.
        failed(error): it cannot be done.
    """

    done = Signal(object, object)
    failed = Signal(object)

    def __init__(self, steps: Steps, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._steps, self._runner = steps, runner
        self._waiting: Change | None = None
        self._doing: Change | None = None
        self._job: Job | None = None
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._start)

    @property
    def waiting(self) -> Change | None:
        """What is not in the text yet."""
        return self._waiting

    def take(self, change: Change) -> None:
        """This is what the person wants by now."""
        self._waiting = change
        self._gather.start(_GATHER_MS if isinstance(change, SetText) else 0)

    def give_up(self) -> Change | None:
        """Let go of what is on its way, for it to be done otherwise."""
        self._gather.stop()
        waiting, self._waiting = self._waiting, None
        if self._job is not None:
            self._job.cancel()
        return waiting

    @Slot()
    def _start(self) -> None:
        if self._waiting is None or self._job is not None:
            return
        self._doing = self._waiting
        before = self._steps.before(self._doing)
        work = partial(_performed, before, self._doing)
        self._job = self._runner.submit(Task("edit", f"form:{id(self)}", ""), work)
        self._job.succeeded.connect(self._arrived)
        self._job.failed.connect(self._refused)
        self._job.ended.connect(self._ended)

    @Slot(object)
    def _arrived(self, result: tuple[str, Change, Changed]) -> None:
        before, change, changed = result
        if change is self._waiting and before == self._steps.before(change):
            self._waiting = None
            self.done.emit(change, changed)

    @Slot(object)
    def _refused(self, error: object) -> None:
        if self._doing is self._waiting:  # else it was given up, or the person went on
            self._waiting = None
            self.failed.emit(error)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        if self._waiting is not None:  # the person went on meanwhile
            self._gather.start(0)


def _performed(before: str, change: Change, _control: Control) -> tuple[str, Change, Changed]:
    return before, change, perform(before, change)
