"""Reading blobs: never through a link, small ones verified whole, and which of them a kit is made of."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.archive.hashing import read_whole
from kitstudio.base import limits
from kitstudio.base.errors import KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.base.regular_file import NotRegularError, open_regular
from kitstudio.model import media_type as types
from kitstudio.model.content import BlobNotFoundError
from kitstudio.model.descriptor import BadDigestError, Descriptor, Digest
from kitstudio.model.manifest import BadManifestError, Index, Manifest
from kitstudio.store.paths import StorePaths

_DOCKER_LIST: Final = "application/vnd.docker.distribution.manifest.list.v2+json"


def open_blob(path: Path, digest: Digest, place: str) -> BinaryIO:
    """A stream over the regular file at `path`.

    Raises:
        BlobNotFoundError: there is none; a link, a folder or a pipe does not count.
        NotPermittedError, FileSystemError: it cannot be opened.
    """
    try:
        with converted("Opening a blob", path):
            return open(open_regular(path), "rb")
    except KitStudioError as error:
        cause = error.__cause__
        if isinstance(cause, (FileNotFoundError, NotADirectoryError, NotRegularError)):
            raise BlobNotFoundError(digest=str(digest), place=place) from cause
        raise


def size_of(path: Path) -> int | None:
    """Size of the regular file at `path`, None when there is none."""
    with converted("Looking for a blob", path):
        try:
            there = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
    return there.st_size if stat.S_ISREG(there.st_mode) else None


def blob_files(paths: StorePaths) -> Iterator[tuple[Digest, Path]]:
    """Every regular file that is named like a blob; others are strays (see `strays`)."""
    for digest, path in _entries(paths):
        if digest is not None:
            yield digest, path


def strays(paths: StorePaths) -> Iterator[Path]:
    """What lies among the blobs and is none."""
    return (path for digest, path in _entries(paths) if digest is None)


def _entries(paths: StorePaths) -> Iterator[tuple[Digest | None, Path]]:
    for algorithm in sorted(os.listdir(paths.blobs)):
        folder = paths.blobs / algorithm
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            yield None, folder
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                yield _digest_of(algorithm, entry), folder / entry.name


def _digest_of(algorithm: str, entry: os.DirEntry[str]) -> Digest | None:
    try:
        return Digest.parse(f"{algorithm}:{entry.name}") if entry.is_file(follow_symlinks=False) else None
    except BadDigestError:
        return None


class Blobs:
    """The blobs of a store, and a memory of what its kits are made of (a manifest never changes)."""

    def __init__(self, paths: StorePaths) -> None:
        self._paths = paths
        self._parts: dict[tuple[Digest, str], Mapping[Digest, int]] = {}

    def open(self, digest: Digest) -> BinaryIO:
        """A stream over a blob, unverified.

        Raises:
            BlobNotFoundError: the store does not hold it.
        """
        return open_blob(self._paths.blob(digest), digest, str(self._paths.root))

    def read(self, descriptor: Descriptor, limit: int) -> bytes:
        """A blob whole, verified.

        Raises:
            BlobNotFoundError: the store does not hold it.
            BlobTooLargeError: it is promised to have more than `limit` bytes.
            DigestMismatchError: it is damaged.
        """
        return read_whole(lambda: self.open(descriptor.digest), descriptor, limit)

    def parts(self, manifest: Descriptor) -> Mapping[Digest, int]:
        """Every blob a kit is made of with its size: its manifest first, then (for an index) its kits, config, layers.

        What it is made of is remembered, so ask only for kits that are named, kept or about to be.

        Raises:
            BlobNotFoundError, DigestMismatchError, BlobTooLargeError: a manifest is missing or damaged.
            BadManifestError, BadJsonError, BadDescriptorError, BadDigestError: it is no manifest.
        """
        key = (manifest.digest, manifest.media_type)
        if key not in self._parts:
            parts: dict[Digest, int] = {}
            self._add_parts(manifest, limits.PARENT_DEPTH, parts)
            self._parts[key] = parts
        return self._parts[key]

    def _add_parts(self, manifest: Descriptor, depth: int, parts: dict[Digest, int]) -> None:
        if not depth:
            raise BadManifestError(digest=str(manifest.digest), reason="indexes are nested too deep")
        parts[manifest.digest] = manifest.size
        raw = self.read(manifest, limits.MANIFEST)
        if manifest.media_type in (types.OCI_INDEX, _DOCKER_LIST):
            for inner in Index.parse(raw).manifests:
                if inner.digest not in parts:
                    self._add_parts(inner, depth - 1, parts)
        else:
            document = Manifest.parse(raw)
            parts.update({blob.digest: blob.size for blob in (document.config, *document.layers)})
