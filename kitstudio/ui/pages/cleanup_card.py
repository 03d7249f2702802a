"""What can be cleaned up, ticked by hand: a dry run says each file and byte first, then the one button does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.operations.cleanup import Leftover, Sort, Swept
from kitstudio.ui import paint, text
from kitstudio.ui.commands import program
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, wrap
from kitstudio.ui.models.storage_models import LeftoversModel
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Card, Glyph, Label, Rule
from kitstudio.ui.widgets.buttons import Button, Pressable
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.overlays import Sheet
from kitstudio.ui.widgets.tree import Tree

_SAFE: Final = frozenset({Sort.BLOBS, Sort.PARTS, Sort.MOVED, Sort.CACHE})
"""Ticked at first: nobody can miss these."""

_BESIDE: Final = 6
"""What a row reaches over the edges of the card's contents, for a ring that touches none of them."""

_VERBS: Final = {
    Sort.NAMELESS: "remove --all",
    Sort.BLOBS: "store gc",
    Sort.PARTS: "store gc",
}


def _title(sort: Sort) -> str:
    titles = {
        Sort.NAMELESS: text.translate("storage", "Kits without a name"),
        Sort.BLOBS: text.translate("storage", "Blobs no kit refers to"),
        Sort.PARTS: text.translate("storage", "Broken-off transfers"),
        Sort.SET_ASIDE: text.translate("storage", "Set aside by a repair"),
        Sort.MOVED: text.translate("storage", "Rest of the old store"),
        Sort.CACHE: text.translate("storage", "Packing cache"),
    }
    return titles[sort]


def _why(swept: Swept, now: datetime) -> str:
    """The line below the title: how many, and why they may go."""
    files = text.count(len(swept.files), text.translate("storage", "{n} file"), text.translate("storage", "{n} files"))
    newest = max((each.modified for each in swept.files), default=0.0)
    when = text.relative(text.moment(newest), now) if newest else ""
    kits = text.count(swept.kits, text.translate("storage", "{n} kit"), text.translate("storage", "{n} kits"))
    words = {
        Sort.NAMELESS: text.translate("storage", "{kits}, no tag any more"),
        Sort.BLOBS: text.translate("storage", "{files}, older than 24 hours"),
        Sort.PARTS: text.translate("storage", "{files}, last touched {when}"),
        Sort.SET_ASIDE: text.translate("storage", "{files}, damaged; kept for a rescue"),
        Sort.MOVED: text.translate("storage", "{files}, of a move broken off"),
        Sort.CACHE: text.translate("storage", "rebuilt when needed"),
    }
    return words[swept.sort].format(files=files, when=when, kits=kits)


class SweepRow(Pressable):
    """One sort with its tick; the whole row is the control."""

    def __init__(self, swept: Swept, now: datetime, *, on: bool) -> None:
        super().__init__()
        self.swept = swept
        self._title, self._why = _title(swept.sort), _why(swept, now)
        self.setAccessibleName(f"{self._title}, {self._why}, {text.size(swept.size)}")
        self.setCheckable(True)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(T.row(38))

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, T.row(38))

    @override
    def changeEvent(self, e: QEvent) -> None:
        if e.type() == QEvent.Type.FontChange:
            self.setFixedHeight(T.row(38))
        super().changeEvent(e)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.Painter(self) as p:
            r, grown = QRectF(self.rect()).adjusted(_BESIDE, 0, -_BESIDE, 0), T.grown
            state = Qt.CheckState.Checked if self.isChecked() else Qt.CheckState.Unchecked
            left = r.left() + 11 + T.wide(16)
            paint.tick(p, r.left() + T.wide(16) / 2 - 7, 11 * grown, state)
            size = text.size(self.swept.size)
            end = r.right() - paint.width_of(size, "smallStrong") - 8
            paint.write(p, QRectF(left, 2, end - left, 18 * grown), self._title, "medium")
            ink = "text" if self.isChecked() else "muted"
            beside = paint.width_of(self._why, "small") <= end - left
            why = QRectF(left, 2 + 18 * grown, (end if beside else r.right()) - left, 16 * grown)
            paint.write(p, why, self._why, "small", "muted")
            number = r if beside else QRectF(r.left(), 2, r.width(), 18 * grown)  # it makes room for the words
            paint.write(p, number.adjusted(0, 0, -2, 0), size, "smallStrong", ink, paint.RIGHT)
            if self.ringed:
                paint.ring(p, self.rect(), 5)


class _Rows(QVBoxLayout):
    """Rows that reach into the padding of the card; margins below zero would be those of the style."""

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-_BESIDE, 0, _BESIDE, 0))


