"""What was typed is safe: kept while it is not saved, offered after a kill, merged with what others write."""

from __future__ import annotations

import contextlib
import errno
import functools
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.base.os_errors import PathNotFoundError
from kitstudio.jobs.runner import Runner
from kitstudio.operations import draft_save
from kitstudio.operations.context import Context
from kitstudio.operations.recovery import LeftBehind, left_behind
from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui import application
from kitstudio.ui.frame.memory import Memory
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.draft_notices import BothDialog, let_go_words
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_views import View
from kitstudio.ui.widgets.buttons import Button
from tests.support.display import wait_for
from tests.ui.draft_stand import opened, settled
from tests.ui.safety_stand import KITFILE, context_in, folder_in, kept, leave_behind, press, type_at_end


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_in(tmp_path)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = context_in(tmp_path)
    yield made
    assert made.recovery is not None
    made.recovery.close()


def edited_and(qtbot: QtBot, page: DraftPage, theirs: bytes) -> None:
    """The text is edited here, and another program writes the Kitfile."""
    type_at_end(qtbot, page, "# mine")
    settled(qtbot, page)
    (page.state.folder / "Kitfile").write_bytes(theirs)


def taken_in(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """A page that was edited, and took in what another program did elsewhere in the Kitfile."""
    page = opened(qtbot, context, runner, folder)
    edited_and(qtbot, page, KITFILE.replace("tiny", "theirs").encode())
    qtbot.waitUntil(page.safety.merged.isVisible, timeout=5000)
    return page


def overtaken(qtbot: QtBot, context: Context, runner: Runner, folder: Path, theirs: bytes) -> DraftPage:
    """A page that was edited where another program wrote the Kitfile too."""
    page = opened(qtbot, context, runner, folder)
    edited_and(qtbot, page, theirs)
    qtbot.waitUntil(page.safety.overtaken.isVisible, timeout=5000)
    return page


def test_edits_are_kept_within_two_seconds_and_never_in_the_folder(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    before = sorted(folder.iterdir())
    type_at_end(qtbot, page, "# more")
    qtbot.waitUntil(lambda: bool(kept(tmp_path)), timeout=2000)
    assert "# more" in kept(tmp_path)[0].read_text()
    assert sorted(folder.iterdir()) == before
    qtbot.keyClicks(page.kitfile.edit, " and more")
    qtbot.waitUntil(lambda: "# more and more" in kept(tmp_path)[0].read_text(), timeout=2000)


def test_edits_are_on_disk_at_once_when_the_program_is_about_to_end(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    type_at_end(qtbot, page, "# last words")
    assert page.safety.keeping is not None
    page.safety.keeping.keep_now()
    assert "# last words" in kept(tmp_path)[0].read_text()


def test_the_system_ends_the_program_without_a_question_and_with_the_edits_kept(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context, runner, folder)
    window = Remembered(tmp_path)
    qtbot.addWidget(window)
    page.setParent(window)
    type_at_end(qtbot, page, "# last words")
    application._keep(window, object())  # type: ignore[arg-type]  # as the session manager asks, before it ends us
    assert "# last words" in kept(tmp_path)[0].read_text()
    type_at_end(qtbot, page, "# very last words")
    ends = Ends()
    monkeypatch.setattr(application, "QCoreApplication", ends)
    application._end_now(window, signal.SIGTERM, None)  # type: ignore[arg-type]  # all of a window that it needs
    assert ends.codes == [0]
    assert "# very last words" in kept(tmp_path)[0].read_text()
    page.state.close()
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)


class Remembered(QWidget):
    """A window with a memory."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.memory = Memory(folder / "window.ini")


class Ends:
    """What the program would have ended with."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def exit(self, code: int) -> None:
        self.codes.append(code)


def test_what_is_saved_taken_back_or_discarded_is_not_kept(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    type_at_end(qtbot, page, "#")
    qtbot.waitUntil(lambda: bool(kept(tmp_path)), timeout=3000)
    page.saving.save()
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)
    page.kitfile.edit.replace_content(KITFILE)
    qtbot.waitUntil(lambda: bool(kept(tmp_path)), timeout=3000)
    page.kitfile.edit.undo()
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)
    qtbot.keyClicks(page.kitfile.edit, "y")
    qtbot.waitUntil(lambda: bool(kept(tmp_path)), timeout=3000)
    page.state.close()  # as after "Discard edits"
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)


