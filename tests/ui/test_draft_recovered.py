"""Edits that an earlier run left are never given up for a Kitfile that another program wrote since, nor it for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.recovery import left_behind
from kitstudio.ui.pages.draft_page import DraftPage
from tests.ui.draft_stand import opened, settled
from tests.ui.safety_stand import KITFILE, context_in, folder_in, kept, leave_behind, press

MINE = KITFILE + "# mine\n"
NO_TEXT = KITFILE.encode() + b"# caf\xe9\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_in(tmp_path)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = context_in(tmp_path)
    yield made
    assert made.recovery is not None
    made.recovery.close()


def offered(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """A page that offers what was left."""
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(page.safety.recovered.isVisible)
    return page


def test_edits_are_not_given_up_for_a_kitfile_that_is_no_text(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    leave_behind(tmp_path, folder, MINE)
    (folder / "Kitfile").write_bytes(NO_TEXT)
    page = offered(qtbot, context, runner, folder)
    press(page.safety.recovered, "Open with edits")
    assert page.safety.recovered.isVisible()
    assert "cannot be read as text" in page.safety.recovered._band.sentence.accessibleName()
    assert len(kept(tmp_path)) == 1
    (folder / "Kitfile").write_text(KITFILE)
    qtbot.waitUntil(lambda: not page.kitfile.edit.isReadOnly())
    settled(qtbot, page)
    press(page.safety.recovered, "Open with edits")
    assert page.kitfile.edit.content() == MINE
    assert not page.safety.recovered.isVisible()
    settled(qtbot, page)


def test_edits_to_go_on_with_are_offered_when_the_kitfile_is_no_text(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    leave_behind(tmp_path, folder, MINE)
    (folder / "Kitfile").write_bytes(NO_TEXT)
    assert context.recovery is not None
    (left,) = left_behind(context.recovery, Control())
    page = opened(qtbot, context, runner, folder)
    page.safety.recovered.go_on_with(left)
    qtbot.waitUntil(page.safety.recovered.isVisible)
    assert "cannot be read as text" in page.safety.recovered._band.sentence.accessibleName()
    page.state.close()
    qtbot.waitUntil(lambda: not runner.active)
    assert len(kept(tmp_path)) == 1


def test_edits_come_with_what_another_program_changed_since(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    theirs = KITFILE.replace("tiny", "theirs")
    leave_behind(tmp_path, folder, MINE)
    (folder / "Kitfile").write_text(theirs)
    page = offered(qtbot, context, runner, folder)
    assert page.safety.recovered._band.detail.accessibleName() == "The file on disk was changed since"
    press(page.safety.recovered, "Open with edits")
    qtbot.waitUntil(page.safety.merged.isVisible)
    settled(qtbot, page)
    assert page.kitfile.edit.content() == theirs + "# mine\n"
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == theirs + "# mine\n")
    settled(qtbot, page)
    qtbot.waitUntil(lambda: not kept(tmp_path))


def test_edits_of_lines_that_another_program_changed_since_are_to_be_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    mine, theirs = KITFILE.replace("tiny", "mine"), KITFILE.replace("tiny", "theirs")
    leave_behind(tmp_path, folder, mine)
    (folder / "Kitfile").write_text(theirs)
    page = offered(qtbot, context, runner, folder)
    press(page.safety.recovered, "Open with edits")
    page._save()  # at once
    qtbot.waitUntil(page.safety.overtaken.isVisible)
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == theirs
    assert page.kitfile.edit.content() == mine
    page.work.undo()  # what they wrote is there again: nothing is left to decide
    qtbot.waitUntil(lambda: page.state.theirs is None)
    settled(qtbot, page)
    assert (page.kitfile.edit.content(), page.state.edited) == (theirs, False)
    page.work.redo()
    assert page.kitfile.edit.content() == mine
    settled(qtbot, page)


def test_edits_of_the_rules_leave_a_kitfile_that_was_changed_since(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    theirs = KITFILE.replace("tiny", "theirs")
    leave_behind(tmp_path, folder, KITFILE, ignore="*.log\n")
    (folder / "Kitfile").write_text(theirs)
    page = offered(qtbot, context, runner, folder)
    press(page.safety.recovered, "Open with edits")
    settled(qtbot, page)
    assert (page.kitfile.edit.content(), page.state.ignore) == (theirs, "*.log\n")


@pytest.mark.parametrize("text", [KITFILE, MINE])
@pytest.mark.parametrize(("base", "theirs"), [("*.tmp\n", "*.bak\n"), ("", "*.bak\n"), ("*.tmp\n", None)])
def test_rules_that_another_program_changed_since_are_to_be_decided(
    qtbot: QtBot,
    context: Context,
    runner: Runner,
    folder: Path,
    tmp_path: Path,
    text: str,
    base: str,
    theirs: str | None,
) -> None:
    leave_behind(tmp_path, folder, text, ignore="*.log\n", ignore_base=base)
    if theirs is not None:
        (folder / ".kitignore").write_text(theirs)
    page = offered(qtbot, context, runner, folder)
    press(page.safety.recovered, "Open with edits")
    qtbot.waitUntil(lambda: page.state.ignore_theirs is not None)
    settled(qtbot, page)
    assert page.state.ignore == "*.log\n"
    page._save()
    settled(qtbot, page)
    path = folder / ".kitignore"
    assert (path.read_text() if path.exists() else None) == theirs


def test_rules_come_with_what_another_program_added_since(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    leave_behind(tmp_path, folder, KITFILE, ignore="one\ntwo\nthree\nmine\n", ignore_base="one\ntwo\nthree\n")
    (folder / ".kitignore").write_text("theirs\none\ntwo\nthree\n")
    page = offered(qtbot, context, runner, folder)
    press(page.safety.recovered, "Open with edits")
    qtbot.waitUntil(lambda: page.state.ignore == "theirs\none\ntwo\nthree\nmine\n")
    settled(qtbot, page)
    assert page.state.ignore_theirs is None


@pytest.mark.parametrize("base", [None, "*.tmp\n"])
def test_rules_are_gone_on_with_where_nobody_changed_them_or_nobody_knows(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path, base: str | None
) -> None:
    (folder / ".kitignore").write_text("*.tmp\n")
    leave_behind(tmp_path, folder, KITFILE, ignore="*.log\n", ignore_base=base)
    page = offered(qtbot, context, runner, folder)
    press(page.safety.recovered, "Open with edits")
    settled(qtbot, page)
    assert (page.state.ignore, page.state.ignore_theirs) == ("*.log\n", None)
    page._save()
    qtbot.waitUntil(lambda: (folder / ".kitignore").read_text() == "*.log\n")
    settled(qtbot, page)
