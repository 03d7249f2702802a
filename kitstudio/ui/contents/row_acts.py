"""What can be done to the chosen rows, by key, by tick, by menu and by dropping them: each becomes a wish."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from kitstudio.model.media_type import Kind
from kitstudio.operations.editing.edits import ROLES
from kitstudio.operations.editing.state import Target
from kitstudio.ui import kinds
from kitstudio.ui.actions import add_act
from kitstudio.ui.contents.model import ContentsModel, targets_of
from kitstudio.ui.contents.nodes import Node, Part
from kitstudio.ui.contents.tree import ContentsView
from kitstudio.ui.contents.wishes import Verb, Wish
from kitstudio.ui.icons import Icon


class RowActs(QObject):
    """The acts of one tree.

    Signals:
        wished(Wish): something is to be done to rows.
        rules_asked(): the .kitignore is to be edited.
    """

    wished = Signal(object)
    rules_asked = Signal()

    def __init__(self, view: ContentsView, model: ContentsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        group = self.tr("Contents")
        self._roles = []
        for number, kind in enumerate(ROLES, start=1):
            words = self.tr("Give the role {role}").format(role=kinds.word(kind))
            act = add_act(view, words, partial(self._give, kind), str(number), group=group, sign=kinds.ICONS[kind])
            act.setCheckable(True)
            self._roles.append(act)
        add_act(view, self.tr("Include or leave out"), self.toggle, "Space", group=group, sign=Icon.CHECK)
        add_act(view, self.tr("Take out of the kit"), self._take_out, "Del", group=group, sign=Icon.MINUS)
        add_act(view, self.tr("Ignore with a rule"), self._hide, "Shift+Del", group=group, sign=Icon.EYE)
        # Filled once: QMenu.clear() would destroy the acts of the tree with it.
        self._menu = QMenu(view)
        self._menu.addActions(view.actions())
        self._menu.insertSeparator(view.actions()[len(ROLES)])
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Edit .kitignore…")).triggered.connect(self.rules_asked)
        view.role_asked.connect(self._open_menu)
        model.tick_asked.connect(self._tick)

    def toggled(self) -> Wish | None:
        """What Space means: in, unless all that is chosen is in already; None where there is nothing to choose."""
        nodes = [node for node in self._view.chosen() if node.tick is not None]
        on = any(node.tick is not Qt.CheckState.Checked for node in nodes)
        return _ticked(nodes, on=on) if nodes else None

    @Slot()
    def toggle(self) -> None:
        """Include the chosen rows, or leave them out."""
        wish = self.toggled()
        if wish is not None:
            self.wished.emit(wish)

    def drop(self, on: Kind | Part | None, targets: tuple[Target, ...]) -> None:
        """Rows were let go on a role or on a group."""
        if isinstance(on, Kind):
            self.wished.emit(Wish(Verb.ROLE, targets, on))
        elif on in (Part.UNCLAIMED, Part.IGNORED):
            self.wished.emit(Wish(Verb.EXCLUDE if on is Part.UNCLAIMED else Verb.HIDE, targets))

    @Slot(object, bool)
    def _tick(self, index: QModelIndex, on: bool) -> None:  # noqa: FBT001 - a slot
        nodes = [node for node in self._view.chosen_with(index) if node.tick is not None]
        self.wished.emit(_ticked(nodes, on=on))

    def _give(self, kind: Kind) -> None:
        self._wish(Verb.ROLE, kind)

    @Slot()
    def _take_out(self) -> None:
        self._wish(Verb.EXCLUDE)

    @Slot()
    def _hide(self) -> None:
        self._wish(Verb.HIDE)

    def _wish(self, verb: Verb, kind: Kind = Kind.CODE) -> None:
        targets = tuple(targets_of(self._view.chosen()))
        if targets:
            self.wished.emit(Wish(verb, targets, kind))

    @Slot(object, object)
    def _open_menu(self, index: QModelIndex, point: QPoint) -> None:
        """Offer the acts for the chosen rows, with the role of this one marked."""
        node = self._model.node(index)
        for act, kind in zip(self._roles, ROLES, strict=True):
            act.setChecked(kind is node.kind)
        self._menu.popup(point)


def _ticked(nodes: list[Node], *, on: bool) -> Wish:
    return Wish(Verb.INCLUDE if on else Verb.EXCLUDE, tuple(targets_of(nodes)))
