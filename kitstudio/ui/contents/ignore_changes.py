"""What an edited .kitignore changes against the one on disk, as rows: what it newly hides, and what it newly shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.operations.contents.ignore_preview import IgnorePreview
from kitstudio.operations.contents.tree import PlacedFile
from kitstudio.ui import text
from kitstudio.ui.contents.nodes import file_icon
from kitstudio.ui.icons import Icon
from kitstudio.ui.widgets.cells import Cell, Entry, Group, Plain, SizeText
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT: Final = QModelIndex()
_MOST: Final = 200
"""Files listed of each sort; the head counts all of them."""


class ChangesModel(QAbstractTableModel):
    """Two columns: a head or a file, and its size."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, tuple[Cell, Cell]]] = []

    def show(self, preview: IgnorePreview) -> None:
        """Show what is new."""
        self.beginResetModel()
        hidden = self._sort(self.tr("Newly hidden"), Icon.EYE, preview.newly_hidden)
        self._rows = hidden + self._sort(self.tr("Newly shown"), Icon.PLUS, preview.newly_shown)
        self.endResetModel()

    def _sort(self, title: str, sign: Icon, files: Sequence[PlacedFile]) -> list[tuple[str, tuple[Cell, Cell]]]:
        if not files:
            return []
        number = text.count(len(files), "{n}", "{n}")
        size = sum(each.size for each in files)
        out: list[tuple[str, tuple[Cell, Cell]]] = [
            (f"{title} {number}, {text.size(size)}", (Group(title, number, sign), SizeText(size, "muted")))
        ]
        for each in files[:_MOST]:
            name = Entry(each.path, file_icon(each.path))
            out.append((f"{each.path}, {text.size(each.size)}", (name, SizeText(each.size))))
        if len(files) > _MOST:
            words = self.tr("and {n} more").format(n=text.count(len(files) - _MOST, "{n}", "{n}"))
            out.append((words, (Entry(words, Icon.MORE, quiet=True), Plain(""))))
        return out

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words, cells = self._rows[index.row()]
        if role == Role.CELL:
            return cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(words) if index.column() == 0 else ""
        return None
