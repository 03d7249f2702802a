"""Two texts of a Kitfile compared by what they say, value by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kitstudio.model.kitfile import FieldPath, show_path
from kitstudio.model.line_diff import changes
from kitstudio.model.yaml_nodes import Alias, DamageError, Items, Node, Pairs, Scalar, compose, decode, scalar_spans

_COMMENT: Final = re.compile(r"(?m)(?:^|(?<=[\s\[\]{},:-]))(#.*)$")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that is not the same in both texts; None where it is not set."""

    where: FieldPath
    before: str | None
    after: str | None

    @property
    def name(self) -> str:
        """The field as shown, `datasets[0].path`."""
        return show_path(self.where)


def field_changes(old: str, new: str) -> tuple[FieldChange, ...] | None:
    """The values that differ, in the order of the texts; None when one of the texts cannot be read."""
    try:
        before, after = _values(old), _values(new)
    except DamageError:
        return None
    order = [*after, *(path for path in before if path not in after)]
    return tuple(
        FieldChange(path, before.get(path), after.get(path)) for path in order if before.get(path) != after.get(path)
    )


def comment_changes(old: str, new: str) -> int:
    """How many comments differ between two texts that can be read."""
    found = changes(_comments(old), _comments(new))
    return sum(max(each.old_end - each.old_start, each.new_end - each.new_start) for each in found)


def _comments(text: str) -> list[str]:
    """Every comment in the order of the text; a `#` within a value begins none."""
    text = decode(text.encode("utf-8", "surrogateescape"))
    found, at = [], 0
    for start, end in (*scalar_spans(text), (len(text), len(text))):
        found += [match[1].rstrip() for match in _COMMENT.finditer(text, at, start)]
        at = max(at, end)
    return found


def _values(text: str) -> dict[FieldPath, str]:
    root = compose(decode(text.encode("utf-8", "surrogateescape")))
    return dict(_leaves(root, ())) if root is not None else {}


def _leaves(root: Node, top: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Every scalar with its path, in the order of the text; what an alias stands for is named, not followed."""
    left: list[tuple[FieldPath, Node]] = [(top, root)]
    while left:
        path, node = left.pop()
        if isinstance(node, Scalar):
            yield path, node.text
        elif isinstance(node, Alias):
            yield path, "*"
        elif isinstance(node, Items):
            left += [((*path, at), item) for at, item in reversed(list(enumerate(node.items)))]
        elif isinstance(node, Pairs):
            left += [((*path, _key(key)), value) for key, value in reversed(list(node.pairs()))]


def _key(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else "?"
