"""A number means the same wherever it stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.model.finding import Finding, Severity
from kitstudio.ui.desk import Desk
from kitstudio.ui.library import look
from kitstudio.ui.models.storage_models import UsageColumn, UsageModel
from kitstudio.ui.pages.draft_problems import ProblemsDock
from kitstudio.ui.pages.kits_page import KitsPage
from kitstudio.ui.widgets.chips import FilterChip
from tests.ui.library_room import RoomWindow, add, make_context


def test_a_kit_in_two_repositories_is_one_kit_and_the_rows_are_said(tmp_path: Path, qtbot: QtBot) -> None:
    context = make_context(tmp_path)
    add(context, tmp_path, "one:v1", "team/one:v1", model=b"m" * 900, roles=("docs",))
    add(context, tmp_path, "two:v1", roles=("docs", "code"))
    desk = Desk(context, tmp_path)
    page = KitsPage(desk)
    window = RoomWindow(desk, page)
    window.show()
    desk.library.refresh()
    qtbot.waitUntil(lambda: not desk.library.looking and bool(page.list.model.kits))
    assert len(look(context, Control()).kits) == 3
    assert page._sub.accessibleName().startswith("2 kits in 3 rows: one for each repository · ")
    chips = {each.text(): each._number for each in page.list.filters.findChildren(FilterChip)}
    assert chips == {"Model": "1", "Code": "1"}
    desk.close()
    window.close()
    window.deleteLater()


def test_notes_are_counted_beside_the_problems(qtbot: QtBot) -> None:
    dock = ProblemsDock()
    qtbot.addWidget(dock)
    note, warning, error = (
        Finding(f"a-{each.value}", each, "Something.") for each in (Severity.NOTE, Severity.WARNING, Severity.ERROR)
    )
    for findings, problems, notes in (
        ((error, warning, note), "2", "1 note"),
        ((warning,), "1", ""),
        ((note, note), "", "2 notes"),
    ):
        dock.show_findings(findings)
        assert (dock._chip.accessibleName() if not dock._chip.isHidden() else "") == problems
        assert (dock._notes.accessibleName() if not dock._notes.isHidden() else "") == notes


def test_what_is_freed_says_that_the_manifest_is_with_it() -> None:
    model = UsageModel([])
    told = model.headerData(UsageColumn.FREED, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "With the manifest" in str(told)
    assert model.headerData(UsageColumn.SHARED, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None
