"""A question that must be answered before anything goes on: what it is about, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QWidget

from kitstudio.base.printable import printable
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.base import Glyph, Label, Line
from kitstudio.ui.widgets.buttons import Button, Look
from kitstudio.ui.widgets.overlays import Dialog

_MOST: Final = 6


class Decision(Dialog):
    """Asks, and waits for the answer.

    Args:
        window: over which it stands.
        title: the question.
        words: what it is about.
        things: what it concerns, a line each.
        acts: what can be done, the safest first; the last one has the keyboard when it is the filled one.
    """

    def __init__(
        self, window: QWidget, title: str, words: str, things: Sequence[str], acts: Sequence[tuple[str, Look]]
    ) -> None:
        lines: list[Entry] = [Line(printable(each), "small", "text2") for each in things[:_MOST]]
        if len(things) > _MOST:
            more = translate("decision", "and {n} more").format(n=len(things) - _MOST)
            lines.append(Label(more, "small", "muted"))
        first = row(Glyph(Icon.WARN, 18, "state.warn.solid"), (Label(words, "medium", wrap=True), 1), gap=10)
        body = wrap(col(first, wrap(col(*lines, gap=3, margins=(28, 0, 0, 0))), gap=8, margins=(20, 16, 20, 18)))
        self.words, self.answer = words, -1
        self.acts = [Button(each, look) for each, look in acts]
        self._main = self.acts[-1] if acts[-1][1] == "primary" else None
        super().__init__(window, title, body, [None, *self.acts], 500)
        self._loop = QEventLoop(self)
        for at, button in enumerate(self.acts):
            button.clicked.connect(partial(self._decide, at))
        self.dismissed.connect(self._loop.quit)

    def ask(self) -> int:
        """The place of the act that was chosen; -1 when the question was sent away."""
        self.open()
        if self._main is not None:
            self._main.setFocus()
        self._loop.exec()
        return self.answer

    def _decide(self, at: int) -> None:
        self.answer = at
        self.dismiss()
