"""From the stage into the destination: all of it, or nothing.

A missing or empty destination is put in place by one rename. Into a full one the staged files move one by one under a
journal: whatever stops that (an error, a cancel, a kill, a power cut) is undone, by us or by the next run, until the
journal is committed; from then on it is finished.
"""

from __future__ import annotations

import contextlib
import enum
import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.archive.conflicts import Comparison, Conflict, ConflictKind, comparison
from kitstudio.archive.journal import Journal, Move, Moving, commit, finish, undo, write_journal
from kitstudio.archive.kernel import failing_at, rename_new, sync_file_system
from kitstudio.archive.site import opened_folder
from kitstudio.archive.stage import Stage
from kitstudio.archive.stage_folder import CONTENT
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.regular_file import Seen

# What a rename over an existing empty folder answers where it must be filled in place: a mount, another file system.
_IN_PLACE: Final = frozenset({errno.EBUSY, errno.EXDEV})
_SOLVABLE: Final = frozenset({ConflictKind.EXISTS, ConflictKind.SAME})
_OWNER: Final = 0o700
_SHOWN: Final = 10


class Existing(enum.StrEnum):
    """What becomes of a file that is there already."""

    REFUSE = "refuse"
    ACCEPT_SAME = "accept-same"
    OVERWRITE = "overwrite"
    KEEP = "keep"


class WouldOverwriteError(KitStudioError):
    """Something in the destination stands in the way."""

    code = "KS-WOULD-OVERWRITE"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "{count} paths in {directory} stand in the way, nothing was written: {first}."
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Choose another folder, or -o to replace files or -i to keep them; links, and files where folders go "
        "(or the other way round), must be moved away first.",
    )


class DestinationChangedError(KitStudioError):
    """The destination was changed by somebody else while it was being filled."""

    code = "KS-DESTINATION-CHANGED"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} was changed by another program meanwhile.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Nothing of it was overwritten. Run it again.")


class UndoFailedError(KitStudioError):
    """A release failed, and so did undoing it."""

    code = "KS-UNDO-FAILED"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "Filling {directory} failed half way and could not be undone.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "The old files are kept in {stage}. Repair the disk and run it again: that undoes it first."
    )


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did.

    Attributes:
        destination: the folder that now holds everything.
        replaced: paths of files that were overwritten.
        kept: paths of files that were left as they were.
    """

    destination: Path
    replaced: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What to do with files that are there: for all, and for single paths.

    Files that somebody has `seen` are only overwritten while they are still those.
    """

    default: Existing = Existing.REFUSE
    paths: Mapping[str, Existing] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)

    def of(self, path: str) -> Existing:
        """The rule for one path."""
        return self.paths.get(path, self.default)

    def is_another(self, path: str, there: os.stat_result) -> bool:
        """Whether what is there now is not what was seen there."""
        seen = self.seen.get(path)
        return seen is not None and seen != Seen.of(there)


def release(stage: Stage, rules: Rules, control: Control) -> Released:
    """Put everything staged into the destination; the stage is empty afterwards and only good for `close`.

    The caller has checked every digest. Content is durable when this returns.

    Raises:
        WouldOverwriteError: something stands in the way; nothing was changed.
        DestinationChangedError: somebody else was at it; nothing was changed.
        OtherMountError, FileSystemError, OperationCancelledError: nothing was changed.
        UndoFailedError: something was, and the next run on that folder must undo it.
    """
    site = stage.site
    with failing_at(site.destination):
        if site.is_vacant() and stage.is_beside and _replaceable(stage):
            stage.apply_modes()
            stage.sync(control)
            if _release_whole(stage):
                return Released(stage.destination)
        return _release_into(stage, rules, control)


def _replaceable(stage: Stage) -> bool:
    """Whether another folder may take the destination's place without anybody noticing.

    An existing folder may be somebody's working folder (ours at least is known), and may have an owner, a group or an
    access list that the new one has not.
    """
    site = stage.site
    if not site.exists:
        return True
    found = os.stat(site.destination, follow_symlinks=False)
    with contextlib.suppress(OSError):
        if os.path.samestat(os.stat(b"."), found):
            return False
    ours = os.fstat(stage.content_fd)
    same = (found.st_uid, found.st_gid) == (ours.st_uid, ours.st_gid) and found.st_mode & _OWNER == _OWNER
    return same and not os.path.ismount(site.destination) and not _has_own_attributes(site.destination)


def _has_own_attributes(folder: bytes) -> bool:
    try:
        return any(name.startswith(("user.", "system.")) for name in os.listxattr(folder))
    except OSError:
        return False


