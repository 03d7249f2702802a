"""What a draft holds as rows: a branch per folder, a branch for very many files at once, one for the shards of a model.

Made beside the window, whole, so that opening a row costs no more than its rows; files are the objects of the scan.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from kitstudio.base.control import Control
from kitstudio.model.kitfile import LayerEntry

_AT_ONCE: Final = 1_000
"""Rows of one folder before they are put into branches of as many: nobody scrolls through more."""

_SHARD: Final = re.compile(r"(.+?)-\d{4,6}-of-(\d{4,6})(\.[^/]+)")
_ASK: Final = 2_000


class PlacedFile(Protocol):
    """A regular file of the folder: its `/`-joined path and its bytes."""

    @property
    def path(self) -> str:
        """Relative to the folder."""

    @property
    def size(self) -> int:
        """In bytes."""


@dataclass(frozen=True, slots=True)
class LeftOutFile:
    """A file, link or whole folder that no layer will hold.

    `reason` is a stable word: `ignored` (by .kitignore), a word of `inspection.junk.Reason`, or one of the walk
    (`link`, `dangling`, `loop`, `fifo`, `socket`, `device`, `unreadable`, `too-deep`, `ours`).
    """

    path: str
    reason: str
    is_folder: bool = False
    files: int = 1
    size: int = 0
    is_link: bool = False


class Form(enum.Enum):
    """What a branch stands for: a folder, some of the files of one, or the shards of one model."""

    FOLDER = enum.auto()
    RANGE = enum.auto()
    SHARDS = enum.auto()


@dataclass(frozen=True, slots=True)
class Branch:
    """Rows below one row. `files` and `size` count what is packed (or unclaimed), `hidden` what is ignored among it."""

    name: str
    path: str
    rows: Sequence[Row]
    files: int
    size: int
    hidden: int = 0
    form: Form = Form.FOLDER


Row: TypeAlias = "PlacedFile | LeftOutFile | Branch"
Leaf: TypeAlias = "PlacedFile | LeftOutFile"


@dataclass(frozen=True, slots=True)
class DraftLayer:
    """A layer to be: its Kitfile entry and the files that go in, in the order they are packed.

    `is_folder` says that the entry names a folder; `size` is bytes of file content; `hidden` are what rules of the
    .kitignore keep out of it.
    """

    entry: LayerEntry
    files: Sequence[PlacedFile]
    is_folder: bool
    size: int
    hidden: tuple[LeftOutFile, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerBranch:
    """The rows of one layer; none where its entry names a file, or (`missing`) nothing that a layer can be made of."""

    layer: DraftLayer
    rows: Branch | None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class ContentsTree:
    """All rows: the layers in kit's order, then what no layer holds."""

    layers: tuple[LayerBranch, ...]
    unclaimed: Branch
    ignored: Branch
    left_out: Branch

    @property
    def largest(self) -> int:
        """Bytes of the largest layer, for bars that share one scale."""
        return max((each.layer.size for each in self.layers), default=0)


NO_ROWS: Final = Branch("", "", (), 0, 0)
NO_TREE: Final = ContentsTree((), NO_ROWS, NO_ROWS, NO_ROWS)


class _Growing:
    """A branch whose rows are still coming."""

    __slots__ = ("files", "hidden", "name", "prefix", "rows", "size")

    def __init__(self, name: str, prefix: str) -> None:
        self.name, self.prefix = name, prefix
        self.rows: list[Row] = []
        self.files = self.size = self.hidden = 0

    def grown(self) -> Branch:
        rows = _in_ranges(_with_shards(self.rows))
        return Branch(self.name, self.prefix[:-1], rows, self.files, self.size, self.hidden)

    def close_into(self, above: _Growing) -> None:
        above.rows.append(self.grown())
        above.files += self.files
        above.size += self.size
        above.hidden += self.hidden


