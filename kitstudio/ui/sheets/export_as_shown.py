"""Exporting the kits that a sheet shows, whatever their names mean by now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.export import ExportReport
from kitstudio.operations.names import NameMovedError
from kitstudio.operations.reading import named_now
from kitstudio.ui.library import StoredKit
from kitstudio.ui.sheets.export_parts import folders_of, references
from kitstudio.ui.sheets.export_survey import write


def export_as_shown(
    context: Context, kits: Sequence[StoredKit], path: Path, control: Control, *, force: bool
) -> ExportReport:
    """Export kits with their names.

    Raises:
        NameMovedError: a name was given to another kit since they were looked at; nothing was written.
        KitStudioError: as `write`.
    """
    for kit in kits:
        for name in references(kit) if kit.tags else ():
            now = named_now(context, Reference.parse(name))
            if now not in (kit.digest, None):
                raise NameMovedError(name=name, digest=str(now))
    return write(context, [name for kit in kits for name in references(kit)], path, control, force=force)


def pinned(kits: Sequence[StoredKit]) -> tuple[tuple[str, str], ...]:
    """The digest of each kit, which means the same for ever, and the folder that its files go to."""
    return tuple((str(kit.digest), folder) for kit, (_name, folder) in zip(kits, folders_of(kits), strict=True))
