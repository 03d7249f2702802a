"""The palette: every act that can be done now, every kit, room and open document, found by a few letters and run."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.frame.palette_model import (
    ACTS,
    FILES,
    KITS,
    PLACES,
    SETTINGS,
    SIGNS,
    Offer,
    PaletteModel,
    Row,
    rows_for,
)
from kitstudio.ui.icons import Icon, mirrored, paint_icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.speech import announce
from kitstudio.ui.text import key_caps
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import RADIUS, T
from kitstudio.ui.widgets.base import Glyph, Label, Panel, Rule, Tinted
from kitstudio.ui.widgets.buttons import Keys
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.delegates import Role, asked, dashed
from kitstudio.ui.widgets.overlays import Overlay

Index = QModelIndex | QPersistentModelIndex
_WIDTH: Final = 620
_TOP: Final = 96
_QUERY: Final = 52
_ROW: Final = 38
_HEADING: Final = 26
_FOOT: Final = 37
_TALLEST: Final = 380
_PAGE: Final = 8
_LONGEST: Final = 120
_AROUND: Final = 12
"""Above and below the rows."""


class _Query(Tinted, QLineEdit):
    """What is typed; arrows and Return belong to the list."""


class _Rows(QStyledItemDelegate):
    """Paints a heading, or an offer with its icon, found letters, note and keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        found = asked(index, Role.ROW)
        return QSize(100, _height(found) if isinstance(found, Row) else 0)

    @override
    @dashed
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(Role.ROW)
        if not isinstance(found, Row):
            return
        area = QRectF(option.rect)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            paint.turn(painter, area)
        if found.offer is None:
            paint.write(painter, area.adjusted(12, 4, -12, 0), found.title, "label", "muted")
        else:
            on = bool(option.state & QStyle.StateFlag.State_Selected)
            hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if on or hot:
                paint.box(painter, area, 7, "selected" if on else "hover")
            _offer(painter, area, found, found.offer, on=on)


def _height(found: Row) -> int:
    return T.row(_ROW) if found.offer is not None else T.wide(_HEADING)


