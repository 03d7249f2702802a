"""How a running operation is watched and stopped.

An operation takes a `Control` as its last parameter. It reports events (plain data, no sentences ready to print) and
asks the token between chunks whether to go on. A caller may be called from any thread; `report` must be quick.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kitstudio.base.errors import OperationCancelledError, shown


@dataclass(frozen=True, slots=True)
class Entered:
    """A step is known: `item` is its stable key (`layer:0`, a digest), `label` a name to show, `total` its bytes.

    An operation announces all its steps before the first one begins, so that the sum of the totals is the whole.
    """

    item: str
    label: str
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Advanced:
    """`done` of `total` bytes of `item` are through; `total` is None when it is not known."""

    item: str
    done: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """`item` needs no work; `reason` is one of a few stable words (`cached`, `exists`, `filtered`)."""

    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something worth a sentence that is no error: a stable `code`, an English template and its facts."""

    code: str
    template: str
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence in English, facts filled in and made printable."""
        return self.template.format(**{name: shown(fact) for name, fact in self.facts.items()})


Event: TypeAlias = Entered | Advanced | Skipped | Noticed


class CancelToken:
    """Asked by the operation, set by anyone; wakes what is blocked as well as what polls."""

    def __init__(self) -> None:
        self._event = threading.Event()
        # A signal handler may cancel while the same thread is inside.
        self._lock = threading.RLock()
        self._wakers: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether the operation was asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the operation to stop; safe from any thread and more than once."""
        self._event.set()
        with self._lock:
            wakers = list(self._wakers)
        for wake in wakers:
            wake()

    def check(self) -> None:
        """Raise OperationCancelledError when the operation was asked to stop."""
        if self._event.is_set():
            raise OperationCancelledError

    def wait(self, seconds: float) -> None:
        """Sleep for `seconds`, or raise OperationCancelledError as soon as the operation is asked to stop."""
        if self._event.wait(seconds):
            raise OperationCancelledError

    @contextlib.contextmanager
    def waking(self, wake: Callable[[], None]) -> Iterator[None]:
        """While inside, `cancel()` also calls `wake` (from the cancelling thread), so a blocked call can return."""
        with self._lock:
            self._wakers.append(wake)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._wakers.remove(wake)


def ignore(_event: Event) -> None:
    """Report to nobody."""


def unasked() -> None:
    """In the place of `CancelToken.check` where nobody can ask to stop."""


@dataclass(frozen=True, slots=True)
class Control:
    """What an operation is given to be watched and stopped, and how much of the machine it may take.

    Attributes:
        report: told of every event.
        token: asked whether to go on.
        threads: how many threads of it may be busy at once; with 1 everything happens in the caller's.
    """

    report: Callable[[Event], None] = ignore
    token: CancelToken = field(default_factory=CancelToken)
    threads: int = 2

    def notice(self, code: str, template: str, **facts: str | int) -> None:
        """Report a Noticed event."""
        self.report(Noticed(code, template, facts))
