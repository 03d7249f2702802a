"""Where the bytes of a store go."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.store.blobs import blob_files
from kitstudio.store.core import Core
from kitstudio.store.refs import Snapshot


@dataclass(frozen=True, slots=True)
class KitUsage:
    """Bytes of one kit: `exclusive` would be freed by removing it, `shared` belong to other kits too."""

    descriptor: Descriptor
    references: tuple[Reference, ...]
    exclusive: int
    shared: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Bytes of a store: all blobs, those that several kits share, those no kit refers to, partial files, by kit.

    `quarantined` bytes were set aside by a repair and are not part of `total`.
    """

    total: int
    shared: int
    unreferenced: int
    partials: int
    quarantined: int
    kits: tuple[KitUsage, ...]


def usage(core: Core) -> Usage:
    """Measure a store; kits whose manifest is damaged or missing count with what is known of them."""
    snapshot = core.snapshot("usage")
    with converted("Measuring the store", core.paths.root):
        sizes = _sizes(core)
        parts = {digest: _parts(core, root) for digest, root in snapshot.roots.items()}
        users = Counter(digest for blobs in parts.values() for digest in blobs)
        return Usage(
            total=sum(sizes.values()),
            shared=sum(size for digest, size in sizes.items() if users[digest] > 1),
            unreferenced=sum(size for digest, size in sizes.items() if not users[digest]),
            partials=_folder_size(core.paths.ingest) + _folder_size(core.paths.trash),
            quarantined=_folder_size(core.paths.quarantine),
            kits=tuple(_kit(snapshot, root, parts[root.digest], users, sizes) for root in _in_order(snapshot)),
        )


def _in_order(snapshot: Snapshot) -> list[Descriptor]:
    return list({named.descriptor.digest: named.descriptor for named in snapshot.named()}.values())


def _kit(
    snapshot: Snapshot,
    root: Descriptor,
    parts: frozenset[Digest],
    users: Mapping[Digest, int],
    sizes: Mapping[Digest, int],
) -> KitUsage:
    names = tuple(ref.reference for ref in snapshot.names_of(root.digest))
    exclusive = sum(sizes.get(digest, 0) for digest in parts if users[digest] == 1)
    return KitUsage(root, names, exclusive, sum(sizes.get(digest, 0) for digest in parts) - exclusive)


def _parts(core: Core, root: Descriptor) -> frozenset[Digest]:
    try:
        return frozenset(core.blobs.parts(root))
    except KitStudioError:
        return frozenset({root.digest})


def _sizes(core: Core) -> dict[Digest, int]:
    out = {}
    for digest, path in blob_files(core.paths):
        with contextlib.suppress(FileNotFoundError):
            out[digest] = os.lstat(path).st_size
    return out


def _folder_size(folder: Path) -> int:
    size = 0
    for name in os.listdir(folder) if os.path.isdir(folder) else ():
        with contextlib.suppress(FileNotFoundError):
            size += os.lstat(folder / name).st_size
    return size
