"""One running operation as a QObject of the GUI thread, around a plain thread."""

from __future__ import annotations

import os
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import CancelToken, Control, Noticed
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError, OperationCancelledError
from kitstudio.host.crash import trace_of
from kitstudio.jobs.pace import Pace
from kitstudio.jobs.relay import Batch, Item, Mailbox, Outcome, Relay, State

Work: TypeAlias = Callable[[Control], object]
Clock: TypeAlias = Callable[[], float]
T = TypeVar("T")

THREAD_PREFIX = "kitstudio-job"

GRACE: Final = 400
"""Milliseconds a job has to end in order once it was cancelled; after them nobody waits for it any more."""


class BugError(KitStudioError):
    """The program itself made a mistake; `report` holds the traceback without values, to read and to pass on."""

    code = "KS-BUG"
    exit_code = ExitCode.BUG
    summary_template = QT_TRANSLATE_NOOP("errors", "A mistake in Kit Studio stopped this: {kind}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Copy the details into a report to its makers, then try again.")

    @classmethod
    def of(cls, error: BaseException) -> BugError:
        """The error for a foreign exception that no room converted."""
        return cls(kind=type(error).__name__, report=trace_of(error))


@dataclass(frozen=True, slots=True)
class Task:
    """What a job is called: its verb (`pack`, `unpack`…), the key it may not share, a title and a target to show.

    `total` are the bytes it will go through, when they are known beforehand; else the sum of the items counts.
    `command` is the command line that does the same, if there is one.
    """

    verb: str
    key: str
    title: str
    target: str = ""
    total: int | None = None
    command: str = ""


