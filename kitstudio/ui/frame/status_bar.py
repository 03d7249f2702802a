"""The status bar: the store at the left; what moves and what is wrong at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.base import Glyph, Label


class _Item(QWidget):
    def __init__(self, icon: Icon, ink: str = "muted") -> None:
        super().__init__()
        self._label, self.glyph = Label("", "label", "text2"), Glyph(icon, 14, ink)
        self.setLayout(row(self.glyph, self._label, gap=6))
        self.hide()

    def say(self, words: str) -> None:
        self._label.say(words)
        self.setVisible(bool(words))


class StatusBar(QWidget):
    """Three quiet sentences; one that is empty takes no room. Too low to be pressed, so nothing here is a button."""

    def __init__(self) -> None:
        super().__init__()
        self._store = _Item(Icon.STORAGE)
        self._transfer = _Item(Icon.JOBS, "accent")
        self._problems = _Item(Icon.ERROR, "state.danger.solid")
        hold(self, height=METRIC["statusbar"])
        self.setLayout(row(self._store, None, self._transfer, self._problems, gap=18, margins=(18, 0, 18, 0)))

    def show_store(self, words: str, tip: str = "") -> None:
        """What the store takes and what is free ("Store 71.4 GB · 212 GB free"); `tip` says where it is."""
        self._store.say(words)
        self._store.setToolTip(text.tip(tip) or "")

    def show_transfer(self, words: str) -> None:
        """What the running jobs do together ("412 MB/s · about 40 s"); empty when none runs."""
        self._transfer.say(words)

    def show_problems(self, words: str, *, grave: bool = True) -> None:
        """What is wrong with the open draft ("2 problems"), and whether it blocks packing; empty when nothing is."""
        icon, ink = (Icon.ERROR, "state.danger.solid") if grave else (Icon.WARN, "state.warn.solid")
        self._problems.glyph.show_icon(icon, ink)
        self._problems.say(words)
