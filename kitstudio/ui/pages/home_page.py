"""Home: a place to drop a folder, what can be begun, what was opened last, and what waits for the person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.host import folders
from kitstudio.jobs.job import Job, Task
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, text
from kitstudio.ui.actions import add_act
from kitstudio.ui.desk import Desk
from kitstudio.ui.drops import DRAFT, OPEN, RECEIVE
from kitstudio.ui.frame.top_bar import Start
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, scrolling, wrap
from kitstudio.ui.library import Holding
from kitstudio.ui.pages.home_begin import STORAGE, BeginPage, PathField
from kitstudio.ui.pages.home_parts import NeedsCard, RecentEntry, RecentRow, WeekBars, greeting
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import RADIUS, T
from kitstudio.ui.widgets.bars import Legend, ShareBar
from kitstudio.ui.widgets.base import Card, Glyph, Label, Line, Panel, Rule, Tile
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.drop_zone import DropZone
from kitstudio.ui.widgets.notes import Band

_PASTE: Final = 330
_LEAST_PASTE: Final = 200
_BESIDE_PASTE: Final = 400
_SIDE: Final = 330
_WITHOUT_SIDE: Final = 860
_EMPTY, _FULL, _BLANK = range(3)


class HomePage(QWidget):
    """The first page.

    Signals:
        open_folder(), receive(), show_kits(): a card or button was pressed.
        dropped(paths): something was dropped on the zone, or a path was pasted.
        chose(use, target): open a path or REF; `use` is DRAFT or OPEN.
        went(place, detail): go to a room; the key of a setting, or the topic of the help.
        offered(): `offers` is new.
    """

    open_folder = Signal()
    receive = Signal()
    show_kits = Signal()
    dropped = Signal(object)
    chose = Signal(str, str)
    went = Signal(str, str)
    offered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._recent = QVBoxLayout()
        self._recent.setContentsMargins(0, 1, 0, 1)
        self._recent.setSpacing(0)
        self._rows: list[RecentRow] = []
        self._title, self._day = Label(self.tr("Kit Studio"), "h1"), Label("", "small", "muted")
        self._list_title = Label("", "strong")
        self._clear = Button(self.tr("Clear list"), "link", height=20)
        self.needs = NeedsCard()
        self.store = StoreCard()
        self.week = WeekBars()
        self._week_words = Label("", "small", "text2")
        self._stack = QStackedWidget()
        self._begin = self._make_empty()
        for page in (self._begin, self._make_full(), QWidget()):  # until the store is known, neither
            self._stack.addWidget(page)
        self._stack.setCurrentIndex(_BLANK)
        self._stack.currentChanged.connect(self.offered)
        retry = Button(self.tr("Try again"), "secondary", Icon.RETRY, height=28)
        retry.clicked.connect(desk.library.refresh)
        self._trouble = Band("danger", Icon.ERROR, self.tr("The store cannot be read"), actions=[retry])
        self._trouble_place = wrap(col(self._trouble, margins=(28, 16, 28, 0)))
        self._trouble_place.hide()
        self.setLayout(col(self._trouble_place, (self._stack, 1), gap=0))
        self._add_acts()
        self._clear.clicked.connect(desk.shelf.clear)
        self.needs.chose.connect(self._meet)
        self.store.clean.connect(self._clean)
        desk.library.changed.connect(self._show)
        desk.shelf.changed.connect(self._show)

    def _add_acts(self) -> None:
        add = partial(add_act, self, group=self.tr("Home"))
        add(self.tr("Type or paste a path"), self.seek_path, sign=Icon.LINK)
        add(self.tr("Clear the list of what was opened"), self._desk.shelf.clear, sign=Icon.TRASH)

    @property
    def offers(self) -> frozenset[Start]:
        """How the page itself lets people begin, as long as there is nothing yet."""
        return frozenset(Start) if self._stack.currentIndex() == _EMPTY else frozenset()

    @Slot()
    def seek_path(self) -> None:
        """Give the keyboard to the field for a path."""
        field = self._begin.paste if self._stack.currentIndex() == _EMPTY else self.paste
        field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.edit.selectAll()

    @Slot(object)
    def _pasted(self, paths: tuple[str, ...]) -> None:
        self.paste.edit.selectAll()  # to be mended where it leads nowhere; the next one takes its place
        self.dropped.emit(paths)

    def _make_empty(self) -> BeginPage:
        page = BeginPage(self._desk)
        page.open_folder.connect(self.open_folder)
        page.receive.connect(self.receive)
        page.example.connect(self.make_example)
        page.dropped.connect(self.dropped)
        page.went.connect(self.went)
        return page

    def _make_full(self) -> QWidget:
        self.paste = PathField(self._desk.home)
        self.paste.gave.connect(self._pasted)
        words = col(
            None,
            Label(self.tr("Drop anything here"), "strong"),
            Label(self.tr("Folder, Kitfile, kit archive or OCI layout"), "small", "muted"),
            None,
            gap=2,
        )
        zone = DropZone(
            row(Tile(Icon.DROP, "accent", 38, 18), 14, (words, 1), self.paste, gap=8, margins=(16, 0, 16, 0)),
            self.tr("Drop a model folder"),
        )
        hold(zone, height=64)
        zone.dropped.connect(self.dropped)
        listed = Panel(self._recent, "surface", RADIUS["card"], "line")
        week = Card(self.tr("This week"), col(self.week, 8, row(self._week_words, None), None, gap=0))
        self._week = wrap(row(12, (week, 1), gap=0))
        cards = row((self.store, 1), (self._week, 1), gap=0)
        self._above, self._beside = QVBoxLayout(), QVBoxLayout()
        title = row(self._list_title, None, self._clear)
        left = col(self._above, title, 8, listed, 12, cards, None, gap=0)
        self._side = wrap(row(20, (col(28, self._beside, None, gap=0), 1), gap=0), width=_SIDE + 20)
        self._beside.addWidget(self.needs)
        head = col(self._title, self._day, gap=2)
        both = row((left, 1), self._side, gap=0)
        return scrolling(wrap(col(head, 14, zone, 20, both, None, gap=0, margins=(28, 24, 28, 16))))

    @Slot()
    def _show(self) -> None:
        holding, error = self._desk.library.holding, self._desk.library.error
        kits = holding.kits if holding is not None else ()
        self._trouble_place.setVisible(error is not None)
        self._trouble.detail.say(text.error_text(error).summary if error is not None else "")
        if not kits and not self._desk.shelf.items:
            self._stack.setCurrentIndex(_EMPTY if holding is not None or error is not None else _BLANK)
            self.setFocusProxy(self._begin.first)
            self._begin.show_steps()
            return
        from kitstudio.ui.pages import home_entries  # noqa: PLC0415 - all of packing, which a worker has loaded by now

        now = text.moment(self._desk.context.now())
        self._title.say(greeting(now.astimezone().hour))
        self._day.say(text.day(now))
        remembered = bool(self._desk.shelf.items)
        self._list_title.say(self.tr("Continue") if remembered else self.tr("Stored last"))
        self._clear.setVisible(remembered)
        self._show_entries(home_entries.entries_of(self._desk, now))
        self.needs.show_needs(home_entries.needs_of(self._desk))
        if holding is not None:
            self.store.show_holding(holding)
            self._show_week(holding, now)
        self._stack.setCurrentIndex(_FULL)

    def _show_entries(self, entries: Sequence[RecentEntry]) -> None:
        """Rows of the same things are kept, with the keyboard on them."""
        if [each.entry.key for each in self._rows] == [each.key for each in entries]:
            for line, entry in zip(self._rows, entries, strict=True):
                line.show_entry(entry)
            return
        clear(self._recent)
        self._rows = []
        for at, entry in enumerate(entries):
            if at:
                self._recent.addWidget(Rule())
            line = RecentRow(entry)
            line.clicked.connect(self._pressed)
            line.acted.connect(self._act)
            self._recent.addWidget(line)
            self._rows.append(line)
        if self._rows:
            self.setFocusProxy(self._rows[0])

    def _show_week(self, holding: Holding, now: datetime) -> None:
        stored = stored_when(holding)
        self.week.show_week(stored, now)
        lately = [size for then, size in stored if (now.astimezone().date() - then.astimezone().date()).days < 7]
        kits = text.count(len(lately), self.tr("{n} kit stored"), self.tr("{n} kits stored"))
        self._week_words.say(self.tr("{kits} · {size}").format(kits=kits, size=text.size(sum(lately))))

    @Slot()
    def _pressed(self) -> None:
        line = self.sender()
        if isinstance(line, RecentRow):
            self._go_on(line.entry)

    @Slot()
    def _act(self) -> None:
        line = self.sender()
        if isinstance(line, RecentRow):
            self._go_on(line.entry)

    def _go_on(self, entry: RecentEntry) -> None:
        """Open what a row stands for; a folder that is gone is looked for, a kit that is gone is forgotten."""
        kind, _, name = entry.key.partition(":")
        if not entry.is_gone:
            self.chose.emit(DRAFT if kind == "draft" else OPEN, name)
        elif kind == "draft":
            title = self.tr("Where is {name} now?").format(name=entry.title)
            found = QFileDialog.getExistingDirectory(self.window(), title, str(self._desk.home))
            if found:
                self._desk.shelf.move(name, found)
        else:
            self._desk.shelf.forget([each for each in self._desk.shelf.items if each.name == name])

    @Slot(str, str)
    def _meet(self, use: str, target: str) -> None:
        from kitstudio.ui.pages.home_entries import KITS  # noqa: PLC0415 - as above

        if use == RECEIVE:
            self.receive.emit()
        elif use == KITS:
            self.show_kits.emit()
        else:
            self.chose.emit(use, target)

    @Slot()
    def _clean(self) -> None:
        self.went.emit(STORAGE, "")

    @Slot()
    def make_example(self) -> None:
        """Make the example model on this machine, pack it, and open the kit."""
        from kitstudio.operations.example import pack_example  # noqa: PLC0415 - as above

        environment = self._desk.preferences.settings.environment
        folder = folders.data(environment) / "example" / "wren-tiny"
        work = partial(pack_example, self._desk.context, folder)
        task = Task("pack", f"pack:{folder}", self.tr("Make the example kit"), str(folder))
        job = self._desk.runner.submit(task, work)
        job.ended.connect(partial(self._made, job, folder))

    def _made(self, job: Job, folder: Path) -> None:
        from kitstudio.operations.pack_options import PackReport  # noqa: PLC0415 - as above

        if isinstance(job.result, PackReport):
            self._desk.library.refresh()
            self._desk.shelf.opened(f"draft:{folder}")
            names = job.result.references
            self.chose.emit(OPEN, str(names[0]) if names else str(job.result.descriptor.digest))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # it led somewhere
            self.paste.edit.clear()
        super().hideEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.shelf.look_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= T.wide(_WITHOUT_SIDE)
        if wide != self._side.isVisibleTo(self):
            (self._beside if wide else self._above).addWidget(self.needs)
            self._above.setContentsMargins(0, 0, 0, 0 if wide else 20)
        self.paste.setFixedWidth(min(T.wide(_PASTE), max(_LEAST_PASTE, self.width() - T.wide(_BESIDE_PASTE))))
        self._side.setVisible(wide)
        self._week.setVisible(wide)
        super().resizeEvent(event)


class StoreCard(Card):
    """What the store takes and of what, each blob once. `clean()`: the person wants what nobody needs away."""

    clean = Signal()

    def __init__(self) -> None:
        self._size, self._note = Label("", "strong"), Label("", "small", "text2")
        self._free, self._shared = Label("", "small", "text2"), Line("", "small", "text2")
        bar = self._bar = ShareBar(text.translate("HomePage", "What the store holds, by role"), 8)
        self._legend = QVBoxLayout()
        first = row(self._size, self._note, None, self._free, gap=8)
        self._clean = Button("", "link", height=20)
        shared = row(Glyph(Icon.LINK, 14, "muted"), (self._shared, 1), self._clean, gap=8)
        body = col(first, 9, bar, 9, self._legend, 8, Rule(), 8, shared, None, gap=0)
        super().__init__(text.translate("HomePage", "Store"), body)
        self._clean.clicked.connect(self.clean)

    def show_holding(self, holding: Holding) -> None:
        """Show what the store holds."""
        number = len({each.digest for each in holding.kits})
        kits = text.count(number, self.tr("{n} kit"), self.tr("{n} kits"))
        self._size.say(text.size(holding.usage.total))
        self._note.say(self.tr("in {kits}").format(kits=kits))
        self._free.say(self.tr("{size} free").format(size=text.size(holding.free)) if holding.capacity else "")
        self._shared.say(self.tr("{size} is shared").format(size=text.size(holding.usage.shared)))
        usage = holding.usage
        loose = usage.unreferenced + usage.partials + usage.quarantined
        self._clean.say(self.tr("Clean up {size}…").format(size=text.size(loose)))
        self._clean.setVisible(bool(loose))
        sizes = by_kind(holding)
        whole = sum(sizes.values()) or 1
        self._bar.show_parts([(size / whole, f"{kinds.TONES[kind]}.solid") for kind, size in sizes.items()])
        clear(self._legend)
        named = [(f"{kinds.TONES[kind]}.solid", kinds.word(kind)) for kind in sizes]
        self._legend.addWidget(Legend(named))


def by_kind(holding: Holding) -> dict[Kind, int]:
    """Bytes by role over all kits, each blob once however many kits share it, the largest first."""
    once = {blob.digest: (kind, blob.size) for each in holding.kits for kind, blob in each.row.blobs}
    sizes: dict[Kind, int] = {}
    for kind, size in once.values():
        sizes[kind] = sizes.get(kind, 0) + size
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def stored_when(holding: Holding) -> list[tuple[datetime, int]]:
    """When each kit was stored, and the bytes that came with it: those an earlier one brought do not count again."""
    kits = {each.digest: each.row for each in holding.kits if each.row.stored_at}
    known: set[Digest] = set()
    out = []
    for each in sorted(kits.values(), key=lambda kit: kit.stored_at):
        new = {blob.digest: blob.size for _kind, blob in each.blobs if blob.digest not in known}
        known.update(new)
        out.append((text.moment(each.stored_at), sum(new.values())))
    return out
