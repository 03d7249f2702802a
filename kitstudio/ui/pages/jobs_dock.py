"""The jobs in the dock: what runs, how far it is, what went wrong, and what ended."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.base.printable import printable
from kitstudio.jobs.job import BugError, Job
from kitstudio.jobs.relay import Item, State
from kitstudio.jobs.runner import Runner
from kitstudio.ui import text
from kitstudio.ui.frame.dock import tail
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import Entry, col, row, scrolling, wrap
from kitstudio.ui.pages.jobs_steps import JobSteps
from kitstudio.ui.widgets.bars import LayerBar, Segment, Sparkline
from kitstudio.ui.widgets.base import Glyph, Label, Line, Panel, Tile
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip

_KITS: Final = frozenset({"pack", "unpack", "verify", "receive", "export", "remove"})
_FILES: Final = frozenset({"take", "save", "copy", "drag"})
_STORE: Final = frozenset({"check", "repair", "clean-up", "move-store"})
SHOWN: Final = _KITS | _FILES | _STORE
"""Verbs a person started; what a page reads for itself is not listed."""

_ICONS: Final = {
    "pack": Icon.KIT,
    "unpack": Icon.EXPORT,
    "verify": Icon.SHIELD_CHECK,
    "receive": Icon.BUNDLE,
    "remove": Icon.TRASH,
    "take": Icon.EXPORT,
    "save": Icon.EXPORT,
    "copy": Icon.COPY,
    "drag": Icon.FILE,
    "check": Icon.SHIELD,
    "repair": Icon.RETRY,
    "clean-up": Icon.TRASH,
    "move-store": Icon.STORAGE,
}
_TONES: Final = {
    State.QUEUED: "plain",
    State.RUNNING: "accent",
    State.DONE: "state.ok",
    State.FAILED: "state.danger",
    State.CANCELLED: "plain",
}
_MOST_SEGMENTS: Final = 60
_ACTS: Final = 232


class JobRow(Panel):
    """One job. `explain(Job)` when the person wants the whole error; `dismiss(Job)` to take an ended one away."""

    explain = Signal(object)
    dismiss = Signal(object)

    def __init__(self, job: Job) -> None:
        self.job = job
        self._tile = Tile(_ICONS.get(job.task.verb, Icon.JOBS), "accent", 33, 17)
        self._chip = Chip("", "plain")
        self._spark = Sparkline()
        self._numbers = Label("", "smallStrong")
        self._pace = Label("", "small", "text2")
        self._bar = LayerBar("")
        self._trouble = Line("", "small", "state.danger.text")
        self._trouble_row = wrap(row(Glyph(Icon.ERROR, 14, "state.danger.solid"), (self._trouble, 1), gap=8))
        self._cancel = Button("", "ghost", height=28)
        self._details = Button("", "secondary", height=28)
        self.steps = JobSteps()
        self.steps.hide()
        self.fold = icon_button(Icon.CHEVRON_DOWN, "")
        self.fold.clicked.connect(self._turn)
        self._say_fold()
        numbers = wrap(col(None, self._numbers, self._pace, None, gap=1), width=150)
        title = row(Line(job.task.title, "strong"), self._chip, None, gap=8)
        target = Line(job.task.target, "small", "muted", Qt.TextElideMode.ElideMiddle)
        words = col(None, title, target, None, gap=1)
        acts = wrap(row(None, self._details, self.fold, 6, self._cancel, gap=6), width=_ACTS)
        head = row((words, 1), self._spark, 14, numbers, acts, gap=4)
        right: list[Entry] = [head, 6, self._bar, self._trouble_row, self.steps]
        super().__init__(
            row(col(self._tile, None), 12, (col(*right, gap=0), 1), gap=0, margins=(16, 10, 16, 12)), None, edges="b"
        )
        self._bar.setAccessibleName(self.tr("Progress by layer"))
        self._details.clicked.connect(self._explain)
        self._cancel.clicked.connect(self._act)
        job.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the job as it stands."""
        job = self.job
        running = job.state is State.RUNNING
        self._chip.say(self._state(), _TONES[job.state])
        self._spark.show_values(job.speeds if running else (), "accent")
        self._numbers.say(self._amount())
        self._pace.say(self._speed())
        self._bar.show_segments(self._segments())
        self.steps.show_items(tuple(job.items.values()), job.state)
        self.fold.setVisible(bool(job.items))
        self._cancel.say(self.tr("Dismiss") if job.over else self.tr("Cancel"))
        self._cancel.setEnabled(not job.cancelling)
        self._details.setVisible(job.state is State.FAILED)
        self._trouble_row.setVisible(job.error is not None)
        if job.error is not None:
            self._trouble.say(text.error_text(job.error).summary)
            is_ours = isinstance(job.error, BugError)
            self._details.say(self.tr("Report…") if is_ours else self.tr("What to do…"))
            self._tile.show_icon(Icon.ERROR, "state.danger")

    @Slot()
    def _turn(self) -> None:
        self.steps.setVisible(self.steps.isHidden())
        self._say_fold()

    def _say_fold(self) -> None:
        shown = not self.steps.isHidden()
        words = self.tr("Hide the steps of {job}") if shown else self.tr("Show the steps of {job}")
        self.fold.change_look("ghost", Icon.CHEVRON_UP if shown else Icon.CHEVRON_DOWN)
        self.fold.setToolTip(text.tip(words.format(job=self.job.task.title)) or "")
        self.fold.setAccessibleName(words.format(job=printable(self.job.task.title)))

    def _state(self) -> str:
        words = {
            State.QUEUED: self.tr("Waiting"),
            State.RUNNING: self.tr("Cancelling") if self.job.cancelling else self.tr("Running"),
            State.DONE: self.tr("Done"),
            State.FAILED: self.tr("Failed"),
            State.CANCELLED: self.tr("Cancelled; the disk is busy") if self.job.lingering else self.tr("Cancelled"),
        }
        return words[self.job.state]

    def _amount(self) -> str:
        job = self.job
        if job.total:
            return text.size_of(job.done, job.total) if not job.over else text.size(job.total)
        return text.size(job.done) if job.done else ""

    def _speed(self) -> str:
        job = self.job
        if job.over:
            return text.duration(job.seconds)
        parts = [text.speed(job.speed)] if job.speed else []
        parts += [text.remaining(job.remaining)] if job.remaining is not None else []
        return " · ".join(parts)

    def _segments(self) -> list[Segment]:
        job = self.job
        if not job.items:
            return [Segment(1, 1.0 if job.state is State.DONE else 0.0, "state.ok.solid")]
        items = list(job.items.values())
        if len(items) > _MOST_SEGMENTS:
            return [Segment(1, job.share or 0.0, self._token(1.0 if job.state is State.DONE else 0.0))]
        return [self._segment(each) for each in items]

    def _segment(self, item: Item) -> Segment:
        share = 1.0 if self.job.state is State.DONE else item.share or 0.0
        return Segment(max(1, item.total or item.done), share, self._token(share))

    def _token(self, share: float) -> str:
        if self.job.state is State.FAILED:
            return "state.danger.solid"
        return "state.ok.solid" if share >= 1.0 else "accentFill"

    @Slot()
    def _act(self) -> None:
        if self.job.over:
            self.dismiss.emit(self.job)
        else:
            self.job.cancel()

    @Slot()
    def _explain(self) -> None:
        self.explain.emit(self.job)


