"""Makes the pages of documents, and tells what happens on them by page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kitstudio.host.assemble import pack_defaults
from kitstudio.ui.desk import Desk
from kitstudio.ui.page_kinds import is_draft, is_kit

if TYPE_CHECKING:  # loaded with the first draft
    from kitstudio.operations.pack_options import PackOptions, PackReport

KIT: Final = "kit:"
DRAFT: Final = "draft:"


class DocumentPages(QObject):
    """The page of a key: `kit:REF` or `draft:FOLDER`.

    Signals:
        renamed(page, title), edited(page, bool): what its tab should say.
        read(DraftPage): its folder was read for the first time.
        unpack(KitPage): the person wants the files of this kit.
        open_asked(REF): the person wants to see a kit.
        draft_asked(Path): a folder was made that is to be opened as a draft.
        kits_asked(): the person wants the list of kits.
        receive(str): the person wants the kits at this path in the store.
        act_asked(str, StoredKit): the person wants what the list of kits does with one.
    """

    renamed = Signal(object, str)
    edited = Signal(object, bool)
    read = Signal(object)
    unpack = Signal(object)
    open_asked = Signal(str)
    draft_asked = Signal(object)
    kits_asked = Signal()
    receive = Signal(str)
    act_asked = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def make(self, key: str) -> QWidget:
        """Make the page of a document."""
        name = key.partition(":")[2]
        page = self._draft(Path(name)) if key.startswith(DRAFT) else self._kit(name)
        _leave_drops_to_the_window(page)
        return page

    def called(self, key: str) -> str:
        """What the store, or the last look at the folder, calls a document; empty when neither knows it."""
        name = key.partition(":")[2]
        if key.startswith(DRAFT):
            state = self._desk.shelf.states.get(name)
            return state.name if state is not None else ""
        kit = self._desk.library.called(name)
        return kit.title if kit is not None else ""

    def _kit(self, reference: str) -> QWidget:
        from kitstudio.ui.pages.kit_page import KitPage  # noqa: PLC0415 - half of the modules, after the first picture

        page = KitPage(self._desk, reference)
        page.unpack.connect(self._unpack)
        page.title_changed.connect(self._rename)
        page.draft_made.connect(self.draft_asked)
        page.open_asked.connect(self.open_asked)
        page.kits_asked.connect(self.kits_asked)
        page.receive.connect(self.receive)
        page.act_asked.connect(self.act_asked)
        return page

    def _draft(self, folder: Path) -> QWidget:
        from kitstudio.ui.pages.draft_page import DraftPage  # noqa: PLC0415 - as above

        desk = self._desk
        author = desk.preferences.settings.text("packing.author")
        page = DraftPage(
            desk.context,
            desk.runner,
            folder,
            reader=desk.reader,
            keeper=desk.keeper,
            author=author,
            first=self._pack_defaults,
            short=desk.short,
        )
        page.title_changed.connect(self._rename)
        page.edited_changed.connect(self._edit)
        page.state.reloaded.connect(self._tell_read)
        page.packed.connect(self._desk.library.refresh)
        page.open_asked.connect(self._open_packed)
        return page

    def _pack_defaults(self) -> PackOptions:
        return pack_defaults(self._desk.preferences.settings)

    @Slot(str)
    def _rename(self, title: str) -> None:
        self.renamed.emit(self.sender(), title)

    @Slot(bool)
    def _edit(self, edited: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.edited.emit(self.sender(), edited)

    @Slot()
    def _tell_read(self) -> None:
        page = self.sender().parent()
        if is_draft(page):
            page.state.reloaded.disconnect(self._tell_read)
            self.read.emit(page)

    @Slot(object)
    def _unpack(self, _opened: object) -> None:
        page = self.sender()
        if is_kit(page):
            self.unpack.emit(page)

    @Slot(object)
    def _open_packed(self, report: PackReport) -> None:
        named = report.references[0] if report.references else report.descriptor.digest
        self.open_asked.emit(str(named))


def _leave_drops_to_the_window(page: QWidget) -> None:
    """Text fields would take a dropped folder for words."""
    for edit in page.findChildren(QLineEdit):
        edit.setAcceptDrops(False)
    for area in page.findChildren(QPlainTextEdit):
        area.setAcceptDrops(False)
        area.viewport().setAcceptDrops(False)
