"""Power cuts on real file systems: where each trial is stopped, and what comes of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.power_disks import Disk, Kind
from tests.campaigns.power_guards import How
from tests.campaigns.power_points import run_until
from tests.campaigns.power_workers import spread
from tests.campaigns.power_world import PowerWorld, judged
from tests.campaigns.world import Expected, Operation, World, copy_world

# How often on every file system and for every operation, without and with another file's fsync.
_WHOLE: dict[How, tuple[int, int]] = {"stopped": (4, 4), "stopped, then done": (2, 2), "done": (1, 1)}
_SAMPLE: dict[How, tuple[int, int]] = {"stopped": (0, 1), "stopped, then done": (1, 0), "done": (0, 1)}


@dataclass(frozen=True)
class Bench:
    """What is tried: a world, operations in it, and what each is to do."""

    work: Path
    template: World
    deeds: Mapping[str, Operation]
    wanted: Mapping[str, Expected]


@dataclass(frozen=True)
class Trial:
    """The power goes once.

    Attributes:
        kind: the file system.
        deed: name of the operation.
        how: whether it was killed, was done, or was killed and then done by the next run.
        point: the call that changes files before which it is killed; 0 when it is not.
        beside: whether another process fsyncs another file just before, which commits the journal but not our data.
    """

    kind: Kind
    deed: str
    how: How
    point: int
    beside: bool


def try_disks(bench: Bench, kinds: Sequence[Kind], scope: Scope, tally: Tally) -> None:
    """Make all trials and tell what came of them."""
    calls = {name: _calls(bench, deed) for name, deed in bench.deeds.items()}
    trials = _planned(scope, kinds, calls)
    for trial, (code, place, wrong) in spread(trials, lambda number: _ready(bench, bench.work / f"disks-{number}")):
        beside = ", after an fsync of another file" if trial.beside else ""
        tally.count(f"power cuts on {trial.kind.name}")
        tally.count(f"power cuts when {trial.how}{beside}")
        if code == 0:
            tally.count("power cuts after it was said to be done")
        where = f" before call {trial.point} ({place})" if trial.point else ""
        for each in wrong:
            tally.fault(f"{trial.kind.name}: {trial.deed}, {trial.how}{where}{beside}, seed {scope.seed}: {each}")


def _calls(bench: Bench, deed: Operation) -> int:
    """How many calls that change files an operation makes."""
    root = bench.work / f"calls of {deed.name}"
    copy_world(bench.template, root)
    found = run_until(0, root, lambda: PowerWorld(root).do(deed).code)
    if found.code:
        raise AssertionError(f"{deed.name} gave {found.code}")
    return len(found.calls)


def _planned(scope: Scope, kinds: Sequence[Kind], calls: Mapping[str, int]) -> list[Trial]:
    """The trials for the operations in `calls`, which says how many calls each makes; mixed."""
    trials = []
    for kind in kinds:
        for deed, number in calls.items():
            for how, each in (_SAMPLE if scope.sample else _WHOLE).items():
                for beside, times in zip((False, True), each, strict=True):
                    chance = scope.random(kind.name, deed, how, beside)
                    for part in range(times):
                        # One in every stretch of its own, so that all of an operation is tried.
                        point = int((part + chance.random()) * number / times) + 1 if how != "done" else 0
                        trials.append(Trial(kind, deed, how, point, beside))
    scope.random("order").shuffle(trials)
    return trials[: len(trials) // 2] if scope.sample else trials


@contextlib.contextmanager
def _ready(bench: Bench, folder: Path) -> Iterator[Callable[[Trial], Any]]:
    disks: dict[str, Disk] = {}
    with contextlib.ExitStack() as closing:

        def work(trial: Trial) -> Any:
            disk = disks.get(trial.kind.name)
            if disk is None:
                disk = disks[trial.kind.name] = Disk(trial.kind, folder / trial.kind.name)
                closing.callback(disk.close)
                with disk.filled():
                    copy_world(bench.template, disk.place / "world")
                    (disk.place / "another").write_bytes(b"another program's")
            return _tried(bench, disk, trial)

        yield work


def _tried(bench: Bench, disk: Disk, trial: Trial) -> tuple[int | None, str, list[str]]:
    """The exit code (None: killed), where it was stopped, and what is wrong."""
    deed, root = bench.deeds[trial.deed], disk.place / "world"
    with disk.fresh():
        run = run_until(trial.point, root, lambda: PowerWorld(root).do(deed).code)
        place = run.place
        if trial.how == "stopped, then done":
            run = run_until(0, root, lambda: PowerWorld(root).do(deed).code)
        if trial.beside:
            _fsync_another(disk.place / "another")
        disk.cut()
    with disk.again():
        wrong = judged(root, deed, bench.wanted[deed.name], acknowledged=run.code == 0)
    return run.code, place, wrong


def _fsync_another(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"Another program's, changed")
        file.flush()
        os.fsync(file.fileno())
