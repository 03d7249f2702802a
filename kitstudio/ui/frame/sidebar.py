"""The sidebar: rooms of the program with what they hold, the disk, and settings; narrow windows get a rail of icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.theme import METRIC, T
from kitstudio.ui.widgets.base import Label, Mark
from kitstudio.ui.widgets.buttons import Pressable, icon_button


@dataclass(frozen=True, slots=True)
class Room:
    """A place in the program: its stable key, drawing, name, and the group it stands in (empty for none)."""

    key: str
    icon: Icon
    name: str
    group: str = ""


class _RoomButton(Pressable):
    """One room: a row of the sidebar, or a button of the rail."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.name)
        self.room = room
        self._narrow, self._note = False, ""
        self.setCheckable(True)
        self.setFixedHeight(METRIC["control"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def narrow(self, *, on: bool) -> None:
        self._narrow = on
        self.setToolTip(self.room.name if on else "")
        self.update()

    def note(self, words: str) -> None:
        self._note = words
        self.setAccessibleDescription(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(34, METRIC["control"])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            on = self.isChecked()
            if on or self.hot:
                paint.box(p, r, 6, "pressed" if on and not T.dark else "hover")
            left = (r.width() - 16) / 2 if self._narrow else 9
            paint_icon(p, self.room.icon, QRectF(left, 7, 16, 16), "accent" if on else "muted")
            if not self._narrow:
                area = r.adjusted(34, 0, -44 if self._note else -10, 0)
                paint.write(p, area, self.room.name, "medium", "text" if on else "text2")
                paint.write(p, r.adjusted(0, 0, -10, 0), self._note, "label", "muted", paint.RIGHT)
            if self.ringed:
                paint.ring(p, r, 6)


class _Storage(Pressable):
    """The disk: what the store takes, and the share of the disk that is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name, self._note, self._share, self._narrow = name, "", 0.0, False
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_usage(self, words: str, share: float, tip: str) -> None:
        self._note, self._share = words, share
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.update()

    def narrow(self, *, on: bool) -> None:
        self._narrow = on
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(34, 38)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self.hot:
                paint.box(p, r, 6, "hover")
            left = (r.width() - 16) / 2 if self._narrow else 9
            paint_icon(p, Icon.STORAGE, QRectF(left, 11 if self._narrow else 6, 16, 16), "muted")
            if not self._narrow:
                paint.write(p, QRectF(34, 4, r.width() - 110, 18), self._name, "medium", "text2")
                paint.write(p, QRectF(34, 4, r.width() - 44, 18), self._note, "label", "muted", paint.RIGHT)
                bar = QRectF(34, 27, r.width() - 44, 4)
                paint.bar(p, bar, [(max(0.002, self._share), "accentFill")], "pressed", 2)
            if self.ringed:
                paint.ring(p, r, 6)


class Sidebar(QWidget):
    """The rooms. `went(key)` when the person goes to one; `folded()` when they hide the sidebar."""

    went = Signal(str)
    folded = Signal()
    storage_pressed = Signal()

    def __init__(self, rooms: Sequence[Room]) -> None:
        super().__init__()
        self._rooms: dict[str, _RoomButton] = {}
        self._wide_only: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(1)
        self.setAccessibleName(self.tr("Rooms"))
        self._add_head()
        self._add_rooms(rooms)
        self._box.addStretch(1)
        self._storage = _Storage(self.tr("Storage"))
        self._storage.clicked.connect(self.storage_pressed)
        self._box.addWidget(self._storage)
        self._box.addSpacing(8)
        self._group.buttonClicked.connect(self._clicked)
        self.narrow(on=False)

    def _add_head(self) -> None:
        title = Label("Kit Studio", "strong")
        fold = icon_button(Icon.SIDEBAR, self.tr("Hide sidebar  Ctrl+B"))
        fold.clicked.connect(self.folded)
        self._wide_only += [title, fold]
        mark = wrap(row(Mark(22), title, None, fold, gap=9, margins=(7, 0, 0, 0)), height=METRIC["topbar"])
        self._box.addWidget(mark)

    def _add_rooms(self, rooms: Sequence[Room]) -> None:
        group = ""
        for room in rooms:
            if room.group != group:
                group = room.group
                title = wrap(row(Label(group, "label", "muted"), None, margins=(9, 0, 0, 0)), height=22)
                self._box.addSpacing(12)
                self._box.addWidget(title)
                self._wide_only.append(title)
            button = _RoomButton(room)
            self._rooms[room.key] = button
            self._group.addButton(button)
            self._box.addWidget(button)

    @Slot(object)
    def _clicked(self, button: _RoomButton) -> None:
        self.went.emit(button.room.key)

    def go(self, key: str) -> None:
        """Show a room as the current one."""
        self._rooms[key].setChecked(True)

    def count(self, key: str, words: str) -> None:
        """Show how much a room holds."""
        self._rooms[key].note(words)

    def show_usage(self, words: str, share: float, tip: str) -> None:
        """Show what the store takes (`71.4 GB`), its share of the disk, and both in words."""
        self._storage.show_usage(words, share, tip)

    def narrow(self, *, on: bool) -> None:
        """Become the rail of icons, or the sidebar again."""
        edge = 9 if on else 10
        self.setFixedWidth(METRIC["sidebarRail"] if on else METRIC["sidebar"])
        self._box.setContentsMargins(edge, 0, edge, 0)
        for widget in self._wide_only:
            widget.setVisible(not on)
        for button in self._rooms.values():
            button.narrow(on=on)
        self._storage.narrow(on=on)
