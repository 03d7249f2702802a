"""Every text of a window that somebody can see, or hear from a screen reader, with the part that says it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from kitstudio.ui import paint
from kitstudio.ui.widgets.buttons import Segmented

_ROLES: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_ROWS: Final = 30
_COMMANDS: Final = ("kit ", "kitstudio ")
"""A command is broken where a shell breaks it, however long a path is."""
_MARKUP: Final = re.compile(r"<[^>]*>")


class Painted:
    """What is written by `paint.write` while it watches, and whether all of it had room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: dict[str, str] = {}
        self._elided = paint._elided
        monkeypatch.setattr(paint, "_elided", self._note)

    def _note(self, text: str, font: str, width: float, mode: Qt.TextElideMode) -> tuple[str, float]:
        shown = self._elided(text, font, width, mode)
        self.words[text] = shown[0]
        return shown


def said(window: QWidget) -> Iterator[tuple[str, str]]:
    """What the widgets, lists and acts of a window hold."""
    for each in [window, *window.findChildren(QWidget)]:
        if each.isVisible():
            yield from ((type(each).__name__, words) for words in _of(each) if words)
    for act in window.findChildren(QAction):
        yield "act", act.text()


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), plain(widget.toolTip()))
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield plain(widget.text())
    elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _rows(widget.model())


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    for at in range(min(_ROWS, model.rowCount() if model is not None else 0)):
        assert model is not None
        column = 0
        while (index := model.index(at, column)).isValid():
            found: list[Any] = [index.data(role) for role in _ROLES]
            found.append(model.headerData(column, Qt.Orientation.Horizontal))
            yield from (each for each in found if isinstance(each, str))
            column += 1


def plain(words: str) -> str:
    """Without markup."""
    return html.unescape(_MARKUP.sub(" ", words)) if "<" in words else words


def cut_off(window: QWidget, painted: Painted) -> Iterator[str]:
    """Words of labels and buttons that have less room than they need, and no tooltip that says them whole.

    A segment of a row paints its words itself and may have less than it would like, as long as they are whole.
    """
    for each in window.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, QTextBrowser) or not isinstance(each, (QLabel, QAbstractButton)):
            continue
        words = plain(each.text()).strip()
        if not words or words.startswith(_COMMANDS) or plain(each.toolTip()).strip().startswith(words):
            continue
        if isinstance(each, QLabel) and each.wordWrap():
            short = each.heightForWidth(each.width()) > each.height()
        elif isinstance(each.parentWidget(), Segmented):
            short = painted.words.get(words, words) != words
        else:
            short = each.sizeHint().width() > each.width()
        if short:
            yield f"{type(each).__name__} {words}"


def too_wide(window: QWidget) -> Iterator[str]:
    """What is scrolled up and down only, and is wider than its place."""
    for area in window.findChildren(QScrollArea):
        inner, room = area.widget(), area.viewport().width()
        only_down = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if only_down and inner is not None and inner.isVisible() and inner.width() > room:
            yield f"{type(inner).__name__} is {inner.width()} wide, {room} are seen"
