"""What stands at a place of a YAML text, told from its lines alone: also of a text that is broken or half typed.

This is for an editor: which value the cursor is in, which keys its map has already, which word is being written. It
reads indentation, dashes, keys and one-line `[…]` and `{…}` as people write them and never refuses anything; what is
exactly right for a whole text is `kitfile_yaml.read`.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kitstudio.model.finding import Mark
from kitstudio.model.kitfile import FieldPath

_KEY: Final = re.compile(
    r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s\-?:,\[\]{}#&*!|>'"%@`][^#:]*?(?::[^\s#:][^#:]*?)*|[-?:][^\s#:][^#:]*?))"""
    r"[ \t]*:(?=\s|$)[ \t]*"
)
_DASH: Final = re.compile(r"-(?=\s|$)[ \t]*")
_HEADER: Final = re.compile(r"(?:[&!]\S*\s+)*[|>][-+0-9]*\s*(?:#.*)?$")
_PLAIN_END: Final = re.compile(r"\s+#.*$|\s+$")
_FLOW_KEY: Final = re.compile(
    r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|([^\s,\[\]{}:#'\"][^,\[\]{}:#]*?))\s*:(?=\s|$)"
)


class Part(enum.Enum):
    """What the cursor is in."""

    KEY = enum.auto()
    """A key, or the place of one; a first word of a value looks the same until a colon follows."""
    VALUE = enum.auto()
    TEXT = enum.auto()
    """A line of a text of many lines (`|`, `>`, or one that goes on)."""
    COMMENT = enum.auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cursor stands.

    Attributes:
        path: of the value there; for a KEY the path of the value it leads to.
        part: what is there.
        parent: the map or list that it stands in.
        start: column, counted from 1, where the word under the cursor begins.
        end: column after its last character.
        word: its characters before the cursor.
        siblings: the other keys of the same map.
    """

    path: FieldPath
    part: Part
    parent: FieldPath
    start: int
    end: int
    word: str
    siblings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Opener:
    """A dash or key at a column, from 0; `rest` is where what belongs to it begins."""

    column: int
    rest: int
    key: str | None


class Above:
    """What was found above a line: while only that line and those below it change, nothing above is looked at again.

    Its keeper says by `forget_below` which lines changed.
    """

    def __init__(self) -> None:
        self._row, self._column, self._is_dash = -1, -1, False
        self._levels: list[_Level] = []

    def forget_below(self, row: int) -> None:
        """The line of this number, from 0, is another one now; so may be those that follow."""
        if row < self._row:
            self._row = -1

    def levels(self, lines: Sequence[str], row: int, first: _Level) -> Sequence[_Level]:
        """The levels from that of a line, outwards."""
        if (self._row, self._column, self._is_dash) != (row, first.column, first.is_dash):
            self._row, self._column, self._is_dash = row, first.column, first.is_dash
            self._levels = _climb(lines, row, first)
        return self._levels


def place_at(lines: Sequence[str], at: Mark, above: Above | None = None) -> Place:
    """What stands at a place.

    Args:
        lines: the text's lines without their ends.
        at: line and column, counted from 1, column in characters; a place behind the end is taken as the end.
        above: of these lines, kept from one call to the next.
    """
    row = min(max(at.line, 1), max(len(lines), 1)) - 1
    line = lines[row] if lines else ""
    column = min(max(at.column, 1) - 1, len(line))
    openers = _openers(line)
    first = openers[0] if openers else _Opener(_first_column(line, column), 0, "")
    levels = (above or Above()).levels(lines, row, _Level(first.column, first.key, first.key is None))
    steps = tuple(level.step for level in reversed(levels[1:]))
    text = _text_of(levels, bare=not openers and bool(line.strip()))
    if text:
        start = len(line) - len(line.lstrip())
        return Place(steps[:text], Part.TEXT, steps[: text - 1], start + 1, len(line) + 1, line[start:column])
    spot = _in_line(line, column, openers)
    dashes = [each for each in openers if each.key is None]
    inner = steps + tuple(
        levels[0].index if each is first else 0 for each in dashes if each.column <= max(column, first.column)
    )
    siblings = set(spot.siblings)
    if spot.part is Part.KEY and not spot.in_flow:
        siblings |= _later_siblings(lines, row, spot.start) | (levels[0].siblings if not dashes else set())
    return _placed(spot, inner, openers, siblings)


def _placed(spot: _Spot, inner: FieldPath, openers: Sequence[_Opener], siblings: set[str]) -> Place:
    """Put together what the lines above and the line itself say."""
    key = openers[-1].key if openers else None
    here = (*inner, key) if key is not None else inner
    path = here + spot.steps
    parent = path if spot.part is Part.KEY and (key is None or spot.in_flow) else path[:-1]
    return Place(path, spot.part, parent, spot.start + 1, spot.end + 1, spot.word, frozenset(siblings))


def _first_column(line: str, column: int) -> int:
    blanks = len(line) - len(line.lstrip(" \t"))
    return min(blanks, column) if line.strip() == "" else blanks


def _openers(line: str) -> list[_Opener]:
    """The dashes and the key that a line begins with."""
    out: list[_Opener] = []
    at = len(line) - len(line.lstrip(" \t"))
    while match := _DASH.match(line, at):
        out.append(_Opener(at, match.end(), None))
        at = match.end()
    if match := _KEY.match(line, at):
        key = next(each for each in match.groups() if each is not None)
        out.append(_Opener(at, match.end(), key))
    return out


@dataclass(frozen=True, slots=True)
class _Spot:
    """The word at the cursor, and the steps inside a one-line collection."""

    part: Part
    start: int
    end: int
    word: str
    steps: FieldPath = ()
    siblings: frozenset[str] = frozenset()
    in_flow: bool = False


def _in_line(line: str, column: int, openers: Sequence[_Opener]) -> _Spot:
    """What the line itself says about the cursor."""
    rest = openers[-1].rest if openers else len(line) - len(line.lstrip(" \t"))
    comment = _comment(line, rest)
    if 0 <= comment < column:
        return _Spot(Part.COMMENT, comment, len(line), line[comment:column])
    key = openers[-1] if openers and openers[-1].key is not None else None
    if key is not None and column < rest and column <= line.index(":", key.column + len(key.key or "")):
        end = key.column + len(line[key.column : rest].rstrip().removesuffix(":").rstrip())
        return _Spot(Part.KEY, key.column, end, line[key.column : column])
    end = len(_PLAIN_END.sub("", line[: comment if comment >= 0 else len(line)]))
    if line[rest : rest + 1] in ("[", "{"):
        return _in_flow(line, rest, column, end)
    part = Part.VALUE if key is not None else Part.KEY
    return _Spot(part, min(rest, column), max(end, column), line[min(rest, column) : column])


def _comment(line: str, start: int) -> int:
    """Where a comment begins, -1 when there is none; a `#` in quotes begins none."""
    quote, at = "", start
    for match in re.finditer(r"""["'#]""", line[start:]):
        at = start + match.start()
        char = match[0]
        if char == "#" and not quote and (at == 0 or line[at - 1] in " \t"):
            return at
        if char == quote:
            quote = ""
        elif char != "#" and not quote and (at == start or line[at - 1] in " \t,[{:"):
            quote = char
    return -1


@dataclass(slots=True)
class _Flow:
    """An open bracket: how many commas were passed, the key before the last colon, and the keys so far."""

    is_map: bool
    start: int
    index: int = 0
    key: str = ""
    keys: set[str] = field(default_factory=set)

    @property
    def step(self) -> str | int:
        return self.key if self.is_map else self.index


def _in_flow(line: str, start: int, column: int, end: int) -> _Spot:
    """The steps from a bracket to the cursor."""
    stack: list[_Flow] = []
    at = start
    while at < column:
        char = line[at]
        if char in "[{":
            stack.append(_Flow(char == "{", at + 1))
            at = _take_key(line, at + 1, column, stack[-1])
            continue
        if char in "]}" and stack:
            stack.pop()
        elif char == "," and stack:
            stack[-1].index, stack[-1].start, stack[-1].key = stack[-1].index + 1, at + 1, ""
            at = _take_key(line, at + 1, column, stack[-1])
            continue
        at = _behind_quotes(line, at)
    if not stack:
        return _Spot(Part.VALUE, start, max(end, column), line[start:column])
    top = stack[-1]
    begin = top.start + len(line[top.start : column]) - len(line[top.start : column].lstrip())
    stop = re.compile(r"\s*[,\]}]|$").search(line, column)
    part = Part.KEY if top.is_map and not top.key else Part.VALUE
    steps = tuple(each.step for each in (stack[:-1] if part is Part.KEY else stack))
    others = frozenset(top.keys | _keys_behind(line, column)) if part is Part.KEY else frozenset[str]()
    return _Spot(part, begin, stop.start() if stop else column, line[begin:column], steps, others, in_flow=True)


def _take_key(line: str, at: int, column: int, flow: _Flow) -> int:
    match = _FLOW_KEY.match(line, at) if flow.is_map else None
    if match is None or match.end() > column:
        return at
    flow.key = next(each for each in match.groups() if each is not None)
    flow.keys.add(flow.key)
    flow.start = match.end()
    return match.end()


def _keys_behind(line: str, column: int) -> set[str]:
    stop = line.find("}", column)
    tail = line[column : stop if stop >= 0 else len(line)]
    return {key for match in re.finditer(r",\s*([\w.-]+)\s*:(?=\s|$)", tail) if (key := match[1])}


def _behind_quotes(line: str, at: int) -> int:
    if line[at] in "\"'":
        close = line.find(line[at], at + 1)
        return close + 1 if close > 0 else len(line)
    return at + 1


@dataclass(slots=True)
class _Level:
    """One level on the way up: its column, its key or (with None) the index of its dash, and what stands behind."""

    column: int
    key: str | None
    is_dash: bool
    value: str = ""
    index: int = 0
    siblings: set[str] = field(default_factory=set)

    @property
    def step(self) -> str | int:
        return self.index if self.is_dash else (self.key or "")

    def holds(self, opener: _Opener) -> bool:
        """Whether an opener further up is what this level stands in; what stands beside it is noted."""
        if opener.column < self.column:
            return True
        if opener.column > self.column or (opener.key is None and not self.is_dash):
            return False
        if opener.key is None:
            self.index += 1
        elif self.is_dash:
            return True  # a list may stand at the column of its key
        else:
            self.siblings.add(opener.key)
        return False


def _climb(lines: Sequence[str], row: int, first: _Level) -> list[_Level]:
    """The levels from that of a line, outwards."""
    levels = [first]
    deeper, dash = _leads(first)
    for number in range(row - 1, -1, -1):
        line = lines[number]
        if line.startswith(dash):
            levels[-1].index += 1
            continue
        if line.startswith(deeper) or _says_nothing(line):  # by far the most lines of a long list are deeper
            continue
        if line.startswith(("---", "...")):
            break
        for value, opener in _from_the_right(line):
            if levels[-1].holds(opener):
                levels.append(_Level(opener.column, opener.key, opener.key is None, value))
                deeper, dash = _leads(levels[-1])
        if len(levels) > 1 and levels[-1].column == 0 and not levels[-1].is_dash:
            break
    return levels


def _says_nothing(line: str) -> bool:
    written = line.lstrip(" ")
    return not written or written[0] == "#"


def _leads(level: _Level) -> tuple[str, str]:
    """What lines begin with that lie inside the entries of a level, and what those that begin another entry do."""
    blanks = " " * level.column
    return blanks + " ", blanks + "- " if level.is_dash else "\0"


def _from_the_right(line: str) -> Iterator[tuple[str, _Opener]]:
    """The openers of a line, the last one first, each with the scalar that follows it."""
    for at, opener in enumerate(reversed(_openers(line))):
        yield (line[opener.rest :] if at == 0 else ""), opener


def _text_of(levels: Sequence[_Level], *, bare: bool) -> int:
    """How many of the outermost levels lead to the text whose line this is; 0 when it is in no text."""
    for depth, level in enumerate(reversed(levels[1:]), 1):
        if _HEADER.match(level.value):
            return depth
    goes_on = bare and len(levels) > 1 and _PLAIN_END.sub("", levels[1].value) and levels[1].value[0] not in "#&!"
    return len(levels) - 1 if goes_on else 0


def _later_siblings(lines: Sequence[str], row: int, column: int) -> set[str]:
    """Keys at a column in the lines that follow, as far as the map goes."""
    out: set[str] = set()
    deeper = " " * (column + 1)
    for number in range(row + 1, len(lines)):
        line = lines[number]
        if line.startswith(deeper):  # by far the most, and to count their blanks takes long
            continue
        blanks = len(line) - len(line.lstrip(" "))
        if blanks > column or blanks == len(line) or line[blanks] == "#":
            continue
        openers = _openers(line) if blanks == column else []
        if not openers:
            break
        if openers[0].key is not None:  # else a list at the column of its key
            out.add(openers[0].key)
    return out
