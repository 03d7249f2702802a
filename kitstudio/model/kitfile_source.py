"""A Kitfile's text as a tree of spans: what stands where, so that an edit can touch that and nothing else.

Positions are indices into the text (characters). Aliases stay aliases here, and block collections end where their last
entry ends, not where the next token begins.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

import yaml

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

Kind = Literal["scalar", "map", "seq", "alias"]

# The line breaks of YAML 1.1, which both libyaml and go-yaml obey.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LINE = re.compile("( *)([^\n\r\x85\u2028\u2029]*)")
# Anchors and tags, with the blanks and comments behind them.
_PROPERTIES = re.compile(r"(?:(?:&[^\s,\[\]{}]+|![^\s,\[\]{}]*)(?:\s|(?<=\s)#[^\n]*)*)*")
_CORE_TAG = "tag:yaml.org,2002:"


class EditRefusedError(KitStudioError):
    """An edit of a Kitfile cannot be made without damage to what was not to be edited."""

    code = "KS-EDIT-REFUSED"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The Kitfile was not changed at {path}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Change this place in the text itself.")


@dataclass(slots=True, eq=False)
class Pair:
    """One entry of a map. `explicit` is the `? key` form."""

    key: Node
    value: Node
    explicit: bool

    @property
    def end(self) -> int:
        """Where the pair's text ends, a comment behind it not counted."""
        return max(self.key.end, self.value.end)


@dataclass(slots=True, eq=False)
class Node:
    """A value in the text. `start` is where its anchor or tag begins, `inner` where it begins itself."""

    kind: Kind
    start: int
    inner: int
    end: int = 0
    flow: bool = False
    tag: str = ""
    anchor: str = ""
    text: str = ""
    style: str = ""
    pairs: list[Pair] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    target: Node | None = None

    @property
    def real(self) -> Node:
        """The node an alias stands for, else the node itself."""
        return self if self.target is None else self.target

    @property
    def is_block_scalar(self) -> bool:
        """Whether it is written with `|` or `>`."""
        return self.style in ("|", ">")

    @property
    def is_null(self) -> bool:
        """Whether it is nothing, written out or not, itself or through an alias."""
        plain = self.real
        return plain.kind == "scalar" and (
            plain.tag == _CORE_TAG + "null" or (not plain.style and not plain.tag and plain.text in _NULLS)
        )

    @property
    def is_merge(self) -> bool:
        """Whether it is the key `<<`."""
        return self.text == "<<" and (self.tag == _CORE_TAG + "merge" or not (self.style or self.tag or self.target))

    def value_of(self, key: str) -> Node | None:
        """The value of a key written in this map itself, not one that a merge brings."""
        return next((pair.value for pair in self.pairs if pair.key.real.text == key and not pair.key.is_merge), None)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text; aliases are not followed."""
        yield self
        for pair in self.pairs:
            yield from pair.key.walk()
            yield from pair.value.walk()
        for item in self.items:
            yield from item.walk()


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Source:
    """The tree of a text's first document; `root` is None when there is none.

    Raises:
        EditRefusedError: the text is no YAML, has a key twice, is too deep, or an alias contains itself.
    """

    LOADER: ClassVar[type[yaml.CSafeLoader]] = yaml.CSafeLoader

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self._lines = [0, *(match.end() for match in _BREAK.finditer(text))]
        try:
            places = _places(text)
            self.root = _Builder(text, places[yaml.KeyToken]).build()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f"line {mark.line + 1}" if mark is not None else "the text"
            problem = getattr(error, "problem", None) or "it is no YAML"
            raise EditRefusedError(path=place, reason=str(problem)) from error
        except UnicodeEncodeError as error:
            raise EditRefusedError(path="the text", reason="it is not UTF-8") from error
        self._commas, self._colons = places[yaml.FlowEntryToken], places[yaml.ValueToken]
        self._dashes = places[yaml.BlockEntryToken]

    @property
    def line_break(self) -> str:
        """The text's own line break: that of its first line."""
        match = _BREAK.search(self.text)
        return match[0] if match is not None and match[0] in ("\n", "\r\n", "\r") else "\n"

    def line_start(self, at: int) -> int:
        """Where the line of a position begins."""
        return self._lines[bisect.bisect_right(self._lines, at) - 1]

    def line_end(self, at: int) -> int:
        """Where the line of a position ends, its break not counted."""
        match = _BREAK.search(self.text, at)
        return match.start() if match is not None else len(self.text)

    def next_line(self, at: int) -> int:
        """Where the line after that of a position begins."""
        match = _BREAK.search(self.text, at)
        return match.end() if match is not None else len(self.text)

    def column(self, at: int) -> int:
        """Characters before a position in its line."""
        return at - self.line_start(at)

    def leads_line(self, at: int) -> bool:
        """Whether only blanks stand before a position in its line."""
        return not self.text[self.line_start(at) : at].strip(" \t")

    def colon(self, pair: Pair) -> int:
        """Where the pair's colon stands, -1 when it has none (`{key}`)."""
        found = _first(self._colons, pair.key.end)
        return found if found < max(pair.value.start, pair.key.end + 1) else -1

    def comma(self, at: int, before: int) -> int:
        """Where the first comma of a flow collection in `at..before` stands, -1 when there is none."""
        found = _first(self._commas, at)
        return found if found < before else -1

    def dash(self, item: Node) -> int:
        """Where the dash of a block list's item stands."""
        return self._dashes[bisect.bisect_left(self._dashes, item.start) - 1]


