"""The page of kits: its numbers are the store's, and everything on it is done by keyboard and seen in the store."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.media_type import Kind
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import KitRow
from kitstudio.operations.context import Context
from kitstudio.operations.names import NameMovedError
from kitstudio.ui import text, text_size
from kitstudio.ui.actions import acts_of, reason_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.top_bar import Start
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit, look
from kitstudio.ui.models.kits_model import Column, KitsModel, Sieve, in_order
from kitstudio.ui.pages import kits_removal
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.pages.kits_list import KitsList
from kitstudio.ui.pages.kits_names import Given, give, take_back
from kitstudio.ui.pages.kits_naming import NameEditor, judge
from kitstudio.ui.pages.kits_page import KitsPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label, Lines
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.cells import Skeleton, Tags, TwoLine, shortened
from kitstudio.ui.widgets.chips import FilterChip
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.overlays import Dialog
from kitstudio.ui.widgets.toasts import Toast
from tests.support.qt_leaks import end_windows
from tests.support.stored import blobs_in, names_in
from tests.ui.library_room import RoomWindow, add, make_context

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = make_context(tmp_path)
    add(made, tmp_path, "llama:1.2.0", "llama:prod", licence="Apache-2.0", model=b"a" * 50_000, roles=("code", "docs"))
    add(made, tmp_path, "whisper:0.9", licence="MIT", model=b"b" * 20_000, roles=("docs",))
    add(made, tmp_path, "agent:3", licence="MIT", roles=("code",))
    return made


@pytest.fixture
def open_page(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Context], KitsPage]]:
    desks: list[tuple[Desk, RoomWindow]] = []

    def make(context: Context) -> KitsPage:
        desk = Desk(context, tmp_path)
        page = KitsPage(desk)
        window = RoomWindow(desk, page)
        desks.append((desk, window))
        window.show()
        window.activateWindow()
        desk.library.refresh()
        qtbot.waitUntil(lambda: not desk.library.looking)
        page.setFocus()
        return page

    yield make
    for desk, window in desks:
        desk.close()
        window.close()
        window.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def page(context: Context, open_page: Callable[[Context], KitsPage]) -> KitsPage:
    return open_page(context)


def window_of(page: KitsPage) -> RoomWindow:
    window = page.window()
    assert isinstance(window, RoomWindow)
    return window


def settled(page: KitsPage, qtbot: QtBot) -> None:
    """Wait until nothing runs."""
    desk = page._desk
    qtbot.waitUntil(lambda: not desk.reader.active and not desk.runner.active and not desk.library.looking)


def words(page: KitsPage, column: Column) -> list[str]:
    model = page.list.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def names(page: KitsPage) -> list[str]:
    return words(page, Column.NAME)


def pick(page: KitsPage, *titles: str) -> None:
    """Choose rows by the start of their names."""
    picks, kept = page.list.table.selectionModel(), page.list.model
    picks.clearSelection()
    for row in range(kept.rowCount()):
        index = kept.index(row, 0)
        if str(index.data()).startswith(titles):
            picks.setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            )


def press(page: KitsPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    target = page.window().focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def editor_of(page: KitsPage) -> NameEditor:
    assert page.naming.editor is not None
    return page.naming.editor


# -- what is shown


def test_every_number_is_the_stores(page: KitsPage, context: Context) -> None:
    holding = look(context, Control())
    rows = {kit.title: kit for kit in holding.kits}
    page.list.table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    assert names(page) == ["agent 3", "llama prod 1.2.0", "whisper 0.9"]
    assert words(page, Column.SIZE) == [text.size(rows[each].row.total_size) for each in ("agent", "llama", "whisper")]
    assert words(page, Column.LAYERS) == ["1", "3", "2"]
    assert words(page, Column.LICENCE) == ["MIT", "Apache-2.0", "MIT"]
    assert words(page, Column.DIGEST) == [str(rows[each].digest) for each in ("agent", "llama", "whisper")]
    assert text.size(holding.usage.shared) in page._sub.accessibleName()
    assert text.size(holding.usage.total) in page._sub.accessibleName()


def test_another_store_shows_other_rows(page: KitsPage, context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    before = [*names(page), *words(page, Column.SIZE)]
    add(context, tmp_path, "llama:1.2.0", "llama:prod", licence="MIT", model=b"c" * 90_000)
    page._desk.library.refresh()
    settled(page, qtbot)
    after = [*names(page), *words(page, Column.SIZE)]
    assert before != after
    assert [each for each in names(page) if each.startswith("llama prod")], "the name means the new kit"


def test_shared_bytes_are_the_lighter_part_of_the_bar(page: KitsPage, context: Context) -> None:
    llama = next(each for each in look(context, Control()).kits if each.title == "llama")
    row = names(page).index("llama prod 1.2.0")
    cell = page.list.model.index(row, Column.SIZE).data(Role.CELL)
    assert cell.share == 1.0
    assert cell.shared == pytest.approx(llama.shared / llama.row.total_size)
    assert 0 < cell.shared < 1
    assert cell.note == f"{text.size(llama.own)} own", "where the bar is too short to see it"


def test_larger_text_gets_wider_columns_and_chips_at_once(page: KitsPage, qtbot: QtBot) -> None:
    head = page.list.table.header()
    before = head.sectionSize(Column.LICENCE)
    try:
        text_size.fit(150, compact=False)
        qtbot.wait(1)
        assert head.sectionSize(Column.LICENCE) == round(before * 1.5)
        chips = [each for each in page.findChildren(FilterChip) if each.isVisible()]
        assert chips
        assert [each.text() for each in chips if each.width() < each.sizeHint().width()] == []
        assert not any(one.geometry().intersects(other.geometry()) for one, other in pairwise(chips))
    finally:
        text_size.fit(100, compact=False)
    qtbot.waitUntil(lambda: head.sectionSize(Column.LICENCE) == before)


def test_a_long_tag_is_shown_by_both_ends_and_leaves_room_for_the_name() -> None:
    assert shortened("1.2.0") == "1.2.0"
    long = shortened("2026.11.21-nightly-build-from-the-main-branch")
    assert len(long) == 24
    assert (long[:10], long[-6:]) == ("2026.11.21", "branch")


def test_where_tags_have_no_room_the_newest_stays_with_the_number_of_the_rest(appearance: Appearance) -> None:
    tags = Tags(("prod", "latest", "2.0.0", "1.9.0"), newest="2.0.0", moving=frozenset({"prod", "latest"}))
    assert tags.fitting(1_000) == (tags.names, 0)
    assert tags.fitting(0) == (("2.0.0",), 3)
    for room in range(0, 400, 7):
        kept, rest = tags.fitting(room)
        assert "2.0.0" in kept
        assert len(kept) + rest == 4
        assert list(kept) == [each for each in tags.names if each in kept], "in their order"
    assert Tags(()).fitting(0) == ((), 0)
    assert tags.least(7) <= tags.least(24)
    assert shortened("2026.11.21-nightly", 11) == "2026.11…tly"


def test_every_tag_is_in_the_tooltip_of_the_name(page: KitsPage) -> None:
    index = page.list.model.index(names(page).index("llama prod 1.2.0"), 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole).splitlines()[1] == "prod, 1.2.0"


def test_a_description_that_has_no_room_is_whole_in_the_tooltip(page: KitsPage, context: Context) -> None:
    about = next(each.row.description for each in look(context, Control()).kits if each.title == "llama")
    index = page.list.model.index(names(page).index("llama prod 1.2.0"), 0)
    assert about
    assert about in index.data(Qt.ItemDataRole.ToolTipRole).splitlines()


@pytest.mark.parametrize(("width", "hidden"), [(1040, set()), (898, {Column.DIGEST, Column.LAYERS})])
def test_a_small_window_leaves_the_digest_and_the_layers_out(
    page: KitsPage, qtbot: QtBot, width: int, hidden: set[Column]
) -> None:
    table = page.list.table
    page.window().resize(width, 600)
    qtbot.waitUntil(lambda: {each for each in Column if table.isColumnHidden(each)} == hidden)
    qtbot.waitUntil(lambda: table.columnWidth(Column.NAME) > 400)


def test_numbers_sort_as_numbers(page: KitsPage) -> None:
    for column in (Column.SIZE, Column.LAYERS):
        page.list.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert [each.split()[0] for each in names(page)] == ["llama", "whisper", "agent"]


def test_moving_tags_come_first_and_are_outlined(page: KitsPage) -> None:
    assert in_order(("1.2.0", "prod", "v2", "latest")) == ("prod", "latest", "1.2.0", "v2")
    cell = page.list.model.index(names(page).index("llama prod 1.2.0"), 0).data(Role.CELL)
    assert isinstance(cell, TwoLine)
    assert (cell.tags, cell.moving) == (("prod", "1.2.0"), frozenset({"prod"}))


def test_a_row_is_told_in_one_breath(page: KitsPage) -> None:
    index = page.list.model.index(names(page).index("llama prod 1.2.0"), 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("llama", "prod", "1.2.0", "3 layers", "Model", "Code", "Docs", "Apache-2.0", "kB"):
        assert part in spoken


def test_two_thousand_kits_are_filled_without_a_widget_or_a_cell_for_each(appearance: Appearance) -> None:
    kits = [_kit(number) for number in range(2_000)]
    model = KitsModel()
    asked: list[int] = []
    model.dataChanged.connect(lambda *_: asked.append(1))
    model.show_kits(kits, NOW)
    assert (model.rowCount(), len(model._cells)) == (2_000, 0)
    assert not model.findChildren(QObject)
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    model.sift(Sieve("kit-19"))
    assert model.rowCount() == 111
    assert model.index(0, 0).data(Role.CELL).title == "kit-1999"
    assert len(model._cells) == 1, "only what is painted is made"
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_kits([_kit(number) for number in range(2_000)], NOW)
    assert (resets, len(asked)) == ([], 1), "the same kits again move nothing"


def test_a_page_of_two_thousand_kits_asks_only_for_what_it_paints(appearance: Appearance, qtbot: QtBot) -> None:
    shown = KitsList()
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    shown.show_kits([_kit(number) for number in range(2_000)], NOW)
    qtbot.waitUntil(lambda: len(shown.model._cells) > 0)
    assert len(shown.model._cells) < 60
    shown.table.selectAll()
    assert len(shown.chosen) == 2_000
    shown.filter.edit.setText("kit-199")
    qtbot.waitUntil(lambda: len(shown.model.shown) == 11)
    assert len(shown.chosen) == 11


def _kit(number: int) -> StoredKit:
    descriptor = Descriptor("", Digest("sha256", f"{number:064x}"), 10)
    row = KitRow(
        descriptor,
        Reference.parse(f"kit-{number}:v1"),
        1_000 + number,
        1_700_000_000 + number,
        kinds=((Kind.MODEL, 1_000),),
        layers=1,
    )
    return StoredKit(row, f"kit-{number}", ("v1",), 0)


def test_the_models_keep_their_contract(context: Context, appearance: Appearance) -> None:
    model = KitsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(model.index(0, 0).data(Role.CELL), Skeleton)
    assert model.index(0, 0).data() is None
    model.show_kits(look(context, Control()).kits, NOW)
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    model.sift(Sieve("nothing like it"))
    assert model.rowCount() == 0
    model.sift(Sieve())
    model.show_kits((), NOW)
    assert tester is not None


# -- states of the page


def test_grey_rows_on_the_real_columns_come_when_the_store_takes_its_time(
    context: Context, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk(context, tmp_path)
    page = KitsPage(desk)
    window = RoomWindow(desk, page)
    window.show()
    assert not page.list.isVisible(), "nothing flashes for a store that answers at once"
    qtbot.waitUntil(page.list.isVisible)
    cells = [page.list.model.index(0, column).data(Role.CELL) for column in range(len(Column))]
    assert [type(each) for each in cells] == [Skeleton] * len(Column)
    assert page.list.chosen == ()
    desk.close()
    end_windows(window)


def test_an_empty_store_says_what_belongs_here(
    open_page: Callable[[Context], KitsPage], tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(make_context(tmp_path / "empty"))
    assert not page.list.isVisible()
    asked: list[bool] = []
    page.open_folder.connect(lambda: asked.append(True))
    shown = [each for each in page.findChildren(Button) if each.isVisible()]
    assert {each.text() for each in shown} == {"Open folder…", "Receive…"}
    assert page.offers == frozenset(Start), "the top bar leaves both to the page"
    shown[0].click()
    assert asked


def test_a_store_that_cannot_be_read_says_why_and_is_tried_again(
    open_page: Callable[[Context], KitsPage], tmp_path: Path, qtbot: QtBot
) -> None:
    broken = make_context(tmp_path / "broken")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "store").write_text("a file in its place")
    page = open_page(broken)
    view = page.findChild(ErrorView)
    assert isinstance(view, ErrorView)
    assert view.isVisible()
    (tmp_path / "broken" / "store").unlink()
    next(each for each in view.findChildren(Button) if each.text() == "Try again").click()
    settled(page, qtbot)
    assert not view.isVisible()


# -- filters


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LLAM", ["llama prod 1.2.0"]),
        ("prod", ["llama prod 1.2.0"]),
        ("apache", ["llama prod 1.2.0"]),
        ("mit 0.9", ["whisper 0.9"]),
        ("nothing", []),
    ],
)
def test_typing_keeps_what_holds_every_word(page: KitsPage, qtbot: QtBot, typed: str, found: list[str]) -> None:
    press(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.window().focusWidget(), typed)
    qtbot.waitUntil(lambda: names(page) == found)


def test_a_digest_is_found_by_its_beginning_only(page: KitsPage, context: Context) -> None:
    digest = names_in(context.store)["whisper:0.9"]
    for typed in (digest.hex[:8], f"sha256:{digest.hex[:6]}", str(digest)):
        page.list.model.sift(Sieve(typed))
        assert names(page) == ["whisper 0.9"]
    page.list.model.sift(Sieve(digest.hex[10:22]))
    assert names(page) == []


def test_the_chips_are_what_the_store_holds_with_its_numbers(
    page: KitsPage, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    def offered() -> dict[str, str]:
        return {each.text(): each._number for each in page.list.filters.findChildren(FilterChip) if not each.isHidden()}

    assert offered() == {"Model": "2", "Code": "2", "Docs": "2", "MIT": "2", "Apache-2.0": "1"}
    add(context, tmp_path, licence="GPL-3.0-only", roles=("docs",))
    page._desk.library.refresh()
    settled(page, qtbot)
    window_of(page).resize(1500, 700)
    qtbot.wait(1)
    expected = {"Model": "2", "Code": "2", "Docs": "3", "Tagged": "3", "Untagged": "1"}
    assert offered() == {**expected, "MIT": "2", "Apache-2.0": "1", "GPL-3.0-only": "1"}


def chip(page: KitsPage, label: str) -> FilterChip:
    return next(each for each in page.list.filters.findChildren(FilterChip) if each.text() == label)


def test_chips_narrow_together_and_stay_when_the_store_is_read_again(page: KitsPage, qtbot: QtBot) -> None:
    chip(page, "Code").click()
    assert {each.split()[0] for each in names(page)} == {"llama", "agent"}
    chip(page, "MIT").click()
    assert names(page) == ["agent 3"]
    page._desk.library.refresh()
    settled(page, qtbot)
    assert names(page) == ["agent 3"]
    chip(page, "Model").click()
    assert names(page) == []
    assert not page.list.table.isVisible()
    next(each for each in page.list.findChildren(Button) if each.text() == "Show all kits").click()
    assert len(names(page)) == 3


def test_chips_without_room_are_in_a_menu(page: KitsPage, qtbot: QtBot) -> None:
    window_of(page).resize(560, 600)
    qtbot.wait(1)
    shown = [each for each in page.list.filters.findChildren(FilterChip) if not each.isHidden()]
    menu = page.list.filters.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert len(shown) + len(menu.actions()) == 5
    hidden = next(each for each in menu.actions() if each.text().startswith("MIT"))
    hidden.trigger()
    assert {each.split()[0] for each in names(page)} == {"whisper", "agent"}
    assert not chip(page, "MIT").isHidden(), "what is chosen is seen"


# -- the choice and its foot


def test_the_foot_says_what_removing_would_free(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    assert not page.bar.isVisible()
    pick(page, "llama")
    assert page.bar.isVisible()
    assert page.bar.name.accessibleName() == "llama prod 1.2.0"
    would = context.store.remove([Reference.parse("llama:1.2.0"), Reference.parse("llama:prod")], dry_run=True)
    qtbot.waitUntil(lambda: text.size(would.freed) in page.bar.freed.accessibleName())
    assert "shared" in page.bar.freed.accessibleName()
    (kit,) = page.list.chosen
    assert would.freed == kit.own, "the table says the same"
    assert kit.own == kit.row.total_size - kit.shared + kit.row.descriptor.size
    pick(page, "llama", "whisper", "agent")
    said = page.bar.freed.accessibleName
    qtbot.waitUntil(lambda: said().startswith("removing frees") and "shared" not in said())


def test_the_foot_shortens_what_removing_would_free_before_it_cuts_the_name(page: KitsPage, qtbot: QtBot) -> None:
    pick(page, "llama")
    bar, shown = page.bar, set()
    qtbot.waitUntil(lambda: "shared" in bar.freed.accessibleName())
    full = bar.freed.accessibleName()
    for width in range(1600, 700, -40):
        window_of(page).resize(width, 600)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if bar.freed.isVisible() and bar.name.width() >= bar.name.sizeHint().width():
            shown.add(bar.freed._content)
        assert (bar.freed.accessibleName(), bar.freed.toolTip()) == (full, full)
    assert len(shown) == 2
    assert min(shown, key=len).startswith("removing frees")
    assert max(shown, key=len) == full


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_sign_between_the_name_and_what_is_freed_stands_between_them_both_ways(
    page: KitsPage, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    page.window().setLayoutDirection(direction)
    bar = page.bar
    pick(page, "llama")
    qtbot.waitUntil(lambda: bar.freed.isVisible() and bar.freed.accessibleName().startswith("removing"))
    (sign,) = (each for each in bar.findChildren(Label) if each.content == "·")
    assert sign.isVisible()

    def places() -> list[int]:
        return [each.geometry().center().x() for each in (bar.name, sign, bar.freed)]

    qtbot.waitUntil(lambda: len(set(places())) == 3)
    assert places() == sorted(places(), reverse=direction is Qt.LayoutDirection.RightToLeft)
    window_of(page).resize(560, 600)
    qtbot.waitUntil(lambda: not bar.freed.isVisible() and not sign.isVisible())


def test_one_kit_can_be_opened_several_exported_and_removed(page: KitsPage) -> None:
    acts = {each.text(): each for each in acts_of(page)}
    assert reason_of(acts["Open the kit"]) == "Select a kit first"
    pick(page, "llama", "agent")
    assert reason_of(acts["Open the kit"]) == "Select a single kit"
    assert acts["Remove from the store"].isEnabled()
    assert not page.bar.open_.isVisible()
    loud = [each.text() for each in page.bar.findChildren(Button) if each.isVisible() and each._look == "primary"]
    assert loud == ["Export…"], "the main act of several"
    assert page.bar.name.accessibleName().startswith(("llama prod 1.2.0, ", "agent "))
    opened: list[StoredKit] = []
    page.opened.connect(opened.append)
    pick(page, "agent")
    assert page.bar.open_.isVisible()
    press(page, Qt.Key.Key_Return)
    assert [each.title for each in opened] == ["agent"]


def test_the_inspector_is_told_what_is_chosen(page: KitsPage, context: Context) -> None:
    told: list[object] = []
    page.inspected.connect(told.append)
    pick(page, "whisper")
    facts = told[-1]
    values = {each.label: each.value for each in facts.rows}  # type: ignore[attr-defined]  # Facts
    assert values["Digest"] == str(names_in(context.store)["whisper:0.9"])
    assert values["Tags"] == "0.9"
    pick(page, "whisper", "agent")
    assert told[-1] is None


def test_digests_are_copied_one_a_line(page: KitsPage, context: Context) -> None:
    pick(page, "whisper", "agent")
    press(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    wanted = {str(names_in(context.store)[each]) for each in ("whisper:0.9", "agent:3")}
    assert set(QGuiApplication.clipboard().text().split("\n")) == wanted


def test_cards_show_the_same_kits_and_the_same_choice(page: KitsPage) -> None:
    pick(page, "whisper")
    next(each for each in acts_of(page) if each.text() == "Table or cards").trigger()
    assert page.list.cards.isVisible()
    assert page.list.cards.model() is page.list.table.model()
    assert [each.title for each in page.list.chosen] == ["whisper"]
    press(page, Qt.Key.Key_Home)
    assert [each.title for each in page.list.chosen] == [names(page)[0].split()[0]]


# -- names


def test_a_tag_is_renamed_in_its_row_by_keyboard_alone(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    digest = names_in(context.store)["whisper:0.9"]
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    editor = editor_of(page)
    assert editor.field.edit.hasFocus()
    assert editor.field.edit.selectedText() == "0.9"
    QTest.keyClicks(editor.field.edit, "1.0")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names_in(context.store).get("whisper:1.0") == digest)
    assert "whisper:0.9" not in names_in(context.store)
    settled(page, qtbot)
    assert "whisper 1.0" in names(page)
    assert [each.title for each in page.list.chosen] == ["whisper"], "the kit stays chosen"


def undo_of(page: KitsPage, name: str) -> Button:
    """The button that takes a name back, on the note that says it was given."""
    toast = next(each for each in window_of(page).findChildren(Toast) if name in each.accessibleName())
    return next(each for each in toast.findChildren(Button) if each.text() == "Undo")


def call(page: KitsPage, name: str, qtbot: QtBot) -> None:
    """Type a name into the field that is open, and wait until the store says it."""
    editor_of(page).field.edit.setText(name)
    editor_of(page).field.edit.setFocus()
    QTest.keyClick(editor_of(page).field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._desk.library.called(name) is not None or bool(page.window().findChildren(Dialog)))


def test_a_renamed_kit_keeps_the_keyboard_and_the_choice_and_grows_no_younger(
    page: KitsPage, context: Context, qtbot: QtBot
) -> None:
    digest = names_in(context.store)["whisper:0.9"].hex
    long_ago = int(time.time()) - 90_000
    os.utime(context.store_path / "blobs/sha256" / digest, (long_ago, long_ago))
    page._desk.library.refresh()
    settled(page, qtbot)
    pick(page, "whisper")
    page.list.table.setFocus()
    assert page.list.chosen[0].row.stored_at == long_ago
    press(page, Qt.Key.Key_F2)
    call(page, "acme/whisper:1.0", qtbot)
    qtbot.waitUntil(lambda: [each.title for each in page.list.chosen] == ["acme/whisper"])
    assert page.window().focusWidget() is page.list.table
    assert page.list.chosen[0].row.stored_at == long_ago
    assert page.list.table.currentIndex().data(Role.ROW) == page.list.chosen[0]


def test_a_new_name_is_taken_back_from_its_note(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    before = names_in(context.store)
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    call(page, "whisper:1.0", qtbot)
    settled(page, qtbot)
    undo_of(page, "whisper:1.0").click()
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    call(page, "whisper:also", qtbot)
    settled(page, qtbot)
    undo_of(page, "whisper:also").click()
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    settled(page, qtbot)


def test_what_was_done_last_is_taken_back_first(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    before = names_in(context.store)
    take_backs = page._desk.take_backs
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    call(page, "whisper:1.0", qtbot)
    settled(page, qtbot)
    named = names_in(context.store)
    pick(page, "agent")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.removals.can_be_undone)
    settled(page, qtbot)
    assert "agent:3" not in names_in(context.store)
    take_backs.undo()
    qtbot.waitUntil(lambda: names_in(context.store) == named)
    settled(page, qtbot)
    take_backs.undo()
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    settled(page, qtbot)
    assert not take_backs
    take_backs.undo()  # nothing is left, and nothing happens
    assert not [each for each in window_of(page).findChildren(Toast) if "Undo" in each.accessibleName()]


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_name_that_was_taken_from_another_kit_goes_back_to_it(
    page: KitsPage, context: Context, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    before = names_in(context.store)
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2, held)
    call(page, "llama:prod", qtbot)
    answer(page, "Move the name")
    qtbot.waitUntil(lambda: names_in(context.store)["llama:prod"] == before["whisper:0.9"])
    settled(page, qtbot)
    undo_of(page, "llama:prod").click()
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    settled(page, qtbot)


@pytest.mark.parametrize(("before", "lost"), [("whisper:0.9", ""), ("", ""), ("whisper:0.9", "llama"), ("", "llama")])
def test_a_name_that_another_program_took_since_is_not_taken_back_from_it(
    before: str, lost: str, context: Context, tmp_path: Path
) -> None:
    kit, other = (add(context, tmp_path, name, model=name.encode()) for name in ("whisper:0.9", "llama:prod"))
    new = Reference.parse("llama:prod" if lost else "whisper:1")
    given = give(context, Given(kit, before, new, other if lost else ""), Control())
    add(context, tmp_path, str(new), model=b"what another program packs")
    since = names_in(context.store)
    with pytest.raises(NameMovedError, match=str(new)):
        take_back(context, given, Control())
    assert names_in(context.store) == since


def test_the_only_name_of_a_kit_that_had_none_is_not_offered_to_be_taken_back(
    context: Context, tmp_path: Path, open_page: Callable[[Context], KitsPage], qtbot: QtBot
) -> None:
    digest = add(context, tmp_path, model=b"nameless")
    page = open_page(context)
    assert page.list.choose(next(each for each in page.list.model.shown if str(each.digest) == digest))
    page.add_name()
    call(page, "found:1", qtbot)
    settled(page, qtbot)
    toast = next(each for each in window_of(page).findChildren(Toast) if "found:1" in each.accessibleName())
    assert "Undo" not in [each.text() for each in toast.findChildren(Button)]
    given = Given(digest, "", Reference.parse("found:1"))
    assert not take_back(context, given, Control()), "with its last name the kit would go"
    assert str(names_in(context.store)["found:1"]) == digest


def test_escape_gives_no_name(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    before = names_in(context.store)
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(editor_of(page).field.edit, "2.0")
    press(page, Qt.Key.Key_Escape)
    assert page.naming.editor is None
    assert page.list.table.hasFocus()
    assert [each.title for each in page.list.chosen] == ["whisper"], "the page did not take the key for its own"
    settled(page, qtbot)
    assert names_in(context.store) == before


def test_a_name_that_was_not_changed_yet_is_no_mistake(page: KitsPage) -> None:
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    editor = editor_of(page)
    assert editor.hint == "Its name now"
    drawn = [editor.field._error]
    editor.field.edit.setText("Whisper:0.9")
    assert [*drawn, editor.field._error] == [False, True]
    editor.close_up()


def test_a_further_name_that_is_not_typed_yet_is_no_mistake(page: KitsPage) -> None:
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    editor = editor_of(page)
    assert editor.field.edit.text() == "whisper:"
    assert (editor.hint, editor.field._error) == ("Type a tag behind the colon", False)
    QTest.keyClicks(editor.field.edit, "!")
    assert editor.field._error
    editor.close_up()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Whisper:1", "must be lowercase"),
        ("whisper:", "Type a tag behind the colon"),
        ("other:", "invalid tag"),
        ("a b", "Write [registry/]repository[:tag] in lower case, for example team/model:v1. a b is not a reference"),
        ("whisper:a b", "invalid tag"),
        ("sha256:" + "0" * 64, "a digest names itself"),
        ("whisper:0.9", "Its name now"),
    ],
)
def test_what_is_no_name_is_said_while_it_is_typed_and_not_taken(
    page: KitsPage, context: Context, qtbot: QtBot, typed: str, hint: str
) -> None:
    before = names_in(context.store)
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    editor = editor_of(page)
    editor.field.edit.setText(typed)
    assert hint in editor.hint
    press(page, Qt.Key.Key_Return)
    assert page.naming.editor is editor, "the field stays for another try"
    editor.close_up()
    settled(page, qtbot)
    assert names_in(context.store) == before


def test_a_name_without_tag_becomes_latest_and_says_so(page: KitsPage) -> None:
    kit = page._desk.library.called("whisper:0.9")
    assert kit is not None
    verdict = judge("other", "whisper:0.9", lambda _reference: None, kit)
    assert (str(verdict.reference), verdict.words) == ("other:latest", "Becomes other:latest")


def answer(page: KitsPage, label: str) -> None:
    dialog = page.window().findChild(Dialog)
    assert isinstance(dialog, Dialog)
    button = next(each for each in dialog.findChildren(Button) if each.text() == label)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_name_of_another_kit_moves_only_when_that_is_agreed(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    before = names_in(context.store)
    for reply in ("Keep it there", "Move the name"):
        pick(page, "whisper")
        press(page, Qt.Key.Key_F2)
        editor = editor_of(page)
        editor.field.edit.setText("llama:prod")
        assert "it would lose it" in editor.hint
        press(page, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.window().findChild(Dialog) is not None)
        assert names_in(context.store) == before, "nothing moves before the answer"
        answer(page, reply)
        settled(page, qtbot)
        qtbot.waitUntil(lambda: page.window().findChild(Dialog) is None)
    after = names_in(context.store)
    assert after["llama:prod"] == before["whisper:0.9"]
    assert after["llama:1.2.0"] == before["llama:1.2.0"]
    assert "whisper:0.9" not in after


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_of_several_tags_the_person_says_which(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    pick(page, "llama")
    press(page, Qt.Key.Key_F2)
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert [each.text() for each in menu.actions()] == ["Rename prod", "Rename 1.2.0"]
    menu.actions()[0].trigger()
    menu.close()
    editor_of(page).field.edit.setText("llama:staging")
    editor_of(page).field.edit.setFocus()
    QTest.keyClick(editor_of(page).field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "llama:staging" in names_in(context.store))
    assert set(names_in(context.store)) == {"llama:staging", "llama:1.2.0", "whisper:0.9", "agent:3"}


def test_a_further_name_is_given_by_keyboard_alone(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    digest = names_in(context.store)["agent:3"]
    pick(page, "agent")
    press(page, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor_of(page).field.edit, "prod")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names_in(context.store).get("agent:prod") == digest)
    settled(page, qtbot)
    assert "agent prod 3" in names(page)


def test_the_field_stays_when_the_store_is_read_again(
    page: KitsPage, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    editor = editor_of(page)
    QTest.keyClicks(editor.field.edit, "2")
    add(context, tmp_path, "newcomer:1", model=b"n")
    page._desk.library.refresh()
    settled(page, qtbot)
    assert len(names(page)) == 4
    assert page.naming.editor is editor
    assert (editor.field.edit.text(), editor.field.edit.hasFocus()) == ("whisper:2", True)
    kit = page._desk.library.called("whisper:0.9")
    assert kit is not None
    qtbot.waitUntil(lambda: abs(editor.y() - page.list.table.visualRect(page.list.index_of(kit)).y()) < 4)


@pytest.mark.parametrize(
    ("reason", "stays"), [(Qt.FocusReason.ActiveWindowFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)]
)
def test_the_field_waits_for_a_person_who_looks_at_another_window(
    page: KitsPage,
    reason: Qt.FocusReason,
    stays: bool,
) -> None:
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    QApplication.sendEvent(editor_of(page).field.edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert (page.naming.editor is not None) is stays


def test_the_field_goes_away_with_its_kit(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    pick(page, "whisper")
    press(page, Qt.Key.Key_F2)
    context.store.remove([Reference.parse("whisper:0.9")])
    page._desk.library.refresh()
    settled(page, qtbot)
    qtbot.waitUntil(lambda: page.naming.editor is None)


# -- removal


def test_several_kits_are_removed_by_keyboard_and_brought_back(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    before, blobs = names_in(context.store), blobs_in(context.store.root)
    rows = names(page)
    page.list.table.setCurrentIndex(page.list.model.index(0, 0))
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names_in(context.store) == {})
    settled(page, qtbot)
    assert blobs_in(context.store.root) == blobs, "the bytes stay as long as it can be undone"
    assert not page.list.isVisible()
    toast = page.window().findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.accessibleName().startswith("Removed 3 kits. ")
    assert page.removals.can_be_undone
    page.removals.undo()
    qtbot.waitUntil(lambda: names_in(context.store) == before)
    settled(page, qtbot)
    assert sorted(names(page)) == sorted(rows)
    qtbot.waitUntil(lambda: not page.removals.can_be_undone)
    assert context.store.verify().ok


def test_the_note_has_a_button_that_takes_it_back_and_counts_down(
    page: KitsPage, context: Context, qtbot: QtBot
) -> None:
    before = names_in(context.store)
    pick(page, "whisper")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.removals.can_be_undone)
    settled(page, qtbot)
    assert "whisper:0.9" not in names_in(context.store)
    toast = page.window().findChild(Toast)
    assert isinstance(toast, Toast)
    said = {each.accessibleName() for each in toast.findChildren(Lines)}
    qtbot.waitUntil(lambda: {each.accessibleName() for each in toast.findChildren(Lines)} != said)
    (words,) = (each.accessibleName() for each in toast.findChildren(Lines))
    assert re.fullmatch(r".+ is freed in (60|[1-5]?[0-9]) s", words), words
    next(each for each in toast.findChildren(Button) if each.text() == "Undo").click()
    settled(page, qtbot)
    assert names_in(context.store) == before
    assert not [each for each in page.window().findChildren(Toast) if each.isVisible()]


def test_a_dismissed_note_takes_the_way_back_not_with_it(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    before, blobs = names_in(context.store), blobs_in(context.store.root)
    pick(page, "whisper")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.removals.can_be_undone)
    toast = page.window().findChild(Toast)
    assert isinstance(toast, Toast)
    next(each for each in toast.findChildren(Button) if each.accessibleName() == "Dismiss").click()
    settled(page, qtbot)
    assert blobs_in(context.store.root) == blobs
    page._desk.take_backs.undo()
    settled(page, qtbot)
    assert names_in(context.store) == before


def test_the_bytes_go_when_the_time_is_over(
    page: KitsPage, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kits_removal, "PATIENCE_MS", 1)
    blobs = blobs_in(context.store.root)
    pick(page, "whisper")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: blobs_in(context.store.root) < blobs)
    settled(page, qtbot)
    assert not page.removals.can_be_undone
    assert not page._desk.take_backs
    assert set(names_in(context.store)) == {"llama:1.2.0", "llama:prod", "agent:3"}
    assert context.store.verify().ok


def test_the_bytes_go_when_the_program_ends(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    blobs = blobs_in(context.store.root)
    pick(page, "whisper")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.removals.can_be_undone)
    settled(page, qtbot)
    page.removals.finish_all()
    assert blobs_in(context.store.root) < blobs
    assert list((context.store.root / "leases").iterdir()) == []
    assert context.store.verify().ok


def test_a_removal_can_be_taken_back_for_a_minute_at_least() -> None:
    assert kits_removal.PATIENCE_MS >= 60_000


def test_a_kit_without_name_is_removed_by_its_digest(
    page: KitsPage, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    digest = add(context, tmp_path, model=os.urandom(100))
    page._desk.library.refresh()
    settled(page, qtbot)
    pick(page, "nameless")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: digest not in names_in(context.store))


def test_the_keyboard_stays_near_when_a_row_goes(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    page.list.table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    pick(page, "llama")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    settled(page, qtbot)
    assert page.list.table.currentIndex().row() == 1
    assert page.list.table.currentIndex() != QModelIndex()


def test_nothing_on_the_page_takes_what_is_dropped_from_the_window(page: KitsPage) -> None:
    shown = [each for each in page.findChildren(QWidget) if each.acceptDrops()]
    assert [type(each).__name__ for each in shown] == []


def test_everything_that_can_be_pressed_has_a_name(page: KitsPage) -> None:
    for each in page.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(each, Label):
            assert each.accessibleName(), each


def test_a_kit_that_lacks_a_layer_says_which_in_its_row(page: KitsPage, context: Context, qtbot: QtBot) -> None:
    page.list.table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    whisper = next(each for each in page.list.model.shown if each.title == "whisper")
    weights = next(blob for kind, blob in whisper.row.blobs if kind is Kind.MODEL)
    context.store.blob_path(weights.digest).unlink()
    page._desk.library.refresh()
    qtbot.waitUntil(lambda: any(each.damage for each in page.list.model.shown))
    damaged = {each.title: each.damage for each in page.list.model.shown}
    assert damaged == {"agent": "", "llama": "", "whisper": "Missing layers: weights.bin."}
    cell = page.list.model.index(2, Column.NAME).data(Role.CELL)
    assert isinstance(cell, TwoLine)
    assert (cell.sub, cell.icon, cell.tone) == (damaged["whisper"], Icon.WARN, "state.danger")
    assert damaged["whisper"] in page.list.model.index(2, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words(page, Column.SIZE)[2] == text.size(whisper.row.total_size), "what is known of it is still told"
    assert words(page, Column.LAYERS)[2] == "2"
