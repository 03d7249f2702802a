"""The form of a draft by keyboard and pointer: what it asks of the text, and what it shows of it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.model.kitfile import KINDS, declared
from kitstudio.model.kitfile_change import SetValue
from kitstudio.model.spdx_ids import DEPRECATED, EXCEPTIONS, LICENCES
from kitstudio.operations.context import Context
from kitstudio.ui import text_size
from kitstudio.ui.form import shape, suggestions
from kitstudio.ui.form.completing import CompletingField, SuggestionsModel
from kitstudio.ui.form.fields import FieldBox
from kitstudio.ui.form.link import AT_ONCE
from kitstudio.ui.form.parameters import ParametersBox
from kitstudio.ui.form.text_area import TextArea
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.models.parameters_model import NUMBER, TEXT, ParametersModel, converted, read_number
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_views import View
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, Pressable

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KITFILE = """\
manifestVersion: 1.0.0
# who it is
package:
  name: tiny   # kept
  license: MIT
  authors: [Ann]
model:
  path: weights
  parameters:
    lr: 0.1   # rate
    nested: {a: [1, 2]}
datasets:
  - path: notes.csv # here
    name: notes
docs:
  - path: LICENCE
  - path: README.md
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    for name in ("weights/model.safetensors", "LICENSE", "README.md", "notes.csv", "more.csv"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)
    (root / "Kitfile").write_text(KITFILE)
    return root


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, folder: Path, tmp_path: Path) -> DraftPage:
    store, cache = tmp_path / "store", tmp_path / "cache"
    context = Context(store_path=store, cache_path=cache, kitops_home=tmp_path / "kitops", now=time.time)
    made = DraftPage(context, runner, folder)
    qtbot.addWidget(made, before_close_func=lambda _page: made.state.close())
    made.resize(1240, 800)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, page: DraftPage) -> None:
    qtbot.waitUntil(lambda: not page.state.busy and page.state.checked, timeout=10_000)


def box(page: DraftPage, *path: str | int) -> FieldBox:
    found = page.form.form.field(path)
    assert isinstance(found, FieldBox), path
    return found


def fill(qtbot: QtBot, field: FieldBox, words: str) -> None:
    edit = field.control.edit
    edit.setFocus()
    edit.selectAll()
    if words:
        qtbot.keyClicks(edit, words)
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Delete)


def text(page: DraftPage) -> str:
    return page.kitfile.edit.content()


def press(page: DraftPage, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)


def test_every_field_of_the_declaration_has_a_place_and_a_name() -> None:
    for kind in KINDS:
        wanted = {each.key for each in declared(kind) if each.type in ("text", "texts")}
        shown = [field.key for row in shape.rows(kind) for field in row]
        assert set(shown) == wanted
        assert len(shown) == len(wanted)
        assert all(shape.label(key) != key for key in wanted)
    lists = {(each.item.__name__) for each in shape.LISTS}
    assert lists == {each.item for kind in KINDS for each in declared(kind) if each.type == "list"}


def test_typing_in_a_field_changes_its_line_and_is_one_step_back(qtbot: QtBot, page: DraftPage) -> None:
    name = box(page, "package", "name")
    fill(qtbot, name, "no")
    assert text(page) == KITFILE.replace("name: tiny ", "name: 'no' ")
    qtbot.keyClicks(name.control.edit, "tes")
    assert text(page) == KITFILE.replace("name: tiny ", "name: notes ")
    version = box(page, "package", "version")
    fill(qtbot, version, "1.10")
    assert text(page) == KITFILE.replace("name: tiny   # kept\n", 'name: notes   # kept\n  version: "1.10"\n')
    press(page, qtbot, Qt.Key.Key_Z, CTRL)
    assert text(page) == KITFILE.replace("name: tiny ", "name: notes ")
    assert version.shown == ""
    press(page, qtbot, Qt.Key.Key_Z, CTRL)
    assert text(page) == KITFILE
    assert name.shown == "tiny"
    assert name.control.edit.hasFocus()
    press(page, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert name.shown == "notes"
    assert text(page) == KITFILE.replace("name: tiny ", "name: notes ")


def test_undo_in_the_text_takes_back_what_the_form_did_and_shows_in_it(qtbot: QtBot, page: DraftPage) -> None:
    fill(qtbot, box(page, "package", "license"), "Apache-2.0")
    page.kitfile.edit.setFocus()
    press(page, qtbot, Qt.Key.Key_Z, CTRL)
    assert text(page) == KITFILE
    settled(qtbot, page)
    assert box(page, "package", "license").shown == "MIT"
    assert page.kitfile.edit.hasFocus()


def test_text_typed_shows_in_the_form_and_leaves_the_field_being_typed_in_alone(qtbot: QtBot, page: DraftPage) -> None:
    description = box(page, "package", "description")
    assert isinstance(description.control, TextArea)
    edit = description.control.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "ab")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    cursor = QTextCursor(page.kitfile.edit.document().findBlockByNumber(0))
    cursor.insertText("# top\n")
    settled(qtbot, page)
    qtbot.keyClicks(edit, "X")
    assert description.shown == "aXb"
    assert "description: aXb" in text(page)
    assert text(page).startswith("# top\n")


