"""The window: frame, rooms, open documents, dropped things, and the keys that work everywhere."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMainWindow

from kitstudio.base.errors import KitStudioError
from kitstudio.host.settings import Settings
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.home_page import HomePage
from kitstudio.ui.pages.kits_page import KitsPage
from kitstudio.ui.theme import Appearance
from kitstudio.ui.widgets.overlays import Toast, Toasts

HOME, KITS, DRAFTS = "home", "kits", "drafts"
_SIZE = (1280, 800)
_LEAST = (960, 600)


class MainWindow(QMainWindow):
    """The one window."""

    def __init__(self, desk: Desk, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._desk, self._settings, self._appearance = desk, settings, appearance
        self.setWindowTitle("Kit Studio")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.setAcceptDrops(True)
        self.shell = Shell(self._rooms())
        self.setCentralWidget(self.shell)
        self._toasts = Toasts(self)
        self.home, self.kits = HomePage(desk), KitsPage(desk)
        self._room = HOME
        self._connect()
        self.go(HOME)

    def _rooms(self) -> tuple[Room, ...]:
        library = self.tr("Library")
        return (
            Room(HOME, Icon.HOME, self.tr("Home")),
            Room(KITS, Icon.KIT, self.tr("Kits"), library),
            Room(DRAFTS, Icon.DRAFT, self.tr("Drafts"), library),
        )

    def _connect(self) -> None:
        self.shell.sidebar.went.connect(self.go)
        self._desk.library.changed.connect(self._show_library)
        self._desk.noted.connect(self._note)
        self.home.open_kit.connect(self._go_kits)

    def restore(self) -> None:
        """Take size and place of the last time."""

    def start(self, target: str) -> None:
        """Begin: look at the store, open what was asked for."""
        self._desk.library.refresh()

    @Slot(str)
    def go(self, key: str) -> None:
        """Go to a room."""
        self.shell.sidebar.go(key)
        self.shell.show_page({HOME: self.home, KITS: self.kits, DRAFTS: self.home}[key])

    @Slot()
    def _go_kits(self) -> None:
        self.go(KITS)

    @Slot()
    def _show_library(self) -> None:
        holding = self._desk.library.holding
        if holding is None:
            return
        count = len({each.digest for each in holding.kits})
        self.shell.sidebar.count(KITS, str(count) if count else "")
        total, free = text.size(holding.usage.total), text.size(holding.free)
        words = self.tr("Store {path} · {size} · {free} free")
        self.shell.status.show_store(words.format(path=self._desk.context.store_path, size=total, free=free))
        share = holding.usage.total / holding.capacity if holding.capacity else 0.0
        self.shell.sidebar.show_usage(total, share, self.tr("The store takes {size}").format(size=total))

    @Slot(str, str, str)
    def _note(self, tone: str, title: str, detail: str) -> None:
        self._toasts.add(Toast(tone, Icon.OK if tone == "ok" else Icon.INFO, title, detail))

    @Slot(object)
    def show_error(self, error: KitStudioError) -> None:
        """Show an error over the window."""
        self._note("danger", error.summary, error.code)
