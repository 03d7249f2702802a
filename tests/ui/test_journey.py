"""The whole way through the real window, by hand: drag, drop, mend, pack, open, unpack, compare."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.pack import measure
from kitstudio.operations.pack_options import PackOptions
from tests.support.display import Hand, display, wait_for

ROOT = Path(__file__).resolve().parents[2]
KITFILE = """\
manifestVersion: 1.0.0
package:
  name: journey  # the name stays
  version: 1.0.0
model:
  path: wieghts
  framework: onnx
datasets:
  - name: eval
    path: data
docs:
  - path: README.md
"""


class Eyes:
    """What the window shows, read from the snapshot that it writes."""

    def __init__(self, snapshot: Path, hand: Hand) -> None:
        self._snapshot, self._hand = snapshot, hand

    def parts(self) -> list[dict[str, Any]]:
        """Every visible part with a name."""
        try:
            found: list[dict[str, Any]] = json.loads(self._snapshot.read_text())
        except (OSError, ValueError):
            return []
        return found

    def find(self, start: str, *, button: bool = False) -> dict[str, Any] | None:
        """The last part whose name begins like this, enabled when it is a button."""
        fits = [each for each in self.parts() if each["name"].startswith(start) and (each["button"] or not button)]
        return next((each for each in reversed(fits) if each["enabled"] or not button), None)

    def wait(self, start: str, seconds: float = 20.0) -> dict[str, Any]:
        """Wait until such a part is to be seen."""
        return wait_for(lambda: self.find(start), lambda: self._missed(start), seconds)

    def _missed(self, start: str) -> str:
        return f"“{start}” among {[each['name'] for each in self.parts()]}"

    def press(self, start: str, then: str = "") -> None:
        """Press a button; again, as people do, when nothing comes of it."""
        for _ in range(3):
            place = wait_for(lambda: self.find(start, button=True), lambda: self._missed(start))
            self._hand.click(place["x"], place["y"])
            if not then:
                return
            with contextlib.suppress(AssertionError):
                self.wait(then, 6)
                return
        self.wait(then, 1)


def model_folder(folder: Path) -> Path:
    for name, content in {
        "weights/model.onnx": bytes(range(256)) * 4000,
        "weights/config.json": b'{"layers": 2}\n',
        "data/eval.csv": b"text,label\nfine,1\n",
        "README.md": b"# Journey\n",
        "Kitfile": KITFILE.encode(),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def digests(folder: Path) -> dict[str, str]:
    files = [each for each in sorted(folder.rglob("*")) if each.is_file() and each.name != "Kitfile"]
    return {str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


@contextlib.contextmanager
def running(hand: Hand, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.journey_app", *arguments], cwd=ROOT, env=hand.environment
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_a_dropped_folder_is_mended_packed_opened_and_unpacked_with_the_same_digests(tmp_path: Path) -> None:
    folder, target, snapshot = model_folder(tmp_path / "model"), tmp_path / "out", tmp_path / "snapshot.json"
    store = tmp_path / "store"
    with display() as hand:
        hand.environment["KITSTUDIO_STORE"] = str(store)
        eyes = Eyes(snapshot, hand)
        with running(hand, str(snapshot)) as window:
            zone = eyes.wait("Drop a model folder", 40)
            _drop(hand, eyes, folder, (zone["x"], zone["y"] + 100))
            _mend_and_pack(eyes)
            shown = _open_and_unpack(hand, eyes, target)
            hand.keys("ctrl+q")
            assert window.wait(20) == 0
    assert digests(target) == digests(folder)
    assert (folder / "Kitfile").read_text() == KITFILE.replace("wieghts", "weights")
    context = Context(store_path=store, cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    again = measure(context, target, PackOptions(), Control())
    assert str(again.descriptor.digest) == shown


def _drop(hand: Hand, eyes: Eyes, folder: Path, place: tuple[int, int]) -> None:
    with running(hand, "--source", str(folder)) as source:
        for _ in range(3):
            time.sleep(1.0)
            assert source.poll() is None
            hand.drag((80, 40), place)
            with contextlib.suppress(AssertionError):
                eyes.wait("Contents", 8)
                return
    message = f"nothing was dropped: {[each['name'] for each in eyes.parts()]}"
    raise AssertionError(message)


def _mend_and_pack(eyes: Eyes) -> None:
    eyes.press("Change to weights", "No problems")
    eyes.press("Save", "Saved")
    eyes.press("Pack…", "Same as the command")
    eyes.press("Pack", "Open kit")


def _open_and_unpack(hand: Hand, eyes: Eyes, target: Path) -> str:
    eyes.press("Open kit", "Parts of the kit")
    shown = str(eyes.wait("sha256:")["name"])
    eyes.press("Unpack…", "What to unpack")
    field = eyes.wait("Folder")
    hand.click(field["x"], field["y"])
    hand.keys("ctrl+a")
    hand.write(os.fspath(target))
    eyes.press("Unpack 1", "Unpacked")
    return shown