def _release_whole(stage: Stage) -> bool:
    """One rename; False where an existing folder has to be filled in place."""
    site = stage.site
    with opened_folder(site.base) as base:
        try:
            if site.exists:
                mode = stat.S_IMODE(os.stat(site.top, dir_fd=base, follow_symlinks=False).st_mode)
                os.fchmod(stage.content_fd, mode)
                os.rename(CONTENT, site.top, src_dir_fd=stage.folder.fd, dst_dir_fd=base)
            else:
                rename_new(stage.folder.fd, CONTENT, base, site.top)
        except OSError as error:
            if error.errno in _IN_PLACE:
                return False
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR):
                raise DestinationChangedError(path=os.fsdecode(site.destination)) from error
            raise
        os.fsync(base)
    return True


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a release into a full folder will do.

    Attributes:
        moves: in path order.
        kept: files that stay as they are.
        merged: folders that are there already.
        replaced_modes: the modes of the files that will be replaced.
    """

    moves: tuple[Move, ...]
    kept: frozenset[str]
    merged: frozenset[str]
    replaced_modes: Mapping[str, int]


def _release_into(stage: Stage, rules: Rules, control: Control) -> Released:
    with comparison(stage) as both:
        plan = _planned(stage, both, rules, control)
        _prepare(stage, plan)
        stage.sync(control)
        name = stage.site.top.decode("utf-8", "surrogateescape") if stage.is_beside else ""
        journal = Journal(name, os.fstat(both.destination_fd).st_ino, plan.moves)
        with contextlib.closing(Moving(stage.folder.fd, both.destination_fd)) as moving:
            _move_all(stage, moving, journal, control)
    return Released(stage.destination, frozenset(plan.replaced_modes), plan.kept)


def _planned(stage: Stage, both: Comparison, rules: Rules, control: Control) -> _Plan:
    """Decide about every staged path, or refuse with all that stands in the way."""
    moves: list[Move] = []
    kept: set[str] = set()
    merged: set[str] = set()
    modes: dict[str, int] = {}
    refused: list[Conflict] = []
    for meeting in both.meetings(control):
        path, there, rule = meeting.path, meeting.there, rules.of(meeting.path)
        if there is None:
            mode = stage.modes.get(path) if meeting.is_folder else None
            moves.append(Move(path, meeting.staged.st_ino, mode=mode))
        elif meeting.kind is None:
            merged.add(path)
        else:
            kind = both.refined(meeting, control) if rule is Existing.ACCEPT_SAME else meeting.kind
            outcome = solved(rule, kind, is_folder=meeting.is_folder)
            if outcome is Existing.KEEP:
                kept.add(path)
            elif outcome is None:
                refused.append(Conflict(path, meeting.kind))
            elif rules.is_another(path, there):
                refused.append(Conflict(path, ConflictKind.CHANGED))
            else:
                moves.append(Move(path, meeting.staged.st_ino, there.st_ino))
                modes[path] = stat.S_IMODE(there.st_mode)
    if refused:
        facts: list[dict[str, str | int]] = [{"path": one.path, "kind": str(one.kind)} for one in refused]
        first = [f"{one.path} ({one.kind})" for one in refused[:_SHOWN]]
        raise WouldOverwriteError(directory=str(stage.destination), count=len(refused), first=first, conflicts=facts)
    return _Plan(tuple(moves), frozenset(kept), frozenset(merged), modes)


def solved(rule: Existing, kind: ConflictKind | None, *, is_folder: bool) -> Existing | None:
    """Whether what is there is kept or overwritten, None where it stands in the way.

    A link where a file would go is never followed, so it may stay too.
    """
    if rule is Existing.KEEP:
        return rule if kind in _SOLVABLE or (kind is ConflictKind.LINK and not is_folder) else None
    if rule is Existing.ACCEPT_SAME:
        return Existing.KEEP if kind is ConflictKind.SAME else None
    return rule if rule is Existing.OVERWRITE and kind in _SOLVABLE else None


def _prepare(stage: Stage, plan: _Plan) -> None:
    """Give everything its mode, but for folders that must still be moved or are only passed through.

    A file that takes another's place takes its mode, as `kit -o` leaves it (modelkit-format 8), unless modes are exact.
    """
    if not stage.exact_modes:
        stage.modes.update({path: mode & 0o777 for path, mode in plan.replaced_modes.items()})
    stage.apply_modes(plan.merged | {move.path for move in plan.moves if move.mode is not None})


def _move_all(stage: Stage, moving: Moving, journal: Journal, control: Control) -> None:
    with contextlib.ExitStack() as undoing:
        write_journal(stage.folder.fd, journal)
        undoing.callback(_undo, stage, moving, journal)
        try:
            for number, move in enumerate(journal.moves):
                control.token.check()
                moving.make(number, move)
        except (FileExistsError, FileNotFoundError) as error:
            raise DestinationChangedError(path=str(stage.destination)) from error
        sync_file_system(stage.folder.fd)
        commit(stage.folder.fd)
        undoing.pop_all()
    finish(stage.folder.fd, moving, journal)


def _undo(stage: Stage, moving: Moving, journal: Journal) -> None:
    try:
        undo(stage.folder.fd, moving, journal)
    except OSError as error:
        folder = stage.site.base if stage.is_beside else stage.site.destination
        place = os.fsdecode(folder + b"/" + stage.folder.name)
        raise UndoFailedError(directory=str(stage.destination), stage=place) from error
