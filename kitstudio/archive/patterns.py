"""The patterns of an ignore file, as Docker's matcher reads them (moby/patternmatcher 0.6.0, modelkit-format 3.6).

Answers are those of `MatchesOrParentMatches`, its oddities included (`|` and `{2}` reach the regular expression, the
`**` at a pattern's ends are prefixes and suffixes of bytes); the time is linear in path and pattern whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from kitstudio.archive.automaton import Automaton, State
from kitstudio.archive.go_classes import BadExpressionError
from kitstudio.archive.go_path import clean, trim
from kitstudio.archive.go_regexp import GATE, parse

_FOLDERS: Final = 4_096
_UNDECODABLE: Final = re.compile("[\udc80-\udcff]")
_ESCAPED: Final = frozenset(".+()$")


class BadPatternError(ValueError):
    """A pattern cannot be read; becomes an error with a name and a line in `ignore`."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(reason)
        self.pattern = pattern
        self.reason = reason


class _Test(Protocol):
    """One pattern ready to be asked, folder by folder: a state says where it stands at a folder's files."""

    @property
    def start(self) -> State:
        """The state at the files of the top folder."""
        ...

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        """The state at the files of `path`, the folder `name`; None when nothing below can match any more."""
        ...

    def hit(self, state: State, name: str, path: bytes) -> bool:
        """Whether `path`, the file `name` in the folder that `state` belongs to, matches."""
        ...


class _Exact:
    """A pattern without wildcards."""

    start: Final = State(0, 0)

    def __init__(self, text: str) -> None:
        self.text = _bytes(text)

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del name
        return state if self.text.startswith(path + b"/") else None

    def hit(self, state: State, name: str, path: bytes) -> bool:
        del state, name
        return path == self.text


class _Affix:
    """A pattern whose only wildcard is the `**` that it begins or ends with."""

    start: Final = State(0, 0)

    def __init__(self, text: str, *, suffix: bool) -> None:
        self.text = _bytes(text)
        self.suffix = suffix

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del name, path
        return state

    def hit(self, state: State, name: str, path: bytes) -> bool:
        del state, name
        if not self.suffix:
            return path.startswith(self.text)
        return path.endswith(self.text) or (self.text.startswith(b"/") and path == self.text[1:])


class _Expression:
    """A pattern that became a regular expression; `tail` is what every path it matches ends with."""

    def __init__(self, expression: str) -> None:
        branches = parse(expression)
        self.tail = _bytes(branches[0].tail) if len(branches) == 1 else b""
        self.automaton = Automaton(branches)

    @property
    def start(self) -> State:
        return self.automaton.start

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del path
        following = self.automaton.run(state, f"{_runes(name)}/")
        return None if following is self.automaton.dead else following

    def hit(self, state: State, name: str, path: bytes) -> bool:
        return path.endswith(self.tail) and self.automaton.matches(self.automaton.run(state, _runes(name)))


class _Broken:
    """A pattern Go finds broken only when it is first asked."""

    start: Final = State(0, 0)

    def __init__(self, pattern: str, reason: str) -> None:
        self.error = BadPatternError(pattern, reason)

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del name, path
        return state

    def hit(self, state: State, name: str, path: bytes) -> bool:
        del state, name, path
        raise self.error


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern at the files of one folder; `covers` when it matches the folder or one above."""

    exception: bool
    test: _Test
    state: State
    covers: bool = False


class PatternMatcher:
    """Patterns in their order; the last one that matches a path or a folder above it decides.

    Args:
        patterns: one text each, as `ignorefile.ReadAll` gives them; blank ones are skipped.

    Raises:
        BadPatternError: one of them is refused at once, as Go does.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        kept = [clean(trimmed) for trimmed in map(trim, patterns) if trimmed]
        if "!" in kept:
            raise BadPatternError("!", "an exception needs a pattern")
        self.has_exceptions = any(each.startswith("!") for each in kept)
        tests = [(each.startswith("!"), _test(each.removeprefix("!"))) for each in kept]
        self._top = tuple(_Rule(exception, test, test.start) for exception, test in tests)
        # The rules that can still say something of a folder's files.
        self._folders = {"": self._top}

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
        content = _bytes(path)
        matched = False
        for rule in rules:
            if rule.exception is matched and (rule.covers or rule.test.hit(rule.state, name, content)):
                matched = not matched
        return matched

    def _rules(self, folder: str) -> tuple[_Rule, ...]:
        if len(self._folders) > _FOLDERS:
            self._folders = {"": self._top}
        rules, at = self._top, -1
        while at < len(folder):
            end = folder.find("/", at + 1)
            end = len(folder) if end < 0 else end
            below = self._folders.get(folder[:end])
            if below is None:
                below = self._folders[folder[:end]] = _entered(rules, folder[at + 1 : end], _bytes(folder[:end]))
            rules, at = below, end
        return rules


def _entered(rules: tuple[_Rule, ...], name: str, path: bytes) -> tuple[_Rule, ...]:
    out = []
    for rule in rules:
        broken = isinstance(rule.test, _Broken)
        covers = rule.covers or (not broken and rule.test.hit(rule.state, name, path))
        state = rule.state if covers else rule.test.enter(rule.state, name, path)
        if state is not None:
            out.append(_Rule(rule.exception, rule.test, state, covers))
    return tuple(out)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _runes(text: str) -> str:
    """Text as Go's expressions see it: every byte that is no UTF-8 counts as U+FFFD."""
    return text if text.isascii() else _UNDECODABLE.sub("\ufffd", text)


def _test(pattern: str) -> _Test:
    _check(pattern)
    test = _translated(pattern)
    if not isinstance(test, str):
        return test
    try:
        return _Expression(test)
    except BadExpressionError as error:
        return _Broken(pattern, str(error))


def _translated(pattern: str) -> _Test | str:
    """What `Pattern.compile` makes of a pattern: a simple test, or the text of a regular expression."""
    runes = _runes(pattern).removeprefix("\ufeff")
    out = ["^"]
    kind = "exact"
    at = 0
    while at < len(runes):
        began = at
        char = runes[at]
        at += 1
        if runes.startswith("**", began):
            at += 2 if runes.startswith("/", at + 1) else 1
            ends = at >= len(runes)
            kind = "suffix" if began == 0 else "prefix" if ends and kind == "exact" else "expression"
            out.append(".*" if ends else GATE)
        elif char in "*?[]\\":
            kind = "expression"
            piece, at = _special(runes, began)
            out.append(piece)
        else:
            out.append(f"\\{char}" if char in _ESCAPED else char)
    if kind == "expression":
        return "".join(out) + "$"
    if kind == "exact":
        return _Exact(pattern)
    return _Affix(pattern[2:] if kind == "suffix" else pattern[:-2], suffix=kind == "suffix")


def _special(runes: str, at: int) -> tuple[str, int]:
    """The expression of one `*`, `?`, bracket or escape at `at`, and where the pattern goes on."""
    char = runes[at]
    if char == "\\" and at + 1 < len(runes):
        return runes[at : at + 2], at + 2
    return {"*": "[^/]*", "?": "[^/]"}.get(char, char), at + 1


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
    if refused or at >= len(chunk) - 1 or _UNDECODABLE.match(chunk, at):
        raise BadPatternError(pattern, "a class is empty, not closed, or has a dash with nothing beside it")
    return chunk[at], at + 1
