"""The log in the dock: the records of this run, from a level on, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kitstudio.ui.frame.dock import tail
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col
from kitstudio.ui.models.log_model import Column, LogFilter, LogModel
from kitstudio.ui.session_log import Level, SessionLog
from kitstudio.ui.widgets.buttons import Button, Segmented
from kitstudio.ui.widgets.tree import Tree

_WIDTHS = (92, 104, 0)


class LogPart(QWidget):
    """The table; `tail` holds the choice of level and Copy."""

    def __init__(self, log: SessionLog) -> None:
        super().__init__()
        self._model = LogModel(log, self)
        self._kept = LogFilter(self._model, self)
        self.table = Tree(
            self._kept, self.tr("Log"), _WIDTHS, stretch=Column.WORDS, first_pad=16, base="sunken", header=False
        )
        levels = (self.tr("All"), self.tr("Warnings"), self.tr("Errors"))
        self.levels = Segmented(levels, self.tr("Records from"), height=28)
        copy = Button(self.tr("Copy"), "ghost", Icon.COPY, height=28, tip=self.tr("Copy the records that are shown"))
        self.tail = tail(self.levels, copy)
        self.setLayout(col((self.table, 1), gap=0))
        self.setFocusProxy(self.table)
        self.levels.chosen.connect(self._filter)
        copy.clicked.connect(self.copy)
        self._kept.rowsInserted.connect(self._follow)

    @Slot(object)
    def _filter(self, at: int) -> None:
        self._kept.keep_from(Level(at))
        self.table.scrollToBottom()

    @Slot(QModelIndex, int, int)
    def _follow(self) -> None:
        """Show what came last, unless the person looks at something above it."""
        bar = self.table.verticalScrollBar()
        if bar.value() >= bar.maximum() - 2:
            self.table.scrollToBottom()

    @Slot()
    def copy(self) -> None:
        """Copy what is shown, a record a line."""
        rows = range(self._kept.rowCount())
        lines = ["  ".join(str(self._kept.index(at, column).data()) for column in Column) for at in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
