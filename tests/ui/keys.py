"""Which keys of a window mean two things at once."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


def unclear_keys(window: QWidget) -> list[str]:
    """The keys that two acts hear at once where the keyboard can be; Qt would do neither of them."""
    heard = [
        (keys.toString(), act, owner)
        for act in window.findChildren(QAction)
        if isinstance(owner := act.parent(), QWidget) and owner.isVisible() and act.isEnabled()
        for keys in act.shortcuts()
    ]
    return sorted({first[0] for first, second in combinations(heard, 2) if _clash(first, second)})


def _clash(first: tuple[str, QAction, QWidget], second: tuple[str, QAction, QWidget]) -> bool:
    (keys, act, owner), (others, other, elsewhere) = first, second
    if keys != others or act is other:
        return False
    everywhere = Qt.ShortcutContext.WindowShortcut in (act.shortcutContext(), other.shortcutContext())
    return everywhere or owner is elsewhere or owner.isAncestorOf(elsewhere) or elsewhere.isAncestorOf(owner)
