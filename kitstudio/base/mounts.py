"""What is mounted where, as the kernel tells a process (`/proc/self/mountinfo`, see proc(5))."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOUNT_TABLE: Final = Path("/proc/self/mountinfo")
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_FIELDS: Final = 10
_TABLE_LIMIT: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system.

    Attributes:
        point: the folder it is mounted at.
        kind: its type as the kernel calls it (`ext4`, `vfat`, `fuse.sshfs`).
        device: `major:minor`.
        source: what is mounted, often a device file.
        read_only: whether the mount, or the file system, cannot be written.
    """

    point: str
    kind: str
    device: str
    source: str
    read_only: bool


def read_mounts(table: Path = MOUNT_TABLE) -> tuple[Mount, ...]:
    """Everything that is mounted, in the order it was; nothing where the system does not tell."""
    try:
        with table.open("rb") as stream:
            text = stream.read(_TABLE_LIMIT).decode("utf-8", "surrogateescape")
    except OSError:
        return ()
    return tuple(_mounts(text))


def _mounts(text: str) -> Iterator[Mount]:
    for line in text.split("\n"):
        words = line.split(" ")
        if len(words) < _FIELDS or "-" not in words[6:]:
            continue
        kind, source, how = words[words.index("-", 6) + 1 :][:3]
        options = {*words[5].split(","), *how.split(",")}
        yield Mount(_plain(words[4]), kind, words[2], _plain(source), "ro" in options)


def _plain(word: str) -> str:
    """A word with its octal escapes (of blanks and the like) turned back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), word)


def mount_of(path: str | os.PathLike[str], mounts: Sequence[Mount]) -> Mount | None:
    """The file system a path lies on: the innermost mount above it, of several at one place the last."""
    real = os.path.realpath(path)
    found = None
    for each in mounts:
        is_above = real == each.point or real.startswith(os.path.join(each.point, ""))
        if is_above and (found is None or len(each.point) >= len(found.point)):
            found = each
    return found
