"""Follows the jobs of a window: chip, status bar, the parts of the dock, and a note when one ends."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import BugError, Job
from kitstudio.jobs.relay import Outcome, State
from kitstudio.ui import text
from kitstudio.ui.bugs import caught_in
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.command_part import CommandPart
from kitstudio.ui.frame.dock import Dock, DockPart
from kitstudio.ui.frame.log_part import LogPart
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.pages.jobs_dock import SHOWN, JobsDock
from kitstudio.ui.session_log import SessionLog
from kitstudio.ui.sheets.crash_dialog import Caught, CrashDialog
from kitstudio.ui.widgets.overlays import Overlay
from kitstudio.ui.widgets.toasts import Toast, Toasts

JOBS, LOG, COMMANDS = range(3)


class _Follow(QObject):
    """What the act of a toast does: shows a folder, or names a kit."""

    named = Signal(str)

    def __init__(self, parent: QObject, *, folder: str = "", reference: str = "") -> None:
        super().__init__(parent)
        self._folder, self._reference = folder, reference

    @property
    def place(self) -> str:
        """Where it leads in the window; empty for a folder."""
        return f"kit:{self._reference}" if self._reference else ""

    @Slot()
    def go(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
        else:
            self.named.emit(self._reference)


class JobWatch(QObject):
    """Shows what the runner does. `open_kit(REF)` from a toast; an empty REF means the table of kits.

    Attributes:
        dock: the rows of jobs.
        log: the records of this run.
        commands: the lines that do the same.
    """

    open_kit = Signal(str)

    def __init__(self, desk: Desk, shell: Shell, toasts: Toasts, log: SessionLog) -> None:
        super().__init__(shell)
        self._desk, self._shell, self._toasts = desk, shell, toasts
        self._records = log
        self._open: set[Job] = set()
        self._here = ""
        self._bugs: dict[Job, Caught] = {}
        self.dock, self.log, self.commands = JobsDock(desk.runner), LogPart(log), CommandPart(desk.runner)
        self._dock = Dock(
            (
                DockPart(self.tr("Jobs"), self.dock, self.dock.tail),
                DockPart(self.tr("Log"), self.log, self.log.tail),
                DockPart(self.tr("Command"), self.commands, self.commands.tail),
            )
        )
        shell.add_dock(self._dock)
        toasts.stay_above(self._dock)
        self.dock.explain.connect(self._explain)
        self.dock.counted.connect(self._count)
        desk.runner.added.connect(self._added)
        desk.runner.changed.connect(self._changed)
        desk.noted.connect(self.note)
        desk.offered.connect(toasts.add)

    @property
    def part(self) -> int:
        """The place of the part of the dock in front."""
        return self._dock.part

    def restore(self, part: int, *, shown: bool) -> None:
        """Bring the dock into a state that was kept."""
        self._dock.show_part(part)
        self._shell.show_dock(on=shown)

    @Slot()
    def toggle(self) -> None:
        """Show or hide the dock."""
        self._shell.show_dock(on=not self._shell.docked)

    @Slot()
    def show_jobs(self) -> None:
        """Show the jobs, or hide them."""
        self._turn_to(JOBS)

    @Slot()
    def show_log(self) -> None:
        """Show the log, or hide it."""
        self._turn_to(LOG)

    @Slot()
    def show_commands(self) -> None:
        """Show the commands, or hide them."""
        self._turn_to(COMMANDS)

    def _turn_to(self, part: int) -> None:
        shown = self._shell.docked and self._dock.part == part
        self._dock.show_part(part)
        self._shell.show_dock(on=not shown)

    @Slot()
    def _count(self) -> None:
        self._dock.count_part(JOBS, self.dock.number)

    @Slot(str, str, str)
    def note(self, tone: str, title: str, detail: str) -> None:
        """Show a toast without an act."""
        icons = {"ok": Icon.OK, "warn": Icon.WARN, "danger": Icon.ERROR}
        self._toasts.add(Toast(tone, icons.get(tone, Icon.INFO), title, detail))

    @Slot(object)
    def _added(self, job: Job) -> None:
        if job.task.verb in SHOWN:
            self._open.add(job)
            job.ended.connect(self._ended)
            job.released.connect(partial(self._released, job))

    @Slot()
    def _ended(self) -> None:
        over = [each for each in self._open if each.over]
        self._open.difference_update(over)
        # Each in a turn of its own: the job's row, the kits and the note are a picture each, and while the next job
        # computes already, all of them together would hold up the window.
        for job in over:
            QTimer.singleShot(0, self, self._desk.library.refresh)
            QTimer.singleShot(0, self, partial(self._tell, job))

    @Slot(object)
    def _released(self, job: Job, outcome: Outcome) -> None:
        """A cancelled job has left the disk only now; it may have been done before the cancel reached it."""
        self._desk.library.refresh()
        if outcome.state is State.DONE:
            self.note("warn", self.tr("{title}: done before the cancel reached it").format(title=job.task.title), "")

    @Slot()
    def _changed(self) -> None:
        running = self.dock.running
        totals = [(job.done, job.total) for job in running]
        whole = sum(total or 0 for _, total in totals)
        known = bool(totals) and all(total for _, total in totals)
        share = sum(done for done, _ in totals) / whole if known and whole else None
        self._shell.top_bar.show_jobs(len(running), share)
        speed = sum(job.speed or 0.0 for job in running)
        left = [job.remaining for job in running if job.remaining is not None]
        parts = [text.speed(speed)] if speed else []
        parts += [text.remaining(max(left))] if left else []
        self._shell.status.show_transfer(" · ".join(parts))

    def _tell(self, job: Job) -> None:
        if job.state is State.FAILED and job.error is not None:
            self._failed(job, job.error)
        elif job.lingering:
            detail = self.tr("It clears up as soon as the disk answers.")
            self.note("warn", self.tr("{title}: cancelled").format(title=job.task.title), detail)
        elif job.state is State.DONE and not _is_shown(self._shell.window(), job):
            self._done(job)

    def _done(self, job: Job) -> None:
        """A note of what came of a job that no sheet shows."""
        from kitstudio.operations.export import ExportReport  # noqa: PLC0415 - a fifth of the start, and loaded by now
        from kitstudio.operations.export_files import FilesReport  # noqa: PLC0415 - as above
        from kitstudio.operations.pack_options import PackReport  # noqa: PLC0415 - as above
        from kitstudio.operations.receive import ReceiveReport  # noqa: PLC0415 - as above
        from kitstudio.operations.unpack_options import UnpackReport  # noqa: PLC0415 - as above

        if isinstance(job.result, (UnpackReport, ExportReport, FilesReport)):
            folder, title = job.task.target, self.tr("{title}: done").format(title=job.task.title)
            if isinstance(job.result, UnpackReport):
                number = len(job.result.files)
                title = text.count(number, self.tr("Unpacked {n} file"), self.tr("Unpacked {n} files"))
            elif isinstance(job.result, ExportReport):
                folder = str(job.result.written.path.parent)
            toast = Toast("ok", Icon.OK, title, job.task.target, self.tr("Show folder"))
            self._follow(toast, _Follow(self, folder=folder))
        elif isinstance(job.result, PackReport):
            names = job.result.references
            title = self.tr("Packed {name}").format(name=names[0] if names else job.task.title)
            digest = str(job.result.descriptor.digest)
            follow = _Follow(self, reference=str(names[0]) if names else digest)
            self._follow(Toast("ok", Icon.OK, title, digest, self.tr("Open kit")), follow)
        elif isinstance(job.result, ReceiveReport):
            number = len(job.result.kits)
            title = text.count(number, self.tr("Received {n} kit"), self.tr("Received {n} kits"))
            self._follow(Toast("ok", Icon.OK, title, job.task.target, self.tr("Show")), _Follow(self, reference=""))
        elif job.task.verb == "verify":
            self.note("ok", self.tr("Every digest is right"), job.task.target)

    def _failed(self, job: Job, error: KitStudioError) -> None:
        if isinstance(error, BugError):
            listed = {each: told for each, told in self._bugs.items() if each in self._desk.runner.jobs}
            self._bugs = {**listed, job: caught_in(job, error)}
        if not _is_shown(self._shell.window(), job):
            title = self.tr("{title} failed").format(title=job.task.title)
            act = self.tr("Report…") if job in self._bugs else self.tr("Details")
            toast = Toast("danger", Icon.ERROR, title, text.error_text(error).summary, act)
            toast.acted.connect(partial(self._explain, job))
            self._toasts.add(toast)

    def _follow(self, toast: Toast, follow: _Follow) -> None:
        follow.setParent(toast)
        follow.named.connect(self.open_kit)
        toast.acted.connect(follow.go)
        self._toasts.add(toast)
        if follow.place == self._here:
            toast.drop_act()

    @Slot(str)
    def arrive(self, place: str) -> None:
        """Somebody is at a place now: no note offers to go there."""
        self._here = place
        for toast in self._shell.window().findChildren(Toast):
            if any(each.place == place for each in toast.findChildren(_Follow)):
                toast.drop_act()

    @Slot(object)
    def _explain(self, job: Job) -> None:
        """Show what stands against a job; of a mistake of ours the report, to read and to pass on."""
        window = self._shell.window()
        if job in self._bugs:
            CrashDialog(window, self._bugs[job], self._records.lines(), self._desk.home).open()
        elif job.error is not None:
            ErrorDialog(window, job.task.title, job.error).open()


def _is_shown(window: QWidget, job: Job) -> bool:
    """Whether a sheet shows the end of this job by itself."""
    return any(each.isVisible() and each.job is job for each in window.findChildren(Overlay))
