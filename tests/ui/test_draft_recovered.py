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
    assert "cannot be read as text" in page.safety.recovered._band.detail.accessibleName()
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
    assert "cannot be read as text" in page.safety.recovered._band.detail.accessibleName()
    page.state.close()
    qtbot.waitUntil(lambda: not runner.active)
    assert len(kept(tmp_path)) == 1
