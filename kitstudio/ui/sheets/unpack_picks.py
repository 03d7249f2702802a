"""The tree of what can be unpacked, with its ticks; files of layers are listed by their headers."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.jobs.job import Job, Task
from kitstudio.model.media_type import Kind
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.models.files_nodes import LayerFiles
from kitstudio.ui.models.kit_reading import Looked, OpenKit, look, read_layer
from kitstudio.ui.models.picks_model import PicksModel
from kitstudio.ui.sheets.asking import Asking
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label, Panel
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.tree import Tree

_ROW: Final = 26
_SHOWN: Final = 7


class PickTree(QWidget):
    """A framed tree under the three quick choices. `changed()` follows each tick, and each layer that was read."""

    changed = Signal()

    def __init__(self, desk: Desk, opened: OpenKit) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        kitfile = len(opened.kitfile_text.encode("utf-8", "surrogateescape"))
        self.model = PicksModel(kitfile, opened.kit.layers, self)
        self.tree = Tree(
            self.model,
            self.tr("What to unpack"),
            (0, 84),
            _ROW,
            right=(1,),
            base="raised",
            decorated=True,
            header=False,
        )
        rows = self.model.rowCount()
        self.tree.setFixedHeight(min(_SHOWN, rows) * T.row(_ROW) + (16 if rows > 1 else 0))
        framed = Panel(col(self.tree, gap=0, margins=(1, 3, 1, 3)), "raised", 8, "line")
        links: list[Entry] = [Label(self.tr("What to unpack"), "smallMedium", "text2"), None]
        for at, (words, act) in enumerate(
            ((self.tr("All"), self._all), (self.tr("Without weights"), self._light), (self.tr("None"), self._none))
        ):
            link = Button(words, "link", height=18)
            link.clicked.connect(act)
            links += [Label("·", "small", "muted")] if at else []
            links.append(link)
        self.setLayout(col(row(*links, gap=6), 5, framed, gap=0))
        self.model.changed.connect(self.changed)
        self.model.wanted.connect(self._read_layer)
        self._survey = Asking(desk.reader, "glance", 0, self)
        self._survey.answered.connect(self._surveyed)
        self._survey.ask(partial(look, desk.context, opened.reference), now=True)

    @Slot()
    def stop(self) -> None:
        """Read no further."""
        self._survey.stop()

    @Slot()
    def _all(self) -> None:
        self.model.tick_all(on=True)

    @Slot()
    def _light(self) -> None:
        self.model.tick_all(on=True, but=frozenset({Kind.MODEL}))

    @Slot()
    def _none(self) -> None:
        self.model.tick_all(on=False)

    @Slot(object)
    def _surveyed(self, job: Job) -> None:
        """The files of all layers whose headers are quickly read; the others are read when they are opened."""
        if isinstance(job.result, Looked):
            for each in job.result.layers.values():
                self.model.fill(each)

    @Slot(object)
    def _read_layer(self, layer: int) -> None:
        work = partial(read_layer, self._desk.context, self._opened.reference, layer)
        job = self._desk.reader.submit(Task("glance", f"glance:{id(self)}:{layer}", ""), work)
        job.ended.connect(partial(self._layer_read, layer, job))

    def _layer_read(self, layer: int, job: Job) -> None:
        if isinstance(job.result, LayerFiles):
            self.model.fill(job.result)
        elif job.error is not None:
            self.model.refuse(layer, text.error_text(job.error).summary)
