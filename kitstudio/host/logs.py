"""The log file that a person asked for: one line for each event worth knowing later, times in UTC."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable

from kitstudio.base.os_errors import converted
from kitstudio.base.printable import printable


def open_log(path: str) -> Callable[[str], None]:
    """Open a log for appending, readable by its owner only; returns the function that writes one line.

    Raises:
        NotPermittedError, FileSystemError, PathNotFoundError: it cannot be written.
    """
    with converted("Opening the log", path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    stream = os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace", buffering=1)

    def write(line: str) -> None:
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        stream.write(f"{moment} {os.getpid()} {printable(line)}\n")

    return write
