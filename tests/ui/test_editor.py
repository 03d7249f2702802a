"""The editor of a Kitfile under real keys: what is typed, folded, completed, explained, mended and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.model.finding import Edit, Finding, Fix, Mark, Severity
from kitstudio.ui.actions import acts_of
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.editor.kitfile_pane import KitfilePane
from kitstudio.ui.editor.unseen import as_it_is
from kitstudio.ui.theme import Appearance, Choice, T
from kitstudio.ui.widgets.buttons import Button

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
TEXT = """\
manifestVersion: 1.0.0
package:
  name: tiny
  license: MIT
datasets:
  - name: one
    path: data/one.csv

  - name: two
    path: data/two.csv
docs:
- path: README.md
"""


@pytest.fixture
def pane(qtbot: QtBot) -> KitfilePane:
    made = KitfilePane()
    qtbot.addWidget(made)
    made.resize(460, 420)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.edit.load(TEXT)
    made.edit.setFocus()
    return made


def at(edit: KitfileEdit, line: int, column: int, to: tuple[int, int] | None = None) -> None:
    """Put the cursor at a place, or select up to another."""
    edit.go_to(line, column)
    if to is not None:
        cursor = edit.textCursor()
        block = edit.document().findBlockByNumber(to[0] - 1)
        cursor.setPosition(block.position() + to[1] - 1, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)


def lines(edit: KitfileEdit) -> list[str]:
    return edit.content().split("\n")


def end(edit: KitfileEdit, line: int) -> None:
    at(edit, line, 1000)


# ---- manners


def test_return_keeps_the_indentation_and_goes_deeper_behind_a_colon(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    end(edit, 3)
    qtbot.keyClick(edit, KEY.Key_Return)
    qtbot.keyClicks(edit, "version: 1")
    assert lines(edit)[3] == "  version: 1"
    end(edit, 2)
    qtbot.keyClick(edit, KEY.Key_Return)
    assert lines(edit)[2] == "  "


def test_return_continues_lists(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    end(edit, 6)
    qtbot.keyClick(edit, KEY.Key_Return)
    assert lines(edit)[6] == "    "  # beside name, in the same entry
    edit.load("package:\n  authors:\n    - Ann\n")
    end(edit, 3)
    qtbot.keyClick(edit, KEY.Key_Return)
    qtbot.keyClicks(edit, "Bo")
    assert lines(edit)[3] == "    - Bo"
    qtbot.keyClick(edit, KEY.Key_Return)
    qtbot.keyClick(edit, KEY.Key_Return)
    assert lines(edit)[4] == ""  # an empty entry ends the list


def test_tab_indents_and_backspace_takes_a_step_back(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    at(edit, 3, 1, (5, 1))
    qtbot.keyClick(edit, KEY.Key_Tab)
    assert lines(edit)[2:5] == ["    name: tiny", "    license: MIT", "datasets:"]
    qtbot.keyClick(edit, KEY.Key_Backtab)
    assert edit.content() == TEXT
    edit.undo()
    assert lines(edit)[2:4] == ["    name: tiny", "    license: MIT"]
    edit.undo()
    assert edit.content() == TEXT
    at(edit, 3, 3)
    qtbot.keyClick(edit, KEY.Key_Backspace)
    assert lines(edit)[2] == "name: tiny"


def test_tab_is_no_trap(pane: KitfilePane, qtbot: QtBot) -> None:
    qtbot.keyClick(pane.edit, KEY.Key_Escape)
    qtbot.keyClick(pane.edit, KEY.Key_Tab)
    assert QGuiApplication.focusObject() is not pane.edit
    assert pane.edit.content() == TEXT


def test_lines_become_comments_and_lines_again(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    at(edit, 6, 1, (8, 1))
    qtbot.keyClick(edit, KEY.Key_Slash, CTRL)
    assert lines(edit)[5:7] == ["  # - name: one", "  #   path: data/one.csv"]
    qtbot.keyClick(edit, KEY.Key_Slash, CTRL)
    assert edit.content() == TEXT


def test_lines_move_with_their_selection(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    at(edit, 4, 5)
    qtbot.keyClick(edit, KEY.Key_Up, ALT)
    assert lines(edit)[2:4] == ["  license: MIT", "  name: tiny"]
    assert edit.mark() == Mark(3, 5)
    qtbot.keyClick(edit, KEY.Key_Down, ALT)
    assert edit.content() == TEXT
    at(edit, 1, 1)
    qtbot.keyClick(edit, KEY.Key_Up, ALT)
    assert edit.content() == TEXT


def test_a_line_that_passes_its_like_takes_the_cursor_along_and_is_no_step_to_take_back(
    pane: KitfilePane, qtbot: QtBot
) -> None:
    edit = pane.edit
    edit.load("a: 1\na: 1\nb: 2\n")
    at(edit, 1, 3)
    qtbot.keyClick(edit, KEY.Key_Down, ALT)
    assert edit.mark() == Mark(2, 3)
    assert not edit.document().isUndoAvailable()
    qtbot.keyClick(edit, KEY.Key_Down, ALT)
    assert edit.content() == "a: 1\nb: 2\na: 1\n"
    assert edit.mark() == Mark(3, 3)
    assert edit.document().isUndoAvailable()


def test_a_whole_line_stays_selected_when_it_becomes_the_last(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.load("a: 1\nb: 2")
    at(edit, 1, 1, to=(2, 1))
    qtbot.keyClick(edit, KEY.Key_Down, ALT)
    assert edit.content() == "b: 2\na: 1"
    assert edit.textCursor().selectedText() == "a: 1"


def test_brackets_and_quotes_come_in_pairs_where_a_value_begins(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.load("authors: \nname: it")
    end(edit, 1)
    qtbot.keyClicks(edit, '["Ann"]')
    end(edit, 2)
    qtbot.keyClicks(edit, "'s")
    assert edit.content() == 'authors: ["Ann"]\nname: it\'s'


def test_what_is_pasted_is_words_and_nothing_else(pane: KitfilePane) -> None:
    mime = QMimeData()
    mime.setHtml("<b>no</b>")
    mime.setText("# a\r\n\tb: 1\r\n")
    at(pane.edit, 1, 1)
    pane.edit.insertFromMimeData(mime)
    assert lines(pane.edit)[:3] == ["# a", "  b: 1", "manifestVersion: 1.0.0"]


# ---- one document


def test_replaced_content_is_one_step_and_leaves_the_cursor(pane: KitfilePane) -> None:
    edit = pane.edit
    at(edit, 3, 9)
    edit.replace_content(TEXT.replace("two", "2 é \U0001d4b3").replace("README", "READ"))
    assert edit.mark() == Mark(3, 9)
    edit.undo()
    assert edit.content() == TEXT
    edit.redo()
    assert "2 é \U0001d4b3.csv" in edit.content()
    edit.replace_content(TEXT + "x: 1\n")
    assert edit.content() == TEXT + "x: 1\n"


def test_what_is_replaced_inside_a_step_of_another_is_told_as_it_is(pane: KitfilePane) -> None:
    edit = pane.edit
    told: list[str] = []
    edit.edited.connect(told.append)
    cursor = QTextCursor(edit.document())
    edit.content()
    cursor.beginEditBlock()
    edit.replace_content(TEXT + "a: 1\n")
    edit.replace_content(TEXT + "a: 1\nb: 2\n")
    cursor.endEditBlock()
    assert told == [TEXT + "a: 1\nb: 2\n"]
    assert edit.content() == told[0]
    edit.undo()
    assert edit.content() == TEXT


LONG = "docs:\n" + "".join(f"  - path: part-{number:05}.txt  # number {number}\n" for number in range(9_000))


def test_a_long_text_comes_in_pieces_and_is_whole_all_the_same(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    told: list[str] = []
    edit.edited.connect(told.append)
    edit.load(LONG)
    assert edit.content() == LONG
    assert edit.blockCount() < 9_002
    assert edit.isReadOnly()  # what is typed now would stand in the wrong place
    edit.go_to(9_000, 3)
    edit.show_findings([Finding("x", Severity.ERROR, "No.", mark=Mark(9_000, 5))])
    qtbot.waitUntil(lambda: not edit.isReadOnly(), timeout=5000)
    assert edit.mark() == Mark(9_000, 3)
    assert list(edit.visible_waves()) == [8_999]
    assert edit.content() == LONG
    assert edit.raw() == LONG
    edit.undo()
    assert edit.content() == LONG  # loading is no step
    assert told == []
    qtbot.keyClicks(edit, "#")
    assert len(told) == 1


def test_a_long_text_that_is_replaced_while_it_comes_is_the_new_one(pane: KitfilePane) -> None:
    edit = pane.edit
    edit.load(LONG)
    edit.replace_content(LONG + "x: 1\n")
    assert edit.content() == LONG + "x: 1\n"
    edit.undo()
    assert edit.content() == LONG
    edit.load(TEXT)
    assert edit.content() == edit.raw() == TEXT


def test_line_ends_of_the_file_are_kept_through_edits(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, content = pane.edit, "\ufeff" + TEXT.replace("\n", "\r\n")
    edit.load(content)
    end(edit, 4)
    qtbot.keyClick(edit, KEY.Key_Return)
    qtbot.keyClicks(edit, "version: 2")
    assert edit.content() == content.replace("MIT\r\n", "MIT\r\n  version: 2\r\n")
    edit.replace_content(content)
    assert edit.content() == content


def test_the_path_of_the_cursor(pane: KitfilePane) -> None:
    at(pane.edit, 10, 12)
    assert pane.edit.cursor_path() == ("datasets", 1, "path")
    at(pane.edit, 12, 10)
    assert pane.edit.cursor_path() == ("docs", 0, "path")


# ---- folds


def shown(edit: KitfileEdit) -> list[int]:
    blocks = (edit.document().findBlockByNumber(number) for number in range(edit.blockCount()))
    return [block.blockNumber() + 1 for block in blocks if block.isVisible()]


def test_sections_fold_by_key_and_by_arrow(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    everything = list(range(1, 14))
    at(edit, 7, 8)
    qtbot.keyClick(edit, KEY.Key_BracketLeft, CTRL | SHIFT)
    assert shown(edit) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]
    at(edit, 6, 1)
    qtbot.keyClick(edit, KEY.Key_BracketRight, CTRL | SHIFT)
    assert shown(edit) == everything
    edit.grab()
    box = next(box for block, box in edit.visible_blocks() if block.blockNumber() == 4)
    arrow = QPoint(edit._gutter.width() - 14, round(box.center().y()) + edit.TOP)
    qtbot.mouseClick(edit._gutter, Qt.MouseButton.LeftButton, pos=arrow)
    assert shown(edit) == [1, 2, 3, 4, 5, 11, 12, 13]
    qtbot.mouseClick(edit._gutter, Qt.MouseButton.LeftButton, pos=arrow)
    assert shown(edit) == everything


def test_what_is_folded_opens_when_the_cursor_goes_there_and_stays_folded_through_edits(
    pane: KitfilePane, qtbot: QtBot
) -> None:
    edit = pane.edit
    edit.folds.fold_all()
    assert shown(edit) == [1, 2, 5, 11, 13]  # lists fold at the column of their key too
    end(edit, 1)
    qtbot.keyClick(edit, KEY.Key_Return)
    qtbot.keyClicks(edit, "x: 1")
    assert shown(edit) == [1, 2, 3, 6, 12, 14]
    edit.replace_content(
        edit.content().replace("    path: data/two.csv\n", "    path: data/two.csv\n    license: MIT\n")
    )
    assert shown(edit) == [1, 2, 3, 6, 13, 15]
    edit.go_to(8)
    assert 8 in shown(edit)
    edit.folds.unfold_all()
    assert len(shown(edit)) == edit.blockCount()


def test_what_is_folded_is_not_scrolled_over(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.load("".join(f"key{at}:\n" + "  a: 1\n" * 20 for at in range(10)))
    edit.go_to(205)
    bar = edit.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 100)
    edit.folds.fold_all()
    assert bar.maximum() == 0
    assert edit.firstVisibleBlock().blockNumber() == 0
    edit.folds.unfold_all()
    assert bar.maximum() > 100


# ---- bars, waves, colours


def test_bars_say_what_is_not_saved(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.show_saved(TEXT)
    assert edit.bars.lines == {}
    edit.replace_content(TEXT.replace("tiny", "small").replace("docs:\n", "x: 1\ndocs:\n").replace("\n\n", "\n"))
    qtbot.waitUntil(lambda: bool(edit.bars.lines))
    assert edit.bars.lines == {2: "changed", 7: "removed", 9: "added"}
    edit.show_saved(edit.content())
    assert edit.bars.lines == {}


def colours(edit: KitfileEdit, line: int) -> set[str]:
    edit.grab()
    formats = edit.document().findBlockByNumber(line - 1).layout().formats()
    return {each.format.foreground().color().name() for each in formats}


def test_colours_follow_what_is_typed_and_the_theme(pane: KitfilePane, appearance: Appearance, qtbot: QtBot) -> None:
    edit = pane.edit
    assert colours(edit, 3) == {T["codeKey"].name(), T["codeString"].name()}
    assert colours(edit, 12) == {T["codeKey"].name(), T["codeString"].name()}  # a key behind a dash is one
    end(edit, 2)
    qtbot.keyClicks(edit, " |")
    assert colours(edit, 3) == {T["codeString"].name()}  # now a text of many lines
    before = edit.content()
    appearance.choose(Choice.DARK)
    assert T["codeKey"].name() in colours(edit, 1)
    assert edit.content() == before
    edit.undo()
    assert edit.content() == TEXT  # colours are no step


FINDING = Finding(
    "path-missing",
    Severity.ERROR,
    "{path} is not in this folder.",
    {"path": "data/two.csv"},
    ("datasets", 1, "path"),
    Mark(10, 11),
    (Fix("Change to data/one.csv", (Edit("set", ("datasets", 1, "path"), "data/one.csv"),)),),
)


def colouring(edit: KitfileEdit) -> list[list[tuple[int, int]]]:
    """Where each colour of each line begins, and how far it goes, once all that is shown was painted."""
    edit.grab()
    document = edit.document()
    blocks = [document.findBlockByNumber(at) for at in range(document.blockCount())]
    return [[(each.start, each.length) for each in block.layout().formats()] for block in blocks]


def test_colours_are_as_before_once_a_line_was_taken_back(pane: KitfilePane) -> None:
    edit = pane.edit
    before, content = colouring(edit), edit.content()
    for line in range(1, content.count("\n")):
        lines = content.split("\n")
        lines.insert(line, "  version: 1")
        edit.replace_content("\n".join(lines))
        assert colouring(edit) != before
        edit.undo()
        assert colouring(edit) == before
        edit.redo()
        edit.undo()
        assert colouring(edit) == before


def test_a_wave_moves_with_its_word(pane: KitfilePane, qtbot: QtBot) -> None:
    pane.edit.show_findings([FINDING])
    assert list(pane.edit.visible_waves()) == [9]
    end(pane.edit, 1)
    qtbot.keyClick(pane.edit, KEY.Key_Return)
    assert list(pane.edit.visible_waves()) == [10]


# ---- help


def test_a_finding_is_explained_by_key_with_its_fix(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.show_findings([FINDING])
    at(edit, 10, 13)
    qtbot.keyClick(edit, KEY.Key_F1, CTRL)
    popup = edit.explanation.popup
    assert popup.isVisible()
    assert "data/two.csv is not in this folder." in popup.accessibleDescription()
    assert "File or folder" in popup.accessibleDescription()
    [button] = popup.findChildren(Button)
    with qtbot.waitSignal(pane.mend_asked) as asked:
        button.click()
    assert asked.args == [FINDING.fixes[0].edits]
    assert not popup.isVisible()


def test_the_mouse_asks_by_resting_and_leaves_by_moving_on(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.show_findings([FINDING])
    at(edit, 10, 13)
    spot = edit.cursorRect().center()
    at(edit, 1, 1)
    edit.verticalScrollBar().setValue(0)
    inside = edit.viewport().mapToParent(spot)
    QApplication.sendEvent(edit, QHelpEvent(QEvent.Type.ToolTip, inside, edit.mapToGlobal(inside)))
    popup = edit.explanation.popup
    assert popup.isVisible()
    assert "data/two.csv is not in this folder." in popup.accessibleDescription()
    qtbot.mouseMove(edit.viewport(), spot + QPoint(3, 1))
    assert popup.isVisible()
    qtbot.mouseMove(edit.viewport(), QPoint(spot.x(), 5))
    qtbot.waitUntil(lambda: not popup.isVisible())


def test_a_meaning_is_explained_and_goes_with_the_next_key(pane: KitfilePane, qtbot: QtBot) -> None:
    at(pane.edit, 4, 4)
    qtbot.keyClick(pane.edit, KEY.Key_F1, CTRL)
    assert "SPDX" in pane.edit.explanation.popup.accessibleDescription()
    qtbot.keyClick(pane.edit, KEY.Key_Right)
    assert not pane.edit.explanation.popup.isVisible()


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_Period, CTRL), (KEY.Key_Return, ALT)])
def test_fixes_are_listed_by_key(pane: KitfilePane, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    edit = pane.edit
    edit.show_findings([FINDING])
    at(edit, 10, 13)
    qtbot.keyClick(edit, key, held)
    button = QGuiApplication.focusObject()
    assert isinstance(button, Button)
    assert button.text() == "Change to data/one.csv"
    with qtbot.waitSignal(pane.mend_asked):
        qtbot.keyClick(button, KEY.Key_Space)
    assert QGuiApplication.focusObject() is edit


def test_fixes_are_left_without_a_change_and_none_is_said(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.show_findings([FINDING])
    at(edit, 10, 13)
    qtbot.keyClick(edit, KEY.Key_Period, CTRL)
    button = QGuiApplication.focusObject()
    assert isinstance(button, Button)
    qtbot.keyClick(button, KEY.Key_Down)
    qtbot.keyClick(button, KEY.Key_Escape)
    assert QGuiApplication.focusObject() is edit
    assert not edit.explanation.popup.isVisible()
    at(edit, 1, 1)
    qtbot.keyClick(edit, KEY.Key_Period, CTRL)
    assert edit.explanation.popup.accessibleDescription() == "Nothing to mend in this line"


# ---- completion


def offered(qtbot: QtBot, edit: KitfileEdit) -> list[str]:
    qtbot.waitUntil(lambda: edit.completion.popup.isVisible() and not edit.completion._pause.isActive())
    return edit.completion.labels


def test_keys_are_completed_while_typing(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    end(edit, 4)
    qtbot.keyClick(edit, KEY.Key_Return)
    qtbot.keyClicks(edit, "de")
    assert offered(qtbot, edit) == ["description"]
    qtbot.keyClick(edit, KEY.Key_Return)
    assert lines(edit)[4] == "  description: "
    assert not edit.completion.popup.isVisible()
    edit.undo()
    assert lines(edit)[4] == "  de"


def test_the_list_is_walked_by_key_and_says_what_each_means(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    end(edit, 13)
    qtbot.keyClick(edit, KEY.Key_Space, CTRL)
    assert offered(qtbot, edit)[0] == "model"
    qtbot.keyClick(edit, KEY.Key_Down)
    qtbot.keyClick(edit, KEY.Key_Up)
    assert "The model" in edit.completion._list.accessibleDescription()
    qtbot.keyClick(edit, KEY.Key_Up)  # round
    qtbot.keyClick(edit, KEY.Key_Escape)
    assert edit.content() == TEXT
    assert not edit.completion.popup.isVisible()


def test_files_and_licences_are_completed(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    edit.offer_files(["data/one.csv", "data/three.csv", "README.md"])
    at(edit, 10, 11, (10, 23))
    qtbot.keyClicks(edit, "th")
    assert offered(qtbot, edit) == ["data/three.csv"]
    qtbot.keyClick(edit, KEY.Key_Tab)
    assert lines(edit)[9] == "    path: data/three.csv"
    at(edit, 4, 12, (4, 15))
    qtbot.keyClicks(edit, "MIT OR apa")
    assert offered(qtbot, edit)[0] == "Apache-2.0"
    qtbot.keyClick(edit, KEY.Key_Return)
    assert lines(edit)[3] == "  license: MIT OR Apache-2.0"


def test_the_list_is_gone_when_the_keyboard_is(pane: KitfilePane, qtbot: QtBot) -> None:
    edit = pane.edit
    end(edit, 13)
    qtbot.keyClick(edit, KEY.Key_Space, CTRL)
    assert offered(qtbot, edit)
    qtbot.keyClick(edit, KEY.Key_F, CTRL)
    assert not edit.completion.popup.isVisible()


# ---- find


def test_search_counts_goes_round_and_comes_back(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, bar = pane.edit, pane.find_bar
    at(edit, 1, 1)
    qtbot.keyClick(edit, KEY.Key_F, CTRL)
    qtbot.keyClicks(bar.field.edit, "PATH:")
    assert bar.count.content == "1 of 3"
    qtbot.keyClick(bar.field.edit, KEY.Key_Return)
    assert bar.count.content == "2 of 3"
    qtbot.keyClick(bar.field.edit, KEY.Key_F3)
    qtbot.keyClick(bar.field.edit, KEY.Key_F3)
    assert bar.count.content == "1 of 3"
    qtbot.keyClick(bar.field.edit, KEY.Key_F3, SHIFT)
    assert bar.count.content == "3 of 3"
    bar.case.click()
    assert bar.count.content == "Not found"
    qtbot.keyClick(bar.field.edit, KEY.Key_Escape)
    assert QGuiApplication.focusObject() is edit
    assert not bar.isVisible()


def test_all_is_replaced_in_one_step_with_groups_of_a_pattern(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, bar = pane.edit, pane.find_bar
    edit.load("a: \U0001d4b3 one\nb: \U0001d4b3 two\n")
    qtbot.keyClick(edit, KEY.Key_H, CTRL)
    bar.pattern.click()
    bar.field.edit.setText(r"(\w): (.) (\w+)")
    bar.instead.edit.setText(r"\1: $3 \2 $$")
    bar.all.click()
    assert edit.content() == "a: one \U0001d4b3 $\nb: two \U0001d4b3 $\n"
    edit.undo()
    assert edit.content() == "a: \U0001d4b3 one\nb: \U0001d4b3 two\n"


def test_a_line_that_turns_its_letters_round_is_written_out_beside_itself(pane: KitfilePane) -> None:
    edit = pane.edit

    def painted() -> bool:
        image, ink = edit.viewport().grab().toImage(), T["state.warn.strong"].rgb()
        return any(image.pixelColor(x, y).rgb() == ink for y in range(60) for x in range(image.width()))

    edit.load('path: "evil_png.exe"  # \u00e9\u00a0\t\u0627\n')
    assert not painted()
    edit.load('path: "evil\u202egnp.exe"\n')
    assert painted()
    assert edit.content() == 'path: "evil\u202egnp.exe"\n'
    assert as_it_is(edit.textCursor().block().text()) == r'path: "evil\u202egnp.exe"'
    assert as_it_is("description: it is a long line\u200bof words") == r"…t is a long line\u200bof words"


def test_hundreds_of_places_are_replaced_at_once_and_the_view_stays(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, bar = pane.edit, pane.find_bar
    content = "a:\r\n" + "  \U0001d4b3some: words and some more\r\n" * 300
    edit.load(content)
    edit.show_findings([Finding("x", Severity.ERROR, "Wrong.", mark=Mark(150, 3))])
    at(edit, 152, 4)
    view, anchor = edit.verticalScrollBar().value(), edit.textCursor().blockNumber()
    qtbot.keyClick(edit, KEY.Key_H, CTRL)
    bar.field.edit.setText("some")
    at(edit, 152, 4)
    edit.verticalScrollBar().setValue(view)
    bar.instead.edit.setText("W")
    bar.all.click()
    assert edit.content() == content.replace("some", "W")
    assert not edit.waves, "what is marked in the text would be moved with every place"
    assert edit.textCursor().blockNumber() == anchor
    assert edit.verticalScrollBar().value() == view
    qtbot.waitUntil(lambda: bar.count.content == "Not found")
    edit.show_findings([Finding("x", Severity.ERROR, "Wrong.", mark=Mark(line, 3)) for line in range(2, 300)])
    edit.undo()
    assert edit.content() == content
    assert not edit.waves
    edit.show_findings([Finding("x", Severity.ERROR, "Wrong.", mark=Mark(2, 3))])
    edit.redo()
    assert edit.waves, "a few go along"


def test_one_is_replaced_and_the_next_is_shown(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, bar = pane.edit, pane.find_bar
    at(edit, 1, 1)
    qtbot.keyClick(edit, KEY.Key_H, CTRL)
    qtbot.keyClicks(bar.field.edit, "name")
    bar.instead.edit.setText("title")
    bar.instead.edit.setFocus()
    qtbot.keyClick(bar.instead.edit, KEY.Key_Return)
    assert edit.content() == TEXT.replace("name", "title", 1)
    assert edit.mark().line == 6


def test_a_pattern_that_cannot_be_read_or_tries_for_ever_is_told(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, bar = pane.edit, pane.find_bar
    edit.load("x: " + "a" * 4000 + "b\n")
    qtbot.keyClick(edit, KEY.Key_F, CTRL)
    bar.pattern.click()
    bar.field.edit.setText("(")
    assert bar.count.content == "This pattern cannot be read"
    bar.field.edit.setText("(a+)+$")
    assert bar.count.content == "Not found"


def test_go_to_a_line_and_back(pane: KitfilePane, qtbot: QtBot) -> None:
    edit, bar = pane.edit, pane.line_bar
    at(edit, 2, 3)
    qtbot.keyClick(edit, KEY.Key_G, CTRL)
    qtbot.keyClicks(bar.field.edit, "9")
    assert edit.mark().line == 9
    qtbot.keyClick(bar.field.edit, KEY.Key_Escape)
    assert edit.mark() == Mark(2, 3)
    qtbot.keyClick(edit, KEY.Key_G, CTRL)
    qtbot.keyClicks(bar.field.edit, "10")
    qtbot.keyClick(bar.field.edit, KEY.Key_Return)
    assert edit.mark().line == 10
    assert QGuiApplication.focusObject() is edit


def test_every_act_is_listed_and_every_part_has_a_name(pane: KitfilePane) -> None:
    words = [act.text() for act in acts_of(pane)]
    assert {"Find…", "Replace…", "Go to line…", "Explain what stands here"} <= set(words)
    pane.find_bar.open_replace()
    pane.line_bar.ask()
    for part in pane.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.focusProxy():
            assert part.accessibleName() or part.parentWidget() is not pane, part
