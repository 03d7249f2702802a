"""One field changed in every Kitfile of the vectors: only its lines differ, and only its value when read again.

The oracle is the reader; the editing code is asked for nothing but the new text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from kitstudio.model.document import Document
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import SECTIONS, FieldPath, Kitfile, declared, show_path
from kitstudio.model.kitfile_change import Remove, SetText, SetValue, perform
from kitstudio.model.kitfile_yaml import inspect_text
from tests.model.test_edit_properties import tree_of
from tests.support.kitfiles import vector_kitfiles

TEXTS = {name: text for name, text in vector_kitfiles().items() if inspect_text(text.encode())[0] is not None}
VALUES = ("changed", "no", "1.10", "0o7", "2026-01-02", "12:30:45", "a: b #c", "it's", "two\nlines\n", "数据/行.csv")
PLAIN: list[JsonValue] = [
    None,
    True,
    0,
    -1,
    18446744073709551615,
    0.5,
    1e-05,
    "0x1F",
    "null",
    [],
    {},
    ["no", 1],
    {"on": {"y": "1.10"}},
]


def read(text: str) -> Document:
    document, findings = inspect_text(text.encode())
    assert document is not None, (findings, text)
    return document


def fields(kitfile: Kitfile) -> Iterator[FieldPath]:
    """Every text field there is or could be: of all sections, all entries, and one entry more of each list."""
    for kind, where in sections(kitfile):
        yield from ((*where, each.key) for each in declared(kind) if each.type == "text")


def sections(kitfile: Any, where: FieldPath = ()) -> Iterator[tuple[type, FieldPath]]:
    yield type(kitfile), where
    for each in declared(type(kitfile)):
        value = getattr(kitfile, each.attribute)
        if each.type == "object":
            yield from sections(value or SECTIONS[each.item](), (*where, each.key))
        elif each.type == "list":
            for at, item in enumerate((*value, SECTIONS[each.item]())):
                yield from sections(item, (*where, each.key, at))


def with_value(tree: Any, path: FieldPath, value: Any) -> Any:
    """A tree with another value at a path; what is missing on the way is made."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        items = [*(tree or [])] + ([{}] if step == len(tree or []) else [])
        return [*items[:step], with_value(items[step], tuple(rest), value), *items[step + 1 :]]
    inner = tree if isinstance(tree, dict) else {}
    return {**inner, step: with_value(inner.get(step), tuple(rest), value)}


def lines_changed(old: str, new: str) -> tuple[int, int]:
    """The old lines that are no longer there, as a half-open range counted from 0."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    head = sum(1 for _ in itertools.takewhile(lambda two: two[0] == two[1], zip(before, after, strict=False)))
    ends = zip(reversed(before[head:]), reversed(after[head:]), strict=False)
    tail = sum(1 for _ in itertools.takewhile(lambda two: two[0] == two[1], ends))
    return head, len(before) - tail


def own_lines(document: Document, path: FieldPath, total: int) -> range:
    """The lines from a field's key to where the next thing stands that is not inside it, counted from 0."""
    key = document.key_marks.get(path)
    start = (key or document.marks[path]).line - 1
    last = document.marks[path].line
    others = [
        mark.line
        for marks in (document.marks, document.key_marks)
        for each, mark in marks.items()
        if each[: len(path)] != path and mark.line > last
    ]
    return range(start, min(others, default=total + 1))


def assert_only_field(text: str, new: str, path: FieldPath) -> None:
    if new == text or ("&" in text and "*" in text):
        return  # a value may have to be written out at its alias; what it says is compared all the same
    document = read(text)
    first, end = lines_changed(text, new)
    if path in document.marks:
        mine = own_lines(document, path, text.count("\n") + 1)
        assert first >= mine.start, (path, text, new)
        assert end <= mine.stop, (path, text, new)
    else:
        gone = text.splitlines(keepends=True)[first:end]
        # A new field is new lines; only a map on one line, a place without a value, or a last line without a break
        # has a line that grows.
        assert len(gone) <= 1, (path, text, new)
        assert not gone or grows(gone[0]), (path, text, new)


def grows(line: str) -> bool:
    bare = line.partition(" #")[0].rstrip()
    return any(char in bare for char in "{[") or bare.endswith((":", "-", "~", "null")) or not line.endswith("\n")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_field_is_set_and_nothing_else(name: str) -> None:
    text = TEXTS[name]
    document = read(text)
    before = tree_of(document.kitfile)
    for at, path in enumerate(fields(document.kitfile)):
        for value in VALUES if path in document.marks else (VALUES[at % len(VALUES)],):
            new = perform(text, SetText(path, value)).text
            assert tree_of(read(new).kitfile) == with_value(before, path, value), (show_path(path), value, new)
            assert_only_field(text, new, path)
            assert ends_alike(text, new)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_field_is_cleared_and_nothing_else(name: str) -> None:
    text = TEXTS[name]
    document = read(text)
    for path in fields(document.kitfile):
        new = perform(text, SetText(path, "")).text
        if path not in document.marks:
            assert new == text
            continue
        after = tree_of(read(new).kitfile)
        assert after == cleared(tree_of(document.kitfile), path), (show_path(path), new)
        assert_only_field(text, new, path)
        assert comments(new) == comments(text)


def comments(text: str) -> list[str]:
    """What the scanner passes over, found by a rule of its own: what follows ` #` and is not inside a value."""
    return [each for each in re.findall(r"(?:^|\s)(# [a-z][^\n]*)", text) if "not comment" not in each]


def cleared(tree: Any, path: FieldPath) -> Any:
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    holder.pop(path[-1], None)
    return tree


def parameters(document: Document) -> Iterator[FieldPath]:
    """Every value inside parameters, and one key more of each map."""
    for path in document.marks:
        if "parameters" in path and path[0] in ("model", "datasets"):
            yield path


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if "parameters" in text])
def test_a_parameter_is_set_and_nothing_else(name: str) -> None:
    text = TEXTS[name]
    document = read(text)
    before = tree_of(document.kitfile)
    for path in parameters(document):
        for value in PLAIN:
            new = perform(text, SetValue(path, value)).text
            if path[-1] != "parameters" or value:
                assert tree_of(read(new).kitfile) == with_value(before, path, value), (show_path(path), value, new)
            assert_only_field(text, new, path)
            assert ends_alike(text, new)
        if path[-1] != "parameters":
            assert path not in read(perform(text, Remove(path)).text).marks or isinstance(path[-1], int)


def ends_alike(text: str, new: str) -> bool:
    """The byte order mark, the kind of line ends, and whether the text ends in one."""
    crlf = "\r\n" in text
    marks = text.startswith("\ufeff") == new.startswith("\ufeff")
    return marks and (not crlf or new.count("\n") == new.count("\r\n")) and (crlf or "\r" not in new)
