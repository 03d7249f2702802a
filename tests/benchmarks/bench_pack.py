"""How packing compares with a plain loop of read, hash and write over the same files in the same run.

    python -m tests.benchmarks.bench_pack [FOLDER]      FOLDER: where to work, a temporary folder by default

Rounds of both are interleaved and the medians compared, so that a busy machine slows both. Nothing is asserted here.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kitstudio.archive.layer_writer import LayerOptions, write_layer
from kitstudio.archive.stat_cache import StatCache
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control

_MIB = 1 << 20
_ROUNDS = 5
_FOLDERS = {
    "2 large files": [("model-1.safetensors", 256 * _MIB), ("model-2.safetensors", 128 * _MIB)],
    "20,000 files of 4 KiB": [(f"part-{index // 1000:02d}/{index:05d}.json", 4096) for index in range(20_000)],
}


def _fill(folder: Path, files: list[tuple[str, int]]) -> None:
    noise = os.urandom(_MIB)
    for name, size in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            for begin in range(0, size, _MIB):
                file.write(noise[: size - begin])


def _loop(folder: Path, out: Path) -> None:
    """The floor: no headers, no checks, one thread."""
    state = hashlib.sha256()
    buffer = memoryview(bytearray(_MIB))
    with out.open("wb", buffering=0) as target:
        for path in sorted(folder.rglob("*")):
            if path.is_dir():
                continue
            with path.open("rb", buffering=0) as file:
                while count := file.readinto(buffer):
                    state.update(buffer[:count])
                    target.write(buffer[:count])


def _pack(folder: Path, out: Path) -> None:
    found = scan(folder, follow_links=False, control=Control())
    with out.open("wb", buffering=0) as target:
        write_layer(found, found.members, target.write, LayerOptions(), Control())


def _pack_again(folder: Path, out: Path) -> None:
    """What an unchanged folder costs: a look and a key, no bytes."""
    found = scan(folder, follow_links=False, control=Control())
    cache = StatCache(out.with_name("stat"))
    cache.get(cache.key(found.members, LayerOptions()))


def _seconds(work: Callable[[Path, Path], None], folder: Path, out: Path) -> float:
    begin = time.perf_counter()
    work(folder, out)
    return time.perf_counter() - begin


def main(base: str | None) -> None:
    """Print a line for each folder."""
    for name, files in _FOLDERS.items():
        with tempfile.TemporaryDirectory(dir=base) as work:
            folder, out = Path(work, "folder"), Path(work, "out")
            _fill(folder, files)
            times: dict[Callable[[Path, Path], None], list[float]] = {_loop: [], _pack: [], _pack_again: []}
            for _ in range(_ROUNDS):
                for task, taken in times.items():
                    taken.append(_seconds(task, folder, out))
            floor, pack, again = (statistics.median(taken) for taken in times.values())
        size = sum(size for _, size in files)
        print(
            f"{name}: loop {size / floor / 1e9:.2f} GB/s, pack {size / pack / 1e9:.2f} GB/s, "
            f"pack takes {pack / floor:.2f} of the loop's time, packing again {again / floor:.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
