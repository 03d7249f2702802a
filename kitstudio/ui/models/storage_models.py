"""What takes space, as tables: the kits by what removing them would free, and the files a clean-up would take."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel, Qt
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.descriptor import Digest
from kitstudio.operations.cleanup import Leftover
from kitstudio.operations.upkeep import KitUsage
from kitstudio.ui import text
from kitstudio.ui.library import Holding, StoredKit
from kitstudio.ui.models.kits_model import in_order, is_moving
from kitstudio.ui.models.rows_model import Index, RowsModel
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

NEVER: Final[Mapping[str, int]] = MappingProxyType({})


class UsageColumn(enum.IntEnum):
    """Columns of the kits."""

    NAME = 0
    FREED = 1
    SHARED = 2
    EDGE = 3
    """Nothing; it keeps the numbers away from the edge of the table."""


@dataclass(frozen=True, slots=True)
class KitShare:
    """A kit, what it is called, and what it takes alone and together with others."""

    title: str
    tags: tuple[str, ...]
    sub: str
    alone: int
    shared: int
    usage: KitUsage


def shares_of(holding: Holding, now: datetime, opened: Mapping[str, int] = NEVER) -> tuple[KitShare, ...]:
    """The kits of a store, each digest once; `opened` says when a REF was looked at last, as far as one remembers."""
    kits: dict[Digest, list[StoredKit]] = {}
    for each in holding.kits:
        kits.setdefault(each.digest, []).append(each)
    out = []
    for usage in holding.usage.kits:
        found = kits.get(usage.descriptor.digest, [])
        first, others = next(iter(found), None), found[1:]
        title = first.title if first is not None else text.digest(str(usage.descriptor.digest))
        tags = in_order(first.tags if first is not None else [each.tag for each in usage.references if each.tag])
        used = max((opened.get(str(each), 0) for each in (*usage.references, usage.descriptor.digest)), default=0)
        sub = _sub(first, [name for each in others for name in each.names], used, now)
        out.append(KitShare(title, tags, sub, usage.exclusive, usage.shared, usage))
    return tuple(out)


def _sub(kit: StoredKit | None, others: Sequence[str], used_at: int, now: datetime) -> str:
    """What stands below the name; `others` are the names in other repositories."""
    words = []
    if kit is not None and not kit.tags:
        words.append(text.translate("storage", "without a name"))
    elif others:
        words.append(text.translate("storage", "also {names}").format(names=", ".join(others)))
    if kit is not None and kit.row.stored_at:
        when = text.relative(text.moment(kit.row.stored_at), now)
        words.append(text.translate("storage", "stored {when}").format(when=when))
    if used_at:
        when = text.relative(text.moment(used_at), now)
        words.append(text.translate("storage", "opened {when}").format(when=when))
    return " · ".join(words)


class UsageModel(RowsModel[KitShare]):
    """Rows of `KitShare`."""

    @override
    def titles(self) -> tuple[str, ...]:
        return (self.tr("Kit"), self.tr("Freed if removed"), self.tr("Shared"), "")

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole and section == UsageColumn.FREED:
            return text.tip(self.tr("With the manifest; the size in the list of kits is that of layers and config"))
        return super().headerData(section, orientation, role)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.column() == UsageColumn.EDGE:
            return None
        row, column = self.rows[index.row()], UsageColumn(index.column())
        if role == Role.CELL:
            return self._cell(row, column)
        if role == Role.ROW:
            return row
        if role == Role.SORT:
            return (row.title.casefold(), row.alone, row.shared)[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, column, spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        return None

    def _cell(self, row: KitShare, column: UsageColumn) -> cells.Cell:
        if column is UsageColumn.NAME:
            return cells.TwoLine(row.title, row.sub, row.tags, frozenset(filter(is_moving, row.tags)))
        if column is UsageColumn.FREED:
            largest = max((each.alone + each.shared for each in self.rows), default=1) or 1
            return cells.SizeCell(row.alone, (row.alone + row.shared) / largest, row.shared / largest)
        shared = text.size(row.shared) if row.shared else "\u2013"
        return cells.Plain(shared, "text2" if row.shared else "muted", "small", right=True)

    def _words(self, row: KitShare, column: UsageColumn, *, spoken: bool) -> str:
        freed, shared = text.size(row.alone), text.size(row.shared)
        if column is UsageColumn.NAME:
            name = printable(f"{row.title} {' '.join(row.tags)}".strip())
            words = self.tr("{name}, frees {freed} when removed, shares {shared}")
            return words.format(name=name, freed=freed, shared=shared) if spoken else name
        return freed if column is UsageColumn.FREED else shared


class BySize(QSortFilterProxyModel):
    """Sorts by value, not by words."""

    def __init__(self, source: QAbstractTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(Role.SORT)
        self.setSourceModel(source)


class LeftoversModel(RowsModel[tuple[str, Leftover]]):
    """The files a clean-up would take, with why and how much."""

    @override
    def titles(self) -> tuple[str, ...]:
        return (self.tr("File"), self.tr("Size"))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        why, file = self.rows[index.row()]
        if role == Role.CELL:
            return cells.TwoLine(file.name, why) if index.column() == 0 else cells.SizeText(file.size)
        if role == Role.SORT:
            return (file.name, file.size)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = printable if role == Qt.ItemDataRole.DisplayRole else text.tip
            return said(file.name) if index.column() == 0 else text.size(file.size)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{file}, {why}, {size}").format(file=file.name, why=why, size=text.size(file.size))
            return printable(words) if index.column() == 0 else text.size(file.size)
        return None