def test_a_step_that_is_done_again_after_it_was_undone_to_the_saved_text_is_kept(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE.replace("tiny", "huge"))
    qtbot.waitUntil(lambda: bool(kept(tmp_path)), timeout=5000)
    page.work.undo()
    assert not page.state.edited
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)
    page.work.redo()
    qtbot.waitUntil(lambda: bool(kept(tmp_path)) and "huge" in kept(tmp_path)[0].read_text(), timeout=5000)


def test_edits_left_behind_are_offered_shown_and_taken_as_one_step(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    mine = KITFILE.replace("tiny", "huge")
    leave_behind(tmp_path, folder, mine)
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(page.safety.recovered.isVisible, timeout=5000)
    assert page.kitfile.edit.content() == KITFILE  # nothing without a decision
    press(page.safety.recovered, "Show both")
    dialog = page.window().findChild(BothDialog)
    assert dialog is not None
    assert dialog.view.rows.accessibleDescription() == "-   name: tiny\n+   name: huge"
    dialog.dismiss()
    page.safety.recovered.resume()
    assert page.kitfile.edit.content() == mine
    assert not page.safety.recovered.isVisible()
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 1 and "huge" in kept(tmp_path)[0].read_text(), timeout=5000)
    page.kitfile.edit.undo()
    assert page.kitfile.edit.content() == KITFILE
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)


def test_edits_left_behind_go_when_the_saved_file_is_chosen(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    leave_behind(tmp_path, folder, KITFILE + "# mine\n")
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(page.safety.recovered.isVisible, timeout=5000)
    page.safety.recovered.drop()
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)
    assert page.kitfile.edit.content() == KITFILE


