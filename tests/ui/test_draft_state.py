"""The jobs of one open draft, and what the keys need not wait for."""

from __future__ import annotations

import threading
import weakref
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.jobs.runner import Runner
from kitstudio.operations.draft import Draft
from kitstudio.ui.models import draft_state
from kitstudio.ui.models.draft_state import DraftState

_KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: a.bin\n"


class _Read:
    """What was read of a text so far."""


class _Reading:
    """In the place of a check: reads until it is given up, and watches whether what it read is still there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.waited = threading.Event(), threading.Event()
        self.held: list[bool] = []
        self._read: weakref.ref[_Read] | None = None
        monkeypatch.setattr(draft_state, "redraft", self.redraft)
        monkeypatch.setattr(draft_state, "sleep", self.sleep)

    def redraft(self, _draft: Draft, _text: str, control: Control, **_ignore: str) -> Draft:
        read = _Read()
        self._read = weakref.ref(read)
        self.begun.set()
        while True:
            control.token.wait(60)

    def sleep(self, _seconds: float) -> None:
        self.held.append(not self.freed)
        self.waited.set()

    @property
    def freed(self) -> bool:
        return self._read is None or self._read() is None


def _edited(qtbot: QtBot, runner: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[DraftState, _Reading]:
    """A draft whose text was changed, and the check of it, which goes on until it is given up."""
    (folder / "Kitfile").write_text(_KITFILE, "utf-8")
    (folder / "a.bin").write_bytes(b"a")
    state = DraftState(folder, runner)
    state.open()
    qtbot.waitUntil(lambda: state.draft is not None and not state.busy)
    reading = _Reading(monkeypatch)
    state.edit(_KITFILE + "# a")
    qtbot.waitUntil(reading.begun.is_set)
    return state, reading


def test_what_a_check_read_before_a_key_gave_it_up_is_freed_after_the_picture_of_the_key(
    qtbot: QtBot, runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, reading = _edited(qtbot, runner, tmp_path, monkeypatch)
    assert not reading.freed
    state.edit(_KITFILE)  # as it was: nothing is checked anew
    qtbot.waitUntil(reading.waited.is_set)
    assert reading.held == [True]
    qtbot.waitUntil(lambda: not state.busy)
    assert reading.freed


def test_a_draft_that_was_closed_is_not_checked_again(
    qtbot: QtBot, runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, reading = _edited(qtbot, runner, tmp_path, monkeypatch)
    reading.begun.clear()
    with qtbot.waitSignal(state.changed):  # its check was given up
        state.close()
    assert not state.busy
    assert not runner.jobs
    assert not reading.begun.is_set()
