"""The files of a kit: a lazy tree, a filter, and the reading of layers by jobs."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.models.files_model import Column, FilesFilter, FilesModel, LayerFiles
from kitstudio.ui.models.kit_reading import OpenKit, read_layer
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.inputs import Field
from kitstudio.ui.widgets.tree import Tree

_WIDTHS: Final = (0, 118, 92, 78)
_ROW: Final = 30
_FILTER_PAUSE_MS: Final = 160


class KitFiles(QWidget):
    """The tab of files.

    Signals:
        verify(): the person wants every byte checked.
        counted(int): every layer was read; so many files are in them.
    """

    verify = Signal()
    counted = Signal(object)

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._jobs: dict[Job, int] = {}
        self._files = 0
        self._read = 0
        self.model = FilesModel(opened.kit.layers, self)
        self._kept = FilesFilter(self.model, self)
        self.filter = Field("", self.tr("Filter files"), icon=Icon.FILTER)
        self.filter.setFixedWidth(240)
        self._count = Label("", "small", "muted")
        self._state = Chip(self.tr("Header only, not verified"), "outline")
        self.check = Button(self.tr("Verify"), "secondary", Icon.SHIELD_CHECK, height=28)
        self.check.setToolTip(self.tr("Reads every byte and compares it with its digest"))
        self.check.clicked.connect(self.verify)
        self.tree = Tree(
            self._kept, self.tr("Files of the kit"), _WIDTHS, _ROW, right=(Column.SIZE,), first_pad=20, decorated=True
        )
        bar = row(self.filter, None, self._count, self._state, self.check, margins=(16, 9, 16, 9))
        self.setLayout(col(wrap(bar), (self.tree, 1), gap=0))
        self.setFocusProxy(self.tree)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FILTER_PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.filter.edit.textChanged.connect(self._pause.start)
        self.model.wanted.connect(self._fetch)
        find = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filter.edit.setFocus)
        self._tell()

    def open_first(self) -> None:
        """Show what lies in the first layer, so that the page is no list of closed boxes."""
        first = self._kept.index(0, 0)
        if first.isValid():
            self.tree.expand(first)
            self.tree.setCurrentIndex(first)

    def show_verified(self, layers: tuple[LayerFiles, ...]) -> None:
        """Show the files as they were read in full."""
        self._files, self._read = sum(each.files for each in layers), len(layers)
        for each in layers:
            self.model.fill(each)
        self._state.say(self.tr("Every digest checked"), "state.ok", Icon.CHECK)
        self._tell()

    @Slot(object)
    def _fetch(self, layer: int) -> None:
        work = partial(read_layer, self._desk.context, self._opened.reference, layer)
        job = self._desk.reader.submit(Task("list", f"list:{self._opened.reference}:{layer}", ""), work)
        self._jobs[job] = layer
        job.ended.connect(self._fetched)

    @Slot()
    def _fetched(self) -> None:
        for job in [each for each in self._jobs if each.over]:
            layer = self._jobs.pop(job)
            if isinstance(job.result, LayerFiles):
                self._files += job.result.files
                self._read += 1
                self.model.fill(job.result)
            elif isinstance(job.error, KitStudioError):
                self.model.refuse(layer, job.error)
            self._desk.reader.remove(job)
        self._tell()

    def _tell(self) -> None:
        layers = len(self._opened.kit.layers)
        whole = text.count(layers, self.tr("{n} layer"), self.tr("{n} layers"))
        if not self._read:
            self._count.say(whole)
            return
        files = text.count(self._files, self.tr("{n} file"), self.tr("{n} files"))
        words = self.tr("{files} in {layers}") if self._read == layers else self.tr("{files} in {n} of {layers}")
        self._count.say(words.format(files=files, layers=whole, n=self._read))
        if self._read == layers:
            self.counted.emit(self._files)

    @Slot()
    def _filter(self) -> None:
        words = self.filter.edit.text()
        if words.strip():
            for layer in self.model.unread:
                self.model.ask(layer)
        self._kept.look_for(words)
        if words.strip():
            self.tree.expandAll()

    def closing(self) -> None:
        """Stop reading."""
        for job in self._jobs:
            job.cancel()

    @Slot(QModelIndex)
    def expand_row(self, index: QModelIndex) -> None:
        """Open a row of the tree."""
        self.tree.expand(index)
