"""Entries of a Kitfile's lists moved, copied, or given another role, with their comments and their way of writing.

As in `kitfile_edit`, the new text must say exactly what was wanted, else nothing changes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kitstudio.model import kitfile_render as render
from kitstudio.model import kitfile_surgery as surgery
from kitstudio.model.finding import Edit
from kitstudio.model.kitfile import FieldPath, declared, show_path
from kitstudio.model.kitfile_edit import apply
from kitstudio.model.kitfile_meaning import Meaning, is_declared_list, meaning_of, section_at, value_at
from kitstudio.model.kitfile_source import EditRefusedError, Node, Source
from kitstudio.model.kitfile_surgery import Cut

_BOM = "\ufeff"
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+[ \t]*")
_COMMENT = re.compile(r"(?m)(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Moved:
    """A text whose entry has another role: where it stands now, and the keys it had that are none there."""

    text: str
    path: FieldPath
    dropped: tuple[str, ...] = ()


def move_entry(text: str, path: FieldPath, to: int) -> str:
    """The text with a list's entry at another index of the same list.

    Aliases inside the list are written out where the order would otherwise put one before its anchor.

    Raises:
        EditRefusedError: there is no such entry, or it cannot be moved without damage.
    """
    mark, body = _split(text)
    source = Source(body)
    node, places = _list(source, path[:-1])
    at = _index(path, len(places))
    if not 0 <= to < len(places):
        raise _no_entry((*path[:-1], to))
    if at == to:
        return text
    wanted = _with_list(meaning_of(source.root), path[:-1], lambda items: _rotated(items, at, to))
    try:
        return mark + _checked(surgery.made(body, _rotation(source, node, places, at, to)), wanted, path)
    except EditRefusedError:
        plain = Source(surgery.made(body, _written_out(node)))
        node, places = _list(plain, path[:-1])
        return mark + _checked(surgery.made(plain.text, _rotation(plain, node, places, at, to)), wanted, path)


def copy_entry(text: str, path: FieldPath) -> str:
    """The text with an entry of a list twice, the copy behind it, without its anchors.

    Raises:
        EditRefusedError: there is no such entry, or its place cannot hold another.
    """
    mark, body = _split(text)
    source = Source(body)
    node, places = _list(source, path[:-1])
    at = _index(path, len(places))
    wanted = _with_list(meaning_of(source.root), path[:-1], lambda items: [*items[: at + 1], *items[at:]])
    item = node.items[places[at]]
    if node.flow:
        cuts = [Cut(item.end, item.end, f", {_unanchored(source, item, item.start, item.end)}")]
    else:
        dash = source.dash(item)
        head = source.line_start(surgery.head_of_item(source, node, places[at]))
        end = max(item.end, source.line_end(item.end))
        copied = " " * source.column(dash) + _unanchored(source, item, dash, end)
        cuts = [Cut(end, end, source.line_break + copied)] if head <= dash else []
    return mark + _checked(surgery.made(body, cuts), wanted, path)


def change_role(text: str, path: FieldPath, section: FieldPath) -> Moved:
    """The text with an entry moved to the end of another list: `("datasets", 0)` to `("model", "parts")`.

    Keys that the other list's entries do not have go, and are told.

    Raises:
        EditRefusedError: there is no such entry, or it cannot be moved without damage.
    """
    source = Source(_split(text)[1])
    _index(path, len(_list(source, path[:-1])[1]))
    target = section_at((*section, 0))
    here = section_at(path)
    if target is None or here is None or section == path[:-1]:
        raise EditRefusedError(path=show_path(path), reason=f"{show_path(section)} takes no such entries")
    known = {each.key for each in declared(target) if each.type != "digest"}
    old = {each.key for each in declared(here)}
    entry = value_at(meaning_of(source.root), path)
    if not isinstance(entry, dict):
        raise _no_entry(path)
    dropped = tuple(key for key in entry if key in old and key not in known)
    if set(entry) <= set(dropped):
        raise EditRefusedError(path=show_path(path), reason="nothing of it would be left")
    trimmed = apply(text, [Edit("remove", (*path, key)) for key in dropped])
    return Moved(_transferred(trimmed, path, section), (*section, _length(text, section)), dropped)


def _transferred(text: str, path: FieldPath, section: FieldPath) -> str:
    """The entry whole, comments and all, at the end of another list."""
    before = meaning_of(Source(_split(text)[1]).root)
    entry, length = value_at(before, path), _length(text, section)
    if entry is None:
        raise _no_entry(path)
    at = int(path[-1])
    wanted = _with_list(before, path[:-1], lambda items: [*items[:at], *items[at + 1 :]])
    wanted = _with_list(wanted, section, lambda items: [*items, entry])
    mark, body = _split(apply(text, [Edit("insert", (*section, length), {"path": "x"})]))
    source = Source(body)
    (old_list, old_places), (new_list, new_places) = _list(source, path[:-1]), _list(source, section)
    old_at, new_at = old_places[at], new_places[length]
    old, new = old_list.items[old_at], new_list.items[new_at]
    gone: list[Cut] = []
    if old_list.flow or new_list.flow or old.kind == "alias":
        start, end = _span(source, old_list, old_at)
        if _COMMENT.search(body[start:end]):
            raise EditRefusedError(path=show_path(path), reason="its comments have no place in a list on one line")
        moved = Cut(new.start, new.end, render.copy(old))
    else:
        (head, end), dash = _span(source, old_list, old_at), source.dash(new)
        by = source.column(dash) - source.column(source.dash(old))
        lines = _indented(body[head:end], by)
        moved = Cut(source.line_start(dash), max(new.end, source.line_end(new.end)), lines)
        comments = source.line_start(source.dash(old))
        gone = [Cut(head, comments, "")] if head < comments else []
    after = apply(mark + surgery.made(body, [moved, *gone]), [Edit("remove", path)])
    return mark + _checked(_split(after)[1], wanted, path)


def _split(text: str) -> tuple[str, str]:
    return (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)


def _no_entry(path: FieldPath) -> EditRefusedError:
    return EditRefusedError(path=show_path(path), reason="there is no such entry")


def _index(path: FieldPath, length: int) -> int:
    at = path[-1] if path else None
    if not isinstance(at, int) or not 0 <= at < length:
        raise _no_entry(path)
    return at


def node_at(source: Source, path: FieldPath) -> Node | None:
    """What stands at a path in the text itself, not behind an alias or a merge; None when nothing does."""
    node = source.root
    for depth, step in enumerate(path):
        if node is None or node.kind == "alias":
            return None
        if isinstance(step, int):
            places = surgery.real_items(node, path[:depth])
            node = node.items[places[step]] if step < len(places) else None
        else:
            node = node.value_of(step)
    return node


def _list(source: Source, path: FieldPath) -> tuple[Node, list[int]]:
    """A list as it stands in the text itself, and the positions of its items that count."""
    node = node_at(source, path)
    if node is None or node.kind != "seq":
        raise EditRefusedError(path=show_path(path), reason="no list of its own stands there")
    return node, surgery.real_items(node, path)


def _rotated(items: Sequence[Meaning], at: int, to: int) -> list[Meaning]:
    rest = [*items[:at], *items[at + 1 :]]
    return [*rest[:to], items[at], *rest[to:]]


def _rotation(source: Source, node: Node, places: list[int], at: int, to: int) -> list[Cut]:
    """Each span between both places gets the text that belongs there; what is between the spans stays."""
    first, last = min(at, to), max(at, to)
    spans = [_span(source, node, place) for place in places[first : last + 1]]
    if any(left[1] > right[0] for left, right in itertools.pairwise(spans)):
        raise EditRefusedError(path="the list", reason="its entries do not stand in lines of their own")
    texts = [source.text[start:end] for start, end in spans]
    moved = texts.pop(at - first)
    texts.insert(to - first, moved)
    return [Cut(start, end, new) for (start, end), new in zip(spans, texts, strict=True)]


def _span(source: Source, node: Node, place: int) -> tuple[int, int]:
    """An item with the comments over it and behind it, its last line break not counted."""
    item = node.items[place]
    if node.flow:
        return item.start, item.end
    return surgery.head_of_item(source, node, place), max(item.end, source.line_end(item.end))


def _written_out(node: Node) -> list[Cut]:
    return [Cut(each.start, each.end, render.copy(each)) for each in node.walk() if each.kind == "alias"]


def _unanchored(source: Source, item: Node, start: int, end: int) -> str:
    cuts = [
        Cut(each.start - start, each.inner - start, _ANCHOR.sub("", source.text[each.start : each.inner], count=1))
        for each in item.walk()
        if each.anchor
    ]
    return surgery.made(source.text[start:end], cuts)


def _indented(lines: str, by: int) -> str:
    """Lines moved right, or left as far as they are free."""
    if by >= 0:
        return re.sub(r"(?m)^(?=[^\r\n])", " " * by, lines)
    return re.sub(rf"(?m)^ {{1,{-by}}}", "", lines)


def _length(text: str, section: FieldPath) -> int:
    found = value_at(meaning_of(Source(_split(text)[1]).root), section)
    return len(found) if isinstance(found, list) else 0


def _with_list(meaning: Meaning, path: FieldPath, change: Callable[[list[Meaning]], list[Meaning]]) -> Meaning:
    """What a text says with the list at a path changed; a list of the Kitfile's own vanishes with its last entry."""
    return _replaced(meaning, path, 0, change)


def _replaced(here: Meaning, path: FieldPath, depth: int, change: Callable[[list[Meaning]], list[Meaning]]) -> Meaning:
    if depth == len(path):
        return change(list(here) if isinstance(here, list) else [])
    step = path[depth]
    if isinstance(step, int):
        items = list(here) if isinstance(here, list) else []
        items[step] = _replaced(items[step], path, depth + 1, change)
        return items
    inner = dict(here) if isinstance(here, dict) else {}
    new = _replaced(inner.get(step, {}), path, depth + 1, change)
    if new == [] and is_declared_list(path[: depth + 1]):
        inner.pop(step, None)
        return inner
    return {**inner, step: new}


def _checked(text: str, wanted: Meaning, path: FieldPath) -> str:
    """The text, if it says what was wanted.

    Raises:
        EditRefusedError: it does not.
    """
    if meaning_of(Source(text).root) != wanted:
        raise EditRefusedError(path=show_path(path), reason="it would change something else too")
    return text
