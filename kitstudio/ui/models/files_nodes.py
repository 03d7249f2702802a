"""The files of a kit arranged for a table: as the folders they unpack to, by layer, or flat. Workers do it; no Qt."""

from __future__ import annotations

import dataclasses
import enum
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kitstudio.model.kit import KitLayer
from kitstudio.model.media_type import Compression, Form, Kind
from kitstudio.operations.inspect import ListedFile
from kitstudio.ui.widgets.cells import Cell

FIRST_ROWS: Final = 1_000
"""Rows below one parent that a view is given at a time: it takes seconds to take 100,000."""


class Column(enum.IntEnum):
    """The columns in their order."""

    PATH = 0
    ROLE = 1
    SIZE = 2
    KIND = 3
    DIGEST = 4


class View(enum.IntEnum):
    """How files are arranged."""

    TREE = 0
    LAYERS = 1
    FLAT = 2


class Reading(enum.Enum):
    """How far a layer's files are known."""

    NOT_YET = 0
    UNDER_WAY = 1
    DONE = 2
    FAILED = 3


@dataclass(frozen=True, slots=True)
class LayerFiles:
    """The files and folders of one layer, each with its whole path in the kit, in the order they lie in it.

    `files` is how many of them are files.
    """

    layer: int
    entries: tuple[tuple[str, ListedFile], ...]
    files: int


def arrange(at: int, layer: KitLayer, listed: Sequence[ListedFile]) -> LayerFiles:
    """Give the files of a layer the paths they unpack to; what is stored as one plain file has the blob's digest."""
    folder = layer.folder
    if layer.type is not None and layer.type.form is Form.RAW:
        folder = ""
        if layer.type.compression is Compression.NONE:
            listed = [dataclasses.replace(each, digest=layer.descriptor.digest) for each in listed]
    entries = tuple((posixpath.normpath(posixpath.join(folder, each.path)), each) for each in listed)
    return LayerFiles(at, entries, sum(not each.is_folder for each in listed))


@dataclass(frozen=True, slots=True)
class Top:
    """What is known of a layer before its files are: `fault` says why they cannot be listed."""

    layer: KitLayer
    reading: Reading = Reading.NOT_YET
    fault: str = ""

    @property
    def path(self) -> str:
        """Where it unpacks to, `.` for the whole folder."""
        return posixpath.normpath(self.layer.path) if self.layer.path else "."


_NONE: list[Node] = []
"""The children of every row that has none: 100,000 lists are work for the collector, which holds every thread."""


@lru_cache(maxsize=16_384)
def _alone(layer: int) -> frozenset[int]:
    return frozenset((layer,))


class Node:
    """A row: a layer, folder or file. `path` is whole, `name` what of it the row shows.

    `listed` is there for a file, and for a layer that is one file; `top` for a row that stands for a whole layer;
    `layers` are those that have anything in it. `given` is how many of its `children` a view knows of.
    """

    __slots__ = (
        "children", "files", "given", "kind", "layer", "layers", "listed", "name", "parent", "path", "row",
        "shown", "size", "top",
    )  # fmt: skip

    def __init__(self, path: str, kind: Kind | None, layer: int) -> None:
        self.path, self.kind, self.layer = path, kind, layer
        self.layers = _alone(layer)
        self.name = posixpath.basename(path) or path
        self.size = self.files = self.row = 0
        self.given = FIRST_ROWS
        self.listed: ListedFile | None = None
        self.top: Top | None = None
        self.parent: Node | None = None
        self.children: list[Node] = _NONE
        self.shown: tuple[Cell, ...] | None = None
        """Its cells, once they were painted."""

    @property
    def is_file(self) -> bool:
        """Whether it stands for one file."""
        return self.listed is not None

    @property
    def is_unread(self) -> bool:
        """Whether it stands for a layer of which nothing is known yet."""
        return self.top is not None and self.top.reading in (Reading.NOT_YET, Reading.UNDER_WAY)

    @property
    def fault(self) -> str:
        """Why the files of the layer cannot be listed."""
        return self.top.fault if self.top is not None else ""

    @property
    def digest(self) -> str:
        """What is known: of a layer that of its blob, of a file its own, else empty."""
        if self.top is not None:
            return str(self.top.layer.descriptor.digest)
        return str(self.listed.digest or "") if self.listed is not None else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown: how arranged, which words each path must hold, sorted by what."""

    view: View = View.TREE
    words: str = ""
    column: Column = Column.PATH
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Rows ready to be shown below `root`; `folders` finds those with children by their path."""

    wish: Wish
    root: Node
    folders: Mapping[str, Node]

    @property
    def roots(self) -> list[Node]:
        """The rows at the top."""
        return self.root.children

    @property
    def files(self) -> int:
        """How many files there are."""
        return self.root.files

    @property
    def largest(self) -> int:
        """Bytes of the largest row at the top."""
        return max((each.size for each in self.roots), default=0)


