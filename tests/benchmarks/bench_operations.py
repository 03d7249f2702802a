"""How pack, re-pack and unpack compare with a plain loop of read, hash and write over the same files in the same run.

    python -m tests.benchmarks.bench_operations [FOLDER]      FOLDER: where to work, a temporary folder by default

The loop is the floor: one pass, one thread, no headers and no checks, one fsync at its end. Rounds are interleaved and
medians compared, so that a busy machine slows all of them. Nothing is asserted here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions

_MIB = 1 << 20
_ROUNDS = 5
_FOLDERS = {
    "2 large files, 384 MiB": [("model-1.safetensors", 256 * _MIB), ("model-2.safetensors", 128 * _MIB)],
    "20,000 files of 4 KiB": [(f"part-{index // 1000:02d}/{index:05d}.json", 4096) for index in range(20_000)],
}
_KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: .\n"


class _Bench:
    """One folder, packed, packed again and unpacked, beside the loop."""

    def __init__(self, work: Path, files: list[tuple[str, int]]) -> None:
        self.work = work
        self.folder = work / "folder"
        noise = os.urandom(_MIB)
        for name, size in files:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (self.folder / name).open("wb") as file:
                for begin in range(0, size, _MIB):
                    file.write(noise[: size - begin])
        (self.folder / "Kitfile").write_text(_KITFILE, "utf-8")
        self.digest = ""
        self.context = self._context()

    def _context(self) -> Context:
        return Context(
            store_path=self.work / "store",
            cache_path=self.work / "cache",
            kitops_home=self.work / "kit",
            now=time.time,
        )

    def loop(self) -> None:
        """The floor of packing: every file once into one file."""
        state = hashlib.sha256()
        buffer = memoryview(bytearray(_MIB))
        with (self.work / "loop").open("wb", buffering=0) as target:
            for path in sorted(self.folder.rglob("*")):
                if path.is_dir():
                    continue
                with path.open("rb", buffering=0) as file:
                    while count := file.readinto(buffer):
                        state.update(buffer[:count])
                        target.write(buffer[:count])
            os.fsync(target.fileno())

    def loop_out(self) -> None:
        """The floor of unpacking: every file into a file of its own."""
        out = self.work / "loop-out"
        state = hashlib.sha256()
        buffer = memoryview(bytearray(_MIB))
        for path in sorted(self.folder.rglob("*")):
            target = out / path.relative_to(self.folder)
            if path.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb", buffering=0) as file, target.open("wb", buffering=0) as written:
                while count := file.readinto(buffer):
                    state.update(buffer[:count])
                    written.write(buffer[:count])
        os.sync()

    def pack(self) -> None:
        """Into an empty store, nothing remembered."""
        self.digest = str(pack(self.context, self.folder, PackOptions(use_cache=False), Control()).descriptor.digest)

    def pack_again(self) -> None:
        """Unchanged: nothing is read."""
        assert pack(self.context, self.folder, PackOptions(), Control()).bytes_read == 0

    def unpack(self) -> None:
        """Into a new folder, every digest checked."""
        unpack(self.context, self.digest, self.work / "out", UnpackOptions(), Control())

    def clear(self, *, store: bool) -> None:
        """Remove what a round left, not measured."""
        for name in ("loop", "loop-out", "out", *(("store", "cache") if store else ())):
            path = self.work / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        if store:
            self.context = self._context()
        os.sync()


def _seconds(task: Callable[[], None]) -> float:
    begin = time.perf_counter()
    task()
    return time.perf_counter() - begin


def main(base: str | None) -> None:
    """Print a line for each folder."""
    for name, files in _FOLDERS.items():
        with tempfile.TemporaryDirectory(dir=base) as work:
            bench = _Bench(Path(work), files)
            tasks = (bench.loop, bench.pack, bench.pack_again, bench.loop_out, bench.unpack)
            times: dict[str, list[float]] = {task.__name__: [] for task in tasks}
            for _ in range(_ROUNDS):
                bench.clear(store=True)
                time.sleep(0.05)  # what was just written is too young to be remembered as unchanged
                for task in tasks:
                    times[task.__name__].append(_seconds(task))
                    bench.clear(store=False)
        middle = {task: statistics.median(taken) for task, taken in times.items()}
        size = sum(size for _, size in files)
        print(
            f"{name}: loop {size / middle['loop'] / 1e9:.2f} GB/s; of its time "
            f"pack takes {middle['pack'] / middle['loop']:.2f}, "
            f"packing again {middle['pack_again'] / middle['loop']:.2f}; "
            f"unpack takes {middle['unpack'] / middle['loop_out']:.2f} of a loop into single files"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
