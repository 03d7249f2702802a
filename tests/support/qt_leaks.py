"""What a test of the window may not leave behind: a thread of a job, a top-level widget."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from kitstudio.jobs.job import THREAD_PREFIX


def job_threads() -> list[str]:
    """Names of the live threads of jobs."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(THREAD_PREFIX)]


def top_level_widgets() -> list[str]:
    """The top-level widgets left after deferred deletions and a collection."""
    if not isinstance(QCoreApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if QApplication.topLevelWidgets():
        gc.collect()  # a cycle of Python's may still hold one
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [repr(widget) for widget in QApplication.topLevelWidgets()]


def end_windows(*windows: QWidget) -> None:
    """Close windows and delete them while they are held.

    One that is only told to be deleted and then let go of belongs to the collector, who comes at any time: while one of
    its own pages shows what a job found, the labels of that page would go in the middle of it.
    """
    for window in windows:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
