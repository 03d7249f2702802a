"""Where the bytes of a store go."""

from __future__ import annotations

from dataclasses import dataclass

from kitstudio.model.descriptor import Descriptor
from kitstudio.model.reference import Reference


@dataclass(frozen=True, slots=True)
class KitUsage:
    """Bytes of one kit: `exclusive` would be freed by removing it, `shared` belong to other kits too."""

    descriptor: Descriptor
    references: tuple[Reference, ...]
    exclusive: int
    shared: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Bytes of a store: all blobs, those that several kits share, those no kit refers to, partial files, by kit."""

    total: int
    shared: int
    unreferenced: int
    partials: int
    quarantined: int
    kits: tuple[KitUsage, ...]
