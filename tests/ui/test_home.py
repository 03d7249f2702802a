"""The first page: what can be begun, what was opened, and what waits, all of it from the store and the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.recents import RecentKind, Recents
from kitstudio.host.settings import Settings
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.example import NAME
from kitstudio.ui import text
from kitstudio.ui.actions import acts_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.top_bar import Start
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.library import look
from kitstudio.ui.pages.home_begin import BeginPage, StepCircle
from kitstudio.ui.pages.home_page import HomePage, stored_when
from kitstudio.ui.pages.home_parts import NeedsCard, RecentEntry, RecentRow, StartCard, WeekBars
from kitstudio.ui.store_care import StoreCare
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.drop_zone import DropZone
from tests.support.stored import digest_of, names_in
from tests.ui.access.painted import pieces
from tests.ui.library_room import RoomWindow, add, make_context

BAD = "manifestVersion: 1.0.0\npackage: {name: bad, license: MIT}\nmodel: {path: nothing.bin}\n"


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return make_context(tmp_path)


@pytest.fixture
def open_page(
    context: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> Iterator[Callable[[], HomePage]]:
    made: list[tuple[Desk, RoomWindow]] = []

    def make() -> HomePage:
        desk = Desk(context, tmp_path)
        desk.preferences.adopt(Settings({"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}, {}, {}))
        page = HomePage(desk)
        window = RoomWindow(desk, page)
        made.append((desk, window))
        window.show()
        window.activateWindow()
        desk.library.refresh()
        desk.shelf.adopt(tmp_path / "state" / "recent.json")
        settled(desk, qtbot)
        qtbot.wait(1)  # what was added to a layout is shown by the next turn of events
        return page

    yield make
    for desk, window in made:
        desk.close()
        window.close()
        window.deleteLater()
    qtbot.wait(1)


def settled(desk: Desk, qtbot: QtBot) -> None:
    def rests() -> bool:
        looked = len(desk.shelf.states) == len(desk.shelf.folders)
        return looked and not desk.reader.active and not desk.runner.active and not desk.library.looking

    qtbot.waitUntil(rests, timeout=15_000)


def remember(tmp_path: Path, *names: tuple[RecentKind, str]) -> None:
    """Put things on the list, the last one on top."""
    for at, (kind, name) in enumerate(names):
        Recents(tmp_path / "state" / "recent.json").remember(kind, name, 1_700_000_000 + at)


def rows(page: HomePage) -> list[RecentRow]:
    return [each for each in page.findChildren(RecentRow) if each.isVisibleTo(page) and not each.isHidden()]


def said(page: HomePage) -> set[str]:
    """Every word that is shown."""
    found = [each for kind in (Label, Line) for each in page.findChildren(kind)]
    return {each.accessibleName() for each in found if each.isVisible()}


def asked_for(page: HomePage) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    page.chose.connect(lambda use, target: out.append((use, target)))
    return out


# -- nothing yet


def test_a_newcomer_sees_where_to_drop_and_three_ways_to_begin(open_page: Callable[[], HomePage]) -> None:
    page = open_page()
    assert "Drop a model folder to begin" in said(page)
    cards = [each for each in page.findChildren(StartCard) if each.isVisible()]
    titles = [each.accessibleName().partition(".")[0] for each in cards]
    assert titles == ["Pack a folder", "Open or receive a kit", "Try the example"]
    filled = [each for each in page.findChildren(Button) if each.isVisible() and each._look == "primary"]
    assert [each.text() for each in filled] == ["Open folder…"]
    heard: list[str] = []
    page.open_folder.connect(lambda: heard.append("open"))
    page.receive.connect(lambda: heard.append("receive"))
    for card in cards[:2]:
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert heard == ["open", "receive"]


def test_a_way_to_begin_grows_with_words_that_need_another_line(appearance: Appearance, qtbot: QtBot) -> None:
    card = StartCard(Icon.KIT, "accent", "Title", "Words that are longer in other languages, " * 3)
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(col(card, None))
    window.resize(600, 500)
    window.show()
    qtbot.waitUntil(lambda: card.width() > 500)
    low = card.height()
    window.resize(200, 500)
    qtbot.waitUntil(lambda: card.height() > low)
    hint = max(card.findChildren(Label), key=lambda each: len(each.text()))
    qtbot.waitUntil(lambda: hint.height() >= hint.heightForWidth(hint.width()))


def test_a_path_is_pasted_as_people_copy_it(open_page: Callable[[], HomePage], tmp_path: Path) -> None:
    page = open_page()
    field = page.findChild(BeginPage).paste  # type: ignore[union-attr]  # it is there
    heard: list[tuple[str, ...]] = []
    page.dropped.connect(heard.append)
    for words in ("/models/llama/", "~/llama", '"/with space/llama"', "file:///models/a%20b", "  "):
        field.edit.setText(words)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    home = str(page._desk.home)
    assert heard == [("/models/llama",), (f"{home}/llama",), ("/with space/llama",), ("/models/a b",)]


def test_a_path_can_still_be_pasted_when_there_are_kits(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    page = open_page()
    heard: list[tuple[str, ...]] = []
    page.dropped.connect(heard.append)
    next(each for each in acts_of(page) if each.text() == "Type or paste a path").trigger()
    assert page.paste.edit.hasFocus()
    QTest.keyClicks(page.paste.edit, "~/llama")
    QTest.keyClick(page.paste.edit, Qt.Key.Key_Return)
    assert heard == [(f"{page._desk.home}/llama",)]
    assert page.paste.edit.selectedText() == "~/llama", "to be mended, or for the next one to take its place"
    page.hide()
    assert page.paste.edit.text() == "", "it led somewhere"


def test_while_there_is_nothing_the_page_alone_offers_to_begin(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page()
    assert page.offers == frozenset(Start)
    add(context, tmp_path, "demo:1.0", model=b"m")
    with qtbot.waitSignal(page.offered):
        page._desk.library.refresh()
    assert page.offers == frozenset()


def test_what_can_be_set_up_is_ticked_when_it_is(open_page: Callable[[], HomePage], qtbot: QtBot) -> None:
    page = open_page()
    went: list[tuple[str, str]] = []
    page.went.connect(lambda place, detail: went.append((place, detail)))

    def circles() -> int:
        return len([each for each in page.findChildren(StepCircle) if each.isVisible()])

    assert {"1 of 2", "Your name as author"} <= said(page)
    assert circles() == 1
    for words in ("Storage", "Set…", "Read the guide"):
        next(each for each in page.findChildren(Button) if each.isVisible() and each.text() == words).click()
    assert went == [("storage", ""), ("setting", "packing.author"), ("help", "start")]
    page._desk.preferences.take("packing.author", "Ada")
    qtbot.waitUntil(lambda: {"2 of 2", "Ada"} <= said(page))
    assert circles() == 0


def test_the_example_is_made_here_packed_and_opened(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page()
    asked = asked_for(page)
    page.make_example()
    qtbot.waitUntil(lambda: asked == [("open", str(NAME))], timeout=15_000)
    settled(page._desk, qtbot)
    assert str(NAME) in names_in(context.store)
    folder = tmp_path / "data" / "kitstudio" / "example" / "wren-tiny"
    assert (folder / "Kitfile").is_file()
    assert f"draft:{folder}" in [each.entry.key for each in rows(page)]
    assert page._stack.currentIndex() == 1


def test_what_is_dropped_on_the_zone_is_handed_on(open_page: Callable[[], HomePage]) -> None:
    page = open_page()
    dropped: list[object] = []
    page.dropped.connect(dropped.append)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile("/some/folder")])
    zone = next(each for each in page.findChildren(DropZone) if each.isVisible())
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, none)
    zone.dropEvent(event)
    assert dropped == [("/some/folder",)]


# -- what was opened


def test_kits_and_folders_are_listed_as_they_stand(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path
) -> None:
    add(context, tmp_path, "demo:1.0", "demo:prod", model=b"m" * 5_000)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "Kitfile").write_text(BAD)
    kit, folder = RecentKind.KIT, RecentKind.FOLDER
    remember(
        tmp_path,
        (kit, "gone:v1"),
        (folder, str(tmp_path / "nowhere")),
        (kit, "demo:1.0"),
        (folder, str(tmp_path / "bad")),
    )
    page = open_page()
    entries = {each.entry.key.rpartition("/")[2]: each.entry for each in rows(page)}
    assert list(entries) == ["bad", "kit:demo:1.0", "nowhere", "kit:gone:v1"]
    assert entries["bad"].sub.startswith("1 error · ")
    assert entries["bad"].tail == "~/bad"
    assert entries["kit:demo:1.0"].tags == ("prod", "1.0")
    demo = page._desk.library.called("demo:1.0")
    assert demo is not None
    assert entries["kit:demo:1.0"].sub.startswith(f"{text.size(demo.row.total_size)} · 1 layer · ")
    assert (entries["nowhere"].sub, entries["nowhere"].act) == ("Folder is no longer there", "Locate…")
    assert (entries["kit:gone:v1"].sub, entries["kit:gone:v1"].act) == ("No longer in the store", "Forget")


@pytest.mark.parametrize(("width", "shown"), [(640, True), (420, False)])
def test_words_at_the_end_of_a_row_are_shown_in_full_or_not_at_all(
    appearance: Appearance, qtbot: QtBot, width: int, *, shown: bool
) -> None:
    note = "Mood of short messages, English"
    row = RecentRow(RecentEntry("kit:demo:1.0", "demo", "1 MB", note, tags=("1.0",)))
    qtbot.addWidget(row)
    row.resize(width, 52)
    painted = [each.words for each in pieces(row)]
    assert (note in painted) is shown
    assert not any("…" in each for each in painted)
    assert row.toolTip() == note


def test_a_path_at_the_end_of_a_row_keeps_both_its_ends(appearance: Appearance, qtbot: QtBot) -> None:
    row = RecentRow(RecentEntry("draft:x", "demo", "1 error", "~/a/path/that/is/longer/than/its/room/in/the/row"))
    qtbot.addWidget(row)
    row.resize(420, 52)
    (path,) = (each.words for each in pieces(row) if "…" in each.words)
    assert (path[:3], path[-3:]) == ("~/a", "row")


def test_pressing_a_row_opens_what_it_stands_for(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    (tmp_path / "bad").mkdir()
    remember(tmp_path, (RecentKind.KIT, "demo:1.0"), (RecentKind.FOLDER, str(tmp_path / "bad")))
    page = open_page()
    asked = asked_for(page)
    for line in rows(page):
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Space)
    assert asked == [("draft", str(tmp_path / "bad")), ("open", "demo:1.0")]


def test_a_missing_folder_is_located_and_a_missing_kit_forgotten(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    remember(tmp_path, (RecentKind.KIT, "gone:v1"), (RecentKind.FOLDER, str(tmp_path / "old")))
    (tmp_path / "new").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "new"))
    page = open_page()
    asked = asked_for(page)
    for label in ("Locate…", "Forget"):
        button = next(each for each in page.findChildren(Button) if each.text() == label and each.isVisible())
        button.click()
        settled(page._desk, qtbot)
    qtbot.waitUntil(lambda: [each.entry.key for each in rows(page)] == [f"draft:{tmp_path / 'new'}"])
    assert asked == []


def test_without_a_memory_the_kits_stored_last_are_shown(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    remember(tmp_path, (RecentKind.KIT, "demo:1.0"))
    page = open_page()
    assert "Continue" in said(page)
    next(each for each in page.findChildren(Button) if each.text() == "Clear list").click()
    qtbot.waitUntil(lambda: "Stored last" in said(page))
    assert [each.entry.key for each in rows(page)] == ["kit:demo:1.0"]
    assert Recents(tmp_path / "state" / "recent.json").all() == ()


def test_what_is_opened_is_remembered_and_comes_to_the_top(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    page = open_page()
    for key in ("kit:demo:1.0", f"draft:{tmp_path}", "kit:demo:1.0", "settings"):
        page._desk.shelf.opened(key)
        settled(page._desk, qtbot)
    wanted = ["kit:demo:1.0", f"draft:{tmp_path}"]
    qtbot.waitUntil(lambda: [each.entry.key for each in rows(page)] == wanted)


def test_rows_keep_the_keyboard_when_their_facts_change(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    folder = tmp_path / "bad"
    folder.mkdir()
    remember(tmp_path, (RecentKind.FOLDER, str(folder)))
    page = open_page()
    (line,) = rows(page)
    line.setFocus()
    assert line.entry.sub.startswith("No Kitfile yet")
    (folder / "Kitfile").write_text(BAD)
    page._desk.shelf.look_again()
    qtbot.waitUntil(lambda: line.entry.sub.startswith("1 error"))
    assert rows(page) == [line]
    assert line.hasFocus()
    assert "1 error" in line.accessibleName()


# -- what waits


def test_drafts_with_errors_wait_and_are_opened(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "Kitfile").write_text(BAD)
    remember(tmp_path, (RecentKind.FOLDER, str(tmp_path / "bad")))
    page = open_page()
    assert "bad: 1 error" in said(page)
    asked = asked_for(page)
    next(each for each in page.needs.findChildren(Button) if each.text() == "Open the draft").click()
    assert asked == [("draft", str(tmp_path / "bad"))]


def test_what_waits_is_seen_in_a_narrow_window_too(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    page = open_page()
    for width in (700, 1040, 700):
        page.window().resize(width, 600)
        qtbot.waitUntil(page.needs.isVisible)
        assert (page.needs.width() > 400) is (width == 700), "across the page where there is no room beside the list"


def test_what_an_interrupted_job_left_is_told_with_its_bytes(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    page = open_page()
    assert "Nothing waits for you." in said(page)
    with (
        context.store.lease("pull") as lease,
        context.store.ingest(Descriptor("", digest_of(b"whole"), 5), lease) as sink,
    ):
        sink.write(b"who")
    page._desk.library.refresh()
    qtbot.waitUntil(lambda: "An interrupted job left 3 B" in said(page))
    heard: list[bool] = []
    page.receive.connect(lambda: heard.append(True))
    next(each for each in page.needs.findChildren(Button) if each.text() == "Receive again…").click()
    assert heard


def test_a_damaged_kit_waits(open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    digest = add(context, tmp_path, "demo:1.0", model=b"m")
    path = context.store.root / "blobs" / "sha256" / digest.partition(":")[2]
    os.chmod(path, 0o600)
    path.write_bytes(b"{}")
    page = open_page()
    assert "1 kit is damaged" in said(page)
    shown: list[bool] = []
    page.show_kits.connect(lambda: shown.append(True))
    next(each for each in page.needs.findChildren(Button) if each.text() == "Show the kits").click()
    assert shown


def test_what_a_verification_of_the_store_found_waits_until_it_finds_nothing(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m" * 3000)
    page = open_page()
    library = page._desk.library
    qtbot.waitUntil(lambda: library.holding is not None)
    assert library.holding is not None
    path = context.store.blob_path(library.holding.kits[0].row.blobs[0][1].digest)
    good = path.read_bytes()
    os.chmod(path, 0o600)
    path.write_bytes(good[:-1] + b"!")
    care = StoreCare(page._desk, page)
    care.verify_all()
    qtbot.waitUntil(lambda: "1 kit is damaged" in said(page))
    assert library.holding.kits[0].damage == "Damaged layers: weights.bin."
    path.write_bytes(good)
    care.verify_all()
    qtbot.waitUntil(lambda: "1 kit is damaged" not in said(page))


def test_many_faulty_drafts_are_one_thing_that_waits(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path
) -> None:
    for number in range(5):
        (tmp_path / f"bad{number}").mkdir()
        (tmp_path / f"bad{number}" / "Kitfile").write_text(BAD)
    remember(tmp_path, *((RecentKind.FOLDER, str(tmp_path / f"bad{number}")) for number in range(5)))
    page = open_page()
    assert "5 drafts have problems" in said(page)
    needs = page.findChild(NeedsCard)
    assert needs is not None
    assert len([each for each in needs.findChildren(Button) if not each.isHidden()]) == 1


# -- trouble


def test_a_store_that_cannot_be_read_is_said_and_tried_again(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    context.store_path.write_text("a file in its place")
    remember(tmp_path, (RecentKind.FOLDER, str(tmp_path)))
    page = open_page()
    assert "The store cannot be read" in said(page)
    assert [each.entry.key for each in rows(page)] == [f"draft:{tmp_path}"], "what does not need the store is there"
    context.store_path.unlink()
    next(each for each in page.findChildren(Button) if each.text() == "Try again").click()
    qtbot.waitUntil(lambda: "The store cannot be read" not in said(page))


def test_a_list_that_cannot_be_kept_is_said_once(
    open_page: Callable[[], HomePage], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "state").write_text("a file in its place")
    page = open_page()
    window = page.window()
    assert isinstance(window, RoomWindow)
    for name in ("/a", "/b"):
        page._desk.shelf.opened(f"draft:{name}")
    qtbot.waitUntil(lambda: bool(window.notes))
    settled(page._desk, qtbot)
    assert [title for _tone, title, _detail in window.notes] == ["What is opened cannot be remembered"]


def test_rows_are_walked_and_opened_by_keyboard(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path
) -> None:
    for name in ("one:1", "two:1"):
        add(context, tmp_path, name, model=name.encode())
    remember(tmp_path, (RecentKind.KIT, "one:1"), (RecentKind.KIT, "two:1"))
    page = open_page()
    asked = asked_for(page)
    page.setFocus()
    first, second = rows(page)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    assert asked == [("open", "one:1")]


# -- numbers


def test_numbers_are_the_stores_and_change_with_it(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m" * 9_000, roles=("docs",))
    page = open_page()
    before = said(page)
    usage = context.store.usage()
    assert {text.size(usage.total), "in 1 kit"} <= before
    add(context, tmp_path, "demo:2.0", model=b"n" * 40_000, roles=("docs",))
    page._desk.library.refresh()
    settled(page._desk, qtbot)
    usage = context.store.usage()
    wanted = {text.size(usage.total), "in 2 kits", f"{text.size(usage.shared)} is shared"}
    qtbot.waitUntil(lambda: wanted <= said(page))
    assert text.size(usage.total) not in before


def test_the_week_counts_each_kit_on_its_day(appearance: Appearance) -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    bars = WeekBars()
    stored = [(now, 5_000_000), (now - timedelta(days=1), 2_000_000), (now - timedelta(days=9), 9_000_000)]
    bars.show_week(stored, now)
    assert [size for _name, size in bars._days] == [0, 0, 0, 0, 0, 2_000_000, 5_000_000]
    assert bars.accessibleName().endswith("2 MB, Sat 5 MB")
    bars.deleteLater()


def test_bytes_that_two_kits_share_came_with_the_first(
    context: Context, tmp_path: Path, open_page: Callable[[], HomePage]
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m" * 9_000, roles=("docs",))
    add(context, tmp_path, "demo:2.0", model=b"n" * 40_000, roles=("docs",))
    holding = look(context, Control())
    blobs = {blob.digest: blob.size for each in holding.kits for _kind, blob in each.row.blobs}
    stored = stored_when(holding)
    assert len(stored) == 2
    assert (
        sum(size for _when, size in stored) == sum(blobs.values()) < sum(each.row.total_size for each in holding.kits)
    )


def test_what_nobody_needs_can_be_cleaned_up_from_here(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m" * 9_000)
    page = open_page()
    link = page.store._clean
    assert not link.isVisible(), "every blob is needed"
    (context.store.root / "quarantine" / "sha256-bad").write_bytes(b"d" * 20_000)
    page._desk.library.refresh()
    settled(page._desk, qtbot)
    qtbot.waitUntil(link.isVisible)
    assert link.text() == f"Clean up {text.size(20_000)}…"
    went: list[str] = []
    page.went.connect(lambda place, _detail: went.append(place))
    link.click()
    assert went == ["storage"]


def test_a_kit_removed_elsewhere_says_so(
    open_page: Callable[[], HomePage], context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    add(context, tmp_path, "demo:1.0", model=b"m")
    remember(tmp_path, (RecentKind.KIT, "demo:1.0"))
    page = open_page()
    context.store.remove([Reference.parse("demo:1.0")])
    page._desk.library.refresh()
    qtbot.waitUntil(lambda: rows(page)[0].entry.sub == "No longer in the store")
