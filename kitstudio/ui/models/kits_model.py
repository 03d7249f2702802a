"""The kits of the store as a table: one row for each repository and digest, grey rows while the store is read."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Kind
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
    SIZE = 1
    LAYERS = 2
    LICENCE = 3
    DIGEST = 4
    MODIFIED = 5


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which kits to keep: those that hold every role, have one of the licences, and are named as wanted.

    Without roles, licences or `named` (None) everything passes; so does every kit without `words`.
    """

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    licences: frozenset[str] = frozenset()
    named: bool | None = None

    @property
    def is_open(self) -> bool:
        """Whether every kit passes."""
        return not (self.words.strip() or self.kinds or self.licences or self.named is not None)

    def keeps(self, kit: StoredKit) -> bool:
        """Whether a kit passes."""
        held = {kind for kind, _ in kit.row.kinds}
        by_name = self.named is None or bool(kit.tags) is self.named
        by_licence = not self.licences or kit.row.licence in self.licences
        return by_name and by_licence and self.kinds <= held and self._says(kit)

    def _says(self, kit: StoredKit) -> bool:
        row = kit.row
        held = "\n".join((kit.title, row.name, row.description, row.version, row.licence, *kit.tags)).casefold()
        digest = str(kit.digest)
        return all(
            word in held or digest.startswith(word) or kit.digest.hex.startswith(word)
            for word in self.words.casefold().split()
        )


class KitsModel(QAbstractTableModel):
    """Rows of `StoredKit`, sieved and sorted; `Role.ROW` gives the kit of a row, None for a grey one.

    It sieves and sorts by itself: a proxy would ask for each comparison across the border to C++, which takes a second
    for 2,000 kits. Every change of what is shown is a reset.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kits: tuple[StoredKit, ...] | None = None
        self._shown: list[StoredKit] = []
        self._places: dict[tuple[str, Digest], int] = {}
        self._cells: dict[int, tuple[cells.Cell, ...]] = {}
        self._largest, self._now = 1, text.moment(0)
        self._sieve = Sieve()
        self._column, self._order = Column.MODIFIED, Qt.SortOrder.DescendingOrder

    @property
    def kits(self) -> tuple[StoredKit, ...] | None:
        """All of them, shown or not; None while nothing is known yet."""
        return self._kits

    @property
    def shown(self) -> Sequence[StoredKit]:
        """The kits of the rows."""
        return self._shown

    def place_of(self, kit: StoredKit) -> int:
        """The row of a kit, -1 when it has none."""
        return self._places.get((kit.repository, kit.digest), -1)

    def show_kits(self, kits: Sequence[StoredKit], now: datetime) -> None:
        """Show these kits."""
        self._now = now
        if self._kits != tuple(kits):
            self.beginResetModel()
            self._kits = tuple(kits)
            self._largest = max((each.row.total_size for each in kits), default=1) or 1
            self._arrange()
            self.endResetModel()
        elif self._shown:  # only times went on
            self._cells.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))

    def sift(self, sieve: Sieve) -> None:
        """Keep the rows that pass."""
        if sieve != self._sieve:
            self.beginResetModel()
            self._sieve = sieve
            self._arrange()
            self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0 and (column, order) != (self._column, self._order):
            self.beginResetModel()
            self._column, self._order = Column(column), order
            self._arrange()
            self.endResetModel()

    def _arrange(self) -> None:
        kept = [each for each in self._kits or () if self._sieve.is_open or self._sieve.keeps(each)]
        kept.sort(key=lambda kit: _name(kit).casefold())
        descending = self._order == Qt.SortOrder.DescendingOrder
        kept.sort(key=lambda kit: _sort_value(kit, self._column), reverse=descending)
        self._shown = kept
        self._places = {(each.repository, each.digest): at for at, each in enumerate(kept)}
        self._cells.clear()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if parent.isValid():
            return 0
        return _GREY_ROWS if self._kits is None else len(self._shown)

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
            Column.SIZE: self.tr("Size"),
            Column.LAYERS: self.tr("Layers"),
            Column.LICENCE: self.tr("Licence"),
            Column.DIGEST: self.tr("Digest"),
            Column.MODIFIED: self.tr("Modified"),
        }
        return titles[Column(section)] if section in titles else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if self._kits is None:
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Reading the store")
            return _grey(index.row(), Column(index.column())) if role == Role.CELL else None
        if role == Role.CELL:
            return self._row(index.row())[index.column()]
        answer = _ANSWERS.get(role)
        return answer(self._shown[index.row()], Column(index.column())) if answer is not None else None

    def _row(self, at: int) -> tuple[cells.Cell, ...]:
        """The cells of a row, made when they are first painted: of thousands a person sees a dozen."""
        made = self._cells.get(at)
        if made is None:
            made = self._cells[at] = _cells_of(self._shown[at], self._largest, self._now)
        return made


def _grey(row: int, column: Column) -> cells.Skeleton:
    share = _GREY_SHARES[(row + column) % len(_GREY_SHARES)]
    return cells.Skeleton(share, lines=2 if column in (Column.NAME, Column.SIZE) else 1, right=column is Column.LAYERS)


def is_moving(tag: str) -> bool:
    """Whether a tag is one that people move from kit to kit (`prod`, `latest`): one that tells no version."""
    return not any(char.isdigit() for char in tag)


def in_order(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags as they are shown everywhere: moving ones first."""
    return tuple(sorted(tags, key=lambda tag: not is_moving(tag)))


