"""What was opened stays open when a kit is called otherwise: its tab, and its line among what was opened last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kitstudio.host.recents import RecentKind
from kitstudio.model.content import Origin
from kitstudio.ui.desk import Desk
from kitstudio.ui.document_pages import KIT
from kitstudio.ui.documents import Documents
from kitstudio.ui.frame.tabs import DocumentTabs
from kitstudio.ui.library import StoredKit

if TYPE_CHECKING:  # only ever named
    from kitstudio.model.descriptor import Digest


class Following(QObject):
    """After each look at the store: a kit that has lost the name it was opened by goes by one that it still has.

    That is a name of the same repository if there is one, then any other, then its digest.
    """

    def __init__(self, desk: Desk, documents: Documents, tabs: DocumentTabs) -> None:
        super().__init__(documents)
        self._desk, self._documents, self._tabs = desk, documents, tabs
        self._meant: dict[str, Digest] = {}
        desk.library.changed.connect(self._look)

    @Slot()
    def _look(self) -> None:
        holding = self._desk.library.holding
        if holding is None:
            return
        before, self._meant = self._meant, _meant(holding.kits)
        stored = set(self._meant.values())
        lost = {name: kit for name, kit in before.items() if name not in self._meant and kit in stored}
        self._move_tabs(lost, stored)
        if lost:
            self._documents.closed = [self._key_now(each, lost) for each in self._documents.closed]
            for each in self._desk.shelf.items:
                if each.kind is RecentKind.KIT and each.name in lost:
                    self._desk.shelf.rename(each.name, self._ways_to(each.name, lost[each.name])[0])

    def _move_tabs(self, lost: Mapping[str, Digest], stored: set[Digest]) -> None:
        """Also those of kits whose name means another kit by now."""
        moved = {key: lost[name] for key in self._tabs.keys if (name := key.removeprefix(KIT)) in lost}
        for key, page in self._documents.kits:
            name, opened = key.removeprefix(KIT), page.opened
            if opened is not None and opened.origin is Origin.STORE and "sha256:" not in name:
                digest = opened.kit.descriptor.digest
                if digest in stored and self._meant.get(name) != digest:
                    moved[key] = digest
        ways = {key: self._ways_to(key.removeprefix(KIT), digest) for key, digest in moved.items()}
        # One that takes the name of another waits until that has a new one.
        for key in sorted(ways, key=lambda each: f"{KIT}{ways[each][0]}" in self._tabs.keys):
            free = [each for each in ways[key] if f"{KIT}{each}" not in self._tabs.keys]
            if free:
                self._documents.rename(key, f"{KIT}{free[0]}")

    def _key_now(self, key: str, lost: Mapping[str, Digest]) -> str:
        name = key.removeprefix(KIT)
        return f"{KIT}{self._ways_to(name, lost[name])[0]}" if name in lost else key

    def _ways_to(self, name: str, digest: Digest) -> list[str]:
        """What a kit can be opened by, the likest to a name first."""
        repository = name.rpartition(":")[0]
        names = [each for each, meant in self._meant.items() if meant == digest and each != str(digest)]
        names.sort(key=lambda each: each.rpartition(":")[0] != repository)
        return [*names, str(digest)]


def _meant(kits: Iterable[StoredKit]) -> dict[str, Digest]:
    """Which kit each name means; one without a name goes by its digest."""
    return {name: kit.digest for kit in kits for name in kit.names or (str(kit.digest),)}
