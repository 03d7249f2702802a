"""A widget that scrolls up and down below its scroll bar: what it shows keeps its place when that comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override


class FloatingArea(QScrollArea):
    """Shows a widget whose margin at the end is at least as wide as a scroll bar: the bar lies on that margin.

    The bar is always there, and drawn while there is something to scroll: one that comes and goes would move the words.
    """

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self._lay_bar()

    def _lay_bar(self) -> None:
        """Give the content the room that the bar takes from it, and lay the bar on that."""
        bar = self.verticalScrollBar()
        room = -bar.sizeHint().width()
        self.setViewportMargins(QMargins(room, 0, 0, 0) if self.isRightToLeft() else QMargins(0, 0, room, 0))
        around = bar.parentWidget()
        if around is not None:
            around.raise_()  # Qt lays the bar in a widget of its own, below the content

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._lay_bar()
