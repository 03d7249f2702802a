"""What an editor is told of the place of its cursor: exact where the text can be read, sensible where it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from kitstudio.model import yaml_nodes
from kitstudio.model.finding import Mark
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.yaml_cursor import Above, Part, Place, place_at
from kitstudio.model.yaml_emitter import emit
from kitstudio.model.yaml_nodes import Items, Pairs, Scalar
from tests.support.vectors import case_folders, case_name, read_json

WEIRD = {"|", ">", "[", "{", "?", "&", "*", "!"}


def at(text: str) -> Place:
    """The place of the bar in a text."""
    before, after = text.split("|>", 1)
    return place_at((before + after).split("\n"), Mark(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1))


def leaves(node: Any, path: FieldPath = ()) -> list[tuple[FieldPath, Scalar]]:
    """Every scalar of a tree, with its path."""
    if isinstance(node, Scalar):
        return [(path, node)]
    if isinstance(node, Items):
        return [each for number, item in enumerate(node.items) for each in leaves(item, (*path, number))]
    if isinstance(node, Pairs):
        return [each for key, item in node.pairs() for each in leaves(item, (*path, getattr(key, "text", "")))]
    return []


def _texts() -> list[Any]:
    out = []
    for name in ("kit", "kit-init", "kit-errors"):
        for case in case_folders(name):
            recipe = read_json(case / "recipe.json")
            out += [
                pytest.param(each["text"], id=f"{name}-{case_name(case)}")
                for each in recipe.get("entries", [])
                if each.get("path") == "Kitfile" and _usual(each.get("text", ""))
            ]
    return out


def _usual(text: str) -> bool:
    """Whether kit reads it, and it is written as somebody writes a Kitfile."""
    try:
        yaml_nodes.compose(text)
    except yaml_nodes.DamageError:
        return False
    odd = any(mark in text for mark in ("<<", "---", "\t"))
    return bool(text) and not odd and not any(line.lstrip("- ").startswith("? ") for line in text.split("\n"))


@pytest.mark.parametrize("text", _texts())
def test_every_value_of_a_kitfile_is_at_its_own_path(text: str) -> None:
    root = yaml_nodes.compose(text)
    lines = text.split("\n")
    checked = 0
    for path, leaf in leaves(root):
        mark = leaf.mark
        rest = lines[mark.line - 1][mark.column - 1 :] if mark.line <= len(lines) else ""
        if not leaf.text or rest[:1] in WEIRD:
            continue
        assert place_at(lines, mark).path == path, (mark, path)
        checked += 1
    assert checked or not leaves(root)


KEYS = st.text("abcxyz_.", min_size=1, max_size=5).filter(lambda key: key.strip("._") != "" and key != "y")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_every_value_of_what_kit_writes_is_at_its_own_path(tree: Any) -> None:
    text = emit(tree)
    lines = text.split("\n")
    for path, leaf in leaves(yaml_nodes.compose(text)):
        line = lines[leaf.mark.line - 1]
        if line[leaf.mark.column - 1 :][:1] not in WEIRD:
            place = place_at(lines, leaf.mark)
            assert (place.path, place.start) == (path, leaf.mark.column)


@given(st.text("ab:- #[]{}\"',|>\n\t?&*é", max_size=80), st.integers(0, 12), st.integers(0, 90))
def test_no_text_and_no_place_is_refused(text: str, line: int, column: int) -> None:
    lines = text.split("\n")
    place = place_at(lines, Mark(line, column))
    row = min(max(line, 1), len(lines)) - 1
    assert 1 <= place.start <= place.end <= len(lines[row]) + 1 or place.part is Part.COMMENT


def test_a_text_without_lines_is_an_empty_one() -> None:
    assert place_at([], Mark(1, 1)).path == ()


@pytest.mark.parametrize(
    ("text", "path", "part", "word", "siblings"),
    [
        ("package:\n  na|>", ("package",), Part.KEY, "na", set()),
        ("package:\n  name: x\n  |>\n  license: MIT\n", ("package",), Part.KEY, "", {"name", "license"}),
        ("package:\n  name: x\n|>\nmodel:\n", (), Part.KEY, "", {"package", "model"}),
        ("docs:\n- path: a\n- pa|>\ncode:\n", ("docs", 1), Part.KEY, "pa", set()),
        ("docs:\n- path: a\n|>\ncode:\n- path: b\nmodel: x", (), Part.KEY, "", {"docs", "code", "model"}),
        ("docs:\n  - path: a\n    |>\n    other: 1\n", ("docs", 0), Part.KEY, "", {"path", "other"}),
        ("docs:\n  - path: a|>b # c\n", ("docs", 0, "path"), Part.VALUE, "a", set()),
        ("docs:\n  - path: |>\n", ("docs", 0, "path"), Part.VALUE, "", set()),
        ("docs:\n  |>- path: a\n", ("docs", 0, "path"), Part.KEY, "", set()),
        ("a: # why|>\n", ("a",), Part.COMMENT, "# why", set()),
        ("a: x#y|>\n", ("a",), Part.VALUE, "x#y", set()),
        ('a: "x # y|>"\n', ("a",), Part.VALUE, '"x # y', set()),
        ("a: |\n  b: c\n   - d|>\ne: f\n", ("a",), Part.TEXT, "- d", set()),
        ("a:\n  - b: >-\n      x: 1|>\n", ("a", 0, "b"), Part.TEXT, "x: 1", set()),
        ("a: one\n  two|>\n", ("a",), Part.TEXT, "two", set()),
        ("a: [x, yy|>, z]\n", ("a", 1), Part.VALUE, "yy", set()),
        ("a: {k: v, |>, m: 1}\n", ("a",), Part.KEY, "", {"k", "m"}),
        ("a: {k: [1, {q: w|>", ("a", "k", 1, "q"), Part.VALUE, "w", set()),
        ("\"a b\": \n  'c': |>", ("a b", "c"), Part.VALUE, "", set()),
        ("a:\n  b: [1\n  c: |>", ("a", "c"), Part.VALUE, "", set()),
        ("a: 1\n---\nb:\n  c|>", ("b",), Part.KEY, "c", set()),
        ("a:\n- - x\n  - y|>", ("a", 0, 1), Part.KEY, "y", set()),
    ],
)
def test_a_place_in_a_text_half_typed(text: str, path: FieldPath, part: Part, word: str, siblings: set[str]) -> None:
    place = at(text)
    assert (place.path, place.part, place.word, place.siblings) == (path, part, word, frozenset(siblings))


def test_a_word_is_replaced_whole() -> None:
    assert (at("a:\n  - path: x|>y.txt # z\n").start, at("a:\n  - path: x|>y.txt # z\n").end) == (11, 17)
    assert (at("pack|>age: 1\n").start, at("pack|>age: 1\n").end) == (1, 8)


class _Looked(Sequence[str]):
    """Lines that count how often one is looked at."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.number = lines, 0

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    @override
    def __getitem__(self, at: int | slice) -> str | list[str]:
        self.number += 1
        return self.lines[at]

    @override
    def __len__(self) -> int:
        return len(self.lines)


