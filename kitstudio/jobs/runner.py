"""The queue of jobs: at most N run, one per key, in the order they came; an orderly end.

A cancelled job that lingers on a disk that does not answer holds its key, so that nothing is done twice, but no place:
nobody waits for it, and others have disks that answer.
"""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kitstudio.jobs.job import Clock, Job, Task, Work
from kitstudio.jobs.relay import State


class Runner(QObject):
    """Owns all jobs. Everything here happens in the GUI thread, so no job can fall between two chairs.

    Args:
        at_most: how many run at the same time.
        clock: in seconds.
        parent: of the runner.
        forgets: whether a job is forgotten once all have heard of its end; else when somebody removes it.

    Signals:
        added(Job), removed(Job): the list moved.
        changed(): some job's state or numbers moved.
        idle(): the last running or waiting job has ended.
    """

    added = Signal(object)
    removed = Signal(object)
    changed = Signal()
    idle = Signal()

    def __init__(
        self,
        at_most: int = 2,
        clock: Clock = time.monotonic,
        parent: QObject | None = None,
        *,
        forgets: bool = False,
    ) -> None:
        super().__init__(parent)
        self._at_most, self._forgets = at_most, forgets
        self._clock = clock
        self._jobs: list[Job] = []
        self._lingering: list[Job] = []
        self._closing = False
        self._owner = threading.get_ident()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All jobs in the order they came, ended ones until they are removed."""
        return tuple(self._jobs)

    @property
    def active(self) -> tuple[Job, ...]:
        """The jobs that run or wait."""
        return tuple(job for job in self._jobs if not job.over)

    def submit(self, task: Task, work: Work) -> Job:
        """Queue `work`; it starts now when a place is free and no other job of its key runs or lingers.

        Raises:
            RuntimeError: called from another thread than the runner's.
        """
        if threading.get_ident() != self._owner:
            message = "jobs are submitted in the GUI thread"
            raise RuntimeError(message)
        job = Job(task, work, self._clock, self)
        job.changed.connect(self.changed)
        job.ended.connect(self._next)
        job.released.connect(self._next)
        if self._forgets:
            job.told.connect(self.remove)
        self._jobs.append(job)
        self.added.emit(job)
        if self._closing:
            job.cancel()
        self._start_waiting()
        return job

    def cancel_all(self) -> None:
        """Ask every job to stop, the waiting ones first so that none of them starts."""
        for job in [job for job in self._jobs if job.state is State.QUEUED]:
            job.cancel()
        for job in self.active:
            job.cancel()

    @Slot(object)
    def remove(self, job: Job) -> None:
        """Forget an ended job."""
        if job.over and job in self._jobs:
            self._jobs.remove(job)
            self.removed.emit(job)
            if not job.lingering:
                job.deleteLater()

    def clear_finished(self) -> None:
        """Forget every ended job but the failed ones, which stay until they are looked at."""
        for job in self.jobs:
            if job.state in (State.DONE, State.CANCELLED):
                self.remove(job)

    @Slot()
    def shutdown(self, seconds: float = 10.0) -> bool:
        """Take no more work, cancel all, and join the threads within `seconds`; called when the application quits.

        Returns:
            Whether all ended. What has not runs on without a window; the interpreter waits for it at its exit.
        """
        self._closing = True
        self.cancel_all()
        until = time.monotonic() + seconds
        ended = [job.join(max(0.0, until - time.monotonic())) for job in (*self.active, *self._lingering)]
        return all(ended)

    @Slot()
    def _next(self) -> None:
        for job in [job for job in self._lingering if not job.lingering]:
            self._lingering.remove(job)
            if job not in self._jobs:
                job.deleteLater()
        self._lingering += [job for job in self._jobs if job.lingering and job not in self._lingering]
        self._start_waiting()
        if not self.active:
            self.idle.emit()

    def _start_waiting(self) -> None:
        """Start what may start; called after every change, so an order of events cannot strand a job."""
        if self._closing:
            return
        running = [job for job in self._jobs if job.state is State.RUNNING]
        lingering = [job for job in (*self._jobs, *self._lingering) if job.lingering]
        busy, free = {job.task.key for job in (*running, *lingering)}, self._at_most - len(running)
        for job in list(self._jobs):
            if free <= 0:
                return
            if job.state is State.QUEUED and job.task.key not in busy:
                busy.add(job.task.key)
                free -= 1
                job.start()