def _first(places: list[int], at: int) -> int:
    index = bisect.bisect_left(places, at)
    return places[index] if index < len(places) else -1


def _index(mark: object) -> int:
    index = getattr(mark, "index", None)
    if not isinstance(index, int):
        raise EditRefusedError(path="the text", reason="the parser gives no places")
    return index


def _places(text: str) -> dict[type[yaml.Token], list[int]]:
    """Where the tokens of the first document stand that a tree of events does not tell of."""
    places: dict[type[yaml.Token], list[int]] = {kind: [] for kind in _TOLD}
    for token in yaml.scan(text, Loader=Source.LOADER):
        if type(token) in places:
            places[type(token)].append(_index(token.start_mark))
        elif isinstance(token, yaml.DocumentStartToken | yaml.DocumentEndToken) and any(places.values()):
            break
    return places


_TOLD = (yaml.KeyToken, yaml.ValueToken, yaml.FlowEntryToken, yaml.BlockEntryToken)


class _Builder:
    def __init__(self, text: str, keys: list[int]) -> None:
        self._text = text
        self._keys = keys
        self._anchors: dict[str, Node] = {}
        self._open: list[tuple[Node, list[Node]]] = []

    def build(self) -> Node | None:
        root: Node | None = None
        for event in yaml.parse(self._text, Loader=Source.LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._close(_index(event.end_mark))
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
                root = root or node
                if self._open:
                    self._open[-1][1].append(node)
                if isinstance(event, yaml.CollectionStartEvent):
                    self._enter(node)
        return root

    def _enter(self, node: Node) -> None:
        self._open.append((node, []))
        if len(self._open) > limits.KITFILE_DEPTH:
            raise EditRefusedError(path="the text", reason=f"it is deeper than {limits.KITFILE_DEPTH} levels")

    def _node(self, event: yaml.NodeEvent) -> Node:
        start, anchor = _index(event.start_mark), event.anchor or ""
        if isinstance(event, yaml.AliasEvent):
            target = self._anchors.get(anchor)
            if target is None or any(target is node for node, _children in self._open):
                reason = "the alias has no anchor" if target is None else "the alias contains itself"
                raise EditRefusedError(path=f"*{anchor}", reason=reason)
            return Node("alias", start, start, _index(event.end_mark), text=anchor, target=target)
        match = _PROPERTIES.match(self._text, start)
        inner = match.end() if match is not None and (anchor or getattr(event, "tag", None)) else start
        node = Node("scalar", start, inner, _index(event.end_mark), anchor=anchor)
        if isinstance(event, yaml.ScalarEvent):
            node.text, node.style = event.value, event.style or ""
            node.tag = event.tag or ""
            if node.is_block_scalar:
                node.end = self._end_of_block(node)
        elif isinstance(event, yaml.CollectionStartEvent):
            node.kind = "map" if isinstance(event, yaml.MappingStartEvent) else "seq"
            node.flow, node.tag = bool(event.flow_style), event.tag or ""
        if anchor:
            self._anchors[anchor] = node
        return node

    def _end_of_block(self, node: Node) -> int:
        """Where a block scalar ends: blank lines behind it are its own only when it says so (`|+`)."""
        raw = self._text[node.inner : node.end]
        header = raw.partition("\n")[0].partition("#")[0]
        if "+" in header:
            return node.end - (len(raw) - len(raw[:-1].rstrip("\r")) if raw.endswith(("\n", "\r")) else 0)
        lines = list(_LINE.finditer(raw))
        depth = next((len(each[1]) for each in lines[1:] if each[2]), 0)
        content = [each for each in lines if each[2] or len(each[1]) > depth]
        return node.inner + (content[-1].end() if content else 0)

    def _close(self, end: int) -> None:
        node, children = self._open.pop()
        if node.kind == "seq":
            node.items = children
        else:
            for key, value in zip(children[::2], children[1::2], strict=True):
                node.pairs.append(Pair(key, value, self._is_explicit(key)))
            _refuse_twice(node)
        last = node.items[-1].end if node.items else node.pairs[-1].end if node.pairs else node.start
        node.end = end if node.flow else last

    def _is_explicit(self, key: Node) -> bool:
        index = bisect.bisect_right(self._keys, key.start) - 1
        return index < 0 or self._keys[index] != key.start or key.start == key.end


def _refuse_twice(node: Node) -> None:
    seen = set()
    for pair in node.pairs:
        name = pair.key.real
        if name.kind != "scalar":
            raise EditRefusedError(path="the text", reason="a key is no text")
        if name.text in seen:
            raise EditRefusedError(path=name.text, reason="the key is there twice")
        seen.add(name.text)


def short_tag(tag: str) -> str:
    """A tag as written in a text: `!!int`, `!own`, `!<tag:…>`."""
    if tag.startswith(_CORE_TAG):
        return "!!" + tag.removeprefix(_CORE_TAG)
    return tag if tag.startswith("!") else f"!<{tag}>"
