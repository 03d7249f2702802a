"""The settings page: what is chosen counts at once, is written, and can be taken back; what is fixed says by whom."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.host.declared import APPEARANCE, DECLARED, GENERAL, PAGES, Value
from kitstudio.host.settings import Settings, load, settings_file
from kitstudio.operations.context import Context
from kitstudio.ui import text, text_size
from kitstudio.ui.desk import Desk
from kitstudio.ui.effects import Effects
from kitstudio.ui.pages.setting_controls import SettingControl
from kitstudio.ui.pages.settings_page import SettingRow, SettingsPage
from kitstudio.ui.restarting import restart, start_again, wants_restart
from kitstudio.ui.theme import ACCENTS, METRIC, Appearance, T
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, Pressable
from kitstudio.ui.widgets.chips import Chip


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    context = Context(store_path=tmp_path / "s", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    made = Desk(context, tmp_path)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(desk: Desk, appearance: Appearance, environment: dict[str, str], qtbot: QtBot) -> Iterator[SettingsPage]:
    yield shown(desk, appearance, Settings(environment, {}, {}), qtbot)
    text_size.fit(100, compact=False)
    text.count_in_binary(on=False)
    T.still = True
    appearance.tint(ACCENTS[0])
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(desk: Desk, appearance: Appearance, settings: Settings, qtbot: QtBot) -> SettingsPage:
    desk.preferences.adopt(settings)
    Effects(desk, appearance).begin()
    made = SettingsPage(desk.preferences)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def row(page: SettingsPage, key: str) -> SettingRow:
    return next(each for each in page.findChildren(SettingRow) if each.setting.key == key)


def control(page: SettingsPage, key: str) -> SettingControl:
    return row(page, key).control


def press(page: SettingsPage, key: str, name: str, qtbot: QtBot) -> None:
    page.go(PAGES.index(row(page, key).setting.page))
    button = next(each for each in control(page, key).findChildren(Pressable) if each.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def written(environment: dict[str, str], key: str) -> Value | None:
    found = load(environment).shown(key)
    return found.value if found.source == "file" else None


def visible(page: SettingsPage) -> set[str]:
    return {each.setting.key for each in page.findChildren(SettingRow) if each.isVisible()}


def test_every_setting_of_the_window_is_on_its_page_and_no_other(page: SettingsPage) -> None:
    for at, name in enumerate(PAGES):
        page.go(at)
        assert visible(page) == {each.key for each in DECLARED if each.page == name}


def test_what_is_chosen_counts_at_once_and_is_written(
    page: SettingsPage, environment: dict[str, str], qtbot: QtBot
) -> None:
    press(page, "appearance.theme", "Dark", qtbot)
    assert T.name == "dark"
    qtbot.waitUntil(lambda: written(environment, "appearance.theme") == "dark")
    press(page, "appearance.theme", "High contrast", qtbot)
    assert T.name == "contrast"
    qtbot.waitUntil(lambda: written(environment, "appearance.theme") == "contrast")


def test_an_accent_is_chosen_by_its_name_and_by_keys(
    page: SettingsPage, environment: dict[str, str], qtbot: QtBot
) -> None:
    assert next(each for each in DECLARED if each.key == "appearance.accent").choices == ACCENTS
    before = T["accentFill"]
    press(page, "appearance.accent", "Teal", qtbot)
    assert T.accent == "teal"
    assert T["accentFill"] != before
    qtbot.waitUntil(lambda: written(environment, "appearance.accent") == "teal")
    chosen = control(page, "appearance.accent").focusProxy()
    qtbot.keyClick(chosen, Qt.Key.Key_Right)
    assert T.accent == "green"
    row(page, "appearance.accent").reset.click()
    assert T["accentFill"] == before
    ticked = [each for each in control(page, "appearance.accent").findChildren(Pressable) if each.isChecked()]
    assert [each.accessibleName() for each in ticked] == ["Indigo"]


def test_a_setting_and_a_page_can_be_taken_back(
    page: SettingsPage, environment: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    reset = row(page, "appearance.density").reset
    assert not reset.isVisible()
    press(page, "appearance.density", "Compact", qtbot)
    press(page, "appearance.theme", "Dark", qtbot)
    qtbot.waitUntil(lambda: T.compact)
    assert reset.isVisible()
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not T.compact)
    assert not reset.isVisible()
    every = next(each for each in page.findChildren(Button) if each.text() == "Reset page" and each.isVisible())
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert desk.preferences.shown("appearance.theme").source == "default"
    assert (every.isEnabled(), every.toolTip()) == (False, "No setting of this page was changed")
    qtbot.waitUntil(lambda: not desk.keeper.active)
    assert "theme" not in settings_file(environment).read_text("utf-8")


def test_text_grows_live_everywhere_and_shrinks_back_to_the_same(page: SettingsPage, qtbot: QtBot) -> None:
    page.go(PAGES.index(APPEARANCE))
    label = next(each for each in page.findChildren(Label) if each.content == "Text size")
    widgets = page.findChildren(QWidget)
    before = [each.font().pixelSize() for each in widgets]
    slider = control(page, "appearance.text_size").findChild(QSlider)
    assert slider is not None
    slider.setFocus()
    for _ in range(10):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: label.font().pixelSize() == round(13 * 1.5))
    assert T.font("mono").pixelSize() == 18
    assert T.row(METRIC["rowTwoLine"]) == 72
    assert any(each.text() == '<div style="line-height:125%">150 %</div>' for each in page.findChildren(QLabel))
    fields = [each for each in page.findChildren(QLineEdit) if each.isVisible()]
    assert all(each.font().pixelSize() == 20 for each in fields)
    qtbot.mouseClick(row(page, "appearance.text_size").reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.font().pixelSize() for each in widgets] == before)


def test_sizes_are_counted_as_one_likes(page: SettingsPage, qtbot: QtBot) -> None:
    box = control(page, "appearance.sizes").findChild(QComboBox)
    assert box is not None
    assert text.size(1_500_000_000) == "1.5 GB"
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert text.size(1 << 30) == "1 GiB"
    assert text.size(1023) == "1023 B"
    assert text.size_of(512 << 20, 1 << 30) == "0.5 of 1 GiB"
    box.activated.emit(0)
    assert text.size(1 << 30) == "1.1 GB"


def test_motion_is_reduced_when_asked(page: SettingsPage, qtbot: QtBot) -> None:
    T.still = False
    press(page, "appearance.reduce_motion", "Reduce motion", qtbot)
    assert T.still


def test_what_is_typed_counts_when_it_fits_and_says_why_when_it_does_not(
    page: SettingsPage, desk: Desk, environment: dict[str, str], qtbot: QtBot
) -> None:
    page.go(PAGES.index(row(page, "store.wait").setting.page))
    edit = control(page, "store.wait").findChild(QLineEdit)
    assert edit is not None
    edit.setText("soon")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert any("it must be a number" in each.content for each in row(page, "store.wait").findChildren(Label))
    assert desk.context.wait == 10
    edit.setText("2.5")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert desk.context.wait == 2.5
    qtbot.waitUntil(lambda: written(environment, "store.wait") == 2.5)


def test_what_the_environment_or_a_flag_says_is_locked_with_its_name(
    desk: Desk, appearance: Appearance, environment: dict[str, str], qtbot: QtBot
) -> None:
    fixed = {**environment, "KITSTUDIO_REDUCE_MOTION": "1"}
    page = shown(desk, appearance, Settings(fixed, {}, {"log.file": "/var/log/kit.log"}), qtbot)
    for key, words in (
        ("appearance.reduce_motion", "set by KITSTUDIO_REDUCE_MOTION"),
        ("log.file", "set on the command line"),
    ):
        page.go(PAGES.index(row(page, key).setting.page))
        chip = row(page, key).findChild(Chip)
        assert chip is not None
        assert chip.isVisible()
        assert chip.accessibleName() == words
        assert not control(page, key).isEnabled()
        desk.preferences.choose(key, None)
    assert desk.preferences.settings.switch("appearance.reduce_motion")
    assert not any(each.isVisible() for each in row(page, "log.level").findChildren(Chip))


def test_search_finds_by_title_help_choice_and_key_over_all_pages(page: SettingsPage, qtbot: QtBot) -> None:
    page.nav.focus_search()
    for words, found in (
        ("zstd", {"packing.compression"}),
        ("text size", {"appearance.text_size"}),
        ("store.", {"store.path", "store.wait"}),
        ("no such words", set()),
    ):
        page.nav.search.edit.setText(words)
        qtbot.waitUntil(lambda: visible(page) == found)  # noqa: B023 - used at once
    assert any("No setting says" in each.content for each in page.findChildren(Label) if each.isVisible())
    page.nav.search.edit.clear()
    qtbot.waitUntil(lambda: "appearance.theme" in visible(page))


def test_a_file_that_cannot_be_written_is_said_and_the_choice_counts_all_the_same(
    page: SettingsPage, environment: dict[str, str], qtbot: QtBot
) -> None:
    path = settings_file(environment)
    path.parent.mkdir(parents=True)
    path.write_text("[store", "utf-8")
    press(page, "appearance.theme", "Dark", qtbot)
    assert T.name == "dark"
    qtbot.waitUntil(lambda: any("Not written" in each.content for each in page.findChildren(Label) if each.isVisible()))
    assert path.read_text("utf-8") == "[store"


def test_everything_on_the_page_has_a_name_and_is_reached_by_tab(page: SettingsPage, qtbot: QtBot) -> None:
    for at in range(len(PAGES)):
        page.go(at)
        page.nav.search.edit.setFocus()
        reached = set()
        for _ in range(60):
            widget = QApplication.focusWidget()
            assert widget is not None
            reached.add(widget)
            qtbot.keyClick(widget, Qt.Key.Key_Tab)
        for each in page.findChildren(QWidget):
            if (
                each.isVisible()
                and each.isEnabled()
                and each.focusPolicy() & Qt.FocusPolicy.TabFocus
                and isinstance(each, (Pressable, Button, QSlider, QComboBox, QLineEdit))
            ):
                assert each.accessibleName(), each
        for key in visible(page):
            inside = control(page, key).findChildren(QWidget)
            assert any(each in reached for each in inside), key


def test_the_window_can_be_turned_round_at_once_and_back(
    page: SettingsPage, environment: dict[str, str], qtbot: QtBot
) -> None:
    page.go(PAGES.index(GENERAL))
    box = control(page, "window.direction").findChild(QComboBox)
    assert box is not None
    for at, turned in ((2, True), (1, False), (2, True), (0, False)):
        box.setCurrentIndex(at)
        box.activated.emit(at)
        assert page.isRightToLeft() is turned
    qtbot.waitUntil(lambda: written(environment, "window.direction") == "automatic")


def test_another_language_offers_to_start_again(page: SettingsPage, qtbot: QtBot) -> None:
    line = row(page, "general.language")
    page.go(PAGES.index(GENERAL))
    asked = []
    page.restart.connect(lambda: asked.append(1))
    press(page, "general.language", "Deutsch", qtbot)
    qtbot.waitUntil(line.restart.isVisible)
    assert line.reset.isVisible(), "what waits can be taken back too"
    assert "Restart to apply" in line.findChildren(Label)[1].content
    qtbot.mouseClick(line.restart, Qt.MouseButton.LeftButton)
    assert asked == [1]
    press(page, "general.language", "English", qtbot)
    assert not line.restart.isVisible(), "it is spoken already"
    assert line.reset.isVisible()
    assert not any(each.restart.isVisible() for each in page.findChildren(SettingRow))
    press(page, "general.language", "Deutsch", qtbot)
    qtbot.waitUntil(line.restart.isVisible)
    everything = next(each for each in page.findChildren(Button) if each.isVisible() and each.text() == "Reset page")
    assert everything.isEnabled()
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not line.restart.isVisible() and not line.reset.isVisible())


class _Stubborn(QWidget):
    stays = True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(not self.stays)


def test_who_stays_is_not_started_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = _Stubborn()
    qtbot.addWidget(window)
    window.show()
    restart(window)
    assert not wants_restart(window)
    window.stays = False
    restart(window)
    assert wants_restart(window)
    ran: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _path, words: ran.append(words))
    start_again()
    assert ran == [[sys.executable, *sys.orig_argv[1:]]]
