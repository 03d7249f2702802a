"""A JSON text with line breaks and blanks put in and nothing else changed, and where in it each object stands.

It goes by tokens and never by values: what a parser would round, drop or refuse (long numbers, repeated keys, a text
that is cut off) stays as it was written. Depth costs nothing: nothing here calls itself, and the indent has an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

Place: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: `("layers", 0)`; keys as they were written between their quotes."""

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_STEP: Final = "  "
_DEEPEST: Final = 40
_NAMED: Final = 4
_CLOSES: Final = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Layout:
    """The text in lines, and for each object and list near the top its first and last line, counted from 0."""

    text: str
    spans: Mapping[Place, tuple[int, int]]


def laid_out(written: str) -> Layout:
    """Break a JSON text, whole or cut off, into lines."""
    writer = _Writer()
    pieces = [match[0] for match in _TOKEN.finditer(written)]
    for at, piece in enumerate(pieces):
        writer.take(piece, pieces[at + 1] if at + 1 < len(pieces) else "")
    return Layout("\n".join(writer.lines()), writer.spans)


class _Writer:
    def __init__(self) -> None:
        self.spans: dict[Place, tuple[int, int]] = {}
        self._lines: list[str] = []
        self._line = ""
        self._open: list[tuple[str, int]] = []
        self._place: list[str | int] = []
        self._joined = False

    def lines(self) -> Iterator[str]:
        yield from self._lines
        if self._line:
            yield self._line

    def take(self, piece: str, following: str) -> None:
        if piece in _CLOSES:
            self._begin(piece, following)
        elif piece in "}]":
            self._end(piece)
        elif piece == ",":
            self._line += piece
            self._turn()
            self._step()
        elif piece == ":":
            self._line += ": "
        else:
            self._word(piece, following)

    def _word(self, piece: str, following: str) -> None:
        if following == ":" and self._place and self._open and self._open[-1][0] == "{":
            self._place[-1] = piece.strip('"')
        self._line += piece

    def _step(self) -> None:
        """On to the next value of the list or object."""
        if self._place and isinstance(self._place[-1], int):
            self._place[-1] += 1

    def _begin(self, piece: str, following: str) -> None:
        self._line += piece
        self._open.append((piece, len(self._lines)))
        self._place.append(0 if piece == "[" else "")
        self._joined = following == _CLOSES[piece]
        if not self._joined:
            self._turn()

    def _end(self, piece: str) -> None:
        first = len(self._lines)
        if self._open:
            _, first = self._open.pop()
            self._place.pop()
        if self._joined:
            self._joined = False
        else:
            self._turn()
        self._line += piece
        if self._place and len(self._place) <= _NAMED:
            self.spans[tuple(self._place)] = (first, len(self._lines))

    def _turn(self) -> None:
        if self._line.strip():
            self._lines.append(self._line)
        self._line = _STEP * min(len(self._open), _DEEPEST)
