"""A hostile case run in this process and measured: what it said, how long it took, what it grew by, what stays open."""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO, Final, cast

from typing_extensions import override

from kitstudio.base.control import Control, Event, Noticed
from kitstudio.base.errors import KitStudioError
from kitstudio.cli.main import run

_HUNG: Final = 240.0
TOP: Final = Path(__file__).resolve().parents[2]
# What a process may open for writing beside what the field names: devices that keep nothing.
_DEVICES: Final = ("/dev/null", "/dev/tty", "/proc/", "/dev/pts/", "/dev/shm/")
_WRITING: Final = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
_CALL: Final = re.compile(r"(?:^|\s)(\w+)\((.*)\)\s+= (\d+)(?:<(.*?)>)?")
_CHANGING: Final = (
    "mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,mknod,mknodat"
)
_TRACED: Final = f"open,openat,openat2,creat,truncate,chmod,fchmodat,chown,fchownat,lchown,setxattr,{_CHANGING}"
_PLACE: Final = re.compile(r'(?:AT_FDCWD|\d+)<([^>]*)>, "((?:[^"\\]|\\.)*)"|"(/(?:[^"\\]|\\.)*)"')
# The kernel counts what a process had before its exec: one begun from here would seem as large as this one.
_SMALL: Final = """
import json, os, sys, time
begin = time.monotonic()
fd, words = int(sys.argv[1]), sys.argv[2:]
os.set_inheritable(fd, False)
_, status, usage = os.wait4(os.posix_spawnp(words[0], words, os.environ), 0)
code, seconds = os.waitstatus_to_exitcode(status), time.monotonic() - begin
used = {"code": code, "seconds": seconds, "peak": usage.ru_maxrss * 1024, "busy": usage.ru_utime + usage.ru_stime}
os.write(fd, json.dumps(used).encode())
"""


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
        busy: seconds of the processor.
    """

    code: int
    out: str
    err: str
    seconds: float
    grown: int
    trouble: str = ""
    as_json: bool = False
    busy: float = 0.0


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
        self._seconds, self._grown, self._busy = 0.0, 0, -time.process_time()

    def end(self) -> None:
        """Take the measures."""
        self._seconds = time.monotonic() - self._begin - (_waited() - self._waited)
        self._busy += time.process_time()
        self._grown = _status("VmHWM") - self._resident
        if len(os.listdir("/proc/self/fd")) > self._descriptors:
            gc.collect()
        if len(os.listdir("/proc/self/fd")) > self._descriptors and not self.trouble:
            self.trouble = f"descriptors stay open: {_open_files()}"

    def happened(self, out: str, err: str, *, as_json: bool) -> Happened:
        """What is known in the end."""
        return Happened(self.code, out, err, self._seconds, self._grown, self.trouble, as_json, self._busy)


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


def run_process(command: Sequence[str], around: Path, environment: Mapping[str, str]) -> Happened:
    """A command in a process of its own, its answer JSON."""
    with tempfile.TemporaryFile(dir="/tmp") as out, tempfile.TemporaryFile(dir="/tmp") as err:
        used = _used(command, around, {**environment, "PYTHONPATH": str(TOP)}, out, err)
        out.seek(0)
        err.seek(0)
        said = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    grown = int(used["peak"]) - _process_size()
    return Happened(int(used["code"]), *said, used["seconds"], grown, as_json=True, busy=used["busy"])


@functools.cache
def _process_size() -> int:
    """Memory of the product that has only just begun."""
    words = [sys.executable, "-m", "kitstudio", "store", "path", "--store", "/nowhere"]
    with tempfile.TemporaryFile(dir="/tmp") as out:
        return int(_used(words, TOP, os.environ, out, out)["peak"])


def _used(
    command: Sequence[str], around: Path, environment: Mapping[str, str], out: IO[bytes], err: IO[bytes]
) -> dict[str, float]:
    """Run it from a small process, and take what that measured."""
    reading, writing = os.pipe()
    with open(reading, "rb") as measured:
        words = [sys.executable, "-I", "-S", "-c", _SMALL, str(writing), *command]
        child = subprocess.Popen(words, cwd=around, env=environment, stdout=out, stderr=err, pass_fds=[writing])
        os.close(writing)
        found = measured.read()
    if child.wait():
        raise ChildProcessError(f"what measures {command} ended with {child.returncode}")
    return cast(dict[str, float], json.loads(found))


def traced(command: Sequence[str], log: Path) -> list[str]:
    """The command under strace, which writes to `log` what it opens for writing or changes."""
    return ["strace", "-f", "-y", "-qq", "-s", "4096", "-e", f"trace={_TRACED}", "-o", str(log), *command]


def written_outside(log: Path, allowed: Sequence[Path]) -> list[str]:
    """What a traced process wrote to or changed that does not lie below one of the allowed places."""
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        call = _CALL.search(line)
        if call is None or (call[1].startswith("open") and not _WRITING.search(call[2])):
            continue
        for folder, name, absolute in _PLACE.findall(call[2]):
            path = os.path.normpath(os.path.join(folder, absolute or name))
            inside = any(path == str(place) or path.startswith(f"{place}/") for place in allowed)
            if not inside and not path.startswith(_DEVICES):
                found.append(f"{call[1]} {path}")
    return found
