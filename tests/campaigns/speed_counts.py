"""What can be counted of speed, the same on every machine: bytes read, calls made, memory taken by a process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.cli.main import run
from tests.benchmarks.ground import MIB
from tests.campaigns.campaign import Patches, Scope, Tally
from tests.campaigns.proof import guards_of

_CALL: Final = re.compile(r"(\w+)\((.*)\) = (\d\w*)")
_READS: Final = ("read", "readv", "pread64", "preadv", "preadv2", "sendfile", "copy_file_range", "splice", "mmap")
_WRITES: Final = ("write", "writev", "pwrite64", "pwritev")
_GATHERED: Final = 128 * 1024  # bytes a write brings on average, at the least
_OTHER_WRITES: Final = 100  # names, leases, locks, progress
_MOST_GROWTH: Final = 40 * MIB
_PEAK: Final = "import sys; from tests.campaigns.speed_counts import with_peak; with_peak(sys.argv[1:])"


@dataclass(frozen=True)
class _Traced:
    """What a traced process read and wrote: bytes read below a folder, and number of writes."""

    read: int
    writes: int


def unchanged(scope: Scope, tally: Tally) -> None:
    """Packing again what was not changed reads no byte of a layer."""
    for files in (300, scope.of(20_000, 1_000)):
        folder, store = _folder(scope, f"unchanged-{files}", {f"d/{at:05d}": 4096 for at in range(files)})
        if _pack(scope, tally, folder, store) is None:
            return
        # Whatever it reads beside layers (Kitfile, .kitignore) lies beside `d`.
        again = _pack(scope, tally, folder, store)
        tally.count(f"files of a folder that was packed again, {files:,} at once", files)
        if again is None or again.read:
            tally.fault(f"packing {files} unchanged files again read {again.read if again else '?'} bytes of them")


def gathered(scope: Scope, tally: Tally) -> None:
    """Many small files are written in few large pieces."""
    files = scope.of(20_000, 3_000)
    folder, store = _folder(scope, "gathered", {f"d/{at:05d}": 4096 for at in range(files)})
    first = _pack(scope, tally, folder, store)
    if first is None:
        return
    tally.count(f"writes to pack {files:,} files of 4 KiB", first.writes)
    most = files * (4096 + 512) // _GATHERED + _OTHER_WRITES
    if first.writes > most:
        tally.fault(f"{first.writes} writes to pack {files} files of 4 KiB; {most} would do")


def memory(scope: Scope, tally: Tally) -> None:
    """The most memory a process takes does not grow with what it packs and unpacks."""
    sizes = [scope.of(1024, 16) * MIB, scope.of(4096, 128) * MIB]
    if scope.guard is not None:
        sizes = [16 * MIB, 192 * MIB]
    peaks: dict[str, list[int]] = {"pack": [], "unpack": []}
    for size in sizes:
        # Mostly a hole: what counts is what is made of it.
        folder, store = _folder(scope, "memory", {"model.bin": size})
        out = scope.work / "out"
        common = ("--store", store, "--quiet")
        for words in (("pack", folder, "-t", "big:1", *common), ("unpack", "big:1", "-d", out, *common)):
            peaks[words[0]].append(_peak(scope, tally, *words))
            tally.count("processes whose memory was measured")
        for path in (folder, store, out):
            shutil.rmtree(path, ignore_errors=True)
    for verb, (low, high) in peaks.items():
        growth = (high - low) / MIB
        tally.figure(
            f"{verb}: memory from {sizes[0] // MIB} to {sizes[1] // MIB} MiB",
            f"grows by {growth:.1f} MiB to {high / MIB:.0f} MiB (less than 40 MiB promised)",
        )
        if high - low >= _MOST_GROWTH:
            tally.fault(f"{verb}: {growth:.0f} MiB more for {sizes[1] // MIB} MiB than for {sizes[0] // MIB} MiB")


def _folder(scope: Scope, name: str, files: dict[str, int]) -> tuple[Path, Path]:
    """A folder with one layer of all files, and the place of a store for it."""
    folder = scope.work / name
    for path, size in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("wb") as file:
            file.write(path.encode())
            file.truncate(size)
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel:\n  path: .\n", "ascii")
    for path in (*files, "Kitfile"):
        os.utime(folder / path, (1, 1))
    return folder, scope.work / f"{name}-store"


def _pack(scope: Scope, tally: Tally, folder: Path, store: Path) -> _Traced | None:
    """Pack in a process of its own with its calls written down; None when it failed or there is no strace."""
    if shutil.which("strace") is None:
        tally.skip("needs strace: apt-get install strace")
        return None
    logs = scope.work / "calls"
    shutil.rmtree(logs, ignore_errors=True)
    logs.mkdir()
    calls = ",".join((*_READS, *_WRITES))
    # A log for each thread, so that no call is told in two parts.
    strace = ["strace", "-ff", "-y", "-qq", "--seccomp-bpf", "-s", "0", "-e", f"trace={calls}", "-o", str(logs / "of")]
    words = scope.command("pack", folder, "-t", "kit:1", "--store", store, "--quiet")
    if not _ran(tally, [*strace, *words], scope):
        return None
    return _traced(logs, folder / "d")


def _traced(logs: Path, below: Path) -> _Traced:
    read = writes = 0
    for log in logs.iterdir():
        for line in log.read_text("utf-8", "replace").splitlines():
            found = _CALL.match(line)
            if found is None:
                continue
            call, path, size = found.groups()
            # A map gives an address: any of a layer's file is too much.
            read += int(size, 0) if call in _READS and f"<{below}/" in path else 0
            writes += call in _WRITES
    return _Traced(read, writes)


def _peak(scope: Scope, tally: Tally, *words: str | os.PathLike[str]) -> int:
    """The most memory a process with these words takes, in bytes."""
    _, _, _, *rest = scope.command(*words)
    log = scope.work / "peak"
    log.unlink(missing_ok=True)
    _ran(tally, [sys.executable, "-c", _PEAK, str(log), *rest], scope)
    return int(log.read_text("ascii")) if log.exists() else 0


def with_peak(words: list[str]) -> None:
    """In a process of its own: run the command line and leave the most memory it took in the file named first.

    Said by the process itself: what a parent is told of a child's peak begins with the parent's.
    """
    log, campaign, guard, *rest = words
    if guard != "-":
        guards_of(campaign)[guard].remove(Patches())
    code = run(rest)
    status = Path("/proc/self/status").read_text("ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    Path(log).write_text(str(peak * 1024), "ascii")
    sys.exit(code)


def _ran(tally: Tally, words: list[str], scope: Scope) -> bool:
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    if done.returncode:
        tally.fault(f"exit {done.returncode} of {' '.join(words[-8:])}: {done.stderr[-500:]} (seed {scope.seed})")
    return not done.returncode


COUNTED: Final[dict[str, Callable[[Scope, Tally], None]]] = {
    "remembering": unchanged,
    "gathering": gathered,
    "streaming": memory,
}
