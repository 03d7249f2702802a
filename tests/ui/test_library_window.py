"""The library in the whole window: what is opened comes back on the first page, and removal works from the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.home_parts import RecentRow
from kitstudio.ui.pages.kit_page import KitPage
from kitstudio.ui.theme import Appearance
from tests.support.stored import names_in
from tests.ui.library_room import add, make_context


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = make_context(tmp_path)
    add(made, tmp_path, "demo:1.0", model=b"m" * 3_000)
    add(made, tmp_path, "other:1.0", model=b"o" * 3_000)
    return made


@pytest.fixture
def open_window(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> Iterator[Callable[[], MainWindow]]:
    made: list[tuple[Desk, MainWindow]] = []

    def make() -> MainWindow:
        environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
        desk = Desk(context, tmp_path)
        window = MainWindow(desk, Settings(environment, {}, {}), appearance)
        made.append((desk, window))
        window.show()
        window.activateWindow()
        window.start()
        settled(window, qtbot)
        return window

    yield make
    for desk, window in made:
        desk.close()
        window.close()
        window.deleteLater()
    qtbot.wait(1)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    desk = window._desk
    qtbot.waitUntil(lambda: not desk.reader.active and not desk.runner.active and not desk.library.looking)
    qtbot.wait(1)


def keys(window: MainWindow) -> list[str]:
    return [each.entry.key for each in window.home.findChildren(RecentRow) if not each.isHidden()]


def front(window: MainWindow) -> type[object]:
    """What kind of document is in front."""
    return type(window.documents.current)


def test_what_was_opened_is_on_the_first_page_of_the_next_window(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "sources" / "demo_1.0"
    first = open_window()
    first.documents.open_kit("demo:1.0")
    first.documents.open_draft(folder)
    settled(first, qtbot)
    assert keys(first) == [f"draft:{folder}", "kit:demo:1.0"]
    first.close()
    second = open_window()
    second.go("home")
    qtbot.waitUntil(lambda: keys(second)[:2] == [f"draft:{folder}", "kit:demo:1.0"])
    second.home.findChildren(RecentRow)[0].click()
    assert front(second) is DraftPage
    second.go("home")
    second.home.findChildren(RecentRow)[1].click()
    assert front(second) is KitPage
    settled(second, qtbot)


def test_the_list_of_drafts_knows_the_tabs_and_opens_them(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    folder = tmp_path / "sources" / "other_1.0"
    window.documents.open_draft(folder)
    settled(window, qtbot)
    window.go("drafts")
    settled(window, qtbot)
    entry = window.drafts.chosen
    assert entry is not None
    assert (entry.folder, entry.is_open) == (str(folder), True)
    QTest.keyClick(window.drafts.table, Qt.Key.Key_Return)
    assert front(window) is DraftPage
    assert len(window.documents.drafts) == 1, "the tab is shown, not opened again"
    settled(window, qtbot)


def test_removal_and_undo_reach_the_store_from_the_window(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    window = open_window()
    before = names_in(context.store)
    window.go("kits")
    table = window.kits.list.table
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names_in(context.store) == {})
    settled(window, qtbot)
    window.kits.setFocus()
    target = window.focusWidget() or window
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    settled(window, qtbot)
