"""What a layout or archive holds, and what taking it would change here: by its index, before any blob is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from kitstudio.base.control import Control
from kitstudio.base.os_errors import What, converted, free_bytes, what_is
from kitstudio.model.content import BlobNotFoundError, Fetcher
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.kit import Kit
from kitstudio.model.manifest import NotAModelKitError
from kitstudio.model.media_type import Compression, Kind
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.places import damage_placed
from kitstudio.operations.reading import named_now, read_kit
from kitstudio.operations.receive import RefusedEntry
from kitstudio.operations.transfer import blobs_of
from kitstudio.store.archive_glance import ArchiveGlance
from kitstudio.store.layout_entries import LayoutEntry, open_file
from kitstudio.store.oci_archive import OciArchive
from kitstudio.store.oci_layout import OciLayout

_MOST: Final = 200
_MAGICS: Final = ((b"\x1f\x8b", Compression.GZIP), (b"\x28\xb5\x2f\xfd", Compression.ZSTD))


@dataclass(frozen=True, slots=True)
class OfferedName:
    """A name that comes along, and the kit that has it here now (None: nobody)."""

    reference: Reference
    now: Digest | None


@dataclass(frozen=True, slots=True)
class OfferedKit:
    """A kit of a layout, not verified yet.

    Attributes:
        digest: of its manifest.
        names: the names it would have here.
        title: what its Kitfile calls it; empty when that was not read.
        size: bytes of config and layers, None when its manifest was not read.
        new_size: those of them that are not stored here; None as `size`.
        kinds: what its layers are for, in their order.
        is_here: whether this very manifest is stored already.
    """

    digest: Digest
    names: tuple[OfferedName, ...]
    title: str
    size: int | None
    new_size: int | None
    kinds: tuple[Kind, ...]
    is_here: bool

    @property
    def moves(self) -> tuple[OfferedName, ...]:
        """The names that other kits have here."""
        return tuple(each for each in self.names if each.now not in (None, self.digest))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a layout holds.

    Attributes:
        path: where.
        kits: in the order of its index.
        refused: what is no kit, and why, in English.
        more: how many further entries were not looked at.
        free: bytes free on the disk of the store.
    """

    path: Path
    kits: tuple[OfferedKit, ...]
    refused: tuple[RefusedEntry, ...]
    more: int
    free: int


class _Place(Fetcher, Protocol):
    @property
    def entries(self) -> tuple[LayoutEntry, ...]: ...


def look_into(context: Context, path: Path, control: Control, *, whole: bool = False) -> Offer:
    """Look at the index, the manifests and the configs of a layout; nothing is taken, and no layer is read.

    Of a compressed archive only the beginning is unpacked; manifests further behind are told by their digest only.

    Args:
        context: whose store it would go to.
        path: a folder or archive holding an OCI layout.
        control: cancel.
        whole: unpack a compressed archive to its end, where its index does not stand at the beginning.

    Raises:
        NotALayoutError: it holds no layout, or (without `whole`) none at its beginning.
        PathNotFoundError, BadArchiveError, DigestMismatchError, …: it cannot be read.
    """
    with _opened(path, control, whole=whole) as place:
        by_digest: dict[Digest, list[LayoutEntry]] = {}
        for entry in place.entries:
            by_digest.setdefault(entry.descriptor.digest, []).append(entry)
        kits: list[OfferedKit] = []
        refused: list[RefusedEntry] = []
        for digest, entries in islice(by_digest.items(), _MOST):
            control.token.check()
            try:
                kits.append(_offered(context, place, entries))
            except NotAModelKitError as error:
                refused.append(RefusedEntry(entries[0].name or str(digest), error.summary))
        more = max(0, len(by_digest) - _MOST)
        return Offer(path, tuple(kits), tuple(refused), more, free_bytes(str(context.store_path)))


@contextmanager
def _opened(path: Path, control: Control, *, whole: bool) -> Iterator[_Place]:
    if what_is(path) is What.FOLDER:
        layout = OciLayout(path)
        with damage_placed(layout, path):
            yield layout
        return
    compression = Compression.NONE if whole else _compression(path)
    if compression is not Compression.NONE:
        glance = ArchiveGlance(path, compression, control)
        with damage_placed(glance, path):
            yield glance
        return
    with OciArchive(path, control) as archive, damage_placed(archive, path):
        yield archive


def _compression(path: Path) -> Compression:
    with converted("Reading an archive", path):
        file = open_file(path)
        if file is None:
            return Compression.NONE
        with file:
            head = file.read(4)
    return next((each for magic, each in _MAGICS if head.startswith(magic)), Compression.NONE)


def _offered(context: Context, place: Fetcher, entries: Sequence[LayoutEntry]) -> OfferedKit:
    descriptor = entries[0].descriptor
    names = dict.fromkeys(each.reference for each in entries if each.reference is not None)
    offered = tuple(OfferedName(each, named_now(context, each)) for each in names)
    kit = _read(place, descriptor)
    blobs = blobs_of(kit) if kit is not None else ()
    return OfferedKit(
        digest=descriptor.digest,
        names=offered,
        title=kit.kitfile.package.name if kit is not None else "",
        size=sum(each.size for each in blobs) if kit is not None else None,
        new_size=sum(each.size for each in blobs if not context.store.has(each.digest)) if kit is not None else None,
        kinds=tuple(dict.fromkeys(each.kind for each in kit.layers if each.kind is not None))
        if kit is not None
        else (),
        is_here=context.store.has(descriptor.digest),
    )


def _read(place: Fetcher, descriptor: Descriptor) -> Kit | None:
    """The kit, None when its manifest or config stands too far behind."""
    try:
        return read_kit(place, descriptor)
    except BlobNotFoundError:
        if isinstance(place, ArchiveGlance):
            return None
        raise
