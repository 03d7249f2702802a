"""Files dragged out of a kit into another program, with a real pointer on a real display."""

from __future__ import annotations

import contextlib
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.display import Hand, display, wait_for
from tests.ui.kit_drag_app import TARGET
from tests.ui.kit_stand import FILES, make_store

ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def running(hand: Hand, *arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.kit_drag_app", *map(str, arguments)], cwd=ROOT, env=hand.environment
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_a_folder_dragged_out_arrives_with_every_byte(tmp_path: Path) -> None:
    make_store(tmp_path)
    rows, dropped = tmp_path / "rows.json", tmp_path / "dropped.json"
    wanted = {name: hashlib.sha256(each).hexdigest() for name, each in FILES.items() if name.startswith("weights/")}
    with (
        display() as hand,
        running(hand, "--page", tmp_path, rows) as page,
        running(hand, "--target", dropped) as target,
    ):
        place = wait_for(lambda: read(rows).get("weights"), lambda: f"no row: {read(rows)}", 40)
        for _ in range(3):
            time.sleep(1.0)
            assert (page.poll(), target.poll()) == (None, None)
            hand.drag((place[0], place[1]), (TARGET[0] + 100, TARGET[1] + 100))
            with contextlib.suppress(AssertionError):
                wait_for(lambda: read(dropped), lambda: "nothing was dropped", 6)
                break
    assert read(dropped) == wanted
