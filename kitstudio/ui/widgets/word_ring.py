"""The focus ring of words that have no edge of their own."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFocusFrame, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.theme import RADIUS


class WordRing(QFocusFrame):
    """Stands around a link, over whatever is beside it: on the link's own edge it would cross its letters."""

    def surround(self, words: QWidget | None) -> None:
        """Show it around these words, or not at all; of those out of sight it is there before they are scrolled to."""
        self.setWidget(words)  # type: ignore[arg-type]  # None is allowed
        self.setVisible(words is not None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.ring(p, self.rect(), RADIUS["control"])
