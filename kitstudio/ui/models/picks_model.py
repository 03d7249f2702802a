"""The entries of a kit with tick boxes: what shall be unpacked. The files of a layer come when it is opened."""

from __future__ import annotations

import enum
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.kit import KitLayer
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.files_cells import file_icon
from kitstudio.ui.models.files_nodes import LayerFiles
from kitstudio.ui.widgets import cells
from kitstudio.ui.widgets.delegates import Role

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_ON, _OFF, _PART = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


class Reading(enum.Enum):
    """How far the files of a layer are known; a file is always DONE."""

    NOT_YET = 0
    UNDER_WAY = 1
    DONE = 2
    FAILED = 3


class Pick:
    """A row: the Kitfile (`layer` is -1), a layer, a folder or a file of it.

    `fixed` layers are always taken: no filter can name them.
    """

    __slots__ = ("children", "fixed", "is_folder", "kind", "layer", "name", "note", "parent", "path", "reading",
                 "row", "size", "tick")  # fmt: skip

    def __init__(self, name: str, path: str, kind: Kind | None, layer: int, size: int) -> None:
        self.name, self.path, self.kind, self.layer, self.size = name, path, kind, layer, size
        self.tick = _ON
        self.parent: Pick | None = None
        self.row = 0
        self.children: list[Pick] = []
        self.reading = Reading.DONE
        self.is_folder = self.fixed = False
        self.note = ""

    @property
    def taken(self) -> int:
        """Bytes that are ticked."""
        if self.tick is _PART:
            return sum(each.taken for each in self.children)
        return self.size if self.tick is _ON else 0

    def set(self, tick: Qt.CheckState) -> None:
        """Tick it and all that is below it; what is above it has what those below have in common."""
        order = [self]
        for each in order:
            each.tick = tick
            order += each.children
        above = self.parent
        while above is not None:
            ticks = {each.tick for each in above.children}
            above.tick = ticks.pop() if len(ticks) == 1 else _PART
            above = above.parent

    def left_out(self) -> Iterator[str]:
        """The highest paths below it that are not ticked."""
        for each in self.children:
            if each.tick is _OFF:
                yield each.path
            elif each.tick is _PART:
                yield from each.left_out()

    def files(self) -> Iterator[Pick]:
        """The ticked files below it."""
        order = [self]
        for each in order:
            order += each.children
            if not each.children and not each.is_folder and each.tick is _ON:
                yield each


@dataclass(frozen=True, slots=True)
class Picked:
    """What is ticked.

    Attributes:
        kitfile: whether the Kitfile is taken.
        layers: the layers of which anything is taken.
        without: the paths that are left out of these.
        size: bytes.
        files: how many files; None while that is not known of every layer.
        largest: bytes of the largest file that is known.
    """

    kitfile: bool
    layers: tuple[int, ...]
    without: frozenset[str]
    size: int
    files: int | None
    largest: int


