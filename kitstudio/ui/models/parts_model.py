"""What the program is made of, as a table: name, version, licence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from kitstudio.host.provenance import Part
from kitstudio.ui.models.rows_model import Index, RowsModel
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role


class PartsModel(RowsModel[Part]):
    """Rows of `Part`; `Role.ROW` gives the part."""

    @override
    def titles(self) -> tuple[str, ...]:
        return (self.tr("Part"), self.tr("Version"), self.tr("Licence"))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        part = self.rows[index.row()]
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
