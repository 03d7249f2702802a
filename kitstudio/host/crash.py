"""A bug of ours: written down without secrets or local values, said in one sentence."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import sys
import traceback
from collections.abc import Sequence

from kitstudio import __version__
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.host import folders


class OwnBugError(KitStudioError):
    """A bug of Kit Studio, with a report."""

    code = "KS-CRASH"
    exit_code = ExitCode.BUG
    summary_template = QT_TRANSLATE_NOOP("errors", "An error of our own: {kind}. Your files were not changed by it.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "{place}")


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
    except (OSError, KitStudioError):
        place = "The report could not be written:\n" + text
    bug = OwnBugError(kind=type(error).__name__, place=place)
    if "--json" in arguments:
        facts = {"code": bug.code, "summary": bug.summary, "remedy": bug.remedy, "facts": bug.facts}
        text = json.dumps({"error": facts}) + "\n"
    else:
        text = f"error: {bug.summary}\n  {place}\n"
    # Where nobody listens there is nobody to tell.
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(text)
    return int(ExitCode.BUG)


def bug_report(error: BaseException, arguments: Sequence[str]) -> str:
    """The report's text: versions, the verb and the chain of frames; no values of variables, no paths of the person."""
    verb = next((each for each in arguments if not each.startswith("-")), "")
    frames = "".join(traceback.format_exception(error))
    with contextlib.suppress(KitStudioError):
        frames = frames.replace(str(folders.home(os.environ)), "~")
    return (
        f"kitstudio {__version__}\npython {platform.python_version()} on {platform.platform()}\nverb {verb}\n\n{frames}"
    )
