"""A draft being saved: what is typed meanwhile stays, and what the disk takes its time for holds up nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.models import draft_saving
from kitstudio.ui.pages.draft_dialogs import IgnoreDialog
from kitstudio.ui.pages.draft_leaving import Leave
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.widgets.buttons import Button
from tests.ui.draft_stand import opened, settled
from tests.ui.held import Held

MINE = "# a paragraph of mine"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One whose proposal is shorter with a .kitignore."""
    root = tmp_path / "tiny"
    for name in ("model.bin", "src/a.py", "src/b.py", "src/__pycache__/a.pyc"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")
    return root


@pytest.fixture
def context(tmp_path: Path) -> Context:
    here = tmp_path / "here"
    return Context(store_path=here / "store", cache_path=here / "cache", kitops_home=here / "kitops", now=time.time)


def type_above(qtbot: QtBot, page: DraftPage) -> None:
    page.kitfile.edit.go_to(1)
    qtbot.keyClicks(page.kitfile.edit, MINE)
    qtbot.keyClick(page.kitfile.edit, Qt.Key.Key_Return)


def begin_saving_both(qtbot: QtBot, page: DraftPage) -> None:
    page.saving.save()
    qtbot.waitUntil(lambda: page.findChild(IgnoreDialog) is not None, timeout=5000)
    dialog = page.findChild(IgnoreDialog)
    assert dialog is not None
    next(each for each in dialog.findChildren(Button) if each.text() == "Save both").click()


def test_what_is_typed_while_both_files_are_saved_stays_in_the_new_proposal(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    edit, before = page.kitfile.edit, page.kitfile.edit.content()
    held = Held(monkeypatch, draft_saving, "init")
    begin_saving_both(qtbot, page)
    qtbot.waitUntil(held.begun.is_set, timeout=5000)
    type_above(qtbot, page)
    held.free.set()
    proposed = "\n  - path: src\n"
    qtbot.waitUntil(lambda: proposed in edit.content(), timeout=5000)
    settled(qtbot, page)
    written = (folder / "Kitfile").read_text()
    assert proposed not in before
    assert edit.content() == page.state.text == f"{MINE}\n{written}"
    assert page.state.edited
    assert page.state.ignore == (folder / ".kitignore").read_text()
    page.work.undo()
    assert edit.content() == f"{MINE}\n{before}"
    page.work.redo()
    page.saving.save()
    qtbot.waitUntil(lambda: not page.state.edited, timeout=5000)
    assert (folder / "Kitfile").read_text() == f"{MINE}\n{written}"


def test_what_is_typed_where_the_new_proposal_differs_stays_as_it_was_typed(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    held = Held(monkeypatch, draft_saving, "init")
    begin_saving_both(qtbot, page)
    qtbot.waitUntil(held.begun.is_set, timeout=5000)
    mine = page.kitfile.edit.content().replace("src/a.py", "src/b.py")
    page.kitfile.edit.replace_content(mine)
    held.free.set()
    qtbot.waitUntil((folder / "Kitfile").exists, timeout=5000)
    settled(qtbot, page)
    assert page.kitfile.edit.content() == page.state.text == mine
    assert page.state.edited
    page.saving.save()
    qtbot.waitUntil(lambda: not page.state.edited, timeout=5000)
    assert (folder / "Kitfile").read_text() == mine


def test_what_is_typed_while_a_shorter_proposal_is_sought_is_what_is_saved(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    held = Held(monkeypatch, draft_saving, "propose_kitfile")
    page.saving.save()
    qtbot.waitUntil(held.begun.is_set, timeout=5000)
    type_above(qtbot, page)
    mine = page.kitfile.edit.content()
    held.free.set()
    qtbot.waitUntil((folder / "Kitfile").exists, timeout=5000)
    settled(qtbot, page)
    assert page.findChild(IgnoreDialog) is None
    assert (folder / "Kitfile").read_text() == page.kitfile.edit.content() == mine
    assert not page.state.edited


def when(page: DraftPage, holds: Callable[[], bool], act: Callable[[], object]) -> None:
    """Do something as soon as something holds, also while the window waits in a loop of its own."""
    timer = QTimer(page)

    def look() -> None:
        if holds():
            timer.stop()
            act()

    timer.timeout.connect(look)
    timer.start(10)


def question(page: DraftPage, title: str) -> Decision | None:
    shown = (each for each in page.window().findChildren(Decision) if each.isVisible())
    return next((each for each in shown if each._panel.accessibleName() == title), None)


def press(page: DraftPage, title: str, words: str) -> None:
    """Press a button of a question as soon as that is asked."""

    def act() -> None:
        dialog = question(page, title)
        assert dialog is not None
        next(each for each in dialog.acts if each.text() == words).click()

    when(page, lambda: question(page, title) is not None, act)


ASKED, SLOW = "Close without saving?", "Saving takes long"


def edited(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\n")
    page = opened(qtbot, context, runner, folder)
    type_above(qtbot, page)
    settled(qtbot, page)
    return page


def test_a_disk_that_does_not_answer_can_be_left_to_itself_when_a_draft_is_closed(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = edited(qtbot, context, runner, folder)
    held = Held(monkeypatch, draft_saving, "save_draft")
    leave = Leave(page, DraftPage.update)
    again: list[bool] = []
    press(page, ASKED, "Save")
    when(page, lambda: question(page, SLOW) is not None, lambda: again.append(leave.may_go([page])))
    when(page, lambda: bool(again), lambda: press(page, SLOW, "Keep editing"))
    assert not leave.may_go([page])
    assert again == [False], "while it is saved nothing else closes it"
    assert question(page, SLOW) is None
    page.kitfile.edit.go_to(2)
    qtbot.keyClicks(page.kitfile.edit, "# more")  # the draft goes on
    held.free.set()
    qtbot.waitUntil(lambda: not page.state.busy)
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text().startswith(MINE)
    assert page.state.edited


def test_a_slow_save_closes_the_draft_when_it_has_ended(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = edited(qtbot, context, runner, folder)
    held = Held(monkeypatch, draft_saving, "save_draft")
    press(page, ASKED, "Save")
    when(page, lambda: question(page, SLOW) is not None, held.free.set)
    assert Leave(page, DraftPage.update).may_go([page])
    assert question(page, SLOW) is None
    assert (folder / "Kitfile").read_text().startswith(MINE)
