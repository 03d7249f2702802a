"""One tab for a folder, whatever it was called when it was opened: through a link, by `..`, by a second mount."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.ui.frame.tabs import DocumentTabs

if TYPE_CHECKING:  # loaded with the first draft
    from kitstudio.ui.pages.draft_page import DraftPage


class _Documents(Protocol):
    closed: list[str]

    @property
    def drafts(self) -> dict[str, DraftPage]: ...
    @property
    def current(self) -> QWidget | None: ...
    def show(self, key: str) -> None: ...
    def close(self, at: int) -> bool: ...


class Twins(QObject):
    """Finds a draft of a folder that is open already, and closes the later one of the two if nothing was begun in it.

    The disk is asked beside the window, once the folder was read: a disk that does not answer delays no tab.
    """

    def __init__(self, documents: _Documents, tabs: DocumentTabs, reader: Runner) -> None:
        super().__init__(tabs)
        self._documents, self._tabs, self._reader = documents, tabs, reader

    @Slot(object)
    def look(self, page: DraftPage) -> None:
        """Find out whether this draft, which was opened just now, is open already."""
        others = {key: each.state.folder for key, each in self._documents.drafts.items() if each is not page}
        if others:
            folder = page.state.folder
            job = self._reader.submit(Task("twin", f"twin:{folder}", folder.name), partial(_same, folder, others))
            job.succeeded.connect(partial(self._meet, page))
            job.ended.connect(partial(self._reader.remove, job))

    def _meet(self, page: DraftPage, twin: str) -> None:
        drafts = self._documents.drafts
        key = next((key for key, each in drafts.items() if each is page), "")
        if key and twin in drafts and not page.unsaved and not page.safety.recovered.goes_on:
            if page is self._documents.current:
                self._documents.show(twin)
            self._documents.close(self._tabs.place_of(key))
            self._documents.closed.remove(key)  # it is open


def _same(folder: Path, others: dict[str, Path], control: Control) -> str:
    """The key of the one that is the same folder; empty when none is."""
    for key, other in others.items():
        control.token.check()
        try:
            if os.path.samefile(folder, other):
                return key
        except OSError:
            continue  # it is gone, or on a disk that is
    return ""