def _shown(heights: Sequence[int], room: int) -> int:
    """How much of the rows is shown: all of them, else as many as have room and half of the next, that more follow."""
    if sum(heights) <= room:
        return sum(heights)
    ends = (sum(heights[:at]) + each // 2 for at, each in enumerate(heights))
    return max((end for end in ends if end <= room), default=room)


def _offer(p: QPainter, r: QRectF, found: Row, offer: Offer, *, on: bool) -> None:
    barred = bool(offer.reason)
    sign = QRectF(r.left() + 4 + T.wide(16) / 2, r.center().y() - 8, 16, 16)
    paint_icon(p, offer.sign or Icon.CHEVRON_RIGHT, sign, "disabled" if barred else "accent" if on else "muted")
    right = _caps(p, r, offer.caps)
    left = r.left() + 24 + T.wide(16)
    x = left + _title(p, QRectF(left, r.top(), right - left, r.height()), found, barred=barred)
    note = QRectF(x + 10, r.top(), max(0.0, right - x - 10), r.height())
    paint.write(p, note, offer.reason or found.note, "small", "muted")


def _title(p: QPainter, r: QRectF, found: Row, *, barred: bool) -> float:
    """Paint a name with its found letters; returns its width. One that has no room is painted without them."""
    pieces = [
        ("".join(found.title[at] for at in letters), hit)
        for hit, letters in groupby(range(len(found.title)), key=found.letters.__contains__)
    ]
    fonts = {False: "body", True: "strong"}
    inks = {False: "disabled" if barred else "text", True: "disabled" if barred else "accent"}
    width = sum(paint.width_of(piece, fonts[hit]) for piece, hit in pieces)
    if width > r.width():
        return paint.write(p, r, found.title, fonts[False], inks[False])
    area = QRectF(r.left(), r.top(), width, r.height())
    p.save()
    if mirrored(p) and paint.direction_of(found.title) == Qt.LayoutDirection.LeftToRight:
        paint.turn(p, area)  # its pieces follow each other as its letters do
        p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else the spaces at their ends change sides
    x = area.left()
    for piece, hit in pieces:
        x += paint.write(p, QRectF(x, r.top(), area.right() - x + 1, r.height()), piece, fonts[hit], inks[hit])
    p.restore()
    return width


def _caps(p: QPainter, r: QRectF, caps: Sequence[str]) -> float:
    """Paint key caps at the end of a row; returns where they begin."""
    x = r.right() - 12
    for cap in reversed(key_caps(caps)):
        width = paint.width_of(cap, "label") + 10
        x -= width
        key = QRectF(x, r.center().y() - T.high(18) / 2, width, T.high(18))
        paint.box(p, key, 4, "hover", "line")
        paint.write(p, key, cap, "label", "muted", paint.CENTRE)
        x -= 3
    return x - 5


class _List(Tinted, QListView):
    """The rows; the keyboard stays in the query."""

    def __init__(self, model: PaletteModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_HEADING)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tint({QPalette.ColorRole.Base: "raised", QPalette.ColorRole.Highlight: None})


class Palette(Overlay):
    """Opens over a window. `ran(key)` when an offer was run, before it is.

    Args:
        window: the window.
        offers: all there is, in the order of their groups.
        recent: keys of what was run last, the newest first.
        context: what acts of the page in front are about; empty for none.
        typed: what to begin with.
    """

    ran = Signal(str)

    def __init__(
        self, window: QWidget, offers: Sequence[Offer], recent: Sequence[str] = (), context: str = "", typed: str = ""
    ) -> None:
        self._offers, self._recent = tuple(offers), tuple(recent)
        self._model = PaletteModel()
        self.query = _Query()
        self.list = _List(self._model, "")
        self._head = wrap(self._make_head(context), height=_QUERY)
        body = wrap(row((self.list, 1), margins=(8, 4, 8, 8)))
        self._foot = Panel(None, None, edges="t")
        hold(self._foot, height=_FOOT)
        panel = Panel(
            col(self._head, Rule(), (body, 1), self._foot, gap=0, margins=1), "raised", RADIUS["sheet"], "floatLine"
        )
        super().__init__(window, panel)
        self._model.setParent(self)
        self._foot.setLayout(self._make_foot())
        panel.setAccessibleName(self.tr("Palette"))
        self.list.setAccessibleName(self.tr("What was found"))
        self.query.setPlaceholderText(self.tr("Find an action, kit, file, place or setting"))
        self.query.setAccessibleName(self.tr("Find an action, kit or place"))
        self.query.installEventFilter(self)
        self.query.textChanged.connect(self._look)
        self.query.returnPressed.connect(self.run)
        self.list.clicked.connect(self._clicked)
        self.query.setText(typed)
        self._look()

    def _make_head(self, context: str) -> QHBoxLayout:
        self.query.setFrame(False)
        self.query.setFont(T.font("h2"))
        self.query.setMaxLength(_LONGEST)
        roles = QPalette.ColorRole
        self.query.tint({roles.Base: None, roles.Text: "text", roles.PlaceholderText: "muted"})
        entries: list[Entry] = [Glyph(Icon.SEARCH, 16, "muted"), (self.query, 1)]
        entries += [Chip(context, "accent", Icon.KIT, font="label")] if context else []
        return row(*entries, Keys(("Esc",)), gap=10, margins=(20, 0, 16, 0))

    def _make_foot(self) -> QHBoxLayout:
        acts: list[Entry] = [Keys(("↑", "↓")), Label(self.tr("choose"), "small", "muted"), 8]
        acts += [Keys(("↵",)), Label(self.tr("run"), "small", "muted")]
        kinds = Label(self.tr("> actions   @ places   # kits   / files   = settings"), "small", "muted")
        return row(*acts, None, kinds, gap=6, margins=(16, 0, 16, 0))

    @override
    def place(self, room: QRect) -> QRect:
        width = min(T.wide(_WIDTH), room.width() - 40)
        top, around = min(_TOP, room.height() // 8), T.high(_QUERY) + T.high(_FOOT)
        tallest = min(T.wide(_TALLEST), room.height() - top - around - 40)
        height = around + 3 + _AROUND + _shown([_height(each) for each in self._model.rows], tallest - _AROUND)
        return QRect((room.width() - width) // 2, top, width, height)

    @override
    def _animate(self) -> None:
        """Nothing: it is there when the first letter is."""

    @Slot()
    def _look(self) -> None:
        titles = {
            "": self.tr("Used last"),
            ACTS: self.tr("Actions"),
            PLACES: self.tr("Places"),
            KITS: self.tr("Kits"),
            FILES: self.tr("Files of open kits"),
            SETTINGS: self.tr("Settings"),
        }
        rows = rows_for(self.query.text(), self._offers, self._recent, titles)
        none = self.tr("No action, kit, file, place or setting is called that.")
        if self.query.text().startswith(SIGNS):
            none = self.tr("None of these is called that. Without {sign} everything is searched.")
        self._model.show_rows(rows or [Row(none.format(sign=self.query.text()[:1]))])
        self._choose(0, 1)
        if self.offer is not None and self.offer.reason:
            self._choose(next((at for at, each in enumerate(rows) if each.offer and not each.offer.reason), 0), 1)
        self._fit()
        self._say()

    def _say(self) -> None:
        """The keyboard stays in the field, so what is chosen in the list has to be said."""
        words = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self.query, words if isinstance(words, str) else self._model.rows[0].title)

    def _choose(self, start: int, step: int) -> bool:
        """Choose the first row from a place on that can be, in steps of 1 or -1."""
        at = start
        while 0 <= at < self._model.rowCount():
            index = self._model.index(at, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentIndex(index)
                if at <= 1:
                    self.list.scrollToTop()  # with its heading
                return True
            at += step
        return False

    def _move(self, by: int) -> None:
        """Go on by some rows; a single step goes round and round, a page stops at the ends."""
        step, last, here = (1 if by > 0 else -1), self._model.rowCount() - 1, self.list.currentIndex().row()
        wanted = min(last, max(0, here + by))
        if not self._choose(wanted, step) or self.list.currentIndex().row() == here:
            ahead = abs(by) == 1
            self._choose(0 if (by > 0) is ahead else last, 1 if (by > 0) is ahead else -1)
        self._say()

    @property
    def offer(self) -> Offer | None:
        """What is chosen."""
        found = self.list.currentIndex().data(Role.ROW)
        return found.offer if isinstance(found, Row) else None

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.run()

    @Slot()
    def run(self) -> None:
        """Close, and run what is chosen, if it can be."""
        offer = self.offer
        if offer is None or offer.reason:
            return
        self.dismiss()
        if offer.key:
            self.ran.emit(offer.key)
        offer.run()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _PAGE,
                Qt.Key.Key_PageUp: -_PAGE,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)
