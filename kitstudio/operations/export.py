"""Kits -> a folder or one archive, as a plain OCI layout that any tool reads."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError, weightiest
from kitstudio.model.content import Origin
from kitstudio.model.descriptor import Digest
from kitstudio.operations.context import Context
from kitstudio.operations.places import Located, located
from kitstudio.store.layout_writer import AlreadyThereError, ExportedKit, Written, occupied, write_layout


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and for each kit its name there (empty: none), its digest and where it was read from."""

    written: Written
    kits: tuple[tuple[str, Digest, Origin], ...]


def export(
    context: Context, references: Sequence[str], path: Path, control: Control, *, force: bool = False
) -> ExportReport:
    """Write kits as an OCI layout: written, fsynced, read again and hashed before it has its name.

    Args:
        context: the store.
        references: any REFs of the command line contract; each kit keeps the name it was asked for by.
        path: a folder to make, or a file ending in `.tar`, `.tar.gz` or `.tar.zst`.
        control: progress by blob digest, cancel.
        force: replace what is there.

    Raises:
        KitNotFoundError: a kit is not there. AlreadyThereError: something stands at `path`.
        DigestMismatchError: a blob is damaged here, or came out damaged there.
    """
    context.require_outside_store(path)
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
            if not force and occupied(path):
                errors.append(AlreadyThereError(path=str(path)))
            raise weightiest(errors)
        kits = [ExportedKit(each.source, each.kit.manifest, _name(each)) for each in found]
        written = write_layout(path, kits, control, force=force)
        return ExportReport(written, tuple((_name(each), each.kit.descriptor.digest, each.origin) for each in found))


def _name(found: Located) -> str:
    """The name a kit has in the layout: the one it has where it comes from, empty when it has none."""
    named = found.reference is not None and found.reference.tag
    return str(found.reference) if named else ""
