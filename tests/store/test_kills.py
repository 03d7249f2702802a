"""Killed at any moment the store is whole, and no name that was said to be written is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from kitstudio.store.layout import Store
from tests.support.stored import names_in, start

# Says `? NAME VALUE` before a change of a name and `! NAME VALUE` after it; `-` is no value.
_WORK = """
store = Store.open(root, wait=60, now=time.time)
who, first = sys.argv[2], int(sys.argv[3])
say("up")
for number in range(first, first + 500):
    name = f"{who}:{number % 3}"
    layers = (b"%d" % (number % 7), bytes(100_000) + b"%d" % (number % 5))
    step = number % 10
    if step < 6:
        say(f"? {name} {kit_of(*layers).digest}")
        add_kit(store, name, layers=layers)
        say(f"! {name} {kit_of(*layers).digest}")
    elif step == 6:
        content = bytes(200_000) + who.encode() + b"%d" % number
        with store.lease("pull") as lease:
            with store.ingest(Descriptor("", digest_of(content), len(content)), lease) as sink:
                sink.write(content[sink.offset :])
                sink.commit()
    elif step == 7 and name in {str(named.reference) for named in store.named()}:
        say(f"? {name} -")
        store.remove([Reference.parse(name)])
        say(f"! {name} -")
    elif step == 8:
        store.collect(older_than=0)
    else:
        store.verify(quick=True)
"""


def allowed(said: Iterable[str], before: dict[str, str]) -> dict[str, set[str]]:
    """What each name may name now: the last value acknowledged, or the one that was being written."""
    out = {name: {digest} for name, digest in before.items()}
    for line in said:
        mark, _, rest = line.partition(" ")
        name, _, digest = rest.partition(" ")
        if mark == "?":
            out.setdefault(name, {"-"}).add(digest)
        elif mark == "!":
            out[name] = {digest}
    return out


def tags(store: Store) -> dict[str, str]:
    return {name: str(digest) for name, digest in names_in(store).items() if not name.startswith("sha256:")}


@pytest.mark.parametrize("seed", range(5))
def test_two_processes_killed_at_random_moments_leave_a_clean_store(root: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same moments in every run, as far as the machine allows
    store = Store.open(root, wait=10, now=time.time)
    for _ in range(3):
        before = tags(store)
        others = [start(_WORK, root, who, chance.randrange(100)) for who in "ab"]
        for other in others:
            assert other.stdout
            assert other.stdout.readline() == "up\n"
        time.sleep(chance.uniform(0.0, 0.4))
        for other in others:
            other.kill()
        said = []
        for other in others:
            with other:
                assert other.stdout
                said += other.stdout.read().splitlines()
            assert other.returncode == -signal.SIGKILL  # no error of its own before
        store = Store.open(root, wait=10, now=time.time)
        assert store.verify().problems == ()
        now = tags(store)
        for name, values in allowed(said, before).items():
            assert now.get(name, "-") in values, name
        store.collect(older_than=0)
        assert store.verify().problems == ()
        assert os.listdir(root / "ingest") == []
