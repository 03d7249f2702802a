"""An error in the place of a page, with a way to try again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.base import Panel
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.notes import WayOut


class ErrorView(QWidget):
    """An error in the place of a page. `retry()` when the person wants to try again."""

    retry = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        body = col(self._place, gap=0, margins=24)
        panel = Panel(body, "surface", RADIUS["card"], "line")
        panel.setMaximumWidth(760)
        self.setLayout(row(None, (panel, 10), None, gap=0))

    def show_error(self, error: KitStudioError, ways: Sequence[WayOut] = ()) -> None:
        """Show this error; `ways` are what else can be done than to try again."""
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        again = Button(self.tr("Try again"), "secondary" if ways else "primary", Icon.RETRY)
        again.clicked.connect(self.retry)
        calm = self.tr("Nothing was changed.")
        if not ways:
            self._place.addWidget(ErrorBody(error, acts=[again], calm=calm))
            return
        last = WayOut(self.tr("Try again"), self.tr("When what stood against it is gone."), (again,))
        self._place.addWidget(ErrorBody(error, ways=(*ways, last), calm=calm))
