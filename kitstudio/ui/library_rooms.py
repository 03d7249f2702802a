"""The rooms of kits and drafts: their pages are made when somebody goes there, or soon after the first picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.ui.acts import Acts
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.drops import DRAFT
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.sidebar import Room
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit
from kitstudio.ui.rooms import Place, Rooms, refreshing
from kitstudio.ui.text import translate

if TYPE_CHECKING:  # loaded after the first picture
    from kitstudio.ui.pages.drafts_page import DraftsPage

KITS, DRAFTS = "kits", "drafts"


class Window(Protocol):
    """What these rooms need of the window they are in."""

    acts: Acts
    documents: Documents
    rooms: Rooms
    shell: Shell

    def go(self, key: str) -> None:
        """Go to a room."""


class LibraryRooms(QObject):
    """Makes them."""

    def __init__(self, parent: QObject, window: Window, desk: Desk) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._drafts: DraftsPage | None = None

    def places(self) -> tuple[Place, ...]:
        """The rooms, for the sidebar."""
        library = translate("MainWindow", "Library")
        return (
            Place(Room(KITS, Icon.KIT, translate("MainWindow", "Kits"), library), self._make_kits),
            Place(Room(DRAFTS, Icon.DRAFT, translate("MainWindow", "Drafts"), library), self._make_drafts),
        )

    def _make_kits(self) -> QWidget:
        from kitstudio.ui.pages.kits_page import KitsPage  # noqa: PLC0415 - after the first picture

        page, acts = KitsPage(self._desk), self._window.acts
        page.open_folder.connect(acts.choose_folder)
        page.receive.connect(acts.choose_archive)
        page.opened.connect(acts.open_stored)
        page.unpack.connect(acts.unpack_stored)
        page.asked.connect(partial(self._window.go, KITS))
        return refreshing(page, self._desk)

    def _make_drafts(self) -> QWidget:
        from kitstudio.ui.pages.drafts_page import DraftsPage  # noqa: PLC0415 - as above

        page = self._drafts = DraftsPage(self._desk)
        page.open_folder.connect(self._window.acts.choose_folder)
        page.chose.connect(partial(self._window.acts.use, DRAFT))
        self.show_drafts()
        return refreshing(page, self._desk)

    @Slot(str, object)
    def act(self, act: str, kit: StoredKit) -> None:
        """Do with a kit what is asked for on its own page, and what the list of kits can do."""
        from kitstudio.ui.pages.kits_page import KitsPage  # noqa: PLC0415 - as above

        page = self._window.rooms.page(KITS)
        if isinstance(page, KitsPage):
            page.act(act, kit)

    @Slot()
    def show_drafts(self) -> None:
        """Tell the room of the drafts which are open, if there is one yet."""
        if self._drafts is not None:
            self._drafts.show_drafts(self._window.shell.tabs.drafts)
