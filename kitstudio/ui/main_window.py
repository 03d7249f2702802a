"""The window: frame, rooms, documents, and what its buttons, keys and drops do."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from kitstudio.host import folders
from kitstudio.host.settings import BadSettingsError, Settings, settings_file
from kitstudio.ui.acts import Acts
from kitstudio.ui.care_rooms import HELP, SETTINGS, CareRooms
from kitstudio.ui.collecting import Collecting
from kitstudio.ui.commands import name_store, page_commands
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.effects import Effects
from kitstudio.ui.finder import Finder
from kitstudio.ui.following import Following
from kitstudio.ui.frame.memory import Memory
from kitstudio.ui.frame.panes import PaneCycle, panes_of
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.frame.window_menu import WindowMenu
from kitstudio.ui.frame_state import FrameState
from kitstudio.ui.icons import Icon
from kitstudio.ui.job_watch import JobWatch
from kitstudio.ui.library_rooms import DRAFTS, KITS, LibraryRooms
from kitstudio.ui.library_watch import LibraryWatch
from kitstudio.ui.log_file import LogFile
from kitstudio.ui.pages.home_page import HomePage
from kitstudio.ui.recovering import Recovering, resume_draft
from kitstudio.ui.rooms import Place, Rooms, refreshing
from kitstudio.ui.session import Session
from kitstudio.ui.session_log import Level, SessionLog
from kitstudio.ui.steps import Steps
from kitstudio.ui.theme import Appearance, Choice
from kitstudio.ui.warming import Warming
from kitstudio.ui.widgets.toasts import Toasts
from kitstudio.ui.window_acts import WindowActs

if TYPE_CHECKING:  # loaded when something broke
    from kitstudio.ui.sheets.crash_dialog import Caught

HOME, SHORTCUTS = "home", "shortcuts"
RECOVERY = "recovery"
_SIZE: Final = (1280, 800)
_LEAST: Final = (960, 600)
# Seconds a job's thread may compute before the window gets its turn. A picture takes a dozen turns: with Python's own
# 5 ms it could come 100 ms late while thousands of small files were packed.
_TURN: Final = 0.001


class MainWindow(QMainWindow):
    """The one window.

    Attributes:
        memory: what it remembers from one run to the next; pages reach it by `remember`.
        log: what happened in this run.
    """

    home: HomePage

    def __init__(self, desk: Desk, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._desk, self._appearance, self.take_backs = desk, appearance, desk.take_backs
        self._started = False
        self._recent = folders.state(settings.environment) / "recent.json"
        desk.preferences.adopt(settings)
        name_store(settings.path_of_this_run("store.path"))
        Effects(desk, appearance).begin()
        self.memory = Memory(folders.state(settings.environment) / "window.ini")
        self.log = SessionLog(desk.context.now, desk.home, self)
        self.setWindowTitle("Kit Studio")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        LogFile(self.log, desk.preferences)
        self.care = CareRooms(self, self, desk, self.log.lines)
        self.library = LibraryRooms(self, self, desk)
        places = self._places()
        self.shell = Shell([each.room for each in places if each.listed])
        self.setCentralWidget(self.shell)
        if settings.broken is not None:
            self._say_broken(settings.broken, settings_file(settings.environment))
        self.documents = Documents(desk, self.shell)
        Following(desk, self.documents, self.shell.tabs)
        self.steps = Steps(self)
        self.acts = Acts(self, desk, self.documents)
        self.jobs = JobWatch(desk, self.shell, Toasts(self), self.log)
        self.panes = PaneCycle(self, partial(_panes, self.shell))
        self.finder = Finder(self, self.shell, desk, self.documents, self.acts, self.memory)
        self.watch = LibraryWatch(desk, self.shell, KITS, DRAFTS)
        self._kept = FrameState(self.memory, self.shell, self.jobs)
        self._session = Session(desk, self.documents, self.shell.tabs, self.memory)
        self.rooms = Rooms(self.shell, places)
        self._own = WindowActs(self, self, places)
        self.finder.show_setting = self.care.show_setting
        self.finder.places = tuple(self._own.by_name[each.room.key] for each in places)
        self._connect()
        self._make_menu()
        self.go(HOME)

    def _places(self) -> tuple[Place, ...]:
        """Every room: whoever brings a new one adds it here."""
        return (
            Place(Room(HOME, Icon.HOME, self.tr("Home")), self._make_home),
            *self.library.places(),
            *self.care.places(),
            Place(Room(RECOVERY, Icon.RETRY, self.tr("Edits that were not saved")), self._make_recovery, listed=False),
            Place(Room(SHORTCUTS, Icon.KEYBOARD, self.tr("Keyboard shortcuts")), self._make_shortcuts, listed=False),
        )

    def _say_broken(self, error: BadSettingsError, file: Path) -> None:
        from kitstudio.ui.settings_notice import SettingsNotice  # noqa: PLC0415 - hardly ever

        self.shell.add_band(SettingsNotice(file, error))

    def _make_home(self) -> QWidget:
        self.home = HomePage(self._desk)
        self.home.open_folder.connect(self.acts.choose_folder)
        self.home.receive.connect(self.acts.choose_archive)
        self.home.show_kits.connect(partial(self.go, KITS))
        self.home.dropped.connect(self.acts.take)
        self.home.chose.connect(self.acts.use)
        self.home.went.connect(self.care.go_into)
        return refreshing(self.home, self._desk)

    def _make_recovery(self) -> QWidget:
        from kitstudio.ui.pages.recovery_page import RecoveryPage  # noqa: PLC0415 - after the first picture

        return RecoveryPage(self._desk, partial(resume_draft, self), partial(self.go, HOME))

    def _make_shortcuts(self) -> QWidget:
        from kitstudio.ui.pages.shortcuts_page import ShortcutsPage  # noqa: PLC0415 - as above
        from kitstudio.ui.shortcut_groups import shortcut_groups  # noqa: PLC0415 - as above

        for key in (KITS, DRAFTS):  # their keys are listed too
            self.rooms.page(key)
        return ShortcutsPage(partial(shortcut_groups, self))

    def _connect(self) -> None:
        bar, documents = self.shell.top_bar, self.documents
        self.shell.sidebar.went.connect(self.go)
        self.jobs.open_kit.connect(self._open_named)
        documents.shown.connect(self._arrived)
        documents.shown.connect(self._desk.shelf.opened)
        documents.left.connect(partial(self.go, KITS))
        documents.rekeyed.connect(self._rekeyed)
        documents.changed.connect(self.library.show_drafts)
        documents.changed.connect(self.watch.count_drafts)
        documents.act_asked.connect(self.library.act)
        bar.back.clicked.connect(self.steps.back)
        bar.forward.clicked.connect(self.steps.forward)
        bar.search.clicked.connect(self.finder.find)
        bar.jobs.clicked.connect(self.jobs.show_jobs)
        bar.receive.clicked.connect(self.acts.choose_archive)
        bar.open.clicked.connect(self.acts.choose_folder)
        self.shell.more.clicked.connect(self.finder.find)
        self.steps.went.connect(self._return)
        self._session.returned.connect(self._return)
        self._recovering = Recovering(self._desk, self)
        self._recovering.found.connect(self._session.stay)
        self._recovering.found.connect(partial(self.go, RECOVERY))
        self.log.follow(self._desk.runner, all_of_it=True)
        self.log.follow(self._desk.reader, all_of_it=False)
        self.log.follow(self._desk.keeper, all_of_it=False)
        self._desk.noted.connect(self.log.add_note)

    def _make_menu(self) -> None:
        act = self._own.by_name
        sections = (
            [act[each] for each in ("open", "receive")],
            [act[each] for each in ("find", "sidebar", "inspector", "dock")],
            [act[each] for each in (SETTINGS, SHORTCUTS, HELP, "example", "diagnostics", "about")],
            [act["quit"]],
        )
        themes = {each: act[f"theme-{each}"] for each in Choice}
        button = self.shell.top_bar.menu
        menu = WindowMenu(button, sections, tuple(themes.values()))
        menu.show_theme(themes[self._appearance.choice])
        button.setMenu(menu)

    def restore(self) -> None:
        """Take size, place and panels of the last time."""
        self.memory.restore_place(self)
        self._kept.restore()

    def start(self, use: str = "", target: str = "") -> None:
        """Begin: look at the store, open what was open, and do with `target` what `use` says, if anything."""
        self._started = True
        Collecting(self).begin()
        sys.setswitchinterval(_TURN)
        self.log.add(f"window opened on the store {self._desk.context.store_path}")
        self._desk.shelf.adopt(self._recent)
        self._session.begin(quiet=bool(use))
        self._desk.library.refresh()
        if use:
            self.acts.use(use, target)
        else:
            self._recovering.look()
        if handle := self.windowHandle():
            Warming(handle)

    @Slot(str)
    def go(self, key: str) -> None:
        """Go to a room."""
        self.rooms.show(key)
        self.shell.tabs.rest(on=True)
        self._arrived(key)
        self.rooms.page(key).setFocus()

    @Slot(str)
    def _return(self, place: str) -> None:
        """Go to a place one was at; a closed document is passed over."""
        if ":" in place:
            self.documents.show(place)
        elif place in self.rooms:
            self.go(place)

    @Slot(str)
    def _arrived(self, place: str) -> None:
        kind = place.partition(":")[0]
        self.shell.sidebar.go({"kit": KITS, "draft": DRAFTS}.get(kind, kind))
        self.steps.arrive(place)
        self._session.arrived(place)
        self.watch.turn_to(self.shell.page)
        self.jobs.arrive(place)
        self.jobs.commands.show_page(page_commands(place))

    @Slot(str, str)
    def _rekeyed(self, old: str, new: str) -> None:
        self.steps.rename(old, new)
        if self.steps.here == new:
            self._session.arrived(new)
            self.jobs.arrive(new)
            self.jobs.commands.show_page(page_commands(new))

    @Slot(object)
    def show_crash(self, caught: Caught) -> None:
        """Show the report of a crash; another one while it is shown is only counted."""
        self.log.add(f"crash: {caught.report.kind}", Level.ERROR)
        from kitstudio.ui.sheets.crash_dialog import CrashDialog  # noqa: PLC0415 - see above

        shown = self.findChild(CrashDialog)
        if shown is not None:
            shown.count_another()
        else:
            CrashDialog(self, caught, self.log.lines(), self._desk.home).open()

    @Slot(str)
    def _open_named(self, reference: str) -> None:
        if reference:
            self.documents.open_kit(reference)
        else:
            self.go(KITS)

    def show_help(self) -> None:
        """Show the page of the help that is about what is in front."""
        self.care.show_help_on(self.steps.here)

    def choose_theme(self, choice: Choice) -> None:
        """Change the theme, now and for the next time."""
        self._desk.preferences.choose("appearance.theme", choice.value)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Look at the store again when the person comes back: another program may have changed it."""
        if self._started and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._desk.library.refresh()
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        running = self.jobs.dock.running
        if running:
            from kitstudio.ui.quitting import ask_to_quit  # noqa: PLC0415 - as above

            if not ask_to_quit(self, running):
                event.ignore()
                return
        self._session.rest(on=True)
        if not self.documents.close_all():
            self._session.rest(on=False)
            event.ignore()
            return
        self.memory.keep_place(self)
        event.accept()


def _panes(shell: Shell) -> list[QWidget]:
    """The panes that F6 goes round."""
    page = [] if shell.page is None else panes_of(shell.page)
    parts = [shell.sidebar, *page, shell.inspector]
    parts += [shell.dock] if shell.dock is not None else []
    return [each for each in parts if each.isVisible()]
