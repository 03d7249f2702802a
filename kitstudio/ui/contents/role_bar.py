"""The seven roles as places to drop on, shown below the tree while something is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.model.media_type import Kind
from kitstudio.operations.editing.edits import ROLES
from kitstudio.ui import kinds, paint
from kitstudio.ui.contents.tree import Dropped, carried

_CELL, _GAP, _SIDE = 28, 4, 12
_LINGER_MS = 600
"""How long it stays when what is dragged goes elsewhere: the way from the rows leads over nothing."""


class RoleBar(QWidget):
    """`dropped(Dropped)`: something was let go on a role."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._over: Kind | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Roles to drop on"))
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(_LINGER_MS)
        self._linger.timeout.connect(self.hide)
        self.hide()

    @Slot()
    def offer(self) -> None:
        """Something can be dropped: be there."""
        self._linger.stop()
        self.show()
        self.setFixedHeight(round(self._places()[-1][1].bottom()) + 6)

    @Slot()
    def linger(self) -> None:
        """It went elsewhere, perhaps on its way here."""
        self._linger.start()

    @Slot()
    def end(self) -> None:
        """Nothing is dragged any more."""
        self._linger.stop()
        self.hide()

    def place_of(self, kind: Kind) -> QRectF:
        """Where a role is, in the direction of reading."""
        return dict(self._places())[kind]

    def _places(self) -> list[tuple[Kind, QRectF]]:
        """Chips from the left, on two lines where one is too short."""
        out: list[tuple[Kind, QRectF]] = []
        x, y = float(_SIDE), 6.0
        for kind in ROLES:
            width = paint.chip_width(kinds.word(kind), kinds.ICONS[kind]) + 4
            if x + width > self.width() - _SIDE and x > _SIDE:
                x, y = float(_SIDE), y + _CELL + _GAP
            out.append((kind, QRectF(x, y, width, _CELL)))
            x += width + _GAP
        return out

    def _at(self, point: QPointF) -> Kind | None:
        x = self.width() - point.x() if self.isRightToLeft() else point.x()
        return next((kind for kind, area in self._places() if area.contains(QPointF(x, point.y()))), None)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(carried(event.mimeData())):
            event.acceptProposedAction()
            self._linger.stop()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_over(self._at(event.position()))
        if self._over is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(None)
        self.linger()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        on = self._at(event.position())
        rows, paths = carried(event.mimeData())
        self._show_over(None)
        if on is not None:
            event.acceptProposedAction()
            self.dropped.emit(Dropped(on, rows, paths))

    def _show_over(self, kind: Kind | None) -> None:
        if kind is not self._over:
            self._over = kind
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            paint.hairline(p, 0, 0, self.width())
            for kind, area in self._places():
                over = kind is self._over
                paint.box(p, area, 6, "accentTint" if over else None, "accent" if over else "lineStrong", 1.4, (3, 3))
                paint.chip(
                    p, area.left() + 2, area.center().y(), kinds.word(kind), kinds.TONES[kind], kinds.ICONS[kind]
                )
