"""What is open, chosen and in sight in the contents tree, kept while its rows are made anew."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Slot
from PySide6.QtWidgets import QTreeView

from kitstudio.ui.contents.model import ContentsModel
from kitstudio.ui.contents.nodes import Part

_AT_ONCE: Final = 3_000
"""Rows that are opened or looked through at once; Qt takes 20 ms for a thousand."""

_OPENED_BY_FILTER: Final = 300
_CHOSEN: Final = 500
_SHORT: Final = 6


class Opened(QObject):
    """Of one view over one model."""

    def __init__(self, view: QTreeView, model: ContentsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._first, self._filtered, self._busy = True, False, False
        self._keys: set[str] = set()
        view.expanded.connect(self._add)
        view.collapsed.connect(self._drop)

    @Slot(QModelIndex)
    def _add(self, index: QModelIndex) -> None:
        if not self._busy and not self._filtered:
            self._keys.add(self._model.node(index).key)

    @Slot(QModelIndex)
    def _drop(self, index: QModelIndex) -> None:
        if not self._busy and not self._filtered:
            self._keys.discard(self._model.node(index).key)

    @contextlib.contextmanager
    def kept(self, *, filtered: bool) -> Iterator[None]:
        """While inside, the rows may become others."""
        bar = self._view.verticalScrollBar()
        scrolled = bar.value()
        chosen = {self._model.node(each).key for each in self._view.selectionModel().selectedRows()[:_CHOSEN]}
        at = self._view.currentIndex()
        current = self._model.node(at).key if at.isValid() else ""
        self._busy = True
        yield
        self._open(None if filtered else self._keys, _OPENED_BY_FILTER if filtered else _AT_ONCE)
        self._filtered, self._busy = filtered, False
        if self._first and not filtered and self._model.rowCount():
            self._first = False
            self._open_first()
        self._choose(chosen, current)
        bar.setValue(scrolled)

    def _open(self, keys: set[str] | None, most: int) -> None:
        """Open the rows with these keys, or (None) all of them, the upper ones first and not too many."""
        pending = [QModelIndex()] if keys is None or keys else []
        while pending:
            above = pending.pop(0)
            for at in range(self._model.rowCount(above)):
                index = self._model.index(at, 0, above)
                number = self._model.rowCount(index)
                if 0 < number <= most and (keys is None or self._model.node(index).key in keys):
                    most -= number
                    self._view.expand(index)
                    pending.append(index)

    def _open_first(self) -> None:
        """The first layer and what is unclaimed are open at once where they are short; the others are only counted."""
        groups = range(len(self._model.tree.layers), self._model.rowCount())
        for at in dict.fromkeys((0, *groups)):
            index = self._model.index(at, 0)
            node = self._model.node(index)
            if node.part is Part.UNCLAIMED or (not node.is_group and len(node.rows) <= _SHORT):
                self._view.expand(index)

    def _choose(self, chosen: set[str], current: str) -> None:
        """Choose again what was chosen, where it is in sight."""
        found, now, left = QItemSelection(), QModelIndex(), _AT_ONCE
        pending = [QModelIndex()] if chosen or current else []
        while pending and left > 0:
            above = pending.pop(0)
            number = min(self._model.rowCount(above), left)
            left -= number
            for at in range(number):
                index = self._model.index(at, 0, above)
                key = self._model.node(index).key
                if key in chosen:
                    found.select(index, index)
                if key == current:
                    now = index
                if self._view.isExpanded(index):
                    pending.append(index)
        flags, model = QItemSelectionModel.SelectionFlag, self._view.selectionModel()
        if now.isValid():
            model.setCurrentIndex(now, flags.NoUpdate)
        if chosen:
            model.select(found, flags.ClearAndSelect | flags.Rows)
