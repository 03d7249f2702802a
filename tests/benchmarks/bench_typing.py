"""Typing in a Kitfile of a megabyte beside one of a kilobyte: from a key to its picture, how late the event loop comes.

    python -m tests.benchmarks.bench_typing [KEYS] [MILLISECONDS]

The window's page, offscreen. KEYS (300) are typed every MILLISECONDS (120): sent, handled and painted one by one. The
folder has every file that the Kitfile names; checking runs in the pauses as it does for a person. The short Kitfile is
the control: what both have, the machine has. Nothing is asserted here; `packaging/prove window` holds the same figures
against the promises.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.support.typing_run import SIZE, make_big_draft, share, type_keys

_SHORT: Final = 1_000
_KEYS: Final = 300
_EVERY_MS: Final = 120


def main(given: Sequence[str]) -> None:
    """Print the figures."""
    keys, every = [*map(int, given), _KEYS, _EVERY_MS][:2] if len(given) != 1 else (int(given[0]), _EVERY_MS)
    for size in (_SHORT, SIZE):
        with tempfile.TemporaryDirectory() as work:
            folder = make_big_draft(Path(work) / "draft", size)
            found: dict[str, Any] = type_keys(Path(work), folder, keys, every)
        print(f"{size:,} bytes: opened in {found['opened']:.0f} ms (load {os.getloadavg()[0]:.1f})")
        for name in ("key to picture", "of it computing", "event loop"):
            values = sorted(found[name])
            words = ", ".join(f"p{part} {share(values, part / 100):.1f}" for part in (50, 95, 99, 99.9))
            print(f"  {name:15} {words}, longest {values[-1]:.1f} ms ({len(values)})")


if __name__ == "__main__":
    started = time.monotonic()
    main(sys.argv[1:])
    print(f"{time.monotonic() - started:.0f} s")
