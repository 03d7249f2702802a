"""A small panel at a place of an editor: inside the window, above everything in it, never in the way of the keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from kitstudio.ui import paint

_EDGE: Final = 6
_GAP: Final = 3
_GONE: Final = (QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.FocusOut)


class Popup(QWidget):
    """Belongs to an editor: goes when that is hidden, resized, scrolled, or left by the keyboard for elsewhere."""

    def __init__(self, edit: QPlainTextEdit, layout: QLayout) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setLayout(layout)
        self.hide()
        edit.installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(self.hide)

    def show_at(self, word: QRect, width: int) -> None:
        """Show it below a rectangle of the viewport, or above where there is no room."""
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setFixedWidth(min(width, window.width() - 2 * _EDGE))
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None and layout.hasHeightForWidth() else -1
        self.setFixedHeight(height if height > 0 else self.sizeHint().height())
        at = self._edit.viewport().mapTo(window, word.topLeft())
        x = min(max(_EDGE, at.x() - _EDGE), window.width() - self.width() - _EDGE)
        below = at.y() + word.height() + _GAP
        fits = below + self.height() + _EDGE <= window.height()
        self.move(QPoint(x, below if fits else max(_EDGE, at.y() - self.height() - _GAP)))
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GONE and not self._has_focus(event):
            self.hide()
        return super().eventFilter(watched, event)

    def _has_focus(self, event: QEvent) -> bool:
        """Whether the keyboard only went on into the popup."""
        focus = QApplication.focusWidget()
        return event.type() == QEvent.Type.FocusOut and focus is not None and self.isAncestorOf(focus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()  # the text behind stays where it is

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.box(p, QRectF(self.rect()), 6, "raised", "floatLine")
