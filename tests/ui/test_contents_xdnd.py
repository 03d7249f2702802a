"""Drags over the contents of a draft with a real pointer on a real display: rows, and files of another program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.display import display, program
from tests.ui.drag_ends import SOURCE, middle
from tests.ui.real_window import drag, real_window

KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: weights\ndatasets:\n  - path: data\n"


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_rows_and_files_of_another_program_are_dragged_onto_roles(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    for name in ("weights/a.onnx", "data/a.csv", "notes.md", "train.csv"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 9)
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    with (
        display() as hand,
        real_window(hand, tmp_path / "window", folder) as window,
        program(hand, "tests.ui.drag_ends", "--source", folder / "notes.md"),
    ):
        start, end = window.wait_row("train.csv"), window.wait_row("data")
        hand.click(*window.wait_row("weights"))
        drag(window, hand, start, end, lambda: "Dataset" in window.words("train.csv"))
        drag(window, hand, middle(SOURCE), window.wait_row("data"), lambda: "Dataset" in window.words("notes.md"))
        window.gone("Roles to drop on")
