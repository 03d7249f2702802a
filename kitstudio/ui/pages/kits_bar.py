"""The foot of the page of kits: what is chosen, what removing it would free, and the acts on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.operations.catalog import remove
from kitstudio.operations.context import Context
from kitstudio.operations.undoable import Removed
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.library import StoredKit
from kitstudio.ui.models.kits_model import in_order
from kitstudio.ui.pages.kits_removal import names_of
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.heads import FooterBar

_PAUSE_MS = 150
_MOST_NAMED = 3
_NAMED, _LEAST = 240, 90
"""Width that a name has before acts, and before what removing frees, take it."""
_GAP = 8
_MARGINS = 56
"""What lies before, between and after the parts of the foot."""


class KitsBar(FooterBar):
    """Hidden while nothing is chosen.

    Signals:
        open_asked(), unpack(), export(), remove(), clear(): a button was pressed.
    """

    open_asked = Signal()
    unpack = Signal()
    export = Signal()
    remove = Signal()
    clear = Signal()

    def __init__(self, desk: Desk, menu: QMenu) -> None:
        self._desk = desk
        self._kits: tuple[StoredKit, ...] = ()
        self._job: Job | None = None
        self._told = ("", "")
        self.number = Chip("", "accent", font="smallStrong")
        self.name, self.freed = Line("", "small", "text2"), Line("", "small", "muted")
        self.freed.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # a long name gives way to it
        self.open_ = Button(self.tr("Open"), "primary", Icon.OPEN, "↵")
        self._unpack = Button(self.tr("Unpack…"), "secondary", Icon.EXPORT)
        self.export_ = Button(self.tr("Export…"), "secondary", Icon.BUNDLE)
        self._remove = Button(self.tr("Remove"), "danger", Icon.TRASH, "Del")
        more = icon_button(Icon.MORE, self.tr("More acts"), 30)
        more.setMenu(menu)
        close = icon_button(Icon.CLOSE, self.tr("Clear selection  Esc"), 30)
        self._ends = (more, close)
        acts = [self.open_, self._unpack, self.export_, self._remove, more, Rule(upright=True, length=18), close]
        self._dot = Label("·", "small", "muted")  # a sign inside the words would lead them from the wrong side
        super().__init__([self.number, 4, self.name, self._dot, self.freed, 12], acts)
        self.open_.clicked.connect(self.open_asked)
        self._unpack.clicked.connect(self.unpack)
        self.export_.clicked.connect(self.export)
        self._remove.clicked.connect(self.remove)
        close.clicked.connect(self.clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._weigh)
        self.hide()

    def show_kits(self, kits: Sequence[StoredKit]) -> None:
        """Show what is chosen."""
        self._kits = tuple(kits)
        self.setVisible(bool(kits))
        if not kits:
            return
        self.number.say(text.count(len(kits), self.tr("{n} selected"), self.tr("{n} selected")), "accent")
        self.name.say(_called(kits))
        self._told = ("", "")
        self.export_.change_look("secondary" if len(kits) == 1 else "primary", Icon.BUNDLE)
        self._fit()
        self._pause.start()

    def _fit(self) -> None:
        """What can be done with the chosen ones and has room: one main act, which is the export for several."""
        one = len(self._kits) == 1
        named, least = (min(self.name.sizeHint().width(), T.wide(width)) for width in (_NAMED, _LEAST))
        room = self.width() - sum(map(_width, self._always)) - T.wide(_MARGINS)
        self.open_.setVisible(one)
        for part, wanted in ((self.export_, True), (self._unpack, one)):
            room -= _width(part) if wanted else 0
            part.setVisible(wanted and (room >= named or (part is self.export_ and not one)))
        self._fit_freed(room, named, least)

    def _fit_freed(self, room: int, named: int, least: int) -> None:
        """In full where the whole name has room beside it, else in short; whoever points at it is told all."""
        full, short = self._told
        room -= _width(self._dot)
        self.freed.say(full)
        if room - _width(self.freed) < named:
            self.freed.say(short)
        for part in (self._dot, self.freed):
            part.setVisible(bool(full) and room - _width(self.freed) >= least)
        self.freed.setAccessibleName(full)
        self.freed.setToolTip(text.tip(full) or "")

    @property
    def _always(self) -> tuple[QWidget, ...]:
        """What stands there whatever the width."""
        return (self.number, self._remove, *self._ends, *((self.open_,) if len(self._kits) == 1 else ()))

    @Slot()
    def _weigh(self) -> None:
        """Ask the store what removing all of it would free; one question at a time, the last one counts."""
        if not self._kits or self._job is not None:
            return
        work = partial(_weigh, self._desk.context, self._kits)
        self._job = self._desk.reader.submit(Task("weigh", "weigh", ""), work)
        self._job.ended.connect(partial(self._weighed, self._job, self._kits))

    def _weighed(self, job: Job, kits: tuple[StoredKit, ...]) -> None:
        self._job = None
        if kits != self._kits:
            self._weigh()
        elif isinstance(job.result, Removed):
            self._told = self._freed(job.result)
            self._fit()

    def _freed(self, removed: Removed) -> tuple[str, str]:
        """What removing would free, in full and in short."""
        if not removed.freed:
            return self.tr("removing frees nothing: other names or kits need it"), self.tr("removing frees nothing")
        kept = self._desk.library.shared_with_others(self._kits)
        freed = self.tr("removing frees {size}").format(size=text.size(removed.freed))
        if not kept:  # the table says its size then, without the manifest
            one = len(self._kits) == 1 and text.size(self._kits[0].row.total_size) != text.size(removed.freed)
            return (self.tr("{freed} with its manifest").format(freed=freed) if one else freed), freed
        return self.tr("{freed}, {kept} is shared").format(freed=freed, kept=text.size(kept)), freed

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def _width(part: QWidget) -> int:
    """Of a part with the gap after it; a chip has its width fixed, and no other."""
    return max(part.sizeHint().width(), part.minimumWidth()) + _GAP


def _called(kits: Sequence[StoredKit]) -> str:
    """The kits by name and tags where they are few; of many the bytes, a blob that several need counted once."""
    if len(kits) <= _MOST_NAMED:
        return ", ".join(" ".join((each.title, *in_order(each.tags))) for each in kits)
    return text.size(sum({blob.digest: blob.size for each in kits for _kind, blob in each.row.blobs}.values()))


def _weigh(context: Context, kits: tuple[StoredKit, ...], control: Control) -> Removed:
    return remove(context, names_of(kits), control, dry_run=True)
