"""Files dragged out of a kit into another program, with a real pointer on a real display."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.support.display import display, program, told
from tests.ui.drag_ends import TARGET, middle
from tests.ui.kit_stand import FILES, make_store
from tests.ui.real_window import drag, real_window


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_a_folder_dragged_out_arrives_with_every_byte(tmp_path: Path) -> None:
    make_store(tmp_path)
    dropped = tmp_path / "dropped.json"
    wanted = {name: hashlib.sha256(each).hexdigest() for name, each in FILES.items() if name.startswith("weights/")}
    with (
        display() as hand,
        real_window(hand, tmp_path, "demo:v1") as window,
        program(hand, "tests.ui.drag_ends", "--target", dropped),
    ):
        window.wait("Parts of the kit")
        hand.keys("alt+2")
        drag(window, hand, window.wait_row("weights"), middle(TARGET), lambda: told(dropped))
    assert told(dropped) == wanted
