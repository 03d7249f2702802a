"""Kits out of the `kit` tool's own storage -> store; the storage is only read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Digest
from kitstudio.model.manifest import NotAModelKitError
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.reading import read_kit
from kitstudio.operations.receive import ReceivedKit, ReceiveReport, RefusedEntry
from kitstudio.operations.transfer import Incoming, Taken, check_names, take_kits
from kitstudio.store.kitops_home import KitopsHome


def import_kitops_store(
    context: Context,
    control: Control,
    *,
    home: Path | None = None,
    wanted: Sequence[Reference] = (),
    dry_run: bool = False,
    force: bool = False,
) -> ReceiveReport:
    """Copy kits out of kit's storage.

    Args:
        context: whose store, and where kit keeps its own when `home` is None.
        control: progress by blob digest, cancel.
        home: kit's home folder, or the `storage` folder in it.
        wanted: only these; none means every kit with all its names.
        dry_run: say what is there, copy nothing.
        force: names that mean other kits here may be moved.

    Raises:
        NoKitopsStorageError, KitNotFoundError: there is nothing, or not what was asked for.
        WouldMoveTagError, DigestMismatchError: nothing is taken then.
    """
    source = KitopsHome(home or context.kitops_home)
    for each in wanted:
        source.resolve(each)
    found: dict[Digest, Incoming] = {}
    refused: list[RefusedEntry] = []
    for named in source.named():
        control.token.check()
        name = named.reference if named.reference is not None and named.reference.tag else None
        digest = named.descriptor.digest
        if wanted and name not in wanted and all(each.digest != digest for each in wanted):
            continue
        try:
            kit = found[digest].kit if digest in found else read_kit(source, named.descriptor)
        except NotAModelKitError as error:
            refused.append(RefusedEntry(str(name or digest), error.summary))
            continue
        before = found[digest].references if digest in found else ()
        found[digest] = Incoming(kit, before if name is None else (*before, name))
    incoming = list(found.values())
    taken = Taken(0, {})
    if not dry_run:
        if not force:
            check_names(context.store, source, incoming, control)
        taken = take_kits(context.store, source, incoming, "import", control, move=force)
    kits = tuple(ReceivedKit(each.kit.descriptor.digest, each.references, not dry_run) for each in incoming)
    return ReceiveReport(kits, tuple(refused), source.origin, taken.size, taken.moved)
