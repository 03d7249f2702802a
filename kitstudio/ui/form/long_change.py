"""Changes of a long Kitfile: what is typed is gathered for a moment, all is worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.kitfile_change import Change, Changed, SetText, perform
from kitstudio.model.kitfile_edit import EditRefusedError
from kitstudio.ui.form.steps import Steps

Turn: TypeAlias = "Change | Callable[[], object]"
"""What is to be done after another thing: a change, or whatever needs the text with all changes in it."""

_GATHER_MS: Final = 250


class LongChange(QObject):
    """The newest change on its way into the text, and what waits for that.

    Signals:
        done(change, Changed): the whole text with it.
        failed(error): it cannot be done.
        turned(Turn): nothing is on its way any more, and this is next.
    """

    done = Signal(object, object)
    failed = Signal(object)
    turned = Signal(object)

    def __init__(self, steps: Steps, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._steps, self._runner = steps, runner
        self._waiting: Change | None = None
        self._turns: list[Turn] = []
        self._doing: Change | None = None
        self._job: Job | None = None
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._start)

    @property
    def waiting(self) -> Change | None:
        """What is not in the text yet."""
        return self._waiting

    @property
    def has_turns(self) -> bool:
        """Whether something waits for what is on its way."""
        return bool(self._turns)

    @property
    def is_typed_on(self) -> bool:
        """Whether some of what waits stands in a field by now, and nowhere else."""
        return any(isinstance(each, SetText) for each in self._turns)

    def take(self, change: Change) -> None:
        """This is what the person wants by now."""
        self._waiting = change
        self._gather.start(_GATHER_MS if isinstance(change, SetText) else 0)

    def follow(self, turn: Turn) -> None:
        """Let this have its turn when what is on its way is in the text, after what was asked for before it."""
        last = self._turns[-1] if self._turns else None
        if isinstance(turn, SetText) and isinstance(last, SetText) and last.path == turn.path:
            self._turns[-1] = turn  # the same field, typed on
        else:
            self._turns.append(turn)
        self._gather.start(0)

    def finish(self) -> None:
        """Work out here and now what is on its way: for who ends at once, and paints nothing any more."""
        while self._waiting is not None:
            change, self._waiting = self._waiting, None
            try:
                changed = perform(self._steps.before(change), change)
            except EditRefusedError as error:
                self.failed.emit(error)
            else:
                self.done.emit(change, changed)
            self._go_on()

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
            self._go_on()

    @Slot(object)
    def _refused(self, error: object) -> None:
        if self._doing is self._waiting:  # else the person went on, or it was finished otherwise
            self._waiting = None
            self.failed.emit(error)
            self._go_on()

    def _go_on(self) -> None:
        while self._turns and self._waiting is None:
            self.turned.emit(self._turns.pop(0))
        if self._turns:
            self._gather.start(0)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        if self._waiting is not None:  # the person went on meanwhile
            self._gather.start(0)


def _performed(before: str, change: Change, _control: Control) -> tuple[str, Change, Changed]:
    return before, change, perform(before, change)
