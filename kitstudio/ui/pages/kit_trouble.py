"""What stands against a kit that is open: what its verification found, and what the library knows of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.model.content import Origin
from kitstudio.ui.desk import Desk
from kitstudio.ui.models.kit_reading import Looked, OpenKit, fault_found, look
from kitstudio.ui.pages.kit_body import KitBody


class KitTrouble(QObject):
    """Tells the parts of a page, and has the layers looked into anew when they may be others."""

    def __init__(self, desk: Desk, opened: OpenKit, body: KitBody) -> None:
        super().__init__(body)
        self._desk, self._opened, self._body = desk, opened, body
        self._found: KitStudioError | None = None
        self._damage = ""
        self._looking: Job | None = None
        desk.library.changed.connect(self._heed)
        self._heed()

    def learn(self, error: KitStudioError | None) -> None:
        """Take over what came of a verification; None for a kit that is whole."""
        self._found = error
        if self._opened.origin is Origin.STORE:
            if error is None:
                layers = {each.descriptor.digest for each in self._opened.kit.layers}
                self._desk.library.learn(damaged=(), whole=layers)
            else:
                self._found, damaged = fault_found(self._opened, error)
                self._desk.library.learn(damaged=damaged, whole=())
        self._body.parts.show_fault(self._found)

    @Slot()
    def _heed(self) -> None:
        """The store was looked at."""
        if self._opened.origin is not Origin.STORE:
            return
        row = self._body.stored.row if self._body.stored is not None else None
        fault = row.fault if row is not None else None
        before, self._damage = self._damage, row.damage if row is not None else ""
        if self._damage == before:
            return
        self._found = fault
        self._body.parts.show_fault(fault)
        if self._looking is None:
            work = partial(look, self._desk.context, self._opened.reference)
            self._looking = self._desk.reader.submit(Task("look", f"look:{id(self)}", ""), work)
            self._looking.ended.connect(self._looked)

    @Slot()
    def _looked(self) -> None:
        job, self._looking = self._looking, None
        if job is not None and isinstance(job.result, Looked):
            self._body.show_looked(job.result)

    def closing(self) -> None:
        """Stop reading."""
        if self._looking is not None:
            self._looking.cancel()
