"""The patterns of an ignore file, as Docker's matcher reads them (moby/patternmatcher 0.6.0, modelkit-format 3.6).

Answers are those of `MatchesOrParentMatches`, its oddities included (`|` and `{2}` reach the regular expression, the
`**` at a pattern's ends are prefixes and suffixes of bytes); the time is linear in path and pattern whatever they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.archive.automaton import State
from kitstudio.archive.go_classes import BadExpressionError
from kitstudio.archive.go_path import NOT_UTF8, clean, trim
from kitstudio.archive.go_regexp import GATE, NO_SLASH, parse
from kitstudio.archive.pattern_tests import BadPatternError, Broken, Bundle, Test, raw, runes
from kitstudio.base import limits

_FOLDERS: Final = 4_096
# States of rules kept for all those folders together, and steps kept by all automata together.
_STATES: Final = 400_000
_STEPS: Final = 40_000
# A class of characters costs as much as so many plain ones.
_CLASS: Final = 10
_ESCAPED: Final = frozenset(".+()$")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Patterns at the files of one folder; `covers` when one matches the folder or one above."""

    exception: bool
    test: Test
    state: State
    covers: bool = False
    number: int = 0


class PatternMatcher:
    """Patterns in their order; the last one that matches a path or a folder above it decides.

    Args:
        patterns: one text each, as `ignorefile.ReadAll` gives them; blank ones are skipped.
        apart: ask each pattern by itself, so that `deciding` can tell which; it costs more where there are many.

    Raises:
        BadPatternError: one of them is refused at once, as Go does.
    """

    def __init__(self, patterns: Sequence[str], *, apart: bool = False) -> None:
        kept = [clean(trimmed) for trimmed in map(trim, patterns) if trimmed]
        if "!" in kept:
            raise BadPatternError("!", "an exception needs a pattern")
        self.has_exceptions = any(each.startswith("!") for each in kept)
        bundles = [each for pattern in kept for each in _bundled([pattern])] if apart else _bundled(kept)
        share = _STEPS // max(1, len(bundles))
        tests = [(exception, test) for exception, bundle in bundles for test in bundle.tests(share)]
        self._top = tuple(_Rule(exception, test, test.start, number=at) for at, (exception, test) in enumerate(tests))
        # The rules that can still say something of a folder's files.
        self._folders = {"": self._top}
        self._most = min(_FOLDERS, _STATES // max(1, len(tests)))

    def matches(self, path: str) -> bool:
        """Whether a clean relative path is matched, itself or through a folder above it.

        Raises:
            BadPatternError: a pattern that had to be asked is broken.
        """
        folder, _, name = path.rpartition("/")
        rules = self._folders.get(folder)
        if rules is None:
            rules = self._rules(folder)
        if not rules:
            return False
        content = raw(path)
        matched = False
        for rule in rules:
            if rule.exception is matched and (rule.covers or rule.test.hit(rule.state, name, content)):
                matched = not matched
        return matched

    def deciding(self, path: str) -> tuple[int, bool]:
        """The place of the pattern that has the last word on a clean relative path, and whether it is matched then.

        The place is -1 when none says anything. Only where the patterns are asked apart.

        Raises:
            BadPatternError: as `matches`.
        """
        folder, _, name = path.rpartition("/")
        content, place, matched = raw(path), -1, False
        for rule in self._folders.get(folder) or self._rules(folder):
            if rule.exception is matched and (rule.covers or rule.test.hit(rule.state, name, content)):
                place, matched = rule.number, not matched
        return place, matched

    def _rules(self, folder: str) -> tuple[_Rule, ...]:
        if len(self._folders) > self._most:
            self._folders = {"": self._top}
        rules, at = self._top, -1
        while at < len(folder):
            end = folder.find("/", at + 1)
            end = len(folder) if end < 0 else end
            below = self._folders.get(folder[:end])
            if below is None:
                below = self._folders[folder[:end]] = _entered(rules, folder[at + 1 : end], raw(folder[:end]))
            rules, at = below, end
        return rules


def _entered(rules: tuple[_Rule, ...], name: str, path: bytes) -> tuple[_Rule, ...]:
    out = []
    for rule in rules:
        broken = isinstance(rule.test, Broken)
        covers = rule.covers or (not broken and rule.test.hit(rule.state, name, path))
        state = rule.state if covers else rule.test.enter(rule.state, name, path)
        if state is not None:
            out.append(_Rule(rule.exception, rule.test, state, covers, rule.number))
    return tuple(out)


def _bundled(patterns: Sequence[str]) -> list[tuple[bool, Bundle]]:
    """The patterns in their order, those between two changes from rules to exceptions together.

    Raises:
        BadPatternError: one is refused at once, or they are too many.
    """
    out: list[tuple[bool, Bundle]] = []
    seen: set[str] = set()
    elements = 0
    for each in patterns:
        exception = each.startswith("!")
        if not out or out[-1][0] is not exception or out[-1][1].broken is not None:
            out.append((exception, Bundle()))
            seen = set()
        if len(out) > limits.IGNORE_TURNS:
            raise BadPatternError(each, f"rules and exceptions take turns more than {limits.IGNORE_TURNS} times")
        if each in seen:
            continue
        seen.add(each)
        elements += _add(out[-1][1], each.removeprefix("!"))
        if elements > limits.IGNORE_ELEMENTS:
            reason = f"the wildcards of the rules up to it come to more than {limits.IGNORE_ELEMENTS} steps"
            raise BadPatternError(each, reason)
    return out


def _add(bundle: Bundle, pattern: str) -> int:
    """Put a pattern into a bundle; how many elements its expression has, classes of its own counted more."""
    _check(pattern)
    kind, text = _translated(pattern)
    if kind != "expression":
        {"exact": bundle.exact, "prefix": bundle.prefixes, "suffix": bundle.suffixes}[kind].append(raw(text))
        return 0
    try:
        branches = parse(text)
    except BadExpressionError as error:
        bundle.broken = Broken(pattern, str(error))
        return 0
    bundle.branches += branches
    classes = text.count("[") - text.count(NO_SLASH)
    return sum(len(branch.elements) for branch in branches) + _CLASS * classes


def _translated(pattern: str) -> tuple[str, str]:
    """What `Pattern.compile` makes of a pattern: the kind of test, and its text or that of a regular expression."""
    signs = runes(pattern).removeprefix("\ufeff")
    out = ["^"]
    kind = "exact"
    at = 0
    while at < len(signs):
        began = at
        char = signs[at]
        at += 1
        if signs.startswith("**", began):
            at += 2 if signs.startswith("/", at + 1) else 1
            ends = at >= len(signs)
            kind = "suffix" if began == 0 else "prefix" if ends and kind == "exact" else "expression"
            out.append(".*" if ends else GATE)
        elif char in "*?[]\\":
            kind = "expression"
            piece, at = _special(signs, began)
            out.append(piece)
        else:
            out.append(f"\\{char}" if char in _ESCAPED else char)
    if kind == "expression":
        return kind, "".join(out) + "$"
    if kind == "exact":
        return kind, pattern
    return kind, pattern[2:] if kind == "suffix" else pattern[:-2]


def _special(signs: str, at: int) -> tuple[str, int]:
    """The expression of one `*`, `?`, bracket or escape at `at`, and where the pattern goes on."""
    char = signs[at]
    if char == "\\" and at + 1 < len(signs):
        return signs[at : at + 2], at + 2
    return {"*": f"{NO_SLASH}*", "?": NO_SLASH}.get(char, char), at + 1


def _check(pattern: str) -> None:
    """Refuse what `filepath.Match(pattern, ".")` calls malformed; it stops looking where "." no longer matches.

    Raises:
        BadPatternError: it is malformed as far as Go looks.
    """
    rest, name = pattern, "."
    while rest:
        star = rest.startswith("*")
        chunk, rest = _first_chunk(rest.lstrip("*"))
        if star and not chunk:
            return
        for start in (name, "") if star and name else (name,):
            left = _after_chunk(chunk, start, pattern)
            if left is not None and (rest or not left):
                name = left
                break
        else:
            return


def _first_chunk(pattern: str) -> tuple[str, str]:
    """`scanChunk` without its stars: up to the next star outside brackets, and what follows."""
    at, bracketed = 0, False
    while at < len(pattern) and (bracketed or pattern[at] != "*"):
        if pattern[at] in "[]":
            bracketed = pattern[at] == "["
        at += 2 if pattern[at] == "\\" else 1
    return pattern[:at], pattern[at:]


def _after_chunk(chunk: str, name: str, pattern: str) -> str | None:
    """`matchChunk`: what is left of `name` ("." or nothing) after the chunk, None when it does not match."""
    at, failed = 0, False
    while at < len(chunk):
        failed = failed or not name
        if chunk[at] == "[":
            at, holds = _class_holds_dot(chunk, at, pattern)
        else:
            escaped = chunk[at] == "\\"
            holds = chunk[at] in ".?" if not escaped else chunk[at + 1 : at + 2] == "."
            at += 1 + escaped
            if at > len(chunk):
                raise BadPatternError(pattern, "a backslash ends it")
        failed = failed or not holds
        name = ""
    return None if failed else name


def _class_holds_dot(chunk: str, at: int, pattern: str) -> tuple[int, bool]:
    """The place after the class that opens at `at`, and whether "." is in it."""
    negated = chunk.startswith("^", at + 1)
    at += 1 + negated
    held = started = False
    while not started or not chunk.startswith("]", at):
        started = True
        low, at = _class_char(chunk, at, pattern)
        high = low
        if chunk.startswith("-", at):
            high, at = _class_char(chunk, at + 1, pattern)
        held = held or low <= "." <= high
    return at + 1, held is not negated


def _class_char(chunk: str, at: int, pattern: str) -> tuple[str, int]:
    """`getEsc`: one character of a class, which may not be the last of the chunk."""
    refused = chunk[at : at + 1] in ("", "-", "]")
    at += chunk.startswith("\\", at)
    if refused or at >= len(chunk) - 1 or NOT_UTF8.match(chunk, at):
        raise BadPatternError(pattern, "a class is empty, not closed, or has a dash with nothing beside it")
    return chunk[at], at + 1
