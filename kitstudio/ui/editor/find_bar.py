"""Find and replace in an editor: a bar above the text, with how many there are and which one this is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QRegularExpressionMatch, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QTextCursor
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.editor.search import Wanted, find_all, replaced, replacement
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.text_size import hold
from kitstudio.ui.widgets.base import Label, Panel
from kitstudio.ui.widgets.buttons import Button, Pressable, icon_button
from kitstudio.ui.widgets.inputs import Field

_PAUSE_MS: Final = 120
_MANY: Final = 200
"""Places beyond which they are replaced together: each one for itself moves all that is marked in the text."""

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class Toggle(Pressable):
    """A sign that is on or off: how is searched."""

    def __init__(self, sign: str, name: str) -> None:
        super().__init__(name)
        self.setText(sign)
        self.setToolTip(text.tip(name) or "")
        self.setCheckable(True)
        hold(self, width=28, height=28)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if on or self.hot:
                paint.box(p, r, 6, "accentTint" if on else "hover", "accentLine" if on else None)
            paint.write(p, r, self.text(), "monoSmall", "accent" if on else "text2", paint.CENTRE)
            if self.ringed:
                paint.ring(p, r)


class FindBar(Panel):
    """Searches while one types; Return goes on, Shift+Return back, Esc returns to the text."""

    def __init__(self, edit: TextEdit) -> None:
        self._edit = edit
        self._matches: Sequence[QRegularExpressionMatch] = ()
        self.field = Field(placeholder=self.tr("Find"), icon=Icon.SEARCH, height=28, mono=True)
        self.count = Label("", "label", "muted")
        self.case = Toggle("Aa", self.tr("Match case"))
        self.pattern = Toggle(".*", self.tr("Regular expression"))
        self.back = icon_button(Icon.CHEVRON_UP, self.tr("Previous  Shift+F3"))
        self.on = icon_button(Icon.CHEVRON_DOWN, self.tr("Next  F3"))
        self.shut = icon_button(Icon.CLOSE, self.tr("Close  Esc"))
        self.instead = Field(placeholder=self.tr("Replace with"), height=28, mono=True)
        self.one = Button(self.tr("Replace"), "ghost", height=28)
        self.all = Button(self.tr("Replace all"), "ghost", height=28)
        first = row((self.field, 1), self.case, self.pattern, self.back, self.on, self.shut, gap=2)
        self._second = wrap(row((self.instead, 1), self.one, self.all, gap=2))
        counted = row(2, self.count, None)
        super().__init__(col(first, self._second, counted, gap=4, margins=(8, 6, 6, 5)), "sunken", edges="b")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.field.edit.textChanged.connect(self._typed)
        for toggle in (self.case, self.pattern):
            toggle.toggled.connect(self._typed)
        for button, act in (
            (self.back, self.find_before),
            (self.on, self.find_next),
            (self.shut, self.close_bar),
            (self.one, self.replace_one),
            (self.all, self.replace_all),
        ):
            button.clicked.connect(act)
        self._edit.textChanged.connect(self._changed)
        self._edit.cursorPositionChanged.connect(self._tell)

    @property
    def wanted(self) -> Wanted:
        """What is searched for now."""
        return Wanted(self.field.edit.text(), is_pattern=self.pattern.isChecked(), by_case=self.case.isChecked())

    @Slot()
    def open_find(self) -> None:
        """Search: for what is selected, if that is a word or two."""
        self._open(replacing=False)

    @Slot()
    def open_replace(self) -> None:
        """Search and replace."""
        self._open(replacing=True)

    def _open(self, *, replacing: bool) -> None:
        chosen = self._edit.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.field.edit.setText(chosen)
        self._second.setVisible(replacing and not self._edit.isReadOnly())
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()
        self._look()

    @Slot()
    def close_bar(self) -> None:
        """Back to the text."""
        self.hide()
        self._matches = ()
        self._edit.show_hits(())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def find_next(self) -> None:
        """Go to the next place, round at the end."""
        self._go(1)

    @Slot()
    def find_before(self) -> None:
        """Go to the place before, round at the beginning."""
        self._go(-1)

    @Slot()
    def replace_one(self) -> None:
        """Replace the place that is selected, and go to the next."""
        at = self._current()
        if at < 0:
            self._go(1)
            return
        match = self._matches[at]
        cursor = self._edit.textCursor()
        cursor.insertText(replacement(match, self.instead.edit.text(), is_pattern=self.pattern.isChecked()))
        self._edit.setTextCursor(cursor)
        self._look()
        self._go(1)

    @Slot()
    def replace_all(self) -> None:
        """Replace every place as one step that can be undone."""
        if not self.isVisible() or self._pause.isActive():
            self._look()
        if not self._matches or self._edit.isReadOnly():
            return
        instead_of = partial(replacement, words=self.instead.edit.text(), is_pattern=self.pattern.isChecked())
        if len(self._matches) > _MANY:
            self._matches, matches = (), self._matches
            self._edit.show_hits(())  # the new ones are found when the keys rest
            self._edit.replace_raw(replaced(self._edit.raw(), matches, instead_of))
            return
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        for match in reversed(self._matches):
            cursor.setPosition(match.capturedStart())
            cursor.setPosition(match.capturedEnd(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(instead_of(match))
        cursor.endEditBlock()
        self._look()

    @Slot()
    def _typed(self) -> None:
        if self.isVisible():
            self._look()
            self._show_first()

    @Slot()
    def _changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    @Slot()
    def _look(self) -> None:
        """Search anew."""
        self._pause.stop()
        self._matches = find_all(self._edit.raw(), self.wanted)
        self._edit.show_hits([(match.capturedStart(), match.capturedEnd()) for match in self._matches])
        self._tell()

    def _show_first(self) -> None:
        """Show the first place from where the cursor is."""
        start = self._edit.textCursor().selectionStart()
        found = next((each for each in self._matches if each.capturedStart() >= start), None)
        if found is None and self._matches:
            found = self._matches[0]
        if found is not None:
            self._select(found)

    def _go(self, by: int) -> None:
        if not self.isVisible() or self._pause.isActive():
            self._look()
        if not self._matches:
            return
        cursor = self._edit.textCursor()
        if by > 0:
            behind = [each for each in self._matches if each.capturedStart() >= cursor.selectionEnd()]
            self._select((behind or self._matches)[0])
        else:
            before = [each for each in self._matches if each.capturedEnd() <= cursor.selectionStart()]
            self._select((before or self._matches)[-1])

    def _select(self, match: QRegularExpressionMatch) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(match.capturedStart())
        cursor.setPosition(match.capturedEnd(), QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    def _current(self) -> int:
        cursor = self._edit.textCursor()
        span = cursor.selectionStart(), cursor.selectionEnd()
        found = (at for at, each in enumerate(self._matches) if (each.capturedStart(), each.capturedEnd()) == span)
        return next(found, -1)

    @Slot()
    def _tell(self) -> None:
        """How many there are, and which one is selected."""
        if not self.isVisible():
            return
        wanted, total = self.wanted, len(self._matches)
        wrong = not wanted.expression().isValid()
        self.field.set_error(wrong=wrong)
        if wrong:
            self.count.say(self.tr("This pattern cannot be read"))
        elif not wanted.words:
            self.count.say("")
        elif not total:
            self.count.say(self.tr("Not found"))
        else:
            at = self._current() + 1
            words = self.tr("{n} of {total}") if at else self.tr("{total} found")
            self.count.say(words.format(n=at, total=total))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        returns = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif returns and self.instead.edit.hasFocus():
            self.replace_one()
        elif returns:
            self._go(-1 if event.modifiers() & _SHIFT else 1)
        else:
            super().keyPressEvent(event)
