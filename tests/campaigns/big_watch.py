"""A run of the product with its peak of memory and its time."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.limits import MIB

_PAUSE: Final = 0.01
_TOP: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Watched:
    """What a run gave, took and needed: `peak` is the largest VmHWM of its processes, in bytes."""

    code: int
    out: str
    err: str
    seconds: float
    peak: int

    def told(self) -> str:
        """Its time and memory."""
        return f"{self.seconds:.1f} s, {self.peak / MIB:.0f} MiB"


def watched(words: Sequence[str], home: Path) -> Watched:
    """Run it in a home of its own; its peak is read while it lives, for a parent's would be taken for it at the end."""
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KITSTUDIO_", "XDG_"))}
    environment = {**kept, "HOME": str(home), "PYTHONPATH": str(_TOP)}
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begin = time.monotonic()
        with subprocess.Popen(words, stdout=out, stderr=err, env=environment, cwd=_TOP) as process:
            peak = 0
            while process.poll() is None:
                peak = max(peak, _peak(process.pid))
                time.sleep(_PAUSE)
        seconds = time.monotonic() - begin
        out.seek(0)
        err.seek(0)
        return Watched(process.returncode, out.read(), err.read(), seconds, peak)


def _peak(process: int) -> int:
    """The largest peak of a process and those below it."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
        below = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    here = next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0)
    return max([here, *(_peak(int(each)) for each in below)])
