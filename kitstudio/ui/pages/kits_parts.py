"""Parts of the page of kits: the filters that the store offers, the cards, and the bar of what is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from kitstudio.model.media_type import Kind
from kitstudio.ui import kinds, paint, text
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.kits_model import Column, Sieve, in_order, is_moving, second_line
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import RADIUS, T
from kitstudio.ui.widgets.base import Tinted
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.cells import Plain, SizeCell, Tags, paint_cell, tagged_title
from kitstudio.ui.widgets.chips import FilterChip
from kitstudio.ui.widgets.delegates import CellDelegate, Index, Role, dashed

_GAP: Final = 6
_CARD: Final = (258, 116)
_NONE: Final = ""


@dataclass(frozen=True, slots=True)
class _Offer:
    """One filter: which kits it keeps, and how many of them there are."""

    group: str
    value: str
    label: str
    count: int


def _offers(kits: Sequence[StoredKit]) -> list[_Offer]:
    """The filters that keep some kits of the store and not all of them; one in two repositories is one kit."""
    kits = tuple({kit.digest: kit for kit in kits}.values())
    roles = Counter(kind for kit in kits for kind, _ in kit.row.kinds)
    licences = Counter(kit.row.licence for kit in kits if kit.row.licence)
    named = sum(bool(kit.tags) for kit in kits)
    tagged, untagged = text.translate("KitFilters", "Tagged"), text.translate("KitFilters", "Untagged")
    out = [_Offer("kind", str(kind), kinds.word(kind), roles[kind]) for kind in Kind if roles[kind]]
    out += [_Offer("named", "yes", tagged, named), _Offer("named", _NONE, untagged, len(kits) - named)]
    out += [_Offer("licence", name, name, number) for name, number in licences.most_common()]
    return [each for each in out if 0 < each.count < len(kits)]


class KitFilters(QWidget):
    """Chips for what the store holds; those without room are in a menu at the end. `changed()` after each choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[_Offer, FilterChip] = {}
        self._known: tuple[tuple[str, str], ...] = ()
        self._more = Button(self.tr("More filters"), "ghost", height=28, more=True)
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        self._more.setParent(self)
        self._more.hide()
        hold(self, height=28)
        self.setAccessibleName(self.tr("Filters"))

    def show_kits(self, kits: Sequence[StoredKit]) -> None:
        """Offer what these kits differ in; what is chosen stays so as long as it is offered."""
        offers = _offers(kits)
        known = tuple((each.group, each.value) for each in offers)
        if known == self._known:
            self._recount(offers)
            return
        on = {(each.group, each.value) for each in self._chosen}
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips, self._known = {}, known
        for each in offers:
            chip = FilterChip(each.label, str(each.count))
            chip.setParent(self)
            chip.setChecked((each.group, each.value) in on)
            chip.toggled.connect(self._toggled)
            self._chips[each] = chip
        self._arrange()

    def _recount(self, offers: Sequence[_Offer]) -> None:
        chips = dict(zip(offers, self._chips.values(), strict=True))
        for each, chip in chips.items():
            chip.count(str(each.count))
        self._chips = chips
        self._arrange()

    @property
    def _chosen(self) -> list[_Offer]:
        return [each for each, chip in self._chips.items() if chip.isChecked()]

    def sieve(self, words: str) -> Sieve:
        """What the chips and some words keep."""
        chosen = self._chosen
        named = {each.value for each in chosen if each.group == "named"}
        return Sieve(
            words,
            frozenset(Kind(each.value) for each in chosen if each.group == "kind"),
            frozenset(each.value for each in chosen if each.group == "licence"),
            None if len(named) != 1 else named == {"yes"},
        )

    @Slot()
    def clear(self) -> None:
        """Choose none."""
        for chip in self._chips.values():
            chip.setChecked(False)

    @Slot()
    def _toggled(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Lay the chips out from the leading side; chosen ones come before those that go into the menu."""
        widths = {each: chip.sizeHint().width() for each, chip in self._chips.items()}
        room = self.width()
        if sum(widths.values()) + _GAP * max(0, len(widths) - 1) > room:
            room -= self._more.sizeHint().width() + _GAP
        shown: list[_Offer] = []
        for each in sorted(widths, key=lambda each: not self._chips[each].isChecked()):
            if sum(widths[one] for one in shown) + _GAP * len(shown) + widths[each] <= room:
                shown.append(each)
        x = 0
        for each, chip in self._chips.items():
            chip.setVisible(each in shown)
            if each in shown:
                self._put(chip, x, widths[each])
                x += widths[each] + _GAP
        rest = [each for each in self._chips if each not in shown]
        self._more.setVisible(bool(rest))
        self._put(self._more, x, self._more.sizeHint().width())
        self._fill_menu(rest)

    def _put(self, part: QWidget, x: int, width: int) -> None:
        left = self.width() - x - width if self.isRightToLeft() else x
        part.setGeometry(left, 0, width, 28)

    def _fill_menu(self, rest: Sequence[_Offer]) -> None:
        self._menu.clear()
        for each in rest:
            action = QAction(f"{each.label}\t{each.count}", self._menu)
            action.setCheckable(True)
            action.setChecked(self._chips[each].isChecked())
            action.toggled.connect(self._chips[each].setChecked)
            self._menu.addAction(action)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)


class _CardDelegate(CellDelegate):
    """Paints a kit as a card: name and tags, roles and description, size over its bar, licence and time."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_CARD[0], T.row(_CARD[1]))

    @override
    @dashed
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            paint.turn(painter, area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        r = area.adjusted(6, 6, -6, -6)
        paint.box(painter, r, RADIUS["card"], "selected" if chosen else "hover" if hot else "surface", "line")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.ring(painter, r, RADIUS["card"])
        kit = index.data(Role.ROW)
        if isinstance(kit, StoredKit):
            self._paint_kit(painter, r.adjusted(14, 10, -14, -10), kit, index, "selected" if chosen else "surface")

    @staticmethod
    def _paint_kit(p: QPainter, r: QRectF, kit: StoredKit, index: Index, back: str) -> None:
        tags = in_order(kit.tags)
        moving = frozenset(each for each in tags if is_moving(each))
        tagged_title(p, QRectF(r.left(), r.top(), r.width(), 18), kit.title, Tags(tags, kit.newest, moving), back)
        left = r.left() + paint.dots(p, r.left(), r.top() + 29, [kinds.TONES[kind] for kind, _ in kit.row.kinds])
        words, ink = (kit.damage, "state.danger.text") if kit.damage else (second_line(kit), "muted")
        paint.write(p, QRectF(left, r.top() + 21, r.right() - left, 16), words, "small", ink)
        cell = index.sibling(index.row(), Column.SIZE).data(Role.CELL)
        if isinstance(cell, SizeCell):
            paint_cell(p, QRectF(r.left(), r.bottom() - 38, 108, 34), cell, back)
        time = index.sibling(index.row(), Column.MODIFIED).data(Role.CELL)
        side = QRectF(r.left() + 112, r.bottom() - 36, r.width() - 112, 18)
        paint.write(p, side, kit.row.licence, "small", "text2", paint.RIGHT)
        if isinstance(time, Plain):
            paint.write(p, side.translated(0, 18), time.words, "small", "muted", paint.RIGHT)


class KitCards(Tinted, QListView):
    """The kits as cards, over the same rows and the same choice as the table."""

    def __init__(self, model: QAbstractItemModel, picks: QItemSelectionModel, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionModel(picks)
        self.setItemDelegate(_CardDelegate(_CARD[1], parent=self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(14, 0, 8, 0)
        self.tint({QPalette.ColorRole.Base: "surface", QPalette.ColorRole.Highlight: None})
