"""The sheet that unpacks a kit: its form, then its progress, then nothing, or what stood against it and a way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.operations.unpack import unpack
from kitstudio.ui import text
from kitstudio.ui.commands import joined
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.models.kit_reading import OpenKit
from kitstudio.ui.sheets.unpack_form import UnpackForm
from kitstudio.ui.widgets.bars import ShareBar
from kitstudio.ui.widgets.base import Label, Line
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.error_body import ErrorBody
from kitstudio.ui.widgets.overlays import Sheet, note_label


class UnpackProgress(QWidget):
    """A running unpack: where to, how far, how fast."""

    def __init__(self, job: Job, size: int) -> None:
        super().__init__()
        self._job, self._size = job, size
        self._bar = ShareBar(self.tr("Progress"), 8)
        self._amount = Label("", "metric")
        self._pace = Label("", "small", "muted")
        into = Line(job.task.target, "monoSmall", "muted", Qt.TextElideMode.ElideMiddle)
        head = row(self._amount, None, col(None, self._pace, 4, gap=0))
        self.setLayout(
            col(Label(self.tr("Unpacking"), "strong"), into, 12, head, 8, self._bar, None, margins=20, gap=2)
        )
        job.changed.connect(self._tell)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        job = self._job
        self._bar.show_parts([(job.share or 0.0, "accentFill")])
        self._amount.say(text.size_of(job.done, job.total or max(self._size, job.done)))
        parts = [text.speed(job.speed)] if job.speed else []
        parts += [text.remaining(job.remaining)] if job.remaining is not None else []
        self._pace.say(" · ".join(parts))


class UnpackFailed(QWidget):
    """What stood against it."""

    def __init__(self, error: KitStudioError) -> None:
        super().__init__()
        self.setLayout(col(ErrorBody(error), None, gap=0, margins=20))


class UnpackSheet(Sheet):
    """Prepares one unpack, shows it, and goes when it is done. Dismissed before, the job goes on by itself.

    Signals:
        started(Job): it was submitted.
    """

    started = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, opened: OpenKit, title: str, folder: Path) -> None:
        self._desk, self._opened, self._title = desk, opened, title
        self.form = UnpackForm(desk, opened, folder)
        self._page: QWidget = self.form
        self._place = col((self.form, 1), gap=0)
        self._state = note_label("")
        self.left = Button(self.tr("Cancel"), "ghost", height=32)
        self.main = Button(self.tr("Unpack"), "primary", Icon.EXPORT, "↵", 32)
        heading = self.tr("Unpack {name}").format(name=title)
        digest = f"sha256:{text.digest(str(opened.kit.descriptor.digest))}"
        foot = [self.left, None, self._state, self.main]
        super().__init__(window, heading, digest, Icon.EXPORT, wrap(self._place), foot)
        self.form.changed.connect(self._tell)
        self.form.into.edit.returnPressed.connect(self.go_on)
        self.left.clicked.connect(self._step_back)
        self.main.clicked.connect(self.go_on)
        self.dismissed.connect(self.form.stop)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.go_on)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Show whether the form can be sent."""
        if self.job is not None:
            return
        self.main.say(self.tr("Unpack {size}").format(size=text.size(self.form.chosen_size)))
        self._state.say(self.form.reason or self.tr("released in one step"))
        self.main.setEnabled(self.form.ready)

    @Slot()
    def go_on(self) -> None:
        """The main act: unpack, go on in the background, or try again."""
        if self.job is not None and not self.job.over:
            self.dismiss()
        elif self.form.folder is not None and self.main.isEnabled():
            self._start(self.form.folder)

    def _start(self, folder: Path) -> None:
        work = partial(unpack, self._desk.context, self._opened.reference, folder, self.form.options)
        title, line = self.tr("Unpack {name}").format(name=self._title), joined(self.form.command)
        task = Task("unpack", f"unpack:{folder}", title, str(folder), command=line)
        self.job = self._desk.runner.submit(task, work)
        self.job.succeeded.connect(self.dismiss)
        self.job.failed.connect(self._refused)
        self.job.cancelled.connect(self._back_to_form)
        self._show(UnpackProgress(self.job, self.form.chosen_size))
        self._say(self.tr("Cancel unpacking"), self.tr("Go on in the background"))
        self.main.change_look("secondary", None)
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.started.emit(self.job)

    def _say(self, left: str, main: str, state: str = "") -> None:
        self.left.say(left)
        self.main.say(main)
        self._state.say(state)
        self.left.setEnabled(True)

    def _show(self, page: QWidget) -> None:
        old, self._page = self._page, page
        old.hide()
        if old is not self.form:
            self._place.removeWidget(old)
            old.deleteLater()
        if page is not self.form:
            self._place.addWidget(page, 1)
        page.show()

    @Slot(object)
    def _refused(self, error: KitStudioError) -> None:
        self._show(UnpackFailed(error))
        self._say(self.tr("Back"), self.tr("Try again"), self.tr("Nothing was unpacked"))
        self.main.change_look("primary", Icon.RETRY)

    @Slot()
    def _step_back(self) -> None:
        if self.job is None:
            self.dismiss()
        elif self.job.over:
            self._back_to_form()
        else:
            self.job.cancel()
            self.left.setEnabled(False)

    @Slot()
    def _back_to_form(self) -> None:
        self.job = None
        self._show(self.form)
        self._say(self.tr("Cancel"), "")
        self.main.change_look("primary", Icon.EXPORT)
        self.form.look()
