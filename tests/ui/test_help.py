"""Help, about and diagnostics: there without a network, safe to look at, and shown before they are kept."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kitstudio import __version__
from kitstudio.host.assets import asset
from kitstudio.host.provenance import parts
from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.models.parts_model import PartsModel
from kitstudio.ui.pages.help_page import ABOUT, DIAGNOSTICS, PLACES, TOPICS, HelpPage
from kitstudio.ui.session_log import Level
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    context = Context(
        store_path=tmp_path / "store", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time
    )
    desk = Desk(context, tmp_path)
    made = MainWindow(desk, Settings(environment, {}, {}), appearance)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: desk.library.holding is not None)
    yield made
    desk.close()
    made.close()
    made.deleteLater()


def page(window: MainWindow) -> HelpPage:
    found = window.rooms.page("help")
    assert isinstance(found, HelpPage)
    return found


def press(owner: HelpPage, name: str) -> None:
    next(each for each in owner.findChildren(Button) if each.text() == name).click()


@pytest.mark.parametrize("room", ["home", "kits", "drafts", "storage", "settings"])
def test_f1_opens_the_page_about_what_is_in_front(room: str, window: MainWindow, qtbot: QtBot) -> None:
    window.go(room)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.shell.page is page(window)
    title = asset(f"help/{PLACES[room]}.md").read_text("utf-8").partition("\n")[0].removeprefix("# ")
    assert page(window).view.toPlainText().startswith(title)
    window.steps.back()
    assert window.steps.here == room


def test_every_page_is_there_and_names_only_acts_and_keys_that_are(window: MainWindow) -> None:
    assert set(PLACES.values()) <= set(TOPICS)
    for name in TOPICS:
        words = asset(f"help/{name}.md").read_text("utf-8")
        assert re.match(r"# \w", words)
        assert "<" not in words, "no markup"
        assert "http" not in words, "nothing is fetched"


def test_search_finds_words_and_leads_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.care.show_help("start")
    shown = page(window)
    shown.nav.focus_search()
    shown.nav.search.edit.setText("kitignore")
    qtbot.waitUntil(lambda: shown.view.toPlainText().startswith("Found"))
    assert "Drafts and the Kitfile" in shown.view.toPlainText()
    shown.view.anchorClicked.emit(QUrl("help:drafts"))
    assert shown.view.toPlainText().startswith("Drafts and the Kitfile")
    shown.nav.search.edit.setText("no such words at all")
    qtbot.waitUntil(lambda: shown.view.toPlainText().startswith("Nothing found"))


def test_a_link_from_outside_is_not_followed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.care.show_help("start")
    before = page(window).view.toPlainText()
    for address in ("https://example.org", "file:///etc/passwd", "javascript:alert(1)", "help:../secret"):
        page(window).view.anchorClicked.emit(QUrl(address))
    assert opened == []
    assert page(window).view.toPlainText() == before


def test_about_names_versions_and_every_part_with_its_licence(window: MainWindow, qtbot: QtBot) -> None:
    window.care.show_about()
    about = page(window).about
    model = about.table.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert model.rowCount() == len(parts())
    press(page(window), "Copy versions")
    copied = QGuiApplication.clipboard().text()
    for word in (f"Kit Studio {__version__}", "Qt 6", "Python 3"):
        assert word in copied
    for at, part in enumerate(parts()):
        about.table.setCurrentIndex(model.index(at, 0))
        assert model.index(at, 2).data() == part.licence
        assert part.text.splitlines()[0][:40] in about.text.toPlainText()
    QAbstractItemModelTester(PartsModel(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_the_archive_holds_is_what_was_shown(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.log.add(f"opened {tmp_path}/secret-project with password=hunter2hunter2")
    window.care.show_diagnostics()
    pane = page(window).diagnostics
    qtbot.waitUntil(pane.save.isEnabled, timeout=60_000)
    seen = {}
    for at, name in enumerate(("versions.txt", "settings.txt", "doctor.txt", "log.txt", "redaction.txt")):
        pane.files.choose(at)
        seen[name] = pane.view.toPlainText()
    assert "hunter2" not in "".join(seen.values())
    assert "opened ~/secret-project" in seen["log.txt"]
    place = tmp_path / "d.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(window._desk.noted) as noted:
        press(page(window), "Save archive…")
    assert noted.args == ["ok", "Diagnostics saved", str(place)]
    with zipfile.ZipFile(place) as archive:
        held = {each.rpartition("/")[2]: archive.read(each).decode() for each in archive.namelist()}
    assert held == seen
    press(page(window), "Collect again")
    assert not pane.save.isEnabled()
    qtbot.waitUntil(pane.save.isEnabled, timeout=60_000)


def test_the_log_lies_in_a_folder_that_can_be_opened_and_says_as_much_as_is_wanted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.care.open_log_folder()
    folder = tmp_path / "state" / "kitstudio" / "logs"
    assert [each.toLocalFile() for each in opened] == [str(folder)]
    window.log.add("first")
    window._desk.preferences.take("log.level", "errors")
    window.log.add("second")
    window.log.add("last", Level.ERROR)
    qtbot.waitUntil(lambda: "error last" in (folder / "window.log").read_text("utf-8"))
    written = (folder / "window.log").read_text("utf-8")
    assert "note first" in written
    assert "second" not in written
    window._desk.preferences.take("log.file", str(tmp_path / "mine.log"))
    window._desk.preferences.take("log.level", "all")
    window.log.add("third")
    qtbot.waitUntil(lambda: "note third" in (tmp_path / "mine.log").read_text("utf-8"))


def test_help_and_its_pages_are_in_the_menu_and_the_palette(window: MainWindow) -> None:
    acts = {each.text(): each for each in window.actions()}
    for words in ("Help on what is in front", "Diagnostics", "Open log folder", "About Kit Studio and licences"):
        assert words in acts
    acts["Diagnostics"].trigger()
    assert window.shell.page is page(window)
    assert any(each.content == "Diagnostics" for each in page(window).findChildren(Label) if each.isVisible())
    assert {ABOUT, DIAGNOSTICS} == {"about", "diagnostics"}
