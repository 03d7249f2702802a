"""All kits of the store, and what can be done with those that are chosen."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from kitstudio.ui import kinds, text
from kitstudio.ui.actions import add_act, allow
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.inspector import Fact, Facts
from kitstudio.ui.frame.top_bar import Start
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.library import Holding, StoredKit
from kitstudio.ui.models.kits_model import in_order
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.pages.kits_bar import KitsBar
from kitstudio.ui.pages.kits_list import KitsList
from kitstudio.ui.pages.kits_naming import Naming
from kitstudio.ui.pages.kits_removal import Removals
from kitstudio.ui.sheets.export_sheet import open_export
from kitstudio.ui.widgets.base import Line
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.heads import page_head
from kitstudio.ui.widgets.notes import EmptyState

_SKELETON_MS: Final = 150
_LIST, _EMPTY, _ERROR, _BLANK = range(4)


class KitsPage(QWidget):
    """The room of the kits.

    Signals:
        opened(StoredKit), unpack(StoredKit): what the person asked for.
        open_folder(), receive(): from the empty page.
        offered(): `offers` is new.
        asked(): a kit is to be named in its row, and the page not in front.
        inspected(Facts): what is chosen, for the inspector; None for nothing or several.
    """

    opened = Signal(object)
    unpack = Signal(object)
    open_folder = Signal()
    receive = Signal()
    offered = Signal()
    asked = Signal()
    inspected = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.naming, self.removals = Naming(self, desk), Removals(self, desk)
        self.menu = QMenu(self)
        self.list = KitsList()
        self.bar = KitsBar(desk, self.menu)
        self._sub = Line(self.tr("Reading the store"), "small", "muted")
        self._error = ErrorView()
        self._stack = QStackedWidget()
        error = wrap(col(self._error, None, margins=(40, 40, 40, 20)))
        for page in (self._make_list(), self._make_empty(), error, QWidget()):
            self._stack.addWidget(page)
        self._stack.setCurrentIndex(_BLANK)
        self._stack.currentChanged.connect(self.offered)
        self.setLayout(col((self._stack, 1), gap=0))
        self.setFocusProxy(self.list)
        self._one, self._any = self._add_acts()
        self._connect()
        QTimer.singleShot(_SKELETON_MS, self, self._wait)

    def _make_list(self) -> QWidget:
        again = icon_button(Icon.RETRY, self.tr("Look at the store again  F5"), 30)
        again.clicked.connect(self._desk.library.refresh)
        head = page_head(self.tr("Kits"), self._sub, again)
        return wrap(col(head, (self.list, 1), self.bar, gap=0))

    def _make_empty(self) -> QWidget:
        folder = Button(self.tr("Open folder…"), "primary", Icon.FOLDER, "Ctrl O", 36)
        folder.clicked.connect(self.open_folder)
        receive = Button(self.tr("Receive…"), "secondary", Icon.BUNDLE, height=36)
        receive.clicked.connect(self.receive)
        sentence = self.tr("A kit is a packed model folder. Drop one anywhere on this window, or open it.")
        return EmptyState(self.tr("No kits yet"), sentence, [folder, receive])

    def _add_acts(self) -> tuple[tuple[QAction, ...], tuple[QAction, ...]]:
        """Every act on kits; answers those that need a single one, and those that need any."""
        group = self.tr("Kits")
        add = partial(add_act, self, group=group)
        one = (
            add(self.tr("Open the kit"), partial(self._tell, self.opened), sign=Icon.OPEN),
            add(self.tr("Unpack the kit…"), partial(self._tell, self.unpack), sign=Icon.EXPORT),
            add(self.tr("Rename the tag"), self.rename, "F2", sign=Icon.TAG),
            add(self.tr("Add a name"), self.add_name, "Shift+F2", sign=Icon.PLUS),
        )
        some = (
            add(self.tr("Export the kits…"), self.export, "Ctrl+E", sign=Icon.BUNDLE),
            add(self.tr("Copy the digest"), self.copy_digest, "Ctrl+Shift+C", sign=Icon.COPY),
            add(self.tr("Remove from the store"), self._remove, "Del", sign=Icon.TRASH),
        )
        self.menu.addActions([*one, *some])
        add(self.tr("Filter the kits"), self.list.seek, "Ctrl+F", sign=Icon.FILTER)
        add(self.tr("Show all kits"), self.list.show_all, sign=Icon.KIT)
        add(self.tr("Table or cards"), self.list.turn, sign=Icon.GRID)
        add(self.tr("Clear the filter or the selection"), self.list.escape, "Esc")
        return one, (*one, *some)

    def _connect(self) -> None:
        self.list.picked.connect(self._picked)
        self.list.activated.connect(self.opened)
        self.list.menu_asked.connect(self._pop_up)
        self.bar.open_asked.connect(partial(self._tell, self.opened))
        self.bar.unpack.connect(partial(self._tell, self.unpack))
        self.bar.export.connect(self.export)
        self.bar.remove.connect(self._remove)
        self.bar.clear.connect(self.list.table.clearSelection)
        self._error.retry.connect(self._desk.library.refresh)
        self._desk.library.changed.connect(self._show)
        self._allow()
        self._show()  # what is known by now

    @Slot()
    def _wait(self) -> None:
        """Show grey rows when the store has not answered by now."""
        if self._stack.currentIndex() == _BLANK:
            self._stack.setCurrentIndex(_LIST)

    @Slot()
    def _show(self) -> None:
        library = self._desk.library
        if library.error is not None:
            self._error.show_error(library.error)
            self._stack.setCurrentIndex(_ERROR)
        elif library.holding is not None:
            now = text.moment(self._desk.context.now())
            self.list.show_kits(library.holding.kits, now)
            self._sub.say(_summary(library.holding))
            self._stack.setCurrentIndex(_LIST if library.holding.kits else _EMPTY)
            kit = library.called(self.naming.awaited) if self.naming.awaited else None
            if kit is not None:  # another name may be another row
                self.naming.awaited = ""
                if self.list.chosen != (kit,):
                    self.list.choose(kit)

    @property
    def offers(self) -> frozenset[Start]:
        """How the page itself lets people begin, as long as there is no kit."""
        return frozenset(Start) if self._stack.currentIndex() == _EMPTY else frozenset()

    @Slot()
    def _picked(self) -> None:
        kits = self.list.chosen
        self.bar.show_kits(kits)
        self._allow()
        self.inspected.emit(facts_of(kits[0]) if len(kits) == 1 else None)

    @Slot()
    def _allow(self) -> None:
        kits = self.list.chosen
        for act in self._any:
            allow(act, "" if kits else self.tr("Select a kit first"))
        for act in self._one:
            if len(kits) > 1:
                allow(act, self.tr("Select a single kit"))
        if len(kits) == 1 and not kits[0].tags:
            allow(self._one[2], self.tr("The kit has no tag"))

    @Slot(object)
    def _pop_up(self, point: QPoint) -> None:
        self.menu.popup(point)

    @property
    def _single(self) -> StoredKit | None:
        kits = self.list.chosen
        return kits[0] if len(kits) == 1 else None

    def _tell(self, signal: SignalInstance) -> None:
        if self._single is not None:
            signal.emit(self._single)

    @Slot()
    def _remove(self) -> None:
        if self.list.chosen:
            self.removals.remove(self.list.chosen)

    @Slot()
    def rename(self) -> None:
        """Change a tag of the chosen kit in its row; of several tags the person says which."""
        kit = self._single
        if kit is None:
            return
        tags = in_order(kit.tags)
        if len(tags) == 1:
            self._rename(kit, tags[0])
            return
        menu = QMenu(self)
        for tag in tags:
            menu.addAction(self.tr("Rename {tag}").format(tag=tag), partial(self._rename, kit, tag))
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.list.view.visualRect(self.list.index_of(kit)).bottomLeft() + QPoint(20, -8)
        menu.popup(self.list.view.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _rename(self, kit: StoredKit, tag: str) -> None:
        self.naming.edit(self.list.view, partial(self.list.index_of, kit), kit, f"{kit.repository}:{tag}")

    @Slot(str, object)
    def act(self, act: str, kit: StoredKit) -> None:
        """Do with a kit what is asked for on its own page: `remove` it, or `rename` or `name` it in its row."""
        if act == "remove":
            self.removals.remove((kit,))
        elif self.list.choose(kit):
            self.asked.emit()
            (self.rename if act == "rename" else self.add_name)()

    @Slot()
    def add_name(self) -> None:
        """Give the chosen kit a further name."""
        if self._single is not None:
            self.naming.edit(self.list.view, partial(self.list.index_of, self._single), self._single)

    @Slot()
    def export(self) -> None:
        """Open the export sheet for the chosen kits."""
        if self.list.chosen:
            open_export(self.window(), self._desk, self.list.chosen)

    @Slot()
    def copy_digest(self) -> None:
        """Copy the digests of the chosen kits, one a line."""
        digests = [str(each.digest) for each in self.list.chosen]
        if digests:
            QGuiApplication.clipboard().setText("\n".join(digests))
            title = text.count(len(digests), self.tr("Digest copied"), self.tr("{n} digests copied"))
            self._desk.noted.emit("ok", title, digests[0])


def _summary(holding: Holding) -> str:
    number, translate = len({each.digest for each in holding.kits}), text.translate
    kits = text.count(number, translate("KitsPage", "{n} kit"), translate("KitsPage", "{n} kits"))
    if len(holding.kits) > number:
        rows = translate("KitsPage", "{kits} in {n} rows: one for each repository")
        kits = rows.format(kits=kits, n=len(holding.kits))
    size = text.size(holding.usage.total)
    words = translate("KitsPage", "{kits} · {size} on disk").format(kits=kits, size=size)
    if not holding.usage.shared:
        return words
    more = translate("KitsPage", "{before}, of which {shared} is shared between kits")
    return more.format(before=words, shared=text.size(holding.usage.shared))


def facts_of(kit: StoredKit) -> Facts:
    """What the inspector shows of a kit."""
    row, translate = kit.row, text.translate
    exact = text.exact(text.moment(row.stored_at)) if row.stored_at else ""
    rows = (
        Fact(translate("KitFacts", "Digest"), str(kit.digest), mono=True, copyable=True),
        Fact(translate("KitFacts", "Tags"), ", ".join(in_order(kit.tags))),
        Fact(translate("KitFacts", "Version"), row.version),
        Fact(translate("KitFacts", "Licence"), row.licence),
        Fact(translate("KitFacts", "Size"), text.size(row.total_size)),
        Fact(translate("KitFacts", "Its own"), text.size(kit.own) if kit.shared else ""),
        Fact(translate("KitFacts", "Shared"), text.size(kit.shared) if kit.shared else ""),
        Fact(translate("KitFacts", "Layers"), str(row.layers)),
        *(Fact(kinds.word(kind), text.size(size)) for kind, size in row.kinds),
        Fact(translate("KitFacts", "Author"), row.author),
        Fact(translate("KitFacts", "Format"), row.format),
        Fact(translate("KitFacts", "Stored"), exact),
        Fact(translate("KitFacts", "Damage"), kit.damage),
    )
    return Facts(kit.title, rows, row.description.partition("\n")[0], Icon.KIT, "role.model")
