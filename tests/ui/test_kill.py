"""The real program, killed by SIGKILL while something is not saved, and started again: all by the keyboard."""

from __future__ import annotations

import contextlib
import signal
from pathlib import Path

import pytest

from tests.support.display import Keyboard, display
from tests.ui.real_window import RealWindow, real_window, tab_to, write

KITFILE = """\
manifestVersion: 1.0.0
package:
  name: tiny  # short for what it is
  version: 1.0.0
model:
  path: model.bin
"""
TYPED = "# not saved yet"
EDITED = KITFILE.replace("tiny", "tinier") + TYPED


@pytest.mark.slow
@pytest.mark.tool("Xvfb", "xdotool", "openbox")
def test_what_was_typed_in_form_and_text_comes_back_after_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"w" * 1000)
    (folder / "Kitfile").write_text(KITFILE)
    with display() as hand:
        keyboard = Keyboard(hand.environment)
        with real_window(keyboard, tmp_path / "window", folder) as window:
            edit(window, keyboard)
            window.process.kill()
            assert window.process.wait(60) == -signal.SIGKILL
        assert (folder / "Kitfile").read_text() == KITFILE
        with real_window(keyboard, tmp_path / "window") as window:
            resume(window, keyboard, folder)
            window.end(keyboard)
    assert (folder / "Kitfile").read_text() == EDITED
    assert not kept(window)


def kept(window: RealWindow) -> list[str]:
    """What lies ready for the next start."""
    found = []
    for path in (window.folder / "home/state/kitstudio/recovery").glob("draft-*"):
        with contextlib.suppress(FileNotFoundError):  # replaced or taken away meanwhile
            found.append(path.read_text("utf-8"))
    return found


def edit(window: RealWindow, keyboard: Keyboard) -> None:
    """One edit in the form, one in the text; they are kept before anything is saved."""
    window.wait("Ready to pack")
    tab_to(window, keyboard, "Both", "F6")
    tab_to(window, keyboard, "Package, ")
    keyboard.keys("space")
    tab_to(window, keyboard, "Name")
    write(window, keyboard, "tinier")
    tab_to(window, keyboard, "Text of the Kitfile", "F6")
    keyboard.keys("ctrl+End")
    keyboard.write(TYPED)
    window.until(lambda: window.focus["words"] == EDITED, "the typed text")
    window.until(lambda: any(TYPED in each and "tinier" in each for each in kept(window)), "the text on its way")


def resume(window: RealWindow, keyboard: Keyboard, folder: Path) -> None:
    """The page of what was left has the keyboard on the likeliest act."""
    window.until(lambda: window.focus["name"] == "Resume all", "the keyboard on “Resume all”")
    keyboard.keys("Return")
    tab_to(window, keyboard, "Text of the Kitfile", "F6")
    window.until(lambda: window.focus["words"] == EDITED, "the text as it was")
    assert (folder / "Kitfile").read_text() == KITFILE
    keyboard.keys("ctrl+s")
    window.until(lambda: (folder / "Kitfile").read_text() == EDITED, "the saved file")
    window.until(lambda: not kept(window), "nothing to recover any more")
