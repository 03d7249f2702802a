"""The list of drafts: how each folder stands is looked up on the disk, never while the window waits."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.recents import RecentKind, Recents
from kitstudio.jobs.job import Task
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.folder_state import FolderState, Standing
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.actions import acts_of, reason_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.models.drafts_model import Column, DraftEntry, DraftsModel, state_of
from kitstudio.ui.pages.drafts_page import DraftsPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.cells import Group, TwoLine
from kitstudio.ui.widgets.chips import FilterChip
from kitstudio.ui.widgets.delegates import Role
from tests.ui.library_room import RoomWindow, make_context

OLD = 1_700_000_000
GOOD = "manifestVersion: 1.0.0\npackage: {name: good, license: MIT}\nmodel: {path: w.bin}\n"
BAD = GOOD.replace("good", "bad") + "docs: [{path: LICENCE}]\n"


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return make_context(tmp_path)


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Folders `good`, `bad` and `plain` (without a Kitfile)."""
    home = tmp_path / "work"
    for name, kitfile in (("good", GOOD), ("bad", BAD), ("plain", "")):
        (home / name).mkdir(parents=True)
        (home / name / "w.bin").write_bytes(name.encode() * 1000)
        if kitfile:
            (home / name / "Kitfile").write_text(kitfile)
            os.utime(home / name / "Kitfile", (OLD, OLD))
    return home


@pytest.fixture
def desk(context: Context, folders: Path, tmp_path: Path, qtbot: QtBot, appearance: Appearance) -> Iterator[Desk]:
    made = Desk(context, tmp_path)
    kept = Recents(tmp_path / "state" / "recent.json")
    for at, name in enumerate(("gone", "plain", "bad", "good")):
        kept.remember(RecentKind.FOLDER, str(folders / name), OLD + at)
    kept.remember(RecentKind.KIT, "a-kit:v1", OLD + 9)
    made.library.refresh()
    made.shelf.adopt(tmp_path / "state" / "recent.json")
    yield made
    made.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[DraftsPage]:
    made = DraftsPage(desk)
    window = RoomWindow(desk, made)
    window.show()
    window.activateWindow()
    settled(desk, qtbot)
    made.setFocus()
    yield made
    window.close()
    window.deleteLater()
    qtbot.wait(1)


def settled(desk: Desk, qtbot: QtBot) -> None:
    def rests() -> bool:
        looked = len(desk.shelf.states) == len(desk.shelf.folders)
        return looked and not desk.reader.active and not desk.library.looking

    qtbot.waitUntil(rests)


def rows(page: DraftsPage) -> list[DraftEntry]:
    found = [page.model.index(at, 0).data(Role.ROW) for at in range(page.model.rowCount())]
    return [each for each in found if isinstance(each, DraftEntry)]


def standings(page: DraftsPage) -> dict[str, Standing | None]:
    return {Path(each.folder).name: each.standing for each in rows(page)}


def choose(page: DraftsPage, name: str) -> DraftEntry:
    for at in range(page.model.rowCount()):
        entry = page.model.index(at, 0).data(Role.ROW)
        if isinstance(entry, DraftEntry) and Path(entry.folder).name == name:
            page.table.setCurrentIndex(page.model.index(at, 0))
            return entry
    pytest.fail(f"no {name}")


def test_each_folder_says_how_it_stands(page: DraftsPage) -> None:
    assert standings(page) == {
        "good": Standing.READY,
        "bad": Standing.PROBLEMS,
        "plain": Standing.NO_KITFILE,
        "gone": Standing.MISSING,
    }
    assert [state_of(each).words for each in rows(page)] == [
        "Ready to pack",
        "1 error",
        "No Kitfile yet",
        "Folder is not there",
    ]


