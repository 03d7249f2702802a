"""What was opened last, as the window shows it: remembered by jobs, and each folder looked at by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.host.recents import Recent, RecentKind, Recents
from kitstudio.jobs.job import Task
from kitstudio.jobs.runner import Runner
from kitstudio.operations.context import Context

if TYPE_CHECKING:  # loaded by a worker: a quarter of the start
    from kitstudio.operations.folder_state import FolderState


class Shelf(QObject):
    """One for each window; until `adopt` it is empty and remembers nothing.

    Folders are looked at one after the other, so that one on a disk that does not answer holds up no page.

    Attributes:
        items: what was opened, the newest first.
        states: how the folders stand that were looked at, by path.

    Signals:
        changed(): the list, or what is known of a folder on it, is new.
        failed(KitStudioError): it could not be remembered.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, reader: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Recent, ...] = ()
        self.states: dict[str, FolderState] = {}
        self._context, self._reader = context, reader
        self._recents: Recents | None = None
        self._waiting: list[str] = []
        self._looking = ""

    @property
    def folders(self) -> tuple[Recent, ...]:
        """The folders among what was opened."""
        return tuple(each for each in self.items if each.kind is RecentKind.FOLDER)

    def adopt(self, path: Path) -> None:
        """Take the list in this file, and write it there."""
        self._recents = Recents(path)
        self._do(Recents.all)

    @Slot(str)
    def opened(self, key: str) -> None:
        """A document came to the front: `draft:FOLDER` or `kit:REF`."""
        kind, _, name = key.partition(":")
        kinds = {"draft": RecentKind.FOLDER, "kit": RecentKind.KIT}
        if kind in kinds:
            now = int(self._context.now())
            self._do(lambda recents: recents.remember(kinds[kind], name, now))

    def forget(self, items: Sequence[Recent]) -> None:
        """Take things off the list; nothing on the disk is touched."""
        gone = [(each.kind, each.name) for each in items]
        self._do(lambda recents: recents.forget(gone))

    def move(self, old: str, new: str) -> None:
        """A folder is to be found elsewhere now."""
        self._do(lambda recents: recents.move(old, new))

    def rename(self, old: str, new: str) -> None:
        """A kit is called otherwise now."""
        self._do(partial(_renamed, old, new))

    @Slot()
    def clear(self) -> None:
        """Forget all of it."""
        self._do(Recents.clear)

    @Slot()
    def look_again(self) -> None:
        """Look at every folder on the list again."""
        self._waiting = [each.name for each in self.folders if each.name != self._looking]
        self._look_on()

    def _do(self, act: Callable[[Recents], tuple[Recent, ...]]) -> None:
        if self._recents is None:
            return
        job = self._reader.submit(Task("recents", "recents", ""), partial(_done, self._recents, act))
        job.succeeded.connect(self._taken)
        job.failed.connect(self.failed)

    @Slot(object)
    def _taken(self, items: tuple[Recent, ...]) -> None:
        self.items = items
        names = {each.name for each in self.folders}
        self.states = {name: state for name, state in self.states.items() if name in names}
        asked = {*self._waiting, *self.states, self._looking}
        self._waiting += [each.name for each in self.folders if each.name not in asked]
        self.changed.emit()
        self._look_on()

    def _look_on(self) -> None:
        if self._looking or not self._waiting:
            return
        self._looking = self._waiting.pop(0)
        work = partial(_looked_at, self._context, Path(self._looking))
        job = self._reader.submit(Task("look-at-folder", "look-at-folder", ""), work)
        job.succeeded.connect(self._seen)
        job.ended.connect(self._looked)

    @Slot(object)
    def _seen(self, state: FolderState) -> None:
        self.states[self._looking] = state
        self.changed.emit()

    @Slot()
    def _looked(self) -> None:
        self._looking = ""
        self._look_on()


def _renamed(old: str, new: str, recents: Recents) -> tuple[Recent, ...]:
    """The same line with another name: what stands above it is put above it again, each with its own time."""
    items = recents.all()
    at = next((at for at, each in enumerate(items) if (each.kind, each.name) == (RecentKind.KIT, old)), len(items))
    known = any((each.kind, each.name) == (RecentKind.KIT, new) for each in items)
    left = recents.forget([(RecentKind.KIT, old)])
    if known or at == len(items):
        return left
    left = recents.remember(RecentKind.KIT, new, items[at].opened)
    for each in reversed(items[:at]):
        left = recents.remember(each.kind, each.name, each.opened)
    return left


def _done(recents: Recents, act: Callable[[Recents], tuple[Recent, ...]], _control: Control) -> tuple[Recent, ...]:
    # Whoever shows what is opened needs it, and here no window waits for it.
    import kitstudio.operations.folder_state  # noqa: F401, PLC0415 - as said

    return act(recents)


def _looked_at(context: Context, folder: Path, control: Control) -> FolderState:
    from kitstudio.operations.folder_state import look_at_folder  # noqa: PLC0415 - in the worker, see above

    return look_at_folder(context, folder, control)
