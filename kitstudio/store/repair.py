"""Repair of a store: what can be derived is made anew, what is damaged is set aside, what is missing is said."""

from __future__ import annotations

from dataclasses import dataclass

from kitstudio.model.descriptor import Digest
from kitstudio.model.reference import Reference


@dataclass(frozen=True, slots=True)
class MissingBlob:
    """A blob that kits need and the store has not: fetch or pack one of the kits again."""

    digest: Digest
    size: int
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: files set aside in `quarantine/`, names dropped, and what is missing now."""

    quarantined: tuple[str, ...]
    dropped: tuple[Reference, ...]
    missing: tuple[MissingBlob, ...]
