"""An export carries the kits that the sheet showed, though another program moved their names meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.ui.desk import Desk
from kitstudio.ui.sheets.export_sheet import ExportSheet, open_export
from kitstudio.ui.sheets.job_sheet import JobFailed
from kitstudio.ui.sheets.sheet_parts import ResultCard
from kitstudio.ui.widgets.base import Label

KITFILE = b"manifestVersion: 1.0.0\ndocs: [{path: README.md}]\n"


def packed(context: Context, folder: Path, words: str) -> None:
    """Give the name to a kit with these words."""
    folder.mkdir(exist_ok=True)
    (folder / "README.md").write_text(words)
    pack(context, folder, PackOptions(kitfile=KITFILE, references=(Reference.parse("demo:v1"),)), Control())


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    here = tmp_path / "here"
    context = Context(store_path=here / "s", cache_path=here / "c", kitops_home=here / "k", now=time.time)
    packed(context, tmp_path / "model", "shown")
    (tmp_path / "home").mkdir()
    made = Desk(context, tmp_path / "home")
    made.library.refresh()
    qtbot.waitUntil(lambda: made.library.holding is not None)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def sheet(desk: Desk, tmp_path: Path, qtbot: QtBot) -> ExportSheet:
    window = QWidget()
    window.resize(960, 600)
    qtbot.addWidget(window)
    window.show()
    assert desk.library.holding is not None
    made = open_export(window, desk, desk.library.holding.kits)
    (tmp_path / "stick").mkdir()
    made.form.take_folder(tmp_path / "stick")
    qtbot.waitUntil(lambda: made.form.ready)
    return made


def test_the_files_of_the_shown_kit_are_written(sheet: ExportSheet, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    sheet.form.shape.choose(2)
    sheet.form.name.edit.setText("files")
    qtbot.waitUntil(lambda: sheet.form.ready)
    packed(desk.context, tmp_path / "other", "another")
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.findChild(ResultCard) is not None)
    assert (tmp_path / "stick" / "files" / "README.md").read_text() == "shown"
    sheet.dismiss()


def test_a_name_that_moved_is_told_and_nothing_is_written(
    sheet: ExportSheet, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    packed(desk.context, tmp_path / "other", "another")
    sheet.go_on()
    qtbot.waitUntil(lambda: sheet.findChild(JobFailed) is not None)
    words = [each.content for each in sheet.findChildren(Label)]
    assert any("demo:v1 was given to another kit meanwhile." in each for each in words)
    assert list((tmp_path / "stick").iterdir()) == []
    sheet.dismiss()
