"""A bug of ours: written down without secrets or local values, said in one sentence."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import traceback
from collections.abc import Sequence

from kitstudio import __version__
from kitstudio.base.errors import ExitCode
from kitstudio.host import folders


def report_bug(error: BaseException, arguments: Sequence[str]) -> int:
    """Write a report of an unexpected error and say where it is; the exit code for it."""
    text = bug_report(error, arguments)
    try:
        folder = folders.state(os.environ) / "crashes"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S")
        path = folder / f"{moment}-{os.getpid()}.txt"
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        place = f"The report is in {path}."
    except OSError:
        place = "The report could not be written:\n" + text
    sys.stderr.write(
        f"error: An error of our own: {type(error).__name__}. Your files were not changed by it.\n  {place}\n"
    )
    return int(ExitCode.BUG)


def bug_report(error: BaseException, arguments: Sequence[str]) -> str:
    """The report's text: versions, the verb and the chain of frames; no values of variables, no paths of the person."""
    verb = next((each for each in arguments if not each.startswith("-")), "")
    frames = "".join(traceback.format_exception(error))
    return (
        f"kitstudio {__version__}\npython {platform.python_version()} on {platform.platform()}\n"
        f"verb {verb}\n\n{frames.replace(str(folders.home(os.environ)), '~')}"
    )
