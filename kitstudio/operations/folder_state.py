"""How a folder that was worked on stands: gone, with problems, ready, or packed as a kit that is in the store."""

from __future__ import annotations

import contextlib
import enum
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from typing_extensions import override

from kitstudio.archive.stat_cache import StatCache
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control, ignore
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import PathNotFoundError
from kitstudio.model.descriptor import Digest
from kitstudio.model.finding import Finding, Severity
from kitstudio.model.media_type import Compression, Kind
from kitstudio.operations.contents.placing import OWN
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, open_draft
from kitstudio.operations.pack import plan, write_plan
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.packing.kitfile_source import KitfileNotFoundError, context_folder, find_kitfile
from kitstudio.operations.packing.plan import PackPlan, read_ignore
from kitstudio.operations.packing.target import MeasuringTarget, NewBlob

_WAYS: Final = (
    PackOptions(),
    PackOptions(compression=Compression.ZSTD),
    PackOptions(compression=Compression.GZIP),
    PackOptions(compression=Compression.GZIP, fastest=True),
)


class Standing(enum.StrEnum):
    """How a folder stands."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    NO_KITFILE = "no-kitfile"
    PROBLEMS = "problems"
    PACKED = "packed"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class FolderState:
    """What one look at a folder found.

    Attributes:
        folder: the folder.
        standing: how it stands.
        name: the name in its Kitfile.
        errors: how many findings block packing.
        warnings: how many are worth a look.
        worst: the first finding that blocks, else the first that is worth a look.
        error: why it cannot be looked at, when it is UNREADABLE.
        files: how many it holds.
        size: bytes of what would be packed; of all files where there is no Kitfile.
        edited: when its Kitfile was last written, seconds since the epoch; 0 without one.
        kit: the kit of the store that packing it now would give again, when it is PACKED.
    """

    folder: Path
    standing: Standing
    name: str = ""
    errors: int = 0
    warnings: int = 0
    worst: Finding | None = None
    error: KitStudioError | None = None
    files: int = 0
    size: int = 0
    edited: int = 0
    kit: Digest | None = None


def look_at_folder(context: Context, folder: Path, control: Control) -> FolderState:
    """Look at a folder without reading its files: names, sizes, and the Kitfile.

    That it is packed is only told when it is certain: every layer is known from an earlier pack of these very files,
    and the store holds the kit they make.

    Raises:
        OperationCancelledError: asked to stop.
    """
    try:
        return _look(context, folder, control)
    except PathNotFoundError:
        return FolderState(folder, Standing.MISSING)
    except KitStudioError as error:
        control.token.check()
        return FolderState(folder, Standing.UNREADABLE, error=error)


def _look(context: Context, folder: Path, control: Control) -> FolderState:
    place = context_folder(folder, control)
    try:
        kitfile = find_kitfile(place)
    except KitfileNotFoundError:
        found = scan(place, follow_links=False, control=control, ignore=read_ignore(place))
        sizes = [member.size for member in found.members if not member.is_dir and member.path not in OWN]
        return FolderState(folder, Standing.NO_KITFILE, files=len(sizes), size=sum(sizes))
    draft = open_draft(place, control)
    state = FolderState(
        folder,
        Standing.PROBLEMS if draft.errors or draft.document is None else Standing.READY,
        name=_name(draft),
        errors=draft.errors,
        warnings=draft.warnings,
        worst=_worst(draft),
        files=draft.files,
        size=draft.size,
        edited=int(os.lstat(kitfile).st_mtime),
    )
    if state.standing is Standing.PROBLEMS:
        return state
    kit = None
    with contextlib.suppress(KitStudioError):  # a store that cannot be read says nothing of the folder
        kit = _packed_as(context, place, control)
    control.token.check()
    return state if kit is None else replace(state, standing=Standing.PACKED, kit=kit)


def _name(draft: Draft) -> str:
    return draft.document.kitfile.package.name if draft.document is not None else ""


def _worst(draft: Draft) -> Finding | None:
    for severity in (Severity.ERROR, Severity.WARNING):
        for finding in draft.findings:
            if finding.severity is severity:
                return finding
    return None


class _UnknownLayerError(Exception):
    """A layer would have to be read to know its digest."""


class _KnownOnly(MeasuringTarget):
    """Packs nowhere, and reads no file for it."""

    @override
    @contextmanager
    def new_blob(self, at_least: int) -> Iterator[NewBlob]:
        raise _UnknownLayerError
        yield  # type: ignore[unreachable]  # makes a generator of it


def _packed_as(context: Context, folder: Path, control: Control) -> Digest | None:
    """The kit that packing the folder would give, if that is known and the store has it."""
    cache = StatCache(context.cache_path / "stat")
    quiet = replace(control, report=ignore)
    planned = plan(folder, _WAYS[0], context.store, quiet)
    for options in _WAYS:
        try:
            made = write_plan(_in_way(planned, options), _KnownOnly(), cache, quiet)
        except _UnknownLayerError:
            continue
        if made.descriptor.digest in {each.descriptor.digest for each in context.store.named()}:
            return made.descriptor.digest
    return None


def _in_way(planned: PackPlan, options: PackOptions) -> PackPlan:
    layers = tuple(
        layer
        if layer.entry.kind is Kind.MCP
        else replace(layer, type=replace(layer.type, compression=options.compression))
        for layer in planned.layers
    )
    return replace(planned, layers=layers, options=options)
