"""Licence texts as words, and how much of one text stands in another.

Two texts are compared by their runs of three words: what is rewrapped, re-quoted or set in capitals is the same text.
The known texts are those of the SPDX License List (see licence_texts/ORIGIN.md).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Final, TypeAlias

Run: TypeAlias = "tuple[str, str, str]"

_WORD = re.compile(r"[^\W_]+")
_SPELLING: Final = (
    ("licence", "license"),
    ("sub-license", "sublicense"),
    ("non-infringement", "noninfringement"),
    ("(c)", " "),
    ("©", " "),
    ("https:", "http:"),
)
_COPYRIGHT = re.compile(
    r"^[^a-z\n]*(?:portions )?copyright\b[^\n]{0,80}?(?:\d{4}|yyyy|year|[<\[{])[^\n]{0,200}$"
    r"|^[^a-z\n]*all rights reserved\W*$|<[^<>\n]{1,80}>",
    re.MULTILINE,
)
# Shared runs further apart than this many words are different places.
_GAP: Final = 60
_BEGINNING: Final = 12
# Some texts are known with and without what stands around the licence proper: identifiers, first and last words.
_PROPER: Final = (
    (re.compile(r"CC-BY.*-4\.0"), "By exercising the Licensed Rights", "Creative Commons is not a party"),
    (re.compile(r"LGPL-3\.0-only"), "GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE\nVersion 3"),
)


def plain(text: str) -> str:
    """`text` in lower case and one spelling, without copyright lines and placeholders."""
    text = text.lower()
    for spelling, ours in _SPELLING:
        text = text.replace(spelling, ours)
    return _COPYRIGHT.sub(" ", text)


def words_of(text: str) -> list[str]:
    """The words of `text` that count in a comparison."""
    return _WORD.findall(plain(text))


def runs_of(words: list[str]) -> list[Run]:
    """Every run of three words, in order; run `i` covers the words `i` to `i + 2`."""
    return list(zip(words, words[1:], words[2:], strict=False))


@dataclass(frozen=True, slots=True)
class KnownText:
    """One text of the SPDX License List."""

    identifier: str
    runs: tuple[Run, ...]


@functools.cache
def known_texts() -> tuple[KnownText, ...]:
    """All known licence texts, sorted by identifier. Read once, about a megabyte."""
    folder = resources.files(__package__).joinpath("licence_texts")
    out: list[KnownText] = []
    for each in sorted(folder.iterdir(), key=lambda item: item.name):
        identifier, _, suffix = each.name.rpartition(".")
        if suffix == "txt":
            text = each.read_text(encoding="utf-8")
            out += [KnownText(identifier, tuple(runs_of(words_of(body)))) for body in _bodies(identifier, text)]
    return tuple(out)


def _bodies(identifier: str, text: str) -> list[str]:
    proper = [
        text[text.index(first) : text.index(last)] for names, first, last in _PROPER if names.fullmatch(identifier)
    ]
    return [text, *proper]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a known text stands: words `start` to `end` (exclusive) of the other text.

    Attributes:
        identifier: of the known text.
        start: first word.
        end: one past the last word.
        likeness: 0 to 1; 1 when nothing is missing from the known text and nothing stands between.
        strange: words in the stretch that the known text has not there.
    """

    identifier: str
    start: int
    end: int
    likeness: float
    strange: tuple[str, ...]


class Text:
    """Words from outside, made ready to be compared with many known texts.

    Attributes:
        words: the words.
        first: where they begin in the text they are of.
    """

    def __init__(self, words: list[str], first: int = 0) -> None:
        self.words: Final = words
        self.first: Final = first
        self._runs: Final = runs_of(words)
        self._known: Final = frozenset(self._runs)

    def around(self, taken: Stretch) -> list[Text]:
        """What stands before and behind a stretch of it."""
        cut = taken.start - self.first, taken.end - self.first
        return [Text(self.words[: cut[0]], self.first), Text(self.words[cut[1] :], taken.end)]

    def stretches(self, known: KnownText, share: float) -> list[Stretch]:
        """The places where at least `share` (0 to 1) of a known text stands."""
        wanted = frozenset(known.runs)
        if not self._known or len(wanted & self._known) < share * len(wanted):
            return []
        places = [index for index, run in enumerate(self._runs) if run in wanted]
        close = [_trimmed(cluster) for cluster in _clusters(places, _GAP)]
        whole = [each for each in close if len({self._runs[place] for place in each}) >= share * len(wanted)]
        return [self._stretch(known, wanted, each) for each in whole or [_trimmed(places)]]

    def _stretch(self, known: KnownText, wanted: frozenset[Run], places: list[int]) -> Stretch:
        start, end = places[0], places[-1] + 3
        covered = {place + step for place in places for step in range(3)}
        hits = len({self._runs[place] for place in places})
        # The harmonic mean of "how much of the known text is here" and "how much of what is here is known".
        likeness = 2 * hits / (len(wanted) + hits + (end - start) - len(covered))
        # What stands where the beginning of the known text should stand is strange, too.
        missing = min(known.runs.index(self._runs[start]), _BEGINNING)
        between = [index for index in range(start, end) if index not in covered]
        strange = self.words[max(start - missing, 0) : start] + [self.words[index] for index in between]
        return Stretch(known.identifier, self.first + start, self.first + end, likeness, tuple(strange))


def _clusters(places: Iterable[int], gap: int) -> list[list[int]]:
    out: list[list[int]] = []
    for place in places:
        if out and place - out[-1][-1] <= gap:
            out[-1].append(place)
        else:
            out.append([place])
    return out


def _trimmed(places: list[int]) -> list[int]:
    """`places` without the chance hits at both ends: any two texts share "of the software"."""
    close = _clusters(places, 1)
    while len(close) > 1 and len(close[0]) < close[1][0] - close[0][-1]:
        close.pop(0)
    while len(close) > 1 and len(close[-1]) < close[-1][0] - close[-2][-1]:
        close.pop()
    return [place for cluster in close for place in cluster]
