"""Every system call that writes, answered with an error: once, or from there on."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.campaigns.full_answer import wrong_answer
from tests.campaigns.full_notify import Call
from tests.campaigns.full_operations import words_of
from tests.campaigns.full_room import Room
from tests.campaigns.full_runner import Ask, Runner
from tests.campaigns.world import Expected, Operation, World, copy_world, judge

_SAMPLE: Final = 2
_LASTING: Final = 3
NO_SPACE: Final = (errno.ENOSPC, errno.EDQUOT)
_REFUSED: Final = (errno.EROFS, errno.EACCES)
SYNCING: Final = frozenset({"fsync", "fdatasync", "syncfs"})
_WRITING: Final = frozenset({"write", "pwrite64", "writev", "copy_file_range"})
_KINDS: Final = {
    **dict.fromkeys(_WRITING | {"fallocate"}, (*NO_SPACE, errno.EIO)),
    **dict.fromkeys(SYNCING, (errno.EIO, *NO_SPACE)),
    **dict.fromkeys(("ftruncate", "truncate"), (errno.EIO,)),
    **dict.fromkeys(("unlink", "unlinkat", "rmdir"), (errno.EIO, *_REFUSED)),
    **dict.fromkeys(("chmod", "fchmod", "fchmodat", "utimensat"), (errno.EROFS, errno.EIO)),
}
_ANY: Final = (*NO_SPACE, *_REFUSED, errno.EIO)
# What a full disk refuses; the rest it still does.
_GROWING: Final = frozenset({
    *_WRITING, *SYNCING, "fallocate", "open", "openat", "mkdir", "mkdirat", "rename", "renameat", "renameat2",
    "link", "linkat", "symlink", "symlinkat",
})  # fmt: skip
_CLEANING: Final = frozenset({"unlink", "unlinkat", "rmdir"})
# Parts that can be gone on with; what says that the index has still to follow.
_MAY_STAY: Final = ("ingest/sha256-", "changing")
# Files whose content is never believed after a crash, or that are no promise at all.
_NO_PROMISE: Final = ("/generation", "/changing", "/home/.cache/", "/store.lock", "/holders/", "/leases/", "/reserve")
# Whoever finds these without their writer removes them, where they could not be removed at once.
_NEVER_BELIEVED: Final = ("/ingest/new-", "/ingest/state-", "/.kitstudio-")


def kinds_of(name: str) -> tuple[int, ...]:
    """What a call of that name can fail with."""
    return _KINDS.get(name, _ANY)


@dataclass(frozen=True)
class Point:
    """One place and way to fail: the `at`th call with `number`, and with `lasting` all after it that would as well."""

    operation: Operation
    at: int
    name: str
    number: int
    lasting: bool


@dataclass
class Disk:
    """Answers calls for one point, and remembers what failed."""

    point: Point
    failed: list[Call] = field(default_factory=list)
    held: ExitStack = field(default_factory=ExitStack)

    def decide(self, call: Call) -> int:
        """The errno for a call, 0 to let it be made."""
        point = self.point
        if call.number < point.at or (call.number > point.at and not point.lasting):
            return 0
        if point.number in NO_SPACE and call.name not in _GROWING:
            return 0
        if point.number not in kinds_of(call.name):
            return 0
        self.failed.append(call)
        if call.inode:  # so that no new file gets its number
            self.held.callback(os.close, os.open(call.fd_link, os.O_PATH))
        return point.number


def calls_of(runner: Runner, template: World, operation: Operation, place: Path) -> list[Call]:
    """The calls of an operation that nothing disturbs."""
    calls: list[Call] = []

    def note(call: Call) -> int:
        calls.append(call)
        return 0

    world = copy_world(template, place)
    answer = runner.run(world, words_of(operation, world.root), Ask(decide=note))
    if answer.code:
        raise AssertionError(answer)
    shutil.rmtree(place)
    return calls


def every_point(operation: Operation, calls: Sequence[Call], names: Collection[str]) -> list[Point]:
    """Each call of these names, alone, with each error."""
    chosen = [call for call in calls if not names or call.name in names]
    return [Point(operation, call.number, call.name, kind, False) for call in chosen for kind in kinds_of(call.name)]


def points_of(operation: Operation, calls: Sequence[Call], seed: int) -> Iterator[Point]:
    """Each call alone, and every third with all that follow; errors take turns."""
    for call in calls:
        kinds, turn = kinds_of(call.name), seed + call.number
        yield Point(operation, call.number, call.name, kinds[turn % len(kinds)], lasting=False)
        if not turn % _LASTING:
            yield Point(operation, call.number, call.name, kinds[turn // _LASTING % len(kinds)], lasting=True)


def attempt(runner: Runner, template: World, wanted: Expected, point: Point, place: Path) -> tuple[int, list[str]]:
    """Fail at one point; returns how often it failed, and what is wrong after it."""
    world, disk = copy_world(template, place), Disk(point)
    try:
        with disk.held:
            answer = runner.run(world, words_of(point.operation, world.root), Ask(decide=disk.decide))
            wrong = wrong_answer(answer, point.number, world.root)
            wrong += _believed(world.root, disk.failed, point, done=not answer.code)
            wrong += _littered(world, point, disk.failed)
        wrong += judge(world, point.operation, wanted, acknowledged=not answer.code)
    finally:
        shutil.rmtree(place)
    return len(disk.failed), wrong


def _believed(root: Path, failed: Sequence[Call], point: Point, *, done: bool) -> list[str]:
    """After EIO the page cache says nothing of what is on the disk: such a file must not be kept under any name."""
    if point.number != errno.EIO:
        return []
    failed = [call for call in failed if not any(part in call.path for part in _NO_PROMISE)]
    synced = [call.path for call in failed if call.name in SYNCING]
    wrong = [f"done was said, though {synced[0]} could not be synced"] if synced and done else []
    lost = {call.inode for call in failed if call.inode and call.name in SYNCING | _WRITING}
    stuck = {call.path for call in failed if call.name in _CLEANING}
    if lost:
        for folder, _, names in os.walk(root):
            paths = [os.path.join(folder, name) for name in names]
            found = [path for path in paths if os.lstat(path).st_ino in lost and path not in stuck]
            wrong += [f"kept after EIO: {path}" for path in found if not any(part in path for part in _NEVER_BELIEVED)]
    return wrong


def _littered(world: World, point: Point, failed: Sequence[Call]) -> list[str]:
    """A run that was refused has cleaned up behind itself, as far as the disk let it."""
    if point.lasting or point.name in _CLEANING or any(_was_removing(call) for call in failed):
        return []
    store = world.root / point.operation.store
    found = [name for name in world.leftovers(point.operation) if not name.startswith(_MAY_STAY)]
    # Once its release is committed a stage stays until that is finished, by the next run if need be.
    found = [name for name in found if not (world.root.parent / name / "journal.done").exists()]
    found += [name for name in os.listdir(store) if name.startswith("new-")] if store.exists() else []
    return [f"left behind: {found}"] if found else []


def _was_removing(call: Call) -> bool:
    """Whether the call was a step of the removal of a stage: what lies deep is renamed and made writable for it."""
    return call.name in ("renameat", "fchmodat") and "/.kitstudio-unpack-" in call.path and "/journal" not in call.path


def said(point: Point, root: Path, seed: int, wrong: Sequence[str]) -> str:
    """A broken promise in words."""
    how = "from there on" if point.lasting else "once"
    words = "; ".join(wrong).replace(str(root), "")
    name = errno.errorcode[point.number]
    return f"{point.operation.name}: {name} at call {point.at} ({point.name}) {how}, seed {seed}: {words}"


def inject(room: Room, place: Path, chosen: Sequence[Operation], names: Collection[str] = ()) -> None:
    """Fail at every call of every operation, or at some of them for a sample; without a guard at calls of `names`."""
    scope, tally = room.scope, room.tally
    for operation in chosen:
        wanted = room.expected(operation)
        calls = calls_of(room.runner, room.template, operation, place)
        points = list(points_of(operation, calls, scope.seed))
        if scope.guard is not None:
            points = every_point(operation, calls, names)
            scope.random(operation.name).shuffle(points)
        elif scope.sample:
            points = scope.random(operation.name).sample(points, min(_SAMPLE, len(points)))
        for point in points:
            failed, wrong = attempt(room.runner, room.template, wanted, point, place)
            tally.count("system calls answered with an error", failed)
            tally.count(f"points: {errno.errorcode[point.number]} {'lasting' if point.lasting else 'once'}")
            if wrong:
                tally.fault(said(point, place, scope.seed, wrong))
