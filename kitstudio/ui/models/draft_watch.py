"""Noticing that another program wrote the Kitfile or the .kitignore of a draft, without being asked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from kitstudio.base.control import Control
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.operations.contents.ignore import read_draft_ignore
from kitstudio.operations.draft import kitfile_on_disk
from kitstudio.ui.models.draft_state import DraftState

_PAUSE_MS: Final = 200
"""A program that replaces a file makes several noises."""


class DraftWatch(QObject):
    """Looks at the folder again when the text of its Kitfile or .kitignore is not the one that was read or saved."""

    def __init__(self, state: DraftState, runner: Runner) -> None:
        super().__init__(state)
        self._state, self._runner = state, runner
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        self._watcher.directoryChanged.connect(self._pause.start)
        self._watcher.fileChanged.connect(self._pause.start)
        state.changed.connect(self._watch)

    @Slot()
    def _watch(self) -> None:
        """Watch the folder, where files come and are replaced, and its own files, which may be written in place."""
        draft = self._state.draft
        if draft is None:
            return
        ignore = draft.folder / ".kitignore" if draft.ignore.saved is not None else None
        wanted = {str(each) for each in (draft.folder, draft.kitfile_path, ignore) if each is not None}
        missing = wanted - {*self._watcher.directories(), *self._watcher.files()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    @Slot()
    def _compare(self) -> None:
        if self._state.busy:
            self._pause.start()
        elif self._state.draft is not None:
            work = partial(_read, self._state.folder)
            job = self._runner.submit(Task("watch", f"watch:{self._state.folder}", self._state.folder.name), work)
            job.succeeded.connect(self._read)
            job.failed.connect(self._unread)

    @Slot()
    def _unread(self) -> None:
        """The folder is gone, or closed to this account; a look says which."""
        if self._state.busy:
            self._pause.start()
        else:
            self._state.look_again()

    @Slot(object)
    def _read(self, found: tuple[Path | None, str, str | None]) -> None:
        draft = self._state.draft
        if draft is None or self._state.busy:
            self._pause.start()
            return
        path, text, rules = found
        known = draft.saved if self._state.theirs is None else self._state.theirs
        known_rules = (self._state.ignore_theirs or draft.ignore).saved
        if path != draft.kitfile_path or (path is not None and text != known) or rules != known_rules:
            self._state.look_again()
        self._watch()


def _read(folder: Path, _control: Control) -> tuple[Path | None, str, str | None]:
    return *kitfile_on_disk(folder), read_draft_ignore(folder).saved