def test_broken_text_pauses_the_form_with_the_line_and_loses_nothing(qtbot: QtBot, page: DraftPage) -> None:
    edit = page.kitfile.edit
    cursor = QTextCursor(edit.document().findBlockByNumber(6))
    cursor.insertText("  : [\n")
    settled(qtbot, page)
    assert page.form.band.isVisible()
    assert not page.form.form.isEnabled()
    words = " ".join(each.accessibleName() for each in page.form.band.findChildren(QWidget))
    assert "Form paused, line 7" in words
    assert box(page, "package", "name").shown == "tiny"
    [link] = page.form.band.findChildren(Button)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()
    assert edit.textCursor().blockNumber() == 6
    page.link.undo()
    settled(qtbot, page)
    assert not page.form.band.isVisible()
    assert page.form.form.isEnabled()
    assert text(page) == KITFILE


def test_what_is_typed_after_a_click_into_a_paused_form_goes_nowhere(qtbot: QtBot, page: DraftPage) -> None:
    edit, window = page.kitfile.edit, page.windowHandle()
    name = box(page, "package", "name").control.edit
    edit.setFocus()
    edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(6)))
    qtbot.keyClicks(edit, "  : [")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settled(qtbot, page)
    qtbot.waitUntil(page.form.band.isVisible)
    broken = text(page)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=name.mapTo(page, name.rect().center()))
    band = QApplication.focusWidget()
    assert band is page.form.band
    for letter in "not in it":
        QTest.keyClick(window, Qt.Key(ord(letter.upper())))
    assert text(page) == broken
    waits = "The form waits for line 7: until that is mended, what you type goes nowhere."
    assert waits in band.accessibleName()
    assert any(waits in each.accessibleName() for each in band.findChildren(Label) if each.isVisible())
    QTest.keyClick(window, Qt.Key.Key_Tab)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert edit.hasFocus(), "Tab and Return lead to the line"


def test_a_text_that_breaks_beside_the_form_takes_no_keys_that_are_typed_in_it(qtbot: QtBot, page: DraftPage) -> None:
    name = box(page, "package", "name").control.edit
    name.setFocus()
    QTextCursor(page.kitfile.edit.document().findBlockByNumber(6)).insertText("  : [\n")
    settled(qtbot, page)
    qtbot.waitUntil(page.form.band.isVisible)
    assert QApplication.focusWidget() is page.form.band


@pytest.mark.parametrize("width", [260, 200, 150])
def test_a_text_of_several_lines_is_whole_before_it_is_typed_in(qtbot: QtBot, width: int) -> None:
    area = TextArea("Description")
    column = wrap(col(area, None))
    qtbot.addWidget(column)
    area.show_words("A small model that tells birds by their songs")
    column.resize(width, 300)
    column.show()
    bar = area.edit.verticalScrollBar()
    qtbot.waitUntil(lambda: area.edit.document().size().height() > 1 and bar.maximum() == 0)
    assert not bar.isVisible()
    tall = area.height()
    column.resize(600, 300)
    qtbot.waitUntil(lambda: area.height() < tall)
    area.show_words("\n".join("1234567890"))
    qtbot.waitUntil(bar.isVisible)


