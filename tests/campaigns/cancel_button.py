"""The real window, and its cancel button pressed as a mouse would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kitstudio.host.settings import Settings
from kitstudio.jobs.job import Job
from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.ui.desk import Desk
from kitstudio.ui.fonts import load_fonts
from kitstudio.ui.main_window import MainWindow
from kitstudio.ui.pages.jobs_dock import JobRow
from kitstudio.ui.style import dress
from kitstudio.ui.theme import Appearance, Choice
from kitstudio.ui.widgets.buttons import Button

Press = Callable[[Job], tuple[Callable[[], object], Callable[[], bool]]]


def opened(context: Context, settings: Settings) -> tuple[Context, Runner, Press]:
    """Open the window with its dock of jobs; the context and runner of it, and how a job of it is cancelled there."""
    application = cast("QApplication", QApplication.instance())
    load_fonts()
    dress(application)
    desk = Desk(context, Path(settings.environment["HOME"]), application)
    window = MainWindow(desk, settings, Appearance(application, Choice.LIGHT))
    application.setProperty("window", window)
    window.show()
    window.jobs.toggle()

    def press(job: Job) -> tuple[Callable[[], object], Callable[[], bool]]:
        application.processEvents()
        line = next(each for each in window.findChildren(JobRow) if each.job is job)
        button = next(each for each in line.findChildren(Button) if each.isVisible() and each.text() == "Cancel")

        def shows() -> bool:
            line.repaint()
            return not button.isEnabled()

        return lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton), shows

    return context, desk.runner, press
