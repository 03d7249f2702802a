"""The open documents: a page and a tab for each kit and each draft."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kitstudio.operations.pack_options import PackReport
from kitstudio.ui.desk import Desk
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.tabs import Document
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.kit_page import KitPage


class Documents(QObject):
    """Opens, shows and closes documents.

    Signals:
        shown(str): the document with this key is in front.
        left(): the last one that was in front was closed.
        changed(): a document was opened, closed or renamed.
        unpack(KitPage): the person wants the files of the kit on this page.
    """

    shown = Signal(str)
    left = Signal()
    changed = Signal()
    unpack = Signal(object)

    def __init__(self, desk: Desk, shell: Shell) -> None:
        super().__init__(shell)
        self._desk, self._shell = desk, shell
        self._pages: dict[str, QWidget] = {}
        shell.tabs.tabBarClicked.connect(self._clicked)
        shell.tabs.currentChanged.connect(self._turned)
        shell.tabs.tabCloseRequested.connect(self.close)

    @property
    def drafts(self) -> tuple[tuple[str, str, bool], ...]:
        """Key, title and whether it has unsaved changes, of each open draft."""
        tabs = self._shell.tabs
        places = [(at, tabs.document(at)) for at in range(tabs.count())]
        return tuple((each.key, tabs.tabText(at), each.changed) for at, each in places if each.icon is Icon.DRAFT)

    @property
    def current(self) -> QWidget | None:
        """The page in front, None when a room is."""
        page = self._shell.page
        return page if page in self._pages.values() else None

    def open_kit(self, reference: str) -> None:
        """Open a kit, or show it when it is open."""
        key = f"kit:{reference}"
        if key not in self._pages:
            page = KitPage(self._desk, reference)
            page.unpack.connect(self._unpack)
            page.title_changed.connect(self._renamed)
            self._add(key, page, Icon.KIT, reference, reference)
        self.show(key)

    def open_draft(self, folder: Path) -> None:
        """Open a folder as a draft, or show it when it is open."""
        key = f"draft:{folder}"
        if key not in self._pages:
            page = DraftPage(self._desk.context, self._desk.runner, folder, reader=self._desk.reader)
            page.title_changed.connect(self._renamed)
            page.edited_changed.connect(self._edited)
            page.packed.connect(self._desk.library.refresh)
            page.open_asked.connect(self._open_packed)
            self._add(key, page, Icon.DRAFT, folder.name, str(folder))
        self.show(key)

    def _add(self, key: str, page: QWidget, icon: Icon, title: str, tip: str) -> None:
        self._pages[key] = page
        _leave_drops_to_the_window(page)
        with QSignalBlocker(self._shell.tabs):  # adding the first tab would already turn to it
            self._shell.tabs.add_document(Document(key, icon), title, tip)
        self._shell.show_tabs(on=True)
        self.changed.emit()

    def show(self, key: str) -> None:
        """Bring a document to the front."""
        page, tabs = self._pages.get(key), self._shell.tabs
        if page is None:
            return
        with QSignalBlocker(tabs):
            tabs.setCurrentIndex(tabs.place_of(key))
        tabs.rest(on=False)
        self._shell.show_page(page)
        page.setFocus()
        self.shown.emit(key)

    def turn(self, by: int) -> None:
        """Show the next document (or with -1 the one before), round and round."""
        tabs = self._shell.tabs
        if tabs.count():
            at = (tabs.currentIndex() + by) % tabs.count() if self.current is not None else tabs.currentIndex()
            self.show(tabs.document(at).key)

    @Slot()
    def close_current(self) -> None:
        """Close the document in front, if one is."""
        if self.current is not None:
            self.close(self._shell.tabs.currentIndex())

    @Slot(int)
    def close(self, at: int) -> bool:
        """Close a document, unless the person wants to keep what is not saved."""
        tabs = self._shell.tabs
        key = tabs.document(at).key
        page = self._pages[key]
        if isinstance(page, DraftPage) and not page.may_close():
            return False
        if isinstance(page, KitPage):
            page.closing()
        in_front = page is self.current
        del self._pages[key]
        with QSignalBlocker(tabs):
            tabs.removeTab(at)
        self._shell.drop_page(page)
        self._shell.show_tabs(on=tabs.count() > 0)
        self.changed.emit()
        if in_front and tabs.count():
            self.show(tabs.document(tabs.currentIndex()).key)
        elif in_front:
            self.left.emit()
        return True

    def close_all(self) -> bool:
        """Close every document; stops at the first that wants to stay."""
        while self._shell.tabs.count():
            if not self.close(self._shell.tabs.count() - 1):
                return False
        return True

    @Slot(int)
    def _clicked(self, at: int) -> None:
        if at >= 0:
            self.show(self._shell.tabs.document(at).key)

    @Slot(int)
    def _turned(self, at: int) -> None:
        if at >= 0 and self._shell.tabs.document(at).key in self._pages:
            self.show(self._shell.tabs.document(at).key)

    def _place(self, page: object) -> int:
        key = next((key for key, each in self._pages.items() if each is page), "")
        return self._shell.tabs.place_of(key)

    @Slot(str)
    def _renamed(self, title: str) -> None:
        at = self._place(self.sender())
        if at >= 0:
            self._shell.tabs.setTabText(at, title)
            self.changed.emit()

    @Slot(bool)
    def _edited(self, edited: bool) -> None:  # noqa: FBT001 - Qt's signature
        at = self._place(self.sender())
        if at >= 0:
            self._shell.tabs.mark(at, changed=edited)
            self.changed.emit()

    @Slot(object)
    def _unpack(self, _opened: object) -> None:
        page = self.sender()
        if isinstance(page, KitPage):
            self.unpack.emit(page)

    @Slot(object)
    def _open_packed(self, report: PackReport) -> None:
        named = report.references[0] if report.references else report.descriptor.digest
        self.open_kit(str(named))


def _leave_drops_to_the_window(page: QWidget) -> None:
    """Text fields would take a dropped folder for words."""
    for edit in page.findChildren(QLineEdit):
        edit.setAcceptDrops(False)
    for area in page.findChildren(QPlainTextEdit):
        area.setAcceptDrops(False)
        area.viewport().setAcceptDrops(False)