def _tip(kit: StoredKit, column: Column) -> str | None:
    if column is Column.MODIFIED and kit.row.stored_at:
        return text.exact(text.moment(kit.row.stored_at))
    if column is Column.DIGEST:
        return str(kit.digest)
    if column is Column.NAME:
        sizes = [f"{kinds.word(kind)} {text.size(size)}" for kind, size in kit.row.kinds]
        return text.tip(kit.title, ", ".join(in_order(kit.tags)), second_line(kit), *sizes, str(kit.digest))
    if column is Column.SIZE:
        words = text.translate("KitsModel", "{own} of its own, {shared} shared with other kits")
        return words.format(own=text.size(kit.own), shared=text.size(kit.shared))
    return None


def _spoken(kit: StoredKit, column: Column) -> str:
    """A row in one breath in its first cell, for a screen reader."""
    if column is not Column.NAME:
        return _words(kit, column)
    row = kit.row
    roles = [kinds.word(kind) for kind, _ in row.kinds]
    layers = text.count(row.layers, text.translate("KitsModel", "{n} layer"), text.translate("KitsModel", "{n} layers"))
    facts = [printable(kit.title), *in_order(kit.tags), kit.damage, text.size(row.total_size), layers, *roles]
    return ", ".join(printable(each) for each in (*facts, row.licence) if each)


def _name(kit: StoredKit) -> str:
    return f"{kit.title} {' '.join(in_order(kit.tags))}".strip()


_WORDS: Final[dict[Column, Callable[[StoredKit], str]]] = {
    Column.NAME: _name,
    Column.SIZE: lambda kit: text.size(kit.row.total_size),
    Column.LAYERS: lambda kit: str(kit.row.layers),
    Column.LICENCE: lambda kit: kit.row.licence,
    Column.DIGEST: lambda kit: str(kit.digest),
    Column.MODIFIED: lambda kit: text.exact(text.moment(kit.row.stored_at)) if kit.row.stored_at else "",
}

_NUMBERS: Final[dict[Column, Callable[[StoredKit], int]]] = {
    Column.SIZE: lambda kit: kit.row.total_size,
    Column.LAYERS: lambda kit: kit.row.layers,
    Column.MODIFIED: lambda kit: kit.row.stored_at,
}


def _words(kit: StoredKit, column: Column) -> str:
    return printable(_WORDS[column](kit))


def _sort_value(kit: StoredKit, column: Column) -> str | int:
    number = _NUMBERS.get(column)
    return number(kit) if number is not None else _WORDS[column](kit).casefold()


def second_line(kit: StoredKit) -> str:
    """What stands below the name: the first line of the description, else who made it."""
    return kit.row.description.partition("\n")[0] or kit.row.author


def shares(kit: StoredKit, largest: int) -> tuple[float, float]:
    """The size and its part that other kits need too, of the largest kit's."""
    return kit.row.total_size / largest, min(kit.shared, kit.row.total_size) / largest


def _own_words(kit: StoredKit) -> str:
    """What removing it would give back, where it shares; the bar alone cannot say it of a small kit."""
    return text.translate("KitsModel", "{size} own").format(size=text.size(kit.own)) if kit.shared else ""


def _cells_of(kit: StoredKit, largest: int, now: datetime) -> tuple[cells.Cell, ...]:
    row, tags = kit.row, in_order(kit.tags)
    moving = frozenset(tag for tag in tags if is_moving(tag))
    if kit.damage:
        name = cells.TwoLine(kit.title, kit.damage, tags, moving, icon=Icon.WARN, tone="state.danger")
    else:
        name = cells.TwoLine(kit.title, second_line(kit), tags, moving, tuple(kind for kind, _ in row.kinds))
    name = replace(name, newest=kit.newest)
    stored = text.relative(text.moment(row.stored_at), now) if row.stored_at else ""
    return (
        name,
        cells.SizeCell(row.total_size, *shares(kit, largest), _own_words(kit)),
        cells.Plain(str(row.layers) if row.layers or not kit.damage else "", right=True),
        cells.Plain(row.licence),
        cells.DigestCell(str(kit.digest)),
        cells.Plain(stored, "muted"),
    )


_ANSWERS: Final[dict[int, Callable[[StoredKit, Column], object]]] = {
    Role.ROW: lambda kit, _column: kit,
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: _tip,
}