def shape(wish: Wish, tops: Sequence[Top], found: Mapping[int, LayerFiles]) -> Shape:
    """Arrange what is known of a kit's layers."""
    words = wish.words.strip().casefold()
    kept: dict[int, list[tuple[str, ListedFile]]] = {}
    for at, each in found.items():
        own = tops[at].path
        kept[at] = [(path, file) for path, file in each.entries if path != "." and _holds(path, words, file, own)]
    unread = [at for at, top in enumerate(tops) if at not in found and words in top.path.casefold()]
    builder = _BUILDERS[wish.view](tops, words)
    for at, entries in sorted(kept.items()):
        builder.add(at, entries)
    for at in unread:
        builder.add_unread(at)
    root = builder.root
    if wish.view is View.TREE:
        _fold(root)
    _sum(root)
    _sort(root, wish)
    for row in root.children:
        row.parent = None
    return Shape(wish, root, builder.folders)


def _holds(path: str, words: str, file: ListedFile, layer_path: str) -> bool:
    if not words:
        return True
    return not file.is_folder and words in (path if path != "." else layer_path).casefold()


class _Tree:
    """Folders as they unpack."""

    def __init__(self, tops: Sequence[Top], words: str) -> None:
        self._tops, self._words = tops, words
        self.root = Node("", None, -1)
        self.folders: dict[str, Node] = {"": self.root}

    def add(self, at: int, entries: Iterable[tuple[str, ListedFile]]) -> None:
        kind = self._tops[at].layer.kind
        for path, file in entries:
            if file.is_folder:
                self._folder(path, at, kind)
            else:
                _hang(Node(path, kind, at), self._folder(posixpath.dirname(path), at, kind), file)

    def add_unread(self, at: int) -> None:
        top = self._tops[at]
        node = Node(top.path, top.layer.kind, at)
        node.top, node.size = top, top.layer.descriptor.size
        _hang(node, self._folder(posixpath.dirname(top.path), at, top.layer.kind))

    def _folder(self, path: str, at: int, kind: Kind | None) -> Node:
        missing = []
        while path not in self.folders:
            missing.append(path)
            path = posixpath.dirname(path)
        node = self.folders[path]
        for each in reversed(missing):
            made = self.folders[each] = Node(each, kind, at)
            _hang(made, node)
            node = made
        return node


class _Layers:
    """Each layer with its files below it, their paths counted from its own."""

    def __init__(self, tops: Sequence[Top], words: str) -> None:
        self._tops, self._words = tops, words
        self.root = Node("", None, -1)
        self.folders: dict[str, Node] = {}

    def add(self, at: int, entries: Sequence[tuple[str, ListedFile]]) -> None:
        node = self._layer(at)
        if len(entries) == 1 and entries[0][0] == node.path and not entries[0][1].is_folder:
            _hang(node, self.root, entries[0][1])
            return
        inner = _Tree(self._tops, self._words)
        inner.add(at, [each for each in entries if each[0] != node.path or not each[1].is_folder])
        start = inner.folders.get(node.path, inner.root) if node.path != "." else inner.root
        node.children = start.children
        for each in node.children:
            each.parent = node
        if node.children or not self._words:
            _hang(node, self.root)
            self.folders[f"{at}:"] = node
            self.folders |= {f"{at}:{path}": each for path, each in inner.folders.items() if path}

    def add_unread(self, at: int) -> None:
        node = self._layer(at)
        node.size = self._tops[at].layer.descriptor.size
        _hang(node, self.root)

    def _layer(self, at: int) -> Node:
        top = self._tops[at]
        node = Node(top.path, top.layer.kind, at)
        node.name, node.top = top.path, top
        return node


