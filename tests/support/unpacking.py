"""Short words for the tests of unpacking."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO, cast

from kitstudio.archive.extract import Entry, Layer, extract_tar
from kitstudio.archive.release import Existing, Released, Rules, release
from kitstudio.archive.stage import Stage
from kitstudio.base.control import Control
from tests.support.streams import Pipe

LAYER = Layer("layer 0", "layer:0")


def staged(stage: Stage, content: bytes, layer: Layer = LAYER) -> tuple[Entry, ...]:
    """Extract an archive into a stage."""
    return extract_tar(cast(BinaryIO, Pipe(content)), stage, layer, Control())


def unpack(destination: Path, *layers: bytes, existing: Existing = Existing.REFUSE) -> Released:
    """Extract archives as layers and release them."""
    with Stage(destination) as stage:
        for number, content in enumerate(layers):
            staged(stage, content, Layer(f"layer {number}", f"layer:{number}"))
        return release(stage, Rules(existing), Control())


def raw(content: bytes) -> BinaryIO:
    """A stream of a raw layer."""
    return io.BytesIO(content)


def tree(root: Path) -> dict[str, tuple[int, bytes | None]]:
    """Mode and content (None for a folder) of everything below `root`."""
    return {
        str(path.relative_to(root)): (path.lstat().st_mode & 0o7777, path.read_bytes() if path.is_file() else None)
        for path in sorted(root.rglob("*"))
    }
