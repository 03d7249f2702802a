"""YAML text as a tree of nodes with places, bounded before it can hurt: bytes, nodes after expansion, depth, aliases.

libyaml's C parser gives the events; nothing is constructed from tags. Only the first document is read, as kit does.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from yaml import events
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from kitstudio.base import limits
from kitstudio.base.control import unasked
from kitstudio.model import yaml_scalars
from kitstudio.model.finding import Mark
from kitstudio.model.kitfile import FieldPath

_UNREADABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# Possessive throughout: a long run of empty lines must not be tried again in other ways.
_PREAMBLE: Final = re.compile(r"(?>[ \t]*+(?:#[^\r\n\x85\u2028\u2029]*+)?(?>\r\n|[\r\n\x85\u2028\u2029]))*+%")
_DIRECTIVE_LINE: Final = re.compile(r"%[^\r\n\x85\u2028\u2029]*+(?>\r\n|[\r\n\x85\u2028\u2029])?")
_ESCAPE: Final = re.compile(r"\\.", re.DOTALL)
# libyaml compares each %TAG line with all before it.
_DIRECTIVES: Final = 16
_LONG_TAG: Final = "tag:yaml.org,2002:"


class DamageError(Exception):
    """What is wrong with a text, where; `kitfile_yaml` makes the error with a name, or a finding, of it."""

    def __init__(self, code: str, reason: str, mark: Mark, path: FieldPath = ()) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.mark = mark
        self.path = path


@dataclass(slots=True)
class _Placed:
    """A node and the parser's own mark of it, made into ours only when somebody asks."""

    place: Any

    @property
    def mark(self) -> Mark:
        """Where the node begins (its tag or anchor, if it has one)."""
        return Mark(self.place.line + 1, self.place.column + 1)


@dataclass(slots=True)
class Scalar(_Placed):
    """A scalar; `tag` is its explicit core tag in short form, or empty; a quoted or block scalar is `quoted`."""

    text: str
    tag: str
    quoted: bool


@dataclass(slots=True)
class Items(_Placed):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Pairs(_Placed):
    """A map in the order of the text: key, value, key, value."""

    items: list[Node] = field(default_factory=list)

    @property
    def keys(self) -> list[Node]:
        """The keys, in order."""
        return self.items[::2]

    @property
    def values(self) -> list[Node]:
        """The values, in the order of their keys."""
        return self.items[1::2]

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Each key with its value."""
        return zip(self.keys, self.values, strict=True)


@dataclass(slots=True)
class Alias(_Placed):
    """An alias; what it stands for is shared, not copied."""

    target: Scalar | Items | Pairs


Node: TypeAlias = "Scalar | Items | Pairs | Alias"


def decode(content: bytes) -> str:
    """The text of a YAML stream: UTF-8, or UTF-16 when it says so, without its byte order mark.

    Raises:
        DamageError: too long, not in its encoding, or with characters YAML does not allow.
    """
    if len(content) > limits.KITFILE:
        raise DamageError("too-large", f"it is longer than {limits.KITFILE} bytes", Mark(1, 1))
    encoding = "utf-8"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        raise DamageError("bad-yaml", f"it is not {encoding.upper()} text", _mark_after(before)) from error
    text = text.removeprefix("\ufeff")
    bad = _UNREADABLE.search(text)
    if bad is not None:
        reason = f"the character U+{ord(bad[0]):04X} is not allowed"
        raise DamageError("bad-yaml", reason, _mark_after(text[: bad.start()]))
    return text


def compose(text: str, go_on: Callable[[], None] = unasked) -> Node | None:
    """The root node of the first document of `text`, None when there is no document.

    Args:
        text: what `decode` gave.
        go_on: called again and again; raises to end the reading.

    Raises:
        DamageError: no YAML, a bound is passed, an alias stands for what it is in, a tag that is not a core one.
    """
    _check_directives(text)
    return _Composer(text).compose(go_on)


def scalar_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the keys and values of `text` begin and end, in its order, as characters counted from 0.

    Args:
        text: what `decode` gave and `compose` can read.
    """
    for event in _events(text):
        if isinstance(event, events.ScalarEvent):
            start, end = event.start_mark, event.end_mark
            if start is not None and end is not None:
                yield start.index, end.index
        elif isinstance(event, events.DocumentEndEvent):
            return


def _mark_after(before: str) -> Mark:
    lines = _BREAK.split(before)
    return Mark(len(lines), len(lines[-1]) + 1)


def _check_directives(text: str) -> None:
    count = at = 0
    while (match := _PREAMBLE.match(text, at)) is not None and (line := _DIRECTIVE_LINE.match(text, match.end() - 1)):
        count += 1
        at = line.end()
        if count > _DIRECTIVES:
            raise DamageError(
                "bad-yaml", f"it has more than {_DIRECTIVES} directives", _mark_after(text[: match.end()])
            )


@dataclass(slots=True)
class _Open:
    """A list or map being read, and how much had been read before it, aliases expanded."""

    node: Items | Pairs
    nodes_before: int
    length_before: int
    anchor: _Anchor | None
    in_flow: bool
    height: int = 0


@dataclass(slots=True)
class _Anchor:
    node: Scalar | Items | Pairs
    finished: bool = False
    nodes: int = 1
    length: int = 0
    height: int = 0


