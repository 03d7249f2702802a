"""How well what was typed fits a name, and which of its letters are meant: for the palette, free of widgets.

Prefixes of words come first: `op` finds `Open folder` before `Copy`, and `of` finds it by the beginnings of its words.
"""

from __future__ import annotations

import enum
import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple


class Tier(enum.IntEnum):
    """How a word was found, the best first."""

    START = 0
    """The name begins with it."""
    WORD = 1
    """A later word begins with it."""
    BEGINNINGS = 2
    """The beginnings of several words make it up."""
    INSIDE = 3
    """It stands inside a word."""
    LETTERS = 4
    """Its letters come in this order, the first of them at the start of a word."""
    MORE = 5
    """Not the name holds it but what is known beside it."""


_MOST_WORDS: Final = 40
"""Words of a name that are looked at; a name from outside may have thousands."""

_SPREAD: Final = 3
"""How many letters a name may have for each one typed, where only their order fits."""


class Fit(NamedTuple):
    """How well a name fits, the smaller the better: tiers of all words typed, where they stand, how long it is.

    `letters` are the places in the name that are meant, in rising order.
    """

    tiers: tuple[int, ...]
    place: int
    length: int
    letters: tuple[int, ...]


def fit(typed: str, name: str, *more: str) -> Fit | None:
    """How what was typed fits a name, None when it does not.

    Args:
        typed: words; each of them has to be found.
        name: what is shown; found letters are told.
        more: what is known beside it (a group, tags, a digest); found there counts least.
    """
    found: list[tuple[Tier, Sequence[int]]] = []
    for word in _words(typed):
        one = _word(word, name, more)
        if one is None:
            return None
        found.append(one)
    tiers = tuple(sorted((tier for tier, _ in found), reverse=True))
    single = len(found) == 1
    letters = tuple(found[0][1]) if single else tuple(sorted({each for _, places in found for each in places}))
    return Fit(tiers, letters[0] if letters else 0, len(name), letters)


@lru_cache(maxsize=8)
def _words(typed: str) -> tuple[str, ...]:
    return tuple(_folded(typed).text.split())


def _word(word: str, name: str, more: Sequence[str]) -> tuple[Tier, Sequence[int]] | None:
    folded = _folded(name)
    if folded.letters.issuperset(word):
        found = _found(word, folded.text, folded.starts)
        if found is not None:
            tier, at = found
            return found if name.isascii() else (tier, sorted({folded.places[each] for each in at}))
    return (Tier.MORE, ()) if any(word in _folded(each).text for each in more) else None


def _found(word: str, text: str, starts: Sequence[int]) -> tuple[Tier, Sequence[int]] | None:
    inside = text.find(word)
    if inside >= 0:
        start = inside if inside in starts else next((each for each in starts if text.startswith(word, each)), -1)
        if start >= 0:
            return (Tier.WORD if start else Tier.START), range(start, start + len(word))
    pieces = _beginnings(word, text, starts)
    if pieces is not None:
        return Tier.BEGINNINGS, pieces
    if inside >= 0:
        return Tier.INSIDE, range(inside, inside + len(word))
    scattered = _scattered(word, text, starts)
    return (Tier.LETTERS, scattered) if scattered is not None else None


def _beginnings(word: str, text: str, starts: Sequence[int]) -> tuple[int, ...] | None:
    """The places of `word` as beginnings of words in their order, as much of each as fits."""
    if not any(text.startswith(word[0], start) for start in starts):
        return None
    dead: set[tuple[int, int]] = set()  # without it a name of many equal words would take for ever

    def rest_of(done: int, at: int) -> tuple[int, ...] | None:
        if done == len(word):
            return ()
        if at == len(starts) or (done, at) in dead:
            return None
        start = starts[at]
        longest = next((n for n in range(len(word) - done, 0, -1) if text.startswith(word[done : done + n], start)), 0)
        for length in range(longest, -1, -1):
            rest = rest_of(done + length, at + 1)
            if rest is not None:
                return (*range(start, start + length), *rest)
        dead.add((done, at))
        return None

    return rest_of(0, 0)


def _scattered(word: str, text: str, starts: Sequence[int]) -> tuple[int, ...] | None:
    """The places of letters in their order, from the start of a word on and not too far apart."""
    for start in starts:
        at, places = start - 1, []
        for letter in word:
            at = text.find(letter, at + 1)
            if at < 0:
                break
            places.append(at)
        if len(places) == len(word) and places[0] == start and at - start < _SPREAD * len(word):
            return tuple(places)
    return None


def _starts(text: str) -> tuple[int, ...]:
    """Where the first words begin: a letter after none, or a digit after a letter."""
    found = (
        at
        for at, char in enumerate(text)
        if char.isalnum() and (at == 0 or not text[at - 1].isalnum() or (char.isdigit() and not text[at - 1].isdigit()))
    )
    return tuple(itertools.islice(found, _MOST_WORDS))


@dataclass(frozen=True, slots=True)
class _Folded:
    """Text without case and accents; for each of its letters the place it came from; where its first words begin."""

    text: str
    places: Sequence[int]
    starts: tuple[int, ...]
    letters: frozenset[str]


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> _Folded:
    if text.isascii():
        low = text.lower()
        return _Folded(low, range(len(low)), _starts(low), frozenset(low))
    out: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char).casefold():
            if not unicodedata.combining(part):
                out.append(part)
                places.append(at)
    low = "".join(out)
    return _Folded(low, tuple(places), _starts(low), frozenset(low))
