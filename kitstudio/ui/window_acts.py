"""The acts of the window: what can be done whatever is in front, with their keys and the groups they are listed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kitstudio.ui.actions import add_act, allow
from kitstudio.ui.acts import Acts
from kitstudio.ui.care_rooms import CareRooms
from kitstudio.ui.documents import Documents
from kitstudio.ui.finder import Finder
from kitstudio.ui.frame.panes import PaneCycle
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.icons import Icon
from kitstudio.ui.job_watch import JobWatch
from kitstudio.ui.library_watch import LibraryWatch
from kitstudio.ui.page_kinds import is_draft
from kitstudio.ui.pages.home_page import HomePage
from kitstudio.ui.rooms import Place
from kitstudio.ui.steps import Steps
from kitstudio.ui.take_backs import TakeBacks
from kitstudio.ui.text import translate
from kitstudio.ui.theme import Choice
from kitstudio.ui.widgets.overlays import Overlay

_NUMBERED: Final = 9


def groups() -> dict[str, tuple[str, Icon]]:
    """The groups of the window by name: heading and icon, in the order in which they are listed."""
    return {
        "go": (translate("acts", "Go"), Icon.HOME),
        "tabs": (translate("acts", "Tabs and panels"), Icon.SIDEBAR),
        "file": (translate("acts", "File"), Icon.FOLDER),
        "jobs": (translate("acts", "Jobs"), Icon.JOBS),
        "view": (translate("acts", "View"), Icon.EYE),
        "help": (translate("acts", "Help"), Icon.HELP),
    }


class Window(Protocol):
    """What the acts need of the window they are of."""

    shell: Shell
    home: HomePage
    documents: Documents
    steps: Steps
    acts: Acts
    jobs: JobWatch
    panes: PaneCycle
    finder: Finder
    watch: LibraryWatch
    care: CareRooms
    take_backs: TakeBacks

    def go(self, key: str) -> None:
        """Go to a room."""

    def close(self) -> bool:
        """Close it."""

    def choose_theme(self, choice: Choice) -> None:
        """Change the theme."""

    def show_help(self) -> None:
        """Show the help on what is in front."""


@dataclass(frozen=True, slots=True)
class _Act:
    words: str
    run: Callable[[], object]
    keys: str = ""
    sign: Icon | None = None


class WindowActs(QObject):
    """Adds the acts to a window, and keeps those that have nothing to do out of use.

    Args:
        owner: the window as a widget.
        window: the same, as what the acts need.
        places: its rooms.

    Attributes:
        by_name: those that menus and buttons name.
    """

    def __init__(self, owner: QWidget, window: Window, places: Sequence[Place]) -> None:
        super().__init__(owner)
        self._owner, self._window = owner, window
        self.by_name: dict[str, QAction] = {}
        self._add("file", self._file())
        self._add("go", self._ways())
        self._add_places(places)
        self._add("tabs", {**self._tabs(), **self._panels()})
        self._add("jobs", self._jobs())
        self._add("view", self._view())
        self._add("help", self._help())
        self._add_numbers()
        window.steps.changed.connect(self.refresh)
        window.documents.changed.connect(self.refresh)
        window.documents.shown.connect(self.refresh)
        window.documents.left.connect(self.refresh)
        window.jobs.dock.counted.connect(self.refresh)
        window.watch.changed.connect(self.refresh)
        window.take_backs.changed.connect(self.refresh)
        self.refresh()

    def _add(self, group: str, acts: dict[str, _Act]) -> None:
        heading, _icon = groups()[group]
        for name, act in acts.items():
            run = act.run if name in _ALWAYS else partial(self._uncovered, act.run)
            self.by_name[name] = add_act(
                self._owner, act.words, run, act.keys, group=heading, sign=act.sign, everywhere=True
            )

    def _uncovered(self, run: Callable[[], object]) -> None:
        """What lies under a sheet is not changed by keys."""
        if not any(each.isVisible() for each in self._owner.findChildren(Overlay)):
            run()

    def _file(self) -> dict[str, _Act]:
        acts = self._window.acts
        return {
            "open": _Act(self.tr("Open folder…"), acts.choose_folder, "Ctrl+O; Ctrl+N", Icon.FOLDER),
            "receive": _Act(self.tr("Receive…"), acts.choose_archive, "Ctrl+Shift+O; Ctrl+Shift+E", Icon.BUNDLE),
            "undo": _Act(self.tr("Undo removing or naming"), self._window.take_backs.undo, "Ctrl+Z", Icon.RETRY),
            "quit": _Act(self.tr("Quit"), self._window.close, "Ctrl+Q", Icon.CLOSE),
        }

    def _ways(self) -> dict[str, _Act]:
        steps = self._window.steps
        return {
            "find": _Act(
                self.tr("Find an action, kit or place"), self._window.finder.find, "Ctrl+K; Ctrl+Shift+P", Icon.SEARCH
            ),
            "back": _Act(self.tr("Back"), steps.back, "Alt+Left", Icon.ARROW_LEFT),
            "forward": _Act(self.tr("Forward"), steps.forward, "Alt+Right", Icon.ARROW_RIGHT),
        }

    def _add_places(self, places: Sequence[Place]) -> None:
        listed = [each.room.key for each in places if each.listed and not each.room.foot]
        keys = {key: f"Ctrl+Alt+{at + 1}" for at, key in enumerate(listed)}
        keys |= {"settings": "Ctrl+,", "shortcuts": "Shift+F1"}
        go, help_ = groups()["go"][0], groups()["help"][0]
        for place in places:
            room = place.room
            run = partial(self._uncovered, partial(self._window.go, room.key))
            group = go if place.listed else help_
            self.by_name[room.key] = add_act(
                self._owner, room.name, run, keys.get(room.key, ""), group=group, sign=room.icon, everywhere=True
            )

    def _tabs(self) -> dict[str, _Act]:
        documents = self._window.documents
        return {
            "next": _Act(self.tr("Next tab"), partial(_turn, self._window, 1), "Ctrl+Tab", Icon.ARROW_RIGHT),
            "previous": _Act(
                self.tr("Previous tab"), partial(_turn, self._window, -1), "Ctrl+Shift+Tab", Icon.ARROW_LEFT
            ),
            "close": _Act(self.tr("Close tab"), documents.close_current, "Ctrl+W", Icon.CLOSE),
            "reopen": _Act(self.tr("Open the closed tab again"), documents.open_closed, "Ctrl+Shift+T", Icon.CLOCK),
        }

    def _panels(self) -> dict[str, _Act]:
        shell, panes, watch = self._window.shell, self._window.panes, self._window.watch
        return {
            "pane": _Act(self.tr("Next pane"), panes.forward, "F6", Icon.CHEVRON_RIGHT),
            "pane-back": _Act(self.tr("Previous pane"), panes.back, "Shift+F6", Icon.CHEVRON_RIGHT),
            "problems": _Act(self.tr("Go to the problems"), watch.go_to_problems, "Ctrl+Shift+M", Icon.ERROR),
            "sidebar": _Act(self.tr("Show or hide the sidebar"), shell.fold, "Ctrl+B", Icon.SIDEBAR),
            "inspector": _Act(self.tr("Show or hide the inspector"), shell.inspect, "Ctrl+I", Icon.INSPECTOR),
            "dock": _Act(self.tr("Show or hide the dock"), self._window.jobs.toggle, "Ctrl+J", Icon.DOCK),
        }

    def _jobs(self) -> dict[str, _Act]:
        jobs = self._window.jobs
        return {
            "jobs": _Act(self.tr("Show the jobs"), jobs.show_jobs, "Ctrl+Shift+J", Icon.JOBS),
            "clear": _Act(self.tr("Clear finished jobs"), jobs.dock.clear, "", Icon.TRASH),
            "log": _Act(self.tr("Show the log"), jobs.show_log, "", Icon.AUDIT),
            "commands": _Act(self.tr("Show the commands"), jobs.show_commands, "", Icon.TERMINAL),
        }

    def _view(self) -> dict[str, _Act]:
        words = {
            Choice.SYSTEM: self.tr("Theme: as the system"),
            Choice.LIGHT: self.tr("Theme: light"),
            Choice.DARK: self.tr("Theme: dark"),
            Choice.CONTRAST: self.tr("Theme: high contrast"),
        }
        choose = self._window.choose_theme
        return {f"theme-{each}": _Act(word, partial(choose, each), "", Icon.MOON) for each, word in words.items()}

    def _help(self) -> dict[str, _Act]:
        care = self._window.care
        return {
            "topic": _Act(self.tr("Help on what is in front"), self._window.show_help, "F1", Icon.HELP),
            "example": _Act(self.tr("Try the example"), partial(_try_example, self._window), "", Icon.KIT),
            "diagnostics": _Act(self.tr("Diagnostics"), care.show_diagnostics, "", Icon.FILE_TEXT),
            "log-folder": _Act(self.tr("Open log folder"), care.open_log_folder, "", Icon.FOLDER),
            "about": _Act(self.tr("About Kit Studio and licences"), care.show_about, "", Icon.INFO),
        }

    def _add_numbers(self) -> None:
        """Ctrl+1 to Ctrl+9; in no group, for the page of shortcuts has one line for all of them."""
        for number in range(1, _NUMBERED + 1):
            run = partial(self._uncovered, partial(self._window.documents.show_at, number - 1))
            add_act(self._owner, "", run, f"Ctrl+{number}", group="", everywhere=True)

    @Slot()
    def refresh(self) -> None:
        """Find out what there is to do now."""
        window, acts = self._window, self.by_name
        opened, bar = window.shell.tabs.count(), window.shell.top_bar
        bar.back.setEnabled(window.steps.has_past)
        bar.forward.setEnabled(window.steps.has_future)
        allow(acts["back"], "" if window.steps.has_past else self.tr("You have not been elsewhere"))
        allow(acts["forward"], "" if window.steps.has_future else self.tr("You did not come back"))
        allow(acts["close"], "" if window.documents.current is not None else self.tr("No tab is in front"))
        allow(acts["reopen"], "" if window.documents.closed else self.tr("No tab was closed"))
        for name in ("next", "previous"):
            allow(acts[name], "" if opened else self.tr("No tab is open"))
        allow(acts["problems"], "" if window.watch.problems else self.tr("No draft with problems is in front"))
        allow(acts["undo"], "" if window.take_backs else self.tr("Nothing was removed or named just now"))
        if is_draft(window.documents.current):
            allow(acts["undo"], self.tr("In a draft Undo is for what was typed"))
        allow(acts["clear"], "" if window.jobs.dock.number else self.tr("No job is listed"))


def _try_example(window: Window) -> None:
    """Also when the first page offers it no more."""
    window.home.make_example()


def _turn(window: Window, by: int) -> None:
    """Show the next document (or with -1 the one before), round and round."""
    tabs, documents = window.shell.tabs, window.documents
    if tabs.count():
        at = tabs.currentIndex()
        documents.show_at((at + by) % tabs.count() if documents.current is not None else at)


_ALWAYS: Final = frozenset({"quit", *(f"theme-{each}" for each in Choice)})