def test_while_one_line_is_written_the_thousands_above_it_are_looked_at_once() -> None:
    entries = [line for at in range(5000) for line in (f"  - name: set-{at}", f"    path: data/{at}", "")]
    lines = _Looked(["manifestVersion: 1.0.0", "datasets:", *entries, "model:", "  name: m"])
    above, row = Above(), 2 + 3 * 4000 + 1
    found = []
    for length in range(5, 16):
        above.forget_below(row)
        lines.number = 0
        found.append((place_at(lines, Mark(row + 1, length), above).path, lines.number))
    assert found[0][1] > 4000
    assert {path for path, _number in found[7:]} == {("datasets", 4000, "path")}
    assert max(number for _path, number in found[1:]) <= 4


_LINES = st.sampled_from(
    ("a:", "b: c", "  d:", "  - e: 1", "  - f", "    g: |", "    h: i", "      j", "", "# k", "---")
)


@given(st.lists(_LINES, min_size=2, max_size=8), st.lists(st.tuples(st.integers(0, 7), _LINES), min_size=1))
def test_what_is_kept_of_the_lines_above_never_says_anything_else(
    lines: list[str], edits: list[tuple[int, str]]
) -> None:
    above, at = Above(), Mark(len(lines), 7)
    place_at(lines, at, above)
    for row, new in edits:
        changed = min(row, len(lines) - 1)
        lines[changed] = new
        above.forget_below(changed)
        assert place_at(lines, at, above) == place_at(lines, at)
