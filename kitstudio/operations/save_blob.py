"""One blob of a kit -> a file, as it is stored, verified while it is written."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO, cast

from kitstudio.archive.hashing import VerifyingReader
from kitstudio.base import limits
from kitstudio.base.control import Advanced, Control, Entered
from kitstudio.base.os_errors import What, converted, require_room, what_is
from kitstudio.model.content import BlobNotFoundError
from kitstudio.model.descriptor import Descriptor, Digest
from kitstudio.operations.context import Context
from kitstudio.operations.places import Located, located
from kitstudio.store.export_draft import draft_beside, put_in_place
from kitstudio.store.layout_writer import AlreadyThereError


def save_blob(
    context: Context, reference: str, digest: Digest, path: Path, control: Control, *, force: bool = False
) -> Descriptor:
    """Write manifest, config or a layer of a kit to a file; nothing is at `path` before every byte was verified.

    Args:
        context: the store.
        reference: any REF of the command line contract.
        digest: which blob of it.
        path: the file to make.
        control: progress under the digest, cancel.
        force: replace a file that is there.

    Returns:
        What was written.

    Raises:
        BlobNotFoundError: the kit has no such blob. AlreadyThereError: something stands at `path`.
        DigestMismatchError: the blob is damaged; nothing was written.
        NoRoomError, FileSystemError: it cannot be written.
    """
    context.require_outside_store(path)
    with located(context, reference, control) as found:
        blob = _blob_of(found, digest)
        control.report(Entered(str(digest), path.name, blob.size))
        with converted("Saving a blob", path, blob.size):
            _refuse(path, force=force)
            require_room(path.parent, blob.size, "Saving a blob")
            with draft_beside(path, "") as draft:
                with _opened(found, blob) as stream:
                    _write(stream, blob, draft, control)
                _refuse(path, force=force)
                put_in_place(draft, path)
        return blob


def _blob_of(found: Located, digest: Digest) -> Descriptor:
    manifest = found.kit.manifest
    for each in (manifest.descriptor, manifest.config, *manifest.layers):
        if each.digest == digest:
            return each
    raise BlobNotFoundError(digest=str(digest), place=found.name)


def _opened(found: Located, blob: Descriptor) -> BinaryIO:
    manifest = found.kit.manifest
    return io.BytesIO(manifest.raw) if blob == manifest.descriptor else found.source.fetch(blob)


def _refuse(path: Path, *, force: bool) -> None:
    if os.path.lexists(path) and not (force and what_is(path) is What.FILE):
        raise AlreadyThereError(path=str(path))


def _write(stream: BinaryIO, blob: Descriptor, draft: Path, control: Control) -> None:
    reader = cast("BinaryIO", VerifyingReader(stream, blob, control))
    done = 0
    with open(draft, "xb") as out:
        while chunk := reader.read(limits.CHUNK):
            out.write(chunk)
            done += len(chunk)
            control.report(Advanced(str(blob.digest), done, blob.size))
        out.flush()
        os.fsync(out.fileno())
