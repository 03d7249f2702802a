"""The sheet that packs a draft: name, what will be made and how, then its progress, then the digest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft
from kitstudio.operations.draft_save import ChangedOnDiskError
from kitstudio.operations.pack_options import PackOptions, PackReport
from kitstudio.ui.commands import joined
from kitstudio.ui.contents.work import ContentsWork
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.sheets.job_sheet import JobSheet, Words
from kitstudio.ui.sheets.pack_as_shown import pack_as_shown
from kitstudio.ui.sheets.pack_command import command_lines
from kitstudio.ui.sheets.pack_form import PackForm
from kitstudio.ui.sheets.pack_parts import PackDone, PackProgress
from kitstudio.ui.text import translate


class PackSheet(JobSheet):
    """Packs one draft.

    Signals:
        packed(PackReport): done, with the kit in the store.
        open_asked(PackReport): the person wants to see it.
    """

    packed = Signal(object)
    open_asked = Signal(object)
    taken_back = (ChangedOnDiskError,)

    def __init__(
        self,
        window: QWidget,
        context: Context,
        runner: Runner,
        reader: Runner,
        draft: Draft,
        first: PackOptions,
        where: str,
    ) -> None:
        """Make it for a draft whose folder people write as `where`; `first` is what is chosen when it opens."""
        self._context, self._runner, self._draft = context, runner, draft
        self._state: DraftState | None = None
        self._work: ContentsWork | None = None
        self._waits, self._is_stale = "", False
        self.form = PackForm(context, reader, draft, first)
        calm = translate("draft", "Nothing was named, and no half kit was left in the store.")
        words = Words(translate("draft", "Pack"), translate("draft", "Cancel packing"), calm, Icon.KIT)
        title = translate("draft", "Pack {name}").format(name=draft.title)
        sub = translate("draft", "From {folder}").format(folder=where)
        super().__init__(window, title, sub, self.form, words, Icon.KIT)
        self.dismissed.connect(self.form.close_questions)
        self.form.changed.connect(self._tell)
        self._tell()

    @override
    def open(self) -> None:
        super().open()
        self.form.name.edit.selectAll()  # typing replaces what is only a suggestion

    def keep_up(self, state: DraftState, work: ContentsWork) -> None:
        """Show what becomes of the draft while the sheet is open, and wait for what is under way."""
        self._state, self._work = state, work
        state.changed.connect(self._keep_up)
        work.rested.connect(self._keep_up)
        self._keep_up()

    @Slot()
    def _keep_up(self) -> None:
        state, work = self._state, self._work
        if state is None or work is None or self.job is not None:
            return
        self._is_stale = self._is_stale and state.busy
        self._waits = ""
        draft = state.draft
        if work.busy:
            self._waits = self.tr("The contents are being changed")
        elif draft is None or not state.checked:
            self._waits = self.tr("Checking")
        elif self._is_stale or draft.follows_links != state.follows_links:
            self._waits = self.tr("Reading the folder")
        elif draft is not self._draft:
            self._draft = draft
            self.form.show_draft(draft)
            self.rename(translate("draft", "Pack {name}").format(name=draft.title))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        reason = self._waits or self.form.reason
        self.allow(reason, ready=self.form.options is not None and not reason)

    @Slot(object)
    def _note_failure(self, error: KitStudioError) -> None:
        self._is_stale = isinstance(error, ChangedOnDiskError)

    @override
    def look_again(self) -> None:
        if self._state is not None and isValid(self._state):
            self._state.look_again()
            self._keep_up()

    @override
    def begin(self) -> Job | None:
        options = self.form.options
        if options is None:
            return None
        folder = self._draft.folder
        title = self.tr("Pack {name}").format(name=options.references[0])
        line = joined(command_lines(folder, options))
        task = Task("pack", f"pack:{folder}", title, str(folder), command=line)
        job = self._runner.submit(task, partial(pack_as_shown, self._context, self._draft, options))
        job.failed.connect(self._note_failure)
        return job

    @override
    def progress(self, job: Job) -> QWidget:
        return PackProgress(self._draft, job)

    @override
    def result(self, found: object, seconds: float) -> QWidget:
        if not isinstance(found, PackReport):
            raise TypeError(found)
        self.packed.emit(found)
        return PackDone(found, seconds)

    @override
    def next_step(self) -> tuple[str, Icon | None]:
        return self.tr("Open kit"), Icon.OPEN

    @override
    def follow(self, found: object) -> None:
        self.open_asked.emit(found)
