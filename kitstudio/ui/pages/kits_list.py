"""The kits as a table or as cards, with what narrows them: words, roles, licences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget
from typing_extensions import override

from kitstudio.model.descriptor import Digest
from kitstudio.ui.frame.memory import remember
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.kits_model import Column, KitsModel
from kitstudio.ui.pages.kits_parts import KitCards, KitFilters
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, Segmented
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.tree import Tree, choose_only

_SIZE, _SIZE_NARROW = 164, 132
_WIDTHS: Final = (0, _SIZE, 70, 128, 132, 112)
_PAUSE_MS: Final = 60
_WITHOUT_DIGEST: Final = 960
_WITHOUT_LAYERS: Final = 920
_WITHOUT_NOTE: Final = 720
_WITHOUT_LICENCE: Final = 620


class KitsList(QWidget):
    """Rows of kits, filtered.

    Signals:
        picked(): another choice, or the same kits with other facts.
        activated(StoredKit): pressed twice, or Return.
        menu_asked(QPoint): the menu of what is chosen is wanted there, in the coordinates of the screen.
    """

    picked = Signal()
    activated = Signal(object)
    menu_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = KitsModel(self)
        self._before: tuple[frozenset[tuple[str, Digest]], StoredKit | None, int] = (frozenset(), None, -1)
        self.filter = Field("", self.tr("Filter by name, tag, digest"), icon=Icon.FILTER)
        self.filter.setFixedWidth(240)
        self.filter.edit.setAcceptDrops(False)  # a folder is for the window, not words to look for
        self.filters = KitFilters()
        name, height = self.tr("Kits"), METRIC["rowTwoLine"]
        self.table = Tree(self.model, name, _WIDTHS, height, (Column.LAYERS,), first_pad=20, lines=True)
        self.cards = KitCards(self.model, self.table.selectionModel(), name)
        self._views = QStackedWidget()
        self._look = Segmented(
            ("", ""), self.tr("Layout"), (Icon.MENU, Icon.GRID), (self.tr("Table"), self.tr("Cards"))
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        filters = row(self.filter, 8, (self.filters, 1), 8, self._look, gap=0, margins=(20, 0, 16, 10))
        for each in (self.table, self.cards, self._make_nothing()):
            self._views.addWidget(each)
        self.setLayout(col(filters, (self._views, 1), gap=0))
        self.setFocusProxy(self.table)
        self._connect()

    def _make_nothing(self) -> QWidget:
        again = Button(self.tr("Show all kits"), "secondary")
        again.clicked.connect(self.show_all)
        words = Label(self.tr("No kit matches"), "h2")
        return wrap(col(None, row(None, words, None), 12, row(None, again, None), None, None, gap=0))

    def _connect(self) -> None:
        self.table.sortByColumn(Column.MODIFIED, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        self.model.modelAboutToBeReset.connect(self._note)
        self.model.modelReset.connect(self._restore)
        remember(self.table, "kits")
        for view in (self.table, self.cards):
            view.activated.connect(self._activated)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._menu_asked)
        self.table.selectionModel().selectionChanged.connect(self.picked)
        self.filter.edit.textChanged.connect(self._pause.start)
        self.filters.changed.connect(self._sift)
        self._pause.timeout.connect(self._sift)
        self._look.chosen.connect(self._turn)

    @property
    def view(self) -> QAbstractItemView:
        """The table or the cards, whichever is shown."""
        return self.cards if self._look.current else self.table

    @property
    def chosen(self) -> tuple[StoredKit, ...]:
        """The kits that are selected, from the top."""
        if self.model.kits is None:
            return ()
        picks = self.table.selectionModel().selection()
        ranges = [picks.at(at) for at in range(picks.count())]
        rows = {at for each in ranges for at in range(each.top(), each.bottom() + 1)}
        return tuple(self.model.shown[at] for at in sorted(rows))

    def index_of(self, kit: StoredKit) -> QModelIndex:
        """Where a kit stands among what is kept; an invalid index when it is not there."""
        return self.model.index(self.model.place_of(kit), 0)

    def choose(self, kit: StoredKit) -> bool:
        """Choose this kit alone, and show it whatever the filters are; whether it is there."""
        if not self.index_of(kit).isValid():
            self.show_all()
        index = self.index_of(kit)
        choose_only(self.table, index)
        self.view.scrollTo(index)
        return index.isValid()

    @Slot()
    def escape(self) -> None:
        """Take away the words of the filter, or else the selection."""
        if self.filter.edit.text():
            self.filter.edit.clear()
        else:
            self.table.clearSelection()

    def show_kits(self, kits: Sequence[StoredKit], now: datetime) -> None:
        """Show these kits; what was chosen stays so, and the keyboard stays near where it was."""
        self.model.show_kits(kits, now)
        self.filters.show_kits(kits)
        self._sift()
        self.picked.emit()

    @Slot()
    def _note(self) -> None:
        """Before the rows change: remember what is chosen and where the keyboard is."""
        current = self.table.currentIndex()
        kit = current.data(Role.ROW)
        chosen = frozenset((each.repository, each.digest) for each in self.chosen)
        self._before = (chosen, kit if isinstance(kit, StoredKit) else None, current.row())

    @Slot()
    def _restore(self) -> None:
        chosen, kit, row = self._before
        picks, last = QItemSelection(), self.model.columnCount() - 1
        for at, each in enumerate(self.model.shown if chosen else ()):
            if (each.repository, each.digest) in chosen:
                picks.append(QItemSelectionRange(self.model.index(at, 0), self.model.index(at, last)))
        self.table.selectionModel().select(picks, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = self.model.place_of(kit) if kit is not None else -1
        if place < 0 <= row:
            place = min(row, len(self.model.shown) - 1)
        if place >= 0:
            index = self.model.index(place, 0)
            self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def _sift(self) -> None:
        self.model.sift(self.filters.sieve(self.filter.edit.text()))
        nothing = bool(self.model.kits) and not self.model.shown
        self._views.setCurrentIndex(2 if nothing else self._look.current)

    @Slot(object)
    def _turn(self, _at: int) -> None:
        self.setFocusProxy(self.view)
        self._sift()

    def turn(self) -> None:
        """Show cards instead of the table, or the table instead of cards."""
        self._look.choose(1 - self._look.current)
        self.view.setFocus()

    @Slot()
    def show_all(self) -> None:
        """Take every filter away."""
        self.filter.edit.clear()
        self.filters.clear()
        self._sift()
        self.view.setFocus()

    @Slot()
    def seek(self) -> None:
        """Go to the field of the filter."""
        self.filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.edit.selectAll()

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        kit = index.data(Role.ROW)
        if isinstance(kit, StoredKit):
            self.activated.emit(kit)

    @Slot(QPoint)
    def _menu_asked(self, point: QPoint) -> None:
        if self.chosen:
            self.menu_asked.emit(self.view.viewport().mapToGlobal(point))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.table.setColumnHidden(Column.DIGEST, self.width() < T.wide(_WITHOUT_DIGEST))
        self.table.setColumnHidden(Column.LAYERS, self.width() < T.wide(_WITHOUT_LAYERS))
        size = _SIZE if self.width() >= T.wide(_WITHOUT_NOTE) else _SIZE_NARROW
        self.table.header().resizeSection(Column.SIZE, T.wide(size))
        self.table.setColumnHidden(Column.LICENCE, self.width() < T.wide(_WITHOUT_LICENCE))
        super().resizeEvent(event)
