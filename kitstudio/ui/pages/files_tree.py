"""The view of a kit's files: keeps what is open and chosen when other rows come, and lets files be dragged out."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent
from typing_extensions import override

from kitstudio.operations.take_files import Pick
from kitstudio.ui import paint
from kitstudio.ui.models.files_model import FilesModel
from kitstudio.ui.models.files_nodes import FIRST_ROWS, Column, Node, Shape, View, Wish
from kitstudio.ui.pages.drag_out import DragOut
from kitstudio.ui.widgets.tree import Tree, choose_only

_OPEN_AT_MOST = 600
_AT_ONCE = 400
_ASKED: Final = 2_000
"""Folders of which it is asked whether they are open."""

_KEPT_WITHIN: Final = 3_000
"""Rows of one folder among which the chosen one stays chosen in another order: the view takes a second for 100,000."""


class FilesTree(Tree):
    """Shows shapes of files."""

    def __init__(self, model: FilesModel, name: str, widths: Sequence[int], row: int, out: DragOut) -> None:
        super().__init__(model, name, widths, row, right=(Column.SIZE,), first_pad=20, decorated=True)
        self._model, self._out = model, out
        self._wish, self._files, self._instead = Wish(), 0, ""
        self._folders: Mapping[str, Node] = {}
        self._open: dict[View, set[str]] = {}
        self.setDragEnabled(True)
        self.setDragDropMode(Tree.DragDropMode.DragOnly)
        self.header().setSectionsClickable(True)
        self.header().setSortIndicator(Column.PATH, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.verticalScrollBar().valueChanged.connect(self._grow)

    @Slot()
    def _grow(self) -> None:
        """Go on where the last row that is known of comes into sight."""
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() > bar.pageStep():
            return
        place = self.indexAt(self.viewport().rect().bottomLeft() - QPoint(0, 2))
        node = self._model.node(place)
        while node is not None:
            node = node.parent
            if self._model.grow(node):
                return
        if not place.isValid():
            self._model.grow(None)

    def show_shape(self, found: Shape) -> None:
        """Put these rows in the place of all others."""
        current = self._model.node(self.currentIndex())
        path = current.path if current is not None else ""
        if self._files and not self._wish.words:
            self._open[self._wish.view] = self._opened()
        fresh = found.wish.view not in self._open
        self._folders, self._wish, self._files = found.folders, found.wish, found.files
        self._model.show_shape(found)
        self._open_rows(found, fresh=fresh)
        if not (path and self.select_path(path, within=_KEPT_WITHIN)) and found.roots:
            choose_only(self, self._model.place_of(found.roots[0]))

    def _opened(self) -> set[str]:
        """The folders that are open, of those the view was given: to ask for others would give it their rows."""
        given = ((key, node) for key, node in self._folders.items() if key and _is_given(node))
        some = itertools.islice(given, _ASKED)
        return {key for key, node in some if self.isExpanded(self._model.place_of(node))}

    def say_instead(self, words: str) -> None:
        """What stands in the place of rows while there are none; empty where there are."""
        self._instead = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._instead:
            with paint.Painter(self.viewport()) as p:
                area = QRectF(0, 24, self.viewport().width(), 24)
                paint.write(p, area, self._instead, "body", "muted", paint.CENTRE)

    @property
    def files(self) -> int:
        """How many files are shown."""
        return self._files

    def _open_rows(self, found: Shape, *, fresh: bool) -> None:
        if (found.wish.words or fresh) and 0 < found.files <= _OPEN_AT_MOST:
            if found.wish.words:
                self.expandAll()
            else:
                self.expandToDepth(0)
            return
        for key in () if found.wish.words else self._open.get(found.wish.view, ()):
            node = found.folders.get(key)
            if node is not None and len(node.children) <= _AT_ONCE:
                self.expand(self._model.place_of(node))

    def select_path(self, path: str, within: int | None = None) -> bool:
        """Choose the row of a path, opening what lies above it; whether there is one, among the first of its folder."""
        node = self._find(path)
        if node is None or (within is not None and node.row >= within):
            return False
        place = self._model.place_of(node)
        choose_only(self, place)
        self.scrollTo(place)
        return True

    def _find(self, path: str) -> Node | None:
        if path in self._folders and self._folders[path].path:
            return self._folders[path]
        above = [node for key, node in self._folders.items() if key.rpartition(":")[2] == path.rpartition("/")[0]]
        roots = (self._model.node(self._model.index(at, 0)) for at in range(self._model.rowCount()))
        rows = (each for node in above for each in node.children)
        return next((each for each in (*rows, *roots) if each is not None and each.path == path), None)

    def chosen(self) -> tuple[Node, ...]:
        """The chosen rows, the topmost first."""
        found = (self._model.node(each) for each in self.selectionModel().selectedRows())
        return tuple(each for each in found if each is not None)

    def picks(self) -> tuple[Pick, ...]:
        """What is chosen, for the operation that takes files out."""
        return tuple(Pick(layer, node.path or ".") for node in self.chosen() for layer in sorted(node.layers))

    @Slot()
    def copy_paths(self) -> None:
        """Put the paths of what is chosen into the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(node.path for node in self.chosen()))

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        picks = self.picks()
        if picks:
            self._out.start(self, picks, sum(node.size for node in self.chosen()))


def _is_given(node: Node) -> bool:
    """Whether a view knows of a row, and of all above it."""
    while node.parent is not None:
        if node.row >= node.parent.given:
            return False
        node = node.parent
    return node.row < FIRST_ROWS
