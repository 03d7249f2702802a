"""The log file that a person asked for: one line for each event worth knowing later, times in UTC."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable

from kitstudio import __version__
from kitstudio.base.os_errors import converted
from kitstudio.base.printable import printable


def open_log(path: str) -> Callable[[str], None]:
    """Open a log for appending, readable by its owner only; returns the function that writes one line.

    Raises:
        NotPermittedError, FileSystemError, PathNotFoundError: it cannot be written.
    """
    with converted("Opening the log", path):
        # A pipe that nobody reads must not hold us up.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
        os.write(descriptor, _line(f"kitstudio {__version__}"))

    def write(line: str) -> None:
        # The disk may fill while we work; what is worked on counts for more than its log.
        with contextlib.suppress(OSError):
            os.write(descriptor, _line(line))

    return write


def _line(text: str) -> bytes:
    moment = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return f"{moment} {os.getpid()} {printable(text)}\n".encode()
