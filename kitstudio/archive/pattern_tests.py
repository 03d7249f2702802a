"""Ignore patterns that are asked together: all that stand between two changes from rules to exceptions.

Which of them matches is of no interest, only whether one does. So plain names become one sorted list and expressions
one automaton, and a path costs the same whether there are ten rules or ten thousand.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from kitstudio.archive.automaton import Automaton, State
from kitstudio.archive.go_path import NOT_UTF8
from kitstudio.archive.go_regexp import Branch


class BadPatternError(ValueError):
    """A pattern cannot be read; becomes an error with a name and a line in `ignore`."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(reason)
        self.pattern = pattern
        self.reason = reason


class Test(Protocol):
    """Patterns ready to be asked, folder by folder: a state says where they stand at a folder's files."""

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
    """Patterns without wildcards."""

    start: Final = State(0, 0)

    def __init__(self, texts: Iterable[bytes]) -> None:
        self.texts = frozenset(texts)
        self.sorted = sorted(self.texts)

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del name
        below = path + b"/"
        at = bisect.bisect_left(self.sorted, below)
        return state if at < len(self.sorted) and self.sorted[at].startswith(below) else None

    def hit(self, state: State, name: str, path: bytes) -> bool:
        del state, name
        return path in self.texts


class _Affix:
    """Patterns whose only wildcard is the `**` that they begin or end with."""

    start: Final = State(0, 0)

    def __init__(self, prefixes: Iterable[bytes], suffixes: Iterable[bytes]) -> None:
        self.prefixes, self.suffixes = tuple(prefixes), tuple(suffixes)
        self.rooted = frozenset(text[1:] for text in self.suffixes if text.startswith(b"/"))

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del name, path
        return state

    def hit(self, state: State, name: str, path: bytes) -> bool:
        del state, name
        return path.startswith(self.prefixes) or path.endswith(self.suffixes) or path in self.rooted


class _Expressions:
    """Patterns that became regular expressions; `tails` are what the paths they match end with."""

    def __init__(self, branches: Sequence[Branch], share: int) -> None:
        self.tails = tuple({branch.tail.encode("utf-8", "surrogateescape") for branch in branches})
        self.automaton = Automaton(branches, share)

    @property
    def start(self) -> State:
        return self.automaton.start

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        del path
        following = self.automaton.run(state, f"{runes(name)}/")
        return None if following is self.automaton.dead else following

    def hit(self, state: State, name: str, path: bytes) -> bool:
        return path.endswith(self.tails) and self.automaton.matches(self.automaton.run(state, runes(name)))


class Broken:
    """A pattern Go finds broken only when it is first asked."""

    start: Final = State(0, 0)

    def __init__(self, pattern: str, reason: str) -> None:
        self.error = BadPatternError(pattern, reason)

    def enter(self, state: State, name: str, path: bytes) -> State | None:
        """Stay: it may be asked anywhere."""
        del name, path
        return state

    def hit(self, state: State, name: str, path: bytes) -> bool:
        """Raise BadPatternError."""
        del state, name, path
        raise self.error


@dataclass(slots=True)
class Bundle:
    """Patterns of one kind (all rules or all exceptions) that are collected to be asked together."""

    exact: list[bytes] = field(default_factory=list)
    prefixes: list[bytes] = field(default_factory=list)
    suffixes: list[bytes] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    broken: Broken | None = None

    def tests(self, share: int) -> list[Test]:
        """What is to be asked; each automaton may remember its `share` of steps."""
        out: list[Test] = []
        if self.exact:
            out.append(_Exact(self.exact))
        if self.prefixes or self.suffixes:
            out.append(_Affix(self.prefixes, self.suffixes))
        if self.branches:
            out.append(_Expressions(self.branches, share))
        if self.broken is not None:
            out.append(self.broken)
        return out


def raw(text: str) -> bytes:
    """A path or pattern as bytes."""
    return text.encode("utf-8", "surrogateescape")


def runes(text: str) -> str:
    """Text as Go's expressions see it: every byte that is no UTF-8 counts as U+FFFD."""
    return text if text.isascii() else NOT_UTF8.sub("\ufffd", text)
