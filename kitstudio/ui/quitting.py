"""Leaving while jobs run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kitstudio.jobs.job import Job
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.text import count, translate


def ask_to_quit(window: QWidget, running: Sequence[Job]) -> bool:
    """Ask whether the running jobs may be cancelled; True lets the window go."""
    one, many = translate("quitting", "{n} job is running."), translate("quitting", "{n} jobs are running.")
    stay, leave = translate("quitting", "Stay"), translate("quitting", "Cancel jobs and quit")
    titles = [job.task.title for job in running]
    words = count(len(running), one, many)
    title = translate("quitting", "Quit while jobs run?")
    return Decision(window, title, words, titles, [(stay, "secondary"), (leave, "danger")]).ask() == 1
