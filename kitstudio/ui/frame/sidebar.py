"""The sidebar: rooms of the program with what they hold, the disk, and settings; narrow windows get a rail of icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import row, wrap
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import METRIC, Choice, T
from kitstudio.ui.widgets.base import Label, Mark, Rule
from kitstudio.ui.widgets.buttons import Pressable, icon_button

_STORAGE_HIGH: Final = 38
_RAIL_HIGH: Final = 32


@dataclass(frozen=True, slots=True)
class Room:
    """A place in the program: its stable key, drawing, name, and the group it stands in (empty for none).

    Those at the foot come last, below the free space.
    """

    key: str
    icon: Icon
    name: str
    group: str = ""
    foot: bool = False


class _RoomButton(Pressable):
    """One room: a row of the sidebar, or a button of the rail."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.name)
        self.room = room
        self._narrow, self._words, self._tip = False, "", ""
        self._high = _STORAGE_HIGH if room.icon is Icon.STORAGE else METRIC["control"]
        self.setCheckable(True)
        hold(self, height=self._high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def narrow(self, *, on: bool) -> None:
        self._narrow = on
        hold(self, height=_RAIL_HIGH if on else self._high)
        self._tell()

    def _tell(self) -> None:
        """In the rail the name is a tooltip, with what else there is to say."""
        named = self.room.name if self._narrow else ""
        self.setToolTip(text.tip(named, self._tip) or "")
        self.update()

    def note(self, words: str, tip: str = "") -> None:
        self._words, self._tip = words, tip
        self.setAccessibleDescription(tip or words)
        self._tell()

    @override
    def sizeHint(self) -> QSize:
        return QSize(34, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            on = self.isChecked()
            if on or self.hot:
                paint.box(p, r, 6, "pressed" if on and not T.dark else "hover")
            side = T.wide(16)
            left = (r.width() - side) / 2 if self._narrow else 9
            at = QRectF(left, (r.height() - side) / 2, side, side)
            paint_icon(p, self.room.icon, at, "accent" if on else "muted", grow=False)
            if not self._narrow:
                area = r.adjusted(18 + side, 0, -44 if self._words else -10, 0)
                paint.write(p, area, self.room.name, "medium", "text" if on else "text2")
                paint.write(p, r.adjusted(0, 0, -10, 0), self._words, "label", "muted", paint.RIGHT)
            if self.ringed:
                paint.ring(p, r, 6)


class _StorageButton(_RoomButton):
    """The room of the disk: what the store takes, and the share of the disk that is."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._own = self._shared = 0.0

    def show_usage(self, words: str, shares: tuple[float, float], tip: str) -> None:
        self._own, self._shared = shares
        self.note(words, tip)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._narrow:
            super().paintEvent(event)
            return
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            on = self.isChecked()
            if on or self.hot:
                paint.box(p, r, 6, "pressed" if on and not T.dark else "hover")
            side, left, high = T.wide(16), 18 + T.wide(16), r.height() - 20
            at = QRectF(9, 4 + (high - side) / 2, side, side)
            paint_icon(p, self.room.icon, at, "accent" if on else "muted", grow=False)
            words = QRectF(left, 4, r.width() - left - 10, high)
            room = words.width() - paint.width_of(self._words, "label") - 8
            ink = "text" if on else "text2"
            paint.write(p, QRectF(left, 4, room, high), self.room.name, "medium", ink)
            paint.write(p, words, self._words, "label", "muted", paint.RIGHT)
            bar = QRectF(left, r.bottom() - 11, words.width(), 4)
            parts: list[tuple[float, paint.Ink]] = [(max(0.002, self._own), "accentFill")]
            parts += [(self._shared, "accentLine")] if self._shared else []
            track = "track" if T.name == Choice.CONTRAST else "lineStrong"  # whose lines are as bright as what is full
            paint.bar(p, bar, parts, track if on else "pressed", 2)
            if self.ringed:
                paint.ring(p, r, 6)


class Sidebar(QWidget):
    """The rooms. `went(key)` when the person goes to one; `folded()` when they hide the sidebar."""

    went = Signal(str)
    folded = Signal()

    def __init__(self, rooms: Sequence[Room]) -> None:
        super().__init__()
        self._rooms: dict[str, _RoomButton] = {}
        self._wide_only: list[QWidget] = []
        self._rail_only: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(1)
        self.setAccessibleName(self.tr("Places"))
        self._add_head()
        self._add_groups([room for room in rooms if not room.foot])
        self._box.addStretch(1)
        for room in rooms:
            if room.foot:
                self._add_room(room)
        self._box.addSpacing(4)
        self._group.buttonClicked.connect(self._clicked)
        self.narrow(on=False)

    def _add_head(self) -> None:
        title = Label("Kit Studio", "strong")
        fold = icon_button(Icon.SIDEBAR, self.tr("Hide sidebar  Ctrl+B"))
        fold.clicked.connect(self.folded)
        self._wide_only += [title, fold]
        mark = wrap(row(Mark(22), title, None, fold, gap=9, margins=(7, 0, 0, 0)), height=METRIC["topbar"])
        self._box.addWidget(mark)

    def _add_groups(self, rooms: Sequence[Room]) -> None:
        group = ""
        for room in rooms:
            if room.group != group:
                group = room.group
                words = row(Label(group, "label", "muted"), None, margins=(9, 12, 0, 2))
                title = wrap(words, height=36)
                rule = wrap(row(None, Rule(length=28), None, margins=(0, 5, 0, 5)), height=11)
                self._box.addWidget(title)
                self._box.addWidget(rule)
                self._wide_only.append(title)
                self._rail_only.append(rule)
            self._add_room(room)

    def _add_room(self, room: Room) -> None:
        button = _StorageButton(room) if room.icon is Icon.STORAGE else _RoomButton(room)
        self._rooms[room.key] = button
        self._group.addButton(button)
        self._box.addWidget(button)

    @Slot(object)
    def _clicked(self, button: _RoomButton) -> None:
        self.went.emit(button.room.key)

    def go(self, key: str) -> None:
        """Show a room as the current one; one that is not listed leaves none."""
        self._group.setExclusive(False)
        for name, button in self._rooms.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def count(self, key: str, words: str, tip: str = "") -> None:
        """Show how much a room holds; `tip` says what was counted."""
        self._rooms[key].note(words, tip)

    def show_usage(self, words: str, shares: tuple[float, float], tip: str) -> None:
        """Show what the store takes (`71.4 GB`), which shares of the disk are of one kit only and of several."""
        for button in self._rooms.values():
            if isinstance(button, _StorageButton):
                button.show_usage(words, shares, tip)

    def narrow(self, *, on: bool) -> None:
        """Become the rail of icons, or the sidebar again."""
        edge = 9 if on else 10
        self.setFixedWidth(METRIC["sidebarRail"] if on else METRIC["sidebar"])
        self._box.setContentsMargins(edge, 0, edge, 0)
        for widget in self._wide_only:
            widget.setVisible(not on)
        for widget in self._rail_only:
            widget.setVisible(on)
        for button in self._rooms.values():
            button.narrow(on=on)
