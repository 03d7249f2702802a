"""The pane with the contents of a draft as a tree."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.operations.draft import Draft
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.models.draft_contents import ContentsModel, Node
from kitstudio.ui.widgets.base import Label, Panel, Rule
from kitstudio.ui.widgets.tree import Tree

_WIDTHS: Final = (0, 104, 84)


def pane_head(title: str, *tail: QWidget) -> QWidget:
    """The 36 px head of a pane: its title, and what can be done with it."""
    entries: list[Entry] = [Label(title, "smallStrong", "text2"), None, *tail]
    return wrap(row(*entries, gap=6, margins=(16, 0, 12, 0)), height=36)


class ContentsPane(Panel):
    """Where every file goes. `layer_chosen(where)`: the row of a layer was chosen."""

    layer_chosen = Signal(object)

    def __init__(self) -> None:
        self._model = ContentsModel()
        self.tree = Tree(self._model, self.tr("Contents"), _WIDTHS, 28, (2,), decorated=True, header=False)
        self.tree.setSelectionMode(Tree.SelectionMode.SingleSelection)
        head = pane_head(self.tr("Contents"))
        super().__init__(col(head, Rule(), 4, (self.tree, 1), gap=0))
        self._model.setParent(self)
        self.setMinimumWidth(300)
        self._first = True
        self.tree.selectionModel().currentChanged.connect(self._chosen)

    def show_draft(self, draft: Draft) -> None:
        """Show the files of this draft; what was open stays open."""
        bar = self.tree.verticalScrollBar()
        kept, scrolled = (self._open_paths() if not self._first else None), bar.value()
        if not self._model.show(draft):
            return
        if kept is None:
            self._first = False
            self._open_first()
        else:
            self._reopen(kept)
            bar.setValue(scrolled)

    def _open_first(self) -> None:
        """Unclaimed files are shown at once, what is left out is only counted."""
        for index in self._model.groups()[:1]:
            if self._model.node(index).inside:
                self.tree.expand(index)

    def _open_paths(self) -> set[str]:
        return {_key(node) for node in self._opened(QModelIndex())}

    def _opened(self, parent: QModelIndex) -> list[Node]:
        out: list[Node] = []
        for at in range(self._model.rowCount(parent)):
            index = self._model.index(at, 0, parent)
            if self.tree.isExpanded(index):
                out += [self._model.node(index), *self._opened(index)]
        return out

    def _reopen(self, kept: set[str], parent: QModelIndex | None = None) -> None:
        above = parent if parent is not None else QModelIndex()
        for at in range(self._model.rowCount(above)):
            index = self._model.index(at, 0, above)
            if _key(self._model.node(index)) in kept:
                self.tree.expand(index)
                self._reopen(kept, index)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        node = self._model.node(now)
        if node.where:
            self.layer_chosen.emit(node.where)


def _key(node: Node) -> str:
    return node.path or node.words.partition(" ")[0]
