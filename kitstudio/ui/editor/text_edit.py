"""One text of a file in an editor: loaded, changed, given back; places in it by line and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from typing_extensions import override

from kitstudio.model.finding import Finding, Mark
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.yaml_cursor import Place, place_at
from kitstudio.ui.editor.code_view import CodeView
from kitstudio.ui.editor.file_text import FileText
from kitstudio.ui.editor.units import characters, units

_AT_ONCE: Final = 150_000
_FIRST, _PIECE = 16_000, 60_000
"""Characters that are put into a document in one turn of the event loop; some eight milliseconds, and fewer in the
first, in which everything else on the page is new too."""

_MANY: Final = 200
"""Findings up to which their marks go along with every step."""

_KEEP = QTextCursor.MoveMode.KeepAnchor


class TextEdit(CodeView):
    """The text of one file.

    Signals:
        edited(str): the text after each change by hand, with the line ends of the file.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._file = FileText("")
        self._loading = self._sealed = False
        self._saved: str | None = None
        self._rest: Iterator[str] = iter(())
        self._wanted: Mark | None = None
        self._findings: tuple[Finding, ...] = ()
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._go_on)
        self.textChanged.connect(self._changed)

    def load(self, content: str) -> None:
        """Show another text; nothing can be undone past it. What is no text at all can only be looked at."""
        self._loading = True
        self.bars.show_saved(None)  # with what is there so far there is nothing to compare
        self._file, self._wanted, self._findings = FileText(content), None, ()
        self.folds.unfold_all()
        self.waves.show(self.document(), ())
        self.document().setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self._rest = _pieces(self._file.shown)
        self.setPlainText(next(self._rest))
        if len(self._file.shown) > _AT_ONCE:
            self._turns.start()
        else:
            self.finish()

    @Slot()
    def _go_on(self) -> None:
        """Add a piece of a long text: all of it at once would hold the window for a tenth of a second."""
        piece = next(self._rest, None)
        if piece is not None:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(piece)
            return
        self._turns.stop()
        self.document().setUndoRedoEnabled(True)
        self._sealed = self._file.broken or self.raw_now() != self._file.shown
        self.setReadOnly(self._sealed)
        self.setTabChangesFocus(self.isReadOnly() or not self.INDENTS)
        self._loading = False
        self._show_bars()
        self.show_findings(self._findings)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.point_at(wanted.line, wanted.column)

    def finish(self) -> None:
        """Have all of a long text here now."""
        while self._loading:
            self._go_on()

    def content(self) -> str:
        """The text with the line ends of the file; exactly what was loaded while nothing was changed."""
        return self._file.content if self._loading or self._sealed else self._file.restored(self.raw())

    def replace_content(self, content: str) -> bool:
        """Make the text `content` in one step that can be undone; what is equal at both ends is not touched.

        The cursor stays where it is, unless what it was in is gone; so does the line at the top of the view, whatever
        comes or goes above it.

        Returns:
            Whether it is that now: nothing is put in the place of a text that can only be looked at, and no such text
            in the place of another.
        """
        self.finish()
        file = FileText(content)
        if file.broken or self.isReadOnly():
            return self.content() == content
        old, new = self.raw_now(), file.shown
        start = _common_start(old, new)
        tail = _common_end(old[start:], new[start:])
        before, self._file = self._file.content, file
        if old == new:
            if before != content:  # other line ends; nothing that is seen changes
                self.edited.emit(content)
            return True
        cursor, top = QTextCursor(self.document()), QTextCursor(self.firstVisibleBlock())
        at_cursor = self.viewport().rect().intersects(self.cursorRect())
        cursor.beginEditBlock()
        first = units(old[:start])
        last = first + units(old[start : len(old) - tail])
        holds = not first < top.position() < last
        cursor.setPosition(first)
        cursor.setPosition(last, _KEEP)
        cursor.insertText(new[start : len(new) - tail])
        cursor.endEditBlock()
        if holds:
            self.verticalScrollBar().setValue(top.block().firstLineNumber())
        if at_cursor:
            self.ensureCursorVisible()
        return True

    def replace_raw(self, raw: str) -> None:
        """The same for a text with plain line ends, changed all over: cursor and view stay where they are.

        What is marked in the text and folded goes: all of it would be moved to one place.
        """
        cursor, view = self.textCursor(), self.verticalScrollBar().value()
        line, column = cursor.blockNumber(), cursor.positionInBlock()
        self.show_findings(())
        self.folds.unfold_all()
        self.replace_content(self._file.restored(raw))
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            cursor.setPosition(block.position() + min(column, block.length() - 1))
            self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(view)

    @Slot()
    @override
    def undo(self) -> None:
        self._lift_marks(on=self.document().isUndoAvailable())
        super().undo()

    @Slot()
    @override
    def redo(self) -> None:
        self._lift_marks(on=self.document().isRedoAvailable())
        super().redo()

    def _lift_marks(self, *, on: bool) -> None:
        """Take very many marks off before a step, which moves each with every line it touches; they come again."""
        if on and len(self._findings) > _MANY:
            self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the places of these findings."""
        self._findings = tuple(findings)
        self.waves.show(self.document(), findings)
        self._repaint()

    def show_saved(self, content: str | None) -> None:
        """Mark what is not as in this text; None marks nothing."""
        if content is self._saved:
            return
        self._saved = content
        if not self._loading:
            self._show_bars()

    def _show_bars(self) -> None:
        content, file = self._saved, self._file
        shown = file.shown if content == file.content else None if content is None else FileText(content).shown
        self.bars.show_saved(shown)

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, counted from 1, and the keyboard with it."""
        self.point_at(line, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def point_at(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, counted from 1, and show it."""
        if self._loading and line > self.blockCount():
            self._wanted = Mark(line, column)
            return
        block = self.document().findBlockByNumber(max(0, line - 1))
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(units(block.text()[: max(0, column - 1)]), block.length() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()

    def mark(self, cursor: QTextCursor | None = None) -> Mark:
        """Line and column of a cursor (the editor's own), counted from 1."""
        cursor = cursor if cursor is not None else self.textCursor()
        block = cursor.block()
        return Mark(block.blockNumber() + 1, characters(block.text(), cursor.positionInBlock()) + 1)

    def place(self, cursor: QTextCursor | None = None) -> Place:
        """What stands at a cursor (the editor's own)."""
        return place_at(self.lines(), self.mark(cursor), self._live.above)

    def cursor_path(self) -> FieldPath:
        """The path in the document of what the cursor is in."""
        return self.place().path

    @Slot()
    def _changed(self) -> None:
        if not self._loading:
            self.edited.emit(self.content())


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that end with a line; at least one."""
    at, length = 0, _FIRST
    while len(text) - at > _AT_ONCE:
        end = text.find("\n", at + length) + 1
        if not end:
            break
        yield text[at:end]
        at, length = end, _PIECE
    yield text[at:]


def _common_start(one: str, two: str) -> int:
    """How many characters two texts begin with alike; halving, for a megabyte takes long letter by letter."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == two[low:middle] else (low, middle - 1)
    return low


def _common_end(one: str, two: str) -> int:
    """How many characters two texts end with alike."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one.endswith(two[len(two) - middle :]) else (low, middle - 1)
    return low
