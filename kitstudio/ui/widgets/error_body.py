"""An error as a person can use it: what happened, what to do, and the details to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.widgets.base import Label, Panel, Tile
from kitstudio.ui.widgets.buttons import Button


class ErrorBody(QWidget):
    """Sentence, remedy and details of one error; no frame of its own."""

    def __init__(self, error: KitStudioError, *, title: str = "") -> None:
        super().__init__()
        words = text.error_text(error)
        self._details = words.details
        heads: list[Entry] = [Label(title, "h1")] if title else []
        heads += [Label(words.summary, "body" if title else "h2", "text", wrap=True)]
        entries: list[Entry] = [
            row((_top(Tile(Icon.ERROR, "state.danger", 42, 22))), 16, (col(*heads, gap=4), 1), gap=0)
        ]
        if words.remedy:
            entries += [16, self._remedy(words.remedy)]
        entries += [16, self._well(words.code)]
        self.setLayout(col(*entries, gap=0))

    def _remedy(self, remedy: str) -> QWidget:
        title = Label(self.tr("What to do"), "smallStrong", "text2")
        return Panel(
            col(title, Label(remedy, "body", "text", wrap=True), gap=5, margins=(14, 11, 14, 12)), "sunken", 8, "line"
        )

    def _well(self, code: str) -> QWidget:
        copy = Button(self.tr("Copy details"), "ghost", Icon.COPY, height=28)
        copy.clicked.connect(self._copy)
        shown = Label(self._details, "monoSmall", "text2", wrap=True, line=130)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = row(Label(self.tr("Details"), "smallMedium", "text2"), Label(code, "monoSmall", "muted"), None, copy)
        return Panel(col(head, 4, shown, gap=0, margins=(14, 6, 8, 12)), "sunken", 8, "line")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def _top(widget: QWidget) -> QVBoxLayout:
    return col(widget, None)
