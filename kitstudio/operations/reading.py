"""Reading manifests and configs out of any place, bounded and verified."""

from __future__ import annotations

from kitstudio.archive.hashing import read_whole
from kitstudio.base import limits
from kitstudio.model.content import Fetcher
from kitstudio.model.descriptor import Descriptor
from kitstudio.model.kit import Kit, assemble, kitfile_layer_of
from kitstudio.model.manifest import Manifest


def read_kit(source: Fetcher, descriptor: Descriptor) -> Kit:
    """Read manifest and config of a kit, both verified.

    Raises:
        NotAModelKitError, BadManifestError, BadKitfileError…: it is no kit that can be read.
        DigestMismatchError: the bytes are not what their digest says.
    """
    manifest = Manifest.parse(read_blob(source, descriptor, limits.MANIFEST))
    config = read_blob(source, manifest.config, limits.CONFIG)
    extra = kitfile_layer_of(manifest)
    return assemble(manifest, config, None if extra is None else read_blob(source, extra, limits.KITFILE))


def read_blob(source: Fetcher, descriptor: Descriptor, limit: int) -> bytes:
    """A whole small blob, verified.

    Raises:
        BlobTooLargeError: it claims more than `limit` bytes.
        DigestMismatchError: damaged.
    """
    return read_whole(lambda: source.fetch(descriptor), descriptor, limit)
