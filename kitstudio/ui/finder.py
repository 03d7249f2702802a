"""Opens the palette over a window, with all there is to find, and remembers what was run from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from kitstudio.ui.acts import Acts
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.frame.memory import Memory
from kitstudio.ui.frame.shell import Shell

if TYPE_CHECKING:  # loaded with the palette
    from kitstudio.ui.frame.palette_model import Offer

_RECENT: Final = "palette/recent"
_MOST: Final = 6


class Finder(QObject):
    """The palette of one window.

    Attributes:
        places: the acts that go to a room.
        show_setting: goes to the setting of a key.
    """

    def __init__(
        self, window: QMainWindow, shell: Shell, desk: Desk, documents: Documents, acts: Acts, memory: Memory
    ) -> None:
        super().__init__(window)
        self.places: tuple[QAction, ...] = ()
        self.show_setting: Callable[[str], object] | None = None
        self._window, self._shell, self._desk = window, shell, desk
        self._documents, self._acts, self._memory = documents, acts, memory

    @Slot()
    def find(self) -> None:
        """Open the palette; it is in nobody's way when it is open already."""
        from kitstudio.ui.frame.palette import Palette  # noqa: PLC0415 - after the first picture

        if any(each.isVisible() for each in self._window.findChildren(Palette)):
            return
        tabs = self._shell.tabs
        context = tabs.tabText(tabs.currentIndex()) if self._documents.current is not None else ""
        words = self.tr("on {name}").format(name=context) if context else ""
        palette = Palette(self._window, self._offers(), self._memory.texts(_RECENT), words)
        palette.ran.connect(self._ran)
        palette.open()

    def _offers(self) -> list[Offer]:
        from kitstudio.ui import palette_offers  # noqa: PLC0415 - as above

        holding, tabs, settings = self._desk.library.holding, self._shell.tabs, self._desk.preferences
        return [
            *palette_offers.offers_of_acts(self._window, self._shell.page, self.places),
            *palette_offers.offers_of_tabs(tabs, self._documents),
            *palette_offers.offers_of_files(tabs, self._documents),
            *(palette_offers.offers_of_kits(holding.kits, self._acts) if holding is not None else ()),
            *(palette_offers.offers_of_settings(settings, self.show_setting) if self.show_setting is not None else ()),
        ]

    @Slot(str)
    def _ran(self, key: str) -> None:
        rest = [each for each in self._memory.texts(_RECENT) if each != key]
        self._memory.keep(_RECENT, [key, *rest][:_MOST])