def in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_undo_goes_to_the_field_that_it_changed(qtbot: QtBot, page: DraftPage) -> None:
    """Also where the text has no place for it any more, and with a layer chosen in the contents."""
    form = page.form.form
    tree = page.contents.tree
    rows = [page.contents.model.index(at, 0) for at in range(page.contents.model.rowCount())]
    tree.setCurrentIndex(next(each for each in rows if "README.md" in str(each.data())))
    for path in (("package", "version"), ("package", "name"), ("model", "name")):
        form.go_to(path)
        field = form.fields[path].control.edit
        qtbot.keyClicks(field, "new")
        settled(qtbot, page)
        tree.setFocus()
        form.sections["docs",].open()
        page.work.undo()
        settled(qtbot, page)
        assert field.hasFocus()
        qtbot.waitUntil(partial(in_sight, field))
        assert form._reveals is form.field(path)
        assert page.kitfile.edit.content() == KITFILE


def test_an_error_stands_under_its_field_with_the_fix(qtbot: QtBot, page: DraftPage) -> None:
    path = box(page, "docs", 0, "path")
    [fix] = [each for each in path.findChildren(Button) if each.text() == "Change to LICENSE"]
    assert page.form.form.sections["docs",].is_open  # what is wrong is not folded away
    qtbot.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert text(page) == KITFILE.replace("LICENCE", "LICENSE")
    settled(qtbot, page)
    assert not [each for each in path.findChildren(Button) if each.text() == "Change to LICENSE" and each.isVisible()]
    page.link.undo()
    assert text(page) == KITFILE


def test_entries_are_added_moved_copied_recast_and_removed(qtbot: QtBot, page: DraftPage) -> None:
    form = page.form.form
    docs = form.lists["docs",]
    form.sections["docs",].open()
    docs.append()
    new = form.fields["docs", 2, "path"]
    assert new.control.edit.hasFocus()
    qtbot.keyClicks(new.control.edit, "more.csv")
    qtbot.keyClick(new.control.edit, Qt.Key.Key_Escape)
    assert text(page) == KITFILE + "  - path: more.csv\n"
    qtbot.keyClick(new.control.edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert text(page).endswith("docs:\n  - path: LICENCE\n  - path: more.csv\n  - path: README.md\n")
    assert form.fields["docs", 1, "path"].control.edit.hasFocus()
    press(page, qtbot, Qt.Key.Key_D, CTRL | SHIFT)
    assert text(page).count("more.csv") == 2
    press(page, qtbot, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert text(page).count("more.csv") == 1
    form.requests.changed.emit(docs.cards[1].roles()[2][1])
    assert "  - path: notes.csv # here\n    name: notes\n  - path: more.csv\n" in text(page)
    for _step in range(6):
        page.link.undo()
    assert text(page) == KITFILE


def test_what_a_role_has_no_place_for_is_told(qtbot: QtBot, page: DraftPage) -> None:
    form = page.form.form
    form.sections["datasets",].open()
    card = form.lists["datasets",].cards[0]
    to_docs = next(change for words, change in card.roles() if words == "Docs")
    form.requests.changed.emit(to_docs)
    assert "name: notes" not in text(page)
    assert page.form.refused.isVisible()
    assert "name" in page.form.refused._words.content


def test_what_cannot_be_done_is_said_and_nothing_changes(qtbot: QtBot, page: DraftPage) -> None:
    form = page.form.form
    form.sections["docs",].open()
    to_model = form.lists["docs",].cards[0].roles()[0][1]
    form.requests.changed.emit(to_model)
    assert text(page) == KITFILE
    assert "there is a model already" in page.form.refused._words.content


def test_what_could_not_be_written_leaves_its_field_with_the_keyboard(qtbot: QtBot, page: DraftPage) -> None:
    cut_off = "\n  version: old\nlicense: MIT\n  version: 1.10\n"  # YAML ends its document in line 2
    page.kitfile.edit.replace_content(cut_off)
    page.link.read_now()
    field = box(page, "manifestVersion")
    fill(qtbot, field, "2.0.0")
    assert page.form.refused.isVisible()
    assert field.shown == "2.0.0"
    box(page, "package", "name").control.edit.setFocus()
    assert field.shown == ""
    assert text(page) == cut_off


def test_licences_are_completed_by_identifier_and_by_name(qtbot: QtBot, page: DraftPage) -> None:
    licence = box(page, "package", "license")
    field = licence.control
    assert isinstance(field, CompletingField)
    fill(qtbot, licence, "affero")
    assert any("AGPL-3.0-only, GNU Affero General Public License v3.0 only" in each for each in field.offered)
    assert any(each.endswith("Deprecated") for each in field.offered)
    assert not field.offered[0].endswith("Deprecated")
    fill(qtbot, licence, "MIT OR apache-2")
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert licence.shown == "MIT OR Apache-2.0"
    assert text(page) == KITFILE.replace("license: MIT\n", "license: MIT OR Apache-2.0\n")
    assert not field.offered


def test_paths_are_completed_over_the_folder_what_is_unclaimed_first(qtbot: QtBot, page: DraftPage) -> None:
    path = box(page, "docs", 1, "path")
    field = path.control
    assert isinstance(field, CompletingField)
    fill(qtbot, path, "")
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.offered[0] == "LICENSE, Unclaimed"
    assert "weights/" in field.offered
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not field.offered
    qtbot.keyClicks(field.edit, "MORE")
    assert field.offered == ["more.csv, Unclaimed"]


def test_the_names_of_licences_are_those_of_the_list() -> None:
    names = suggestions.licence_names()
    assert set(names) == LICENCES | EXCEPTIONS
    assert all(names.values())
    assert [each.shown for each in suggestions.licences("GPL-2.0 WITH class")][:1] == ["Classpath-exception-2.0"]
    assert suggestions.licences("apache 2")[0].value == "Apache-2.0"
    deprecated = [each.note for each in suggestions.licences("eCos-2.0") if each.shown in DEPRECATED]
    assert deprecated == ["Deprecated"]


def test_parameters_are_edited_in_the_tree_by_keys(qtbot: QtBot, page: DraftPage) -> None:
    form = page.form.form
    form.sections["model", "parameters"].open()
    tree, model = form.parameters.tree, form.parameters.model
    tree.setFocus()
    tree.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "0.25")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "lr: 0.25   # rate" in text(page))
    assert text(page) == KITFILE.replace("lr: 0.1", "lr: 0.25")
    tree.setFocus()
    tree.setCurrentIndex(model.index(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Insert)
    assert "nested: {a: [1, 2], new: ''}" in text(page).replace('""', "''")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "on")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "'on':" in text(page))
    page.link.undo()
    page.link.undo()
    page.link.undo()
    assert text(page) == KITFILE


