"""The palette: what was typed finds what was meant, and the keyboard alone runs it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context
from kitstudio.ui.actions import acts_of, add_act, allow, caps, group_of
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.palette import Palette
from kitstudio.ui.frame.palette_model import ACTS, KITS, PLACES, SETTINGS, Offer, PaletteModel, Row, rows_for
from kitstudio.ui.frame.ranking import Tier, fit
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.kit_page import FILES, KitPage
from kitstudio.ui.pages.settings_page import SettingsPage
from kitstudio.ui.theme import Appearance, T
from tests.ui.keys import unclear_keys
from tests.ui.library_room import add

NAMES = ("Open folder…", "Copy the digest", "Show or hide the sidebar", "Keyboard shortcuts", "Close tab", "Forward")
TITLES = {"": "Used last", ACTS: "Acts", PLACES: "Places", KITS: "Kits"}


def ranked(typed: str, *names: str) -> list[str]:
    found = [(match, name) for name in names or NAMES if (match := fit(typed, name))]
    return [name for _, name in sorted(found)]


def test_the_beginning_of_a_name_comes_before_the_beginning_of_a_later_word_and_that_before_its_inside() -> None:
    names = ("Unfold", "Go to the folder", "Folders of drafts")
    assert ranked("fold", *names) == ["Folders of drafts", "Go to the folder", "Unfold"]


def test_the_beginnings_of_words_find_a_name() -> None:
    assert ranked("of") == ["Open folder…"]
    assert ranked("clt") == ["Close tab"]
    match = fit("opfo", "Open folder…")
    assert match is not None
    assert match.tiers == (Tier.BEGINNINGS,)
    assert match.letters == (0, 1, 5, 6)


def test_every_word_typed_has_to_be_found_in_any_order() -> None:
    assert ranked("digest copy") == ["Copy the digest"]
    assert ranked("digest xyz") == []


def test_letters_in_their_order_count_only_from_the_start_of_a_word_and_near_each_other() -> None:
    assert ranked("kbd") == ["Keyboard shortcuts"]
    assert ranked("eyboard") == ["Keyboard shortcuts"], "it stands inside"
    assert ranked("eyd") == []
    assert fit("ks", "k and then a very long stretch without it, at last s") is not None
    assert fit("kz", "k and then a very long stretch without it, at last uz") is None


def test_case_and_accents_are_no_matter_and_the_right_letters_are_meant() -> None:
    match = fit("uber", "Straße Über")
    assert match is not None
    assert "".join("Straße Über"[at] for at in match.letters) == "Über"
    match = fit("strasse", "Straße Über")
    assert match is not None
    assert match.letters == (0, 1, 2, 3, 4, 5)


def test_what_is_known_beside_a_name_finds_it_last_and_marks_no_letter() -> None:
    match = fit("abc", "demo", "sha256:abcdef")
    assert match is not None
    assert (match.tiers, match.letters) == ((Tier.MORE,), ())
    named = fit("abc", "abcde")
    assert named is not None
    assert named < match


def test_a_name_of_thousands_of_equal_words_takes_no_time() -> None:
    began = time.process_time()
    assert fit("a" * 40 + "b", "a-" * 20_000) is None
    assert time.process_time() - began < 0.5


def offer(name: str, kind: str = ACTS, group: str = "Group", **more: object) -> Offer:
    return Offer(name, group, lambda: None, kind=kind, key=name, **more)  # type: ignore[arg-type]  # facets by name


def names(rows: list[Row]) -> list[str]:
    return [row.title if row.offer else f"[{row.title}]" for row in rows]


def test_without_words_what_was_used_last_comes_first_and_every_group_has_its_heading() -> None:
    offers = [offer("Pack", group="Draft"), offer("Save", group="Draft", reason="Nothing to save"), offer("Home")]
    assert names(rows_for("", offers, ["Home", "gone"], TITLES)) == [
        "[Used last]",
        "Home",
        "[Draft]",
        "Pack",
        "Save",
    ]


def test_with_words_the_best_kind_comes_first_and_what_cannot_be_run_last_in_it() -> None:
    offers = [
        offer("Compare", reason="Select two kits first"),
        offer("Show the commands"),
        offer("compact-bert", KITS, "Kits"),
        offer("Recompute"),
    ]
    assert names(rows_for("comp", offers, [], TITLES)) == ["[Acts]", "Recompute", "Compare", "[Kits]", "compact-bert"]
    assert names(rows_for("#comp", offers, [], TITLES)) == ["[Kits]", "compact-bert"]
    assert rows_for("@comp", offers, [], TITLES) == []


def test_what_cannot_be_run_is_listed_beside_what_can_only_where_it_is_called_as_was_typed() -> None:
    offers = [offer("Close tab", reason="No tab"), offer("Copy the digest", reason="No kit"), offer("High contrast")]
    assert names(rows_for("co", offers, [], TITLES)) == ["[Acts]", "High contrast", "Copy the digest"]
    assert names(rows_for("lose", offers, [], TITLES)) == ["[Acts]", "Close tab"], "where it is all there is"


def test_of_two_that_fit_alike_the_one_used_last_comes_first() -> None:
    offers = [offer("Close tab"), offer("Close sheet")]
    assert names(rows_for("close", offers, ["Close sheet"], TITLES)) == ["[Acts]", "Close sheet", "Close tab"]


def test_the_list_of_the_palette_keeps_the_contract_of_models(appearance: Appearance) -> None:
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(rows_for("", [offer("Pack", caps=("Ctrl", "↵")), offer("Save", reason="No")], [], TITLES))
    heading, pack, save = (model.index(at, 0) for at in range(3))
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert pack.data(Qt.ItemDataRole.AccessibleTextRole) == "Pack, Ctrl ↵"
    assert save.data(Qt.ItemDataRole.AccessibleTextRole) == "Save, No"


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    context = Context(
        store_path=tmp_path / "store", cache_path=tmp_path / "cache", kitops_home=tmp_path / "kitops", now=time.time
    )
    environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    desk = Desk(context, tmp_path)
    made = MainWindow(desk, Settings(environment, {}, {}), appearance)
    made.show()
    made.activateWindow()
    made.start()
    qtbot.waitUntil(lambda: desk.library.holding is not None)
    yield made
    desk.close()
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, held)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow, qtbot: QtBot) -> Palette:
    press(qtbot, Qt.Key.Key_K, CTRL)
    return next(each for each in window.findChildren(Palette) if each.isVisible())


def test_a_key_opens_the_palette_and_letters_arrows_and_return_run_an_act(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    typing = QApplication.focusWidget()
    assert typing is not None
    qtbot.keyClicks(typing, "keybo")
    press(qtbot, Qt.Key.Key_Return)
    assert window.shell.page is window.rooms.page("shortcuts")
    palette = opened(window, qtbot)
    assert palette.offer is not None
    assert palette.offer.name == "Keyboard shortcuts", "what was run last is chosen first"
    qtbot.keyClicks(palette.query, "theme")
    first = palette.offer
    press(qtbot, Qt.Key.Key_Down)
    second = palette.offer
    press(qtbot, Qt.Key.Key_Up)
    assert (palette.offer, first is second) == (first, False)
    press(qtbot, Qt.Key.Key_Up)
    assert palette.offer not in (None, first), "round and round"
    press(qtbot, Qt.Key.Key_Down)
    assert palette.offer is first


def test_an_act_that_leads_to_a_place_is_an_action_and_a_place(window: MainWindow, qtbot: QtBot) -> None:
    for sign in "", ">", "@":
        palette = opened(window, qtbot)
        palette.query.setText(f"{sign}keyboard")
        assert palette.offer is not None
        assert palette.offer.name == "Keyboard shortcuts"
        palette.dismiss()


def test_where_nothing_is_found_the_sign_that_narrows_is_named(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "qqq")
    assert [each.title for each in rows(palette)] == ["No action, kit, file, place or setting is called that."]
    palette.query.setText("#keyboard")
    assert [each.title for each in rows(palette)] == ["None of these is called that. Without # everything is searched."]


def test_the_example_can_be_had_from_anywhere_as_long_as_one_likes(window: MainWindow, qtbot: QtBot) -> None:
    for place in "home", "storage":
        window.go(place)
        palette = opened(window, qtbot)
        qtbot.keyClicks(palette.query, "example")
        assert palette.offer is not None
        assert palette.offer.name == "Try the example"
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.shell.tabs.keys == ("kit:wren-tiny:1.0",), timeout=20_000)
    menu = window.shell.top_bar.menu.menu()
    assert menu is not None
    assert "Try the example" in [each.text() for each in menu.actions()]
    desk = window._desk
    qtbot.waitUntil(lambda: not desk.reader.active and not desk.runner.active and not desk.library.looking)


def rows(palette: Palette) -> tuple[Row, ...]:
    model = palette.list.model()
    assert isinstance(model, PaletteModel)
    return model.rows


def test_escape_closes_the_palette_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("kits")
    before = QApplication.focusWidget()
    palette = opened(window, qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_an_act_that_cannot_be_done_is_listed_with_its_reason_and_not_run(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, ">close tab")
    assert palette.offer is not None
    assert palette.offer.reason == "No tab is in front"
    press(qtbot, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_a_sheet_covers_is_not_changed_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = window.shell.page
    palette = opened(window, qtbot)
    press(qtbot, Qt.Key.Key_2, CTRL | Qt.KeyboardModifier.AltModifier)
    assert window.shell.page is page
    assert [each for each in window.findChildren(Palette) if each.isVisible()] == [palette]


def test_the_acts_of_a_page_are_offered_while_it_is_in_front_only(window: MainWindow, qtbot: QtBot) -> None:
    ran: list[bool] = []
    add_act(window.home, "Sing a song", lambda: ran.append(True), "Ctrl+Alt+S", group="Home")
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "sing")
    press(qtbot, Qt.Key.Key_Return)
    assert ran == [True]
    window.go("kits")
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "sing a song")
    assert palette.offer is None


def test_every_act_has_words_a_group_and_keys_of_its_own_where_it_is_heard(window: MainWindow) -> None:
    for room in window.rooms.places:
        window.go(room.room.key)
        acts = list(acts_of(window))
        assert [act.text() for act in acts if not act.text() or not group_of(act)] == []
        assert unclear_keys(window) == [], room.room.key


def test_keys_are_shown_as_caps_and_a_refused_act_says_why(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    act = add_act(owner, "Act", lambda: None, "Ctrl+Shift+Return; F9", group="G")
    assert caps(act) == ("Ctrl", "⇧", "↵")
    assert caps(add_act(owner, "More", lambda: None, "Ctrl++", group="G")) == ("Ctrl", "+")
    assert caps(add_act(owner, "None", lambda: None, group="G")) == ()
    allow(act, "Not today")
    assert not act.isEnabled()
    allow(act)
    assert act.isEnabled()


def test_a_setting_is_found_by_its_name_or_a_choice_and_gets_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "compre")
    assert palette.offer is not None
    assert (palette.offer.name, palette.offer.note) == ("Packing: Compression", "Settings · None")
    press(qtbot, Qt.Key.Key_Return)
    page = window.rooms.page("settings")
    assert isinstance(page, SettingsPage)
    row = next(each for place in page.pages for each in place.rows if each.setting.key == "packing.compression")
    focused = QApplication.focusWidget()
    assert row.isVisible()
    assert focused is not None
    assert row.control.isAncestorOf(focused)
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "binary")
    assert palette.offer is not None
    assert palette.offer.name == "Appearance: Sizes"


def has_files(page: KitPage) -> bool:
    return page.opened is not None and len(page.files.reading.layers) == 1


def test_the_files_of_every_open_kit_are_found_and_brought_to_the_front(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    context, documents = window._desk.context, window.documents
    add(context, tmp_path, "first:1.0", model=b"m" * 90)
    add(context, tmp_path, "second:1.0", roles=("code",))
    for name in ("first:1.0", "second:1.0"):
        documents.open_kit(name)
        page = documents.current
        assert isinstance(page, KitPage)
        qtbot.waitUntil(partial(has_files, page))
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "/train")
    assert palette.offer is not None
    assert (palette.offer.group, palette.offer.name) == ("Files of this kit", "train.py")
    palette.query.setText("/weights")
    assert palette.offer is not None
    assert (palette.offer.group, palette.offer.name) == ("Files of open kits", "weights.bin")
    assert palette.offer.note.startswith("first_1.0 1.0 · 90 B")
    press(qtbot, Qt.Key.Key_Return)
    page = documents.current
    assert isinstance(page, KitPage)
    assert page.title == "first_1.0"
    assert page.tabs.currentIndex() == FILES


def test_a_sign_asks_for_settings_alone(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "=theme")
    offers = [each.offer for each in palette._model.rows if each.offer is not None]
    assert {each.kind for each in offers} == {SETTINGS}
    assert offers[0].name == "Appearance: Theme"
    palette.query.setText(">theme")
    assert SETTINGS not in {each.offer.kind for each in palette._model.rows if each.offer is not None}


def test_the_palette_is_drawn_in_the_colours_of_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "theme")
    image = palette.list.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(30, 120) for y in range(30, 60)}
    assert T["accent"].name() in colours, "found letters"
    assert T["selected"].name() in colours


def test_rows_without_room_are_cut_in_the_middle_of_one_so_that_more_are_expected(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = opened(window, qtbot)
    last = palette._model.rowCount() - 1
    for height in (600, 640, 700, 800):
        window.resize(1000, height)
        qtbot.waitUntil(lambda: palette.height() == window.height())
        viewport = palette.list.viewport()
        end = palette.list.indexAt(QPoint(20, viewport.height() - 1))
        area = palette.list.visualRect(end)
        assert end.row() < last, "or nothing is tried here"
        assert abs(viewport.height() - area.center().y()) <= 2, height


def test_few_rows_are_shown_whole(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.query, "theme")
    assert palette._model.rowCount() > 1
    assert palette.list.verticalScrollBar().maximum() == 0
