"""The menu of the window: acts that have no room of their own, and the theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from kitstudio.ui.icons import Icon, icon
from kitstudio.ui.widgets.end_menu import EndMenu


class WindowMenu(EndMenu):
    """Opens below a button at the edge of the window and stays inside the window.

    Args:
        button: what opens it.
        sections: acts; a line parts the sections.
        themes: acts for a menu of their own before the last section; the one in force is checked.
    """

    def __init__(self, button: QWidget, sections: Sequence[Sequence[QAction]], themes: Sequence[QAction]) -> None:
        super().__init__(button)
        self.button = button
        for acts in sections[:-1]:
            self.addActions(list(acts))
            self.addSeparator()
        self._add_themes(themes)
        self.addSeparator()
        self.addActions(list(sections[-1]))

    def _add_themes(self, themes: Sequence[QAction]) -> None:
        inside, group = self.addMenu(icon(Icon.MOON), self.tr("Theme")), QActionGroup(self)
        for act in themes:
            act.setCheckable(True)
            group.addAction(act)
            inside.addAction(act)

    def show_theme(self, act: QAction) -> None:
        """Check the theme that is in force."""
        act.setChecked(True)
