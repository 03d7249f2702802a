"""The frame put together: everything is canvas but the one inset panel, where the pages lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.frame.dock import Dock
from kitstudio.ui.frame.inspector import Inspector
from kitstudio.ui.frame.memory import remember
from kitstudio.ui.frame.sidebar import Room, Sidebar
from kitstudio.ui.frame.status_bar import StatusBar
from kitstudio.ui.frame.tabs import DocumentTabs, TabsMenu
from kitstudio.ui.frame.top_bar import TopBar
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.tab_order import ReadInOrder
from kitstudio.ui.theme import METRIC, RADIUS, T
from kitstudio.ui.widgets.base import Panel
from kitstudio.ui.widgets.buttons import icon_button

RAIL_BELOW = 1100
"""Width of the window in pixels under which the sidebar becomes the rail."""

PEEK_BELOW = 1000
"""Width under which the inspector is shown only while one wants a look at it."""

PANEL = "panel"
"""The name of the one white plane, for what lies over it."""


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


class _Splitter(QSplitter):
    """Parts with a hairline between them that can be pulled; none of them is pulled away."""

    def __init__(self, orientation: Qt.Orientation, *parts: QWidget) -> None:
        super().__init__(orientation)
        for part in parts:
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)


class Shell(Panel):
    """Sidebar, top bar, tabs, panel of pages with inspector and dock, and status bar.

    Signals:
        fitted(): the window became narrow or wide, or a part of the frame was shown or hidden.
    """

    fitted = Signal()

    def __init__(self, rooms: Sequence[Room]) -> None:
        super().__init__(None, "canvas")
        self.sidebar, self.top_bar, self.tabs, self.status = Sidebar(rooms), TopBar(), DocumentTabs(), StatusBar()
        self.inspector = Inspector()
        self.dock: Dock | None = None
        self._pages = QStackedWidget()
        self._folded = self._inspecting = self._peeking = False
        self._docked = _Splitter(Qt.Orientation.Vertical, self._pages)
        side_by_side = wrap(row((self._docked, 1), self.inspector, gap=0))
        panel = Panel(col((side_by_side, 1), gap=0, margins=1), "surface", RADIUS["panel"], "line")
        panel.setObjectName(PANEL)
        self._panel_frame = PanelFrame(panel)
        self.more = icon_button(Icon.PLUS, self.tr("Open more…"))
        self.all_tabs = icon_button(Icon.CHEVRON_DOWN, self.tr("All open documents"))
        self.all_tabs.setMenu(TabsMenu(self.all_tabs, self.tabs))
        self.all_tabs.hide()
        self.tabs.crowded.connect(self.all_tabs.setVisible)
        self._tab_row = wrap(
            row(self.tabs, self.all_tabs, self.more, None, gap=0, margins=(0, 0, 8, 0)), height=METRIC["tab"]
        )
        self._tab_row.hide()
        self._bands = QVBoxLayout()
        main = col(self.top_bar, self._tab_row, self._bands, (wrap(row((panel, 1), margins=(0, 0, 8, 0))), 1), gap=0)
        body = ReadInOrder()
        body.setLayout(row(self.sidebar, (wrap(main), 1), gap=0))
        self.setLayout(col((body, 1), self.status, gap=0))
        self.sidebar.folded.connect(self.fold)
        self.inspector.closed.connect(self.inspect)
        self._fit()

    def keep_page(self, page: QWidget) -> None:
        """Take a page into the panel without showing it."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            self.inspector.follow(page)
            self.top_bar.follow(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page in the panel; it is kept for the next time."""
        self.keep_page(page)
        self._pages.setCurrentWidget(page)
        self.inspector.turn_to(page)
        self.top_bar.turn_to(page)
        self._panel_frame.raise_()

    def drop_page(self, page: QWidget) -> None:
        """Forget a page and delete it."""
        self._pages.removeWidget(page)
        self.inspector.forget(page)
        page.deleteLater()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    @property
    def pages(self) -> QStackedWidget:
        """The panel of pages; sheets and the drop overlay cover the window, not this."""
        return self._pages

    def add_dock(self, dock: Dock) -> None:
        """Put the dock at the foot of the panel, below the page; closed."""
        self.dock = dock
        self._docked.addWidget(dock)
        dock.hide()
        dock.closed.connect(self.close_dock)
        remember(self._docked, "dock")
        self._panel_frame.raise_()

    @Slot()
    def close_dock(self) -> None:
        """Hide the dock."""
        self.show_dock(on=False)

    def show_dock(self, *, on: bool) -> None:
        """Show the dock or hide it; the keyboard does not stay in what is hidden."""
        if self.dock is not None and self.dock.isHidden() is on:
            self._show(self.dock, on=on)
            self.fitted.emit()

    @property
    def docked(self) -> bool:
        """Whether the dock is shown."""
        return self.dock is not None and not self.dock.isHidden()

    def show_tabs(self, *, on: bool) -> None:
        """Show the row of document tabs when a document is open."""
        self._tab_row.setVisible(on)

    def add_band(self, band: QWidget) -> None:
        """Show a band above the panel, for the whole window."""
        self._bands.addWidget(wrap(row((band, 1), margins=(0, 0, 8, 8))))

    @property
    def folded(self) -> bool:
        """Whether the person folded the sidebar."""
        return self._folded

    @property
    def inspecting(self) -> bool:
        """Whether the person wants the inspector where there is room for it."""
        return self._inspecting

    def arrange(self, *, folded: bool, inspecting: bool) -> None:
        """Bring sidebar and inspector into a state that was kept."""
        self._folded, self._inspecting = folded, inspecting
        self._fit()

    @Slot()
    def fold(self) -> None:
        """Fold the sidebar to the rail, or unfold it."""
        self._folded = not self._folded
        self._fit()

    @Slot()
    def inspect(self) -> None:
        """Show or hide the inspector; in a small window for this once only."""
        if self.width() < PEEK_BELOW:
            self._peeking = not self._peeking
        else:
            self._inspecting = not self._inspecting
        self._fit()

    def _fit(self) -> None:
        narrow, small = self.width() < RAIL_BELOW, self.width() < PEEK_BELOW
        self._peeking = self._peeking and small
        self.sidebar.narrow(on=narrow or self._folded)
        self.top_bar.jobs.narrow(on=narrow)
        self._show(self.inspector, on=self._peeking if small else self._inspecting)
        self.fitted.emit()

    def _show(self, part: QWidget, *, on: bool) -> None:
        """Show or hide a part; the keyboard goes back to the page when it was in what is hidden."""
        focus, page = QApplication.focusWidget(), self.page
        if not on and page is not None and focus is not None and part.isAncestorOf(focus):
            page.setFocus()
        part.setVisible(on)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        before = event.oldSize().width()
        edges = (RAIL_BELOW, PEEK_BELOW)
        if any((before < edge) is not (self.width() < edge) for edge in edges):
            self._fit()
        super().resizeEvent(event)
