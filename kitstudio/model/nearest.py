"""Did you mean: the nearest of some words, by folded spelling first and by edit distance second."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_LONGEST = 256


def nearest(word: str, candidates: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The candidates that `word` is most likely a slip of, in the order of the alphabet; several when they tie.

    A candidate counts when it differs only in case, Unicode composition or surrounding blanks, or by at most one edit
    per three characters (an edit is a character inserted, removed, replaced, or swapped with its neighbour).
    """
    wanted = _folded(word)
    if not wanted or len(wanted) > _LONGEST:
        return ()
    bound = max(1, len(wanted) // 3)
    found = []
    for candidate in set(candidates):
        folded = _folded(candidate)
        distance = _distance(wanted, folded, bound) if folded != wanted else 0
        if distance is not None and distance < len(wanted):
            found.append((distance, candidate.casefold(), candidate))
    best = min(found)[0] if found else 0
    return tuple(candidate for distance, _key, candidate in sorted(found) if distance == best)[:limit]


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word.strip()).casefold()


def _distance(left: Sequence[str], right: Sequence[str], bound: int) -> int | None:
    """Edits between the two (optimal string alignment), None when more than `bound`."""
    if abs(len(left) - len(right)) > bound:
        return None
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        before, above, row = row, before, [i]
        for j, b in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > bound:
            return None
    return row[-1] if row[-1] <= bound else None
