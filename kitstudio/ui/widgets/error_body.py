"""An error as a person can use it: what happened, what to do with the acts for it, and last the details to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError, shown
from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Glyph, Label, Panel, Tile
from kitstudio.ui.widgets.buttons import Button, Pressable
from kitstudio.ui.widgets.notes import Steps, WayOut

_SHORT: Final = 100
"""Letters of a sentence that may stand as large as the title of a page."""
_PATH: Final = 40
_ENDS: Final = 5
"""Letters and parts of a path that a title has room for."""
_FEW_LINES: Final = 9
"""Details that are longer are folded at first: a traceback is for reports, not for reading."""


class _Fold(Pressable):
    """The head of the details: shows and hides them, and names the error's code."""

    def __init__(self, words: str, code: str, *, is_open: bool) -> None:
        super().__init__(f"{words} {code}")
        self._code = code
        self.setText(words)
        self.setCheckable(True)
        self.setChecked(is_open)
        hold(self, height=28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, T.high(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            icon = Icon.CHEVRON_DOWN if self.isChecked() else Icon.CHEVRON_RIGHT
            paint_icon(p, icon, QRectF(1, r.center().y() - 6, 12, 12), "muted", stroke=2)
            used = paint.write(p, r.adjusted(20, 0, 0, 0), self.text(), "smallMedium", "text2")
            paint.write(p, r.adjusted(30 + used, 0, 0, 0), self._code, "monoSmall", "muted")
            if self.ringed:
                paint.ring(p, r, 5)


class ErrorBody(QWidget):
    """Sentence, remedy, ways out and details of one error; no frame of its own.

    Args:
        error: what is shown.
        title: stands over the sentence, when that is only a part of what happened.
        acts: buttons that do what the remedy says.
        ways: what can be done, one of which is enough.
        calm: what did not happen.
    """

    def __init__(
        self,
        error: KitStudioError,
        *,
        title: str = "",
        acts: Sequence[Button] = (),
        ways: Sequence[WayOut] = (),
        calm: str = "",
    ) -> None:
        super().__init__()
        words = text.error_text(error)
        self._details = words.details
        sentence = _with_short_paths(words.summary, error)
        large = title or len(sentence) <= _SHORT
        heads: list[Entry] = [Label(title, "h1")] if title else []
        font = "body" if title else "h1" if large else "h2"
        heads += [Label(sentence, font, "text2" if title else "text", wrap=True, line=120)]
        heads += [Label(calm, "body", "text2", wrap=True)] if calm else []
        entries: list[Entry] = [
            row((_top(Tile(Icon.ERROR, "state.danger", 48, 24))), 16, (col(None, *heads, None, gap=4), 1), gap=0)
        ]
        if words.remedy or acts:
            entries += [18, self._remedy(words.remedy, acts)]
        if ways:
            entries += [18, Label(self.tr("Do one of these"), "smallStrong", "text2"), 8, Steps(ways), 4]
        entries += [14, self._well(words.code)]
        self.setLayout(col(*entries, gap=0))

    def _remedy(self, remedy: str, acts: Sequence[Button]) -> QWidget:
        words: list[Entry] = [Label(self.tr("What to do"), "smallStrong", "text2")] if acts else []
        words += [Label(remedy, "body", "text", wrap=True)] if remedy else []
        words += [8, row(*acts, None)] if acts else []
        glyph = col(Glyph(Icon.INFO, 16, "state.info.solid", "sunken"), None, margins=(0, 2, 0, 0))
        return Panel(row(glyph, 12, (col(*words, gap=4), 1), gap=0, margins=(14, 12, 14, 13)), "sunken", 8, "line")

    def _well(self, code: str) -> QWidget:
        copy = Button(self.tr("Copy details"), "ghost", Icon.COPY, height=28)
        copy.clicked.connect(self._copy)
        is_open = self._details.count("\n") < _FEW_LINES
        self._shown = Label(self._details, "monoSmall", "text2", wrap=True, line=130)
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shown.setVisible(is_open)
        fold = _Fold(self.tr("Details"), code, is_open=is_open)
        fold.toggled.connect(self._shown.setVisible)
        return Panel(col(row((fold, 1), copy), self._shown, gap=2, margins=(12, 5, 8, 8)), "sunken", 8, "line")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def _with_short_paths(sentence: str, error: KitStudioError) -> str:
    """A sentence with its long paths by both their ends; the details have them whole."""
    for fact in error.facts.values():
        path = str(shown(fact))
        parts = path.split("/")
        if len(path) > _PATH and path.startswith("/") and len(parts) >= _ENDS:
            sentence = sentence.replace(path, "/".join([*parts[:2], "…", *parts[-2:]]))
    return sentence


def _top(widget: QWidget) -> QVBoxLayout:
    return col(widget, None)
