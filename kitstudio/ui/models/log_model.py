"""The records of this run as a table, the newest last, and a filter by how much they matter."""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Slot,
)
from typing_extensions import override

from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.session_log import Level, Record, SessionLog
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_LOOKS: Final = {
    Level.NOTE: ("state.neutral", Icon.INFO),
    Level.WARNING: ("state.warn", Icon.WARN),
    Level.ERROR: ("state.danger", Icon.ERROR),
}


class Column(enum.IntEnum):
    """The columns in their order."""

    TIME = 0
    LEVEL = 1
    WORDS = 2


def clock_of(record: Record) -> str:
    """The local time of a record."""
    return QDateTime.fromSecsSinceEpoch(int(record.when)).toString("HH:mm:ss")


class LogModel(QAbstractTableModel):
    """Follows a log; `Role.ROW` is the record."""

    def __init__(self, log: SessionLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._records = list(log.records)
        log.added.connect(self._added)

    @Slot(object)
    def _added(self, record: Record) -> None:
        kept = len(self._log.records)
        surplus = len(self._records) + 1 - kept
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            del self._records[:surplus]
            self.endRemoveRows()
        at = len(self._records)
        self.beginInsertRows(QModelIndex(), at, at)
        self._records.append(record)
        self.endInsertRows()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record, column = self._records[index.row()], Column(index.column())
        if role == Role.ROW:
            return record
        if role == Role.CELL:
            return self._cell(record, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(record, column)
        return text.tip(record.words) if role == Qt.ItemDataRole.ToolTipRole and column is Column.WORDS else None

    def _words(self, record: Record, column: Column) -> str:
        words = {Level.NOTE: self.tr("Note"), Level.WARNING: self.tr("Warning"), Level.ERROR: self.tr("Error")}
        return (clock_of(record), words[record.level], record.words)[column]

    def _cell(self, record: Record, column: Column) -> cells.Cell:
        words = self._words(record, column)
        if column is Column.LEVEL:
            tone, icon = _LOOKS[record.level]
            return cells.Status(words, tone, icon)
        return cells.Plain(words, "muted" if column is Column.TIME else "text2", "monoSmall")


class LogFilter(QSortFilterProxyModel):
    """Keeps records that matter at least so much."""

    def __init__(self, source: LogModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._least = Level.NOTE
        self.setSourceModel(source)

    def keep_from(self, least: Level) -> None:
        """Change how much a record has to matter."""
        self._least = least
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        record = self.sourceModel().index(source_row, 0).data(Role.ROW)
        return isinstance(record, Record) and record.level >= self._least
