"""The open tabs from one run to the next; what is gone meanwhile is said and passed over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Job, Task
from kitstudio.ui import text
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.frame.memory import Memory
from kitstudio.ui.frame.tabs import DocumentTabs

_OPEN, _TITLES, _FRONT = "open", "titles", "front"
_SCHEMES: Final = ("oci:", "dir:")


def gone_of(keys: Sequence[str], stored: frozenset[str] | None, _control: Control) -> tuple[str, ...]:
    """Those of some documents that are not there any more; looks at the disk, so a worker asks.

    Args:
        keys: `draft:FOLDER` or `kit:REF`.
        stored: every name and digest in the store; None when nobody knows, and kits are given the benefit.
    """
    return tuple(key for key in keys if not _is_there(key, stored))


def _is_there(key: str, stored: frozenset[str] | None) -> bool:
    kind, _, name = key.partition(":")
    if kind == "draft":
        return os.path.isdir(name)
    if stored is None or name in stored:
        return True
    scheme = next((each for each in _SCHEMES if name.startswith(each)), "")
    path = name.removeprefix(scheme)
    return os.path.isabs(path) and os.path.exists(path)


class Session(QObject):
    """Keeps which documents are open. `returned(str)`: go to this place, where one was when the window was closed."""

    returned = Signal(str)

    def __init__(self, desk: Desk, documents: Documents, tabs: DocumentTabs, memory: Memory) -> None:
        super().__init__(documents)
        self._desk, self._documents, self._tabs, self._memory = desk, documents, tabs, memory
        self._wanted: tuple[str, ...] = ()
        self._titles: dict[str, str] = {}
        self._front = ""
        self._resting = True
        documents.changed.connect(self.keep)

    def _key(self, name: str) -> str:
        """Each store has tabs of its own: what is open in the one is not there in the other."""
        store = hashlib.sha256(os.fsencode(self._desk.context.store_path)).hexdigest()[:16]
        return f"tabs-{store}/{name}"

    @Slot()
    def keep(self) -> None:
        """Keep which tabs are open, and what they are called: a kit or folder is read only when it is shown."""
        if not self._resting:
            self._memory.keep(self._key(_OPEN), list(self._tabs.keys))
            self._memory.keep(self._key(_TITLES), list(self._tabs.titles))

    @Slot(str)
    def arrived(self, place: str) -> None:
        """Keep which place is in front."""
        if not self._resting:
            self._memory.keep(self._key(_FRONT), place)

    def rest(self, *, on: bool) -> None:
        """Keep nothing while the window closes its documents one by one."""
        self._resting = on

    def begin(self, *, quiet: bool) -> None:
        """Open what was open, once the store was looked at; with `quiet` in the background only."""
        self._wanted = tuple(self._memory.texts(self._key(_OPEN)))
        self._titles = dict(zip(self._wanted, self._memory.texts(self._key(_TITLES)), strict=False))
        chosen = self._desk.preferences.settings.text("general.start_page")
        front = self._memory.kept(self._key(_FRONT)) if chosen == "last" else chosen
        self._front = front if isinstance(front, str) and not quiet else ""
        if self._wanted:
            self._desk.library.changed.connect(self._look)
        else:
            self._end()

    @Slot()
    def stay(self) -> None:
        """Open what was open, but go nowhere: something else is to be seen first."""
        self._front = ""

    @Slot()
    def _look(self) -> None:
        self._desk.library.changed.disconnect(self._look)
        holding = self._desk.library.holding
        names = None
        if holding is not None:
            tags = {f"{kit.repository}:{tag}" for kit in holding.kits for tag in kit.tags}
            names = frozenset(tags | {str(kit.digest) for kit in holding.kits})
        work = partial(gone_of, self._wanted, names)
        job = self._desk.reader.submit(Task("reopen", "reopen", ""), work)
        job.ended.connect(partial(self._reopen, job))

    def _reopen(self, job: Job) -> None:
        gone = job.result if isinstance(job.result, tuple) else ()
        for key in self._wanted:
            if key not in gone:
                self._documents.reopen(key, self._titles.get(key, ""))
        if gone:
            words = text.count(len(gone), self.tr("{n} tab was not opened again"), self.tr("{n} tabs were not opened"))
            names = ", ".join(key.partition(":")[2] for key in gone)
            self._desk.noted.emit("warn", words, self.tr("Not there any more: {names}").format(names=names))
        self._end()

    def _end(self) -> None:
        self._resting = False
        self.keep()
        if self._front:
            self.returned.emit(self._front)
