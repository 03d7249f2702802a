"""Tab follows the page as it is read, whatever was made when."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.layout import col, row, scrolling, wrap
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_problems import _Problem
from kitstudio.ui.tab_order import ReadInOrder
from tests.support.source import ROOT
from tests.ui.library_room import make_context

KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: wieghts\ndocs:\n  - path: README.md\n  - path: README.md\n"


def page(qtbot: QtBot, *parts: QWidget) -> tuple[ReadInOrder, QVBoxLayout]:
    made = ReadInOrder()
    box = col(*parts)
    made.setLayout(box)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made, box


def round_trip(qtbot: QtBot, start: QWidget, key: Qt.Key) -> list[str]:
    """What is passed until the keyboard is where it was."""
    start.setFocus()
    passed = []
    for _stop in range(50):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.objectName())
        qtbot.keyClick(focus, key)
        if QApplication.focusWidget() is start:
            return passed
    raise AssertionError(passed)


def stop(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def test_what_was_made_late_is_passed_where_it_stands(qtbot: QtBot) -> None:
    first, last = stop("first"), stop("last")
    _page, box = page(qtbot, first, last)
    late = wrap(row(stop("left"), stop("right")))
    box.insertWidget(1, late)
    qtbot.waitUntil(late.isVisible)
    assert round_trip(qtbot, first, Qt.Key.Key_Tab) == ["first", "left", "right", "last"]
    assert round_trip(qtbot, first, Qt.Key.Key_Backtab) == ["first", "last", "right", "left"]


def test_panes_are_passed_one_after_the_other_and_what_cannot_be_used_not_at_all(qtbot: QtBot) -> None:
    panes, hidden, idle, out = QSplitter(), stop("hidden"), stop("idle"), QPushButton("never by Tab")
    right = scrolling(wrap(col(stop("c"), stop("d"))))
    right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    panes.addWidget(right)
    panes.insertWidget(0, wrap(col(stop("a"), hidden, idle, out, stop("b"))))
    hidden.hide()
    idle.setEnabled(False)
    out.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    foot = stop("foot")
    page(qtbot, panes, foot)
    assert round_trip(qtbot, foot, Qt.Key.Key_Tab) == ["foot", "a", "b", "c", "d"]
    assert round_trip(qtbot, foot, Qt.Key.Key_Backtab) == ["foot", "d", "c", "b", "a"]


def test_the_only_stop_keeps_the_keyboard(qtbot: QtBot) -> None:
    only = stop("only")
    page(qtbot, only)
    assert round_trip(qtbot, only, Qt.Key.Key_Tab) == ["only"]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return make_context(tmp_path)


def test_problems_and_their_fixes_follow_each_other(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    (folder / "weights").mkdir(parents=True)
    for name, content in (("weights/a.bin", "a"), ("README.md", "b"), ("Kitfile", KITFILE)):
        (folder / name).write_text(content)
    desk = Desk(context, tmp_path)
    draft = DraftPage(context, desk.runner, folder, reader=desk.reader)
    window, _box = page(qtbot, draft)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: draft.state.checked and not draft.state.busy)
    qtbot.waitUntil(lambda: len(rows(draft)) == 2)
    draft.problems.enter()
    passed = []
    for _stop in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.accessibleName().partition(" ")[0])
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == ["Error:", "Change", "Error:", "Remove"]
    first, second = rows(draft)
    first.setFocus()
    for key, expected in ((Qt.Key.Key_Down, second), (Qt.Key.Key_Down, second), (Qt.Key.Key_Up, first)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is expected
    draft.state.close()
    desk.close()
    qtbot.waitUntil(lambda: not desk.reader.active and not desk.runner.active)


def rows(draft: DraftPage) -> list[_Problem]:
    return [each for each in draft.problems.findChildren(_Problem) if each.isVisible()]


def test_no_part_of_the_window_asks_a_layout_for_its_items() -> None:
    """PySide keeps `itemAt`'s answers beyond the life of what they stand for; closing a page then ends the process."""
    asking = [path.name for path in (ROOT / "kitstudio").rglob("*.py") if ".itemAt(" in path.read_text("utf-8")]
    assert asking == []