def branch_of(leaves: Iterable[Leaf], control: Control, prefix: str = "") -> Branch:
    """The rows of files that come in the order of the scan, by folder.

    Args:
        leaves: files below `prefix`, and what is left out there.
        control: cancel.
        prefix: path of the folder with a slash, empty for the whole folder.
    """
    stack = [_Growing(prefix[:-1].rpartition("/")[2], prefix)]
    for at, leaf in enumerate(leaves):
        if at % _ASK == 0:
            control.token.check()
        path = leaf.path
        top = stack[-1]
        while not path.startswith(top.prefix):
            stack.pop().close_into(stack[-1])
            top = stack[-1]
        for name in path[len(top.prefix) :].split("/")[:-1]:
            top = _Growing(name, f"{top.prefix}{name}/")
            stack.append(top)
        top.rows.append(leaf)
        if isinstance(leaf, LeftOutFile):
            top.hidden += leaf.files
        else:
            top.files += 1
            top.size += leaf.size
    while len(stack) > 1:
        stack.pop().close_into(stack[-1])
    return stack[0].grown()


def flat_branch(leaves: Sequence[LeftOutFile]) -> Branch:
    """Rows that keep their whole paths."""
    rows = _in_ranges(list(leaves))
    size = sum(each.size for each in leaves)
    return Branch("", "", rows, 0, size, sum(each.files for each in leaves))


def leaves_of(row: Row) -> Iterator[Leaf]:
    """All files below a row, or the file that it is."""
    pending = [row]
    while pending:
        each = pending.pop()
        if isinstance(each, Branch):
            pending.extend(reversed(each.rows))
        else:
            yield each


def filtered(tree: ContentsTree, words: str, control: Control) -> ContentsTree:
    """The rows whose paths hold all of some words, case aside; layers stay only with rows of their own."""
    wanted = words.lower().split()

    def keeps(leaf: Leaf) -> bool:
        path = leaf.path.lower()
        return all(word in path for word in wanted)

    def kept(branch: Branch, *, flat: bool = False) -> Branch:
        found = [leaf for leaf in leaves_of(branch) if keeps(leaf)]
        if flat:
            return flat_branch([each for each in found if isinstance(each, LeftOutFile)])
        return branch_of(found, control, f"{branch.path}/" if branch.path else "")

    layers = []
    for each in tree.layers:
        control.token.check()
        if each.rows is None:
            found = any(keeps(leaf) for leaf in (*each.layer.files, *each.layer.hidden))
            found = found or (each.missing and all(word in each.layer.entry.path.lower() for word in wanted))
            layers += [each] if found else []
        elif (rows := kept(each.rows)).rows:
            layers.append(LayerBranch(each.layer, rows))
    ignored, left_out = kept(tree.ignored, flat=True), kept(tree.left_out, flat=True)
    return ContentsTree(tuple(layers), kept(tree.unclaimed), ignored, left_out)


def _with_shards(rows: list[Row]) -> list[Row]:
    """The shards of one model as one row, where the first of them stands."""
    families: dict[tuple[str, ...], list[PlacedFile]] = {}
    for row in rows:
        if not isinstance(row, Branch | LeftOutFile) and "-of-" in row.path:
            match = _SHARD.fullmatch(row.path)
            if match is not None:
                families.setdefault(match.groups(), []).append(row)
    made: dict[str, Branch | None] = {}
    for (stem, _total, suffix), shards in families.items():
        if len(shards) > 1:
            name = f"{stem.rpartition('/')[2]}-*{suffix}"
            made |= dict.fromkeys((each.path for each in shards), None)
            size = sum(each.size for each in shards)
            made[shards[0].path] = Branch(name, "", tuple(shards), len(shards), size, form=Form.SHARDS)
    if not made:
        return rows
    out: list[Row] = []
    for row in rows:
        branch = made.get(row.path, row)
        out += [branch] if branch is not None else []
    return out


def _in_ranges(rows: list[Row]) -> Sequence[Row]:
    if len(rows) <= 2 * _AT_ONCE:
        return tuple(rows)
    return tuple(_range(rows[begin : begin + _AT_ONCE]) for begin in range(0, len(rows), _AT_ONCE))


def _range(rows: list[Row]) -> Branch:
    files = size = hidden = 0
    for row in rows:
        if isinstance(row, Branch):
            files, size, hidden = files + row.files, size + row.size, hidden + row.hidden
        elif isinstance(row, LeftOutFile):
            hidden += row.files
        else:
            files, size = files + 1, size + row.size
    name = f"{_name(rows[0])} … {_name(rows[-1])}"
    return Branch(name, "", tuple(rows), files, size, hidden, Form.RANGE)


def _name(row: Row) -> str:
    return row.name if isinstance(row, Branch) else row.path.rpartition("/")[2]
