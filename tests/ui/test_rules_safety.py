"""What another program does to the .kitignore of a draft is taken in or asked about, and never written over."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.draft_notices import BothDialog
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.widgets.buttons import Button
from tests.ui.draft_stand import opened, settled

KITFILE = "manifestVersion: 1.0.0\npackage:\n  name: tiny\nmodel:\n  path: model.bin\n"
RULES = "# what nobody needs\n*.log\n*.tmp\n# and more\n"
MINE = RULES + "*.mine\n"
THEIRS = "secrets/\n" + RULES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "model.bin").write_bytes(b"w" * 1000)
    (root / "Kitfile").write_text(KITFILE)
    (root / ".kitignore").write_text(RULES)
    return root


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    here = tmp_path / "here"
    made = Context(
        store_path=here / "store",
        cache_path=here / "cache",
        kitops_home=here / "kitops",
        now=time.time,
        state_path=tmp_path / "state",
    )
    yield made
    assert made.recovery is not None
    made.recovery.close()


def ruled(qtbot: QtBot, context: Context, runner: Runner, folder: Path, mine: str = MINE) -> DraftPage:
    """A page whose rules were edited."""
    page = opened(qtbot, context, runner, folder)
    page.state.edit_ignore(mine)
    settled(qtbot, page)
    return page


def undecided(qtbot: QtBot, context: Context, runner: Runner, folder: Path, theirs: bytes | None) -> DraftPage:
    """A page whose rules were edited where another program changed them too; None removes them."""
    page = ruled(qtbot, context, runner, folder, "*.mine\n")
    if theirs is None:
        (folder / ".kitignore").unlink()
    else:
        (folder / ".kitignore").write_bytes(theirs)
    qtbot.waitUntil(page.rules_safety.overtaken.isVisible, timeout=5000)
    settled(qtbot, page)
    return page


def press(within: object, name: str) -> None:
    next(each for each in within.findChildren(Button) if each.text() == name).click()  # type: ignore[attr-defined]


def on_disk(folder: Path) -> str:
    return (folder / ".kitignore").read_text()


def test_rules_that_others_add_elsewhere_are_taken_in_as_one_step(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = ruled(qtbot, context, runner, folder)
    (folder / ".kitignore").write_text(THEIRS)
    qtbot.waitUntil(page.rules_safety.merged.isVisible, timeout=5000)  # without a look at the window
    settled(qtbot, page)
    assert page.state.ignore == page.contents.rules.edit.content() == "secrets/\n" + MINE
    page.work.undo()
    assert page.state.ignore == MINE
    page.work.redo()
    page._save()
    qtbot.waitUntil(lambda: on_disk(folder) == "secrets/\n" + MINE, timeout=5000)
    settled(qtbot, page)
    assert (page.state.edited, page.rules_safety.merged.isVisible()) == (False, False)


def test_what_was_taken_in_is_taken_back_without_what_was_edited_since(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = ruled(qtbot, context, runner, folder)
    (folder / ".kitignore").write_text(THEIRS)
    qtbot.waitUntil(page.rules_safety.merged.isVisible, timeout=5000)
    page.state.edit_ignore("secrets/\n" + MINE + "*.more\n")
    press(page.rules_safety.merged, "Undo")
    assert page.state.ignore == MINE + "*.more\n"
    assert not page.rules_safety.merged.isVisible()
    settled(qtbot, page)


def test_undo_says_so_when_the_rules_taken_in_were_edited(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = ruled(qtbot, context, runner, folder)
    (folder / ".kitignore").write_text(THEIRS)
    qtbot.waitUntil(page.rules_safety.merged.isVisible, timeout=5000)
    page.state.edit_ignore("no/\n" + MINE)
    press(page.rules_safety.merged, "Undo")
    assert page.state.ignore == "no/\n" + MINE
    assert "edited since" in page.rules_safety.merged._band.sentence.accessibleName()
    settled(qtbot, page)


@pytest.mark.parametrize("looked", [False, True])
def test_a_save_over_rules_of_others_is_refused_and_says_so(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, *, looked: bool
) -> None:
    page = ruled(qtbot, context, runner, folder)
    page.safety.watch._watcher.removePaths([str(folder), str(folder / ".kitignore")])
    (folder / ".kitignore").write_text(THEIRS)
    if looked:
        page.state.look_again()
        settled(qtbot, page)
    else:
        with qtbot.waitSignal(page.saving.refused):
            page._save()
        assert page.window().findChildren(ErrorDialog)
    qtbot.waitUntil(page.rules_safety.merged.isVisible, timeout=5000)
    assert on_disk(folder) == THEIRS
    settled(qtbot, page)
    page._save()  # what is saved now is what both wrote
    qtbot.waitUntil(lambda: on_disk(folder) == "secrets/\n" + MINE, timeout=5000)
    settled(qtbot, page)


def test_the_same_rules_are_shown_beside_each_other_and_not_saved_before_it_is_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder, b"theirs/\n")
    for _time in range(2):
        with qtbot.waitSignal(page.saving.refused):
            page._save()
    assert not page.saving.save_now()
    assert on_disk(folder) == "theirs/\n"
    dialog = page.window().findChild(BothDialog)
    assert dialog is not None
    assert dialog.view.rows.accessibleDescription() == "- theirs/\n+ *.mine"
    press(dialog, "Keep mine")
    page._save()
    qtbot.waitUntil(lambda: on_disk(folder) == "*.mine\n", timeout=5000)
    settled(qtbot, page)
    assert (page.state.edited, page.rules_safety.overtaken.isVisible()) == (False, False)


def test_their_rules_can_be_taken_and_that_undone(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    page = undecided(qtbot, context, runner, folder, b"theirs/\n")
    press(page.rules_safety.overtaken, "Take theirs")
    assert page.state.ignore == page.contents.rules.edit.content() == "theirs/\n"
    assert (page.state.edited, page.rules_safety.overtaken.isVisible()) == (False, False)
    page.work.undo()
    assert page.state.ignore == "*.mine\n"
    assert page.state.edited
    settled(qtbot, page)


def test_rules_that_are_no_text_can_be_taken_to_be_looked_at(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder, b"caf\xe9\n")
    assert "cannot be read as text" in page.rules_safety.overtaken._band.sentence.accessibleName()
    page.rules_safety.take_theirs()
    assert page.state.ignore == page.contents.rules.edit.content() == "caf\udce9\n"
    assert page.contents.rules.edit.isReadOnly()
    assert not page.state.edited
    settled(qtbot, page)


def test_rules_that_another_program_removed_are_written_again_only_when_it_is_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder, None)
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    assert not (folder / ".kitignore").exists()
    page.rules_safety.keep_mine()
    page._save()
    qtbot.waitUntil((folder / ".kitignore").exists, timeout=5000)
    settled(qtbot, page)
    assert on_disk(folder) == "*.mine\n"
    assert not page.state.edited


def test_nothing_is_left_to_decide_once_the_rules_were_taken_back(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder, b"theirs/\n")
    page.state.edit_ignore(RULES)
    qtbot.waitUntil(lambda: page.state.ignore == "theirs/\n", timeout=5000)
    settled(qtbot, page)
    assert (page.state.edited, page.rules_safety.overtaken.isVisible()) == (False, False)


def test_rules_that_are_not_edited_follow_the_file(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    (folder / ".kitignore").write_text(THEIRS)
    qtbot.waitUntil(lambda: page.state.ignore == THEIRS, timeout=5000)
    settled(qtbot, page)
    assert not page.rules_safety.merged.isVisible()
