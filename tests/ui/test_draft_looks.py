"""A look at the folder gives back nothing that was taken back, and takes nothing of what is there from the person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_views import View
from tests.ui.draft_stand import opened, settled
from tests.ui.safety_stand import KITFILE, context_in, folder_in

LONG = KITFILE + "".join(f"# remark {number}\n" for number in range(400))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_in(tmp_path)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = context_in(tmp_path)
    yield made
    assert made.recovery is not None
    made.recovery.close()


def looked(qtbot: QtBot, page: DraftPage) -> None:
    """Look at the folder, as when the window comes to the front."""
    before = page.state.draft
    page.state.look_again()
    qtbot.waitUntil(lambda: not page.state.busy and page.state.draft is not before)
    settled(qtbot, page)


# ---- what a look at a folder that did not change takes away


def test_undo_survives_a_save_and_a_look(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE + "# mine")
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == KITFILE + "# mine")
    settled(qtbot, page)
    looked(qtbot, page)
    page.work.undo()
    assert page.kitfile.edit.content() == KITFILE
    settled(qtbot, page)
    assert page.state.edited


def test_redo_survives_a_look(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE + "# mine")
    settled(qtbot, page)
    page.work.undo()
    settled(qtbot, page)
    looked(qtbot, page)
    page.work.redo()
    assert page.kitfile.edit.content() == KITFILE + "# mine"
    settled(qtbot, page)


def test_cursor_and_view_stay_where_they_are_in_a_look(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text(LONG)
    page = opened(qtbot, context, runner, folder)
    page.views.choose(View.TEXT)
    edit = page.kitfile.edit
    edit.go_to(220)
    top = edit.verticalScrollBar().value()
    assert top
    looked(qtbot, page)
    assert (edit.textCursor().blockNumber(), edit.verticalScrollBar().value()) == (219, top)


def test_undo_survives_rules_that_another_program_wrote(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE + "# mine")
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == KITFILE + "# mine")
    settled(qtbot, page)
    (folder / ".kitignore").write_text("*.log\n")
    qtbot.waitUntil(lambda: page.state.ignore == "*.log\n")
    settled(qtbot, page)
    assert page.contents.rules.edit.content() == "*.log\n"
    page.work.undo()
    assert page.kitfile.edit.content() == KITFILE
    settled(qtbot, page)


def test_rules_keep_their_way_back_in_a_look(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    (folder / ".kitignore").write_text("a\n")
    page = opened(qtbot, context, runner, folder)
    page.work.take_step((KITFILE, "a\n"), (KITFILE, "a\nb\n"))
    settled(qtbot, page)
    looked(qtbot, page)
    assert page.state.ignore == page.contents.rules.edit.content() == "a\nb\n"
    page.work.undo()
    assert page.state.ignore == page.contents.rules.edit.content() == "a\n"
    settled(qtbot, page)
