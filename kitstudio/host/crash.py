"""A bug of ours: written down without secrets, values or contents of files, said in one sentence.

A report holds the chain of frames, by file and line of programs, never of the person's folders. What an exception says
may quote a file, so only what the interpreter itself says in known words stands in a report; the rest is left out, and
a person may add it after reading it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import kitstudio
from kitstudio import __version__
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.printable import printable
from kitstudio.host import folders
from kitstudio.host.provenance import commit
from kitstudio.host.redaction import PATTERNS, redacted

_ROWS: Final = (("kitstudio", "commit", "when"), ("system", "python", "qt", "display"), ("kind",), ("doing",))
_PACKAGE: Final = str(Path(kitstudio.__file__).resolve().parent)
_FRAMES: Final = 60
_CHAIN: Final = 8
_WORDS: Final = 2000
_ROOTS: Final = ("site-packages/", "dist-packages/")
_IDENTIFIER: Final = r"'?(?:[A-Za-z_][\w.]*\.)?(?:[A-Za-z_]\w*|<\w+>)(?:\(\))?'?"
# What the interpreter and Qt say in these words holds names out of programs, never values.
_KNOWN: Final = tuple(
    re.compile(each)
    for each in (
        r"(?:list |tuple |string |bytes |bytearray |range object |assignment |pop )*index out of range",
        r"pop from (?:an )?empty \w+",
        rf"{_IDENTIFIER} object has no attribute {_IDENTIFIER}(?:\. Did you mean: {_IDENTIFIER}\?)?",
        rf"(?:module|type object) {_IDENTIFIER} has no attribute {_IDENTIFIER}",
        rf"{_IDENTIFIER} object is not (?:callable|iterable|subscriptable|reversible|an iterator)",
        rf"{_IDENTIFIER} object does not support \w+(?: \w+)*",
        rf"name {_IDENTIFIER} is not defined",
        rf"cannot access (?:local|free) variable {_IDENTIFIER} where it is not associated with a value",
        r"unsupported operand type\(s\) for [^:]{1,8}: '[\w.]+' and '[\w.]+'",
        r"'[<>=!]{1,2}' not supported between instances of '[\w.]+' and '[\w.]+'",
        rf"{_IDENTIFIER} takes [\w ]+ positional arguments? but \d+ (?:was|were) given",
        rf"{_IDENTIFIER} missing \d+ required [\w-]+(?: [\w-]+)? arguments?: [\w ,']+",
        r"(?:integer )?(?:division|modulo)(?: or modulo)? by zero",
        r"maximum recursion depth exceeded(?: [\w ]+)?",
        r"(?:not enough|too many) values to unpack(?: \([^)]*\))?",
        r"dictionary changed size during iteration",
        r"can't start new thread",
        r"Internal C\+\+ object \([\w.]+\) already deleted\.",
        r"wrapped C/C\+\+ object of type [\w.]+ has been deleted",
        r"object of type '[\w.]+' has no len\(\)",
    )
)


class OwnBugError(KitStudioError):
    """A bug of Kit Studio, with a report."""

    code = "KS-CRASH"
    exit_code = ExitCode.BUG
    summary_template = QT_TRANSLATE_NOOP("errors", "An error of our own: {kind}. Your files were not changed by it.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "{place}")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What is known of one bug.

    Attributes:
        kind: the class of the exception.
        facts: versions and what was being done, in their order.
        trace: the chain of frames.
        words: what the exceptions say, in full but for secrets; not part of the report unless a person adds it.
        secrets: how many were taken out of it.
    """

    kind: str
    facts: Mapping[str, str]
    trace: str
    words: str
    secrets: int

    def text(self, extras: Mapping[str, str] | None = None) -> str:
        """The report to read, with what a person chose to add under headings."""
        rows = [[f"{name}: {self.facts[name]}" for name in names if name in self.facts] for names in _ROWS]
        facts = "\n".join("   ".join(each) for each in rows if each)
        found = f"secrets: {self.secrets} found by {PATTERNS} patterns; values of variables are never written"
        parts = [facts, self.trace.rstrip("\n"), f"paths: of programs only; the home folder is written ~\n{found}"]
        parts += [f"--- {title}\n{words.rstrip()}" for title, words in (extras or {}).items()]
        return "\n\n".join(parts) + "\n"

    def json(self, extras: Mapping[str, str] | None = None) -> str:
        """The same for programs."""
        value = {**self.facts, "trace": self.trace.splitlines(), "secrets": self.secrets, **(extras or {})}
        return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def report_of(error: BaseException, doing: str, extra: Mapping[str, str] | None = None) -> CrashReport:
    """The report of an unexpected error.

    Args:
        error: with its chain and its frames.
        doing: the verb, or what the window was about.
        extra: more facts that hold nothing of the person's (version of Qt, kind of display).
    """
    chain = list(_chain(error))
    trace = redacted("\n".join(_frames_of(each) for each in chain), _home())
    words = redacted("\n".join(f"{type(each).__name__}: {_all_words(each)}" for each in chain), _home())
    kind = type(error).__name__
    return CrashReport(kind, _facts(kind, doing, extra), trace.text, words.text, trace.found)


