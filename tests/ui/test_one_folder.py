"""One folder in the window: one draft whatever it is called, and of several edits that were left those one wants."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context
from kitstudio.operations.recovery import left_behind
from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.desk import Desk
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages import draft_dialogs
from kitstudio.ui.pages.draft_dialogs import Leaving
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.recovery_page import DraftPart, RecoveryPage
from kitstudio.ui.theme import Appearance

KITFILE = "manifestVersion: 1.0.0\npackage:\n  name: tiny\ndocs:\n  - path: README.md\n"


def named(name: str) -> str:
    return KITFILE.replace("tiny", name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "work/tiny"
    root.mkdir(parents=True)
    (root / "README.md").write_text("# hello\n")
    (root / "Kitfile").write_text(KITFILE)
    return root


@pytest.fixture
def window(
    tmp_path: Path, appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(draft_dialogs, "ask_to_leave", lambda *_: Leaving.DISCARD)
    here, state = tmp_path / "here", tmp_path / "state"
    context = Context(
        store_path=here / "s", cache_path=here / "c", kitops_home=here / "k", now=time.time, state_path=state
    )
    desk = Desk(context, tmp_path)
    environment = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(state)}
    made = MainWindow(desk, Settings(environment, {}, {}), appearance)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: desk.library.holding is not None and not desk.reader.active)
    yield made
    assert made.close()
    desk.close()
    made.deleteLater()
    qtbot.wait(1)
    assert context.recovery is not None
    context.recovery.close()


def leave(tmp_path: Path, folder: Path, text: str, at: float) -> None:
    """What a killed program leaves."""
    place = RecoveryPlace(tmp_path / "state/recovery", lambda: at)
    place.keep(Kept(folder, text, KITFILE, was_file=True), place.order())
    place.close()


def front(window: MainWindow) -> DraftPage:
    page = window.documents.current
    assert isinstance(page, DraftPage)
    return page


def cards(qtbot: QtBot, window: MainWindow, number: int) -> list[DraftPart]:
    """The parts of the page of what was left, newest first."""
    window.go("recovery")
    page = window.shell.page
    assert isinstance(page, RecoveryPage)

    def parts() -> list[DraftPart]:
        return [each for each in page.findChildren(DraftPart) if each.isVisibleTo(page)]

    qtbot.waitUntil(lambda: len(parts()) == number and not window._desk.reader.active)
    return parts()


@pytest.mark.parametrize("is_open", [False, True])
def test_the_edits_whose_button_was_pressed_are_opened(
    window: MainWindow, folder: Path, tmp_path: Path, qtbot: QtBot, *, is_open: bool
) -> None:
    leave(tmp_path, folder, named("older"), 1000)
    leave(tmp_path, folder, named("newer"), 2000)
    if is_open:
        window.documents.open_draft(folder)
        qtbot.waitUntil(front(window).safety.recovered.isVisible)
    _newer, older = cards(qtbot, window, 2)
    older.edits.click()
    page = front(window)
    qtbot.waitUntil(lambda: page.kitfile.edit.content() == named("older"))
    assert not page.safety.recovered.isVisible()
    place = window._desk.context.recovery
    assert place is not None
    qtbot.waitUntil(lambda: len(place.names()) == 1)  # those that were opened are kept anew
    assert [each.kept.text for each in left_behind(place, Control())] == [named("newer")]


@pytest.mark.parametrize("name", ["link", "tiny/../tiny"])
def test_a_folder_is_one_draft_whatever_it_is_called(window: MainWindow, folder: Path, qtbot: QtBot, name: str) -> None:
    (folder.parent / "link").symlink_to(folder)
    window.documents.open_draft(folder)
    first = front(window)
    qtbot.waitUntil(lambda: first.state.draft is not None)
    first.kitfile.edit.replace_content(named("mine"))
    window.documents.open_draft(folder.parent / name)
    assert front(window) is not first
    qtbot.waitUntil(lambda: window.shell.tabs.count() == 1)
    assert front(window) is first
    assert first.kitfile.edit.content() == named("mine")
    assert first.state.folder == folder
    assert window.documents.closed == []


def test_a_draft_in_which_one_typed_is_not_closed_for_another_of_its_folder(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    window.documents.open_draft(folder)
    qtbot.waitUntil(lambda: front(window).state.draft is not None)
    window.documents.open_draft(link)
    second = front(window)
    second.state.reloaded.connect(lambda: second.kitfile.edit.replace_content(named("mine")))
    qtbot.waitUntil(lambda: second.state.draft is not None and not window._desk.reader.active)
    assert window.shell.tabs.count() == 2
    assert second.kitfile.edit.content() == named("mine")
