"""Drags over the contents of a draft with a real pointer on a real display: rows, and files of another program."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.display import Hand, display, wait_for
from tests.ui.contents_drag_app import SOURCE

ROOT = Path(__file__).resolve().parents[2]
KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: weights\ndatasets:\n  - path: data\n"


@contextlib.contextmanager
def running(hand: Hand, *arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.contents_drag_app", *map(str, arguments)], cwd=ROOT, env=hand.environment
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
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_rows_and_files_of_another_program_are_dragged_onto_roles(tmp_path: Path) -> None:
    folder, work, snapshot = tmp_path / "tiny", tmp_path / "work", tmp_path / "rows.json"
    for name in ("weights/a.onnx", "data/a.csv", "notes.md", "train.csv"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 9)
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    work.mkdir()

    def place(name: str) -> tuple[int, int]:
        found = wait_for(lambda: read(snapshot).get("rows", {}).get(name), lambda: f"{name}: {read(snapshot)}", 40)
        return found[0], found[1]

    def layers() -> dict[str, str]:
        found: dict[str, str] = read(snapshot).get("layers", {})
        return found

    with (
        display() as hand,
        running(hand, "--draft", work, folder, snapshot),
        running(hand, "--source", folder / "notes.md"),
    ):
        start, end = place("train.csv"), place("data")
        hand.click(*place("weights"))
        hand.drag(start, end)
        wait_for(lambda: layers().get("train.csv") == "dataset", lambda: f"{read(snapshot)}", 20)
        hand.drag((SOURCE[0] + 60, SOURCE[1] + 60), place("data"))
        wait_for(lambda: layers().get("notes.md") == "dataset", lambda: f"{read(snapshot)}", 20)
        wait_for(lambda: not read(snapshot)["roles"], lambda: "the roles stay", 5)
