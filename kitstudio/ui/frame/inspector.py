"""The inspector: facts of what is chosen on the page in front, each of them to be copied.

A page that has something to tell has a signal `inspected(object)` and emits `Facts` whenever another thing is chosen
on it, or None when nothing is. It need not know whether the inspector is open: what it said last is kept for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, scrolling, wrap
from kitstudio.ui.theme import METRIC
from kitstudio.ui.widgets.base import Label, Line, Lines, Panel, Rule, Tile
from kitstudio.ui.widgets.buttons import icon_button
from kitstudio.ui.widgets.chips import DigestLabel

_MARGIN: Final = 16
_LABEL: Final = 84
_VALUE: Final = METRIC["inspector"] - 2 * _MARGIN - _LABEL - 8
_MOST_LINES: Final = 6
_HEAD: Final = 36


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is and its value; `mono` for digests and paths, `copyable` to copy it with a press."""

    label: str
    value: str
    mono: bool = False
    copyable: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one thing: its name, a quiet line below it, and its facts; one without a value is left out.

    `icon` and `tone` (a family such as `role.model`) are those of its tile elsewhere.
    """

    heading: str
    rows: tuple[Fact, ...]
    sub: str = ""
    icon: Icon = Icon.INFO
    tone: str = "accent"


class Inspector(Panel):
    """Shows the facts of the page in front. `closed()` when the person hides it."""

    closed = Signal()

    def __init__(self) -> None:
        self._said: dict[QWidget, Facts | None] = {}
        self._front: QWidget | None = None
        self._facts: Facts | None = None
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        title = Label("", "smallStrong", "text2")
        self._copy = icon_button(Icon.COPY, "")
        close = icon_button(Icon.CLOSE, "")
        head = wrap(row(title, None, self._copy, close, gap=2, margins=(_MARGIN, 0, 8, 0)), height=_HEAD)
        area = scrolling(wrap(col(self._body, None, gap=0, margins=(_MARGIN, 14, _MARGIN, 16))))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its facts have it
        super().__init__(col(head, Rule(), (area, 1), gap=0), edges="l")
        self.setFixedWidth(METRIC["inspector"])
        title.say(self.tr("Inspector"))
        self.setAccessibleName(self.tr("Inspector"))
        self._copy.setAccessibleName(self.tr("Copy all facts"))
        self._copy.setToolTip(self.tr("Copy all facts"))
        close.setAccessibleName(self.tr("Hide inspector"))
        close.setToolTip(self.tr("Hide inspector  Ctrl+I"))
        self._copy.clicked.connect(self._copy_all)
        close.clicked.connect(self.closed)
        self._show(None)

    @property
    def facts(self) -> Facts | None:
        """What is shown."""
        return self._facts

    def follow(self, page: QWidget) -> None:
        """Listen to a page, if it has something to tell."""
        said = getattr(page, "inspected", None)
        if said is not None and page not in self._said:
            self._said[page] = None
            said.connect(self._heard)

    def forget(self, page: QWidget) -> None:
        """A page is gone."""
        self._said.pop(page, None)
        if page is self._front:
            self.turn_to(None)

    def turn_to(self, page: QWidget | None) -> None:
        """Show what the page that is in front now said last."""
        self._front = page
        self._show(self._said.get(page) if page is not None else None)

    @Slot(object)
    def _heard(self, facts: Facts | None) -> None:
        page = self.sender()
        if isinstance(page, QWidget) and page in self._said:
            self._said[page] = facts
            if page is self._front:
                self._show(facts)

    def _show(self, facts: Facts | None) -> None:
        self._facts = facts
        self._copy.setEnabled(facts is not None)
        clear(self._body)
        if facts is None:
            words = self.tr("Choose a row to see its facts here.")
            self._body.addWidget(Label(words, "small", "muted", wrap=True))
            return
        words_of = col(None, Line(facts.heading, "strong"), Line(facts.sub, "small", "muted"), None, gap=1)
        tile = Tile(facts.icon, facts.tone, 34, 18)
        self._body.addWidget(wrap(row(tile, 10, (words_of, 1), gap=0)))
        self._body.addSpacing(12)
        for fact in facts.rows:
            if fact.value:
                self._body.addWidget(Rule())
                self._body.addWidget(_line(fact))

    @Slot()
    def _copy_all(self) -> None:
        if self._facts is not None:
            lines = [f"{each.label}: {each.value}" for each in self._facts.rows if each.value]
            QGuiApplication.clipboard().setText("\n".join([self._facts.heading, *lines]))


def _line(fact: Fact) -> QWidget:
    """A fact: its label at the left edge, its value beside it, on more lines where it is long."""
    value: QWidget
    if fact.copyable:
        value = DigestLabel(fact.value, "monoSmall" if fact.mono else "small", "text2", head=7)
        value.setMaximumWidth(_VALUE)
    else:
        value = Lines(fact.value, "monoSmall" if fact.mono else "small", "text", _VALUE, _MOST_LINES)
    label = Line(fact.label, "small", "muted")
    label.setFixedWidth(_LABEL)
    return wrap(row(col(label, None), 8, col(value, None), None, gap=0, margins=(0, 6, 0, 6)))
