"""The menu of the window: every act that has no room of its own, and the theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from kitstudio.ui.icons import Icon, icon
from kitstudio.ui.theme import Choice

Act: TypeAlias = "tuple[str, Icon, str, Callable[[], object]]"
"""What it is called, its drawing, its keys, and what it does."""


class WindowMenu(QMenu):
    """Opens below a button at the edge of the window and stays inside the window. `theme_chosen(Choice)`."""

    theme_chosen = Signal(object)

    def __init__(self, button: QWidget, acts: Sequence[Act], leave: Act, theme: Choice) -> None:
        super().__init__(button)
        self._button = button
        for act in acts:
            self._add(act)
        self.addSeparator()
        self._add_themes(theme)
        self.addSeparator()
        self._add(leave)

    def _add(self, act: Act) -> None:
        name, drawing, keys, use = act
        self.addAction(icon(drawing), f"{name}\t{keys}").triggered.connect(use)

    def _add_themes(self, current: Choice) -> None:
        themes, group = self.addMenu(icon(Icon.MOON), self.tr("Theme")), QActionGroup(self)
        words = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"), self.tr("High contrast"))
        for choice, word in zip(Choice, words, strict=True):
            action = QAction(word, group)
            action.setCheckable(True)
            action.setChecked(choice is current)
            action.triggered.connect(partial(self.theme_chosen.emit, choice))
            themes.addAction(action)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Qt puts a menu at the side of its button where reading starts; here that is outside the window."""
        if not self.isRightToLeft():
            edge = self._button.mapToGlobal(QPoint(self._button.width() - self.width(), 0)).x()
            self.move(edge, self.y())
        super().showEvent(event)
