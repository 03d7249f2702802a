"""What the sheets are made of: lines of facts, the checks before an act, its progress, and the card of its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kitstudio.jobs.job import Job
from kitstudio.ui import paint, text
from kitstudio.ui.icons import Icon, paint_icon
from kitstudio.ui.layout import Entry, clear, col, row, wrap
from kitstudio.ui.models.kits_model import in_order, is_moving
from kitstudio.ui.text import translate
from kitstudio.ui.text_size import hold
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.bars import ShareBar
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Tile
from kitstudio.ui.widgets.buttons import Button, Pressable
from kitstudio.ui.widgets.chips import Chip, DigestLabel

_TAG_ROOM: Final = 90
_TONES = {"ok": Icon.OK, "warn": Icon.WARN, "danger": Icon.ERROR, "info": Icon.INFO}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at before an act: `tone` is `ok`, `warn`, `danger` or `info`.

    `link` names what can be done about it, and `run` does it.
    """

    tone: str
    words: str
    link: str = ""
    run: Callable[[], object] | None = None


class Checks(Panel):
    """A card of checks, each a glyph in its colour and a sentence."""

    def __init__(self, name: str) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(7)
        self._shown: tuple[Check, ...] = ()
        super().__init__(col(self._rows, gap=0, margins=(14, 11, 14, 11)), "sunken", 8, "line")
        self.setAccessibleName(name)
        self.hide()

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is shown."""
        return self._shown

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Change them; none hides the card."""
        if [(each.tone, each.words, each.link) for each in checks] == [
            (each.tone, each.words, each.link) for each in self._shown
        ]:
            return
        self._shown = tuple(checks)
        clear(self._rows)
        for each in checks:
            self._rows.addWidget(_check_line(each))
        self.setVisible(bool(checks))


def _check_line(check: Check) -> QWidget:
    glyph = Glyph(_TONES[check.tone], 16, f"state.{check.tone}.solid", "sunken")
    ink = f"state.{check.tone}.text" if check.tone == "danger" else "text"
    words = Label(check.words, "body", ink, wrap=True, line=120)
    pieces: list[Entry] = [col(1, glyph, None, gap=0), (words, 1)]
    if check.link and check.run is not None:
        link = Button(check.link, "link", height=20)
        link.clicked.connect(check.run)
        pieces.append(col(link, None, gap=0))
    return wrap(row(*pieces, gap=9))


def fact_line(icon: Icon, words: str, ink: str = "muted") -> QWidget:
    """An icon and a sentence, broken where it is long."""
    label = Label(words, "body", "text2", wrap=True, line=120)
    return wrap(row(col(1, Glyph(icon, 15, ink, "sunken"), None, gap=0), (label, 1), gap=9))


def tag_chips(tags: Sequence[str], most: int = 3) -> QWidget:
    """Tags as they are shown everywhere, beside the name: moving ones first and outlined; past `most` their number."""
    shown = in_order(tags)[:most]
    chips: list[Entry] = []
    for tag in shown:
        words = T.metrics("label").elidedText(tag, Qt.TextElideMode.ElideMiddle, _TAG_ROOM)
        chips.append(Chip(words, "outline" if is_moving(tag) else "accent", font="label", height=16))
    chips += [Label(f"+{len(tags) - most}", "small", "muted")] if len(tags) > most else []
    found = wrap(row(*chips, gap=4))
    found.setToolTip(text.tip(*tags) or "")
    return found


class ResultCard(Panel):
    """What came of a job: what was done, the digest to compare, the facts, and what can be done next."""

    def __init__(
        self,
        title: str,
        sub: str,
        digest: str,
        facts: Sequence[QWidget],
        acts: Sequence[QWidget] = (),
        *,
        archive: str = "",
    ) -> None:
        words = (
            col(None, Label(title, "h2"), Line(sub, "body", "text2", Qt.TextElideMode.ElideMiddle), None, gap=1),
            1,
        )
        entries: list[Entry] = [row(Tile(Icon.OK, "state.ok", 42, 22), 14, words, gap=0)]
        self.digest = DigestLabel(digest, ink="text2", head=16)
        self.digest.setVisible(bool(digest))
        entries.append(10)
        if digest:
            entries += [6, Label(translate("sheet", "Kit digest"), "smallMedium", "text2"), row(self.digest, None), 6]
        if archive:
            label = Label(translate("sheet", "Archive SHA-256"), "smallMedium", "text2")
            entries += [6, label, row(DigestLabel(archive, ink="text2", head=16), None), 6]
        for each in facts:
            entries += [6, each]
        if acts:
            entries += [16, row(*acts, None, gap=8)]
        super().__init__(col(*entries, gap=0, margins=16), "sunken", 8, "line")


