"""Asks where the store shall go, and says before the first byte whether it fits and how long the old one stays."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job
from kitstudio.operations.context import Context
from kitstudio.operations.move_store import Place, look_at_place
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.sheets.asking import Asking
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.base import Glyph, Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.inputs import Field, labelled
from kitstudio.ui.widgets.overlays import Dialog

_PAUSE_MS = 200


def _look(context: Context, folder: Path, _control: Control) -> Place:
    return look_at_place(context, folder)


class MoveStoreDialog(Dialog):
    """`chosen(Path)`: move the store there."""

    chosen = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, size: int) -> None:
        self._desk, self._size = desk, size
        self._place: Place | None = None
        self.path = Field("", translate("storage", "Path of a folder"), icon=Icon.FOLDER, mono=True)
        choose = Button(translate("storage", "Choose folder…"), "secondary", Icon.FOLDER)
        cancel = Button(translate("storage", "Cancel"), "ghost", height=32)
        moved = translate("storage", "Move {size}").format(size=text.size(size))
        self.go = Button(moved, "primary", Icon.STORAGE, "↵", 32)
        self._facts = Label("", "small", "muted", wrap=True)
        promise = Label(
            translate("storage", "The store stays where it is until the new one is whole and checked."),
            "small",
            "muted",
            wrap=True,
        )
        where = row((self.path, 1), choose)
        lock = row(Glyph(Icon.LOCK, 14, "muted"), (promise, 1), gap=7)
        body = wrap(
            col(labelled(translate("storage", "To"), where), self._facts, 4, lock, gap=8, margins=(20, 16, 20, 18))
        )
        super().__init__(window, translate("storage", "Move the store"), body, [None, cancel, self.go])
        self._asking = Asking(desk.reader, "place", _PAUSE_MS, self)
        self._asking.answered.connect(self._answered)
        self.dismissed.connect(self._asking.stop)
        choose.clicked.connect(self._choose)
        cancel.clicked.connect(self.dismiss)
        self.go.clicked.connect(self._go)
        self.path.edit.textChanged.connect(self._typed)
        self.path.edit.returnPressed.connect(self._go)
        self._typed()

    @Slot()
    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, translate("storage", "Choose a folder for the store"))
        if chosen:
            self.path.edit.setText(chosen)

    @Slot()
    def _typed(self) -> None:
        self._place = None
        self.go.setEnabled(False)
        self._say("muted", translate("storage", "A folder that holds other things gets a new folder inside it."))
        typed = self.path.edit.text().strip()
        folder = self._desk.home / typed[2:] if typed.startswith("~/") else Path(typed)
        if folder.is_absolute():
            self._asking.ask(partial(_look, self._desk.context, folder))
        else:
            self._asking.stop()

    @Slot(object)
    def _answered(self, job: Job) -> None:
        if isinstance(job.result, Place):
            self._found(job.result)
        elif isinstance(job.error, KitStudioError):
            self._say("state.danger.text", text.error_text(job.error).summary)

    def _found(self, place: Place) -> None:
        self._place = place
        fits = place.same_disk or place.free >= self._size
        self.go.setEnabled(fits)
        free = text.size(place.free)
        if place.same_disk:
            words = translate("storage", "Becomes {path}, on the same disk: nothing is copied.")
        elif fits:
            words = translate("storage", "Becomes {path}; {free} are free there.")
        else:
            words = translate("storage", "{path} is {missing} too small: {free} are free there.")
        missing = text.size(max(0, self._size - place.free))
        self._say("muted" if fits else "state.danger.text", words.format(path=place.path, free=free, missing=missing))

    def _say(self, ink: str, words: str) -> None:
        self._facts.dye(ink)
        self._facts.say(words)

    @Slot()
    def _go(self) -> None:
        if self._place is not None and self.go.isEnabled():
            self.dismiss()
            self.chosen.emit(self._place.path)
