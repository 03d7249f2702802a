"""What an unpack would meet, found out by a worker; nothing here knows Qt."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.model.kit import Kit, KitLayer
from kitstudio.model.kit_filter import KITFILE, Filter
from kitstudio.model.media_type import Kind
from kitstudio.operations.context import Context
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import OnConflict, UnpackOptions

_TYPES = {
    Kind.MODEL: "model",
    Kind.PART: "model",
    Kind.DATASET: "datasets",
    Kind.CODE: "code",
    Kind.DOCS: "docs",
    Kind.PROMPT: "prompts",
    Kind.MCP: "mcpservers",
}


@dataclass(frozen=True, slots=True)
class There:
    """A file that is in the way: its path in the kit, its size there, and the size it would get."""

    path: str
    size: int
    new_size: int

    @property
    def differs(self) -> bool:
        """Whether it surely has other bytes; of equal sizes the digest decides while unpacking."""
        return self.size != self.new_size


@dataclass(frozen=True, slots=True)
class Foresight:
    """What unpacking into a folder would meet: files in the way, and bytes free on its disk."""

    there: tuple[There, ...]
    free: int


def filters_for(kit: Kit, chosen: Sequence[KitLayer], *, kitfile: bool) -> tuple[Filter, ...]:
    """The filters that take exactly these layers; none when everything is taken."""
    if len(chosen) == len(kit.layers) and kitfile:
        return ()
    filters = [Filter((KITFILE,))] if kitfile else []
    by_type: dict[str, list[str]] = {}
    for layer in chosen:
        if layer.kind is not None:
            by_type.setdefault(_TYPES[layer.kind], []).append(layer.path)
    return (*filters, *(Filter((word,), tuple(paths)) for word, paths in by_type.items()))


def can_choose(layer: KitLayer) -> bool:
    """Whether a filter can name this layer alone."""
    return layer.kind is not None


def foresee(
    context: Context, reference: str, directory: Path, filters: tuple[Filter, ...], control: Control
) -> Foresight:
    """Look at what is in the way; layers are only read when the folder holds anything.

    Raises:
        KitStudioError: the kit cannot be read, or the filters match nothing.
    """
    there: list[There] = []
    if _holds_something(directory):
        options = UnpackOptions(on_conflict=OnConflict.REFUSE, filters=filters, dry_run=True)
        report = unpack(context, reference, directory, options, control)
        there = [
            There(each.path, _size(directory / each.path), each.size)
            for each in report.files
            if each.action == "exists"
        ]
    return Foresight(tuple(there), _free(directory))


def _holds_something(directory: Path) -> bool:
    try:
        with os.scandir(directory) as entries:
            return any(True for _ in entries)
    except OSError:
        return False


def _size(path: Path) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:
        return -1


def _free(directory: Path) -> int:
    for each in (directory, *directory.parents):
        try:
            return shutil.disk_usage(each).free
        except OSError:
            continue
    return 0