class JobsDock(QWidget):
    """All jobs, for the dock of the window; `tail` stands beside its tab.

    Signals:
        explain(Job): from a row.
        counted(): there are more or fewer rows.
    """

    explain = Signal(object)
    counted = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._rows: dict[Job, JobRow] = {}
        self._speed = Label("", "small", "text2")
        self._clear_all = Button(self.tr("Clear finished"), "ghost", height=28)
        self.tail = tail(self._speed, self._clear_all)
        words = Label(self.tr("Nothing runs. Packing, unpacking and verifying are listed here."), "small", "muted")
        self._empty = wrap(row(16, words, None), height=40)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        area = scrolling(wrap(col(self._list, self._empty, None, gap=0)))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have it
        self.setLayout(col((area, 1), gap=0))
        self.setAccessibleName(self.tr("Jobs"))
        self._clear_all.clicked.connect(self.clear)
        runner.added.connect(self._added)
        runner.removed.connect(self._removed)
        runner.changed.connect(self._changed)
        self._changed()

    @property
    def running(self) -> tuple[Job, ...]:
        """The listed jobs that have not ended."""
        return tuple(job for job in self._rows if not job.over)

    @property
    def number(self) -> int:
        """How many are listed."""
        return len(self._rows)

    @Slot(object)
    def _added(self, job: Job) -> None:
        if job.task.verb not in SHOWN:
            return
        line = JobRow(job)
        line.explain.connect(self.explain)
        line.dismiss.connect(self._runner.remove)
        self._rows[job] = line
        self._list.insertWidget(0, line)
        self._changed()
        self.counted.emit()

    @Slot(object)
    def _removed(self, job: Job) -> None:
        line = self._rows.pop(job, None)
        if line is not None:
            line.hide()
            line.deleteLater()
            self._changed()
            self.counted.emit()

    @Slot()
    def clear(self) -> None:
        """Take the jobs that have ended off the list."""
        for job in [job for job in self._rows if job.over]:
            self._runner.remove(job)

    @Slot()
    def _changed(self) -> None:
        self._empty.setVisible(not self._rows)
        self._clear_all.setEnabled(any(job.over for job in self._rows))
        speed = sum(job.speed or 0.0 for job in self.running)
        self._speed.say(text.speed(speed) if speed else "")
