"""The two panes of a draft: its contents as a tree, and the text of its Kitfile."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.operations.draft import Draft
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.models.draft_contents import ContentsModel, Node
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.pages.draft_editor import KitfileEdit
from kitstudio.ui.widgets.base import Label, Panel, Rule
from kitstudio.ui.widgets.chips import Chip
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


class KitfilePane(Panel):
    """The text of the Kitfile with its state."""

    def __init__(self) -> None:
        self.edit = KitfileEdit()
        self._chip = Chip("", "outline", font="label", height=18)
        self._chip.hide()
        super().__init__(col(pane_head(self.tr("Kitfile"), self._chip), Rule(), (self.edit, 1), gap=0), edges="l")
        self.setMinimumWidth(280)

    def show_state(self, state: DraftState) -> None:
        """Say whether the text is saved."""
        draft = state.draft
        self._chip.setVisible(draft is not None)
        if draft is None:
            return
        if state.edited:
            self._chip.say(self.tr("Edited"), "state.warn")
        elif draft.kitfile_path is None:
            self._chip.say(self.tr("Proposed, not saved"), "state.info")
        else:
            self._chip.say(self.tr("Saved"), "outline")
