"""What is cancelled where, and what must be true afterwards."""

from __future__ import annotations

import fcntl
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from typing_extensions import override

from tests.campaigns.campaign import Scope
from tests.campaigns.cancel_disk import CALLS, Panel
from tests.campaigns.world import OPERATIONS, Expected, Operation, World, copy_world, expected, judge, make_world

ACKNOWLEDGED: Final = 0.1
ENDED: Final = 0.5
HELD: Final = 6.0
"""Seconds a held call takes if nobody lets go of it."""

CRAWL: Final = 0.1
"""Seconds of every call (of 128 KiB, where bytes are moved) on a crawling disk: about one for each MiB."""

PHASES: Final = {
    "list": "listing", "read": "hashing", "write": "writing", "sync": "in fsync", "rename": "renaming",
    "unlink": "clearing up",
}  # fmt: skip
_MOST_PATIENCE: Final = 8.0
_UNDER_WAY: Final = 12
"""Calls that may come after a cancel: those of one buffer of 1 MiB, and what the kernel reads ahead."""

_SIZE: Final = 4_000_000
_WIDE: Final = 60
_CHOSEN: Final = (
    "first pack", "pack", "pack over a name", "pack zstd", "gc", "import", "export folder", "export archive",
    "export over a file", "receive archive", "receive layout", "unpack", "unpack over files",
)  # fmt: skip
MORE: Final = (
    Operation("pack wide", ("pack", "{root}/folders/wide", "-t", "team/wide:v1")),
    Operation("pack gzip", ("pack", "{root}/folders/new", "-t", "team/new:g", "--compression", "gzip")),
    Operation("verify", ("store", "verify")),
)
CANCELLED: Final = (*(each for each in OPERATIONS if each.name in _CHOSEN), *MORE)


@dataclass(frozen=True)
class Point:
    """Where to cancel: in the call number `after` + 1 of its kind, which is held (or crawls, as all the others do)."""

    operation: Operation
    call: str
    after: int = 0
    seconds: float = HELD

    @property
    def phase(self) -> str:
        """What the operation is doing there."""
        return PHASES[self.call]

    @override
    def __str__(self) -> str:
        how = "crawling" if self.seconds < 1 else "held"
        return f"{self.operation.name}, {self.call} {self.after + 1} {how}"


@dataclass(frozen=True)
class Trial:
    """A world of its own, seen directly and through the slow disk."""

    point: Point
    fast: World
    slow: World
    panel: Panel

    @property
    def operation(self) -> Operation:
        """What is cancelled."""
        return self.point.operation

    def is_there(self) -> bool:
        """Whether the point is reached."""
        return self.panel.held(self.point.call) > 0

    def calls(self, *kinds: str) -> int:
        """How much the disk was asked so far, for calls of some kinds or of any."""
        return sum(self.panel.work(call) for call in kinds or CALLS)

    def free(self) -> None:
        """Let the disk answer."""
        self.panel.free()


@dataclass(frozen=True)
class Interrupted:
    """What came of a cancel.

    Attributes:
        code: 130 when it was cancelled, 0 when it was done all the same.
        acknowledged: seconds until that was said; None: never.
        ended: seconds until it was over for whoever waited.
        busy: whether it was over before the disk had answered.
        lingered: seconds from the answer of the disk until the last of it was gone.
        wrong: what was found wrong while watching, in words.
        killed: whether it had no chance to clear up; the next run must.
        calls: of the kind of the point, from the cancel to the end of the last of it.
    """

    code: int
    acknowledged: float | None
    ended: float
    busy: bool
    lingered: float
    wrong: list[str] = field(default_factory=list)
    killed: bool = False
    calls: int = 0


