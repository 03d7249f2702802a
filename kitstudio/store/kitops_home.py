"""The `kit` tool's own storage, read as it is and never changed (modelkit-format 7).

Kit has no lock: a file may be replaced while we read, so a torn one is read once more. Opening its storage with kit's
own code would migrate or rewrite it; we only ever open files for reading.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import PathNotFoundError, What, converted, what_is
from kitstudio.base.regular_file import open_regular, read_regular
from kitstudio.model import go_json
from kitstudio.model.content import BlobNotFoundError, KitNotFoundError, Named, Origin
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.manifest import Index
from kitstudio.model.reference import NAMELESS, BadReferenceError, Reference
from kitstudio.store.layout_entries import blob_name
from kitstudio.store.oci_layout import OciLayout

_INDEX_NAME: Final = re.compile(r"([-A-Za-z0-9_]*={0,3})-index\.json")
_OLD_DEPTH: Final = 8


class NoKitopsStorageError(KitStudioError):
    """The `kit` tool has no storage there."""

    code = "KS-NO-KITOPS-STORAGE"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} holds no storage of the kit tool.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name its home folder (KITOPS_HOME), the one that holds `storage`.")


class KitopsHome:
    """A `Source` over kit's storage.

    Args:
        path: kit's home, or the `storage` folder in it.

    Raises:
        NoKitopsStorageError: there is none.
    """

    origin: Final = Origin.KITOPS

    def __init__(self, path: Path) -> None:
        storage = path / "storage"
        self.path = storage if what_is(storage) is What.FOLDER else path
        is_there = what_is(self.path) is What.FOLDER
        with converted("Reading kit's storage", path):
            names = os.listdir(self.path) if is_there else []
        self._repositories = dict(_decoded(names))
        self._old = tuple(_old_layouts(self.path, self.path, 0)) if is_there else ()
        if not self._repositories and not self._old and "blobs" not in names:
            raise NoKitopsStorageError(path=str(path))

    def named(self) -> Iterator[Named]:
        """Every kit with each of its names, ordered by repository."""
        for repository in sorted(self._repositories):
            yield from self._kits(repository)
        for repository, layout in self._old:
            for entry in layout.entries:
                yield Named(entry.descriptor, _reference(repository, entry.name))

    def resolve(self, reference: Reference) -> Descriptor:
        """The manifest of a reference.

        Raises:
            KitNotFoundError: kit's storage does not hold it under that name.
        """
        for each in self.named():
            if each.reference is None:
                if reference.repository == NAMELESS and reference.digest == each.descriptor.digest:
                    return each.descriptor
                continue
            same = (each.reference.registry, each.reference.repository) == (reference.registry, reference.repository)
            nameless = reference.repository == NAMELESS
            fits = (
                each.descriptor.digest == reference.digest if reference.digest else each.reference.tag == reference.tag
            )
            if fits and (same or nameless):
                return each.descriptor
        raise KitNotFoundError(reference=str(reference), place=str(self.path))

    def has(self, digest: Digest) -> bool:
        """Whether the blob is there."""
        is_file = what_is(self.path / blob_name(digest)) is What.FILE
        return is_file or any(layout.has(digest) for _, layout in self._old)

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A stream over a blob, unverified; the caller closes it.

        Raises:
            BlobNotFoundError: it is not there.
        """
        path = self.path / blob_name(descriptor.digest)
        if what_is(path) is What.FILE:
            with converted("Reading kit's storage", path):
                return open(open_regular(path, follow_links=True), "rb")
        for _, layout in self._old:
            if layout.has(descriptor.digest):
                return layout.fetch(descriptor)
        raise BlobNotFoundError(digest=str(descriptor.digest), place=str(self.path))

    def _kits(self, repository: str) -> Iterator[Named]:
        encoded = self._repositories[repository]
        index = self._json(f"{encoded}-index.json")
        if index is None:
            return
        tags = self._json(f"{encoded}-tags.json")
        tagged: dict[Digest, list[str]] = {}
        if isinstance(tags, Mapping):
            for tag, value in sorted(tags.items()):
                tagged.setdefault(Descriptor.from_json(value, "kit's tags").digest, []).append(tag)
        for descriptor in Index.parse(go_json.encode(index)).manifests:
            names = [_reference(repository, tag) for tag in tagged.get(descriptor.digest, [""])]
            for name in names:
                yield Named(descriptor, name)

    def _json(self, name: str) -> go_json.JsonValue:
        for last in (False, True):
            content = self._read(name)
            if content is None:
                return None
            try:
                return go_json.decode(content, name, limits.INDEX)
            except go_json.BadJsonError:
                if last:
                    raise
        return None

    def _read(self, name: str) -> bytes | None:
        try:
            with converted("Reading kit's storage", self.path / name):
                return read_regular(self.path / name, limits.INDEX + 1, follow_links=True)
        except PathNotFoundError:
            return None


def _decoded(names: list[str]) -> Iterator[tuple[str, str]]:
    """Repository (`localhost/team/kit`) and its encoded form, out of the names of index files."""
    for name in names:
        match = _INDEX_NAME.fullmatch(name)
        if match is None:
            continue
        try:
            yield base64.urlsafe_b64decode(match[1]).decode("utf-8"), match[1]
        except (binascii.Error, UnicodeDecodeError):
            continue


def _reference(repository: str, tag: str) -> Reference | None:
    """A name as a reference (`localhost/…` is a local kit); without a tag when it lost it, None for a nameless kit."""
    registry, _, path = repository.partition("/")
    if path == NAMELESS:
        return None
    try:
        return Reference(registry, path).with_tag(tag) if tag else Reference(registry, path)
    except BadReferenceError:
        return None


def _old_layouts(root: Path, folder: Path, depth: int) -> Iterator[tuple[str, OciLayout]]:
    """The layouts of early releases: `REGISTRY/REPOSITORY/index.json`, one folder each."""
    if depth > _OLD_DEPTH:
        return
    with converted("Reading kit's storage", folder):
        below = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False))
    for name in below:
        if depth == 0 and name in ("blobs", "ingest", "indexes"):
            continue
        child = folder / name
        if all(what_is(child / each) is What.FILE for each in ("index.json", "oci-layout")):
            yield child.relative_to(root).as_posix(), OciLayout(child)
        elif name != "blobs":
            yield from _old_layouts(root, child, depth + 1)
