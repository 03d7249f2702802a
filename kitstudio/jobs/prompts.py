"""A worker's question, answered in the GUI thread: for the rare thing that can only be asked in the middle."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kitstudio.base.control import CancelToken
from kitstudio.base.errors import OperationCancelledError


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a stable code, an English template with its facts, and whether the answer is a secret."""

    code: str
    template: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    secret: bool = False


class Pending:
    """A question that a worker waits on. The GUI answers it with a text, or with None for "no"."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self._event = threading.Event()
        self._answer: str | None = None
        self._answered = False

    @property
    def open(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self._event.is_set()

    def answer(self, text: str | None) -> None:
        """Let the worker go on; a second answer is ignored."""
        if self.open:
            self._answer, self._answered = text, True
            self._event.set()

    def give_up(self) -> None:
        """Let the worker go without an answer."""
        self._event.set()

    def wait(self, token: CancelToken) -> str | None:
        """Block until answered.

        Raises:
            OperationCancelledError: the job was cancelled or the window closed first.
        """
        with token.waking(self.give_up):
            self._event.wait()
        token.check()
        if not self._answered:
            raise OperationCancelledError
        return self._answer


class Prompts(QObject):
    """The door between workers and whoever can ask a person.

    Signals (GUI thread):
        asked(Pending): show the question; call `pending.answer(...)`.
        withdrawn(Pending): nobody waits any more; take the question away.
    """

    asked = Signal(object)
    withdrawn = Signal(object)
    _knock = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = _Door(self)
        self._shown: list[Pending] = []
        self._knock.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Question, token: CancelToken) -> str | None:
        """Ask from a worker and wait for the answer; None means the person declined.

        Raises:
            OperationCancelledError: cancelled, or the window is closing.
        """
        return self._door.ask(question, token)

    def close(self) -> None:
        """Let every waiting worker go; later questions are not asked."""
        self._door.close()
        self._withdraw()

    def knock(self) -> None:
        """Tell the GUI thread to look; called by the door under its lock."""
        self._knock.emit()

    @Slot()
    def _look(self) -> None:
        self._withdraw()
        for pending in self._door.take():
            self._shown.append(pending)
            self.asked.emit(pending)

    def _withdraw(self) -> None:
        for pending in [each for each in self._shown if not each.open]:
            self._shown.remove(pending)
            self.withdrawn.emit(pending)


class _Door:
    """The workers' half: plain and locked. After `close` it touches no Qt object."""

    def __init__(self, prompts: Prompts) -> None:
        self._lock = threading.Lock()
        self._prompts: Prompts | None = prompts
        self._new: list[Pending] = []
        self._waiting: list[Pending] = []

    def ask(self, question: Question, token: CancelToken) -> str | None:
        pending = Pending(question)
        with self._lock:
            if self._prompts is None:
                raise OperationCancelledError
            self._new.append(pending)
            self._waiting.append(pending)
            self._prompts.knock()
        try:
            return pending.wait(token)
        finally:
            pending.give_up()
            with self._lock:
                self._waiting.remove(pending)
                if self._prompts is not None:
                    self._prompts.knock()

    def take(self) -> list[Pending]:
        with self._lock:
            new, self._new = self._new, []
        return [pending for pending in new if pending.open]

    def close(self) -> None:
        with self._lock:
            self._prompts = None
            waiting = list(self._waiting)
        for pending in waiting:
            pending.give_up()
