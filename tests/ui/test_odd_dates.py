"""A file dated to any second of 64 bits is shown like every other: it ends nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

import kitstudio.ui
from kitstudio.operations.folder_state import FolderState, Standing
from kitstudio.ui import text
from kitstudio.ui.models.drafts_model import Column, DraftEntry, DraftsModel


def test_a_draft_with_an_odd_date_is_shown(qtmodeltester: ModelTester) -> None:
    model = DraftsModel()
    state = FolderState(Path("/a"), Standing.READY, edited=10**15)
    entries = [DraftEntry("/a", "/a", state=state), DraftEntry("/b", "/b", opened=-(10**30), state=state)]
    model.show_entries(entries, text.moment(10**9))
    qtmodeltester.check(model)
    index = model.index(1, Column.EDITED, QModelIndex())
    assert "9999" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "9999" in index.data(Qt.ItemDataRole.DisplayRole)


def test_every_time_of_the_window_goes_through_the_bound() -> None:
    root = Path(kitstudio.ui.__file__).parent
    assert [
        each for each in root.rglob("*.py") if "fromtimestamp(" in each.read_text() and each.name != "text.py"
    ] == []
