"""The part of the campaign `hostile` that attacks with Kitfiles: each goes through every operation that reads one."""

from __future__ import annotations

import itertools
import random
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from tests.campaigns import hostile_kitfile_bombs as bombs
from tests.campaigns import hostile_kitfile_mixes as mixes
from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.hostile_kitfile_arena import Arena
from tests.campaigns.hostile_kitfile_bombs import Input
from tests.campaigns.hostile_kitfile_parents import try_parents
from tests.campaigns.hostile_oracle import Oracle
from tests.campaigns.hostile_screens import try_screens
from tests.campaigns.hostile_watch import Happened

_LARGEST: Final = 20_000  # bytes of what also goes through the command line and the window
_SAMPLED: Final = 60_000  # bytes of the largest that a sample tries
_EACH: Final = 5  # of each row in a sample


def rows(scope: Scope) -> Iterator[Iterable[Input]]:
    """Every row of inputs."""
    chance = scope.random("kitfiles")
    yield _some(mixes.paths(), chance, 4_500)
    yield _some(mixes.texts(), chance, 3_200)
    yield mixes.encodings()
    yield bombs.alias_bombs()
    yield bombs.merge_bombs()
    yield bombs.cycles()
    yield bombs.depth()
    yield bombs.numbers()
    yield bombs.traps()
    yield bombs.repeats()
    yield bombs.many()
    yield mixes.rules(chance, scope.of(300, 10))
    yield mixes.mutations(chance, scope.of(4_500, 40))
    yield mixes.noise(chance, scope.of(1_800, 40))
    yield mixes.overlaps(chance, scope.of(300, 20))
    yield mixes.grammar(scope.seed, scope.of(1_500, 20))


def _some(inputs: Iterable[Input], chance: random.Random, most: int) -> list[Input]:
    found = list(inputs)
    return found if len(found) <= most else chance.sample(found, most)


def run(scope: Scope, tally: Tally) -> None:
    """Try all of it, or of each row a few that are not too large."""
    chance = scope.random("kitfiles chosen")
    with Oracle(scope, tally, "kitfiles") as oracle:
        arena = Arena(oracle)
        tried: list[Input] = []
        for row in rows(scope):
            inputs = (
                _some((each for each in row if len(each.content) < _SAMPLED), chance, _EACH) if scope.sample else row
            )
            for each in inputs:
                arena.attempt(each)
                if len(each.content) < _LARGEST and each.ignore is None:
                    tried.append(each)
        for each in chance.sample(tried, scope.of(400, 4)):
            arena.through_the_line(each)
        for each in chance.sample(tried, scope.of(240, 1)):
            arena.through_the_line(each, _in_a_process(scope))
        try_parents(arena)
        try_screens(arena.folder, oracle, chance.sample(tried, scope.of(300, 2)))


def _in_a_process(scope: Scope) -> Callable[[Sequence[str]], Happened]:
    """Runs words in a process of its own, for JSON: a pipe gets every byte, so text there need not be plain."""

    def run_it(words: Sequence[str]) -> Happened:
        done = subprocess.run(
            scope.command(*words, "--json"), capture_output=True, timeout=120, check=False, cwd=bombs.TOP
        )
        out, err = (stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))
        return Happened(done.returncode, out, err, 0.0, 0, "", as_json=True)

    return run_it


def _only(row: Callable[[], Iterable[Input]], most: int = 60) -> Callable[[Oracle], None]:
    def look(oracle: Oracle) -> None:
        arena = Arena(oracle)
        for each in itertools.islice(row(), most):
            arena.attempt(each)

    return look


def _labelled(row: Callable[[], Iterable[Input]], *beginnings: str) -> Callable[[Oracle], None]:
    return _only(lambda: (each for each in row() if each.label.startswith(beginnings)))


GUARDED: Final[Mapping[str, Callable[[Oracle], None]]] = {
    "alias-bound": _labelled(bombs.alias_bombs, "list 8 x 5"),
    "depth-bound": _labelled(bombs.depth, "65 ", "66 ", "1000 ", "5000 "),
    "repeated-keys": _only(bombs.repeats),
    "printable": _only(lambda: (each for each in mixes.texts() if "\\x1b" in each.label or "\\u202e" in each.label)),
    "rule-bounds": _labelled(mixes.floods, "16000 "),
}
