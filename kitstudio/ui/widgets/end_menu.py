"""A menu below a button at the far edge of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override


class EndMenu(QMenu):
    """Opens below `button` and stays inside the window."""

    button: QWidget | None = None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Qt puts a menu at the side of its button where reading starts; here that is outside the window."""
        if self.button is not None and not self.isRightToLeft():
            edge = self.button.mapToGlobal(QPoint(self.button.width() - self.width(), 0)).x()
            self.move(edge, self.y())
        super().showEvent(event)
