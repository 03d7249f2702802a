"""Parts of the first page: start cards, the rows of what was opened, what needs the person, and the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.models.kits_model import is_moving
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import RADIUS, T
from kitstudio.ui.widgets.base import Card, Glyph, Label, Line, Lines, Rule, Tile
from kitstudio.ui.widgets.buttons import Button, Keys, Pressable
from kitstudio.ui.widgets.cells import Tags, tagged_title
from kitstudio.ui.widgets.chips import Chip

_ROW: Final = 52
_CARD: Final = 138
_DAYS: Final = 7
_DETAIL: Final = 264
_PATH, _NOTE = 0.34, 0.4
"""The share of a row that a path and a note at its end may take."""


class _Step(Pressable):
    """A button that Return presses too, and that the arrows leave for the one before or after it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class StartCard(_Step):
    """A thing that can be begun: drawing, title, what it does. The whole card is the button."""

    def __init__(self, icon: Icon, tone: str, title: str, hint: str, keys: tuple[str, ...] = ()) -> None:
        super().__init__(f"{title}. {hint}")
        caps: list[Entry] = [Keys(keys)] if keys else []
        head = row(Tile(icon, tone, 34, 18), None, *caps)
        hints = Label(hint, "small", "muted", wrap=True, line=135)
        self.setLayout(col(head, 12, Label(title, "strong"), 3, hints, None, gap=0, margins=16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as high as its neighbours
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, T.wide(_CARD))

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        needed = layout.heightForWidth(self.width()) if layout is not None else 0
        return QSize(150, max(T.wide(_CARD), needed))  # its width is its own, not that of words that may wrap

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # words that wrap once more need another line
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            paint.box(p, r, RADIUS["card"], "hover" if self.hot else "surface", "lineStrong" if self.hot else "line")
            if self.ringed:
                paint.ring(p, r, RADIUS["card"])


@dataclass(frozen=True, slots=True)
class RecentEntry:
    """One row of what was opened.

    Attributes:
        key: `draft:FOLDER` or `kit:REF`.
        title: what people call it.
        sub: what is known of it.
        tail: where it is.
        icon: its drawing.
        tone: of the tile.
        tags: names of the kit.
        newest: the tag that stays where not all have room.
        note: a chip that says what it is, instead of tags.
        ink: of the second line.
        act: what can be done beside opening it (Locate…, Forget); empty for nothing.
    """

    key: str
    title: str
    sub: str
    tail: str = ""
    icon: Icon = Icon.KIT
    tone: str = "role.model"
    tags: tuple[str, ...] = ()
    newest: str = ""
    note: str = ""
    ink: str = "muted"
    act: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer where it was."""
        return bool(self.act)


class RecentRow(_Step):
    """A row of what was opened. Pressing it opens it; what is gone has an act of its own: `acted()`."""

    acted = Signal()

    def __init__(self, entry: RecentEntry) -> None:
        super().__init__()
        self.entry = entry
        self._button = Button("", "ghost", height=28)
        self._button.setParent(self)
        self._button.clicked.connect(self.acted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_entry(entry)

    def show_entry(self, entry: RecentEntry) -> None:
        """Change what is shown."""
        self.entry = entry
        facts = (entry.title, entry.note, *entry.tags, entry.sub, entry.tail)
        self.setAccessibleName(", ".join(printable(each) for each in facts if each))
        self.setToolTip(text.tip(entry.tail) or "")
        self._button.say(entry.act)
        self._button.setVisible(entry.is_gone)
        self._place()
        self.update()

    def _place(self) -> None:
        size = self._button.sizeHint()
        left = 14 if self.isRightToLeft() else self.width() - size.width() - 14
        self._button.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, T.row(_ROW))

    def _tail_width(self) -> float:
        """What stands at the end takes: a path with both its ends, words in full or not at all."""
        wanted = paint.width_of(self.entry.tail, "small") + 4 if self.entry.tail else 0.0
        if self.entry.tail.startswith(("/", "~")):
            return min(self.width() * _PATH, wanted)
        return wanted if wanted <= self.width() * _NOTE else 0.0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        entry = self.entry
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            if self.hot:
                paint.box(p, r.adjusted(5, 3, -5, -3), 6, "hover")
            middle, grown = r.center().y(), T.grown
            paint.tile(p, QRectF(14, middle - 16, 32, 32), entry.icon, entry.tone, 16, 8)
            upper, lower = middle - 18 * grown, middle + grown
            end = self._button.width() + 30 if entry.is_gone else 40
            tail = self._tail_width()
            room = r.width() - 58 - end - tail - 12
            ink = "text2" if entry.is_gone else "text"
            moving = frozenset(each for each in entry.tags if is_moving(each))
            tags = Tags((entry.note,) if entry.note else entry.tags, entry.newest, moving)
            tagged_title(p, QRectF(58, upper, room, 18 * grown), entry.title, tags, "surface", ink)
            paint.write(p, QRectF(58, lower, room, 16 * grown), entry.sub, "small", entry.ink)
            area = QRectF(r.right() - end - tail, 0, tail, r.height())
            if tail:
                paint.write(p, area, entry.tail, "small", "muted", paint.RIGHT, Qt.TextElideMode.ElideMiddle)
            if not entry.is_gone:
                paint_icon(p, Icon.CHEVRON_RIGHT, QRectF(r.right() - 28, middle - 7, 14, 14), "text2", stroke=1.8)
            if self.ringed:
                paint.ring(p, r.adjusted(3, 3, -3, -3), 6)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for the person: what is the case, why, and the act that changes it (`use`, `target`)."""

    icon: Icon
    tone: str
    title: str
    detail: str
    label: str
    use: str
    target: str = ""


class NeedsCard(Card):
    """What waits for the person, one below the other. `chose(use, target)`."""

    chose = Signal(str, str)

    def __init__(self) -> None:
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._number = Chip("", "plain", font="label", height=18)
        self._needs: tuple[Need, ...] | None = None
        super().__init__(self.tr("Needs you"), self._list, trailing=self._number)
        self.show_needs(())

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these."""
        if tuple(needs) == self._needs:
            return
        self._needs = tuple(needs)
        clear(self._list)
        self._number.say(str(len(needs)), "plain")
        self._number.setVisible(bool(needs))
        for at, need in enumerate(needs):
            if at:
                self._list.addWidget(Rule())
            self._list.addWidget(self._row(need, top=14 if at else 0, bottom=14 if at < len(needs) - 1 else 0))
        if not needs:
            self._list.addWidget(Label(self.tr("Nothing waits for you."), "small", "muted"))

    def _row(self, need: Need, top: int, bottom: int) -> QWidget:
        act = Button(need.label, "secondary", height=28)
        act.setAccessibleDescription(need.title)
        act.setProperty("need", (need.use, need.target))
        act.clicked.connect(self._pressed)
        detail = Lines(need.detail, "small", "muted", _DETAIL, 3)
        words = col(Line(need.title, "medium"), detail, 8, row(act, None), gap=1)
        glyph = col(2, Glyph(need.icon, 16, f"{need.tone}.solid"), None, gap=0)
        return wrap(row(glyph, 14, (words, 1), gap=0, margins=(0, top, 0, bottom)))

    @Slot()
    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            use, target = sender.property("need")
            self.chose.emit(use, target)


class WeekBars(QWidget):
    """Bytes stored on each of the last seven days, today at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[str, int], ...] = ()
        hold(self, height=62)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, stored: Sequence[tuple[datetime, int]], now: datetime) -> None:
        """Change what is shown: times and bytes."""
        today = now.astimezone().date()
        days = dict.fromkeys((today - timedelta(days=back) for back in range(_DAYS - 1, -1, -1)), 0)
        for then, size in stored:
            day = then.astimezone().date()
            if day in days:
                days[day] += size
        names = [QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat) for day in days]
        self._days = tuple(zip(names, days.values(), strict=True))
        spoken = [f"{name} {text.size(size)}" for name, size in self._days]
        self.setAccessibleName(", ".join(spoken))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        most = max((size for _name, size in self._days), default=0) or 1
        with paint.Painter(self) as p:
            pitch = self.width() / max(1, len(self._days))
            for at, (name, size) in enumerate(self._days):
                x = at * pitch + (pitch - 18) / 2
                paint.box(p, QRectF(x, 0, 18, 44), 3, "sunken")
                if size:
                    high = max(4.0, 44 * size / most)
                    today = at == len(self._days) - 1
                    paint.box(p, QRectF(x, 44 - high, 18, high), 3, "accentFill" if today else "accentLine")
                paint.write(p, QRectF(x - 8, 46, 34, self.height() - 46), name, "label", "text2", paint.CENTRE)


def greeting(hour: int) -> str:
    """A greeting for the hour."""
    if hour < 5:
        return text.translate("HomePage", "Hello")
    if hour >= 18:
        return text.translate("HomePage", "Good evening")
    if hour < 12:
        return text.translate("HomePage", "Good morning")
    return text.translate("HomePage", "Good afternoon")
