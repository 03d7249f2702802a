"""The frame put together: everything is canvas but the one inset panel, where the pages lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.frame.sidebar import Room, Sidebar
from kitstudio.ui.frame.status_bar import StatusBar
from kitstudio.ui.frame.tabs import DocumentTabs
from kitstudio.ui.frame.top_bar import TopBar
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.theme import METRIC, RADIUS, T
from kitstudio.ui.widgets.base import Panel

RAIL_BELOW = 1100
"""Width of the window in pixels under which the sidebar becomes the rail."""


class PanelFrame(QWidget):
    """Lies above the panel and re-cuts its corners in canvas colour, then draws its line.

    So square children (tables, footers) may touch the edge, and no mask or clip is needed.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        panel.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            r = QRectF(self.rect())
            corners = QPainterPath()
            corners.addRect(r)
            inside = QPainterPath()
            inside.addRoundedRect(r, RADIUS["panel"], RADIUS["panel"])
            p.fillPath(corners.subtracted(inside), T["canvas"])
            paint.box(p, r, RADIUS["panel"], None, "line")


class Shell(Panel):
    """Sidebar, top bar, tabs, panel of pages and status bar."""

    def __init__(self, rooms: Sequence[Room]) -> None:
        super().__init__(None, "canvas")
        self.sidebar, self.top_bar, self.tabs, self.status = Sidebar(rooms), TopBar(), DocumentTabs(), StatusBar()
        self._pages = QStackedWidget()
        self._folded = False
        self._dock = QVBoxLayout()
        panel = Panel(col((self._pages, 1), self._dock, gap=0, margins=1), "surface", RADIUS["panel"], "line")
        self._panel_frame = PanelFrame(panel)
        self._tab_row = wrap(row(self.tabs, None, gap=0, margins=(0, 0, 8, 0)), height=METRIC["tab"])
        self._tab_row.hide()
        self._bands = QVBoxLayout()
        main = col(self.top_bar, self._tab_row, self._bands, (wrap(row((panel, 1), margins=(0, 0, 8, 0))), 1), gap=0)
        body = wrap(row(self.sidebar, (wrap(main), 1), gap=0))
        self.setLayout(col((body, 1), self.status, gap=0))
        self.sidebar.folded.connect(self.fold)

    def show_page(self, page: QWidget) -> None:
        """Show a page in the panel; it is kept for the next time."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._panel_frame.raise_()

    def drop_page(self, page: QWidget) -> None:
        """Forget a page and delete it."""
        self._pages.removeWidget(page)
        page.deleteLater()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    @property
    def pages(self) -> QStackedWidget:
        """The panel of pages; sheets and the drop overlay cover the window, not this."""
        return self._pages

    def add_dock(self, dock: QWidget) -> None:
        """Put a dock at the foot of the panel, below the page."""
        self._dock.addWidget(dock)
        self._panel_frame.raise_()

    def show_tabs(self, *, on: bool) -> None:
        """Show the row of document tabs when a document is open."""
        self._tab_row.setVisible(on)

    def add_band(self, band: QWidget) -> None:
        """Show a band above the panel, for the whole window."""
        self._bands.addWidget(wrap(row((band, 1), margins=(0, 0, 8, 8))))

    def fold(self) -> None:
        """Fold the sidebar to the rail, or unfold it."""
        self._folded = not self._folded
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < RAIL_BELOW
        self.sidebar.narrow(on=narrow or self._folded)
        self.top_bar.jobs.narrow(on=narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
