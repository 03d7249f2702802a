"""What goes out of a kit's page to the disk: chosen files, single blobs, all of it as the start of a draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.operations.save_blob import save_blob
from kitstudio.operations.take_files import Pick, Taken, take_files
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions, UnpackReport
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.models.kit_reading import OpenKit


class KitSaving(QObject):
    """Asks where to, then does it as a job that can be watched. `draft_made(Path)`: a folder is ready to be edited."""

    draft_made = Signal(object)

    def __init__(self, desk: Desk, opened: OpenKit, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._opened, self._page = desk, opened, page

    @Slot(object)
    def ask_for_files(self, picks: tuple[Pick, ...]) -> None:
        """Save files into a folder that the person chooses."""
        folder = self._ask_for_folder(self.tr("Save the chosen files to"))
        if folder is not None:
            self.save_files(picks, folder)

    def save_files(self, picks: tuple[Pick, ...], folder: Path) -> None:
        """Save files into a folder."""
        work = partial(take_files, self._desk.context, self._opened.reference, picks, folder)
        self._start("take", self.tr("Save files to {folder}").format(folder=folder.name), folder, work)

    @Slot(object, str)
    def ask_for_blob(self, digest: Digest, name: str) -> None:
        """Save a blob as a file that the person names; the dialog has asked whether to replace one."""
        chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Save as"), str(self._desk.home / name))
        if chosen:
            self.save_blob(digest, Path(chosen))

    def save_blob(self, digest: Digest, path: Path) -> None:
        """Save a blob as a file."""
        work = partial(save_blob, self._desk.context, self._opened.reference, digest, path, force=True)
        self._start("save", self.tr("Save {name}").format(name=path.name), path, work)

    @Slot()
    def ask_for_draft(self) -> None:
        """Unpack everything into a folder that the person chooses, and open that as a draft."""
        folder = self._ask_for_folder(self.tr("Unpack into an empty folder and open it as a draft"))
        if folder is not None:
            self.start_draft(folder)

    def start_draft(self, folder: Path) -> None:
        """Unpack everything into a folder and open that as a draft; files that are there stay what they are."""
        work = partial(_unpacked, self._desk, self._opened.reference, folder)
        self._start("unpack", self.tr("Unpack into {folder}").format(folder=folder.name), folder, work)

    def _ask_for_folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._page, title, str(self._desk.home))
        return Path(chosen) if chosen else None

    def _start(self, verb: str, title: str, target: Path, work: Callable[[Control], object]) -> None:
        key = f"{verb}:{self._opened.reference}:{target}"
        job = self._desk.runner.submit(Task(verb, key, title, str(target)), work)
        job.ended.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        job = self.sender()
        result = job.result if isinstance(job, Job) else None
        if isinstance(result, UnpackReport):
            self.draft_made.emit(result.directory)
        elif isinstance(result, Taken):
            files = text.count(result.files, self.tr("{n} file saved"), self.tr("{n} files saved"))
            self._desk.noted.emit("ok", files, str(result.directory))
        elif isinstance(result, Descriptor):
            words = self.tr("{size}, every byte verified").format(size=text.size(result.size))
            self._desk.noted.emit("ok", self.tr("Saved"), words)


def _unpacked(desk: Desk, reference: str, folder: Path, control: Control) -> UnpackReport:
    return unpack(desk.context, reference, folder, UnpackOptions(), control)
