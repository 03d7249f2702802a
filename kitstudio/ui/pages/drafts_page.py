"""Folders that were worked on: how each stands, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QStyleOptionViewItem, QWidget
from typing_extensions import override

from kitstudio.host.recents import Recent, RecentKind
from kitstudio.operations.folder_state import Standing
from kitstudio.ui import text
from kitstudio.ui.actions import add_act, allow
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.inspector import Fact, Facts
from kitstudio.ui.frame.top_bar import Start
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.models.drafts_model import Column, DraftEntry, DraftsModel, state_of
from kitstudio.ui.pages.home_entries import draft_entry
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.cells import Group
from kitstudio.ui.widgets.chips import Chip, FilterChip
from kitstudio.ui.widgets.delegates import CellDelegate, Index, Role, asked
from kitstudio.ui.widgets.heads import FooterBar, page_head
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.notes import EmptyState
from kitstudio.ui.widgets.tree import Tree

_WIDTHS: Final = (0, 236, 92, 66, 124)
_ROW: Final = 52
_GROUP: Final = 36
_WITHOUT_FILES: Final = 700


class _Heights(CellDelegate):
    """Heads of groups are lower than rows."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_group = isinstance(asked(index.sibling(index.row(), 0), Role.CELL), Group)
        return QSize(40, T.row(_GROUP)) if is_group else super().sizeHint(option, index)


