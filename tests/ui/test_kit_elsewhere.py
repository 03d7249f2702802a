"""The page of a kit that lies in an archive or a layout: it says so, and offers only what can be done there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kitstudio.base.control import Control
from kitstudio.operations.catalog import remove
from kitstudio.operations.context import Context
from kitstudio.operations.export import export
from kitstudio.operations.receive import receive
from kitstudio.ui.actions import acts_of
from kitstudio.ui.pages.kit_page import KitPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip, DigestLabel
from tests.ui.kit_stand import kit_page, make_store

OWN = {"Rename the tag", "Add a name", "Remove from the store", "Export…"}


@pytest.fixture
def sender(tmp_path: Path) -> Context:
    return make_store(tmp_path / "sender")


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A store without any kit."""
    context = make_store(tmp_path / "here")
    remove(context, ["demo:v1", "demo:v2"], Control())
    return context


def words(widget: QWidget) -> list[str]:
    """What is written on a widget."""
    kinds = (Line, Chip, Button, DigestLabel)
    named = [each.accessibleName() for kind in kinds for each in widget.findChildren(kind) if each.isVisible()]
    return [*named, *(each.content for each in widget.findChildren(Label) if each.isVisible())]


def button(page: KitPage, name: str) -> Button:
    """The button in sight that says this."""
    return next(each for each in page.findChildren(Button) if each.isVisible() and each.text() == name)


def acts(page: KitPage) -> set[str]:
    """What can be done by key, menu or palette."""
    return {each.text() for each in acts_of(page)}


@pytest.mark.parametrize(("name", "badge"), [("one.kit.tar", "In an archive"), ("layout", "In a layout")])
def test_it_says_where_it_lies_and_is_received_first_of_all(
    context: Context, sender: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance, name: str, badge: str
) -> None:
    path = tmp_path / name
    export(sender, ["demo:v1"], path, Control())
    with kit_page(context, qtbot, str(path) if path.is_file() else f"oci:{path}") as page:
        assert page.body is not None
        head = page.body.head
        assert {badge, "Not in the store", str(path), "demo", "v1"} <= set(words(head))
        assert [each.text() for each in head.findChildren(Button) if each._look == "primary"] == ["Receive…"]
        assert not acts(page) & OWN
        assert "Receive this kit…" in {each.text() for each in head.menu.actions()}
        with qtbot.waitSignal(page.receive) as asked:
            button(page, "Receive…").click()
        assert asked.args == [str(path)]


def test_a_kit_of_the_store_has_no_badge_and_every_act(sender: Context, qtbot: QtBot, appearance: Appearance) -> None:
    with kit_page(sender, qtbot) as page:
        assert page.body is not None
        assert not {"In an archive", "Not in the store", "In the store too"} & set(words(page.body.head))
        assert acts(page) >= OWN
        assert "Receive this kit…" not in acts(page)


def test_once_it_was_received_the_store_has_it_too_and_its_page_is_a_button_away(
    context: Context, sender: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    path = tmp_path / "one.kit.tar"
    export(sender, ["demo:v1"], path, Control())
    with kit_page(context, qtbot, str(path)) as page:
        head = page.body.head if page.body is not None else page
        receive(context, path, Control())
        page._desk.library.refresh()
        qtbot.waitUntil(lambda: "In the store too" in words(head))
        assert "Receive…" not in words(head)
        assert not acts(page) & OWN, "its names are changed where they are"
        with qtbot.waitSignal(page.open_asked) as asked:
            button(page, "Open from the store").click()
        assert asked.args == ["demo:v1"]


def test_what_lies_in_an_archive_stays_there_when_the_store_removes_its_own(
    sender: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    path = tmp_path / "one.kit.tar"
    export(sender, ["demo:v1"], path, Control())
    with kit_page(sender, qtbot, str(path)) as page:
        body = page.body
        assert body is not None
        assert "In the store too" in words(body.head)
        remove(sender, ["demo:v1"], Control())
        page._desk.library.refresh()
        qtbot.waitUntil(lambda: "Not in the store" in words(body.head))
        assert body.isVisible()


def test_of_several_kits_in_an_archive_all_can_be_received(
    context: Context, sender: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    path = tmp_path / "two.kit.tar"
    export(sender, ["demo:v1", "demo:v2"], path, Control())
    with kit_page(context, qtbot, str(path)) as page:
        assert page.opened is None
        assert "Receive them into the store" in words(page)
        with qtbot.waitSignal(page.receive) as asked:
            button(page, "Receive…").click()
        assert asked.args == [str(path)]


def test_of_several_kits_in_a_layout_each_can_be_looked_into(
    context: Context, sender: Context, tmp_path: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    path = tmp_path / "two"
    export(sender, ["demo:v1", "demo:v2"], path, Control())
    with kit_page(context, qtbot, f"oci:{path}") as page:
        with qtbot.waitSignal(page.open_asked) as asked:
            button(page, "Open demo:v2").click()
        reference = asked.args[0]
    with kit_page(context, qtbot, reference) as page:
        assert page.opened is not None
        assert page.opened.place == str(path)
        assert page.title == "demo"
