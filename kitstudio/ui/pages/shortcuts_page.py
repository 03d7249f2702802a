"""Every shortcut on one page, by what one is doing: to learn by area, to search, to print."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextDocument
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.ui import paint
from kitstudio.ui.actions import add_act
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, clear, col, row, scrolling, wrap
from kitstudio.ui.text import key_caps
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Card, Label, Line, Rule
from kitstudio.ui.widgets.buttons import Button, Keys
from kitstudio.ui.widgets.heads import page_head
from kitstudio.ui.widgets.inputs import Field

_GAP: Final = 12
_LEAST: Final = 300
"""Width of a column at least; words that are longer make it wider."""

_AROUND: Final = 52
"""Width of a column beside its longest line: the sides of its card, and the bar that scrolls."""

_APART: Final = 6

_MOST: Final = 3
_LINE: Final = 28
_CARD: Final = 62
"""Height of a card without its lines."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line: what it does, and the keys of it."""

    words: str
    caps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """What one does in one place."""

    title: str
    sign: Icon
    lines: tuple[Shortcut, ...]


class _KeyLine(QWidget):
    def __init__(self, line: Shortcut) -> None:
        super().__init__()
        self.setLayout(row((Line(line.words, "body", "text2"), 1), Keys(line.caps), gap=_APART))
        self.setFixedHeight(T.row(_LINE))
        self.setAccessibleName(f"{line.words}: {' '.join(key_caps(line.caps))}")


class ShortcutsPage(QWidget):
    """The cards, as many columns as there is room for.

    Args:
        groups: tells the groups there are now; asked whenever the page is shown.
    """

    def __init__(self, groups: Callable[[], Sequence[ShortcutGroup]]) -> None:
        super().__init__()
        self._ask = groups
        self._groups: tuple[ShortcutGroup, ...] = ()
        self._columns = 0
        self._sub = Label("", "small", "muted")
        self.filter = Field("", self.tr("Search by action or key"), icon=Icon.SEARCH)
        printer = Button(self.tr("Print…"), "secondary", Icon.EXPORT)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(0)
        self._nothing = Label(self.tr("No shortcut matches"), "body", "muted")
        self._nothing.hide()
        body = wrap(col(self._cards, row(None, self._nothing, None), None, gap=0, margins=(20, 14, 20, 16)))
        head = page_head(self.tr("Keyboard shortcuts"), self._sub, self.filter, printer)
        area = scrolling(body)
        area.setAccessibleName(self.tr("Shortcuts"))
        self.setLayout(col(head, Rule(), (area, 1), gap=0))
        self.setFocusProxy(self.filter)
        self._sub.say(self.tr("All of it works without the mouse. What has no key is in the palette, Ctrl+K."))
        self.filter.edit.textChanged.connect(self._show)
        printer.clicked.connect(self.print)
        group = self.tr("Help")
        add_act(self, self.tr("Print the shortcuts…"), self.print, "Ctrl+P", group=group, sign=Icon.EXPORT)
        add_act(self, self.tr("Search the shortcuts"), self._find, "Ctrl+F", group=group, sign=Icon.SEARCH)

    @property
    def shown(self) -> tuple[ShortcutGroup, ...]:
        """The groups with the lines that match what is typed."""
        words = self.filter.edit.text().casefold().split()
        kept = [ShortcutGroup(each.title, each.sign, tuple(_matching(each, words))) for each in self._groups]
        return tuple(each for each in kept if each.lines)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        asked = T.metrics("body").horizontalAdvance(self.filter.edit.placeholderText())
        self.filter.setFixedWidth(max(T.wide(230), round(asked) + T.wide(48)))
        self._groups = tuple(self._ask())
        self._columns = self._fitting()
        self._show()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self._fitting() != self._columns:
            self._columns = self._fitting()
            self._show()

    def _fitting(self) -> int:
        lines = (line for group in self._groups for line in group.lines)
        longest = max(map(_width, lines), default=0)
        return min(_MOST, max(1, (self.width() - 40 + _GAP) // (max(_LEAST, longest + _AROUND) + _GAP)))

    @Slot()
    def _show(self) -> None:
        clear(self._cards)
        groups = self.shown
        self._nothing.setVisible(not groups and bool(self._groups))
        columns = _spread(groups, max(1, self._columns))
        if groups:
            parts: list[Entry] = [(wrap(col(*map(_card, each), None, gap=_GAP)), 1) for each in columns]
            self._cards.addWidget(wrap(row(*parts, gap=_GAP)))

    @Slot()
    def _find(self) -> None:
        self.filter.edit.setFocus()
        self.filter.edit.selectAll()

    @Slot()
    def print(self) -> None:
        """Ask for a printer or a file, and print what is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - 30 ms for what is rarely done

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.sheet().print_(printer)
        dialog.deleteLater()

    def sheet(self) -> QTextDocument:
        """What is shown, as a document to print."""
        document = QTextDocument(self)
        document.setHtml(_page(self.tr("Keyboard shortcuts"), self.shown))
        return document


def _width(line: Shortcut) -> int:
    return round(paint.width_of(line.words, "body")) + _APART + Keys.width_of(line.caps)


def _matching(group: ShortcutGroup, words: Sequence[str]) -> Iterable[Shortcut]:
    for line in group.lines:
        keys = key_caps(line.caps)
        held = f"{group.title} {line.words} {'+'.join(keys)} {' '.join(keys)}".casefold()
        if all(word in held for word in words):
            yield line


def _spread(groups: Sequence[ShortcutGroup], columns: int) -> list[list[ShortcutGroup]]:
    """Groups in columns, each where there is least above it; so their order is the order of reading."""
    out: list[list[ShortcutGroup]] = [[] for _ in range(columns)]
    heights = [0] * columns
    for group in groups:
        at = heights.index(min(heights))
        out[at].append(group)
        heights[at] += _CARD + _LINE * len(group.lines)
    return out


def _card(group: ShortcutGroup) -> Card:
    lines: list[Entry] = []
    for at, line in enumerate(group.lines):
        lines += ([Rule()] if at else []) + [_KeyLine(line)]
    return Card(group.title, col(*lines, gap=0), icon=group.sign, gap=6)


def _page(title: str, groups: Sequence[ShortcutGroup]) -> str:
    parts = [f"<h1>{html.escape(title)}</h1>"]
    for group in groups:
        parts.append(f"<h3>{html.escape(group.title)}</h3><table width='100%' cellpadding='3'>")
        for line in group.lines:
            keys = html.escape(" + ".join(key_caps(line.caps)))
            parts.append(f"<tr><td>{html.escape(line.words)}</td><td align='right'><b>{keys}</b></td></tr>")
        parts.append("</table>")
    return "".join(parts)