def test_sizes_files_and_times_are_those_of_the_disk(page: DraftsPage, folders: Path, qtbot: QtBot) -> None:
    entry = choose(page, "good")
    assert entry.state is not None
    assert (entry.state.size, entry.state.files, entry.changed) == (4000, 1, OLD)
    (folders / "good" / "w.bin").write_bytes(b"x" * 77_000)
    page._desk.shelf.look_again()
    qtbot.waitUntil(lambda: "77 kB" in [page.model.index(at, Column.SIZE).data() for at in range(6)])


def test_a_folder_that_was_packed_names_the_kit(
    page: DraftsPage, context: Context, folders: Path, qtbot: QtBot
) -> None:
    desk = page._desk

    def packed() -> bool:
        pack(context, folders / "good", PackOptions(references=(Reference.parse("good:1.0"),)), Control())
        desk.library.refresh()
        desk.shelf.look_again()
        settled(desk, qtbot)
        return standings(page)["good"] is Standing.PACKED

    qtbot.waitUntil(packed)  # files that are too young are not remembered by the pack
    assert state_of(choose(page, "good")).words == "Packed as 1.0"
    context.store.remove([Reference.parse("good:1.0")])
    desk.library.refresh()
    settled(desk, qtbot)
    qtbot.waitUntil(lambda: standings(page)["good"] is Standing.READY)


def test_the_foot_repeats_the_fault_of_the_chosen_folder(page: DraftsPage) -> None:
    choose(page, "bad")
    assert "LICENCE" in page._says.accessibleName()
    choose(page, "gone")
    assert "work/gone" in page._says.accessibleName()


def test_open_ones_come_first_and_say_what_is_not_saved(page: DraftsPage, folders: Path) -> None:
    page.show_drafts([(f"draft:{folders / 'plain'}", "plain", True)])
    first, second = page.model.index(0, 0).data(Role.CELL), page.model.index(1, 0).data(Role.CELL)
    assert isinstance(first, Group)
    assert first.title == "Open"
    assert isinstance(second, TwoLine)
    assert second.tags == ("unsaved",)
    assert [Path(each.folder).name for each in rows(page)] == ["plain", "good", "bad", "gone"]
    choose(page, "plain")
    assert not page.forget.isEnabled()


def test_a_draft_that_is_open_but_not_remembered_is_listed(page: DraftsPage, tmp_path: Path) -> None:
    page.show_drafts([(f"draft:{tmp_path / 'new'}", "new", False)])
    assert Path(rows(page)[0].folder).name == "new"


def test_return_opens_the_chosen_folder(page: DraftsPage, folders: Path) -> None:
    opened: list[str] = []
    page.chose.connect(opened.append)
    choose(page, "bad")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == [str(folders / "bad")]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_missing_folder_is_located(
    by_mouse: bool,
    page: DraftsPage,
    folders: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folders / "moved").mkdir()
    (folders / "moved" / "Kitfile").write_text(GOOD.replace("good", "moved").replace("model: {path: w.bin}\n", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folders / "moved"))
    opened: list[str] = []
    page.chose.connect(opened.append)
    choose(page, "gone")
    assert page.locate.isVisible()
    assert not page.open_.isVisible(), "one main act, the one that can be done"
    if by_mouse:
        cell = page.table.currentIndex().siblingAtColumn(Column.SIZE)
        assert cell.data(Role.CELL).words == "Locate…"
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(cell).center())
    else:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled(page._desk, qtbot)
    qtbot.waitUntil(lambda: standings(page).get("moved") not in (None, Standing.MISSING))
    assert "gone" not in standings(page)
    assert opened == [], "what is not there is not opened"
    kept = [each.name for each in Recents(tmp_path / "state" / "recent.json").all()]
    assert str(folders / "moved") in kept


def test_forgetting_touches_the_list_and_nothing_else(
    page: DraftsPage, folders: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, "bad")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "bad" not in standings(page))
    assert (folders / "bad" / "Kitfile").is_file()
    kept = Recents(tmp_path / "state" / "recent.json").all()
    assert str(folders / "bad") not in [each.name for each in kept]
    assert [each.name for each in kept if each.kind is RecentKind.KIT] == ["a-kit:v1"]


