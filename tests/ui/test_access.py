"""Every scene keeps the rules of accessibility: names, rows in words, targets, states, contrast, keyboard, stillness.

All of it is looked at in one go through the scenes, once for all processes of a run.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.style import KitStyle
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip
from tests.ui.access import keyboard, rules
from tests.ui.access.observing import Seen
from tests.ui.access.painted import contrast, pieces
from tests.ui.access.shared import LOOKED_AT, seen_once
from tests.ui.scenes.catalog import SCENES
from tests.ui.scenes.material import LITTLE


@pytest.fixture(scope="session")
def seen(dressed: tuple[QApplication, KitStyle], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    return seen_once(dressed[0], tmp_path_factory, LITTLE)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_scene_keeps_the_rules(name: str, seen: dict[str, Seen]) -> None:
    assert seen[name].faults == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_scene_shows_the_parts_it_names(name: str, seen: dict[str, Seen]) -> None:
    assert sorted(set(SCENES[name].parts) - set(seen[name].parts)) == []


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    window.setLayout(col(*parts))
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_button_without_a_name_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    window = shown(qtbot, icon_button(Icon.COPY, "Copy"), QPushButton("…"), Button("Save"))
    assert len(list(rules.nameless(window))) == 1


def test_a_small_target_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    small = QPushButton("No")
    small.setFixedSize(60, 20)
    assert len(list(rules.small_targets(shown(qtbot, small, Button("Yes"))))) == 1


def test_faint_words_are_found_on_their_real_ground(qtbot: QtBot, appearance: Appearance) -> None:
    window = shown(qtbot, Label("as it should be"), Label("too faint", "body", "line"))
    faults = list(rules.faint_texts(window, window.grab().toImage()))
    assert len(faults) == 1
    assert "too faint" in faults[0]


def test_what_is_covered_is_not_blamed(qtbot: QtBot, appearance: Appearance) -> None:
    window = shown(qtbot, Label("under", "body", "muted"))
    over = QLabel("", window)
    over.setAutoFillBackground(True)
    over.setGeometry(window.rect())
    over.show()
    assert list(rules.faint_texts(window, window.grab().toImage())) == []


def test_a_state_told_by_colour_alone_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    bare = Chip("", "state.ok")
    assert len(list(rules.bare_states(shown(qtbot, bare, Chip("Done", "state.ok"))))) == 1


def test_states_differ_without_their_colours(qtbot: QtBot, appearance: Appearance) -> None:
    """The same word in each state: in grey the drawings still tell them apart."""
    drawn = []
    for state in ("ok", "warn", "danger", "info"):
        chip = Chip("State", f"state.{state}")
        qtbot.addWidget(chip)
        grey = chip.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        drawn.append([grey.pixel(x, y) for y in range(grey.height()) for x in range(22)])
    for at, one in enumerate(drawn):
        for other in drawn[at + 1 :]:
            assert sum(abs((a & 255) - (b & 255)) > 40 for a, b in zip(one, other, strict=True)) > 6


def test_something_that_moves_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    window = shown(qtbot, Button("Save"))
    animation = QVariantAnimation(window)
    animation.setDuration(60_000)
    animation.setEndValue(1.0)
    animation.start()
    assert len(list(rules.moving(window))) == 1
    animation.stop()
    assert list(rules.moving(window)) == []


def test_what_tab_does_not_reach_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    window = shown(qtbot, Button("One"), Button("Two"), Button("Three"))
    walked = keyboard.walk(window)
    assert list(keyboard.unreached(window, walked)) == []
    assert len(list(keyboard.unreached(window, walked[:-1]))) == 1


def test_an_order_that_is_not_that_of_reading_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    one, two, three = Button("One"), Button("Two"), Button("Three")
    window = shown(qtbot, one, two, three)
    assert list(keyboard.disorder(window, [one, two, three])) == []
    assert len(list(keyboard.disorder(window, [one, three, two]))) == 1


def test_a_part_that_does_not_show_the_keyboard_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    plain = QWidget()
    plain.setFixedSize(60, 30)
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window = shown(qtbot, Button("One"), plain)
    parts = window.findChildren(Button)
    assert list(keyboard.unseen(window, [*parts], set())) == []
    assert len(list(keyboard.unseen(window, [plain], set()))) == 1


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


def test_every_word_that_is_painted_is_read_with_its_place(qtbot: QtBot, appearance: Appearance) -> None:
    label, button = Label("Some words"), Button("Press")
    window = shown(qtbot, label, button)
    found = {each.words: each for each in pieces(window)}
    assert found.keys() >= {"Some words", "Press"}
    assert label.geometry().contains(found["Some words"].area.center())
    assert button.geometry().contains(found["Press"].area.center())