class Job(QObject):
    """A queued, running or ended operation. Create and use it in the GUI thread only, through `Runner.submit`.

    `told(Job)` comes last: whoever waits for the end has heard of it.

    A call that the kernel does not give back (an fsync on a slow disk) holds the thread, whoever cancels. Such a job
    ends cancelled all the same; `lingering` is then True until its thread has cleared up, which `released` tells with
    how that ended: it may even have been done when the cancel came.
    """

    changed = Signal()
    noticed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    told = Signal(object)
    released = Signal(object)

    def __init__(self, task: Task, work: Work, clock: Clock = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self.state = State.QUEUED
        self.items: dict[str, Item] = {}
        self.notices: list[Noticed] = []
        self.result: object = None
        self.error: KitStudioError | None = None
        self.seconds = 0.0
        self.lingering = False
        self._work: Work | None = work
        self._clock = clock
        self._began = 0.0
        self._pace = Pace()
        self._token = CancelToken()
        self._mailbox = Mailbox()
        self._relay = Relay(self._mailbox, self)
        self._relay.arrived.connect(self._arrived)
        self._relay.finished.connect(self._finished)
        self._thread: threading.Thread | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(GRACE)
        self._patience.timeout.connect(self._give_up)

    def start(self) -> None:
        """Begin the work in a thread of its own."""
        work, self._work = self._work, None
        if work is None:
            return
        control = Control(self._mailbox.report, self._token, _threads())
        self._thread = threading.Thread(
            target=_run, args=(work, control, self._mailbox), name=f"{THREAD_PREFIX}-{self.task.verb}", daemon=False
        )
        self.state, self._began = State.RUNNING, self._clock()
        self._relay.start()
        self.changed.emit()
        try:
            self._thread.start()
        except RuntimeError as error:  # the system has no thread left to give
            self._thread = None
            self._mailbox.end(Outcome(State.FAILED, error=BugError.of(error)))

    def cancel(self) -> None:
        """Ask the work to stop and return at once; a job that waits in the queue is cancelled here and now."""
        if self.state is State.QUEUED:
            self._work = None
            self._relay.close()
            self._end(Outcome(State.CANCELLED))
        elif self.state is State.RUNNING and not self._token.cancelled:
            self._token.cancel()
            self._patience.start()
            self.changed.emit()

    def join(self, seconds: float) -> bool:
        """Wait for the thread, at most `seconds`, and settle; False leaves it running without a window."""
        self._patience.stop()
        if self._thread is not None:
            self._thread.join(seconds)
            if self._thread.is_alive():
                self._relay.close()
                return False
        self._relay.settle()
        return True

    @property
    def token(self) -> CancelToken:
        """The token of the work, for a prompt that must end with it."""
        return self._token

    @property
    def cancelling(self) -> bool:
        """Whether it was asked to stop and has not stopped yet."""
        return self.state is State.RUNNING and self._token.cancelled

    @property
    def over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)

    @property
    def done(self) -> int:
        """Bytes gone through or not needed, over all items."""
        return sum((item.total or 0) if item.skipped else item.done for item in self.items.values())

    @property
    def total(self) -> int | None:
        """Bytes to go through; None when an item has not said."""
        if self.task.total is not None:
            return max(self.task.total, self.done)
        totals = [item.total for item in self.items.values() if not (item.skipped and item.total is None)]
        known = [total for total in totals if total is not None]
        return sum(known) if known and len(known) == len(totals) else None

    @property
    def share(self) -> float | None:
        """The part that is done, 0 to 1; None when it cannot be told."""
        if self.state is State.DONE:
            return 1.0
        total = self.total
        return min(1.0, self.done / total) if total else None

    @property
    def speed(self) -> float | None:
        """Bytes a second over the last five seconds; None while it cannot be told, or when nothing runs."""
        return self._pace.speed if self.state is State.RUNNING else None

    @property
    def speeds(self) -> tuple[float, ...]:
        """One speed per second, oldest first, for a sparkline."""
        return self._pace.history

    @property
    def remaining(self) -> float | None:
        """Seconds to go; None in the first seconds, when stalled, or when the total is not known."""
        total = self.total
        if total is None or self.state is not State.RUNNING:
            return None
        return self._pace.remaining(total - self.done)

    @Slot(object)
    def _arrived(self, batch: Batch) -> None:
        self._take(batch.items)
        for notice in batch.notices:
            self.notices.append(notice)
            self.noticed.emit(notice)
        self.changed.emit()

    def _take(self, items: Mapping[str, Item]) -> None:
        self.items.update(items)
        now = self._clock()
        self.seconds = now - self._began
        self._pace.sample(now, sum(item.done for item in self.items.values()))

    @Slot(object)
    def _finished(self, outcome: Outcome) -> None:
        if self._thread is not None:  # at its last instruction: nothing of the worker may outlive its end
            self._thread.join()
            self._thread = None
        self._patience.stop()
        if self.lingering:
            self.lingering = False
            self.changed.emit()
            self.released.emit(outcome)
        else:
            self._end(outcome)

    @Slot()
    def _give_up(self) -> None:
        """Nobody waits any longer; the thread ends by itself when the disk answers, and is not to be started again."""
        self.lingering = True
        self._end(Outcome(State.CANCELLED))

    def _end(self, outcome: Outcome) -> None:
        self.state, self.result, self.error = outcome.state, outcome.result, outcome.error
        self.changed.emit()
        if self.state is State.DONE:
            self.succeeded.emit(self.result)
        elif self.state is State.FAILED:
            self.failed.emit(self.error)
        else:
            self.cancelled.emit()
        self.ended.emit()
        self.told.emit(self)


def attempt(make: Callable[[], T]) -> T | BugError:
    """What `make` returns, or the mistake of ours that stopped it, its cause attached: a page that fails is one page.

    Raises:
        KitStudioError: as `make` does; those are no mistakes.
    """
    try:
        return make()
    except KitStudioError:
        raise
    except Exception as error:  # noqa: BLE001 - as below, for what has to be done in the GUI thread
        bug = BugError.of(error)
        bug.__cause__ = error
        return bug


def _threads() -> int:
    """How many threads of a job may be busy: all processors but one, which is the window's.

    With all of them taken the window waits for its turn, which the system gives late and Python's lock later.
    """
    return max(1, len(os.sched_getaffinity(0)) - 1)


def _run(work: Work, control: Control, mailbox: Mailbox) -> None:
    """The worker: call, and tell how it ended whatever happens."""
    outcome = Outcome(State.FAILED, error=BugError(kind="SystemExit", report=""))
    try:
        outcome = Outcome(State.DONE, result=work(control))
    except OperationCancelledError:
        outcome = Outcome(State.CANCELLED)
    except KitStudioError as error:
        traceback.clear_frames(error.__traceback__)
        outcome = Outcome(State.FAILED, error=error)
    except Exception as error:  # noqa: BLE001 - the one boundary where a bug becomes something a window can show
        outcome = Outcome(State.FAILED, error=BugError.of(error))
    finally:
        mailbox.end(outcome)
