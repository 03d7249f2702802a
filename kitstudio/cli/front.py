"""The process that is waited for is not the one that works.

A call that the kernel does not give back (an fsync on a slow disk, a read from a server that is gone) can be ended by
nothing, not even a kill, and its process is not gone before it returns. So the command line is two processes: the one
in front waits for the worker behind it, passes Ctrl+C and a polite kill on, and acknowledges them. When the worker has
not ended soon after, it is left behind: it ends by itself as soon as the disk answers, clears up, and keeps its locks
until then. A worker whose front was killed dies too (docs/decisions/0008-a-worker-behind-the-command-line.md).
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from typing import Final, NoReturn

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, OperationCancelledError
from kitstudio.cli.render import Terminal

GRACE: Final = 0.4
"""Seconds the worker has to end in order once it was asked to."""

ASK: Final = signal.SIGUSR1
"""What the front passes on to its worker: one of its own, for a whole group may be sent the others."""

_ASKING: Final = frozenset({signal.SIGINT, signal.SIGTERM})
_WATCHED: Final = _ASKING | {signal.SIGCHLD}
_LETTING_GO: Final = 0.05
_WORD: Final = b"."


class StillBusyError(OperationCancelledError):
    """The operation was cancelled, but a call into the kernel has not returned yet."""

    code = "KS-CANCELLED-BUSY"
    summary_template = QT_TRANSLATE_NOOP("errors", "Cancelled, though the disk has not answered yet.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Process {pid} clears up and ends by itself as soon as it does, and keeps its locks until then. What was just "
        "being named or put in place may still get there: look before you run it again.",
    )


def split(terminal: Terminal) -> None:
    """Become two processes: returns in the worker; the front waits for it and ends as it ended.

    In the worker ASK is what a Ctrl+C or kill of the front became; SIGINT, which a terminal sends to both, is ignored.
    """
    # Ignored by whoever started us, the kernel would not tell of the worker's end.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    worker_hears, front_tells = os.pipe()
    front_hears, worker_tells = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
    pid = os.fork()
    if pid:
        os.close(worker_hears)
        os.close(worker_tells)
        _Front(terminal, pid, front_tells, front_hears).wait()
    os.close(front_tells)
    os.close(front_hears)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in (signal.SIGTERM, ASK):
        signal.signal(each, signal.default_int_handler)
    thread = threading.Thread(target=_mind, args=(worker_hears, worker_tells), name="kitstudio-front", daemon=True)
    thread.start()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Front:
    """Waits for the worker `pid`; `tell` and `hear` are pipes to it and from it."""

    def __init__(self, terminal: Terminal, pid: int, tell: int, hear: int) -> None:
        self._terminal = terminal
        self._pid = pid
        self._tell = tell
        self._hear = hear
        self._until: float | None = None

    def wait(self) -> NoReturn:
        """End as the worker ends, or without it soon after it was asked to."""
        while True:
            came = self._next_signal()
            self._end_with_worker()
            if came is None:
                self._leave()
            elif came in _ASKING:
                self._ask()

    def _next_signal(self) -> int | None:
        if self._until is None:
            return signal.sigwaitinfo(_WATCHED).si_signo
        came = signal.sigtimedwait(_WATCHED, max(0.0, self._until - time.monotonic()))
        return None if came is None else came.si_signo

    def _ask(self) -> None:
        if self._until is None:
            self._until = time.monotonic() + GRACE
            self._terminal.cancelling()
        os.kill(self._pid, ASK)

    def _end_with_worker(self) -> None:
        ended, status = os.waitpid(self._pid, os.WNOHANG)
        if not ended:
            return
        code = os.waitstatus_to_exitcode(status)
        if code >= 0:
            os._exit(code)
        if self._until is not None:
            self._terminal.error(OperationCancelledError())
            os._exit(ExitCode.CANCELLED)
        # Whoever waits for us is to see how it died.
        with contextlib.suppress(OSError, ValueError):
            signal.signal(-code, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {-code})
        os.kill(os.getpid(), -code)
        os._exit(128 - code)

    def _leave(self) -> NoReturn:
        """Leave the worker behind, once it has let go of our terminal and pipes."""
        with contextlib.suppress(OSError):
            os.write(self._tell, _WORD)
            select.select([self._hear], [], [], _LETTING_GO)
        self._end_with_worker()
        self._terminal.error(StillBusyError(pid=self._pid))
        os._exit(ExitCode.CANCELLED)


def _mind(hear: int, tell: int) -> None:
    """In the worker: die with the front, or let go of its streams when it leaves."""
    if os.read(hear, 1) != _WORD:
        os.kill(os.getpid(), signal.SIGKILL)
    nowhere = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    for stream in range(3):
        os.dup2(nowhere, stream)
    with contextlib.suppress(OSError):
        os.write(tell, _WORD)
