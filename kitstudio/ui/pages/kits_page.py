"""All kits of the store: filter, sort, and what can be done with the chosen one."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from kitstudio.model.descriptor import Digest
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.kits_model import Column, KitsFilter, KitsModel
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.base import Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.heads import FooterBar, page_head
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.notes import EmptyState
from kitstudio.ui.widgets.tree import Tree

_WIDTHS = (0, 96, 128, 62, 128, 116)
_FILTER_PAUSE_MS = 80


class KitsPage(QWidget):
    """The table of kits.

    Signals:
        opened(StoredKit), unpack(StoredKit), remove(StoredKit): what the person asked for.
        open_folder(), receive(): from the empty page.
    """

    opened = Signal(object)
    unpack = Signal(object)
    remove = Signal(object)
    open_folder = Signal()
    receive = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = KitsModel(self)
        self._kept = KitsFilter(self._model, self)
        self._sub = Label(self.tr("Reading the store"), "small", "muted")
        self.filter = Field("", self.tr("Filter by name, tag, digest"), icon=Icon.FILTER)
        self.filter.setFixedWidth(280)
        self.table = Tree(
            self._kept,
            self.tr("Kits"),
            _WIDTHS,
            METRIC["rowTwoLine"],
            right=(Column.LAYERS,),
            first_pad=20,
            lines=True,
        )
        self._stack = QStackedWidget()
        self._error = ErrorView()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FILTER_PAUSE_MS)
        self._stack.addWidget(self._make_table())
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(wrap(col(self._error, None, margins=(40, 40, 40, 20))))
        self.setLayout(col((self._stack, 1), gap=0))
        self.setFocusProxy(self.table)
        self._connect()

    def _make_table(self) -> QWidget:
        folder = Button(self.tr("Open folder…"), "secondary", Icon.FOLDER)
        folder.clicked.connect(self.open_folder)
        receive = Button(self.tr("Receive…"), "secondary", Icon.BUNDLE)
        receive.clicked.connect(self.receive)
        head = page_head(self.tr("Kits"), self._sub, receive, folder)
        self._matches = Label("", "small", "muted")
        filters = row(self.filter, 8, self._matches, None, margins=(20, 0, 16, 10))
        self._nothing = Label(self.tr("No kit matches"), "body", "muted")
        self._nothing.hide()
        return wrap(col(head, filters, (self.table, 1), row(None, self._nothing, None), self._make_bar(), gap=0))

    def _make_bar(self) -> QWidget:
        self._chosen = Chip("", "accent", font="smallStrong")
        self._chosen_name = Line("", "small", "muted")
        open_ = Button(self.tr("Open"), "primary", Icon.OPEN, "Enter")
        unpack = Button(self.tr("Unpack…"), "secondary", Icon.EXPORT)
        copy = Button(self.tr("Copy digest"), "secondary", Icon.COPY)
        remove = Button(self.tr("Remove…"), "danger", Icon.TRASH)
        close = icon_button(Icon.CLOSE, self.tr("Clear selection  Esc"))
        open_.clicked.connect(self._open)
        unpack.clicked.connect(self._unpack)
        copy.clicked.connect(self.copy_digest)
        remove.clicked.connect(self._remove)
        close.clicked.connect(self.table.clearSelection)
        acts = [open_, unpack, copy, remove, Rule(upright=True, length=18), close]
        self._bar = FooterBar([self._chosen, 4, (self._chosen_name, 1)], acts)
        self._bar.hide()
        return self._bar

    def _make_empty(self) -> QWidget:
        folder = Button(self.tr("Open folder…"), "primary", Icon.FOLDER, "Ctrl O", 36)
        folder.clicked.connect(self.open_folder)
        receive = Button(self.tr("Receive…"), "secondary", Icon.BUNDLE, height=36)
        receive.clicked.connect(self.receive)
        sentence = self.tr("A kit is a packed model folder. Drop one anywhere on this window, or open it.")
        return EmptyState(self.tr("No kits yet"), sentence, [folder, receive])

    def _connect(self) -> None:
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.STORED, Qt.SortOrder.DescendingOrder)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.filter.edit.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._filter)
        self._error.retry.connect(self._desk.library.refresh)
        self._desk.library.changed.connect(self._show)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._find),
            (QKeySequence("Ctrl+Shift+C"), self.copy_digest),
            (QKeySequence.StandardKey.Delete, self._remove),
            (QKeySequence("Escape"), self._escape),
        ):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def chosen(self) -> tuple[StoredKit, ...]:
        """The kits that are selected, from the top."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=QModelIndex.row)
        kits = [index.data(Role.ROW) for index in rows]
        return tuple(kit for kit in kits if isinstance(kit, StoredKit))

    @Slot()
    def _show(self) -> None:
        library = self._desk.library
        if library.error is not None:
            self._error.show_error(library.error)
            self._stack.setCurrentIndex(2)
            return
        holding = library.holding
        if holding is None:
            return
        before = {(each.repository, each.digest) for each in self.chosen}
        self._model.show_kits(holding.kits, datetime.fromtimestamp(self._desk.context.now(), UTC))
        self._stack.setCurrentIndex(0 if holding.kits else 1)
        kits = text.count(len({each.digest for each in holding.kits}), self.tr("{n} kit"), self.tr("{n} kits"))
        words = self.tr("{kits} · {size} on disk").format(kits=kits, size=text.size(holding.usage.total))
        if holding.usage.shared:
            shared = text.size(holding.usage.shared)
            words = self.tr("{before}, of which {shared} is shared between kits").format(before=words, shared=shared)
        self._sub.say(words)
        self._choose(before)
        self._filter()

    def _choose(self, wanted: set[tuple[str, Digest]]) -> None:
        if not wanted:
            return
        picks = self.table.selectionModel()
        for at in range(self._kept.rowCount()):
            index = self._kept.index(at, 0)
            kit = index.data(Role.ROW)
            if isinstance(kit, StoredKit) and (kit.repository, kit.digest) in wanted:
                picks.select(index, picks.SelectionFlag.Select | picks.SelectionFlag.Rows)

    @Slot()
    def _filter(self) -> None:
        words = self.filter.edit.text()
        self._kept.look_for(words)
        shown, whole = self._kept.rowCount(), self._model.rowCount()
        self._nothing.setVisible(bool(words) and not shown)
        self._matches.say(self.tr("{shown} of {whole}").format(shown=shown, whole=whole) if words else "")

    @Slot()
    def _selected(self) -> None:
        kits = self.chosen
        self._bar.setVisible(bool(kits))
        if kits:
            self._chosen.say(text.count(len(kits), self.tr("{n} selected"), self.tr("{n} selected")), "accent")
            self._chosen_name.say(f"{kits[0].title} {' '.join(kits[0].tags)}" if len(kits) == 1 else "")
        for button in self._bar.findChildren(Button):
            one = button.text() in (self.tr("Open"), self.tr("Unpack…"), self.tr("Remove…"))
            button.setEnabled(len(kits) == 1 or not one)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        kit = index.data(Role.ROW)
        if isinstance(kit, StoredKit):
            self.opened.emit(kit)

    @Slot()
    def _open(self) -> None:
        self._tell(self.opened)

    @Slot()
    def _unpack(self) -> None:
        self._tell(self.unpack)

    @Slot()
    def _remove(self) -> None:
        self._tell(self.remove)

    def _tell(self, signal: SignalInstance) -> None:
        kits = self.chosen
        if len(kits) == 1:
            signal.emit(kits[0])

    @Slot()
    def copy_digest(self) -> None:
        """Copy the digests of the selected kits, one a line."""
        digests = [str(each.digest) for each in self.chosen]
        if digests:
            QGuiApplication.clipboard().setText("\n".join(digests))
            self._desk.noted.emit("ok", self.tr("Digest copied"), digests[0])

    @Slot()
    def _find(self) -> None:
        self.filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.edit.selectAll()

    @Slot()
    def _escape(self) -> None:
        if self.filter.edit.text():
            self.filter.edit.clear()
        else:
            self.table.clearSelection()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.width()
        self.table.setColumnHidden(Column.LAYERS, width < 800)
        self.table.setColumnHidden(Column.LICENCE, width < 720)
        self.table.setColumnHidden(Column.VERSION, width < 620)
        super().resizeEvent(event)
