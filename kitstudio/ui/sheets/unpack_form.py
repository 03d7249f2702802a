"""The form of an unpack: where to, what, and what is in the way, before the first byte is written."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.model.media_type import Kind
from kitstudio.operations.unpack_options import OnConflict, UnpackOptions
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.models.ticks_model import Pick, TicksModel
from kitstudio.ui.sheets.unpack_conflicts import Conflicts
from kitstudio.ui.sheets.unpack_reading import Foresight, can_choose, filters_for, foresee
from kitstudio.ui.widgets.bars import ShareBar
from kitstudio.ui.widgets.base import Label, Panel
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.inputs import Field, labelled
from kitstudio.ui.widgets.notes import CommandWell
from kitstudio.ui.widgets.tree import Tree

_PAUSE_MS: Final = 250
_ROW: Final = 26


class UnpackForm(QWidget):
    """The choices of one unpack. `changed()`: they, or what stands against them, moved."""

    changed = Signal()

    def __init__(self, desk: Desk, opened: OpenKit, folder: Path) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._looking: Job | None = None
        self._foresight: Foresight | None = None
        self._error: KitStudioError | None = None
        self._model = TicksModel(self._picks(), self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._conflicts = Conflicts()
        self._command = CommandWell()
        self._choose = Button(self.tr("Choose…"), "ghost", height=24)
        self.into = Field(str(folder), self.tr("Folder"), icon=Icon.FOLDER, trailing=self._choose, mono=True)
        self._build()
        self._connect()
        self.look()

    def _picks(self) -> list[Pick]:
        kit = self._opened.kit
        picks = [Pick("Kitfile", None, len(self._opened.kitfile_text.encode("utf-8", "surrogateescape")))]
        picks += [
            Pick(each.path or ".", each.kind, each.descriptor.size, fixed=not can_choose(each)) for each in kit.layers
        ]
        return picks

    def _build(self) -> None:
        tree = Tree(self._model, self.tr("What to unpack"), (0, 84), _ROW, right=(1,), base="raised", header=False)
        tree.setFixedHeight(min(8, self._model.rowCount()) * _ROW + (13 if self._model.rowCount() > 8 else 0))
        framed = Panel(col(tree, gap=0, margins=(1, 3, 1, 3)), "raised", 8, "line")
        links: list[Entry] = [Label(self.tr("What to unpack"), "smallMedium", "text2"), None]
        for at, (words, act) in enumerate(
            ((self.tr("All"), self._all), (self.tr("Without weights"), self._light), (self.tr("None"), self._none))
        ):
            link = Button(words, "link", height=18)
            link.clicked.connect(act)
            links += [Label("·", "small", "muted")] if at else []
            links.append(link)
        self._size = Label("", "metric")
        self._of = Label("", "body", "text2")
        self._free = Label("", "small", "muted")
        self._bar = ShareBar(self.tr("Share of the kit"), 8)
        big = row(self._size, col(None, self._of, 3, gap=0), None, col(None, self._free, 4, gap=0))
        parts: list[Entry] = [labelled(self.tr("Into"), self.into), 12, row(*links, gap=6), 5, framed, 10, big, 6]
        parts += [self._bar, 14, self._conflicts, 12, self._command, None]
        self.setLayout(col(*parts, gap=0, margins=(20, 12, 20, 8)))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_folder)
        self._model.changed.connect(self._changed)
        self.into.edit.textChanged.connect(self._moved)
        self._pause.timeout.connect(self.look)
        self._conflicts.answered.connect(self._tell)

    @property
    def folder(self) -> Path | None:
        """Where to, None while nothing sensible is typed."""
        typed = self.into.edit.text().strip()
        path = self._desk.home / typed[2:] if typed.startswith("~/") else Path(typed)
        return path if path.is_absolute() else None

    @Slot()
    def _all(self) -> None:
        self._model.tick_all(on=True)

    @Slot()
    def _light(self) -> None:
        self._model.tick_all(on=True, but=frozenset({Kind.MODEL}))

    @Slot()
    def _none(self) -> None:
        self._model.tick_all(on=False)

    @Slot()
    def _choose_folder(self) -> None:
        start = str(self.folder or "")
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Unpack into"), start)
        if chosen:
            self.into.edit.setText(chosen)

    @Slot()
    def _moved(self) -> None:
        """Another folder: what was chosen for the files of the one before says nothing about its own."""
        self._conflicts.show_files(())
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self._foresight = None
        self._pause.start()
        self._tell()

    @property
    def options(self) -> UnpackOptions:
        """What is ticked and chosen."""
        kit, ticked = self._opened.kit, self._model.ticked
        chosen = [kit.layers[at - 1] for at in ticked if at > 0]
        filters = filters_for(kit, chosen, kitfile=0 in ticked)
        return UnpackOptions(filters=filters, on_conflict_at=self._conflicts.answers)

    @Slot()
    def look(self) -> None:
        """Look at what is in the folder."""
        self.stop()
        folder = self.folder
        if folder is None or not self._model.ticked:
            self._tell()
            return
        filters = self.options.filters
        work = partial(foresee, self._desk.context, self._opened.reference, folder, filters)
        key = f"foresee:{id(self)}:{len(self._desk.reader.jobs)}"
        self._looking = self._desk.reader.submit(Task("foresee", key, ""), work)
        self._looking.ended.connect(self._looked)
        self._tell()

    def stop(self) -> None:
        """Look no further."""
        if self._looking is not None:
            self._looking.cancel()

    @Slot()
    def _looked(self) -> None:
        job = self._looking
        if job is None or not job.over:
            return
        self._looking = None
        self._error = job.error
        if isinstance(job.result, Foresight):
            self._foresight = job.result
            self._conflicts.show_files(job.result.there)
        self._desk.reader.remove(job)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        size, whole = self._model.size, self._opened.total_size
        self._size.say(text.size(size))
        self._of.say(self.tr("of {size}").format(size=text.size(whole)))
        free = self._foresight.free if self._foresight else 0
        self._free.say(self.tr("{size} free").format(size=text.size(free)) if free else "")
        self._bar.show_parts([(min(1.0, size / whole) if whole else 0.0, "accentFill")])
        self._command.show_lines(self.command)
        self.changed.emit()

    @property
    def chosen_size(self) -> int:
        """Bytes that would be unpacked."""
        return self._model.size

    @property
    def ready(self) -> bool:
        """Whether it can begin."""
        return self._foresight is not None and not self.reason

    @property
    def reason(self) -> str:
        """Why it cannot begin; empty when it can."""
        free = self._foresight.free if self._foresight else 0
        if self.folder is None:
            return self.tr("Name a folder")
        if not self._model.ticked:
            return self.tr("Nothing is ticked")
        if self._error is not None:
            return text.error_text(self._error).summary
        if free and self._model.size > free:
            return self.tr("The disk has too little room")
        waiting = self._conflicts.open
        return text.count(waiting, self.tr("Choose for {n} file"), self.tr("Choose for {n} files")) if waiting else ""

    @property
    def command(self) -> list[str]:
        """The lines of the command that does the same."""
        options = self.options
        lines = [f"kitstudio unpack {shlex.quote(self._opened.name)} -d {shlex.quote(str(self.folder or ''))}"]
        for each in options.filters:
            value = ",".join(each.types) + (":" + ",".join(each.names) if each.names is not None else "")
            lines.append(f"  --filter={shlex.quote(value)}")
        answers = set(options.on_conflict_at.values())
        if answers == {OnConflict.KEEP}:
            lines.append("  --ignore-existing")
        elif answers == {OnConflict.OVERWRITE}:
            lines.append("  --overwrite")
        return lines
