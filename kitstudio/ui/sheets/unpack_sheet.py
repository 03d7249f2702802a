"""The sheet that unpacks a kit: its form, then its progress, then what was written, and a way back."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.jobs.job import Job, Task
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackReport
from kitstudio.ui import text
from kitstudio.ui.commands import joined
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.sheets.job_sheet import JobSheet, Words
from kitstudio.ui.sheets.sheet_parts import JobProgress, ResultCard, fact_line
from kitstudio.ui.sheets.unpack_form import UnpackForm
from kitstudio.ui.text import translate

_NAMED: Final = 3


class UnpackSheet(JobSheet):
    """Prepares one unpack, shows it, and says what was written."""

    def __init__(self, window: QWidget, desk: Desk, opened: OpenKit, title: str, folder: Path) -> None:
        self._desk, self._opened, self._title = desk, opened, title
        self.form = UnpackForm(desk, opened, folder)
        calm = translate("unpack", "Nothing was unpacked; what was in the folder is as it was.")
        words = Words(translate("unpack", "Unpack"), translate("unpack", "Cancel unpacking"), calm, Icon.EXPORT)
        heading = translate("unpack", "Unpack {name}").format(name=title)
        whole = opened.kit.descriptor.digest
        facts = [f"{whole.algorithm}:{text.digest(str(whole))}"]
        facts += [opened.name] if whole.hex not in opened.name else []
        super().__init__(window, heading, " · ".join(facts), self.form, words, Icon.EXPORT)
        self.form.changed.connect(self._tell)
        self.form.into.edit.returnPressed.connect(self.go_on)
        self.dismissed.connect(self.form.stop)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        act = self.tr("Unpack {size}").format(size=text.size(self.writes))
        calm = self.tr("all files or none") if self.form.ready else self.tr("looking at the folder")
        self.allow(self.form.reason or calm, ready=self.form.ready, act=act)

    @property
    def writes(self) -> int:
        """Bytes that will be written, as far as one knows by now."""
        return max(self.form.picked.size - self.form.conflicts.spared, 0)

    @override
    def begin(self) -> Job | None:
        folder = self.form.folder
        if folder is None:
            return None
        work = partial(unpack, self._desk.context, self._opened.reference, folder, self.form.options)
        title, line = self.tr("Unpack {name}").format(name=self._title), joined(self.form.command)
        task = Task("unpack", f"unpack:{folder}", title, str(folder), command=line)
        return self._desk.runner.submit(task, work)

    @override
    def progress(self, job: Job) -> QWidget:
        promise = self.tr("Nothing is in the folder before every digest is right. Cancelling leaves it as it is.")
        after = self.tr("Putting it in place")
        return JobProgress(job, self.tr("Unpacking"), promise, self.form.picked.size, after)

    @override
    def result(self, found: object, seconds: float) -> QWidget:
        if not isinstance(found, UnpackReport):
            raise TypeError(found)
        written = [each for each in found.files if each.action != "kept"]
        size = sum(each.size for each in written)
        files = text.count(len(written), self.tr("{n} file written"), self.tr("{n} files written"))
        amount = self.tr("{files}, {size}").format(files=files, size=text.size(size))
        if seconds >= 0.5:
            amount = self.tr("{amount}, {speed}").format(amount=amount, speed=text.speed(size / seconds))
        facts = [
            fact_line(Icon.OK, self.tr("Every digest was checked before a file was in place"), "state.ok.solid"),
            fact_line(Icon.STORAGE, amount),
        ]
        facts += [fact_line(Icon.CHECK, words) for words in self._answers(found)]
        title = self.tr("Unpacked in {time}").format(time=text.duration(seconds))
        card = ResultCard(title, str(found.directory), str(found.digest), facts)
        return wrap(col(card, None, gap=0, margins=20))

    def _answers(self, found: UnpackReport) -> list[str]:
        """What became of the files that were in the way."""
        numbers = Counter(each.action for each in found.files)
        renamed = self.form.options.renamed
        out = []
        if numbers["kept"]:
            stayed = text.count(numbers["kept"], self.tr("{n} file stayed"), self.tr("{n} files stayed"))
            same = min(self.form.conflicts.same, numbers["kept"])
            words = self.tr("{stayed}, {n} of them with the same bytes")
            words = self.tr("{stayed}, with the same bytes") if same == numbers["kept"] else words
            out.append(words.format(stayed=stayed, n=same) if same else stayed)
        if numbers["overwritten"]:
            one, many = self.tr("{n} file was overwritten"), self.tr("{n} files were overwritten")
            out.append(text.count(numbers["overwritten"], one, many))
        if renamed:
            one, many = (
                self.tr("{n} file of the kit has another name"),
                self.tr("{n} files of the kit have other names"),
            )
            names = ", ".join(printable(each) for each in list(renamed.values())[:_NAMED])
            names += ", …" if len(renamed) > _NAMED else ""
            words = text.count(len(renamed), one, many)
            out.append(self.tr("{words}: {names}").format(words=words, names=names))
        return out

    @override
    def next_step(self) -> tuple[str, Icon | None]:
        return self.tr("Open folder"), Icon.FOLDER

    @override
    def follow(self, found: object) -> None:
        if isinstance(found, UnpackReport):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.directory)))

    @override
    def look_again(self) -> None:
        self.form.look()
