"""The window on a real store: what is shown comes from it, and the models keep Qt's contract."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.settings import Settings
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.relay import State
from kitstudio.model.media_type import Kind
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.receive import receive
from kitstudio.operations.take_files import Pick
from kitstudio.operations.unpack_options import OnConflict
from kitstudio.ui import quitting
from kitstudio.ui.desk import Desk
from kitstudio.ui.display import NoDisplayError, require_display
from kitstudio.ui.frame.first_paint import FirstPaint
from kitstudio.ui.library import look
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.models.kits_model import Column, KitsModel, Sieve
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.home_page import by_kind
from kitstudio.ui.pages.home_parts import RecentRow
from kitstudio.ui.pages.jobs_dock import JobRow
from kitstudio.ui.pages.kit_page import FILES, KitPage
from kitstudio.ui.pages.kit_saving import KitSaving
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.sheets.receive_dialog import ReceiveDialog
from kitstudio.ui.sheets.receive_sheet import ReceiveSheet
from kitstudio.ui.sheets.sheet_parts import ResultCard
from kitstudio.ui.sheets.unpack_conflicts import Answer, ConflictRow
from kitstudio.ui.sheets.unpack_sheet import UnpackSheet
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.toasts import Toast
from tests.ui.library_room import kits_of

KITFILE = b"""\
manifestVersion: 1.0.0
package: {name: demo, version: 1.0.0, description: A demo, license: MIT}
model: {path: weights}
code: [{path: src}]
docs: [{path: README.md}]
"""
FILES_MADE = {"weights/a.bin": b"a" * 9000, "weights/deep/b.bin": b"b", "src/x.py": b"x", "README.md": b"# Demo\n"}


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = Context(
        store_path=tmp_path / "store", cache_path=tmp_path / "cache", kitops_home=tmp_path / "kitops", now=time.time
    )
    for name, content in FILES_MADE.items():
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for tags in ("demo:v1", "demo:latest"):
        options = PackOptions(kitfile=KITFILE, references=(Reference.parse(tags),))
        pack(made, tmp_path / "model", options, Control())
    small = KITFILE.replace(b"model: {path: weights}\n", b"")
    pack(made, tmp_path / "model", PackOptions(kitfile=small, references=(Reference.parse("tiny:v9"),)), Control())
    return made


@pytest.fixture
def window(context: Context, appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    desk = Desk(context, tmp_path)
    made = MainWindow(desk, Settings(environment, {}, {}), appearance)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: desk.library.holding is not None)
    yield made
    desk.close()
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def test_the_names_of_one_kit_are_one_row(context: Context) -> None:
    holding = look(context, Control())
    assert [(each.repository, set(each.tags)) for each in holding.kits] == [
        ("demo", {"v1", "latest"}),
        ("tiny", {"v9"}),
    ]


def test_what_kits_share_is_counted_once(context: Context) -> None:
    holding = look(context, Control())
    sizes = by_kind(holding)
    assert sizes[Kind.MODEL] > 9000
    assert sizes[Kind.CODE] == holding.kits[0].row.kinds[1][1] == holding.kits[1].row.kinds[0][1]
    assert sum(sizes.values()) <= holding.usage.total


def test_home_scrolls_where_its_rows_have_no_room(
    window: MainWindow, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(6):
        name = Reference.parse(f"more{number}:v1")
        pack(context, tmp_path / "model", PackOptions(kitfile=KITFILE, references=(name,)), Control())
    window.resize(960, 600)
    window.start()

    def tops() -> list[int]:
        rows = [each for each in window.home.findChildren(RecentRow) if each.isVisible() and each.height() == 52]
        return sorted(each.geometry().top() for each in rows)

    qtbot.waitUntil(lambda: len(tops()) == 6 and all(lower - upper >= 52 for upper, lower in pairwise(tops())))


def test_the_table_of_kits_keeps_the_contract_of_models(context: Context, appearance: Appearance) -> None:
    model = KitsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() > 0, "grey rows while nothing is known"
    model.show_kits(look(context, Control()).kits, datetime.now(UTC))
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(2)] == ["demo latest v1", "tiny v9"]
    model.sift(Sieve("TIN v9"))
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["tiny v9"]


def test_a_kit_is_opened_looked_into_verified_and_unpacked(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.documents.open_kit("demo:v1")
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page.opened is not None)
    page.go(FILES)
    page.verify()
    qtbot.waitUntil(lambda: page.files.reading.whole and page.files.check.isEnabled())
    assert page.tabs._counts[FILES] == "4"
    page.unpack_soon()
    sheet = window.findChild(UnpackSheet)
    assert isinstance(sheet, UnpackSheet)
    sheet.form.into.edit.setText(str(tmp_path / "out"))
    qtbot.waitUntil(sheet.main.isEnabled)
    sheet.go_on()
    qtbot.waitUntil((tmp_path / "out" / "weights" / "deep" / "b.bin").exists)
    qtbot.waitUntil(lambda: not window.jobs.dock.running)
    for name, content in FILES_MADE.items():
        assert (tmp_path / "out" / name).read_bytes() == content


def unpack_sheet(window: MainWindow, qtbot: QtBot) -> UnpackSheet:
    window.documents.open_kit("demo:v1")
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page.opened is not None)
    page.unpack_soon()
    sheet = window.findChild(UnpackSheet)
    assert isinstance(sheet, UnpackSheet)
    return sheet


def test_a_failed_unpack_keeps_its_sheet_and_what_was_chosen(
    window: MainWindow, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = unpack_sheet(window, qtbot)
    target = tmp_path / "out"
    sheet.form.into.edit.setText(str(target))
    qtbot.waitUntil(sheet.main.isEnabled)
    target.write_text("a file in the place of the folder")
    sheet.go_on()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(ErrorBody)))
    assert sheet.isVisible()
    assert not window.findChildren(Toast), "the sheet says it, so no toast does"
    target.unlink()
    sheet.left.click()
    assert sheet.form.isVisible()
    assert sheet.form.folder == target
    qtbot.waitUntil(sheet.main.isEnabled)
    sheet.go_on()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(ResultCard)))
    sheet.left.click()
    assert (target / "README.md").read_bytes() == FILES_MADE["README.md"]


def test_a_failed_job_without_a_sheet_opens_its_error_from_the_toast(window: MainWindow, qtbot: QtBot) -> None:
    work = partial(receive, window._desk.context, Path("/nowhere/at/all/model.tar"))
    window._desk.runner.submit(Task("receive", "receive", "Receive model.tar"), work)
    qtbot.waitUntil(lambda: bool(window.findChildren(Toast)))
    details = next(each for each in window.findChildren(Toast)[0].findChildren(Button) if each.text() == "Details")
    details.click()
    assert window.findChildren(ErrorDialog)


def test_each_file_in_the_way_waits_for_a_choice(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "README.md").write_text("mine")
    sheet = unpack_sheet(window, qtbot)
    sheet.form.into.edit.setText(str(target))
    qtbot.waitUntil(lambda: sheet.form.reason == "Choose for 1 file")
    assert not sheet.main.isEnabled()
    conflict = sheet.findChildren(ConflictRow)[0]
    assert conflict.answer is Answer.OPEN
    assert "yours 4 B, the kit's 7 B" in [each.accessibleName() for each in conflict.findChildren(Line)]
    conflict.choose(Answer.KEEP)
    qtbot.waitUntil(sheet.main.isEnabled)
    sheet.form.look()
    qtbot.waitUntil(lambda: conflict not in sheet.findChildren(ConflictRow))
    assert sheet.form.options.on_conflict_at == {"README.md": OnConflict.KEEP}
    sheet.go_on()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(ResultCard)))
    sheet.dismiss()
    assert (target / "README.md").read_text() == "mine"


def test_a_kit_that_is_not_there_shows_why_and_can_be_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.open_kit("nothing:here")
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    window.documents.close_current()
    assert window.documents.current is None


def test_a_kit_that_is_not_there_leads_to_what_has_its_name_and_to_the_list(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window._desk.library.holding is not None)
    window.documents.open_kit("demo:v9")
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    buttons = {each.text(): each for each in page._error.findChildren(Button)}
    assert {each for each in buttons if each.startswith(("Open", "Show", "Try"))} == {
        "Open latest",
        "Open v1",
        "Show the kits",
        "Try again",
    }
    buttons["Show the kits"].click()
    assert window.shell.page is kits_of(window)
    buttons["Open v1"].click()
    other = window.documents.current
    assert isinstance(other, KitPage)
    qtbot.waitUntil(lambda: other.opened is not None)
    assert other.title == "demo"


def test_a_layout_folder_is_received_by_its_path(
    window: MainWindow, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    export(context, ("demo:v1",), tmp_path / "layout", Control())
    window.acts.choose_archive()
    dialog = window.findChild(ReceiveDialog)
    assert isinstance(dialog, ReceiveDialog)
    assert not dialog.go.isEnabled()
    dialog.path.edit.setText(str(tmp_path / "layout"))
    dialog.go.click()
    sheet = window.findChild(ReceiveSheet)
    assert isinstance(sheet, ReceiveSheet)
    qtbot.waitUntil(lambda: sheet.form.ready)
    sheet.go_on()
    qtbot.waitUntil(lambda: any(job.task.verb == "receive" and job.over for job in window._desk.runner.jobs))
    assert [job.error for job in window._desk.runner.jobs] == [None]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_stays_inside_the_window(window: MainWindow, qtbot: QtBot) -> None:
    button = window.shell.top_bar.menu
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    assert menu.geometry().right() <= button.mapToGlobal(button.rect().topRight()).x()
    menu.close()


def test_quitting_asks_while_a_job_runs(window: MainWindow, qtbot: QtBot) -> None:
    held = threading.Event()

    def work(control: Control) -> None:
        while not held.wait(0.01):
            control.token.check()

    job = window._desk.runner.submit(Task("unpack", "held", "Unpack demo"), work)
    asked: list[str] = []

    def press(label: str) -> None:
        question = window.findChildren(Decision)[-1]
        asked.append(question.words)
        next(each for each in question.acts if each.text() == label).click()

    QTimer.singleShot(50, window, partial(press, "Stay"))
    assert not window.close()
    QTimer.singleShot(50, window, partial(press, "Cancel jobs and quit"))
    assert window.close()
    assert asked == ["1 job is running."] * 2
    held.set()
    qtbot.waitUntil(lambda: job.over)


def test_the_store_is_read_after_the_first_picture(appearance: Appearance, qtbot: QtBot) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    told: list[bool] = []
    FirstPaint(shown, lambda: told.append(True))
    QApplication.processEvents()
    assert told == []
    shown.show()
    qtbot.waitUntil(lambda: told == [True])


def test_back_and_forward_go_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    window.go("kits")
    window.documents.open_kit("demo:v1")
    page = window.documents.current
    places = []
    for step in (window.steps.back, window.steps.back, window.steps.forward, window.steps.forward):
        step()
        places.append(window.shell.page)
    assert places == [kits_of(window), window.home, kits_of(window), page]
    qtbot.waitUntil(lambda: isinstance(page, KitPage) and page.opened is not None)


def test_without_a_display_the_reason_is_said_and_nothing_aborts() -> None:
    with pytest.raises(NoDisplayError) as refused:
        require_display({})
    assert "DISPLAY" in refused.value.summary
    assert refused.value.exit_code == 2
    with pytest.raises(NoDisplayError, match="could not connect"):
        require_display({"DISPLAY": ":64999"})
    require_display({"QT_QPA_PLATFORM": "offscreen"})


def test_no_note_offers_to_open_the_kit_that_is_shown(
    window: MainWindow, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    def packed(name: str) -> Button:
        """The button of the note that says that this was packed."""
        options = PackOptions(kitfile=KITFILE, references=(Reference.parse(name),))
        work = partial(pack, context, tmp_path / "model", options)
        window._desk.runner.submit(Task("pack", f"pack:{name}", f"Pack {name}"), work)
        said = f"Packed {name}."
        qtbot.waitUntil(lambda: any(said in each.accessibleName() for each in window.findChildren(Toast)))
        toast = next(each for each in window.findChildren(Toast) if said in each.accessibleName())
        return next(each for each in toast.findChildren(Button) if each.text() == "Open kit")

    button = packed("demo:v2")
    assert button.isVisibleTo(window)
    window.documents.open_kit("demo:v2")
    assert not button.isVisibleTo(window), "it came to the front afterwards"
    window.documents.open_kit("demo:v4")
    assert not packed("demo:v4").isVisibleTo(window), "its tab is in front already"
    assert packed("demo:v3").isVisibleTo(window)


def test_what_was_read_for_a_page_is_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    desk = window._desk
    window.go("storage")
    for _ in range(3):
        desk.library.refresh()
        qtbot.waitUntil(lambda: not desk.reader.active and not desk.library.looking)
    window._own.by_name["about"].trigger()
    window._own.by_name["diagnostics"].trigger()
    qtbot.waitUntil(lambda: not desk.reader.active)
    assert [each.task.verb for each in desk.reader.jobs] == []


def saving(window: MainWindow, qtbot: QtBot) -> KitSaving:
    """What saves files of the kit in front."""
    window.documents.open_kit("demo:v1")
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page.opened is not None and bool(page.findChildren(KitSaving)))
    [found] = page.findChildren(KitSaving)
    return found


def test_files_that_cannot_be_saved_are_a_job_that_failed_and_a_note(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "README.md").write_text("mine")
    files = saving(window, qtbot)
    page = window.documents.current
    assert isinstance(page, KitPage)
    assert page.opened is not None
    at = next(at for at, each in enumerate(page.opened.kit.layers) if each.path == "README.md")
    files.save_files((Pick(at, "README.md"),), out)
    qtbot.waitUntil(lambda: any("failed" in each.accessibleName() for each in window.findChildren(Toast)))
    [row] = window.jobs.dock.findChildren(JobRow)
    assert (row.job.state, row.job.error and row.job.error.code) == (State.FAILED, "KS-WOULD-OVERWRITE")
    assert (out / "README.md").read_text() == "mine"


@pytest.mark.parametrize("verb", ["take", "save", "copy", "drag"])
def test_files_on_their_way_out_are_listed_cancelled_and_asked_about(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    asked: list[str] = []

    def stay(_window: QWidget, running: tuple[Job, ...]) -> bool:
        asked.extend(each.task.verb for each in running)
        return False

    monkeypatch.setattr(quitting, "ask_to_quit", stay)
    job = window._desk.runner.submit(Task(verb, verb, "Files"), lambda control: control.token.wait(60))
    qtbot.waitUntil(lambda: job.state is State.RUNNING)
    assert not window.close()
    assert asked == [verb]
    window.jobs.show_jobs()
    [row] = window.jobs.dock.findChildren(JobRow)
    qtbot.mouseClick(row._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: job.over)
