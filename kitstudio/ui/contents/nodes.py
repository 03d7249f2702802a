"""The rows of the contents tree: what each is called, how it stands, and what something done to it is done to.

Nodes are made when their row is first asked for; the branches behind them are whole already.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.model.folder_facts import cleaned
from kitstudio.model.kitfile import FieldPath
from kitstudio.model.media_type import Kind
from kitstudio.operations.contents.placing import IGNORED, SECRET, guess
from kitstudio.operations.contents.tree import Branch, Form, LayerBranch, LeftOutFile, Row, leaves_of
from kitstudio.operations.editing.state import Target
from kitstudio.ui import kinds, text
from kitstudio.ui.icons import Icon
from kitstudio.ui.text import translate
from kitstudio.ui.widgets.cells import Cell, Entry, Group, KindCell, Plain, SizeText

Check: Final = Qt.CheckState
Explain = Callable[[str], tuple[int, str]]
"""Says the line and the rule that hide a path."""

_REASONS: Final = {
    "os-litter": (QT_TRANSLATE_NOOP("draft", "litter"), QT_TRANSLATE_NOOP("draft", "litter of the system")),
    "cache": (QT_TRANSLATE_NOOP("draft", "a cache"),) * 2,
    "version-control": (QT_TRANSLATE_NOOP("draft", "version control"),) * 2,
    "environment": (QT_TRANSLATE_NOOP("draft", "environment"), QT_TRANSLATE_NOOP("draft", "an environment")),
    "editor": (QT_TRANSLATE_NOOP("draft", "an editor's"), QT_TRANSLATE_NOOP("draft", "of an editor")),
    "temporary": (QT_TRANSLATE_NOOP("draft", "temporary"), QT_TRANSLATE_NOOP("draft", "a temporary file")),
    "secret": (QT_TRANSLATE_NOOP("draft", "a secret?"), QT_TRANSLATE_NOOP("draft", "may hold a secret")),
    "link": (QT_TRANSLATE_NOOP("draft", "a link"),) * 2,
    "dangling": (QT_TRANSLATE_NOOP("draft", "broken link"), QT_TRANSLATE_NOOP("draft", "a link to nothing")),
    "loop": (QT_TRANSLATE_NOOP("draft", "broken link"), QT_TRANSLATE_NOOP("draft", "a link to itself")),
    "fifo": (QT_TRANSLATE_NOOP("draft", "a pipe"),) * 2,
    "socket": (QT_TRANSLATE_NOOP("draft", "a socket"),) * 2,
    "device": (QT_TRANSLATE_NOOP("draft", "a device"),) * 2,
    "unreadable": (QT_TRANSLATE_NOOP("draft", "not readable"), QT_TRANSLATE_NOOP("draft", "cannot be read")),
    "too-deep": (QT_TRANSLATE_NOOP("draft", "too deep"), QT_TRANSLATE_NOOP("draft", "too many folders deep")),
    "ours": (QT_TRANSLATE_NOOP("draft", "our remains"), QT_TRANSLATE_NOOP("draft", "left by an interrupted run")),
}
"""Why a file is left out: short enough for a column, and whole."""
_FIXED: Final = frozenset({"fifo", "socket", "device", "unreadable", "too-deep", "ours"})
"""Reasons of what no layer can hold, whatever anybody ticks; nor can it hold a link."""

_ICONS: Final = (
    ((".safetensors", ".gguf", ".onnx", ".bin", ".pt", ".pth"), Icon.TENSOR),
    ((".csv", ".tsv", ".parquet", ".jsonl", ".arrow"), Icon.DATASET),
    ((".py", ".json", ".yaml", ".yml", ".toml", ".sh", ".ipynb", ".js", ".ts"), Icon.CODE),
    ((".md", ".txt", ".rst", ".pdf"), Icon.FILE_TEXT),
)


class Part(enum.Enum):
    """Which part of the tree a row is in."""

    LAYER = enum.auto()
    UNCLAIMED = enum.auto()
    IGNORED = enum.auto()
    LEFT_OUT = enum.auto()


@dataclass(frozen=True, slots=True)
class Head:
    """The row over the files of no layer."""

    part: Part
    branch: Branch


@dataclass(frozen=True, slots=True)
class Frame:
    """What all rows of one tree share: the largest size, who explains rules, and whether a filter is on.

    `secrets` are files of layers that may hold a secret.
    """

    largest: int
    explain: Explain
    filtered: bool = False
    secrets: frozenset[str] = frozenset()


class Node:
    """A row. `thing` is what it stands for, `kind` the role of the layer it is in."""

    __slots__ = ("_cells", "_made", "at", "frame", "kind", "part", "thing", "up")

    def __init__(self, up: Node | None, at: int, thing: LayerBranch | Head | Row, part: Part, frame: Frame) -> None:
        self.up, self.at, self.thing, self.part, self.frame = up, at, thing, part, frame
        self.kind: Kind | None = thing.layer.entry.kind if isinstance(thing, LayerBranch) else up.kind if up else None
        self._made: dict[int, Node] = {}
        self._cells: tuple[Cell, ...] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """What stands below it."""
        thing = self.thing
        if isinstance(thing, LayerBranch):
            return thing.rows.rows if thing.rows is not None else ()
        branch = thing.branch if isinstance(thing, Head) else thing
        return branch.rows if isinstance(branch, Branch) else ()

    def child(self, at: int) -> Node:
        """The row below it at a place."""
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = Node(self, at, self.rows[at], self.part, self.frame)
        return made

    @property
    def is_group(self) -> bool:
        """Whether it only heads others."""
        return isinstance(self.thing, Head)

    @property
    def is_choice(self) -> bool:
        """Whether it can be taken in or left out."""
        thing = self.thing
        if isinstance(thing, LeftOutFile):
            return not thing.is_link and thing.reason not in _FIXED
        return not isinstance(thing, Head)

    @property
    def is_missing(self) -> bool:
        """Whether it is an entry that no layer can be made of."""
        return isinstance(self.thing, LayerBranch) and self.thing.missing

    @property
    def where(self) -> FieldPath:
        """The Kitfile entry whose own row it is."""
        return self.thing.layer.entry.where if isinstance(self.thing, LayerBranch) else ()

    @property
    def path(self) -> str:
        """The path of its file or folder; empty for what stands for several."""
        thing = self.thing
        if isinstance(thing, LayerBranch):
            return cleaned(thing.layer.entry.path)
        return thing.path if not isinstance(thing, Head) else ""

    @property
    def key(self) -> str:
        """What it is found by again in another tree."""
        thing = self.thing
        if isinstance(thing, Head):
            return f"//{thing.part.name}"
        return self.path or (f"{self.up.key if self.up else ''}//{self.name}")

    @property
    def name(self) -> str:
        """As it is shown."""
        thing = self.thing
        if isinstance(thing, LayerBranch):
            return self.path if self.path != "." else translate("draft", "The whole folder")
        if isinstance(thing, Head):
            return _title(thing.part)
        if isinstance(thing, Branch):
            return thing.name
        inside = self.part in (Part.LAYER, Part.UNCLAIMED)
        return thing.path.rpartition("/")[2] if inside else thing.path

    @property
    def size(self) -> int:
        """Bytes it stands for."""
        thing = self.thing
        if isinstance(thing, Head):
            return thing.branch.size
        if isinstance(thing, LayerBranch):
            return thing.layer.size
        return thing.size

    @property
    def hidden(self) -> int:
        """How many files rules keep out of it."""
        thing = self.thing
        if isinstance(thing, LayerBranch):
            return sum(each.files for each in thing.layer.hidden)
        if isinstance(thing, LeftOutFile):
            return thing.files
        return thing.hidden if isinstance(thing, Branch) else 0

    @property
    def files(self) -> int:
        """How many files it stands for, those that are kept out not counted."""
        thing = self.thing
        if isinstance(thing, LayerBranch):
            return len(thing.layer.files)
        if isinstance(thing, Head):
            return thing.branch.files
        if isinstance(thing, Branch):
            return thing.files
        return 0 if isinstance(thing, LeftOutFile) else 1

    @property
    def tick(self) -> Qt.CheckState | None:
        """Whether it is in the kit; None where there is nothing to choose."""
        if not self.is_choice:
            return None
        if self.part is not Part.LAYER or not self.files:
            return Check.Unchecked
        return Check.PartiallyChecked if self.hidden else Check.Checked

    def reason(self) -> tuple[str, str]:
        """Why it is left out: in a word or two, and whole; empty when it is not."""
        thing = self.thing
        if not isinstance(thing, LeftOutFile):
            return "", ""
        if thing.reason != IGNORED:
            short, whole = _REASONS.get(thing.reason, (thing.reason, thing.reason))
            return translate("draft", short), translate("draft", whole)
        line, rule = self.frame.explain(thing.path)
        if not line:
            words = translate("draft", "by .kitignore")
            return words, words
        short = translate("draft", "line {n}").format(n=line)
        return short, translate("draft", "hidden by line {n} of .kitignore: {rule}").format(n=line, rule=rule)

    def targets(self) -> list[Target]:
        """What something done to this row is done to."""
        thing = self.thing
        if isinstance(thing, LayerBranch) and not self.frame.filtered:
            return [Target(self.path, self.where)]
        if isinstance(thing, Head):
            return [target for row in thing.branch.rows for target in _targets(row, filtered=self.frame.filtered)]
        if isinstance(thing, LayerBranch):
            if thing.rows is None:
                return [Target(self.path, self.where)]
            return [Target(leaf.path) for leaf in leaves_of(thing.rows)]
        return _targets(thing, filtered=self.frame.filtered)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Name, role and size as they are painted."""
        if self._cells is None:
            self._cells = self._made_cells()
        return self._cells

    def _made_cells(self) -> tuple[Cell, ...]:
        thing = self.thing
        if isinstance(thing, Head):
            number = text.count(thing.branch.files + thing.branch.hidden, "{n}", "{n}")
            head = Group(_title(thing.part), number, _HEADS[thing.part])
            return head, Plain(""), SizeText(thing.branch.size or None, "muted")
        tick = self.tick
        quiet = tick in (None, Check.Unchecked)
        tone = kinds.TONES[self.kind] if isinstance(thing, LayerBranch) and self.kind is not None else ""
        if self.is_missing:
            trouble = Entry(
                self.name, Icon.ERROR, "state.danger", translate("draft", "no layer can be made of it"), tick
            )
            return trouble, KindCell(self.kind), SizeText(None)
        entry = Entry(self.name, _icon(self), tone, self._note(), tick, quiet)
        if is_secret(self):
            entry = Entry(self.name, Icon.WARN, "state.warn", translate("draft", "may hold a secret"), tick)
        share = self.size / self.frame.largest if self.frame.largest and self.kind is not None and not quiet else 0.0
        bar = kinds.TONES[self.kind] if self.kind is not None else ""
        size = SizeText(self.size if self.size or not quiet else None, "muted" if quiet else "text2", share, bar)
        return entry, self._role(), size

    def _role(self) -> Cell:
        thing = self.thing
        if isinstance(thing, LayerBranch):
            return KindCell(self.kind)
        if isinstance(thing, LeftOutFile):
            return Plain(self.reason()[0], "muted", "small")
        if self.part is Part.UNCLAIMED and not self.rows:
            return KindCell(guess(self.path), guess=True)
        return KindCell(None)

    def _note(self) -> str:
        thing = self.thing
        if isinstance(thing, Branch) and thing.form is Form.SHARDS:
            return text.count(thing.files, translate("draft", "{n} shard"), translate("draft", "{n} shards"))
        if isinstance(thing, LayerBranch) and self.hidden:
            return text.count(self.hidden, translate("draft", "{n} left out"), translate("draft", "{n} left out"))
        if isinstance(thing, LayerBranch) and thing.layer.is_folder:
            return text.count(self.files, translate("draft", "{n} file"), translate("draft", "{n} files"))
        return ""