def test_items_of_a_list_in_parameters_are_moved_copied_and_removed_by_keys(qtbot: QtBot, page: DraftPage) -> None:
    form = page.form.form
    form.sections["model", "parameters"].open()
    tree, model = form.parameters.tree, form.parameters.model
    form.go_to(("model", "parameters", "nested", "a", 1))
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "{a: [2, 1]}" in text(page)
    assert model.row(tree.currentIndex()).path == ("model", "parameters", "nested", "a", 0)
    assert tree.hasFocus()
    qtbot.keyClick(tree, Qt.Key.Key_D, CTRL | SHIFT)
    assert "{a: [2, 2, 1]}" in text(page)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert "{a: [2, 1]}" in text(page)
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert text(page).count("- path") == KITFILE.count("- path")


def test_a_value_that_is_no_number_does_not_replace_one() -> None:
    model = ParametersModel(("model", "parameters"))
    model.show({"lr": 0.1, "name": "x"})
    asked: list[object] = []
    model.asked.connect(asked.append)
    assert not model.setData(model.index(0, 1), "fast")
    assert not model.setData(model.index(0, 1), "0.10")
    assert model.setData(model.index(0, 1), "1_000")
    assert model.setData(model.index(1, 2), NUMBER)
    assert asked == [SetValue(("model", "parameters", "lr"), 1000), SetValue(("model", "parameters", "name"), 0)]
    assert not model.setData(model.index(0, 0), "name")  # there already
    assert converted(True, TEXT) == "true"
    assert read_number("0o17") == 15
    assert read_number(".inf") is None


