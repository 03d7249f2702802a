"""Sheets and dialogs: child widgets over the page, never windows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QObject,
    QRect,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

from kitstudio.jobs.job import Job
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.shadow import shadow
from kitstudio.ui.tab_order import go_on
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, MOTION, RADIUS, T
from kitstudio.ui.widgets.base import Line, Panel, Rule, Tile
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.floating_area import FloatingArea

translate: Final = QCoreApplication.translate

MARGIN: Final = 10
_CROSS: Final = "cross"
FOOT: Final = 60


class Overlay(QWidget):
    """A scrim over the whole window with one panel on it. Esc and a press on the scrim dismiss it.

    It takes the focus and keeps it, follows the window's size, and deletes itself when dismissed. `dismissed()` comes
    for every way out; what was decided travels through the panel's own signals.
    """

    dismissed = Signal()
    job: Job | None = None
    """The job whose end it shows by itself, while it is open."""

    def __init__(self, window: QWidget, panel: QWidget) -> None:
        super().__init__(window)
        self._window, self._panel, self._before = window, panel, QApplication.focusWidget()
        self._slide = 0.0
        panel.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at its controls only
        window.installEventFilter(self)
        panel.installEventFilter(self)

    def place(self, room: QRect) -> QRect:
        """Where the panel goes; subclasses say."""
        raise NotImplementedError

    def open(self) -> None:
        """Show it over the window and take the focus."""
        self._fit()
        self.show()
        self.raise_()
        self._first().setFocus()
        if not T.still:
            self._animate()

    def _first(self) -> QWidget:
        """What the person most likely wants first: the first control that is not the cross."""
        widget, cross = self._panel.nextInFocusChain(), self._panel.findChild(Button, _CROSS)
        while widget is not None and self._panel.isAncestorOf(widget):
            reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
            reached = reached and widget.isVisibleTo(self._panel)
            if reached and widget is not cross and not isinstance(widget, QScrollArea):
                return widget
            widget = widget.nextInFocusChain()
        return self

    @Slot()
    def dismiss(self) -> None:
        """Take it away and give the focus back."""
        if self._before is not None and isValid(self._before) and self._window.isAncestorOf(self._before):
            self._before.setFocus()
        self.hide()
        self.dismissed.emit()
        self.deleteLater()

    def _animate(self) -> None:
        slide = QVariantAnimation(self)
        slide.setDuration(MOTION["slide"])
        slide.setStartValue(24.0)
        slide.setEndValue(0.0)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.valueChanged.connect(self._slid)
        slide.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    @Slot(object)
    def _slid(self, offset: float) -> None:
        self._slide = offset
        self._fit()

    def _fit(self) -> None:
        room = self._window.rect()
        self.setGeometry(room)
        side = -1 if self.isRightToLeft() else 1
        self._panel.setGeometry(self.place(room).translated(round(self._slide * side), 0))
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What is said in a panel while it is open may need more lines than it had.
        wanted = QEvent.Type.LayoutRequest if watched is self._panel else QEvent.Type.Resize
        if event.type() == wanted:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange) and self.isVisible():
            self._fit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round the panel and stays on it."""
        return go_on(self._panel, 1 if next else -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), T["scrim"])
            shadow(p, self._panel.geometry(), RADIUS["sheet"], 64, 18, 190 if T.dark else 66)


def _grown(width: int) -> int:
    """A width that holds large text as it holds that of the usual size."""
    return round(width * T.grown)


class Sheet(Overlay):
    """A sheet at the right: head with a tile, scrolling body, footer with the main act at the far right."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        sub: str,
        icon: Icon,
        body: QWidget,
        footer: Sequence[Entry],
    ) -> None:
        close = icon_button(Icon.CLOSE, translate("Sheet", "Close  Esc"))
        close.setObjectName(_CROSS)
        self.sub = Line(sub, "small", "muted", Qt.TextElideMode.ElideMiddle)
        self._heading = Line(title, "h2")
        words = col(None, self._heading, self.sub, None, gap=1)
        head = wrap(row(Tile(icon, "accent", 36, 18), 12, (words, 1), close, gap=0, margins=(20, 0, 14, 0)), height=66)
        foot = Panel(row(*footer, gap=8, margins=(20, 0, 16, 0)), None, edges="t")
        hold(foot, height=FOOT)
        self._area = FloatingArea(body)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its controls have it, and Page Up and Down reach it anyway
        panel = Panel(
            col(head, Rule(), (self._area, 1), foot, gap=0, margins=1), "raised", RADIUS["sheet"], "floatLine"
        )
        panel.setAccessibleName(title)
        super().__init__(window, panel)
        close.clicked.connect(self.dismiss)

    def rename(self, title: str) -> None:
        """Change what it is called."""
        self._heading.say(title)
        self._panel.setAccessibleName(title)

    @override
    def place(self, room: QRect) -> QRect:
        width = min(_grown(METRIC["sheet"]), room.width() - 2 * MARGIN)
        left = MARGIN if self.isRightToLeft() else room.width() - width - MARGIN
        return QRect(left, MARGIN, width, room.height() - 2 * MARGIN)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in pages:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + pages[Qt.Key(event.key())] * bar.pageStep())
            return
        super().keyPressEvent(event)


class Dialog(Overlay):
    """A panel in the middle, only where a secret or a promise is asked for; `lead` is an icon and a second line."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        body: QWidget,
        footer: Sequence[Entry],
        width: int = 528,
        lead: tuple[Icon, QWidget] | None = None,
    ) -> None:
        self._wide = width
        close = icon_button(Icon.CLOSE, translate("Dialog", "Close  Esc"))
        close.setObjectName(_CROSS)
        head = wrap(row((Line(title, "h2"), 1), close, gap=0, margins=(20, 0, 14, 0)), height=52)
        if lead is not None:
            words = col(None, Line(title, "h2"), lead[1], None, gap=1)
            first = row(Tile(lead[0], "accent", 36, 18), 12, (words, 1), close, gap=0, margins=(20, 0, 14, 0))
            head = wrap(first, height=66)
        foot = Panel(row(*footer, gap=8, margins=(20, 0, 16, 0)), None, edges="t")
        hold(foot, height=FOOT)
        self._layout = col(head, Rule(), body, foot, gap=0, margins=1)
        panel = Panel(self._layout, "raised", RADIUS["sheet"], "floatLine")
        panel.setAccessibleName(title)
        super().__init__(window, panel)
        close.clicked.connect(self.dismiss)

    @override
    def place(self, room: QRect) -> QRect:
        width = min(_grown(self._wide), room.width() - 2 * MARGIN)
        layout = self._layout
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        height = min(height, room.height() - 2 * MARGIN)
        free = (room.height() - height) // 2
        return QRect((room.width() - width) // 2, max(min(24, free), free - 12), width, height)


def note_label(words: str) -> Line:
    """The quiet words beside the main act of a footer ("about 40 s", "all files or none")."""
    return Line(words, "small", "muted")
