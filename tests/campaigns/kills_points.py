"""One run killed at one point, and what the oracle says of the world then.

A kill on entry stops the call before it does anything; one on exit comes when it has taken effect and its thread has
not gone on.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from typing_extensions import override

from tests.campaigns.kills_fork import Child, ForkServer
from tests.campaigns.kills_trace import CHANGING, END, Point, points, struck
from tests.campaigns.proof import TOP
from tests.campaigns.world import Expected, Operation, World, copy_world, expected, judge

Kind = Literal["entry", "exit", "fresh", "twice"]

_PATIENCE = 60.0
# A call that is held back on exit waits so long to be killed (microseconds).
_HELD = 5_000_000
_ATTACHED = re.compile(r"strace: Process \d+ attached")


@dataclass(frozen=True)
class Order:
    """A kill to try.

    Attributes:
        operation: what is killed.
        point: where.
        kind: on entry or exit of the call in a forked process, on entry in a `fresh` one, or `twice`: on entry, and the
            next run too, at `second`.
        wanted: what the operation does undisturbed.
        large: in the world with larger files.
        on_disk: on the disk instead of in memory.
        second: where the next run is killed, if it comes that far.
    """

    operation: Operation
    point: Point
    kind: Kind
    wanted: Expected
    large: bool = False
    on_disk: bool = False
    second: Point | None = None

    @override
    def __str__(self) -> str:
        size = ", large files" if self.large else ""
        then = f", then at {self.second}" if self.second else ""
        return f"{self.operation.name} killed at {self.point} ({self.kind}{size}){then}"


@dataclass(frozen=True)
class Outcome:
    """What became of an order.

    Attributes:
        order: what was to be tried.
        hit: where the kill struck, None when the run ended before.
        wrong: what the oracle said.
    """

    order: Order
    hit: Point | None
    wrong: Sequence[str]

    @property
    def as_ordered(self) -> bool:
        """Whether it struck where it should."""
        return self.hit == self.order.point


@dataclass(frozen=True)
class Recorded:
    """An undisturbed run.

    Attributes:
        points: its changing calls.
        wanted: what it does to the world.
    """

    points: Sequence[Point]
    wanted: Expected


class Attacker:
    """Runs operations in copies of a world, traced.

    Args:
        worlds: the world, and the one with larger files.
        memory: a folder in memory, for the copies.
        disk: one on the disk.
        server: forks the runs.
        start: the command line of a fresh process.
    """

    def __init__(
        self, worlds: tuple[World, World], memory: Path, disk: Path, server: ForkServer, start: Sequence[str]
    ) -> None:
        self._worlds = worlds
        self._memory = memory
        self._disk = disk
        self._server = server
        self._start = start

    def record(self, operation: Operation, *, large: bool, fresh: bool) -> Recorded:
        """Run an operation undisturbed.

        Raises:
            AssertionError: it does not do what it should even so.
        """
        wanted = expected(self._worlds[large], operation, self._new(self._memory))
        world = copy_world(self._worlds[large], self._new(self._memory))
        with tempfile.NamedTemporaryFile("r", dir=self._memory) as log:
            watch = ["-f", "-o", log.name, "-e", f"trace={','.join((*CHANGING, 'exit_group'))}"]
            if fresh:
                self._run_fresh(watch, operation, world)
            else:
                with self._child(operation, world) as child, _Tracer(watch, child) as tracer:
                    child.go()
                    if not child.wait(_PATIENCE):
                        raise AssertionError(f"{operation.name} does not end")
                    tracer.wait()
            found = points(log, world.root)
        self._remove(world)
        if not found or found[-1].place != END:
            raise AssertionError(f"{operation.name} was not recorded to its end: {found[-3:]}")
        return Recorded(found, wanted)

    def attack(self, order: Order) -> Outcome:
        """Kill one run and judge."""
        world = copy_world(self._worlds[order.large], self._new(self._disk if order.on_disk else self._memory))
        hit, answer = self._kill(order, world, order.point)
        if order.second is not None:
            _, more = self._kill(order, world, order.second)
            answer += more
        wrong = judge(world, order.operation, order.wanted, acknowledged=bool(answer))
        self._remove(world)
        return Outcome(order, hit, wrong)

    def leave(self, operation: Operation, wanted: Expected, seconds: float) -> list[str]:
        """Kill the process in front of a fresh run after some seconds; the one behind it must die with it."""
        world = copy_world(self._worlds[False], self._new(self._memory))
        words = [*self._start, *operation.command(world.root)]
        with subprocess.Popen(
            words, cwd=TOP, env=world.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as front:
            with contextlib.suppress(subprocess.TimeoutExpired):
                front.wait(seconds)
            front.kill()
            # Its other process has the pipe too: the end of the pipe is the end of both.
            answer = front.stdout.read() if front.stdout else ""
        wrong = judge(world, operation, wanted, acknowledged=bool(answer))
        self._remove(world)
        return wrong

    def _kill(self, order: Order, world: World, point: Point) -> tuple[Point | None, str]:
        """Returns the call that was struck, and the answer that had been given."""
        if order.kind == "exit":
            return self._kill_on_exit(order.operation, world, point)
        strike = ["-e", f"trace={point.syscall}", "-e", f"inject={point.syscall}:signal=SIGKILL:when={point.number}"]
        if order.kind == "fresh":
            with tempfile.NamedTemporaryFile("r", dir=self._memory) as log:
                answer = self._run_fresh(["-f", "-o", log.name, *strike], order.operation, world)
                return struck(log.readlines(), world.root, point), answer
        with self._child(order.operation, world) as child, _Tracer(strike, child) as tracer:
            child.go()
            lines = tracer.stderr.readlines() if tracer.stderr else []
            child.wait(_PATIENCE)
            return struck(lines, world.root, point), child.said()[0]

    def _kill_on_exit(self, operation: Operation, world: World, point: Point) -> tuple[Point | None, str]:
        """Hold the call's thread back when the call is done, and kill it then."""
        hold = ["-e", f"trace={point.syscall}", "-e", f"inject={point.syscall}:delay_exit={_HELD}:when={point.number}"]
        if point.thread:
            hold.append("-f")
        with self._child(operation, world) as child, _Tracer(hold, child) as tracer:
            child.go()
            hit = _wait_for_held(tracer.stderr, point, world, str(child.pid))
            child.kill()
            tracer.kill()
            child.wait(_PATIENCE)
            return hit, child.said()[0]

    def _run_fresh(self, how: Sequence[str], operation: Operation, world: World) -> str:
        words = ["strace", "-y", "-s", "0", *how, *self._start, *operation.command(world.root)]
        environment = {**world.environment, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
        out = os.memfd_create("answer")
        try:
            subprocess.run(words, cwd=TOP, env=environment, stdout=out, stderr=subprocess.DEVNULL, check=False)
            return os.pread(out, os.fstat(out).st_size, 0).decode()
        finally:
            os.close(out)

    def _child(self, operation: Operation, world: World) -> Child:
        return self._server.start("command", operation.command(world.root), world.environment)

    def _new(self, folder: Path) -> Path:
        return folder / f"w{os.getpid()}-{random.SystemRandom().getrandbits(48):012x}"

    def _remove(self, world: World) -> None:
        try:
            shutil.rmtree(world.root)
        except PermissionError:  # what a release had in its hands may be closed to us
            subprocess.run(["chmod", "-R", "u+rwX", world.root], check=False)
            shutil.rmtree(world.root)


class _Tracer(subprocess.Popen[str]):
    """strace attached to a child that waits; ended when left."""

    def __init__(self, how: Sequence[str], child: Child) -> None:
        words = ["strace", "-y", "-s", "0", *how, "-p", str(child.pid)]
        super().__init__(words, stderr=subprocess.PIPE, text=True)
        told = self.stderr.readline() if self.stderr else ""
        if not _ATTACHED.match(told):
            raise AssertionError(f"strace cannot attach: {told}")

    @override
    def __exit__(self, *ended: object) -> None:
        self.kill()
        super().__exit__(*ended)  # type: ignore[arg-type]  # handed on as they came


def _wait_for_held(lines: IO[str] | None, point: Point, world: World, first: str) -> Point | None:
    """Read until the call is held back; calls of that number in other threads are let go on."""
    seen: list[str] = []
    for line in lines or ():
        seen.append(line)
        if "(DELAYED)" in line:
            found = [each for each in points(seen, world.root, first) if each == point]
            if found:
                return found[0]
    return None
