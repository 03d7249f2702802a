"""The program in a process of its own on a display, with a home and a store of its own; seen through its snapshot."""

from __future__ import annotations

import contextlib
import functools
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from kitstudio.operations.context import Context
from tests.support.display import Hand, Keyboard, program, told, wait_for
from tests.ui.library_room import make_context

_PATIENCE: Final = 60.0
_SOON: Final = 15.0
_TRIES: Final = 4
_MOST_STOPS: Final = 80


@dataclass(frozen=True, slots=True)
class RealWindow:
    """What a person sees of one window, and what they do to it."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def context(self) -> Context:
        """Its store, for operations of the test."""
        return make_context(self.folder)

    @property
    def seen(self) -> dict[str, Any]:
        """All that it shows now."""
        return told(self.folder / "seen.json") or {"beat": 0, "parts": [], "rows": [], "focus": None, "pointed": 0}

    @property
    def focus(self) -> dict[str, Any]:
        """Where the keyboard is."""
        return self.seen["focus"] or {"id": 0, "name": "", "kind": "", "words": "", "path": []}

    @property
    def pointed(self) -> int:
        """How often a pointer did something in it."""
        return int(self.seen["pointed"])

    def find(self, start: str, *, button: bool = False) -> dict[str, Any] | None:
        """The last part whose name begins like this, enabled when it is a button."""
        fits = [
            each for each in self.seen["parts"] if each["name"].startswith(start) and (each["button"] or not button)
        ]
        return next((each for each in reversed(fits) if each["enabled"] or not button), None)

    def row(self, name: str) -> dict[str, Any] | None:
        """The row of a list or tree with this name, whatever else it says."""
        rows = self.seen["rows"]
        return next((each for each in rows if each["name"].partition(", ")[0] == name), None)

    def words(self, name: str) -> str:
        """All that a row says; nothing when there is none."""
        row = self.row(name)
        return row["words"] if row is not None else ""

    def until(self, look: Callable[[], Any], what: str, seconds: float = _PATIENCE) -> Any:
        """Wait until something is so; the program has to live meanwhile."""

        def looked() -> Any:
            assert self.process.poll() is None, f"the program ended with {self.process.poll()}"
            crashes = [path.read_text("utf-8") for path in self.folder.glob("home/state/kitstudio/crashes/*.txt")]
            if crashes:
                pytest.fail("\n".join(crashes))
            return look()

        return wait_for(looked, lambda: f"{what}, while there was {self._told()}", seconds)

    def _told(self) -> str:
        seen = self.seen
        return f"{[each['name'] for each in seen['parts']]}, {seen['rows']} and the keyboard in {seen['focus']}"

    def wait(self, start: str, seconds: float = _PATIENCE) -> dict[str, Any]:
        """Wait until a part is seen."""
        found: dict[str, Any] = self.until(lambda: self.find(start), f"“{start}”", seconds)
        return found

    def look_again(self) -> None:
        """Wait for what it writes down from now on."""
        beat = self.seen["beat"]
        self.until(lambda: self.seen["beat"] > beat + 1, "another look")

    def place(self, look: Callable[[], dict[str, Any] | None], what: str) -> tuple[int, int]:
        """Where something is, as soon as it rests: the same at two looks."""

        def rests() -> dict[str, Any] | None:
            before = look()
            self.look_again()
            return before if before is not None and look() == before else None

        found = self.until(rests, what)
        return found["x"], found["y"]

    def gone(self, start: str) -> None:
        """Wait until no such part is seen any more."""
        self.until(lambda: self.find(start) is None, f"the end of “{start}”")

    def wait_row(self, name: str, words: str = "") -> tuple[int, int]:
        """Wait until there is such a row, with these words in one of its cells; where it is."""

        def there() -> dict[str, Any] | None:
            row = self.row(name)
            return row if row is not None and words in row["words"] else None

        return self.place(there, f"the row {name} {words}")

    def end(self, keyboard: Keyboard) -> None:
        """Quit it, and see it end in order."""
        keyboard.keys("ctrl+q")
        assert self.process.wait(_PATIENCE) == 0


@contextlib.contextmanager
def real_window(hand: Keyboard, folder: Path, *arguments: object) -> Iterator[RealWindow]:
    """Start the program with all of its own below a folder, and wait until it shows something."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    environment = {
        "HOME": str(home),
        **{f"XDG_{each}_HOME": str(home / each.lower()) for each in ("DATA", "CONFIG", "STATE", "CACHE")},
        "KITSTUDIO_STORE": str(folder / "store"),
        "KITOPS_HOME": str(folder / "kitops"),
    }
    seen = folder / "seen.json"
    seen.unlink(missing_ok=True)  # it may be started for the second time
    with program(hand, "tests.ui.watched_app", seen, *arguments, environment=environment) as process:
        window = RealWindow(folder, process)
        window.until(lambda: window.seen["parts"] and window.seen["focus"], "a window with the keyboard")
        yield window


def press(window: RealWindow, hand: Hand, start: str, then: str = "") -> None:
    """Press a button with the pointer; again, as people do, when nothing comes of it."""
    for _again in range(_TRIES):
        hand.click(*window.place(lambda: window.find(start, button=True), f"the button “{start}”"))
        if not then:
            return
        with contextlib.suppress(AssertionError):
            window.wait(then, _SOON)
            return
    window.wait(then, 1)


def click_into(window: RealWindow, hand: Hand, start: str, then: str = "") -> None:
    """Click on a part, and see the keyboard go there, or to where that leads."""
    hand.click(*window.place(lambda: window.find(start), f"“{start}”"))
    window.until(lambda: window.focus["name"].startswith(then or start), f"the keyboard in “{then or start}”")


def drag(window: RealWindow, hand: Hand, start: tuple[int, int], end: tuple[int, int], done: Callable[[], Any]) -> None:
    """Drag from one place to another until what shall come of it is so."""
    for _again in range(_TRIES):
        hand.drag(start, end)
        with contextlib.suppress(AssertionError):
            window.until(done, "what the drag should do", _SOON)
            return
    window.until(done, "what the drag should do", 1)


def tab_to(window: RealWindow, keyboard: Keyboard, start: str, key: str = "Tab", inside: str = "") -> None:
    """Press a key (Tab) until the keyboard is in a part; `inside` names what that lies in."""

    def there() -> bool:
        at = window.focus
        return at["name"].startswith(start) and (not inside or any(each.startswith(inside) for each in at["path"]))

    passed = []
    for _stop in range(_MOST_STOPS):
        window.look_again()  # what was done before may still change what has the keyboard
        if there():
            return
        before = window.focus
        passed.append(before["name"])
        keyboard.keys(key)
        window.until(functools.partial(_went, window, before), f"another focus than {before}")
    message = f"“{start}” was not reached by {key}: {passed}"
    raise AssertionError(message)


def _went(window: RealWindow, before: dict[str, Any]) -> bool:
    return bool(window.focus["id"] != before["id"])


def write(window: RealWindow, keyboard: Keyboard, words: str) -> None:
    """Replace what stands in the field that has the keyboard."""
    name = window.focus["name"]
    for _again in range(_TRIES):
        keyboard.keys("ctrl+a")
        keyboard.write(words)
        with contextlib.suppress(AssertionError):
            window.until(lambda: window.focus["words"] == words, f"{words} in {name}", _SOON)
            return
    message = f"{words} cannot be typed: {window.focus}"
    raise AssertionError(message)