def test_edits_that_were_saved_after_all_are_not_offered(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    leave_behind(tmp_path, folder, KITFILE, saved="old")
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(lambda: not kept(tmp_path), timeout=5000)
    assert not page.safety.recovered.isVisible()


def test_typing_before_a_decision_does_not_take_what_was_left(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    leave_behind(tmp_path, folder, KITFILE + "# mine\n")
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(page.safety.recovered.isVisible, timeout=5000)
    type_at_end(qtbot, page, "# new")
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 2, timeout=3000)
    assert context.recovery is not None
    assert [each.kept.text for each in left_behind(context.recovery, Control())] == [KITFILE + "# mine\n"]


# ---- saving beside a look at the folder


class Look:
    """A look at a large folder: begun before the person types and saves, over once the text was to be checked."""

    def __init__(self, page: DraftPage) -> None:
        self.over = threading.Event()
        self.state = page.state
        self.state.run("look", lambda _control: self.over.wait(60), lambda _found: None)
        self.state._pause.timeout.connect(self.end)

    def end(self) -> None:
        assert self.state.busy
        self.over.set()


def test_a_save_waits_for_a_look_whatever_is_asked_for_meanwhile(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    look = Look(page)
    type_at_end(qtbot, page, "# mine")
    page._save()
    page.links.follow()  # a look that follows links is to come after it
    assert page.state.busy
    qtbot.waitUntil(look.over.is_set, timeout=5000)
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == KITFILE + "# mine", timeout=5000)
    qtbot.waitUntil(lambda: page.state.draft is not None and page.state.draft.follows_links, timeout=5000)
    settled(qtbot, page)
    assert not page.state.edited


def test_saving_on_the_way_out_waits_for_a_look(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    page = opened(qtbot, context, runner, folder)
    Look(page)
    type_at_end(qtbot, page, "# mine")
    assert page.saving.save_now()
    assert (folder / "Kitfile").read_text() == KITFILE + "# mine"


def test_nothing_that_was_asked_for_follows_the_last_job_of_a_closed_draft(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    look = Look(page)
    type_at_end(qtbot, page, "# mine")
    page._save()
    page.state.close()  # as after "Discard edits"
    with qtbot.waitSignal(page.state.changed):
        look.over.set()
    assert not page.state.busy
    assert (folder / "Kitfile").read_text() == KITFILE


# ---- another program


def test_changes_apart_are_merged_by_themselves_as_one_step(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = taken_in(qtbot, context, runner, folder)  # noticed without a look at the window
    theirs = KITFILE.replace("tiny", "theirs")
    settled(qtbot, page)
    assert page.kitfile.edit.content() == theirs + "# mine"
    assert page.state.edited
    page.saving.save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == theirs + "# mine", timeout=5000)
    settled(qtbot, page)
    page.kitfile.edit.undo()
    assert page.kitfile.edit.content() == KITFILE + "# mine"


def test_what_is_read_stays_where_it_is_while_lines_are_taken_in(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    long = KITFILE + "".join(f"# remark {number}\n" for number in range(200))
    (folder / "Kitfile").write_text(long)
    page = opened(qtbot, context, runner, folder)
    page.views.choose(View.TEXT)
    type_at_end(qtbot, page, "# mine")
    settled(qtbot, page)
    edit = page.kitfile.edit
    edit.verticalScrollBar().setValue(100)
    line = edit.document().findBlockByNumber(105)
    assert line.text() == "# remark 97"

    def place() -> QPoint:
        return edit.viewport().mapTo(page, edit.cursorRect(QTextCursor(line)).topLeft())

    before = place()
    (folder / "Kitfile").write_text(long.replace("package:", "# theirs\n" * 5 + "package:"))
    qtbot.waitUntil(page.safety.merged.isVisible, timeout=5000)
    settled(qtbot, page)
    assert line.blockNumber() == 110
    qtbot.waitUntil(lambda: place() == before)
    press(page.safety.merged, "Undo")
    qtbot.waitUntil(lambda: not page.safety.merged.isVisible())
    assert line.blockNumber() == 105
    qtbot.waitUntil(lambda: place() == before)


def test_undo_of_what_was_taken_in_leaves_what_was_typed_since(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = taken_in(qtbot, context, runner, folder)
    type_at_end(qtbot, page, "# more ")
    press(page.safety.merged, "Undo")
    assert page.kitfile.edit.content() == KITFILE + "# more # mine"
    assert not page.safety.merged.isVisible()
    page.kitfile.edit.undo()  # it is one change, and can be taken back
    assert "theirs" in page.kitfile.edit.content()


def test_undo_says_so_when_the_lines_taken_in_were_edited(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = taken_in(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(page.kitfile.edit.content().replace("theirs", "ours"))
    press(page.safety.merged, "Undo")
    assert "ours" in page.kitfile.edit.content()
    assert page.safety.merged.isVisible()
    assert "edited since" in page.safety.merged._band.sentence.accessibleName()


def test_a_file_that_is_no_text_is_not_written_over_without_a_decision(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    theirs = KITFILE.replace("tiny", "caf\u00e9").encode("latin-1")
    page = overtaken(qtbot, context, runner, folder, theirs)
    settled(qtbot, page)
    assert "cannot be read as text" in page.safety.overtaken._band.sentence.accessibleName()
    assert not page.safety.merged.isVisible()
    assert page.state.edited
    with qtbot.waitSignal(page.saving.refused):
        page.saving.save()
    settled(qtbot, page)
    assert (folder / "Kitfile").read_bytes() == theirs
    assert page.kitfile.edit.content() == KITFILE + "# mine"
    page.safety.keep_mine()
    page.saving.save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_bytes() == (KITFILE + "# mine").encode(), timeout=5000)


def test_a_file_that_is_no_text_can_be_taken_to_be_looked_at(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = overtaken(qtbot, context, runner, folder, KITFILE.encode() + b"# \xff")
    settled(qtbot, page)
    page.safety.take_theirs()
    settled(qtbot, page)
    assert page.kitfile.edit.isReadOnly()
    assert page.kitfile.edit.content() == KITFILE + "# \udcff"
    assert not page.state.edited
    assert page.safety.sealed.isVisible()


def test_a_kitfile_that_was_deleted_stays_in_the_editor_and_saving_writes_it_again(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    own = KITFILE + "# written by a person\n"
    page.kitfile.edit.replace_content(own)
    page.saving.save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == own, timeout=5000)
    settled(qtbot, page)
    (folder / "Kitfile").unlink()
    qtbot.waitUntil(page.safety.gone.isVisible, timeout=5000)
    settled(qtbot, page)
    assert page.kitfile.edit.content() == own
    assert page.state.edited
    page.saving.save()
    qtbot.waitUntil((folder / "Kitfile").exists, timeout=5000)
    settled(qtbot, page)
    assert (folder / "Kitfile").read_text() == own
    assert (page.state.edited, page.safety.gone.isVisible()) == (False, False)


@pytest.mark.parametrize("edited", [False, True])
def test_a_folder_that_was_deleted_is_noticed_and_a_save_says_so(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, *, edited: bool
) -> None:
    page = opened(qtbot, context, runner, folder)
    assert page.footer.ready
    if edited:
        type_at_end(qtbot, page, "# mine")
        settled(qtbot, page)
    shutil.rmtree(folder)
    qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    qtbot.waitUntil(lambda: not page.footer.ready, timeout=5000)
    settled(qtbot, page)
    with qtbot.waitSignal(page.saving.refused) as refused:
        page._save()
    assert refused.args is not None
    assert isinstance(refused.args[0], PathNotFoundError)


def test_their_line_ends_are_taken_too(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    theirs = (KITFILE + "# mine").replace("\n", "\r\n")
    page = overtaken(qtbot, context, runner, folder, theirs.encode())
    settled(qtbot, page)
    page.safety.take_theirs()
    settled(qtbot, page)
    assert page.kitfile.edit.content() == theirs
    assert not page.state.edited


@pytest.mark.parametrize("odd", ["\ufdd0", "\ufdd1"])
def test_what_the_editor_could_not_keep_can_only_be_looked_at(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, odd: str
) -> None:
    (folder / "Kitfile").write_text(KITFILE + f"# a {odd} b\n", "utf-8")
    page = opened(qtbot, context, runner, folder)
    assert page.kitfile.edit.isReadOnly()
    assert page.safety.sealed.isVisible()
    qtbot.keyClicks(page.kitfile.edit, "x")
    assert page.kitfile.edit.content() == KITFILE + f"# a {odd} b\n"
    assert not page.state.edited


def test_an_unedited_text_follows_the_file(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    page = opened(qtbot, context, runner, folder)
    new = folder / "new"
    new.write_text(KITFILE + "# theirs\n")
    new.replace(folder / "Kitfile")  # as editors do
    qtbot.waitUntil(lambda: page.kitfile.edit.content() == KITFILE + "# theirs\n", timeout=5000)
    settled(qtbot, page)
    (folder / "Kitfile").write_text(KITFILE)  # in place, the file is another one now
    qtbot.waitUntil(lambda: page.kitfile.edit.content() == KITFILE, timeout=5000)
    assert not page.safety.overtaken.isVisible()


def test_changes_that_touch_are_shown_beside_each_other_and_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    mine, theirs = KITFILE.replace("tiny", "mine"), KITFILE.replace("tiny", "theirs")
    page.kitfile.edit.replace_content(mine)
    settled(qtbot, page)
    (folder / "Kitfile").write_text(theirs)
    qtbot.waitUntil(page.safety.overtaken.isVisible, timeout=5000)
    page.safety.show_both()
    dialog = page.window().findChild(BothDialog)
    assert dialog is not None
    assert dialog.view.rows.accessibleDescription() == "-   name: theirs\n+   name: mine"
    press(dialog, "Keep mine")
    assert not page.safety.overtaken.isVisible()
    settled(qtbot, page)
    page.saving.save()  # known and decided: written over
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_text() == mine, timeout=5000)


def undecided(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """A page where one line was edited that another program changed too."""
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE.replace("tiny", "mine"))
    settled(qtbot, page)
    (folder / "Kitfile").write_text(KITFILE.replace("tiny", "theirs"))
    qtbot.waitUntil(lambda: page.state.theirs is not None, timeout=5000)
    settled(qtbot, page)
    return page


def test_nothing_is_saved_over_the_same_lines_before_it_is_decided(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder)
    with qtbot.waitSignal(page.saving.refused):
        page._save()
    assert "theirs" in (folder / "Kitfile").read_text()
    assert (page.state.edited, page.safety.overtaken.isVisible()) == (True, True)
    dialog = page.window().findChild(BothDialog)
    assert dialog is not None
    press(dialog, "Keep mine")
    page._save()
    qtbot.waitUntil(lambda: "mine" in (folder / "Kitfile").read_text(), timeout=5000)
    settled(qtbot, page)
    assert (page.state.edited, page.safety.overtaken.isVisible()) == (False, False)


def test_a_page_that_is_not_shown_is_not_saved_over_the_same_lines_either(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.replace_content(KITFILE.replace("tiny", "mine"))
    page.hide()
    (folder / "Kitfile").write_text(KITFILE.replace("tiny", "theirs"))
    qtbot.waitUntil(lambda: page.state.theirs is not None, timeout=5000)
    settled(qtbot, page)
    assert not page.saving.save_now()
    assert not page.saving.save_now()
    assert "theirs" in (folder / "Kitfile").read_text()
    assert page.state.edited


def test_nothing_is_left_to_decide_once_all_was_taken_back(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder)
    page.kitfile.edit.undo()
    qtbot.waitUntil(lambda: "theirs" in page.kitfile.edit.content(), timeout=5000)
    settled(qtbot, page)
    assert (page.state.edited, page.safety.overtaken.isVisible()) == (False, False)


def test_nothing_is_left_to_decide_once_they_took_it_back(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = undecided(qtbot, context, runner, folder)
    (folder / "Kitfile").write_text(KITFILE)
    qtbot.waitUntil(lambda: page.state.theirs is None, timeout=5000)
    settled(qtbot, page)
    assert (page.state.edited, page.safety.overtaken.isVisible()) == (True, False)
    assert "mine" in page.kitfile.edit.content()
    page._save()
    qtbot.waitUntil(lambda: "mine" in (folder / "Kitfile").read_text(), timeout=5000)
    settled(qtbot, page)


def test_a_save_keeps_mode_line_ends_mark_and_final_newline(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    path = folder / "Kitfile"
    content = b"\xef\xbb\xbf" + KITFILE.rstrip("\n").replace("\n", "\r\n").encode()
    path.write_bytes(content)
    path.chmod(0o640)
    page = opened(qtbot, context, runner, folder)
    page.kitfile.edit.go_to(3, 1000)
    qtbot.keyClicks(page.kitfile.edit, "er")
    page.saving.save()
    qtbot.waitUntil(lambda: path.read_bytes() == content.replace(b"tiny", b"tinyer"), timeout=5000)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# ---- a real kill


def kept_in(place: Path, word: str) -> bool:
    for path in place.glob("draft-*"):
        with contextlib.suppress(FileNotFoundError):  # replaced meanwhile
            if word in path.read_text():
                return True
    return False


def test_a_killed_window_offers_its_edits_at_the_next_start(folder: Path, tmp_path: Path) -> None:
    """The program itself, killed in the middle of a word by SIGKILL, and started again."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "KITSTUDIO_"))},
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    line = [sys.executable, "-m", "tests.ui.editing_app", str(folder)]
    with subprocess.Popen([*line, "type"], env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = child.stdout.readline()
        assert told == "typed\n"
        place = home / ".local/state/kitstudio/recovery"
        kept = functools.partial(kept_in, place, "# typed")
        wait_for(kept, lambda: f"the typed word in {list(place.iterdir()) if place.exists() else place}", 60)
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert (folder / "Kitfile").read_text() == KITFILE
    again = subprocess.run([*line, "resume"], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert again.stdout == KITFILE + "# typed" + "saved\n", again.stderr[-2000:]
    assert (folder / "Kitfile").read_text() == KITFILE + "# typed"
    # A file whose removal was still waiting at the end holds what is on disk: the next start removes it unasked.
    assert {json.loads(path.read_text())["text"] for path in place.glob("draft-*")} <= {KITFILE + "# typed"}


def test_both_texts_can_be_kept_theirs_as_a_copy_beside(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    theirs = KITFILE.replace("tiny", "caf\u00e9").encode("latin-1")
    (folder / "Kitfile.other").write_text("an older one")
    page = overtaken(qtbot, context, runner, folder, theirs)
    settled(qtbot, page)
    press(page.safety.overtaken, "Keep both")
    qtbot.waitUntil(page.safety.aside.isVisible, timeout=5000)
    assert "Kitfile.other-2" in page.safety.aside._band.sentence.accessibleName()
    assert not page.safety.overtaken.isVisible()
    assert (folder / "Kitfile.other-2").read_bytes() == theirs
    assert (folder / "Kitfile.other").read_text() == "an older one"
    settled(qtbot, page)
    page._save()
    qtbot.waitUntil(lambda: (folder / "Kitfile").read_bytes() == f"{KITFILE}# mine".encode(), timeout=5000)
    settled(qtbot, page)


def test_nothing_is_decided_when_the_copy_cannot_be_made(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = overtaken(qtbot, context, runner, folder, KITFILE.encode() + b"# \xff")
    settled(qtbot, page)

    def full(_path: Path, _content: bytes, *, mode: int) -> None:
        raise OSError(errno.ENOSPC, f"full {mode}")

    monkeypatch.setattr(draft_save, "create_file", full)
    press(page.safety.overtaken, "Keep both")
    qtbot.waitUntil(lambda: bool(page.window().findChildren(ErrorDialog)), timeout=5000)
    assert page.safety.overtaken.isVisible()
    assert not page.safety.aside.isVisible()


@pytest.mark.parametrize(
    ("there", "disk", "was_file", "words"),
    [
        (True, KITFILE, True, "Use the saved file"),
        (True, None, False, "Use the proposal"),
        (True, None, True, "Discard the edits"),
        (False, None, True, "Discard the edits"),
    ],
)
def test_what_edits_are_given_up_for_is_named(
    folder: Path, words: str, disk: str | None, *, there: bool, was_file: bool
) -> None:
    kept = Kept(folder, KITFILE, KITFILE, was_file)
    assert let_go_words(LeftBehind(kept, "", there, disk, ())) == words


def test_a_band_over_a_proposal_names_no_saved_file(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").unlink()
    place = RecoveryPlace(tmp_path / "state/recovery", time.time)
    place.keep(Kept(folder, KITFILE + "# x", KITFILE, was_file=False), place.order())
    place.close()
    page = opened(qtbot, context, runner, folder)
    qtbot.waitUntil(page.safety.recovered.isVisible, timeout=5000)
    names = [each.text() for each in page.safety.recovered.findChildren(Button)]
    assert names == ["Show both", "Use the proposal", "Open with edits"]


def test_keys_without_a_pause_are_kept_all_the_same(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    keeping = page.safety.keeping
    assert keeping is not None
    keeping._quiet.setInterval(60_000)  # as if every key came before the pause was over
    keeping._latest.setInterval(50)
    keys = 0

    def is_kept() -> bool:
        nonlocal keys
        keys += 1
        type_at_end(qtbot, page, "#")
        assert context.recovery is not None
        return any(context.recovery.folder.glob("draft-*.json"))

    qtbot.waitUntil(is_kept, timeout=10_000)
    assert keys


def test_what_is_checked_or_looked_at_anew_does_not_put_off_the_keeping(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    keeping = page.safety.keeping
    assert keeping is not None
    assert (keeping._quiet.interval(), keeping._latest.interval()) == (250, 2000)
    keeping._quiet.setInterval(60_000)
    type_at_end(qtbot, page, "#")
    assert keeping._quiet.isActive()
    keeping._quiet.stop()
    page.state.changed.emit()
    assert not keeping._quiet.isActive()
    type_at_end(qtbot, page, "#")
    assert keeping._quiet.isActive()
