"""Parameters as an editable tree, with buttons and keys to add, remove and retype values."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget
from typing_extensions import override

from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.kitfile_change import CopyEntry, MoveEntry, Remove, SetValue
from kitstudio.ui.form.requests import Requests
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row
from kitstudio.ui.models.parameters_model import (
    KEY,
    LIST,
    MAP,
    TYPE,
    ParametersModel,
    Row,
    new_key,
    type_of,
    type_words,
)
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.delegates import CellDelegate, Index
from kitstudio.ui.widgets.tree import Tree

_ROW: Final = 28
_HEAD: Final = 30
_MOST_ROWS: Final = 9
_WIDTHS: Final = (0, 84, 62)
_WITH_TYPE: Final = 230
"""Pixels from which the type of a value has a column."""


class _Editors(CellDelegate):
    """A list for the type, a line for key and value."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == TYPE:
            box = QComboBox(parent)
            box.addItems(type_words())
            box.setAccessibleName(self.tr("Type"))
            box.activated.connect(self._chosen)
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(self.tr("Key") if index.column() == KEY else self.tr("Value"))
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(int(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentIndex())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    @Slot()
    def _chosen(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


class _ParametersTree(Tree):
    """Insert adds, Delete removes, Return and F2 edit; what was open stays open."""

    add_asked = Signal()
    remove_asked = Signal()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setColumnHidden(2, self.width() < _WITH_TYPE * T.scale)  # a key is worth more than what its value shows
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if self.state() != Tree.State.EditingState:  # the one that ends editing comes through here too
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ParametersBox(QWidget):
    """The tree of one `parameters` with what can be done to it."""

    def __init__(self, path: FieldPath, requests: Requests) -> None:
        super().__init__()
        self._path, self._requests = path, requests
        self._adding: FieldPath | None = None
        self._moving: FieldPath | None = None
        self.model = ParametersModel(path, self)
        # Later, because the tree is made anew, and the editor that asks has to be closed before.
        self.model.asked.connect(requests.changed, Qt.ConnectionType.QueuedConnection)
        name = self.tr("Parameters")
        self.tree = _ParametersTree(self.model, name, _WIDTHS, _ROW, decorated=True)
        self.tree.setItemDelegate(_Editors(_ROW, decorated=True, parent=self.tree))
        triggers = Tree.EditTrigger.DoubleClicked | Tree.EditTrigger.EditKeyPressed | Tree.EditTrigger.AnyKeyPressed
        self.tree.setEditTriggers(triggers)
        self.tree.setSelectionMode(Tree.SelectionMode.SingleSelection)
        self.tree.add_asked.connect(self.add)
        self.tree.remove_asked.connect(self.remove)
        self.tree.expanded.connect(self._fit)
        self.tree.collapsed.connect(self._fit)
        self._add = Button(self.tr("Add value"), "ghost", Icon.PLUS, height=28)
        self._add.setToolTip(self.tr("Add a value here, inside a map or list  Insert"))
        self._add.clicked.connect(self.add)
        self._remove = icon_button(Icon.TRASH, self.tr("Remove this value  Delete"))
        self._remove.clicked.connect(self.remove)
        self._title = Label(name, "smallMedium", "text2")
        self._plain = Label("", "small", "muted", wrap=True, line=125)
        self._plain.hide()
        self.setLayout(col(self._title, self._plain, self.tree, row(self._add, self._remove, None, gap=4), gap=4))
        self.setFocusProxy(self.tree)
        self.tree.selectionModel().currentChanged.connect(self._enable)
        self._enable()
        self._fit()

    def hide_title(self) -> None:
        """Leave the title to the section around it."""
        self._title.hide()

    def show_value(self, value: JsonValue) -> None:
        """Show these parameters; rows that were open stay open, the current one stays current."""
        opened = {self.model.row(each).path for each in self._opened(QModelIndex())}
        current = self.model.row(self.tree.currentIndex()).path
        column = max(0, self.tree.currentIndex().column())
        if not self.model.show(value):
            return
        for path in sorted(opened, key=len):
            self.tree.expand(self.model.index_of(path))
        found = self.model.index_of(self._adding or self._moving or current)
        if found.isValid():
            self.tree.setCurrentIndex(found.siblingAtColumn(column))
        odd = value is not None and type_of(value) not in (MAP, LIST)
        self._plain.setVisible(odd)
        self._plain.say(self.tr("They are one value, not a map; change them in the text.") if odd else "")
        self._fit()
        self._enable()
        if self._adding is not None and self.model.row(found).path == self._adding:
            self._edit_new(found)
        self._adding = self._moving = None

    def _edit_new(self, found: QModelIndex) -> None:
        self.tree.scrollTo(found)
        named = isinstance(self.model.row(found).key, str)
        at = found if named else found.siblingAtColumn(1)
        self.tree.setCurrentIndex(at)
        self.tree.edit(at)

    def reveal(self, path: FieldPath) -> QWidget:
        """Make the value at a path the current one."""
        found = self.model.index_of(path)
        if found.isValid():
            self.tree.setCurrentIndex(found)
            self.tree.scrollTo(found)
        return self.tree

    def _opened(self, parent: QModelIndex) -> list[QModelIndex]:
        out: list[QModelIndex] = []
        for at in range(self.model.rowCount(parent)):
            index = self.model.index(at, 0, parent)
            if self.tree.isExpanded(index):
                out += [index, *self._opened(index)]
        return out

    def _rows(self, parent: QModelIndex) -> int:
        number = self.model.rowCount(parent)
        opened = [self.model.index(at, 0, parent) for at in range(min(number, _MOST_ROWS))]
        return number + sum(self._rows(each) for each in opened if self.tree.isExpanded(each))

    @Slot()
    def _fit(self) -> None:
        rows = min(_MOST_ROWS, self._rows(QModelIndex()))
        self.tree.setVisible(rows > 0)
        self.tree.setFixedHeight(_HEAD + T.row(_ROW) * rows + 4)

    @Slot()
    def _enable(self) -> None:
        self._remove.setEnabled(self.tree.currentIndex().isValid())

    @Slot()
    def add(self) -> None:
        """Add a value inside the current map or list, else behind the current value, and edit it."""
        around = self._around()
        key: str | int = len(around.children) if type_of(around.value) == LIST else new_key([*_keys(around)])
        if not around.path[len(self._path) :] and around.value is not None and type_of(around.value) not in (MAP, LIST):
            return
        self._adding = (*around.path, key)
        self.tree.expand(self.model.index_of(around.path))
        self._requests.changed.emit(SetValue(self._adding, ""))

    def _around(self) -> Row:
        current = self.model.row(self.tree.currentIndex())
        if current.up is None or type_of(current.value) in (MAP, LIST):
            return current
        return current.up

    def shift(self, by: int) -> None:
        """Move the current item of a list up or down."""
        current = self.model.row(self.tree.currentIndex())
        last = len(current.up.children) - 1 if current.up is not None else 0
        if isinstance(current.key, int) and 0 <= current.key + by <= last:
            self._moving = (*current.path[:-1], current.key + by)
            self._requests.changed.emit(MoveEntry(current.path, current.key + by))

    def duplicate(self) -> None:
        """Put a copy of the current item of a list behind it."""
        current = self.model.row(self.tree.currentIndex())
        if isinstance(current.key, int):
            self._moving = (*current.path[:-1], current.key + 1)
            self._requests.changed.emit(CopyEntry(current.path))

    @Slot()
    def remove(self) -> None:
        """Remove the current value."""
        current = self.model.row(self.tree.currentIndex())
        if current.up is not None:
            last = current.up.up is None and len(current.up.children) == 1
            self._requests.changed.emit(Remove(self._path if last else current.path))


def _keys(around: Row) -> list[str | int]:
    return [child.key for child in around.children]
