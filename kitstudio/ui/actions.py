"""What a person can do, as Qt's own actions: one place for words, keys, menus, the palette and the page of shortcuts.

A widget adds its acts to itself. Whoever lists them (the palette, the page of shortcuts) asks the widgets that are
shown; nothing is registered anywhere else, so what is listed is what can be done now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kitstudio.ui.icons import Icon, icon

_GROUP: Final = "group"
_SIGN: Final = "sign"
_REASON: Final = "reason"


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
        action.setProperty(_SIGN, sign.value)
    action.setShortcuts([QKeySequence(each) for each in keys.split("; ") if each])
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if everywhere else inside)
    action.setProperty(_GROUP, group)
    action.triggered.connect(partial(_run, run))
    owner.addAction(action)
    return action


def _run(run: Callable[[], object], *_checked: bool) -> None:
    """Qt would hand on whether the act is checked."""
    run()


def group_of(action: QAction) -> str:
    """The heading under which an act is listed; empty for what is none of ours."""
    return _text(action, _GROUP)


def sign_of(action: QAction) -> Icon | None:
    """The icon of an act."""
    name = _text(action, _SIGN)
    return Icon(name) if name else None


def allow(action: QAction, reason: str = "") -> None:
    """Let an act be done, or with a reason not: the palette says it beside the act."""
    action.setProperty(_REASON, reason)
    action.setEnabled(not reason)


def reason_of(action: QAction) -> str:
    """Why an act cannot be done now; empty when it can, or when nobody said."""
    return "" if action.isEnabled() else _text(action, _REASON)


def acts_of(widget: QWidget) -> Iterator[QAction]:
    """The acts of a widget and of what is shown on it, in the order they were added."""
    for action in widget.findChildren(QAction):
        owner = action.parent()
        if group_of(action) and isinstance(owner, QWidget) and (owner is widget or owner.isVisibleTo(widget)):
            yield action


def caps(action: QAction) -> tuple[str, ...]:
    """The keys of an act as they stand on the key caps: `("Ctrl", "⇧", "C")`; none when it has none."""
    return caps_of(action.shortcut())


def caps_of(keys: QKeySequence) -> tuple[str, ...]:
    """The first stroke of a shortcut as key caps."""
    stroke = keys.toString(QKeySequence.SequenceFormat.PortableText).partition(", ")[0]
    if not stroke:
        return ()
    held, plus, last = stroke.rpartition("+")
    if not last:  # the plus key itself
        held, plus, last = held.removesuffix("+"), "+", "+"
    pieces = [*(held.split("+") if plus and held else []), last]
    return tuple(_CAPS.get(piece, piece) for piece in pieces)


_CAPS: Final = {
    "Shift": "⇧",
    "Return": "↵",
    "Enter": "↵",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def _text(action: QAction, name: str) -> str:
    found = action.property(name)
    return found if isinstance(found, str) else ""