@pytest.mark.parametrize("value", [None, {}, {"a": {"b": [1, {"c": None}]}, "d": "x"}, [1, [2, []]], "odd"])
def test_the_models_keep_qts_rules(value: object) -> None:
    for model in (ParametersModel(("model", "parameters")), SuggestionsModel()):
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        shown = value if isinstance(model, ParametersModel) else suggestions.licences("bsd")
        model.show(shown)  # type: ignore[arg-type] # each its own
        assert count(model) >= 0
        model.show({"other": [1]} if isinstance(model, ParametersModel) else [])  # type: ignore[arg-type] # each its own
        assert tester.model() is model


def count(model: QAbstractItemModel) -> int:
    return model.rowCount()


def test_a_long_kitfile_is_changed_beside_the_window(qtbot: QtBot, page: DraftPage) -> None:
    long = KITFILE + "".join(f"  - path: docs/{number}.md  # {number}\n" for number in range(2000))
    assert len(long) > AT_ONCE
    page.kitfile.edit.replace_content(long)
    settled(qtbot, page)
    assert len(page.form.form.lists["docs",].cards) <= 100  # thousands of entries are for the text
    name = box(page, "package", "name")
    fill(qtbot, name, "renamed")
    qtbot.waitUntil(lambda: text(page) == long.replace("name: tiny ", "name: renamed "), timeout=20_000)
    page.link.undo()
    assert text(page) == long
    fill(qtbot, name, "again")
    qtbot.keyClick(name.control.edit, Qt.Key.Key_S, CTRL)
    settled(qtbot, page)
    assert (page.state.folder / "Kitfile").read_text() == long.replace("name: tiny ", "name: again ")


def test_form_and_text_take_turns_in_a_narrow_window(page: DraftPage) -> None:
    assert seen(page) == (View.BOTH, True, True)
    page.resize(900, 700)
    assert seen(page) == (View.FORM, True, False)
    page.views.choose(View.TEXT)
    assert seen(page) == (View.TEXT, False, True)
    page.resize(1240, 700)
    assert seen(page) == (View.BOTH, True, True)
    page.resize(900, 700)
    assert seen(page) == (View.TEXT, False, True)


def test_large_text_makes_form_and_text_take_turns_and_keeps_keys_before_types(qtbot: QtBot, page: DraftPage) -> None:
    page.resize(1240, 700)
    wide = [page.contents.tree.columnWidth(at) for at in (1, 2)]
    try:
        text_size.fit(150, compact=False)
        qtbot.waitUntil(lambda: seen(page) == (View.FORM, True, False))
        grown = [round(each * 1.5) for each in wide]
        qtbot.waitUntil(lambda: [page.contents.tree.columnWidth(at) for at in (1, 2)] == grown)
        box = ParametersBox(("model", "parameters"), page.form.form.requests)
        box.show_value({"learning_rate": 0.1})
        box.resize(245, 200)
        box.grab()
        assert box.tree.isColumnHidden(2)
        assert box.tree.columnWidth(0) > 90
    finally:
        text_size.fit(100, compact=False)
    qtbot.waitUntil(lambda: seen(page) == (View.BOTH, True, True))


def seen(page: DraftPage) -> tuple[View, bool, bool]:
    return page.views.view, page.form.isVisible(), page.kitfile.isVisible()


def test_the_form_is_reached_by_keys_and_everything_has_a_name(qtbot: QtBot, page: DraftPage) -> None:
    for section in page.form.form.sections.values():
        section.open()
    for card in page.form.form.lists["datasets",].cards:
        card.open()
    for widget in page.form.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, (QLineEdit, Pressable, Button)):
            assert widget.accessibleName(), widget
    section = page.form.form.sections["package",]
    section.head.setFocus()
    states = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right):
        qtbot.keyClick(section.head, key)
        states.append((section.is_open, section.head.accessibleName().rpartition(", ")[2]))
    assert states == [(False, "folded"), (True, "open"), (False, "folded"), (True, "open")]


def test_no_field_takes_a_dropped_folder_for_words(qtbot: QtBot, page: DraftPage) -> None:
    form = page.form.form
    for section in form.sections.values():
        section.open()
    form.lists["datasets",].append()
    settled(qtbot, page)
    assert len(form.lists["datasets",].cards) > 0
    for field in form.fields.values():
        edit = field.control.edit
        assert not edit.acceptDrops()
        assert not isinstance(edit, QPlainTextEdit) or not edit.viewport().acceptDrops()
