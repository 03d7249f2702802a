"""Questions of a form that a worker answers: asked after a pause, and only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner


class Asking(QObject):
    """Asks one kind of question.

    Signals:
        answered(Job): the newest question was answered; its `result` or `error` says how.
    """

    answered = Signal(object)

    def __init__(self, runner: Runner, verb: str, pause_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._verb = runner, verb
        self._job: Job | None = None
        self._work: Callable[[Control], object] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._start)

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._work is not None or self._job is not None

    def ask(self, work: Callable[[Control], object], *, now: bool = False) -> None:
        """Ask this instead of whatever was asked before; `now` without the pause."""
        self.stop()
        self._work = work
        if now:
            self._start()
        else:
            self._pause.start()

    @Slot()
    def stop(self) -> None:
        """Want no answer any more."""
        self._pause.stop()
        self._work = None
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    @Slot()
    def _start(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        job = self._runner.submit(Task(self._verb, f"{self._verb}:{id(self)}", ""), work)
        self._job = job
        job.ended.connect(partial(self._ended, job))

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.answered.emit(job)
