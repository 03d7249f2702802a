"""Disk full, quota, read-only, EIO and missing permission at every write of every operation."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kitstudio.base.limits import MIB
from tests.campaigns import full_disks as disks
from tests.campaigns import full_room as rooms
from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.full_answer import wrong_answer
from tests.campaigns.full_faults import inject
from tests.campaigns.full_guards import GUARDS, ONLY, PARTS
from tests.campaigns.full_notify import why_not
from tests.campaigns.full_operations import ALL, make_full_world
from tests.campaigns.full_room import Room
from tests.campaigns.full_runner import Ask, Runner
from tests.campaigns.world import copy_world

_MEMORY: Final = Path("/dev/shm")
_ENOUGH: Final = 512 * MIB
_SIZES: Final = (4 * MIB, 16 * MIB, 64 * MIB)
_NEED_ROOT: Final = "needs root, to mount small disks and to be another account: run as root"
# Larger than any reserve on the smallest disk, small enough for it.
_FILE: Final = 100_000
# Other accounts, which some parts run as, must get at it.
_PASSABLE: Final = 0o711


def run(scope: Scope, tally: Tally) -> None:
    """All parts, or those that the missing guard protects."""
    parts = PARTS[scope.guard.name] if scope.guard is not None else tuple(_PARTS)
    with _quick_place(scope.work) as work, Runner(scope) as runner:
        template = make_full_world(work / "template", size=_FILE)
        room = Room(scope, tally, runner, template, work / "spare")
        for name in parts:
            _PARTS[name](room, work)


@contextmanager
def _quick_place(work: Path) -> Iterator[Path]:
    """Memory where there is enough of it: nothing here is about what a power loss leaves."""
    there = os.statvfs(_MEMORY) if _MEMORY.is_dir() else None
    if there is None or there.f_bavail * there.f_frsize < _ENOUGH:
        yield work
        return
    place = Path(tempfile.mkdtemp(prefix="prove-full-", dir=_MEMORY))
    place.chmod(_PASSABLE)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _injected(room: Room, work: Path) -> None:
    if missing := why_not():
        room.tally.skip(missing)
        return
    if room.scope.guard is None:
        inject(room, work / "world", ALL)
        return
    only, names = ONLY[room.scope.guard.name]
    inject(room, work / "world", [operation for operation in ALL if operation.name in only], names)


def _rooted(part: Callable[[Room, Path], None]) -> Callable[[Room, Path], None]:
    def guarded(room: Room, work: Path) -> None:
        if not disks.is_root():
            room.tally.skip(_NEED_ROOT)
            return
        try:
            part(room, work)
        except disks.NotHereError as error:
            room.tally.skip(str(error))

    return guarded


@_rooted
def _filled(room: Room, work: Path) -> None:
    for size in _SIZES if not room.scope.sample else _SIZES[:1]:
        with disks.tmpfs(work / f"tmpfs-{size}", size) as disk:
            rooms.removal(room, disk)
            rooms.filled(room, disk)
        if not room.scope.sample:
            with disks.Image(room.scope.work, max(size, 8 * MIB)) as disk:
                rooms.removal(room, disk)
                rooms.filled(room, disk)


@_rooted
def _limited(room: Room, work: Path) -> None:
    del work  # loop devices want a real disk
    with disks.with_quota(room.scope.work) as disk:
        rooms.quotas(room, disk)
    image = disks.Image(room.scope.work, 64 * MIB)
    with image as disk:
        rooms.mounted_read_only(room, disk)
        if not why_not():
            rooms.turned_read_only(room, image)


@_rooted
def _refused(room: Room, work: Path) -> None:
    rooms.refused(room, work / "world")


def _files(room: Room, work: Path) -> None:
    rooms.file_sizes(room, work / "world")


def _answers(room: Room, work: Path) -> None:
    """Standard output is a file on a full disk."""
    for words in (["list"], ["inspect", "team/base:v1"], ["store", "verify"], ["version"], ["--help"]):
        world = copy_world(room.template, work / "world")
        store = () if words[0].startswith(("version", "-")) else ("--store", str(world.root / "store"))
        answer = room.runner.run(world, [*words, "--json", *store], Ask(stdout="/dev/full"))
        wrong = wrong_answer(answer, errno.EIO, world.root, ("standard output",))
        room.tally.count("answers to a full disk")
        if wrong or not answer.code:
            room.tally.fault(f"{words} > /dev/full: {answer.code} {wrong}")
        shutil.rmtree(world.root)


_PARTS: Final[dict[str, Callable[[Room, Path], None]]] = {
    "answers": _answers,
    "injected": _injected,
    "files": _files,
    "filled": _filled,
    "refused": _refused,
    "limited": _limited,
}

CAMPAIGN = Campaign(
    "full",
    "full disk, quota, read-only, EIO and missing permission at every write of every operation",
    run,
    GUARDS,
)
