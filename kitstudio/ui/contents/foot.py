"""The line below the tree: what Space would do to the chosen rows, and for some seconds what was done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row
from kitstudio.ui.widgets.base import Glyph, Line

_SAY_MS: Final = 6_000
_HEIGHT: Final = 26


class ContentsFoot(QWidget):
    """`rested()`: what was said has been read; there is room for what comes next."""

    rested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph(Icon.KEYBOARD, 14, "muted")
        self._line = Line("", "small", "muted")
        self.setLayout(row(self._glyph, (self._line, 1), gap=7, margins=(16, 0, 12, 0)))
        self.setFixedHeight(_HEIGHT)
        self.words = ""
        self._glyph.hide()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAY_MS)
        self._quiet.timeout.connect(self.rested)

    def say(self, words: str, sign: Icon, ink: str) -> None:
        """Say what was done, or why it was not."""
        self._quiet.start()
        self._show(words, sign, ink, "text2")

    def foresee(self, words: str) -> None:
        """Say what would be done, unless something else is being said."""
        if not self._quiet.isActive():
            self._show(words, Icon.KEYBOARD, "muted", "muted")

    def _show(self, words: str, sign: Icon, tone: str, ink: str) -> None:
        self.words = words
        self._glyph.setVisible(bool(words))
        self._glyph.show_icon(sign, tone)
        self._line.say(words)
        self._line.dye(ink)
        self.setAccessibleName(words)
        self.setToolTip(words)
