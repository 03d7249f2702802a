"""What is open, chosen and in sight in the contents tree, kept while its rows are made anew."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTreeView

from kitstudio.ui.contents.model import ContentsModel
from kitstudio.ui.contents.nodes import Part

_OPENED_BY_FILTER: Final = 300
"""Rows that a filter shows at once, folders opened; more of them stay shut."""

_CHOSEN: Final = 500
_SHORT: Final = 6


class Opened:
    """Of one view over one model."""

    def __init__(self, view: QTreeView, model: ContentsModel) -> None:
        self._view, self._model = view, model
        self._first, self._filtered = True, False
        self._before: set[str] = set()

    @contextlib.contextmanager
    def kept(self, *, filtered: bool) -> Iterator[None]:
        """While inside, the rows may become others."""
        bar = self._view.verticalScrollBar()
        open_, scrolled = self._open(), bar.value()
        chosen = [self._model.node(each).key for each in self._view.selectionModel().selectedRows()[:_CHOSEN]]
        at = self._view.currentIndex()
        current = self._model.node(at).key if at.isValid() else ""
        if filtered and not self._filtered:
            self._before = open_
        yield
        if filtered:
            self._open_found()
        else:
            self._reopen(self._before if self._filtered else open_)
        if self._first and not filtered and self._model.tops:
            self._first = False
            self._open_first()
        self._filtered = filtered
        self._choose(set(chosen), current)
        bar.setValue(scrolled)

    def _open(self) -> set[str]:
        out: set[str] = set()
        pending = [QModelIndex()]
        while pending:
            above = pending.pop()
            for at in range(self._model.rowCount(above)):
                index = self._model.index(at, 0, above)
                if self._view.isExpanded(index):
                    out.add(self._model.node(index).key)
                    pending.append(index)
        return out

    def _reopen(self, keys: set[str]) -> None:
        pending = [QModelIndex()] if keys else []
        while pending:
            above = pending.pop()
            for at in range(self._model.rowCount(above)):
                index = self._model.index(at, 0, above)
                if self._model.hasChildren(index) and self._model.node(index).key in keys:
                    self._view.expand(index)
                    pending.append(index)

    def _open_found(self) -> None:
        left = _OPENED_BY_FILTER
        pending = [QModelIndex()]
        while pending and left > 0:
            above = pending.pop(0)
            number = self._model.rowCount(above)
            left -= number
            for at in range(min(number, left)):
                index = self._model.index(at, 0, above)
                if self._model.hasChildren(index):
                    self._view.expand(index)
                    pending.append(index)

    def _open_first(self) -> None:
        """The first layer and what is unclaimed are open at once where they are short; the others are only counted."""
        for node in self._model.tops:
            short = node.at == 0 and len(node.rows) <= _SHORT
            if node.part is Part.UNCLAIMED or (short and not node.is_group):
                self._view.expand(self._model.index(node.at, 0))

    def _choose(self, chosen: set[str], current: str) -> None:
        """Choose again what was chosen, where it is in sight."""
        if not chosen and not current:
            return
        found = QItemSelection()
        now = QModelIndex()
        pending = [QModelIndex()]
        while pending:
            above = pending.pop()
            for at in range(self._model.rowCount(above)):
                index = self._model.index(at, 0, above)
                key = self._model.node(index).key
                if key in chosen:
                    found.select(index, index)
                if key == current:
                    now = index
                if self._view.isExpanded(index):
                    pending.append(index)
        flags = QItemSelectionModel.SelectionFlag
        model = self._view.selectionModel()
        if now.isValid():
            model.setCurrentIndex(now, flags.NoUpdate)
        model.select(found, flags.ClearAndSelect | flags.Rows)
