"""What is typed in a field and cannot be written: it stays there while the keyboard does, whatever else is done."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.form.fields import FieldBox
from kitstudio.ui.pages.draft_leaving import Leave
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.sheets.decision import Decision
from tests.ui.draft_stand import opened, settled

KITFILE = """\
manifestVersion: 1.0.0
package:
  ? name
  : tiny
  description: x
model:
  path: model.bin
"""
TYPED = "a long new name"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "model.bin").write_text("x")
    (root / "Kitfile").write_text(KITFILE)
    return root


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, folder: Path, tmp_path: Path) -> DraftPage:
    here = tmp_path / "here"
    context = Context(store_path=here / "store", cache_path=here / "cache", kitops_home=here / "kitops", now=time.time)
    page = opened(qtbot, context, runner, folder)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.kitfile.edit.appendPlainText("# mine")
    settled(qtbot, page)
    return page


def typed_in(qtbot: QtBot, page: DraftPage) -> FieldBox:
    """The field of the name, in which something was typed that its key has no room for."""
    page.form.form.go_to(("package", "name"))
    field = page.form.form.fields["package", "name"]
    field.control.edit.selectAll()
    qtbot.keyClicks(field.control.edit, TYPED)
    assert page.form.refused.isVisible()
    return field


def test_what_is_refused_stays_in_its_field_when_the_rest_is_saved(qtbot: QtBot, page: DraftPage, folder: Path) -> None:
    field = typed_in(qtbot, page)
    page.form.refused.hide()
    qtbot.keyClick(field.control.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.state.edited and not page.state.busy)
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == KITFILE + "\n# mine"
    assert field.shown == TYPED
    assert page.form.refused.isVisible(), "it is told again that this is not saved"
    page.state.look_again()
    settled(qtbot, page)
    assert field.shown == TYPED
    page.kitfile.edit.setFocus()
    assert field.shown == "tiny"


def test_one_step_back_takes_what_is_refused_and_nothing_else(qtbot: QtBot, page: DraftPage) -> None:
    field = typed_in(qtbot, page)
    qtbot.keyClick(field.control.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.shown == "tiny"
    assert page.kitfile.edit.content() == KITFILE + "\n# mine"
    qtbot.keyClick(field.control.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.kitfile.edit.content() == KITFILE


@pytest.mark.parametrize(("words", "goes"), [("Keep editing", False), ("Save", False), ("Discard edits", True)])
def test_a_draft_with_nothing_but_what_is_refused_is_not_closed_unasked(
    qtbot: QtBot, page: DraftPage, words: str, *, goes: bool
) -> None:
    page.kitfile.edit.undo()
    settled(qtbot, page)
    field = typed_in(qtbot, page)
    assert not page.state.edited
    asked: list[str] = []

    def answer() -> None:
        dialog = page.findChild(Decision)
        assert dialog is not None
        asked.append(dialog.words)
        next(each for each in dialog.acts if each.text() == words).click()

    QTimer.singleShot(0, page, answer)
    assert Leave(page, DraftPage.update).may_go([page]) is goes
    assert len(asked) == 1
    assert field.shown == TYPED
    assert page.unsaved
