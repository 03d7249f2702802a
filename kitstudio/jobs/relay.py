"""Events of a worker, brought to the GUI thread: the newest of each item 15 times a second, the end at once.

The worker sees only the `Mailbox`, a plain locked object. The `Relay` lives in the GUI thread and empties it on a
timer; one queued signal tells of the end. So 20,000 events a second cost the worker a dict entry each and the
GUI thread nothing.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kitstudio.base.control import Advanced, Entered, Event, Noticed, Skipped
from kitstudio.base.errors import KitStudioError

INTERVAL: Final = 66
"""Milliseconds between two looks into the mailbox: 15 a second."""

_MOST_NOTICES: Final = 200
"""Of one job, whatever its length: nobody reads more, and they are kept as long as the job is."""


class State(enum.StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a job (a layer, most often): bytes `done` of `total`, or the reason it was skipped for."""

    key: str
    label: str = ""
    done: int = 0
    total: int | None = None
    skipped: str = ""

    @property
    def share(self) -> float | None:
        """The part that is done, 0 to 1; None when the total is not known."""
        if self.skipped:
            return 1.0
        if self.total is None:
            return None
        return min(1.0, self.done / self.total) if self.total else 1.0

    def after(self, event: Entered | Advanced | Skipped) -> Item:
        """The item after `event`."""
        if isinstance(event, Entered):
            return Item(self.key, event.label, 0, event.total)
        if isinstance(event, Skipped):
            return replace(self, skipped=event.reason)
        return replace(self, done=event.done, total=self.total if event.total is None else event.total)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the work ended: `result` when DONE, `error` when FAILED."""

    state: State
    result: object = None
    error: KitStudioError | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What arrived since the last look: the newest form of each item that moved, and the notices."""

    items: Mapping[str, Item] = field(default_factory=dict)
    notices: tuple[Noticed, ...] = ()


class Mailbox:
    """The worker's half: `report` and `end` may be called from any thread and never wait for the GUI."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items: dict[str, Item] = {}
        self._moved: set[str] = set()
        self._notices: list[Noticed] = []
        self._noticed = 0
        self._relay: Relay | None = None
        self._outcome: Outcome | None = None

    def attach(self, relay: Relay) -> None:
        """Let `relay` hear of the end."""
        with self._lock:
            self._relay = relay

    def detach(self) -> None:
        """Let nobody hear of the end any more; afterwards no Qt object is touched from the worker."""
        with self._lock:
            self._relay = None

    def report(self, event: Event) -> None:
        """Keep the newest of each item, and the first notices of the job."""
        with self._lock:
            if isinstance(event, Noticed):
                if self._noticed < _MOST_NOTICES:
                    self._notices.append(event)
                    self._noticed += 1
                return
            item = self._items.get(event.item) or Item(event.item)
            self._items[event.item] = item.after(event)
            self._moved.add(event.item)

    def end(self, outcome: Outcome) -> None:
        """Keep the outcome and wake the GUI thread with one queued signal."""
        with self._lock:
            self._outcome = outcome
            if self._relay is not None:
                self._relay.ended.emit()

    @property
    def outcome(self) -> Outcome | None:
        """How the work ended; None while it runs."""
        with self._lock:
            return self._outcome

    def take(self) -> Batch:
        """What moved since the last call."""
        with self._lock:
            items = {key: self._items[key] for key in sorted(self._moved)}
            notices = tuple(self._notices)
            self._moved.clear()
            self._notices.clear()
        return Batch(items, notices)


class Relay(QObject):
    """The GUI's half: `arrived(Batch)` at most 15 times a second, `finished(Outcome)` once."""

    arrived = Signal(object)
    finished = Signal(object)
    ended = Signal()

    def __init__(self, mailbox: Mailbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._look)
        self.ended.connect(self.settle, Qt.ConnectionType.QueuedConnection)
        # A window torn down in haste leaves the worker a harmless mailbox. A bound method is held weakly: its end, in
        # the middle of the destruction, would make PySide disconnect from what is half gone.
        self.destroyed.connect(partial(Mailbox.detach, mailbox))
        mailbox.attach(self)

    def start(self) -> None:
        """Begin to look into the mailbox."""
        self._timer.start()

    def close(self) -> None:
        """Stop looking; the worker touches no Qt object after this returns."""
        self._timer.stop()
        self._mailbox.detach()

    @Slot()
    def _look(self) -> None:
        self.arrived.emit(self._mailbox.take())

    @Slot()
    def settle(self) -> None:
        """Hand over the last batch and the outcome, once, if the work has ended."""
        outcome = self._mailbox.outcome
        if outcome is None or not self._timer.isActive():
            return
        self.close()
        self.arrived.emit(self._mailbox.take())
        self.finished.emit(outcome)
