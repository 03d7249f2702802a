"""The library in the whole window: what is opened comes back on the first page, and removal works from the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.settings import Settings
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.names import rename
from kitstudio.ui.actions import acts_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages import kits_removal
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.home_parts import RecentRow
from kitstudio.ui.pages.kit_page import KitPage
from kitstudio.ui.sheets.unpack_sheet import UnpackSheet
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, Pressable
from kitstudio.ui.widgets.end_menu import EndMenu
from tests.support.stored import names_in
from tests.ui.library_room import add, drafts_of, kits_of, make_context


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


def test_the_sidebar_counts_what_the_room_of_the_drafts_lists(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    drafts = next(each for each in window.shell.sidebar.findChildren(Pressable) if each.accessibleName() == "Drafts")
    for name in ("demo_1.0", "other_1.0"):
        window.documents.open_draft(tmp_path / "sources" / name)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: drafts.toolTip() == "2 folders, 2 of them open")
    window.documents.close(0)
    qtbot.waitUntil(lambda: drafts.toolTip() == "2 folders, 1 of them open")
    drafts_of(window).filter.edit.setText("no such folder")
    assert drafts.toolTip() == "2 folders, 1 of them open", "a filter hides rows, not drafts"
    listed = [each for each in keys(window) if each.startswith("draft:")]
    assert len(listed) == 2, "the first page lists the same ones"


def test_the_list_of_drafts_knows_the_tabs_and_opens_them(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    folder = tmp_path / "sources" / "other_1.0"
    window.documents.open_draft(folder)
    settled(window, qtbot)
    window.go("drafts")
    settled(window, qtbot)
    entry = drafts_of(window).chosen
    assert entry is not None
    assert (entry.folder, entry.is_open) == (str(folder), True)
    QTest.keyClick(drafts_of(window).table, Qt.Key.Key_Return)
    assert front(window) is DraftPage
    assert len(window.shell.tabs.drafts) == 1, "the tab is shown, not opened again"
    settled(window, qtbot)


def test_removal_and_undo_reach_the_store_from_the_window(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    window = open_window()
    before = names_in(context.store)
    window.go("kits")
    table = kits_of(window).list.table
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names_in(context.store) == {})
    settled(window, qtbot)
    kits_of(window).setFocus()
    target = window.focusWidget() or window
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    settled(window, qtbot)


def buttons(page: KitPage) -> list[str]:
    return [each.text() for each in page.findChildren(Button) if each.isVisible()]


def test_the_tab_of_a_removed_kit_says_so_and_undo_works_in_it(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    window = open_window()
    before = names_in(context.store)
    window.documents.open_kit("demo:1.0")
    settled(window, qtbot)
    page = window.documents.current
    assert isinstance(page, KitPage)
    assert page.body is not None
    page.tabs.setFocus()
    for by_key in (True, False):
        next(each for each in acts_of(page) if each.text() == "Remove from the store").trigger()
        qtbot.waitUntil(lambda: bool(window.take_backs))
        settled(window, qtbot)
        assert not page.body.isVisible()
        assert buttons(page) == ["Undo", "Show the kits"]
        assert any(each.text().startswith("You removed demo at ") for each in page.findChildren(Label))
        if by_key:
            target = window.focusWidget()
            assert isinstance(target, Button)
            assert page.isAncestorOf(target)
            QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            next(each for each in page.findChildren(Button) if each.text() == "Undo").click()
        qtbot.waitUntil(lambda: names_in(context.store) == before)
        settled(window, qtbot)
        assert page.body.isVisible()


def test_the_tab_of_a_kit_that_went_for_good_offers_no_undo(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kits_removal, "PATIENCE_MS", 1)
    window = open_window()
    window.documents.open_kit("demo:1.0")
    settled(window, qtbot)
    page = window.documents.current
    assert isinstance(page, KitPage)
    next(each for each in acts_of(page) if each.text() == "Remove from the store").trigger()
    qtbot.waitUntil(lambda: buttons(page) == ["Show the kits"])
    assert any(each.text().endswith("Its bytes are freed.") for each in page.findChildren(Label))
    settled(window, qtbot)


def test_a_kit_removed_by_another_program_says_so_in_its_tab(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    window = open_window()
    window.documents.open_kit("demo:1.0")
    settled(window, qtbot)
    page = window.documents.current
    assert isinstance(page, KitPage)
    context.store.remove([Reference.parse("demo:1.0")])
    window._desk.library.refresh()
    settled(window, qtbot)
    assert any("Another program removed it." in each.text() for each in page.findChildren(Label))


def call_it(window: MainWindow, page: KitPage, act: str, name: str, qtbot: QtBot) -> None:
    """Name or rename a kit from its page, as a person does."""
    next(each for each in acts_of(page) if each.text() == act).trigger()
    editor = kits_of(window).naming.editor
    assert editor is not None
    assert editor.field.edit.hasFocus()
    editor.field.edit.setText(name)
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in names_in(window._desk.context.store))
    settled(window, qtbot)


def kit_in_front(window: MainWindow, key: str, qtbot: QtBot) -> KitPage:
    window.documents.show(key)
    settled(window, qtbot)
    page = window.documents.current
    assert isinstance(page, KitPage)
    return page


def test_a_kit_is_named_and_renamed_from_its_own_page(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    window = open_window()
    window.documents.open_kit("demo:1.0")
    call_it(window, kit_in_front(window, "kit:demo:1.0", qtbot), "Rename the tag", "demo:2.0", qtbot)
    call_it(window, kit_in_front(window, "kit:demo:2.0", qtbot), "Add a name", "demo:prod", qtbot)
    assert set(names_in(context.store)) == {"demo:2.0", "demo:prod", "other:1.0"}


def test_a_renamed_kit_has_its_new_name_in_tab_sheet_and_session(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    for name in ("other:1.0", "demo:1.0"):
        window.documents.open_kit(name)
    page = kit_in_front(window, "kit:demo:1.0", qtbot)
    call_it(window, page, "Rename the tag", "team/demo:2.0", qtbot)
    tabs = window.shell.tabs
    qtbot.waitUntil(lambda: tabs.keys == ("kit:other:1.0", "kit:team/demo:2.0"))
    assert (tabs.titles, tabs.tabToolTip(1)) == (("other 1.0", "team/demo 2.0"), "team/demo:2.0")
    window.steps.back()
    assert window.documents.current is page, "the way back leads to it still"
    page.unpack_soon()
    sheet = window.findChild(UnpackSheet)
    assert isinstance(sheet, UnpackSheet)
    assert "unpack team/demo:2.0" in " ".join(sheet.form.command)
    sheet.dismiss()
    qtbot.waitUntil(lambda: keys(window) == ["kit:team/demo:2.0", "kit:other:1.0"])
    settled(window, qtbot)
    window.close()
    second = open_window()
    said: list[str] = []
    second._desk.noted.connect(lambda _tone, title, _detail: said.append(title))
    qtbot.waitUntil(lambda: second.shell.tabs.titles == ("other 1.0", "team/demo 2.0"))
    settled(second, qtbot)
    assert not said
    assert keys(second) == ["kit:team/demo:2.0", "kit:other:1.0"]


def test_a_tab_that_was_not_read_yet_follows_its_kit_too(
    open_window: Callable[[], MainWindow], context: Context, qtbot: QtBot
) -> None:
    window = open_window()
    window.documents.reopen("kit:demo:1.0")
    rename(context, Reference.parse("demo:1.0"), Reference.parse("demo:9.9"), Control())
    window._desk.library.refresh()
    qtbot.waitUntil(lambda: window.shell.tabs.titles == ("demo 9.9",))
    assert kit_in_front(window, "kit:demo:9.9", qtbot).opened is not None


def test_a_kit_whose_name_means_another_one_goes_by_its_digest_until_it_has_a_name(
    open_window: Callable[[], MainWindow], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.documents.open_kit("demo:1.0")
    old = kit_in_front(window, "kit:demo:1.0", qtbot)
    assert old.opened is not None
    digest = str(old.opened.kit.descriptor.digest)
    add(context, tmp_path, "demo:1.0", model=b"another" * 500)
    qtbot.waitUntil(lambda: window.shell.tabs.keys == (f"kit:{digest}",))
    window.documents.open_kit("demo:1.0")
    assert kit_in_front(window, "kit:demo:1.0", qtbot) is not old
    call_it(window, kit_in_front(window, f"kit:{digest}", qtbot), "Add a name", "demo:0.9", qtbot)
    qtbot.waitUntil(lambda: window.shell.tabs.titles == ("demo 0.9", "demo 1.0"))
    settled(window, qtbot)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_kit_stays_inside_the_window(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    window.documents.open_kit("demo:1.0")
    settled(window, qtbot)
    page = window.documents.current
    assert isinstance(page, KitPage)
    menu = page.findChild(EndMenu)
    assert isinstance(menu, EndMenu)
    assert menu.button is not None
    menu.popup(menu.button.mapToGlobal(menu.button.rect().bottomLeft()))
    right = menu.mapToGlobal(menu.rect().topRight()).x()
    menu.close()
    assert right <= window.mapToGlobal(window.rect().topRight()).x()


def test_what_another_program_packs_is_listed_without_being_asked(
    open_window: Callable[[], MainWindow], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.go("kits")
    settled(window, qtbot)
    chosen = next(each for each in kits_of(window).list.model.shown if each.repository == "other")
    assert kits_of(window).list.choose(chosen)
    add(context, tmp_path, "another:1.0", model=b"a" * 3_000)
    qtbot.waitUntil(lambda: kits_of(window).list.model.rowCount() == 3)
    assert [each.digest for each in kits_of(window).list.chosen] == [chosen.digest]
    settled(window, qtbot)


def test_what_another_program_does_is_seen_by_itself_also_in_a_store_that_was_taken_meanwhile(
    open_window: Callable[[], MainWindow], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    context.store.remove([Reference.parse("demo:1.0")])
    qtbot.waitUntil(lambda: kits_of(window).list.model.rowCount() == 1)
    context.use_store(tmp_path / "elsewhere")
    window._desk.library.refresh()
    settled(window, qtbot)
    add(context, tmp_path, "third:1.0", model=b"t" * 3_000)
    qtbot.waitUntil(lambda: [each.repository for each in kits_of(window).list.model.shown] == ["third"])
    settled(window, qtbot)
