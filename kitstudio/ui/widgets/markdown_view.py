"""Markdown from outside, shown as it is meant, with nothing loaded for it: no picture, no file, no address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QUrl, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QTextBrowser
from typing_extensions import override

from kitstudio.base.printable import printable
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Panel, RingedText, Tinted

_FEATURES: Final = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_MARGIN: Final = 16
_SPACING: Final = 4
"""Pixels between two lines."""

_HEADINGS: Final = {1: "h1", 2: "h2"}


class _Closed(QTextDocument):
    """A document that loads nothing: without an answer from here Qt would read a picture's file by itself."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QImage:
        return QImage(1, 1, QImage.Format.Format_ARGB32)


class MarkdownView(RingedText, Tinted, QTextBrowser):  # type: ignore[misc]  # a text of the other kind
    """Shows Markdown. `asked(str)`: a link was chosen; nothing is opened here."""

    asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setCornerWidget(Panel())
        self.tint({QPalette.ColorRole.Base: "surface", QPalette.ColorRole.Text: "text"})
        self.anchorClicked.connect(self._asked)

    def show_markdown(self, words: str) -> None:
        """Show another text."""
        self._words = words
        document = _Closed(self)
        document.setDefaultFont(T.font("body"))
        document.setDocumentMargin(_MARGIN)
        document.setMarkdown(words, _FEATURES)
        _without_pictures(document, self.tr("picture, not loaded: {name}"))
        _dress(document)
        self.setDocument(document)

    @Slot(QUrl)
    def _asked(self, address: QUrl) -> None:
        self.asked.emit(address.toString())

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QImage:
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if (
            e.type() == QEvent.Type.PaletteChange and hasattr(self, "_words") and self._words
        ):  # the document holds colours
            at = self.verticalScrollBar().value()
            self.show_markdown(self._words)
            self.verticalScrollBar().setValue(at)


def _without_pictures(document: QTextDocument, words: str) -> None:
    """Put words in the place of every picture."""
    places = []
    block = document.begin()
    while block.isValid():
        for fragment in _fragments(block):
            if fragment.charFormat().isImageFormat():
                name = fragment.charFormat().toImageFormat().name()
                places.append((fragment.position(), fragment.length(), name))
        block = block.next()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for position, length, name in reversed(places):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"[{words.format(name=printable(name, 200))}]", _ink("muted", "small"))
    cursor.endEditBlock()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _dress(document: QTextDocument) -> None:
    """Fonts, colours and gaps of the tokens; in one step, for each step would lay the whole document out."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        gaps = QTextBlockFormat()
        is_code = block.blockFormat().nonBreakableLines()
        gaps.setTopMargin(16 if level else 0)
        gaps.setBottomMargin(0 if is_code else 4 if block.textList() or level else 8)
        if is_code:
            gaps.setBackground(T["sunken"])
        else:
            gaps.setLineHeight(_SPACING, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        cursor.mergeBlockFormat(gaps)
        for piece in list(_fragments(block)) if level else ():
            ink = piece.charFormat()
            ink.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)  # it would outweigh the font
            ink.merge(_ink("text", _HEADINGS.get(level, "strong")))
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(ink)
        for piece in list(_fragments(block)):
            ink = piece.charFormat()
            if ink.isAnchor() or ink.fontFixedPitch() or is_code:
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_ink("link") if ink.isAnchor() else _ink("text2", "mono"))
        block = block.next()
    cursor.endEditBlock()


def _ink(colour: str, font: str = "") -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(T[colour])
    if font:
        ink.setFont(T.font(font))
    return ink
