"""Where everything lies inside a store.

The folder is an OCI image layout (`oci-layout`, `index.json`, `blobs/`); the rest is ours and of no interest to other
tools:

- `refs/`: one file per tag, named by a hash of the reference, so that neither the length of a repository's name nor a
  file system that ignores case can bite; `kits/`: one file per kit that is kept although nothing names it.
- `ingest/`: bytes on their way in; `leases/`: what running operations protect; `holders/`: who holds the lock.
- `trash/`: blobs between removal and deletion; `quarantine/`: what a repair set aside.
- `store.lock`, `version`, `generation`, `reserve`, and `changing` while names are being changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.model.descriptor import Digest

REFS: Final = "refs"
LAYOUT: Final = b'{"imageLayoutVersion":"1.0.0"}'


@dataclass(frozen=True, slots=True)
class StorePaths:
    """The names inside a store's root."""

    root: Path

    @property
    def blobs(self) -> Path:
        """Folder of the blobs, one folder per algorithm."""
        return self.root / "blobs"

    @property
    def refs(self) -> Path:
        """Folder of the tags."""
        return self.root / REFS

    @property
    def kits(self) -> Path:
        """Folder of the records that keep nameless kits."""
        return self.root / "kits"

    @property
    def ingest(self) -> Path:
        """Folder of bytes on their way in."""
        return self.root / "ingest"

    @property
    def leases(self) -> Path:
        """Folder of the leases of running operations."""
        return self.root / "leases"

    @property
    def holders(self) -> Path:
        """Folder of the records of those who hold the lock."""
        return self.root / "holders"

    @property
    def trash(self) -> Path:
        """Folder of blobs that are being deleted."""
        return self.root / "trash"

    @property
    def quarantine(self) -> Path:
        """Folder of what a repair set aside."""
        return self.root / "quarantine"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder a whole store has."""
        return (
            self.blobs,
            self.blobs / "sha256",
            self.refs,
            self.kits,
            self.ingest,
            self.leases,
            self.holders,
            self.trash,
            self.quarantine,
        )

    @property
    def index(self) -> Path:
        """The derived list of kits, for other tools."""
        return self.root / "index.json"

    @property
    def layout_file(self) -> Path:
        """The mark of an OCI image layout."""
        return self.root / "oci-layout"

    @property
    def lock(self) -> Path:
        """The file that is locked; it has no content and is never removed."""
        return self.root / "store.lock"

    @property
    def version(self) -> Path:
        """The file that tells the form of the store."""
        return self.root / "version"

    @property
    def generation(self) -> Path:
        """The file whose number grows with every change of names."""
        return self.root / "generation"

    @property
    def reserve(self) -> Path:
        """Space kept back for names when the disk is full."""
        return self.root / "reserve"

    @property
    def changing(self) -> Path:
        """Is there while names are changed; when nobody holds the lock, `index.json` is stale."""
        return self.root / "changing"

    def blob(self, digest: Digest) -> Path:
        """Where a blob lies or would lie."""
        return self.blobs / digest.algorithm / digest.hex

    def partial(self, digest: Digest) -> Path:
        """Where a blob that is being ingested grows."""
        return self.ingest / f"{digest.algorithm}-{digest.hex}"
