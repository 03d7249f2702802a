"""Protocols of places that hold kits: the same words for a disk and for a network.

A place that can be read is a `Source`; operations take any. What `fetch` returns is *not yet verified*: its reader
checks size and digest while reading (`archive.hashing.VerifyingReader`).
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, runtime_checkable

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.model.reference import Reference


class Origin(enum.StrEnum):
    """Where a kit was read from; the `from` of JSON answers."""

    STORE = "store"
    REGISTRY = "registry"
    LAYOUT = "layout"
    ARCHIVE = "archive"
    FOLDER = "folder"
    KITOPS = "kitops"


class BlobNotFoundError(KitStudioError):
    """A place does not hold a blob that a descriptor points at."""

    code = "KS-BLOB-NOT-FOUND"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "The blob {digest} is not in {place}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "The kit is not whole there: fetch it again, or pack it again.")


class BlobTooLargeError(KitStudioError):
    """A document is promised to be larger than what is read at once."""

    code = "KS-BLOB-TOO-LARGE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "{digest} has {size} bytes; a document of its kind may have {limit}."
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "It was written wrongly, or to do harm; ask its author.")


class KitNotFoundError(KitStudioError):
    """Nothing has that name in a place."""

    code = "KS-KIT-NOT-FOUND"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "There is no kit {reference} in {place}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check the spelling; `kitstudio list` shows the names there are.")


@dataclass(frozen=True, slots=True)
class Named:
    """A manifest in a source and one name it has there; `reference` is None for a nameless one.

    `stored_at` is when the name was written, in seconds since the epoch, 0 when the source does not know.
    """

    descriptor: Descriptor
    reference: Reference | None = None
    stored_at: int = 0


@runtime_checkable
class Fetcher(Protocol):
    """Gives the bytes of blobs and manifests."""

    def fetch(self, descriptor: Descriptor) -> BinaryIO:
        """A stream over the blob's bytes, unverified; the caller closes it.

        Raises:
            BlobNotFoundError: the place does not hold it.
        """
        ...

    def has(self, digest: Digest) -> bool:
        """Whether the place holds a blob of that digest."""
        ...


@runtime_checkable
class Source(Fetcher, Protocol):
    """A place kits can be read from."""

    @property
    def origin(self) -> Origin:
        """What kind of place it is."""
        ...

    def resolve(self, reference: Reference) -> Descriptor:
        """The descriptor of the manifest a reference names there.

        Raises:
            KitNotFoundError: nothing has that name.
        """
        ...

    def named(self) -> Iterator[Named]:
        """Every kit with each of its names, one consistent moment, in a stable order."""
        ...
