"""Dropping a folder: the zone of the home page, the overlay over any page, and what was dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.shadow import shadow
from kitstudio.ui.theme import RADIUS, T
from kitstudio.ui.widgets.base import Panel

_DASH: Final = (4.0, 4.0)
_CARD_WIDTH: Final = 440
_ROW: Final = 58
_HEAD: Final = 64
_FOOT: Final = 38


def dropped_paths(content: QMimeData) -> tuple[str, ...]:
    """The local paths that are dragged, in their order; empty for anything else."""
    return tuple(url.toLocalFile() for url in content.urls() if url.isLocalFile()) if content.hasUrls() else ()


class DropZone(Panel):
    """A dashed surface that takes local files and folders: `dropped(tuple of paths)`."""

    dropped = Signal(object)

    def __init__(self, layout: QLayout, name: str) -> None:
        super().__init__(layout, "sunken", RADIUS["sheet"])
        self.setAcceptDrops(True)
        self.setAccessibleName(name)
        self._light(on=False)

    def _light(self, *, on: bool) -> None:
        self.dress("accentTint" if on else "sunken", "accent" if on else "accentLine", 1.4, _DASH)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._light(on=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(on=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._light(on=False)
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


@dataclass(frozen=True, slots=True)
class DropChoice:
    """One thing that could happen with what is dropped; `key` is what the overlay answers."""

    key: str
    icon: Icon
    tone: str
    title: str
    hint: str


class DropOverlay(QWidget):
    """Over the page while something is dragged: what it is, and what could happen, the first preselected.

    `chosen(key, paths)` after the drop, `gone()` when it is hidden. The page stays visible: nobody loses their place.
    """

    chosen = Signal(str, object)
    gone = Signal()

    def __init__(self, over: QWidget, within: QWidget | None = None) -> None:
        """Make it over a window; only `within` of it is veiled, the drop counts everywhere."""
        super().__init__(over)
        self._over, self._within = over, within
        self._title = self._sub = ""
        self._icon = Icon.FOLDER
        self._choices: tuple[DropChoice, ...] = ()
        self._current = 0
        self.setAcceptDrops(True)
        self.hide()

    def offer(
        self, title: str, sub: str, icon: Icon, choices: Sequence[DropChoice], beside: QWidget | None = None
    ) -> None:
        """Show what is dragged and what could be done with it; what takes drops itself stays free, with its side."""
        self._title, self._sub, self._icon = title, sub, icon
        self._choices, self._current = tuple(choices), 0
        room = self._over.rect()
        if beside is not None:
            edge = beside.mapTo(self._over, QPoint(0 if self.isRightToLeft() else beside.width(), 0)).x()
            room = room.adjusted(0, 0, edge - room.width(), 0) if self.isRightToLeft() else room.adjusted(edge, 0, 0, 0)
        self.setGeometry(room)
        self.setAccessibleName(f"{title}. {sub}")
        self.show()
        self.raise_()

    @property
    def current(self) -> DropChoice | None:
        """The choice that a release would take."""
        return self._choices[self._current] if self._choices else None

    def describe(self, sub: str) -> None:
        """Change the second line, when the folder has been counted."""
        self._sub = sub
        self.update()

    def _field(self) -> QRect:
        """The part that is veiled."""
        if self._within is None:
            return self.rect()
        corner = self._within.mapTo(self._over, QPoint(0, 0)) - self.pos()
        return QRect(corner, self._within.size()).intersected(self.rect())

    def _card(self) -> QRect:
        field = self._field()
        height = _HEAD + len(self._choices) * _ROW + 18 + _FOOT
        width = min(_CARD_WIDTH, field.width() - 40)
        left = field.left() + (field.width() - width) // 2
        return QRect(left, field.top() + max(20, (field.height() - height) // 2), width, height)

    def _row(self, at: int) -> QRect:
        card = self._card()
        return QRect(card.left() + 16, card.top() + _HEAD + 9 + at * _ROW, card.width() - 32, _ROW - 2)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        point = event.position().toPoint()
        for at in range(len(self._choices)):
            if self._row(at).contains(point) and at != self._current:
                self._current = at
                self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.emit()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths, choice = dropped_paths(event.mimeData()), self.current
        self.hide()
        if paths and choice is not None:
            event.acceptProposedAction()
            self.chosen.emit(choice.key, paths)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            veil, field = T["surface"], self._drawn(self._field())
            veil.setAlphaF(0.72)
            paint.box(p, field, 10, veil)
            r = field.adjusted(10, 10, -10, -10)
            wash = T["accentTint"]
            wash.setAlphaF(0.5)
            paint.box(p, r, 8, wash, "accent", 1.6, _DASH)
            card = self._drawn(self._card())
            shadow(p, card, RADIUS["sheet"], 44, 12, 60 if not T.dark else 160)
            paint.box(p, card, RADIUS["sheet"], "raised", "lineStrong")
            self._paint_head(p, card)
            for at, choice in enumerate(self._choices):
                self._paint_choice(p, self._drawn(self._row(at)), choice, current=at == self._current)
            foot = QRectF(card.left(), card.bottom() - _FOOT, card.width(), _FOOT)
            paint.hairline(p, card.left() + 16, foot.top(), card.width() - 32)
            words = self.tr("Release to choose the first. Hold over another to choose it.")
            if len(self._choices) == 1:
                words = self.tr("Release to choose it.")
            paint.write(p, foot, words, "small", "muted", paint.CENTRE)

    def _drawn(self, rect: QRect) -> QRectF:
        """Where a rectangle is for the painter, which is mirrored in a right-to-left window."""
        left = self.width() - rect.left() - rect.width() if self.isRightToLeft() else rect.left()
        return QRectF(left, rect.top(), rect.width(), rect.height())

    def _paint_head(self, p: QPainter, card: QRectF) -> None:
        paint_icon(p, self._icon, QRectF(card.left() + 17, card.top() + 23, 18, 18), "accent", "raised")
        left, width = card.left() + 46, card.width() - 62
        paint.write(p, QRectF(left, card.top() + 14, width, 20), self._title, "h2", elide=Qt.TextElideMode.ElideMiddle)
        paint.write(p, QRectF(left, card.top() + 34, width, 18), self._sub, "small", "muted")
        paint.hairline(p, card.left() + 16, card.top() + _HEAD, card.width() - 32)

    @staticmethod
    def _paint_choice(p: QPainter, r: QRectF, choice: DropChoice, *, current: bool) -> None:
        if current:
            paint.box(p, r, 8, "selected")
        paint.tile(p, QRectF(r.left() + 12, r.center().y() - 18, 36, 36), choice.icon, choice.tone, 16)
        left, width = r.left() + 60, r.width() - 70
        paint.write(p, QRectF(left, r.center().y() - 19, width, 20), choice.title, "medium")
        paint.write(p, QRectF(left, r.center().y() + 1, width, 16), choice.hint, "small", "muted")
