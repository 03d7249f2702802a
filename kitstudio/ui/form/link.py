"""Form and text as two views of one document: the text is the document, and its way back is the only one.

What is done in the form becomes one step in the text; what is done in the text shows in the form when it was read
again. Typing in one field is one step, until the keyboard leaves it or rests.
"""

from __future__ import annotations

from functools import partial
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
from kitstudio.ui.form.long_change import LongChange, Turn
from kitstudio.ui.form.steps import Steps, first_difference
from kitstudio.ui.widgets.overlays import Overlay

AT_ONCE: Final = 16_000
"""Characters up to which a text is read and changed between two key presses; longer ones are in jobs."""

_REST_MS: Final = 1_200
_GO_ALONG: Final = (AddEntry, MoveEntry, CopyEntry, ChangeRole)


class FormLink(QObject):
    """Holds a form and an editor together.

    Attributes:
        document: the text as it was last read; None while it cannot be.
        long: what is on its way into a long text.

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
        self.long = LongChange(self._steps, runner, self)
        self.long.done.connect(self._arrived)
        self.long.failed.connect(self._refuse)
        self.long.turned.connect(self._take_turn)
        self.document: Document | None = None
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
        requests.left.connect(self.settle)
        requests.changed.connect(self.change)
        requests.mended.connect(self.mend)
        requests.text_asked.connect(self.show_in_text)

    @property
    def holds_more(self) -> bool:
        """Whether something was typed in the form that the text does not say: not yet, or it cannot."""
        return self.long.waiting is not None or _is_held(self._form, self._refused)

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
        self.document, self._read = document, content
        if document is None:
            self.paused.emit(findings[0] if findings else None)
            return
        self.paused.emit(None)
        if not self.holds_more:  # else what is typed would be taken back
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
        change, waiting = SetText(path, value), self.long.waiting
        goes_on = isinstance(waiting, SetText) and waiting.path == path and not self.long.has_turns
        if waiting is None or goes_on:
            self._start(change)
        else:
            self.long.follow(change)

    def _start(self, change: Change) -> None:
        """Each key press is the whole change anew, from the text as it was before the field was typed in."""
        self._asked = change
        if len(self._edit.content()) > AT_ONCE or self.long.waiting is not None:
            self.long.take(change)
            return
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
        self._steps.reveal(_mark(self.document, changed.path))
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
        if had and self.document is not None and not self.long.is_typed_on:
            self._form.show_kitfile(self.document.kitfile)
        return had

    @Slot()
    def settle(self) -> None:
        """End the step of the field being typed in, unless more of it is on its way.

        What was refused stays in its field, and is told again, as long as the keyboard does.
        """
        if self.long.waiting is not None:
            return
        self._rest.stop()
        self._steps.end()
        if self._refused is not None and _is_held(self._form, self._refused):
            self.refused.emit(self._refused[1])
        else:
            self._let_go()

    def when_settled(self, turn: Turn) -> None:
        """Do this when all that was typed is in the text: now, or as soon as what is on its way has arrived."""
        if self.long.waiting is None:
            self._take_turn(turn)
        else:
            self.long.follow(turn)

    @Slot(object)
    def _take_turn(self, turn: Turn) -> None:
        if isinstance(turn, SetText):  # it stands in its field already, which is to stay so
            self._steps.end()
            self._refused = None
            self._start(turn)
            return
        self.settle()
        if callable(turn):
            turn()
        else:
            self._let_go()
            self._start(turn)

    @Slot(object)
    def change(self, change: Change) -> None:
        """Do something in one step, and go to where it can be seen."""
        self.when_settled(change)

    @Slot(object)
    def mend(self, edits: tuple[Edit, ...]) -> None:
        """Apply edits as one step."""
        self.change(Mend(tuple(edits)))

    @Slot()
    def undo(self) -> None:
        """Take the last step back, and go to where it was, in the view that has the keyboard.

        What was refused is the last thing done.
        """
        self.when_settled(partial(self._step, back=True))

    @Slot()
    def redo(self) -> None:
        """Take a step again that was taken back."""
        self.when_settled(partial(self._step, back=False))

    def _step(self, *, back: bool) -> None:
        document = self._edit.document()
        refused = self._let_go()
        if document.isUndoAvailable() and not refused if back else document.isRedoAvailable():
            before = self._edit.content()
            step = self._edit.undo if back else self._edit.redo
            step()
            self._stepped(before)

    def _stepped(self, before: str) -> None:
        """Show what a step back or forth left, and put the keyboard where it was."""
        old, after = self.document, self._edit.content()
        self.read_now()
        if old is not None and old is self.document and after == self._read and not self.long.is_typed_on:
            self._form.show_kitfile(old.kitfile)  # a long one, and nothing new is going to be read of it
        if not self._form.isVisible() or self._edit.hasFocus():
            return
        place = first_difference(before, after)
        new = self.document if self._read == after else None
        path = _only_one(old, new) or field_at(new, place) or field_at(old, place)
        if path is not None and not (self.document is not None and self._form.go_to(path)):
            self.show_in_text(path)

    @Slot(object)
    def show_in_text(self, path: FieldPath) -> None:
        """Put the keyboard at the place of a field in the text."""
        mark = _mark(self.document, path)
        self._edit.go_to(mark.line, mark.column)


def _mark(document: Document | None, path: FieldPath) -> Mark:
    """Where a field stands in a text, or what is around it."""
    marks = document.marks if document is not None else {}
    return next((marks[path[:end]] for end in range(len(path), -1, -1) if path[:end] in marks), Mark(1, 1))


def _is_held(form: KitfileForm, refused: tuple[Change, str] | None) -> bool:
    """Whether the keyboard is in a field that holds what the text cannot, or asked elsewhere and comes back to it."""
    if refused is None or not isinstance(refused[0], SetText):
        return False
    box = form.fields.get(refused[0].path)
    window = form.window()  # which knows it also while another window has the keyboard
    if box is None or not box.isVisible():
        return False
    keyboard = window.focusWidget() or window
    asked = any(each.isVisible() and each.isAncestorOf(keyboard) for each in window.findChildren(Overlay))
    return asked or box.isAncestorOf(keyboard)


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
