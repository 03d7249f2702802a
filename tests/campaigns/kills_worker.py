"""A process of the campaign `kills`: does one order after the other; two of them share the work."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.campaign import Patches, Scope
from tests.campaigns.kills_fork import ForkServer, die_with_parent
from tests.campaigns.kills_points import Attacker, Order, Outcome, Recorded
from tests.campaigns.kills_storm import Batch, Storm, storm_task
from tests.campaigns.proof import guards_of
from tests.campaigns.world import Expected, Operation, World


@dataclass(frozen=True)
class Site:
    """Where a campaign works.

    Attributes:
        memory: a folder in memory, with the worlds `small` and `large`.
        disk: one on the disk.
    """

    memory: Path
    disk: Path


class _Worker:
    """What a process keeps between its orders."""

    def __init__(self, site: Site, scope: Scope) -> None:
        self._site = site
        self._seed = scope.seed
        self._storms = itertools.count()
        if scope.guard is not None and scope.guard.where == "here":
            guards_of(scope.campaign)[scope.guard.name].remove(Patches())
        removed = scope.guard is not None and scope.guard.where == "child"
        name = scope.guard.name if scope.guard is not None else ""
        self._server = ForkServer(
            {"storm": storm_task}, (lambda: guards_of(scope.campaign)[name].remove(Patches())) if removed else None
        )
        worlds = (World(site.memory / "small"), World(site.memory / "large"))
        self.attacker = Attacker(worlds, site.memory, site.disk, self._server, scope.command())
        self._storm: Storm | None = None

    def batch(self, number: int) -> Batch:
        """One round of random kills; after damage the next one begins anew."""
        if self._storm is None:
            root = self._site.memory / f"storm{os.getpid()}-{next(self._storms)}"
            self._storm = Storm(root, self._server, self._seed)
        found = self._storm.batch(number)
        if found.wrong:
            self._storm = None
        return found


_worker: _Worker | None = None


def begin(site: Site, campaign: str, seed: int, guard: str) -> None:
    """Make this process a worker."""
    global _worker  # noqa: PLW0603 - a pool keeps what its processes have in globals
    die_with_parent()
    _worker = _Worker(site, Scope(campaign, site.disk, seed, guard=guards_of(campaign)[guard] if guard else None))


def _this() -> _Worker:
    if _worker is None:
        raise AssertionError("begin() comes first")
    return _worker


def record(operation: Operation, *, large: bool = False, fresh: bool = False) -> Recorded:
    """See `Attacker.record`."""
    return _this().attacker.record(operation, large=large, fresh=fresh)


def attack(order: Order) -> Outcome:
    """See `Attacker.attack`."""
    return _this().attacker.attack(order)


def leave(operation: Operation, wanted: Expected, seconds: float) -> list[str]:
    """See `Attacker.leave`."""
    return _this().attacker.leave(operation, wanted, seconds)


def batch(number: int) -> Batch:
    """See `Storm.batch`."""
    return _this().batch(number)
