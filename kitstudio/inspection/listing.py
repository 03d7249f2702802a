"""What a folder holds, as plain data: the one input of everything here that proposes a Kitfile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Listed:
    """One file or folder: its path below the root, joined by `/`, and its size in bytes (0 for a folder)."""

    path: str
    size: int = 0
    is_dir: bool = False

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The folder it lies in, empty at the root."""
        return self.path.rpartition("/")[0]


Reader: TypeAlias = Callable[[str, int], bytes]
"""`read(path, limit)`: the first `limit` bytes of a listed file; empty when it cannot be read."""


def by_bytes(path: str) -> bytes:
    """Sort key of a path: its bytes, as kit and Go sort names."""
    return path.encode("utf-8", "surrogateescape")
