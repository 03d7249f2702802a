"""A process that does what it is told, line by line, and can be made to stop at a place inside an operation.

python -m tests.campaigns.crowd_actor GUARD|- ROOT

Each line on standard input is `{"words": […], "place": "MODULE:NAME", "nth": 1}`. When the operation comes to the place
for the nth time it says `{"held": true}` and goes on after another line. At its end it says what the answer was.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.campaigns.campaign import Patches
from tests.campaigns.product_call import ask
from tests.campaigns.proof import guards_of
from tests.campaigns.world import World


def main() -> None:
    """Do what is told until standard input ends."""
    guard, root = sys.argv[1:]
    if guard != "-":
        guards_of("crowd")[guard].remove(Patches())
    world = World(Path(root))
    _say(up=True)
    for line in sys.stdin:
        told = json.loads(line)
        with Patches() as patches:
            if told["place"]:
                _stop_at(patches, told["place"], told["nth"])
            answer = ask(world, *told["words"])
        _say(code=answer.code, facts=answer.facts, error=answer.error, at=time.monotonic())


def _say(**facts: Any) -> None:
    sys.__stdout__.write(json.dumps(facts) + "\n")  # type: ignore[union-attr] # a process of its own has one
    sys.__stdout__.flush()  # type: ignore[union-attr] # as above


def _stop_at(patches: Patches, place: str, nth: int) -> None:
    module, _, name = place.partition(":")
    target: Any = importlib.import_module(module)
    *owners, attribute = name.split(".")
    for owner in owners:
        target = getattr(target, owner)
    real: Callable[..., Any] = getattr(target, attribute)
    calls = 0

    def stopping(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            _say(held=True)
            sys.stdin.readline()
        return real(*given, **named)

    patches.replace(target, attribute, stopping)


if __name__ == "__main__":
    main()
