"""What stands around words grows with them, whether it was there before or comes later, and goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QSlider, QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.model.finding import Finding, Severity
from kitstudio.ui import text_size
from kitstudio.ui.frame.sidebar import Room, Sidebar
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.pages.draft_problems import ProblemsDock
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


@pytest.mark.parametrize(("percent", "wide"), [(100, 17), (150, 26)])
def test_what_is_drawn_beside_words_leaves_them_as_much_air_as_before(percent: int, wide: int, qtbot: QtBot) -> None:
    plain, signed = Chip("Draft", "accent"), Chip("Draft", "accent", Icon.KIT)
    for each in (plain, signed):
        qtbot.addWidget(each)
    text_size.fit(percent, compact=False)
    qtbot.waitUntil(lambda: signed.width() - plain.width() == wide)


def test_the_knob_of_a_slider_is_whole_at_both_ends(qtbot: QtBot) -> None:
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setFixedSize(QSize(190, 28))
    text_size.fit(150, compact=False)
    for value in (slider.minimum(), slider.maximum()):
        slider.setValue(value)
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        parts = QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        middle = slider.style().subControlRect(*parts).center().x()
        assert 12 - 1 <= middle <= 190 - 12


def test_problems_that_were_shown_before_get_whole_rows(qtbot: QtBot) -> None:
    dock = ProblemsDock()
    qtbot.addWidget(dock)
    dock.show_findings([Finding(f"a-{at}", Severity.WARNING, "Something.") for at in range(2)])
    dock.show()
    text_size.fit(150, compact=False)
    qtbot.waitUntil(lambda: dock._rows.height() == 2 * T.high(34))


def test_words_of_a_field_begin_where_one_reads_from(qtbot: QtBot) -> None:
    field, path = Field("", "Search"), Field("", "Path", mono=True)
    for each in (field, path):
        qtbot.addWidget(each)
    sides = {Qt.LayoutDirection.RightToLeft: "AlignRight", Qt.LayoutDirection.LeftToRight: "AlignLeft"}
    for direction, side in sides.items():
        field.setLayoutDirection(direction)
        assert field.edit.alignment() & Qt.AlignmentFlag[side]
    assert path.edit.alignment() & Qt.AlignmentFlag.AlignLeft
