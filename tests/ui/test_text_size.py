"""What stands around words grows with them, whether it was there before or comes later, and goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.ui import text_size
from kitstudio.ui.frame.sidebar import Room, Sidebar
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Glyph, Label
from kitstudio.ui.widgets.buttons import Button, Segmented, Switch, icon_button
from kitstudio.ui.widgets.chips import Chip, FilterChip
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.side_nav import SideNav

_MAKE: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Pack…", "primary", Icon.KIT, "Ctrl ↵"),
    "icon button": lambda: icon_button(Icon.CLOSE, "Close"),
    "field": lambda: Field("llama", "Name", icon=Icon.SEARCH),
    "switch": lambda: Switch("Reduce motion"),
    "segments": lambda: Segmented(["Form", "YAML"], "What is shown"),
    "filter": lambda: FilterChip("Model", "4"),
    "glyph": lambda: Glyph(Icon.WARN),
    "chip": lambda: Chip("Draft", "accent"),
    "head": lambda: wrap(row(Label("Contents", "smallStrong"), None), height=36),
    "box": lambda: _filled(QComboBox()),
}


def _filled(box: QComboBox) -> QComboBox:
    box.addItems(["transformers", "vllm"])
    return box


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    text_size.fit(100, compact=False)


@pytest.mark.parametrize("name", _MAKE)
def test_it_grows_with_its_words_and_goes_back(qtbot: QtBot, name: str) -> None:
    widget = _MAKE[name]()
    window = wrap(col(row(widget, None), None))
    qtbot.addWidget(window)
    window.show()
    high = widget.height()
    text_size.fit(150, compact=False)
    qtbot.waitUntil(lambda: widget.height() >= high * 1.3)
    later = _MAKE[name]()
    beside = wrap(col(row(later, None), None))
    qtbot.addWidget(beside)
    beside.show()
    qtbot.waitUntil(lambda: later.height() == widget.height())
    text_size.fit(100, compact=False)
    qtbot.waitUntil(lambda: widget.height() == high)


def test_rooms_of_the_sidebar_stand_farther_apart(qtbot: QtBot) -> None:
    sidebar = Sidebar([Room("home", Icon.HOME, "Home"), Room("storage", Icon.STORAGE, "Storage", foot=True)])
    qtbot.addWidget(sidebar)
    sidebar.show()
    heights = [each.height() for each in sidebar.findChildren(QWidget) if each.accessibleName() in ("Home", "Storage")]
    text_size.fit(150, compact=False)
    grown = [each.height() for each in sidebar.findChildren(QWidget) if each.accessibleName() in ("Home", "Storage")]
    assert grown == [T.high(each) for each in heights]


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_the_words_of_a_side_column_have_room(qtbot: QtBot, percent: int) -> None:
    """As much as the longest of another language needs."""
    text_size.fit(percent, compact=False)
    nav = SideNav("Settings", "Einstellung suchen und finden", [(Icon.HOME, "Erscheinungsbild des Fensters")], ())
    qtbot.addWidget(nav)
    nav.show()
    words = T.metrics("medium").horizontalAdvance("Erscheinungsbild des Fensters")
    asked = T.metrics("body").horizontalAdvance(nav.search.edit.placeholderText())
    entry = next(each for each in nav.findChildren(QWidget) if each.accessibleName() == nav.name(0))
    assert entry.width() - 26 - T.wide(16) >= words
    qtbot.waitUntil(lambda: nav.search.edit.width() >= asked)


def test_nothing_shrinks_with_small_text(qtbot: QtBot) -> None:
    button = Button("Pack…", icon=Icon.KIT)
    qtbot.addWidget(button)
    high = button.height()
    text_size.fit(85, compact=False)
    assert button.height() == high
    assert T.wide(16) == 16
