"""Files dragged out of a kit: written and verified first, so that whoever takes them gets real files.

A drag hands over addresses of files, and many programs look at them as soon as the pointer comes by; so the files are
there before a drag begins. Few bytes are there at once. Many are written by a job that can be watched; the drag can
begin when it is done.
"""

from __future__ import annotations

import os
from functools import partial
from typing import Final

from PySide6.QtCore import QEventLoop, QMimeData, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.operations.lent_files import lend_files, return_files
from kitstudio.operations.take_files import Pick, Taken
from kitstudio.ui import text
from kitstudio.ui.desk import Desk

_AT_ONCE: Final = 64 << 20
_WAIT_MS: Final = 1500


class DragOut(QObject):
    """Prepares and starts the drags of one page.

    Attributes:
        at_once: bytes up to which a drag waits for its files.
    """

    def __init__(self, desk: Desk, reference: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reference = desk, reference
        self._ready: dict[tuple[Pick, ...], Taken] = {}
        self._dropped: set[tuple[Pick, ...]] = set()
        self._job: Job | None = None
        self._wanted: tuple[Pick, ...] = ()
        self._quiet = False
        self.at_once = _AT_ONCE

    def start(self, view: QWidget, picks: tuple[Pick, ...], size: int) -> None:
        """Drag these files, or write them first and say that the drag can begin again then."""
        if picks not in self._ready:
            if self._job is not None:
                return
            self._write(picks, size)
            if size <= self.at_once:
                self._wait()
        if picks not in self._ready:
            self._say_later(size)
            return
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._drag(view, picks)
        else:
            self._say_ready()

    def _write(self, picks: tuple[Pick, ...], size: int) -> None:
        self._wanted, self._quiet = picks, size <= self.at_once
        title = self.tr("Write files to be dragged")
        runner = self._desk.reader if self._quiet else self._desk.runner
        work = partial(lend_files, self._desk.context, self._reference, picks)
        self._job = runner.submit(Task("drag", f"drag:{id(self)}", title, self._reference), work)
        self._job.ended.connect(self._written)

    def _wait(self) -> None:
        """Let the window live until the files are there; not for long."""
        if self._job is None or self._job.over:
            return
        loop = QEventLoop(self)
        self._job.ended.connect(loop.quit)
        QTimer.singleShot(_WAIT_MS, loop, loop.quit)
        loop.exec()

    @Slot()
    def _written(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if isinstance(job.result, Taken):
            self._ready[self._wanted] = job.result
            if not self._quiet:
                self._say_ready()
        elif self._quiet and isinstance(job.error, KitStudioError):
            self._desk.noted.emit("danger", self.tr("Nothing to drag"), text.error_text(job.error).summary)

    def _say_ready(self) -> None:
        self._desk.noted.emit("ok", self.tr("The files are ready"), self.tr("Drag them again to take them along."))

    def _say_later(self, size: int) -> None:
        if self._job is not None:
            words = self.tr("{size} are written and verified before they can be dragged.")
            self._desk.noted.emit("info", self.tr("Drag again in a moment"), words.format(size=text.size(size)))

    def _drag(self, view: QWidget, picks: tuple[Pick, ...]) -> None:
        drag = QDrag(view)
        drag.setMimeData(self.mime(picks))
        if drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction:
            self._dropped.add(picks)

    def mime(self, picks: tuple[Pick, ...]) -> QMimeData:
        """The addresses of files that were written."""
        taken = self._ready[picks]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(os.fspath(taken.directory / name)) for name in taken.names])
        return data

    def closing(self) -> None:
        """Forget the files nobody took; what was dropped may still be being copied, and goes with a later sweep."""
        if self._job is not None:
            self._job.cancel()
        unused = [taken.directory for picks, taken in self._ready.items() if picks not in self._dropped]
        if unused:
            self._desk.reader.submit(Task("drag", f"forget:{id(self)}", ""), partial(return_files, unused))