class Site:
    """The template world, what its operations do undisturbed, and copies of it on the slow disk."""

    def __init__(self, fast: Path, slow: Path, panel: Panel) -> None:
        self._fast, self._slow, self._panel = fast, slow, panel
        self.panel_path = panel.path
        self._template = make_world(fast / "template", size=_SIZE)
        for number in range(_WIDE):
            (fast / "template" / "folders" / "wide" / f"part{number:02}").mkdir(parents=True)
        wide = fast / "template" / "folders" / "wide"
        (wide / "part00" / "notes.txt").write_text("wide")
        (wide / "Kitfile").write_text("manifestVersion: 1.0.0\ndocs:\n- path: .\n")
        self._expected: dict[str, Expected] = {}
        self._number = 0

    def expected(self, operation: Operation) -> Expected:
        """See `world.expected`; found once."""
        if operation.name not in self._expected:
            self._expected[operation.name] = expected(self._template, operation, self._fast / "calm")
        return self._expected[operation.name]

    def trial(self, point: Point) -> Trial:
        """A fresh copy, with the disk slow where the point says."""
        self._number += 1
        name = f"world{self._number}"
        fast = copy_world(self._template, self._fast / name)
        self._panel.free()
        self._panel.slow(point.call, point.seconds, point.after)
        return Trial(point, fast, World(self._slow / name), self._panel)

    def calls(self, operation: Operation, run: Callable[[Trial], None]) -> dict[str, int]:
        """How many calls of each kind an operation makes."""
        trial = self.trial(Point(operation, CALLS[0], seconds=0.0))
        for call in CALLS:
            self._panel.slow(call, 0.0)
        run(trial)
        found = {call: self._panel.came(call) for call in CALLS}
        self.drop(trial)
        return found

    def drop(self, trial: Trial) -> None:
        """Take the world of a trial away."""
        self._panel.free()
        subprocess.run(["rm", "-rf", trial.fast.root], check=True)

    def judged(self, trial: Trial, came: Interrupted, scope: Scope) -> list[str]:
        """Everything that is wrong after a cancel; the world of the trial is removed."""
        wanted = self.expected(trial.operation)
        wrong = [*came.wrong, *_too_late(came, scope, crawling=trial.point.seconds < 1), *_locks(trial)]
        new = set(trial.fast.leftovers(trial.operation)) - set(World(self._template.root).leftovers(trial.operation))
        if not came.killed:  # what was received of a blob is kept, so that the next time goes on there
            wrong += [f"left over: {each}" for each in sorted(new) if not each.startswith("ingest/sha256-")]
        state = trial.fast.state(trial.operation)
        if came.code == 130 and not came.busy and (state.tags, state.made) != (wanted.before.tags, wanted.before.made):
            wrong.append(f"cancelled, and yet done: {sorted(state.tags.items())}, {sorted(state.made)[:20]}")
        wrong += judge(trial.fast, trial.operation, wanted, acknowledged=came.code == 0)
        self.drop(trial)
        return wrong


def patience(scope: Scope) -> float:
    """How much longer a busy machine may take: in a sample, which runs beside anything, twice as long again.

    Never so long that to wait for a held call would pass.
    """
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    return min(max(1.0, load) * (3.0 if scope.sample else 1.0), _MOST_PATIENCE)


def _too_late(came: Interrupted, scope: Scope, *, crawling: bool) -> list[str]:
    """What took longer than promised."""
    factor = patience(scope)
    wrong = []
    if came.acknowledged is None:
        wrong.append("the cancel was never acknowledged")
    elif came.acknowledged > ACKNOWLEDGED * factor:
        wrong.append(f"acknowledged after {came.acknowledged:.3f} s")
    if came.ended > ENDED * factor:
        wrong.append(f"ended after {came.ended:.3f} s")
    if came.lingered > 2 * ENDED * factor:
        wrong.append(f"its worker worked on for {came.lingered:.3f} s after the disk had answered")
    if crawling and came.calls > _UNDER_WAY:
        wrong.append(f"it did not notice the cancel for {came.calls} calls")
    return wrong


def _locks(trial: Trial) -> list[str]:
    """Whether somebody still holds the store."""
    path = trial.slow.root / trial.operation.store / "store.lock"
    if not path.exists():
        return []
    with path.open("rb") as lock:
        until = time.monotonic() + 0.2
        while time.monotonic() < until:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.01)
            else:
                return []
    return ["the store is still locked"]
