"""What is said above a draft and asked about two of its texts: bands with acts, and a dialog that shows both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from kitstudio.operations.recovery import LeftBehind
from kitstudio.ui import text
from kitstudio.ui.editor.diff_view import DiffView
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.notes import Band
from kitstudio.ui.widgets.overlays import Dialog

_WIDE: Final = 980


class Notice(QWidget):
    """A band with acts; hidden until it is needed."""

    def __init__(self, tone: str, icon: Icon, sentence: str) -> None:
        super().__init__()
        self._acts = row()
        self._acts.setSpacing(6)
        self._band = Band(tone, icon, sentence, actions=(wrap(self._acts),))
        self.setLayout(row((self._band, 1), margins=(12, 6, 12, 6)))
        self.hide()

    def say(self, sentence: str, detail: str) -> None:
        """Change the words."""
        self._band.sentence.say(sentence)
        self._band.detail.say(detail)

    def add(self, words: str, run: Callable[[], object]) -> Button:
        """Add an act; its button."""
        button = Button(words, height=28)
        button.clicked.connect(run)
        self._acts.addWidget(button)
        return button


def let_go_words(found: LeftBehind) -> str:
    """What not to go on with edits means: there is a saved file, or only a proposal, or nothing any more."""
    if not found.folder_there:
        return text.translate("recovery", "Discard the edits")
    if found.is_proposed:
        return text.translate("recovery", "Use the proposal")
    if found.disk is None:
        return text.translate("recovery", "Discard the edits")
    return text.translate("recovery", "Use the saved file")


class BothDialog(Dialog):
    """Two texts side by side, and what can be decided about them."""

    def __init__(self, window: QWidget, title: str, old: tuple[str, str], new: tuple[str, str]) -> None:
        self._acts = row()
        self._acts.setSpacing(8)
        self.view = DiffView(old, new)
        self.view.setFixedHeight(min(460, max(200, window.height() - 220)))
        super().__init__(window, title, self.view, [None, self._acts], _WIDE)

    def add(self, words: str, run: Callable[[], object]) -> Button:
        """Add an act, which closes the dialog; its button."""
        button = Button(words)
        button.clicked.connect(self.dismiss)
        button.clicked.connect(run)
        self._acts.addWidget(button)
        return button
