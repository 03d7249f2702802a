"""The lines of the page of shortcuts: read from the acts there are, and what has keys without being an act."""

from __future__ import annotations

from collections.abc import Iterator

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
    signs: dict[str, Icon] = dict(groups().values())
    lines: dict[str, dict[Shortcut, None]] = {heading: {} for heading in signs}
    for heading, sign, line in _every(window):
        lines.setdefault(heading, {})[line] = None
        signs.setdefault(heading, sign)
    return tuple(ShortcutGroup(heading, signs[heading], tuple(inside)) for heading, inside in lines.items() if inside)


def _every(window: QWidget) -> Iterator[tuple[str, Icon, Shortcut]]:
    tabs, go = groups()["tabs"], groups()["go"]
    acts = [act for act in window.findChildren(QAction) if group_of(act)]
    rooms = {act.text(): sign_of(act) for act in acts}  # a group that is called as a room has its icon
    for act in acts:
        if caps(act) and not _is_digit(act):
            heading = group_of(act)
            yield heading, rooms.get(heading) or sign_of(act) or Icon.KEYBOARD, Shortcut(act.text(), caps(act))
    yield *tabs, Shortcut(translate("shortcuts", "Go to tab 1 to 9"), ("Ctrl", "1…9"))
    yield *go, Shortcut(translate("shortcuts", "Close a sheet; never stops a job"), ("Esc",))
    yield from document_keys()


def _is_digit(act: QAction) -> bool:
    """Whether its key is one of a row of digits, which have one line for all of them."""
    return caps(act)[0].isdigit()
