"""What an OCI image layout from elsewhere holds: its manifests and their names there (image-spec `image-layout.md`).

Folder and archive differ only in how a small file and a blob are read; this is what they share.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, DigestMismatchError, ExitCode, KitStudioError
from kitstudio.base.regular_file import NotRegularError, open_regular
from kitstudio.model import go_json
from kitstudio.model.content import KitNotFoundError, Named
from kitstudio.model.descriptor import REF_NAME, BadDigestError, Descriptor, Digest
from kitstudio.model.manifest import Index
from kitstudio.model.media_type import DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST
from kitstudio.model.reference import BadReferenceError, Reference

LAYOUT_FILE: Final = "oci-layout"
INDEX_FILE: Final = "index.json"
_SMALL: Final = 64 * 1024
# What is no file answers so: a socket, a device without a driver, a link to itself.
_INDEX_DEPTH: Final = 4
# containerd and podman keep the whole name here and only the tag in ref.name.
_IMAGE_NAME: Final = "io.containerd.image.name"


class NotALayoutError(KitStudioError):
    """A folder or archive is no OCI image layout that can be read."""

    code = "KS-NOT-A-LAYOUT"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is not an OCI image layout: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Name the folder or archive that `kitstudio export`, oras or skopeo wrote."
    )


class SeveralKitsError(KitStudioError):
    """A layout or archive holds several kits and none was named."""

    code = "KS-SEVERAL-KITS"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} holds several kits: {names}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name one of them, for example oci:DIR:NAME or oci:DIR:@sha256:….")


@dataclass(frozen=True, slots=True)
class LayoutEntry:
    """A manifest of a layout and the name it has there, as written; an empty name for none."""

    name: str
    descriptor: Descriptor

    @property
    def reference(self) -> Reference | None:
        """The name as a reference; None when it is none (a bare tag names no repository)."""
        if ":" not in self.name and "/" not in self.name:
            return None
        try:
            return Reference.parse(self.name).with_default_tag()
        except BadReferenceError:
            return None


def read_entries(path: str, read: Callable[[str, int], bytes | None]) -> tuple[LayoutEntry, ...]:
    """The manifests of a layout in the order of its index, nested indexes opened.

    Args:
        path: the layout, for errors.
        read: gives the bytes of a small file of the layout by its relative name, None when it is missing; it is
            given the most bytes to read and may give one more to say "too long".

    Raises:
        NotALayoutError: a file is missing, or of a version not known.
        BadJsonError, BadManifestError, DigestMismatchError: an index is damaged or too large.
    """
    marker = read(LAYOUT_FILE, _SMALL)
    if marker is None:
        reason = (
            "it is a docker archive" if read("manifest.json", limits.INDEX) is not None else "oci-layout is missing"
        )
        raise NotALayoutError(path=path, reason=reason)
    version = go_json.decode(marker, "oci-layout", _SMALL)
    written = version.get("imageLayoutVersion") if isinstance(version, dict) else None
    if not isinstance(written, str) or not written.startswith("1."):
        raise NotALayoutError(path=path, reason="its version is not 1.0.0")
    index = read(INDEX_FILE, limits.INDEX)
    if index is None:
        raise NotALayoutError(path=path, reason="index.json is missing")
    entries = tuple(islice(_opened(path, Index.parse(index), read, set(), 0), limits.INDEX_ENTRIES + 1))
    if len(entries) > limits.INDEX_ENTRIES:
        raise NotALayoutError(path=path, reason=f"it lists over {limits.INDEX_ENTRIES} manifests")
    return entries


def _opened(
    path: str, index: Index, read: Callable[[str, int], bytes | None], seen: set[Digest], depth: int
) -> Iterator[LayoutEntry]:
    """The manifests of an index and of those in it, each of these opened once: a few kB can nest without measure."""
    if depth > _INDEX_DEPTH:
        raise NotALayoutError(path=path, reason="its indexes are nested too deep")
    for descriptor in index.manifests:
        if descriptor.media_type == OCI_INDEX:
            if descriptor.digest not in seen:
                seen.add(descriptor.digest)
                yield from _opened(path, Index.parse(_verified(path, descriptor, read)), read, seen, depth + 1)
        elif descriptor.media_type in ("", OCI_MANIFEST, DOCKER_MANIFEST):
            name = descriptor.annotations.get(_IMAGE_NAME) or descriptor.annotations.get(REF_NAME, "")
            yield LayoutEntry(name, descriptor)


def _verified(path: str, descriptor: Descriptor, read: Callable[[str, int], bytes | None]) -> bytes:
    content = read(blob_name(descriptor.digest), limits.INDEX)
    if content is None:
        raise NotALayoutError(path=path, reason=f"the index {descriptor.digest} is missing")
    if Digest.of(content) != descriptor.digest:
        raise DigestMismatchError(
            subject=f"{path}: index", expected=str(descriptor.digest), actual=str(Digest.of(content))
        )
    return content


def open_file(path: Path) -> BinaryIO | None:
    """Open a file of a layout, or an archive; None for what is there and is no file, which never blocks us.

    Raises:
        OSError: it is missing, or cannot be read.
    """
    try:
        return open(open_regular(path, follow_links=True), "rb")
    except NotRegularError:
        return None


def blob_name(digest: Digest) -> str:
    """Where a layout keeps a blob, relative to it."""
    return posixpath.join("blobs", digest.algorithm, digest.hex)


def find_entry(path: str, entries: Sequence[LayoutEntry], name: str) -> Descriptor:
    """The manifest a name means in a layout.

    Args:
        path: the layout, for errors.
        entries: what it holds.
        name: empty for the only one, a digest with or without `@`, the name as written, a reference, or a tag.

    Raises:
        KitNotFoundError: nothing has that name. SeveralKitsError: several manifests fit.
    """
    fitting = {each.descriptor.digest: each for each in entries if fits(each, name)}
    if not fitting:
        raise KitNotFoundError(reference=name or "at all", place=path)
    if len(fitting) > 1:
        raise SeveralKitsError(path=path, names=[each.name or str(each.descriptor.digest) for each in fitting.values()])
    return next(iter(fitting.values())).descriptor


def fits(entry: LayoutEntry, name: str) -> bool:
    """Whether a name (see `find_entry`) may mean this entry."""
    if not name or name == entry.name:
        return True
    try:
        return entry.descriptor.digest == Digest.parse(name.removeprefix("@"))
    except BadDigestError:
        pass
    reference = entry.reference
    if reference is None:
        return False
    try:
        return reference == Reference.parse(name).with_default_tag() or reference.tag == name
    except BadReferenceError:
        return reference.tag == name


def named_entries(entries: Sequence[LayoutEntry]) -> Iterator[Named]:
    """The entries as kits with names; a bare tag names no repository and counts as none."""
    for each in entries:
        yield Named(each.descriptor, each.reference)
