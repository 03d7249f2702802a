"""The lines of the page of shortcuts: read from the acts there are, and what has keys without being an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kitstudio.ui.actions import caps, group_of, sign_of
from kitstudio.ui.document_keys import document_keys
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.shortcuts_page import Shortcut, ShortcutGroup
from kitstudio.ui.text import translate
from kitstudio.ui.window_acts import groups


def shortcut_groups(window: QWidget) -> tuple[ShortcutGroup, ...]:
    """Every key there is in a window, whether its page is in front, hidden or not made yet."""
    acts = [act for act in window.findChildren(QAction) if group_of(act)]
    signs = _signs(acts)
    lines: dict[str, dict[Shortcut, None]] = {heading: {} for heading in signs}
    for heading, line in _every(acts):
        lines[heading][line] = None
    return tuple(ShortcutGroup(heading, signs[heading], tuple(inside)) for heading, inside in lines.items() if inside)


def _signs(acts: Sequence[QAction]) -> dict[str, Icon]:
    """Headings with their icons, in order: what the window can do, its rooms, its documents, and what else there is."""
    signs: dict[str, Icon] = dict(groups().values())
    headings = {group_of(act) for act in acts}
    for act in acts:
        if act.text() in headings:  # a group that is called as a room has its icon
            signs.setdefault(act.text(), sign_of(act) or Icon.KEYBOARD)
    for heading, sign, _line in document_keys():
        signs.setdefault(heading, sign)
    for act in acts:
        signs.setdefault(group_of(act), sign_of(act) or Icon.KEYBOARD)
    return signs


def _every(acts: Sequence[QAction]) -> Iterator[tuple[str, Shortcut]]:
    tabs, go = groups()["tabs"][0], groups()["go"][0]
    for act in acts:
        if caps(act) and not _is_digit(act):
            yield group_of(act), Shortcut(act.text(), caps(act))
    yield tabs, Shortcut(translate("shortcuts", "Go to tab 1 to 9"), ("Ctrl", "1…9"))
    yield go, Shortcut(translate("shortcuts", "Close a sheet; never stops a job"), ("Esc",))
    yield from ((heading, line) for heading, _sign, line in document_keys())


def _is_digit(act: QAction) -> bool:
    """Whether its key is one of a row of digits, which have one line for all of them."""
    return caps(act)[0].isdigit()
