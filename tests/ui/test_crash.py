"""A crash of our own: shown once, in full, without anything of the person, whichever thread or event it came from."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.host.crash import report_of
from kitstudio.host.settings import Settings
from kitstudio.jobs.job import Task
from kitstudio.operations.context import Context
from kitstudio.ui.bugs import Bugs
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.sheets.crash_dialog import Caught, CrashDialog
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.toasts import Toast
from tests.support.qt_leaks import end_windows

ROOT = Path(__file__).resolve().parents[2]
FILE = "patient: Erika Mustermann"
TOKEN = "hf_" + "AbCdEfGhIjKlMnOpQrStUv"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    made = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "c")}
    for name, value in made.items():
        monkeypatch.setenv(name, value)
    return made


@pytest.fixture
def window(environment: dict[str, str], appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
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
    end_windows(made)


@pytest.fixture
def bugs(window: MainWindow, environment: dict[str, str]) -> Iterator[Bugs]:
    made = Bugs(environment)
    kept = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = made._in_main, made._in_thread
    made.caught.connect(window.show_crash)
    yield made
    sys.excepthook, threading.excepthook = kept
    made.deleteLater()


class Breaker(QObject):
    """Breaks in a slot."""

    @Slot()
    def go(self) -> None:
        raise ValueError(FILE)


class BadPaint(QWidget):
    """Breaks in every paint event."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        raise ValueError(FILE)


def dialog(window: MainWindow, qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)
    found = window.findChild(CrashDialog)
    assert found is not None
    return found


def reports(tmp_path: Path) -> list[str]:
    return [each.read_text("utf-8") for each in sorted((tmp_path / "state" / "kitstudio" / "crashes").glob("*.txt"))]


def press(shown: CrashDialog, name: str) -> None:
    next(each for each in shown.findChildren(Button) if each.text() == name).click()


def test_a_slot_that_breaks_shows_a_report_without_what_it_was_about(
    window: MainWindow, bugs: Bugs, tmp_path: Path, qtbot: QtBot
) -> None:
    breaker = Breaker()
    with capture_exceptions():
        sys.excepthook = bugs._in_main
        QTimer.singleShot(0, breaker.go)
        shown = dialog(window, qtbot)
    assert "Your work is kept" in [each.content for each in shown.findChildren(Label)]
    text = shown.view.toPlainText()
    assert "ValueError (its words are left out)" in text
    assert "Erika" not in text
    assert str(tmp_path) not in text
    (kept,) = reports(tmp_path)
    assert "Erika" not in kept
    assert text.startswith(kept.rstrip("\n"))


def test_a_thread_that_breaks_is_told_in_the_window(window: MainWindow, bugs: Bugs, qtbot: QtBot) -> None:
    thread = threading.Thread(target=Breaker().go)
    thread.start()
    thread.join()
    assert "ValueError" in dialog(window, qtbot).view.toPlainText()


def test_a_paint_event_that_breaks_again_and_again_shows_one_dialog_and_keeps_a_few_reports(
    window: MainWindow, bugs: Bugs, tmp_path: Path, qtbot: QtBot
) -> None:
    with capture_exceptions():
        sys.excepthook = bugs._in_main
        bad = BadPaint(window)
        bad.resize(20, 20)
        bad.show()
        shown = dialog(window, qtbot)
        for _ in range(12):
            bad.update()
            qtbot.wait(20)
        bad.hide()
        bad.deleteLater()
    assert len(window.findChildren(CrashDialog)) == 1
    qtbot.waitUntil(lambda: any("more times since" in each.accessibleName() for each in shown.findChildren(Line)))
    assert len(reports(tmp_path)) == 5
    shown.dismiss()


def caught(window: MainWindow, path: str = "") -> CrashDialog:
    window.show_crash(Caught(report_of(ValueError(f"cannot read {FILE} with {TOKEN}"), "the window"), path))
    found = window.findChild(CrashDialog)
    assert found is not None
    return found


