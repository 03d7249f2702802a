"""What an earlier run left, on its page: told by the disk as it is, gone on with, or let go."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kitstudio.operations.context import Context
from kitstudio.operations.recovery import LeftBehind
from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.desk import Desk
from kitstudio.ui.pages.draft_notices import BothDialog
from kitstudio.ui.pages.recovery_page import DraftPart, RecoveryPage
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.field_changes import FieldChanges
from tests.support.stored import add_kit

SAVED = "package:\n  name: one\n  license: MIT\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    names = (tmp_path / name for name in ("store", "cache", "kit", "state"))
    store, cache, kit, state = names
    context = Context(store_path=store, cache_path=cache, kitops_home=kit, state_path=state, now=time.time)
    made = Desk(context, tmp_path)
    yield made
    made.close()
    assert context.recovery is not None
    context.recovery.close()
    made.deleteLater()


def leave(tmp_path: Path, name: str, text: str, *, there: bool = True, disk: str = SAVED) -> Path:
    folder = tmp_path / name
    if there:
        folder.mkdir()
        (folder / "Kitfile").write_text(disk)
    place = RecoveryPlace(tmp_path / "state/recovery", time.time)
    place.keep(Kept(folder, text, SAVED, was_file=True), place.order())
    place.close()
    return folder


class Told:
    """What the page asked for."""

    def __init__(self) -> None:
        self.resumed: list[Path] = []
        self.texts: list[str] = []
        self.left = 0

    def resume(self, found: LeftBehind) -> None:
        self.resumed.append(found.kept.folder)
        self.texts.append(found.kept.text)

    def leave(self) -> None:
        self.left += 1


def shown(qtbot: QtBot, desk: Desk) -> tuple[RecoveryPage, Told]:
    told = Told()
    page = RecoveryPage(desk, told.resume, told.leave)
    qtbot.addWidget(page)
    page.resize(1040, 728)
    page.show()
    qtbot.waitUntil(lambda: bool(parts(page)) and not desk.reader.active)
    return page, told


def parts(page: RecoveryPage) -> list[DraftPart]:
    return [each for each in page.findChildren(DraftPart) if each.isVisibleTo(page)]


def words(part: DraftPart) -> str:
    said = [each.content for each in part.findChildren(Label)]
    said += [each.accessibleName() for each in (*part.findChildren(Line), *part.findChildren(Chip))]
    return " | ".join(said)


def press(page: RecoveryPage, name: str) -> None:
    next(each for each in page.findChildren(Button) if each.text() == name and each.isVisibleTo(page)).click()


def test_every_draft_is_told_with_what_differs_from_the_disk_now(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "plain", SAVED.replace("one", "two").replace("MIT", "Apache-2.0"))
    page, _told = shown(qtbot, desk)
    [part] = parts(page)
    assert "2 edits not saved" in words(part)
    assert "the file on disk was not touched since" in words(part)
    assert "~/plain" in {each.accessibleName() for each in part.findChildren(Line)}, "as people write it, and whole"
    [table] = part.findChildren(FieldChanges)
    assert table.accessibleDescription() == "package.name: one → two\npackage.license: MIT → Apache-2.0"
    assert page.title.content.startswith("Kit Studio ended unexpectedly after ")
    assert page.sub.content == "1 draft has edits that were not saved; they were kept."


def test_a_disk_that_moved_a_text_that_cannot_be_read_and_a_folder_that_is_gone_are_said(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    leave(tmp_path, "gone", SAVED + "x: 1\n", there=False)
    leave(tmp_path, "broken", SAVED + "x: [\n")
    leave(tmp_path, "moved", SAVED + "x: 1\n", disk="package:\n  name: other\n")
    page, told = shown(qtbot, desk)
    moved, broken, gone = parts(page)
    assert "the file on disk was changed since" in words(moved)
    assert "cannot be read as a Kitfile" in words(broken)
    assert "the folder is not there any more" in words(gone)
    assert not gone.edits.isEnabled()
    page.resume_all()
    assert told.resumed == [tmp_path / "broken", tmp_path / "moved"]
    qtbot.waitUntil(lambda: not desk.reader.active)


def test_where_no_folder_can_be_found_nothing_offers_to_go_on(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "gone", SAVED + "x: 1\n", there=False)
    page, _told = shown(qtbot, desk)
    resume = next(each for each in page.findChildren(Button) if each.text() == "Resume all")
    assert not resume.isEnabled()
    assert resume.toolTip() == "The folder cannot be found"
    assert page.focusProxy() is page.later
    leave(tmp_path, "there", SAVED + "x: 1\n")
    page.refresh()
    qtbot.waitUntil(lambda: len(parts(page)) == 2)
    resume = next(each for each in page.findChildren(Button) if each.text() == "Resume all" and not each.isHidden())
    assert resume.isEnabled()
    assert page.focusProxy() is resume


def test_a_draft_is_shown_as_text_and_opened_or_let_go(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "one", SAVED.replace("one", "two"))
    page, told = shown(qtbot, desk)
    press(page, "Show as text")
    dialog = page.window().findChild(BothDialog)
    assert dialog is not None
    assert dialog.view.rows.accessibleDescription() == "-   name: one\n+   name: two"
    dialog.dismiss()
    press(page, "Open with edits")
    assert told.resumed == [tmp_path / "one"]
    qtbot.waitUntil(lambda: not desk.reader.active)
    qtbot.waitUntil(lambda: len(parts(page)) == 1)
    press(page, "Use the saved file")
    qtbot.waitUntil(lambda: told.left == 1)
    assert page.title.content == "Nothing is left to recover"
    assert not list((tmp_path / "state/recovery").iterdir())


def test_of_two_that_were_left_in_one_folder_the_one_that_was_pressed_is_opened(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    folder, texts = tmp_path / "one", [SAVED.replace("one", "older"), SAVED.replace("one", "newer")]
    leave(tmp_path, "one", texts[0])
    leave(tmp_path, "one", texts[1], there=False)  # it is there already
    page, told = shown(qtbot, desk)
    _newer, older = parts(page)
    older.edits.click()
    assert (told.resumed, told.texts) == ([folder], texts[:1])
    page.resume_all()
    assert (told.resumed, told.texts) == ([folder, folder], texts)
    qtbot.waitUntil(lambda: not desk.reader.active)


def test_the_keyboard_is_on_the_likeliest_act_and_stays_on_the_page(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "one", SAVED.replace("one", "two"))
    page, told = shown(qtbot, desk)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    for _again in range(2):
        focus = QApplication.focusWidget()
        assert isinstance(focus, Button)
        assert focus.text() == "Resume all"
        page.refresh()
        qtbot.waitUntil(lambda: not desk.reader.active)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert told.resumed == [tmp_path / "one"]
    qtbot.waitUntil(lambda: not desk.reader.active)


def test_one_can_be_asked_later(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "one", SAVED.replace("one", "two"))
    page, told = shown(qtbot, desk)
    press(page, "Ask me later")
    assert (told.left, told.resumed) == (1, [])
    assert len(list((tmp_path / "state/recovery").glob("draft-*"))) == 1


def test_many_values_are_counted_not_listed(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "many", SAVED + "".join(f"k{at}: {at}\n" for at in range(9)))
    page, _told = shown(qtbot, desk)
    [part] = parts(page)
    assert "3 more, see the text" in words(part)


def test_the_page_says_how_the_store_is(tmp_path: Path, qtbot: QtBot, desk: Desk) -> None:
    leave(tmp_path, "a", "package:\n  name: two\n")
    page, _ = shown(qtbot, desk)
    assert page.store.words.accessibleName() == ""  # nobody looked yet
    found = add_kit(desk.context.store, "demo:1", layers=(b"x" * 900,))
    desk.library.refresh()
    whole = "The store holds 1 kit; each manifest and every tag can be read."
    qtbot.waitUntil(lambda: page.store.words.accessibleName() == whole)
    path = desk.context.store.blob_path(found.digest)
    path.chmod(0o600)
    path.write_bytes(b"{")
    desk.library.refresh()
    broken = "The store holds 1 kit; 1 cannot be read."
    qtbot.waitUntil(lambda: page.store.words.accessibleName() == broken)


def test_edits_of_a_kitfile_that_was_never_saved_speak_of_no_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    place = RecoveryPlace(tmp_path / "state/recovery", time.time)
    place.keep(Kept(folder, SAVED.replace("one", "two"), SAVED, was_file=False), place.order())
    place.close()
    page, _told = shown(qtbot, desk)
    [part] = parts(page)
    assert part.saved.text() == "Use the proposal"
    assert "the Kitfile was never saved" in words(part)
    assert "on disk" not in words(part).lower()


def test_comments_count_as_edits_and_times_have_seconds(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "both", SAVED.replace("one", "two") + "# new\n")
    leave(tmp_path, "comment", SAVED + "# new\n# newer\n")
    page, _told = shown(qtbot, desk)
    comment, both = parts(page)
    assert "2 edits not saved" in words(comment)
    assert "2 comments differ, see the text" in words(comment)
    assert "2 edits not saved" in words(both)
    assert "1 comment differs, see the text" in words(both)
    assert re.search(r"after (.* )?\d\d:\d\d:\d\d$", page.title.content)
    [table] = both.findChildren(FieldChanges)
    assert re.search(r"\d\d:\d\d:\d\d$", table._titles[1])


@pytest.mark.parametrize("text", [SAVED, SAVED.replace("one", "two")])
def test_edited_rules_are_told_too(qtbot: QtBot, desk: Desk, tmp_path: Path, text: str) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "Kitfile").write_text(SAVED)
    place = RecoveryPlace(tmp_path / "state/recovery", time.time)
    place.keep(Kept(folder, text, SAVED, was_file=True, ignore="out\n"), place.order())
    place.close()
    page, _told = shown(qtbot, desk)
    labels = [each.content for each in parts(page)[0].findChildren(Label)]
    assert "The rules of .kitignore differ" in labels
    assert "The values are the same; order or layout differ." not in labels
    edits = "1 edit not saved" if text == SAVED else "2 edits not saved"
    assert edits in [each.accessibleName() for each in parts(page)[0].findChildren(Chip)]


def test_a_file_that_is_damaged_is_told_of_once_with_its_place(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "one", SAVED.replace("one", "two"))
    state = tmp_path / "state/recovery"
    name = f"draft-{'0' * 32}-{'0' * 16}.json"
    (state / name).write_text("{")
    page, _told = shown(qtbot, desk)
    qtbot.waitUntil(page.unread.isVisible)
    assert page.unread.detail.accessibleName() == str(state / f"unread-{name}")
    assert (state / f"unread-{name}").read_text() == "{"
    page.refresh()
    qtbot.waitUntil(lambda: not desk.reader.active)
    assert page.unread.isVisible(), "until the page is left"
    again, _told = shown(qtbot, desk)
    assert not again.unread.isVisible()


def test_the_acts_go_below_a_name_that_has_no_room_beside_them(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    leave(tmp_path, "a-name-of-some-length", SAVED.replace("one", "two"))
    page, _told = shown(qtbot, desk)
    [part] = parts(page)
    title = next(each for each in part.findChildren(Line) if each.accessibleName() == "a-name-of-some-length")

    def is_below() -> bool:
        return part.edits.mapTo(part, QPoint()).y() > title.mapTo(part, title.rect().bottomLeft()).y()

    assert not is_below()
    page.resize(560, 728)
    qtbot.waitUntil(is_below)
    page.resize(1040, 728)
    qtbot.waitUntil(lambda: not is_below())
