"""Kits -> a folder or one archive, as a plain OCI layout that any tool reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, KitStudioError, weightiest
from kitstudio.base.os_errors import FileLimitError, converted
from kitstudio.model.content import Origin
from kitstudio.model.descriptor import Digest
from kitstudio.model.media_type import Compression
from kitstudio.operations.context import Context
from kitstudio.operations.inspect import glance_layer
from kitstudio.operations.names import NameMovedError
from kitstudio.operations.places import ARCHIVE_ENDINGS, Located, located
from kitstudio.operations.target_check import Need, fit, look_at_target
from kitstudio.store.layout_writer import (
    AlreadyThereError,
    ExportedKit,
    Written,
    layout_sizes,
    occupied,
    write_layout,
)


class TooLargeThereError(FileLimitError):
    """An export would be a larger file than there may be where it should go; nothing was written."""

    code = "KS-TOO-LARGE-THERE"
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "{path} would have a file of {needed} bytes, and files there have at most {limit}."
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Nothing was written. Export to a folder instead, whose largest file has {largest} bytes, or choose a disk "
        "(or, with `ulimit -f`, a limit) that takes larger files.",
    )


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and for each kit its name there (empty: none), its digest and where it was read from."""

    written: Written
    kits: tuple[tuple[str, Digest, Origin], ...]


@dataclass(frozen=True, slots=True)
class ExportSizes:
    """What an export of some kits would write: as a folder, or as one plain archive.

    `kits` are the kits with the bytes of each (as they are stored); `blobs` counts what they are made of, shared once.
    """

    kits: tuple[tuple[str, Digest, int], ...]
    blobs: int
    folder: Need
    archive: Need


def export(
    context: Context,
    references: Sequence[str],
    path: Path,
    control: Control,
    *,
    force: bool = False,
    expected: Mapping[str, Digest] | None = None,
) -> ExportReport:
    """Write kits as an OCI layout: written, fsynced, read again and hashed before it has its name.

    Args:
        context: the store.
        references: any REFs of the command line contract; each kit keeps the name it was asked for by.
        path: a folder to make, or a file ending in `.tar`, `.tar.gz` or `.tar.zst`.
        control: progress by blob digest, cancel.
        force: replace what is there.
        expected: the kits that some of the references must still name.

    Raises:
        KitNotFoundError: a kit is not there. AlreadyThereError: something stands at `path`.
        NameMovedError: a reference names another kit than the expected one; nothing was written.
        TooLargeThereError, NoRoomError: it cannot fit there; nothing was written.
        DigestMismatchError: a blob is damaged here, or came out damaged there.
    """
    context.require_outside_store(path)
    with _all_located(context, references, control, path if not force else None) as found:
        _require_expected(found, expected or {})
        kits = [_exported(each) for each in found]
        _require_small_enough(path, kits)
        written = write_layout(path, kits, control, force=force)
        return ExportReport(written, tuple((_name(each), each.kit.descriptor.digest, each.origin) for each in found))


def export_sizes(context: Context, references: Sequence[str], control: Control) -> ExportSizes:
    """What an export would write; only manifests and configs are read.

    Raises:
        KitNotFoundError, DigestMismatchError…: a kit is not there, or cannot be read.
    """
    with _all_located(context, references, control, None) as found:
        sizes = layout_sizes([_exported(each) for each in found])
        rows = {each.kit.descriptor.digest: each for each in found}
        kits = tuple((_name(each), digest, each.kit.manifest.total_size) for digest, each in rows.items())
        return ExportSizes(
            kits,
            sizes.files - 2,
            Need(sizes.folder, sizes.largest),
            Need(sizes.archive, sizes.archive),
        )


def is_taken(path: Path) -> bool:
    """Whether something stands at `path` that an export would have to replace, as far as can be seen."""
    try:
        return occupied(path)
    except KitStudioError:
        return False  # writing will say why


def unpacked_need(context: Context, references: Sequence[str], control: Control) -> Need:
    """What the files of some kits take; of compressed layers what they take as they are.

    Raises:
        KitNotFoundError, DigestMismatchError, BadArchiveError…: a kit is not there, or cannot be read.
    """
    total = largest = 0
    packed = False
    with _all_located(context, references, control, None) as found:
        for each in found:
            for layer in each.kit.layers:
                total += layer.descriptor.size
                if layer.type is None or layer.type.compression is not Compression.NONE:
                    packed = True
                    continue
                files = (file.size for file in glance_layer(each.source, layer, control))
                largest = max(largest, *files, 0)
    return Need(total, largest, at_least=packed)


@contextmanager
def _all_located(
    context: Context, references: Sequence[str], control: Control, wanted: Path | None
) -> Iterator[list[Located]]:
    """All the kits; `wanted` is what must not be there, which is told when a kit is missing too.

    Raises:
        KitStudioError: the weightiest of what stands against it.
    """
    with ExitStack() as stack:
        found: list[Located] = []
        errors: list[KitStudioError] = []
        for each in references:
            control.token.check()
            try:
                found.append(stack.enter_context(located(context, each, control)))
            except KitStudioError as error:
                errors.append(error)
        control.token.check()
        if errors:
            if wanted is not None and occupied(wanted):
                errors.append(AlreadyThereError(path=str(wanted)))
            raise weightiest(errors)
        yield found


def _exported(found: Located) -> ExportedKit:
    return ExportedKit(found.source, found.kit.manifest, _name(found))


def _require_expected(found: Sequence[Located], expected: Mapping[str, Digest]) -> None:
    """Raise when a name means another kit than it must; what was found is what is written, whatever moves later."""
    for each in found:
        digest = each.kit.descriptor.digest
        if expected.get(each.name, digest) != digest:
            raise NameMovedError(name=each.name, digest=str(digest))


def _require_small_enough(path: Path, kits: Sequence[ExportedKit]) -> None:
    """Raise before anything is written when a file would be larger than files may be there.

    How large a compressed archive will be nobody knows.

    Raises:
        TooLargeThereError: it would.
    """
    if path.name.endswith(ARCHIVE_ENDINGS) and not path.name.endswith(".tar"):
        return
    sizes = layout_sizes(kits)
    largest = sizes.archive if path.name.endswith(".tar") else sizes.largest
    with converted("Exporting", path):
        target = look_at_target(path.parent, largest=largest)
    if fit(Need(0, largest), target).over:
        raise TooLargeThereError(path=str(path), needed=largest, limit=target.largest_file or 0, largest=sizes.largest)


def _name(found: Located) -> str:
    """The name a kit has in the layout: the one it has where it comes from, empty when it has none."""
    named = found.reference is not None and found.reference.tag
    return str(found.reference) if named else ""
