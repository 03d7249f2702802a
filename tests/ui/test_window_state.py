"""The window as it was left: panels, columns, tabs; the ways round it by key; and pages that fail without it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QTreeWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Advanced, Control, Entered, Skipped
from kitstudio.base.errors import UsageError
from kitstudio.host.settings import Settings
from kitstudio.jobs.job import BugError, Task, attempt
from kitstudio.jobs.relay import State
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.receive import receive
from kitstudio.ui.actions import acts_of, caps, group_of, reason_of
from kitstudio.ui.bugs import Bugs
from kitstudio.ui.commands import kit_line, page_commands
from kitstudio.ui.desk import Desk
from kitstudio.ui.document_keys import document_keys
from kitstudio.ui.frame.inspector import Fact, Facts
from kitstudio.ui.frame.memory import Memory, remember
from kitstudio.ui.frame.palette import Palette
from kitstudio.ui.frame.panes import panes_of
from kitstudio.ui.job_watch import COMMANDS, JOBS, LOG
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.models import kits_model
from kitstudio.ui.models.log_model import Column, LogFilter, LogModel
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.pages.jobs_dock import JobRow
from kitstudio.ui.pages.kit_page import FILES, KitPage
from kitstudio.ui.rooms import Place, page_or_error
from kitstudio.ui.session import gone_of
from kitstudio.ui.session_log import Level, SessionLog
from kitstudio.ui.sheets.crash_dialog import CrashDialog
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.theme import METRIC, Appearance
from kitstudio.ui.widgets.chips import DigestLabel
from kitstudio.ui.widgets.toasts import Toast
from tests.ui.keys import unclear_keys
from tests.ui.library_room import kits_of

KITFILE = b"manifestVersion: 1.0.0\npackage: {name: demo}\nmodel: {path: weights}\n"
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def context(tmp_path: Path) -> Context:
    made = Context(
        store_path=tmp_path / "store", cache_path=tmp_path / "cache", kitops_home=tmp_path / "kitops", now=time.time
    )
    (tmp_path / "model/weights").mkdir(parents=True)
    (tmp_path / "model/weights/a.bin").write_bytes(b"a" * 900)
    (tmp_path / "model/Kitfile").write_bytes(KITFILE)
    pack(made, tmp_path / "model", PackOptions(references=(Reference.parse("demo:v1"),)), Control())
    return made


Make = Callable[[], MainWindow]


@pytest.fixture
def make(context: Context, appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    made: list[tuple[MainWindow, Desk]] = []

    def one() -> MainWindow:
        desk = Desk(context, tmp_path)
        environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
        window = MainWindow(desk, Settings(environment, {}, {}), appearance)
        made.append((window, desk))
        window.restore()
        window.show()
        window.activateWindow()
        window.start()
        qtbot.waitUntil(lambda: desk.library.holding is not None and not desk.reader.active)
        return window

    yield one
    for window, desk in made:
        desk.close()
        window.close()
        window.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def window(make: Make) -> MainWindow:
    return make()


def close(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._desk.reader.active and not window._desk.keeper.active)
    assert window.close()


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, held)


def front(window: MainWindow) -> object:
    return window.shell.page


def facts_of(window: MainWindow) -> tuple[Fact, ...]:
    facts = window.shell.inspector.facts
    return facts.rows if facts is not None else ()


def test_panels_are_as_they_were_left(make: Make, qtbot: QtBot) -> None:
    first = make()
    first.resize(1210, 700)
    first.shell.fold()
    first.shell.inspect()
    first.jobs.show_log()
    close(first, qtbot)
    second = make()
    assert second.height() == 700
    assert second.shell.sidebar.width() == METRIC["sidebarRail"]
    assert second.shell.inspecting, "shown where there is room: the screen of this test has none"
    assert second.shell.docked
    assert second.jobs.part == LOG


def test_tabs_are_open_again_and_the_one_in_front_is_read_only(make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    first = make()
    first.documents.open_draft(tmp_path / "model")
    first.documents.open_kit("demo:v1")
    close(first, qtbot)
    second = make()
    qtbot.waitUntil(lambda: second.shell.tabs.count() == 2)
    assert second.shell.tabs.keys == (f"draft:{tmp_path / 'model'}", "kit:demo:v1")
    page = second.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page.opened is not None)
    assert second.findChildren(DraftPage) == [], "nothing is read for what was not looked at"
    next(each for each in acts_of(second) if each.text() == "Next tab").trigger()
    assert isinstance(second.documents.current, DraftPage)


def test_a_window_on_another_store_leaves_the_tabs_of_this_one_alone(
    make: Make, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    first = make()
    first.documents.open_kit("demo:v1")
    close(first, qtbot)
    context.use_store(tmp_path / "elsewhere")
    other = make()
    assert other.shell.tabs.count() == 0
    close(other, qtbot)
    context.use_store(tmp_path / "store")
    again = make()
    qtbot.waitUntil(lambda: again.shell.tabs.keys == ("kit:demo:v1",))


def test_a_tab_that_was_not_looked_at_yet_is_called_as_it_was_last_time(
    make: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "other").mkdir()
    first = make()
    digest = str(first._desk.library.holding.kits[0].digest)  # type: ignore[union-attr]  # it was looked at
    first.documents.open_draft(tmp_path / "model")
    first.documents.open_kit(digest)
    first.documents.open_draft(tmp_path / "other")
    qtbot.waitUntil(lambda: first.shell.tabs.titles == ("demo", "demo", "other"))
    first._desk.shelf.clear()
    close(first, qtbot)
    second = make()
    qtbot.waitUntil(lambda: second.shell.tabs.count() == 3)
    assert second.shell.tabs.titles == ("demo", "demo", "other"), "the names in the Kitfile and of the kit"


def test_a_kit_nobody_has_read_yet_is_called_by_what_is_known_of_it(window: MainWindow, tmp_path: Path) -> None:
    documents, tabs = window.documents, window.shell.tabs
    for name in (f"sha256:{'ab' * 32}", f"oci:{tmp_path}/field.kit.tar", "registry.example/demo:v2"):
        documents.reopen(f"kit:{name}")
    assert tabs.titles == ("abababa…babab", "field.kit.tar", "registry.example/demo v2")


def test_a_tab_whose_folder_is_gone_is_said_and_passed_over(make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    first = make()
    gone = tmp_path / "gone"
    gone.mkdir()
    first.documents.open_draft(gone)
    first.documents.open_kit("demo:v1")
    qtbot.waitUntil(lambda: not first._desk.reader.active)
    close(first, qtbot)
    gone.rmdir()
    second = make()
    qtbot.waitUntil(lambda: second.shell.tabs.count() > 0)
    assert second.shell.tabs.keys == ("kit:demo:v1",)
    toasts = [each.accessibleName() for each in second.findChildren(Toast)]
    assert toasts == [f"1 tab was not opened again. Not there any more: {gone}"]


def test_a_kit_that_left_the_store_is_gone_and_one_that_lies_elsewhere_is_looked_for_there(tmp_path: Path) -> None:
    layout = tmp_path / "layout"
    layout.mkdir()
    keys = ("kit:demo:v1", "kit:other:v1", f"kit:oci:{layout}", f"kit:{tmp_path / 'no.tar'}", f"draft:{tmp_path}")
    gone = ("kit:other:v1", f"kit:{tmp_path / 'no.tar'}")
    assert gone_of(keys, frozenset({"demo:v1"}), Control()) == gone
    assert gone_of(keys[:2], None, Control()) == (), "nobody knows, so nothing is said to be gone"


def test_a_window_that_no_screen_shows_is_brought_back(window: MainWindow, tmp_path: Path) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.move(screen.right() + 4000, screen.bottom() + 4000)
    window.memory.keep_place(window)
    window.memory.restore_place(window)
    assert screen.contains(window.geometry().center())


def test_what_cannot_be_read_in_the_memory_is_as_if_it_had_never_been_kept(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[General]\nframe=[1, \ntabs=a, b\n")
    memory = Memory(path)
    assert (memory.kept("frame"), memory.numbers("frame"), memory.texts("tabs")) == (None, [], [])
    memory.keep("names", ["a", 3])
    assert memory.texts("names") == []
    memory.keep("names", ["a", "ü"])
    assert Memory(path).texts("names") == ["a", "ü"]


@pytest.mark.parametrize("odd", ["3000000000", "16777216", "-1", "true", "1.5", "null", "1e400", "NaN"])
def test_a_number_that_qt_cannot_hold_is_as_if_it_had_never_been_kept(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(f'[dock]\nsizes="[{odd}, 100]"\n')
    memory = Memory(path)
    assert memory.kept("dock/sizes") is not None, "it was read"
    assert memory.numbers("dock/sizes") == []
    memory.keep("dock/sizes", [2**24 - 1, 0])
    assert memory.numbers("dock/sizes") == [2**24 - 1, 0]


def test_the_largest_numbers_break_neither_window_nor_table(make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    most = 2**24 - 1
    memory = Memory(tmp_path / "state/kitstudio/window.ini")
    memory.keep("frame", [most] * 4)
    for key in ("dock/sizes", "kits/widths", "kits/order"):
        memory.keep(key, [most] * (len(kits_model.Column) if key == "kits/widths" else 2))
    window = make()
    window.go("kits")
    qtbot.waitUntil(lambda: not window._desk.reader.active)
    assert window.memory.numbers("frame")[3] < most, "the dock shows a part that there is"


class Host(QWidget):
    """A window with a memory."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.memory = Memory(path)
        self.splitter = QSplitter(self)
        for _ in range(2):
            self.splitter.addWidget(QWidget())
        self.table = QTreeWidget()
        self.table.setColumnCount(3)
        self.table.setSortingEnabled(True)
        box = QVBoxLayout(self)
        box.addWidget(self.splitter)
        box.addWidget(self.table)
        self.resize(600, 400)


