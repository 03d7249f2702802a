"""The files an unpack would meet, and what to do with each."""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.base.regular_file import Seen
from kitstudio.operations.unpack_options import OnConflict
from kitstudio.operations.unpacking.preview import Meeting, There
from kitstudio.ui import text
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import clear, col, row, wrap
from kitstudio.ui.text_size import hold
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, Segmented

_LISTED: Final = 40
_ROW: Final = 54


class Answer(enum.StrEnum):
    """What to do with a file that is in the way; OPEN while nobody said."""

    OPEN = "open"
    KEEP = "keep"
    OVERWRITE = "overwrite"
    RENAME = "rename"


class ConflictRow(QWidget):
    """One file that is there already, and its answer. `answered()` follows each choice."""

    answered = Signal()

    def __init__(self, there: There) -> None:
        super().__init__()
        self.there = there
        only_rename = there.how is Meeting.IN_THE_WAY
        self._answers = tuple(Answer)[-1 if only_rename else 1 :]
        labels = {
            Answer.KEEP: self.tr("Keep"),
            Answer.OVERWRITE: self.tr("Overwrite"),
            Answer.RENAME: self.tr("Rename"),
        }
        self._hint = Line("", "small", "muted", Qt.TextElideMode.ElideMiddle)
        name = Line(there.path, "medium", elide=Qt.TextElideMode.ElideMiddle)
        self._answer = Segmented(
            [labels[each] for each in self._answers],
            self.tr("What to do with {path}").format(path=there.path),
            tips=[self._outcome(each) for each in self._answers],
            height=26,
            start=-1,
        )
        self._answer.chosen.connect(self._tell)
        self._answer.chosen.connect(self.answered)
        icon = Glyph(Icon.FILE_TEXT, 16, "muted", "sunken")
        words = col(None, row((name, 1), 8, self._answer, gap=0), 1, self._hint, None, gap=0)
        self.setLayout(row(icon, 10, (words, 1), gap=0, margins=(12, 4, 8, 5)))
        hold(self, height=_ROW)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say what stands there, or what comes of it by the answer."""
        found = self._found()
        self._hint.say(found if self.answer is Answer.OPEN else self._outcome(self.answer))
        changed = text.exact(text.moment(self.there.changed))
        words = self.tr("{hint}; yours was changed {when}").format(hint=found, when=changed)
        self._hint.setToolTip(text.tip(words, self._outcome(self.answer)) or "")

    def _found(self) -> str:
        if self.there.size is None:
            return self.tr("a folder, link or device has its name")
        if self.there.how is Meeting.UNCOMPARED:
            return self.tr("same size, compared while unpacking")
        words = self.tr("yours {size}, the kit's {new}")
        return words.format(size=text.size(self.there.size), new=text.size(self.there.new_size))

    def _outcome(self, answer: Answer) -> str:
        """Whose file is where by an answer; empty while there is none."""
        outcomes = {
            Answer.KEEP: self.tr("Yours stays; the kit's is left out"),
            Answer.OVERWRITE: self.tr("The kit's takes the place of yours"),
            Answer.RENAME: self.tr("Yours stays; the kit's becomes {name}"),
        }
        words = outcomes.get(answer, "").format(name=self.there.free_name)
        is_open = self.there.how is Meeting.UNCOMPARED and bool(words)
        return self.tr("If they differ: {outcome}").format(outcome=words) if is_open else words

    @property
    def answer(self) -> Answer:
        """What was chosen."""
        at = self._answer.current
        return self._answers[at] if at >= 0 else Answer.OPEN

    def choose(self, answer: Answer) -> None:
        """Choose for the person, where that is an answer."""
        if answer in self._answers:
            self._answer.choose(self._answers.index(answer))


class Conflicts(Panel):
    """The files in the way. `answered()` follows each choice."""

    answered = Signal()

    def __init__(self) -> None:
        self._rows: list[ConflictRow] = []
        self._title = Line("", "smallStrong")
        self._links = [Button("", "link", height=20) for _ in range(3)]
        dots = [Label("·", "small", "muted") for _ in range(2)]
        keep, over, rename = self._links
        self._head = wrap(
            row(
                Glyph(Icon.WARN, 16, "state.warn.solid", "sunken"),
                self._title,
                None,
                *(keep, dots[0], over, dots[1], rename),
                gap=6,
                margins=(12, 8, 12, 8),
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._same = Label("", "small", "muted")
        check = Glyph(Icon.CHECK, 15, "muted", "sunken")
        same = wrap(row(check, self._same, None, gap=11, margins=(12, 0, 8, 0)), height=30)
        self._part = Rule()
        self._quiet = wrap(col(self._part, same, gap=0))
        super().__init__(col(self._head, self._list, self._quiet, gap=0, margins=1), "sunken", 8, "line")
        for link, words, act in zip(
            self._links,
            (self.tr("Keep all"), self.tr("Overwrite all"), self.tr("Rename all")),
            (self._keep_all, self._overwrite_all, self._rename_all),
            strict=True,
        ):
            link.say(words)
            link.clicked.connect(act)
        tips = (
            self.tr("Every file of yours stays; those of the kit are left out"),
            self.tr("Every file of the kit takes the place of yours"),
            self.tr("Every file of yours stays; those of the kit get other names"),
        )
        for link, tip in zip(self._links, tips, strict=True):
            link.setToolTip(text.tip(tip) or "")
        self._same_files: tuple[There, ...] = ()
        self._rest: tuple[There, ...] = ()
        self._rest_answer = Answer.OPEN
        self.hide()

    def show_files(self, there: tuple[There, ...]) -> None:
        """Show these; past a bound only their number, answered for all. What was chosen for the same file stays."""
        chosen = {each.there: each.answer for each in self._rows if each.answer is not Answer.OPEN}
        clear(self._list)
        met = [each for each in there if each.how is not Meeting.SAME]
        self._same_files = tuple(each for each in there if each.how is Meeting.SAME)
        in_order = sorted(met, key=lambda each: (each.how is Meeting.UNCOMPARED, each.path))
        self._rows, self._rest = [], tuple(in_order[_LISTED:])
        self._rest_answer = Answer.OPEN
        for each in in_order[:_LISTED]:
            line = ConflictRow(each)
            line.choose(chosen.get(each, Answer.OPEN))
            line.answered.connect(self.answered)
            self._rows.append(line)
            self._list.addWidget(Rule())
            self._list.addWidget(line)
        if self._rest:
            more = self.tr("and {n} more: choose for all above").format(n=len(self._rest))
            self._list.addWidget(Rule())
            self._list.addWidget(wrap(row(Label(more, "small", "muted"), None, margins=(38, 0, 8, 0)), height=30))
        self._title.say(text.count(len(met), self.tr("{n} file is in the way"), self.tr("{n} files are in the way")))
        self._head.setVisible(bool(met))
        same = self.same
        one, many = self.tr("{n} file is there already, same bytes"), self.tr("{n} files are there already, same bytes")
        self._same.say(text.count(same, one, many))
        self._part.setVisible(bool(met))
        self._quiet.setVisible(same > 0)
        self.setVisible(bool(there))

    @property
    def same(self) -> int:
        """How many have the same bytes and stay for that."""
        return len(self._same_files)

    @property
    def spared(self) -> int:
        """Bytes of the kit that are not written, as what is there stays; what may be the same is taken to be so."""
        stays = [there for there, answer in self._answers if answer in (Answer.KEEP, Answer.OPEN)]
        return sum(each.new_size for each in (*self._same_files, *stays))

    @property
    def open(self) -> int:
        """How many need an answer and have none."""
        rows = [each for each in self._rows if _must(each.there) and each.answer is Answer.OPEN]
        rest = [each for each in self._rest if _must(each) and self._of_rest(each) is Answer.OPEN]
        return len(rows) + len(rest)

    def _of_rest(self, there: There) -> Answer:
        if there.how is Meeting.IN_THE_WAY and self._rest_answer is not Answer.RENAME:
            return Answer.OPEN
        return self._rest_answer

    @property
    def _answers(self) -> list[tuple[There, Answer]]:
        return [
            *((each.there, each.answer) for each in self._rows),
            *((each, self._of_rest(each)) for each in self._rest),
        ]

    @property
    def answers(self) -> dict[str, OnConflict]:
        """What was chosen, by path; without the files that need no choice or go elsewhere."""
        kept = {Answer.KEEP: OnConflict.KEEP, Answer.OVERWRITE: OnConflict.OVERWRITE}
        return {there.path: kept[answer] for there, answer in self._answers if answer in kept}

    @property
    def seen(self) -> dict[str, Seen]:
        """The files that were shown to whoever chose to overwrite them."""
        return {there.path: there.seen for there, answer in self._answers if answer is Answer.OVERWRITE}

    @property
    def renamed(self) -> dict[str, str]:
        """The files of the kit that go elsewhere, and where."""
        return {there.path: there.free_name for there, answer in self._answers if answer is Answer.RENAME}

    @Slot()
    def _keep_all(self) -> None:
        self._choose_all(Answer.KEEP)

    @Slot()
    def _overwrite_all(self) -> None:
        self._choose_all(Answer.OVERWRITE)

    @Slot()
    def _rename_all(self) -> None:
        self._choose_all(Answer.RENAME)

    def _choose_all(self, answer: Answer) -> None:
        self._rest_answer = answer
        for each in self._rows:
            each.choose(answer)
        self.answered.emit()


def _must(there: There) -> bool:
    """Whether it needs an answer; what is perhaps the same is accepted if it is."""
    return there.how is not Meeting.UNCOMPARED
