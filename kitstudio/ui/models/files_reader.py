"""What is known of the files of one kit, read and arranged by jobs; the page shows what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.models.files_nodes import LayerFiles, Reading, Shape, Top, Wish, shape
from kitstudio.ui.models.kit_reading import Looked, OpenKit, arranged, read_layer


class FilesReader(QObject):
    """Reads layers that are asked for, and arranges all that is known: there may be 100,000 files.

    Signals:
        arranged(Shape): rows as they were wished for last.
        learned(): more layers are known.
    """

    arranged = Signal(object)
    learned = Signal()

    def __init__(self, desk: Desk, opened: OpenKit, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._opened = desk, opened
        self._tops = [Top(layer) for layer in opened.kit.layers]
        self._found: dict[int, LayerFiles] = {}
        self._reads: dict[Job, int] = {}
        self._shaping: Job | None = None
        self._looked = False

    @property
    def layers(self) -> Mapping[int, LayerFiles]:
        """What is known so far."""
        return self._found

    @property
    def whole(self) -> bool:
        """Whether every layer is known."""
        return len(self._found) == len(self._tops)

    def first(self) -> Shape:
        """Rows to begin with, before anything was read."""
        return shape(Wish(), self._tops, {})

    def take_looked(self, found: Looked) -> None:
        """Take over what headers told; what could not be read once may be there now, and the other way round."""
        self._looked = True
        self._tops = [Top(each.layer) if each.reading is Reading.FAILED else each for each in self._tops]
        self._found |= {at: each for at, each in found.layers.items() if at not in self._found}
        for at, error in found.faults.items():
            self._found.pop(at, None)
            self._refuse(at, error)
        self._settle()

    def take_verified(self, layers: tuple[LayerFiles, ...]) -> None:
        """Take over what was read in full."""
        self._looked = True
        self._found = {each.layer: each for each in layers}
        self._settle()

    @Slot(object)
    def ask(self, layer: int) -> None:
        """Read the files of a layer, once."""
        if layer in self._found or layer in self._reads.values() or self._tops[layer].reading is Reading.FAILED:
            return
        self._tops[layer] = Top(self._tops[layer].layer, Reading.UNDER_WAY)
        work = partial(read_layer, self._desk.context, self._opened.reference, layer)
        job = self._desk.reader.submit(Task("list", f"list:{self._opened.reference}:{layer}", ""), work)
        self._reads[job] = layer
        job.ended.connect(self._ended)

    def ask_all(self) -> None:
        """Read every layer that is not known, when the quick ones are."""
        if self._looked:
            for at in range(len(self._tops)):
                self.ask(at)

    @Slot()
    def _ended(self) -> None:
        for job in [each for each in self._reads if each.over]:
            layer = self._reads.pop(job)
            if isinstance(job.result, LayerFiles):
                self._found[layer] = job.result
            elif isinstance(job.error, KitStudioError):
                self._refuse(layer, job.error)
        self._settle()

    def _refuse(self, layer: int, error: KitStudioError) -> None:
        self._tops[layer] = Top(self._tops[layer].layer, Reading.FAILED, text.error_text(error).summary)

    def _settle(self) -> None:
        for at in self._found:
            self._tops[at] = Top(self._tops[at].layer, Reading.DONE)
        self.learned.emit()

    def arrange(self, wish: Wish) -> None:
        """Arrange what is known like this; an earlier wish that was not answered yet is none any more."""
        if self._shaping is not None:
            self._shaping.cancel()
        work = partial(arranged, wish, tuple(self._tops), dict(self._found))
        self._shaping = self._desk.reader.submit(Task("shape", f"shape:{id(self)}", ""), work)
        self._shaping.ended.connect(self._answered)

    @Slot()
    def _answered(self) -> None:
        job = self._shaping
        if job is not None and job.over:
            self._shaping = None
            if isinstance(job.result, Shape):
                self.arranged.emit(job.result)

    def closing(self) -> None:
        """Stop reading."""
        for job in (*self._reads, *([self._shaping] if self._shaping is not None else [])):
            job.cancel()
