"""The top bar: back and forward, the way to find anything, the running jobs in one chip, and the main act."""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import row
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, RADIUS, T
from kitstudio.ui.widgets.buttons import Button, Keys, Pressable, icon_button

_SEARCH: Final = 360
_FIRST: Final = 1000
"""Its share of the room that is left, against 1 for the gap behind it."""


class Start(enum.Enum):
    """A way to begin that the top bar has; a page that has nothing yet has it as its own invitation meanwhile."""

    OPEN = enum.auto()
    RECEIVE = enum.auto()


class JobsChip(Pressable):
    """How many jobs run and how far they are together; in a narrow window only the number."""

    def __init__(self) -> None:
        super().__init__()
        self._running, self._share, self._narrow = 0, 0.0, False
        hold(self, height=METRIC["control"])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_jobs(0, None)

    def show_jobs(self, running: int, share: float | None) -> None:
        """Change the numbers; with none running it goes away."""
        self._running, self._share = running, share or 0.0
        words = text.count(running, self.tr("{n} job running"), self.tr("{n} jobs running"))
        if share is not None:
            words = self.tr("{jobs}, {percent} % done").format(jobs=words, percent=int(share * 100))
        self.setAccessibleName(words)
        self.setToolTip(text.tip(words) or "")
        self.setVisible(running > 0)
        self.update()

    def narrow(self, *, on: bool) -> None:
        """Show the number only."""
        self._narrow = on
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return text.count(self._running, self.tr("{n} job"), self.tr("{n} jobs"))

    @override
    def sizeHint(self) -> QSize:
        wide = T.wide(54) if self._narrow else max(142, round(paint.width_of(self._words(), "medium")) + 102)
        return QSize(wide, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            paint.box(p, r, RADIUS["control"], "hover" if self.hot else "surface", "lineStrong")
            paint_icon(p, Icon.JOBS, QRectF(11, (r.height() - 16) / 2, 16, 16), "accent", stroke=1.8)
            words = str(self._running) if self._narrow else self._words()
            x = 45 + paint.write(p, QRectF(33, 0, r.width() - 40, r.height()), words, "medium", "text")
            if not self._narrow:
                paint.bar(
                    p, QRectF(x, (r.height() - 4) / 2, r.width() - 12 - x, 4), [(self._share, "accentFill")], radius=2
                )
            if self.ringed:
                paint.ring(p, r, RADIUS["control"])


class SearchBox(Pressable):
    """Looks like a field and opens the palette, where one types; as wide as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._words = self.tr("Search kits, files, actions")
        self.setAccessibleName(self._words)
        self.setToolTip(self.tr("Find an action, kit or place  Ctrl+K"))
        hold(self, height=METRIC["control"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_SEARCH)
        keys = Keys(("Ctrl", "K"))
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(None, keys, margins=(0, 0, 7, 0)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SEARCH, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            paint.box(p, r, RADIUS["control"], "surface", "lineStrong" if self.hot else "line")
            paint_icon(p, Icon.SEARCH, QRectF(11, (r.height() - 15) / 2, 15, 15), "muted")
            paint.write(p, r.adjusted(33, 0, -70, 0), self._words, "body", "muted")
            if self.ringed:
                paint.ring(p, r, RADIUS["control"])


class TopBar(QWidget):
    """The buttons of the window; whoever makes it connects them."""

    def __init__(self) -> None:
        super().__init__()
        self._front: QWidget | None = None
        self.back = icon_button(Icon.ARROW_LEFT, self.tr("Back  Alt+Left"))
        self.forward = icon_button(Icon.ARROW_RIGHT, self.tr("Forward  Alt+Right"))
        self.search = SearchBox()
        self.jobs = JobsChip()
        self.receive = Button(self.tr("Receive…"), "secondary", Icon.BUNDLE)
        self.open = Button(self.tr("Open folder…"), "primary", Icon.FOLDER)
        self.menu = icon_button(Icon.MENU, self.tr("Menu"))
        hold(self, height=METRIC["topbar"])
        self.setLayout(
            row(
                self.back,
                self.forward,
                6,
                (self.search, _FIRST),
                None,
                self.jobs,
                self.receive,
                self.open,
                self.menu,
                gap=6,
                margins=(6, 0, 8, 0),
            )
        )

    def follow(self, page: QWidget) -> None:
        """Listen to a page that offers ways to begin, as long as it has nothing else to show."""
        offered = getattr(page, "offered", None)
        if offered is not None:
            offered.connect(self._fit)

    def turn_to(self, page: QWidget) -> None:
        """Another page is in front."""
        self._front = page
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Show no button for what the page in front offers itself: one place for each."""
        offers = getattr(self._front, "offers", frozenset[Start]())
        self.open.setVisible(Start.OPEN not in offers)
        self.receive.setVisible(Start.RECEIVE not in offers)

    def show_jobs(self, running: int, share: float | None) -> None:
        """Show how many jobs run and how far they are."""
        self.jobs.show_jobs(running, share)
