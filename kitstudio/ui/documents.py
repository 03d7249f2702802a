"""The open documents: a tab for each kit and each draft, and a page as soon as it is shown."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.document_pages import DRAFT, KIT, DocumentPages
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.frame.tabs import Document
from kitstudio.ui.icons import Icon
from kitstudio.ui.page_kinds import is_draft, is_kit
from kitstudio.ui.pages.draft_leaving import Leave
from kitstudio.ui.rooms import page_or_error
from kitstudio.ui.twins import Twins

if TYPE_CHECKING:  # loaded with the first document
    from kitstudio.ui.pages.draft_page import DraftPage
    from kitstudio.ui.pages.kit_page import KitPage

_TAG: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,40}")
"""A tag short enough to be read in a tab; the digits of a digest are longer."""


_PLACES: Final = ("oci:", "dir:", "/")
"""How a REF of a kit on the disk begins."""


class Documents(QObject):
    """Opens, shows and closes documents.

    Attributes:
        closed: keys of what was closed in this run, the last one last.

    Signals:
        shown(str): the document with this key is in front.
        left(): the last one that was in front was closed.
        changed(): a document was opened, closed, moved or renamed.
        rekeyed(str, str): the document with this key has another one now.
        unpack(KitPage): the person wants the files of the kit on this page.
        receive(str): the person wants the kits at this path in the store.
        act_asked(str, StoredKit): the person wants what the list of kits does with one.
    """

    shown = Signal(str)
    left = Signal()
    changed = Signal()
    rekeyed = Signal(str, str)
    unpack = Signal(object)
    receive = Signal(str)
    act_asked = Signal(str, object)

    def __init__(self, desk: Desk, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._pages: dict[str, QWidget | None] = {}
        self._ending = False
        self._leaving = Leave(shell, lambda page: self.show_at(self._place(page)))
        self.closed: list[str] = []
        self._maker = DocumentPages(desk, self)
        self._maker.renamed.connect(self._renamed)
        self._maker.edited.connect(self._edited)
        self._maker.read.connect(Twins(self, shell.tabs, desk.reader).look)
        self._maker.unpack.connect(self.unpack)
        self._maker.open_asked.connect(self.open_kit)
        self._maker.draft_asked.connect(self.open_draft)
        self._maker.kits_asked.connect(self.left)
        self._maker.receive.connect(self.receive)
        self._maker.act_asked.connect(self.act_asked)
        shell.tabs.tabBarClicked.connect(self.show_at)
        shell.tabs.currentChanged.connect(self.show_at)
        shell.tabs.tabCloseRequested.connect(self.close)
        shell.tabs.tabMoved.connect(self.changed)

    @property
    def kits(self) -> tuple[tuple[str, KitPage], ...]:
        """Key and page of each open kit that was shown in this run, the one in front first."""
        pages = [(key, page) for key, page in self._pages.items() if is_kit(page)]
        return tuple(sorted(pages, key=lambda each: each[1] is not self.current))

    @property
    def drafts(self) -> dict[str, DraftPage]:
        """Each open draft that was shown in this run, by its key."""
        return {key: page for key, page in self._pages.items() if is_draft(page)}

    @property
    def current(self) -> QWidget | None:
        """The page in front, None when a room is."""
        page = self._shell.page
        return page if page in self._pages.values() else None

    @Slot(str)
    def open_kit(self, reference: str) -> None:
        """Open a kit, or show it when it is open."""
        self._open(f"{KIT}{reference}")

    @Slot(object)
    def open_draft(self, folder: Path) -> None:
        """Open a folder as a draft, or show it when it is open."""
        self._open(f"{DRAFT}{folder}")

    @Slot()
    def open_closed(self) -> None:
        """Open again what was closed last."""
        if self.closed:
            self._open(self.closed.pop())

    def _open(self, key: str) -> None:
        self.reopen(key)
        self.show(key)

    def reopen(self, key: str, title: str = "") -> None:
        """Add the tab of a document behind the others; nothing is read for it before it is shown.

        Args:
            key: `kit:REF` or `draft:FOLDER`.
            title: what it was called when somebody looked last; what is known of it now is called before that.
        """
        if key in self._pages or not key.startswith((KIT, DRAFT)):
            return
        self._pages[key] = None
        name = key.partition(":")[2]
        called = _called(self._maker, key)
        icon = Icon.DRAFT if key.startswith(DRAFT) else Icon.KIT
        with QSignalBlocker(self._shell.tabs):  # adding the first tab would already turn to it
            self._shell.tabs.add_document(Document(key, icon), called or title or _words(key), name)
        if self.current is None:
            self._shell.tabs.rest(on=True)
        self._shell.show_tabs(on=True)
        self.changed.emit()

    def _again(self, key: str) -> None:
        """Make a page that could not be made once more."""
        old, self._pages[key] = self._pages[key], None
        self.show(key)
        if old is not None:
            self._shell.drop_page(old)

    @Slot(str)
    def show(self, key: str) -> None:
        """Bring a document to the front."""
        tabs = self._shell.tabs
        if key not in self._pages:
            return
        page = self._pages[key]
        if page is None:
            page = self._pages[key] = page_or_error(partial(self._maker.make, key), partial(self._again, key))
        with QSignalBlocker(tabs):
            tabs.setCurrentIndex(tabs.place_of(key))
        tabs.rest(on=False)
        self._shell.show_page(page)
        page.setFocus()
        self.shown.emit(key)

    @Slot(int)
    def show_at(self, at: int) -> None:
        """Bring the document at a place to the front, if there is one."""
        if 0 <= at < self._shell.tabs.count():
            self.show(self._shell.tabs.document(at).key)

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
        if is_draft(page) and not self._leaving.may_go([page]):
            return False
        self._drop(key)
        return True

    def _drop(self, key: str) -> None:
        """Take a document away; a closed draft stops reading its folder."""
        tabs, page = self._shell.tabs, self._pages[key]
        if is_draft(page):
            page.state.close()
        if is_kit(page):
            page.closing()
        in_front = page is not None and page is self.current
        del self._pages[key]
        self.closed = [*(each for each in self.closed if each != key), key]
        with QSignalBlocker(tabs):
            tabs.removeTab(tabs.place_of(key))
        if page is not None:
            self._shell.drop_page(page)
        self._shell.show_tabs(on=tabs.count() > 0)
        self.changed.emit()
        if not in_front or self._ending:
            return
        if tabs.count():
            self.show_at(tabs.currentIndex())
        else:
            self.left.emit()

    def close_all(self) -> bool:
        """Close every document, or none when edits that are not saved are to stay."""
        if not self._leaving.may_go([page for page in self._pages.values() if is_draft(page)]):
            return False
        self._ending = True
        for key in list(self._pages):
            self._drop(key)
        self._ending = False
        return True

    def rename(self, old: str, new: str) -> None:
        """Let the tab of a kit go on under another key, which no other document has."""
        tabs, name = self._shell.tabs, new.partition(":")[2]
        at = tabs.place_of(old)
        self._pages = {new if key == old else key: page for key, page in self._pages.items()}
        tabs.document(at).key = new
        tabs.setTabToolTip(at, name)
        tabs.setTabText(at, _called(self._maker, new) or _words(new))
        page = self._pages[new]
        if is_kit(page):
            page.rename(name)
        self.rekeyed.emit(old, new)
        self.changed.emit()

    @Slot(object, str)
    def _renamed(self, page: object, title: str) -> None:
        at = self._place(page)
        if at >= 0:
            kind, _, name = self._shell.tabs.document(at).key.partition(":")
            tag = _tag(name) if kind == "kit" else ""
            self._shell.tabs.setTabText(at, f"{title} {tag}".rstrip())
            self.changed.emit()

    @Slot(object, bool)
    def _edited(self, page: object, edited: bool) -> None:  # noqa: FBT001 - Qt's signature
        at = self._place(page)
        if at >= 0:
            self._shell.tabs.mark(at, changed=edited)
            self.changed.emit()

    def _place(self, page: object) -> int:
        key = next((key for key, each in self._pages.items() if each is page), "")
        return self._shell.tabs.place_of(key)


def _called(maker: DocumentPages, key: str) -> str:
    """What the tab of a document says, as far as that is known without reading it."""
    called = maker.called(key)
    return f"{called} {_tag(key.partition(':')[2])}".rstrip() if called and key.startswith(KIT) else called


def _tag(name: str) -> str:
    """The tag in a REF; empty for one that has none."""
    _, colon, tag = name.rpartition(":")
    return tag if colon and _TAG.fullmatch(tag) else ""


def _words(key: str) -> str:
    """A document as a tab says it before it was read: two versions of one kit are told apart by it."""
    name = key.partition(":")[2]
    if key.startswith(DRAFT) or name.startswith(_PLACES):
        return Path(name).name or name
    tag = _tag(name)
    if tag:
        return f"{name.removesuffix(tag).removesuffix(':')} {tag}"
    return text.digest(name) if name.startswith("sha256:") else name
