"""Crowd: many processes on one store, with a collection in a loop; and what those who wait for a lock are told.

Every answer is held against all others: for each tag and each kit there must be one order of the operations that
explains what each of them saw, and in the end everything that was acknowledged and not removed is there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kitstudio.store.layout import Store
from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.crowd_catalogue import Catalogue, folder_digest, make_catalogue
from tests.campaigns.crowd_guards import GUARDS, LOCK_GUARDS
from tests.campaigns.crowd_locks import attack_locks
from tests.campaigns.crowd_seen import Seen
from tests.campaigns.product_call import ask
from tests.campaigns.proof import TOP
from tests.campaigns.world import World

_PROCESSES = 8
_LOOK = 0.02
_TOO_LONG = 900.0
_EMPTY_AT_THE_END = ("ingest", "leases", "holders", "trash", "quarantine")


def run(scope: Scope, tally: Tally) -> None:
    """The crowd, then the locks; without a guard only what it guards."""
    names = {guard.name for guard in LOCK_GUARDS}
    if scope.guard is None or scope.guard.name in names:
        attack_locks(scope, tally)
    if scope.guard is None or scope.guard.name not in names:
        _crowd(scope, tally)


def _crowd(scope: Scope, tally: Tally) -> None:
    made = scope.work / "made"
    catalogue = make_catalogue(made)
    catalogue.write(made / "catalogue.json")
    # Without a guard in short rounds: the first damage is enough.
    rounds, count = (8, 40) if scope.guard is not None else (1, scope.of(1000, 20))
    for number in range(rounds):
        root = scope.work / f"round{number}"
        root.mkdir()
        for name in ("folders", "in", "kitops", "catalogue.json"):
            (root / name).symlink_to(made / name)
        for name in ("home", "logs", "own"):
            (root / name).mkdir()
        _round(scope, tally, World(root), catalogue, count)
        shutil.rmtree(root)


def _round(scope: Scope, tally: Tally, world: World, catalogue: Catalogue, count: int) -> None:
    store = ("--store", str(world.root / "store"))
    Store.open(world.root / "store", now=time.time)
    seed = f"{scope.seed}/{world.root.name}"
    workers = [_start(scope, world, who, seed, count) for who in (*map(str, range(_PROCESSES)), "gc")]
    begin = time.monotonic()
    try:
        for fault in _watched(world.root, workers[:-1]):
            tally.fault(f"seed {seed}: {fault}")
        (world.root / "enough").touch()
        for worker in workers:
            worker.wait(timeout=60)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    for worker in workers:
        if worker.returncode:
            tally.fault(f"seed {seed}: a process of the crowd ended with {worker.returncode}")
    lines = list(_logged(world.root / "logs"))
    collections = sum(line["who"].startswith("gc/") for line in lines)
    tally.count("operations of 8 processes at once", len(lines) - collections)
    tally.count("collections in a loop beside them", collections)
    tally.figure("operations a second on one store", f"{len(lines) / (time.monotonic() - begin):.0f}")
    crowd = Seen(seed, lines, catalogue)
    crowd.judge_answers(tally)
    _quiet_store(tally, seed, world)
    crowd.look_once_more(ask(world, "list", *store).facts["kits"])
    crowd.judge_order(tally)
    _whole_kits(tally, seed, world, crowd.kits_at_the_end, catalogue)


def _start(scope: Scope, world: World, who: str, seed: str, count: int) -> subprocess.Popen[str]:
    (world.root / "own" / who).mkdir()
    guard = scope.guard.name if scope.guard is not None else "-"
    words = [sys.executable, "-m", "tests.campaigns.crowd_worker", guard, str(world.root), who, seed, str(count)]
    return subprocess.Popen(words, text=True, cwd=TOP, env=world.environment)


def _watched(root: Path, workers: list[subprocess.Popen[str]]) -> Iterator[str]:
    """What another tool sees while they work: a whole index.json, and a generation that only grows."""
    last, until = 0, time.monotonic() + _TOO_LONG
    while any(worker.poll() is None for worker in workers):
        content = (root / "store" / "index.json").read_bytes()
        try:
            json.loads(content)
        except ValueError:
            yield f"index.json could be read half written: {content[-200:]!r}"
        number = (root / "store" / "generation").read_bytes()
        if not number.strip().isdigit() or int(number) < last:
            yield f"the generation went from {last} to {number!r}"
            return
        last = int(number)
        if time.monotonic() > until:
            for worker in workers:
                worker.kill()
            yield f"the crowd was not done after {_TOO_LONG} s"
            return
        time.sleep(_LOOK)


def _logged(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.iterdir()):
        for line in path.read_text().splitlines():
            yield json.loads(line)


def _quiet_store(tally: Tally, seed: str, world: World) -> None:
    """When all is over nothing lies about, and the store is whole."""
    for name in _EMPTY_AT_THE_END:
        if left := [path.name for path in (world.root / "store" / name).iterdir()]:
            tally.fault(f"seed {seed}: left over in {name}/: {left}")
    for words in (("store", "gc", "--older-than", "0s"), ("store", "verify")):
        answer = ask(world, *words, "--store", str(world.root / "store"))
        if answer.code:
            tally.fault(f"seed {seed}: at the end {' '.join(words)}: {answer.words} {answer.facts.get('problems')}")


def _whole_kits(tally: Tally, seed: str, world: World, kits: Iterable[str], catalogue: Catalogue) -> None:
    """Every kit that is there is whole."""
    for number, digest in enumerate(sorted(kits)):
        target = world.root / f"end{number}"
        answer = ask(world, "unpack", digest, "-d", str(target), "--store", str(world.root / "store"))
        if answer.code or folder_digest(target) != catalogue.kits[digest].unpacked:
            tally.fault(f"seed {seed}: at the end {digest} is not whole: {answer.words}")
        tally.count("kits unpacked and compared at the end")


CAMPAIGN = Campaign(
    "crowd",
    "8 processes do random things to one store while a ninth collects; locks held, their holders killed and stopped",
    run,
    GUARDS,
)
