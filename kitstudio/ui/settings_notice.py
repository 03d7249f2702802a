"""What the window says as long as it runs on a settings file that cannot be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices

from kitstudio.host.settings import BadSettingsError
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row
from kitstudio.ui.restarting import restart
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.base import Glyph, Label, Panel
from kitstudio.ui.widgets.buttons import Button


class SettingsNotice(Panel):
    """Names the file and the place in it, and leads to both ways out; it stays until the window is started again."""

    def __init__(self, file: Path, error: BadSettingsError) -> None:
        self._file = file
        self.words = Label(text.error_text(error).summary, "medium", "state.warn.text", wrap=True, line=125)
        advice = self.tr(
            "Correct the file or remove it, then restart. Until then the defaults count, for the place of the store "
            "too, and settings that are changed here are not kept."
        )
        show = Button(self.tr("Open the file"), "secondary", Icon.OPEN, height=28)
        again = Button(self.tr("Restart"), "secondary", Icon.RETRY, height=28)
        show.clicked.connect(self._open)
        again.clicked.connect(self._restart)
        said = col(self.words, Label(advice, "small", "text2", wrap=True, line=125), gap=2)
        glyph = Glyph(Icon.WARN, 16, "state.warn.solid", "state.warn.tint")
        layout = row(glyph, (said, 1), show, again, gap=8, margins=(14, 8, 8, 8))
        super().__init__(layout, "state.warn.tint", RADIUS["card"], "state.warn.strong")

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    @Slot()
    def _restart(self) -> None:
        restart(self.window())
