"""A display of its own for a test: Xvfb with a window manager, programs on it, and the hands that type and point."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Found = TypeVar("Found")

_ROOT = Path(__file__).resolve().parents[2]
_SCREEN = "1500x940x24"
_CORNER = (1499, 939)
_DESKTOPS = ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_DESKTOP", "DESKTOP_SESSION", "QT_QPA_PLATFORMTHEME")


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What a person types, through xdotool, on one display."""

    environment: dict[str, str]

    def do(self, *words: str | int) -> None:
        """Run xdotool."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=60)

    def keys(self, *keys: str) -> None:
        """Press keys one after the other (`ctrl+a`)."""
        self.do("key", "--delay", 20, *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self.do("type", "--delay", 8, words)


class Hand(Keyboard):
    """A keyboard and a pointer."""

    __slots__ = ()

    def click(self, x: int, y: int) -> None:
        """Press the left button there."""
        self.do("mousemove", x, y, "sleep", "0.05", "click", 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag slowly enough that both programs can follow, and drop."""
        steps: list[str | int] = ["mousemove", *start, "sleep", "0.15", "mousedown", 1, "sleep", "0.15"]
        for at in range(1, 17):
            x = start[0] + (end[0] - start[0]) * at // 16
            y = start[1] + (end[1] - start[1]) * at // 16
            steps += ["mousemove", x, y, "sleep", "0.04"]
        for jitter in (1, -1, 1):
            steps += ["mousemove", end[0] + jitter, end[1], "sleep", "0.12"]
        self.do(*steps, "sleep", "0.25", "mouseup", 1)


@contextlib.contextmanager
def display() -> Iterator[Hand]:
    """Start a display with a window manager; ends both."""
    reader, writer = os.pipe()
    with contextlib.ExitStack() as stack:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", _SCREEN, "-nolisten", "tcp", "-noreset"],
            pass_fds=(writer,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(_end, server)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            number = numbers.readline().strip()
        # In a language and on a desktop that do not depend on who runs the tests.
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        for name in (*_DESKTOPS, "LANGUAGE"):
            environment.pop(name, None)
        manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(_end, manager)
        hand = Hand(environment)
        hand.do("mousemove", *_CORNER)  # a pointer in the middle would lie over whatever opens there
        yield hand


@contextlib.contextmanager
def program(
    hand: Keyboard, name: str, *arguments: object, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module as a process on a display; ends it when it still runs."""
    line = [sys.executable, "-m", name, *map(str, arguments)]
    process = subprocess.Popen(line, cwd=_ROOT, env={**hand.environment, **(environment or {})})
    try:
        yield process
    finally:
        _end(process)


def told(path: Path) -> Any:
    """What a program on the display wrote down about itself; None before it did."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def tell(path: Path, what: object) -> None:
    """Write it down, whole, for `told`."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(what), "utf-8")
    fresh.replace(path)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def wait_for(look: Callable[[], Found | None], what: Callable[[], str], seconds: float = 20.0) -> Found:
    """The first answer that is something; fails with what `what` says when none comes in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    message = f"waited {seconds:.0f} s for {what()}"
    raise AssertionError(message)
