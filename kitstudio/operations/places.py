"""Where a kit is read from: a reference in the store, a layout, an archive, a folder, or kit's own storage.

`locate` understands every REF of the command line contract and gives the kit's verified manifest and config; blobs are
then fetched from the source it came from.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.errors import DigestMismatchError
from kitstudio.base.os_errors import What, what_is
from kitstudio.model.content import Fetcher, Origin, Source
from kitstudio.model.descriptor import BadDigestError, Descriptor, Digest
from kitstudio.model.kit import Kit
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.folder_source import FolderSource, packed_folder
from kitstudio.operations.reading import read_kit, resolve, said_default
from kitstudio.store.kitops_home import KitopsHome
from kitstudio.store.layout_entries import LAYOUT_FILE
from kitstudio.store.oci_archive import OciArchive
from kitstudio.store.oci_layout import OciLayout

ARCHIVE_ENDINGS: Final = (".tar", ".tar.gz", ".tgz", ".tar.zst")


@dataclass(frozen=True, slots=True)
class Located:
    """A kit and the open place it was found in.

    `name` is how the person named it, `reference` the name it has in that place, None when it has none.
    """

    name: str
    source: Source
    kit: Kit
    reference: Reference | None

    @property
    def origin(self) -> Origin:
        """What kind of place it came from."""
        return self.source.origin


def is_place(text: str) -> bool:
    """Whether a text names a place other than the store, rather than something in it."""
    return text.startswith(("oci:", "dir:", "kitops:")) or is_archive_name(text)


def is_archive_name(text: str) -> bool:
    """Whether a REF names an archive file: it ends like one and either exists or holds a `/`."""
    return text.endswith(ARCHIVE_ENDINGS) and ("/" in text or os.path.exists(text))


def places_at(path: str) -> tuple[str, ...]:
    """The REFs of the kits that lie in a folder, by what stands there.

    Raises:
        NotPermittedError, FileSystemError: it cannot be looked at.
    """
    marks = (("oci:", LAYOUT_FILE), ("dir:", "Kitfile"))
    return tuple(f"{prefix}{path}" for prefix, mark in marks if what_is(f"{path}/{mark}") is What.FILE)


@contextmanager
def located(context: Context, text: str, control: Control) -> Iterator[Located]:
    """The kit a REF names, its manifest and config verified; the place stays open while inside.

    A REF is a reference in the store, `oci:DIR[:NAME]`, an archive of a layout, `dir:PATH`, or `kitops:REF`.

    Raises:
        KitNotFoundError, SeveralKitsError, PathNotFoundError: nothing, or not one thing, has that name.
        BadReferenceError: it names nothing.
        DigestMismatchError: manifest or config are damaged.
    """
    with opened(context, text, control) as (source, name):
        descriptor = find(source, name, control)
        yield Located(text, source, read_kit(source, descriptor), _reference(source, name, descriptor))


@contextmanager
def opened(context: Context, text: str, control: Control) -> Iterator[tuple[Source, str]]:
    """The place a REF speaks of, and the name of the kit inside it (empty: the only one)."""
    if text.startswith("oci:"):
        folder, name = _split_layout(text.removeprefix("oci:"))
        layout = OciLayout(folder)
        with damage_placed(layout, folder):
            yield layout, name
    elif text.startswith("kitops:"):
        home = KitopsHome(context.kitops_home)
        with damage_placed(home, context.kitops_home):
            yield home, text.removeprefix("kitops:")
    elif text.startswith("dir:"):
        with packed_folder(context, Path(text.removeprefix("dir:")), control) as source:
            yield source, ""
    elif is_archive_name(text):
        with OciArchive(Path(text), control) as archive, damage_placed(archive, text):
            yield archive, ""
    else:
        yield context.store, text


@contextmanager
def damage_placed(source: Fetcher, path: Path | str) -> Iterator[None]:
    """Let the damage of a blob that lies in a place outside the store name that place."""
    try:
        yield
    except DigestMismatchError as error:
        with suppress(BadDigestError):
            if source.has(Digest.parse(str(error.facts["subject"]))):
                error.facts.setdefault("place", str(path))
        raise


def find(source: Source, name: str, control: Control) -> Descriptor:
    """The manifest that `name` means in a place.

    Raises:
        KitNotFoundError, SeveralKitsError, NoKitHereError, BadReferenceError: see `located`.
    """
    if isinstance(source, (OciLayout, OciArchive)):
        return source.find(name)
    if isinstance(source, FolderSource):
        return source.manifest
    return resolve(source, said_default(Reference.parse(name), control))


def _reference(source: Source, name: str, descriptor: Descriptor) -> Reference | None:
    """The name of a kit in its place."""
    if isinstance(source, FolderSource):
        return None
    if isinstance(source, (OciLayout, OciArchive)):
        entries = (each.reference for each in source.entries if each.descriptor.digest == descriptor.digest)
        return next((each for each in entries if each is not None), None)
    return Reference.parse(name).with_default_tag()


def _split_layout(text: str) -> tuple[Path, str]:
    """Split `DIR[:NAME]` at the first `:` after an existing folder."""
    at = text.find(":")
    while at >= 0:
        if os.path.isdir(text[:at]):
            return Path(text[:at]), text[at + 1 :]
        at = text.find(":", at + 1)
    return Path(text), ""
