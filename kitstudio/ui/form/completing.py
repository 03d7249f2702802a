"""A field that offers what could stand in it, in a list below; the arrow keys and the pointer take from it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui import paint
from kitstudio.ui.form.suggestions import Suggest, Suggestion
from kitstudio.ui.icons import Icon
from kitstudio.ui.widgets.base import Tinted
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.inputs import Field

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 28
_OPENER: Final = 28
_WIDEST: Final = 420
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier


class SuggestionsModel(QAbstractListModel):
    """The rows of the list; the edit role is the whole text of the field."""

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
        if role == Qt.ItemDataRole.EditRole:
            return row.value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(", ".join(each for each in (row.shown, row.name, row.note) if each))
        if role == Qt.ItemDataRole.ToolTipRole:
            return html.escape(printable(f"{row.shown} {row.name}".strip()))
        return None


class _Rows(QStyledItemDelegate):
    """Paints what is taken, its name in a quieter ink behind it, a note at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SuggestionsModel):
            return
        row = model.row(index)
        area = QRectF(option.rect)
        painter.save()
        if option.direction == Qt.LayoutDirection.RightToLeft:
            paint.turn(painter, area)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            paint.box(painter, area.adjusted(4, 1, -4, -1), 5, "selected")
        inner = area.adjusted(12, 0, -12, 0)
        if row.note:
            inner.setRight(inner.right() - 8 - paint.width_of(row.note, "small"))
            right = QRectF(inner.right() + 8, inner.top(), area.right() - inner.right() - 20, inner.height())
            paint.write(painter, right, row.note, "small", "muted", paint.RIGHT)
        mode = Qt.TextElideMode.ElideMiddle if not row.name else Qt.TextElideMode.ElideRight
        used = paint.write(painter, inner, row.shown, "body", "text", elide=mode)
        if row.name and used + 60 < inner.width():
            paint.write(painter, inner.adjusted(used + 10, 0, 0, 0), row.name, "small", "muted")
        painter.restore()


class _List(Tinted, QListView):
    """The list itself, on the raised ground of what floats."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.Box)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tint({QPalette.ColorRole.Base: "raised", QPalette.ColorRole.Highlight: None})


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
        mono: bool = False,
        opener: bool = False,
    ) -> None:
        """Make it; `opener` is a chevron that opens the list."""
        self._suggest = suggest
        self._opener = icon_button(Icon.CHEVRON_DOWN, "", 28) if opener else None
        super().__init__("", "", name, icon, trailing, mono=mono)
        self._model = SuggestionsModel(self)
        self._completer: QCompleter | None = None
        self._list: _List | None = None
        self.edit.textEdited.connect(self._offer)
        if self._opener is not None:
            self._dress_opener(self._opener)

    def _dress_opener(self, opener: Button) -> None:
        opener.setToolTip(self.tr("Show suggestions"))
        opener.setAccessibleName(self.tr("Show suggestions"))
        opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the Down key does the same
        opener.clicked.connect(self.offer_all)
        opener.setParent(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._opener is not None:  # neither places nor text margins are mirrored by themselves
            mirrored, room = self.isRightToLeft(), _OPENER - 8
            self._opener.move(1 if mirrored else self.width() - _OPENER - 1, 1)
            self.edit.setTextMargins(room if mirrored else -2, 0, -2 if mirrored else room, 0)

    def _made(self) -> QCompleter:
        """The list, made when it is first needed: a form has hundreds of fields."""
        if self._completer is None:
            rows = self._list = _List()
            rows.setAccessibleName(self.tr("Suggestions"))
            made = self._completer = QCompleter(self._model, self)
            made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            made.setCompletionRole(Qt.ItemDataRole.EditRole)
            made.setMaxVisibleItems(8)
            made.setWidget(self.edit)
            made.setPopup(rows)
            rows.setItemDelegate(_Rows(rows))  # setPopup puts Qt's own there
            made.activated.connect(self._take)
        return self._completer

    @property
    def is_offering(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    @Slot()
    def offer_all(self) -> None:
        """Open the list, whatever stands in the field."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer(self.edit.text())

    @Slot(str)
    def _offer(self, typed: str) -> None:
        rows = [each for each in self._suggest(typed) if each.value != typed] if not self.edit.isReadOnly() else []
        self._model.show(rows)
        if not rows:
            if self._list is not None:
                self._list.hide()
            return
        area = self.rect()
        area.setWidth(min(max(area.width(), 300), _WIDEST))
        area.moveTopLeft(self.edit.mapFromGlobal(self.mapToGlobal(area.topLeft())))
        self._made().complete(area)

    @Slot(str)
    def _take(self, value: str) -> None:
        self.edit.setText(value)
        self.taken.emit(value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and self._asks(event):
            self._offer(self.edit.text())
            return True
        return super().eventFilter(watched, event)

    def _asks(self, event: QKeyEvent) -> bool:
        down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        return down and not self.is_offering and event.modifiers() in (_NO_KEY, Qt.KeyboardModifier.KeypadModifier)
