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
from kitstudio.archive.stage_folder import DONE, JOURNAL, StageFolder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.own_names import UNPACK, is_own


class Outcome(enum.StrEnum):
    """What became of a stage whose owner had died."""

    REMOVED = "removed"
    UNDONE = "undone"
    FINISHED = "finished"
    STUCK = "stuck"


class InterruptedReleaseError(KitStudioError):
    """What a dead run began in a destination can be neither undone nor finished."""

    code = "KS-INTERRUPTED-RELEASE"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "An earlier unpacking into {directory} was interrupted and cannot be undone."
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "Old files are kept in {stage}. Take what you need and remove it.")


@dataclass(frozen=True, slots=True)
class Recovered:
    """A stage found, and what became of it.

    Attributes:
        stage: its path; a stuck one holds old files and is left for a person to look at.
        outcome: what became of it.
        destination: the folder a release was under way into, None when none was (or the journal cannot be read).
    """

    stage: Path
    outcome: Outcome
    destination: Path | None = None


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
        names = sorted(os.fsencode(entry.name) for entry in entries if is_own(entry.name, UNPACK))
    for name in names:
        path = folder / os.fsdecode(name)
        destination = stage = None
        try:
            stage = _adopted(parent, name)
            if stage is None:
                continue
            under_way = _journal(stage)
            if under_way is not None:
                destination = folder / os.fsdecode(b"/".join(encoded(under_way[1].destination)))
            outcome = _settle(parent, stage, under_way)
        except (OSError, ValueError, TypeError):
            outcome = Outcome.STUCK
        finally:
            if stage is not None:
                stage.close()
        yield Recovered(path, outcome, destination)


def _adopted(parent: int, name: bytes) -> StageFolder | None:
    with contextlib.suppress(FileNotFoundError):
        return StageFolder.adopt(parent, name)
    return None  # it vanished: it was its owner's, or another run cleans as we do


def _journal(stage: StageFolder) -> tuple[bytes, Journal] | None:
    """The journal of a release that was under way, with its name, which says how far it was."""
    for name in (DONE, JOURNAL):
        if exists(stage.fd, name) is not None:
            return name, read_journal(stage.fd, name)
    return None


def _settle(parent: int, stage: StageFolder, under_way: tuple[bytes, Journal] | None) -> Outcome:
    outcome = Outcome.REMOVED
    if under_way is not None:
        name, journal = under_way
        with _moving(parent, stage, journal) as moving:
            if name == DONE:
                finish(stage.fd, moving, journal)
            else:
                undo(stage.fd, moving, journal)
        outcome = Outcome.FINISHED if name == DONE else Outcome.UNDONE
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
