"""The line below the tree: what is packed and what is not; what Space would do; for some seconds what was done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kitstudio.operations.draft import Draft
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row
from kitstudio.ui.text_size import hold
from kitstudio.ui.widgets.base import Glyph, Line
from kitstudio.ui.widgets.buttons import Button

_SAY_MS: Final = 6_000
_HEIGHT: Final = 30


class ContentsFoot(QWidget):
    """One line under the rows.

    Signals:
        rested(): what was said has been read; there is room for what comes next.
        rest_asked(): the rows of what is not packed are to be shown.
    """

    rested = Signal()
    rest_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph(Icon.KEYBOARD, 14, "muted")
        self._line = Line("", "small", "muted")
        self._rest = Button(self.tr("Show"), "link", height=28, tip=self.tr("Show what is not packed"))
        self.setLayout(row(self._glyph, (self._line, 1), self._rest, gap=7))
        hold(self, height=_HEIGHT)
        self.words = self._sum = ""
        self._has_rest = self._warns = False
        self._glyph.hide()
        self._rest.hide()
        self._rest.clicked.connect(self.rest_asked)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAY_MS)
        self._quiet.timeout.connect(self.rested)

    def count(self, draft: Draft, secrets: int = 0) -> None:
        """Say how many files are packed and how many are not, while there is nothing else to say.

        Args:
            draft: whose files.
            secrets: how many of those that are packed may hold a secret.
        """
        tree = draft.contents.tree
        packed = sum(len(layer.files) for layer in draft.contents.layers)
        aside = sum(each.files + each.hidden for each in (tree.ignored, tree.left_out))
        some = self.tr("{n} file will be packed"), self.tr("{n} files will be packed")
        parts = [text.count(packed, *some) if packed else self.tr("No file will be packed")]
        if tree.unclaimed.files:
            parts.append(self.tr("{n} in no layer").format(n=tree.unclaimed.files))
        if aside:
            parts.append(self.tr("{n} left out").format(n=aside))
        self._has_rest = len(parts) > 1
        if secrets:
            one, many = self.tr("{n} of them may hold a secret"), self.tr("{n} of them may hold secrets")
            parts.insert(1, text.count(secrets, one, many))
        self._warns = secrets > 0
        self._sum = " · ".join(parts)
        if not self._quiet.isActive() and not self.words:
            self._show("", Icon.LAYERS, "muted", "text2")

    def say(self, words: str, sign: Icon, ink: str) -> None:
        """Say what was done, or why it was not."""
        self._quiet.start()
        self._show(words, sign, ink, "text2")

    def foresee(self, words: str) -> None:
        """Say what would be done, unless something else is being said."""
        if not self._quiet.isActive():
            self._show(words, Icon.KEYBOARD, "muted", "muted")

    def _show(self, words: str, sign: Icon, tone: str, ink: str) -> None:
        """Show words, or, where there are none, the sum of it all."""
        self.words, shown = words, words or self._sum
        self._glyph.setVisible(bool(shown))
        self._rest.setVisible(not words and self._has_rest)
        if not words:
            sign, tone = (Icon.WARN, "state.warn.solid") if self._warns else (Icon.LAYERS, "muted")
        self._glyph.show_icon(sign, tone)
        self._line.say(shown)
        self._line.dye(ink)
        self.setAccessibleName(shown)
        self.setToolTip(text.tip(shown) or "")
