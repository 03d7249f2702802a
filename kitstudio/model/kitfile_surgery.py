"""Cuts in a Kitfile's text: each function says which spans become what, for one edit, and touches nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kitstudio.model import kitfile_render as render
from kitstudio.model.kitfile import FieldPath, declared
from kitstudio.model.kitfile_meaning import Bare, is_declared_list, merged, section_at
from kitstudio.model.kitfile_render import New
from kitstudio.model.kitfile_source import EditRefusedError, Node, Pair, Source


class Cut(NamedTuple):
    """The text from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text indents: a nested map by `step` blanks, a list under its key by `offset`."""

    step: int = 2
    offset: int = 2


def made(text: str, cuts: Sequence[Cut]) -> str:
    """The text after all cuts; insertions at one place keep their order."""
    out, at = [], 0
    for cut in sorted(cuts, key=lambda each: (each.start, each.end)):
        out += [text[at : cut.start], cut.text]
        at = cut.end
    return "".join([*out, text[at:]])


def layout(source: Source) -> Layout:
    """The indentation that the text already has, kit's own where it does not show."""
    steps: list[int] = []
    offsets: list[int] = []
    for node in source.root.walk() if source.root is not None else ():
        if node.kind != "map" or node.flow:
            continue
        for pair in node.pairs:
            child = pair.value
            if child.flow or not (child.pairs or child.items):
                continue
            at = source.dash(child.items[0]) if child.items else child.pairs[0].key.start
            found = source.column(at) - source.column(pair.key.start)
            (offsets if child.items else steps).append(found)
    step = steps[0] if steps and steps[0] > 0 else 2
    return Layout(step, offsets[0] if offsets and offsets[0] >= 0 else step)


def block_pair(source: Source, node: Node, path: FieldPath, value: New) -> list[Cut]:
    """Put a new pair into a block map, in kit's order of keys."""
    key, style = str(path[-1]), layout(source)
    column = source.column(node.pairs[0].key.start)
    lines = render.block(key, value, column, style.step, style.offset)
    before = _before(node, path[:-1], key)
    if before is not None:
        gap = [""] if column == 0 and _is_airy(source, node) else []
        return lines_after(source, before.end, gap + lines)
    first = node.pairs[0].key.start
    joined = source.line_break.join([*lines, ""])
    if source.leads_line(first):
        at = _above_comments(source, source.line_start(first))
        return [Cut(at, at, joined)]
    # Its line begins with a dash: that line is another field's and stays as it is.
    return lines_after(source, node.pairs[0].end, lines)


def _before(node: Node, holder: FieldPath, key: str) -> Pair | None:
    """The pair a new key goes after, None for the top; keys nobody declared go last."""
    section = section_at(holder)
    rank = {each.key: number for number, each in enumerate(declared(section))} if section is not None else {}
    if key not in rank:
        return node.pairs[-1]
    lower = [pair for pair in node.pairs if rank.get(pair.key.real.text, len(rank)) < rank[key]]
    merges = [pair for pair in node.pairs if pair.key.is_merge]
    return max(lower, key=lambda pair: rank[pair.key.real.text]) if lower else merges[-1] if merges else None


def _is_airy(source: Source, node: Node) -> bool:
    """Whether blank lines stand between the pairs of a map."""
    pairs = itertools.pairwise(node.pairs)
    between = [source.text[left.end : right.key.start] for left, right in pairs]
    return bool(between) and all(any(not line.strip() for line in gap.splitlines()[1:-1]) for gap in between)


def _above_comments(source: Source, at: int) -> int:
    """Above the comment lines right over the line at `at`; below them when they head the text."""
    start = at
    while start > 0:
        above = source.line_start(start - 1)
        line = source.text[above:start].strip()
        if not line.startswith("#"):
            return start
        start = above
    return at


def lines_after(source: Source, at: int, lines: Sequence[str]) -> list[Cut]:
    """Put whole lines below the line of a position."""
    where, newline = source.next_line(at), source.line_break
    if where == source.line_end(at):
        # The text's last line has no break: it gets one, the new last line goes without unless its value ends in one.
        ends = newline if any(line.endswith(" |") for line in lines) else ""
        return [*_closed_scalar(source), Cut(where, where, newline + newline.join(lines) + ends)]
    return [Cut(where, where, newline.join([*lines, ""]))]


