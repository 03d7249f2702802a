"""Leases: what an operation that has no name yet keeps from being collected."""

from __future__ import annotations

from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Digest


class Lease:
    """While it lives, no collection takes a blob it protects. Dropped by the kernel when its process dies."""

    def __init__(self, path: Path, purpose: str, control: Control) -> None:
        self.path = path
        self.purpose = purpose
        self.control = control

    def protect(self, digest: Digest) -> None:
        """Keep a blob, there already or about to come, as long as the lease lives."""
        raise NotImplementedError
