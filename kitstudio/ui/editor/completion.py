"""What could be written, in a list at the cursor: by typing or Ctrl+Space, taken with Return or Tab."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kitstudio.model.kitfile_completion import Suggestion, meaning_at, suggest
from kitstudio.model.yaml_cursor import Part, Place
from kitstudio.ui import paint
from kitstudio.ui.core_words import meaning_words
from kitstudio.ui.editor.popup import Popup
from kitstudio.ui.editor.text_edit import TextEdit
from kitstudio.ui.editor.units import units
from kitstudio.ui.layout import col
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Rule, Tinted
from kitstudio.ui.widgets.delegates import dashed

_ROW: Final = 26
_ROWS: Final = 8
_WIDTHS: Final = (220, 420)
_PAUSE_MS: Final = 30
_LEAVE: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})
_TAKE: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class Completion(QObject):
    """Completes the text of an editor.

    The list takes no focus: keys go to the editor, which asks `handle` first.
    """

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._files: Collection[str] = ()
        self._found: tuple[Suggestion, ...] = ()
        self._place: Place | None = None
        self._line = -1
        self._model = QStringListModel(self)
        self._list = _List(self._model)
        self._about = Label("", "small", "muted", wrap=True, line=125)
        self.popup = Popup(
            edit, col((self._list, 1), Rule(), col(self._about, margins=(10, 6, 10, 7)), gap=0, margins=1)
        )
        self.popup.setAccessibleName(self.tr("Suggestions"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        self._list.clicked.connect(self._clicked)
        self._list.selectionModel().currentChanged.connect(self._moved)
        edit.cursorPositionChanged.connect(self._went)

    @property
    def labels(self) -> list[str]:
        """What is offered now."""
        return [each.label for each in self._found] if self.popup.isVisible() else []

    def offer_files(self, files: Collection[str]) -> None:
        """Paths for values that are paths."""
        self._files = files

    @Slot()
    def ask(self) -> None:
        """Offer what can be written here, whatever was typed."""
        self._offer(asked=True)

    def after(self, event: QKeyEvent) -> None:
        """A key went into the text: offer, or offer anew, when it was a letter of a word."""
        typed = event.text()
        is_letter = bool(typed.strip()) and typed.isprintable()
        again = self.popup.isVisible() and event.key() == Qt.Key.Key_Backspace
        if is_letter or again or (typed == " " and self._after_colon()):
            self._pause.start()
        elif typed:
            self.close()

    def handle(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list."""
        if not self.popup.isVisible():
            return False
        key = event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in _TAKE:
            self._take(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            if key in _LEAVE:
                self.close()
            return False
        return True

    @Slot()
    def close(self) -> None:
        """Take the list away."""
        self._pause.stop()
        self.popup.hide()

    def _after_colon(self) -> bool:
        cursor = self._edit.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()].endswith(": ")

    @Slot()
    def _typed(self) -> None:
        self._offer(asked=False)

    def _offer(self, *, asked: bool) -> None:
        if self._edit.isReadOnly():
            return
        place = self._edit.place()
        found = suggest(place, self._files)
        word = place.word.lower()
        if not asked:
            is_value = place.part is Part.VALUE
            found = tuple(each for each in found if each.label.lower() != word) if word else found
            if (not word and not is_value) or (len(found) == 1 and found[0].label.lower() == word):
                found = ()
        self._place, self._found = place, found
        self._line = self._edit.textCursor().blockNumber()
        if found:
            self._show(found)
        else:
            self.close()

    def _show(self, found: Sequence[Suggestion]) -> None:
        self._model.setStringList([each.label for each in found])
        wide = max(T.metrics("mono").horizontalAdvance(each.label) for each in found) + 48
        width = round(min(max(wide, _WIDTHS[0]), _WIDTHS[1]))
        self._list.setFixedHeight(T.high(_ROW) * min(_ROWS, len(found)) + 8)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._tell(0)
        self.popup.show_at(self._edit.cursorRect(), width)

    def _step(self, by: int) -> None:
        row = self._list.currentIndex().row() + by
        last = len(self._found) - 1
        row = (0 if row > last else last if row < 0 else row) if abs(by) == 1 else min(max(row, 0), last)
        self._list.setCurrentIndex(self._model.index(row, 0))

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._tell(now.row())

    def _tell(self, row: int) -> None:
        """The line below the list: what the chosen one means, else what the place is for."""
        if 0 <= row < len(self._found) and self._place is not None:
            about = meaning_words(self._found[row].about or meaning_at(self._place.path))
            self._about.say(about or self._found[row].label)
            self._list.setAccessibleDescription(f"{self._found[row].label}. {about}")

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())
        self._edit.setFocus()

    def _take(self, row: int) -> None:
        """Write a suggestion instead of the word, as one step that can be undone."""
        place = self._place
        if place is None or not 0 <= row < len(self._found):
            return
        chosen = self._found[row]
        cursor = self._edit.textCursor()
        block, line = cursor.block(), cursor.block().text()
        at = cursor.positionInBlock()
        start = units(line[: place.start - 1]) if chosen.back is None else at - chosen.back
        end = max(at, units(line[: place.end - 1])) if chosen.back is None else at
        indent = " " * (place.start - 1)
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(chosen.text.replace("\n", "\n" + indent))
        cursor.endEditBlock()
        self.close()
        self._edit.setTextCursor(cursor)
        if chosen.is_key and chosen.text.endswith(" "):
            self._pause.start()  # what may stand behind the new key

    @Slot()
    def _went(self) -> None:
        """The cursor left the line that the list is about."""
        if self.popup.isVisible() and self._edit.textCursor().blockNumber() != self._line:
            self.close()


class _Rows(QStyledItemDelegate):
    """A suggestion: words in mono, the chosen one on a pill."""

    @override
    @dashed
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.box(painter, rect, 4, "selected")
        paint.write(painter, rect.adjusted(8, 0, -8, 0), str(index.data()), "mono", "text")

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTHS[0], T.high(_ROW))


class _List(Tinted, QListView):
    """Takes no focus; the editor keeps it."""

    def __init__(self, model: QStringListModel) -> None:
        super().__init__()
        self.setModel(model)
        self._rows = _Rows(self)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Suggestions"))
        self.tint({QPalette.ColorRole.Base: "raised"})
        self.setViewportMargins(0, 4, 0, 4)
