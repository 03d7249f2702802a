"""The storage: what the store takes of its disk, what each kit would free, and what can be cleaned up."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.host.recents import RecentKind
from kitstudio.ui import text
from kitstudio.ui.actions import add_act
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.memory import Remembering, remember
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, scrolling, wrap
from kitstudio.ui.library import Holding
from kitstudio.ui.models.storage_models import BySize, KitShare, UsageColumn, UsageModel, shares_of
from kitstudio.ui.pages.cleanup_card import CleanupCard, LeftoversSheet
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.sheets.move_store_dialog import MoveStoreDialog
from kitstudio.ui.store_care import Checked, StoreCare, Trouble, Weighed
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.bars import Legend, ShareBar
from kitstudio.ui.widgets.base import Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.heads import page_head
from kitstudio.ui.widgets.notes import Band
from kitstudio.ui.widgets.tree import Tree

_WIDTHS: Final = (0, 150, 80, 14)
_SIDE: Final = 338
_SHARE: Final = 0.42
"""What the side takes of the width at most: large words wrap there, names beside it cannot."""
_NARROW: Final = 860
_CHECKED: Final = "storage/checked"
_LEAST: Final = 0.004
"""The share of the disk's bar that a part has at least, to be seen."""


class DiskSummary(QWidget):
    """One number, the disk as a bar, and what its colours mean."""

    def __init__(self) -> None:
        super().__init__()
        self._total = Label("", "metric")
        self._note = Label("", "body", "text2")
        self._free = Label("", "small", "muted")
        self._bar = ShareBar(self.tr("The store on its disk"), 14)
        self._legend = QVBoxLayout()
        self._holding: Holding | None = None
        self._kept_back = 0
        first = row(self._total, col(None, self._note, 3, gap=0), None, col(None, self._free, 4, gap=0), gap=8)
        self.setLayout(col(first, 8, self._bar, 8, self._legend, gap=0, margins=(20, 2, 20, 14)))

    def show_kept_back(self, size: int) -> None:
        """Tell apart what the store holds back for a full disk."""
        self._kept_back = size
        if self._holding is not None:
            self.show_holding(self._holding)

    def show_holding(self, holding: Holding) -> None:
        """Show what a look at the store found."""
        self._holding = holding
        usage, capacity = holding.usage, holding.capacity
        alone = sum(each.exclusive for each in usage.kits)
        waste = usage.unreferenced + usage.partials + usage.quarantined
        apart = sum(each.exclusive + each.shared for each in usage.kits)
        kits = text.count(len(usage.kits), self.tr("{n} kit"), self.tr("{n} kits"))
        self._total.say(text.size(usage.total))
        words = self.tr("for {kits}; kept apart they would take {size}") if usage.shared else self.tr("for {kits}")
        self._note.say(words.format(kits=kits, size=text.size(apart)))
        self._free.say(self.tr("{size} free").format(size=text.size_of(holding.free, capacity)) if capacity else "")
        other = max(0, capacity - holding.free - alone - usage.shared - waste - self._kept_back)
        sizes = (
            (alone, "accentFill", self.tr("One kit only, {size}")),
            (usage.shared, "accentLine", self.tr("Shared, {size}")),
            (waste, "state.warn.solid", self.tr("In no kit, {size}")),
            (self._kept_back, "state.ok.solid", self.tr("Kept back, {size}")),
            (other, "control", self.tr("Other files, {size}")),
        )
        shown = [each for each in sizes if each[0]]
        self._bar.show_parts([(max(_LEAST, size / capacity), ink) for size, ink, _ in shown] if capacity else [])
        said = [words.format(size=text.size(size)) for size, _, words in shown]
        self._bar.setAccessibleDescription(", ".join(said))
        clear(self._legend)
        entries = [(ink, words) for (_, ink, _), words in zip(shown, said, strict=True)]
        self._legend.addWidget(Legend([*entries, ("track", self.tr("Free"))]))


