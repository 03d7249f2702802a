"""The form of an export: where to, in which shape, what goes along, and whether it fits, before the first byte."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job
from kitstudio.operations.target_check import Target, fit
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.sheets.asking import Asking
from kitstudio.ui.sheets.export_parts import (
    CARDS,
    AlongList,
    TargetCards,
    export_lines,
    folders_of,
    references,
    room_words,
    stands_against,
    suggested,
    taken_checks,
    unpack_lines,
)
from kitstudio.ui.sheets.export_survey import Shape, Survey, Wish, survey
from kitstudio.ui.sheets.sheet_parts import Check, Checks
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button, Segmented
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.inputs import Field, labelled
from kitstudio.ui.widgets.notes import CommandWell

_PAUSE_MS: Final = 200
_LONGEST: Final = 255
"""Bytes a name may have on the file systems of today."""
_PLAIN, _ZSTD = ".kit.tar", ".kit.tar.zst"


class ExportForm(QWidget):
    """The choices of one export. `changed()`: they, or what is known of the places, moved."""

    changed = Signal()

    def __init__(self, desk: Desk, kits: Sequence[StoredKit]) -> None:
        super().__init__()
        self._desk = desk
        self._chosen: tuple[Path, ...] = ()
        self._typed: Path | None = None
        self._folder: Path | None = None
        self.known: Survey | None = None
        self._error: KitStudioError | None = None
        self._asking = Asking(desk.reader, "survey", 0, self)
        self._asking.answered.connect(self._looked)
        self.force = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.places = TargetCards()
        self.along = AlongList(kits)
        self._ending = Chip(_PLAIN, "plain", font="label")
        self.name = Field(suggested(kits), self.tr("Name"), self.tr("File name"), trailing=self._ending, mono=True)
        shapes = (self.tr("One file"), self.tr("Folder"), self.tr("Files"))
        tips = (
            self.tr("An archive of an OCI layout"),
            self.tr("The folder of an OCI layout, which any tool reads"),
            self.tr("Only the files of the kits, unpacked"),
        )
        self.shape = Segmented(shapes, self.tr("As"), tips=tips, stretch=True)
        self.compression = Segmented((self.tr("None"), "zstd"), self.tr("Compression"), height=28)
        self.checks = Checks(self.tr("Checks"))
        self.command = CommandWell()
        self._build()
        self.look()

    def _build(self) -> None:
        other = Button(self.tr("Choose…"), "ghost", height=24)
        other.clicked.connect(self.choose_folder)
        self.into = Field("", self.tr("Folder"), icon=Icon.FOLDER, trailing=other, mono=True)
        self._name_label = Label(self.tr("File name"), "smallMedium", "text2")
        name = col(self._name_label, 5, self.name, None, gap=0)
        names = row((name, 5), (labelled(self.tr("As"), self.shape), 4), gap=10)
        self._squeeze = wrap(row(Label(self.tr("Compression"), "body", "text2"), None, self.compression))
        target = Label(self.tr("Target"), "smallMedium", "text2")
        parts: list[Entry] = [target, 5, self.places, 8, self.into, 12, names, 8, self._squeeze, 12]
        along = row(Label(self.tr("Kits in it"), "smallMedium", "text2"), None, self.along.blobs)
        parts += [along, 5, self.along, 12]
        parts += [self.checks, 12, self.command, None]
        self.setLayout(col(*parts, gap=0, margins=(20, 12, 20, 8)))
        self._pause.timeout.connect(self.look)
        self.places.picked.connect(self._picked)
        self.along.moved.connect(self._moved)
        self.name.edit.textChanged.connect(self._moved)
        self.into.edit.textEdited.connect(self._type)
        self.shape.chosen.connect(self._moved)
        self.compression.chosen.connect(self._moved)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for another folder."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Export to"), str(self._folder or self._desk.home))
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self._chosen = (folder, *(each for each in self._chosen if each != folder))[:CARDS]
        self._picked(folder)

    @Slot(str)
    def _type(self, typed: str) -> None:
        """A path is typed or pasted: it is a place as well, until another one is."""
        typed = typed.strip()
        path = self._desk.home / typed[2:] if typed.startswith("~/") else Path(typed)
        self._folder = self._typed = path if path.is_absolute() else None
        self._moved()

    @Slot(object)
    def _picked(self, folder: Path) -> None:
        self._folder = folder
        self._show_folder()
        self._moved()

    def _show_folder(self) -> None:
        """The field says which place is chosen, unless somebody types in it."""
        if self._folder is not None and self._folder != self._typed:
            self._chosen, self._typed = _offered(self._typed, self._chosen), None
            self.into.edit.setText(self._desk.short(str(self._folder)))

    @property
    def kind(self) -> Shape:
        """What is to be made."""
        return Shape(self.shape.current)

    @property
    def references(self) -> tuple[str, ...]:
        """A REF for each name that goes along."""
        return tuple(ref for kit in self.along.kits for ref in references(kit))

    @property
    def path(self) -> Path | None:
        """What will be written; None while no place or no name is given."""
        name = self.name.edit.text().strip().removesuffix(_ZSTD).removesuffix(_PLAIN)
        if self._folder is None or not name or "/" in name or name in (".", ".."):
            return None
        ending = _ZSTD if self.compression.current else _PLAIN
        return self._folder / (name + (ending if self.kind is Shape.FILE else ""))

    @Slot()
    def _moved(self) -> None:
        file = self.kind is Shape.FILE
        self._squeeze.setVisible(file)
        self._ending.setVisible(file)
        self._ending.say(_ZSTD if self.compression.current else _PLAIN, "plain")
        self._name_label.say(self.tr("File name") if file else self.tr("Folder name"))
        self.force = False
        self._error = None
        self._pause.start()
        self._tell()

    @Slot()
    def look(self) -> None:
        """Measure, and look at the places."""
        if not self.references:
            self.stop()
            self._tell()
            return
        packed = self.kind is Shape.FILE and bool(self.compression.current)
        wish = Wish(self.references, self.kind, packed, self.path, _offered(self._typed, self._chosen))
        self._asking.ask(partial(survey, self._desk.context, self._desk.home, wish), now=True)

    @Slot()
    def stop(self) -> None:
        """Look no further."""
        self._pause.stop()
        self._asking.stop()

    @Slot(object)
    def _looked(self, job: Job) -> None:
        self._error = job.error
        if isinstance(job.result, Survey) and job.result.wish.chosen == _offered(self._typed, self._chosen):
            self.known = job.result
            if self._folder is not None or not self.into.edit.text():
                self._folder = self.places.show_places(job.result, self._folder)
                self._show_folder()
            self.along.count_blobs(job.result.sizes.blobs)
            if job.result.wish.path != self.path:  # the first place was chosen only now
                self._pause.start()
        self._tell()

    @property
    def ready(self) -> bool:
        """Whether it can begin."""
        still = not self._asking.waiting and not self._pause.isActive()
        return self.known is not None and still and not self.reason

    @property
    def reason(self) -> str:
        """Why it cannot begin; empty when it can."""
        if not self.references:
            return self.tr("No kit is ticked")
        if self._error is not None:
            return text.error_text(self._error).summary
        unnamed = _unnamed(self._folder, self.path, self.into.edit.text())
        if unnamed:
            return unnamed
        if any(each.tone == "danger" for each in self.checks.checks):
            return self.tr("It does not fit there")
        return self.tr("Something is there already") if _is_taken(self.known, self.path) and not self.force else ""

    @Slot()
    def _tell(self) -> None:
        self.checks.show_checks(list(self._checked()))
        path = self.path
        lines: list[str] = []
        if path is not None and self.references and self.kind is Shape.FILES:
            lines = unpack_lines(folders_of(self.along.kits), path)
        elif path is not None and self.references:
            lines = export_lines(self.references, path, force=self.force)
        why = self.reason
        if why:
            self.command.show_why(why)
        else:
            self.command.show_lines(lines)
        self.changed.emit()

    def _checked(self) -> Iterator[Check]:
        target, known = _target(self.known, self._folder), self.known
        if self._error is not None:
            yield Check("danger", text.error_text(self._error).summary)
        elif target is not None and known is not None:
            as_folder = partial(self.shape.choose, Shape.FOLDER.value)
            against = list(stands_against(fit(known.need, target), target, known, as_folder))
            yield from against or [Check("ok", room_words(target, known))]
            if _is_taken(known, self.path) and not self.force and self.path is not None:
                yield from taken_checks(known, self.path.name, self.replace, self.take_spare)

    @Slot()
    def take_spare(self) -> None:
        """Take the name at which nothing stands."""
        if self.known is not None and self.known.spare is not None:
            self.name.edit.setText(self.known.spare.name.removesuffix(_ZSTD).removesuffix(_PLAIN))

    @Slot()
    def replace(self) -> None:
        """Agree that what is there is replaced."""
        self.force = True
        self._tell()


def _unnamed(folder: Path | None, path: Path | None, typed: str) -> str:
    """What of the path is not given as it must be; empty when all of it is."""
    if folder is None:
        return text.translate("ExportForm", "Name a folder") if typed else ""
    if path is None:
        return text.translate("ExportForm", "Give it a name")
    is_long = len(os.fsencode(path.name)) > _LONGEST
    return text.translate("ExportForm", "The name is too long") if is_long else ""


def _offered(typed: Path | None, chosen: tuple[Path, ...]) -> tuple[Path, ...]:
    """The places that were typed or chosen, the last one first."""
    first = (typed,) if typed is not None else ()
    return (*first, *(each for each in chosen if each not in first))[:CARDS]


def _target(known: Survey | None, folder: Path | None) -> Target | None:
    places = known.places if known is not None else ()
    return next((each.target for each in places if each.target.path == folder), None)


def _is_taken(known: Survey | None, path: Path | None) -> bool:
    return known is not None and known.taken is not None and known.wish.path == path
