"""The page of shortcuts: what it says has room, however long the words of a language are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.shortcuts_page import Shortcut, ShortcutGroup, ShortcutsPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.base import Card
from tests.ui.seen_words import Painted

LINES = (
    Shortcut("Geschlossenen Tab wieder öffnen", ("Ctrl", "⇧", "T")),
    Shortcut("Dialog schließen; hält nie einen Vorgang an", ("Esc",)),
    Shortcut("Entfernen oder Benennen rückgängig machen", ("Ctrl", "Z")),
)


@pytest.mark.parametrize("width", [1068, 890, 748])
def test_words_of_any_length_are_whole(
    appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    groups = [ShortcutGroup(name, Icon.KEYBOARD, LINES) for name in "ABC"]
    page = ShortcutsPage(lambda: groups)
    qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    qtbot.waitUntil(lambda: sum(each.isVisible() for each in page.findChildren(Card)) == 3)
    painted = Painted(monkeypatch)
    page.grab()
    assert {each.words: painted.words[each.words] for each in LINES} == {each.words: each.words for each in LINES}


def test_short_words_still_stand_in_three_columns(appearance: Appearance, qtbot: QtBot) -> None:
    page = ShortcutsPage(lambda: [ShortcutGroup(name, Icon.KEYBOARD, (Shortcut("Undo", ("Z",)),)) for name in "ABC"])
    qtbot.addWidget(page)
    page.resize(1068, 640)
    page.show()
    qtbot.waitUntil(lambda: len({each.mapTo(page, each.pos()).x() for each in page.findChildren(Card)}) == 3)
