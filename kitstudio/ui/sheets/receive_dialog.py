"""Where kits are received from: an archive or the folder of a layout."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.operations.places import ARCHIVE_ENDINGS
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.inputs import Field, labelled
from kitstudio.ui.widgets.overlays import Dialog


class ReceiveDialog(Dialog):
    """Asks for a path; no chooser of the system takes files and folders alike. `chosen(str)`: this one."""

    chosen = Signal(str)

    def __init__(self, window: QWidget, home: Path) -> None:
        self._home = home
        hint = translate("receive", "An OCI archive, or the folder of an OCI layout. Every digest is checked first.")
        self.path = Field("", translate("receive", "Path"), icon=Icon.BUNDLE, mono=True)
        archive = Button(translate("receive", "Choose archive…"), "secondary", Icon.BUNDLE)
        folder = Button(translate("receive", "Choose layout folder…"), "secondary", Icon.FOLDER)
        cancel = Button(translate("receive", "Cancel"), "ghost", height=32)
        self.go = Button(translate("receive", "Receive"), "primary", Icon.BUNDLE, "↵", 32)
        field = labelled(translate("receive", "From"), self.path)
        words = Label(hint, "small", "muted", wrap=True)
        body = wrap(col(field, row(archive, folder, None), 4, words, gap=8, margins=(20, 16, 20, 18)))
        super().__init__(window, translate("receive", "Receive"), body, [None, cancel, self.go])
        archive.clicked.connect(self._choose_archive)
        folder.clicked.connect(self._choose_folder)
        cancel.clicked.connect(self.dismiss)
        self.go.clicked.connect(self._go)
        self.path.edit.returnPressed.connect(self._go)
        self.path.edit.textChanged.connect(self._tell)
        self._tell()

    @property
    def _typed(self) -> str:
        """The path as typed, `~/` filled in; empty while it is none."""
        typed = self.path.edit.text().strip()
        path = self._home / typed[2:] if typed.startswith("~/") else Path(typed)
        return str(path) if path.is_absolute() else ""

    @Slot()
    def _tell(self) -> None:
        self.go.setEnabled(bool(self._typed))

    @Slot()
    def _choose_archive(self) -> None:
        endings = " ".join(f"*{each}" for each in ARCHIVE_ENDINGS)
        kinds = translate("receive", "OCI archives ({endings});;All files (*)").format(endings=endings)
        chosen, _ = QFileDialog.getOpenFileName(self, translate("receive", "Choose an archive"), "", kinds)
        if chosen:
            self.path.edit.setText(chosen)

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, translate("receive", "Choose the folder of a layout"))
        if chosen:
            self.path.edit.setText(chosen)

    @Slot()
    def _go(self) -> None:
        path = self._typed
        if path:
            self.dismiss()
            self.chosen.emit(path)
