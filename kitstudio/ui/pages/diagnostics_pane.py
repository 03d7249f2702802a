"""Diagnostics: every byte of the archive is shown before it is written, and nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.host.diagnostics import Piece, collect, write
from kitstudio.host.logs import log_place
from kitstudio.jobs.job import Task
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.base import Glyph, Label, Panel
from kitstudio.ui.widgets.buttons import Button, Segmented
from kitstudio.ui.widgets.text_view import TextView

_FILES = ("versions.txt", "settings.txt", "doctor.txt", "log.txt", "redaction.txt")


def _write(path: Path, pieces: tuple[Piece, ...], _control: Control) -> Path:
    write(path, pieces)
    return path


class DiagnosticsPane(QWidget):
    """The archive file by file, as it will be."""

    def __init__(self, desk: Desk, log: Callable[[], list[str]]) -> None:
        super().__init__()
        self._desk, self._log = desk, log
        self._pieces: tuple[Piece, ...] = ()
        words = self.tr("Versions, settings, what the doctor finds and the end of the log, in one archive.")
        self.files = Segmented(_FILES, self.tr("File of the archive"))
        self.view = TextView(self.tr("What will be written"), numbers=False)
        self._found = Label("", "small", "muted")
        again = Button(self.tr("Collect again"), "ghost", Icon.RETRY)
        logs = Button(self.tr("Open log folder"), "secondary", Icon.FOLDER)
        self.save = Button(self.tr("Save archive…"), "primary", Icon.EXPORT)
        promise = self.tr("Nothing is sent. What you see here is what the archive holds.")
        lock = row(Glyph(Icon.LOCK, 14, "muted"), Label(promise, "small", "muted"), None, self._found, gap=7)
        well = Panel(col((self.view, 1), gap=0, margins=2), "surface", RADIUS["card"], "line")
        head = row(Label(self.tr("Diagnostics"), "h1"), None, again, logs, self.save)
        self.setLayout(
            col(
                head,
                2,
                Label(words, "body", "text2"),
                16,
                row(self.files, None),
                10,
                (well, 1),
                10,
                lock,
                gap=0,
                margins=(28, 18, 28, 16),
            )
        )
        self.save.setEnabled(False)
        self.files.chosen.connect(self._show)
        again.clicked.connect(self.collect)
        logs.clicked.connect(self.open_log_folder)
        self.save.clicked.connect(self._save)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._pieces:
            self.collect()

    @Slot()
    def collect(self) -> None:
        """Look at everything anew."""
        self.save.setEnabled(False)
        self.view.show_text(self.tr("Collecting"))
        facts = {"qt": qVersion(), "display": QGuiApplication.platformName()}
        work = partial(self._collect, self._log(), facts)
        job = self._desk.reader.submit(Task("diagnostics", "diagnostics", ""), work)
        job.succeeded.connect(self._collected)
        job.failed.connect(self._failed)

    def _collect(self, log: list[str], facts: dict[str, str], _control: Control) -> tuple[Piece, ...]:
        return collect(self._desk.preferences.settings, self._desk.context, log, facts)

    @Slot(object)
    def _collected(self, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        number = sum(each.removed for each in pieces)
        self._found.say(text.count(number, self.tr("{n} secret taken out"), self.tr("{n} secrets taken out")))
        self.save.setEnabled(True)
        self._show()

    @Slot()
    def _show(self) -> None:
        name = _FILES[self.files.current]
        self.view.show_text("".join(each.text for each in self._pieces if each.name == name))

    @Slot()
    def _save(self) -> None:
        start = str(self._desk.home / "kitstudio-diagnostics.zip")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the diagnostics"), start)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write what is shown."""
        job = self._desk.reader.submit(Task("diagnostics", "diagnostics", ""), partial(_write, path, self._pieces))
        job.succeeded.connect(self._saved)
        job.failed.connect(self._failed)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._desk.noted.emit("ok", self.tr("Diagnostics saved"), str(path))

    @Slot(object)
    def _failed(self, error: KitStudioError) -> None:
        self._desk.noted.emit("danger", self.tr("Diagnostics failed"), text.error_text(error).summary)

    @Slot()
    def open_log_folder(self) -> None:
        """Show the folder of the log in the file manager."""
        folder = log_place(self._desk.preferences.settings).parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