class DraftsPage(QWidget):
    """The room of the drafts.

    Signals:
        chose(str): open the folder of this path.
        open_folder(): ask for one; from the empty page.
        offered(): `offers` is new.
        inspected(Facts): what is chosen, for the inspector; None for nothing.
    """

    chose = Signal(str)
    open_folder = Signal()
    offered = Signal()
    inspected = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drafts: tuple[tuple[str, str, bool], ...] = ()
        self.model = DraftsModel(self)
        self.table = Tree(
            self.model, self.tr("Drafts"), _WIDTHS, _ROW, (Column.SIZE, Column.FILES), first_pad=20, lines=True
        )
        self.table.setUniformRowHeights(False)
        self.table.setItemDelegate(_Heights(_ROW, 20, parent=self.table))
        self.filter = Field("", self.tr("Filter by name or path"), icon=Icon.FILTER)
        self.filter.setFixedWidth(240)
        self.filter.edit.setAcceptDrops(False)  # a folder is for the window, not words to look for
        self._chips = tuple(map(FilterChip, (self.tr("With problems"), self.tr("Not packed"), self.tr("Missing"))))
        self._name, self._says = Chip("", "accent", font="smallStrong"), Line("", "small", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self._make_empty())
        self._stack.currentChanged.connect(self.offered)
        self.setLayout(col((self._stack, 1), gap=0))
        self.setFocusProxy(self.table)
        self._open, self._locate, self._forget = self._add_acts()
        self._connect()
        self._show()

    def _make_list(self) -> QWidget:
        again = icon_button(Icon.RETRY, self.tr("Look at every folder again"), 30)
        again.clicked.connect(self._desk.shelf.look_again)
        sub = Label(self.tr("A draft is a folder with a Kitfile. Nothing is copied until you pack."), "small", "muted")
        head = page_head(self.tr("Drafts"), sub, again)
        filters = row(self.filter, 8, *self._chips, None, gap=6, margins=(20, 0, 16, 10))
        self.locate, self.forget = Button(self.tr("Locate…"), "primary", Icon.SEARCH, "↵"), Button(self.tr("Forget"))
        self.open_ = Button(self.tr("Open"), "primary", Icon.DRAFT, "↵")
        main = wrap(row(self.locate, self.open_, gap=0))  # never both
        self._bar = FooterBar([self._name, 4, (self._says, 20)], [self.forget, main])
        return wrap(col(head, filters, (self.table, 1), self._bar, gap=0))

    def _make_empty(self) -> QWidget:
        first = Button(self.tr("Open folder…"), "primary", Icon.FOLDER, "Ctrl O", 36)
        first.clicked.connect(self.open_folder)
        sentence = self.tr("A draft is a folder on its way to a kit. Drop one anywhere on this window, or open it.")
        return EmptyState(self.tr("No folder was opened yet"), sentence, [first])

    def _add_acts(self) -> tuple[QAction, QAction, QAction]:
        add = partial(add_act, self, group=self.tr("Drafts"))
        add(self.tr("Filter the drafts"), self._find, "Ctrl+F", sign=Icon.FILTER)
        add(self.tr("Look at every folder again"), self._desk.shelf.look_again, sign=Icon.RETRY)
        add(self.tr("Clear the list of what was opened"), self._desk.shelf.clear, sign=Icon.TRASH)
        return (
            add(self.tr("Open the draft"), self.open_chosen, sign=Icon.DRAFT),
            add(self.tr("Locate the folder…"), self.locate_chosen, sign=Icon.SEARCH),
            add(self.tr("Forget the folder"), self.forget_chosen, "Del", sign=Icon.CLOSE),
        )

    def _connect(self) -> None:
        self.table.activated.connect(self.open_chosen)
        self.table.clicked.connect(self._pressed)
        self.table.selectionModel().selectionChanged.connect(self._picked)
        self.filter.edit.textChanged.connect(self._show)
        for chip in self._chips:
            chip.toggled.connect(self._show)
        self.open_.clicked.connect(self.open_chosen)
        self.locate.clicked.connect(self.locate_chosen)
        self.forget.clicked.connect(self.forget_chosen)
        self._desk.shelf.changed.connect(self._show)
        self._desk.library.changed.connect(self._stale)

    @property
    def offers(self) -> frozenset[Start]:
        """How the page itself lets people begin, as long as no folder was opened."""
        return frozenset((Start.OPEN,)) if self._stack.currentIndex() == 1 else frozenset()

    def show_drafts(self, drafts: Sequence[tuple[str, str, bool]]) -> None:
        """Know which are open: key, title, and whether there are edits that are not saved."""
        self._drafts = tuple(drafts)
        self._show()

    @property
    def chosen(self) -> DraftEntry | None:
        """The folder that is chosen."""
        index = self.table.currentIndex()
        entry = index.data(Role.ROW) if self.table.selectionModel().isSelected(index) else None
        return entry if isinstance(entry, DraftEntry) else None

    def _entries(self) -> list[DraftEntry]:
        shelf = self._desk.shelf
        unsaved = {key.partition(":")[2]: changed for key, _title, changed in self._drafts}
        known = {each.name: each for each in shelf.folders}
        listed = [known.get(name) or Recent(RecentKind.FOLDER, name, 0) for name in unsaved]
        listed += [each for name, each in known.items() if name not in unsaved]
        entries = (draft_entry(self._desk, each, shelf.states.get(each.name)) for each in listed)
        return [
            replace(each, is_open=each.folder in unsaved, unsaved=unsaved.get(each.folder, False)) for each in entries
        ]

    @Slot()
    def _show(self) -> None:
        entries = self._entries()
        tests = (
            [each for each in entries if each.has_problems],
            [each for each in entries if each.state is not None and each.standing is not Standing.PACKED],
            [each for each in entries if each.is_missing],
        )
        kept = entries
        for chip, passing in zip(self._chips, tests, strict=True):
            chip.count(str(len(passing)))
            chip.setVisible(bool(passing) or chip.isChecked())
            kept = [each for each in kept if each in passing] if chip.isChecked() else kept
        words = self.filter.edit.text().casefold().split()
        kept = [each for each in kept if all(word in f"{each.title} {each.folder}".casefold() for word in words)]
        before = self.chosen
        self.model.show_entries(kept, text.moment(self._desk.context.now()))
        self._choose(before.folder if before is not None else "")
        self._stack.setCurrentIndex(0 if entries else 1)
        self._picked()

    def _choose(self, folder: str) -> None:
        """Choose a folder again, or the first, so that the keyboard has a place."""
        rows = [(at, self.model.index(at, 0).data(Role.ROW)) for at in range(self.model.rowCount())]
        found = [at for at, each in rows if isinstance(each, DraftEntry) and each.folder == folder]
        places = found or [at for at, each in rows if isinstance(each, DraftEntry)]
        if places:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(places[0], 0), flags)

    @Slot()
    def _picked(self) -> None:
        entry = self.chosen
        self._bar.setVisible(entry is not None)
        missing = entry is not None and entry.is_missing
        none = "" if entry is not None else self.tr("Select a folder first")
        allow(self._open, self.tr("The folder is not there") if missing else none)
        allow(self._locate, none or ("" if missing else self.tr("The folder is where it was")))
        allow(self._forget, self.tr("Its tab is open") if entry is not None and entry.is_open else none)
        for button, act in ((self.open_, self._open), (self.locate, self._locate), (self.forget, self._forget)):
            button.setEnabled(act.isEnabled())
        self.locate.setVisible(missing)
        self.open_.setVisible(not missing)  # one main act, the one that can be done
        if entry is not None:
            words, ink = sentence_of(entry)
            self._name.say(entry.title if len(entry.title) < 40 else f"{entry.title[:38]}…", "accent")
            self._says.say(words)
            self._says.dye(ink)
        self.inspected.emit(_facts(entry) if entry is not None else None)

    @Slot()
    def open_chosen(self, _index: QModelIndex | None = None) -> None:
        """Open the chosen folder; one that is gone is looked for first."""
        entry = self.chosen
        if entry is not None and entry.is_missing:
            self.locate_chosen()
        elif entry is not None:
            self.chose.emit(entry.folder)

    @Slot(QModelIndex)
    def _pressed(self, index: QModelIndex) -> None:
        """The link of a folder that is gone stands where others have their size."""
        entry = index.data(Role.ROW)
        if index.column() == Column.SIZE and isinstance(entry, DraftEntry) and entry.is_missing:
            self.locate_chosen()

    @Slot()
    def locate_chosen(self) -> None:
        """Ask where the chosen folder is now."""
        entry = self.chosen
        if entry is not None and entry.is_missing:
            title = self.tr("Where is {name} now?").format(name=entry.title)
            found = QFileDialog.getExistingDirectory(self.window(), title, str(self._desk.home))
            if found:
                self._desk.shelf.move(entry.folder, found)

    @Slot()
    def forget_chosen(self) -> None:
        """Take the chosen folder off the list; nothing on the disk is touched."""
        entry = self.chosen
        if entry is not None and not entry.is_open:
            gone = [each for each in self._desk.shelf.folders if each.name == entry.folder]
            self._desk.shelf.forget(gone)

    @Slot()
    def _find(self) -> None:
        self.filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.edit.selectAll()

    @Slot()
    def _stale(self) -> None:
        if self.isVisible():
            self._desk.shelf.look_again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.shelf.look_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.table.setColumnHidden(Column.FILES, self.width() < T.wide(_WITHOUT_FILES))
        super().resizeEvent(event)


