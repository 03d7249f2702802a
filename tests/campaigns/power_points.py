"""Runs something in a child and kills it right before its Nth call that changes files."""

from __future__ import annotations

import os
import select
import signal
import socket
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.full_notify import Call, Listener, listen

_PATIENCE = 60.0
_TICK_MS = 200


@dataclass(frozen=True)
class Run:
    """What became of a child.

    Attributes:
        code: its exit code, None when it was killed.
        calls: the calls that it made, or was about to make: name and path.
    """

    code: int | None
    calls: tuple[tuple[str, str], ...]

    @property
    def place(self) -> str:
        """Where it was stopped."""
        return " ".join(self.calls[-1]) if self.calls else "before the first call"


class StuckError(Exception):
    """A child did not end."""


def run_until(number: int, root: Path, act: Callable[[], int]) -> Run:
    """Run `act` in a child and kill it before call `number` (from 1) below `root`; 0: let it end."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if not child:
        _act(theirs, act)
    theirs.close()
    seen: list[tuple[str, str]] = []

    def decide(call: Call) -> int:
        seen.append((call.name, os.path.relpath(call.path, root)))
        if call.number == number:
            os.kill(child, signal.SIGKILL)
        return 0

    with ours:
        _, (listener, *_), _, _ = socket.recv_fds(ours, 1, 1)
    try:
        status = _followed(child, Listener(listener, root, decide), listener)
    finally:
        os.close(listener)
    return Run(None if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status), tuple(seen))


def _act(peer: socket.socket, act: Callable[[], int]) -> None:
    """The child, which never returns."""
    code = 99
    try:
        listener = listen()
        socket.send_fds(peer, [b"L"], [listener])
        os.close(listener)
        code = act()
    except BaseException:  # noqa: BLE001 - nothing of the parent may run in the child
        traceback.print_exc()
    finally:
        os._exit(code)


def _followed(child: int, calls: Listener, listener: int) -> int:
    """Answer the calls of a child until it is gone; returns its status."""
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        events = poll.poll(_TICK_MS)
        if events and events[0][1] & select.POLLIN:
            calls.answer()
        elif events or os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return os.waitpid(child, 0)[1]
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise StuckError("a child did not end in time")
