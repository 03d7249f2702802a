"""Sentences that count things, for a count of one: `1 path stands in the way`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP

ONE: Final = {
    "{count} paths in {directory} stand in the way, nothing was written: {first}.": QT_TRANSLATE_NOOP(
        "errors", "{count} path in {directory} stands in the way, nothing was written: {first}."
    ),
    "{count} names hold two dots in a row, such as {path}: kit drops them when packing and refuses them later.": (
        QT_TRANSLATE_NOOP(
            "errors", "{count} name holds two dots in a row, {path}: kit drops it when packing and refuses it later."
        )
    ),
    "{count} names with two dots in a row are left out of the {kind} layer as kit does, the first is {path}.": (
        QT_TRANSLATE_NOOP(
            "errors", "{count} name with two dots in a row is left out of the {kind} layer as kit does: {path}."
        )
    ),
}
"""By the template that counts: the one for a single thing, with the same facts."""


def for_count(template: str, facts: Mapping[str, object]) -> str:
    """The template that is right for the number among its facts."""
    return ONE.get(template, template) if facts.get("count") == 1 else template
