"""Form and text, edited, undone and redone in any order: one document, one way back, no comment lost.

A sample runs with the others; `KITSTUDIO_SEQUENCES=1000 python -m pytest tests/ui/test_form_history.py` runs the whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.printable import printable
from kitstudio.jobs.runner import Runner
from kitstudio.model.document import Document
from kitstudio.model.kitfile import FieldPath, Kitfile, declared
from kitstudio.model.kitfile_change import AddEntry, ChangeRole, CopyEntry, MoveEntry, Remove, RenameKey, SetValue
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.operations.check import check_text
from kitstudio.ui.editor.find_bar import FindBar
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.form import shape
from kitstudio.ui.form.kitfile_form import KitfileForm
from kitstudio.ui.form.link import FormLink
from kitstudio.ui.form.text_area import TextArea
from kitstudio.ui.layout import row
from tests.model import test_edit_properties as hand
from tests.support.kitfiles import vector_kitfiles

SEQUENCES = int(os.environ.get("KITSTUDIO_SEQUENCES", "40"))
AUTHORS: FieldPath = ("package", "authors")
VALUES = ["a", "weights/", "1.10", "no", "0o7", "2026-01-02", "a: b #c", "it's", "", "数据/行.csv", "x y", "MIT"]
LARGEST = 4_000
TEXTS = [text for text in vector_kitfiles().values() if len(text) < LARGEST]


class Desk:
    """A form and an editor held together, with what should be in them kept beside."""

    def __init__(self, runner: Runner) -> None:
        self.window = QWidget()
        self.edit, self.form = KitfileEdit(), KitfileForm()
        self.link = FormLink(self.form, self.edit, runner, self.window)
        self.bar = FindBar(self.edit)
        self.window.setLayout(row((self.form, 1), (self.edit, 1), (self.bar, 1)))
        self.form.make()
        for section in self.form.sections.values():
            section.open()
        self.past: list[str] = [""]
        self.at = 0
        self.typing: tuple[FieldPath, str] | None = None
        self.readable: Kitfile | None = None
        self.document: Document | None = None
        self.refused: FieldPath | None = None
        self.types_in: FieldPath | None = None
        self.link.refused.connect(self.refuse)

    def refuse(self, _words: str) -> None:
        """What is typed in a field and cannot be written stays there until the keyboard leaves."""
        self.refused = self.types_in

    def load(self, text: str) -> None:
        self.edit.load(text)
        self.past, self.at = [text], 0
        self.typing = self.types_in = self.refused = None
        self.link.read_now()
        self.follow()

    def follow(self) -> None:
        """Everything says the same."""
        text = self.edit.content()
        assert text == self.past[self.at]
        document, _found = inspect_text(text.encode("utf-8", "surrogatepass"))
        if document is not None:
            self.readable = document.kitfile
        self.document = self.link.document
        if document is None:
            assert self.document is None
        else:
            assert self.document is not None
            assert (self.document.kitfile, self.document.marks) == (document.kitfile, document.marks)
        if self.readable is not None:
            self.shows(self.readable)

    def shows(self, kitfile: Kitfile) -> None:
        for path, box in self.form.fields.items():
            if path == self.refused:
                continue
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


def comments(text: str) -> set[str]:
    return set(re.findall(r"# comment\d+\.", text))


def comments_of(desk: Desk, path: FieldPath) -> set[str]:
    """The comments that may go with what stands at a path: from the line after what is before it to what follows."""
    document, written = desk.document, desk.edit.raw().split("\n")
    if document is None:
        return set()
    begins = {each: document.key_marks.get(each, mark).line for each, mark in document.marks.items()}
    while len(path) > 1 and not beside(path, begins):
        path = path[:-1]  # what is empty goes too
    inside = [line for each, line in begins.items() if each[: len(path)] == path]
    outside = [line for each, line in begins.items() if each[: len(path)] != path]
    if not inside:
        return set()
    start = max([line for line in outside if line < min(inside)], default=0)
    end = min([line for line in outside if line > max(inside)], default=len(written) + 1)
    return comments("\n".join(written[start : end - 1]))


def beside(path: FieldPath, paths: Collection[FieldPath]) -> bool:
    """Whether something else stands in what a path stands in."""
    above = path[:-1]
    return any(len(each) > len(above) and each[: len(above)] == above and each[: len(path)] != path for each in paths)


Step = tuple[int, int, int, int]
Lost = set[str]


@settings(max_examples=SEQUENCES)
@example(136, [(0, 0, 0, 0), (129, 1, 0, 0), (353, 0, 0, 0), (355, 0, 38, 0)])  # empty lines past an empty line
@given(st.integers(0, 2**32), st.lists(st.tuples(*[st.integers(0, 1000)] * 4), min_size=4, max_size=24))
def test_form_and_text_stay_one_document(desk: Desk, seed: int, steps: list[Step]) -> None:
    random = Random(seed)  # noqa: S311 - a hand, not a key
    made = hand.Writer(random).text(hand.made_tree(random))
    desk.load(made if seed % 3 else TEXTS[seed % len(TEXTS)])
    for step in steps:
        before = desk.edit.content()
        may_go = run(desk, step)
        after = desk.edit.content()
        desk.follow()
        assert comments(before) - comments(after) <= may_go, (before, step, after)
    while desk.at:
        desk.typing = desk.types_in = desk.refused = None
        desk.at -= 1
        desk.link.undo()
        desk.follow()


def run(desk: Desk, step: Step) -> Lost:
    """One step; which comments it may take away with what it removes."""
    kind, a, b, c = step
    acts = (*[type_in] * 5, *IN_FORM, *IN_TEXT, *[undo] * 3, *[redo] * 2)
    act = acts[kind % len(acts)]
    if act is not type_in:
        desk.link.settle()
        desk.typing = desk.types_in = desk.refused = None
    if desk.link.document is None and act not in (undo, redo, *IN_TEXT):
        return set()  # the form is paused, its widgets are disabled
    return act(desk, a, b, c)


# ---- in the form


def type_in(desk: Desk, a: int, b: int, _c: int) -> Lost:
    fields = desk.form.fields
    path = sorted(fields, key=str)[a % len(fields)]
    box, value = fields[path], VALUES[b % len(VALUES)]
    if box.control.edit.isReadOnly():
        return set()
    if path != desk.types_in:
        desk.form.requests.left.emit()
    desk.types_in, desk.refused = path, None
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
    return set()


def leave(desk: Desk, _a: int, _b: int, _c: int) -> Lost:
    desk.form.requests.left.emit()
    return set()


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


def add(desk: Desk, a: int, b: int, _c: int) -> Lost:
    change(desk, AddEntry(shape.LISTS[a % len(shape.LISTS)].section, {"path": VALUES[b % len(VALUES)]}))
    return set()


def remove(desk: Desk, a: int, b: int, _c: int) -> Lost:
    found = entry(desk, a, b)
    if found is None:
        return set()
    may_go = comments_of(desk, (*found[0], found[1]))
    change(desk, Remove((*found[0], found[1])))
    return may_go


def author(desk: Desk, a: int, b: int, _c: int) -> Lost:
    """One more author, or one less, as the list of them asks for it."""
    number = len(desk.readable.package.authors) if desk.readable is not None else 0
    if not number or a % 2:
        change(desk, AddEntry(AUTHORS, ""))
        return set()
    may_go = comments_of(desk, (*AUTHORS, b % number))
    change(desk, Remove((*AUTHORS, b % number)))
    return may_go


def move(desk: Desk, a: int, b: int, c: int) -> Lost:
    found = entry(desk, a, b)
    if found is not None:
        change(desk, MoveEntry((*found[0], found[1]), c % found[2]))
    return set()


def copy(desk: Desk, a: int, b: int, _c: int) -> Lost:
    found = entry(desk, a, b)
    if found is not None:
        change(desk, CopyEntry((*found[0], found[1])))
    return set()


def recast(desk: Desk, a: int, b: int, c: int) -> Lost:
    """Another role; fields that it has not are dropped, with what is said of them."""
    found = entry(desk, a, b)
    if found is None:
        return set()
    may_go = comments_of(desk, (*found[0], found[1]))
    change(desk, ChangeRole((*found[0], found[1]), shape.LISTS[c % len(shape.LISTS)].section))
    return may_go


def parameter(desk: Desk, a: int, b: int, c: int) -> Lost:
    values: list[Any] = [1, 0.5, True, None, "no", [], {}, ["1.10", {"k": 2}], {"y": [1]}]
    model = desk.form.parameters.model
    keys = list(model.value) if isinstance(model.value, dict) else []
    if keys and a % 4 == 0:
        change(desk, RenameKey((*model.path, keys[b % len(keys)]), f"renamed{c}"))
        return set()
    key = keys[b % len(keys)] if keys and a % 2 else f"key{b}"
    may_go = comments_of(desk, (*model.path, key) if keys else model.path)
    if key in keys and a % 4 == 1:
        change(desk, Remove((*model.path, key)))
    else:
        change(desk, SetValue((*model.path, key), values[c % len(values)]))
    return may_go


def mend(desk: Desk, a: int, b: int, _c: int) -> Lost:
    """A fix, as the list of problems and the field itself ask for it."""
    found = check_text(desk.edit.content().encode("utf-8", "surrogatepass"), None).findings
    fixes = [each.fixes for each in found if each.fixes]
    if not fixes:
        return set()
    some = fixes[a % len(fixes)]
    edits = some[b % len(some)].edits
    may_go = {gone for each in edits if each.op == "remove" for gone in comments_of(desk, each.path)}
    desk.form.requests.mended.emit(edits)
    desk.pushed()
    return may_go


# ---- in the text


def lines(desk: Desk, a: int, b: int) -> QTextCursor:
    """One to three lines, selected."""
    document = desk.edit.document()
    first = document.findBlockByNumber(a % document.blockCount())
    last = document.findBlockByNumber(min(document.blockCount() - 1, first.blockNumber() + b % 3))
    cursor = QTextCursor(first)
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def written(desk: Desk) -> None:
    desk.pushed()
    desk.link.read_now()


def write(desk: Desk, a: int, b: int, _c: int) -> Lost:
    """Something typed into the text, now and then what breaks it."""
    cursor = QTextCursor(desk.edit.document().findBlockByNumber(a % desk.edit.blockCount()))
    pieces = ("# comment1000.\n", "\n", "docs: [", "prompts:\n  - path: p\n", "  : :\n", "description: x\n")
    cursor.insertText(pieces[b % len(pieces)])
    written(desk)
    return set()


def paste(desk: Desk, a: int, b: int, _c: int) -> Lost:
    """Words from elsewhere instead of some lines; the same words again would be a step that changes nothing."""
    cursor, data = lines(desk, a, b), QMimeData()
    there = cursor.selection().toPlainText()
    data.setText("license: MIT\r\n\tversion: 1.10\n")
    if there != "license: MIT\n  version: 1.10\n":
        desk.edit.setTextCursor(cursor)
        desk.edit.insertFromMimeData(data)
        written(desk)
    return comments(there)


def cut(desk: Desk, a: int, b: int, _c: int) -> Lost:
    cursor = lines(desk, a, b)
    may_go = comments(cursor.selection().toPlainText())
    cursor.removeSelectedText()
    written(desk)
    return may_go


def comment_out(desk: Desk, a: int, b: int, _c: int) -> Lost:
    """Lines become comments; what is only comments becomes lines again."""
    cursor = lines(desk, a, b)
    may_go = comments(cursor.selection().toPlainText())
    desk.edit.setTextCursor(cursor)
    desk.edit.comment()
    written(desk)
    return may_go


def shift(desk: Desk, a: int, b: int, c: int) -> Lost:
    """Lines go up or down."""
    desk.edit.setTextCursor(lines(desk, a, b))
    desk.edit.move_up() if c % 2 else desk.edit.move_down()
    written(desk)
    return set()


def indent(desk: Desk, a: int, b: int, c: int) -> Lost:
    desk.edit.setTextCursor(lines(desk, a, b + 1))
    QTest.keyClick(desk.edit, Qt.Key.Key_Tab if c % 2 else Qt.Key.Key_Backtab)
    written(desk)
    return set()


def replace(desk: Desk, a: int, b: int, c: int) -> Lost:
    """One place or all places, by the bar above the text."""
    desk.bar.open_replace()
    desk.bar.field.edit.setText(("path", "name:", "- ", "a", "1.0.0")[a % 5])
    desk.bar.instead.edit.setText(("weights", "", "x y")[b % 3])
    if c % 2:
        desk.bar.find_next()
        desk.bar.replace_one()
    else:
        desk.bar.replace_all()
    desk.bar.close_bar()
    written(desk)
    return set()


def take_over(desk: Desk, _a: int, _b: int, _c: int) -> Lost:
    """Another whole text in one step, as “Fix all” and what was merged with the disk come."""
    content = desk.edit.content()
    end = "\r\n" if "\r\n" in content else "\n"
    desk.edit.replace_content(f"{content}{'' if content.endswith(end) else end}# comment1001.{end}")
    written(desk)
    return set()


# ---- the way back and forth


def undo(desk: Desk, a: int, _b: int, _c: int) -> Lost:
    there = comments(desk.edit.content())
    desk.edit.setFocus() if a % 2 else desk.form.setFocus()
    desk.at = max(0, desk.at - 1)
    desk.link.undo()
    return there


def redo(desk: Desk, a: int, _b: int, _c: int) -> Lost:
    there = comments(desk.edit.content())
    desk.edit.setFocus() if a % 2 else desk.form.setFocus()
    desk.at = min(len(desk.past) - 1, desk.at + 1)
    desk.link.redo()
    return there


IN_FORM = (leave, add, author, remove, move, copy, recast, parameter, mend, mend)
IN_TEXT = (write, paste, cut, comment_out, shift, indent, replace, take_over)
