"""What a campaign is, what it is told and what it says in the end.

A campaign tries a promise many times and counts. It also knows its guards: what the product does to keep the promise.
With a guard taken away the campaign must find damage, else it proves nothing.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

_FAULTS_KEPT = 50
_TICK = 10.0


class FoundDamage(Exception):  # noqa: N818 - it is what a run without a guard is for
    """A campaign without one of its guards found damage: that is enough."""


class Patches:
    """Attributes replaced until the block ends (or, in a child process, for good)."""

    def __init__(self) -> None:
        self._before: list[tuple[object, str, object]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for target, attribute, value in reversed(self._before):
            setattr(target, attribute, value)

    @property
    def names(self) -> tuple[str, ...]:
        """What was replaced."""
        return tuple(attribute for _, attribute, _ in self._before)

    def replace(self, target: object, attribute: str, value: Any) -> None:
        """Put `value` in the place of an attribute that must be there."""
        self._before.append((target, attribute, getattr(target, attribute)))
        setattr(target, attribute, value)


@dataclass(frozen=True)
class Guard:
    """Something the product does to keep a promise, and how to take it away.

    Attributes:
        name: one word, unique in its campaign.
        what: what is taken away, as a person would say it.
        remove: replaces what it has to.
        where: `child` when the processes of the product run without it, `here` for a campaign that calls the product.
    """

    name: str
    what: str
    remove: Callable[[Patches], None]
    where: Literal["here", "child"] = "here"


@dataclass(frozen=True)
class Scope:
    """How much is to be tried, and where.

    Attributes:
        campaign: the name of the campaign.
        work: an empty folder of its own.
        seed: of everything random.
        sample: a small part, for CI: less than half a minute.
        guard: the guard that was taken away; then only what it guards needs trying, until the first damage.
    """

    campaign: str
    work: Path
    seed: int
    sample: bool = False
    guard: Guard | None = None

    def random(self, *names: object) -> random.Random:
        """Chance that is the same in every run for the same names."""
        return random.Random(f"{self.seed}/{names}")  # noqa: S311 - to be had again, not secret

    def of(self, whole: int, sample: int) -> int:
        """How many to try."""
        return sample if self.sample else whole

    def command(self, *words: str | os.PathLike[str]) -> list[str]:
        """The command line of the product in a process of its own, without the guard that was taken away."""
        guard = self.guard.name if self.guard is not None and self.guard.where == "child" else "-"
        start = [sys.executable, "-m", "tests.campaigns.child", self.campaign, guard]
        return [*start, *(os.fspath(word) for word in words)]


@dataclass
class Tally:
    """What a campaign counted.

    Attributes:
        counts: how often what was tried.
        faults: the first of the broken promises, in words with all that is needed to try again.
        broken: how many there were.
        skipped: what could not be tried here, by reason; in CI that is a failure.
        figures: measured values, in words (`0.97 of the limit`).
    """

    stop_at_first: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    broken: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    figures: dict[str, str] = field(default_factory=dict)
    _told: float = field(default_factory=time.monotonic)

    def count(self, what: str, times: int = 1) -> None:
        """Something was tried."""
        self.counts[what] += times
        if time.monotonic() - self._told > _TICK:
            self._told = time.monotonic()
            print(f"  … {dict(self.counts.most_common(6))}, damage {self.broken}", file=sys.stderr, flush=True)

    def fault(self, what: str) -> None:
        """A promise was broken."""
        self.broken += 1
        if len(self.faults) < _FAULTS_KEPT:
            self.faults.append(what)
            if not self.stop_at_first:
                print(f"  DAMAGE: {what}", file=sys.stderr, flush=True)
        if self.stop_at_first:
            raise FoundDamage(what)

    def skip(self, reason: str) -> None:
        """Something could not be tried here; `reason` says how it can."""
        self.skipped[reason] += 1

    def figure(self, what: str, value: str) -> None:
        """Something was measured."""
        self.figures[what] = value
        print(f"  {what}: {value}", file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Campaign:
    """One promise under attack.

    Attributes:
        name: as given to `packaging/prove`.
        what: what is tried, in a sentence.
        run: tries it.
        guards: what keeps the promise; each is taken away in turn, and damage must be found.
    """

    name: str
    what: str
    run: Callable[[Scope, Tally], None]
    guards: tuple[Guard, ...] = ()
