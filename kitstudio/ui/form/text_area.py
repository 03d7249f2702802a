"""A field for text of several lines that grows with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.layout import row
from kitstudio.ui.theme import METRIC, RADIUS, T
from kitstudio.ui.widgets.base import Tinted

_MOST_LINES: Final = 6


class _Edit(Tinted, QPlainTextEdit):
    pass


class TextArea(QWidget):
    """One to six lines. The edit itself is `area.edit`.

    Signals:
        typed(str): the person changed the text.
    """

    typed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._showing = self._error = False
        self.edit = _Edit()
        self.edit.setAccessibleName(name)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(T.font("body"))
        self.edit.document().setDocumentMargin(0)
        self.edit.setUndoRedoEnabled(False)  # the document of the Kitfile has the one way back
        self.edit.tint({QPalette.ColorRole.Base: None, QPalette.ColorRole.Text: "text"})
        self.edit.textChanged.connect(self._changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.edit.installEventFilter(self)
        self.setLayout(row((self.edit, 1), margins=(9, 6, 4, 5)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self._fit()

    def words(self) -> str:
        """The text; `toPlainText` would turn no-break spaces into spaces."""
        return self.edit.document().toRawText().replace("\u2029", "\n")

    def show_words(self, words: str) -> None:
        """Show another text; the cursor stays as near as it can."""
        if words == self.words():
            return
        at = self.edit.textCursor().position()
        self._showing = True
        self.edit.setPlainText(words)
        self._showing = False
        cursor = self.edit.textCursor()
        cursor.setPosition(min(at, max(0, self.edit.document().characterCount() - 1)))
        self.edit.setTextCursor(cursor)

    def set_error(self, *, wrong: bool) -> None:
        """Draw the frame of an error."""
        self._error = wrong
        self.update()

    @Slot()
    def _fit(self) -> None:
        wanted = round(self.edit.document().size().height())
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.edit.setVerticalScrollBarPolicy(needed if wanted > _MOST_LINES else off)
        lines = max(1, min(_MOST_LINES, wanted))
        self.setFixedHeight(max(T.high(METRIC["control"]), round(lines * T.metrics("body").lineSpacing()) + 13))

    @Slot()
    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit(self.words())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        elif event.type() == QEvent.Type.Resize:  # lines that are broken anew for another width are not told of
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        quiet = self.edit.isReadOnly() or not self.isEnabled()
        line, width = "lineStrong" if quiet else "control", 1.0
        if self._error:
            line, width = "state.danger.solid", 1.5
        if self.edit.hasFocus():
            line, width = ("state.danger.solid" if self._error else "focus"), 2.0
        with paint.Painter(self) as p:
            paint.box(p, QRectF(self.rect()), RADIUS["control"], "sunken" if quiet else "surface", line, width)
