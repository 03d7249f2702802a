"""Colours: enough contrast for every pair the design uses, and a live switch that equals a fresh start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.ui.theme import ACCENTS, THEMES, Appearance, Choice, T, colour_groups, parse
from tests.ui.gallery import PAGES, SIZE

TEXT, GLYPH = 4.5, 3.0


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, section 1.4.3."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return round((high + 0.05) / (low + 0.05), 2)


def plain_pairs(c: dict[str, str]) -> Iterator[tuple[str, str, str, float]]:
    backs = ("canvas", "surface", "sunken", "raised", "hover", "selected")
    for ink in ("text", "text2", "muted"):
        yield from ((f"{ink} on {back}", c[ink], c[back], TEXT) for back in (*backs, "selectedIdle"))
    yield from ((f"accent on {back}", c["accent"], c[back], TEXT) for back in (*backs, "accentTint"))
    for ink, back in (
        ("onAccent", "accentFill"),
        ("onAccent", "accentFillHover"),
        ("onTooltip", "tooltip"),
        ("muted", "accentTint"),
        ("text", "heat2"),
        ("surface", "heat4"),
    ):
        yield f"{ink} on {back}", c[ink], c[back], TEXT
    for ink in ("codeKey", "codeString", "codeNumber", "codeComment"):
        yield from ((f"{ink} on {back}", c[ink], c[back], TEXT) for back in ("surface", "sunken"))
    for ink in ("control", "focus"):
        yield from ((f"{ink} on {back}", c[ink], c[back], GLYPH) for back in ("canvas", "surface", "sunken", "raised"))


def tone_pairs(groups: Any) -> Iterator[tuple[str, str, str, float]]:
    c = groups["color"]
    for name, tone in groups["state"].items():
        yield from ((f"{ink} on {name} tint", c[ink], tone["tint"], TEXT) for ink in ("text2", "muted", "accent"))
        yield f"{name} solid on its tint", tone["solid"], tone["tint"], GLYPH
    for group in ("role", "state", "diff"):
        for name, tone in groups[group].items():
            for back in ("surface", "canvas", "selected", "hover"):
                yield f"{name} text on {back}", tone["text"], c[back], TEXT
            yield f"{name} text on its tint", tone["text"], tone["tint"], TEXT
            yield f"{name} solid on surface", tone["solid"], c["surface"], GLYPH
            if "strong" in tone:
                yield f"text on {name} strong", c["text"], tone["strong"], TEXT
                yield f"{name} text on its strong", tone["text"], tone["strong"], TEXT


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_tokens_has_the_contrast_it_needs(theme: str, accent: str) -> None:
    groups = colour_groups(theme, accent)
    pairs = [*plain_pairs(groups["color"]), *tone_pairs(groups)]
    assert len(pairs) > 100
    low = [(name, ratio(ink, back)) for name, ink, back, floor in pairs if ratio(ink, back) < floor]
    assert low == []


def test_all_themes_have_the_same_tokens() -> None:
    def shape(node: Any) -> Any:
        return {name: shape(value) for name, value in node.items()} if isinstance(node, dict) else None

    shapes = [shape(colour_groups(theme)) for theme in THEMES]
    assert shapes == [shapes[0]] * len(THEMES)
    assert THEMES == ("light", "dark", "contrast")


def test_a_token_gives_a_copy_that_cannot_spoil_the_theme() -> None:
    T["text"].setAlpha(3)
    assert T["text"].alpha() == 255


def test_alpha_stands_last_in_tokens() -> None:
    assert parse("#11182740") == QColor(0x11, 0x18, 0x27, 0x40)


def still(page: QWidget) -> QImage:
    page.resize(*SIZE)
    page.show()
    page.setFocus()
    QCoreApplication.processEvents()
    return page.grab().toImage()


@pytest.mark.parametrize("name", [name for name in PAGES if name != "stock"])
@pytest.mark.parametrize("choice", [Choice.DARK, Choice.CONTRAST])
def test_a_live_switch_equals_a_fresh_start_pixel_for_pixel(
    name: str, choice: Choice, appearance: Appearance, qtbot: QtBot
) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)
    before = still(page)
    appearance.choose(choice)
    switched = still(page)
    page.hide()
    fresh = PAGES[name]()
    qtbot.addWidget(fresh)
    assert before != switched
    assert switched == still(fresh)


def test_the_choice_reaches_the_palette_and_is_told(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(appearance.changed):
        appearance.choose(Choice.DARK)
    assert T.dark
    assert QApplication.palette().color(QPalette.ColorRole.Window) == T["canvas"]


@pytest.mark.parametrize("accent", ACCENTS[1:])
def test_another_accent_live_equals_a_fresh_start(accent: str, appearance: Appearance, qtbot: QtBot) -> None:
    page = PAGES["parts"]()
    qtbot.addWidget(page)
    before = still(page)
    try:
        with qtbot.waitSignal(appearance.changed):
            appearance.tint(accent)
        switched = still(page)
        assert QApplication.palette().color(QPalette.ColorRole.Accent) == T["accentFill"]
        assert before != switched
        page.hide()
        fresh = PAGES["parts"]()
        qtbot.addWidget(fresh)
        assert switched == still(fresh)
    finally:
        appearance.tint(ACCENTS[0])
    assert T["accentFill"] == parse(colour_groups(T.name)["color"]["accentFill"])


def test_high_contrast_keeps_its_own_accent() -> None:
    assert all(colour_groups("contrast", each) == colour_groups("contrast") for each in ACCENTS)


def test_system_follows_the_desktop_live(appearance: Appearance, qtbot: QtBot) -> None:
    appearance.choose(Choice.SYSTEM)
    hints = QGuiApplication.styleHints()
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        wanted = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        assert T.name == wanted
    finally:
        hints.unsetColorScheme()
    appearance.choose(Choice.CONTRAST)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert T.name == "contrast"
