"""The layers of a kit as a table: what each is, its size, its digest, and which other kits hold it too."""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.ui import kinds, text
from kitstudio.ui.models.kit_reading import Sharing
from kitstudio.ui.models.rows_model import Index, RowsModel
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

_FEW: Final = 2


class LayerColumn(enum.IntEnum):
    """The columns in their order."""

    LAYER = 0
    SIZE = 1
    DIGEST = 2
    SHARED = 3


class LayersModel(RowsModel[KitLayer]):
    """One row for each layer, in the order of the manifest."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit.layers, parent)
        self._repository = ""
        self._sharing: Sharing | None = None
        self._shown: dict[int, tuple[cells.Cell, ...]] = {}

    def show_sharing(self, found: Sharing, repository: str) -> None:
        """Tell which other kits hold the layers; those of this `repository` go by their tags."""
        self._sharing, self._repository = found, repository
        self._shown.clear()
        if self.rows:
            last = self.index(len(self.rows) - 1, LayerColumn.SHARED)
            self.dataChanged.emit(self.index(0, LayerColumn.SHARED), last)

    def layer(self, row: int) -> KitLayer | None:
        """The layer of a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    @override
    def titles(self) -> tuple[str, ...]:
        return (self.tr("Layer"), self.tr("Size"), self.tr("Digest"), self.tr("Shared with"))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        layer = self.layer(index.row()) if index.isValid() else None
        if layer is None:
            return None
        if role == Role.CELL:
            if index.row() not in self._shown:
                self._shown[index.row()] = self._cells(layer)
            return self._shown[index.row()][index.column()]
        column = LayerColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(layer, column)
        return self._tip(layer, column) if role == Qt.ItemDataRole.ToolTipRole else None

    def _cells(self, layer: KitLayer) -> tuple[cells.Cell, ...]:
        roles = (layer.kind,) if layer.kind is not None else ()
        shared = self._names(layer)
        return (
            cells.TwoLine(printable(layer.path or "."), short_type(layer), kinds=roles),
            cells.Plain(text.size(layer.descriptor.size), font="small", right=True),
            cells.DigestCell(str(layer.descriptor.digest)),
            cells.Plain(self._words(layer, LayerColumn.SHARED), "text2" if shared else "muted", "small"),
        )

    def _names(self, layer: KitLayer) -> tuple[str, ...]:
        return self._sharing.get(layer.descriptor.digest, ()) if self._sharing is not None else ()

    def _short(self, name: str) -> str:
        repository, _, tag = name.rpartition(":")
        return tag if repository and repository == self._repository else name

    def _words(self, layer: KitLayer, column: LayerColumn) -> str:
        if column is LayerColumn.LAYER:
            role = kinds.word(layer.kind) if layer.kind is not None else self.tr("Unknown")
            return f"{role} {printable(layer.path or '.')}"
        if column is LayerColumn.SIZE:
            return text.size(layer.descriptor.size)
        if column is LayerColumn.DIGEST:
            return str(layer.descriptor.digest)
        names = self._names(layer)
        if len(names) > _FEW:
            return self.tr("{n} kits").format(n=len(names))
        return ", ".join(self._short(each) for each in names) or (
            self.tr("only here") if self._sharing is not None else ""
        )

    def _tip(self, layer: KitLayer, column: LayerColumn) -> str | None:
        if column is LayerColumn.SHARED:
            return text.tip(*self._names(layer))
        if column is LayerColumn.LAYER:
            return text.tip(layer.path, layer.descriptor.media_type)
        return text.tip(self._words(layer, column))


def short_type(layer: KitLayer) -> str:
    """The part of a layer's media type that differs from others: `model.v1.tar`."""
    whole = layer.descriptor.media_type
    return whole.rpartition("modelkit.")[2] if "modelkit." in whole else whole.rpartition("cncf.model.")[2]
