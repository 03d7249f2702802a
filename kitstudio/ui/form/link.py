"""Form and text as two views of one document: the text is the document, and its way back is the only one.

What is done in the form becomes one step in the text; what is done in the text shows in the form when it was read
again. Typing in one field is one step, until the keyboard leaves it or rests.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kitstudio.base.errors import KitStudioError
from kitstudio.jobs.runner import Runner
from kitstudio.model.document import Document
from kitstudio.model.finding import Edit, Finding, Mark
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.kitfile_change import (
    AddEntry,
    Change,
    Changed,
    ChangeRole,
    CopyEntry,
    Mend,
    MoveEntry,
    SetText,
    perform,
)
from kitstudio.model.kitfile_edit import EditRefusedError
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.operations.draft import Draft
from kitstudio.ui import text
from kitstudio.ui.editor.kitfile_edit import KitfileEdit
from kitstudio.ui.form.kitfile_form import KitfileForm
from kitstudio.ui.form.long_change import LongChange
from kitstudio.ui.form.steps import Steps, first_difference

AT_ONCE: Final = 16_000
"""Characters up to which a text is read and changed between two key presses; longer ones are in jobs."""

_REST_MS: Final = 1_200
_GO_ALONG: Final = (AddEntry, MoveEntry, CopyEntry, ChangeRole)


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
        self._form, self._edit = form, edit
        self._steps = Steps(edit)
        self._long = LongChange(self._steps, runner, self)
        self._long.done.connect(self._arrived)
        self._long.failed.connect(self._refuse)
        self._document: Document | None = None
        self._read = ""
        self._drawn: Draft | None = None
        self._goes_to: FieldPath | None = None
        self._asked: Change | None = None
        self._refused: tuple[Change, str] | None = None
        """What cannot be done, and why; what was typed stands nowhere but in its field."""

        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)
        requests = form.requests
        requests.typed.connect(self._type)
        requests.left.connect(self._leave)
        requests.changed.connect(self.change)
        requests.mended.connect(self.mend)
        requests.text_asked.connect(self.show_in_text)

    @property
    def document(self) -> Document | None:
        """The text as it was last read; None while it cannot be."""
        return self._document

    def show(self, draft: Draft) -> None:
        """Show what was read of the text, unless the text has gone on since."""
        is_shown = draft is self._drawn and draft.text == self._read
        if is_shown or draft.text != self._edit.content():
            return
        self._drawn = draft
        self._form.show_folder(draft)
        self._take(draft.text, draft.document, draft.findings)
        if draft.document is not None:
            self._form.show_findings(draft.findings)

    def _take(self, content: str, document: Document | None, findings: tuple[Finding, ...]) -> None:
        self._document, self._read = document, content
        if document is None:
            self.paused.emit(findings[0] if findings else None)
            return
        self.paused.emit(None)
        if self._long.waiting is None and not _is_held(
            self._form, self._refused
        ):  # else what is typed would be taken back
            self._form.show_kitfile(document.kitfile)
        goes_to, self._goes_to = self._goes_to, None
        if goes_to is not None:
            self._form.go_to(goes_to)

    def read_now(self) -> None:
        """Show the text as it is, without waiting for a job; a long one waits."""
        content = self._edit.content()
        if len(content) <= AT_ONCE and content != self._read:
            self._take(content, *inspect_text(content.encode("utf-8", "surrogatepass")))

    @Slot(object, str)
    def _type(self, path: FieldPath, value: str) -> None:
        waiting = self._long.waiting
        if waiting is not None and not (isinstance(waiting, SetText) and waiting.path == path):
            self.settle()
        self._start(SetText(path, value))

    def _start(self, change: Change) -> None:
        self._asked = change
        if len(self._edit.content()) > AT_ONCE:
            self._long.take(change)
        else:
            self._carry_out(change)

    def _carry_out(self, change: Change) -> None:
        """Each key press is the whole change anew, from the text as it was before the field was typed in."""
        try:
            changed = perform(self._steps.before(change), change)
        except EditRefusedError as error:
            self._refuse(error)
        else:
            self._arrived(change, changed)

    @Slot(object, object)
    def _arrived(self, change: Change, changed: Changed) -> None:
        inside = "parameters" in changed.path  # the tree goes along by itself
        self._goes_to = changed.path if isinstance(change, _GO_ALONG) and not inside else None
        self._refused = None
        self._steps.take(change, changed.text)
        if isinstance(change, SetText):
            self._rest.start()
        self.read_now()
        self._steps.reveal(self._mark(changed.path))
        if changed.dropped:
            self.dropped.emit(changed.dropped)

    @Slot(object)
    def _refuse(self, error: KitStudioError) -> None:
        words = text.error_text(error).summary
        self._refused = (self._asked, words) if self._asked is not None else None
        self.refused.emit(words)

    def _let_go(self) -> bool:
        """Show what the text says where something was refused; whether anything was."""
        had = self._refused is not None
        self._refused = None
        if had and self._document is not None:
            self._form.show_kitfile(self._document.kitfile)
        return had

    @Slot()
    def _leave(self) -> None:
        if self._long.waiting is None:  # else it goes on to where it is going
            self.settle()

    @Slot()
    def settle(self) -> None:
        """End the step of the field being typed in; what waits for a job is done at once.

        What was refused stays in its field, and is told again, as long as the keyboard does.
        """
        self._rest.stop()
        waiting = self._long.give_up()
        if waiting is not None:
            self._carry_out(waiting)
            self._rest.stop()
        self._steps.end()
        if self._refused is not None and _is_held(self._form, self._refused):
            self.refused.emit(self._refused[1])
        else:
            self._let_go()

    @Slot(object)
    def change(self, change: Change) -> None:
        """Do something in one step, and go to where it can be seen."""
        self.settle()
        self._let_go()
        self._start(change)

    @Slot(object)
    def mend(self, edits: tuple[Edit, ...]) -> None:
        """Apply edits as one step."""
        self.change(Mend(tuple(edits)))

    @Slot()
    def undo(self) -> None:
        """Take the last step back, and go to where it was, in the view that has the keyboard.

        What was refused is the last thing done.
        """
        self.settle()
        if not self._let_go() and self._edit.document().isUndoAvailable():
            before = self._edit.content()
            self._edit.undo()
            self._stepped(before)

    @Slot()
    def redo(self) -> None:
        """Take a step again that was taken back."""
        self.settle()
        self._let_go()
        if self._edit.document().isRedoAvailable():
            before = self._edit.content()
            self._edit.redo()
            self._stepped(before)

    def _stepped(self, before: str) -> None:
        """Show what a step back or forth left, and put the keyboard where it was."""
        old, after = self._document, self._edit.content()
        self.read_now()
        if not self._form.isVisible() or self._edit.hasFocus():
            return
        place = first_difference(before, after)
        new = self._document if self._read == after else None
        path = _only_one(old, new) or field_at(new, place) or field_at(old, place)
        if path is not None and not (self._document is not None and self._form.go_to(path)):
            self.show_in_text(path)

    def _mark(self, path: FieldPath) -> Mark:
        """Where a field stands in the text, or what is around it."""
        marks = self._document.marks if self._document is not None else {}
        return next((marks[path[:end]] for end in range(len(path), -1, -1) if path[:end] in marks), Mark(1, 1))

    @Slot(object)
    def show_in_text(self, path: FieldPath) -> None:
        """Put the keyboard at the place of a field in the text."""
        mark = self._mark(path)
        self._edit.go_to(mark.line, mark.column)


def _is_held(form: KitfileForm, refused: tuple[Change, str] | None) -> bool:
    """Whether the keyboard is in a field that holds what the text cannot."""
    if refused is None or not isinstance(refused[0], SetText):
        return False
    box = form.fields.get(refused[0].path)
    window = form.window()  # which knows it also while another window has the keyboard
    return box is not None and box.isVisible() and box.isAncestorOf(window.focusWidget() or window)


def _only_one(old: Document | None, new: Document | None) -> FieldPath | None:
    """The one field that one of two texts has and the other has not; None when it is none or several, or an entry."""
    if old is None or new is None:
        return None
    moved = old.marks.keys() ^ new.marks.keys()
    deepest = max(moved, key=len, default=())
    whole = all(deepest[: len(each)] == each and isinstance(each[-1], str) for each in moved)
    return deepest if moved and whole else None


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
