"""Did you mean: the nearest of some words, by folded spelling first and by edit distance second."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

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
    best: list[str] = []
    for candidate in set(candidates):
        folded = _folded(candidate)
        distance = _distance(wanted, folded, bound) if folded != wanted else 0
        if distance is None or distance >= len(wanted):
            continue
        # Only ties with the best count, so nothing farther need be measured to its end.
        if distance < bound:
            best.clear()
        best.append(candidate)
        bound = distance
    return tuple(sorted(best, key=lambda each: (each.casefold(), each))[:limit])


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word.strip()).casefold()


def _distance(left: str, right: str, bound: int) -> int | None:
    """Edits between the two (optimal string alignment), None when more than `bound`; only that band is computed."""
    if abs(len(left) - len(right)) > bound:
        return None
    far = bound + 1
    before: dict[int, int] = {}
    row = {j: j for j in range(min(len(right), bound) + 1)}
    for i, a in enumerate(left, start=1):
        before, above, row = row, before, {}
        if i <= bound:
            row[0] = i
        for j in range(max(1, i - bound), min(len(right), i + bound) + 1):
            b = right[j - 1]
            cost = min(before.get(j, far) + 1, row.get(j - 1, far) + 1, before.get(j - 1, far) + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, above.get(j - 2, far) + 1)
            row[j] = cost
        if min(row.values(), default=far) > bound:
            return None
    last = row.get(len(right), far)
    return last if last <= bound else None
