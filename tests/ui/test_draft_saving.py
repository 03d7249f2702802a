"""A draft being saved: what is typed meanwhile stays, and what the disk takes its time for holds up nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.models import draft_saving
from kitstudio.ui.pages.draft_dialogs import IgnoreDialog
from kitstudio.ui.pages.draft_page import DraftPage
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