def test_ticks_only_add_and_what_is_copied_is_what_is_shown(window: MainWindow, tmp_path: Path) -> None:
    window.log.add(f"opened {tmp_path}/work with token={TOKEN}")
    shown = caught(window)
    shown.with_log.setChecked(False)
    least = shown.report
    said = [each.accessibleName() for each in shown.findChildren(Line)]
    assert any(re.fullmatch(r"Today, \d\d:\d\d:\d\d", each) for each in said), "two may come in one minute"
    assert "Erika" not in least
    shown.with_log.setChecked(True)
    assert shown.report.startswith(least.rstrip("\n"))
    assert "opened ~/work" in shown.report
    shown.with_words.setChecked(True)
    assert shown.report.startswith(least.rstrip("\n"))
    assert "Erika" in shown.report, "the person asked for the words, after reading what they are"
    assert TOKEN not in shown.report
    press(shown, "Copy")
    assert QGuiApplication.clipboard().text() == shown.report == shown.view.toPlainText()
    shown.form.choose(1)
    assert json.loads(shown.view.toPlainText())["kind"] == "ValueError"


def test_the_report_is_saved_as_shown_and_deleted_when_asked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("report", "utf-8")
    shown = caught(window, str(kept))
    place = tmp_path / "mine.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    press(shown, "Save report…")
    assert place.read_text("utf-8") == shown.report
    assert place.stat().st_mode & 0o777 == 0o600
    shown.save_to(tmp_path / "no" / "folder" / "x.txt")
    assert any(each.content.startswith("Not saved") for each in shown.findChildren(Label))
    press(shown, "Delete report")
    assert not kept.exists()
    assert not shown.isVisible()


def test_a_crash_below_python_is_offered_by_the_next_start_once(
    window: MainWindow, bugs: Bugs, environment: dict[str, str], qtbot: QtBot
) -> None:
    program = (
        "import os, faulthandler; from kitstudio.host.faults import watch_faults;"
        "watch_faults(dict(os.environ)); faulthandler._sigsegv()"
    )
    died = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False
    )
    assert died.returncode == -signal.SIGSEGV
    bugs.look_back()
    shown = dialog(window, qtbot)
    assert shown.findChildren(Line)[0].accessibleName() == "Kit Studio ended unexpectedly"
    assert "kind: Segmentation fault" in shown.report
    assert str(ROOT) not in shown.report
    shown.dismiss()
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is None)
    bugs.look_back()
    qtbot.wait(50)
    assert window.findChild(CrashDialog) is None


@pytest.mark.parametrize("end", ["pass", "os.kill(os.getpid(), 9)"])
def test_an_end_without_a_fault_leaves_nothing_to_tell(
    end: str, window: MainWindow, bugs: Bugs, environment: dict[str, str], qtbot: QtBot
) -> None:
    program = (
        f"import os; from kitstudio.host.faults import watch_faults;end = watch_faults(dict(os.environ)); {end}; end()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, **environment}, check=False)
    bugs.look_back()
    qtbot.wait(50)
    assert window.findChild(CrashDialog) is None


def _broken(_control: Control) -> object:
    raise ValueError(FILE)


def test_a_mistake_in_a_job_ends_that_job_only_and_its_report_is_offered(
    window: MainWindow, environment: dict[str, str], qtbot: QtBot
) -> None:
    job = window._desk.runner.submit(Task("pack", "pack:x", "Pack x"), _broken)
    qtbot.waitUntil(lambda: bool(window.findChildren(Toast)))
    toast = window.findChildren(Toast)[0]
    next(each for each in toast.findChildren(Button) if each.text() == "Report…").click()
    dialog = window.findChild(CrashDialog)
    assert dialog is not None
    assert "doing: the window, job pack" in dialog.report
    assert "kind: ValueError" in dialog.report
    assert "_broken" in dialog.report, "where it broke"
    assert FILE not in dialog.report, "what it said is not told"
    kept = list((Path(environment["XDG_STATE_HOME"]) / "kitstudio" / "crashes").iterdir())
    assert [each.read_text("utf-8").partition("\n\n")[0] for each in kept] == [dialog.report.partition("\n\n")[0]]
    dialog.dismiss()
    window._desk.runner.remove(job)
    assert window.isVisible()


@pytest.mark.parametrize("height", [600, 640, 663, 800])
def test_the_report_begins_with_whole_lines_in_a_window_of_any_height(window: MainWindow, height: int) -> None:
    window.resize(1000, height)
    for at in range(40):
        window.log.add(f"line {at}")
    view = caught(window).view
    end = view.cursorForPosition(QPoint(4, view.viewport().height() - 1))
    assert end.block().next().isValid(), "or all of it is seen, and nothing is tried here"
    assert view.cursorRect(end).bottom() == view.viewport().height() - 1
