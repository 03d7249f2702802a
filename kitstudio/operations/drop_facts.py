"""What a dragged folder or archive is, found in a moment: by names and sizes, or by the index of a layout."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError, OperationCancelledError
from kitstudio.operations.context import Context
from kitstudio.operations.places import ARCHIVE_ENDINGS
from kitstudio.operations.receive_preview import look_into

_MOST: Final = 20_000
_WEIGHTS: Final = (".safetensors", ".bin", ".gguf", ".h5", ".msgpack")
_KITFILES: Final = frozenset({"Kitfile", "kitfile", ".kitfile"})


@dataclass(frozen=True, slots=True)
class DropFacts:
    """A look at a path.

    Attributes:
        files: how many files a folder holds, or the one file.
        size: their bytes; of a layout those of its kits.
        more: whether counting ended before all was counted, or not every kit's size is known.
        kits: the names (else digests) of the kits a layout holds; None when it is none.
        has_kitfile: whether the folder has a Kitfile.
        is_hub_model: whether it looks like a model of the Hugging Face hub.
    """

    files: int
    size: int
    more: bool
    kits: tuple[str, ...] | None = None
    has_kitfile: bool = False
    is_hub_model: bool = False


def look_at_drop(context: Context, path: Path, control: Control) -> DropFacts | None:
    """Say what a path is; None when there is nothing that can be said. Nothing is written, no layer is read."""
    if is_layout(path) or path.name.endswith(ARCHIVE_ENDINGS):
        return _layout(context, path, control)
    names = _names(path)
    if names is None:
        return None
    files = size = 0
    for each in _files(path, control):
        files, size = files + 1, size + each.st_size
        if files >= _MOST:
            break
    weights = any(name.endswith(_WEIGHTS) for name in names)
    return DropFacts(
        files,
        size,
        files >= _MOST,
        has_kitfile=bool(_KITFILES & names),
        is_hub_model="config.json" in names and weights,
    )


def is_layout(path: Path) -> bool:
    """Whether a folder looks like an OCI image layout."""
    return os.path.isfile(path / "index.json") and os.path.isdir(path / "blobs")


def _layout(context: Context, path: Path, control: Control) -> DropFacts | None:
    try:
        offer = look_into(context, path, control)
    except OperationCancelledError:
        raise
    except KitStudioError:
        return None  # opening it says why
    names = tuple(str(each.names[0].reference) if each.names else each.digest.hex[:12] for each in offer.kits)
    known = [each.size for each in offer.kits if each.size is not None]
    return DropFacts(0, sum(known), bool(offer.more) or len(known) < len(names), kits=names)


def _names(path: Path) -> frozenset[str] | None:
    try:
        with os.scandir(path) as entries:
            return frozenset(entry.name for entry in entries)
    except OSError:
        return None


def _files(path: Path, control: Control) -> Iterator[os.stat_result]:
    """The regular files of a folder; what cannot be looked at is passed over."""
    for folder, _, names in os.walk(path):
        control.token.check()
        for name in names:
            try:
                found = os.stat(os.path.join(folder, name), follow_symlinks=True)
            except OSError:
                continue
            if stat.S_ISREG(found.st_mode):
                yield found
