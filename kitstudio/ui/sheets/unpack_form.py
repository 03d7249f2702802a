"""The form of an unpack: where to, what, and what is in the way, before the first byte is written."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job
from kitstudio.model.content import Origin
from kitstudio.operations.target_check import Target
from kitstudio.operations.unpack_options import OnConflict, UnpackOptions
from kitstudio.operations.unpacking.preview import Foresight
from kitstudio.ui import text
from kitstudio.ui.commands import program
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.sheets.asking import Asking
from kitstudio.ui.sheets.unpack_conflicts import Conflicts
from kitstudio.ui.sheets.unpack_picks import PickTree
from kitstudio.ui.sheets.unpack_reading import filters_for, foresee_whole, free_folder, shown
from kitstudio.ui.widgets.bars import ShareBar
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.inputs import Field, labelled
from kitstudio.ui.widgets.notes import CommandWell

_PAUSE_MS: Final = 250
_LINE: Final = 56


class UnpackForm(QWidget):
    """The choices of one unpack. `changed()`: they, or what stands against them, moved.

    Args:
        desk: what it works with.
        opened: the kit.
        folder: proposed when it is free, else its name with a number; nothing replaces what is typed meanwhile.
    """

    changed = Signal()

    def __init__(self, desk: Desk, opened: OpenKit, folder: Path) -> None:
        super().__init__()
        self._desk, self._opened = desk, opened
        self._foresight: Foresight | None = None
        self._target: Target | None = None
        self._error: KitStudioError | None = None
        self._ahead = Asking(desk.reader, "foresee", _PAUSE_MS, self)
        self.picks = PickTree(desk, opened)
        self.picked = self.picks.model.picked
        self.conflicts = Conflicts()
        self._well = CommandWell()
        self._note = Label("", "small", "muted", wrap=True, line=120)
        self._choose = Button(self.tr("Choose…"), "ghost", height=24)
        self.into = Field("", self.tr("Folder"), icon=Icon.FOLDER, trailing=self._choose, mono=True)
        self._proposing = Asking(desk.reader, "propose", 0, self)
        self._build()
        self._connect()
        taken = frozenset(each.name for each in desk.shelf.folders)
        self._proposing.ask(partial(free_folder, folder, taken), now=True)
        self._tell()

    def _build(self) -> None:
        self._size = Label("", "metric")
        self._of = Line("", "body", "text2")
        self._free = Label("", "small", "muted")
        self._bar = ShareBar(self.tr("Space on the disk after unpacking"), 8)
        big = row(self._size, (col(None, self._of, 3, gap=0), 1), col(None, self._free, 4, gap=0))
        parts: list[Entry] = [labelled(self.tr("Into"), self.into), 12, self.picks, 10, big, 6]
        parts += [self._bar, 14, self.conflicts, 12, self._well, 6, self._note, None]
        self.setLayout(col(*parts, gap=0, margins=(20, 12, 20, 8)))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_folder)
        self.picks.changed.connect(self._changed)
        self.into.edit.textChanged.connect(self._moved)
        self._ahead.answered.connect(self._looked)
        self._proposing.answered.connect(self._propose)
        self.conflicts.answered.connect(self._tell)

    @property
    def folder(self) -> Path | None:
        """Where to, None while nothing sensible is typed."""
        typed = self.into.edit.text().strip()
        path = self._desk.home / typed[2:] if typed.startswith("~/") else Path(typed)
        return path if path.is_absolute() else None

    @Slot(object)
    def _propose(self, job: Job) -> None:
        if isinstance(job.result, Path) and not self.into.edit.text():
            self.into.edit.setText(self._desk.short(str(job.result)))
            self.look()

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Unpack into"), str(self.folder or ""))
        if chosen:
            self.into.edit.setText(self._desk.short(chosen))

    @Slot()
    def _moved(self) -> None:
        """Another folder: what was chosen for the files of the one before says nothing about its own."""
        self.conflicts.show_files(())
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self.picked = self.picks.model.picked
        self._foresight = None
        self._ask(now=False)
        self._tell()

    @property
    def options(self) -> UnpackOptions:
        """What is ticked and chosen."""
        kit, picked = self._opened.kit, self.picked
        filters = filters_for(kit, [kit.layers[at] for at in picked.layers], kitfile=picked.kitfile)
        return UnpackOptions(
            filters=filters,
            without=picked.without,
            on_conflict_at=self.conflicts.answers,
            seen=self.conflicts.seen,
            renamed=self.conflicts.renamed,
            kit=kit.descriptor.digest,
        )

    @Slot()
    def look(self) -> None:
        """Look at what is in the folder."""
        self._ask(now=True)
        self._tell()

    def _ask(self, *, now: bool) -> None:
        folder, picked = self.folder, self.picked
        if folder is None or not (picked.layers or picked.kitfile):
            self._ahead.stop()
            return
        kit = self._opened.kit
        layers = [kit.layers[at] for at in picked.layers]
        filters = filters_for(kit, layers, kitfile=picked.kitfile)
        options = UnpackOptions(filters=filters, without=picked.without, kit=kit.descriptor.digest)
        stored = self._desk.library.of(kit.descriptor.digest) if self._opened.origin is Origin.STORE else None
        fault = stored.row.fault if stored is not None else None
        work = partial(foresee_whole, self._desk.context, self._opened.reference, folder, options, layers, fault)
        self._ahead.ask(work, now=now)

    @Slot()
    def stop(self) -> None:
        """Look no further."""
        self.picks.stop()
        self._proposing.stop()
        self._ahead.stop()

    @Slot(object)
    def _looked(self, job: Job) -> None:
        self._error = job.error
        if isinstance(job.result, Foresight):
            self._foresight, self._target = job.result, job.result.target
            self.conflicts.show_files(job.result.there)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        picked, whole = self.picked, self._opened.total_size
        self._size.say(text.size(picked.size))
        of = self.tr("of {size}").format(size=text.size(whole))
        if picked.files is not None:
            files = text.count(picked.files - picked.kitfile, self.tr("{n} file"), self.tr("{n} files"))
            words = self.tr("of {size}, {files} and the Kitfile") if picked.kitfile else self.tr("of {size}, {files}")
            of = words.format(size=text.size(whole), files=files)
        self._of.say(of)
        self._show_disk(picked.size)
        unsaid, why = self._unsaid(), self.reason
        self._note.say(unsaid)
        self._note.setVisible(bool(unsaid))
        if why:
            self._well.show_why(why)
        else:
            self._well.show_lines(self.command)
            self._well.tell_same(same=not unsaid)
        self.changed.emit()

    def _show_disk(self, size: int) -> None:
        target = self._target
        if target is None or not target.total:
            return
        free = self.tr("{size} free on {name}").format(size=text.size(target.free), name=target.mount_point or "/")
        self._free.say(free)
        used = 1 - target.free / target.total
        tone = "accentFill" if size <= target.free else "state.danger.solid"
        self._bar.show_parts([(used, "control"), (min(max(size / target.total, 0.004), 1 - used), tone)])

    @property
    def ready(self) -> bool:
        """Whether it can begin."""
        return self._foresight is not None and not self.reason

    @property
    def reason(self) -> str:
        """Why it cannot begin; empty when it can."""
        if self.folder is None:
            return "" if self._proposing.waiting else self.tr("Name a folder")
        if not (self.picked.layers or self.picked.kitfile):
            return self.tr("Nothing is ticked")
        if self._error is not None:
            return text.error_text(self._error).summary
        against = self._disk_reason()
        if against:
            return against
        waiting = self.conflicts.open
        return text.count(waiting, self.tr("Choose for {n} file"), self.tr("Choose for {n} files")) if waiting else ""

    def _disk_reason(self) -> str:
        target, picked = (self._foresight.target if self._foresight is not None else None), self.picked
        if target is None:
            return ""
        if target.refusal:
            return self.tr("The folder cannot be written")
        if picked.size > target.free:
            return self.tr("The disk is {size} short").format(size=text.size(picked.size - target.free))
        if target.largest_file is not None and picked.largest > target.largest_file:
            return self.tr("One file is too large for {kind}").format(kind=target.kind)
        return ""

    @property
    def command(self) -> list[str]:
        """The lines of the command that does the same, or what comes nearest."""
        options = self.options
        first = f"{program()} unpack {shlex.quote(self._opened.name)}"
        words = [f"-d {shlex.quote(str(self.folder or ''))}"]
        words += [f"--filter={shlex.quote(shown(each))}" for each in options.filters]
        answers = set(options.on_conflict_at.values())
        if answers == {OnConflict.KEEP}:
            words.append("--ignore-existing")
        elif answers == {OnConflict.OVERWRITE}:
            words.append("--overwrite")
        if len(first) + len(words[0]) < _LINE:
            first += f" {words.pop(0)}"
        lines = [first, *(f"    {word}" for word in words)]
        return [f"{line} \\" for line in lines[:-1]] + lines[-1:]

    def _unsaid(self) -> str:
        """What the command does not say."""
        options = self.options
        out = []
        if options.without:
            out.append(self.tr("No --filter names single files: the command takes their whole layers."))
        if options.renamed or len(set(options.on_conflict_at.values())) > 1:
            out.append(self.tr("It has one answer for all files that are in the way."))
        return " ".join(out)