class _Flat:
    """Every file by its whole path."""

    def __init__(self, tops: Sequence[Top], words: str) -> None:
        self._tops, self._words = tops, words
        self.root = Node("", None, -1)
        self.folders: dict[str, Node] = {}

    def add(self, at: int, entries: Iterable[tuple[str, ListedFile]]) -> None:
        kind = self._tops[at].layer.kind
        for path, file in entries:
            if not file.is_folder:
                node = Node(path, kind, at)
                node.name = path
                _hang(node, self.root, file)

    def add_unread(self, at: int) -> None:
        top = self._tops[at]
        node = Node(top.path, top.layer.kind, at)
        node.name, node.top, node.size = top.path, top, top.layer.descriptor.size
        _hang(node, self.root)


_BUILDERS: Final[Mapping[View, type[_Tree | _Layers | _Flat]]] = {
    View.TREE: _Tree,
    View.LAYERS: _Layers,
    View.FLAT: _Flat,
}


def _hang(node: Node, parent: Node, file: ListedFile | None = None) -> None:
    node.parent = parent
    if parent.children is _NONE:
        parent.children = []
    parent.children.append(node)
    if file is not None:
        node.listed, node.size = file, file.size


def _fold(root: Node) -> None:
    """Show a folder that holds one folder only together with it, `adapters/clinical`."""
    pending = [root]
    while pending:
        node = pending.pop()
        for at, child in enumerate(node.children):
            inner = child
            while len(inner.children) == 1 and not inner.children[0].is_file and inner.children[0].top is None:
                inner = inner.children[0]
            if inner is not child:
                inner.name, inner.parent = f"{child.name}{inner.path[len(child.path) :]}", node
                node.children[at] = inner
            pending.append(inner)


def _sum(root: Node) -> None:
    order = [root]
    for node in order:
        order += node.children
    for node in reversed(order):
        if node.is_file:
            node.files = 1
        elif not node.is_unread and not node.fault:
            node.size, node.files = sum(each.size for each in node.children), sum(each.files for each in node.children)
            kinds = {each.kind for each in node.children}
            layers = {each.layers for each in node.children}
            node.layers = frozenset().union(*layers) if len(layers) > 1 else layers.pop() if layers else node.layers
            node.kind = node.kind if node.top is not None or not kinds else kinds.pop() if len(kinds) == 1 else None


def _sort(root: Node, wish: Wish) -> None:
    key = _KEYS[wish.column]
    order = [root]
    for node in order:
        node.children.sort(key=key, reverse=wish.descending)
        if wish.view is View.TREE or node is not root:
            node.children.sort(key=lambda each: each.is_file)
        elif wish.view is View.LAYERS and wish.column is Column.PATH:
            node.children.sort(key=lambda each: each.layer, reverse=wish.descending)
        for row, child in enumerate(node.children):
            child.row = row
        order += [each for each in node.children if each.children]


_KEYS: Final[Mapping[Column, Callable[[Node], tuple[object, ...]]]] = {
    Column.PATH: lambda each: (each.name.casefold(), each.name),
    Column.ROLE: lambda each: (str(each.kind or ""), each.name),
    Column.SIZE: lambda each: (each.size, each.name),
    Column.KIND: lambda each: (posixpath.splitext(each.name)[1].lower(), each.name),
    Column.DIGEST: lambda each: (each.digest, each.name),
}
