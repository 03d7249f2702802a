"""Edits of a Kitfile's text, byte for byte: what an author sees after a form or a fix changed one thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kitstudio.base.errors import KitStudioError
from kitstudio.model import kitfile_edit, kitfile_yaml
from kitstudio.model.finding import Edit
from kitstudio.model.kitfile_edit import EditRefusedError
from tests.support.vectors import case_folders, case_name, read_json

KITFILE = """\
# A kit.
manifestVersion: 1.0.0

# Who it is.
package:
  name: 'x'   # keep
  version: 1.9
  authors: [a, "b"]  # flow

model: &m
  path: ./m.bin # weights
  parts:
  - path: p
    # about name
    name: q
  - name: r   # r
    path: s
  parameters: {a: 1, b: [x, y]}
datasets:
  - path: data # d
    description: |
      line one

      line three

  - &d {name: two, path: data2}
  - *d
"""

# Edit, the lines that go, the lines that come in their place.
CHANGES = [
    (("set", ("package", "name"), "it's"), "  name: 'x'   # keep\n", "  name: 'it''s'   # keep\n"),
    (("set", ("package", "version"), "1.10"), "  version: 1.9\n", '  version: "1.10"\n'),
    (("set", ("package", "version"), "1.9"), "", ""),
    (("set", ("package", "license"), "MIT"), '  authors: [a, "b"]  # flow\n',
     '  license: MIT\n  authors: [a, "b"]  # flow\n'),
    (("set", ("package", "description"), "two\nlines\n"), '  authors: [a, "b"]  # flow\n',
     '  description: |\n    two\n    lines\n  authors: [a, "b"]  # flow\n'),
    (("set", ("package", "authors", 2), "c, d"), '[a, "b"]', "[a, \"b\", 'c, d']"),
    (("set", ("package", "authors", 1), "é"), '[a, "b"]', '[a, "é"]'),
    (("remove", ("package", "authors", 0)), '[a, "b"]', '["b"]'),
    (("remove", ("package", "authors", 1)), '[a, "b"]', "[a]"),
    (("set", ("model", "name"), "m"), "  path: ./m.bin", "  name: m\n  path: ./m.bin"),
    (("set", ("model", "path"), "weights:v1"), "path: ./m.bin # weights", "path: weights:v1 # weights"),
    (("remove", ("model", "parts", 0, "path")), "  - path: p\n    # about", "  -\n    # about"),
    (("remove", ("model", "parts", 0, "name")), "    name: q\n", ""),
    (("remove", ("model", "parts", 1, "name")), "  - name: r   # r\n", "  -    # r\n"),
    (("remove", ("model", "parts", 1)), "  - name: r   # r\n    path: s\n", ""),
    (("set", ("model", "parts", 2, "path"), "z"), "    path: s\n", "    path: s\n  - path: z\n"),
    (("set", ("model", "parts", 0, "name"), "a: b"), "    name: q\n", "    name: 'a: b'\n"),
    (("set", ("model", "parameters", "c"), "007"), "b: [x, y]}", 'b: [x, y], c: "007"}'),
    (("set", ("model", "parameters", "b", 1), "true"), "[x, y]", '[x, "true"]'),
    (("remove", ("model", "parameters", "a")), "{a: 1, b", "{b"),
    (("remove", ("model", "parameters", "b", 1)), "[x, y]", "[x]"),
    (("set", ("code", 0, "path"), "src"), "datasets:\n", "code:\n  - path: src\ndatasets:\n"),
    (("set", ("datasets", 0, "description"), "one"), "description: |\n      line one\n\n      line three\n",
     "description: one\n"),
    (("set", ("datasets", 0, "description"), "new\n\n  text"), "|\n      line one\n\n      line three\n",
     "|-\n      new\n\n        text\n"),
    (("set", ("datasets", 0, "name"), "n"), "  - path: data # d\n", "  - path: data # d\n    name: 'n'\n"),
    (("set", ("datasets", 2, "name"), "three"), "  - *d\n", "  - {name: three, path: data2}\n"),
    (("set", ("datasets", 1, "name"), "TWO"), "  - &d {name: two, path: data2}\n  - *d\n",
     "  - &d {name: TWO, path: data2}\n  - &d {name: two, path: data2}\n"),
    (("remove", ("datasets", 1)), "  - *d\n", ""),
    (("remove", ("datasets", 2)), "  - *d\n", ""),
    (("rename", ("datasets", 0, "path"), "license"), "  - path: data # d", "  - license: data # d"),
    (("set", ("mcpServers", 0, "name"), "s"), "  - *d\n", "  - *d\nmcpServers:\n  - name: s\n"),
    (("remove", ("manifestVersion",)), "manifestVersion: 1.0.0\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "old", "new"), CHANGES, ids=lambda value: "-".join(map(str, value[:2])) if isinstance(value, tuple) else ""
)
def test_an_edit_changes_its_lines_and_no_other_byte(edit: Any, old: str, new: str) -> None:
    assert KITFILE.count(old) == 1 or not old
    expected = KITFILE.replace(old, new) if old else KITFILE
    for line_break in ("\n", "\r\n"):
        text = "\ufeff" + KITFILE.replace("\n", line_break)
        assert kitfile_edit.apply(text, [Edit(*edit)]) == "\ufeff" + expected.replace("\n", line_break)


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("", [("set", ("model", "path"), "m")], "model:\n  path: m\n"),
        ("# c", [("set", ("package", "authors", 0), "a")], "# c\npackage:\n  authors:\n    - a\n"),
        ("---\n# x\n", [("set", ("package", "name"), "m")], "---\n# x\npackage:\n  name: m\n"),
        ("{}", [("set", ("package", "name"), "m")], "{package: {name: m}}"),
        ("~\n", [("set", ("package", "name"), "m")], "package:\n  name: m\n"),
        ("model: ~ # c\n", [("set", ("model", "path"), "m")], "model: # c\n  path: m\n"),
        ("model:\ncode: []\n", [("set", ("model", "path"), "m"), ("set", ("code", 0, "path"), "s")],
         "model:\n  path: m\ncode: [{path: s}]\n"),
        ("datasets:\n- path: a\n- path: b", [("remove", ("datasets", 1)), ("remove", ("datasets", 0))], "{}\n"),
        ("docs: # d\n- path: a\nmodel:\n  path: m\n", [("remove", ("docs", 0))], "model:\n  path: m\n"),
        ("model:\n  path: m # c\n", [("remove", ("model", "path"))], "model:\n  {} # c\n"),
        ("model:\n  description: |\n    x", [("set", ("model", "path"), "q")],
         "model:\n  path: q\n  description: |\n    x"),
        ("model:\n  path: p\n  description: |\n    x", [("set", ("docs", 0, "path"), "q")],
         "model:\n  path: p\n  description: |-\n    x\ndocs:\n  - path: q"),
        ("model:\n  path: q\n  description: |+\n    x\n\n\ndocs: [path: d]\n", [("set", ("model", "version"), "1")],
         'model:\n  path: q\n  version: "1"\n  description: |+\n    x\n\n\ndocs: [path: d]\n'),
        ('{"manifestVersion":"1.0.0","model":{"path":"m.bin"}}', [("set", ("model", "name"), "y")],
         '{"manifestVersion":"1.0.0","model":{"name": "y", "path":"m.bin"}}'),
        ("model: {\n  path: x,  # c\n  name: y   # z\n}\n", [("remove", ("model", "name"))],
         "model: {\n  path: x  # c\n  # z\n}\n"),
        ("model: {\n  name: y,\n  path: x,\n}\n", [("remove", ("model", "path"))], "model: {\n  name: y,\n}\n"),
        ("model: {\n  name: y,\n  path: x\n}\n", [("remove", ("model", "name"))], "model: {\n  path: x\n}\n"),
        ("docs: [path: x, {path: y}]\n", [("set", ("docs", 0, "description"), "q")],
         "docs: [{path: x, description: q}, {path: y}]\n"),
        ("docs: [path: x]\n", [("set", ("docs", 0, "path"), "q")], "docs: [path: q]\n"),
        ("base: &b {path: p, name: n}\nmodel:\n  <<: *b\n  version: v\n", [("set", ("model", "path"), "q")],
         "base: &b {path: p, name: n}\nmodel:\n  <<: *b\n  path: q\n  version: v\n"),
        ("base: &b {path: p, name: n}\nmodel:\n  <<: *b # m\n  version: v\n", [("remove", ("model", "name"))],
         "base: &b {path: p, name: n}\nmodel:\n  path: p # m\n  version: v\n"),
        ("base: &b {path: p}\nmodel: *b\n", [("remove", ("base",))], "model: &b {path: p}\n"),
        ("docs:\n-\n- path: x\n- ~\n", [("set", ("docs", 0, "path"), "q"), ("set", ("docs", 1, "path"), "r")],
         "docs:\n-\n- path: q\n- ~\n- path: r\n"),
        ("docs:\n- &a # c\n  {}\n", [("set", ("docs", 0, "path"), "x")], "docs:\n- &a # c\n  {path: x}\n"),
        ("docs:\n- - a\n", [], "docs:\n- - a\n"),
        ("package:\n    name: n\n\n# docs\ndocs:\n    - path: d\n\n# end\n", [("set", ("model", "path"), "m")],
         "package:\n    name: n\n\nmodel:\n    path: m\n\n# docs\ndocs:\n    - path: d\n\n# end\n"),
        ("# head\nmodel: {path: m}\n", [("set", ("manifestVersion",), "1.0.0")],
         "# head\nmanifestVersion: 1.0.0\nmodel: {path: m}\n"),
        ("# head\n\n# the model\nmodel: {path: m}\n", [("set", ("manifestVersion",), "1.0.0")],
         "# head\n\nmanifestVersion: 1.0.0\n# the model\nmodel: {path: m}\n"),
        ("model: {path: m}\n...\nnot: [yaml\n", [("set", ("model", "path"), "q")],
         "model: {path: q}\n...\nnot: [yaml\n"),
    ],
)  # fmt: skip
def test_odd_but_good_texts_are_edited_in_place(text: str, edits: list[Any], expected: str) -> None:
    assert kitfile_edit.apply(text, [Edit(*edit) for edit in edits]) == expected


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: [1\n", Edit("set", ("model", "path"), "m")),
        ("a: 1\na: 2\n", Edit("set", ("model", "path"), "m")),
        ("a: &a [*a]\n", Edit("set", ("model", "path"), "m")),
        ("a: *b\n", Edit("set", ("model", "path"), "m")),
        ("- a\n", Edit("set", ("model", "path"), "m")),
        ("text\n", Edit("set", ("model", "path"), "m")),
        ("? model\n: {path: m}\n", Edit("remove", ("model",))),
        ("? [a]\n: b\n", Edit("set", ("model", "path"), "m")),
        ("model: {path: m}\n", Edit("remove", ("model", "name"))),
        ("model: {path: m}\n", Edit("rename", ("model", "path"), "path2" * 300)),
        ("model: {path: m, name: n}\n", Edit("rename", ("model", "path"), "name")),
        ("model: {path: m}\n", Edit("set", ("datasets", 1, "path"), "x")),
        ("model: {path: m}\n", Edit("set", ("model", "path"), "\udcff")),
        ("model: {path: m}\n", Edit("set", ("model", "parts"), "x")),
        ("model: {path: m}\n", Edit("set", ("model", "path", "x"), "y")),
        ("model: {path: m}\n", Edit("set", (), "y")),
        ("a: " + "[" * 100 + "]" * 100, Edit("set", ("model", "path"), "m")),
        ("a: " + "[" * 20000, Edit("set", ("model", "path"), "m")),
        ("\x00", Edit("set", ("model", "path"), "m")),
    ],
)
def test_what_cannot_be_edited_safely_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(EditRefusedError):
        kitfile_edit.apply(text, [edit])


def test_an_alias_bomb_is_refused_quickly() -> None:
    bomb = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 10)}]" for n in range(1, 12))
    with pytest.raises(EditRefusedError):
        kitfile_edit.apply(f"k0: &k0 x\n{bomb}\n", [Edit("set", ("model", "path"), "m")])


def test_a_new_entry_has_its_fields_in_kit_s_order() -> None:
    values = {"license": "", "description": "d", "path": "data/", "name": "train"}
    new = kitfile_edit.insert_entry("datasets:\n- path: x # c\n", ("datasets",), values)
    assert new == "datasets:\n- path: x # c\n- name: train\n  path: data/\n  description: d\n"
    assert kitfile_edit.insert_entry("", ("model", "parts"), {"path": "p"}) == "model:\n  parts:\n    - path: p\n"
    with pytest.raises(EditRefusedError):
        kitfile_edit.insert_entry("", ("docs",), {"path": ""})


def test_single_edits_have_a_name_each() -> None:
    text = kitfile_edit.set_value("docs: [path: a]\n", ("docs", 1, "path"), "b")
    assert text == "docs: [path: a, {path: b}]\n"
    assert kitfile_edit.rename_key("modle: {path: m}\n", ("modle",), "model") == "model: {path: m}\n"
    assert kitfile_edit.remove_entry(text, ("docs", 0)) == "docs: [{path: b}]\n"


def test_unknown_keys_stay_where_they_are() -> None:
    text = "model: {path: m, own: [1, {x: y}]}\nmine: |\n  text\n"
    new = kitfile_edit.apply(text, [Edit("set", ("model", "name"), "n"), Edit("set", ("docs", 0, "path"), "d")])
    kitfile = kitfile_yaml.read(new.encode()).kitfile
    assert kitfile.unknown == {"mine": "text\n"}
    assert kitfile.model is not None
    assert kitfile.model.unknown == {"own": [1, {"x": "y"}]}


@pytest.mark.parametrize("case", case_folders("kit"), ids=case_name)
def test_real_kitfiles_take_an_edit_and_give_it_back(case: Path) -> None:
    recipe = read_json(case / "recipe.json")
    texts = [each["text"] for each in recipe["entries"] if each.get("path") == "Kitfile" and "text" in each]
    for text in texts:
        try:
            before = kitfile_yaml.read(text.encode())
        except KitStudioError:
            continue
        path = ("package", "name")
        new = kitfile_edit.set_value(text, path, "another: name")
        assert kitfile_yaml.read(new.encode()).kitfile.package.name == "another: name"
        back = kitfile_edit.set_value(new, path, before.kitfile.package.name)
        again = kitfile_yaml.read(back.encode()).kitfile
        assert again == before.kitfile
