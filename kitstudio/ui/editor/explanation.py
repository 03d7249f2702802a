"""What stands at a place means, and what is wrong with it, with the way to mend it: by the mouse or Ctrl+F1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kitstudio.model.finding import Finding, Fix
from kitstudio.model.kitfile import show_path
from kitstudio.model.kitfile_completion import meaning_at
from kitstudio.ui import text
from kitstudio.ui.core_words import fix_words, meaning_words
from kitstudio.ui.editor.popup import Popup
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.editor.waves import TONES
from kitstudio.ui.layout import clear, col, row, wrap
from kitstudio.ui.widgets.base import Glyph, Label, Line
from kitstudio.ui.widgets.buttons import Button

_WIDTH: Final = 380
_MOST: Final = 3
"""Findings shown at most; a line seldom has two."""


class Explanation(QObject):
    """The popup with a meaning and findings.

    Signals:
        fix_chosen(Fix): a person wants it applied.
    """

    fix_chosen = Signal(object)

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._body = col(margins=(12, 9, 12, 10))
        self._body.setSpacing(6)
        self.popup = Popup(edit, self._body)
        self.popup.setAccessibleName(self.tr("Explanation"))

    def show_for(self, cursor: QTextCursor) -> bool:
        """Explain what stands at a cursor; False when there is nothing to say."""
        place = self._edit.place(cursor)
        meaning, findings = meaning_words(meaning_at(place.path)), self._edit.waves.at(cursor)
        if not meaning and not findings:
            self.popup.hide()
            return False
        clear(self._body)
        said = []
        for finding in findings[:_MOST]:
            said.append(text.finding_text(finding))
            self._add(self._finding(finding))
        if meaning:
            said.append(meaning)
            self._add(Line(show_path(place.path), "monoSmall", "accent", Qt.TextElideMode.ElideMiddle))
            self._add(Label(meaning, "small", "text2", wrap=True, line=125))
        self._show(cursor, said)
        return True

    def offer_fixes(self, cursor: QTextCursor) -> None:
        """Show what is wrong at a cursor with the keyboard on the first way to mend it."""
        if not any(finding.fixes for finding in self._edit.waves.at(cursor)):
            clear(self._body)
            words = self.tr("Nothing to mend in this line")
            self._add(Label(words, "small", "text2"))
            self._show(cursor, [words])
        elif self.show_for(cursor):
            self.popup.findChildren(_FixButton)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, cursor: QTextCursor, said: Sequence[str]) -> None:
        self.popup.setAccessibleDescription(" ".join(said))
        self.popup.show_at(self._edit.cursorRect(cursor), _WIDTH)

    def leave(self) -> None:
        """Back to the text."""
        self.popup.hide()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, piece: QWidget) -> None:
        self._body.addWidget(piece)

    def _finding(self, finding: Finding) -> QWidget:
        tone, icon = TONES[finding.severity]
        words = Label(text.finding_text(finding), "small", wrap=True, line=125)
        sign = col(1, Glyph(icon, 15, f"{tone}.solid", "raised"), None)
        entries = [row(sign, (words, 1), gap=8)]
        entries += [row(23, _FixButton(self, fix), None) for fix in finding.fixes[:2]]
        return wrap(col(*entries, gap=6))


class _FixButton(Button):
    """Applies one fix."""

    def __init__(self, owner: Explanation, fix: Fix) -> None:
        super().__init__(fix_words(fix.title), height=28)
        self._owner, self._fix = owner, fix
        self.setMaximumWidth(_WIDTH - 50)
        self.clicked.connect(self._press)

    @Slot()
    def _press(self) -> None:
        self._owner.leave()
        self._owner.fix_chosen.emit(self._fix)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from fix to fix, Esc back to the text."""
        all_of_them = self._owner.popup.findChildren(_FixButton)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self._owner.leave()
        elif event.key() in steps:
            at = all_of_them.index(self) + steps[Qt.Key(event.key())]
            all_of_them[at % len(all_of_them)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus = QApplication.focusWidget()
        if focus is None or not self._owner.popup.isAncestorOf(focus):
            self._owner.popup.hide()
