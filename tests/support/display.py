"""A display of its own for a test: Xvfb with a window manager, and a hand that moves the pointer and types."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Found = TypeVar("Found")

_SCREEN = "1500x940x24"


@dataclass(frozen=True, slots=True)
class Hand:
    """What a person does, through xdotool, on one display."""

    environment: dict[str, str]

    def do(self, *words: str | int) -> None:
        """Run xdotool."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=20)

    def click(self, x: int, y: int) -> None:
        """Press the left button there."""
        self.do("mousemove", x, y, "sleep", "0.05", "click", 1)

    def keys(self, *keys: str) -> None:
        """Press keys one after the other (`ctrl+a`)."""
        self.do("key", "--delay", 20, *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self.do("type", "--delay", 8, words)

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
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(_end, manager)
        yield Hand(environment)


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
