"""A file system in memory that knows what a power loss may take, and every state it may leave behind.

It promises no more than it must: bytes of a file are there after an fsync of the file, names in a folder after one of
the folder, everything after a syncfs. Until then any of it may be lost, but the names of one folder are lost from the
last on, and a rename happens in both its folders or in neither (no journal of ext4, XFS or btrfs breaks that).
"""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOT: Final = 1


@dataclass
class Node:
    """A file, folder or link as it is now."""

    mode: int
    time: int = 0
    data: bytearray = field(default_factory=bytearray)
    names: dict[str, int] = field(default_factory=dict)
    target: str = ""
    links: int = 1

    @property
    def is_folder(self) -> bool:
        """Whether it has names."""
        return stat.S_ISDIR(self.mode)

    def copy(self) -> Node:
        """Another one like it."""
        return Node(self.mode, self.time, bytearray(self.data), dict(self.names), self.target, self.links)


@dataclass(frozen=True)
class Names:
    """Names that came, went or changed in one step: folder, name, node (0: gone); and the node this made, if any."""

    changes: tuple[tuple[int, str, int], ...]
    made: tuple[int, int, str] = (0, 0, "")

    @property
    def folders(self) -> frozenset[int]:
        """Where."""
        return frozenset(folder for folder, _, _ in self.changes)


@dataclass(frozen=True)
class Bytes:
    """Bytes written to a file; None sets its size."""

    node: int
    offset: int
    content: bytes | None
    time: int


@dataclass(frozen=True)
class Facts:
    """Mode and time of a node."""

    node: int
    mode: int
    time: int


@dataclass(frozen=True)
class Sync:
    """An fsync of a node; 0: of everything."""

    node: int


Event = Names | Bytes | Facts | Sync


class Image:
    """What a file system holds."""

    def __init__(self) -> None:
        self.nodes: dict[int, Node] = {ROOT: Node(stat.S_IFDIR | 0o755)}

    @classmethod
    def of(cls, folder: Path) -> Image:
        """A copy of a folder."""
        image = cls()
        image._take(ROOT, folder)
        return image

    def copy(self) -> Image:
        """Another one like it."""
        image = Image()
        image.nodes = {number: node.copy() for number, node in self.nodes.items()}
        return image

    def _take(self, number: int, path: Path) -> None:
        there = os.lstat(path)
        node = self.nodes[number] = Node(there.st_mode, there.st_mtime_ns)
        if stat.S_ISREG(node.mode):
            node.data += path.read_bytes()
        elif stat.S_ISLNK(node.mode):
            node.target = os.readlink(path)
        for name in sorted(os.listdir(path)) if node.is_folder else ():
            node.names[name] = len(self.nodes) + 1
            self._take(node.names[name], path / name)

    def apply(self, event: Event, *, sizes_only: bool = False) -> None:
        """Let something happen; with `sizes_only` a file grows but its new bytes are zeros."""
        if isinstance(event, Names):
            self.make(event)
            for folder, name, node in event.changes:
                self._name(self.nodes[folder].names, name, node)
        elif isinstance(event, Bytes):
            _write(self.nodes[event.node], event, sizes_only=sizes_only)
        elif isinstance(event, Facts):
            self.nodes[event.node].mode = event.mode
            self.nodes[event.node].time = event.time

    def make(self, event: Names) -> None:
        """Make the node that an event made, if any; it needs no name to be there."""
        number, mode, target = event.made
        if number and number not in self.nodes:
            self.nodes[number] = Node(mode, target=target, links=0)

    def _name(self, names: dict[str, int], name: str, number: int) -> None:
        before = names.pop(name, 0)
        if before:
            self.nodes[before].links -= 1
        if number:
            names[name] = number
            self.nodes[number].links += 1

    def put(self, folder: Path, number: int = ROOT) -> None:
        """Write it all into a new folder."""
        node = self.nodes[number]
        if node.is_folder:
            folder.mkdir()
            for name, each in node.names.items():
                self.put(folder / name, each)
        elif stat.S_ISLNK(node.mode):
            folder.symlink_to(node.target)
            return
        else:
            with folder.open("xb") as file:
                file.write(node.data.rstrip(b"\0"))
                file.truncate(len(node.data))
        folder.chmod(stat.S_IMODE(node.mode))
        os.utime(folder, ns=(node.time, node.time))