def test_filters_count_and_keep(page: DraftsPage, qtbot: QtBot) -> None:
    chips = {each.text(): each for each in page.findChildren(FilterChip)}
    assert {name: chip._number for name, chip in chips.items()} == {
        "With problems": "1",
        "Not packed": "4",
        "Missing": "1",
    }
    chips["Missing"].click()
    assert list(standings(page)) == ["gone"]
    chips["Missing"].click()
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.window().focusWidget(), "work pla")
    assert list(standings(page)) == ["plain"]


def test_nothing_opened_yet_says_so(context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance) -> None:
    desk = Desk(context, tmp_path)
    page = DraftsPage(desk)
    window = RoomWindow(desk, page)
    window.show()
    assert not page.table.isVisible()
    asked: list[bool] = []
    page.open_folder.connect(lambda: asked.append(True))
    next(each for each in page.findChildren(Button) if each.isVisible()).click()
    assert asked
    desk.close()
    window.deleteLater()
    qtbot.wait(1)


def test_a_disk_that_does_not_answer_holds_up_no_window(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    held = threading.Event()

    def wait(control: Control) -> None:
        while not held.wait(0.01):
            control.token.check()

    for at in (1, 2):
        Recents(tmp_path / "r.json").remember(RecentKind.FOLDER, f"/slow/{at}", at)
    desk = Desk(context, tmp_path)
    page = DraftsPage(desk)
    window = RoomWindow(desk, page)
    window.show()
    desk.reader.submit(Task("look-at-folder", "look-at-folder", ""), wait)  # as if its disk did not answer
    desk.shelf.adopt(tmp_path / "r.json")
    qtbot.waitUntil(lambda: [each.state for each in rows(page)] == [None, None])
    desk.library.refresh()
    qtbot.waitUntil(lambda: desk.library.holding is not None)
    waiting = [each for each in desk.reader.active if each.task.verb == "look-at-folder"]
    assert len(waiting) == 2, "folders are looked at one after the other, so other readers are free"
    assert desk.shelf.states == {}
    held.set()
    qtbot.waitUntil(lambda: len(desk.shelf.states) == 2)
    desk.close()
    window.deleteLater()
    qtbot.wait(1)


def test_the_model_keeps_its_contract_and_speaks_each_row(appearance: Appearance) -> None:
    model = DraftsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    now = datetime.fromtimestamp(OLD + 300, UTC)
    entry = DraftEntry("/a/b", "~/b", is_open=True, unsaved=True, opened=OLD)
    state = FolderState(Path("/a/b"), Standing.PROBLEMS, errors=2, warnings=1, files=3, size=5000)
    model.show_entries([entry], now)
    model.show_entries([DraftEntry("/a/b", "~/b", is_open=True, unsaved=True, opened=OLD, state=state)], now)
    spoken = str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("b", "~/b", "unsaved", "2 errors, 1 warning", "5 kB", "3 files", "5 min ago"):
        assert part in spoken
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable, "a head is no folder"
    model.show_entries([], now)
    assert tester is not None


def test_why_an_act_cannot_be_done_is_said(page: DraftsPage) -> None:
    acts = {each.text(): each for each in acts_of(page)}
    choose(page, "good")
    assert reason_of(acts["Locate the folder…"]) == "The folder is where it was"
    choose(page, "gone")
    assert reason_of(acts["Open the draft"]) == "The folder is not there"


def test_clearing_the_list_forgets_kits_and_folders(page: DraftsPage, tmp_path: Path, qtbot: QtBot) -> None:
    next(each for each in acts_of(page) if each.text() == "Clear the list of what was opened").trigger()
    qtbot.waitUntil(lambda: page._desk.shelf.items == ())
    assert Recents(tmp_path / "state" / "recent.json").all() == ()
    assert not page.table.isVisible()
