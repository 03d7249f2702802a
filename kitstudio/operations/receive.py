"""Layout or archive -> store: every blob verified, no name moved without consent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError, UsageError
from kitstudio.base.os_errors import What, what_is
from kitstudio.model.content import Named, Origin, Source
from kitstudio.model.descriptor import Digest
from kitstudio.model.kit import Kit
from kitstudio.model.manifest import NotAModelKitError
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.places import damage_placed, find, opened
from kitstudio.operations.reading import named_now, read_kit
from kitstudio.operations.transfer import Incoming, Taken, check_names, take_kits, verify_blobs
from kitstudio.store.layout_entries import LayoutEntry, NotALayoutError, fits
from kitstudio.store.naming import Consent
from kitstudio.store.oci_archive import OciArchive
from kitstudio.store.oci_layout import OciLayout

_BARE: Final = "Names without a repository are not taken over ({count}): {names}. --tag-as gives a kit another."
_NAMED: Final = 5


class NoKitHereError(KitStudioError):
    """A layout or archive holds no kit at all."""

    code = "KS-NO-KIT-HERE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} holds no ModelKit or ModelPack.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check that it was written completely and is the right one.")


@dataclass(frozen=True, slots=True)
class ReceivedKit:
    """A kit that came in. `references` is empty for a nameless one; `imported` is False in a dry run.

    `already` says that it was in the store before, under all these names.
    """

    digest: Digest
    references: tuple[Reference, ...]
    imported: bool
    already: bool = False


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """Something in the layout that was not taken, and why, in English."""

    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReceiveChoice:
    """What a person agreed to, after a look at what a layout holds.

    Attributes:
        kits: only these are taken; None for all there are.
        without: kits that are not taken.
        leave: names that are not given here.
        move: names that may be moved, each with the kit it names here now.
    """

    kits: frozenset[Digest] | None = None
    without: frozenset[Digest] = frozenset()
    leave: frozenset[Reference] = frozenset()
    move: Consent = field(default_factory=dict)

    def takes(self, kit: Digest) -> bool:
        """Whether a kit is taken."""
        return kit not in self.without and (self.kits is None or kit in self.kits)


@dataclass(frozen=True, slots=True)
class ReceiveReport:
    """What came in, and what was left.

    Attributes:
        kits: what came in, in the order of the place.
        refused: what was left, and why.
        origin: what kind of place it was.
        size: bytes of configs and layers that were copied; what was here already, and a dry run, copies none.
        moved: names that were moved to these kits, each with the kit it named before.
    """

    kits: tuple[ReceivedKit, ...]
    refused: tuple[RefusedEntry, ...]
    origin: Origin
    size: int
    moved: Consent


def receive(
    context: Context,
    path: Path | str,
    control: Control,
    *,
    tag_as: Reference | None = None,
    dry_run: bool = False,
    force: bool = False,
    choice: ReceiveChoice | None = None,
) -> ReceiveReport:
    """Take every kit of a layout into the store.

    Args:
        context: whose store.
        path: a folder or archive (`.tar`, gzip or zstd of one) holding an OCI layout, written by anyone; or, as text,
            `oci:DIR[:NAME]`, `kitops:[REF]` or `dir:FOLDER`.
        control: progress by blob digest, cancel.
        tag_as: name the kit like this instead; only for a layout of one kit.
        dry_run: verify every blob and take nothing.
        force: names that mean other kits here may be moved.
        choice: only some of the kits and names, and consent for each name that is moved.

    Raises:
        DigestMismatchError, BlobNotFoundError: a blob is damaged or missing; nothing is taken then.
        WouldMoveTagError: names would move, and neither `force` nor `choice` agrees; nothing is taken then.
        NotALayoutError, NoKitHereError: there is nothing to take.
    """
    with _opened(context, str(path), control) as (source, entries):
        found, refused = _kits(source, entries, control)
        if not found:
            raise NoKitHereError(path=str(path))
        if tag_as is not None:
            if len(found) > 1:
                raise UsageError(
                    problem=f"{path} holds {len(found)} kits; one name cannot be for all.", advice="Leave out --tag-as."
                )
            found = [Incoming(found[0].kit, (tag_as.with_default_tag(),))]
        found = found if choice is None else _chosen(found, choice)
        consent = choice.move if choice is not None else {}
        if not force:
            check_names(context.store, source, found, control, consent)
        already = _already(context, found)
        taken = Taken(0, {})
        if dry_run:
            verify_blobs(source, [each.kit for each in found], control)
        else:
            taken = take_kits(context.store, source, found, "receive", control, move=force or consent)
    kits = (ReceivedKit(each.kit.descriptor.digest, each.references, not dry_run, each in already) for each in found)
    return ReceiveReport(tuple(kits), tuple(refused), source.origin, taken.size, taken.moved)


def _already(context: Context, found: list[Incoming]) -> list[Incoming]:
    """Those that are in the store under all their names."""
    named = [each for each in found if each.references]
    digests = [{named_now(context, name) for name in each.references} for each in named]
    return [each for each, now in zip(named, digests, strict=True) if now == {each.kit.descriptor.digest}]


def _chosen(found: list[Incoming], choice: ReceiveChoice) -> list[Incoming]:
    return [
        Incoming(each.kit, tuple(name for name in each.references if name not in choice.leave))
        for each in found
        if choice.takes(each.kit.descriptor.digest)
    ]


@contextmanager
def _opened(context: Context, text: str, control: Control) -> Iterator[tuple[Source, tuple[LayoutEntry, ...]]]:
    """The place to take from, and what of it was asked for."""
    if text.startswith(("oci:", "dir:", "kitops:")):
        with opened(context, text, control) as (source, name):
            yield source, _entries(source, name, control)
    elif what_is(text) is What.FOLDER:
        layout = OciLayout(Path(text))
        with damage_placed(layout, text):
            yield layout, layout.entries
    else:
        with _archive(Path(text), control) as archive, damage_placed(archive, text):
            yield archive, archive.entries


def _archive(path: Path, control: Control) -> OciArchive:
    try:
        return OciArchive(path, control)
    except BadArchiveError as error:
        if error.facts.get("offset") == 0:  # nothing says that it ever was one
            raise NotALayoutError(path=str(path), reason="it does not begin like an archive") from error
        raise


def _entries(source: Source, name: str, control: Control) -> tuple[LayoutEntry, ...]:
    if isinstance(source, OciLayout):
        descriptor = source.find(name) if name else None
        return tuple(each for each in source.entries if descriptor is None or fits(each, name))
    everything = tuple(LayoutEntry(_name(each), each.descriptor) for each in source.named())
    if not name:
        return everything
    digest = find(source, name, control).digest
    same = tuple(each for each in everything if each.descriptor.digest == digest)
    return tuple(each for each in same if fits(each, name)) or same


def _name(named: Named) -> str:
    return str(named.reference) if named.reference is not None and named.reference.tag else ""


def _kits(
    source: Source, entries: tuple[LayoutEntry, ...], control: Control
) -> tuple[list[Incoming], list[RefusedEntry]]:
    """The kits of a layout with all their names, in its order; what is no kit is refused with the reason."""
    found: dict[Digest, tuple[Kit, dict[Reference, None]]] = {}
    refused: list[RefusedEntry] = []
    bare: list[str] = []
    for entry in entries:
        digest = entry.descriptor.digest
        if digest not in found:
            try:
                found[digest] = read_kit(source, entry.descriptor), {}
            except NotAModelKitError as error:
                refused.append(RefusedEntry(entry.name or str(digest), error.summary))
                continue
        if entry.reference is not None:
            found[digest][1][entry.reference] = None
        elif entry.name:
            bare.append(entry.name)
    if bare:
        shown = ", ".join(bare[:_NAMED]) + (" …" if len(bare) > _NAMED else "")
        control.notice("bare-tag", _BARE, names=shown, count=len(bare))
    return [Incoming(kit, tuple(names)) for kit, names in found.values()], refused