class CleanupCard(Card):
    """The card. `wanted(tuple[Sort])`: clean these up. `listed(list of (why, Leftover))`: show these."""

    wanted = Signal(object)
    listed = Signal(object)

    def __init__(self) -> None:
        self._known: tuple[Swept, ...] = ()
        self._rows = _Rows()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._chip = Chip("", "outline", font="label", height=18)
        self._glyph = Glyph(Icon.OK, 16, "state.ok.solid")
        self._verdict = Label("", "medium")
        self._reason = Label("", "small", "muted", wrap=True, line=125)
        self._list = Button(self.tr("Show the list"), "link", height=28)
        self._copy = Button(self.tr("Copy command"), "link", height=28)
        self.free = Button("", "primary", Icon.TRASH, height=32)
        self._below = wrap(
            col(
                Rule(),
                12,
                row(self._glyph, self._verdict, None, gap=9),
                3,
                row(25, (self._reason, 1), gap=0),
                4,
                row(25, self._list, None, self._copy, gap=0),
                10,
                row(None, self.free),
                gap=0,
            )
        )
        body = col(self._rows, 14, self._below, None, gap=0)
        super().__init__(self.tr("Clean up"), body, trailing=self._chip, gap=14)
        self._list.clicked.connect(self._show_list)
        self._copy.clicked.connect(self._copy_command)
        self.free.clicked.connect(self._go)
        self.wait()

    def wait(self) -> None:
        """Nothing is known yet, or no longer."""
        self._chip.say(self.tr("Looking"), "quiet")
        self.free.setEnabled(False)
        self._below.setVisible(bool(self._known))

    def show_plan(self, known: Sequence[Swept], now: datetime) -> None:
        """Show what a dry run found; ticks that were set stay."""
        before = {each.swept.sort: each.isChecked() for each in self.rows}
        self._known = tuple(each for each in known if each.files)
        self._below.show()
        clear(self._rows)
        for swept in self._known:
            line = SweepRow(swept, now, on=before.get(swept.sort, swept.sort in _SAFE))
            line.toggled.connect(self._sum_up)
            self._rows.addWidget(line)
        self._chip.say(self.tr("Nothing deleted yet") if self._known else self.tr("Nothing to do"), "outline")
        self._sum_up()

    @property
    def rows(self) -> tuple[SweepRow, ...]:
        """The lines that are shown."""
        rows = [each for each in self.findChildren(SweepRow) if self._rows.indexOf(each) >= 0]
        return tuple(sorted(rows, key=self._rows.indexOf))

    @property
    def chosen(self) -> tuple[Swept, ...]:
        """What is ticked."""
        return tuple(each.swept for each in self.rows if each.isChecked())

    @Slot()
    def _sum_up(self) -> None:
        chosen = self.chosen
        files = sum(len(each.files) for each in chosen)
        kits = sum(each.kits for each in chosen)
        words = text.count(files, self.tr("Dry run: {n} file would go"), self.tr("Dry run: {n} files would go"))
        self._verdict.say(words if self._known else self.tr("Nothing to clean up"))
        quiet = self.tr("No kit, tag or draft refers to any of them.")
        loud = text.count(kits, self.tr("{n} kit would be gone for good."), self.tr("{n} kits would be gone for good."))
        self._glyph.show_icon(Icon.WARN if kits else Icon.OK, "state.warn.solid" if kits else "state.ok.solid")
        self._reason.say(loud if kits else quiet if files else "")
        size = sum(each.size for each in chosen)
        self.free.say(self.tr("Free {size}").format(size=text.size(size)))
        self.free.setVisible(bool(self._known))
        self.free.setEnabled(files > 0)
        self._list.setVisible(files > 0)
        self._copy.setVisible(any(each.sort in _VERBS for each in chosen))

    @Slot()
    def _show_list(self) -> None:
        self.listed.emit([(_title(each.sort), file) for each in self.chosen for file in each.files])

    @Slot()
    def _copy_command(self) -> None:
        commands = dict.fromkeys(f"{program()} {_VERBS[each.sort]}" for each in self.chosen if each.sort in _VERBS)
        QGuiApplication.clipboard().setText("\n".join(commands))

    @Slot()
    def _go(self) -> None:
        sorts = tuple(each.sort for each in self.chosen)
        self.wait()
        self.wanted.emit(sorts)


class LeftoversSheet(Sheet):
    """Every file that would go, with its bytes."""

    def __init__(self, window: QWidget, files: Sequence[tuple[str, Leftover]]) -> None:
        model = LeftoversModel(files)
        self.table = Tree(
            model, text.translate("storage", "Files that would go"), (0, 96), 46, right=(1,), first_pad=20, lines=True
        )
        model.setParent(self.table)
        total = text.size(sum(each.size for _why, each in files))
        title = text.translate("storage", "What would go")
        number = text.count(len(files), text.translate("storage", "{n} file"), text.translate("storage", "{n} files"))
        words = text.translate("storage", "{files}, {size}").format(files=number, size=total)
        close = Button(text.translate("storage", "Close"), height=32)
        self.table.setMinimumHeight(480)
        body = wrap(col((self.table, 1), gap=0))
        super().__init__(window, title, words, Icon.TRASH, body, [None, close])
        close.clicked.connect(self.dismiss)
