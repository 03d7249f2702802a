"""What happened in this run of the window, for the dock and the log file: one record for each thing worth knowing.

Records are English like every log. They are made printable, secrets are taken out and the person's home folder is `~`,
so that they may be passed on.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Noticed
from kitstudio.base.errors import KitStudioError
from kitstudio.base.printable import printable
from kitstudio.host.redaction import redacted
from kitstudio.jobs.job import Job
from kitstudio.jobs.relay import State
from kitstudio.jobs.runner import Runner
from kitstudio.ui import text

_MOST: Final = 2000


class Level(enum.IntEnum):
    """How much a record matters."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Record:
    """One line: when (seconds since 1970), how much it matters, what happened."""

    when: float
    level: Level
    words: str


class SessionLog(QObject):
    """Keeps the newest records of this run.

    Signals:
        added(Record): there is one more; the oldest may have gone for it.
    """

    added = Signal(object)

    def __init__(self, now: Callable[[], float], home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._home = now, str(home)
        self._write: Callable[[str], None] | None = None
        self._records: deque[Record] = deque(maxlen=_MOST)

    @property
    def records(self) -> tuple[Record, ...]:
        """What is kept, oldest first."""
        return tuple(self._records)

    def write_to(self, write: Callable[[str], None]) -> None:
        """Also hand every record to this, as one line."""
        self._write = write

    def lines(self) -> list[str]:
        """What is kept, a line each."""
        return [_line(each) for each in self._records]

    def add(self, words: str, level: Level = Level.NOTE) -> None:
        """Record what happened."""
        words = printable(redacted(words, self._home).text)
        record = Record(self._now(), level, words)
        self._records.append(record)
        if self._write is not None:
            self._write(_line(record))
        self.added.emit(record)

    @Slot(object)
    def add_error(self, error: KitStudioError) -> None:
        """Record an error."""
        self.add(f"{error.code} {error.summary}", Level.ERROR)

    @Slot(str, str, str)
    def add_note(self, tone: str, title: str, detail: str) -> None:
        """Record what a toast said."""
        level = {"warn": Level.WARNING, "danger": Level.ERROR}.get(tone, Level.NOTE)
        self.add(" ".join(each for each in (title, detail) if each), level)

    def follow(self, runner: Runner, *, all_of_it: bool) -> None:
        """Record the jobs of a runner; without `all_of_it` only what goes wrong."""
        runner.added.connect(partial(self._follow, all_of_it))

    def _follow(self, all_of_it: bool, job: Job) -> None:  # noqa: FBT001 - bound beforehand
        if all_of_it:
            self.add(f"{job.task.verb} began: {job.task.title} {job.task.target}".rstrip())
            job.noticed.connect(self._noticed)
        job.ended.connect(partial(self._ended, job, all_of_it))

    @Slot(object)
    def _noticed(self, notice: Noticed) -> None:
        self.add(text.notice_text(notice), Level.WARNING)

    def _ended(self, job: Job, all_of_it: bool) -> None:  # noqa: FBT001 - bound beforehand
        if job.error is not None:
            self.add(f"{job.task.verb} failed: {job.error.code} {job.error.summary}", Level.ERROR)
        elif all_of_it and job.state is State.CANCELLED:
            self.add(f"{job.task.verb} cancelled: {job.task.title}", Level.WARNING)
        elif all_of_it:
            self.add(f"{job.task.verb} done in {job.seconds:.1f} s: {job.task.title}")


def _line(record: Record) -> str:
    return f"{record.level.name.lower()} {record.words}"
