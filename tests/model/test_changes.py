"""Changes a form makes: entries moved, copied, recast; parameters of every type; comments and bytes kept."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitstudio.model import kitfile_yaml
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import SECTIONS, declared
from kitstudio.model.kitfile_change import (
    AddEntry,
    Change,
    ChangeRole,
    CopyEntry,
    MoveEntry,
    Remove,
    RenameKey,
    SetText,
    SetValue,
    perform,
)
from kitstudio.model.kitfile_edit import EditRefusedError
from tests.model import test_edit_properties as hand

KITFILE = """\
# A kit.
package:
  name: x   # keep
  authors: [a, "b"]  # flow
model:
  path: ./m.bin # weights
  parts:
  - path: p
    # about name
    name: q
  - name: r   # r
    path: s
datasets:
  # the big one
  - path: data # d
    description: |
      line one

      # line two

  - &d {name: two, path: data2}
  # last
  - name: three
    path: d3
    license: MIT   # lic
  - *d
"""

ONE = "  # the big one\n  - path: data # d\n    description: |\n      line one\n\n      # line two\n"
PARTS = ("  - path: p\n    # about name\n    name: q\n", "  - name: r   # r\n    path: s\n")
THREE = "  # last\n  - name: three\n    path: d3\n    license: MIT   # lic\n"


def changed(change: Change, text: str = KITFILE) -> str:
    return perform(text, change).text


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (MoveEntry(("model", "parts", 1), 0), PARTS[0] + PARTS[1], PARTS[1] + PARTS[0]),
        (MoveEntry(("package", "authors", 0), 1), '[a, "b"]', '["b", a]'),
        (MoveEntry(("datasets", 0), 2), ONE + "\n  - &d {name: two, path: data2}\n" + THREE,
         "  - &d {name: two, path: data2}\n\n" + THREE + ONE),
        (CopyEntry(("datasets", 2)), THREE, THREE + "  - name: three\n    path: d3\n    license: MIT   # lic\n"),
        (CopyEntry(("datasets", 1)), "path: data2}\n", "path: data2}\n  - {name: two, path: data2}\n"),
        (CopyEntry(("package", "authors", 1)), '"b"]', '"b", "b"]'),
        (AddEntry(("datasets",), {"path": "n", "name": "new"}, 2), THREE, "  - name: new\n    path: 'n'\n" + THREE),
        (AddEntry(("package", "authors"), "c", 0), '[a, "b"]', '[c, a, "b"]'),
        (SetText(("model", "parts", 0, "name"), ""), "    name: q\n", ""),
        (SetText(("datasets", 2, "license"), ""), "license: MIT   # lic", 'license: ""   # lic'),
        (Remove(("datasets", 2)), "  - name: three\n    path: d3\n    license: MIT   # lic\n", ""),
    ],
)  # fmt: skip
def test_a_change_touches_its_lines_and_no_other_byte(change: Change, old: str, new: str, line_break: str) -> None:
    text = "\ufeff" + KITFILE.replace("\n", line_break)
    assert KITFILE.count(old) == 1
    assert changed(change, text) == "\ufeff" + KITFILE.replace(old, new).replace("\n", line_break)


def test_an_entry_in_another_role_keeps_its_lines() -> None:
    expected = KITFILE.replace(THREE, "").replace("    path: s\n", "    path: s\n" + THREE)
    assert changed(ChangeRole(("datasets", 2), ("model", "parts"))) == expected


def test_an_entry_keeps_its_comments_in_another_list_that_is_indented_otherwise() -> None:
    text = (
        "datasets:\n    # big\n    - path: d # here\n      description: |\n        a\n          b\ncode:\n- path: c\n"
    )
    moved = perform(text, ChangeRole(("datasets", 0), ("code",)))
    assert moved.text == "code:\n- path: c\n# big\n- path: d # here\n  description: |\n    a\n      b\n"
    assert (moved.path, moved.dropped) == (("code", 1), ())


def test_what_another_role_cannot_say_is_told() -> None:
    moved = perform(KITFILE, ChangeRole(("datasets", 2), ("docs",)))
    assert moved.dropped == ("name", "license")
    assert moved.text.endswith("docs:\n  # last\n  - path: d3\n")


def test_the_files_of_the_model_become_a_part_and_back() -> None:
    text = "model:\n  path: m.bin\n  framework: jax\n"
    part = perform(text, ChangeRole(("model",), ("model", "parts")))
    assert part.text == "model:\n  framework: jax\n  parts:\n    - path: m.bin\n"
    assert part.path == ("model", "parts", 0)
    assert changed(ChangeRole(part.path, ("model",)), part.text) == text
    with pytest.raises(EditRefusedError, match="there is a model already"):
        perform(KITFILE, ChangeRole(("datasets", 0), ("model",)))


def test_an_alias_that_would_come_before_its_anchor_is_written_out() -> None:
    assert changed(MoveEntry(("datasets", 3), 0)).count("{name: two, path: data2}") == 2


def test_a_place_that_cannot_hold_the_change_is_refused_with_the_reason() -> None:
    with pytest.raises(EditRefusedError, match="comments have no place"):
        perform("datasets:\n- path: a # c\n  name: b\ncode: [{path: c}]\n", ChangeRole(("datasets", 0), ("code",)))
    with pytest.raises(EditRefusedError, match="no such entry"):
        perform(KITFILE, MoveEntry(("datasets", 9), 0))
    with pytest.raises(EditRefusedError, match="no form for the number"):
        perform(KITFILE, SetValue(("model", "parameters", "x"), 2**70))
    with pytest.raises(EditRefusedError, match="no form for the number"):
        perform(KITFILE, SetValue(("model", "parameters", "x"), float("nan")))


def test_a_parameter_takes_every_type_and_another_one_after_it() -> None:
    text = "model:\n  parameters:\n    a: 1 # one\n    b: x\n"
    whole: JsonValue = {"m": {"no": [1.5, None]}, "l": [], "t": "1.10", "y": False}
    values: list[JsonValue] = ["0o7", 7, 1e300, True, None, [], {}, [1, "2"], whole, "a\nb\n"]
    for value in values:
        new = changed(SetValue(("model", "parameters", "a"), value), text)
        kitfile = kitfile_yaml.read(new.encode()).kitfile
        assert kitfile.model is not None
        assert kitfile.model.parameters == {"a": value, "b": "x"}
        assert "# one" in new
        assert changed(SetValue(("model", "parameters", "a"), 1), new) == text
    assert changed(RenameKey(("model", "parameters", "a"), "on"), text) == text.replace("a: 1", "'on': 1")


LISTS: dict[tuple[str, ...], str] = {("model", "parts"): "Part", **{(key,): name for key, name in hand.LISTS.items()}}


def list_at(tree: Any, where: tuple[str, ...]) -> list[Any]:
    for step in where:
        tree = tree.get(step, {})
    found: list[Any] = tree or []
    return found


def made_change(random: Random, tree: Any) -> tuple[Change, Any]:
    """A change of a list in a tree, and the tree as it should be."""
    there = [where for where in LISTS if list_at(tree, where)]
    if not there:
        return AddEntry(("docs",), {"path": "x"}), {**tree, "docs": [{"path": "x"}]}
    where = random.choice(there)
    items, new = list_at(tree, where), copy.deepcopy(tree)
    at, to = random.randrange(len(items)), random.randrange(len(items))
    target = list_at(new, where)
    roll = random.randrange(4)
    if roll == 0:
        target.insert(to, target.pop(at))
        return MoveEntry((*where, at), to), new
    if roll == 1:
        target.insert(at + 1, copy.deepcopy(target[at]))
        return CopyEntry((*where, at)), new
    if roll == 2:
        target.insert(at, {"path": "1.10"})
        return AddEntry(where, {"path": "1.10"}, at), new
    other = random.choice([each for each in LISTS if each != where])
    entry = target.pop(at)
    known = {each.key for each in declared(SECTIONS[LISTS[other]])}
    old = {each.key for each in declared(SECTIONS[LISTS[where]])}
    holder = new
    for step in other[:-1]:
        holder = holder.setdefault(step, {})
    holder.setdefault(other[-1], []).append({k: v for k, v in entry.items() if k in known or k not in old})
    if not target:
        holder = new
        for step in where[:-1]:
            holder = holder[step]
        del holder[where[-1]]
    return ChangeRole((*where, at), other), new


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**64))
def test_entries_are_moved_copied_and_recast_in_any_hand(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a hand, not a key
    tree = hand.made_tree(random)
    text = hand.Writer(random).text(tree)
    for _ in range(3):
        change, wanted = made_change(random, tree)
        try:
            new = perform(text, change).text
        except EditRefusedError as refused:
            if not is_hard(text) and refused.facts["reason"] != "nothing of it would be left":
                raise
            continue
        assert hand.read_tree(new) == hand.normal(wanted), (text, change, new)
        if not isinstance(change, ChangeRole):
            assert set(comments(text)) <= set(comments(new)), (text, change, new)
        assert new.startswith("\ufeff") == text.startswith("\ufeff")
        text, tree = new, wanted


def is_hard(text: str) -> bool:
    """Whether there is a reason to refuse: maps or lists on one line, anchors, texts kept as they are."""
    return bool(re.search(r"[\[{&*|]", text))


def comments(text: str) -> list[str]:
    return re.findall(r"# comment\d+\.", text)
