"""Reading manifests and configs out of any place, bounded and verified."""

from __future__ import annotations

from kitstudio.archive.hashing import read_whole
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP
from kitstudio.model.content import Fetcher, KitNotFoundError, Origin, Source
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.kit import Kit, assemble, kitfile_layer_of
from kitstudio.model.manifest import Manifest
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context


class NotInStoreError(KitNotFoundError):
    """A kit of a registry that the store does not hold."""

    code = "KS-NOT-IN-STORE"
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "{reference} is not in {place}, and this version does not read registries."
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Bring it in with `kitstudio receive` or `kitstudio import-kitops-store`; registries come later.",
    )


def resolve(source: Source, reference: Reference) -> Descriptor:
    """The manifest a reference names in a place.

    Raises:
        NotInStoreError: it names a registry, and the store does not hold it.
        KitNotFoundError: nothing has that name there.
    """
    try:
        return source.resolve(reference)
    except KitNotFoundError as error:
        if reference.is_local or source.origin is not Origin.STORE:
            raise
        raise NotInStoreError(reference=str(reference), place=error.facts["place"]) from error


def said_default(reference: Reference, control: Control) -> Reference:
    """The same reference; one without tag and digest with `latest`, which is said."""
    if reference.tag or reference.digest:
        return reference
    reference = reference.with_default_tag()
    control.notice("default-tag", "No tag given: using {reference}.", reference=str(reference))
    return reference


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


def named_now(context: Context, reference: Reference) -> Digest | None:
    """The digest of the kit a reference names in the store; None while it names none."""
    try:
        return context.store.resolve(reference).digest
    except KitNotFoundError:
        return None
