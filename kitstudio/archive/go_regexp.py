r"""The regular expressions an ignore pattern can turn into, read as Go reads them (`regexp/syntax`, Perl flags).

The matcher of Docker makes a regular expression of a pattern and escapes less than one would think, so `|`, `{2}`, `\d`
and `[[:alpha:]]` mean what they mean in Go. Groups cannot be written by hand: the only one is the `(.*/)?` of `**`.
So an expression is a few alternatives, each a straight line of elements.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from kitstudio.archive.go_classes import PERL, POSIX, BadExpressionError, Charset, category

GATE: Final = "(.*/)?"
NO_SLASH: Final = "[^/]"
_ELEMENTS: Final = 100_000
_REPEATS: Final = 1_000
_UNBOUNDED: Final = -1
_C_ESCAPES: Final = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_OCTAL: Final = "01234567"

Predicate: TypeAlias = "Callable[[str], bool]"


class Place(enum.Enum):
    """What an element that takes no character asks of the place it stands at."""

    BEGIN = "begin"
    END = "end"
    WORD_EDGE = "edge"
    NO_WORD_EDGE = "no edge"


_PLACES: Final = {"A": Place.BEGIN, "z": Place.END, "b": Place.WORD_EDGE, "B": Place.NO_WORD_EDGE}


@dataclass(frozen=True, slots=True)
class Element:
    """One step of an alternative: a character (`accepts`), maybe left out or repeated, or a question (`place`)."""

    accepts: str | Predicate = ""
    place: Place | None = None
    optional: bool = False
    loops: bool = False

    @property
    def is_literal(self) -> bool:
        """Whether it is one certain character, once (not U+FFFD, which also stands for undecodable bytes)."""
        plain = self.place is None and not self.optional and not self.loops
        return plain and isinstance(self.accepts, str) and self.accepts != "\ufffd"


@dataclass(frozen=True, slots=True)
class Branch:
    """One alternative; `gates` are the boundaries (before element N) at which any folders may stand."""

    elements: tuple[Element, ...]
    gates: frozenset[int]

    @property
    def anchored(self) -> bool:
        """Whether it can only match from the beginning of the text."""
        return bool(self.elements) and self.elements[0].place is Place.BEGIN and 0 not in self.gates

    @property
    def tail(self) -> str:
        """Characters every text that matches ends with; empty when there is nothing to say."""
        at = len(self.elements) - 1
        if at < 0 or self.elements[at].place is not Place.END:
            return ""
        out = ""
        while at > 0 and at not in self.gates and self.elements[at - 1].is_literal:
            at -= 1
            out = f"{self.elements[at].accepts}{out}"
        return out


def parse(expression: str) -> tuple[Branch, ...]:
    """Read an expression.

    Raises:
        BadExpressionError: Go refuses it.
    """
    branches = tuple(_branch(atoms) for atoms in _Parser(expression).parse())
    if sum(len(branch.elements) for branch in branches) > _ELEMENTS:
        raise BadExpressionError("it is too large")
    return branches


@dataclass(slots=True)
class _Atom:
    """An element before its repetition is written out; `gate` for `(.*/)?`."""

    accepts: str | Predicate = ""
    place: Place | None = None
    gate: bool = False
    low: int = 1
    high: int = 1


def _branch(atoms: list[_Atom]) -> Branch:
    out: list[Element] = []
    gates = set()
    for atom in atoms:
        if atom.gate:
            gates.add(len(out))
        elif atom.place is not None:
            out += [Element(place=atom.place)] * min(atom.low, 1)
        else:
            out += [Element(atom.accepts)] * atom.low
            out += [Element(atom.accepts, optional=True)] * (atom.high - atom.low)
            out += [Element(atom.accepts, loops=True)] * (atom.high == _UNBOUNDED)
        if len(out) > _ELEMENTS:
            raise BadExpressionError("it is too large")
    return Branch(tuple(out), frozenset(gates))


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.branches: list[list[_Atom]] = [[]]
        self.repeated = False

    def parse(self) -> list[list[_Atom]]:
        while self.at < len(self.text):
            char = self.text[self.at]
            bounds = self._bounds(char)
            if bounds is not None:
                self._repeat(*bounds)
            elif char == "(":
                self._add(_Atom(gate=True), len(GATE))
            else:
                self._take(char)
            self.repeated = bounds is not None or char == "("
        return self.branches

    def _bounds(self, char: str) -> tuple[int, int] | None:
        """The `*`, `{2}`, `{2,}` or `{2,5}` here, taken; None (and nothing taken) when a brace stands for itself."""
        if char == "*":
            self.at += 1
            return 0, _UNBOUNDED
        if char != "{":
            return None
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at + 1 : end].partition(",") if end >= 0 else ("", "", "")
        if not _is_count(low) or not (high == "" or _is_count(high)):
            return None
        least = _count(low)
        most = least if not comma else _count(high) if high else _UNBOUNDED
        if most != _UNBOUNDED and most < least:
            raise BadExpressionError(f"the repetition {self.text[self.at : end + 1]} runs backwards")
        self.at = end + 1
        return least, most

    def _repeat(self, low: int, high: int) -> None:
        atoms = self.branches[-1]
        if self.repeated or not atoms or (atoms[-1].low, atoms[-1].high) != (1, 1):
            raise BadExpressionError("a repetition has nothing to repeat")
        atoms[-1].low, atoms[-1].high = low, high

    def _add(self, atom: _Atom, width: int = 0) -> None:
        self.branches[-1].append(atom)
        self.at += width

    def _take(self, char: str) -> None:
        if char == "\\":
            self._escaped()
        elif self.text.startswith(NO_SLASH, self.at):
            self._add(_Atom(_not_slash), len(NO_SLASH))
        elif char == "[":
            self._add(_Atom(self._class()))
        elif char == "|":
            self.at += 1
            self.branches.append([])
        elif char in "^$":
            self._add(_Atom(place=Place.BEGIN if char == "^" else Place.END), 1)
        else:
            self._add(_Atom(_not_newline if char == "." else char), 1)

    def _escaped(self) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following and following in _PLACES:
            self._add(_Atom(place=_PLACES[following]), 2)
        elif following == "Q":
            literal = self.text[self.at + 2 :].partition("\\E")[0]
            self.at += min(len(literal) + 4, len(self.text) - self.at)
            self.branches[-1] += [_Atom(char) for char in literal]
        else:
            group = self._group()
            self._add(_Atom(group if group is not None else self._escape()))

    def _group(self) -> Predicate | None:
        r"""The `\d` or `\p{L}` here, taken; None when there is none."""
        pair = self.text[self.at : self.at + 2]
        if pair in PERL:
            self.at += 2
            return PERL[pair].__contains__
        if pair not in ("\\p", "\\P"):
            return None
        name = self.text[self.at + 2 : self.at + 3]
        end = self.at + 3
        if name == "{":
            end = self.text.find("}", self.at) + 1
            name = self.text[self.at + 3 : end - 1]
        self.at = max(end, self.at)
        return category(name, negated=pair == "\\P")

    def _escape(self) -> str:
        """The single character an escape stands for, taken."""
        char = self.text[self.at + 1 : self.at + 2]
        rest = self.text[self.at + 2 :]
        self.at += 2
        if char == "0" or (char and char in _OCTAL and rest[:1] and rest[0] in _OCTAL):
            digits = char + rest[: next((at for at, digit in enumerate(rest[:2]) if digit not in _OCTAL), 2)]
            self.at += len(digits) - 1
            return chr(int(digits, 8))
        if char == "x":
            return self._hexadecimal(rest)
        if char in _C_ESCAPES:
            return _C_ESCAPES[char]
        if char.isascii() and char and not char.isalnum():
            return char
        raise BadExpressionError(f"the escape \\{char} is not known")

    def _hexadecimal(self, rest: str) -> str:
        braced = rest.startswith("{")
        end = rest.find("}") if braced else 2
        digits = rest[1:end] if braced else rest[:2]
        well = end > 0 and (braced or len(digits) == 2) and digits and set(digits) <= set("0123456789abcdefABCDEF")
        point = int(digits, 16) if well else -1
        if not 0 <= point <= 0x10FFFF:
            raise BadExpressionError("the escape \\x is not followed by a code point")
        self.at += end + braced
        return chr(point)

    def _class(self) -> Predicate:
        """The `[...]` here, taken."""
        self.at += 1
        negated = self.text.startswith("^", self.at)
        self.at += negated
        ranges: list[tuple[str, str]] = []
        groups: list[Predicate] = []
        first = True
        while first or not self.text.startswith("]", self.at):
            first = False
            group = self._named_class() or self._group()
            if group is not None:
                groups.append(group)
            else:
                ranges.append(self._range())
        self.at += 1
        return Charset(tuple(ranges), tuple(groups), negated).__contains__

    def _named_class(self) -> Predicate | None:
        end = self.text.find(":]", self.at + 2)
        if not self.text.startswith("[:", self.at) or end < 0:
            return None
        name = self.text[self.at + 2 : end]
        group = POSIX.get(name.removeprefix("^"))
        if group is None:
            raise BadExpressionError(f"the class [:{name}:] is not known")
        self.at = end + 2
        if not name.startswith("^"):
            return group.__contains__
        return lambda char: char not in group

    def _range(self) -> tuple[str, str]:
        low = high = self._class_char()
        if self.text.startswith("-", self.at) and self.text[self.at + 1 : self.at + 2] not in ("", "]"):
            self.at += 1
            high = self._class_char()
        if high < low:
            raise BadExpressionError(f"the range {low}-{high} runs backwards")
        return low, high

    def _class_char(self) -> str:
        if self.at >= len(self.text):
            raise BadExpressionError("a class is not closed")
        if self.text[self.at] == "\\":
            return self._escape()
        self.at += 1
        return self.text[self.at - 1]


def _not_newline(char: str) -> bool:
    return char != "\n"


def _not_slash(char: str) -> bool:
    return char != "/"


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and (len(text) == 1 or text[0] != "0")


def _count(text: str) -> int:
    count = int(text[:9])
    if count > _REPEATS:
        raise BadExpressionError(f"more than {_REPEATS} repetitions")
    return count
