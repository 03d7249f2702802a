"""The pack sheet says what is so: what it shows is what is packed, and its result is what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.media_type import Kind
from kitstudio.operations.catalog import list_kits
from kitstudio.operations.context import Context
from kitstudio.operations.editing.state import Target
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions, PackReport
from kitstudio.ui import text
from kitstudio.ui.actions import acts_of
from kitstudio.ui.contents import work
from kitstudio.ui.contents.wishes import Verb, Wish
from kitstudio.ui.models.draft_watch import DraftWatch
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.sheets.pack_parts import PackDone, PackProgress
from kitstudio.ui.sheets.pack_sheet import PackSheet
from kitstudio.ui.widgets.base import Label, Line
from tests.ui.draft_stand import opened
from tests.ui.held import Held

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


@contextmanager
def unwatched(page: DraftPage) -> Iterator[None]:
    """Nobody tells of changes meanwhile, as on many disks of the network."""
    [watch] = page.findChildren(DraftWatch)
    watch._watcher.blockSignals(True)
    yield
    watch._watcher.blockSignals(False)


def packed(qtbot: QtBot, page: DraftPage, sheet: PackSheet) -> tuple[PackReport, PackDone]:
    """What came of a press on Pack, and what the sheet says of it."""
    with qtbot.waitSignal(page.packed) as made:
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    report = made.args[0]
    assert isinstance(report, PackReport)
    done = sheet.findChild(PackDone)
    assert done is not None
    return report, done


def packed_size(report: PackReport) -> str:
    """What the layers take in the store, as shown."""
    return text.size(sum(each.descriptor.size for each in report.layers))


def layers(sheet: PackSheet) -> list[str]:
    """The paths that the sheet names as layers."""
    return [each.entry.path for each in sheet._draft.contents.layers]


OTHER = KITFILE.replace("tiny", "other").replace("1.0.0\nmodel", "2.0.0\nmodel") + "datasets:\n  - path: secret.csv\n"


def test_a_kitfile_that_another_program_writes_is_shown_with_a_word_before_it_is_packed(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "secret.csv").write_text("secret")
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    assert sheet.form.news.isHidden()
    (folder / "Kitfile").write_text(OTHER)
    qtbot.waitUntil(sheet.form.news.isVisible)
    assert "The Kitfile changed while this was open. Shown here is what it says now." in said(sheet.form)
    assert "3 layers, 1 kB" in said(sheet.form)
    assert "Pack other" in said(sheet)
    assert (sheet.form.name.edit.text(), sheet.form.tags.edit.text()) == ("other", "2.0.0")
    qtbot.waitUntil(sheet.main.isEnabled)
    report, done = packed(qtbot, page, sheet)
    assert [each.path for each in report.layers] == ["model.bin", "secret.csv", "README.md"]
    assert f"3 layers, {packed_size(report)} as packed" in said(done)
    sheet.dismiss()


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        (Wish(Verb.EXCLUDE, (Target("README.md"),)), ["model.bin"]),
        (Wish(Verb.ROLE, (Target("README.md"),), Kind.DOCS), ["model.bin", "README.md"]),  # comes to nothing
    ],
)
def test_the_sheet_waits_for_what_was_asked_for_in_the_contents(
    qtbot: QtBot,
    context: Context,
    runner: Runner,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    wish: Wish,
    left: list[str],
) -> None:
    page = opened(qtbot, context, runner, folder)
    held = Held(monkeypatch, work, "carried_out")
    page.work.wish(wish)
    qtbot.waitUntil(held.begun.is_set)
    page.open_pack()
    sheet = page.window().findChild(PackSheet)
    assert sheet is not None
    assert not sheet.main.isEnabled()
    assert sheet._note.accessibleName() == "The contents are being changed"
    sheet.go_on()
    assert sheet.job is None
    held.free.set()
    qtbot.waitUntil(sheet.main.isEnabled)
    assert layers(sheet) == left
    report, _done = packed(qtbot, page, sheet)
    assert [each.path for each in report.layers] == left
    sheet.dismiss()


def test_a_name_that_was_typed_stays_when_the_kitfile_changes(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "secret.csv").write_text("secret")
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    sheet.form.name.edit.setText("acme/mine")
    (folder / "Kitfile").write_text(OTHER)
    qtbot.waitUntil(sheet.form.news.isVisible)
    assert (sheet.form.name.edit.text(), sheet.form.tags.edit.text()) == ("acme/mine", "2.0.0")
    sheet.dismiss()


def test_a_kitfile_that_nobody_saw_is_not_packed(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    """As on a disk whose changes nobody tells of."""
    (folder / "secret.csv").write_text("secret")
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    with unwatched(page):
        (folder / "Kitfile").write_text(OTHER)
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(sheet.form.news.isVisible)
    assert sheet.form.isVisible()
    assert not list_kits(context, Control())
    assert layers(sheet) == ["model.bin", "secret.csv", "README.md"]
    sheet.dismiss()


def test_rules_that_another_program_writes_are_shown_before_they_are_obeyed(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel:\n  path: .\n")
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    assert "1 layer, 1 kB" in said(sheet.form)
    with unwatched(page):
        (folder / ".kitignore").write_text("model.bin\n")
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(sheet.form.news.isVisible)
    assert "1 layer, 8 B" in said(sheet.form)
    assert not list_kits(context, Control())
    qtbot.waitUntil(sheet.main.isEnabled)
    report, _done = packed(qtbot, page, sheet)
    assert report.bytes_read == 8
    sheet.dismiss()


def test_a_kitfile_that_breaks_under_the_sheet_cannot_be_packed(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    (folder / "Kitfile").write_text(KITFILE.replace("README.md", "READ.md"))
    qtbot.waitUntil(sheet.form.news.isVisible)
    assert not sheet.main.isEnabled()
    assert sheet.form.reason == "See the checks"
    assert any(each.tone == "danger" for each in sheet.form.checks.checks)
    qtbot.waitUntil(lambda: any("READ.md" in each.words for each in sheet.form.checks.checks))
    assert not any("standard input" in each.words for each in sheet.form.checks.checks)
    sheet.dismiss()


def test_the_saved_kitfile_is_packed_to_the_bytes_of_the_command(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path, tmp_path: Path
) -> None:
    (folder / "Kitfile").write_bytes(KITFILE.replace("\n", "\r\n").encode("utf-16"))
    (folder / ".kitignore").write_bytes(b"# \xff\nREADME.txt\n")
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    report, _done = packed(qtbot, page, sheet)
    there = Context(store_path=tmp_path / "s", cache_path=tmp_path / "c", kitops_home=tmp_path / "k", now=time.time)
    assert pack(there, folder, PackOptions(), Control()).descriptor == report.descriptor
    sheet.dismiss()


def test_rules_that_are_not_saved_are_said_to_be_of_the_sheet_only(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel:\n  path: .\n")
    page = opened(qtbot, context, runner, folder)
    page.contents.rules.put("README.md\n")
    page.state.edit_ignore("README.md\n")
    qtbot.waitUntil(lambda: page.state.checked and page.footer.ready)
    sheet = pack_sheet(qtbot, page)
    assert "Obeys the .kitignore as it is shown; it is not saved in the folder" in said(sheet.form)
    command = "The command obeys the saved .kitignore; save this one first to get the same kit."
    assert sheet.form._note.content == command
    assert "Nearest command" in said(sheet.form)
    sheet.dismiss()


def test_what_rules_leave_out_is_told_from_what_is_left_out_without_one(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    for name in (".DS_Store", ".env", "notes.txt", "__pycache__/x.pyc"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    (folder / ".kitignore").write_text("notes.txt\n")
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    assert {"1 file is left out by rules", "3 files are left out without a rule"} <= said(sheet.form)
    sheet.form._unfold("3 files are left out without a rule")
    assert any(".DS_Store" in each and "notes.txt" not in each for each in said(sheet.form))
    assert "Same as the command" in said(sheet.form)
    sheet.dismiss()


def test_packing_that_is_asked_for_while_the_text_is_checked_comes_when_it_was(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    edit = page.kitfile.edit
    [act] = [each for each in acts_of(page) if each.text() == "Pack…"]
    for typed, comes in (("# one\n", True), ("[ broken\n", False)):
        edit.moveCursor(QTextCursor.MoveOperation.Start)
        edit.insertPlainText(typed)
        assert not page.state.checked
        act.trigger()
        assert page.window().findChild(PackSheet) is None
        if comes:
            qtbot.waitUntil(lambda: page.window().findChild(PackSheet) is not None)
            sheet = page.window().findChild(PackSheet)
            assert sheet is not None
            assert sheet.form._draft.text.startswith("# one")
            sheet.dismiss()
            qtbot.waitUntil(lambda: page.window().findChild(PackSheet) is None)
    qtbot.waitUntil(lambda: page.state.checked and not page.footer.ready)
    qtbot.wait(1)
    assert page.window().findChild(PackSheet) is None, "the foot says what stands against it"


def test_who_types_on_after_asking_for_the_pack_is_not_interrupted(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    for typed in ("# one\n", "# two\n"):
        page.kitfile.edit.insertPlainText(typed)
        if typed == "# one\n":
            page.open_pack()
    qtbot.waitUntil(lambda: page.state.checked and page.footer.ready)
    qtbot.wait(1)
    assert page.window().findChild(PackSheet) is None


def test_a_refused_name_or_tag_says_what_to_write(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> None:
    sheet = pack_sheet(qtbot, opened(qtbot, context, runner, folder))
    for name, tag, words in (("Team/Model", "v1", "for example team/model."), ("tiny", "a b", "for example v1.")):
        sheet.form.name.edit.setText(name)
        sheet.form.tags.edit.setText(tag)
        assert sheet.form.hint.content.endswith(words)
    sheet.dismiss()


def test_the_result_tells_the_size_of_what_was_packed_not_of_what_was_there_before(
    qtbot: QtBot, context: Context, runner: Runner, folder: Path
) -> None:
    page = opened(qtbot, context, runner, folder)
    sheet = pack_sheet(qtbot, page)
    assert "2 layers, 1 kB" in said(sheet.form)
    (folder / "model.bin").write_bytes(b"z" * 3_000_000)
    report, done = packed(qtbot, page, sheet)
    assert packed_size(report) == "3 MB"
    assert "2 layers, 3 MB as packed" in said(done)
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
