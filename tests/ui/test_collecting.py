"""Garbage of cycles is looked for when nobody looks at the window."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from kitstudio.ui import collecting
from kitstudio.ui.collecting import COLLECT, Collecting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class _Knot:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()
    gc.unfreeze()


def test_what_is_left_behind_is_collected_once_the_window_was_left(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "_AWAY_MS", 50)
    holder = QObject()
    gc.disable()  # as while the window is opened
    Collecting(holder).begin()
    assert gc.isenabled()
    assert gc.get_threshold() == COLLECT
    knot = weakref.ref(_Knot())
    assert knot() is not None, "the look at what is new came already"
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: knot() is None)


def test_nobody_waits_for_it_who_came_back(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "_AWAY_MS", 50)
    calls: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: calls.append(1))
    holder = QObject()
    made = Collecting(holder)
    made.begin()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.wait(120)
    assert not calls
