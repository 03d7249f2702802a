"""A flat table whose rows are shown all at once: what such models have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

RowT = TypeVar("RowT")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[RowT]):
    """Rows of one type under titles; subclasses say the titles and answer `data`."""

    def __init__(self, rows: Sequence[RowT] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def titles(self) -> tuple[str, ...]:
        """A title for each column; empty for one that only keeps a distance."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.titles())

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        titles = self.titles()
        is_asked = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return titles[section] if is_asked and 0 <= section < len(titles) else None
