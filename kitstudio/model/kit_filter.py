"""Filters of `unpack --filter`, in kit's grammar: `TYPES[:NAMES]` (modelkit-format 8.1).

A name matches an entry's `name` or its `path` exactly as written: no cleaning, no wildcard, case matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.kit import KitLayer
from kitstudio.model.kitfile import LayerEntry
from kitstudio.model.media_type import Kind

KITFILE: Final = "kitfile"
_TYPES: Final = {
    KITFILE: frozenset[Kind](),
    "model": frozenset({Kind.MODEL, Kind.PART}),
    "code": frozenset({Kind.CODE}),
    "datasets": frozenset({Kind.DATASET}),
    "docs": frozenset({Kind.DOCS}),
    "prompts": frozenset({Kind.PROMPT}),
    "mcpservers": frozenset({Kind.MCP}),
}


class BadFilterError(KitStudioError):
    """A filter breaks the grammar."""

    code = "KS-BAD-FILTER"
    exit_code = ExitCode.USAGE
    summary_template = QT_TRANSLATE_NOOP("errors", "The filter {text} is refused: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Write TYPE,TYPE[:NAME,NAME], each TYPE one of kitfile, model, code, datasets, docs, prompts, mcpservers.",
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: the section words it names, and the names it asks for (None: everything of them)."""

    types: tuple[str, ...]
    names: tuple[str, ...] | None = None

    @classmethod
    def parse(cls, text: str) -> Filter:
        """Read one filter.

        Raises:
            BadFilterError: an unknown or empty type, or a third part.
        """
        types, *rest = text.split(":")
        if len(rest) > 1:
            raise BadFilterError(text=text, reason="it has more than one colon")
        words = tuple(types.split(","))
        for word in words:
            if word not in _TYPES:
                raise BadFilterError(text=text, reason=f"{word or 'an empty word'} is no type")
        return cls(words, tuple(rest[0].split(",")) if rest else None)

    def takes(self, entry: LayerEntry) -> bool:
        """Whether it asks for this Kitfile entry."""
        if not any(entry.kind in _TYPES[word] for word in self.types):
            return False
        return self.names is None or entry.path in self.names or getattr(entry.entry, "name", "") in self.names

    def takes_layer(self, layer: KitLayer) -> bool:
        """Whether it asks for this layer; one that no entry claims is taken by its kind, or by its path as its name."""
        if layer.entry is not None:
            return self.takes(layer.entry)
        if not any(layer.kind in _TYPES[word] for word in self.types):
            return False
        return self.names is None or layer.path in self.names


def takes_layer(filters: Sequence[Filter], layer: KitLayer) -> bool:
    """Whether any of the filters asks for the layer; no filter asks for everything."""
    return not filters or any(each.takes_layer(layer) for each in filters)


def takes_kitfile(filters: Sequence[Filter]) -> bool:
    """Whether the Kitfile is to be written too."""
    return not filters or any(KITFILE in each.types for each in filters)


def for_parent(filters: Sequence[Filter]) -> tuple[Filter, ...] | None:
    """What is passed on to a parent kit, of which only model and parts are wanted; None: skip the parent."""
    if not filters:
        return (Filter(("model",)),)
    passed = tuple(Filter(("model",), each.names) for each in filters if "model" in each.types)
    return passed or None
