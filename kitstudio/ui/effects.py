"""What each setting does in the window, at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from kitstudio.ui import text, text_size
from kitstudio.ui.desk import Desk
from kitstudio.ui.theme import Appearance, Choice, T

_SIZING = ("appearance.text_size", "appearance.density")


_DIRECTIONS: Final = {
    "automatic": Qt.LayoutDirection.LayoutDirectionAuto,
    "left-to-right": Qt.LayoutDirection.LeftToRight,
    "right-to-left": Qt.LayoutDirection.RightToLeft,
}


class Effects(QObject):
    """Follows the settings of one window."""

    def __init__(self, desk: Desk, appearance: Appearance) -> None:
        super().__init__(desk)
        self._desk, self._appearance = desk, appearance
        desk.preferences.changed.connect(self.apply)

    def begin(self) -> None:
        """Take what is set when the window opens; what is at its default is in force already."""
        for key in (*_SIZING, "appearance.accent", "appearance.reduce_motion", "appearance.sizes", "window.direction"):
            if self._desk.preferences.shown(key).source != "default":
                self.apply(key)

    @Slot(str)
    def apply(self, key: str) -> None:
        """Let one setting have its effect."""
        settings = self._desk.preferences.settings
        if key in _SIZING:
            compact = settings.text("appearance.density") == "compact"
            text_size.fit(settings.number("appearance.text_size"), compact=compact)
        elif key == "appearance.sizes":
            text.count_in_binary(on=settings.text(key) == "binary")
            self._desk.library.changed.emit()  # every page that shows sizes shows them anew
            for widget in QApplication.allWidgets():
                widget.update()
        elif key == "store.wait":
            self._desk.context.use_store(wait=settings.seconds(key))
        else:
            self._look(key)

    def _look(self, key: str) -> None:
        settings = self._desk.preferences.settings
        if key == "appearance.theme":
            self._appearance.choose(Choice(settings.text(key)))
        elif key == "appearance.accent":
            self._appearance.tint(settings.text(key))
        elif key == "appearance.reduce_motion":
            T.still = settings.switch(key)
        elif key == "window.direction":
            QApplication.setLayoutDirection(_DIRECTIONS[settings.text(key)])
