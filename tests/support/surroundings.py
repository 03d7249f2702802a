"""A tree around a destination that nothing may touch, and a witness of it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

Snapshot = dict[bytes, tuple[object, ...]]


def build(root: Path) -> Path:
    """Make a sentinel tree at `root` and return the place of a destination inside it, which does not exist yet."""
    for folder in ("above/beside", "above/etc", "above/parent"):
        (root / folder).mkdir(parents=True)
    for name in ("victim", "above/victim", "above/etc/passwd", "above/beside/victim", "above/parent/victim"):
        (root / name).write_bytes(b"untouched " + name.encode())
    (root / "above/link").symlink_to("etc/passwd")
    (root / "above/beside/victim").chmod(0o400)
    return root / "above/parent/destination"


def snapshot(root: Path, without: Path | None = None) -> Snapshot:
    """What stands below `root`: type, mode, links and content of every entry, the tree `without` left out."""
    found: Snapshot = {}
    left_out = None if without is None else os.fsencode(without)
    for folder, folders, files in os.walk(os.fsencode(root)):
        for name in [*folders, *files]:
            path = os.path.join(folder, name)
            if path == left_out:
                continue
            found[path] = _facts(path)
        folders[:] = [name for name in folders if os.path.join(folder, name) != left_out]
    return found


def _facts(path: bytes) -> tuple[object, ...]:
    status = os.lstat(path)
    if os.path.islink(path):
        return (status.st_mode, os.readlink(path))
    if os.path.isfile(path):
        with open(path, "rb") as content:
            return (status.st_mode, status.st_nlink, hashlib.sha256(content.read()).hexdigest())
    return (status.st_mode,)
