"""Toasts: short notes at the lower right of the window, with one act."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.shadow import shadow
from kitstudio.ui.speech import announce
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Glyph, Line, Lines
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.heads import FooterBar
from kitstudio.ui.widgets.overlays import FOOT, MARGIN, Overlay

_SIZE: Final = (340, 56)
_MOVES: Final = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_ERROR_LINES: Final = 3
_NOTE_LINES: Final = 2
_STAYS_MS: Final = 6000


class Toast(QWidget):
    """A short note at the lower right with one act. Errors stay and say their cause on more lines; others go soon.

    Args:
        tone: its state family.
        icon: its drawing.
        title: what happened.
        sub: a quiet line below.
        action: what its button says, if it has one.
        stays_ms: how long it stays when it is no error; 0 for the usual time.
    """

    gone = Signal(object)
    acted = Signal()

    def __init__(
        self, tone: str, icon: Icon, title: str, sub: str = "", action: str = "", *, stays_ms: int = 0
    ) -> None:
        super().__init__()
        stays = tone == "danger"
        close = icon_button(Icon.CLOSE, self.tr("Dismiss"))
        entries: list[Entry] = [Glyph(icon, 18, f"state.{tone}.solid", "raised"), 10]
        act = Button(action, "ghost", height=28)
        self._button = act if action else None
        room = (
            T.wide(_SIZE[0]) - 14 - T.wide(18) - 10 - close.width() - 8 - (8 + act.sizeHint().width() if action else 0)
        )
        words: list[Entry] = [Line(title, "medium")]
        under = Lines(sub, "small", "muted", room, _ERROR_LINES if stays else _NOTE_LINES)
        self._under = under if sub else None
        words += [under] if sub else []
        entries.append((col(None, *words, None, gap=1), 1))
        if action:
            act.clicked.connect(self.act)
            entries += [8, act]
        self.setLayout(row(*entries, close, gap=0, margins=(14, 6, 8, 6)))
        more = under.height() - Lines("", "small", "muted", room, 1).height()
        self.setFixedSize(T.wide(_SIZE[0]), T.high(_SIZE[1]) + more)
        self.setAccessibleName(f"{title}. {sub}")
        close.clicked.connect(self._go)
        if not stays:
            QTimer.singleShot(stays_ms or _STAYS_MS, self, self._go)

    def tell(self, sub: str) -> None:
        """Say something else on the quiet line, where there is one, as often as one likes: it is not spoken again."""
        if self._under is not None:
            self._under.say(sub)

    def drop_act(self) -> None:
        """Offer no act any more: what it led to is there."""
        if self._button is not None:
            self._button.hide()

    @Slot()
    def act(self) -> None:
        """Do what the button says, and go."""
        self.acted.emit()
        self._go()

    @Slot()
    def _go(self) -> None:
        self.gone.emit(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.box(p, self.rect(), 9, "raised", "lineStrong")


class Toasts(QWidget):
    """Stacks the toasts of a window above its status bar and its dock, newest at the bottom, each with a shadow."""

    _ROOM: Final = 20
    _GAP: Final = 10

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dock: QWidget | None = None
        self._toasts: list[Toast] = []
        window.installEventFilter(self)
        self.hide()

    def stay_above(self, dock: QWidget) -> None:
        """Cover nothing of this, which lies on the status bar while it is shown."""
        self._dock = dock
        dock.installEventFilter(self)

    def add(self, toast: Toast) -> None:
        """Show a toast."""
        toast.setParent(self)
        toast.gone.connect(self._remove)
        self._toasts.append(toast)
        self._fit()
        self.raise_()
        announce(toast, toast.accessibleName())

    @Slot(object)
    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._fit()

    def _fit(self) -> None:
        window, room = self._window, self._ROOM
        width = max((each.width() for each in self._toasts), default=0) + 2 * room
        height = sum(each.height() + self._GAP for each in self._toasts) - self._GAP + 2 * room
        below = T.high(METRIC["statusbar"])
        below += self._dock.height() if self._dock is not None and not self._dock.isHidden() else 0
        if any(each.isVisible() for each in window.findChildren(Overlay)):
            below = max(below, T.high(FOOT) + MARGIN)
        below = max(below, *(self._height_of(bar) for bar in window.findChildren(FooterBar)), 0)
        left = 0 if self.isRightToLeft() else window.width() - width
        self.setGeometry(left, window.height() - below - height, width, height)
        top = room
        for toast in self._toasts:
            toast.move(room, top)
            top += toast.height() + self._GAP
            toast.show()
        self.setVisible(bool(self._toasts))
        self.update()

    def _height_of(self, bar: FooterBar) -> int:
        """How high the acts at the foot of a page reach; 0 while they are not shown. They are watched from now on."""
        bar.installEventFilter(self)
        return self._window.height() - bar.mapTo(self._window, QPoint(0, 0)).y() if bar.isVisible() else 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self._toasts:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            for toast in self._toasts:
                shadow(p, QRectF(toast.geometry()), 9, 24, 6, 60)
