"""What keeps rotten bytes from being believed, and how each of it is taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

from typing_extensions import override

from kitstudio.archive import hashing, journal, stat_cache
from kitstudio.base import seal
from kitstudio.base.errors import KitStudioError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference
from kitstudio.operations import inspect, reading
from kitstudio.operations.packing.target import StoreTarget
from kitstudio.operations.unpacking import layers as unpack_layers
from kitstudio.store import blobs, collect, layout, layout_writer, refs, verify
from kitstudio.store.core import Core
from kitstudio.store.ingest import ExpectedBlob
from kitstudio.store.landing import Landing
from tests.campaigns.campaign import Guard, Patches


class _Believing(hashing.VerifyingReader):
    """Reads without looking."""

    @override
    def _finish(self) -> None:
        self._verified = True

    @override
    def _refuse(self, actual: str) -> None:
        del actual
        self._verified = True


def _reader_of(module: Any) -> Callable[[Patches], None]:
    def remove(patches: Patches) -> None:
        patches.replace(module, "VerifyingReader", _Believing)

    return remove


def _believed_whole(open_blob: Callable[[], BinaryIO], descriptor: Descriptor, limit: int) -> bytes:
    with open_blob() as stream:
        return stream.read(min(limit, descriptor.size + 1))


def _documents(patches: Patches) -> None:
    patches.replace(blobs, "read_whole", _believed_whole)
    patches.replace(reading, "read_whole", _believed_whole)


def _received(patches: Patches) -> None:
    def commit(self: ExpectedBlob) -> bool:
        return True if self.present else self._give_name()

    patches.replace(ExpectedBlob, "commit", commit)


def _not_hashed(patches: Patches) -> None:
    patches.replace(verify, "trouble_of", lambda *_given: None)


def _not_measured(patches: Patches) -> None:
    patches.replace(verify, "_check_presence", lambda *_given: None)


def _by_size(patches: Patches) -> None:
    def is_present(self: Landing, digest: Digest, size: int) -> bool:
        return blobs.size_of(self._core.paths.blob(digest)) == size

    patches.replace(Landing, "is_present", is_present)


def _whatever_size(patches: Patches) -> None:
    def keep(self: StoreTarget, digest: Digest, _size: int) -> bool:
        self._lease.protect(digest)
        return self._store.has(digest)

    patches.replace(StoreTarget, "keep", keep)


def _seal_of(module: Any) -> Callable[[Patches], None]:
    def remove(patches: Patches) -> None:
        patches.replace(module, "unsealed", lambda whole: whole[: -len(seal.sealed(b""))])

    return remove


def _no_tick(patches: Patches) -> None:
    patches.replace(stat_cache, "_is_racy", lambda _member, _began: False)


def _none(patches: Patches) -> None:
    def resolve(core: Core, reference: Reference) -> Descriptor | None:
        snapshot = core.snapshot("resolve")
        snapshot.broken = ()
        return refs.find(snapshot, reference)

    patches.replace(layout, "resolve", resolve)


def _forgotten(patches: Patches) -> None:
    patches.replace(refs.Snapshot, "told_of_broken", lambda _self, _index: ())


def _collected_all_the_same(patches: Patches) -> None:
    def needed(store: blobs.Blobs, _snapshot: object, roots: Sequence[Descriptor], *_token: object) -> set[Digest]:
        out: set[Digest] = set()
        for root in roots:
            try:
                out.update(store.parts(root))
            except KitStudioError:
                continue
        return out

    patches.replace(collect, "needed_by", needed)


GUARDS = (
    Guard("unpack", "unpack does not compare the digest of what it reads", _reader_of(unpack_layers)),
    Guard("export", "export does not compare digests, neither read nor written", _reader_of(layout_writer)),
    Guard("deep", "inspect --deep does not compare digests", _reader_of(inspect)),
    Guard("receive", "what comes in is not compared with its digest", _received),
    Guard("documents", "manifests and configs are read without their digest", _documents),
    Guard("verify", "store verify does not hash blobs", _not_hashed),
    Guard("sizes", "store verify does not look at presence and sizes", _not_measured),
    Guard("small", "small blobs that are there are trusted by their size", _by_size),
    Guard("remembered", "a remembered layer counts as stored, whatever its size", _whatever_size),
    Guard("record-seal", "the seal of a name is not looked at", _seal_of(refs)),
    Guard("cache-seal", "the seal of the stat cache is not looked at", _seal_of(stat_cache)),
    Guard("journal-seal", "the seal of a journal is not looked at", _seal_of(journal)),
    Guard("tick", "a file touched as the scan began is remembered", _no_tick),
    Guard("told", "a damaged name counts as missing", _none),
    Guard("index-keeps", "the index forgets damaged names at the next change", _forgotten),
    Guard("gc-refuses", "a collection goes on though a name or manifest is damaged", _collected_all_the_same),
)

_RECORDS = frozenset({"record-seal", "told", "index-keeps", "gc-refuses"})
# Which guards an attack must miss.
GUARDED: Mapping[str, frozenset[str]] = {
    "attack_cache": frozenset({"cache-seal"}),
    "attack_clock": frozenset({"tick"}),
    "attack_journals": frozenset({"journal-seal"}),
    "attack_leases": frozenset(),
    "attack_records": _RECORDS,
    "attack_layouts": frozenset({"receive"}),
    "attack_kitops": frozenset(),
    "attack_settings": frozenset(),
    "attack_blobs": frozenset(
        {"unpack", "export", "deep", "documents", "verify", "sizes", "small", "remembered", "gc-refuses"}
    ),
}
