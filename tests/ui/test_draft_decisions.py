"""What is decided about another program's text is about the text that was shown, and loses nobody's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.draft_save import copy_aside
from kitstudio.ui.pages import draft_safety
from kitstudio.ui.pages.draft_notices import BothDialog
from kitstudio.ui.pages.draft_page import DraftPage
from tests.ui.draft_stand import opened, settled
from tests.ui.safety_stand import KITFILE, context_in, folder_in, press

MINE, THEIRS, THIRD = (KITFILE.replace("tiny", name) for name in ("mine", "theirs", "third"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_in(tmp_path)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = context_in(tmp_path)
    yield made
    assert made.recovery is not None
    made.recovery.close()


def undecided(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """A page where one line was edited that another program changed too."""
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(MINE)
    settled(qtbot, page)
    written(qtbot, page, THEIRS)
    return page


def written(qtbot: QtBot, page: DraftPage, theirs: str) -> None:
    """Another program writes the Kitfile, and that is noticed."""
    (page.state.folder / "Kitfile").write_text(theirs)
    qtbot.waitUntil(lambda: page.state.theirs == theirs)
    settled(qtbot, page)


def undecided_rules(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """The same of the rules."""
    (folder / ".kitignore").write_text("a\n")
    page = opened(qtbot, context, runner, folder)
    page.state.edit_ignore("mine\n")
    settled(qtbot, page)
    rules_written(qtbot, page, "theirs\n")
    return page


def rules_written(qtbot: QtBot, page: DraftPage, theirs: str) -> None:
    (page.state.folder / ".kitignore").write_text(theirs)
    qtbot.waitUntil(lambda: page.state.ignore_theirs is not None and page.state.ignore_theirs.text == theirs)
    settled(qtbot, page)


def shown(page: DraftPage) -> BothDialog:
    """The dialog that is open."""
    (dialog,) = (each for each in page.window().findChildren(BothDialog) if each.isVisible())
    return dialog


@pytest.mark.parametrize("decision", ["Keep mine", "Keep both", "Take theirs"])
def test_a_text_that_came_while_another_was_shown_is_shown_before_anything_is_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, decision: str
) -> None:
    page = undecided(qtbot, context, runner, folder)
    page.safety.show_both()
    dialog = shown(page)
    written(qtbot, page, THIRD)
    press(dialog, decision)
    assert shown(page) is not dialog
    assert shown(page).view.rows.accessibleDescription() == "-   name: third\n+   name: mine"
    assert (page.state.text, page.state.theirs) == (MINE, THIRD)
    shown(page).dismiss()
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == THIRD
    assert not list(folder.glob("Kitfile.other*"))
    press(shown(page), "Keep mine")
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == MINE)
    settled(qtbot, page)


@pytest.mark.parametrize("decision", ["Keep mine", "Take theirs"])
def test_rules_that_came_while_others_were_shown_are_shown_before_anything_is_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, decision: str
) -> None:
    page = undecided_rules(qtbot, context, runner, folder)
    page.rules_safety.show_both()
    dialog = shown(page)
    rules_written(qtbot, page, "third\n")
    press(dialog, decision)
    assert shown(page).view.rows.accessibleDescription() == "- third\n+ mine"
    assert page.state.ignore == "mine\n"
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    settled(qtbot, page)
    assert (folder / ".kitignore").read_text() == "third\n"


@pytest.mark.parametrize("decision", ["Keep mine", "Keep both", "Take theirs"])
def test_a_kitfile_that_is_gone_by_the_decision_takes_no_text_with_it(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, decision: str
) -> None:
    page = undecided(qtbot, context, runner, folder)
    page.safety.show_both()
    (folder / "Kitfile").unlink()
    qtbot.waitUntil(page.safety.gone.isVisible)
    settled(qtbot, page)
    press(shown(page), decision)
    settled(qtbot, page)
    wanted = THEIRS if decision == "Take theirs" else MINE  # which nobody else has any more
    assert (page.kitfile.edit.content(), page.state.text, page.state.edited) == (wanted, wanted, True)
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").exists() and (folder / "Kitfile").read_text() == wanted)
    settled(qtbot, page)


def test_a_text_that_came_while_the_copy_was_made_is_to_be_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = undecided(qtbot, context, runner, folder)
    copied, go = threading.Event(), threading.Event()
    copy = copy_aside

    def slow(kitfile: Path) -> Path:
        made = copy(kitfile)
        copied.set()
        go.wait(60)
        return made

    monkeypatch.setattr(draft_safety, "copy_aside", slow)
    press(page.safety.overtaken, "Keep both")
    qtbot.waitUntil(copied.is_set)
    written(qtbot, page, THIRD)
    go.set()
    qtbot.waitUntil(page.safety.aside.isVisible)
    qtbot.waitUntil(lambda: page.state.theirs == THIRD)
    settled(qtbot, page)
    assert page.safety.overtaken.isVisible()
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == THIRD
    assert (folder / "Kitfile.other").read_text() == THEIRS


# ---- what was taken in, and taken out again


def taken_in(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """A page with an edit, and with what another program wrote elsewhere in the Kitfile."""
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE + "# mine\n")
    settled(qtbot, page)
    (folder / "Kitfile").write_text(THEIRS)
    qtbot.waitUntil(page.safety.merged.isVisible)
    settled(qtbot, page)
    return page


def rules_taken_in(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """The same of the rules."""
    (folder / ".kitignore").write_text("a\n# b\nc\n")
    page = opened(qtbot, context, runner, folder)
    page.work.take_step((KITFILE, "a\n# b\nc\n"), (KITFILE, "a\n# b\nc\n# d\nmine\n"))
    settled(qtbot, page)
    (folder / ".kitignore").write_text("theirs\na\n# b\nc\n")
    qtbot.waitUntil(page.rules_safety.merged.isVisible)
    settled(qtbot, page)
    return page


@pytest.mark.parametrize("way", ["Ctrl+Z", "Undo"])
def test_what_a_step_back_takes_out_is_said_and_decided_before_anything_is_saved(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, way: str
) -> None:
    page = taken_in(qtbot, context, runner, folder)
    if way == "Undo":
        press(page.safety.merged, "Undo")
    else:
        page.work.undo()
    assert page.state.text == page.kitfile.edit.content() == KITFILE + "# mine\n"
    assert (page.safety.merged.isVisible(), page.safety.overtaken.isVisible()) == (False, True)
    assert "taken out of" in page.safety.overtaken._band.sentence.accessibleName()
    settled(qtbot, page)
    page.state.look_again()  # as when the window comes to the front
    settled(qtbot, page)
    assert page.kitfile.edit.content() == KITFILE + "# mine\n"
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == THEIRS
    press(shown(page), "Keep mine")
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == KITFILE + "# mine\n")
    settled(qtbot, page)
    assert not page.state.edited


@pytest.mark.parametrize("typed", [False, True])
def test_what_comes_back_with_a_step_is_saved_without_a_question(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, *, typed: bool
) -> None:
    page = taken_in(qtbot, context, runner, folder)
    if typed:
        page.kitfile.edit.replace_content(THEIRS + "# mine\n# more\n")
        settled(qtbot, page)
        press(page.safety.merged, "Undo")
        assert page.kitfile.edit.content() == KITFILE + "# mine\n# more\n"
        settled(qtbot, page)
        page.work.undo()
    else:
        page.work.undo()
        page.work.redo()
    text = page.kitfile.edit.content()
    assert text == THEIRS + "# mine\n" + ("# more\n" if typed else "")
    settled(qtbot, page)
    qtbot.waitUntil(lambda: page.state.theirs is None)
    settled(qtbot, page)
    assert not page.safety.overtaken.isVisible()
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == text)
    settled(qtbot, page)


@pytest.mark.parametrize("way", ["Ctrl+Z", "Undo"])
def test_rules_that_a_step_back_takes_out_are_decided_before_anything_is_saved(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, way: str
) -> None:
    page = rules_taken_in(qtbot, context, runner, folder)
    if way == "Undo":
        press(page.rules_safety.merged, "Undo")
    else:
        page.work.undo()
    assert page.state.ignore == "a\n# b\nc\n# d\nmine\n"
    assert (page.rules_safety.merged.isVisible(), page.rules_safety.overtaken.isVisible()) == (False, True)
    assert "taken out of" in page.rules_safety.overtaken._band.sentence.accessibleName()
    settled(qtbot, page)
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    settled(qtbot, page)
    assert (folder / ".kitignore").read_text() == "theirs\na\n# b\nc\n"
    press(shown(page), "Keep mine")
    page._save()
    qtbot.waitUntil(lambda: "mine" in (folder / ".kitignore").read_text())
    settled(qtbot, page)


def test_rules_that_come_back_with_a_step_are_saved_without_a_question(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = rules_taken_in(qtbot, context, runner, folder)
    page.work.undo()
    page.work.redo()
    settled(qtbot, page)
    assert not page.rules_safety.overtaken.isVisible()
    page._save()
    qtbot.waitUntil(lambda: (folder / ".kitignore").read_text() == "theirs\na\n# b\nc\n# d\nmine\n")
    settled(qtbot, page)
