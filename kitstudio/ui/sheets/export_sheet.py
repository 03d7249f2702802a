"""The sheet that exports kits: onto a stick, into a folder, or only their files; read again before it is done."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.jobs.job import Job, Task
from kitstudio.operations.export import ExportReport
from kitstudio.operations.export_files import FilesReport, export_files
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.sheets.export_form import ExportForm
from kitstudio.ui.sheets.export_parts import pinned, references
from kitstudio.ui.sheets.export_survey import Shape, remember_place, write
from kitstudio.ui.sheets.job_sheet import JobSheet, Words
from kitstudio.ui.sheets.sheet_parts import JobProgress, ResultCard, fact_line
from kitstudio.ui.widgets.buttons import Button


def open_export(window: QWidget, desk: Desk, kits: Sequence[StoredKit]) -> ExportSheet:
    """Open the sheet over a window for some kits of the store."""
    sheet = ExportSheet(window, desk, kits)
    sheet.open()
    return sheet


class ExportSheet(JobSheet):
    """Prepares one export, shows it, and says what arrived."""

    def __init__(self, window: QWidget, desk: Desk, kits: Sequence[StoredKit]) -> None:
        self._desk, self._number = desk, len(kits)
        self.form = ExportForm(desk, kits)
        translate = text.translate
        title = text.count(len(kits), translate("export", "Export {n} kit"), translate("export", "Export {n} kits"))
        if len(kits) == 1:
            title = translate("export", "Export {name}").format(name=kits[0].title)
        sub = translate("export", "Written, flushed, read again and hashed")
        calm = translate("export", "What was begun was removed; what was there before stays.")
        words = Words(translate("export", "Export"), translate("export", "Cancel exporting"), calm, Icon.EXPORT)
        super().__init__(window, title, sub, self.form, words, Icon.BUNDLE)
        self.form.changed.connect(self._tell)
        for field in (self.form.into, self.form.name):
            field.edit.returnPressed.connect(self.go_on)
        self.dismissed.connect(self.form.stop)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        act = self.tr("Export {size}").format(size=text.size(self._size))
        note = self.form.reason or (
            self.tr("every digest is checked afterwards") if self.form.kind is not Shape.FILES else ""
        )
        self.allow(note, ready=self.form.ready, act=act)
        known = self.form.known
        if known is not None and self.form.kind is not Shape.FILES:
            blobs = text.count(known.sizes.blobs, self.tr("{n} blob"), self.tr("{n} blobs"))
            words = self.tr("{size} · {blobs} · written, flushed, read again and hashed")
            self.sub.say(words.format(size=text.size(known.sizes.folder.total), blobs=blobs))
        elif known is not None:
            self.sub.say(self.tr("Unpacked, every digest checked on the way"))

    @property
    def _size(self) -> int:
        known = self.form.known
        return known.need.total if known is not None else sum(each.row.total_size for each in self.form.along.kits)

    @override
    def begin(self) -> Job | None:
        path, context = self.form.path, self._desk.context
        if path is None:
            return None
        title = text.count(self._number, self.tr("Export {n} kit"), self.tr("Export {n} kits"))
        task = Task("export", f"export:{path}", title, str(path), command=self.form.command.line)
        if self.form.kind is Shape.FILES:
            job = self._desk.runner.submit(task, partial(export_files, context, pinned(self.form.along.kits), path))
        else:
            shown = {name: kit.digest for kit in self.form.along.kits for name in references(kit)}
            work = partial(write, context, shown, path, force=self.form.force)
            job = self._desk.runner.submit(task, work)
        remember = partial(remember_place, context, path.parent)
        self._desk.reader.submit(Task("remember", f"remember:{path}", ""), remember)
        return job

    @override
    def progress(self, job: Job) -> QWidget:
        promise = self.tr("It has its name only when every blob was read again. Cancelling leaves nothing behind.")
        if self.form.kind is Shape.FILES:
            promise = self.tr("Each kit is there whole or not at all.")
        return JobProgress(job, self.tr("Exporting"), promise, self._size, self.tr("Reading it again"))

    @override
    def result(self, found: object, seconds: float) -> QWidget:
        if isinstance(found, FilesReport):
            return self._files_card(found, seconds)
        if not isinstance(found, ExportReport):
            raise TypeError(found)
        written = found.written
        digest = str(found.kits[0][1]) if len(found.kits) == 1 else ""
        archive = str(written.digest) if self.form.kind is Shape.FILE else ""
        number = sum(each.path.startswith("blobs/") for each in written.files)
        arrived = text.count(number, self.tr("{n} blob"), self.tr("{n} blobs"))
        names = [name or f"{kit.hex[:12]}…" for name, kit, _ in found.kits]
        facts = [
            fact_line(
                Icon.OK,
                self.tr("Verified on arrival: {blobs} read again and hashed").format(blobs=arrived),
                "state.ok.solid",
            ),
            fact_line(Icon.STORAGE, self._amount(written.size, seconds)),
            fact_line(Icon.KIT, ", ".join(names)),
        ]
        copy = Button(self.tr("Copy the receive command"), "secondary", Icon.TERMINAL)
        copy.clicked.connect(partial(_copy, f"kitstudio receive {shlex.quote(str(written.path))}"))
        title = self.tr("Exported in {time}").format(time=text.duration(seconds))
        card = ResultCard(title, str(written.path), digest, facts, [copy], archive=archive)
        return wrap(col(card, None, gap=0, margins=20))

    def _files_card(self, found: FilesReport, seconds: float) -> QWidget:
        files = text.count(found.files, self.tr("{n} file"), self.tr("{n} files"))
        facts = [
            fact_line(
                Icon.OK, self.tr("{files}, every digest checked while unpacking").format(files=files), "state.ok.solid"
            ),
            fact_line(Icon.STORAGE, self._amount(found.size, seconds)),
        ]
        title = self.tr("Unpacked in {time}").format(time=text.duration(seconds))
        return wrap(col(ResultCard(title, str(found.path), "", facts), None, gap=0, margins=20))

    def _amount(self, size: int, seconds: float) -> str:
        if seconds < 0.5:
            return text.size(size)
        return self.tr("{size}, {speed}").format(size=text.size(size), speed=text.speed(size / seconds))

    @override
    def next_step(self) -> tuple[str, Icon | None]:
        return self.tr("Open folder"), Icon.FOLDER

    @override
    def follow(self, found: object) -> None:
        if isinstance(found, ExportReport):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.written.path.parent)))
        elif isinstance(found, FilesReport):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.path)))

    @override
    def look_again(self) -> None:
        self.form.look()


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)
