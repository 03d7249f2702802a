"""The pack sheet says what is so: what it shows is what is packed, and its result is what came of it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.pack_options import PackReport
from kitstudio.ui import text
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.sheets.pack_parts import PackDone, PackProgress
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.widgets.base import Label, Line
from tests.ui.draft_stand import opened

KITFILE = """\
manifestVersion: 1.0.0
package:
  name: tiny
  version: 1.0.0
model:
  path: model.bin
docs:
  - path: README.md
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "model.bin").write_bytes(b"w" * 1000)
    (root / "README.md").write_text("# hello\n")
    (root / "Kitfile").write_text(KITFILE)
    return root


@pytest.fixture
def context(tmp_path: Path) -> Context:
    here = tmp_path / "here"
    return Context(store_path=here / "store", cache_path=here / "cache", kitops_home=here / "kitops", now=time.time)


def said(widget: QWidget) -> set[str]:
    """The words on it."""
    shown = (each for each in widget.findChildren(QWidget) if isinstance(each, Label | Line))
    return {each.accessibleName() for each in shown}


def pack_sheet(qtbot: QtBot, page: DraftPage) -> PackSheet:
    """The sheet, when it may go on."""
    page.open_pack()
    sheet = page.window().findChild(PackSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.main.isEnabled)
    return sheet


def packed(qtbot: QtBot, page: DraftPage, sheet: PackSheet) -> tuple[PackReport, PackDone]:
    """What came of a press on Pack, and what the sheet says of it."""
    with qtbot.waitSignal(page.packed) as made:
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    report = made.args[0]
    assert isinstance(report, PackReport)
    done = sheet.findChild(PackDone)
    assert done is not None
    return report, done


def test_the_result_tells_the_size_of_what_was_packed_not_of_what_was_there_before(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    assert "2 layers, 1 kB" in said(sheet.form)
    (folder / "model.bin").write_bytes(b"z" * 3_000_000)
    report, done = packed(qtbot, page, sheet)
    size = sum(each.descriptor.size for each in report.layers)
    assert size > 3_000_000
    assert f"2 layers, {text.size(size)}" in said(done)
    assert any(each.startswith("3 MB of files read") for each in said(done))
    sheet.dismiss()


def test_the_running_pack_tells_the_size_of_what_it_reads(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    (folder / "model.bin").write_bytes(b"z" * 3_000_000)
    holding = runner.submit(Task("hold", f"pack:{folder}", ""), lambda control: control.token.wait(30))
    sheet.go_on()
    progress, job = sheet.findChild(PackProgress), sheet.job
    assert progress is not None
    assert job is not None
    told: set[str] = set()
    job.changed.connect(partial(_note, told, progress))
    job.succeeded.connect(partial(_note, told, progress))
    with qtbot.waitSignal(page.packed):
        holding.cancel()
    assert "2 layers, 3 MB" in told
    sheet.dismiss()


def _note(told: set[str], widget: QWidget, *_found: object) -> None:
    told |= said(widget)


@pytest.mark.parametrize("is_modelpack", [False, True])
def test_a_kit_with_its_time_is_not_called_reproducible(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, is_modelpack: bool
) -> None:
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    assert "Reproducible" in said(sheet.form)
    sheet.form._format.choose(int(is_modelpack))
    sheet.form._time.choose(1)
    assert not any(each.startswith("Reproducible") for each in said(sheet.form))
    assert "Not reproducible" in said(sheet.form)
    _report, done = packed(qtbot, page, sheet)
    assert not any(each.startswith("Reproducible") for each in said(done))
    assert "The time is stored: packed again, it has another digest" in said(done)
    sheet.dismiss()


def test_a_kit_without_a_time_is_called_reproducible(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    _report, done = packed(qtbot, page, sheet)
    assert "Reproducible: no time, owner or order is stored" in said(done)
    sheet.dismiss()
