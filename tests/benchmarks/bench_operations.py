"""How pack, re-pack and unpack compare with plain loops over the same files in the same run, in a minute.

    python -m tests.benchmarks.bench_operations [FOLDER]      FOLDER: where to work, a temporary folder by default

Nothing is asserted here; `packaging/prove speed` measures more and holds it against the promises.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.benchmarks.ground import MIB, SMALL, Ground, interleaved

_ROUNDS: Final = 5
_FOLDERS: Final = {
    "2 large files, 384 MiB": {"model-1.safetensors": 256 * MIB, "model-2.safetensors": 128 * MIB},
    "20,000 files of 4 KiB": SMALL,
}


def main(base: str | None) -> None:
    """Print a line for each task and folder."""
    for name, files in _FOLDERS.items():
        with tempfile.TemporaryDirectory(dir=base) as work:
            ground = Ground(Path(work), files)
            tasks = (ground.loop, ground.pack, ground.pack_again, ground.look, ground.loop_into_many, ground.unpack)
            named = {task.__name__: task for task in tasks}
            seconds = interleaved(named, _ROUNDS, ground.empty_store, ground.warm, ground.clear)
        print(f"{name} (load {os.getloadavg()[0]:.1f})")
        loop = statistics.median(seconds["loop"])
        for task, taken in seconds.items():
            middle = statistics.median(taken)
            print(f"  {task:15} {middle * 1e3:8.1f} ms  {loop / middle:7.2f} of the loop's speed")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
