"""Steps in the document of the text: one for each thing done in the form, one for the whole typing in a field."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from kitstudio.model.finding import Mark
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.kitfile_change import Change, SetText
from kitstudio.ui.editor.kitfile_edit import KitfileEdit


@dataclass(frozen=True, slots=True)
class _Typing:
    """A field being typed in: the text before it began, and the text as it was left."""

    path: FieldPath
    before: str
    after: str


class Steps:
    """Puts new texts into an editor, so that each can be taken back alone."""

    def __init__(self, edit: KitfileEdit) -> None:
        self._edit = edit
        self._typing: _Typing | None = None

    def before(self, change: Change) -> str:
        """The text a change starts from: for what is typed, the one from before the field was typed in."""
        now, typing = self._edit.content(), self._typing
        goes_on = (
            isinstance(change, SetText) and typing is not None and (typing.path, typing.after) == (change.path, now)
        )
        return typing.before if goes_on and typing is not None else now

    def take(self, change: Change, new: str) -> None:
        """A new text as a step, or as more of the step under way for the field being typed in."""
        before, now = self.before(change), self._edit.content()
        self._put(new, joins=before != now)
        self._typing = _Typing(change.path, before, self._edit.content()) if isinstance(change, SetText) else None

    def end(self) -> None:
        """What is typed next is a step of its own."""
        self._typing = None

    def _put(self, new: str, *, joins: bool) -> None:
        cursor = QTextCursor(self._edit.document())
        if joins:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        self._edit.replace_content(new)
        cursor.endEditBlock()

    def reveal(self, mark: Mark) -> None:
        """Let the text show a place, where it does not already."""
        cursor = QTextCursor(self._edit.document().findBlockByNumber(mark.line - 1))
        if not self._edit.viewport().rect().contains(self._edit.cursorRect(cursor)):
            self._edit.point_at(mark.line, mark.column)


def first_difference(before: str, after: str) -> Mark:
    """Where two texts begin to differ, as a line and a column of the later one."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if before[low:middle] == after[low:middle] else (low, middle - 1)
    head = after[:low]
    return Mark(head.count("\n") + 1, low - (head.rfind("\n") + 1) + 1)
