"""Locks held, their holders killed and stopped: what those who wait are told, and when they go on.

The holder is the product itself, stopped inside an operation at a place where it holds the lock alone, with others, or
only the part of a blob.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.campaigns.campaign import Scope, Tally
from tests.campaigns.crowd_catalogue import write_variant
from tests.campaigns.product_call import Told, ask
from tests.campaigns.proof import TOP
from tests.campaigns.world import World

_WAIT = 0.2
_AT_ONCE = 3.0
_PATIENCE = "30"
_SLACK = 2.5
_LOCKED = 11


@dataclass(frozen=True)
class Holder:
    """An operation and the place where it is stopped.

    Attributes:
        what: in words.
        words: of the command line, `{root}` is the world.
        purpose: what those who wait are told it does.
        place: see `crowd_actor`.
        holds: `alone`, `shared` or `part`.
        nth: how often it comes to the place until it holds.
    """

    what: str
    words: tuple[str, ...]
    purpose: str
    place: str
    holds: str
    nth: int = 1


_PACK = ("pack", "{root}/folders/2", "-t", "held/new:v1")
_RECEIVE = ("receive", "{root}/in.kit.tar", "--force")
HOLDERS = (
    Holder("pack, naming", _PACK, "pack", "kitstudio.store.core:Change.name", "alone"),
    Holder("pack, writing the index", _PACK, "pack", "kitstudio.store.core:Core._derive", "alone"),
    Holder("tag, naming", ("tag", "held/base:v1", "held/b:2"), "tag", "kitstudio.store.core:Change.name", "alone"),
    Holder(
        "tag, at the index", ("tag", "held/base:v1", "held/b:3"), "tag", "kitstudio.store.core:Core._derive", "alone"
    ),
    Holder("remove, freeing", ("remove", "held/gone:v1"), "remove", "kitstudio.store.removal:to_trash", "alone"),
    Holder("remove, unnaming", ("remove", "held/gone:v1"), "remove", "kitstudio.store.core:Change.unname", "alone"),
    Holder("gc, sweeping", ("store", "gc", "--older-than", "0s"), "gc", "kitstudio.store.collect:to_trash", "alone"),
    Holder("gc, marking", ("store", "gc", "--older-than", "0s"), "gc", "kitstudio.store.collect:_unneeded", "alone"),
    Holder("receive, naming", _RECEIVE, "receive", "kitstudio.store.core:Change.name", "alone"),
    Holder(
        "import, naming",
        ("import-kitops-store", "{root}/kitops", "acme/alpha:1.0", "--force"),
        "import",
        "kitstudio.store.core:Change.name",
        "alone",
    ),
    Holder("repair, at the index", ("store", "repair"), "repair", "kitstudio.store.core:Core._derive", "alone"),
    Holder("pack, leasing", _PACK, "pack", "kitstudio.store.leases:write_all", "shared"),
    Holder("pack, landing a blob", _PACK, "pack", "kitstudio.store.landing:size_of", "shared", 2),
    Holder("verify", ("store", "verify"), "verify", "kitstudio.store.verify:_check_names", "shared"),
    Holder("list", ("list",), "list", "kitstudio.store.core:read_snapshot", "shared"),
    Holder("receive, writing a blob", _RECEIVE, "receive", "kitstudio.store.ingest:ExpectedBlob.write", "part"),
)

_WRITERS = (
    ("pack", "{root}/folders/1", "-t", "held/other:v1"),
    ("tag", "held/base:v1", "held/second:v1"),
    ("remove", "held/lone:v1"),
    ("store", "gc", "--older-than", "0s"),
    ("import-kitops-store", "{root}/kitops", "acme/gamma:copy", "--force"),
)
_LISTERS = (("list",), ("store", "verify", "--quick"), ("store", "usage"))
_READERS = (
    ("inspect", "held/base:v1"),
    ("unpack", "held/base:v1", "-d", "{root}/unpacked{n}"),
    ("export", "held/base:v1", "-o", "{root}/out{n}.kit.tar"),
)
# Who must wait, and who need not, by how the lock is held.
_WAIT_FOR = {"alone": (*_WRITERS, *_LISTERS), "shared": _WRITERS, "part": (_RECEIVE,)}
_PASS = {"alone": _READERS, "shared": (*_LISTERS, *_READERS), "part": (*_LISTERS, *_READERS, _WRITERS[1])}


class Actor:
    """A `crowd_actor` and the pipe to it."""

    def __init__(self, scope: Scope, world: World) -> None:
        guard = scope.guard.name if scope.guard is not None else "-"
        words = [sys.executable, "-m", "tests.campaigns.crowd_actor", guard, str(world.root)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=TOP, env=world.environment)
        self.heard()

    def tell(self, *words: str, place: str = "", nth: int = 1) -> None:
        """Begin an operation."""
        self.go_on(json.dumps({"words": words, "place": place, "nth": nth}))

    def go_on(self, line: str = "") -> None:
        """Let a held operation go on."""
        if self.process.stdin is not None:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()

    def heard(self) -> dict[str, Any]:
        """The next thing it says; nothing when it is dead."""
        line = self.process.stdout.readline() if self.process.stdout is not None else ""
        return dict(json.loads(line)) if line else {}

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.communicate()


def attack_locks(scope: Scope, tally: Tally) -> None:
    """Every holder held, killed and stopped, against those who must wait and those who need not."""
    world = _world(scope.work / "locks")
    waiter = Actor(scope, world)
    slowest = 0.0
    try:
        for number, (what, holder, victim) in enumerate(_cases(scope)):
            case = _Case(scope, tally, world, number, what, holder)
            case.run(waiter, victim)
            slowest = max(slowest, case.went_on)
    finally:
        waiter.end()
    tally.figure("longest until a waiting operation was done after the lock was free", f"{slowest * 1000:.0f} ms")


def _cases(scope: Scope) -> Iterator[tuple[str, Holder, tuple[str, ...]]]:
    chance = scope.random("locks")
    if scope.sample or scope.guard is not None:
        few = (HOLDERS[0], "killed"), (HOLDERS[12], "stopped"), (HOLDERS[15], "held")
        yield from ((what, holder, _WAIT_FOR[holder.holds][0]) for holder, what in few)
        return
    for turn in range(2):
        for what in ("killed", "stopped", "held"):
            for at, holder in enumerate(HOLDERS):
                victims = _WAIT_FOR[holder.holds]
                yield what, holder, victims[(at + turn * 3 + chance.randrange(2)) % len(victims)]


def _world(root: Path) -> World:
    root.mkdir()
    for name in ("home", "kitops"):
        (root / name).mkdir()
    world, other = World(root), ("--store", str(root / "other"))
    for number in range(4):
        write_variant(root / "folders" / str(number), number)
    storage = Path(TOP) / "tests" / "vectors" / "kit-storage" / "storage"
    subprocess.run(["cp", "-r", storage, root / "kitops"], check=True)
    _done(ask(world, "pack", str(root / "folders" / "3"), "-t", "held/in:v1", *other))
    _done(ask(world, "export", "held/in:v1", "-o", str(root / "in.kit.tar"), *other))
    return world


def _done(answer: Told) -> Told:
    if answer.code:
        raise AssertionError(answer.words)
    return answer


@dataclass
class _Case:
    """One holder, one that waits, and what is done to the holder."""

    scope: Scope
    tally: Tally
    world: World
    number: int
    what: str
    holder: Holder
    went_on: float = 0.0

    def words(self, words: tuple[str, ...]) -> list[str]:
        """A command line in this world."""
        root = str(self.world.root)
        return [
            *(word.replace("{root}", root).replace("{n}", str(self.number)) for word in words),
            "--store",
            self.store,
        ]

    @property
    def store(self) -> str:
        """The store, a new one for each case."""
        return str(self.world.root / f"store{self.number}")

    def fault(self, what: str) -> None:
        """A promise was broken."""
        self.tally.fault(f"{self.what} while {self.holder.what}: {what}")

    def run(self, waiter: Actor, victim: tuple[str, ...]) -> None:
        """Hold, ask, act, and see who goes on."""
        for folder, name in (("0", "held/base:v1"), ("1", "held/gone:v1"), ("2", "held/lone:v1")):
            _done(ask(self.world, *self.words(("pack", f"{{root}}/folders/{folder}", "-t", name))))
        actor = Actor(self.scope, self.world)
        try:
            if self.holder.what.startswith("pack"):
                _done(ask(self.world, *self.words(("remove", "held/lone:v1"))))
                _done(ask(self.world, *self.words(("pack", "{root}/folders/3", "-t", "held/lone:v1"))))
            actor.tell(*self.words(self.holder.words), place=self.holder.place, nth=self.holder.nth)
            if not actor.heard().get("held"):
                raise AssertionError(f"{self.holder.what} never came to its place")
            if self.what == "stopped":
                actor.process.send_signal(signal.SIGSTOP)
            self._refused(victim, actor.process.pid)
            self._others_pass()
            self._goes_on(waiter, victim, actor)
        finally:
            actor.end()
        self._afterwards()
        self.tally.count(f"holders {self.what} while somebody waited")

    def _refused(self, victim: tuple[str, ...], pid: int) -> None:
        """Who must wait says for whom, and after how long."""
        begin = time.monotonic()
        answer = ask(self.world, *self.words(victim), "--wait", str(_WAIT))
        passed = time.monotonic() - begin
        facts = answer.error_facts
        if answer.code != _LOCKED:
            self.fault(f"{victim[0]} was not told that the store is held: {answer.words}")
        elif (facts["pid"], facts["purpose"], facts["waited"]) != (pid, self.holder.purpose, _WAIT):
            self.fault(f"{victim[0]} was told {facts}, the holder is {pid} ({self.holder.purpose})")
        elif not _WAIT <= passed <= _WAIT + _SLACK:
            self.fault(f"{victim[0]} was told after {passed:.2f} s, not {_WAIT}")
        self.tally.count("told who holds the store: exit 11, process id, verb, after --wait")

    def _others_pass(self) -> None:
        """Who needs no lock does not wait."""
        others = _PASS[self.holder.holds]
        words = others[self.number % len(others)]
        answer = ask(self.world, *self.words(words), "--wait", "0")
        if answer.code:
            self.fault(f"{' '.join(words[:2])} need not wait, but: {answer.words}")
        self.tally.count("not held up, because no lock is needed")

    def _goes_on(self, waiter: Actor, victim: tuple[str, ...], actor: Actor) -> None:
        """Who waits is done soon after the holder is dead or has done its work."""
        waiter.tell(*self.words(victim), "--wait", _PATIENCE)
        time.sleep(0.1)
        if self.what == "killed":
            actor.process.send_signal(signal.SIGKILL)
        begin = time.monotonic()
        if self.what == "stopped":
            actor.process.send_signal(signal.SIGCONT)
        if self.what != "killed":
            actor.go_on()
            told = actor.heard()
            if told.get("code") != 0:
                self.fault(f"the holder could not end its work: {told.get('code')} {told.get('error')}")
            begin = told.get("at", begin)
        answer = waiter.heard()
        self.went_on = max(0.0, answer["at"] - begin)
        if answer["code"]:
            self.fault(f"{victim[0]} waited, but: {answer['error']}")
        if self.went_on > _AT_ONCE:
            self.fault(f"{victim[0]} went on {self.went_on:.2f} s after the lock was free")

    def _afterwards(self) -> None:
        """The store is whole, and nothing of the holder is left."""
        for words in (
            ("store", "verify"),
            ("tag", "held/base:v1", "held/after:v1"),
            ("store", "gc", "--older-than", "0s"),
        ):
            answer = ask(self.world, *self.words(words), "--wait", "0.5")
            if answer.code:
                self.fault(f"afterwards {' '.join(words)}: {answer.words} {answer.facts.get('problems')}")
        left = [
            f"{name}/{each}"
            for name in ("ingest", "leases", "holders", "trash")
            for each in os.listdir(f"{self.store}/{name}")
        ]
        if left:
            self.fault(f"left over: {left}")
        subprocess.run(["rm", "-rf", self.store], check=True)