def _closed_scalar(source: Source) -> Iterator[Cut]:
    """Keep the last text block's value when a line break comes to stand behind it."""
    every = list(source.root.walk()) if source.root is not None else []
    last = every[-1] if every else None
    if last is not None and last.is_block_scalar and last.end == len(source.text):
        header = source.text[last.inner : source.line_end(last.inner)].split("#")[0]
        if not set("+-") & set(header):
            yield Cut(last.inner + 1, last.inner + 1, "-")
        elif "+" in header:
            at = last.inner + header.index("+")
            yield Cut(at, at + 1, "-")


def flow_entry(node: Node, path: FieldPath, value: New) -> list[Cut]:
    """Put a new pair, or a new last item, into a flow collection; among JSON's quotes it is quoted too."""
    starts = [pair.key for pair in node.pairs] or node.items
    json = bool(starts) and starts[0].style == '"'
    is_map = node.kind == "map"
    new = render.flow_pair(str(path[-1]), value, json=json) if is_map else render.flow_value(value, json=json)
    if not starts:
        return [Cut(node.inner + 1, node.inner + 1, new)]
    if not is_map:
        return [Cut(node.items[-1].end, node.items[-1].end, ", " + new)]
    before = _before(node, path[:-1], str(path[-1]))
    if before is None:
        return [Cut(starts[0].start, starts[0].start, new + ", ")]
    return [Cut(before.end, before.end, ", " + new)]


def block_item(source: Source, node: Node, value: New) -> list[Cut]:
    """Put a new item at the end of a block list."""
    style, column = layout(source), source.column(source.dash(node.items[0]))
    return lines_after(source, node.items[-1].end, render.block_item(value, column, style.step, style.offset))


def insert_item(source: Source, node: Node, at: int, value: New) -> list[Cut]:
    """Put a new item before one of a list, above the comments over it."""
    item = node.items[at]
    if node.flow:
        json = node.items[0].style == '"'
        return [Cut(item.start, item.start, render.flow_value(value, json=json) + ", ")]
    style, column = layout(source), source.column(source.dash(item))
    lines = render.block_item(value, column, style.step, style.offset)
    start = head_of_item(source, node, at)
    return [Cut(start, start, source.line_break.join([*lines, ""]))]


def head_of_item(source: Source, node: Node, at: int) -> int:
    """Where the lines of a block list's item begin, the comments over it counted.

    Raises:
        EditRefusedError: it shares its line with what is around it.
    """
    dash = source.dash(node.items[at])
    if not source.leads_line(dash):
        raise EditRefusedError(path="the list", reason="its entries do not stand in lines of their own")
    start = _above_comments(source, source.line_start(dash))
    # What looks like a comment may be the end of a text block before it.
    return max(start, source.next_line(node.items[at - 1].end)) if at else start


def replace_scalar(source: Source, node: Node, value: str | Bare, indent: int, *, flow: bool) -> list[Cut]:
    """Write another scalar where one, or an alias, stands; `indent` is where a block text's lines begin."""
    style = node.style if node.kind == "scalar" and node.text else ""  # an empty text had to have its quotes
    tail = source.line_end(node.inner)
    header_end = node.end
    body: list[Cut] = []
    if node.is_block_scalar:
        header = source.text[node.inner : tail]
        header_end = node.inner + len(header.split("#")[0].rstrip())
        first = next((line for line in source.text[tail : node.end].splitlines() if line.strip()), "")
        indent = len(first) - len(first.lstrip(" ")) or indent
        body = [Cut(tail, node.end, "")] if node.end > tail else []
    if isinstance(value, Bare):
        return [Cut(node.start, header_end, render.flow_value(value)), *body]
    wanted = not flow and (node.is_block_scalar or "\n" in value) and render.is_literal(value)
    if not wanted:
        return [Cut(node.start, header_end, render.scalar(value, style=style, flow=flow)), *body]
    header, lines = render.literal(value, indent)
    at = node.end if node.is_block_scalar else source.line_end(node.end)
    text = "".join(source.line_break + line for line in lines)
    if at == len(source.text) and header == "|":
        text += source.line_break
    cut = [Cut(tail, node.end, text)] if node.is_block_scalar and node.end > tail else [Cut(at, at, text)]
    return [Cut(node.start, header_end, header), *cut]


