"""`.kitignore` as kit reads it (modelkit-format 3.6): Docker's rules, not git's; anchored at the context folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.go_path import clean, trim
from kitstudio.archive.pattern_tests import BadPatternError
from kitstudio.archive.patterns import PatternMatcher
from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.kitfile import FILE_NAMES

IGNORE_FILE: Final = ".kitignore"
_ALWAYS: Final = (*FILE_NAMES, IGNORE_FILE)
# The longest token of Go's bufio.Scanner.
_LINE: Final = 64 * 1024
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
# What makes a pattern an expression, what means something in one, and what no line can hold or begin or end with.
_WILD: Final = re.compile(r"[*?\[\]\\]")
_SPECIAL: Final = re.compile(r"[*?\[\]\\|{}^]")
_UNWRITABLE: Final = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]|^[\s\ufeff]|\s$")
# Asked of each rule by itself, so that one kit would find broken only in the middle of packing is found now.
_PROBES: Final = ("a", "a/a")


class BadIgnoreRuleError(KitStudioError):
    """A rule of an ignore file cannot be read."""

    code = "KS-BAD-IGNORE-RULE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The rule {rule} in line {line} of .kitignore is refused: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Mend the rule; put a backslash before a bracket that stands for itself."
    )


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """One rule of an ignore file: its line, its text without blanks, and why it is refused (empty when it is not)."""

    line: int
    text: str
    refusal: str = ""


class IgnoreRules:
    """The rules of one context folder, with the names kit never packs from its top appended.

    Not for several threads at once: what was found of a folder is remembered.
    """

    def __init__(self, rules: tuple[tuple[int, str], ...]) -> None:
        self.rules: Final = rules
        self._lines = {rule: line for line, rule in reversed(rules)}
        try:
            self._matcher = PatternMatcher([rule for _, rule in rules] + list(_ALWAYS))
        except BadPatternError as error:
            raise self._refused(error) from error

    @classmethod
    def parse(cls, content: bytes) -> IgnoreRules:
        """Read the bytes of a `.kitignore` (`b""` when there is none).

        Raises:
            BadIgnoreRuleError: a rule kit refuses at once, or a file too long to be one.
        """
        if len(content) > limits.IGNORE_FILE:
            raise BadIgnoreRuleError(rule="", line=0, reason=f"the file is larger than {limits.IGNORE_FILE} bytes")
        return cls(tuple(read_rules(content)))

    @property
    def has_exceptions(self) -> bool:
        """Whether a rule begins with `!`; if not, all that lies in an ignored folder is ignored too."""
        return self._matcher.has_exceptions

    def ignores(self, path: str) -> bool:
        """Whether a clean path relative to the context folder is ignored.

        Raises:
            BadIgnoreRuleError: a broken rule had to be asked; kit finds it only then, too.
        """
        try:
            return self._matcher.matches(path)
        except BadPatternError as error:
            raise self._refused(error) from error

    def _refused(self, error: BadPatternError) -> BadIgnoreRuleError:
        rule = error.pattern
        return BadIgnoreRuleError(
            rule=rule, line=self._lines.get(rule, self._lines.get(f"!{rule}", 0)), reason=error.reason
        )


class IgnoreReasons:
    """Says which rule hides a path. Not for several threads at once, and not at once with its rules.

    Args:
        rules: lines and texts, as `IgnoreRules.rules` has them.

    Raises:
        BadIgnoreRuleError: one of them is refused.
    """

    def __init__(self, rules: tuple[tuple[int, str], ...]) -> None:
        self._rules, self._texts = rules, dict(rules)
        try:
            self._matcher = PatternMatcher([*(rule for _, rule in rules), *_ALWAYS], apart=True)
        except BadPatternError as error:
            raise BadIgnoreRuleError(rule=error.pattern, line=0, reason=error.reason) from error

    def reason(self, path: str) -> tuple[int, str]:
        """The line and the text of the rule that hides a path; line 0 when none of the file does.

        Raises:
            BadIgnoreRuleError: a rule that had to be asked is broken.
        """
        line, hidden = self.last_word(path)
        return (line, self._texts[line]) if hidden and line else (0, "")

    def last_word(self, path: str) -> tuple[int, bool]:
        """The line of the rule or exception that has the last word on a path (0: none of the file), and its verdict.

        Raises:
            BadIgnoreRuleError: a rule that had to be asked is broken.
        """
        try:
            at, hidden = self._matcher.deciding(path)
        except BadPatternError as error:
            raise BadIgnoreRuleError(rule=error.pattern, line=0, reason=error.reason) from error
        return (self._rules[at][0] if 0 <= at < len(self._rules) else 0), hidden


def judged(content: bytes) -> list[JudgedRule]:
    """Each rule of an ignore file by itself: what is wrong with it, if anything.

    Raises:
        BadIgnoreRuleError: the file cannot be split into rules.
    """
    out = []
    for line, rule in read_rules(content):
        refusal = ""
        try:
            matcher = PatternMatcher([rule])
            for probe in _PROBES:
                matcher.matches(probe)
            if rule.startswith("!"):
                PatternMatcher([rule[1:]]).matches(_PROBES[0])  # an exception alone is never asked
        except BadPatternError as error:
            refusal = error.reason
        out.append(JudgedRule(line, rule, refusal))
    return out


def pattern_of(path: str) -> str:
    """A pattern for this very path and what lies in it; a character no line can hold becomes a `?`."""
    begins = path[:1] in ("#", "!")
    if not begins and not _WILD.search(path) and not _UNWRITABLE.search(path):
        return path
    # From the first backslash on it is an expression, in which more signs are special than in a plain pattern.
    pattern = _UNWRITABLE.sub("?", _SPECIAL.sub(r"\\\g<0>", path))
    return f"\\{pattern}" if begins else pattern


def read_rules(content: bytes) -> list[tuple[int, str]]:
    """The rules of an ignore file with their line numbers (`ignorefile.ReadAll`).

    Raises:
        BadIgnoreRuleError: a line is too long.
    """
    out = []
    for number, raw in enumerate(content.removeprefix(_BYTE_ORDER_MARK).split(b"\n"), start=1):
        if len(raw) >= _LINE:
            raise BadIgnoreRuleError(rule=raw[:40].decode("utf-8", "replace"), line=number, reason="it is too long")
        line = raw.removesuffix(b"\r").decode("utf-8", "surrogateescape")
        rule = "" if line.startswith("#") else trim(line)
        if rule:
            out.append((number, _normalised(rule)))
    return out


def _normalised(rule: str) -> str:
    exception = rule.startswith("!")
    pattern = trim(rule[1:]) if exception else rule
    if pattern:
        pattern = clean(pattern)
        pattern = pattern[1:] if len(pattern) > 1 and pattern.startswith("/") else pattern
    return f"!{pattern}" if exception else pattern
