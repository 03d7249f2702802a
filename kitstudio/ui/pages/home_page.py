"""Home: a place to drop a folder, what can be begun, and the kits stored last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import clear, col, row, scrolling, wrap
from kitstudio.ui.library import Holding, StoredKit
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.bars import Legend, ShareBar
from kitstudio.ui.widgets.base import Card, Glyph, Label, Panel, Rule, Tile
from kitstudio.ui.widgets.buttons import Button, Keys, Pressable
from kitstudio.ui.widgets.drop_zone import DropZone
from kitstudio.ui.widgets.notes import Crate

_RECENT: Final = 6
_LEGEND_ROW: Final = 6


class StartCard(Pressable):
    """A thing that can be begun: drawing, title, what it does. The whole card is the button."""

    def __init__(self, icon: Icon, tone: str, title: str, hint: str, keys: tuple[str, ...]) -> None:
        super().__init__(f"{title}. {hint}")
        head = row(Tile(icon, tone, 34, 18), None, Keys(keys))
        hints = Label(hint, "small", "muted", wrap=True, line=135)
        layout = col(head, 12, Label(title, "strong"), 3, hints, None, gap=0, margins=16)
        self.setLayout(layout)
        self.setFixedHeight(138)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, 138)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            paint.box(p, r, RADIUS["card"], "hover" if self.hot else "surface", "lineStrong" if self.hot else "line")
            if self.ringed:
                paint.ring(p, r, RADIUS["card"])


class RecentRow(Pressable):
    """One kit of the list: what it is called, how big, when it was stored. Pressing it opens it."""

    def __init__(self, kit: StoredKit, now: datetime) -> None:
        super().__init__()
        self.kit = kit
        stored = text.relative(datetime.fromtimestamp(kit.row.stored_at, UTC), now) if kit.row.stored_at else ""
        layers = text.count(kit.row.layers, self.tr("{n} layer"), self.tr("{n} layers"))
        facts = [text.size(kit.row.total_size), layers, stored]
        self._sub = " · ".join(each for each in facts if each) if not kit.row.damage else kit.row.damage
        self._tail = kit.row.description.partition("\n")[0]
        self.setAccessibleName(", ".join([printable(kit.title), *kit.tags, *facts]))
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 52)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self.hot:
                paint.box(p, r.adjusted(5, 3, -5, -3), 6, "hover")
            damaged = bool(self.kit.row.damage)
            icon, tone = (Icon.WARN, "state.warn") if damaged else (Icon.KIT, "role.model")
            paint.tile(p, QRectF(14, 10, 32, 32), icon, tone, 16, 8)
            x = 58 + paint.write(p, QRectF(58, 8, r.width() * 0.5, 18), self.kit.title, "medium") + 8
            for tag in self.kit.tags[:3]:
                if x + paint.chip_width(tag, None, "label") < r.width() * 0.62:
                    x += paint.chip(p, x, 17.5, tag, "accent", font="label", height=17) + 4
            ink = "state.warn.text" if damaged else "muted"
            tail = r.width() * 0.34
            paint.write(p, QRectF(58, 27, r.width() - tail - 100, 16), self._sub, "small", ink)
            area = QRectF(r.right() - tail - 40, 0, tail, r.height())
            paint.write(p, area, self._tail, "small", "muted", paint.RIGHT)
            paint_icon(p, Icon.CHEVRON_RIGHT, QRectF(r.right() - 28, 19, 14, 14), "text2", stroke=1.8)
            if self.ringed:
                paint.ring(p, r.adjusted(3, 3, -3, -3), 6)


class HomePage(QWidget):
    """The first page.

    Signals:
        open_folder(), open_kit(), receive(): a card or button was pressed.
        dropped(paths): something was dropped on the zone.
        chose(StoredKit): a kit of the list.
    """

    open_folder = Signal()
    open_kit = Signal()
    receive = Signal()
    dropped = Signal(object)
    chose = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stack = QStackedWidget()
        self._recent = QVBoxLayout()
        self._recent.setContentsMargins(0, 1, 0, 1)
        self._recent.setSpacing(0)
        self._day = Label("", "small", "muted")
        self._title = Label(self.tr("Kit Studio"), "h1")
        self._store_words = Label("", "strong")
        self._store_note = Label("", "small", "text2")
        self._free = Label("", "small", "text2")
        self._bar = ShareBar(self.tr("What the store holds, by role"), 8)
        self._legend_place = QVBoxLayout()
        self._shared = Label("", "small", "text2")
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_full())
        self._stack.addWidget(QWidget())  # until the store is known, neither
        self._stack.setCurrentIndex(2)
        self.setLayout(col((self._stack, 1), gap=0))
        desk.library.changed.connect(self._show)

    def _make_empty(self) -> QWidget:
        choose = Button(self.tr("Open folder…"), "primary", Icon.FOLDER, "Ctrl O", 36)
        choose.clicked.connect(self.open_folder)
        words = self.tr(
            "A folder with a Kitfile, or an OCI layout works too. Files are read in place and never changed."
        )
        title = Label(self.tr("Drop a model folder to begin"), "display")
        hint = Label(words, "body", "muted")
        zone = DropZone(
            col(
                None,
                row(None, Crate(), None),
                14,
                row(None, title, None),
                6,
                row(None, hint, None),
                20,
                row(None, choose, None),
                None,
                gap=0,
                margins=20,
            ),
            self.tr("Drop a model folder"),
        )
        zone.dropped.connect(self.dropped)
        cards = row(*[(card, 1) for card in self._cards()], gap=12)
        promise = Label(
            self.tr("Nothing leaves this machine. No account, no telemetry, no update checks."), "small", "muted"
        )
        foot = row(None, Glyph(Icon.LOCK, 14, "muted"), promise, None, gap=7)
        return scrolling(wrap(col((zone, 1), 16, cards, 16, foot, gap=0, margins=(32, 28, 32, 16))))

    def _cards(self) -> tuple[StartCard, ...]:
        pack = StartCard(
            Icon.DRAFT,
            "role.model",
            self.tr("Open folder…"),
            self.tr("Roles are guessed, problems are listed, the digest is the same on every machine."),
            ("Ctrl", "O"),
        )
        kits = StartCard(
            Icon.KIT,
            "role.dataset",
            self.tr("Open a kit"),
            self.tr("Look at its layers, files and Kitfile, and unpack what you need."),
            ("Ctrl", "2"),
        )
        receive = StartCard(
            Icon.BUNDLE,
            "role.code",
            self.tr("Receive…"),
            self.tr("Take the kits of an OCI layout or archive in; every digest is checked first."),
            ("Ctrl", "⇧", "O"),
        )
        pack.clicked.connect(self.open_folder)
        kits.clicked.connect(self.open_kit)
        receive.clicked.connect(self.receive)
        return pack, kits, receive

    def _make_full(self) -> QWidget:
        choose = Button(self.tr("Open folder…"), "secondary", Icon.FOLDER)
        choose.clicked.connect(self.open_folder)
        receive = Button(self.tr("Receive…"), "secondary", Icon.BUNDLE)
        receive.clicked.connect(self.receive)
        words = col(
            None,
            Label(self.tr("Drop a model folder here"), "strong"),
            Label(self.tr("Or an OCI layout. Files are read in place and never changed."), "small", "muted"),
            None,
            gap=2,
        )
        zone = DropZone(
            row(Tile(Icon.DROP, "accent", 38, 18), 14, (words, 1), choose, receive, gap=8, margins=(16, 0, 16, 0)),
            self.tr("Drop a model folder"),
        )
        zone.setFixedHeight(64)
        zone.dropped.connect(self.dropped)
        every = Button(self.tr("All kits"), "link")
        every.clicked.connect(self.open_kit)
        listed = Panel(self._recent, "surface", RADIUS["card"], "line")
        left = col(row(Label(self.tr("Stored last"), "strong"), None, every), 8, listed, 12, self._store_card(), gap=0)
        head = col(self._title, self._day, gap=2)
        page = col(head, 16, zone, 20, left, None, gap=0, margins=(28, 24, 28, 16))
        return scrolling(wrap(page))

    def _store_card(self) -> QWidget:
        first = row(self._store_words, self._store_note, None, self._free, gap=8)
        body = col(first, 9, self._bar, 9, self._legend_place, 2, row(self._shared, None), gap=0)
        return Card(self.tr("Store"), body)

    @Slot()
    def _show(self) -> None:
        holding = self._desk.library.holding
        if holding is None:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1 if holding.kits else 0)
        if holding.kits:
            self._show_kits(holding)
            self._show_store(holding)

    def _show_kits(self, holding: Holding) -> None:
        now = datetime.fromtimestamp(self._desk.context.now(), UTC)
        self._title.say(self._greeting(now.astimezone().hour))
        self._day.say(text.day(now))
        clear(self._recent)
        newest = sorted(holding.kits, key=lambda each: each.row.stored_at, reverse=True)[:_RECENT]
        for at, kit in enumerate(newest):
            if at:
                self._recent.addWidget(Rule())
            line = RecentRow(kit, now)
            line.clicked.connect(self._pressed)
            self._recent.addWidget(line)

    def _show_store(self, holding: Holding) -> None:
        digests = {each.digest for each in holding.kits}
        kits = text.count(len(digests), self.tr("{n} kit"), self.tr("{n} kits"))
        self._store_words.say(text.size(holding.usage.total))
        self._store_note.say(self.tr("in {kits}").format(kits=kits))
        self._free.say(self.tr("{size} free").format(size=text.size(holding.free)) if holding.capacity else "")
        shared = holding.usage.shared
        self._shared.say(self.tr("{size} is shared between kits").format(size=text.size(shared)) if shared else "")
        sizes = by_kind(holding)
        whole = sum(sizes.values()) or 1
        self._bar.show_parts([(size / whole, f"{kinds.TONES[kind]}.solid") for kind, size in sizes.items()])
        clear(self._legend_place)
        named = [
            (f"{kinds.TONES[kind]}.solid", f"{kinds.word(kind)} {text.size(size)}") for kind, size in sizes.items()
        ]
        for at in range(0, len(named), _LEGEND_ROW):
            self._legend_place.addWidget(Legend(named[at : at + _LEGEND_ROW]))

    def _greeting(self, hour: int) -> str:
        if hour < 5 or hour >= 18:
            return self.tr("Good evening")
        return self.tr("Good morning") if hour < 12 else self.tr("Good afternoon")

    @Slot()
    def _pressed(self) -> None:
        line = self.sender()
        if isinstance(line, RecentRow):
            self.chose.emit(line.kit)


def by_kind(holding: Holding) -> dict[Kind, int]:
    """Bytes by role over all kits, each blob once however many kits share it, the largest first."""
    once = {blob.digest: (kind, blob.size) for each in holding.kits for kind, blob in each.row.blobs}
    sizes: dict[Kind, int] = {}
    for kind, size in once.values():
        sizes[kind] = sizes.get(kind, 0) + size
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))
