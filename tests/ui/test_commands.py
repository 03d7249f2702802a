"""The commands that the window shows do the same where they are typed: they name its store where that is needed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.declared import Value
from kitstudio.host.settings import Settings
from kitstudio.model.reference import Reference
from kitstudio.operations.cleanup import Leftover, Sort, Swept
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.commands import kit_line, name_store, page_commands, program
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.cleanup_card import CleanupCard
from kitstudio.ui.sheets.export_parts import export_lines, unpack_lines
from kitstudio.ui.sheets.pack_command import command_lines
from kitstudio.ui.sheets.receive_sheet import ReceiveSheet
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.notes import CommandWell

PLACE = Path("/stick/my store")
NAMED = "kitstudio --store '/stick/my store'"

Make = Callable[..., MainWindow]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = Context(store_path=PLACE, cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    made.use_store(path=tmp_path / "store")
    return made


@pytest.fixture
def make(context: Context, appearance: Appearance, tmp_path: Path) -> Iterator[Make]:
    made: list[tuple[MainWindow, Desk]] = []

    def one(flags: dict[str, Value | None], environment: dict[str, str]) -> MainWindow:
        desk = Desk(context, tmp_path)
        known = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), **environment}
        made.append((MainWindow(desk, Settings(known, {}, flags), appearance), desk))
        return made[-1][0]

    yield one
    for window, desk in made:
        desk.close()
        window.close()
        window.deleteLater()


@pytest.mark.parametrize(
    ("flags", "environment", "begins"),
    [
        ({"store.path": str(PLACE)}, {}, NAMED),
        ({}, {"KITSTUDIO_STORE": str(PLACE)}, NAMED),
        ({}, {}, "kitstudio"),
        ({"store.path": "/data/kitstudio/../kitstudio/store"}, {"XDG_DATA_HOME": "/data"}, "kitstudio"),
    ],
)
def test_a_window_on_another_store_than_the_plain_command_would_use_names_it(
    flags: dict[str, Value | None], environment: dict[str, str], begins: str, make: Make
) -> None:
    window = make(flags, environment)
    assert program() == begins
    window.go("kits")
    assert [each.line for each in window.jobs.commands.commands] == [f"{begins} list"]
    assert [each.kit for each in window.jobs.commands.commands] == ["kit list"]


def test_every_line_names_the_store_and_that_of_kit_stays_as_it_is() -> None:
    name_store(PLACE)
    assert {each.line: each.kit for each in page_commands("kit:demo:v1")} == {
        f"{NAMED} unpack demo:v1 -d .": "kit unpack demo:v1 -d .",
        f"{NAMED} inspect demo:v1 --deep": "",
    }
    packed = command_lines(Path("/m"), PackOptions(references=(Reference.parse("demo:v1"),)))
    assert " ".join(packed).replace(" \\", "").split() == f"{NAMED} pack /m -t demo:v1".split()
    assert export_lines(["demo:v1"], Path("/o"), force=False)[0].startswith(f"{NAMED} export")
    assert all(each.startswith(f"{NAMED} unpack") for each in unpack_lines([("a", ""), ("b", "")], Path("/o")))
    assert kit_line("kitstudio pack /m -t demo:v1") == "kit pack /m -t demo:v1"


def test_the_well_shows_both_lines_with_a_store_that_no_line_holds(qtbot: QtBot) -> None:
    name_store(Path("/stick") / ("deep" * 20))
    well = CommandWell([f"{program()} unpack demo:v1 -d ."])
    qtbot.addWidget(well)
    assert well.line.replace("\\\n", "").split() == f"{program()} unpack demo:v1 -d .".split()
    well._whose[1].click()
    assert well.line == "kit unpack demo:v1 -d ."
    well.show_lines([f"{program()} unpack demo:v1 -d /a \\", "    --ignore-existing"])
    assert well.line == "kit unpack demo:v1 -d /a \\\n    --ignore-existing"


def test_the_sheet_that_receives_names_the_store_it_receives_into(
    context: Context, make: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model/w.bin").write_bytes(b"w" * 900)
    kitfile = b"manifestVersion: 1.0.0\npackage: {name: demo}\nmodel: {path: w.bin}\n"
    pack(context, tmp_path / "model", PackOptions(kitfile=kitfile, references=(Reference.parse("demo:v1"),)), Control())
    archive = tmp_path / "demo.kit.tar"
    export(context, ["demo:v1"], archive, Control())
    window = make({"store.path": str(PLACE)}, {})
    sheet = ReceiveSheet(window, window._desk, archive)
    qtbot.waitUntil(lambda: sheet.form.offer is not None)
    assert sheet.form.command.line.replace("\\\n", "").split() == f"{NAMED} receive {archive}".split()
    sheet.dismiss()


def test_the_commands_to_clean_up_name_the_store(qtbot: QtBot) -> None:
    name_store(PLACE)
    card = CleanupCard()
    qtbot.addWidget(card)
    card.show_plan([Swept(Sort.BLOBS, (Leftover("x", 5, 0.0),))], datetime.now(UTC))
    card._copy.click()
    assert QGuiApplication.clipboard().text() == f"{NAMED} store gc"
