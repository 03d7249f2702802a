"""Foreign programs that tests need: found, or failed for, or skipped with words.

With `KITSTUDIO_REQUIRE_TOOLS=1`, which `.ci/run` sets, a missing tool is a failure; elsewhere the test is skipped and
says how to get the tool.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

_BUILT = "run ./packaging/tools, which builds it"
_GET = {
    "crane": _BUILT,
    "regctl": _BUILT,
    "dbus-run-session": "apt install dbus",
    "Xvfb": "apt install xvfb xauth",
    "xvfb-run": "apt install xvfb xauth",
    "import": "apt install imagemagick",
}


def tools_folder() -> Path:
    """Where `packaging/tools` puts what it builds: `$KITSTUDIO_TOOLS`, or the same defaults as the script."""
    named = os.environ.get("KITSTUDIO_TOOLS")
    if named:
        return Path(named)
    shared = Path("/var/cache/kitstudio-tools")
    if shared.is_dir():
        return shared
    cache = os.environ.get("XDG_CACHE_HOME") or Path(os.path.expanduser("~"), ".cache")
    return Path(cache, "kitstudio-tools")


_FOLDER = tools_folder()


def find_tool(name: str) -> str | None:
    """The path of a program, ours first, then the system's; None when it is not there."""
    return shutil.which(name, path=str(_FOLDER / "bin")) or shutil.which(name)


def require_tool(name: str) -> str:
    """The path of a program that a test cannot do without.

    A missing one fails the test when tools are required, else skips it and says how to get the tool.
    """
    path = find_tool(name)
    if path is not None:
        return path
    words = f"{name} is not installed: {_GET.get(name, f'apt install {name}')}"
    if os.environ.get("KITSTUDIO_REQUIRE_TOOLS") == "1":
        pytest.fail(words)
    pytest.skip(words)
