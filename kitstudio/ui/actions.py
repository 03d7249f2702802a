"""What a person can do, as Qt's own actions: one place for words, keys, menus, the palette and the page of shortcuts.

A widget adds its acts to itself. Whoever lists them (the palette, the page of shortcuts) asks the widgets that are
shown; nothing is registered anywhere else, so what is listed is what can be done now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kitstudio.ui.icons import Icon, icon

_GROUP: Final = "group"


def add_act(
    owner: QWidget,
    words: str,
    run: Callable[[], object],
    keys: str = "",
    *,
    group: str,
    sign: Icon | None = None,
    everywhere: bool = False,
) -> QAction:
    """Add an act to a widget.

    Args:
        owner: who can do it; gone with it.
        words: a translated verb with its object, with an ellipsis when another step follows.
        run: called without arguments, on the GUI thread.
        keys: in Qt's portable text (`Ctrl+K`); several are joined by `; `, the first is the one that is shown.
        group: translated heading under which it is listed.
        sign: its icon.
        everywhere: its keys work in the whole window, not only while the keyboard is in `owner`.
    """
    action = QAction(words, owner)
    if sign is not None:
        action.setIcon(icon(sign))
    action.setShortcuts([QKeySequence(each) for each in keys.split("; ") if each])
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if everywhere else inside)
    action.setProperty(_GROUP, group)
    action.triggered.connect(lambda: run())  # noqa: PLW0108 - Qt would hand on whether it is checked
    owner.addAction(action)
    return action


def group_of(action: QAction) -> str:
    """The heading under which an act is listed; empty for what is none of ours."""
    found = action.property(_GROUP)
    return found if isinstance(found, str) else ""
