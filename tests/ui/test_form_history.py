"""Form and text, edited, undone and redone in any order: one document, one way back, no comment lost.

A sample runs with the others; `KITSTUDIO_SEQUENCES=1000 python -m pytest tests/ui/test_form_history.py` runs the whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.printable import printable
from kitstudio.jobs.runner import Runner
from kitstudio.model.kitfile import FieldPath, Kitfile, declared
from kitstudio.model.kitfile_change import AddEntry, ChangeRole, CopyEntry, MoveEntry, Remove, RenameKey, SetValue
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.form import shape
from kitstudio.ui.form.kitfile_form import KitfileForm
from kitstudio.ui.form.link import FormLink
from kitstudio.ui.form.text_area import TextArea
from kitstudio.ui.layout import row
from tests.model import test_edit_properties as hand
from tests.support.kitfiles import vector_kitfiles

SEQUENCES = int(os.environ.get("KITSTUDIO_SEQUENCES", "40"))
VALUES = ["a", "weights/", "1.10", "no", "0o7", "2026-01-02", "a: b #c", "it's", "", "数据/行.csv", "x y", "MIT"]
LARGEST = 4_000
TEXTS = [text for text in vector_kitfiles().values() if len(text) < LARGEST]


class Desk:
    """A form and an editor held together, with what should be in them kept beside."""

    def __init__(self, runner: Runner) -> None:
        self.window = QWidget()
        self.edit, self.form = KitfileEdit(), KitfileForm()
        self.link = FormLink(self.form, self.edit, runner, self.window)
        self.window.setLayout(row((self.form, 1), (self.edit, 1)))
        self.form.make()
        for section in self.form.sections.values():
            section.open()
        self.past: list[str] = [""]
        self.at = 0
        self.typing: tuple[FieldPath, str] | None = None
        self.readable: Kitfile | None = None

    def load(self, text: str) -> None:
        self.edit.load(text)
        self.past, self.at, self.typing = [text], 0, None
        self.link.read_now()
        self.follow()

    def follow(self) -> None:
        """Everything says the same."""
        text = self.edit.content()
        assert text == self.past[self.at]
        document, _found = inspect_text(text.encode("utf-8", "surrogatepass"))
        if document is not None:
            self.readable = document.kitfile
        assert (document is None) == (self.link.document is None)
        if self.readable is not None:
            self.shows(self.readable)

    def shows(self, kitfile: Kitfile) -> None:
        for path, box in self.form.fields.items():
            said = value_at(kitfile, path)
            assert box.shown in (said, "\n".join(map(printable, said.split("\n"))), printable(said)), path
        for of in shape.LISTS:
            assert len(self.form.lists[of.section].cards) == len(entries_at(kitfile, of.section))
        parameters = kitfile.model.parameters if kitfile.model is not None else None
        assert self.form.parameters.model.value == parameters

    def pushed(self, *, joins: bool = False) -> None:
        """What was done is one step, or more of the last."""
        text = self.edit.content()
        if joins:
            self.past[self.at] = text
        elif text != self.past[self.at]:
            self.past = [*self.past[: self.at + 1], text]
            self.at += 1


def value_at(kitfile: Kitfile, path: FieldPath) -> str:
    here: Any = kitfile
    for step in path:
        if isinstance(step, int):
            here = here[step]
        elif here is not None:
            names = {each.key: each.attribute for each in declared(type(here))}
            here = getattr(here, names[step])
    return here or ""


def entries_at(kitfile: Kitfile, section: FieldPath) -> tuple[Any, ...]:
    if section == ("model", "parts"):
        return kitfile.model.parts if kitfile.model is not None else ()
    found: tuple[Any, ...] = getattr(kitfile, "mcp_servers" if section == ("mcpServers",) else str(section[0]))
    return found


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    runner = Runner()
    made = Desk(runner)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    assert runner.shutdown()
    runner.deleteLater()


def comments(text: str) -> list[str]:
    return re.findall(r"# comment\d+\.", text)


Step = tuple[int, int, int, int]


@settings(max_examples=SEQUENCES)
@given(st.integers(0, 2**32), st.lists(st.tuples(*[st.integers(0, 1000)] * 4), min_size=4, max_size=24))
def test_form_and_text_stay_one_document(desk: Desk, seed: int, steps: list[Step]) -> None:
    random = Random(seed)  # noqa: S311 - a hand, not a key
    made = hand.Writer(random).text(hand.made_tree(random))
    desk.load(made if seed % 3 else TEXTS[seed % len(TEXTS)])
    for step in steps:
        before = desk.edit.content()
        takes_away = run(desk, step)
        after = desk.edit.content()
        desk.follow()
        if not takes_away:
            assert set(comments(before)) <= set(comments(after)), (before, step, after)
    while desk.at:
        desk.typing = None
        desk.at -= 1
        desk.link.undo()
        desk.follow()


def run(desk: Desk, step: Step) -> bool:
    """One step; whether it may take comments away with what it removes."""
    kind, a, b, c = step
    acts = (type_in, type_in, type_in, leave, add, remove, move, copy, recast, parameter, undo, undo, redo, write)
    act = acts[kind % len(acts)]
    if act is not type_in:
        desk.link.settle()
        desk.typing = None
    if desk.link.document is None and act not in (undo, redo, write):
        return False  # the form is paused, its widgets are disabled
    return bool(act(desk, a, b, c))


def type_in(desk: Desk, a: int, b: int, _c: int) -> None:
    fields = desk.form.fields
    if not fields:
        return
    path = sorted(fields, key=str)[a % len(fields)]
    box, value = fields[path], VALUES[b % len(VALUES)]
    if box.control.edit.isReadOnly():
        return
    before = desk.edit.content()
    goes_on = desk.typing is not None and desk.typing[0] == path and desk.typing[1] != before
    start = desk.typing[1] if desk.typing is not None and desk.typing[0] == path else before
    if isinstance(box.control, TextArea):
        box.control.edit.setPlainText(value)
    else:
        box.control.edit.setText(value)
        box.control.edit.textEdited.emit(value)
    desk.pushed(joins=goes_on)
    desk.typing = (path, start)


def leave(desk: Desk, _a: int, _b: int, _c: int) -> None:
    desk.form.requests.left.emit()


def entry(desk: Desk, a: int, b: int) -> tuple[FieldPath, int, int] | None:
    there = [each for each in shape.LISTS if desk.form.lists[each.section].cards]
    if not there:
        return None
    of = there[a % len(there)]
    number = len(desk.form.lists[of.section].cards)
    return of.section, b % number, number


def change(desk: Desk, what: Any) -> None:
    desk.form.requests.changed.emit(what)
    desk.pushed()


def add(desk: Desk, a: int, b: int, _c: int) -> None:
    change(desk, AddEntry(shape.LISTS[a % len(shape.LISTS)].section, {"path": VALUES[b % len(VALUES)]}))


def remove(desk: Desk, a: int, b: int, _c: int) -> bool:
    found = entry(desk, a, b)
    if found is not None:
        change(desk, Remove((*found[0], found[1])))
    return True


def move(desk: Desk, a: int, b: int, c: int) -> None:
    found = entry(desk, a, b)
    if found is not None:
        change(desk, MoveEntry((*found[0], found[1]), c % found[2]))


def copy(desk: Desk, a: int, b: int, _c: int) -> None:
    found = entry(desk, a, b)
    if found is not None:
        change(desk, CopyEntry((*found[0], found[1])))


def recast(desk: Desk, a: int, b: int, c: int) -> bool:
    found = entry(desk, a, b)
    if found is not None:
        change(desk, ChangeRole((*found[0], found[1]), shape.LISTS[c % len(shape.LISTS)].section))
    return True


def parameter(desk: Desk, a: int, b: int, c: int) -> bool:
    values: list[Any] = [1, 0.5, True, None, "no", [], {}, ["1.10", {"k": 2}], {"y": [1]}]
    model = desk.form.parameters.model
    keys = list(model.value) if isinstance(model.value, dict) else []
    if keys and a % 4 == 0:
        change(desk, RenameKey((*model.path, keys[b % len(keys)]), f"renamed{c}"))
    elif keys and a % 4 == 1:
        change(desk, Remove((*model.path, keys[b % len(keys)])))
    else:
        key = keys[b % len(keys)] if keys and a % 2 else f"key{b}"
        change(desk, SetValue((*model.path, key), values[c % len(values)]))
    return True


def undo(desk: Desk, a: int, _b: int, _c: int) -> bool:
    desk.edit.setFocus() if a % 2 else desk.form.setFocus()
    desk.at = max(0, desk.at - 1)
    desk.link.undo()
    return True


def redo(desk: Desk, a: int, _b: int, _c: int) -> bool:
    desk.edit.setFocus() if a % 2 else desk.form.setFocus()
    desk.at = min(len(desk.past) - 1, desk.at + 1)
    desk.link.redo()
    return True


def write(desk: Desk, a: int, b: int, _c: int) -> bool:
    """Something typed into the text, now and then what breaks it."""
    cursor = QTextCursor(desk.edit.document())
    cursor.setPosition(a % desk.edit.document().characterCount())
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    pieces = ("# comment1000.\n", "\n", "docs: [", "prompts:\n  - path: p\n", "  : :\n", "description: x\n")
    cursor.beginEditBlock()
    cursor.insertText(pieces[b % len(pieces)])
    cursor.endEditBlock()
    desk.pushed()
    desk.link.read_now()
    return True
