"""Leaving while jobs run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from kitstudio.jobs.job import Job
from kitstudio.ui.text import count, translate


def ask_to_quit(window: QWidget, running: Sequence[Job]) -> bool:
    """Ask whether the running jobs may be cancelled; True lets the window go."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    one, many = translate("quitting", "{n} job is running."), translate("quitting", "{n} jobs are running.")
    box.setText(count(len(running), one, many))
    box.setInformativeText("\n".join(job.task.title for job in running[:6]))
    leave = box.addButton(translate("quitting", "Cancel jobs and quit"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(translate("quitting", "Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    left = box.clickedButton() is leave
    box.deleteLater()
    return left
