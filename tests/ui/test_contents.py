"""The contents of a draft by keyboard and by mouse: ticks, roles, rules, the filter, and the way back."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.runner import Runner
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents.ignore import reasons_of
from kitstudio.operations.context import Context
from kitstudio.operations.draft import open_draft
from kitstudio.operations.editing.state import Target
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.contents import model as contents_model
from kitstudio.ui.contents.ignore_changes import ChangesModel
from kitstudio.ui.contents.model import FIRST_ROWS, ContentsModel
from kitstudio.ui.contents.nodes import is_secret
from kitstudio.ui.contents.secrets import SecretDialog
from kitstudio.ui.contents.wishes import Verb, Wish
from kitstudio.ui.frame.inspector import Facts
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.cells import Entry, Plain

KITFILE = """\
manifestVersion: 1.0.0
model:
  path: weights   # kept
datasets:
  - path: data/eval.csv
"""
ROWS = ["weights, Model, 110 B", "data/eval.csv, Dataset, 30 B", "Unclaimed 2", "Ignored 1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    for name, size in {
        "weights/a.onnx": 100,
        "weights/b.json": 10,
        "data/eval.csv": 30,
        "notes.md": 5,
        "train.csv": 7,
        "old.log": 3,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    (root / "Kitfile").write_text(KITFILE, "utf-8")
    (root / ".kitignore").write_text("*.log\n", "utf-8")
    return root


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, folder: Path, tmp_path: Path) -> DraftPage:
    here = tmp_path / "here"
    context = Context(store_path=here / "s", cache_path=here / "c", kitops_home=here / "k", now=time.time)
    made = DraftPage(context, runner, folder)
    qtbot.addWidget(made, before_close_func=lambda _page: made.state.close())
    made.resize(1100, 760)
    made.show()
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, page: DraftPage) -> None:
    def done() -> bool:
        return not page._runner.active and page.state.checked and page.state.draft is not None

    qtbot.waitUntil(done, timeout=10_000)


def rows(page: DraftPage, parent: QModelIndex | None = None) -> list[str]:
    model, above = page.contents.model, parent if parent is not None else QModelIndex()
    return [str(model.index(at, 0, above).data()) for at in range(model.rowCount(above))]


def row(page: DraftPage, *names: str) -> QModelIndex:
    """The row reached by the beginnings of names, opened on the way."""
    index = QModelIndex()
    for name in names:
        if index.isValid():
            page.contents.tree.expand(index)
        at = next(at for at, words in enumerate(rows(page, index)) if words.startswith(name))
        index = page.contents.model.index(at, 0, index)
    return index


def choose(page: DraftPage, *indexes: QModelIndex) -> None:
    chosen = page.contents.tree.selectionModel()
    page.contents.tree.setFocus()
    page.contents.tree.setCurrentIndex(indexes[0])
    for index in indexes[1:]:
        chosen.select(index, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)


def press(
    qtbot: QtBot, page: DraftPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(page.contents.tree, key, held)
    settled(qtbot, page)


def click_tick(qtbot: QtBot, page: DraftPage, index: QModelIndex) -> None:
    rect = page.contents.tree.visualRect(index)
    qtbot.mouseClick(
        page.contents.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 9, rect.center().y())
    )
    settled(qtbot, page)


def tick(page: DraftPage, *names: str) -> Qt.CheckState:
    return Qt.CheckState(row(page, *names).data(Qt.ItemDataRole.CheckStateRole))


def told(page: DraftPage, *names: str) -> str:
    return str(row(page, *names).data(Qt.ItemDataRole.AccessibleTextRole))


def test_rows_are_told_whole_with_their_state_and_reason(page: DraftPage) -> None:
    assert rows(page) == ROWS
    assert told(page, "weights", "a.onnx") == "a.onnx, Model, 100 B, included"
    assert told(page, "Unclaimed", "train.csv") == "train.csv, 7 B, in no layer"
    assert told(page, "Ignored", "old.log") == "old.log, line 1, 3 B, hidden by line 1 of .kitignore: *.log"


def test_space_leaves_a_file_of_a_folder_out_by_a_rule_and_brings_it_back(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "weights", "b.json"))
    foreseen = "Space: Adds the rule weights/b.json to .kitignore"
    qtbot.waitUntil(lambda: page.contents.foot.words == foreseen, timeout=5_000)
    press(qtbot, page, Qt.Key.Key_Space)
    assert (page.state.text, page.state.ignore) == (KITFILE, "*.log\nweights/b.json\n")
    assert tick(page, "weights") == Qt.CheckState.PartiallyChecked
    assert told(page, "weights", "b.json").endswith("hidden by line 2 of .kitignore: weights/b.json")
    assert page.contents.model.node(page.contents.tree.currentIndex()).path == "weights/b.json"  # it stays chosen
    assert page.state.edited
    press(qtbot, page, Qt.Key.Key_Space)
    assert (page.state.text, page.state.ignore) == (KITFILE, "*.log\n")
    assert tick(page, "weights") == Qt.CheckState.Checked
    assert not page.state.edited


def test_a_press_on_a_tick_includes_what_is_unclaimed(qtbot: QtBot, page: DraftPage) -> None:
    click_tick(qtbot, page, row(page, "Unclaimed", "train.csv"))
    assert page.state.text == KITFILE + "  - path: train.csv\n"
    assert rows(page)[2] == "train.csv, Dataset, 7 B"
    assert page.contents.foot.words == "Adds train.csv to the Kitfile as Dataset"


def test_a_press_on_a_tick_of_several_chosen_rows_counts_for_all(qtbot: QtBot, page: DraftPage) -> None:
    first, second = row(page, "Unclaimed", "notes.md"), row(page, "Unclaimed", "train.csv")
    choose(page, first, second)
    click_tick(qtbot, page, second)
    assert rows(page) == [*ROWS[:2], "train.csv, Dataset, 7 B", "notes.md, Docs, 5 B", "Ignored 1"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_3, Kind.DATASET),
        (Qt.Key.Key_4, Kind.CODE),
        (Qt.Key.Key_5, Kind.DOCS),
        (Qt.Key.Key_6, Kind.PROMPT),
        (Qt.Key.Key_2, Kind.PART),
    ],
)
def test_a_figure_gives_the_role_to_all_chosen_rows(qtbot: QtBot, page: DraftPage, key: Qt.Key, kind: Kind) -> None:
    choose(page, row(page, "Unclaimed", "notes.md"), row(page, "Unclaimed", "train.csv"))
    press(qtbot, page, key)
    draft = page.state.draft
    assert draft is not None
    given = {layer.entry.path for layer in draft.contents.layers if layer.entry.kind is kind}
    assert {"notes.md", "train.csv"} <= given
    assert "# kept" in page.state.text


def test_the_model_gives_way_to_a_new_one_and_one_undo_takes_all_of_it_back(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "data/eval.csv"))
    press(qtbot, page, Qt.Key.Key_1)
    assert rows(page)[:2] == ["data/eval.csv, Model, 30 B", "weights, Part, 110 B"]
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert page.state.text == KITFILE
    assert rows(page) == ROWS


def test_one_undo_takes_back_both_texts(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "Ignored", "old.log"))
    press(qtbot, page, Qt.Key.Key_5)
    assert page.state.text != KITFILE
    assert page.state.ignore == "*.log\n!old.log\n"
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert (page.state.text, page.state.ignore) == (KITFILE, "*.log\n")
    assert rows(page) == ROWS
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert page.state.ignore == "*.log\n!old.log\n"
    assert "docs:\n  - path: old.log\n" in page.state.text


def test_delete_takes_an_entry_out_and_shift_delete_hides_what_is_loose(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "data/eval.csv"))
    press(qtbot, page, Qt.Key.Key_Delete)
    assert "eval.csv" not in page.state.text
    choose(page, row(page, "Unclaimed", "notes.md"))
    press(qtbot, page, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert page.state.ignore == "*.log\nnotes.md\n"


def test_keys_pressed_faster_than_they_are_carried_out_are_all_done(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "Unclaimed", "notes.md"))
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_4)
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_5)
    settled(qtbot, page)
    assert page.state.text == KITFILE + "docs:\n  - path: notes.md\n"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu asks to be raised and for the keyboard
def test_a_press_on_a_chip_opens_the_roles(qtbot: QtBot, page: DraftPage) -> None:
    tree = page.contents.tree
    chip = tree.visualRect(row(page, "data/eval.csv").siblingAtColumn(1))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(chip.left() + 20, chip.center().y()))
    menu = next(each for each in tree.findChildren(QMenu) if each.isVisible())
    roles = [each for each in menu.actions() if each.isCheckable()]
    assert [each.isChecked() for each in roles] == [False, False, True, False, False, False, False]
    roles[3].trigger()
    menu.hide()
    settled(qtbot, page)
    assert rows(page)[1] == "data/eval.csv, Code, 30 B"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu asks to be raised and for the keyboard
def test_the_menu_of_a_row_is_whole_each_time_and_leaves_the_keys_alone(qtbot: QtBot, page: DraftPage) -> None:
    tree = page.contents.tree
    offered = []
    for name in ("data/eval.csv", "data/eval.csv", "weights"):
        tree.role_asked.emit(row(page, name), QPoint(10, 10))
        menu = next(each for each in tree.findChildren(QMenu) if each.isVisible())
        offered.append([each.text() for each in menu.actions()])
        menu.hide()
    assert offered[0] == offered[1] == offered[2]
    assert offered[0][-1] == "Edit .kitignore…"
    choose(page, row(page, "data/eval.csv"))
    qtbot.keyClick(tree, Qt.Key.Key_4)
    settled(qtbot, page)
    assert rows(page)[1] == "data/eval.csv, Code, 30 B"


def test_the_foot_tells_what_is_packed_and_leads_to_what_is_not(qtbot: QtBot, page: DraftPage) -> None:
    foot, tree = page.contents.foot, page.contents.tree
    assert foot.accessibleName() == "3 files will be packed · 2 in no layer · 1 left out"
    more = next(each for each in foot.findChildren(Button) if each.isVisible())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert page.contents.model.node(tree.currentIndex()).name == "Unclaimed"
    assert tree.isExpanded(tree.currentIndex())
    page.contents.rules.edit.replace_content("")
    tree.selectionModel().clear()
    qtbot.waitUntil(lambda: foot.accessibleName() == "3 files will be packed · 3 in no layer", timeout=5_000)


def test_what_cannot_be_done_is_said_and_changes_nothing(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "weights"))
    press(qtbot, page, Qt.Key.Key_7)
    assert page.contents.foot.words == "The contents were not changed: an MCP bundle is one file, not a folder."
    assert page.state.text == KITFILE


def test_the_filter_shows_what_matches_and_what_was_open_comes_back(qtbot: QtBot, page: DraftPage) -> None:
    page.contents.tree.expand(row(page, "weights"))
    page.contents.tree.setFocus()
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = page.contents.filter.field.edit
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "csv")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=5_000)
    assert rows(page) == ["data/eval.csv, Dataset, 30 B", "Unclaimed 1"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.contents.tree
    page.contents.filter.open()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: rows(page) == ROWS, timeout=5_000)
    assert page.contents.tree.isExpanded(row(page, "weights"))


def test_under_a_filter_a_folder_stands_for_what_is_shown_of_it(qtbot: QtBot, page: DraftPage) -> None:
    page.contents.filter.field.edit.setText("json")
    qtbot.waitUntil(lambda: rows(page) == ["weights, Model, 110 B"], timeout=5_000)
    choose(page, row(page, "weights"))
    press(qtbot, page, Qt.Key.Key_Delete)
    assert page.state.ignore == "*.log\nweights/b.json\n"
    assert page.state.text == KITFILE


def test_both_texts_are_saved_with_one_key(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    choose(page, row(page, "Ignored", "old.log"))
    press(qtbot, page, Qt.Key.Key_5)
    assert (folder / ".kitignore").read_text("utf-8") == "*.log\n"
    press(qtbot, page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.state.edited, timeout=5_000)
    assert (folder / ".kitignore").read_text("utf-8") == "*.log\n!old.log\n"
    assert (folder / "Kitfile").read_text("utf-8") == page.state.text


def test_rules_are_edited_in_the_place_of_the_tree_with_what_each_hides(qtbot: QtBot, page: DraftPage) -> None:
    page.contents.tree.setFocus()
    qtbot.keyClick(
        page.contents.tree, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    rules = page.contents.rules
    assert QApplication.focusWidget() is rules.edit
    settled(qtbot, page)
    assert rules.edit.words_of(1) == "hides 1"
    rules.edit.selectAll()
    qtbot.keyClicks(rules.edit, "weights/*.json")
    qtbot.waitUntil(lambda: rules.edit.words_of(1) == "hides 1" and rules.list.isVisible(), timeout=5_000)
    assert [rules.changes.index(at, 0).data() for at in range(4)] == [
        "Newly hidden 1, 10 B",
        "weights/b.json, 10 B",
        "Newly shown 1, 3 B",
        "old.log, 3 B",
    ]
    settled(qtbot, page)
    assert tick(page, "weights") == Qt.CheckState.PartiallyChecked
    while rules.edit.document().isUndoAvailable():
        rules.edit.undo()
    settled(qtbot, page)
    assert page.state.ignore == "*.log\n"
    qtbot.keyClick(rules.edit, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.contents.tree


def test_a_refused_rule_is_marked_blocks_packing_and_leads_to_its_line(qtbot: QtBot, page: DraftPage) -> None:
    page.contents.edit_rules()
    rules = page.contents.rules
    rules.edit.selectAll()
    qtbot.keyClicks(rules.edit, "[a-")
    qtbot.waitUntil(lambda: rules.edit.words_of(1) == "Refused", timeout=5_000)
    settled(qtbot, page)
    assert rules.edit.visible_waves()
    assert not page.footer.pack.isEnabled()
    page.contents.show_files()
    draft = page.state.draft
    assert draft is not None
    page.problems.asked.emit(draft.findings[-1])
    assert QApplication.focusWidget() is rules.edit


def test_models_keep_qts_contract(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    contents, changes = ContentsModel(page), ChangesModel(page)
    testers = [QAbstractItemModelTester(contents, fatal), QAbstractItemModelTester(changes, fatal)]
    draft = open_draft(folder, Control())
    contents.show(draft.contents.tree, reasons_of(draft.facts.ignore).reason)
    page.contents.rules.edit.setPlainText("weights\n")
    settled(qtbot, page)
    assert len(testers) == 2
    assert contents.rowCount() == 4


def test_keys_of_the_tree_do_nothing_in_the_filter(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "Unclaimed", "notes.md"))
    page.contents.filter.open()
    qtbot.keyClicks(page.contents.filter.field.edit, "1 4")
    assert page.contents.filter.field.edit.text() == "1 4"
    settled(qtbot, page)
    assert page.state.text == KITFILE


def test_the_inspector_is_told_of_the_row_and_of_the_digest_a_packed_layer_will_have(
    qtbot: QtBot, page: DraftPage, folder: Path
) -> None:
    heard: list[Facts | None] = []
    page.inspected.connect(heard.append)
    choose(page, row(page, "weights", "a.onnx"))
    assert heard[-1] is not None
    assert [(each.label, each.value) for each in heard[-1].rows if each.value] == [
        ("Path", "weights/a.onnx"),
        ("Role", "Model"),
        ("State", "included"),
        ("Size", "100 B"),
    ]
    time.sleep(0.1)  # a file touched in the moment of packing is not remembered
    report = pack(page._context, folder, PackOptions(), Control())
    choose(page, row(page, "weights"))
    settled(qtbot, page)
    assert heard[-1] is not None
    assert ("Digest", str(report.layers[0].descriptor.digest)) in [(each.label, each.value) for each in heard[-1].rows]
    choose(page, row(page, "Unclaimed"))
    assert heard[-1] is None


def test_an_entry_without_files_stays_in_sight_and_can_be_taken_out(
    qtbot: QtBot, page: DraftPage, folder: Path
) -> None:
    page.kitfile.edit.replace_content(KITFILE + "docs:\n  - path: nowhere.md\n")
    settled(qtbot, page)
    assert told(page, "nowhere.md") == "nowhere.md, Docs, no layer can be made of it"
    choose(page, row(page, "nowhere.md"))
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.contents.foot.words == "The contents were not changed: nowhere.md holds no files."
    press(qtbot, page, Qt.Key.Key_Delete)
    assert page.state.text == KITFILE


def test_rules_that_are_recovered_or_changed_elsewhere_come_into_the_editor(qtbot: QtBot, page: DraftPage) -> None:
    page.state.edit_ignore("recovered\n")
    settled(qtbot, page)
    assert page.contents.rules.edit.content() == "recovered\n"


def test_rules_that_are_no_text_are_kept_byte_for_byte(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    (folder / ".kitignore").write_bytes(b"old.log\ncaf\xe9\n")
    page.state.look_again()
    settled(qtbot, page)
    choose(page, row(page, "weights", "b.json"))
    press(qtbot, page, Qt.Key.Key_Space)
    press(qtbot, page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.state.edited, timeout=5_000)
    assert (folder / ".kitignore").read_bytes() == b"old.log\ncaf\xe9\nweights/b.json\n"


def test_only_the_text_that_was_changed_says_so(qtbot: QtBot, page: DraftPage) -> None:
    choose(page, row(page, "weights", "b.json"))
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.kitfile._chip.accessibleName() == "Saved"
    assert page.contents.rules._chip.accessibleName() == "Edited"


def test_thousands_of_layers_are_given_to_the_view_as_one_scrolls(
    qtbot: QtBot, runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = 60
    monkeypatch.setattr(contents_model, "FIRST_ROWS", first)
    number = first + 20
    folder = tmp_path / "many"
    folder.mkdir()
    text = ["manifestVersion: 1.0.0\ndatasets:\n"]
    for at in range(number):
        (folder / f"{at:05}.csv").write_bytes(b"x")
        text.append(f"  - path: {at:05}.csv\n")
    (folder / "Kitfile").write_text("".join(text), "utf-8")
    (folder / "more.csv").write_bytes(b"x")
    context = Context(store_path=tmp_path / "s", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    page = DraftPage(context, runner, folder)
    qtbot.addWidget(page, before_close_func=lambda _page: page.state.close())
    page.resize(1100, 760)
    page.show()
    settled(qtbot, page)
    tree, model = page.contents.tree, page.contents.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == first
    qtbot.waitUntil(lambda: tree.verticalScrollBar().maximum() > 0)
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    assert model.rowCount() == number + 1
    assert rows(page)[-1] == "Unclaimed 1"
    page.state.edit(page.state.text.replace("00000.csv", "more.csv"))
    settled(qtbot, page)
    assert model.rowCount() == number + 1, "what was given stays given"
    del tester


def test_the_foot_leads_to_what_no_layer_holds_behind_thousands_of_layers(qtbot: QtBot, page: DraftPage) -> None:
    draft = page.state.draft
    assert draft is not None
    whole = draft.contents.tree
    many = replace(whole, layers=whole.layers[1:] * FIRST_ROWS * 2)
    page.contents.model.show(many, lambda _path: (0, ""))
    page.contents.foot.rest_asked.emit()
    chosen = page.contents.tree.currentIndex()
    assert chosen.row() == len(many.layers)
    assert str(chosen.data()) == "Unclaimed 2"
    assert page.contents.tree.isExpanded(chosen)


def asked(qtbot: QtBot, page: DraftPage) -> SecretDialog:
    qtbot.waitUntil(lambda: bool(page.window().findChildren(SecretDialog)), timeout=30_000)
    return page.window().findChildren(SecretDialog)[-1]


def gone(qtbot: QtBot, page: DraftPage) -> None:
    qtbot.waitUntil(lambda: not page.window().findChildren(SecretDialog), timeout=30_000)


def test_every_row_that_is_left_out_says_why(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    for name in (".env", ".DS_Store", "__pycache__/a.pyc"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    page.state.look_again()
    qtbot.waitUntil(lambda: "Left out 3" in rows(page), timeout=30_000)
    told = {}
    for group in ("Ignored", "Left out"):
        head = row(page, group)
        for at in range(page.contents.model.rowCount(head)):
            node = page.contents.model.node(page.contents.model.index(at, 0, head))
            side = node.cells[1]
            assert isinstance(side, Plain)
            told[node.path] = side.words
    assert told == {
        "old.log": "line 1",
        ".env": "a secret?",
        ".DS_Store": "litter",
        "__pycache__": "a cache",
    }


def test_a_secret_that_is_left_out_is_a_problem_that_leads_to_its_row(
    qtbot: QtBot, page: DraftPage, folder: Path
) -> None:
    for name in (".DS_Store", ".env"):
        (folder / name).write_text("x", "utf-8")
    page.contents.filter.open()
    page.contents.filter.field.edit.setText("a.onnx")
    page.state.look_again()
    words = "Note: .env looks like a secret and is left out."

    def problem() -> QWidget | None:
        rows = page.problems.findChildren(QWidget)
        return next((each for each in rows if each.accessibleName() == words), None)

    qtbot.waitUntil(lambda: problem() is not None, timeout=30_000)
    found = problem()
    assert found is not None
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Return)
    index = page.contents.tree.currentIndex()
    assert page.contents.model.node(index).path == ".env"
    qtbot.waitUntil(page.contents.tree.hasFocus, timeout=30_000)
    assert page.contents.tree.isExpanded(index.parent())


@pytest.mark.parametrize("hidden", [False, True])
def test_a_file_that_may_hold_a_secret_is_asked_about_and_stays_marked(
    qtbot: QtBot, page: DraftPage, folder: Path, *, hidden: bool
) -> None:
    (folder / ".env").write_text("HF_TOKEN=none\n", "utf-8")
    (folder / ".kitignore").write_text("*.log\n" + (".env\n" if hidden else ""), "utf-8")
    page.state.look_again()
    group = "Ignored 2" if hidden else "Left out 1"
    qtbot.waitUntil(lambda: group in rows(page), timeout=30_000)
    before = page.kitfile.edit.content(), page.state.ignore
    choose(page, row(page, group, ".env"))
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_Space)
    dialog = asked(qtbot, page)
    assert ".env" in dialog.names.text()
    assert page.focusWidget() is not dialog.take
    qtbot.keyClick(dialog.leave, Qt.Key.Key_Space)
    gone(qtbot, page)
    assert (page.kitfile.edit.content(), page.state.ignore) == before
    qtbot.keyClick(page.contents.tree, Qt.Key.Key_Space)
    asked(qtbot, page).take.click()
    qtbot.waitUntil(lambda: ".env" in page.kitfile.edit.content(), timeout=30_000)
    settled(qtbot, page)
    entry = page.contents.model.node(row(page, ".env")).cells[0]
    assert isinstance(entry, Entry)
    assert (entry.icon, entry.note) == (Icon.WARN, "may hold a secret")
    spoken = row(page, ".env").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "included; may hold a secret" in spoken
    page.work.undo()
    settled(qtbot, page)
    assert (page.kitfile.edit.content(), page.state.ignore) == before


def test_a_secret_in_the_kit_is_marked_whoever_wrote_it_there(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    (folder / "weights/.env").write_text("HF_TOKEN=none\n", "utf-8")
    page.state.look_again()
    words = "1 of them may hold a secret"
    qtbot.waitUntil(lambda: words in page.contents.foot.accessibleName(), timeout=30_000)
    assert is_secret(page.contents.model.node(row(page, "weights", ".env")))
    assert not is_secret(page.contents.model.node(row(page, "weights", "a.onnx")))


def test_a_draft_may_be_closed_before_what_was_carried_out_is_told(qtbot: QtBot, page: DraftPage) -> None:
    page.work.wish(Wish(Verb.HIDE, (Target("README.md"),)))
    thread = page.work._jobs["wish"]._thread
    assert thread is not None
    thread.join(30)  # it is done, and nobody was told of it yet
    with qtbot.captureExceptions() as caught:
        page.state.close()
        qtbot.waitUntil(lambda: "wish" not in page.work._jobs)
    assert not caught
