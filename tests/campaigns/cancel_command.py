"""Ctrl+C on the command line: what it says and when, when it is over, and what is left."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.campaigns.campaign import Scope
from tests.campaigns.cancel_world import Interrupted, Trial

_LONG: Final = 30.0
_AFTERWARDS: Final = 8.0
_CLOSED: Final = 0.2
_DYING: Final = 0.2


@dataclass
class Run:
    """One run of the product, watched: what its stderr said when, and the worker behind it."""

    process: subprocess.Popen[bytes]
    said: list[tuple[float, bytes]]

    @property
    def worker(self) -> int:
        """The process that works; 0 before it is there."""
        pid = self.process.pid
        with contextlib.suppress(OSError, ValueError):
            return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
        return 0

    def hear(self, seconds: float) -> bool:
        """Read what comes on stderr within `seconds`; False when it was closed."""
        assert self.process.stderr is not None
        ready, _, _ = select.select([self.process.stderr], [], [], max(0.0, seconds))
        if not ready:
            return True
        chunk = os.read(self.process.stderr.fileno(), 1 << 16)
        self.said.append((time.monotonic(), chunk))
        return bool(chunk)

    @property
    def lines(self) -> list[bytes]:
        """Everything that was said on stderr."""
        return b"".join(chunk for _, chunk in self.said).splitlines()


@contextlib.contextmanager
def running(scope: Scope, trial: Trial) -> Iterator[Run]:
    """Start the operation of a trial with JSON on stderr."""
    words = scope.command(*trial.operation.command(trial.slow.root), "--json")
    with subprocess.Popen(
        words, env=trial.slow.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        try:
            yield Run(process, [])
        finally:
            trial.free()
            with contextlib.suppress(ProcessLookupError):
                process.kill()


def interrupt(scope: Scope, trial: Trial) -> Interrupted | None:
    """Run, send SIGINT at the point of the trial, and watch; None when it was never reached."""
    with running(scope, trial) as run:
        if not _reached(run, trial):
            return _over_before(run)
        with _handle(run.worker) as worker:
            sent, asked = time.monotonic(), trial.calls(trial.point.call)
            run.process.send_signal(signal.SIGINT)
            closed = _until_end(run)
            ended = time.monotonic() - sent
            trial.free()
            gone = bool(select.select([worker], [], [], _AFTERWARDS)[0])
            lingered = time.monotonic() - sent - ended
            while not closed and run.hear(0.5) and time.monotonic() - sent < _LONG:
                pass
        code = run.process.wait(timeout=_LONG)
        busy = any(b"KS-CANCELLED-BUSY" in line for line in run.lines)
        acknowledged = next((at - sent for at, chunk in run.said if b'"cancelling"' in chunk), None)
        wrong = _complaints(run, code, gone=gone, closed=closed)
        calls = trial.calls(trial.point.call) - asked
        return Interrupted(code, acknowledged, ended, busy, lingered, wrong, calls=calls)


def kill_front(scope: Scope, trial: Trial) -> Interrupted | None:
    """Kill what was started while the disk holds its worker: that must die too, as soon as the disk answers."""
    with running(scope, trial) as run:
        if not _reached(run, trial):
            return _over_before(run)
        with _handle(run.worker) as worker:
            killed = time.monotonic()
            run.process.kill()
            run.process.wait(timeout=_LONG)
            ended = time.monotonic() - killed
            time.sleep(_DYING)
            asked = trial.calls()
            trial.free()
            gone = bool(select.select([worker], [], [], _AFTERWARDS)[0])
            lingered = time.monotonic() - killed - ended
        wrong = [] if gone else ["its worker lives on"]
        if trial.calls() > asked:
            wrong.append(f"its worker worked on, {trial.calls() - asked} calls of the disk")
        return Interrupted(130, ended, ended, busy=True, lingered=lingered, wrong=wrong, killed=True)


def _reached(run: Run, trial: Trial) -> bool:
    """Wait until the disk holds the call of the trial; False when the run was over before."""
    until = time.monotonic() + _LONG
    while not trial.is_there():
        if not run.hear(0.002) or time.monotonic() > until:
            return False
    return True


def _over_before(run: Run) -> Interrupted | None:
    """None when it was done; a run that fails undisturbed is a fault."""
    code = run.process.wait(timeout=_LONG)
    if code == 0:
        return None
    return Interrupted(code, 0.0, 0.0, busy=False, lingered=0.0, wrong=[f"undisturbed exit {code}: {run.lines[-2:]}"])


def _until_end(run: Run) -> bool:
    """Wait for the end of what was started; whether nobody holds its stderr afterwards."""
    is_open = True
    assert run.process.stderr is not None
    stderr = run.process.stderr.fileno()
    with _handle(run.process.pid) as front:
        until = time.monotonic() + _LONG
        while time.monotonic() < until:
            ready, _, _ = select.select([front, *([stderr] if is_open else [])], [], [], 1.0)
            if front in ready:
                break
            is_open = run.hear(0.0)
    until = time.monotonic() + _CLOSED
    while is_open and time.monotonic() < until:
        is_open = run.hear(_CLOSED)
    return not is_open


@contextlib.contextmanager
def _handle(pid: int) -> Iterator[int]:
    """A descriptor that can be read once the process is gone."""
    handle = os.pidfd_open(pid)
    try:
        yield handle
    finally:
        os.close(handle)


def _complaints(run: Run, code: int, *, gone: bool, closed: bool) -> list[str]:
    wrong = [] if gone else [f"its worker lives {_AFTERWARDS:.0f} s after the disk answered"]
    if not closed:
        wrong.append("whoever reads its stderr waits on for the worker")
    if code == 130 and not _is_cancelled(run.lines[-1] if run.lines else b""):
        wrong.append(f"exit 130, but the last line is {run.lines[-1:]}")
    if code not in (0, 130):
        wrong.append(f"exit {code}: {run.lines[-2:]}")
    return wrong


def _is_cancelled(line: bytes) -> bool:
    with contextlib.suppress(ValueError, KeyError, TypeError):
        return str(json.loads(line)["error"]["code"]).startswith("KS-CANCELLED")
    return False
