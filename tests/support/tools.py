"""Foreign programs that tests need: found, or failed for, or skipped with words.

With `KITSTUDIO_REQUIRE_TOOLS=1`, which `.ci/run` sets, a missing tool is a failure; elsewhere the test is skipped and
says how to get the tool.
"""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

_GET = {
    "regctl": "run ./packaging/tools, which builds it",
    "Xvfb": "apt install xvfb xauth",
    "desktop-file-validate": "apt install desktop-file-utils",
    "fusermount3": "apt install fuse3",
    "groff": "apt install groff-base",
    "update-mime-database": "apt install shared-mime-info",
}


def _folders() -> str:
    """Where `packaging/tools` may have put what it built, as a search path."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    default = ["/var/cache/kitstudio-tools", os.path.join(cache, "kitstudio-tools")]
    named = os.environ.get("KITSTUDIO_TOOLS")
    return os.pathsep.join(os.path.join(folder, "bin") for folder in ([named] if named else default))


# Read before a test is given a home of its own.
_OURS = _folders()


def require_tool(name: str) -> str:
    """The path of a program that a test cannot do without, ours first, then the system's.

    A missing one fails the test when tools are required, else skips it and says how to get the tool.
    """
    found = shutil.which(name, path=_OURS) or shutil.which(name)
    return found or lack(f"{name} is not installed: {_GET.get(name, f'apt install {name}')}")


def lack(words: str) -> NoReturn:
    """End a test for want of what `words` name and say how to get: failed where all is required, else skipped."""
    if os.environ.get("KITSTUDIO_REQUIRE_TOOLS") == "1":
        pytest.fail(words)
    pytest.skip(words)
