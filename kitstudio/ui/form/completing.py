"""A field that offers what could stand in it, in a list below; the arrow keys and the pointer take from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui import paint, text
from kitstudio.ui.form.suggestions import Suggest, Suggestion
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Panel, Tinted
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.delegates import dashed
from kitstudio.ui.widgets.inputs import Field, PathEdit

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 28
_ROWS: Final = 8
_OPENER: Final = 28
_LEAST, _WIDEST = 300, 420
_EDGE: Final = 6
_TAKES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


class SuggestionsModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Suggestion] = ()

    def show(self, rows: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Suggestion:
        """What a row offers."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(", ".join(each for each in (row.shown, row.name, row.note) if each))
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(f"{row.shown} {row.name}".strip())
        return None


class _Rows(QStyledItemDelegate):
    """Paints what is taken, its name in a quieter ink behind it, a note at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, T.high(_ROW))

    @override
    @dashed
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SuggestionsModel):
            return
        row = model.row(index)
        area = QRectF(option.rect)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            paint.turn(painter, area)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            paint.box(painter, area.adjusted(0, 1, 0, -1), 5, "selected")
        inner = area.adjusted(8, 0, -8, 0)
        if row.note:
            taken = paint.width_of(row.note, "small") + 8
            paint.write(painter, inner, row.note, "small", "muted", paint.RIGHT)
            inner.setRight(inner.right() - taken)
        mode = Qt.TextElideMode.ElideRight if row.name else Qt.TextElideMode.ElideMiddle
        used = paint.write(painter, inner, row.shown, "body", "text", elide=mode)
        if row.name and used + 60 < inner.width():
            paint.write(painter, inner.adjusted(used + 10, 0, 0, 0), row.name, "small", "muted")


class _List(Tinted, QListView):
    """The rows, on the raised ground of what floats; the keyboard stays in the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tint({QPalette.ColorRole.Base: "raised", QPalette.ColorRole.Highlight: None})


class _Popup(Panel):
    """The list inside the window, above everything in it, and so never in the way of the keys."""

    def __init__(self, model: SuggestionsModel, name: str, window: QWidget) -> None:
        self.list = _List()
        self.list.setModel(model)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setAccessibleName(name)
        super().__init__(col(self.list, margins=4), "raised", 8, "lineStrong")
        self.setParent(window)

    def show_at(self, field: QWidget, rows: int) -> None:
        """Show it below a field, or above where there is no room."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(max(field.width(), _LEAST), _WIDEST, window.width() - 2 * _EDGE)
        self.setFixedSize(width, T.high(_ROW) * min(rows, _ROWS) + 8)
        at = field.mapTo(window, QPoint(field.width() - width if field.isRightToLeft() else 0, 0))
        below = at.y() + field.height() + 3
        fits = below + self.height() + _EDGE <= window.height()
        x = min(max(_EDGE, at.x()), window.width() - width - _EDGE)
        self.move(x, below if fits else max(_EDGE, at.y() - self.height() - 3))
        self.show()
        self.raise_()


class CompletingField(Field):
    """A field with suggestions. They open while one types, with the Down key, and with the button where there is one.

    Signals:
        taken(str): one of them was taken; `edit` holds it already.
    """

    taken = Signal(str)

    def __init__(
        self,
        suggest: Suggest,
        name: str,
        icon: Icon | None = None,
        trailing: QWidget | None = None,
        *,
        edit: PathEdit | None = None,
        opener: bool = False,
    ) -> None:
        """Make it; `edit` is the line of a path, `opener` a chevron that opens the list."""
        self._suggest = suggest
        self._opener = icon_button(Icon.CHEVRON_DOWN, "", _OPENER) if opener else None
        super().__init__("", "", name, icon, trailing, mono=edit is not None, edit=edit)
        self._model = SuggestionsModel(self)
        self._popup: _Popup | None = None
        self.edit.textEdited.connect(self._offer)
        if self._opener is not None:
            self._dress_opener(self._opener)

    def _dress_opener(self, opener: Button) -> None:
        opener.setToolTip(self.tr("Show suggestions"))
        opener.setAccessibleName(self.tr("Show suggestions"))
        opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the Down key does the same
        opener.clicked.connect(self.offer_all)
        opener.setParent(self)

    @property
    def offered(self) -> list[str]:
        """What the list shows while it is open."""
        if self._popup is None or not self._popup.isVisible():
            return []
        return [str(self._model.index(at).data()) for at in range(self._model.rowCount())]

    @Slot()
    def offer_all(self) -> None:
        """Open the list, whatever stands in the field."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer(self.edit.text())

    @Slot(str)
    def _offer(self, typed: str) -> None:
        rows = [each for each in self._suggest(typed) if each.value != typed] if self.edit.hasFocus() else []
        if self.edit.isReadOnly() or not rows:
            self._close()
            return
        self._model.show(rows)
        self._made().show_at(self, len(rows))

    def _made(self) -> _Popup:
        """The list, made when it is first needed: a form has hundreds of fields."""
        if self._popup is None:
            self._popup = _Popup(self._model, self.tr("Suggestions"), self.window())
            self._popup.list.clicked.connect(self._take)
            self.destroyed.connect(self._popup.deleteLater)
            around: QWidget | None = self
            while around is not None and not isinstance(around, QScrollArea):
                around = around.parentWidget()
            if around is not None:
                around.verticalScrollBar().valueChanged.connect(self._close)
        return self._popup

    @Slot()
    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        value = self._model.row(index).value
        self._close()
        self.edit.setText(value)
        self.taken.emit(value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
                self._close()
            elif isinstance(event, QKeyEvent) and self._handles(event):
                return True
        return super().eventFilter(watched, event)

    def _handles(self, event: QKeyEvent) -> bool:
        """Keys that are for the list; those that would mean the page are kept from it while the list is open."""
        is_open = self._popup is not None and self._popup.isVisible()
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride:
            if is_open and (key == Qt.Key.Key_Escape or key in _TAKES):
                event.accept()
                return True
            return False
        if event.type() != QEvent.Type.KeyPress or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if is_open and self._popup is not None:
            return self._steer(self._popup.list, key)
        if key == Qt.Key.Key_Down:
            self._offer(self.edit.text())
        return key == Qt.Key.Key_Down

    def _steer(self, rows: QListView, key: int) -> bool:
        current = rows.currentIndex()
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in _TAKES and current.isValid():
            self._take(current)
            return key != Qt.Key.Key_Tab
        elif key in _STEPS:
            last = self._model.rowCount() - 1
            step = _STEPS[Qt.Key(key)]
            at = current.row() + step if current.isValid() else 0 if step > 0 else last
            rows.setCurrentIndex(self._model.index(max(0, min(last, at))))
        else:
            return False
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._opener is not None:  # neither places nor text margins are mirrored by themselves
            mirrored, room = self.isRightToLeft(), _OPENER - 8
            self._opener.move(1 if mirrored else self.width() - _OPENER - 1, 1)
            self.edit.setTextMargins(room if mirrored else -2, 0, -2 if mirrored else room, 0)
