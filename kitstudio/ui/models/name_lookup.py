"""What names mean in the store, looked up while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.descriptor import Digest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.reading import named_now

_PAUSE_MS: Final = 150

Names = tuple[tuple[Reference, Digest], ...]


class NameLookup(QObject):
    """Asks the store, as a job, which kits some names mean now; only the newest question is answered.

    Signals:
        found(Names): those of the names that mean a kit, with its digest.
    """

    found = Signal(object)

    def __init__(self, context: Context, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._runner = context, runner
        self._asked: tuple[Reference, ...] = ()
        self._answered: tuple[Reference, ...] = ()
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def ask(self, names: Sequence[Reference]) -> bool:
        """Look these up after a short pause, and say whether they are others than before; none end the question."""
        if tuple(names) == self._asked:
            return False
        self._asked = tuple(names)
        self._pause.start()
        return True

    @Slot()
    def close(self) -> None:
        """Answer nothing any more."""
        self._asked = ()
        self._pause.stop()

    @Slot()
    def _look(self) -> None:
        if self._job is not None or not self._asked:
            return  # `_ended` looks again
        self._answered = self._asked
        work = partial(_meanings, self._context, self._answered)
        self._job = self._runner.submit(Task("names", f"names:{id(self)}", ""), work)
        self._job.ended.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if self._asked != self._answered:
            self._look()
        elif isinstance(job.result, tuple):
            self.found.emit(job.result)


def _meanings(context: Context, names: Sequence[Reference], control: Control) -> Names:
    found = []
    for name in names:
        control.token.check()
        digest = named_now(context, name)
        if digest is not None:
            found.append((name, digest))
    return tuple(found)
