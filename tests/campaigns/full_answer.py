"""What a run must say when the disk did not let it: exit code 10, one error, with the facts a person needs."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any, Final

from tests.campaigns.world import Answer

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CODES: Final = {
    errno.ENOSPC: {"KS-DISK-FULL", "KS-NO-ROOM", "KS-NO-MORE-FILES"},
    errno.EDQUOT: {"KS-QUOTA", "KS-NO-ROOM"},
    errno.EFBIG: {"KS-FILE-LIMIT", "KS-TOO-LARGE-THERE"},
    errno.EROFS: {"KS-READ-ONLY", "KS-STORE-READ-ONLY"},
    errno.EACCES: {"KS-NOT-PERMITTED", "KS-STORE-READ-ONLY"},
    errno.EIO: {"KS-FILE-SYSTEM", "KS-STORE-READ-ONLY"},
}
# Whatever went wrong first, undoing it went wrong too: that is what a person has to know.
_ALWAYS: Final = {"KS-UNDO-FAILED"}
_FAILED: Final = 10


def wrong_answer(answer: Answer, number: int, root: Path, elsewhere: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with what a run said after the errno `number`; nothing when it could honestly finish.

    Args:
        answer: of a run with --json.
        number: what the disk answered.
        root: the world: the path of the error is in it.
        elsewhere: other paths it may name.
    """
    if "Traceback" in answer.err:
        return [f"a traceback: {answer.err[-600:]}"]
    if answer.code == 0:
        return []
    if answer.code != _FAILED:
        return [f"exit code {answer.code}: {answer.err[-400:]}"]
    error = _error(answer.err)
    if error is None:
        return [f"no error was said: {answer.err[-400:]}"]
    return _wrong_error(error, number, root, elsewhere)


def _wrong_error(error: dict[str, Any], number: int, root: Path, elsewhere: tuple[str, ...]) -> list[str]:
    facts, code = error["facts"], error["code"]
    wrong = []
    if code not in _CODES[number] | _ALWAYS:
        wrong.append(f"{code} was said for {errno.errorcode[number]}: {error['summary']}")
    path = facts.get("path", facts.get("stage", ""))
    if not (Path(path).is_relative_to(root) or path in elsewhere) or path not in error["summary"] + error["remedy"]:
        wrong.append(f"the path is not said: {error['summary']} {facts}")
    if number in FULL and code not in _ALWAYS | {"KS-STORE-READ-ONLY"}:
        wrong += _without_figures(error)
    if not error["remedy"]:
        wrong.append(f"no remedy: {error['summary']}")
    return wrong


def _without_figures(error: dict[str, Any]) -> list[str]:
    """What was needed and what is free (or may be had), in the facts and in the sentence."""
    facts, sentence = error["facts"], error["summary"]
    said = [isinstance(facts.get(name), int) and str(facts[name]) in sentence for name in ("needed", "free")]
    if error["code"] in _CODES[errno.EFBIG]:
        said = [isinstance(facts.get("limit"), int) and str(facts["limit"]) in sentence]
    if all(said) and facts.get("needed", 1) > 0:
        return []
    return [f"not said what was needed and what is free: {sentence} {facts}"]


def _error(text: str) -> dict[str, Any] | None:
    lines = text.strip().splitlines()
    try:
        error = json.loads(lines[-1])["error"] if lines else None
    except (ValueError, KeyError, TypeError):
        return None
    return error if isinstance(error, dict) and error.get("summary") else None
