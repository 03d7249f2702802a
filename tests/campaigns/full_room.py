"""Operations on a disk with little room, with a quota, or that cannot be written."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.store.layout import Store
from tests.campaigns import full_disks as disks
from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.full_answer import wrong_answer
from tests.campaigns.full_disks import NOBODY, Disk
from tests.campaigns.full_notify import Call, why_not
from tests.campaigns.full_operations import ALL, words_of
from tests.campaigns.full_runner import Ask, Runner
from tests.campaigns.world import Expected, Operation, World, copy_world, expected, judge

_STEPS: Final = (0, 1, 4096, 8192, 20_000, 50_000, 90_000, 102_000, 110_000, 130_000, 200_000, 400_000)
_LIMITS: Final = (0, 1, 200, 1024, 4096, 9_000, 50_000, 99_999, 101_000, 111_000)
# Operations that write one large file whose size they know; room that is too little for it; and what may be written.
_LARGE: Final = frozenset({
    "first pack", "pack", "pack over a name", "export folder", "export archive", "export over a file",
    "receive archive", "receive layout", "unpack", "unpack over files",
})  # fmt: skip
_TOO_LITTLE: Final = (50_000, 90_000)
_SMALL: Final = 45_000
_REFUSE: Final = (
    "store", "store/refs", "store/kits", "store/ingest", "store/leases", "store/holders", "store/blobs/sha256",
    "store/trash", "out", "old", "unpacked", "full", "full/sub", "bare", "drafted", "home", "home/.config/kitstudio",
)  # fmt: skip


@dataclass
class Room:
    """Everything a trial needs; `wanted` remembers what each operation should do."""

    scope: Scope
    tally: Tally
    runner: Runner
    template: World
    spare: Path
    wanted: dict[str, Expected] = field(default_factory=dict)

    def expected(self, operation: Operation) -> Expected:
        """What an operation does when nothing disturbs it."""
        if operation.name not in self.wanted:
            self.wanted[operation.name] = expected(self.template, operation, self.spare)
        return self.wanted[operation.name]

    def chosen(self, *names: object, of: Sequence[Operation] = ALL, sample: int = 2) -> Sequence[Operation]:
        """All operations, or some for a sample."""
        return self.scope.random(*names).sample(of, sample) if self.scope.sample else of

    def judged(self, world: World, operation: Operation, code: int, wrong: list[str], where: str) -> None:
        """Count a trial, and what it broke."""
        wrong += judge(world, operation, self.expected(operation), acknowledged=not code)
        self.tally.count(f"on a real disk: {'done' if not code else 'refused'}")
        if wrong:
            words = "; ".join(wrong).replace(str(world.root), "")
            self.tally.fault(f"{operation.name} {where}, seed {self.scope.seed}: {words}")


def _reserve(world: World) -> None:
    """What every operation that adds to a store leaves: space kept back for when it is full."""
    with Store.open(world.root / "store", now=time.time).lease("pack"):
        pass


def filled(room: Room, disk: Disk) -> None:
    """Sweep the bytes that are left; removal and collection must work on what is full."""
    steps: Sequence[int] = _STEPS if not room.scope.sample else room.scope.random(disk.kind).sample(_STEPS, 2)
    if room.scope.guard is not None:
        steps = _TOO_LITTLE
    for left in steps:
        for operation in room.chosen(disk.kind, left, sample=2 if room.scope.guard is None else len(ALL)):
            world = copy_world(room.template, disk.place)
            _reserve(world)
            disk.fill(left)
            free: list[int] = []
            answer = room.runner.run(world, words_of(operation, world.root), _watching(disk, free))
            wrong = wrong_answer(answer, errno.ENOSPC, world.root)
            wrong += _begun(operation, answer.code, left, free)
            wrong += _frees(room.runner, world, operation)
            disk.unfill()
            room.judged(world, operation, answer.code, wrong, f"on {disk.kind}, {left} bytes left")
            disk.clear()


def removal(room: Room, disk: Disk) -> None:
    """On a disk with nothing left, and on one where the reserve is spent too."""
    for name in ("remove", "remove one of two", "gc", "tag"):
        operation = next(each for each in ALL if each.name == name)
        for spent in (False, True):
            if spent and name == "tag":
                continue
            world = copy_world(room.template, disk.place)
            _reserve(world)
            if spent:
                (world.root / "store" / "reserve").unlink()
            disk.fill(0)
            answer = room.runner.run(world, words_of(operation, world.root))
            said = f"{answer.err[-300:]}" if answer.code else ""
            disk.unfill()
            wrong = [f"refused on a full disk: {said}"] if said else []
            where = f"on {disk.kind}, nothing left{', nor a reserve' if spent else ''}"
            room.judged(world, operation, answer.code, wrong, where)
            disk.clear()


def _watching(disk: Disk, free: list[int]) -> Ask:
    """Note before each call how much is free."""

    def note(_call: Call) -> int:
        free.append(disk.free)
        return 0

    return Ask(decide=note) if not why_not() else Ask()


def _begun(operation: Operation, code: int, left: int, free: Sequence[int]) -> list[str]:
    """What cannot fit is refused before it is begun: others need what is left of the disk, too."""
    if not code or operation.name not in _LARGE or left not in _TOO_LITTLE or not free:
        return []
    return [f"{left} bytes were left, and down to {min(free)} was written"] if min(free) < left - _SMALL else []


def _frees(runner: Runner, world: World, operation: Operation) -> list[str]:
    """What frees space works without any being free; a store that could not even be made has none to give."""
    if operation.store != "store":
        return []
    answer = runner.run(world, ["store", "gc", "--json", "--store", str(world.root / "store")])
    return [f"gc on the full disk: {answer.err[-300:]}"] if answer.code else []


def file_sizes(room: Room, place: Path) -> None:
    """A limit on the size of a file, as `ulimit -f` and some file systems have."""
    limits = _LIMITS if not room.scope.sample else room.scope.random("limit").sample(_LIMITS, 2)
    for limit in limits:
        for operation in room.chosen("limit", limit):
            world = copy_world(room.template, place)
            answer = room.runner.run(world, words_of(operation, world.root), Ask(file_size=limit))
            wrong = wrong_answer(answer, errno.EFBIG, world.root)
            room.judged(world, operation, answer.code, wrong, f"with files of {limit} bytes at most")
            _clear(place)


def quotas(room: Room, disk: Disk) -> None:
    """Room on the disk, but not for us."""
    steps = _STEPS if not room.scope.sample else room.scope.random("quota").sample(_STEPS, 2)
    for left in steps:
        for operation in room.chosen("quota", left):
            world = copy_world(room.template, disk.place)
            disks.limit(disk, left)
            answer = room.runner.run(world, words_of(operation, world.root))
            disks.limit(disk, None)
            wrong = wrong_answer(answer, errno.EDQUOT, world.root)
            room.judged(world, operation, answer.code, wrong, f"on {disk.kind}, {left} bytes of it left")
            disk.clear()


def refused(room: Room, place: Path) -> None:
    """Folders that an account may read but not write."""
    folders = _REFUSE if not room.scope.sample else room.scope.random("refused").sample(_REFUSE, 3)
    for folder in folders:
        for operation in room.chosen("refused", folder):
            world = copy_world(room.template, place)
            disks.give_to(place, NOBODY)
            path = place / folder
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(0o555)
            answer = room.runner.run(world, words_of(operation, world.root), Ask(account=NOBODY))
            path.chmod(mode)
            disks.give_to(place, os.geteuid())
            wrong = wrong_answer(answer, errno.EACCES, world.root)
            room.judged(world, operation, answer.code, wrong, f"with {folder} read-only to the account")
            _clear(place)


def mounted_read_only(room: Room, disk: Disk) -> None:
    """Everything that writes is refused; what reads works."""
    for operation in room.chosen("read-only", sample=4):
        world = copy_world(room.template, disk.place)
        with disks.read_only(disk):
            answer = room.runner.run(world, words_of(operation, world.root))
            wrong = wrong_answer(answer, errno.EROFS, world.root)
            if not answer.code:
                wrong.append("done was said on a read-only disk")
            for words in (["list"], ["inspect", "team/base:v1"], ["store", "verify"]):
                read = room.runner.run(world, [*words, "--json", "--store", str(world.root / "store")])
                if read.code:
                    wrong.append(f"{words} on a read-only disk: {read.err[-300:]}")
        room.judged(world, operation, answer.code, wrong, f"on {disk.kind}, read-only")
        disk.clear()


def turned_read_only(room: Room, image: disks.Image) -> None:
    """The disk fails in the middle and is read-only from there on, as ext4 does it; then it is mounted again."""
    disk = image.disk
    for operation in room.chosen("turned", sample=1):
        for at in _moments(room, operation):
            world = copy_world(room.template, disk.place)
            os.sync()

            def turn(call: Call, at: int = at) -> int:
                if call.number == at:
                    disk.remount("abort")
                return 0

            answer = room.runner.run(world, words_of(operation, world.root), Ask(decide=turn))
            image.again()
            wrong = wrong_answer(answer, errno.EROFS, world.root)
            room.judged(world, operation, answer.code, wrong, f"on {disk.kind}, read-only from call {at} on")
            disk.clear()


def _moments(room: Room, operation: Operation) -> Sequence[int]:
    chance = room.scope.random("turned", operation.name)
    return sorted(chance.sample(range(1, 40), 2 if room.scope.sample else 10))


def _clear(place: Path) -> None:
    Disk(place.parent, "").clear()
