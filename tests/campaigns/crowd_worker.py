"""One process of the crowd: random operations on the one store, each written down with its two moments and what it saw.

python -m tests.campaigns.crowd_worker GUARD|- ROOT WHO SEED COUNT
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kitstudio.cli import session
from kitstudio.host.assemble import make_context
from kitstudio.operations.context import Context
from tests.campaigns.campaign import Patches
from tests.campaigns.crowd_catalogue import Catalogue
from tests.campaigns.crowd_effects import Did
from tests.campaigns.crowd_operations import OPERATIONS, Worker
from tests.campaigns.product_call import Told, ask, told
from tests.campaigns.proof import guards_of
from tests.campaigns.world import World

_PATIENCE = "60"
_OWN_PROCESS = 0.01


def main() -> None:
    """Work until the count is reached, or (`gc`) until standard input ends."""
    guard, root, who, seed, count = sys.argv[1:]
    if guard != "-":
        guards_of("crowd")[guard].remove(Patches())
    world = World(Path(root))
    catalogue = Catalogue.read(world.root / "catalogue.json")
    chance = random.Random(f"{seed}/{who}")  # noqa: S311 - to be had again, not secret
    is_window = who.isdigit() and int(who) % 2 == 1
    if is_window:
        _keep_one_context()
    worker = Worker(world, catalogue, chance, who, _asking(world, guard, chance, is_window=is_window))
    with (world.root / "logs" / who).open("w") as log:
        if who == "gc":
            _collect(worker, log.write)
            return
        names, weights = zip(*((name, weight) for name, (weight, _) in OPERATIONS.items()), strict=True)
        for number in range(int(count)):
            name = chance.choices(names, weights)[0]
            _written(worker, f"{who}/{number} {name}", OPERATIONS[name][1], log.write)


def _collect(worker: Worker, write: Callable[[str], object]) -> None:
    number, parent = 0, os.getppid()
    while not (worker.world.root / "enough").exists() and os.getppid() == parent:
        _written(worker, f"gc/{number} gc", OPERATIONS["gc"][1], write)
        number += 1


def _written(worker: Worker, who: str, operation: Callable[[Worker], Did], write: Callable[[str], object]) -> None:
    worker.moments = [time.monotonic_ns()]
    did = operation(worker)
    # What the command line took, without what was prepared before and compared after it.
    moments = [*worker.moments, time.monotonic_ns()] if len(worker.moments) == 1 else worker.moments[1:3]
    line = {"who": who, "begin": moments[0], "end": moments[1], **did.facts()}
    write(json.dumps(line) + "\n")


def _keep_one_context() -> None:
    """As the window does: one context for as long as it is open."""
    kept: list[Context] = []

    def make(*given: Any, **_options: Any) -> Context:
        if not kept:
            kept.append(make_context(given[0]))
        return kept[0]

    Patches().replace(session, "make_context", make)


def _asking(world: World, guard: str, chance: random.Random, *, is_window: bool) -> Callable[..., Told]:
    """Asks the command line in this process, now and then in one of its own."""

    def asking(*words: str) -> Told:
        whole = (*words, "--wait", _PATIENCE, "--store", str(world.root / "store"))
        if is_window or chance.random() > _OWN_PROCESS:
            return ask(world, *whole)
        command = [sys.executable, "-m", "tests.campaigns.child", "crowd", guard, *whole, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, env=world.environment, check=False)
        return told(done.returncode, done.stdout, done.stderr)

    return asking


if __name__ == "__main__":
    main()