def _icon(node: Node) -> Icon:
    thing = node.thing
    if isinstance(thing, Branch):
        return {Form.SHARDS: Icon.TENSOR, Form.RANGE: Icon.LAYERS}.get(thing.form, Icon.FOLDER)
    if isinstance(thing, LayerBranch) and thing.layer.is_folder:
        return Icon.FOLDER
    if isinstance(thing, LeftOutFile) and (thing.is_folder or thing.is_link):
        return Icon.FOLDER if thing.is_folder else Icon.LINK
    return file_icon(node.path)


_HEADS: Final = {Part.UNCLAIMED: Icon.HELP, Part.IGNORED: Icon.EYE, Part.LEFT_OUT: Icon.INFO, Part.LAYER: Icon.LAYERS}


def file_icon(path: str) -> Icon:
    """A drawing for a file by its name."""
    name = path.rpartition("/")[2].lower()
    if name.startswith(("license", "licence", "copying", "notice")):
        return Icon.LICENSE
    return next((icon for suffixes, icon in _ICONS if name.endswith(suffixes)), Icon.FILE)


def is_secret(node: Node) -> bool:
    """Whether a row is a file in the kit that may hold a secret."""
    return node.part is Part.LAYER and not node.rows and node.path in node.frame.secrets


def is_left_out_secret(node: Node) -> bool:
    """Whether a row is left out because it may hold a secret."""
    return isinstance(node.thing, LeftOutFile) and node.thing.reason == SECRET


def state_words(node: Node) -> str:
    """How a row stands, in words."""
    tick = node.tick
    if node.is_group:
        return ""
    if node.is_missing:
        return translate("draft", "no layer can be made of it")
    if is_secret(node):
        return translate("draft", "included; may hold a secret")
    if tick == Check.Checked:
        return translate("draft", "included")
    if tick == Check.PartiallyChecked:
        return translate("draft", "partly included")
    short, whole = node.reason()
    return (
        whole
        or short
        or (translate("draft", "in no layer") if node.part is Part.UNCLAIMED else translate("draft", "left out"))
    )


def _targets(row: Row, *, filtered: bool) -> list[Target]:
    if not isinstance(row, Branch):
        return [Target(row.path)]
    if row.form is Form.FOLDER and not filtered:
        return [Target(row.path)]
    below: list[Target] = []
    for each in row.rows:
        below += _targets(each, filtered=filtered)
    return below


def _title(part: Part) -> str:
    titles = {
        Part.UNCLAIMED: translate("draft", "Unclaimed"),
        Part.IGNORED: translate("draft", "Ignored"),
        Part.LEFT_OUT: translate("draft", "Left out"),
        Part.LAYER: "",
    }
    return titles[part]