def sentence_of(entry: DraftEntry) -> tuple[str, str]:
    """What the state of a folder means, in a sentence, and its ink."""
    state, translate = entry.state, text.translate
    if state is None:
        return "", "muted"
    if state.worst is not None:
        ink = "state.danger.text" if state.errors else "state.warn.text"
        return text.finding_text(state.worst), ink
    if state.error is not None:
        return text.error_text(state.error).summary, "state.danger.text"
    words = {
        Standing.MISSING: translate("drafts", "It was at {folder} when it was opened last"),
        Standing.NO_KITFILE: translate("drafts", "Open it to have a Kitfile proposed"),
        Standing.PACKED: translate("drafts", "Packing it now would give the kit that is in the store"),
    }
    sentence = words.get(state.standing, translate("drafts", "Nothing stands against packing it"))
    ink = "state.warn.text" if entry.is_missing else "muted"
    return sentence.format(folder=entry.shown), ink


def _facts(entry: DraftEntry) -> Facts:
    state, translate = entry.state, text.translate
    counted = state is not None and not entry.is_missing
    edited = text.moment(state.edited) if state is not None and state.edited else None
    opened = text.exact(text.moment(entry.opened)) if entry.opened else ""
    rows = (
        Fact(translate("drafts", "Folder"), entry.folder, mono=True, copyable=True),
        Fact(translate("drafts", "State"), state_of(entry).words if state is not None else ""),
        Fact(translate("drafts", "Kit"), str(state.kit or "") if state is not None else "", mono=True, copyable=True),
        Fact(translate("drafts", "Size"), text.size(state.size) if counted and state is not None else ""),
        Fact(translate("drafts", "Files"), str(state.files) if counted and state is not None else ""),
        Fact(translate("drafts", "Kitfile written"), text.exact(edited) if edited is not None else ""),
        Fact(translate("drafts", "Opened"), opened),
    )
    return Facts(entry.title, rows, "", Icon.DRAFT, "role.model")
