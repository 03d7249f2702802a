"""The filter of the contents: a field below the head, there while it is used."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row
from kitstudio.ui.widgets.buttons import icon_button
from kitstudio.ui.widgets.inputs import Field

_PAUSE_MS: Final = 120


class FilterRow(QWidget):
    """`changed(str)`: other words are looked for, after a short pause; `left()`: the keyboard goes to the rows."""

    changed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = Field(placeholder=self.tr("Filter by name"), icon=Icon.FILTER, height=28)
        close = icon_button(Icon.CLOSE, self.tr("End the filter  Esc"))
        self.setLayout(row((self.field, 1), close, gap=4, margins=(12, 4, 8, 4)))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.field.edit.textChanged.connect(self._wait)
        close.clicked.connect(self.end)
        self.hide()

    @property
    def words(self) -> str:
        """What is looked for; empty for everything."""
        return self.field.edit.text().strip()

    @Slot()
    def open(self) -> None:
        """Show it and put the keyboard into it."""
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    @Slot()
    def end(self) -> None:
        """Show everything again."""
        self.field.edit.clear()
        self._pause.stop()
        self._tell()
        self.hide()
        self.left.emit()

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
