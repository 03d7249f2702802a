"""A look at the folder gives back nothing that was taken back, and takes nothing of what is there from the person."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, look_again, redraft
from kitstudio.ui.models import draft_state
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_views import View
from tests.ui.draft_stand import opened, settled
from tests.ui.safety_stand import KITFILE, context_in, folder_in, press, type_at_end

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


class Held:
    """A job of the draft that has done its work, and whose answer comes when it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, work: Callable[..., Draft]) -> None:
        self.done, self._go = threading.Event(), threading.Event()
        self._work = work
        if work is redraft:
            monkeypatch.setattr(draft_state, "redraft", self._held)
        else:
            monkeypatch.setattr(draft_state, "look_again", self._held)

    def _held(self, *arguments: object, **options: object) -> Draft:
        found = self._work(*arguments, **options)
        self.done.set()
        self._go.wait(60)
        return found

    def begun(self, qtbot: QtBot) -> None:
        """Wait for its work to be done."""
        qtbot.waitUntil(self.done.is_set)

    def let_go(self, qtbot: QtBot, page: DraftPage) -> None:
        """Let the answer come, and all that follows from it."""
        self._go.set()
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


# ---- what was taken back or decided while a job was under way


def test_edits_that_are_undone_during_a_look_stay_undone(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE + "# mine")
    settled(qtbot, page)
    look = Held(monkeypatch, look_again)
    page.state.look_again()
    look.begun(qtbot)
    page.work.undo()
    assert page.kitfile.edit.content() == KITFILE
    look.let_go(qtbot, page)
    assert (page.state.text, page.kitfile.edit.content(), page.state.edited) == (KITFILE, KITFILE, False)
    page.work.redo()
    assert page.kitfile.edit.content() == KITFILE + "# mine"
    settled(qtbot, page)


def test_rules_that_are_undone_during_a_look_stay_undone(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".kitignore").write_text("a\n")
    page = opened(qtbot, context, runner, folder)
    page.work.take_step((KITFILE, "a\n"), (KITFILE, "a\nb\n"))
    settled(qtbot, page)
    look = Held(monkeypatch, look_again)
    page.state.look_again()
    look.begun(qtbot)
    page.work.undo()
    assert page.state.ignore == "a\n"
    look.let_go(qtbot, page)
    assert (page.state.ignore, page.contents.rules.edit.content(), page.state.edited) == ("a\n", "a\n", False)


@pytest.mark.parametrize("job", [redraft, look_again])
def test_what_is_decided_during_a_job_stays_decided(
    qtbot: QtBot,
    context: Context,
    runner: Runner,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    job: Callable[..., Draft],
) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE.replace("tiny", "mine"))
    settled(qtbot, page)
    (folder / "Kitfile").write_text(KITFILE.replace("tiny", "theirs"))
    qtbot.waitUntil(page.safety.overtaken.isVisible)
    settled(qtbot, page)
    held = Held(monkeypatch, job)
    if job is redraft:
        type_at_end(qtbot, page, "# more")
    else:
        page.state.look_again()
    held.begun(qtbot)
    press(page.safety.overtaken, "Keep mine")
    held.let_go(qtbot, page)
    assert not page.safety.overtaken.isVisible()
    mine = page.state.text
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == mine)
    settled(qtbot, page)
    assert not page.state.edited


@pytest.mark.parametrize("job", [redraft, look_again])
def test_rules_that_are_decided_during_a_job_stay_decided(
    qtbot: QtBot,
    context: Context,
    runner: Runner,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    job: Callable[..., Draft],
) -> None:
    (folder / ".kitignore").write_text("a\n")
    page = opened(qtbot, context, runner, folder)
    page.state.edit_ignore("mine\n")
    settled(qtbot, page)
    (folder / ".kitignore").write_text("theirs\n")
    qtbot.waitUntil(page.rules_safety.overtaken.isVisible)
    settled(qtbot, page)
    held = Held(monkeypatch, job)
    if job is redraft:
        page.state.edit_ignore("mine\nmore\n")
    else:
        page.state.look_again()
    held.begun(qtbot)
    press(page.rules_safety.overtaken, "Keep mine")
    held.let_go(qtbot, page)
    assert not page.rules_safety.overtaken.isVisible()
    mine = page.state.ignore
    page._save()
    qtbot.waitUntil(lambda: (folder / ".kitignore").read_text() == mine)
    settled(qtbot, page)
    assert not page.state.edited
