"""The whole way through the real window: a folder dropped, mended, packed, exported, received elsewhere, unpacked.

Once by hand with drags from another process, and once by the keyboard alone.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitstudio.base.control import Control
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from kitstudio.operations.pack import measure
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.receive_preview import look_into
from tests.support.display import Hand, Keyboard, display, program
from tests.ui.drag_ends import SOURCE, middle
from tests.ui.real_window import RealWindow, click_into, drag, press, real_window, tab_to, write
from tests.ui.watched_app import PLACE

KITFILE = """\
manifestVersion: 1.0.0
package:
  name: journey  # the name stays
  version: 1.10  # not the number 1.1
  license: Apache-2
model:
  path: wieghts
  framework: onnx
datasets:
  - name: eval
    path: data
docs:
  - path: README.md
  - path: README.md  # twice
"""
MENDED = (
    KITFILE.replace("wieghts", "weights")
    .replace("Apache-2", "Apache-2.0")
    .replace("README.md  # twice", "NOTES.md  # twice")
)
MISSING = "Error: wieghts does not exist in the folder"
TWICE = "Error: README.md is the path of docs[0] already"
LICENCE = "Warning: Apache-2 is not an SPDX licence"
FILES = {
    "weights/model.onnx": bytes(range(256)) * 4000,
    "weights/config.json": b'{"layers": 2}\n',
    "data/eval.csv": b"text,label\nfine,1\n",
    "README.md": b"# Journey\n",
    "NOTES.md": b"Packed by hand.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model with three problems."""
    for name, content in {**FILES, "Kitfile": KITFILE.encode()}.items():
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "model"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than the model and the store."""
    with tempfile.TemporaryDirectory(prefix="kitstudio-", dir="/dev/shm") as made:
        assert os.stat(made).st_dev != os.stat(tmp_path).st_dev
        yield Path(made)


def stored(context: Context) -> dict[str, str]:
    """The kits of a store by their names."""
    return {str(each.reference): str(each.descriptor.digest) for each in list_kits(context, Control())}


def arrived(context: Context, exported: Path, out: Path, packed: str, received: str) -> None:
    """One digest from the first window to the files that came out of the second."""
    assert received == packed
    assert [str(each.digest) for each in look_into(context, exported, Control()).kits] == [packed]
    assert {name: (out / name).read_bytes() for name in FILES} == FILES
    assert len([each for each in out.rglob("*") if each.is_file()]) == len(FILES) + 1  # and the Kitfile
    assert str(measure(context, out, PackOptions(), Control()).descriptor.digest) == packed


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_a_dropped_folder_is_mended_packed_exported_and_received_by_drag_and_drop(
    tmp_path: Path, folder: Path, elsewhere: Path
) -> None:
    with display() as hand, real_window(hand, tmp_path / "first") as first:
        with program(hand, "tests.ui.drag_ends", "--source", folder):
            drag(first, hand, middle(SOURCE), middle(PLACE), lambda: first.find("Contents"))
        mend_by_hand(first, hand)
        shown = pack_by_hand(first, hand)
        archive = export_by_hand(first, hand, elsewhere)
        with real_window(hand, tmp_path / "second") as second:
            with program(hand, "tests.ui.drag_ends", "--source", archive):
                drag(second, hand, middle(SOURCE), middle(PLACE), lambda: second.find("Receive 1 kit", button=True))
            received = receive_by_hand(second, hand)
            unpack_by_hand(second, hand, tmp_path / "out")
            second.end(hand)
            assert stored(second.context) == {"journey:1.10": shown}
        first.end(hand)
        assert first.pointed
        assert stored(first.context) == {"journey:1.10": shown}
    assert (folder / "Kitfile").read_text() == MENDED
    arrived(second.context, archive, tmp_path / "out", shown, received)


def mend_by_hand(window: RealWindow, hand: Hand) -> None:
    """One problem by its quick fix, one in the form, one in the text."""
    window.wait(LICENCE)
    press(window, hand, "Change to weights")
    window.gone(MISSING)
    press(window, hand, "Package, ", "Licence")
    click_into(window, hand, "Licence")
    write(window, hand, "Apache-2.0")
    window.gone(LICENCE)
    click_into(window, hand, TWICE, "Text of the Kitfile")
    hand.keys(*["shift+Right"] * len("README.md"))
    hand.write("NOTES.md")
    window.wait("No problems")
    press(window, hand, "Save", "Saved")


def pack_by_hand(window: RealWindow, hand: Hand) -> str:
    """The digest that is shown of what was packed."""
    press(window, hand, "Pack…", "Same as the command")
    press(window, hand, "Pack", "Open kit")
    press(window, hand, "Open kit", "Parts of the kit")
    return str(window.wait("sha256:")["name"])


def export_by_hand(window: RealWindow, hand: Hand, place: Path) -> Path:
    """The archive that was written into a folder."""
    press(window, hand, "More acts for this kit")
    hand.click(*window.wait_row("Export…"))
    press(window, hand, "Choose…")
    choose_folder(window, hand, place)
    window.wait(place.name)
    press(window, hand, "Export 1", "Exported in")
    press(window, hand, "Close")
    [archive] = place.iterdir()
    return archive


def receive_by_hand(window: RealWindow, hand: Hand) -> str:
    """The digest that is shown of what was received."""
    press(window, hand, "Receive 1 kit", "Received in")
    press(window, hand, "Open kit", "Parts of the kit")
    return str(window.wait("sha256:")["name"])


def unpack_by_hand(window: RealWindow, hand: Hand, place: Path) -> None:
    press(window, hand, "Unpack…", "What to unpack")
    click_into(window, hand, "Folder")
    write(window, hand, os.fspath(place))
    press(window, hand, "Unpack 1", "Unpacked in")
    press(window, hand, "Close")


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_the_same_is_done_by_the_keyboard_alone(tmp_path: Path, folder: Path, elsewhere: Path) -> None:
    with display() as hand:
        keyboard = Keyboard(hand.environment)
        with real_window(keyboard, tmp_path / "first") as first:
            keyboard.keys("ctrl+o")
            choose_folder(first, keyboard, folder)
            mend_by_keys(first, keyboard)
            shown = pack_by_keys(first, keyboard)
            layout = export_by_keys(first, keyboard, elsewhere)
            first.end(keyboard)
            assert first.pointed == 0
        with real_window(keyboard, tmp_path / "second") as second:
            received = receive_by_keys(second, keyboard, layout)
            unpack_by_keys(second, keyboard, tmp_path / "out")
            second.end(keyboard)
            assert second.pointed == 0
    assert stored(first.context) == stored(second.context) == {"journey:1.10": shown}
    assert (folder / "Kitfile").read_text() == MENDED
    arrived(second.context, layout, tmp_path / "out", shown, received)


def mend_by_keys(window: RealWindow, keyboard: Keyboard) -> None:
    """One problem by its quick fix, one in the form, one in the text."""
    window.wait(LICENCE)
    keyboard.keys("ctrl+shift+m")
    focused(window, MISSING)
    tab_to(window, keyboard, "Change to weights")
    keyboard.keys("space")
    window.gone(MISSING)
    tab_to(window, keyboard, "Both", "F6", "What is shown beside")
    tab_to(window, keyboard, "Package, ")
    keyboard.keys("space")
    tab_to(window, keyboard, "Licence")
    write(window, keyboard, "Apache-2.0")
    window.gone(LICENCE)
    keyboard.keys("ctrl+shift+m")
    focused(window, TWICE)
    keyboard.keys("Return")
    focused(window, "Text of the Kitfile")
    keyboard.keys(*["shift+Right"] * len("README.md"))
    keyboard.write("NOTES.md")
    window.wait("No problems")
    keyboard.keys("ctrl+s")
    window.wait("Saved")


def pack_by_keys(window: RealWindow, keyboard: Keyboard) -> str:
    """The digest that is shown of what was packed."""
    keyboard.keys("ctrl+Return")
    focused(window, "Name")
    window.until(lambda: window.find("Pack", button=True), "a form that can be sent")
    keyboard.keys("ctrl+Return")
    focused(window, "Open kit")
    keyboard.keys("Return")
    window.wait("Parts of the kit")
    return str(window.wait("sha256:")["name"])


def export_by_keys(window: RealWindow, keyboard: Keyboard, place: Path) -> Path:
    """The layout that was written into a folder."""
    keyboard.keys("ctrl+e")
    window.wait("Choose…")
    tab_to(window, keyboard, "Choose…")
    keyboard.keys("space")
    choose_folder(window, keyboard, place)
    window.wait(place.name)
    tab_to(window, keyboard, "One file", inside="As")
    keyboard.keys("Right")
    focused(window, "Folder")
    window.until(lambda: window.find("Export 1", button=True), "a form that can be sent")
    keyboard.keys("ctrl+Return")
    focused(window, "Open folder")
    keyboard.keys("Escape")
    [layout] = place.iterdir()
    return layout


def receive_by_keys(window: RealWindow, keyboard: Keyboard, layout: Path) -> str:
    """The digest that is shown of what was received."""
    keyboard.keys("ctrl+k")
    focused(window, "Find an action, kit or place")
    keyboard.write("receive")
    window.wait_row("Receive…")
    keyboard.keys("Return")
    focused(window, "Path")
    write(window, keyboard, os.fspath(layout))
    keyboard.keys("Return")
    focused(window, "Receive 1 kit")
    keyboard.keys("Return")
    focused(window, "Open kit")
    keyboard.keys("Return")
    window.wait("Parts of the kit")
    return str(window.wait("sha256:")["name"])


def unpack_by_keys(window: RealWindow, keyboard: Keyboard, place: Path) -> None:
    keyboard.keys("ctrl+Return")
    focused(window, "Folder")
    write(window, keyboard, os.fspath(place))
    window.until(lambda: window.find("Unpack 1", button=True), "a form that can be sent")
    keyboard.keys("Return")
    focused(window, "Open folder")
    keyboard.keys("Escape")


def focused(window: RealWindow, start: str) -> None:
    """Wait until the keyboard is there."""
    window.until(lambda: window.focus["name"].startswith(start), f"the keyboard in “{start}”")


def choose_folder(window: RealWindow, keyboard: Keyboard, place: Path) -> None:
    """Type a folder into the dialog that asks for one."""
    window.until(lambda: window.focus["name"] == "Directory:", "a dialog that asks for a folder")
    write(window, keyboard, os.fspath(place))
    for _again in range(2):  # the list of what could be meant takes the first Return for itself
        keyboard.keys("Return")
        with contextlib.suppress(AssertionError):
            window.until(lambda: window.focus["name"] != "Directory:", "the end of the dialog", 10)
            return
    window.until(lambda: window.focus["name"] != "Directory:", "the end of the dialog", 1)