class StoragePage(QWidget):
    """The room. `chosen(reference)`: open this kit."""

    chosen = Signal(str)
    help_page = "storage"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.care = StoreCare(desk, self)
        self._stale = True
        self._checked: Checked | None = None
        self._where = Line("", "small", "muted", Qt.TextElideMode.ElideMiddle)
        self.summary, self.cleanup = DiskSummary(), CleanupCard()
        self._kept_back = Label("", "small", "muted", wrap=True, line=125)
        self._model = UsageModel(parent=self)
        self._sorted = BySize(self._model, self)
        self.table = Tree(
            self._sorted,
            self.tr("What each kit takes"),
            _WIDTHS,
            46,
            right=(UsageColumn.SHARED,),
            first_pad=20,
            lines=True,
        )
        self._error = ErrorView()
        self._stack = QStackedWidget()
        self._bands = QVBoxLayout()
        self._stack.addWidget(self._make_page())
        self._stack.addWidget(scrolling(wrap(col(self._error, None, margins=(40, 40, 40, 20)))))
        self.setLayout(col((self._stack, 1), gap=0))
        self.setFocusProxy(self.table)
        self._connect()

    def _make_page(self) -> QWidget:
        self._folder = icon_button(Icon.FOLDER, self.tr("Open the folder of the store"), 30)
        self.check = Button(self.tr("Verify all"), "secondary", Icon.SHIELD)
        self.move_it = Button(self.tr("Move store…"), "secondary", Icon.STORAGE)
        head = page_head(self.tr("Storage"), self._where, self._folder, self.check, self.move_it)
        self._kept_back.hide()
        self._beside = wrap(col(self.cleanup, 12, self._kept_back, None, gap=0, margins=(16, 14, 16, 16)))
        self._side = scrolling(self._beside)
        self._side.setFixedWidth(_SIDE)
        none = Label(
            self.tr("No kit is stored yet. What you pack or receive is listed here."), "body", "muted", wrap=True
        )
        self._none = wrap(col(none, None, margins=(20, 24, 20, 0)))
        self._none.hide()
        halves = row((self.table, 1), (self._none, 1), Rule(upright=True), self._side, gap=0)
        return wrap(col(head, self._bands, self.summary, Rule(), (wrap(halves), 1), gap=0))

    def _connect(self) -> None:
        group = self.tr("Storage")
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(UsageColumn.FREED, Qt.SortOrder.DescendingOrder)
        remember(self.table, "storage")
        self.table.activated.connect(self._activated)
        self._folder.clicked.connect(self.open_folder)
        self.check.clicked.connect(self.care.verify_all)
        self.move_it.clicked.connect(self.ask_to_move)
        self.cleanup.wanted.connect(self.care.clean)
        self.care.weighed.connect(self._weighed)
        self.care.refused.connect(self._refused)
        self.care.checked.connect(self._note)
        self.care.told.connect(self._tell)
        self.cleanup.listed.connect(self._list)
        self._error.retry.connect(self._desk.library.refresh)
        self._desk.library.changed.connect(self._show)
        self._desk.preferences.changed.connect(self._show_fixed)
        add_act(self, self.tr("Verify the store"), self.care.verify_all, group=group, sign=Icon.SHIELD)
        add_act(self, self.tr("Move the store…"), self.ask_to_move, group=group, sign=Icon.STORAGE)
        add_act(self, self.tr("Open the folder of the store"), self.open_folder, group=group, sign=Icon.FOLDER)
        add_act(self, self.tr("Look again"), self._desk.library.refresh, "F5", group=group, sign=Icon.RETRY)
        self._show_fixed("store.path")
        self._show()

    @Slot()
    def _show(self) -> None:
        library = self._desk.library
        if library.error is not None:
            self._error.show_error(library.error)
            self._stack.setCurrentIndex(1)
            return
        if library.holding is None:
            return
        self._stack.setCurrentIndex(0)
        self.summary.show_holding(library.holding)
        self._show_kits(library.holding)
        self._none.setVisible(not library.holding.usage.kits)
        self.table.setVisible(bool(library.holding.usage.kits))
        self._tell_where()
        self._stale = True
        if self.isVisible():
            self._look()

    def _show_kits(self, holding: Holding) -> None:
        opened = {each.name: each.opened for each in self._desk.shelf.items if each.kind is RecentKind.KIT}
        self._model.show_rows(shares_of(holding, self._now(), opened))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_where()
        if self._desk.library.holding is not None:
            self._show_kits(self._desk.library.holding)  # something may have been opened since
        self._look()

    def _now(self) -> datetime:
        return text.moment(self._desk.context.now())

    def _look(self) -> None:
        """Find out what could be cleaned up; nobody waits for that who does not see it."""
        if self._stale and self._desk.library.holding is not None:
            self._stale = False
            self.cleanup.wait()
            self.care.weigh()

    @Slot(object)
    def _weighed(self, weighed: Weighed) -> None:
        self.cleanup.show_plan(weighed.plan, self._now())
        self.summary.show_kept_back(weighed.kept_back)
        words = self.tr("{size} of the disk are kept back: when it is full, kits can still be removed and cleaned up.")
        self._kept_back.say(words.format(size=text.size(weighed.kept_back)))
        self._kept_back.setVisible(bool(weighed.kept_back))

    @Slot(object)
    def _refused(self, error: KitStudioError) -> None:
        self.cleanup.show_plan((), self._now())
        self._tell(Trouble("warn", text.error_text(error).summary, text.error_text(error).remedy))

    @Slot(object)
    def _list(self, files: object) -> None:
        LeftoversSheet(self.window(), files).open()  # type: ignore[arg-type]  # a signal carries any object

    @Slot()
    def open_folder(self) -> None:
        """Show the store in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.context.store_path)))

    @Slot(object)
    def _tell(self, trouble: Trouble | None) -> None:
        clear(self._bands)
        if trouble is None:
            return
        acts = []
        if trouble.can_repair:
            acts.append(Button(self.tr("Repair the store"), "secondary", height=28))
            acts[0].clicked.connect(self.care.repair)
        icon = Icon.ERROR if trouble.tone == "danger" else Icon.WARN
        band = Band(trouble.tone, icon, trouble.sentence, trouble.detail, acts)
        self._bands.addWidget(wrap(row((band, 1), margins=(20, 0, 20, 10))))

    @Slot(object)
    def _note(self, checked: Checked) -> None:
        """Know when the store was read in full, also the next time."""
        self._checked = checked
        window = self.window()
        if isinstance(window, Remembering):
            window.memory.keep(_CHECKED, [checked.path, checked.when, checked.blobs, checked.ok])
        self._tell_where()

    def _tell_where(self) -> None:
        window = self.window()
        if self._checked is None and isinstance(window, Remembering):
            self._checked = Checked.of(window.memory.kept(_CHECKED))
        path = str(self._desk.context.store_path)
        home = str(self._desk.home)
        short = f"~{path.removeprefix(home)}" if path.startswith(f"{home}/") else path
        known = self._checked is not None and self._checked.path == path
        checked = self._checked.words(self._now()) if self._checked is not None and known else ""
        holding = self._desk.library.holding
        mount = holding.mount if holding is not None else None
        on = self.tr("{folder} on {disk}").format(folder=short, disk=mount.point) if mount is not None else short
        self._where.say(" · ".join(each for each in (on, mount.kind if mount is not None else "", checked) if each))

    @Slot()
    def ask_to_move(self) -> None:
        """Ask where the store shall go."""
        holding = self._desk.library.holding
        if holding is None or not self.move_it.isEnabled():
            return
        dialog = MoveStoreDialog(self.window(), self._desk, holding.usage.total)
        dialog.chosen.connect(self.care.move)
        dialog.open()

    @Slot(str)
    def _show_fixed(self, key: str) -> None:
        if key == "store.path":
            shown = self._desk.preferences.shown(key)
            fixed = self._desk.preferences.is_fixed(key)
            self.move_it.setEnabled(not fixed)
            by = shown.setting.variable if shown.source == "environment" else "--store"
            self.move_it.setToolTip(text.tip(self.tr("Set by {who}").format(who=by) if fixed else "") or "")

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        share = index.data(Role.ROW)
        if isinstance(share, KitShare):
            names = share.usage.references
            self.chosen.emit(str(names[0]) if names else str(share.usage.descriptor.digest))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Also after the size of text changed."""
        least = self._beside.minimumSizeHint().width()
        self._side.setFixedWidth(min(T.wide(_SIDE), max(_SIDE, least, round(_SHARE * self.width()))))
        self.table.setColumnHidden(UsageColumn.SHARED, self.width() < T.wide(_NARROW))
        super().resizeEvent(event)
