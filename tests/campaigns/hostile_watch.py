"""A hostile case run in this process and measured: what it said, how long it took, what it grew by, what stays open."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Final

from typing_extensions import override

from kitstudio.base.control import Control, Event, Noticed
from kitstudio.base.errors import KitStudioError
from kitstudio.cli.main import run

_HUNG: Final = 90.0


@dataclass(frozen=True)
class Happened:
    """What a case did.

    Attributes:
        code: exit code.
        out: the answer.
        err: everything else that was said.
        seconds: how long it took, less what other programs kept the processor.
        grown: bytes of memory at the highest, above what was there before.
        trouble: a traceback, when it ended with one.
        as_json: whether the answer is JSON.
    """

    code: int
    out: str
    err: str
    seconds: float
    grown: int
    trouble: str = ""
    as_json: bool = False


class _Screen(io.TextIOWrapper):
    """Standard output on a terminal, where everything must be printable."""

    @override
    def isatty(self) -> bool:
        return True


class _HungError(BaseException):
    """A case does not end: raised by the alarm."""


def run_here(words: Sequence[str], *, as_json: bool) -> Happened:
    """The command line in this process, its answer on a screen."""
    out = (io.TextIOWrapper if as_json else _Screen)(io.BytesIO(), encoding="utf-8")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with _measured() as measure, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        measure.code = run(words)
    for stream in (out, err):
        stream.seek(0)
    return measure.happened(out.read(), err.read(), as_json=as_json)


def call_here(act: Callable[[Control], object]) -> Happened:
    """An operation in this process; its notices and its error are what was said."""
    said: list[str] = []

    def report(event: Event) -> None:
        if isinstance(event, Noticed):
            said.append(f"note: {event.text}")

    with _measured() as measure:
        try:
            act(Control(report))
            measure.code = 0
        except KitStudioError as error:
            measure.code = int(error.exit_code)
            said += [f"error: {error.summary}", f"  {error.remedy}"]
    return measure.happened("", "".join(line + "\n" for line in said), as_json=False)


class _Measure:
    """Time, memory and descriptors of one run."""

    def __init__(self) -> None:
        self.code = 70
        self.trouble = ""
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")  # the highest resident size begins anew
        self._resident = _status("VmRSS")
        self._descriptors = len(os.listdir("/proc/self/fd"))
        self._begin, self._waited = time.monotonic(), _waited()
        self._seconds, self._grown = 0.0, 0

    def end(self) -> None:
        """Take the measures."""
        self._seconds = time.monotonic() - self._begin - (_waited() - self._waited)
        self._grown = _status("VmHWM") - self._resident
        if len(os.listdir("/proc/self/fd")) > self._descriptors:
            gc.collect()
        if len(os.listdir("/proc/self/fd")) > self._descriptors and not self.trouble:
            self.trouble = f"descriptors stay open: {_open_files()}"

    def happened(self, out: str, err: str, *, as_json: bool) -> Happened:
        """What is known in the end."""
        return Happened(self.code, out, err, self._seconds, self._grown, self.trouble, as_json)


@contextlib.contextmanager
def _measured() -> Iterator[_Measure]:
    """Measure what is inside; whatever it raises is its trouble, and it is not allowed to hang."""
    measure = _Measure()
    kept = signal.signal(signal.SIGALRM, _hung)
    signal.setitimer(signal.ITIMER_REAL, _HUNG)
    try:
        yield measure
    except (Exception, _HungError):  # noqa: BLE001 - that anything at all comes out is what is looked for
        measure.trouble = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, kept)
        measure.end()


def _hung(_number: int, _frame: FrameType | None) -> None:
    raise _HungError(f"it did not end within {_HUNG:.0f} s")


def _status(name: str) -> int:
    with open("/proc/self/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith(name))
    return int(line.split()[1]) * 1024


def _waited() -> float:
    """Seconds that this thread was ready and others had the processor."""
    with open("/proc/self/schedstat", encoding="ascii") as file:
        return int(file.read().split()[1]) / 1e9


def _open_files() -> list[str]:
    found = []
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            found.append(os.readlink(f"/proc/self/fd/{name}"))
    return found
