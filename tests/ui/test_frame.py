"""The frame of the window: rooms, tabs, the chip of the jobs, and what a narrow window folds away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room, Sidebar
from kitstudio.ui.frame.tabs import Document, DocumentTabs, telling
from kitstudio.ui.frame.top_bar import Start
from kitstudio.ui.icons import Icon
from kitstudio.ui.theme import METRIC, Appearance, Choice, T
from kitstudio.ui.widgets.buttons import Pressable
from tests.ui.gallery import shell


@pytest.fixture
def frame(qtbot: QtBot) -> Shell:
    made = shell()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def room(frame: Shell, name: str) -> Pressable:
    return next(each for each in frame.sidebar.findChildren(Pressable) if each.accessibleName() == name)


def test_a_room_is_gone_to_by_click_and_by_key(frame: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.sidebar.went) as blocker:
        qtbot.mouseClick(room(frame, "Home"), Qt.MouseButton.LeftButton)
    assert blocker.args == ["home"]
    room(frame, "Jobs").setFocus()
    with qtbot.waitSignal(frame.sidebar.went) as blocker:
        qtbot.keyClick(room(frame, "Jobs"), Qt.Key.Key_Space)
    assert blocker.args == ["jobs"]


def test_only_one_room_is_the_current_one(frame: Shell) -> None:
    frame.sidebar.go("drafts")
    checked = [each.accessibleName() for each in frame.sidebar.findChildren(Pressable) if each.isChecked()]
    assert checked == ["Drafts"]


def test_a_narrow_window_has_a_rail_and_a_wide_one_the_sidebar_again(frame: Shell) -> None:
    frame.resize(1000, 700)
    QApplication.processEvents()
    assert frame.sidebar.width() == METRIC["sidebarRail"]
    assert room(frame, "Kits").toolTip() == "Kits"
    assert not any(label.isVisible() for label in frame.sidebar.findChildren(QLabel))
    frame.resize(1280, 800)
    QApplication.processEvents()
    assert frame.sidebar.width() == METRIC["sidebar"]


def test_a_crowded_row_of_tabs_has_a_menu_of_all_of_them(frame: Shell, qtbot: QtBot) -> None:
    tabs = frame.tabs
    frame.show_tabs(on=True)
    for at in range(3):
        tabs.add_document(Document(f"kit:{at}", Icon.KIT), f"kit & {at}")
    qtbot.wait(1)
    assert not frame.all_tabs.isVisible()
    for at in range(3, 20):
        tabs.add_document(Document(f"kit:{at}", Icon.KIT), f"a kit with a long name {at}")
    qtbot.waitUntil(frame.all_tabs.isVisible)
    tabs.setCurrentIndex(4)
    menu = frame.all_tabs.menu()
    menu.aboutToShow.emit()
    assert [each.text().replace("&&", "&") for each in menu.actions()] == list(tabs.titles)
    assert [at for at, each in enumerate(menu.actions()) if each.isChecked()] == [4]
    with qtbot.waitSignal(tabs.tabBarClicked) as blocker:
        menu.actions()[17].trigger()
    assert blocker.args == [17]
    for _ in range(17):
        tabs.removeTab(3)
    qtbot.waitUntil(lambda: not frame.all_tabs.isVisible())


def test_what_a_page_offers_itself_is_not_in_the_top_bar_as_well(frame: Shell) -> None:
    class Inviting(QWidget):
        offered = Signal()
        offers = frozenset({Start.OPEN})

    page, bar = Inviting(), frame.top_bar
    frame.show_page(page)
    assert (bar.open.isVisible(), bar.receive.isVisible()) == (False, True)
    page.offers = frozenset()
    page.offered.emit()
    assert (bar.open.isVisible(), bar.receive.isVisible()) == (True, True)
    page.offers = frozenset(Start)
    page.offered.emit()
    assert (bar.open.isVisible(), bar.receive.isVisible()) == (False, False)
    frame.show_page(QWidget())
    assert (bar.open.isVisible(), bar.receive.isVisible()) == (True, True)


@pytest.mark.parametrize(("width", "part"), [(1100, "sidebar"), (1099, "sidebarRail")])
def test_the_rail_begins_below_1100_pixels(frame: Shell, width: int, part: str) -> None:
    frame.resize(width, 700)
    QApplication.processEvents()
    assert frame.sidebar.width() == METRIC[part]


def test_a_room_of_the_rail_is_called_and_counted_in_words(frame: Shell) -> None:
    frame.sidebar.show_usage("71.4 GB", (0.1, 0.2), "The store takes 71.4 GB")
    frame.resize(1000, 700)
    QApplication.processEvents()
    kits = room(frame, "Kits")
    assert kits.toolTip() == "Kits"
    assert kits.accessibleDescription() == "24"
    assert min(kits.width(), kits.height()) >= METRIC["hitMin"]


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.CONTRAST])
def test_a_disk_with_room_does_not_look_full(choice: Choice, appearance: Appearance, qtbot: QtBot) -> None:
    appearance.choose(choice)
    sidebar = Sidebar([Room("storage", Icon.STORAGE, "Storage", foot=True)])
    qtbot.addWidget(sidebar)
    sidebar.resize(METRIC["sidebar"], 300)
    sidebar.show_usage("71.4 GB", (0.1, 0.0), "The store takes 71.4 GB")
    sidebar.go("storage")
    sidebar.show()
    (button,) = (each for each in sidebar.findChildren(Pressable) if each.accessibleName() == "Storage")
    picture = button.grab().toImage()
    ground, taken, free = (picture.pixelColor(x, button.height() - 9) for x in (3, 38, button.width() // 2))

    def apart(one: QColor, other: QColor) -> int:
        return sum(abs(part(one) - part(other)) for part in (QColor.red, QColor.green, QColor.blue))

    assert 0 < 2 * apart(free, ground) < apart(free, taken)


def test_a_room_that_is_not_listed_leaves_none_chosen(frame: Shell) -> None:
    frame.sidebar.go("shortcuts")
    assert not [each for each in frame.sidebar.findChildren(Pressable) if each.isChecked()]
    frame.sidebar.go("kits")
    assert room(frame, "Kits").isChecked()


def test_the_sidebar_can_be_folded_in_a_wide_window(frame: Shell) -> None:
    frame.fold()
    assert frame.sidebar.width() == METRIC["sidebarRail"]
    frame.fold()
    assert frame.sidebar.width() == METRIC["sidebar"]


def test_the_jobs_chip_speaks_and_goes_when_nothing_runs(frame: Shell) -> None:
    chip = frame.top_bar.jobs
    assert chip.accessibleName() == "2 jobs running, 54 % done"
    frame.top_bar.show_jobs(1, None)
    assert chip.accessibleName() == "1 job running"
    frame.top_bar.show_jobs(0, None)
    assert not chip.isVisible()


def test_pages_are_kept_shown_and_dropped(frame: Shell) -> None:
    first = frame.page
    second = QWidget()
    frame.show_page(second)
    assert frame.page is second
    frame.drop_page(second)
    assert frame.page is first


def test_the_panel_has_round_corners_even_over_square_pages(frame: Shell) -> None:
    corner = frame.pages.mapTo(frame, QPoint(0, 0))
    image = frame.grab().toImage()
    assert image.pixelColor(corner) == T["canvas"]


def test_tabs_close_by_cross_and_by_middle_button(frame: Shell, qtbot: QtBot) -> None:
    tabs = frame.tabs
    with qtbot.waitSignal(tabs.tabCloseRequested) as blocker:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs._cross(1).center().toPoint())
    assert blocker.args == [1]
    with qtbot.waitSignal(tabs.tabCloseRequested) as blocker:
        qtbot.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(0).center())
    assert blocker.args == [0]
    assert tabs.place_of("b") == 1
    assert tabs.place_of("none") == -1


def test_a_changed_document_has_a_dot_instead_of_a_cross(frame: Shell) -> None:
    before = frame.tabs.grab().toImage()
    frame.tabs.mark(1, changed=True)
    assert before != frame.tabs.grab().toImage()
    assert frame.tabs.document(1).changed


def test_what_only_warns_is_not_red_in_the_status_bar(frame: Shell) -> None:
    frame.status.show_problems("1 problem")
    grave = frame.status.grab().toImage()
    frame.status.show_problems("1 problem", grave=False)
    assert frame.status.grab().toImage() != grave
    frame.status.show_problems("1 problem")
    assert frame.status.grab().toImage() == grave


def test_an_empty_sentence_takes_no_room_in_the_status_bar(frame: Shell) -> None:
    frame.status.show_problems("")
    visible = [label.text() for label in frame.status.findChildren(QLabel) if label.isVisible()]
    assert visible == ["Library 71.4 GB · 212 GB free", "412 MB/s · about 40 s"]


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (("/home/ann/tiny", "cli/tiny:v1"), ("tiny", "tiny:v1")),
        (("/home/ann/tiny", "/mnt/usb/tiny"), ("ann/…", "usb/…")),
        (("/a/x/tiny", "/a/y/tiny", "/b/x/tiny"), ("a/x/tiny", "a/y/tiny", "b/x/tiny")),
        (("/tiny", "/home/tiny/"), ("/…", "home/…")),
        (("tiny@sha256:" + "0f" * 32, "tiny:v1"), ("0f0f0f0f0f0f0f…0f0f", "tiny:v1")),
        (("tiny",), ("tiny",)),
        ((), ()),
    ],
)
def test_the_shortest_part_that_tells_is_taken(names: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert telling(names) == parts


def test_tabs_of_the_same_name_can_be_told_apart(qtbot: QtBot) -> None:
    tabs = DocumentTabs()
    qtbot.addWidget(tabs)
    tabs.add_document(Document("draft:/home/ann/tiny", Icon.DRAFT), "Tiny")
    tabs.add_document(Document("kit:cli/other:v1", Icon.KIT), "Other")
    tabs.show()
    alone = tabs.tabRect(0).width()
    assert tabs.part(0) == ""
    tabs.add_document(Document("kit:cli/tiny:v1", Icon.KIT), "Tiny")
    assert [tabs.part(at) for at in range(3)] == ["tiny", "", "tiny:v1"]
    qtbot.waitUntil(lambda: tabs.tabRect(0).width() > alone)
    qtbot.waitUntil(lambda: tabs.accessibleTabName(0) == "Tiny, tiny")
    tabs.setTabText(2, "Tiny v1")
    qtbot.waitUntil(lambda: tabs.accessibleTabName(0) == "")
    assert tabs.tabRect(0).width() == alone
