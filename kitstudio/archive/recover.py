"""What an earlier run that was killed left behind: undone, finished, removed."""

from __future__ import annotations

import contextlib
import enum
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.journal import Journal, Moving, finish, read_journal, undo
from kitstudio.archive.kernel import encoded, exists, open_folder
from kitstudio.archive.stage_folder import DONE, JOURNAL, STAGE_NAME, StageFolder


class Outcome(enum.StrEnum):
    """What became of a stage whose owner had died."""

    REMOVED = "removed"
    UNDONE = "undone"
    FINISHED = "finished"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A stage found, and what became of it; a stuck one holds old files and is left for a person to look at."""

    stage: Path
    outcome: Outcome


def recover(folder: Path) -> tuple[Recovered, ...]:
    """Deal with the stages in `folder` whose owners are dead; those of living runs and of others are left alone.

    A release that was under way is undone, one that was past its last step is finished. Nothing is raised for a stage
    that resists (it is reported as stuck).

    Args:
        folder: the parent of a destination, or a destination itself; may be missing.
    """
    with contextlib.suppress(OSError):
        parent = os.open(os.fsencode(folder), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            return tuple(_recovered(parent, folder))
        finally:
            os.close(parent)
    return ()


def _recovered(parent: int, folder: Path) -> Iterator[Recovered]:
    with os.scandir(parent) as entries:
        names = sorted(name for entry in entries if STAGE_NAME.fullmatch(name := os.fsencode(entry.name)))
    for name in names:
        path = folder / os.fsdecode(name)
        stage = None
        # A stage that vanishes while it is looked at was its owner's, or another run cleans as we do.
        with contextlib.suppress(FileNotFoundError):
            stage = StageFolder.adopt(parent, name)
        if stage is None:
            continue
        try:
            outcome = _settle(parent, stage)
        except (OSError, ValueError, TypeError):
            outcome = Outcome.STUCK
        finally:
            stage.close()
        yield Recovered(path, outcome)


def _settle(parent: int, stage: StageFolder) -> Outcome:
    outcome = Outcome.REMOVED
    if exists(stage.fd, DONE) is not None:
        journal = read_journal(stage.fd, DONE)
        with _moving(parent, stage, journal) as moving:
            finish(stage.fd, moving, journal)
        outcome = Outcome.FINISHED
    elif exists(stage.fd, JOURNAL) is not None:
        journal = read_journal(stage.fd, JOURNAL)
        with _moving(parent, stage, journal) as moving:
            undo(stage.fd, moving, journal)
        outcome = Outcome.UNDONE
    stage.remove()
    return outcome


@contextlib.contextmanager
def _moving(parent: int, stage: StageFolder, journal: Journal) -> Iterator[Moving]:
    """The moves of a dead run's journal; its destination must be the very folder it was."""
    destination = open_folder(parent, encoded(journal.destination))
    try:
        if os.fstat(destination).st_ino != journal.inode:
            raise ValueError(journal.destination)
        moving = Moving(stage.fd, destination)
        try:
            yield moving
        finally:
            moving.close()
    finally:
        os.close(destination)
