"""The field of a path: the size beside it gives way to the path, and a path that is cut says what tells it apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.ui.form.path_field import PathField
from kitstudio.ui.form.suggestions import Suggestion
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.widgets.chips import Chip
from tests.ui.seen_words import Painted

SHARD = "model-00001-of-00002.safetensors"


def nothing(_typed: str) -> list[Suggestion]:
    return []


@pytest.fixture
def size() -> Chip:
    return Chip("26.7 MB", "role.model", font="label", height=18)


@pytest.fixture
def field(qtbot: QtBot, size: Chip) -> PathField:
    made = PathField(nothing, "Path", Icon.FOLDER, size)
    page = QWidget()
    page.setLayout(col(made, QLineEdit("elsewhere"), None))
    page.resize(420, 120)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return made


def test_the_size_stands_beside_a_path_only_where_both_have_room(qtbot: QtBot, field: PathField, size: Chip) -> None:
    field.edit.setText(SHARD)
    qtbot.waitUntil(lambda: field.width() > 380)
    assert size.isVisible()
    assert field.edit.toolTip() == ""
    field.window().resize(320, 120)
    qtbot.waitUntil(lambda: not size.isVisible())
    field.window().resize(420, 120)
    qtbot.waitUntil(size.isVisible)
    field.window().resize(320, 120)
    qtbot.waitUntil(lambda: not size.isVisible())
    assert field.edit.toolTip().split("\n") == [SHARD, "26.7 MB"]
    field.edit.setText("weights/")
    assert size.isVisible()
    assert field.edit.toolTip() == ""
    field.edit.setText(SHARD)
    assert not size.isVisible()


def test_a_size_that_becomes_known_later_does_not_lie_over_the_path(qtbot: QtBot, field: PathField, size: Chip) -> None:
    size.hide()
    field.window().resize(320, 120)
    field.edit.setText(SHARD)
    qtbot.waitUntil(lambda: field.width() < 330)
    size.show()
    qtbot.waitUntil(lambda: not size.isVisible())
    field.window().resize(420, 120)
    qtbot.waitUntil(size.isVisible)


def test_a_path_that_is_cut_keeps_the_number_of_a_shard_until_it_is_written_in(
    qtbot: QtBot, field: PathField, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.edit.setText(SHARD)
    field.window().resize(220, 120)
    qtbot.waitUntil(lambda: field.width() < 230)
    field.window().activateWindow()
    field.window().findChildren(QLineEdit)[-1].setFocus()
    qtbot.waitUntil(lambda: not field.edit.hasFocus())
    painted = Painted(monkeypatch)
    field.grab()
    assert painted.words[SHARD].startswith("model-00001")
    assert "…" in painted.words[SHARD]
    field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(field.edit.hasFocus)
    painted.words.clear()
    field.grab()
    assert SHARD not in painted.words
    assert field.edit.text() == SHARD
