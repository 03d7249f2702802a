"""Go to a line: a bar above the text that goes as one types the number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from typing_extensions import override

from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import row
from kitstudio.ui.widgets.base import Label, Panel
from kitstudio.ui.widgets.buttons import icon_button
from kitstudio.ui.widgets.inputs import Field


class LineBar(Panel):
    """Return stays at the line, Esc goes back to where one was."""

    def __init__(self, edit: TextEdit) -> None:
        self._edit = edit
        self._before = edit.textCursor()
        self.field = Field(placeholder=self.tr("Line"), height=28, mono=True)
        self.field.setMaximumWidth(120)
        self._of = Label("", "label", "muted")
        shut = icon_button(Icon.CLOSE, self.tr("Close  Esc"))
        super().__init__(row(self.field, self._of, None, shut, gap=8, margins=(8, 6, 6, 6)), "sunken", edges="b")
        shut.clicked.connect(self._back)
        self.field.edit.textEdited.connect(self._typed)
        self.hide()

    @Slot()
    def ask(self) -> None:
        """Ask for the number of a line."""
        self._before = self._edit.textCursor()
        lines = self._edit.blockCount()
        self._of.say(self.tr("of {n} lines").format(n=lines))
        self.field.edit.setValidator(QIntValidator(1, lines, self.field.edit))
        self.field.edit.setText(str(self._before.blockNumber() + 1))
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    @Slot(str)
    def _typed(self, words: str) -> None:
        if words.isdecimal():
            self._edit.point_at(min(int(words), self._edit.blockCount()))

    @Slot()
    def _back(self) -> None:
        self._edit.setTextCursor(self._before)
        self._edit.ensureCursorVisible()
        self._close()

    def _close(self) -> None:
        self.hide()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
        else:
            super().keyPressEvent(event)
