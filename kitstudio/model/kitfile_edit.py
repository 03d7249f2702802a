"""Edits of a Kitfile's text that keep comments, order, quotes, blank lines and line ends of everything else.

Every edit is checked after it was made: the new text must say exactly what the old one said with the edit applied,
else the edit is refused and nothing changes. Values are texts; list indices count as `Document.marks` does (in the
Kitfile's own lists an item that is nothing does not count).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kitstudio.model import kitfile_render as render
from kitstudio.model import kitfile_surgery as surgery
from kitstudio.model.finding import Edit
from kitstudio.model.go_json import JsonValue
from kitstudio.model.kitfile import FieldPath, declared, show_path
from kitstudio.model.kitfile_meaning import (
    Bare,
    edited,
    is_declared_list,
    is_text,
    meaning_of,
    meant,
    merged,
    section_at,
    value_at,
)
from kitstudio.model.kitfile_render import New
from kitstudio.model.kitfile_source import EditRefusedError, Node, Pair, Source
from kitstudio.model.kitfile_surgery import Cut
from kitstudio.model.kitfile_yaml import inspect_text

__all__ = ["EditRefusedError", "apply", "insert_entry", "remove_entry", "rename_key", "set_value"]

_BOM = "\ufeff"
# Aliases and merges on the way to a value are written out one by one; no honest path crosses more.
_ROUNDS = 200
_Step: TypeAlias = "tuple[list[Cut], bool]"


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text after all edits, one after the other; each sees the indices that the one before it left.

    `set` writes a value: over the one at its path, as a new key in kit's order, or (with an index that is the list's
    length) as a new entry; what is missing on the way is made. `insert` writes an entry before another. `remove` takes
    a key or an entry out; a list of the Kitfile that loses its last entry loses its key. `rename` changes a key and
    keeps its value and place.

    Raises:
        EditRefusedError: the place is not there, or the edit cannot be made without damage.
    """
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    new = body
    for edit in edits:
        new = _applied(new, edit)
    if new != body:
        _refuse_harm(body, new, edits)
    return mark + new


def set_value(text: str, path: FieldPath, value: JsonValue) -> str:
    """The text with another value at `path`; see `apply`.

    Raises:
        EditRefusedError: as `apply`.
    """
    return apply(text, [Edit("set", path, value)])


def rename_key(text: str, path: FieldPath, key: str) -> str:
    """The text with the key at `path` renamed; see `apply`.

    Raises:
        EditRefusedError: as `apply`.
    """
    return apply(text, [Edit("rename", path, key)])


def remove_entry(text: str, path: FieldPath) -> str:
    """The text without the key or list entry at `path`; see `apply`.

    Raises:
        EditRefusedError: as `apply`.
    """
    return apply(text, [Edit("remove", path)])


def insert_entry(text: str, section: FieldPath, values: Mapping[str, str]) -> str:
    """The text with a new last entry in a list (`("datasets",)`, `("model", "parts")`).

    Args:
        text: the Kitfile's text.
        section: the list, which need not be there yet.
        values: the entry's fields by key; empty ones are left out, kit's order is made.

    Raises:
        EditRefusedError: no value is given, or as `apply`.
    """
    at = _length(text, section)
    kind = section_at((*section, at))
    order = {each.key: number for number, each in enumerate(declared(kind))} if kind is not None else {}
    given = sorted((key for key, value in values.items() if value), key=lambda key: order.get(key, len(order)))
    if not given:
        raise EditRefusedError(path=show_path(section), reason="the new entry is empty")
    return apply(text, [Edit("set", (*section, at, key), values[key]) for key in given])


def _length(text: str, section: FieldPath) -> int:
    here = value_at(meaning_of(Source(text.removeprefix(_BOM)).root), section)
    return len(here) if isinstance(here, list) else 0


def _refuse_harm(before: str, after: str, edits: Sequence[Edit]) -> None:
    """A Kitfile that could be read must not become one that cannot (a text where a list belongs, a tag lost)."""
    document, found = inspect_text(after.encode("utf-8"))
    if document is None and inspect_text(before.encode("utf-8"))[0] is not None:
        path = ", ".join(dict.fromkeys(show_path(edit.path) for edit in edits))
        raise EditRefusedError(path=path, reason=str(found[0].facts["reason"]))


