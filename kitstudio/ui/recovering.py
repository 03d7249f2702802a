"""Whether an earlier run left edits behind, found out at the start; and going on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.ui.desk import Desk
from kitstudio.ui.documents import Documents
from kitstudio.ui.page_kinds import is_draft

if TYPE_CHECKING:  # all of drafts, after the first picture
    from kitstudio.operations.recovery import LeftBehind


class Recovering(QObject):
    """Looks once.

    Signals:
        found(): there are edits that were not saved.
    """

    found = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def look(self) -> None:
        """Find out, as a job."""
        if self._desk.context.recovery is not None:
            job = self._desk.reader.submit(Task("recover", "recover", ""), self._names)
            job.succeeded.connect(self._tell)

    def _names(self, _control: Control) -> list[str]:
        place = self._desk.context.recovery
        return place.names() if place is not None else []

    @Slot(object)
    def _tell(self, names: list[str]) -> None:
        if names:
            self.found.emit()


class _HasDocuments(Protocol):
    documents: Documents


def resume_draft(window: _HasDocuments, found: LeftBehind) -> None:
    """Open a draft with the edits that were left, these and no others of its folder."""
    window.documents.open_draft(found.kept.folder)
    page = window.documents.current
    if is_draft(page):
        page.safety.recovered.go_on_with(found)
