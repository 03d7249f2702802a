"""What the program is made of, as a table: name, version, licence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from kitstudio.host.provenance import Part
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_COLUMNS: Final = 3


class PartsModel(QAbstractTableModel):
    """Rows of `Part`; `Role.ROW` gives the part."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these."""
        self.beginResetModel()
        self._parts = tuple(parts)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._parts)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Part"), self.tr("Version"), self.tr("Licence"))[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        part = self._parts[index.row()]
        words = (part.name, part.version, part.licence)
        if role == Role.CELL:
            first = index.column() == 0
            return cells.Plain(words[index.column()], "text" if first else "text2", "medium" if first else "body")
        if role == Role.ROW:
            return part
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(each for each in words if each)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words[index.column()]
        return None
