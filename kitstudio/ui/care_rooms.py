"""The rooms for looking after the program itself: storage, settings, help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kitstudio.host.logs import log_place
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.home_begin import SETTING
from kitstudio.ui.restarting import restart
from kitstudio.ui.rooms import Place, Rooms

STORAGE, SETTINGS, HELP = "storage", "settings", "help"


class Window(Protocol):
    """What these rooms need of the window they are in."""

    documents: Documents
    rooms: Rooms

    def go(self, key: str) -> None:
        """Go to a room."""


class CareRooms(QObject):
    """Makes them; `topic` tells which page of the help is about what is in front."""

    def __init__(self, parent: QObject, window: Window, desk: Desk, log: Callable[[], list[str]]) -> None:
        super().__init__(parent)
        self._window, self._desk, self._log = window, desk, log

    def places(self) -> tuple[Place, ...]:
        """The rooms, for the foot of the sidebar and the menu."""
        return (
            Place(Room(STORAGE, Icon.STORAGE, self.tr("Storage"), foot=True), self._make_storage),
            Place(Room(SETTINGS, Icon.SETTINGS, self.tr("Settings"), foot=True), self._make_settings),
            Place(Room(HELP, Icon.HELP, self.tr("Help")), self._make_help, listed=False),
        )

    def _make_storage(self) -> QWidget:
        from kitstudio.ui.pages.storage_page import StoragePage  # noqa: PLC0415 - after the first picture

        page = StoragePage(self._desk)
        page.chosen.connect(self._window.documents.open_kit)
        return page

    def _make_settings(self) -> QWidget:
        from kitstudio.ui.pages.settings_page import SettingsPage  # noqa: PLC0415 - as above

        page = SettingsPage(self._desk.preferences)
        page.move_store.connect(self._move_store)
        page.restart.connect(partial(_restart, page))
        return page

    def _make_help(self) -> QWidget:
        from kitstudio.ui.pages.help_page import HelpPage  # noqa: PLC0415 - as above

        return HelpPage(self._desk, self._log)

    @Slot()
    def _move_store(self) -> None:
        from kitstudio.ui.pages.storage_page import StoragePage  # noqa: PLC0415 - as above

        self._window.go(STORAGE)
        page = self._window.rooms.page(STORAGE)
        if isinstance(page, StoragePage):
            page.ask_to_move()

    def show_setting(self, key: str) -> None:
        """Go to one setting."""
        from kitstudio.ui.pages.settings_page import SettingsPage  # noqa: PLC0415 - as above

        self._window.go(SETTINGS)
        page = self._window.rooms.page(SETTINGS)
        if isinstance(page, SettingsPage):
            page.show_setting(key)

    def show_help(self, topic: str) -> None:
        """Go to a page of the help."""
        from kitstudio.ui.pages.help_page import HelpPage  # noqa: PLC0415 - as above

        self._window.go(HELP)
        page = self._window.rooms.page(HELP)
        if isinstance(page, HelpPage):
            page.show_topic(topic)

    def show_help_on(self, place: str) -> None:
        """Go to the page of the help that is about a place of the window."""
        from kitstudio.ui.pages.help_page import PLACES  # noqa: PLC0415 - as above

        self.show_help(PLACES.get(place.partition(":")[0], ""))

    @Slot(str, str)
    def go_into(self, place: str, detail: str) -> None:
        """Go to a room and in it to what somebody named: the key of a setting, a topic of the help."""
        if place == SETTING:
            self.show_setting(detail)
        elif place == HELP:
            self.show_help(detail)
        else:
            self._window.go(place)

    @Slot()
    def open_log_folder(self) -> None:
        """Show the folder of the log in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_place(self._desk.preferences.settings).parent)))

    @Slot()
    def show_about(self) -> None:
        """Go to the page about the program."""
        from kitstudio.ui.pages.help_page import ABOUT  # noqa: PLC0415 - as above

        self.show_help(ABOUT)

    @Slot()
    def show_diagnostics(self) -> None:
        """Go to the page that makes the archive of diagnostics."""
        from kitstudio.ui.pages.help_page import DIAGNOSTICS  # noqa: PLC0415 - as above

        self.show_help(DIAGNOSTICS)


def _restart(page: QWidget) -> None:
    restart(page.window())
