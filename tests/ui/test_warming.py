"""What is loaded before the first picture, and what comes after it while nobody does anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from pytestqt.qtbot import QtBot

from kitstudio.ui import warming
from kitstudio.ui.warming import Warming
from tests.support.source import ROOT

_FIRST: Final = """
import json, sys
from PySide6.QtCore import QCoreApplication
from kitstudio.ui.main_window import MainWindow
def painted(window, *_arguments):
    print(json.dumps(sorted(sys.modules)), flush=True)
    QCoreApplication.exit(0)
MainWindow.start = painted
sys.argv = ["kitstudio", "gui"]
from kitstudio.__main__ import main
main()
"""
_TURNS: Final = """
import json, sys
import kitstudio.ui.application
import kitstudio.operations.catalog, kitstudio.operations.folder_state, kitstudio.operations.upkeep
from kitstudio.ui.warming import turns
def loaded():
    return {each for each in sys.modules if each.startswith("kitstudio.")}
numbers, each, more = [], turns(), True
while more:
    before = loaded()
    more = next(each, False)
    numbers.append(len(loaded() - before))
print(json.dumps({"numbers": numbers, "loaded": sorted(loaded())}))
"""
_MOST_IN_A_TURN: Final = 12
_LATER: Final = (
    "kitstudio.inspection.propose",
    "kitstudio.operations.catalog",
    "kitstudio.operations.draft",
    "kitstudio.operations.folder_state",
    "kitstudio.operations.upkeep",
    "kitstudio.ui.contents.",
    "kitstudio.ui.editor.",
    "kitstudio.ui.form.",
    "kitstudio.ui.frame.palette",
    "kitstudio.ui.pages.draft_page",
    "kitstudio.ui.pages.drafts_page",
    "kitstudio.ui.pages.help_page",
    "kitstudio.ui.pages.home_entries",
    "kitstudio.ui.pages.kit_",
    "kitstudio.ui.pages.kits_",
    "kitstudio.ui.pages.recovery_page",
    "kitstudio.ui.pages.settings_page",
    "kitstudio.ui.pages.shortcuts_page",
    "kitstudio.ui.pages.storage_page",
    "kitstudio.ui.sheets.export_",
    "kitstudio.ui.sheets.pack_",
    "kitstudio.ui.sheets.receive_",
    "kitstudio.ui.sheets.unpack_",
)


def _told(script: str, home: Path) -> Any:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("KITSTUDIO_", "XDG_", "PYTHON"))}
    environment = {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(child.stdout)


def test_what_the_first_picture_does_not_show_is_not_loaded_before_it(tmp_path: Path) -> None:
    loaded = _told(_FIRST, tmp_path)
    assert "kitstudio.ui.pages.home_page" in loaded
    assert [each for each in loaded if each.startswith(_LATER)] == []


def test_every_turn_loads_little_and_all_of_them_the_whole_window(tmp_path: Path) -> None:
    told = _told(_TURNS, tmp_path)
    assert max(told["numbers"]) <= _MOST_IN_A_TURN
    files = (path.relative_to(ROOT).with_suffix("") for path in (ROOT / "kitstudio" / "ui").rglob("*.py"))
    there = {".".join(path.parts).removesuffix(".__init__") for path in files}
    assert there - set(told["loaded"]) == set()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the pause before the first turn."""
    monkeypatch.setattr(warming, "_FIRST_MS", 0)


def test_all_turns_are_taken_and_then_nobody_watches(qtbot: QtBot) -> None:
    window = QWindow()
    made = Warming(window)
    turns = made._turns
    with qtbot.waitSignal(made.destroyed, timeout=60_000):
        pass
    assert next(turns, None) is None
    assert window.findChildren(QTimer) == []


def test_while_somebody_types_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_BUSY_MS", 1_000_000)
    window = QWindow()
    Warming(window)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QCoreApplication.sendEvent(window, key)
    QCoreApplication.processEvents()
    assert [each.interval() for each in window.findChildren(QTimer)] == [1_000_000]
