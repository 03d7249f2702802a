"""Power cuts on the model: every state that a power loss may leave, typical ones and random ones."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.power_fuse import Recording, sync_all
from tests.campaigns.power_guards import How, shown
from tests.campaigns.power_model import Bytes, Event, History, Image, Loss, Names, Sync
from tests.campaigns.power_sites import SYNCFS
from tests.campaigns.power_trials import Bench
from tests.campaigns.power_workers import in_child, spread
from tests.campaigns.power_world import PowerWorld, judged
from tests.campaigns.world import Operation

_RANDOM = 2
# How many states of each point are looked at to miss a guard.
_MOST: Mapping[How, int] = {"done": 100, "stopped": 100, "stopped, then done": 20, "stopped twice": 6}
_LATER = 20


@dataclass(frozen=True)
class Stretch:
    """What is tried with one operation.

    Attributes:
        deed: name of the operation.
        how: as of a trial.
        part: which of the points, of `parts`.
        most: how many states are looked at for each point.
        at: how far the operation is at the points that are tried first.
    """

    deed: str
    how: How
    part: int
    parts: int
    most: int
    at: float = 1.0

    def of(self, points: Sequence[int]) -> list[int]:
        """Its part of the points, in the order they are tried."""
        best = self.at * max(points, default=0)
        return sorted(points[self.part :: self.parts], key=lambda point: abs(point - best))


def try_model(bench: Bench, scope: Scope, tally: Tally) -> None:
    """Look at the states that the power may leave behind, and tell what is wrong with them."""
    for stretch, (states, done, faults) in spread(
        _planned(bench, scope), lambda number: _ready(bench, scope, bench.work / f"model-{number}")
    ):
        tally.count(f"states after a power cut when {stretch.how}, on the model", states)
        tally.count("states after it was said to be done, on the model", done)
        for each in faults:
            tally.fault(f"model: {stretch.deed}, {stretch.how} {each}, seed {scope.seed}")


def _planned(bench: Bench, scope: Scope) -> list[Stretch]:
    if scope.guard is not None:
        best = shown(scope.guard)
        return [Stretch(deed, best.how, 0, 1, _MOST[best.how], best.at) for deed in bench.deeds]
    out = []
    for deed in bench.deeds:
        out.append(Stretch(deed, "done", 0, 1, scope.of(100, 6)))
        if scope.sample:
            out.append(Stretch(deed, "stopped", scope.random(deed).randrange(20), 20, 1))
        else:
            out += [Stretch(deed, "stopped", part, 4, 2) for part in range(4)]
            out.append(Stretch(deed, "stopped, then done", 0, 1, 6))
            out.append(Stretch(deed, "stopped twice", scope.random(deed).randrange(4), 4, 1))
    scope.random("order").shuffle(out)
    return out


@contextlib.contextmanager
def _ready(bench: Bench, scope: Scope, folder: Path) -> Iterator[Callable[[Stretch], Any]]:
    folder.mkdir()
    model = Model(bench, scope, folder)

    def work(stretch: Stretch) -> Any:
        states, done, faults = 0, 0, []
        for said, wrong in model.tried(stretch):
            states += 1
            done += said == 0
            faults += wrong
            if faults and scope.guard is not None:
                break
        return states, done, faults

    yield work


class Model:
    """The world on the model; its folder is used by one process at a time."""

    def __init__(self, bench: Bench, scope: Scope, folder: Path) -> None:
        self._bench = bench
        self._scope = scope
        self._place = folder / "mount"
        self._left = folder / "left"
        self._image = Image.of(bench.template.root)

    def tried(self, stretch: Stretch) -> Iterator[tuple[int, list[str]]]:
        """The exit code and what is wrong, state for state."""
        deed = self._bench.deeds[stretch.deed]
        begin, code = self.recorded(deed, History(self._image, ()))
        if stretch.how == "done":
            yield from self._judged(deed, begin, len(begin.log), code, stretch.most)
        elif stretch.how == "stopped":
            for point in stretch.of(_changes(begin.log)):
                yield from self._judged(deed, begin, point, -1, stretch.most)
        else:
            yield from self._again(deed, begin, stretch)

    def _again(self, deed: Operation, begin: History, stretch: Stretch) -> Iterator[tuple[int, list[str]]]:
        """Killed where names are seen that are not on the disk: the next run must not take them for granted."""
        for point in stretch.of(list(_unsynced(begin.log))):
            history, code = self.recorded(deed, History(begin.begin, begin.log[:point]))
            where = f"(killed after event {point}) "
            if stretch.how == "stopped, then done":
                yield from self._judged(deed, history, len(history.log), code, stretch.most, where)
                continue
            points = [each for each in _changes(history.log) if each > point]
            for later in self._scope.random(deed.name, point).sample(points, min(_LATER, len(points))):
                yield from self._judged(deed, history, later, -1, stretch.most, where)

    def recorded(self, deed: Operation, before: History) -> tuple[History, int]:
        """What an operation does, after what was done before."""
        recording = Recording(before)
        with recording.mounted(self._place):
            code = in_child(lambda: self._run(deed))
        return recording.history, code

    def _run(self, deed: Operation) -> int:
        SYNCFS.pass_to(sync_all)
        return PowerWorld(self._place).do(deed).code

    def _judged(
        self, deed: Operation, history: History, point: int, code: int, most: int, where: str = ""
    ) -> Iterator[tuple[int, list[str]]]:
        chance = self._scope.random(deed.name, point, where)
        losses: dict[object, Loss] = {}
        for loss in history.losses(point, chance, _RANDOM):
            losses.setdefault((loss.kept, loss.hollow), loss)
        chosen = list(losses.values())
        if len(chosen) > most:
            chosen = chance.sample(chosen, most)
        for loss in chosen:
            wrong = self._looked_at(deed, history.left(loss), said=code == 0)
            yield code, [f"{where}{_after(history, point)}, left {loss.words}: {each}" for each in wrong]

    def _looked_at(self, deed: Operation, image: Image, *, said: bool) -> list[str]:
        wanted = self._bench.wanted[deed.name]
        if deed.words[0] == "unpack":  # it tells files by their inode numbers, which only the model gives again
            with Recording(History(image, ())).mounted(self._place):
                return judged(self._place, deed, wanted, acknowledged=said)
        image.put(self._left)
        try:
            return judged(self._left, deed, wanted, acknowledged=said)
        finally:
            subprocess.run(["rm", "-rf", self._left], check=True)


def _changes(log: Sequence[Event]) -> Sequence[int]:
    """Right after each change; a sync only takes from what may be lost, and a mode or a time is of no weight."""
    return [at for at, event in enumerate(log, 1) if isinstance(event, Names | Bytes)]


def _unsynced(log: Sequence[Event]) -> Iterator[int]:
    """Right before each sync that names wait for."""
    waiting = False
    for point, event in enumerate(log):
        if isinstance(event, Sync) and waiting:
            yield point
        waiting = isinstance(event, Names) or (waiting and not isinstance(event, Sync))


def _after(history: History, point: int) -> str:
    event = history.log[point - 1] if point else None
    names = [name for _, name, _ in event.changes] if isinstance(event, Names) else []
    return f"at event {point} ({type(event).__name__} {' '.join(names)})"