def _applied(text: str, edit: Edit) -> str:
    source = Source(text)
    wanted = edited(meaning_of(source.root), edit)
    if wanted == meaning_of(source.root) or _is_same_text(source, edit):
        return text
    for _round in range(_ROUNDS):
        cuts, done = _Surgeon(source, edit).cuts()
        source = Source(surgery.made(source.text, cuts))
        if done:
            break
    if meaning_of(source.root) != wanted:
        raise EditRefusedError(path=show_path(edit.path), reason="it would change something else too")
    return source.text


def _is_same_text(source: Source, edit: Edit) -> bool:
    """Whether a text field has the value already, written so that it looks like a number (`version: 1.10`)."""
    node: Node | None = source.root
    if edit.op != "set" or not is_text(edit.path):
        return False
    for depth, step in enumerate(edit.path):
        if node is None:
            return False
        real = node.real
        if isinstance(step, str):
            node = merged(real).get(step) if real.kind == "map" else None
        else:
            places = surgery.real_items(real, edit.path[:depth])
            node = real.items[places[step]] if step < len(places) else None
    return node is not None and not node.is_null and not node.real.tag and node.real.text == edit.value


class _Surgeon:
    """One walk down an edit's path: either the edit's cuts, or those that make its way clear first."""

    def __init__(self, source: Source, edit: Edit) -> None:
        self._source = source
        self._edit = edit
        self._path = edit.path
        self._in_flow = False
        self._map: Node | None = None
        self._pair: Pair | None = None

    def cuts(self) -> _Step:
        root = self._source.root
        if root is None or root.is_null:
            return self._fresh(root), True
        node: Node = root
        for depth, step in enumerate(self._path):
            if node.kind == "alias":
                return [Cut(node.start, node.end, render.copy(node))], False
            shared = surgery.first_alias(self._source, node)
            if shared is not None:
                return [shared], False
            if node.is_null:
                return self._fill(node, _built(self._path[depth:], meant(self._edit.value))), True
            self._in_flow = self._in_flow or node.flow
            found = self._in_map(node, str(step), depth) if node.kind == "map" else self._in_list(node, depth)
            if not isinstance(found, Node):
                return found
            node = found
        return self._replace(node), True

    def _in_map(self, node: Node, key: str, depth: int) -> Node | _Step:
        """The value to go on with, or cuts."""
        last = depth == len(self._path) - 1
        pair = next((each for each in node.pairs if each.key.real.text == key and not each.key.is_merge), None)
        merge = next((each for each in node.pairs if each.key.is_merge), None)
        takes_away = last and self._edit.op != "set"
        brought = merged(Node("map", 0, 0, pairs=[merge])) if merge is not None else {}
        if merge is not None and key in brought and (takes_away or (pair is None and not last)):
            gone = key if takes_away and self._edit.op == "remove" else None
            spread = surgery.spread_merge(self._source, node, merge, without=gone)
            return [*spread, *self._saved(merge.value)], gone is not None and pair is None
        if node.flow and self._source.text[node.inner] != "{" and (pair is None or takes_away):
            return [Cut(node.start, node.start, "{"), Cut(node.end, node.end, "}")], False
        if pair is None:
            return self._insert(node, depth), True
        surgery.refuse_explicit(pair, show_path(self._path))
        if takes_away:
            return (self._drop(node, pair) if self._edit.op == "remove" else self._rename(pair)), True
        self._map, self._pair = node, pair
        return pair.value

    def _in_list(self, node: Node, depth: int) -> Node | _Step:
        """The item to go on with, or cuts."""
        step, last = self._path[depth], depth == len(self._path) - 1
        places = surgery.real_items(node, self._path[:depth])
        if not isinstance(step, int) or node.kind != "seq":
            raise EditRefusedError(path=show_path(self._path), reason="what stands there has no such parts")
        if step == len(places):
            return self._insert(node, depth), True
        if last and self._edit.op == "insert":
            return surgery.insert_item(self._source, node, places[step], meant(self._edit.value)), True
        if last and self._edit.op == "remove":
            if len(places) == 1 and is_declared_list(self._path[:depth]) and self._map and self._pair:
                return self._drop(self._map, self._pair), True
            cuts = surgery.drop_item(self._source, node, places[step])
            return [*cuts, *self._saved(node.items[places[step]])], True
        self._pair = None
        self._map = node
        return node.items[places[step]]

    def _saved(self, *gone: Node) -> list[Cut]:
        return surgery.saved_anchors(self._source, gone)

    def _drop(self, node: Node, pair: Pair) -> list[Cut]:
        return [*surgery.drop_pair(self._source, node, pair), *self._saved(pair.key, pair.value)]

    def _rename(self, pair: Pair) -> list[Cut]:
        style = pair.key.style if pair.key.kind == "scalar" else ""
        key = render.scalar(str(self._edit.value), style=style, flow=self._in_flow)
        return [Cut(pair.key.start, pair.key.end, key), *self._saved(pair.key)]

    def _insert(self, node: Node, depth: int) -> list[Cut]:
        value = _built(self._path[depth + 1 :], meant(self._edit.value))
        if node.flow:
            return surgery.flow_entry(node, self._path[: depth + 1], value)
        if node.kind == "map":
            return surgery.block_pair(self._source, node, self._path[: depth + 1], value)
        return surgery.block_item(self._source, node, value)

    def _lead(self, node: Node) -> tuple[int, str]:
        """Where the value's text may begin, right behind its colon or dash, and what must come first."""
        if self._pair is not None:
            colon = self._source.colon(self._pair)
            return (colon + 1, " ") if colon >= 0 else (self._pair.key.end, ": ")
        return (node.start, "") if self._in_flow else (self._source.dash(node) + 1, " ")

    def _replace(self, node: Node) -> list[Cut]:
        """Write the value over whatever stands there."""
        value, source = meant(self._edit.value), self._source
        lead, gap = self._lead(node)
        if value and not isinstance(value, str | Bare):
            return self._fill(node, value)
        if not isinstance(value, str | Bare) or node.kind in ("map", "seq") or node.start == node.end:
            new = gap + render.flow_value(value, flow=self._in_flow)
            line = source.line_end(lead)
            if line < node.end and source.text[lead:line].lstrip().startswith("#"):  # a comment behind the key stays
                return [Cut(lead, lead, new), Cut(line, node.end, ""), *self._saved(node)]
            return [Cut(lead, max(lead, node.end), new), *self._saved(node)]
        holder = self._pair.key.start if self._pair is not None else lead - 1
        step = surgery.layout(source).step if self._pair is not None else 2
        cuts = surgery.replace_scalar(source, node, value, source.column(holder) + step, flow=self._in_flow)
        return [*cuts, *self._saved(node)]

    def _fill(self, node: Node, value: New) -> list[Cut]:
        """Write a map or a list where nothing stands."""
        lead, gap = self._lead(node)
        if self._in_flow or self._pair is None:
            return [Cut(lead, max(lead, node.end), gap + render.flow_value(value)), *self._saved(node)]
        style, column = surgery.layout(self._source), self._source.column(self._pair.key.start)
        lines = _lines(value, column + style.step, column + style.offset, style)
        empty = [Cut(lead, node.end, "")] if node.end > lead else []
        return [*empty, *surgery.lines_after(self._source, max(lead, node.end), lines), *self._saved(node)]

    def _fresh(self, root: Node | None) -> list[Cut]:
        """The first lines of a text that says nothing."""
        source = self._source
        lines = _lines(_built(self._path, meant(self._edit.value)), 0, 0, surgery.Layout())
        block = source.line_break.join([*lines, ""])
        if root is None or root.start == root.end:
            at = len(source.text) if root is None else source.next_line(root.start)
            ends = at == 0 or source.line_start(at) == at
            return [Cut(at, at, block if ends else source.line_break + block)]
        start = source.line_start(root.start) if source.leads_line(root.start) else root.start
        before = "" if start < root.start or source.column(start) == 0 else source.line_break
        after = "" if source.next_line(root.end) > source.line_end(root.end) else source.line_break
        return [Cut(start, root.end, before + block.removesuffix(source.line_break) + after)]


def _built(path: FieldPath, value: New) -> New:
    """The value with the maps and lists that lead to it."""
    new: New = value
    for step in reversed(path):
        new = {step: new} if isinstance(step, str) else [new]
    return new


def _lines(value: New, indent: int, dash: int, style: surgery.Layout) -> list[str]:
    if isinstance(value, Mapping):
        return render.block_map(value, indent, style.step, style.offset)
    items = () if isinstance(value, Bare) else value
    return [line for item in items for line in render.block_item(item, dash, style.step, style.offset)]
