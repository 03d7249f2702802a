"""The lines of the page of shortcuts: read from the acts there are, and what has keys without being an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kitstudio.ui.actions import caps_of, group_of, sign_of
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.shortcuts_page import Shortcut, ShortcutGroup
from kitstudio.ui.text import translate
from kitstudio.ui.window_acts import groups


def shortcut_groups(window: QWidget) -> tuple[ShortcutGroup, ...]:
    """Every key there is in a window, whether its page is in front or not; groups of the window first."""
    headings = dict(groups().values())
    lines: dict[str, dict[Shortcut, None]] = {heading: {} for heading in headings}
    signs: dict[str, Icon] = dict(headings)
    acts = window.findChildren(QAction)
    rooms = {act.text(): sign_of(act) for act in acts if group_of(act)}
    for act in acts:
        heading = group_of(act)
        if heading:
            for line in _lines(act):
                lines.setdefault(heading, {})[line] = None
                signs.setdefault(heading, rooms.get(heading) or sign_of(act) or Icon.KEYBOARD)
    for heading, line in _others():
        lines.setdefault(heading, {})[line] = None
    return tuple(
        ShortcutGroup(heading, signs.get(heading, Icon.KEYBOARD), tuple(inside))
        for heading, inside in lines.items()
        if inside
    )


def _lines(act: QAction) -> Iterator[Shortcut]:
    keys: Sequence[QKeySequence] = act.shortcuts()
    for key in keys[:1]:
        yield Shortcut(act.text(), caps_of(key))


def _others() -> Iterator[tuple[str, Shortcut]]:
    """Keys of Qt's own parts and of sheets, which are no acts."""
    tabs, go = groups()["tabs"][0], groups()["go"][0]
    yield tabs, Shortcut(translate("shortcuts", "Go to tab 1 to 9"), ("Ctrl", "1…9"))
    yield go, Shortcut(translate("shortcuts", "Close a sheet; never stops a job"), ("Esc",))
