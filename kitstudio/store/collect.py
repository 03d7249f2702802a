"""Removal of kits, and collection of what no kit refers to."""

from __future__ import annotations

from dataclasses import dataclass

from kitstudio.model.descriptor import Digest
from kitstudio.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal took: names, kits that are gone with their last name, and bytes freed on the disk."""

    references: tuple[Reference, ...]
    kits: tuple[Digest, ...]
    freed: int


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection took (or, as a dry run, would take): blobs, count of partial files, bytes freed."""

    removed: tuple[Digest, ...]
    partials: int
    freed: int
