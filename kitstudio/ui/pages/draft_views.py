"""The three views of a draft beside each other: contents, form, text. In a narrow window form and text take turns."""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from kitstudio.ui.contents.pane import ContentsPane
from kitstudio.ui.editor.kitfile_pane import KitfilePane
from kitstudio.ui.form.pane import FormPane
from kitstudio.ui.frame.memory import Remembering, remember
from kitstudio.ui.layout import row
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.buttons import Segmented

_WIDE: Final = 940
"""Pixels for the three views from which form and text stand beside each other, at the usual size of text."""

_KEY: Final = "draft/views"
_SIZES: Final = (412, 298, 328)
"""At 1280 px, with the sidebar, usual names are whole in the contents, and usual choices in the form."""


class View(enum.IntEnum):
    """What is shown beside the contents."""

    BOTH = 0
    FORM = 1
    TEXT = 2


class _Switch(QWidget):
    """The segments that choose; two of them in a narrow window."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        both, form, yaml = self.tr("Both"), self.tr("Form"), self.tr("YAML")
        name = self.tr("What is shown beside the contents")
        self._wide = Segmented([both, form, yaml], name, height=26)
        self._narrow = Segmented([form, yaml], name, height=26)
        self.setLayout(row(self._wide, self._narrow, gap=0))
        self._wide.chosen.connect(self._choose)
        self._narrow.chosen.connect(self._choose_narrow)

    def show_view(self, view: View, *, narrow: bool) -> None:
        """Show which one it is."""
        with QSignalBlocker(self._wide), QSignalBlocker(self._narrow):
            self._wide.choose(view)
            self._narrow.choose(1 if view is View.TEXT else 0)
        self._wide.setVisible(not narrow)
        self._narrow.setVisible(narrow)

    @Slot(object)
    def _choose(self, at: int) -> None:
        self.chosen.emit(View(at))

    @Slot(object)
    def _choose_narrow(self, at: int) -> None:
        self.chosen.emit(View.TEXT if at else View.FORM)


class DraftViews(QSplitter):
    """Contents, form and text of one draft."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._view, self._turn, self._narrow = View.BOTH, View.FORM, False
        self._switches = (_Switch(), _Switch())
        self.contents = ContentsPane()
        self.form = FormPane(self._switches[0])
        self.kitfile = KitfilePane(self._switches[1])
        for at, (pane, stretch) in enumerate(((self.contents, 3), (self.form, 2), (self.kitfile, 3))):
            self.addWidget(pane)
            self.setStretchFactor(at, stretch)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes(list(_SIZES))
        for switch in self._switches:
            switch.chosen.connect(self.choose)
        remember(self, _KEY)
        self._arrange()

    @property
    def view(self) -> View:
        """What is shown now."""
        return self._turn if self._narrow else self._view

    @Slot(object)
    def choose(self, view: View) -> None:
        """Show form, text or both."""
        if self._narrow:
            self._turn = View.FORM if view is View.BOTH else view
        else:
            self._view = view
        window = self.window()
        if isinstance(window, Remembering):
            window.memory.keep(f"{_KEY}/shown", [self._view, self._turn])
        self._arrange()

    def show_text(self) -> None:
        """Make sure the text is seen."""
        if self.view is View.FORM:
            self.choose(View.TEXT)

    def _arrange(self) -> None:
        view = self.view
        self.form.setVisible(view is not View.TEXT)
        self.kitfile.setVisible(view is not View.FORM)
        self._switches[1].setVisible(view is View.TEXT)
        for switch in self._switches:
            switch.show_view(view, narrow=self._narrow)
        self.form.show_chip(on=view is View.FORM)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        kept = window.memory.numbers(f"{_KEY}/shown") if isinstance(window, Remembering) else []
        if len(kept) == 2 and kept[0] in tuple(View) and kept[1] in (View.FORM, View.TEXT):
            self._view, self._turn = View(kept[0]), View(kept[1])
        self._measure()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        self._narrow = self.width() < _WIDE * T.scale
        self._arrange()
