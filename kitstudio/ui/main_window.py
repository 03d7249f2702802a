"""The window: frame, rooms, documents, and what its buttons, keys and drops do."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.host import folders
from kitstudio.host.settings import Settings, change
from kitstudio.jobs.job import Task
from kitstudio.ui import text
from kitstudio.ui.acts import Acts
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.frame.window_menu import WindowMenu
from kitstudio.ui.icons import Icon
from kitstudio.ui.job_watch import JobWatch
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.drafts_page import DraftsPage
from kitstudio.ui.pages.home_page import HomePage
from kitstudio.ui.pages.kits_page import KitsPage
from kitstudio.ui.quitting import ask_to_quit
from kitstudio.ui.steps import Steps
from kitstudio.ui.theme import Appearance, Choice
from kitstudio.ui.widgets.overlays import Toasts

HOME, KITS, DRAFTS = "home", "kits", "drafts"
_SIZE: Final = (1280, 800)
_LEAST: Final = (960, 600)
_MOST_STEPS: Final = 50
# Seconds a job's thread may compute before the window gets its turn. A picture takes a dozen turns: with Python's own
# 5 ms it could come 100 ms late while thousands of small files were packed.
_TURN: Final = 0.001


class MainWindow(QMainWindow):
    """The one window."""

    def __init__(self, desk: Desk, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._desk, self._settings, self._appearance = desk, settings, appearance
        self._told = self._started = False
        self.setWindowTitle("Kit Studio")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.shell = Shell(self._rooms())
        self.setCentralWidget(self.shell)
        self.documents = Documents(desk, self.shell)
        self.home, self.kits, self.drafts = HomePage(desk), KitsPage(desk), DraftsPage()
        for room in (self.home, self.kits, self.drafts):
            self.shell.pages.addWidget(room)
        self.steps = Steps(self)
        self.acts = Acts(self, desk, self.documents)
        self.jobs = JobWatch(desk, self.shell, Toasts(self))
        self._connect()
        self._add_keys()
        self._make_menu()
        self.go(HOME)

    def _rooms(self) -> tuple[Room, ...]:
        library = self.tr("Library")
        return (
            Room(HOME, Icon.HOME, self.tr("Home")),
            Room(KITS, Icon.KIT, self.tr("Kits"), library),
            Room(DRAFTS, Icon.DRAFT, self.tr("Drafts"), library),
        )

    def _connect(self) -> None:
        bar, documents = self.shell.top_bar, self.documents
        self.shell.sidebar.went.connect(self.go)
        self.shell.sidebar.storage_pressed.connect(partial(self.go, KITS))
        self._desk.library.changed.connect(self._show_library)
        self.jobs.open_kit.connect(self._open_named)
        documents.shown.connect(self._arrived)
        documents.left.connect(partial(self.go, KITS))
        documents.changed.connect(self._count_drafts)
        bar.back.clicked.connect(self.steps.back)
        bar.forward.clicked.connect(self.steps.forward)
        self.steps.went.connect(self._return)
        self.steps.changed.connect(self._show_steps)
        bar.jobs.clicked.connect(self.jobs.toggle)
        bar.receive.clicked.connect(self.acts.choose_archive)
        bar.open.clicked.connect(self.acts.choose_folder)
        for page in (self.home, self.kits):
            page.open_folder.connect(self.acts.choose_folder)
            page.receive.connect(self.acts.choose_archive)
        self.home.open_kit.connect(partial(self.go, KITS))
        self.home.dropped.connect(self.acts.take)
        self.home.chose.connect(self.acts.open_stored)
        self.kits.opened.connect(self.acts.open_stored)
        self.kits.unpack.connect(self.acts.unpack_stored)
        self.kits.remove.connect(self.acts.remove)
        self.drafts.open_folder.connect(self.acts.choose_folder)
        self.drafts.chose.connect(documents.show)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Ctrl+O", self.acts.choose_folder),
            ("Ctrl+N", self.acts.choose_folder),
            ("Ctrl+Shift+O", self.acts.choose_archive),
            ("Ctrl+W", self.documents.close_current),
            ("Ctrl+Tab", partial(self.documents.turn, 1)),
            ("Ctrl+Shift+Tab", partial(self.documents.turn, -1)),
            ("Ctrl+J", self.jobs.toggle),
            ("Ctrl+B", self.shell.fold),
            ("Ctrl+Q", self.close),
            ("Alt+Left", self.steps.back),
            ("Alt+Right", self.steps.forward),
            ("Ctrl+1", partial(self.go, HOME)),
            ("Ctrl+2", partial(self.go, KITS)),
            ("Ctrl+3", partial(self.go, DRAFTS)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        for room in (self.home, self.kits, self.drafts):  # a draft has its own F5
            shortcut = QShortcut(QKeySequence("F5"), room, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._desk.library.refresh)

    def _make_menu(self) -> None:
        acts = (
            (self.tr("Open folder…"), Icon.FOLDER, "Ctrl+O", self.acts.choose_folder),
            (self.tr("Receive…"), Icon.BUNDLE, "Ctrl+Shift+O", self.acts.choose_archive),
            (self.tr("Refresh"), Icon.RETRY, "F5", self._desk.library.refresh),
            (self.tr("Jobs"), Icon.JOBS, "Ctrl+J", self.jobs.toggle),
        )
        button = self.shell.top_bar.menu
        leave = (self.tr("Quit"), Icon.CLOSE, "Ctrl+Q", self.close)
        menu = WindowMenu(button, acts, leave, self._appearance.choice)
        menu.theme_chosen.connect(self._choose_theme)
        button.setMenu(menu)

    def _memory(self) -> QSettings:
        """Where size and place are remembered; nothing else is kept there."""
        return QSettings(str(folders.state(self._settings.environment) / "window.ini"), QSettings.Format.IniFormat)

    def restore(self) -> None:
        """Take size and place of the last time."""
        kept = self._memory().value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def start(self, use: str = "", target: str = "") -> None:
        """Begin: look at the store, and do with `target` what `use` says, if anything."""
        self._started = True
        gc.freeze()  # what is loaded by now stays; to look through it again and again held every thread for 30 ms
        sys.setswitchinterval(_TURN)
        self._desk.library.refresh()
        if use:
            self.acts.use(use, target)

    @Slot(str)
    def go(self, key: str) -> None:
        """Go to a room."""
        rooms: dict[str, QWidget] = {HOME: self.home, KITS: self.kits, DRAFTS: self.drafts}
        self.shell.show_page(rooms[key])
        self.shell.tabs.rest(on=True)
        self._arrived(key)
        rooms[key].setFocus()

    @Slot(str)
    def _return(self, place: str) -> None:
        """Go to a place one was at; a closed document is passed over."""
        if ":" in place:
            self.documents.show(place)
        else:
            self.go(place)

    @Slot(str)
    def _arrived(self, place: str) -> None:
        kind = place.partition(":")[0]
        self.shell.sidebar.go({"kit": KITS, "draft": DRAFTS}.get(kind, kind))
        self.steps.arrive(place)

    @Slot()
    def _show_steps(self) -> None:
        self.shell.top_bar.back.setEnabled(self.steps.has_past)
        self.shell.top_bar.forward.setEnabled(self.steps.has_future)

    @Slot()
    def _show_library(self) -> None:
        holding = self._desk.library.holding
        if holding is None:
            return
        number = len({each.digest for each in holding.kits})
        total, free = text.size(holding.usage.total), text.size(holding.free)
        tip = self.tr("The store in {path} takes {size}; {free} free on its disk")
        tip = tip.format(path=self._desk.context.store_path, size=total, free=free)
        words = self.tr("Store {path} · {size} · {free} free")
        self.shell.sidebar.count(KITS, str(number) if number else "")
        self.shell.status.show_store(words.format(path=self._desk.context.store_path, size=total, free=free))
        share = holding.usage.total / holding.capacity if holding.capacity else 0.0
        self.shell.sidebar.show_usage(total, share, tip)

    @Slot()
    def _count_drafts(self) -> None:
        self.drafts.show_drafts(self.documents.drafts)
        number = len(self.documents.drafts)
        self.shell.sidebar.count(DRAFTS, str(number) if number else "")

    @Slot(object)
    def show_error(self, error: KitStudioError) -> None:
        """Show an error over the window."""
        ErrorDialog(self, self.tr("Something went wrong"), error).open()

    @Slot(str)
    def _open_named(self, reference: str) -> None:
        if reference:
            self.documents.open_kit(reference)
        else:
            self.go(KITS)

    @Slot(object)
    def _choose_theme(self, choice: Choice) -> None:
        self._appearance.choose(choice)
        work = partial(_keep_theme, self._settings, choice)
        self._desk.reader.submit(Task("settings", "settings", ""), work)

    def end(self, *_signal: object) -> None:
        """End without a question about jobs: the system or the terminal said so."""
        self._told = True
        QCoreApplication.quit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Look at the store again when the person comes back: another program may have changed it."""
        if self._started and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._desk.library.refresh()
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        running = self.jobs.dock.running
        if (running and not self._told and not ask_to_quit(self, running)) or not self.documents.close_all():
            event.ignore()
            return
        self._memory().setValue("geometry", self.saveGeometry())
        event.accept()


def _keep_theme(settings: Settings, choice: Choice, _control: Control) -> object:
    return change(settings.environment, "appearance.theme", choice.value)
