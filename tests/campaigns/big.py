"""Large kits, whole: packed, listed, verified, unpacked, every file compared; what memory and time they take."""

from __future__ import annotations

import functools
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kitstudio.archive.tar_header import header
from kitstudio.base.limits import MIB
from tests.campaigns import big_folders as folders
from tests.campaigns.big_folders import Source
from tests.campaigns.big_guards import GUARDS
from tests.campaigns.big_watch import Watched, watched
from tests.campaigns.campaign import Campaign, Scope, Tally

_GB: Final = 10**9
_HUGE: Final = 9 << 30
_MOST: Final = 10 * _GB
_ROOM: Final = 30 * _GB
# How much more than a kit of one small file a large one may take, and how much a kit of very many files may take.
_GROWTH: Final = 100 * MIB
_GROWTH_SAMPLE: Final = 40 * MIB
_MANY_FILES: Final = 300 * MIB
_SLOWER: Final = 3.0


@dataclass
class Attempt:
    """One campaign run; `base` is what each verb takes of memory for a kit of one small file."""

    scope: Scope
    tally: Tally
    base: dict[str, int] = field(default_factory=dict)

    def verb(self, title: str, verb: str, *words: str) -> Watched:
        """Run a verb on a store of its own for each kind of kit; any failure is a fault."""
        store = self.scope.work / "store"
        ran = watched(self.scope.command(*verb.split(), *words, "--store", store), self.scope.work / "home")
        self.tally.count("runs of the product")
        if ran.code:
            self.tally.fault(f"{title}: {verb} ended with {ran.code}: {ran.err[-600:]}")
        if title:
            self.tally.figure(f"{title}: {verb}", ran.told())
        return ran

    def all_the_way(self, title: str, make: Callable[..., Source], limit: int | None) -> dict[str, Watched]:
        """Pack, list, verify, unpack and compare one folder; `limit` bounds memory, None: growth over the base."""
        work = self.scope.work
        source = make(work / "source", chance=self.scope.random(title))
        ran = {"pack": self.verb(title, "pack", str(source.folder), "-t", "team/big:v1")}
        # The disk need not hold it three times: what it held is known by digest.
        shutil.rmtree(source.folder)
        ran["list"] = self.verb(title, "list", "--json")
        if not any("team/big" in str(kit) for kit in json.loads(ran["list"].out or "{}").get("kits", ())):
            self.tally.fault(f"{title}: the list does not show it: {ran['list'].out[:300]}")
        ran["store verify"] = self.verb(title, "store verify")
        ran["unpack"] = self.verb(title, "unpack", "team/big:v1", "-d", str(work / "out"), "-q")
        found = folders.held_by(work / "out")
        self.tally.count("files compared", len(source.held))
        self.tally.count("MB compared", source.size // 10**6)
        if wrong := folders.differences(source.held, found):
            self.tally.fault(f"{title}: {wrong}")
        for name in ("out", "store", "home"):
            shutil.rmtree(work / name, ignore_errors=True)
        if title:
            self._bounded(title, ran, limit)
        return ran

    def _bounded(self, title: str, ran: dict[str, Watched], limit: int | None) -> None:
        for verb, each in ran.items():
            growth = _GROWTH_SAMPLE if self.scope.sample else _GROWTH
            most = self.base[verb] + growth if limit is None else limit
            if each.peak > most:
                self.tally.fault(f"{title}: {verb} took {each.peak / MIB:.0f} MiB of memory, over {most / MIB:.0f}")


def run(scope: Scope, tally: Tally) -> None:
    """A small kit for comparison, the header of a huge file, then the large kits one after another."""
    _huge_header(tally)
    if scope.guard is not None and scope.guard.where == "here":
        return
    attempt = Attempt(scope, tally)
    small = attempt.all_the_way("", functools.partial(folders.many, count=30), None)
    attempt.base = {verb: each.peak for verb, each in small.items()}
    size = scope.of(_MOST, 64 * MIB)
    if not scope.sample and shutil.disk_usage(scope.work).free < _ROOM:
        tally.skip("needs 30 GB free on the disk: set KITSTUDIO_PROVE_IN")
        return
    attempt.all_the_way(f"{size / _GB:.2g} GB of mixed files", functools.partial(folders.mixed, size=size), None)
    _many(attempt)
    if not scope.sample:
        attempt.all_the_way("a file of 9 GiB", functools.partial(folders.huge, size=_HUGE), None)


def _many(attempt: Attempt) -> None:
    """Ten times as many files take ten times as long, not a hundred times."""
    scope = attempt.scope
    counts: Sequence[int] = (2_000,) if scope.sample else (20_000, 200_000)
    ran = []
    for count in counts:
        title = f"{count:,} small files"
        made = attempt.all_the_way(title, functools.partial(folders.many, count=count), _MANY_FILES)
        ran.append(made)
    if scope.sample:
        return
    for verb in ("pack", "store verify", "unpack"):
        growth = ran[1][verb].seconds / ran[0][verb].seconds / (counts[1] / counts[0])
        attempt.tally.figure(f"seconds a file, 200,000 against 20,000 files: {verb}", f"{growth:.2f}")
        if growth > _SLOWER:
            attempt.tally.fault(f"{verb} takes {growth:.1f} times as long for each file of 200,000 as of 20,000")


def _huge_header(tally: Tally) -> None:
    """Another reader of tar reads the sizes that no octal field holds."""
    for size in ((8 << 30) - 1, 8 << 30, _HUGE, 1 << 40):
        block = header(b"huge.bin", size, 0o644)
        tally.count("headers of huge files read by another reader")
        try:
            found = tarfile.TarFile(fileobj=io.BytesIO(block + bytes(1024))).next()
        except (tarfile.TarError, ValueError) as error:
            tally.fault(f"the header of a file of {size} bytes is not read: {error}")
            continue
        if found is None or (found.name, found.size) != ("huge.bin", size):
            tally.fault(f"the header of a file of {size} bytes says {found and found.size}")


CAMPAIGN = Campaign(
    "big",
    "10 GB of mixed files, a file of 9 GiB, 200,000 files, odd names: packed, listed, verified, unpacked, compared",
    run,
    GUARDS,
)
