"""A change of a long Kitfile on its way into the text, and those that come after it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.jobs.runner import Runner
from kitstudio.model.kitfile_change import Change, Changed, SetText, perform
from kitstudio.model.kitfile_edit import EditRefusedError
from kitstudio.ui.form import long_change
from kitstudio.ui.form.long_change import LongChange
from kitstudio.ui.form.steps import Steps


class LongText(Steps):
    """The text of every change."""

    def __init__(self) -> None:
        pass

    @override
    def before(self, change: Change) -> str:
        assert isinstance(change, SetText)
        return "model: {path: a}\n"


@pytest.mark.parametrize("is_given_up", [False, True])
def test_a_refusal_that_comes_late_does_not_take_the_change_after_it(
    qtbot: QtBot, runner: Runner, monkeypatch: pytest.MonkeyPatch, *, is_given_up: bool
) -> None:
    bad, good = SetText(("model", "name"), "x"), SetText(("model", "path"), "b")
    begun, late = threading.Event(), threading.Event()

    def slow(before: str, change: Change) -> Changed:
        if change is not bad:
            return perform(before, change)
        begun.set()
        late.wait(60)
        raise EditRefusedError(where="model", reason="no")

    monkeypatch.setattr(long_change, "perform", slow)
    parent = QObject()
    long = LongChange(LongText(), runner, parent)
    done: list[object] = []
    failed: list[object] = []
    long.done.connect(lambda change, _changed: done.append(change))
    long.failed.connect(failed.append)
    long.take(bad)
    qtbot.waitUntil(begun.is_set)
    if is_given_up:
        assert long.give_up() is bad
    long.take(good)
    late.set()
    qtbot.waitUntil(lambda: long.waiting is None)
    assert (done, failed) == ([good], [])
    qtbot.waitUntil(lambda: not runner.active)
