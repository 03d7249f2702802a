"""A draft being saved: what is typed meanwhile stays, and what the disk takes its time for holds up nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


class Held:
    """A function of the disk that waits until it may."""

    def __init__(self, real: Callable[..., Any]) -> None:
        self._real = real
        self.begun, self.free = threading.Event(), threading.Event()

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self.begun.set()
        self.free.wait(60)
        return self._real(*arguments, **named)


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Held]]:
    """Holds a function that saving calls; all of them are let go at the end."""
    made: list[Held] = []

    def hold(name: str) -> Held:
        held = Held(getattr(draft_saving, name))
        monkeypatch.setattr(draft_saving, name, held)
        made.append(held)
        return held

    yield hold
    for each in made:
        each.free.set()


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
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, hold: Callable[[str], Held]
) -> None:
    page = opened(qtbot, context, runner, folder)
    edit, before = page.kitfile.edit, page.kitfile.edit.content()
    held = hold("init")
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
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, hold: Callable[[str], Held]
) -> None:
    page = opened(qtbot, context, runner, folder)
    held = hold("init")
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
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, hold: Callable[[str], Held]
) -> None:
    page = opened(qtbot, context, runner, folder)
    held = hold("propose_kitfile")
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
