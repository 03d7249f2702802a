"""The commands in the dock: what the page in front would do, and what was done last, as lines to copy and run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.jobs.job import Job
from kitstudio.jobs.runner import Runner
from kitstudio.ui.commands import Command
from kitstudio.ui.frame.dock import tail
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, scrolling, wrap
from kitstudio.ui.widgets.base import Label, Line, Rule
from kitstudio.ui.widgets.buttons import icon_button

_MOST: Final = 8
_TITLE: Final = 190


class CommandPart(QWidget):
    """Commands of the page in front above those of the jobs that were started, the newest first."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._page: tuple[Command, ...] = ()
        self._done: tuple[Command, ...] = ()
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        area = scrolling(wrap(col(self._list, None, gap=0, margins=(16, 0, 8, 8))))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have it
        self.tail = tail()
        self.setLayout(col((area, 1), gap=0))
        self.setAccessibleName(self.tr("Commands"))
        runner.added.connect(self._added)
        self._show()

    @property
    def commands(self) -> tuple[Command, ...]:
        """What is shown, from the top."""
        return (*self._page, *self._done)

    def show_page(self, commands: Sequence[Command]) -> None:
        """Show what the page in front would do."""
        self._page = tuple(commands)
        self._show()

    @Slot(object)
    def _added(self, job: Job) -> None:
        if job.task.command:
            self._done = (Command(job.task.title, job.task.command), *self._done)[:_MOST]
            self._show()

    def _show(self) -> None:
        clear(self._list)
        groups = ((self.tr("On this page"), self._page), (self.tr("Done last"), self._done))
        for title, commands in groups:
            if commands:
                self._list.addWidget(_Head(title))
            for at, command in enumerate(commands):
                if at:
                    self._list.addWidget(Rule())
                self._list.addWidget(_Lines(command))
        if not self.commands:
            words = self.tr("Commands that do the same as the window are listed here.")
            self._list.addWidget(wrap(row(Label(words, "small", "muted"), None), height=40))


class _Head(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setLayout(row(Label(title, "label", "muted"), None, margins=(0, 6, 0, 2)))


class _Lines(QWidget):
    """One command: its title at the left, the line of `kitstudio` and below it that of `kit`."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        title = Line(command.title, "smallMedium", "text2")
        title.setFixedWidth(_TITLE)
        lines: list[Entry] = [self._line(command.line, "text")]
        lines += [self._line(command.kit, "muted")] if command.kit else []
        head = wrap(row(title), height=28)
        self.setLayout(row(col(head, None), 8, (col(*lines, gap=0), 1), gap=0, margins=(0, 2, 0, 2)))

    def _line(self, line: str, ink: str) -> QWidget:
        shown = Label(line, "monoSmall", ink)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setMinimumWidth(60)
        copy = icon_button(Icon.COPY, self.tr("Copy this line"))
        copy.setAccessibleDescription(line)
        copy.clicked.connect(partial(_copy, line))
        return wrap(row((shown, 1), col(copy, None)))


def _copy(line: str) -> None:
    QGuiApplication.clipboard().setText(line)
