"""Form and text as two views of one document: the text is the document, and its way back is the only one.

What is done in the form becomes one step in the text; what is done in the text shows in the form when it was read
again. Typing in one field is one step, until the keyboard leaves it or rests.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.document import Document
from kitstudio.model.finding import Edit, Finding, Mark
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.kitfile_change import Change, Changed, SetText, perform
from kitstudio.model.kitfile_edit import EditRefusedError, apply
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.operations.draft import Draft
from kitstudio.ui import text
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.form.kitfile_form import KitfileForm

AT_ONCE: Final = 16_000
"""Characters up to which a text is read and changed between two key presses; longer ones are in jobs."""

_REST_MS: Final = 1_200
_GATHER_MS: Final = 250


@dataclass(frozen=True, slots=True)
class _Typing:
    """A field being typed in: the text before it began, and the text as it was left."""

    path: FieldPath
    before: str
    after: str


class FormLink(QObject):
    """Holds a form and an editor together.

    Signals:
        paused(finding): the text cannot be read, so the form only shows what it said before; None ends it.
        refused(sentence): something asked for in the form cannot be done.
        dropped(keys): an entry that took another role lost these fields.
    """

    paused = Signal(object)
    refused = Signal(str)
    dropped = Signal(object)

    def __init__(self, form: KitfileForm, edit: KitfileEdit, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._edit, self._runner = form, edit, runner
        self._document: Document | None = None
        self._shown = ""
        self._drawn: Draft | None = None
        self._typing: _Typing | None = None
        self._waiting: SetText | None = None
        self._job: Job | None = None
        self._goes_to: FieldPath | None = None
        self._rest = self._timer(_REST_MS, self.settle)
        self._gather = self._timer(_GATHER_MS, self._start)
        requests = form.requests
        requests.typed.connect(self._type)
        requests.left.connect(self.settle)
        requests.changed.connect(self.change)
        requests.mended.connect(self.mend)
        requests.text_asked.connect(self.show_in_text)

    def _timer(self, interval: int, run: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval)
        made.timeout.connect(run)
        return made

    @property
    def document(self) -> Document | None:
        """The text as it was last read; None while it cannot be."""
        return self._document

    def show(self, draft: Draft) -> None:
        """Show what was read of the text, unless the text has gone on since."""
        if draft is self._drawn or draft.text != self._edit.content():
            return
        self._drawn = draft
        self._form.show_folder(draft)
        self._take(draft.text, draft.document, draft.findings)
        if draft.document is not None:
            self._form.show_findings(draft.findings)

    def _take(self, content: str, document: Document | None, findings: tuple[Finding, ...]) -> None:
        self._document, self._shown = document, content
        if document is None:
            self.paused.emit(findings[0] if findings else None)
            return
        self.paused.emit(None)
        self._form.show_kitfile(document.kitfile)
        goes_to, self._goes_to = self._goes_to, None
        if goes_to is not None:
            self._form.go_to(goes_to)

    def read_now(self) -> None:
        """Show the text as it is, without waiting for a job; a long one waits."""
        content = self._edit.content()
        if len(content) <= AT_ONCE and content != self._shown:
            self._take(content, *inspect_text(content.encode("utf-8", "surrogatepass")))

    @Slot(object, str)
    def _type(self, path: FieldPath, value: str) -> None:
        change = SetText(path, value)
        if self._waiting is not None and self._waiting.path != path:
            self.settle()
        if len(self._edit.content()) > AT_ONCE:
            self._waiting = change
            self._gather.start()
        else:
            self._carry_out(change)

    def _carry_out(self, change: SetText) -> None:
        """Each key press is the whole change anew, from the text as it was before the field was typed in."""
        before, joins = self._begun(change.path)
        try:
            new = perform(before, change).text
        except EditRefusedError as error:
            self.refused.emit(text.error_text(error).summary)
            return
        self._put(new, joins=joins)
        self._typing = _Typing(change.path, before, self._edit.content())
        self._rest.start()
        self.read_now()

    def _begun(self, path: FieldPath) -> tuple[str, bool]:
        """The text a typed field starts from, and whether its step goes on."""
        now, typing = self._edit.content(), self._typing
        if typing is not None and typing.path == path and typing.after == now:
            return typing.before, typing.before != now
        return now, False

    @Slot()
    def settle(self) -> None:
        """End the step of the field being typed in; what waits for a job is done at once."""
        self._gather.stop()
        self._rest.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._stop()
            self._carry_out(waiting)
        self._typing = None

    @Slot()
    def _start(self) -> None:
        """Carry out what was typed into a long text, beside the window."""
        if self._waiting is None:
            return
        self._stop()
        before, _joins = self._begun(self._waiting.path)
        work = partial(_performed, before, self._waiting)
        self._job = self._runner.submit(Task("edit", f"form:{id(self)}", ""), work)
        self._job.succeeded.connect(self._arrived)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)

    @Slot(object)
    def _arrived(self, result: tuple[str, SetText, Changed]) -> None:
        before, change, changed = result
        if change is not self._waiting:
            return
        now, joins = self._begun(change.path)
        if now != before:
            self._gather.start()
            return
        self._waiting = None
        self._put(changed.text, joins=joins)
        self._typing = _Typing(change.path, before, self._edit.content())
        self._rest.start()

    @Slot(object)
    def _failed(self, error: KitStudioError) -> None:
        self._waiting = None
        self.refused.emit(text.error_text(error).summary)

    @Slot()
    def _ended(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._runner.remove(job)
        if self._waiting is not None and not self._gather.isActive():
            self._gather.start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def change(self, change: Change) -> None:
        """Do something in one step, and go to where it can be seen."""
        self.settle()
        try:
            changed = perform(self._edit.content(), change)
        except EditRefusedError as error:
            self.refused.emit(text.error_text(error).summary)
            return
        self._goes_to = changed.path if type(change).__name__ in _MOVES else None
        self._put(changed.text, joins=False)
        self.read_now()
        if changed.dropped:
            self.dropped.emit(changed.dropped)

    @Slot(object)
    def mend(self, edits: tuple[Edit, ...]) -> None:
        """Apply edits as one step; nothing happens when they no longer fit."""
        self.settle()
        try:
            self._put(apply(self._edit.content(), edits), joins=False)
        except EditRefusedError as error:
            self.refused.emit(text.error_text(error).summary)
            return
        self.read_now()

    def _put(self, new: str, *, joins: bool) -> None:
        """The text in one step, or as more of the last one."""
        cursor = QTextCursor(self._edit.document())
        (cursor.joinPreviousEditBlock if joins else cursor.beginEditBlock)()
        self._edit.replace_content(new)
        cursor.endEditBlock()

    @Slot()
    def undo(self) -> None:
        """Take the last step back, and go to where it was, in the view that has the keyboard."""
        self._step(back=True)

    @Slot()
    def redo(self) -> None:
        """Take a step again that was taken back."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        self.settle()
        before, document = self._edit.content(), self._edit.document()
        if not (document.isUndoAvailable() if back else document.isRedoAvailable()):
            return
        (self._edit.undo if back else self._edit.redo)()
        after = self._edit.content()
        in_form = self._form.isVisible() and not self._edit.hasFocus()
        if in_form:
            self._goes_to = None
            old = self._document
            self.read_now()
            place = _first_difference(before, after)
            path = field_at(self._document if self._shown == after else None, place) or field_at(old, place)
            if path is not None and not (self._document is not None and self._form.go_to(path)):
                self.show_in_text(path)
        else:
            self.read_now()

    @Slot(object)
    def show_in_text(self, path: FieldPath) -> None:
        """Put the keyboard at the place of a field in the text."""
        marks = self._document.marks if self._document is not None else {}
        mark = next((marks[path[:end]] for end in range(len(path), -1, -1) if path[:end] in marks), Mark(1, 1))
        self._edit.go_to(mark.line, mark.column)


_MOVES: Final = ("AddEntry", "MoveEntry", "CopyEntry", "ChangeRole")


def _performed(before: str, change: SetText, _control: Control) -> tuple[str, SetText, Changed]:
    return before, change, perform(before, change)


def _first_difference(before: str, after: str) -> Mark:
    """Where two texts begin to differ, as a line and a column of the later one."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if before[:middle] == after[:middle] else (low, middle - 1)
    head = after[:low]
    return Mark(head.count("\n") + 1, low - (head.rfind("\n") + 1) + 1)


def field_at(document: Document | None, place: Mark) -> FieldPath | None:
    """The field that a place in the text belongs to: the last one that begins before or in it."""
    if document is None:
        return None
    best: FieldPath | None = None
    where = (0, 0)
    for path, mark in document.marks.items():
        key = document.key_marks.get(path, mark)
        begins = (key.line, key.column)
        if path and begins <= (place.line, place.column) and begins >= where:
            best, where = path, begins
    return best
