"""The log file that a person asked for: one line for each event worth knowing later, times in UTC."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import stat
import threading
import weakref
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kitstudio import __version__
from kitstudio.base.os_errors import converted
from kitstudio.base.printable import printable
from kitstudio.host import folders
from kitstudio.host.redaction import redacted
from kitstudio.host.settings import Settings

_LONGEST: Final = 4 << 20
_MOST_WAITING: Final = 10_000


def log_place(settings: Settings) -> Path:
    """The log of the window: the file the settings name, else one of its own beside the crash reports."""
    named = settings.text("log.file")
    return Path(named) if named else folders.state(settings.environment) / "logs" / "window.log"


class WindowLog:
    """Writes lines in a thread of its own, in their order: a disk that does not answer holds up no window.

    The thread is there while there is something to write, and the program waits for it when it ends.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()
        # A disk that stays silent does not fill the memory: the oldest lines are given up.
        self._lines: deque[bytes] = deque(maxlen=_MOST_WAITING)
        self._writing = False
        weakref.finalize(self, os.close, descriptor)  # not before everything is written: the thread holds on to us

    def write(self, line: str) -> None:
        """Take a line, at its time; safe from any thread."""
        with self._lock:
            self._lines.append(_line(line))
            if self._writing:
                return
            self._writing = True
        threading.Thread(target=self._drain, name="kitstudio-log").start()

    def _drain(self) -> None:
        while True:
            with self._lock:
                if not self._lines:
                    self._writing = False
                    return
                line = self._lines.popleft()
            _append(self._descriptor, line)


def open_window_log(settings: Settings) -> WindowLog:
    """Open the log of the window; one of its own that has grown long becomes the older one.

    Raises:
        FileSystemError, PathNotFoundError: it cannot be written.
    """
    place = log_place(settings)
    if not settings.text("log.file"):
        with converted("Opening the log", place):
            os.makedirs(place.parent, mode=0o700, exist_ok=True)
            _make_room(place)
    return WindowLog(_opened(str(place)))


def open_log(path: str) -> Callable[[str], None]:
    """Open a log for appending, readable by its owner only; returns the function that writes one line, redacted.

    Raises:
        NotPermittedError, FileSystemError, PathNotFoundError: it cannot be written.
    """
    descriptor = _opened(path)
    return lambda line: _append(descriptor, _line(redacted(line).text))


def check_log(path: str) -> None:
    """See whether a log can be written there, which may make the file.

    Raises:
        NotPermittedError, FileSystemError, PathNotFoundError: it cannot be written.
    """
    with converted("Opening the log", path):
        os.close(_open(path))


def _open(path: str) -> int:
    # A pipe that nobody reads must not hold us up.
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)


def _opened(path: str) -> int:
    with converted("Opening the log", path):
        descriptor = _open(path)
        os.write(descriptor, _line(f"kitstudio {__version__}"))
    return descriptor


def _append(descriptor: int, line: bytes) -> None:
    # The disk may fill while we work; what is worked on counts for more than its log.
    with contextlib.suppress(OSError):
        os.write(descriptor, line)


def _make_room(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        there = os.lstat(path)
        if stat.S_ISREG(there.st_mode) and there.st_size > _LONGEST:
            os.replace(path, f"{path}.1")


def _line(text: str) -> bytes:
    moment = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return f"{moment} {os.getpid()} {printable(text)}\n".encode()
