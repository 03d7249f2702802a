"""Whether a window can be shown at all, found out before Qt is asked: Qt ends the process when it cannot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

_PROBE: Final = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_SECONDS: Final = 30
_NEEDS_NONE: Final = ("offscreen", "minimal", "vnc")


class NoDisplayError(KitStudioError):
    """There is no screen to open a window on."""

    code = "KS-NO-DISPLAY"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "No window can be opened: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Run it on a desktop, or use the other commands, which need no screen. `kitstudio doctor` tells more."
    )


def require_display(environment: Mapping[str, str]) -> None:
    """Return when Qt can show windows.

    Raises:
        NoDisplayError: it cannot, with the reason.
    """
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _NEEDS_NONE:
        return
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise NoDisplayError(reason="neither DISPLAY nor WAYLAND_DISPLAY is set")
    try:
        # A process of its own: Qt aborts when the server refuses or a system library is missing.
        ran = subprocess.run(  # noqa: S603 - our own interpreter and a constant
            [sys.executable, "-c", _PROBE], capture_output=True, timeout=_SECONDS, check=False, env=dict(environment)
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoDisplayError(reason="the display does not answer") from error
    if ran.returncode != 0:
        raise NoDisplayError(reason=_reason(ran.stderr.decode("utf-8", "replace")))


def _reason(said: str) -> str:
    """The line of Qt's complaint that tells most."""
    lines = [each.strip().rstrip(".") for each in said.splitlines() if each.strip()]
    telling = [each for each in lines if "could not connect" in each or "cannot open shared object" in each]
    best = (telling or lines or ["Qt gave no reason"])[0]
    return best.removeprefix("qt.qpa.xcb: ")[:200]