class PicksModel(QAbstractItemModel):
    """The tree, all ticked at first.

    Signals:
        changed(): a tick moved, or what is known of sizes.
        wanted(int): the files of this layer are asked for; `fill` or `refuse` answers.
    """

    changed = Signal()
    wanted = Signal(object)

    def __init__(self, kitfile: int, layers: Sequence[KitLayer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tops = [Pick("Kitfile", "Kitfile", None, -1, kitfile)]
        self._tops += [_top(at, layer) for at, layer in enumerate(layers)]
        for row, each in enumerate(self._tops):
            each.row = row

    @property
    def picked(self) -> Picked:
        """What is ticked now."""
        layers = [each for each in self._tops[1:] if each.tick is not _OFF]
        part = [path for each in layers if each.tick is _PART for path in each.left_out()]
        ticked = [*([self._tops[0]] if self._tops[0].tick is _ON else []), *layers]
        known = [file for each in ticked if each.reading is Reading.DONE for file in each.files()]
        all_known = all(each.reading is Reading.DONE for each in ticked)
        return Picked(
            kitfile=self._tops[0].tick is _ON,
            layers=tuple(each.layer for each in layers),
            without=frozenset(part),
            size=sum(each.taken for each in ticked),
            files=len(known) if all_known else None,
            largest=max((each.size for each in known), default=0),
        )

    def tick_all(self, *, on: bool, but: frozenset[Kind] = frozenset()) -> None:
        """Tick or untick everything; the kinds in `but` get the opposite."""
        for each in self._tops:
            each.set(_ON if each.fixed or on is not (each.kind in but) else _OFF)
        self._repaint()

    def fill(self, found: LayerFiles) -> None:
        """Show the files of a layer."""
        top = self._tops[found.layer + 1]
        if top.reading is Reading.DONE:
            return
        top.reading = Reading.DONE
        files = [(path, each.size) for path, each in found.entries if not each.is_folder]
        top.size = sum(size for _, size in files) or top.size
        alone = len(files) == 1 and files[0][0] == top.path
        top.is_folder = not alone
        top.note = "" if alone else text.count(len(files), self.tr("{n} file"), self.tr("{n} files"))
        made = [] if alone else _grown(top, files)
        if made:
            self.beginInsertRows(self.createIndex(top.row, 0, top), 0, len(made) - 1)
            top.children = made
            self.endInsertRows()
        self._repaint()

    def refuse(self, layer: int, why: str) -> None:
        """Say why the files of a layer cannot be listed."""
        top = self._tops[layer + 1]
        top.reading, top.note = Reading.FAILED, why
        self._repaint()

    def _repaint(self) -> None:
        order = list(self._tops)
        for each in order:
            if each.children:
                first, last = each.children[0], each.children[-1]
                self.dataChanged.emit(self.createIndex(0, 0, first), self.createIndex(last.row, 1, last))
            order += each.children
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._tops) - 1, 1))
        self.changed.emit()

    @override
    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        rows = self._below(parent)
        if 0 <= row < len(rows) and column in (0, 1) and parent.column() <= 0:
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other overload
        pick: Pick | None = index.internalPointer() if index.isValid() else None
        if pick is None or pick.parent is None:
            return QModelIndex()
        return self.createIndex(pick.parent.row, 0, pick.parent)

    def _below(self, parent: Index) -> list[Pick]:
        pick: Pick | None = parent.internalPointer() if parent.isValid() else None
        return self._tops if pick is None else pick.children

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.column() > 0 else len(self._below(parent))

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 2

    @override
    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        pick: Pick | None = parent.internalPointer() if parent.isValid() else None
        if pick is None or parent.column() > 0:
            return parent.column() <= 0
        return bool(pick.children) or pick.reading in (Reading.NOT_YET, Reading.UNDER_WAY)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        pick: Pick | None = parent.internalPointer() if parent.isValid() else None
        return pick is not None and pick.reading is Reading.NOT_YET

    @override
    def fetchMore(self, parent: Index) -> None:
        pick: Pick | None = parent.internalPointer() if parent.isValid() else None
        if pick is not None and pick.reading is Reading.NOT_YET:
            pick.reading = Reading.UNDER_WAY
            self.wanted.emit(pick.layer)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        pick: Pick | None = index.internalPointer() if index.isValid() else None
        if pick is not None and index.column() == 0 and not pick.fixed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pick: Pick | None = index.internalPointer() if index.isValid() else None
        if pick is None:
            return None
        if role == Role.CELL:
            return _cell(pick, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return pick.tick
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(pick.name) if index.column() == 0 else text.size(pick.size)
        return text.tip(pick.path) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        pick: Pick | None = index.internalPointer() if index.isValid() else None
        if pick is None or role != Qt.ItemDataRole.CheckStateRole or pick.fixed:
            return False
        pick.set(_ON if Qt.CheckState(value) == _ON else _OFF)
        self._repaint()
        return True


def _top(at: int, layer: KitLayer) -> Pick:
    path = posixpath.normpath(layer.path) if layer.path else "."
    made = Pick(path, path, layer.kind, at, layer.descriptor.size)
    made.reading = Reading.NOT_YET
    made.is_folder = not posixpath.splitext(path)[1]
    made.fixed = layer.kind is None
    return made


def _grown(top: Pick, files: Sequence[tuple[str, int]]) -> list[Pick]:
    """The files of a layer as a tree below its own path, folders first; all ticked as the layer is."""
    root = Pick("", "", top.kind, top.layer, 0)
    own = top.path if top.path != "." else ""
    folders = {own: root, "": root} if own else {"": root}
    for path, size in files:
        above = _folder(folders, posixpath.dirname(path), root)
        above.children.append(Pick(posixpath.basename(path), path, top.kind, top.layer, size))
    order = [root]
    for each in order:
        each.children.sort(key=lambda pick: (not pick.is_folder, pick.name))
        for row, child in enumerate(each.children):
            child.row, child.tick, child.parent = row, top.tick, each if each is not root else top
        order += each.children
    for each in reversed(order):
        if each.is_folder:
            each.size = sum(child.size for child in each.children)
    return root.children


def _folder(folders: dict[str, Pick], path: str, root: Pick) -> Pick:
    missing = []
    while path not in folders:
        missing.append(path)
        path = posixpath.dirname(path)
    above = folders[path]
    for each in reversed(missing):
        made = Pick(posixpath.basename(each), each, root.kind, root.layer, 0)
        made.is_folder = True
        above.children.append(made)
        above = folders[each] = made
    return above


def _cell(pick: Pick, column: int) -> cells.Cell:
    tick = pick.tick
    if column:
        return cells.SizeText(pick.size, "muted" if tick is _OFF else "text2")
    tone = kinds.TONES[pick.kind] if pick.kind else ""
    icon = Icon.KIT if pick.layer < 0 else Icon.FOLDER if pick.is_folder else file_icon(pick.path)
    if icon is Icon.FILE and pick.kind is not None and pick.parent is None:
        icon = kinds.ICONS[pick.kind]
    return cells.Entry(printable(pick.name), icon, tone, pick.note, tick, quiet=tick is _OFF)
