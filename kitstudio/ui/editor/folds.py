"""Folding by indentation: a line whose followers stand deeper can hide them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument


class Folds(QObject):
    """What is folded in a document. Folds live on the lines they begin with, wherever those move.

    Signals:
        changed(): what is shown moved.
    """

    changed = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._heads: list[QTextCursor] = []
        document.blockCountChanged.connect(self._refit)

    def __bool__(self) -> bool:
        return bool(self._heads)

    def can_fold(self, block: QTextBlock) -> bool:
        """Whether lines below belong to a line."""
        follower = _next_written(block)
        return bool(block.text().strip()) and follower.isValid() and _is_inside(block, follower)

    def is_folded(self, block: QTextBlock) -> bool:
        """Whether the lines below a line are hidden."""
        return any(head.block() == block for head in self._heads)

    def toggle(self, block: QTextBlock) -> None:
        """Fold what is open, open what is folded."""
        if self.is_folded(block):
            self.unfold(block)
        else:
            self.fold(block)

    def fold(self, block: QTextBlock) -> None:
        """Hide the lines below a line; a line with none folds what it stands in."""
        while block.isValid() and (not self.can_fold(block) or self.is_folded(block)):
            block = _head_of(block)
        if block.isValid():
            self._heads.append(QTextCursor(block))
            self._show(block, shown=False)
            self._tell()

    def unfold(self, block: QTextBlock) -> None:
        """Show the lines below a line again; folds among them stay."""
        heads = [head for head in self._heads if head.block() == block]
        if heads:
            self._heads = [head for head in self._heads if head not in heads]
            self._show(block, shown=True)
            for head in self._heads:
                self._show(head.block(), shown=False)
            self._tell()

    def fold_all(self) -> None:
        """Fold every section of the top level."""
        block = self._document.begin()
        while block.isValid():
            if not block.text().startswith((" ", "#", "-")) and self.can_fold(block) and not self.is_folded(block):
                self._heads.append(QTextCursor(block))
                self._show(block, shown=False)
            block = block.next()
        self._tell()

    def unfold_all(self) -> None:
        """Show everything."""
        heads, self._heads = self._heads, []
        for head in heads:
            self._show(head.block(), shown=True)
        self._tell()

    def reveal(self, block: QTextBlock) -> None:
        """Open what hides a line."""
        while not block.isVisible():
            head = next((each.block() for each in self._heads if block in _span(each.block())), None)
            if head is None:
                block.setVisible(True)
                return
            self.unfold(head)

    @Slot()
    def _refit(self) -> None:
        """Lines came or went: what is folded hides what it holds now."""
        if not self._heads:
            return
        heads, self._heads = self._heads, []
        for head in heads:
            if self.can_fold(head.block()):
                self._heads.append(head)
                self._show(head.block(), shown=False)
        self._tell()

    def _tell(self) -> None:
        layout = self._document.documentLayout()
        layout.documentSizeChanged.emit(layout.documentSize())  # else views scroll over lines that are hidden
        self.changed.emit()

    def _show(self, head: QTextBlock, *, shown: bool) -> None:
        last = head
        for block in _span(head):
            block.setVisible(shown)
            block.setLineCount(1 if shown else 0)
            last = block
        self._document.markContentsDirty(head.position(), last.position() + last.length() - head.position() - 1)


def _indent(block: QTextBlock) -> int:
    line = block.text()
    return len(line) - len(line.lstrip(" "))


def _next_written(block: QTextBlock) -> QTextBlock:
    block = block.next()
    while block.isValid() and not block.text().strip():
        block = block.next()
    return block


def _is_inside(head: QTextBlock, block: QTextBlock) -> bool:
    """Whether a line belongs to one above it: deeper, or an entry of the list of a key at its own column."""
    at, own = _indent(block), _indent(head)
    if at != own:
        return at > own
    return block.text().lstrip().startswith("- ") and not head.text().lstrip().startswith(("-", "#"))


def _span(head: QTextBlock) -> Iterator[QTextBlock]:
    """The lines below a line that belong to it; blank ones behind the last do not."""
    blank = []
    block = head.next()
    while block.isValid():
        if not block.text().strip():
            blank.append(block)
        elif _is_inside(head, block):
            yield from blank
            blank = []
            yield block
        else:
            return
        block = block.next()


def _head_of(block: QTextBlock) -> QTextBlock:
    """The line that a line belongs to."""
    above = block.previous()
    while above.isValid() and not (above.text().strip() and _is_inside(above, block)):
        above = above.previous()
    return above
