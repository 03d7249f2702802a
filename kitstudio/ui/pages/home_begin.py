"""The first page of somebody who has nothing yet: where to drop a folder, three ways to begin, what can be set up."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QUrl, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, scrolling, wrap
from kitstudio.ui.pages.home_parts import StartCard
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Card, Glyph, Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.drop_zone import DropZone
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.notes import Crate

STORAGE, SETTING, HELP, SHORTCUTS = "storage", "setting", "help", "shortcuts"
"""Where this page leads to, beside folders and kits."""

_AUTHOR: Final = "packing.author"
_ZONE: Final = 320
_PASTE: Final = 340
_WITHOUT_SETUP: Final = 660
"""Height below which the three ways to begin would be out of sight."""


class PathField(Field):
    """Takes a path that is typed or pasted: `gave(paths)` with the only one in it, on Return."""

    gave = Signal(object)

    def __init__(self, home: Path) -> None:
        super().__init__("", text.translate("BeginPage", "Paste the path of a folder or an archive"), icon=Icon.LINK)
        self._home = home
        self.edit.setAcceptDrops(False)  # what is dropped is for the zone around it
        self.edit.returnPressed.connect(self._give)

    @Slot()
    def _give(self) -> None:
        """Take a path as people copy it: quoted, with `~`, or as a link of the file manager."""
        words = self.edit.text().strip().strip("\"'")
        url = QUrl(words)
        path = url.toLocalFile() if url.isLocalFile() else words
        if path == "~" or path.startswith("~/"):
            path = str(self._home) + path[1:]
        if path:
            self.gave.emit((str(Path(path)),))


class BeginPage(QWidget):
    """Shown while there is no kit and no folder was opened.

    Signals:
        open_folder(), receive(), example(): a card or button was pressed.
        dropped(paths): paths were dropped on the zone, or one was pasted.
        went(place, detail): go to a room; the key of a setting, or the topic of the help.
    """

    open_folder = Signal()
    receive = Signal()
    example = Signal()
    dropped = Signal(object)
    went = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.first = Button(self.tr("Open folder…"), "primary", Icon.FOLDER, "Ctrl O", 36)
        self.first.clicked.connect(self.open_folder)
        self.paste = PathField(desk.home)
        self.paste.gave.connect(self.dropped)
        self._steps = QVBoxLayout()
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._done = Label("", "small", "muted")
        self._setup = wrap(row((self._setup_card(), 3), (self._guide_card(), 2), gap=12))
        promise = self.tr("Nothing leaves this machine. No account, no telemetry, no update checks.")
        foot = row(None, Glyph(Icon.LOCK, 14, "muted"), Label(promise, "small", "muted"), None, gap=7)
        cards = row(*[(card, 1) for card in self._cards()], gap=12)
        parts = col((self._zone(), 8), 16, cards, 16, self._setup, None, 14, foot, gap=0, margins=(32, 28, 32, 14))
        self.setLayout(col((scrolling(wrap(parts)), 1), gap=0))
        desk.preferences.changed.connect(self._changed)
        self.show_steps()

    def _zone(self) -> DropZone:
        words = self.tr("A Kitfile, a kit archive or an OCI layout works too. Files are read in place, never changed.")
        inside = col(
            None,
            row(None, Crate(), None),
            14,
            row(None, Label(self.tr("Drop a model folder to begin"), "display"), None),
            6,
            row(None, Label(words, "body", "muted"), None),
            20,
            row(None, self.first, Label(self.tr("or"), "small", "muted"), self.paste, None, gap=12),
            None,
            gap=0,
            margins=20,
        )
        zone = DropZone(inside, self.tr("Drop a model folder"))
        zone.setMaximumHeight(_ZONE)
        zone.dropped.connect(self.dropped)
        return zone

    def _cards(self) -> tuple[StartCard, ...]:
        pack = StartCard(
            Icon.DRAFT,
            "role.model",
            self.tr("Pack a folder"),
            self.tr("Roles are guessed, problems are listed, the same files have the same digest on every machine."),
            ("Ctrl", "O"),
        )
        receive = StartCard(
            Icon.BUNDLE,
            "role.code",
            self.tr("Open or receive a kit"),
            self.tr("Take in an archive or an OCI layout; every digest is checked first."),
            ("Ctrl", "⇧", "O"),
        )
        example = StartCard(
            Icon.KIT,
            "role.dataset",
            self.tr("Try the example"),
            self.tr("A kit of 2 MB to look into. It is made on this machine; nothing is downloaded."),
        )
        pack.clicked.connect(self.open_folder)
        receive.clicked.connect(self.receive)
        example.clicked.connect(self.example)
        return pack, receive, example

    def _setup_card(self) -> Card:
        return Card(self.tr("Get set up"), col(self._steps, None, gap=0), trailing=self._done)

    def _guide_card(self) -> Card:
        words = self.tr(
            "The guide says in a few short pages what folders, Kitfiles and kits are. It is on this computer."
        )
        guide = Button(self.tr("Read the guide"), "secondary", Icon.DOCS)
        guide.clicked.connect(self._show_guide)
        keys = Button(self.tr("Shortcuts"), "ghost", Icon.KEYBOARD)
        keys.clicked.connect(self._show_shortcuts)
        body = col(Label(words, "body", "text2", wrap=True, line=140), None, row(guide, keys, None), gap=10)
        return Card(self.tr("New to ModelKits?"), body)

    def show_steps(self) -> None:
        """Show what is set up and what is not, as it is now."""
        author = self._desk.preferences.settings.text(_AUTHOR)
        clear(self._steps)
        place = self._desk.short(str(self._desk.context.store_path))
        holding = self._desk.library.holding
        free = self.tr("{size} free").format(size=text.size(holding.free)) if holding and holding.capacity else ""
        change = Button(self.tr("Storage"), "secondary", height=28)
        change.clicked.connect(self._show_storage)
        is_ready = holding is not None
        where = " · ".join(each for each in (place, free) if each)
        self._steps.addWidget(_step(self.tr("A folder for the store"), where, change, done=is_ready))
        name = Button(self.tr("Change…") if author else self.tr("Set…"), "secondary", height=28)
        name.setAccessibleDescription(self.tr("Author of new Kitfiles"))
        name.clicked.connect(self._show_author)
        said = author or self.tr("Written into every new Kitfile, if you like")
        self._steps.addWidget(_step(self.tr("Your name as author"), said, name, done=bool(author)))
        number = sum((is_ready, bool(author)))
        self._done.say(self.tr("{n} of {m}").format(n=number, m=2))

    @Slot(str)
    def _changed(self, key: str) -> None:
        if key in (_AUTHOR, "store.path"):
            self.show_steps()

    @Slot()
    def _show_storage(self) -> None:
        self.went.emit(STORAGE, "")

    @Slot()
    def _show_author(self) -> None:
        self.went.emit(SETTING, _AUTHOR)

    @Slot()
    def _show_guide(self) -> None:
        self.went.emit(HELP, "start")

    @Slot()
    def _show_shortcuts(self) -> None:
        self.went.emit(SHORTCUTS, "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._setup.setVisible(self.height() >= T.wide(_WITHOUT_SETUP))
        self.paste.setFixedWidth(T.wide(_PASTE))
        super().resizeEvent(event)


class StepCircle(QWidget):
    """Stands where a step that is done has its tick."""

    def __init__(self) -> None:
        super().__init__()
        hold(self, width=16, height=16, whole=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            side = T.wide(13)
            inset = (self.width() - side) / 2
            paint.box(p, QRectF(inset, inset, side, side), side / 2, None, "control", 1.4)


def _step(title: str, detail: str, act: QWidget, *, done: bool) -> QWidget:
    """One line of what can be set up: a tick or an open circle, what it is, how it stands."""
    glyph = Glyph(Icon.OK, 16, "state.ok.solid") if done else StepCircle()
    words = col(Line(title, "medium", "text2" if done else "text"), Line(detail, "small", "muted"), gap=0)
    return wrap(row(glyph, 12, (words, 1), 8, act, gap=8, margins=(0, 5, 0, 5)))
