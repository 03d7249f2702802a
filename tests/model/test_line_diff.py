"""Lines compared and merged: nobody's change is lost, and none is made up."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitstudio.model.line_diff import Change, changes, merge

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "  - path: x", "d\r"]), max_size=14)


def applied(old: list[str], new: list[str], found: tuple[Change, ...]) -> list[str]:
    out, at = [], 0
    for each in found:
        out += [*old[at : each.old_start], *new[each.new_start : each.new_end]]
        at = each.old_end
    return [*out, *old[at:]]


@given(LINES, LINES, st.sampled_from([0, 10, 10_000]))
def test_changes_make_one_text_out_of_the_other(old: list[str], new: list[str], effort: int) -> None:
    found = changes(old, new, effort=effort)
    assert applied(old, new, found) == new
    assert bool(found) == (old != new)
    assert all(one.old_end < two.old_start or one.new_end < two.new_start for one, two in itertools.pairwise(found))


def test_what_is_too_long_to_compare_is_one_change() -> None:
    old, new = ["a", *"bcd", "z"], ["a", *"cdb", "z"]
    assert changes(old, new, effort=8) == (Change(1, 4, 1, 4),)
    assert len(changes(old, new)) == 2


@given(LINES, LINES)
def test_who_changed_nothing_gets_what_the_other_made(base: list[str], other: list[str]) -> None:
    one, two = "\n".join(base), "\n".join(other)
    assert merge(one, one, two) == two
    assert merge(one, two, one) == two
    assert merge(one, two, two) == two


@given(LINES, LINES, LINES)
def test_a_merge_does_not_depend_on_who_is_who(base: list[str], mine: list[str], theirs: list[str]) -> None:
    texts = "\n".join(base), "\n".join(mine), "\n".join(theirs)
    one, two = merge(*texts), merge(texts[0], texts[2], texts[1])
    assert one == two


@given(st.lists(st.integers(0, 99), min_size=8, max_size=30, unique=True), st.data())
def test_changes_apart_are_both_there(numbers: list[int], data: st.DataObject) -> None:
    base = [f"line {number}" for number in numbers]
    middle = len(base) // 2
    ours = data.draw(st.integers(0, middle - 2))
    others = data.draw(st.integers(middle, len(base) - 1))
    mine, theirs = [*base], [*base]
    mine[ours] = "mine"
    theirs[others : others + 1] = data.draw(st.sampled_from([[], ["theirs"], ["theirs", "more"]]))
    expected = [*theirs]
    expected[ours] = "mine"
    assert merge("\n".join(base), "\n".join(mine), "\n".join(theirs)) == "\n".join(expected)


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n"),
        ("a\nb\nc\n", "a\nB\nc\n", "a\nb\nC\n"),  # side by side
        ("a\nb\n", "a\nm\nb\n", "a\nt\nb\n"),  # two texts for one gap
        ("a\nb", "a\nb\nmine", "a\nb\ntheirs"),
        ("a\nb\nc\nd\n", "a\nd\n", "a\nb\nC\nd\n"),
    ],
)
def test_changes_that_touch_are_left_to_a_person(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, theirs) is None


def test_the_same_change_made_twice_counts_once_beside_another() -> None:
    assert merge("a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", "A\nb\nc\nd\ne\n") == "A\nb\nc\nd\nE\n"


def test_a_final_line_end_is_kept_or_lost_as_somebody_wanted() -> None:
    assert merge("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nd") == "A\nb\nc\nd"
