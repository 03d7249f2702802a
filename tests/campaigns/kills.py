"""The campaign `kills`: SIGKILL at every call by which an operation changes a store, and at random moments.

Every operation is recorded once, then run again for each of its changing calls and killed there; `world.judge` says
whether anything was lost. See `kills_trace` for how the calls are found, `kills_points` for how they are hit and
`kills_storm` for the random kills.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.campaigns import kills_worker
from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.kills_guards import GUARDS, NEEDED_BY
from tests.campaigns.kills_points import Kind, Order, Outcome, Recorded
from tests.campaigns.kills_storm import WHO
from tests.campaigns.kills_trace import END, Point
from tests.campaigns.world import OPERATIONS, Operation, make_world

_MEMORY = "/dev/shm"
_WORKERS = 2
_LARGE = 1_500_000
_ON_DISK = 8  # one in so many
_FRESH = 14
_TWICE = 14
_TWICE_IN_SAMPLE = 0.3
_STORM = 250
_FRONTS = 60
_LONGEST = 1.2

_Key = tuple[str, bool, bool]


def run(scope: Scope, tally: Tally) -> None:
    """Kill at every point, then at random."""
    if shutil.which("strace") is None:
        tally.skip("needs strace: apt install strace")
        return
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        tally.skip("needs to trace processes (ptrace): a container must allow it")
        return
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else scope.work
    with tempfile.TemporaryDirectory(prefix="prove-kills-", dir=memory, ignore_cleanup_errors=True) as folder:
        site = kills_worker.Site(Path(folder), scope.work)
        make_world(site.memory / "small")
        if not scope.sample:
            make_world(site.memory / "large", size=_LARGE)
        guard = scope.guard.name if scope.guard is not None else ""
        pool = ProcessPoolExecutor(
            _WORKERS,
            multiprocessing.get_context("spawn"),
            kills_worker.begin,
            (site, scope.campaign, scope.seed, guard),
        )
        try:
            _attack(scope, tally, pool)
        finally:
            pool.shutdown(cancel_futures=True)


def _attack(scope: Scope, tally: Tally, pool: Executor) -> None:
    guard = scope.guard.name if scope.guard is not None else ""
    needing = NEEDED_BY.get(guard, ()) if guard else tuple(each.name for each in OPERATIONS)
    operations = [each for each in OPERATIONS if each.name in needing]
    if operations:
        recorded = _record(scope, pool, operations)
        chance = scope.random("orders")
        orders = _bare(recorded, chance) if guard else _orders(scope, recorded, chance)
        _points(orders, pool, tally)
        if not guard:
            _fronts(scope, recorded, pool, tally)
    if not guard or not operations:
        _storm(scope, pool, tally)


def _record(scope: Scope, pool: Executor, operations: Sequence[Operation]) -> dict[_Key, Recorded]:
    """Every operation undisturbed, in all the ways in which it will be killed."""
    keys: list[_Key] = [(each.name, False, False) for each in operations]
    if scope.guard is None:
        chosen = operations if not scope.sample else scope.random("fresh").sample(operations, 2)
        keys += [(each.name, False, True) for each in chosen]
        keys += [(each.name, True, False) for each in operations if not scope.sample]
    by_name = {each.name: each for each in operations}
    futures = {key: pool.submit(kills_worker.record, by_name[key[0]], large=key[1], fresh=key[2]) for key in keys}
    return {key: future.result() for key, future in futures.items()}


def _bare(recorded: dict[_Key, Recorded], chance: random.Random) -> list[Order]:
    """Without a guard: the points of what needs it, in an order that comes to each kind soon."""
    by_name = {each.name: each for each in OPERATIONS}
    orders = [
        Order(by_name[name], point, "exit" if point.thread else "entry", found.wanted)
        for (name, _, _), found in recorded.items()
        for point in found.points
        if point.syscall != "flock"
    ]
    chance.shuffle(orders)
    return orders


def _orders(scope: Scope, recorded: dict[_Key, Recorded], chance: random.Random) -> list[Order]:
    orders: list[Order] = []
    for operation in OPERATIONS:
        small = recorded[operation.name, False, False]
        orders += _every(operation, small) if not scope.sample else _some(operation, small, chance)
        if (operation.name, False, True) in recorded:
            fresh = recorded[operation.name, False, True]
            orders += [
                Order(operation, point, "fresh", fresh.wanted)
                for point in _pick([each for each in fresh.points if each.alone], scope.of(_FRESH, 3), chance)
            ]
        if (operation.name, True, False) in recorded:
            orders += _larger(operation, small, recorded[operation.name, True, False])
        if not scope.sample or chance.random() < _TWICE_IN_SAMPLE:
            # What is undone or finished by the next run must stand a kill of that one best.
            more = 4 if operation.journalled else 1
            orders += _twice(operation, small, scope.of(_TWICE, 1) * more, chance)
    return [
        Order(each.operation, each.point, each.kind, each.wanted, each.large, number % _ON_DISK == 0, each.second)
        for number, each in enumerate(orders)
    ]


def _every(operation: Operation, found: Recorded) -> Iterator[Order]:
    for point in found.points:
        kinds: tuple[Kind, ...] = ("entry", "exit")
        if point.thread:
            kinds = ("exit",)
        elif point.place == END:
            kinds = ("entry",)
        for kind in kinds:
            yield Order(operation, point, kind, found.wanted)


def _some(operation: Operation, found: Recorded, chance: random.Random) -> list[Order]:
    return chance.sample(list(_every(operation, found)), 3)


def _twice(operation: Operation, found: Recorded, count: int, chance: random.Random) -> Iterator[Order]:
    first, second = (_pick([each for each in found.points if not each.thread], count, chance) for _ in range(2))
    for one, two in zip(first, second, strict=True):
        yield Order(operation, one, "twice", found.wanted, second=two)


def _larger(operation: Operation, small: Recorded, large: Recorded) -> Iterator[Order]:
    """What is only there with larger files: more of the same calls."""
    counts = Counter((point.syscall, point.place) for point in small.points)
    seen: Counter[tuple[str, str]] = Counter()
    for point in large.points:
        key = (point.syscall, point.place)
        seen[key] += 1
        if seen[key] > counts[key]:
            yield Order(operation, point, "exit" if point.thread else "entry", large.wanted, large=True)


def _pick(found: Sequence[Point], count: int, chance: random.Random) -> list[Point]:
    """Some points, not mostly the locks there are so many of."""
    better = [point for point in found if point.syscall != "flock"]
    return chance.sample(better, min(count, len(better)))


def _points(orders: Sequence[Order], pool: Executor, tally: Tally) -> None:
    """Try all of them, and say what was hit by syscall and path."""
    hits: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for outcome in _results(pool.submit(kills_worker.attack, order) for order in orders):
        order = outcome.order
        if outcome.hit is None:
            tally.count("points not reached: the run ended before")
        else:
            tally.count(f"points in {order.operation.name}")
            tally.count("points hit" if outcome.as_ordered else "points hit beside where they were recorded")
            tally.count(f"kills {_KINDS[order.kind]}")
            hits[outcome.hit.syscall][outcome.hit.place] += 1
        for wrong in outcome.wrong:
            tally.fault(f"{order}: {wrong}")
    for syscall, places in sorted(hits.items()):
        words = ", ".join(f"{place} {count}" for place, count in places.most_common())
        tally.figure(f"{syscall}, {places.total()} times", words)


_KINDS: dict[Kind, str] = {
    "entry": "before the call",
    "exit": "after the call",
    "fresh": "before the call, in a process started from nothing",
    "twice": "before the call, and of the next run too",
}


def _fronts(scope: Scope, recorded: dict[_Key, Recorded], pool: Executor, tally: Tally) -> None:
    """The command line is two processes: kill the one that a person sees, at random moments."""
    chance = scope.random("fronts")
    chosen = [chance.choice(OPERATIONS) for _ in range(scope.of(_FRONTS, 2))]
    futures = [
        pool.submit(kills_worker.leave, each, recorded[each.name, False, False].wanted, chance.uniform(0.1, _LONGEST))
        for each in chosen
    ]
    for operation, future in zip(chosen, futures, strict=True):
        tally.count("kills of the process in front")
        for wrong in future.result():
            tally.fault(f"{operation.name}, its front killed: {wrong}")


def _storm(scope: Scope, pool: Executor, tally: Tally) -> None:
    numbers = range(scope.of(_STORM, 10)) if scope.guard is None else range(2 * _STORM)
    futures = [pool.submit(kills_worker.batch, number) for number in numbers]
    for number, future in enumerate(futures):
        found = future.result()
        tally.count("random kills of two at work", len(WHO))
        tally.count("random kills of a collection beside them")
        tally.count("operations that were done before random kills", found.done)
        for wrong in found.wrong:
            tally.fault(f"random kills, seed {scope.seed}, batch {number}: {wrong}")


def _results(futures: Iterable[Future[Outcome]]) -> Iterator[Outcome]:
    for future in as_completed(list(futures)):
        yield future.result()


CAMPAIGN = Campaign(
    "kills",
    "SIGKILL at every store-changing system call of every operation, and at random moments",
    run,
    GUARDS,
)