class JobProgress(QWidget):
    """A running job: what is done where, how far, how fast. `after` is said when every byte is through once."""

    def __init__(self, job: Job, title: str, promise: str, size: int = 0, after: str = "") -> None:
        super().__init__()
        self._job, self._size, self._after = job, size, after
        self._bar = ShareBar(translate("sheet", "Progress"), 8)
        self._amount = Label("", "metric")
        self._pace = Label("", "small", "muted")
        target = Line(job.task.target, "monoSmall", "muted", Qt.TextElideMode.ElideMiddle)
        numbers = row(self._amount, None, col(None, self._pace, 4, gap=0))
        inside = col(Label(title, "strong"), 2, target, 12, numbers, 8, self._bar, gap=0, margins=(14, 12, 14, 14))
        note = Label(promise, "small", "muted", wrap=True)
        self.setLayout(col(Panel(inside, "sunken", 8, "line"), 14, note, None, gap=0, margins=20))
        job.changed.connect(self._tell)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        job = self._job
        self._bar.show_parts([(job.share or 0.0, "accentFill")])
        self._amount.say(text.size_of(job.done, job.total or max(self._size, job.done)))
        parts = [text.speed(job.speed)] if job.speed else []
        parts += [text.remaining(job.remaining)] if job.remaining is not None else []
        if job.cancelling:
            parts = [translate("sheet", "Cancelling")]
        elif self._after and job.total and job.done >= job.total:
            parts = [self._after]
        self._pace.say(" · ".join(parts))


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a choice card says: its name and kind, the two facts that decide, and a bar of shares.

    `bad` says that the first fact is why it cannot be chosen, `bad_limit` that the second is.
    """

    title: str
    kind: str
    first: str
    second: str
    used: float = 0.0
    added: float = 0.0
    bad: bool = False
    bad_limit: bool = False

    @property
    def works(self) -> bool:
        """Whether what is asked for would fit there."""
        return not (self.bad or self.bad_limit)


class ChoiceCard(Pressable):
    """One of several places: name, facts, a bar. Arrow keys move between the cards of one parent."""

    def __init__(self, icon: Icon, facts: CardFacts) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        hold(self, height=84)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_as(icon, facts)

    def show_as(self, icon: Icon, facts: CardFacts) -> None:
        """Change what it says."""
        self._icon, self.facts = icon, facts
        name = ", ".join(each for each in (facts.title, facts.kind, facts.first, facts.second) if each)
        self.setAccessibleName(name)
        self.setToolTip(text.tip(name) or "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        facts, on = self.facts, self.isChecked()
        with paint.Painter(self) as p:
            r = QRectF(self.rect())
            line = "focus" if on else "control" if self.hot else "lineStrong"
            paint.box(p, r, 8, "selected" if on else "hover" if self.hot else "raised", line, 1.6 if on else 1)
            side, left = T.wide(16), 20 + T.wide(16)
            top, head, line_high = T.high(10), T.high(18), T.high(16)
            at = QRectF(12, top + (head - side) / 2, side, side)
            paint_icon(p, self._icon, at, "accent" if on else "muted", grow=False)
            room = r.width() - 24
            kind = paint.width_of(facts.kind, "small") + 7 if facts.kind else 0
            name = QRectF(left, top, max(40.0, room - left + 12 - kind), head)
            used = paint.write(p, name, facts.title, "medium", "text", elide=Qt.TextElideMode.ElideMiddle)
            paint.write(p, QRectF(left + used + 7, top, kind, head), facts.kind, "small", "muted")
            first = "state.danger.text" if facts.bad else "text2"
            second = "state.danger.text" if facts.bad_limit else "muted"
            paint.write(p, QRectF(12, T.high(31), room, line_high), facts.first, "small", first)
            paint.write(p, QRectF(12, T.high(47), room, line_high), facts.second, "small", second)
            added = min(facts.added, max(0.0, 1 - facts.used))
            tone = "accentFill" if facts.works else "state.danger.solid"
            paint.bar(p, QRectF(12, T.high(69), room, 5), [(facts.used, "control"), (added, tone)], "track", 2.5)
            if self.ringed:
                paint.ring(p, r, 8)
