"""The entries of a kit with tick boxes: what shall be unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that can be taken; `kind` is None for the Kitfile. `fixed` ones are always taken."""

    name: str
    kind: Kind | None
    size: int
    fixed: bool = False


class TicksModel(QAbstractTableModel):
    """Rows of `Pick`, all ticked at first. `changed()` follows each tick."""

    changed = Signal()

    def __init__(self, picks: Sequence[Pick], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picks = tuple(picks)
        self._ticked = [True] * len(picks)

    @property
    def ticked(self) -> tuple[int, ...]:
        """The places that are ticked."""
        return tuple(at for at, on in enumerate(self._ticked) if on)

    @property
    def size(self) -> int:
        """Bytes of what is ticked."""
        return sum(self._picks[at].size for at in self.ticked)

    def tick_all(self, *, on: bool, but: frozenset[Kind] = frozenset()) -> None:
        """Tick or untick everything; the kinds in `but` get the opposite."""
        self._ticked = [each.fixed or (on is not (each.kind in but)) for each in self._picks]
        if self._picks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._picks) - 1, 1))
        self.changed.emit()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._picks)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 2

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and not self._picks[index.row()].fixed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        pick, on = self._picks[index.row()], self._ticked[index.row()]
        if role == Role.CELL:
            return self._cell(pick, index.column(), on=on)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(pick.name) if index.column() == 0 else text.size(pick.size)
        return None

    @staticmethod
    def _cell(pick: Pick, column: int, *, on: bool) -> cells.Cell:
        if column:
            return cells.SizeText(pick.size, "text2" if on else "muted")
        icon, tone = (Icon.KIT, "") if pick.kind is None else (kinds.ICONS[pick.kind], kinds.TONES[pick.kind])
        tick = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        note = kinds.word(pick.kind) if pick.kind else ""
        return cells.Entry(printable(pick.name), icon, tone, note, tick, quiet=not on)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or self._picks[index.row()].fixed:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 1))
        self.changed.emit()
        return True
