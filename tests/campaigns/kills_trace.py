"""What strace tells: the calls by which a run changes its world, numbered so that each can be hit again.

strace's own path filter (`-P`) knows exact paths only: it misses what is made below a folder later, and names relative
to a descriptor. So an undisturbed run is recorded with `-y`, which shows the path behind every descriptor; the calls
that touch the world are numbered among all calls of that name in their thread, for that is what `when=N` counts.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

# The call that says that all is done, and the end: after each the work must be there.
ANSWER, END = "answer", "end"
CHANGING = (
    *("openat", "open", "creat", "write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile"),
    *("splice", "fsync", "fdatasync", "syncfs", "sync_file_range", "rename", "renameat", "renameat2", "unlink"),
    *("unlinkat", "mkdir", "mkdirat", "rmdir", "truncate", "ftruncate", "fallocate", "chmod", "fchmod", "fchmodat"),
    *("utimensat", "flock", "link", "linkat", "symlink", "symlinkat", "setxattr", "fsetxattr"),
)
_WRITING = re.compile(r"O_CREAT|O_TRUNC|O_WRONLY|O_RDWR")
_CALL = re.compile(r"(?:\[pid +)?(?P<pid>\d+)?\]? *(?P<name>[a-z0-9_]+)\((?P<rest>.*)")
_RESUMED = re.compile(r"(?:\[pid +)?(?P<pid>\d+)?\]? *<\.\.\. (?P<name>[a-z0-9_]+) resumed>(?P<rest>.*)")
_NAMES = re.compile(r'(?:\d+|AT_FDCWD)<(?P<folder>[^>]*)>(?:, "(?P<below>[^"]*)")?|"(?P<path>/[^"]*)"')
_RANDOM = re.compile(r"[0-9a-f]{64}|[0-9a-f]{16}")


@dataclass(frozen=True)
class Point:
    """A call that changed something.

    Attributes:
        syscall: its name.
        number: it was the how-manieth of that name in its thread, from 1.
        thread: 0 for the first thread, then in the order in which they came; a process forked on the way is one too.
        place: the paths it touches, in the world; random parts replaced.
        alone: whether no other thread comes to that number.
    """

    syscall: str
    number: int
    thread: int
    place: str
    alone: bool = field(default=True, compare=False)

    @override
    def __str__(self) -> str:
        where = f" of thread {self.thread}" if self.thread else ""
        return f"{self.syscall} {self.number}{where} ({self.place})"


@dataclass
class _Seen:
    point: Point
    text: str
    returned: bool = False
    failed: bool = False


def points(lines: Iterable[str], root: Path, first: str = "") -> list[Point]:
    """The calls of a trace that changed the world at `root`, and its answer and end.

    Args:
        lines: of the trace.
        root: where the world lies.
        first: the process id, for a trace whose lines have one only once there are two threads.
    """
    found = _calls(lines, root, first)
    reached = Counter((seen.point.syscall, seen.point.number) for seen in found)
    return [
        dataclasses.replace(seen.point, alone=reached[seen.point.syscall, seen.point.number] == 1)
        for seen in found
        if not seen.failed and seen.point.place and _changes(seen.text)
    ]


def struck(lines: Sequence[str], root: Path, wanted: Point) -> Point | None:
    """Where a kill on entry struck, as far as the trace tells: the wanted call, or the last that never returned."""
    if not any("+++ killed by SIGKILL +++" in line for line in lines):
        return None
    cut = [seen.point for seen in _calls(lines, root) if not seen.returned]
    # Threads have other numbers here: those of which no call is traced have none.
    same = (wanted.syscall, wanted.number, wanted.place)
    if any(same == (each.syscall, each.number, each.place) for each in cut):
        return wanted
    return cut[-1] if cut else None


def _changes(text: str) -> bool:
    return not text.startswith("open") or _WRITING.search(text) is not None


def _calls(lines: Iterable[str], root: Path, first: str = "") -> list[_Seen]:
    """Every call in the order of their beginnings."""
    counts: Counter[tuple[int, str]] = Counter()
    threads = {first: 0} if first else {}
    begun: dict[tuple[int, str], _Seen] = {}
    out: list[_Seen] = []
    for line in lines:
        resumed = _RESUMED.match(line)
        found = resumed or _CALL.match(line)
        if found is None:
            continue
        thread = threads.setdefault(found["pid"], len(threads)) if found["pid"] else 0
        key = (thread, found["name"])
        if resumed is None:
            counts[key] += 1
            place = END if found["name"] == "exit_group" else place_of(found["rest"], root)
            seen = _Seen(Point(found["name"], counts[key], thread, place), found["name"] + found["rest"])
            begun[key] = seen
            out.append(seen)
        if "<unfinished ...>" not in line and key in begun:
            begun[key].returned = not found["rest"].rstrip().endswith("= ?")
            begun[key].failed = " = -1 " in found["rest"]
    return out


def place_of(arguments: str, root: Path) -> str:
    """The paths in the arguments of a call that lie in the world, relative to it; the answer counts as one."""
    found = []
    for name in _NAMES.finditer(arguments.partition(") = ")[0]):
        path = name["path"] or os.path.join(name["folder"], name["below"] or "").rstrip("/")
        if path.startswith("/memfd:answer"):
            found.append(ANSWER)
        elif path.startswith(f"{root}/"):
            below = _RANDOM.sub("*", path.removeprefix(f"{root}/").removesuffix(" (deleted)"))
            # What is remembered of a folder has names of its own.
            found.append("home/…" if below.startswith("home/") else below)
    return " > ".join(dict.fromkeys(found))
