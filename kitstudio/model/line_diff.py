"""Texts compared and merged line by line, with a bound on the effort: what is too mixed up counts as changed whole."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

EFFORT: Final = 4_000_000
"""Pairs of lines that a comparison may look at; about a second."""


@dataclass(frozen=True, slots=True)
class Change:
    """Lines `old_start..old_end` became `new_start..new_end`; counted from 0, ends excluded."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes(old: Sequence[str], new: Sequence[str], *, effort: int = EFFORT) -> tuple[Change, ...]:
    """What makes `new` out of `old`, in the order of the text.

    Args:
        old: lines.
        new: lines.
        effort: pairs of lines that may be looked at; more, and what lies between the first and the last difference
            is one change.
    """
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if not before and not after:
        return ()
    if len(before) * len(after) > effort or not before or not after:
        return (Change(start, len(old) - end, start, len(new) - end),)
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(Change(start + a, start + b, start + c, start + d) for tag, a, b, c, d in codes if tag != "equal")


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many lines two texts begin with alike; halving, which leaves the comparing to the list."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == two[low:middle] else (low, middle - 1)
    return low


def merge(base: str, mine: str, theirs: str) -> str | None:
    """One text with the changes of both, None when they touch each other.

    Changes touch when they concern the same line or lines side by side; the same change made twice counts once.
    """
    if theirs in {base, mine}:
        return mine
    if mine == base:
        return theirs
    lines, ours, others = base.split("\n"), mine.split("\n"), theirs.split("\n")
    edits = [(each, ours[each.new_start : each.new_end]) for each in changes(lines, ours)]
    for each in changes(lines, others):
        new = others[each.new_start : each.new_end]
        if not any(_is_same(each, new, mark, text) for mark, text in edits):
            edits.append((each, new))
    edits.sort(key=lambda edit: (edit[0].old_start, edit[0].old_end))
    out: list[str] = []
    at, last = 0, -1
    for mark, new in edits:
        if mark.old_start <= last:
            return None
        out += [*lines[at : mark.old_start], *new]
        at = last = mark.old_end
    return "\n".join([*out, *lines[at:]])


def _is_same(one: Change, text: Sequence[str], other: Change, others: Sequence[str]) -> bool:
    return (one.old_start, one.old_end) == (other.old_start, other.old_end) and list(text) == list(others)