class _Composer:
    """Turns events into nodes without recursion; counts what aliases would expand to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Anchor] = {}
        self._nodes = 0
        self._length = 0
        self._root: Node | None = None

    def compose(self, go_on: Callable[[], None]) -> Node | None:
        take: dict[type[events.Event], Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.AliasEvent: self._alias,
            events.MappingStartEvent: self._open,
            events.SequenceStartEvent: self._open,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.DocumentStartEvent: self._start_document,
        }
        for event in _events(self._text):
            go_on()
            if isinstance(event, events.DocumentEndEvent):
                break
            if type(event) in take:
                take[type(event)](event)
        return self._root

    @staticmethod
    def _start_document(event: events.DocumentStartEvent) -> None:
        if event.version is not None and tuple(event.version) != (1, 1):
            shown = ".".join(str(number) for number in event.version)
            reason = f"YAML {shown} is asked for, kit reads 1.1 only"
            raise DamageError("bad-yaml", reason, _Placed(event.start_mark).mark)

    def _open(self, event: events.CollectionStartEvent) -> None:
        is_map = isinstance(event, events.MappingStartEvent)
        node: Items | Pairs = Pairs(event.start_mark) if is_map else Items(event.start_mark)
        fitting = yaml_scalars.MAP if is_map else yaml_scalars.SEQ
        tag = _short(event.tag)
        if tag not in {"", fitting}:
            raise DamageError("odd-tag", f"the tag {tag} is not for {'a map' if is_map else 'a list'}", node.mark)
        if len(self._stack) >= limits.KITFILE_DEPTH:
            raise _too_deep(node)
        anchor = self._declare(event.anchor, node)
        self._stack.append(_Open(node, self._nodes, self._length, anchor, bool(event.flow_style)))
        self._count(1, 0, node)

    def _close(self, _event: events.CollectionEndEvent) -> None:
        done = self._stack.pop()
        if done.anchor is not None:
            done.anchor.finished = True
            done.anchor.nodes = self._nodes - done.nodes_before
            done.anchor.length = self._length - done.length_before
            done.anchor.height = done.height + 1
        self._add(done.node, done.height + 1)

    def _scalar(self, event: events.ScalarEvent) -> None:
        text: str = event.value
        node = Scalar(event.start_mark, text, _short(event.tag), bool(event.style))
        if node.tag and (node.tag not in yaml_scalars.CORE or node.tag in {yaml_scalars.MAP, yaml_scalars.SEQ}):
            reason = f"the tag {node.tag} is not one of the core tags for text and numbers"
            raise DamageError("odd-tag", reason, node.mark)
        if event.style == '"' or "?" in text:
            self._refuse_newer(event, node)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(node, finished=True, length=len(text))
        self._count(1, len(text), node)
        self._add(node, 0)

    def _refuse_newer(self, event: events.ScalarEvent, node: Scalar) -> None:
        r"""Refuse what libyaml takes and kit's parser does not: the escape `\/`, and a bare `?` inside brackets."""
        end = event.end_mark
        if event.style == '"' and end is not None:
            written = self._text[node.place.index : end.index]
            if "\\/" in written and "\\/" in _ESCAPE.findall(written):
                raise DamageError("bad-yaml", "kit does not know the escape \\/", node.mark)
        elif not event.style and self._stack and self._stack[-1].in_flow:
            raise DamageError("bad-yaml", "kit wants quotes around a text with ? inside brackets", node.mark)

    def _alias(self, event: events.AliasEvent) -> None:
        name = event.anchor or ""
        anchor = self._anchors.get(name)
        if anchor is None:
            raise DamageError("bad-yaml", f"the alias *{name} has no anchor before it", _Placed(event.start_mark).mark)
        node = Alias(event.start_mark, anchor.node)
        if not anchor.finished:
            raise DamageError("alias-cycle", f"the alias *{name} stands inside what it stands for", node.mark)
        if len(self._stack) + anchor.height > limits.KITFILE_DEPTH:
            raise _too_deep(node)
        self._count(anchor.nodes, anchor.length, node)
        self._add(node, anchor.height)

    def _declare(self, name: str | None, node: Items | Pairs) -> _Anchor | None:
        if name is None:
            return None
        self._anchors[name] = _Anchor(node)
        return self._anchors[name]

    def _count(self, nodes: int, length: int, node: Node) -> None:
        self._nodes += nodes
        self._length += length
        if self._nodes > limits.KITFILE_NODES:
            reason = f"it has more than {limits.KITFILE_NODES} values, aliases expanded"
            raise DamageError("too-large", reason, node.mark)
        if self._length > limits.KITFILE:
            reason = f"its aliases expand to more than {limits.KITFILE} characters"
            raise DamageError("too-large", reason, node.mark)

    def _add(self, node: Node, height: int) -> None:
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        parent.node.items.append(node)
        if height:
            parent.height = max(parent.height, height)


def _events(text: str) -> Iterator[events.Event]:
    """The parser's events; its errors as ours."""
    parser = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    except MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        mark = Mark(place.line + 1, place.column + 1) if place is not None else Mark(1, 1)
        context = f"{error.context}, " if error.context else ""
        if error.context and error.context_mark is not None and error.context_mark.line + 1 < mark.line:
            context = f"{error.context} that begins in line {error.context_mark.line + 1}, "
        reason = context + (error.problem or "it is no YAML")
        raise DamageError("bad-yaml", reason, mark) from error
    except ReaderError as error:
        raise DamageError("bad-yaml", str(error.reason), Mark(1, 1)) from error
    except YAMLError as error:
        raise DamageError("bad-yaml", str(error), Mark(1, 1)) from error
    finally:
        parser.dispose()


def _short(tag: str | None) -> str:
    """A tag in its short form; `!` says no more than quotes do and counts as none."""
    if tag is None or tag == "!":
        return ""
    return "!!" + tag.removeprefix(_LONG_TAG) if tag.startswith(_LONG_TAG) else tag


def _too_deep(node: Node) -> DamageError:
    return DamageError("too-large", f"it is nested deeper than {limits.KITFILE_DEPTH} levels", node.mark)
