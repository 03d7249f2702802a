"""The editor of a Kitfile: what a person types, asks and chooses in its text."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QTextCursor
from typing_extensions import override

from kitstudio.ui.editor import manners
from kitstudio.ui.editor.completion import Completion
from kitstudio.ui.editor.explanation import Explanation
from kitstudio.ui.editor.text_edit import TextEdit

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NEAR: Final = 80
_GAP: Final = 5
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KitfileEdit(TextEdit):
    """An editor for one Kitfile.

    Signals:
        fix_chosen(Fix): apply its edits.
    """

    fix_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Text of the Kitfile"))
        self.completion = Completion(self)
        self.explanation = Explanation(self)
        self._pointed: QRect | None = None
        self.viewport().setMouseTracking(True)  # see mouseMoveEvent
        self.explanation.fix_chosen.connect(self.fix_chosen)
        self.sign_pressed.connect(self._explain_line)

    def offer_files(self, files: Collection[str]) -> None:
        """Paths that are completed in values that are paths."""
        self.completion.offer_files(files)

    @Slot()
    def explain(self) -> None:
        """Say what stands at the cursor means, and what is wrong with it."""
        self.completion.close()
        self.explanation.show_for(self.textCursor())

    @Slot()
    def list_fixes(self) -> None:
        """Offer every way to mend what is wrong in the line of the cursor."""
        self.completion.close()
        self.explanation.offer_fixes(self.textCursor())

    @Slot()
    def comment(self) -> None:
        """Make the lines of the selection comments, or lines again."""
        self._change(manners.comment)

    @Slot()
    def move_up(self) -> None:
        """Move the lines of the selection up."""
        if not self.isReadOnly():
            manners.move_lines(self, -1)

    @Slot()
    def move_down(self) -> None:
        """Move the lines of the selection down."""
        if not self.isReadOnly():
            manners.move_lines(self, 1)

    @Slot()
    def fold(self) -> None:
        """Fold what the cursor is in."""
        self.folds.fold(self.textCursor().block())

    @Slot()
    def unfold(self) -> None:
        """Open what is folded at the cursor."""
        self.folds.unfold(self.textCursor().block())

    def _change(self, act: object, *arguments: object) -> None:
        if not self.isReadOnly() and callable(act):
            act(self.textCursor(), *arguments)

    @Slot(object)
    def _explain_line(self, line: int) -> None:
        block = self.document().findBlockByNumber(line - 1)
        findings = self.waves.between(block.position(), block.position() + block.length())
        for wave in findings.get(line - 1, [])[:1]:
            cursor = QTextCursor(wave.word)
            cursor.setPosition(wave.word.selectionStart())
            self.setTextCursor(cursor)
            self.setFocus()
            self.explain()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.explanation.popup.hide()
        if self.completion.handle(event):
            return
        self.setTabChangesFocus(event.key() == Qt.Key.Key_Escape or self.isReadOnly())  # Esc, then Tab leaves
        if not self.isReadOnly() and self._behave(event):
            self.ensureCursorVisible()
            self.completion.after(event)
            return
        super().keyPressEvent(event)
        self.completion.after(event)

    def _behave(self, event: QKeyEvent) -> bool:
        """What an editor of YAML does with a key; False leaves it to the text field."""
        key, cursor = event.key(), self.textCursor()
        if event.modifiers() & (_CTRL | _ALT):
            return False
        if key in _RETURNS:
            manners.new_line(cursor)
        elif key == Qt.Key.Key_Tab:
            manners.indent(cursor, 1)
        elif key == Qt.Key.Key_Backtab:
            manners.indent(cursor, -1)
        elif key == Qt.Key.Key_Backspace:
            if not manners.outdent_blank(cursor):
                return False
        elif not manners.type_pair(cursor, event.text()):
            return False
        self.setTextCursor(cursor)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setTabChangesFocus(self.isReadOnly())
        super().focusInEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only words are pasted, with line ends and indentation as they are here."""
        if source.hasText() and not self.isReadOnly():
            self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\t", "  "))
            self.ensureCursorVisible()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_for_page(event):
            event.ignore()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._point(event.pos())
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What was explained to the mouse goes when that goes elsewhere; the popup itself lies over the text."""
        if self._pointed is not None and not self._pointed.contains(event.position().toPoint()):
            self._pointed = None
            self.explanation.popup.hide()
        super().mouseMoveEvent(event)

    def _point(self, at: QPoint) -> None:
        """Explain what the mouse rests on."""
        inside = self.viewport().mapFromParent(at)
        cursor = self.cursorForPosition(inside)
        near = self.cursorRect(cursor)
        far = abs(near.center().x() - inside.x()) > near.height() or not near.top() <= inside.y() <= near.bottom()
        self._pointed = None
        if far or self.completion.popup.isVisible():
            self.explanation.popup.hide()
        elif self.explanation.show_for(cursor):
            self._pointed = near.adjusted(-_NEAR, -_GAP, _NEAR, _GAP)


def _is_for_page(event: QKeyEvent) -> bool:
    """Whether a key means the page or window, though a text field would take it for itself."""
    return event.key() in (*_RETURNS, Qt.Key.Key_K, Qt.Key.Key_H) and bool(event.modifiers() & _CTRL)
