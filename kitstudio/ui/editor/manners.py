"""How an editor of YAML behaves under the keys: indentation, lists, comments, lines that move, pairs of brackets."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_STEP: Final = 2
_KEEP: Final = QTextCursor.MoveMode.KeepAnchor
_ITEM: Final = re.compile(r"^( *)((?:- +)*)(- *)(.*)$")
_KEY_END: Final = re.compile(r"(?::|[|>][-+0-9]*)\s*(?:\s#.*)?$")
_PAIRS: Final = {"[": "]", "{": "}", '"': '"', "'": "'"}


def new_line(cursor: QTextCursor) -> None:
    """Begin a line: as far in as this one, deeper behind a colon, with a dash in a list of plain values."""
    line = cursor.block().text()
    before = line[: cursor.positionInBlock()]
    cursor.beginEditBlock()
    if before.strip() == "-" and cursor.atBlockEnd():  # an empty entry ends its list
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
        cursor.insertText("")
    else:
        cursor.insertText("\n" + lead_after(before))
    cursor.endEditBlock()


def lead_after(line: str) -> str:
    """What a line begins with that follows this one."""
    match = _ITEM.match(line)
    indent = " " * (len(line) - len(line.lstrip(" ")))
    if match is not None and match[4].strip():
        inner = " " * (len(match[1]) + len(match[2]) + len(match[3]))
        if _KEY_END.search(line):
            return inner + " " * _STEP
        return inner if re.search(r":(\s|$)", match[4]) else match[1] + match[2] + "- "
    return indent + " " * _STEP if _KEY_END.search(line) and line.strip(" #") else indent


def indent(cursor: QTextCursor, by: int) -> None:
    """Shift the lines of a selection by steps; with nothing selected, go on to the next stop, or back."""
    if not cursor.hasSelection():
        column = cursor.positionInBlock()
        if by > 0:
            cursor.insertText(" " * (_STEP - column % _STEP))
            return
    blocks = _blocks(cursor)
    cursor.beginEditBlock()
    for block in blocks:
        line = block.text()
        if by > 0 and line.strip():
            _insert(block, 0, " " * _STEP)
        elif by < 0:
            _remove(block, 0, min(_STEP, len(line) - len(line.lstrip(" "))))
    cursor.endEditBlock()


def outdent_blank(cursor: QTextCursor) -> bool:
    """Take a step of indentation away where only blanks stand before the cursor; tells whether that was so."""
    before = cursor.block().text()[: cursor.positionInBlock()]
    if cursor.hasSelection() or not before or before.strip(" "):
        return False
    back = (len(before) - 1) % _STEP + 1
    cursor.setPosition(cursor.position() - back, _KEEP)
    cursor.insertText("")
    return True


def comment(cursor: QTextCursor) -> None:
    """Make the lines of a selection comments, or, when they all are, lines again."""
    blocks = [block for block in _blocks(cursor) if block.text().strip()]
    if not blocks:
        return
    lines = [block.text() for block in blocks]
    cursor.beginEditBlock()
    if all(line.lstrip().startswith("#") for line in lines):
        for block, line in zip(blocks, lines, strict=True):
            at = line.index("#")
            _remove(block, at, 2 if line[at + 1 : at + 2] == " " else 1)
    else:
        column = min(len(line) - len(line.lstrip(" ")) for line in lines)
        for block in blocks:
            _insert(block, column, "# ")
    cursor.endEditBlock()


def move_lines(edit: QPlainTextEdit, by: int) -> None:
    """Move the lines of the selection one up or down; the selection goes with them."""
    cursor = edit.textCursor()
    blocks = _blocks(cursor)
    other = blocks[0].previous() if by < 0 else blocks[-1].next()
    if not other.isValid():
        return
    anchor, position = cursor.anchor(), cursor.position()
    moved = "\n".join(block.text() for block in blocks)
    shift = by * (other.length())
    first, last = (other, blocks[-1]) if by < 0 else (blocks[0], other)
    lines = (moved, other.text()) if by < 0 else (other.text(), moved)
    turned = "\n".join(lines)
    if turned != "\n".join(lines[::-1]):  # a step that changes nothing would be one to take back
        cursor.beginEditBlock()
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, _KEEP)
        cursor.insertText(turned)
        cursor.endEditBlock()
    # A selection of whole lines ends behind their last, if anything is there.
    end = cursor.document().characterCount() - 1
    cursor.setPosition(min(anchor + shift, end))
    cursor.setPosition(min(position + shift, end), _KEEP)
    edit.setTextCursor(cursor)


def type_pair(cursor: QTextCursor, char: str) -> bool:
    """Type a bracket or quote with its other half, or pass over that half; False leaves the key to the editor."""
    line, at = cursor.block().text(), cursor.positionInBlock()
    follows, before = line[at : at + 1], line[at - 1 : at] if at else ""
    if cursor.hasSelection():
        return False
    if char in _PAIRS.values() and follows == char and _is_pair(line, at):
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return True
    if char in _PAIRS and follows in ("", " ", ",", "]", "}") and (not before or before in " [{,("):
        cursor.insertText(char + _PAIRS[char])
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return True
    return False


def _is_pair(line: str, at: int) -> bool:
    """Whether what stands at a place closes something before it."""
    opener = next(key for key, value in _PAIRS.items() if value == line[at])
    return line[:at].count(opener) > (line[:at].count(line[at]) if opener != line[at] else 0)


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The lines that a selection touches; one that only its end touches is not among them."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if last != first and cursor.selectionEnd() == last.position():
        last = last.previous()
    out = [first]
    while out[-1] != last:
        out.append(out[-1].next())
    return out


def _insert(block: QTextBlock, at: int, text: str) -> None:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + at)
    cursor.insertText(text)


def _remove(block: QTextBlock, at: int, length: int) -> None:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + at)
    cursor.setPosition(block.position() + at + length, _KEEP)
    cursor.removeSelectedText()