def drop_pair(source: Source, node: Node, pair: Pair) -> list[Cut]:
    """Take a pair out of a map; a map without pairs becomes `{}`."""
    if node.flow:
        spans = [(each.key.start, each.end) for each in node.pairs]
        return _drop_flow(source, node, spans, node.pairs.index(pair))
    if len(node.pairs) == 1:
        return [Cut(pair.key.start, pair.end, "{}")]
    if source.leads_line(pair.key.start):
        return [Cut(source.line_start(pair.key.start), source.next_line(pair.end), "")]
    following = node.pairs[node.pairs.index(pair) + 1].key.start
    if not source.text[pair.end : following].strip():
        return [Cut(pair.key.start, following, "")]
    start = len(source.text[: pair.key.start].rstrip(" ")) if pair.end == source.line_end(pair.end) else pair.key.start
    return [Cut(start, pair.end, "")]


def drop_item(source: Source, node: Node, at: int) -> list[Cut]:
    """Take an item out of a list; a list without items becomes `[]`."""
    item = node.items[at]
    if node.flow:
        return _drop_flow(source, node, [(each.start, each.end) for each in node.items], at)
    if len(node.items) == 1:
        return [Cut(source.dash(node.items[0]), item.end, "  []")]
    start = source.dash(item)
    if source.leads_line(start):
        return [Cut(source.line_start(start), source.next_line(item.end), "")]
    return [Cut(start, source.dash(node.items[at + 1]), "")]


def _drop_flow(source: Source, node: Node, spans: Sequence[tuple[int, int]], at: int) -> list[Cut]:
    start, end = spans[at]
    if len(spans) == 1:
        return [Cut(node.inner + 1, node.end - 1, "")]
    own = source.comma(end, spans[at + 1][0] if at + 1 < len(spans) else node.end)
    if own < 0:
        before = source.comma(spans[at - 1][1], start)
        if not source.text[before + 1 : start].strip(" \t"):
            return [Cut(before, end, "")]
        return [Cut(before, before + 1, ""), _whole_lines(source, start, end)]
    return [_whole_lines(source, start, own + 1)]


def _whole_lines(source: Source, start: int, end: int) -> Cut:
    """The cut of `start..end`: with its lines when nothing else stands in them, else with the blanks behind it."""
    tail = end
    while source.text[tail : tail + 1] in {" ", "\t"}:
        tail += 1
    if source.leads_line(start) and tail == source.line_end(tail) < len(source.text):
        return Cut(source.line_start(start), source.next_line(tail), "")
    return Cut(start, tail, "")


def spread_merge(source: Source, node: Node, pair: Pair, *, without: str | None) -> list[Cut]:
    """Write out what a merge key (`<<`) brings into a map, but for one key; own keys are left as they are."""
    brought = Node("map", 0, 0, pairs=[pair])
    own = {each.key.real.text for each in node.pairs if not each.key.is_merge} | {without}
    texts = [render.copy_pair(key, value) for key, value in merged(brought).items() if key not in own]
    if not texts:
        return drop_pair(source, node, pair)
    between = ", " if node.flow else source.line_break + " " * source.column(pair.key.start)
    return [Cut(pair.key.start, pair.end, between.join(texts))]


def first_alias(source: Source, node: Node) -> Cut | None:
    """Before an anchored value is changed: its first alias takes over the value as it was, and the name."""
    if not node.anchor or source.root is None:
        return None
    alias = next((each for each in source.root.walk() if each.target is node), None)
    return None if alias is None else Cut(alias.start, alias.end, f"&{alias.text} {render.copy(node)}")


def saved_anchors(source: Source, gone: Sequence[Node]) -> list[Cut]:
    """Before anchors go: the first alias elsewhere of each takes over its value and its name."""
    if source.root is None or not any(node.anchor for each in gone for node in each.walk()):
        return []
    inside = {id(node) for each in gone for node in each.walk()}
    cuts: dict[int, Cut] = {}
    for alias in source.root.walk():
        target = alias.target
        if target is not None and id(alias) not in inside and id(target) in inside and id(target) not in cuts:
            cuts[id(target)] = Cut(alias.start, alias.end, f"&{alias.text} {render.copy(target)}")
    return list(cuts.values())


def real_items(node: Node, path: FieldPath) -> list[int]:
    """The positions of a list's items that count: in the Kitfile's own lists nothing (`null`) is no item."""
    every = range(len(node.items))
    return [at for at in every if not node.items[at].is_null] if is_declared_list(path) else list(every)


def refuse_explicit(pair: Pair, path: str) -> None:
    """Keep away from `? key` pairs.

    Raises:
        EditRefusedError: it is one.
    """
    if pair.explicit:
        raise EditRefusedError(path=path, reason="its key is written with a question mark")
