"""The files an unpack would meet, and what to do with each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.operations.unpack_options import OnConflict
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, wrap
from kitstudio.ui.sheets.unpack_reading import There
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented

_ANSWERS: Final = (OnConflict.REFUSE, OnConflict.KEEP, OnConflict.OVERWRITE)
_LISTED: Final = 40


class ConflictRow(QWidget):
    """One file that is there already, and its answer. `answered()` follows each choice."""

    answered = Signal()

    def __init__(self, there: There) -> None:
        super().__init__()
        self.there = there
        hint = self.tr("yours is {size}, the kit's {new}")
        hint = hint.format(size=text.size(max(0, there.size)), new=text.size(there.new_size))
        hint = hint if there.differs else self.tr("same size; taken as it is if its bytes are the same")
        words = col(
            None,
            Line(there.path, "medium", elide=Qt.TextElideMode.ElideMiddle),
            Line(hint, "small", "muted"),
            None,
            gap=0,
        )
        self._answers = _ANSWERS[1:] if there.differs else _ANSWERS
        labels = (self.tr("If same"), self.tr("Keep"), self.tr("Overwrite"))[-len(self._answers) :]
        name = self.tr("What to do with {path}").format(path=there.path)
        self._answer = Segmented(labels, name, height=26, start=-1 if there.differs else 0)
        self._answer.chosen.connect(self.answered)
        icon = Glyph(Icon.FILE_TEXT, 16, "muted", "sunken")
        self.setLayout(row(icon, 10, (words, 1), self._answer, gap=0, margins=(12, 5, 8, 5)))
        self.setFixedHeight(46)

    @property
    def answer(self) -> OnConflict:
        """What was chosen; REFUSE while nothing is."""
        at = self._answer.current
        return self._answers[at] if at >= 0 else OnConflict.REFUSE

    def choose(self, answer: OnConflict) -> None:
        """Choose for the person."""
        self._answer.choose(self._answers.index(answer))


class Conflicts(Panel):
    """The files in the way. `answered()` follows each choice."""

    answered = Signal()

    def __init__(self) -> None:
        self._rows: list[ConflictRow] = []
        self._title = Label("", "smallStrong")
        self._keep = Button("", "link", height=20)
        self._over = Button("", "link", height=20)
        head = row(
            Glyph(Icon.WARN, 16, "state.warn.solid", "sunken"),
            self._title,
            None,
            self._keep,
            Label("·", "small", "muted"),
            self._over,
            gap=7,
            margins=(12, 8, 12, 8),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        super().__init__(col(head, self._list, gap=0, margins=1), "sunken", 8, "line")
        self._keep.say(self.tr("Keep all"))
        self._over.say(self.tr("Overwrite all"))
        self._keep.clicked.connect(self._keep_all)
        self._over.clicked.connect(self._overwrite_all)
        self._rest: tuple[There, ...] = ()
        self._rest_answer = OnConflict.REFUSE
        self.hide()

    def show_files(self, there: tuple[There, ...]) -> None:
        """Show these; past a bound only their number, answered by Keep all and Overwrite all.

        What was chosen for a file that is there as before stays chosen.
        """
        chosen = {each.there: each.answer for each in self._rows if each.answer is not OnConflict.REFUSE}
        clear(self._list)
        in_order = sorted(there, key=lambda each: (not each.differs, each.path))
        self._rows, self._rest = [], tuple(in_order[_LISTED:])
        self._rest_answer = OnConflict.REFUSE
        for each in in_order[:_LISTED]:
            line = ConflictRow(each)
            if each in chosen:
                line.choose(chosen[each])
            line.answered.connect(self.answered)
            self._rows.append(line)
            self._list.addWidget(Rule())
            self._list.addWidget(line)
        if self._rest:
            more = self.tr("and {n} more: choose for all above").format(n=len(self._rest))
            self._list.addWidget(Rule())
            self._list.addWidget(wrap(row(Label(more, "small", "muted"), None, margins=(38, 0, 8, 0)), height=30))
        one, many = self.tr("{n} file is there already"), self.tr("{n} files are there already")
        self._title.say(text.count(len(there), one, many))
        self.setVisible(bool(there))

    @property
    def open(self) -> int:
        """How many surely differ and have no answer."""
        rows = [each for each in self._rows if each.there.differs and each.answer is OnConflict.REFUSE]
        rest = [each for each in self._rest if each.differs and self._rest_answer is OnConflict.REFUSE]
        return len(rows) + len(rest)

    @property
    def answers(self) -> dict[str, OnConflict]:
        """What was chosen, by path; without the files that need no choice."""
        out: dict[str, OnConflict] = {
            each.there.path: each.answer for each in self._rows if each.answer is not OnConflict.REFUSE
        }
        if self._rest_answer is not OnConflict.REFUSE:
            out |= {each.path: self._rest_answer for each in self._rest}
        return out

    @Slot()
    def _keep_all(self) -> None:
        self._choose_all(OnConflict.KEEP)

    @Slot()
    def _overwrite_all(self) -> None:
        self._choose_all(OnConflict.OVERWRITE)

    def _choose_all(self, answer: OnConflict) -> None:
        self._rest_answer = answer
        for each in self._rows:
            each.choose(answer)
        self.answered.emit()
