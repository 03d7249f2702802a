"""What a person can do from anywhere in the window: open, receive, unpack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.drops import DRAFT, OPEN, RECEIVE, Drops, folder_of
from kitstudio.ui.library import StoredKit
from kitstudio.ui.page_kinds import is_kit

if TYPE_CHECKING:  # loaded with the first kit
    from kitstudio.ui.pages.kit_page import KitPage


class Acts(QObject):
    """The acts of one window."""

    def __init__(self, window: QWidget, desk: Desk, documents: Documents) -> None:
        super().__init__(window)
        self._window, self._desk, self._documents = window, desk, documents
        self._drops = Drops(window, desk)
        self._drops.chosen.connect(self.use)
        documents.unpack.connect(self._unpack_page)
        documents.receive.connect(self._receive)

    @Slot(str, str)
    def use(self, use: str, target: str) -> None:
        """Do with a path or REF what was chosen: DRAFT, RECEIVE or OPEN."""
        if use == DRAFT:
            self._documents.open_draft(folder_of(target))
        elif use == OPEN:
            self._documents.open_kit(target)
        elif use == RECEIVE:
            from kitstudio.ui.sheets.receive_sheet import ReceiveSheet  # noqa: PLC0415 - sheets come after the first picture

            sheet = ReceiveSheet(self._window, self._desk, Path(target))
            sheet.open_asked.connect(self._documents.open_kit)
            sheet.another_asked.connect(self.choose_archive)
            sheet.open()

    @Slot(object)
    def take(self, paths: tuple[str, ...]) -> None:
        """Do the likeliest thing with the first of these paths."""
        self._drops.take_first(paths)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and open it as a draft."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Open folder"))
        if chosen:
            self._drops.take(chosen)

    @Slot()
    def choose_archive(self) -> None:
        """Ask for an archive or layout and take its kits into the store."""
        from kitstudio.ui.sheets.receive_dialog import ReceiveDialog  # noqa: PLC0415 - as above

        dialog = ReceiveDialog(self._window, self._desk.home)
        dialog.chosen.connect(self._receive)
        dialog.open()

    @Slot(str)
    def _receive(self, path: str) -> None:
        self.use(RECEIVE, path)

    @Slot(object)
    def open_stored(self, kit: StoredKit) -> None:
        """Open a kit of the store."""
        self._documents.open_kit(kit.reference)

    @Slot(object)
    def unpack_stored(self, kit: StoredKit) -> None:
        """Open a kit and its unpack sheet."""
        self._documents.open_kit(kit.reference)
        page = self._documents.current
        if is_kit(page):
            page.unpack_soon()

    @Slot(object)
    def _unpack_page(self, page: KitPage) -> None:
        from kitstudio.ui.sheets.unpack_reading import folder_name  # noqa: PLC0415 - as above
        from kitstudio.ui.sheets.unpack_sheet import UnpackSheet  # noqa: PLC0415 - as above

        if page.opened is not None:
            folder = self._desk.home / folder_name(page.title)
            UnpackSheet(self._window, self._desk, page.opened, page.title, folder).open()

    @Slot(object)
    def export_stored(self, kits: tuple[StoredKit, ...]) -> None:
        """Open the export sheet for kits of the store."""
        from kitstudio.ui.sheets.export_sheet import open_export  # noqa: PLC0415 - as above

        if kits:
            open_export(self._window, self._desk, kits)
