"""Removing kits: they go at once, and come back for a minute, whether or not the note that says so is still there."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task, Work
from kitstudio.operations.undoable import UndoableRemoval, remove_undoably
from kitstudio.ui import text
from kitstudio.ui.commands import remove_line
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, wrap
from kitstudio.ui.library import StoredKit
from kitstudio.ui.pages.draft_dialogs import ErrorDialog
from kitstudio.ui.removed import Gone
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.overlays import Dialog
from kitstudio.ui.widgets.toasts import Toast

_NAMED: Final = 8
PATIENCE_MS: Final = 60_000
"""How long a removal can be taken back."""

_SECOND_MS: Final = 1_000


def names_of(kits: Sequence[StoredKit]) -> tuple[str, ...]:
    """What to remove so that these kits go: their names, the digest of one that has none."""
    return tuple(name for kit in kits for name in kit.names or (str(kit.digest),))


class Removals(QObject):
    """The removals of one page.

    Signals:
        changed(): whether there is something to take back.
    """

    changed = Signal()

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._open: list[_Removal] = []
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish_all)

    @property
    def can_be_undone(self) -> bool:
        """Whether there is a removal to take back."""
        return bool(self._open)

    def remove(self, kits: Sequence[StoredKit]) -> None:
        """Remove these kits; asked first when the settings say so."""
        if self._desk.preferences.settings.switch("general.confirm_remove"):
            question = AskToRemove(self._page.window(), kits)
            question.agreed.connect(partial(self._start, tuple(kits)))
            question.open()
        else:
            self._start(kits)

    def _start(self, kits: Sequence[StoredKit]) -> None:
        names = names_of(kits)
        title = self.tr("Remove {name}").format(name=kits[0].title)
        if len(kits) > 1:
            title = text.count(len(kits), self.tr("Remove {n} kit"), self.tr("Remove {n} kits"))
        work = partial(_remove, self._desk, names)
        task = Task("remove", f"remove:{names[0]}", title, names[0], command=remove_line(names))
        job = self._desk.runner.submit(task, work)
        job.ended.connect(partial(self._removed, job, tuple(kits)))

    @Slot()
    def undo(self) -> None:
        """Take back the last removal that still can be."""
        if self._open:
            self._open[-1].undo()

    @Slot()
    def finish_all(self) -> None:
        """Free now what is to be freed: the program ends, and its notes with it."""
        for removal in tuple(self._open):
            removal.finish_now()

    def _removed(self, job: Job, kits: tuple[StoredKit, ...]) -> None:
        self._desk.library.refresh()
        if isinstance(job.result, UndoableRemoval):
            removal = _Removal(self, self._page, self._desk, job.result, kits)
            if job.result.can_be_undone:
                self._open.append(removal)
                removal.over.connect(self._over)
                self.changed.emit()

    @Slot(object)
    def _over(self, removal: _Removal) -> None:
        if removal in self._open:
            self._open.remove(removal)
            self.changed.emit()


class AskToRemove(Dialog):
    """Names what would go. `agreed()`: remove it."""

    agreed = Signal()

    def __init__(self, window: QWidget, kits: Sequence[StoredKit]) -> None:
        names = names_of(kits)
        shown = [*names[:_NAMED], "…"] if len(names) > _NAMED else list(names)
        again = Label(text.translate("removal", "They come back by Undo (Ctrl+Z) for a minute."), "small", "muted")
        keep = Button(text.translate("removal", "Keep"), "ghost", height=32)
        one, many = text.translate("removal", "Remove {n} name"), text.translate("removal", "Remove {n} names")
        self.go = Button(text.count(len(names), one, many), "primary", Icon.TRASH, height=32)
        body = wrap(col(Label("\n".join(shown), "mono", wrap=True), again, gap=8, margins=(20, 16, 20, 18)))
        super().__init__(window, text.translate("removal", "Remove from the store"), body, [None, keep, self.go], 480)
        keep.clicked.connect(self.dismiss)
        self.go.clicked.connect(self._go)

    @Slot()
    def _go(self) -> None:
        self.dismiss()
        self.agreed.emit()


class _Removal(QObject):
    """One removal after it happened: its note, and how it ends. `over(self)` when it cannot be taken back."""

    over = Signal(object)

    def __init__(
        self, parent: QObject, page: QWidget, desk: Desk, done: UndoableRemoval, kits: tuple[StoredKit, ...]
    ) -> None:
        super().__init__(parent)
        self._page, self._desk, self._done, self._kits = page, desk, done, kits
        self._patience, self._ticks = QTimer(self), QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._finish)
        self._ticks.setInterval(_SECOND_MS)
        self._ticks.timeout.connect(self._count_down)
        if done.can_be_undone:
            self._patience.start(PATIENCE_MS)
            self._ticks.start()
        names = (*names_of(kits), *(str(each.digest) for each in kits))
        self._gone = Gone(names, desk.context.now(), self.undo if done.can_be_undone else None)
        desk.removed.add(self._gone)
        self._take_back = desk.take_backs.add(self.undo) if done.can_be_undone else None
        self._toast = Toast("ok", Icon.TRASH, self._title(), self._detail(), self._act(), stays_ms=PATIENCE_MS)
        self._toast.acted.connect(self.undo)
        self._toast.gone.connect(self._ticks.stop)
        desk.offered.emit(self._toast)

    def _act(self) -> str:
        return self.tr("Undo") if self._done.can_be_undone else ""

    def _title(self) -> str:
        if len(self._kits) == 1:
            return self.tr("Removed {name}").format(name=self._kits[0].title)
        return text.count(len(self._kits), self.tr("Removed {n} kit"), self.tr("Removed {n} kits"))

    def _detail(self) -> str:
        freed = self._done.removed.freed
        if not self._done.can_be_undone:
            return self.tr("{size} freed; the disk was too full to keep it").format(size=text.size(freed))
        left = -(-self._patience.remainingTime() // _SECOND_MS)
        if freed:
            return self.tr("{size} is freed in {n} s").format(size=text.size(freed), n=left)
        return self.tr("Gone in {n} s; other kits keep its bytes").format(n=left)

    @Slot()
    def _count_down(self) -> None:
        self._toast.tell(self._detail())

    @Slot()
    def undo(self) -> None:
        """Take it back."""
        if self._patience.isActive():
            self._end(self.tr("Bring back {name}").format(name=self._kits[0].title), partial(_undo, self._done))

    @Slot()
    def _finish(self) -> None:
        self._end("", partial(_finish, self._done))

    def finish_now(self) -> None:
        """Free the bytes without a job; should that fail, any collection takes them."""
        self._stop()
        with contextlib.suppress(KitStudioError):
            self._done.finish()

    def _stop(self, *, coming_back: bool = False) -> None:
        self._patience.stop()
        if self._ticks.isActive():  # the note is still there
            self._ticks.stop()
            self._toast.gone.emit(self._toast)
        if self._take_back is not None:
            self._desk.take_backs.drop(self._take_back)
        self._desk.removed.close(self._gone, coming_back=coming_back)
        self.over.emit(self)

    def _end(self, title: str, work: Work) -> None:
        self._stop(coming_back=bool(title))
        job = self._desk.reader.submit(Task("end-removal", f"end-removal:{id(self)}", title), work)
        job.ended.connect(partial(self._ended, job))

    def _ended(self, job: Job) -> None:
        if job.result is True:
            self._desk.removed.forget(self._gone)
        else:
            self._desk.removed.close(self._gone)
        self._desk.library.refresh()
        if isinstance(job.error, KitStudioError):
            title = job.task.title or self.tr("Freeing the bytes of {name}").format(name=self._kits[0].title)
            ErrorDialog(self._page.window(), title, job.error).open()
        elif job.result is True:
            self._desk.noted.emit("ok", self._back(), self.tr("With the names and digests they had"))
        self.deleteLater()

    def _back(self) -> str:
        if len(self._kits) == 1:
            return self.tr("{name} is back").format(name=self._kits[0].title)
        return text.count(len(self._kits), self.tr("{n} kit is back"), self.tr("{n} kits are back"))


def _remove(desk: Desk, names: tuple[str, ...], control: Control) -> UndoableRemoval:
    return remove_undoably(desk.context, names, control)


def _undo(done: UndoableRemoval, _control: Control) -> bool:
    return done.undo()


def _finish(done: UndoableRemoval, _control: Control) -> int:
    return done.finish()
