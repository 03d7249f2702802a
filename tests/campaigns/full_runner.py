"""Runs of the product as a campaign asks for them: with a limit, as another account, with system calls that fail."""

from __future__ import annotations

import array
import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.campaigns.campaign import Scope
from tests.campaigns.full_notify import Call, Listener
from tests.campaigns.world import Answer, World

Decide = Callable[[Call], int]


@dataclass(frozen=True)
class Ask:
    """How a run is disturbed.

    Attributes:
        account: the user id it runs as, 0 for ours.
        file_size: the largest file it may write.
        stdout: the file its answer goes to instead.
        decide: names the errno for each of its calls below the world, 0 to let it be.
    """

    account: int = 0
    file_size: int | None = None
    stdout: str = ""
    decide: Decide | None = None


class Runner:
    """A process with the product loaded, without the guard that was taken away."""

    def __init__(self, scope: Scope) -> None:
        guard = scope.guard.name if scope.guard is not None and scope.guard.where == "child" else "-"
        self._socket, other = socket.socketpair()
        with other:
            words = [sys.executable, "-m", "tests.campaigns.full_server", scope.campaign, guard, str(other.fileno())]
            self._process = subprocess.Popen(words, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL)
        self._rest = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._process.wait(timeout=120)

    def run(self, world: World, words: list[str], ask: Ask = Ask()) -> Answer:
        """Run the product once."""
        request = {
            "words": words,
            "environment": world.environment,
            "account": ask.account,
            "file_size": ask.file_size,
            "stdout": ask.stdout,
            "watched": ask.decide is not None,
        }
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        if ask.decide is not None:
            self._listen(world.root, ask.decide)
        answer = self._line()
        return Answer(answer["code"], answer["out"], answer["err"])

    def _listen(self, root: Path, decide: Decide) -> None:
        fds = array.array("i")
        message, ancillary, _, _ = self._socket.recvmsg(1, socket.CMSG_LEN(fds.itemsize))
        for level, kind, found in ancillary:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                fds.frombytes(found)
        if not fds:  # it ended before it could be watched
            self._rest += message
            return
        listener = Listener(fds[0], root, decide)
        waiting = select.poll()
        waiting.register(fds[0], select.POLLIN)
        try:
            while True:
                events = waiting.poll(120_000)[0][1]
                if events & select.POLLIN:
                    listener.answer()
                elif events:
                    return
        finally:
            os.close(fds[0])

    def _line(self) -> dict[str, Any]:
        while b"\n" not in self._rest:
            more = self._socket.recv(1 << 16)
            if not more:
                raise RuntimeError("the server of the product is gone")
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer
