"""A change of a long Kitfile on its way into the text, and those that come after it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kitstudio.jobs.runner import Runner
from kitstudio.model.kitfile_change import Change, Changed, SetText, perform
from kitstudio.model.kitfile_edit import EditRefusedError
from kitstudio.operations.context import Context
from kitstudio.operations.editing.state import Target
from kitstudio.ui.contents.wishes import Verb, Wish
from kitstudio.ui.form import long_change
from kitstudio.ui.form.fields import FieldBox
from kitstudio.ui.form.link import AT_ONCE
from kitstudio.ui.form.long_change import LongChange
from kitstudio.ui.form.steps import Steps
from kitstudio.ui.pages.draft_leaving import Leave
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.sheets.pack_sheet import PackSheet
from tests.ui.draft_stand import opened, settled
from tests.ui.held import Held


class LongText(Steps):
    """The text of every change."""

    def __init__(self) -> None:
        pass

    @override
    def before(self, change: Change) -> str:
        assert isinstance(change, SetText)
        return "model: {path: a}\n"


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_refusal_that_comes_late_does_not_take_the_change_after_it(
    qtbot: QtBot, runner: Runner, monkeypatch: pytest.MonkeyPatch, *, is_finished: bool
) -> None:
    bad, good = SetText(("model", "name"), "x"), SetText(("model", "path"), "b")
    begun, late = threading.Event(), threading.Event()

    def slow(before: str, change: Change) -> Changed:
        if change is not bad or threading.current_thread() is threading.main_thread():
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
    if is_finished:
        long.finish()
        assert done.pop() is bad
    long.take(good)
    late.set()
    qtbot.waitUntil(lambda: long.waiting is None)
    assert (done, failed) == ([good], [])
    qtbot.waitUntil(lambda: not runner.active)


CTRL = Qt.KeyboardModifier.ControlModifier
LONG = (
    "manifestVersion: 1.0.0\npackage:\n  name: tiny\n  version: 1.0.0\nmodel:\n  path: model.bin\n"
    + "# a line of no weight\n" * 1000
)
TYPED = LONG.replace("name: tiny", "name: tinyx")


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, tmp_path: Path) -> DraftPage:
    """A draft with a long Kitfile."""
    here, root = tmp_path / "here", tmp_path / "tiny"
    root.mkdir()
    (root / "model.bin").write_text("x")
    (root / "notes.md").write_text("x")
    (root / "Kitfile").write_text(LONG)
    assert len(LONG) > AT_ONCE
    context = Context(store_path=here / "store", cache_path=here / "cache", kitops_home=here / "kitops", now=time.time)
    page = opened(qtbot, context, runner, root)
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


@pytest.fixture
def held(page: DraftPage, monkeypatch: pytest.MonkeyPatch) -> Held:
    """What works out a change of its form, held."""
    assert page.state.checked
    return Held(monkeypatch, long_change, "perform")


def typed(qtbot: QtBot, page: DraftPage, key: str, words: str) -> FieldBox:
    """A field of the package with some more words at its end."""
    page.form.form.go_to(("package", key))
    field = page.form.form.fields["package", key]
    field.control.edit.setFocus()
    qtbot.keyClick(field.control.edit, Qt.Key.Key_End)
    qtbot.keyClicks(field.control.edit, words)
    return field


def test_saving_waits_for_what_was_typed_and_the_window_for_nothing(qtbot: QtBot, page: DraftPage, held: Held) -> None:
    field = typed(qtbot, page, "name", "x")
    qtbot.keyClick(field.control.edit, Qt.Key.Key_S, CTRL)
    assert page.kitfile.edit.content() == LONG, "it is not worked out here"
    qtbot.waitUntil(held.begun.is_set)
    typed(qtbot, page, "name", "y")
    version = typed(qtbot, page, "version", "-a")
    held.free.set()
    file = page.state.folder / "Kitfile"
    qtbot.waitUntil(lambda: file.read_text() != LONG)
    assert file.read_text() == TYPED
    both = LONG.replace("tiny", "tinyxy").replace("version: 1.0.0", "version: 1.0.0-a")
    qtbot.waitUntil(lambda: page.kitfile.edit.content() == both)
    settled(qtbot, page)
    assert (field.shown, version.shown) == ("tinyxy", "1.0.0-a")
    assert page.state.edited


def test_a_step_back_takes_what_was_on_its_way(qtbot: QtBot, page: DraftPage, held: Held) -> None:
    field = typed(qtbot, page, "name", "x")
    qtbot.keyClick(field.control.edit, Qt.Key.Key_Z, CTRL)
    assert page.kitfile.edit.content() == LONG
    qtbot.waitUntil(held.begun.is_set)
    held.free.set()
    qtbot.waitUntil(lambda: page.kitfile.edit.document().isRedoAvailable())
    settled(qtbot, page)
    assert page.kitfile.edit.content() == LONG
    assert field.shown == "tiny"
    page.work.redo()
    assert page.kitfile.edit.content() == TYPED


def test_what_is_packed_has_what_was_on_its_way(qtbot: QtBot, page: DraftPage, held: Held) -> None:
    field = typed(qtbot, page, "name", "x")
    qtbot.keyClick(field.control.edit, Qt.Key.Key_Return, CTRL)
    assert page.findChild(PackSheet) is None
    assert page.kitfile.edit.content() == LONG
    held.free.set()
    qtbot.waitUntil(lambda: page.findChild(PackSheet) is not None)
    assert page.kitfile.edit.content() == TYPED


def test_a_draft_is_not_closed_before_what_was_typed_is_in_its_text(qtbot: QtBot, page: DraftPage, held: Held) -> None:
    typed(qtbot, page, "name", "x")
    assert page.unsaved
    texts: list[str] = []

    def answer() -> None:
        asked = page.findChild(Decision)
        if asked is None:
            held.free.set()
            return
        looks.stop()
        texts.append(page.kitfile.edit.content())
        asked.acts[-1].click()

    looks = QTimer(page)
    looks.timeout.connect(answer)
    looks.start(10)
    assert Leave(page, DraftPage.update).may_go([page])
    assert texts == [TYPED]
    assert (page.state.folder / "Kitfile").read_text() == TYPED


def test_who_ends_at_once_has_what_was_on_its_way(qtbot: QtBot, page: DraftPage, held: Held) -> None:
    typed(qtbot, page, "name", "x")
    held.free.set()
    page.link.long.finish()
    assert page.state.text == TYPED
    assert page.link.long.waiting is None


def test_what_is_asked_for_in_the_contents_takes_nothing_that_is_on_its_way(
    qtbot: QtBot, page: DraftPage, held: Held
) -> None:
    typed(qtbot, page, "name", "x")
    page.work.wish(Wish(Verb.INCLUDE, (Target("notes.md"),)))
    held.free.set()
    qtbot.waitUntil(lambda: not page.work.busy)
    settled(qtbot, page)
    assert "name: tinyx\n" in page.state.text
    assert "path: notes.md\n" in page.state.text
