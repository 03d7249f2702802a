"""What the store, or another place, holds: listing, naming, removing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError, UsageError
from kitstudio.model.content import KitNotFoundError, Named, Origin, Source
from kitstudio.model.descriptor import CREATED, Descriptor, Digest
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.model.media_type import Kind
from kitstudio.model.reference import NAMELESS, Reference
from kitstudio.operations.context import Context
from kitstudio.operations.places import opened
from kitstudio.operations.reading import NotInStoreError, read_kit, resolve, said_default
from kitstudio.store.blobs import blob_files
from kitstudio.store.layout import Store
from kitstudio.store.oci_archive import OciArchive
from kitstudio.store.oci_layout import OciLayout
from kitstudio.store.paths import StorePaths
from kitstudio.store.removal import Every, Removed

_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "notices", "{record} is damaged, so what it names is not listed: run `kitstudio store repair`."
)
_TRIES: Final = 10
_SIGNATURE_TAG: Final = re.compile(r"sha256-[0-9a-f]{64}(\.(sig|att|sbom))?")


class LayersMissingError(KitStudioError):
    """The store does not hold layers of a kit that it lists."""

    code = "KS-LAYERS-MISSING"
    exit_code = ExitCode.INTEGRITY
    summary_template = QT_TRANSLATE_NOOP("errors", "Missing layers: {layers}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Pack the kit again, or receive it again from an archive or a layout; the rest can be unpacked."
    )


class LayersDamagedError(KitStudioError):
    """A verification found that layers of a kit in the store are damaged."""

    code = "KS-LAYERS-DAMAGED"
    exit_code = ExitCode.INTEGRITY
    summary_template = QT_TRANSLATE_NOOP("errors", "Damaged layers: {layers}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Run `kitstudio store repair`, then pack the kit again or receive it again."
    )


@dataclass(frozen=True, slots=True)
class KitRow:
    """One name of one kit. Sizes are bytes, times seconds since the epoch (0: not known).

    `damage` says in English what stands against reading the kit, as `fault` does, and is empty when nothing is known
    to. Where manifest or Kitfile cannot be read the other facts are empty. `blobs` are the layers with their roles, to
    be counted once where kits share them.
    """

    descriptor: Descriptor
    reference: Reference | None
    total_size: int
    stored_at: int
    created: str = ""
    format: str = ""
    name: str = ""
    version: str = ""
    author: str = ""
    licence: str = ""
    kinds: tuple[tuple[Kind, int], ...] = ()
    layer_size: int = 0
    damage: str = ""
    description: str = ""
    layers: int = 0
    blobs: tuple[tuple[Kind, Descriptor], ...] = ()
    origin: Origin = Origin.STORE
    fault: KitStudioError | None = field(default=None, compare=False)


def list_kits(
    context: Context,
    control: Control,
    *,
    place: str = "",
    name: str = "",
    show_all: bool = False,
    damaged: Collection[Digest] = (),
) -> tuple[KitRow, ...]:
    """Every kit with each of its names, ordered by repository, tag and digest; one consistent moment.

    Args:
        context: whose store is listed when no place is given.
        control: cancel.
        place: `oci:DIR[:NAME]`, an archive, `kitops:[NAME]` or `dir:FOLDER` instead of the store.
        name: only this repository of the store, or only this tag or digest of it.
        show_all: also tags that hold signatures and attestations.
        damaged: blobs of the store that a verification found to be so; what needs one says it.

    Raises:
        KitNotFoundError: a place holds nothing of the name asked for. NotInStoreError: so does the store of a name
            that begins with a registry.
    """
    if not place:
        rows = _named(_rows(context.store, control, show_all=show_all, damaged=damaged), name)
        if name and not rows and not Reference.parse(name).is_local:
            raise NotInStoreError(reference=name, place=str(context.store_path))
        return rows
    with opened(context, place, control) as (source, inside):
        rows = _rows(source, control, show_all=show_all, damaged=())
        if not inside:
            return rows
        if isinstance(source, (OciLayout, OciArchive)):
            digest = source.find(inside).digest
            return tuple(row for row in rows if row.descriptor.digest == digest)
        rows = _named(rows, inside)
        if not rows:
            raise KitNotFoundError(reference=inside, place=str(context.kitops_home))
        return rows


def generation(context: Context) -> int:
    """A number that differs after every change of names in the store; cheap, for who watches it.

    Raises:
        KitStudioError: the store cannot be used.
    """
    return context.store.generation()


def _named(rows: tuple[KitRow, ...], name: str) -> tuple[KitRow, ...]:
    """The rows of a repository, of one tag in it, or of a digest; all without a name."""
    if not name:
        return rows
    asked = Reference.parse(name)
    return tuple(row for row in rows if _is_asked(row, asked))


def _is_asked(row: KitRow, asked: Reference) -> bool:
    if asked.digest is not None and row.descriptor.digest != asked.digest:
        return False
    if asked.repository == NAMELESS:
        return True
    there = row.reference
    same = there is not None and (there.registry, there.repository) == (asked.registry, asked.repository)
    return same and (not asked.tag or (there is not None and there.tag == asked.tag))


def _rows(source: Source, control: Control, *, show_all: bool, damaged: Collection[Digest]) -> tuple[KitRow, ...]:
    """The rows of one moment: a kit that was removed after the names were read is no damaged one."""
    if isinstance(source, Store):
        for _ in range(_TRIES):
            before = source.generation()
            rows = _read_rows(source, control, show_all=show_all, damaged=damaged)
            if not any(row.damage for row in rows):
                return rows
            source.named()  # a change under way is counted when it is over
            if source.generation() == before:
                return rows
    return _read_rows(source, control, show_all=show_all, damaged=damaged)


def _read_rows(source: Source, control: Control, *, show_all: bool, damaged: Collection[Digest]) -> tuple[KitRow, ...]:
    known: dict[Digest, Kit | KitStudioError] = {}
    listed = []
    for each in _names_in(source, control):
        control.token.check()
        hidden = each.reference is not None and _SIGNATURE_TAG.fullmatch(each.reference.tag)
        if hidden and not show_all:
            continue
        listed.append(each)
        digest = each.descriptor.digest
        if digest not in known:
            known[digest] = _describe(source, each.descriptor)
    faults = _layer_faults(source, known, damaged) if isinstance(source, Store) else {}
    rows = (
        _row(each, known[each.descriptor.digest], source.origin, faults.get(each.descriptor.digest)) for each in listed
    )
    return tuple(sorted(rows, key=_order))


def _layer_faults(
    store: Store, known: Mapping[Digest, Kit | KitStudioError], damaged: Collection[Digest]
) -> dict[Digest, KitStudioError]:
    """Which kits lack layers, by one look at the names of all blobs: layers come into the store before names do."""
    held = {digest for digest, _path in blob_files(StorePaths(store.root))}
    kits = ((digest, kit.layers) for digest, kit in known.items() if isinstance(kit, Kit))
    faults = ((digest, layers_fault(layers, held, damaged)) for digest, layers in kits)
    return {digest: fault for digest, fault in faults if fault is not None}


def layers_fault(
    layers: Sequence[KitLayer], held: Collection[Digest], damaged: Collection[Digest]
) -> LayersMissingError | LayersDamagedError | None:
    """What stands against these layers where only `held` blobs are there, and `damaged` ones are so."""
    missing = [each for each in layers if each.descriptor.digest not in held]
    spoilt = missing or [each for each in layers if each.descriptor.digest in damaged]
    if not spoilt:
        return None
    digests = [str(each.descriptor.digest) for each in spoilt]
    kind = LayersMissingError if missing else LayersDamagedError
    return kind(layers=[each.path or digest for each, digest in zip(spoilt, digests, strict=True)], digests=digests)


def _names_in(source: Source, control: Control) -> Iterator[Named]:
    if isinstance(source, Store):
        return source.named(lambda record: control.notice("damaged-name", _DAMAGED, record=record))
    return source.named()


def _order(row: KitRow) -> tuple[str, str, str]:
    name = row.reference.name if row.reference else "\U0010ffff"
    return (name, row.reference.tag if row.reference else "", str(row.descriptor.digest))


def _describe(source: Source, descriptor: Descriptor) -> Kit | KitStudioError:
    try:
        return read_kit(source, descriptor)
    except KitStudioError as error:
        return error


def _row(named: Named, kit: Kit | KitStudioError, origin: Origin, fault: KitStudioError | None) -> KitRow:
    if isinstance(kit, KitStudioError):
        return KitRow(
            named.descriptor, named.reference, 0, named.stored_at, damage=kit.summary, origin=origin, fault=kit
        )
    package, model = kit.kitfile.package, kit.kitfile.model
    return KitRow(
        named.descriptor,
        named.reference,
        kit.manifest.total_size,
        named.stored_at,
        created=kit.manifest.annotations.get(CREATED, ""),
        format=str(kit.format),
        name=package.name or (model.name if model else ""),
        version=package.version or (model.version if model else ""),
        author=package.authors[0] if package.authors else "",
        licence=package.license or (model.license if model else ""),
        kinds=_kinds(kit),
        layer_size=sum(layer.descriptor.size for layer in kit.layers),
        description=package.description or (model.description if model else ""),
        layers=len(kit.layers),
        blobs=tuple((layer.kind, layer.descriptor) for layer in kit.layers if layer.kind is not None),
        origin=origin,
        damage=fault.summary if fault is not None else "",
        fault=fault,
    )


def _kinds(kit: Kit) -> tuple[tuple[Kind, int], ...]:
    sizes: dict[Kind, int] = {}
    for layer in kit.layers:
        if layer.kind is not None:
            sizes[layer.kind] = sizes.get(layer.kind, 0) + layer.descriptor.size
    return tuple((kind, sizes[kind]) for kind in Kind if kind in sizes)


def tag(context: Context, source: str, targets: Sequence[Reference], control: Control) -> Descriptor:
    """Give a kit of the store further names; what those names meant before stays stored.

    Raises:
        KitNotFoundError, BadReferenceError: there is no such kit, or a name is none.
    """
    descriptor = resolve(context.store, said_default(Reference.parse(source), control))
    for target in targets:
        context.store.tag(descriptor, target)
    return descriptor


def remove(
    context: Context, texts: Iterable[str], control: Control, *, force: bool = False, dry_run: bool = False
) -> Removed:
    """Take names out of the store; a kit goes with its last one, and what nobody else needs is freed at once.

    Args:
        context: whose store.
        texts: references; `repo:a,b` names two tags; a digest takes the kit with all its names, `repo@digest` with all
            it has in that repository.
        control: notices.
        force: take the kits with all their names.
        dry_run: say what would go, change nothing.

    Raises:
        KitNotFoundError: one of them is not there; nothing is removed then.
    """
    references = [each for text in texts for each in _parse_names(text, control)]
    return context.store.remove(references, force=force, dry_run=dry_run)


def remove_all(context: Context, *, named_too: bool, dry_run: bool = False) -> Removed:
    """Remove every kit without a name, or every kit.

    Raises:
        StoreReadOnlyError, StoreLockedError: not now; nothing is removed.
        FileSystemError: the disk failed; some names may be gone then.
    """
    return context.store.remove(Every.KIT if named_too else Every.NAMELESS, dry_run=dry_run)


def _parse_names(text: str, control: Control) -> tuple[Reference, ...]:
    """`repo:a,b` as two references; without tag or digest `latest`, which is said."""
    first, extra = Reference.parse_tags(text)
    first = said_default(first, control)
    return (first, *(first.with_tag(each) for each in extra))


def name_targets(texts: Iterable[str], control: Control) -> tuple[Reference, ...]:
    """The names to give a kit, each once; a name without tag becomes `latest`, which is said.

    Raises:
        BadReferenceError: one is no reference. UsageError: one is a digest, which names itself.
    """
    out: dict[Reference, None] = {}
    for text in texts:
        first, extra = Reference.parse_tags(text)
        if first.digest is not None:
            raise UsageError(problem=f"{text} holds a digest; a kit is named by a tag.", advice="Write name:tag.")
        first = said_default(first, control)
        out |= dict.fromkeys((first, *(first.with_tag(each) for each in extra)))
    return tuple(out)
