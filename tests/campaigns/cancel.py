"""A cancel is answered at once, in whatever state the work is, and leaves nothing behind."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.campaigns import cancel_command, cancel_window
from tests.campaigns.campaign import Campaign, Scope, Tally
from tests.campaigns.cancel_disk import slow_disk
from tests.campaigns.cancel_guards import GUARDS
from tests.campaigns.cancel_window import IN_WINDOW
from tests.campaigns.cancel_world import CANCELLED, CRAWL, Interrupted, Point, Site, Trial
from tests.campaigns.world import Operation

COMMAND, KILL = "Ctrl+C", "kill -9 of the command line"
WINDOW, BUTTON = "the window's cancel", "the window's button"
_CRAWLING: Final = (
    ("pack", "read"), ("pack wide", "list"), ("pack", "write"), ("pack gzip", "read"), ("pack zstd", "read"),
    ("unpack", "read"), ("unpack", "write"), ("export archive", "read"), ("export folder", "write"),
    ("receive archive", "read"), ("receive layout", "write"), ("verify", "read"),
)  # fmt: skip
_SAMPLE: Final = (
    (COMMAND, "pack", "sync", 0), (COMMAND, "unpack over files", "sync", 1),
    (WINDOW, "unpack over files", "unlink", 0), (BUTTON, "pack", "sync", 0),
)  # fmt: skip
_CRAWLED_IN_SAMPLE: Final = ((COMMAND, "pack", "read"), (WINDOW, "unpack over files", "write"))
_GUARDED: Final = {
    "leaving": (COMMAND, "pack", "sync", None),
    "acknowledging": (COMMAND, "pack", "sync", None),
    "streams": (COMMAND, "pack", "sync", None),
    "dying": (KILL, "pack", "sync", None),
    "lingering": (WINDOW, "pack", "sync", None),
    "cancelling": (WINDOW, "pack", "sync", None),
    "pack-asks": (COMMAND, "pack", "read", 2),
    "walk-asks": (COMMAND, "pack wide", "list", 2),
    "unpack-asks": (WINDOW, "unpack", "read", 2),
    "export-asks": (COMMAND, "export archive", "read", 8),
    "verify-asks": (COMMAND, "verify", "read", 2),
}
_BY_NAME: Final = {each.name: each for each in CANCELLED}
_PER_CALL: Final = 3


def _run(scope: Scope, tally: Tally) -> None:
    if os.geteuid() != 0 or not Path("/dev/fuse").exists():
        tally.skip("needs root and /dev/fuse (a slow disk is mounted): run as root")
        return
    with slow_disk(scope.work) as (fast, slow, panel):
        site = Site(fast, slow, panel)
        for face, point in _points(scope, site):
            _attempt(scope, tally, site, face, point)


def _points(scope: Scope, site: Site) -> Iterator[tuple[str, Point]]:
    """What to try: what a lost guard protects, a few in a sample, or everything."""
    if scope.guard is not None:
        face, name, call, crawls_after = _GUARDED[scope.guard.name]
        held = Point(_BY_NAME[name], call)
        yield from [(face, held if crawls_after is None else _crawling(name, call, crawls_after))] * 3
    elif scope.sample:
        for face, name, call, after in _SAMPLE:
            yield face, Point(_BY_NAME[name], call, after)
        for face, name, call in _CRAWLED_IN_SAMPLE:
            yield face, _crawling(name, call)
    else:
        for operation in CANCELLED:
            yield from _held(scope, site, operation)
        for (name, call), face, after in itertools.product(_CRAWLING, (COMMAND, WINDOW), (0, 3)):
            yield face, _crawling(name, call, after)


def _crawling(name: str, call: str, after: int = 2) -> Point:
    return Point(_BY_NAME[name], call, after, CRAWL)


def _held(scope: Scope, site: Site, operation: Operation) -> Iterator[tuple[str, Point]]:
    """The first, the last and others of each kind of call an operation makes, in each face that has it."""
    chance = scope.random(operation.name)
    for call, times in site.calls(operation, _undisturbed).items():
        if not times:
            continue
        some = chance.randrange(times)
        faces = {COMMAND: {0, some, times - 1}, KILL: {some}}
        if operation.name in IN_WINDOW:
            faces |= {WINDOW: {some, times - 1}, BUTTON: {0}}
        for face, chosen in faces.items():
            for after in sorted(chosen):
                yield face, Point(operation, call, after)


def _undisturbed(trial: Trial) -> None:
    answer = trial.slow.do(trial.operation)
    if answer.code:
        raise AssertionError(answer.err)


def _attempt(scope: Scope, tally: Tally, site: Site, face: str, point: Point) -> None:
    site.expected(point.operation)
    trial = site.trial(point)
    came = _interrupters(scope, site)[face](trial)
    if came is None:
        tally.count("over before the point was reached")
        site.drop(trial)
        return
    tally.count(f"{face}, {point.phase}")
    tally.count("left behind until the disk answered" if came.busy else "over before the disk answered")
    for wrong in site.judged(trial, came, scope):
        tally.fault(f"{face}: {point}: {wrong}")
    tally.count("cancels")


def _interrupters(scope: Scope, site: Site) -> dict[str, Callable[[Trial], Interrupted | None]]:
    return {
        COMMAND: lambda trial: cancel_command.interrupt(scope, trial),
        KILL: lambda trial: cancel_command.kill_front(scope, trial),
        WINDOW: lambda trial: cancel_window.interrupt(scope, trial, site.panel_path),
        BUTTON: lambda trial: cancel_window.interrupt(scope, trial, site.panel_path, button=True),
    }


CAMPAIGN = Campaign(
    "cancel",
    "Ctrl+C and the window's cancel in every state of the work, on a disk that does not answer",
    _run,
    GUARDS,
)
