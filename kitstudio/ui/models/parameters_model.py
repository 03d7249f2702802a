"""Parameters of the Kitfile as a tree of keys, values and types. It changes nothing itself: it asks for changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.base.printable import printable
from kitstudio.model import yaml_scalars
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.kitfile_change import RenameKey, SetValue
from kitstudio.ui import text
from kitstudio.ui.widgets.cells import Plain
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex

KEY, VALUE, TYPE = range(3)
TEXT, NUMBER, TRUTH, NOTHING, MAP, LIST = range(6)

_TYPES: Final = (
    QT_TRANSLATE_NOOP("form", "Text"),
    QT_TRANSLATE_NOOP("form", "Number"),
    QT_TRANSLATE_NOOP("form", "Yes or no"),
    QT_TRANSLATE_NOOP("form", "Nothing"),
    QT_TRANSLATE_NOOP("form", "Map"),
    QT_TRANSLATE_NOOP("form", "List"),
)
_YES = {"true", "yes", "1", "on"}
_NO = {"false", "no", "0", "off"}


def type_words() -> list[str]:
    """The types in the person's language, in the order of their numbers."""
    return [QCoreApplication.translate("form", each) for each in _TYPES]


def type_of(value: JsonValue) -> int:
    """The type of a value."""
    if isinstance(value, bool):
        return TRUTH
    kinds = ((str, TEXT), (int | float, NUMBER), (Mapping, MAP), (Sequence, LIST))
    return next((number for kind, number in kinds if isinstance(value, kind)), NOTHING)


def converted(value: JsonValue, to: int) -> JsonValue:
    """The value as another type, as much of it as that type can say."""
    if to == TEXT:
        return "" if isinstance(value, Mapping | Sequence) or value is None else shown(value)
    if to == NUMBER:
        number = read_number(value) if isinstance(value, str) else None
        return int(value) if isinstance(value, bool) else number if number is not None else 0
    if to == TRUTH:
        return value.lower() in _YES if isinstance(value, str) else bool(value)
    if to == LIST:
        return [] if value is None or value == {} else [value]
    return {} if to == MAP else None


def shown(value: JsonValue) -> str:
    """A scalar as it is written; nothing for what holds others."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else ""


def read_number(words: str) -> int | float | None:
    """A number as kit reads it, None for what is none."""
    try:
        tag, value = yaml_scalars.resolve("", words.strip())
    except yaml_scalars.UnfitScalarError:
        return None
    is_number = tag in (yaml_scalars.INT, yaml_scalars.FLOAT) and isinstance(value, int | float)
    return value if is_number and isinstance(value, int | float) and value == value and abs(value) < 1e400 else None  # noqa: PLR0124 - not a number


class Row:
    """A value in the tree; its children are made when they are first asked for."""

    def __init__(self, up: Row | None, at: int, key: str | int, value: JsonValue, path: FieldPath) -> None:
        self.up, self.at, self.key, self.value, self.path = up, at, key, value, path
        self._made: list[Row] | None = None

    @property
    def children(self) -> list[Row]:
        """The values inside."""
        if self._made is None:
            self._made = [
                Row(self, at, key, value, (*self.path, key)) for at, (key, value) in enumerate(inside(self.value))
            ]
        return self._made

    @property
    def holds(self) -> bool:
        """Whether there is something inside."""
        return bool(inside(self.value))


def inside(value: JsonValue) -> list[tuple[str | int, JsonValue]]:
    """What a map or list holds, by key or place."""
    if isinstance(value, Mapping):
        return [*value.items()]
    return [*enumerate(value)] if isinstance(value, Sequence) and not isinstance(value, str) else []


class ParametersModel(QAbstractItemModel):
    """The tree below one `parameters`.

    Signals:
        asked(Change): the person edited a cell; the tree follows when the Kitfile has changed.
    """

    asked = Signal(object)

    def __init__(self, path: FieldPath, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._root = Row(None, 0, "", None, path)

    @property
    def value(self) -> JsonValue:
        """What is shown."""
        return self._root.value

    def show(self, value: JsonValue) -> bool:
        """Show another tree; False when it is the same."""
        if value == self._root.value and repr(value) == repr(self._root.value):
            return False
        self.beginResetModel()
        self._root = Row(None, 0, "", value, self.path)
        self.endResetModel()
        return True

    def row(self, index: Index) -> Row:
        """The value behind an index, the whole for none."""
        found: Row = index.internalPointer() if index.isValid() else self._root
        return found

    def index_of(self, path: FieldPath) -> QModelIndex:
        """The row of a path, or of the nearest thing around it."""
        found = QModelIndex()
        for step in path[len(self.path) :]:
            at = next((child.at for child in self.row(found).children if child.key == step), None)
            if at is None:
                break
            found = self.index(at, 0, found)
        return found

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        children = self.row(parent).children
        if not (0 <= row < len(children) and 0 <= column < 3) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    @override
    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt overloads
        up = self.row(index).up
        return QModelIndex() if up is None or up.up is None else self.createIndex(up.at, 0, up)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.column() > 0 else len(self.row(parent).children)

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return parent.column() <= 0 and self.row(parent).holds

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 3

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Key"), self.tr("Value"), self.tr("Type"))[section]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsEditable if index.isValid() and self._is_editable(index) else base

    def _is_editable(self, index: Index) -> bool:
        row = self.row(index)
        if index.column() == KEY:
            return isinstance(row.key, str)
        if index.column() == TYPE:
            return True
        words = shown(row.value)
        return type_of(row.value) in (TEXT, NUMBER, TRUTH) and printable(words, len(words) + 1) == words

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if role == Role.CELL:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return (str(row.key), shown(row.value), type_of(row.value))[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(self._cell(row, index.column()).words)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != TYPE:
            return text.tip(self._cell(row, index.column()).words)
        return None

    def _cell(self, row: Row, column: int) -> Plain:
        if column == KEY:
            words = str(row.key) if isinstance(row.key, str) else self.tr("Item {n}").format(n=row.key + 1)
            return Plain(words, "text" if isinstance(row.key, str) else "muted", "body")
        kind = type_of(row.value)
        if column == TYPE:
            return Plain(type_words()[kind], "muted", "small")
        if kind in (MAP, LIST):
            number = len(inside(row.value))
            return Plain(text.count(number, self.tr("{n} value"), self.tr("{n} values")), "muted", "small")
        return Plain(shown(row.value), "text2", "mono")

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self.row(index)
        if index.column() == KEY:
            return self._rename(row, str(value))
        new = converted(row.value, int(value)) if index.column() == TYPE else self._read(row, str(value))
        same = type_of(new) == type_of(row.value) and new == row.value
        if same or (new is None and index.column() == VALUE):
            return False
        self.asked.emit(SetValue(row.path, new))
        return True

    def _rename(self, row: Row, key: str) -> bool:
        siblings = [each.key for each in row.up.children] if row.up is not None else []
        if key == row.key or key in siblings:
            return False
        self.asked.emit(RenameKey(row.path, key))
        return True

    @staticmethod
    def _read(row: Row, words: str) -> JsonValue:
        """What is typed, as the type that is there; None for what is not of it."""
        kind = type_of(row.value)
        if kind == NUMBER:
            return read_number(words)
        if kind == TRUTH:
            small = words.strip().lower()
            return small in _YES if small in _YES | _NO else None
        return words


def new_key(there: Sequence[str | int]) -> str:
    """A key that is not there yet."""
    name, number = "new", 2
    while name in there:
        name, number = f"new{number}", number + 1
    return name
