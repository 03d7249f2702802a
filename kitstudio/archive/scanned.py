"""What one look at a context folder found: its files and folders in kit's order, and what is left out of it and why."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Member(NamedTuple):
    """A regular file or a folder, as it was when looked at.

    Attributes:
        path: relative to the context, `/`-joined, undecodable bytes as surrogates.
        is_dir: a folder.
        mode: the twelve mode bits.
        size: bytes of content, 0 for folders.
        mtime_ns: when the content changed, nanoseconds since the epoch.
        ctime_ns: when content or attributes changed.
        device: of the file system, with `inode` the file's identity.
        inode: see `device`.
        source: where its bytes are: relative to the context, or absolute (without links) when a link was followed.
    """

    path: str
    is_dir: bool
    mode: int
    size: int
    mtime_ns: int
    ctime_ns: int
    device: int
    inode: int
    source: bytes


class LeftOut(NamedTuple):
    """Something that is no member, or (`unreadable`) one that cannot be packed.

    Attributes:
        path: as in Member.
        reason: `link` (inside the folder), `dangling`, `loop`, `fifo`, `socket`, `device`, `unreadable`, `too-deep`,
            `ours` (what we keep there while we work, or left when we were killed).
        target: what a link says, else empty.
    """

    path: str
    reason: str
    target: str = ""


@dataclass(frozen=True)
class Scan:
    """What one look found.

    Attributes:
        root: the context folder.
        members: in kit's order, a folder before its content; the root itself is none.
        left_out: in the same order.
        hub_snapshot: links into the blobs of a Hugging Face cache were followed.
        began_ns: when the look began, by the clock that stamps files.
        follows_links: links were followed wherever they lead; the `source` of what is behind them is absolute.
        hidden_links: links out of the folder, all of them hidden by rules; they are not in `left_out`.
    """

    root: Path
    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]
    hub_snapshot: bool
    began_ns: int
    follows_links: bool = False
    hidden_links: tuple[LeftOut, ...] = ()

    @functools.cached_property
    def places(self) -> Mapping[str, int]:
        """Where each path stands in `members`."""
        return {member.path: at for at, member in enumerate(self.members)}

    @functools.cached_property
    def unpackable(self) -> tuple[LeftOut, ...]:
        """What is there and cannot be packed; a layer that would hold it must not be made without it."""
        return tuple(each for each in self.left_out if each.reason in ("unreadable", "too-deep"))

    def below(self, at: int) -> range:
        """The members that lie in the folder that stands at `at` (an empty range for a file)."""
        prefix = self.members[at].path + "/"
        end = at + 1
        while end < len(self.members) and self.members[end].path.startswith(prefix):
            end += 1
        return range(at + 1, end)
