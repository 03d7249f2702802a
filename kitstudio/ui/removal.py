"""Removing a kit: what would go is found out first, then asked, then done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.operations.catalog import remove
from kitstudio.operations.context import Context
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.overlays import Dialog


def _names(kit: StoredKit) -> tuple[str, ...]:
    return tuple(f"{kit.repository}:{tag}" for tag in kit.tags) or (str(kit.digest),)


def _remove(context: Context, names: tuple[str, ...], dry_run: bool, control: Control) -> object:  # noqa: FBT001 - bound by partial
    return remove(context, names, control, dry_run=dry_run)


class Removal(QObject):
    """One removal, from the question to the note."""

    def __init__(self, window: QWidget, desk: Desk, kit: StoredKit) -> None:
        super().__init__(window)
        self._window, self._desk, self._kit = window, desk, kit
        self._names = _names(kit)
        self._job: Job | None = None
        self._start(dry_run=True)

    def _start(self, *, dry_run: bool) -> None:
        verb = "weigh" if dry_run else "remove"
        runner = self._desk.reader if dry_run else self._desk.runner
        task = Task(
            verb, f"{verb}:{self._kit.digest}", self.tr("Remove {name}").format(name=self._kit.title), self._names[0]
        )
        self._job = runner.submit(task, partial(_remove, self._desk.context, self._names, dry_run))
        self._job.ended.connect(self._weighed if dry_run else self._removed)

    @Slot()
    def _weighed(self) -> None:
        job = self._job
        if job is None:
            return
        if isinstance(job.error, KitStudioError):
            ErrorDialog(self._window, job.task.title, job.error).open()
            return
        freed = getattr(job.result, "freed", 0)
        gone = bool(getattr(job.result, "kits", ()))
        dialog = _Question(self._window, self._kit, self._names, freed, gone=gone)
        dialog.agreed.connect(self._agreed)
        dialog.open()

    @Slot()
    def _agreed(self) -> None:
        self._start(dry_run=False)

    @Slot()
    def _removed(self) -> None:
        job = self._job
        if job is not None and job.error is None and not job.cancelling:
            freed = text.size(getattr(job.result, "freed", 0))
            title = self.tr("Removed {name}").format(name=self._kit.title)
            self._desk.noted.emit("ok", title, self.tr("{size} freed").format(size=freed))
        self.deleteLater()


class _Question(Dialog):
    """What goes, and what is freed. `agreed()` when the person wants it."""

    agreed = Signal()

    def __init__(self, window: QWidget, kit: StoredKit, names: tuple[str, ...], freed: int, *, gone: bool) -> None:
        keep = Button(text.translate("removal", "Keep"), "ghost", height=32)
        label = text.translate("removal", "Remove, free {size}").format(size=text.size(freed))
        go = Button(label if freed else text.translate("removal", "Remove"), "danger", Icon.TRASH, height=32)
        lines: list[Entry] = [Label(name, "mono") for name in names[:6]]
        what = text.translate("removal", "The kit is deleted from this computer. It cannot be brought back from here.")
        if not gone:
            what = text.translate("removal", "The names go; the kit stays, because other names mean it.")
        body = wrap(col(*lines, 10, Label(what, wrap=True), gap=3, margins=(20, 16, 20, 18)))
        title = text.translate("removal", "Remove {name}?").format(name=kit.title)
        super().__init__(window, title, body, [None, keep, go], 480)
        keep.clicked.connect(self.dismiss)
        go.clicked.connect(self._go)

    @Slot()
    def _go(self) -> None:
        self.dismiss()
        self.agreed.emit()
