"""What this program is: versions, where it was built from, and the licence of every part of it."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kitstudio import __version__
from kitstudio.base.control import Control
from kitstudio.host.provenance import Part, commit, parts
from kitstudio.jobs.job import Task
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row
from kitstudio.ui.models.parts_model import PartsModel
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.base import Label, Mark, Panel
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.delegates import Role
from kitstudio.ui.widgets.text_view import TextView
from kitstudio.ui.widgets.tree import Tree

_WIDTHS = (0, 110, 330)


def _read(_control: Control) -> tuple[str, tuple[Part, ...]]:
    return commit(), parts()


class AboutPane(QWidget):
    """Versions to copy, and the parts with their licences to read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._facts = Label("", "small", "text2")
        copy = Button(self.tr("Copy versions"), "secondary", Icon.COPY)
        words = self.tr("Packs, looks into and hands on AI model packages. Under the Apache licence 2.0.")
        name = col(Label("Kit Studio", "h1"), Label(words, "small", "muted", wrap=True, line=125), gap=2)
        head = row(Mark(42), 14, (name, 1), copy, gap=0)
        self._model = PartsModel(parent=self)
        self.table = Tree(self._model, self.tr("Parts and their licences"), _WIDTHS, 30, first_pad=16)
        self.text = TextView(self.tr("Text of the licence"), numbers=False)
        made = Label(self.tr("What it is made of"), "smallStrong", "text2")
        list_ = Panel(col((self.table, 1), gap=0, margins=1), "surface", RADIUS["card"], "line")
        well = Panel(col((self.text, 1), gap=0, margins=2), "surface", RADIUS["card"], "line")
        parts_ = col(head, 12, self._facts, 18, made, 8, (list_, 3), 12, (well, 4), gap=0, margins=(28, 18, 28, 16))
        self.setLayout(parts_)
        copy.clicked.connect(self._copy)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._show_facts("")
        desk.reader.submit(Task("about", "about", ""), _read).succeeded.connect(self._found)

    def _show_facts(self, built: str) -> None:
        facts = [f"Kit Studio {__version__}"]
        facts += [self.tr("commit {hash}").format(hash=built[:12])] if built else []
        facts += [
            f"Qt {qVersion()}",
            f"Python {platform.python_version()}",
            f"{platform.system()} {platform.release()}",
        ]
        facts.append(QGuiApplication.platformName())
        self._facts.say(" · ".join(facts))

    @Slot(object)
    def _found(self, found: tuple[str, Sequence[Part]]) -> None:
        self._show_facts(found[0])
        self._model.show_rows(found[1])
        self.table.setCurrentIndex(self._model.index(0, 0))

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, index: QModelIndex | QPersistentModelIndex, _before: object) -> None:
        part = index.data(Role.ROW)
        if isinstance(part, Part):
            self.text.show_text("\n\n".join(each for each in (part.home, part.text) if each))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._facts.content)
