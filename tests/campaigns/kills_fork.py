"""Children forked from a process that has the product loaded: a run of it without the start of an interpreter.

A child waits for the word to go, so that a tracer can be attached first.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import json
import os
import pkgutil
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import NoReturn, Self

import kitstudio.cli.commands
from kitstudio.cli.main import run

_LIBC = ctypes.CDLL(None, use_errno=True)
_DIE_WITH_PARENT = 1
_MAY_TRACE = 0x59616D61
_ANYBODY = ctypes.c_ulong(-1)
_MESSAGE = 1 << 18

Task = Callable[[Sequence[str]], int]


@dataclass
class Child:
    """A process that waits to go.

    Attributes:
        pid: its id.
        out, err: what it writes to; a file in memory each.
    """

    pid: int
    out: int
    err: int
    _go: int
    _handle: int = field(init=False)

    def __post_init__(self) -> None:
        self._handle = os.pidfd_open(self.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self.wait(10)
        for fd in (self.out, self.err, self._go, self._handle):
            os.close(fd)

    def go(self) -> None:
        """Let it begin."""
        os.write(self._go, b"!")

    def kill(self) -> None:
        """SIGKILL; nothing when it has ended."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Whether it ends within that time."""
        return bool(select.select([self._handle], [], [], seconds)[0])

    def said(self) -> tuple[str, str]:
        """What it wrote to stdout and stderr."""
        out, err = (os.pread(fd, os.fstat(fd).st_size, 0).decode(errors="replace") for fd in (self.out, self.err))
        return out, err


class ForkServer:
    """Forks children; make it before the process has threads, for it is forked too.

    Args:
        tasks: what a child can do, by name; `command` is the command line.
        before: called in the server before the first child, to take a guard away from all of them.
    """

    def __init__(self, tasks: Mapping[str, Task] | None = None, before: Callable[[], object] | None = None) -> None:
        for module in pkgutil.iter_modules(kitstudio.cli.commands.__path__, "kitstudio.cli.commands."):
            importlib.import_module(module.name)
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._pid = os.fork()
        if not self._pid:
            self._socket.close()
            _ending(lambda: _serve(theirs, {"command": run, **(tasks or {})}, before))
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        os.waitpid(self._pid, 0)

    def start(self, task: str, words: Sequence[str], environment: Mapping[str, str]) -> Child:
        """Fork a child that will do a task; to be used as a context."""
        out, err = (os.memfd_create(name) for name in ("answer", "complaint"))
        wait, go = os.pipe()
        message = json.dumps([task, list(words), dict(environment)]).encode()
        socket.send_fds(self._socket, [message], [wait, out, err])
        os.close(wait)
        return Child(int(self._socket.recv(_MESSAGE)), out, err, go)


def die_with_parent() -> None:
    """Let the kernel kill this process when the one that made it is gone."""
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def _ending(work: Callable[[], object]) -> NoReturn:
    """Do something in a fork, which must never return into what it was forked from."""
    code = 1
    try:
        work()
        code = 0
    except BaseException as error:  # noqa: BLE001 - whatever it was, it must be seen and the process must end here
        sys.__stderr__.write(f"{type(error).__name__}: {error}\n")  # type: ignore[union-attr]  # a forked process has one
    finally:
        os._exit(code)


def _serve(asked: socket.socket, tasks: Mapping[str, Task], before: Callable[[], object] | None) -> None:
    die_with_parent()
    if before is not None:
        before()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, fds, _, _ = socket.recv_fds(asked, _MESSAGE, 3)
        if not message:
            return
        task, words, environment = json.loads(message)
        pid = os.fork()
        if not pid:
            asked.close()
            _become(fds, environment)
            code = 1
            try:
                code = tasks[task](words)
            except BaseException:  # noqa: BLE001 - whatever it was is told, and a child must end here
                traceback.print_exc()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        for fd in fds:
            os.close(fd)
        asked.send(b"%d" % pid)


def _become(fds: Sequence[int], environment: Mapping[str, str]) -> None:
    """Be the child: its streams, its environment; may be traced, dies with the server, waits to go."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    die_with_parent()
    _LIBC.prctl(_MAY_TRACE, _ANYBODY, 0, 0, 0)
    wait, out, err = fds
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.close(out)
    os.close(err)
    for name, number in (("stdout", 1), ("stderr", 2)):
        setattr(sys, name, io.TextIOWrapper(os.fdopen(number, "wb", closefd=False), encoding="utf-8"))
    os.environ.clear()
    os.environ.update(environment)
    os.read(wait, 1)
    os.close(wait)
