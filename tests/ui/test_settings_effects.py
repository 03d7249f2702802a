"""No setting without effect: each changes what the window does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.assemble import pack_defaults
from kitstudio.host.declared import DECLARED, Value
from kitstudio.host.settings import Settings, load_anyway, settings_file
from kitstudio.model.media_type import Compression, Form
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from kitstudio.operations.draft import open_draft
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.kits_removal import AskToRemove
from kitstudio.ui.restarting import wants_restart
from kitstudio.ui.settings_notice import SettingsNotice
from kitstudio.ui.sheets.pack_form import PackForm
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.buttons import Button
from tests.support.qt_leaks import end_windows
from tests.support.stored import add_kit
from tests.ui.library_room import kits_of

Open = Callable[[Mapping[str, Value]], MainWindow]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = Context(store_path=tmp_path / "store", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    add_kit(made.store, "team/one:v1")
    return made


@pytest.fixture
def opened(context: Context, appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """Opens a window with these values in its settings file."""
    windows: list[tuple[Desk, MainWindow]] = []

    def make(file: Mapping[str, Value]) -> MainWindow:
        environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
        desk = Desk(context, tmp_path)
        window = MainWindow(desk, Settings(environment, file, {}), appearance)
        windows.append((desk, window))
        window.show()
        window.start()
        qtbot.waitUntil(lambda: desk.library.holding is not None)
        return window

    yield make
    for desk, window in windows:
        desk.close()
        end_windows(window)


@pytest.mark.parametrize(
    ("chosen", "place"), [("kits", "kits"), ("drafts", "drafts"), ("home", "home"), ("last", "storage")]
)
def test_the_window_begins_where_one_likes(chosen: str, place: str, opened: Open, qtbot: QtBot) -> None:
    first = opened({})
    qtbot.waitUntil(lambda: first.steps.here == "home")
    first.go("storage")
    first.close()
    second = opened({"general.start_page": chosen})
    qtbot.waitUntil(lambda: second.steps.here == place)


def test_removing_asks_first_when_one_likes(opened: Open, context: Context, qtbot: QtBot) -> None:
    window = opened({"general.confirm_remove": True})
    window.go("kits")
    holding = window._desk.library.holding
    assert holding is not None
    kits_of(window).removals.remove(list(holding.kits))
    question = window.findChild(AskToRemove)
    assert question is not None
    assert len(list_kits(context, Control())) == 1
    question.dismiss()
    qtbot.waitUntil(lambda: window.findChild(AskToRemove) is None)
    assert not window._desk.runner.active
    assert len(list_kits(context, Control())) == 1
    kits_of(window).removals.remove(list(holding.kits))
    asked = next(each for each in window.findChildren(AskToRemove) if each.isVisible())
    qtbot.mouseClick(asked.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not list_kits(context, Control()))


def test_packing_begins_with_what_is_set(context: Context, tmp_path: Path, opened: Open, qtbot: QtBot) -> None:
    values: dict[str, Value] = {
        "packing.format": "modelpack",
        "packing.compression": "gzip",
        "packing.layer_format": "raw",
        "packing.canonical_modes": True,
    }
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(b"x")
    window = opened(values)
    form = PackForm(
        context, window._desk.reader, open_draft(folder, Control()), pack_defaults(Settings({}, values, {}))
    )
    qtbot.addWidget(form)
    options = form.options
    assert options is not None
    assert (options.model_pack, options.compression, options.form) == (True, Compression.GZIP, Form.RAW)
    assert options.modes == "canonical"
    form.close_questions()
    plain = pack_defaults(Settings({}, {}, {}))
    assert (plain.model_pack, plain.compression, plain.form, plain.modes) == (False, Compression.NONE, Form.TAR, "disk")


def test_a_proposed_kitfile_names_the_author(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(b"x")
    window = opened({"packing.author": "Ada Lovelace"})
    window.documents.open_draft(folder)
    page = window.documents.current
    assert isinstance(page, DraftPage)
    qtbot.waitUntil(lambda: "Ada Lovelace" in page.state.text)
    page.state.look_again()
    qtbot.waitUntil(lambda: not page.state.busy)
    assert "Ada Lovelace" in page.state.text


def test_every_setting_of_the_window_is_used_outside_its_declaration() -> None:
    """What nobody asks for by its key has no effect."""
    root = Path(__file__).resolve().parents[2] / "kitstudio"
    sources = [each for each in root.rglob("*.py") if each.name != "declared.py"]
    whole = "\n".join(each.read_text("utf-8") for each in sources)
    assert [each.key for each in DECLARED if each.page and f'"{each.key}"' not in whole] == []


def test_a_window_on_a_broken_settings_file_says_so_for_good_and_never_writes_it(
    context: Context, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    file = settings_file(environment)
    file.parent.mkdir(parents=True)
    file.write_text("[appearance]\nx = [\n")
    desk = Desk(context, tmp_path)
    window = MainWindow(desk, load_anyway(environment, {}), appearance)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: desk.library.holding is not None)
    notice = window.findChild(SettingsNotice)
    assert notice is not None
    assert notice.isVisible()
    assert str(file) in notice.words.content
    assert "line 2" in notice.words.content
    with qtbot.waitSignal(desk.preferences.failed):
        desk.preferences.choose("appearance.density", "compact")
    assert desk.preferences.settings.text("appearance.density") == "compact", "in this window it counts"
    assert file.read_text() == "[appearance]\nx = [\n"
    next(each for each in notice.findChildren(Button) if each.text() == "Restart").click()
    assert wants_restart(window)
    desk.preferences.take("appearance.density", None)
    desk.close()
    end_windows(window)
