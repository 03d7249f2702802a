"""What a pack would have to read and write: layers that did not change since they were packed cost nothing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from kitstudio.archive.layer_writer import LayerOptions
from kitstudio.archive.stat_cache import StatCache
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import free_bytes
from kitstudio.model.descriptor import Digest
from kitstudio.model.manifest import Manifest
from kitstudio.model.media_type import Kind
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import plan
from kitstudio.operations.pack_options import PackOptions
from kitstudio.store.layout import Store

_KITS_COMPARED: Final = 50


@dataclass(frozen=True, slots=True)
class ForecastLayer:
    """A layer to be: what it is for, bytes of its files, and its digest when it is stored already and unchanged."""

    kind: Kind
    path: str
    size: int
    stored: Digest | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a pack would do.

    Attributes:
        layers: in their order.
        free: bytes free on the disk of the store.
        since: the kit of the same name that has most of the unchanged layers, None when none has any.
        left_out: how many links and special files no layer can hold.
    """

    layers: tuple[ForecastLayer, ...]
    free: int
    since: Reference | None
    left_out: int

    @property
    def unchanged(self) -> int:
        """How many layers are stored already."""
        return sum(each.stored is not None for each in self.layers)

    @property
    def needed(self) -> int:
        """Bytes that are to be written, without compression."""
        return sum(each.size for each in self.layers if each.stored is None)

    @property
    def short(self) -> int:
        """Bytes that the disk of the store lacks."""
        return max(0, self.needed - self.free)


def forecast(context: Context, folder: Path, options: PackOptions, control: Control) -> Forecast:
    """Look ahead at `pack` with the same arguments; files are looked at, none is read.

    Raises:
        KitfileRefusedError, BadKitfileError…: as `pack`, before its first byte.
    """
    store = context.store
    planned = plan(folder, options, store, control)
    cache = StatCache(context.cache_path / "stat")
    layers = []
    for each in planned.layers:
        control.token.check()
        how = LayerOptions(each.type.form, each.type.compression, options.fastest, options.modes)
        known = cache.get(cache.key(each.selection.members, how)) if options.use_cache else None
        stored = known.digest if known is not None and store.has(known.digest) else None
        layers.append(ForecastLayer(each.entry.kind, each.entry.path, each.size, stored))
    digests = frozenset(each.stored for each in layers if each.stored is not None)
    since = _nearest(store, options.references, digests, control)
    free = free_bytes(os.fspath(context.store_path))
    return Forecast(tuple(layers), free, since, len(planned.scan.left_out))


def _nearest(
    store: Store, names: Sequence[Reference], digests: frozenset[Digest], control: Control
) -> Reference | None:
    """The kit of the repository that shares most layers; of equals a version before a word, the last one of them."""
    repositories = {(each.registry, each.repository) for each in names}
    if not digests or not repositories:
        return None
    named = (each for each in store.named() if each.reference is not None and each.reference.tag)
    ours = (
        each
        for each in named
        if each.reference and (each.reference.registry, each.reference.repository) in repositories
    )
    shared: Counter[Reference] = Counter()
    for each in islice(ours, _KITS_COMPARED):
        control.token.check()
        try:
            layers = Manifest.parse(store.read(each.descriptor, limits.MANIFEST)).layers
        except KitStudioError:
            continue  # a damaged kit is no comparison
        if each.reference is not None:
            shared[each.reference] = len(digests & {layer.digest for layer in layers})
    best = max(shared, key=lambda name: (shared[name], name.tag[:1].isdigit(), str(name)), default=None)
    return best if best is not None and shared[best] else None
