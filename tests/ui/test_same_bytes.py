"""A kit that two repositories name: it keeps the name by which somebody opened it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.catalog import tag
from kitstudio.operations.context import Context
from kitstudio.ui.library import look
from kitstudio.ui.models.storage_models import UsageColumn, UsageModel, shares_of
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.cells import TwoLine
from kitstudio.ui.widgets.delegates import Role
from tests.ui.kit_stand import kit_page, make_store


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """`demo:v1` and `demo:prod` are `a/first:1` and `team/last:2` too."""
    made = make_store(tmp_path)
    names = [Reference.parse(each) for each in ("a/first:1", "demo:prod", "team/last:2")]
    tag(made, "demo:v1", names, Control())
    return made


@pytest.mark.parametrize(
    ("reference", "title", "tags"),
    [("demo:v1", "demo", {"v1", "prod"}), ("team/last:2", "team/last", {"2"}), ("a/first:1", "a/first", {"1"})],
)
def test_the_page_the_sheet_and_what_is_done_with_it_go_by_the_name_it_was_opened_by(
    context: Context, qtbot: QtBot, appearance: Appearance, reference: str, title: str, tags: set[str]
) -> None:
    with kit_page(context, qtbot, reference) as page:
        assert page.body is not None
        assert page.title == title
        stored = page.body.stored
        assert stored is not None
        assert (stored.repository, set(stored.tags)) == (title, tags)


def test_when_its_name_has_moved_on_the_kit_stays_with_its_repository(
    context: Context, qtbot: QtBot, appearance: Appearance
) -> None:
    with kit_page(context, qtbot, "demo:v1") as page:
        library = page._desk.library
        tag(context, "demo:v2", [Reference.parse("demo:v1")], Control())
        library.refresh()
        qtbot.waitUntil(lambda: page.body is not None and page.body.stored.tags == ("prod",))  # type: ignore[union-attr]  # it is stored
        assert page.title == "demo"


def test_the_storage_page_names_each_repository_with_its_own_tags(context: Context) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    holding = look(context, Control())
    model = UsageModel()
    model.show_rows(shares_of(holding, now))
    rows = [model.index(at, UsageColumn.NAME).data(Role.CELL) for at in range(model.rowCount())]
    cell = next(each for each in rows if isinstance(each, TwoLine) and each.title == "a/first")
    assert cell.tags == ("1",)
    also = cell.sub.partition(" · ")[0]
    assert also.startswith("also ")
    assert set(also.removeprefix("also ").split(", ")) == {"demo:v1", "demo:prod", "team/last:2"}
