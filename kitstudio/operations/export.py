"""Kits -> a folder or one archive, as a plain OCI layout that any tool reads."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.places import Located, located
from kitstudio.store.layout_writer import ExportedKit, Written, write_layout


def export(
    context: Context, references: Sequence[str], path: Path, control: Control, *, force: bool = False
) -> Written:
    """Write kits as an OCI layout: written, fsynced, read again and hashed before it has its name.

    Args:
        context: the store.
        references: any REFs of the command line contract; each kit keeps the name it was asked for by.
        path: a folder to make, or a file ending in `.tar`, `.tar.gz` or `.tar.zst`.
        control: progress by blob digest, cancel.
        force: replace what is there.

    Raises:
        KitNotFoundError: a kit is not there. WouldOverwriteError: something stands at `path`.
        DigestMismatchError: a blob is damaged here, or came out damaged there.
    """
    with ExitStack() as stack:
        found = [stack.enter_context(located(context, each, control)) for each in references]
        kits = [ExportedKit(each.source, each.kit.manifest, _name(each)) for each in found]
        return write_layout(path, kits, control, force=force)


def _name(found: Located) -> str:
    """The name a kit has in the layout: the one it has where it comes from, empty when it has none."""
    named = found.reference is not None and found.reference.tag
    return str(found.reference) if named else ""
