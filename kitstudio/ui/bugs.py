"""What nothing else caught, in any thread, slot or job, with a report; and what the run before this one died of."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from kitstudio.base.errors import KitStudioError
from kitstudio.host.crash import CrashReport, keep_report, native_report, report_of, traced_report
from kitstudio.host.faults import take_faults, watch_faults
from kitstudio.jobs.job import BugError, Job
from kitstudio.ui.sheets.crash_dialog import Caught

_MOST_REPORTS: Final = 5
"""Crash reports of one run; a mistake in a paint event would else write thousands."""


class Bugs(QObject):
    """The last resort of the window: a report on disk, and `caught(Caught)` for a dialog. Emitted from any thread."""

    caught = Signal(object)

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__()
        self._environment = environment
        self._reports = 0
        self._end: Callable[[], None] | None = None

    def install(self) -> None:
        """Become the hooks of the interpreter."""
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread
        self._end = watch_faults(self._environment)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._end is not None:
            self._end()
            self._end = None

    def look_back(self) -> None:
        """Tell of a crash of an earlier run, the newest only; each is told once."""
        found = take_faults(self._environment)
        if found:
            self._keep(native_report(found[-1], _facts()), earlier=True)

    def _in_main(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._tell(error)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._tell(arguments.exc_value)

    def _tell(self, error: BaseException) -> None:
        self._reports += 1
        if self._reports <= _MOST_REPORTS:
            self._keep(report_of(error, "the window", _facts()), earlier=False)

    def _keep(self, report: CrashReport, *, earlier: bool) -> None:
        self.caught.emit(Caught(report, _kept(report), earlier=earlier))


def caught_in(job: Job, bug: BugError) -> Caught:
    """The report of a mistake that ended a job and nothing else: kept on disk like that of a crash."""
    kind, trace = str(bug.facts.get("kind", "")), str(bug.facts.get("report", ""))
    report = traced_report(kind, trace, f"the window, job {job.task.verb}", _facts())
    return Caught(report, _kept(report))


def _kept(report: CrashReport) -> str:
    """Where a report lies now; empty when it could not be written."""
    try:
        return str(keep_report(report.text()))
    except (OSError, KitStudioError):
        return ""


def _facts() -> dict[str, str]:
    return {"qt": qVersion(), "display": QGuiApplication.platformName()}
