"""The sheet that takes kits in: what a layout or archive holds is shown first, and no name moves without a tick."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kitstudio.jobs.job import Job, Task
from kitstudio.operations.receive import ReceiveReport, receive
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.sheets.job_sheet import JobSheet, Words
from kitstudio.ui.sheets.receive_form import ReceiveForm
from kitstudio.ui.sheets.sheet_parts import JobProgress, ResultCard, fact_line
from kitstudio.ui.text import translate


class ReceiveSheet(JobSheet):
    """Shows what a path holds and takes what was ticked.

    Signals:
        open_asked(REF): one of the kits shall be shown.
        another_asked(): something else shall be received.
    """

    open_asked = Signal(str)
    another_asked = Signal()

    def __init__(self, window: QWidget, desk: Desk, path: Path) -> None:
        self._desk, self._path = desk, path
        self.form = ReceiveForm(desk, path)
        calm = translate("receive", "Nothing was named, and no name was moved.")
        words = Words(translate("receive", "Receive"), translate("receive", "Cancel receiving"), calm, Icon.IMPORT)
        title = translate("receive", "Receive from {name}").format(name=path.name)
        super().__init__(window, title, desk.short(str(path.parent)), self.form, words, Icon.BUNDLE)
        self.form.changed.connect(self._tell)
        self.form.another.connect(self._ask_for_another)
        self.dismissed.connect(self.form.stop)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        number = self.form.number if self.form.taken else 0
        act = text.count(number, self.tr("Receive {n} kit"), self.tr("Receive {n} kits")) if number else ""
        was = self.main.isEnabled()
        self.allow(self.form.reason, ready=self.form.ready, act=act)
        if self.form.ready and not was and self.left.hasFocus():  # what it holds is known only now
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_for_another(self) -> None:
        self.dismiss()
        self.another_asked.emit()

    @override
    def begin(self) -> Job:
        title = self.tr("Receive {name}").format(name=self._path.name)
        task = Task("receive", f"receive:{self._path}", title, str(self._path), command=self.form.command.line)
        work = partial(receive, self._desk.context, self._path, choice=self.form.choice)
        return self._desk.runner.submit(task, work)

    @override
    def progress(self, job: Job) -> QWidget:
        promise = self.tr("No kit has a name here before every blob of all of them is verified.")
        return JobProgress(job, self.tr("Receiving"), promise, self.form.new_bytes or 0, self.tr("Naming them"))

    @override
    def result(self, found: object, seconds: float) -> QWidget:
        if not isinstance(found, ReceiveReport):
            raise TypeError(found)
        kits = text.count(len(found.kits), self.tr("{n} kit"), self.tr("{n} kits"))
        amount = text.size(found.size) if found.size else self.tr("Every blob was here already")
        if found.size and seconds >= 0.5:
            amount = self.tr("{size}, {speed}").format(size=amount, speed=text.speed(found.size / seconds))
        names = [str(name) for each in found.kits for name in each.references]
        verified = self.tr("{kits}, every blob verified").format(kits=kits)
        facts = [fact_line(Icon.OK, verified, "state.ok.solid")]
        facts += [fact_line(Icon.STORAGE, amount)]
        facts += [fact_line(Icon.TAG, ", ".join(names[:12]) + (" …" if len(names) > 12 else ""))] if names else []
        for name, old in found.moved.items():
            moved = self.tr("{name} named {digest} before and moved; that kit stays in the store")
            shown = f"{old.algorithm}:{text.digest(str(old))}"
            facts.append(fact_line(Icon.WARN, moved.format(name=name, digest=shown), "state.warn.solid"))
        digest = str(found.kits[0].digest) if len(found.kits) == 1 else ""
        title = self.tr("Received in {time}").format(time=text.duration(seconds))
        return wrap(col(ResultCard(title, str(self._path), digest, facts), None, gap=0, margins=20))

    @override
    def next_step(self) -> tuple[str, Icon | None]:
        return (self.tr("Open kit") if self.form.number == 1 else self.tr("Open the first")), Icon.OPEN

    @override
    def follow(self, found: object) -> None:
        kits = found.kits if isinstance(found, ReceiveReport) else ()
        if kits:
            self.open_asked.emit(str(kits[0].references[0] if kits[0].references else kits[0].digest))

    @override
    def look_again(self) -> None:
        self.form.look()