def test_a_page_remembers_a_splitter_and_the_columns_of_a_table_by_one_word(tmp_path: Path, qtbot: QtBot) -> None:
    hosts = [Host(tmp_path / "window.ini") for _ in range(2)]
    for host in hosts:
        qtbot.addWidget(host)
        remember(host.splitter, "panes")
        remember(host.table, "table")
    first, second = hosts
    first.show()
    qtbot.wait(1)
    first.splitter.moveSplitter(150, 1)
    first.table.header().resizeSection(0, 222)
    first.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    second.show()
    qtbot.wait(1)
    assert second.splitter.sizes() == first.splitter.sizes()
    assert second.table.header().sectionSize(0) == 222
    assert second.table.header().sortIndicatorSection() == 2
    assert second.table.header().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_keys_lead_to_tabs_rooms_and_back(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.documents.open_draft(tmp_path / "model")
    window.documents.open_kit("demo:v1")
    kit = window.documents.current
    assert isinstance(kit, KitPage)
    qtbot.waitUntil(lambda: kit.opened is not None)
    press(qtbot, Qt.Key.Key_1, CTRL)
    draft = window.documents.current
    assert isinstance(draft, DraftPage)
    press(qtbot, Qt.Key.Key_Tab, CTRL)
    assert window.documents.current is kit
    press(qtbot, Qt.Key.Key_2, CTRL | ALT)
    assert front(window) is kits_of(window)
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert front(window) is kit
    press(qtbot, Qt.Key.Key_W, CTRL)
    assert front(window) is draft
    press(qtbot, Qt.Key.Key_T, CTRL | SHIFT)
    assert window.shell.tabs.keys[-1] == "kit:demo:v1"
    again = window.documents.current
    assert isinstance(again, KitPage)
    qtbot.waitUntil(lambda: again.opened is not None)


def test_the_tab_of_a_kit_says_its_tag(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.open_kit("demo:v1")
    assert window.shell.tabs.tabText(0) == "demo v1"
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page.opened is not None)
    assert window.shell.tabs.tabText(0) == "demo v1"


def test_a_key_leads_to_the_problems_of_the_draft_in_front(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "model/Kitfile").write_bytes(KITFILE.replace(b"weights", b"wieghts"))
    window.documents.open_draft(tmp_path / "model")
    page = window.documents.current
    assert isinstance(page, DraftPage)
    qtbot.waitUntil(page.problems.isVisible)
    press(qtbot, Qt.Key.Key_M, CTRL | SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.problems.isAncestorOf(focus)
    window.go("home")
    act = next(each for each in acts_of(window) if each.text() == "Go to the problems")
    assert reason_of(act) == "No draft with problems is in front"


def test_the_palette_leads_to_a_file_of_the_kit_in_front(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.open_kit("demo:v1")
    page = window.documents.current
    assert isinstance(page, KitPage)
    qtbot.waitUntil(lambda: page.body is not None and bool(page.files.reading.layers))
    window.finder.find()
    palette = next(each for each in window.findChildren(Palette) if each.isVisible())
    qtbot.keyClicks(palette.query, "/a.bin")
    press(qtbot, Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == FILES

    def chosen() -> str:
        node = page.files.model.node(page.files.tree.currentIndex())
        return node.path if node is not None else ""

    qtbot.waitUntil(lambda: chosen() == "weights/a.bin")


def test_f6_goes_round_the_panes_and_comes_back_to_where_one_was(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.documents.open_draft(tmp_path / "model")
    page = window.documents.current
    assert isinstance(page, DraftPage)
    qtbot.waitUntil(lambda: page.state.draft is not None and page.state.checked)
    window.shell.inspect()
    window.jobs.show_jobs()
    panes = [window.shell.sidebar, *panes_of(page), window.shell.inspector, window.shell.dock]
    assert len(panes) >= 5
    start = QApplication.focusWidget()
    visited = []
    for _ in panes:
        press(qtbot, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(next((each for each in panes if each is not None and each.isAncestorOf(focus)), None))
    assert len(set(visited)) == len(panes) - visited.count(None)
    assert None not in visited
    assert QApplication.focusWidget() is start
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is not start
    press(qtbot, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is start


def test_a_small_window_shows_the_inspector_for_a_look_only(window: MainWindow, qtbot: QtBot) -> None:
    window.shell.inspect()
    assert window.shell.inspector.isVisible()
    window.resize(980, 700)
    qtbot.waitUntil(lambda: not window.shell.inspector.isVisible())
    press(qtbot, Qt.Key.Key_I, CTRL)
    assert window.shell.inspector.isVisible()
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window.shell.width() == 1200)
    assert window.shell.inspector.isVisible()
    press(qtbot, Qt.Key.Key_I, CTRL)
    assert not window.shell.inspector.isVisible()
    window.resize(980, 700)
    qtbot.waitUntil(lambda: window.shell.width() == 980)
    assert not window.shell.inspector.isVisible()


class Telling(QWidget):
    """A page that has something to tell."""

    inspected = Signal(object)


def test_the_inspector_shows_what_the_page_in_front_said_last(window: MainWindow, qtbot: QtBot) -> None:
    first, second = Telling(), Telling()
    window.shell.keep_page(first)
    window.shell.show_page(second)
    digest = "sha256:" + "ab" * 32
    first.inspected.emit(Facts("demo", (Fact("Digest", digest, mono=True, copyable=True), Fact("Empty", ""))))
    inspector = window.shell.inspector
    assert not facts_of(window), "that page is not in front"
    window.shell.inspect()
    window.shell.show_page(first)
    assert facts_of(window)
    value = inspector.findChild(DigestLabel)
    assert isinstance(value, DigestLabel)
    value.click()
    assert QGuiApplication.clipboard().text() == digest
    inspector._copy.click()
    assert QGuiApplication.clipboard().text() == f"demo\nDigest: {digest}"
    first.inspected.emit(None)
    assert not facts_of(window)
    window.shell.drop_page(first)
    window.go("home")


def test_the_dock_shows_jobs_log_and_commands_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("kits")
    press(qtbot, Qt.Key.Key_J, CTRL)
    assert (window.shell.docked, window.jobs.part) == (True, JOBS)
    window.jobs.show_commands()
    assert window.jobs.part == COMMANDS
    assert [each.line for each in window.jobs.commands.commands] == ["kitstudio list"]
    assert window.shell.dock is not None
    window.shell.dock.setFocus()
    press(qtbot, Qt.Key.Key_J, CTRL)
    assert not window.shell.docked
    focus = QApplication.focusWidget()
    assert focus is not None
    assert kits_of(window).isAncestorOf(focus)


def _in_steps(control: Control) -> object:
    control.report(Entered("layer:0", "weights", 2_000_000))
    control.report(Advanced("layer:0", 2_000_000, 2_000_000))
    control.report(Entered("layer:1", "README.md", 500))
    control.report(Skipped("layer:1", "exists"))
    return None


def test_the_steps_of_a_job_are_shown_when_they_are_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    job = window._desk.runner.submit(Task("verify", "verify:x", "Verify x"), _in_steps)
    qtbot.waitUntil(lambda: job.over)
    window.jobs.show_jobs()
    row = next(each for each in window.jobs.dock.findChildren(JobRow) if each.job is job)
    qtbot.waitUntil(row.fold.isVisible)
    assert not row.steps.isVisible()
    before = row.height()
    qtbot.keyClick(row.fold, Qt.Key.Key_Space)
    assert row.steps.isVisible()
    assert row.fold.accessibleName() == "Hide the steps of Verify x"
    assert row.steps.accessibleDescription() == "weights, done. README.md, already there"
    qtbot.waitUntil(lambda: row.height() >= before + row.steps.sizeHint().height())
    qtbot.keyClick(row.fold, Qt.Key.Key_Space)
    assert not row.steps.isVisible()


def test_a_started_job_leaves_its_command_and_its_records(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    archive = tmp_path / "no such.tar"
    line = f"kitstudio receive '{archive}'"
    task = Task("receive", "receive:test", "Receive", str(archive), command=line)
    window._desk.runner.submit(task, partial(receive, window._desk.context, archive))
    qtbot.waitUntil(lambda: not window._desk.runner.active)
    assert line in [each.line for each in window.jobs.commands.commands]
    levels = [each.level for each in window.log.records if each.words.startswith("receive")]
    assert levels == [Level.NOTE, Level.ERROR]
    assert all(str(tmp_path) not in each.words for each in window.log.records), "the home folder is ~"
    window.jobs.show_log()
    window.jobs.log.levels.choose(2)
    window.jobs.log.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1
    assert "Error  receive failed: " in lines[0]


def test_the_table_of_records_keeps_the_contract_of_models(tmp_path: Path) -> None:
    log = SessionLog(time.time, tmp_path)
    model = LogModel(log)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = LogFilter(model)
    QAbstractItemModelTester(kept, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept.keep_from(Level.WARNING)
    for number in range(2100):
        log.add(f"record {number}\x1b[31m", Level(number % 3))
    assert model.rowCount() == 2000
    assert model.index(1999, Column.WORDS).data() == "record 2099\\x1b[31m"
    assert kept.rowCount() == sum(each.level >= Level.WARNING for each in log.records)


def test_records_are_also_written_where_a_log_file_is_wanted(tmp_path: Path) -> None:
    log, lines = SessionLog(time.time, Path("/home/ann")), list[str]()
    log.write_to(lines.append)
    log.add("opened /home/ann/models/big with token=abc123", Level.WARNING)
    assert lines == ["warning opened ~/models/big with token=<removed>"]


def test_kit_gets_a_line_only_where_it_has_verb_and_flags() -> None:
    assert kit_line("kitstudio pack '/a b' -t x:1 \\\n    --compression zstd") == (
        "kit pack '/a b' -t x:1 \\\n    --compression zstd"
    )
    assert kit_line("kitstudio pack . --modes canonical") == ""
    assert kit_line("kitstudio receive a.tar") == ""
    lines = {each.line: each.kit for each in page_commands("draft:/my models")}
    assert lines == {
        "kitstudio pack '/my models'": "kit pack '/my models'",
        "kitstudio check '/my models'": "",
    }


def raising(error: BaseException) -> Callable[[], QWidget]:
    def make() -> QWidget:
        raise error

    return make


def test_a_page_that_cannot_be_made_says_so_in_its_place_and_can_be_tried_again(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")})
    good = Telling()
    answers = iter([raising(ZeroDivisionError("no")), raising(UsageError(problem="No.", advice="Yes.")), lambda: good])
    kits = window.rooms._places["kits"]

    def make() -> QWidget:
        return next(answers)()

    window.rooms._places["odd"] = Place(kits.room, make)
    window.rooms.show("odd")
    for reason in ("ZeroDivisionError", "No."):
        view = window.shell.page
        assert isinstance(view, ErrorView)
        assert any(reason in each.accessibleName() for each in view.findChildren(QWidget))
        view.retry.emit()
    assert front(window) is good
    assert len(list((tmp_path / "state/kitstudio/crashes").iterdir())) == 1, "a mistake of ours is written down"
    window.go("home")
    window.shell.drop_page(good)


def test_a_mistake_of_ours_keeps_its_cause_and_an_error_for_the_person_goes_on() -> None:
    assert attempt(lambda: 3) == 3
    error = ZeroDivisionError("no")
    bug = attempt(raising(error))
    assert isinstance(bug, BugError)
    assert bug.__cause__ is error
    with pytest.raises(UsageError):
        attempt(raising(UsageError(problem="No.", advice="Yes.")))


def test_a_mistake_in_a_slot_is_told_once_and_the_window_lives(window: MainWindow, tmp_path: Path) -> None:
    bugs = Bugs({"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")})
    bugs.caught.connect(window.show_crash)
    for _ in range(3):
        try:
            _ = 1 // 0
        except ZeroDivisionError:
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            bugs._in_main(kind, error, trace)
    (dialog,) = (each for each in window.findChildren(CrashDialog) if each.isVisible())
    dialog.dismiss()
    window.go("kits")
    assert front(window) is kits_of(window)
    assert [each.level for each in window.log.records].count(Level.ERROR) == 3


def test_a_cancelled_job_is_recorded_as_such(window: MainWindow, qtbot: QtBot) -> None:
    def work(control: Control) -> None:
        while True:
            control.token.check()
            time.sleep(0.005)

    job = window._desk.runner.submit(Task("verify", "held", "Verify demo"), work)
    job.cancel()
    qtbot.waitUntil(lambda: job.state is State.CANCELLED)
    assert window.log.records[-1].words == "verify cancelled: Verify demo"


def test_every_interactive_part_of_the_frame_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.shell.inspect()
    window.jobs.show_jobs()
    window.go("shortcuts")
    parts = [
        each
        for each in window.shell.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(each, QSplitter)
    ]
    nameless = [f"{type(each).__name__} in {each.parent()!r}" for each in parts if not each.accessibleName()]
    assert nameless == []


def test_the_page_of_shortcuts_lists_acts_of_every_page_and_finds_them_by_key(window: MainWindow) -> None:
    window.go("shortcuts")
    page = window.rooms.page("shortcuts")
    shown = {line.words: line.caps for group in page.shown for line in group.lines}  # type: ignore[attr-defined]  # its own
    assert shown["Find an action, kit or place"] == ("Ctrl", "K")
    assert shown["Filter the kits"] == ("Ctrl", "F"), "of a room that is not in front"
    field = page.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("ctrl+b")
    found = [line.words for group in page.shown for line in group.lines]  # type: ignore[attr-defined]  # as above
    assert found == ["Show or hide the sidebar"]
    text = page.sheet().toPlainText()  # type: ignore[attr-defined]  # as above
    assert "Show or hide the sidebar" in text
    assert "Ctrl + B" in text


def test_the_keys_of_documents_are_listed_as_their_pages_have_them(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    listed = {(heading, line.words, line.caps) for heading, _sign, line in document_keys() if line.caps != ("1…7",)}
    window.documents.open_draft(tmp_path / "model")
    draft = window.documents.current
    window.documents.open_kit("demo:v1")
    kit = window.documents.current
    assert isinstance(draft, DraftPage)
    assert isinstance(kit, KitPage)
    qtbot.waitUntil(lambda: kit.opened is not None and draft.state.draft is not None)

    def found() -> set[tuple[str, str, tuple[str, ...]]]:
        acts = [act for page in (draft, kit) for act in page.findChildren(QAction) if group_of(act) and caps(act)]
        return {(group_of(act), act.text(), caps(act)) for act in acts if not caps(act)[0].isdigit()}

    qtbot.waitUntil(lambda: len(found()) >= len(listed))  # the parts of a page are made in turns
    assert found() == listed
    assert unclear_keys(window) == [], "of a kit"
    window.documents.show_at(0)
    assert unclear_keys(window) == [], "of a draft"


def test_the_ring_of_f6_lies_around_the_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.go("kits")
    press(qtbot, Qt.Key.Key_F6)
    ring = window.panes._ring
    assert ring.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    pane = next(each for each in (window.shell.sidebar, kits_of(window)) if each.isAncestorOf(focus))
    assert ring.geometry().topLeft() == pane.mapTo(window, QPoint(0, 0))
    assert ring.size() == pane.size()


def test_page_or_error_is_the_page_when_nothing_stands_against_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert page_or_error(lambda: page, lambda: None) is page


def test_a_memory_that_nests_without_end_is_as_if_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    file = QSettings(str(path), QSettings.Format.IniFormat)
    file.setValue("tabs/open", "[" * 200_000)
    file.sync()
    assert Memory(path).texts("tabs/open") == []


def test_the_memory_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "window.ini"
    memory = Memory(path)
    memory.keep("a", 1)
    memory._file.sync()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o644)
    again = Memory(path)
    assert again.kept("a") == 1
    again.keep("a", 2)
    again._file.sync()
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_asked_on_closing_is_asked_once_and_before_anything_is_closed(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make()
    pages = []
    for name in ("one", "two", "three"):
        shutil.copytree(tmp_path / "model", tmp_path / name)
        window.documents.open_draft(tmp_path / name)
        page = window.documents.current
        assert isinstance(page, DraftPage)
        qtbot.waitUntil(lambda page=page: page.state.checked and not page.state.busy)  # type: ignore[misc]  # lambda
        pages.append(page)
    for page in pages[:2]:
        page.kitfile.edit.insertPlainText("# mine\n")
    asked: list[str] = []

    def answer(words: str) -> None:
        question = window.findChildren(Decision)[-1]
        asked.append(question.words)
        assert window.shell.tabs.count() == 3
        assert not window.documents.close_all()  # one question at a time
        next(each for each in question.acts if each.text() == words).click()

    QTimer.singleShot(0, window, partial(answer, "Keep editing"))
    assert not window.close()
    assert window.shell.tabs.count() == 3
    assert pages[0].state.edited
    QTimer.singleShot(0, window, partial(answer, "Save all"))
    assert window.close()
    assert asked == ["The Kitfiles of 2 drafts have edits that are not saved."] * 2
    assert [(tmp_path / name / "Kitfile").read_bytes()[:6] for name in ("one", "two")] == [b"# mine"] * 2
    assert make().shell.tabs.count() == 3
