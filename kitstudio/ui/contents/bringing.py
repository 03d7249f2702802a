"""Files from outside: those in the folder get their role at once, others are offered to be copied into it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.media_type import Kind
from kitstudio.operations.bring_in import Sorted, bring_in, sort_out
from kitstudio.operations.editing.state import Target
from kitstudio.ui import text
from kitstudio.ui.contents.nodes import Part
from kitstudio.ui.contents.tree import Dropped
from kitstudio.ui.contents.wishes import Verb, Wish
from kitstudio.ui.layout import Entry, col, wrap
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.overlays import Dialog


@dataclass(frozen=True, slots=True)
class _Drop:
    """Files dropped on something, and where they lie; there may be several of these on their way at once."""

    on: object
    found: Sorted

    @property
    def twice(self) -> tuple[str, ...]:
        """Names that several of the files outside have."""
        names = [path.name for path in self.found.outside]
        return tuple(dict.fromkeys(name for name in names if names.count(name) > 1))

    @property
    def free(self) -> list[Path]:
        """What is copied."""
        return [path for path in self.found.outside if path.name not in {*self.found.taken, *self.twice}]

    @property
    def names(self) -> tuple[str, ...]:
        """All of it, once it is in the folder."""
        return (*self.found.inside, *(path.name for path in self.free))


class BringDialog(Dialog):
    """Says that files must be copied into the folder first. `accepted()`: they shall be."""

    accepted = Signal()

    def __init__(self, window: QWidget, folder: Path, drop: _Drop) -> None:
        free, found = [path.name for path in drop.free], drop.found
        names = ", ".join(free[:3]) + (" …" if len(free) > 3 else "")
        words = translate("draft", "{names} lie outside of {folder}. They are copied to its top; the originals stay.")
        lines: list[Entry] = [Label(words.format(names=names, folder=folder.name), wrap=True)] if free else []
        if found.taken:
            taken = translate("draft", "The folder has these names already, so nothing of them is copied: {names}.")
            lines.append(Label(taken.format(names=", ".join(found.taken)), "body", "state.warn.text", wrap=True))
        if drop.twice:
            twice = translate("draft", "Several of them have the same name, so nothing of these is copied: {names}.")
            lines.append(Label(twice.format(names=", ".join(drop.twice)), "body", "state.warn.text", wrap=True))
        number = text.count(len(free), translate("draft", "Copy {n} file"), translate("draft", "Copy {n} files"))
        cancel, copy = Button(translate("draft", "Cancel")), Button(number, "primary")
        copy.setEnabled(bool(free))
        body = wrap(col(*lines, gap=10, margins=(20, 16, 20, 18)))
        super().__init__(
            window, translate("draft", "These files are not in the folder"), body, [None, cancel, copy], 480
        )
        cancel.clicked.connect(self.dismiss)
        copy.clicked.connect(self._accept)

    @Slot()
    def _accept(self) -> None:
        self.accepted.emit()
        self.dismiss()


class Bringing(QObject):
    """The way of dropped files into one draft.

    Signals:
        wished(Wish): they are in the folder; this is to be done to them.
        refused(KitStudioError): they could not be copied.
    """

    wished = Signal(object)
    refused = Signal(object)

    def __init__(self, state: DraftState, reader: Runner, runner: Runner, page: QWidget) -> None:
        super().__init__(page)
        self._state, self._reader, self._runner, self._page = state, reader, runner, page
        self._arriving: list[_Drop] = []
        state.changed.connect(self._arrive)

    @Slot()
    def choose(self) -> None:
        """Choose files in a dialog instead of dropping them."""
        names, _filter = QFileDialog.getOpenFileNames(self._page.window(), self.tr("Bring files into the folder"))
        if names:
            self.take(Dropped(None, paths=tuple(names)))

    @Slot(object)
    def take(self, dropped: Dropped) -> None:
        """Files were dropped."""
        work = partial(_sorted_out, self._state.folder, dropped)
        self._reader.submit(Task("sort", f"bring:{id(self)}", ""), work).succeeded.connect(self._sorted)

    @Slot(object)
    def _sorted(self, drop: _Drop) -> None:
        if drop.found.outside:
            dialog = BringDialog(self._page.window(), self._state.folder, drop)
            dialog.accepted.connect(partial(self._copy, drop))
            dialog.open()
        elif drop.found.inside:
            self._wish(drop.on, drop.found.inside)

    def _copy(self, drop: _Drop) -> None:
        folder, free = self._state.folder, drop.free
        title = text.count(len(free), self.tr("Copy {n} file in"), self.tr("Copy {n} files in"))
        task = Task("copy", f"bring:{folder}", title, str(folder))
        job = self._runner.submit(task, partial(_copied, folder, drop))
        job.succeeded.connect(self._copied)
        job.failed.connect(self.refused)

    @Slot(object)
    def _copied(self, drop: _Drop) -> None:
        """What was copied is found when the folder was read again."""
        self._arriving.append(drop)
        if self._state.busy:
            self._state.follow(self._state.look_again)
        else:
            self._state.look_again()

    @Slot()
    def _arrive(self) -> None:
        draft = self._state.draft
        if not self._arriving or draft is None or self._state.busy:
            return
        there = (draft.facts.files, draft.facts.folders)
        arrived = [drop for drop in self._arriving if all(any(path in each for each in there) for path in drop.names)]
        self._arriving = [drop for drop in self._arriving if drop not in arrived]
        for drop in arrived:
            self._wish(drop.on, drop.names)

    def _wish(self, on: object, paths: Sequence[str]) -> None:
        targets = tuple(Target(path) for path in paths)
        if isinstance(on, Kind):
            self.wished.emit(Wish(Verb.ROLE, targets, on))
        elif on is Part.IGNORED:
            self.wished.emit(Wish(Verb.HIDE, targets))
        elif on is None:
            self.wished.emit(Wish(Verb.INCLUDE, targets))


def _sorted_out(folder: Path, dropped: Dropped, control: Control) -> _Drop:
    return _Drop(dropped.on, sort_out(folder, [Path(path) for path in dropped.paths], control))


def _copied(folder: Path, drop: _Drop, control: Control) -> _Drop:
    bring_in(folder, drop.free, control)
    return drop
