"""Cleaning up: what takes space and is needed by no kit with a name, seen file by file before it goes."""

from __future__ import annotations

import contextlib
import enum
import os
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.operations.context import Context
from kitstudio.store.collect import Collected, Leftover, What
from kitstudio.store.relocate import remains
from kitstudio.store.removal import Every

DAY: Final = 24 * 3600.0
_CACHE: Final = "stat"

__all__ = ["DAY", "Leftover", "Sort", "Swept", "clean_up"]


class Sort(enum.StrEnum):
    """What can be cleaned up."""

    NAMELESS = "nameless"
    """Kits that no tag names any more."""
    BLOBS = "blobs"
    """Blobs that no kit refers to."""
    PARTS = "parts"
    """Parts of blobs nobody went on with, and what a killed removal left."""
    SET_ASIDE = "set-aside"
    """Damaged files that a repair moved out of the way."""
    MOVED = "moved"
    """What a move of the store that was killed left in the old folder."""
    CACHE = "cache"
    """What packing remembers of files that did not change; it is learnt again."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What went of one sort (or, as a dry run, would go): `kits` are counted for nameless ones only."""

    sort: Sort
    files: tuple[Leftover, ...]
    kits: int = 0

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(each.size for each in self.files)


def clean_up(
    context: Context, sorts: Collection[Sort], control: Control, *, dry_run: bool, older_than: float = DAY
) -> tuple[Swept, ...]:
    """Delete what is asked for, or say file by file what would go.

    Args:
        context: whose store and cache.
        sorts: what; each is judged anew, so what somebody began to need meanwhile stays.
        control: cancel.
        dry_run: change nothing.
        older_than: seconds; blobs younger than that stay, parts seven times as long.

    Raises:
        StoreDamagedError: it cannot be known what is needed; nothing of the store was deleted.
        StoreLockedError, StoreReadOnlyError: not now.
    """
    out: list[Swept] = []
    if Sort.NAMELESS in sorts:
        out.append(_nameless(context, dry_run=dry_run))
    collected = _collect(context, sorts, control, dry_run=dry_run, older_than=older_than)
    found = {Sort.BLOBS: collected.blobs, Sort.PARTS: collected.parts, Sort.SET_ASIDE: collected.set_aside}
    out += [Swept(sort, files) for sort, files in found.items() if sort in sorts]
    if Sort.MOVED in sorts:
        out.append(Swept(Sort.MOVED, remains(context.store.root, take=not dry_run)))
    if Sort.CACHE in sorts:
        out.append(Swept(Sort.CACHE, _cache(context, dry_run=dry_run)))
    return tuple(out)


def _nameless(context: Context, *, dry_run: bool) -> Swept:
    removed = context.store.remove(Every.NAMELESS, dry_run=dry_run)
    files = tuple(Leftover(str(digest), size, 0.0) for digest, size in removed.blobs.items())
    return Swept(Sort.NAMELESS, files, len(removed.kits))


def _collect(
    context: Context, sorts: Collection[Sort], control: Control, *, dry_run: bool, older_than: float
) -> Collected:
    asked = {Sort.BLOBS: What.BLOBS, Sort.PARTS: What.PARTS, Sort.SET_ASIDE: What.SET_ASIDE}
    what = What(0)
    for sort, each in asked.items():
        what |= each if sort in sorts else What(0)
    if not what:
        return Collected((), 0, 0)
    return context.store.collect(dry_run=dry_run, older_than=older_than, control=control, what=what)


def _cache(context: Context, *, dry_run: bool) -> tuple[Leftover, ...]:
    path = context.cache_path / _CACHE
    with converted("Cleaning up", path), contextlib.suppress(FileNotFoundError):
        there = os.lstat(path)
        if not dry_run:
            os.unlink(path)
        return (Leftover(str(path), there.st_size, there.st_mtime),)
    return ()
