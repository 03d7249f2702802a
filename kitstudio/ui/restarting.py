"""Starting the program anew, for what counts from the next start only."""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6.QtWidgets import QWidget

_AGAIN: Final = "kitstudio.again"


def restart(window: QWidget) -> None:
    """Close the window, to be started again; a person who is asked may stay."""
    window.setProperty(_AGAIN, window.close())


def wants_restart(window: QWidget) -> bool:
    """Whether it was closed to be started again."""
    return bool(window.property(_AGAIN))


def start_again() -> None:
    """Become a new run of the program, as it was called."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own program, and no shell
