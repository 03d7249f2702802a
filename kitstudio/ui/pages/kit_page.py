"""One kit: read by jobs, then shown; an error in its place when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task, Work
from kitstudio.jobs.relay import State
from kitstudio.model.content import Origin
from kitstudio.ui import text
from kitstudio.ui.commands import inspect_line
from kitstudio.ui.desk import Desk
from kitstudio.ui.layout import col, row, scrolling, wrap
from kitstudio.ui.models.kit_reading import Looked, OpenKit, look, read, sharing, verify
from kitstudio.ui.pages import kit_inspected
from kitstudio.ui.pages.error_view import ErrorView
from kitstudio.ui.pages.kit_absent import ways_into, ways_out
from kitstudio.ui.pages.kit_body import FILES, KITFILE, MANIFEST, OVERVIEW, KitBody
from kitstudio.ui.pages.kit_files import KitFiles
from kitstudio.ui.pages.kit_gone import KitGone
from kitstudio.ui.pages.kit_saving import KitSaving
from kitstudio.ui.pages.kit_trouble import KitTrouble
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.heads import SubTabs

_PATIENCE_MS: Final = 150

__all__ = ["FILES", "KITFILE", "MANIFEST", "OVERVIEW", "KitPage"]


class KitPage(QWidget):
    """The page of one kit.

    Signals:
        title_changed(str): what its tab is called.
        unpack(OpenKit): the person wants its files.
        inspected(Facts): what the inspector shows now.
        draft_made(Path): a folder was made from it, to be opened as a draft.
        open_asked(REF), kits_asked(): the person wants another kit, or the list of them.
        receive(str): the person wants the kits at this path in the store.
        act_asked(str, StoredKit): what is done in the list of kits (`remove`, `rename`, `name`) is wanted for this one.
    """

    title_changed = Signal(str)
    unpack = Signal(object)
    inspected = Signal(object)
    draft_made = Signal(object)
    open_asked = Signal(str)
    kits_asked = Signal()
    receive = Signal(str)
    act_asked = Signal(str, object)

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__()
        self._desk, self._reference = desk, reference
        self.opened: OpenKit | None = None
        self.body: KitBody | None = None
        self._trouble: KitTrouble | None = None
        self._job: Job | None = None
        self._looking: Job | None = None
        self._sharing: Job | None = None
        self._verifying: Job | None = None
        self._wants_unpack = False
        self._called = ""
        self._gone = KitGone()
        self._gone.kits_asked.connect(self.kits_asked)
        self._error = ErrorView()
        self._error.retry.connect(self.refresh)
        self._waiting = Label(self.tr("Reading the kit"), "body", "muted")
        self._waiting.hide()
        QTimer.singleShot(_PATIENCE_MS, self._waiting, self._waiting.show)
        self._stack = QStackedWidget()
        self._stack.addWidget(wrap(col(row(None, self._waiting, None), None, margins=(0, 48, 0, 0))))
        self._stack.addWidget(scrolling(wrap(col(self._error, None, margins=(40, 40, 40, 20)))))
        self._stack.addWidget(self._gone)
        self.setLayout(col((self._stack, 1), gap=0))
        desk.library.changed.connect(self._share)
        desk.library.changed.connect(self._look_after)
        desk.removed.changed.connect(self._look_after)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the kit, again when asked."""
        if self._job is not None or self.opened is not None:
            return
        self._stack.setCurrentIndex(0)
        self._job = self._submit("open", partial(read, self._desk.context, self._reference), self._answered)

    def _submit(self, verb: str, work: Work, ended: Callable[[], None]) -> Job:
        job = self._desk.reader.submit(Task(verb, f"{verb}:{id(self)}", ""), work)
        job.ended.connect(ended)
        return job

    @Slot()
    def _answered(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if isinstance(job.result, OpenKit):
            self._show(replace(job.result, name=self._reference))  # it may be called otherwise meanwhile
        elif isinstance(job.error, KitStudioError):
            holding = self._desk.library.holding
            kits = holding.kits if holding is not None else ()
            ways = ways_into(self._reference, job.error, self.open_asked.emit, self.receive.emit)
            ways = ways or ways_out(self._reference, kits, self.open_asked.emit, self.kits_asked.emit)
            self._error.show_error(job.error, ways)
            self._stack.setCurrentIndex(1)
            self._look_after()

    @Slot()
    def _look_after(self) -> None:
        """Show that the kit was removed, as long as it is; what lies elsewhere is still there."""
        if self._job is not None or (self.opened is not None and not self._is_of_the_store):
            return
        front, library = self._stack.currentWidget(), self._desk.library
        stored = self.body.stored if self.body is not None else library.called(self._reference)
        self._called = stored.title if stored is not None else self._called
        digest = [str(self.opened.kit.descriptor.digest)] if self.opened is not None else []
        gone = self._desk.removed.of(self._reference, *digest)
        if stored is None and (gone is not None or (self._called and self._is_of_the_store)):
            had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
            self._gone.show_gone(self._called or self.title, gone)
            self._stack.setCurrentWidget(self._gone)
            if had_keyboard:
                self._gone.setFocus()
        elif front is self._gone and self.body is not None:
            had_keyboard = self._gone.isAncestorOf(self.window().focusWidget() or self.window())
            self._stack.setCurrentWidget(self.body)
            if had_keyboard:
                self.body.setFocus()
        elif front is self._gone and stored is not None:
            self.refresh()

    @property
    def _is_of_the_store(self) -> bool:
        return self.opened is not None and self.opened.origin is Origin.STORE

    def rename(self, name: str) -> None:
        """The kit is called by another REF now, which means the very same."""
        self._reference = name
        if self.opened is not None and self.body is not None:
            self.opened = replace(self.opened, name=name)
            self.body.head.rename(name)
            self.body.show_head()
            self.title_changed.emit(self.title)

    def _show(self, opened: OpenKit) -> None:
        self.opened = opened
        body = self.body = KitBody(self._desk, opened)
        self._trouble = KitTrouble(self._desk, opened, body)
        saving = KitSaving(self._desk, opened, self)
        saving.draft_made.connect(self.draft_made)
        body.unpack.connect(self._unpack)
        body.verify.connect(self.verify)
        body.inspected.connect(self.inspected)
        body.act_asked.connect(self.act_asked)
        body.receive.connect(self.receive)
        body.open_asked.connect(self.open_asked)
        body.parts.save_files.connect(saving.ask_for_files)
        body.parts.draft.connect(saving.ask_for_draft)
        body.parts.save_blob.connect(saving.ask_for_blob)
        self._stack.addWidget(body)
        self._stack.setCurrentWidget(body)
        self.setFocusProxy(body)
        self.title_changed.emit(self.title)
        self.inspected.emit(kit_inspected.kit_facts(opened, self.title))
        body.tabs.setFocus()
        self._looking = self._submit("look", partial(look, self._desk.context, opened.reference), self._looked)
        self._share()
        self._look_after()
        if self._wants_unpack:
            self._wants_unpack = False
            self._unpack()

    @property
    def tabs(self) -> SubTabs:
        """The tabs of a kit that was read."""
        assert self.body is not None, "the kit is not read yet"  # noqa: S101 - a mistake of the program
        return self.body.tabs

    @property
    def files(self) -> KitFiles:
        """The files of a kit that was read."""
        assert self.body is not None, "the kit is not read yet"  # noqa: S101 - as above
        return self.body.files

    @property
    def title(self) -> str:
        """What the kit is called."""
        return self.body.title if self.body is not None else self._reference

    def go(self, part: int) -> None:
        """Show a part."""
        self.tabs.setCurrentIndex(part)

    @Slot()
    def _looked(self) -> None:
        job, self._looking = self._looking, None
        if job is None:
            return
        if isinstance(job.result, Looked) and self.body is not None:
            self.body.show_looked(job.result)
        elif isinstance(job.error, KitStudioError) and self.body is not None:
            self.body.parts.show_unlooked(text.error_text(job.error).summary)

    @Slot()
    def _share(self) -> None:
        """Find out anew what other kits of the store hold too."""
        holding = self._desk.library.holding
        if self.opened is None or self.body is None or holding is None or self._sharing is not None:
            return
        self.body.show_head()
        self._sharing = self._submit("sharing", partial(sharing, self.opened, holding.kits), self._shared)

    @Slot()
    def _shared(self) -> None:
        job, self._sharing = self._sharing, None
        if job is None:
            return
        if isinstance(job.result, dict) and self.body is not None:
            stored = self.body.stored
            self.body.parts.show_sharing(job.result, stored.repository if stored is not None else "")

    @Slot()
    def _unpack(self) -> None:
        self.unpack.emit(self.opened)

    def unpack_soon(self) -> None:
        """Ask for the unpack sheet now, or as soon as the kit is read."""
        self._wants_unpack = self.opened is None
        if self.opened is not None:
            self._unpack()

    @Slot()
    def verify(self) -> None:
        """Check every byte, as a job."""
        if self.opened is None or self._verifying is not None:
            return
        reference = self.opened.reference
        title, line = self.tr("Verify {name}").format(name=self.title), inspect_line(str(reference))
        task = Task("verify", f"verify:{reference}", title, self.title, command=line)
        self._verifying = self._desk.runner.submit(task, partial(verify, self._desk.context, reference))
        self._verifying.ended.connect(self._verified)
        if self.body is not None:
            self.body.parts.show_verifying(on=True)

    @Slot()
    def _verified(self) -> None:
        job, self._verifying = self._verifying, None
        if self.body is None or self._trouble is None or job is None:
            return
        self.body.parts.show_verifying(on=False)
        if job.state is State.FAILED:
            self._trouble.learn(job.error)
        elif isinstance(job.result, tuple):
            self._trouble.learn(None)
            self.body.show_verified(job.result)

    def closing(self) -> None:
        """The tab is going away: nothing is read for it any more."""
        for job in (self._job, self._looking, self._sharing):
            if job is not None:
                job.cancel()
        if self.body is not None and self._trouble is not None:
            self._trouble.closing()
            self.body.parts.closing()
