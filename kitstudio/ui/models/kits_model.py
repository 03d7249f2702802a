"""The kits of the store as a table: one row for each repository and digest, grey rows while the store is read."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_GREY_ROWS: Final = 7
_GREY_SHARES: Final = (0.5, 0.36, 0.6, 0.44, 0.3, 0.5, 0.38)


class Column(enum.IntEnum):
    """The columns in their order."""

    NAME = 0
    VERSION = 1
    SIZE = 2
    LAYERS = 3
    LICENCE = 4
    STORED = 5


class KitsModel(QAbstractTableModel):
    """Rows of `StoredKit`; `Role.ROW` gives the kit of a row, None for a grey one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kits: tuple[StoredKit, ...] | None = None
        self._cells: list[tuple[cells.Cell, ...]] = []

    @property
    def kits(self) -> tuple[StoredKit, ...] | None:
        """What is shown; None while nothing is known yet."""
        return self._kits

    def show_kits(self, kits: Sequence[StoredKit], now: datetime) -> None:
        """Show these kits."""
        self.beginResetModel()
        self._kits = tuple(kits)
        largest = max((each.row.total_size for each in kits), default=1) or 1
        self._cells = [_cells_of(each, largest, now) for each in kits]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if parent.isValid():
            return 0
        return _GREY_ROWS if self._kits is None else len(self._kits)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Column.NAME: self.tr("Name"),
            Column.VERSION: self.tr("Version"),
            Column.SIZE: self.tr("Size"),
            Column.LAYERS: self.tr("Layers"),
            Column.LICENCE: self.tr("Licence"),
            Column.STORED: self.tr("Stored"),
        }
        return titles[Column(section)] if section in titles else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if self._kits is None:
            share = _GREY_SHARES[index.row() % len(_GREY_SHARES)]
            return cells.Skeleton(share) if role == Role.CELL else None
        if role == Role.CELL:
            return self._cells[index.row()][index.column()]
        answer = _ANSWERS.get(role)
        return answer(self._kits[index.row()], Column(index.column())) if answer is not None else None


def _tip(kit: StoredKit, column: Column) -> str | None:
    if column is Column.STORED and kit.row.stored_at:
        return text.exact(datetime.fromtimestamp(kit.row.stored_at, UTC))
    if column is Column.NAME:
        sizes = [f"{kinds.word(kind)} {text.size(size)}" for kind, size in kit.row.kinds]
        return "\n".join([printable(kit.title), *sizes, str(kit.digest)])
    return None


def _spoken(kit: StoredKit, column: Column) -> str:
    """A row in one breath in its first cell, for a screen reader."""
    if column is Column.NAME:
        return ", ".join([printable(kit.title), *kit.tags, text.size(kit.row.total_size)])
    return _words(kit, column)


def _words(kit: StoredKit, column: Column) -> str:
    row = kit.row
    words = {
        Column.NAME: f"{kit.title} {' '.join(kit.tags)}".strip(),
        Column.VERSION: row.version,
        Column.SIZE: text.size(row.total_size),
        Column.LAYERS: str(row.layers),
        Column.LICENCE: row.licence,
        Column.STORED: text.exact(datetime.fromtimestamp(row.stored_at, UTC)) if row.stored_at else "",
    }
    return printable(words[column])


def _sort_value(kit: StoredKit, column: Column) -> str | int:
    numbers = {
        Column.SIZE: kit.row.total_size,
        Column.LAYERS: kit.row.layers,
        Column.STORED: kit.row.stored_at,
    }
    return numbers[column] if column in numbers else _words(kit, column).casefold()


def _cells_of(kit: StoredKit, largest: int, now: datetime) -> tuple[cells.Cell, ...]:
    row = kit.row
    if row.damage:
        name: cells.Cell = cells.TwoLine(kit.title, row.damage, kit.tags, icon=Icon.WARN, tone="state.danger")
    else:
        second = row.description.partition("\n")[0] or row.author
        name = cells.TwoLine(kit.title, second, kit.tags, kinds=tuple(kind for kind, _ in row.kinds))
    stored = text.relative(datetime.fromtimestamp(row.stored_at, UTC), now) if row.stored_at else ""
    return (
        name,
        cells.Plain(row.version),
        cells.SizeCell(row.total_size, row.total_size / largest, min(kit.shared, row.total_size) / largest),
        cells.Plain(str(row.layers) if not row.damage else "", right=True),
        cells.Plain(row.licence),
        cells.Plain(stored, "muted"),
    )


_ANSWERS: Final[dict[int, Callable[[StoredKit, Column], object]]] = {
    Role.ROW: lambda kit, _column: kit,
    Role.SORT: _sort_value,
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: _tip,
}


class KitsFilter(QSortFilterProxyModel):
    """Sorts by value, not by words, and keeps the rows that hold every word typed: name, tag, version or digest."""

    def __init__(self, source: KitsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._source = source
        self.setSortRole(Role.SORT)
        self.setSourceModel(source)

    def look_for(self, words: str) -> None:
        """Keep the rows that hold all of these."""
        self._words = tuple(words.casefold().split())
        self.setFilterFixedString(words)  # makes Qt ask again, in every version alike

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        kits = self._source.kits
        if not self._words or kits is None:
            return True
        kit = kits[source_row]
        row = kit.row
        held = " ".join((kit.title, row.name, row.description, row.version, row.licence, *kit.tags)).casefold()
        return all(word in held or word in str(kit.digest) for word in self._words)
