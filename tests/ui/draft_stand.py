"""The page of one draft, as the tests of the window open it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.pages.draft_page import DraftPage


def opened(qtbot: QtBot, context: Context, runner: Runner, folder: Path) -> DraftPage:
    """The page of a folder, shown, when the folder was read or could not be."""
    page = DraftPage(context, runner, folder)
    qtbot.addWidget(page, before_close_func=lambda _page: page.state.close())
    page.resize(1240, 760)
    page.show()
    settled(qtbot, page)
    return page


def settled(qtbot: QtBot, page: DraftPage) -> None:
    """Wait until nothing is read, and what there is was checked."""
    qtbot.waitUntil(lambda: not page.state.busy and (page.state.draft is None or page.state.checked), timeout=10_000)