def _write(node: Node, event: Bytes, *, sizes_only: bool) -> None:
    node.time = event.time
    size = event.offset + len(event.content or b"")
    if event.content is None and size < len(node.data):
        del node.data[size:]
    if size > len(node.data):
        node.data += bytes(size - len(node.data))
    if event.content is not None and not sizes_only:
        node.data[event.offset : size] = event.content


@dataclass(frozen=True)
class Loss:
    """One thing that a power loss may leave: which of the events are there, of which files only the sizes, in words."""

    kept: frozenset[int]
    hollow: frozenset[int]
    words: str


class History:
    """What happened to an image, and what of it a power loss may take."""

    def __init__(self, begin: Image, log: Sequence[Event]) -> None:
        self.begin = begin
        self.log = log

    def live(self, number: int) -> Image:
        """What is seen after `number` events, when no power is lost."""
        image = self.begin.copy()
        for event in self.log[:number]:
            image.apply(event)
        return image

    def left(self, loss: Loss) -> Image:
        """What a loss leaves."""
        image = self.begin.copy()
        for event in self.log:
            if isinstance(event, Names):
                image.make(event)
        for index in sorted(loss.kept):
            event = self.log[index]
            image.apply(event, sizes_only=isinstance(event, Bytes) and event.node in loss.hollow)
        return image

    def durable(self, number: int) -> frozenset[int]:
        """Which of the first `number` events no power loss can take."""
        safe: set[int] = set()
        open_names: list[int] = []
        open_rest: list[int] = []
        for index, event in enumerate(self.log[:number]):
            if isinstance(event, Names):
                open_names.append(index)
            elif not isinstance(event, Sync):
                open_rest.append(index)
            elif event.node == 0:
                safe.update(open_names, open_rest)
                open_names, open_rest = [], []
            else:
                safe |= self._synced(open_names, event.node)
                safe.update(each for each in open_rest if getattr(self.log[each], "node", 0) == event.node)
                open_names = [each for each in open_names if each not in safe]
                open_rest = [each for each in open_rest if each not in safe]
        return frozenset(safe)

    def _folders(self, index: int) -> frozenset[int]:
        event = self.log[index]
        return event.folders if isinstance(event, Names) else frozenset()

    def _synced(self, names: Sequence[int], folder: int) -> set[int]:
        """The changes in a folder, and what came before them to the same names elsewhere, but no more of elsewhere."""
        wanted: set[tuple[int, str]] = set()
        out = set()
        for index in reversed(names):
            event = self.log[index]
            places = {(where, name) for where, name, _ in event.changes} if isinstance(event, Names) else set()
            if folder in self._folders(index) or places & wanted:
                wanted |= places
                out.add(index)
        return out

    def _later(self, names: Sequence[int], lost: Collection[int]) -> set[int]:
        """Some changes, and all that came after them in the folders they touch."""
        out: set[int] = set()
        hit: set[int] = set()
        for index in names:
            if index in lost or self._folders(index) & hit:
                out.add(index)
                hit |= self._folders(index)
        return out

    def losses(self, number: int, chance: random.Random, times: int) -> Iterator[Loss]:
        """What may be left when the power goes after `number` events: the typical cases, then `times` random ones."""
        safe = self.durable(number)
        rest = [index for index in range(number) if index not in safe and not isinstance(self.log[index], Sync)]
        names = [index for index in rest if isinstance(self.log[index], Names)]
        others = [index for index in rest if index not in names]
        nodes = frozenset(event.node for index in others if isinstance(event := self.log[index], Bytes))
        none: frozenset[int] = frozenset()
        yield Loss(safe | {*names}, none, "all names, no unsynced bytes")
        yield Loss(safe, none, "nothing unsynced")
        for folder in sorted(frozenset[int]().union(*map(self._folders, names))):
            here = [index for index in names if folder in self._folders(index)]
            for lost, words in ((here, "names"), (here[-1:], "last name")):
                yield Loss(safe | ({*rest} - self._later(names, lost)), none, f"all but the {words} in folder {folder}")
            yield Loss(safe | self._synced(names, folder), none, f"only the names in folder {folder}")
        yield Loss(safe | {*rest}, nodes, "zeros for unsynced bytes")
        for _ in range(times):
            kept = {index for index in others if chance.random() < 1 / 2}
            gone = self._later(names, {index for index in names if chance.random() < 1 / (len(names) + 1) * 2})
            hollow = frozenset(node for node in nodes if chance.random() < 1 / 3)
            yield Loss(safe | kept | ({*names} - gone), hollow, "some of it")