def traced_report(kind: str, trace: str, doing: str, extra: Mapping[str, str] | None = None) -> CrashReport:
    """The report of an error of which only the class and what `trace_of` made of it are left."""
    found = redacted(trace, _home())
    return CrashReport(kind, _facts(kind, doing, extra), found.text, "", found.found)


def _facts(kind: str, doing: str, extra: Mapping[str, str] | None) -> dict[str, str]:
    return {
        "kitstudio": __version__,
        "commit": commit()[:12] or "unknown",
        "when": dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        **(extra or {}),
        "kind": kind,
        "doing": doing,
    }


def native_report(text: str, extra: Mapping[str, str] | None = None) -> CrashReport:
    """The report of a run that the system ended; `text` is what the interpreter's fault handler left of it."""
    lines = [_shortened_line(each) for each in text.splitlines()[: _FRAMES * 4]]
    trace = redacted("\n".join(lines), _home())
    kind = next((each for each in lines if each), "an unknown fault").removeprefix("Fatal Python error: ")
    facts = {
        "kitstudio": __version__,
        "commit": commit()[:12] or "unknown",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        **(extra or {}),
        "kind": kind,
        "doing": "the window, in the run before this one",
    }
    return CrashReport(kind, facts, trace.text, "", trace.found)


def trace_of(error: BaseException) -> str:
    """The chain of frames of an error, without values, paths of the person or contents of files."""
    return redacted("\n".join(_frames_of(each) for each in _chain(error)), _home()).text


def keep_report(text: str) -> Path:
    """Write a report into the folder of crashes; returns where.

    Raises:
        OSError, NoHomeError: it cannot be written.
    """
    folder = crash_folder(os.environ)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%f")
    path = folder / f"{moment}-{os.getpid()}.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)
    return path


def crash_folder(environment: Mapping[str, str]) -> Path:
    """Where reports of crashes lie."""
    return folders.state(environment) / "crashes"


def report_bug(error: BaseException, arguments: Sequence[str]) -> int:
    """Write a report of an unexpected error and say where it is; the exit code for it."""
    verb = next((each for each in arguments if not each.startswith("-")), "")
    text = report_of(error, f"verb {verb}").text()
    try:
        place = f"The report is in {keep_report(text)}."
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


def _home() -> str:
    with contextlib.suppress(KitStudioError):
        return str(folders.home(os.environ))
    return ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error last, what led to it before."""
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in found and len(found) < _CHAIN:
        found.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return reversed(found)


def _frames_of(error: BaseException) -> str:
    lines = ["Traceback (most recent call last):"] if error.__traceback__ is not None else []
    for frame in traceback.extract_tb(error.__traceback__)[-_FRAMES:]:
        lines.append(f'  File "{_shortened(frame.filename)}", line {frame.lineno}, in {frame.name}')
        lines += [f"    {frame.line}"] if frame.line and _is_program(frame.filename) else []
    return "\n".join([*lines, f"{type(error).__name__}{_safe_words(error)}"])


def _shortened(path: str) -> str:
    """A file of a program by its place in it; of anything else only that it is none."""
    clean = path.replace(os.sep, "/")
    if clean.startswith(f"{_PACKAGE}/"):
        return "kitstudio" + clean.removeprefix(_PACKAGE)
    for root in _ROOTS:
        if root in clean:
            return clean.rpartition(root)[2]
    if clean.startswith((sys.base_prefix, "<frozen ")):
        return "/".join(clean.rsplit("/", 2)[-2:])
    return "<another file>"


def _is_program(path: str) -> bool:
    return _shortened(path) != "<another file>"


def _shortened_line(line: str) -> str:
    return re.sub(r'File "([^"]*)"', lambda found: f'File "{_shortened(found[1])}"', printable(line))


def _safe_words(error: BaseException) -> str:
    if isinstance(error, KitStudioError):
        return f": {error.code}"
    if isinstance(error, OSError) and error.errno is not None:
        return f": [Errno {error.errno}] {os.strerror(error.errno)}"
    words = _all_words(error)
    if not words:
        return ""
    return f": {words}" if any(each.fullmatch(words) for each in _KNOWN) else " (its words are left out)"


def _all_words(error: BaseException) -> str:
    """What an error says; one whose own words fail says nothing."""
    try:
        return printable(str(error)[:_WORDS])
    except (ValueError, TypeError, AttributeError, LookupError, RuntimeError):
        return ""
