"""What a receive sheet looks into, read by a worker; what is no archive at all is known by its first bytes; no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.operations.context import Context
from kitstudio.operations.receive_preview import Offer, look_into

_BAD_ARCHIVE: Final = "KS-BAD-ARCHIVE"
_NO_LAYOUT: Final = "KS-NOT-A-LAYOUT"
_HEAD: Final = 512
_TAR_AT: Final = 257
_TAR: Final = b"ustar"
_MAGICS: Final = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"GGUF", "gguf"),
    (b"\x89HDF", "hdf5"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"%PDF", "pdf"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "sqlite"),
)


class NotAKitArchiveError(KitStudioError):
    """A file or folder that kits should be received from is nothing of the kind."""

    code = "KS-NOT-A-KIT-ARCHIVE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{name} is no kit archive and no OCI layout.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Choose the .kit.tar or .kit.tar.zst file, or the folder, that an export, oras or skopeo wrote.",
    )


def look(context: Context, path: Path, control: Control, *, whole: bool) -> Offer:
    """Look into an archive or layout, as `look_into` does.

    Raises:
        NotAKitArchiveError: it is none; `seems` says by a word what it is, empty when that cannot be told.
        KitStudioError: it is one and cannot be read.
    """
    try:
        return look_into(context, path, control, whole=whole)
    except KitStudioError as error:
        seems = _seems(path, error)
        if seems is None:
            raise
        raise NotAKitArchiveError(name=path.name, path=str(path), seems=seems, reason=error.summary) from error


def _seems(path: Path, error: KitStudioError) -> str | None:
    """What something seems to be that was refused so; None when it may well be an archive or layout that is damaged."""
    try:
        if path.is_dir():
            begun = any((path / each).exists() for each in ("oci-layout", "index.json", "blobs"))
            return "folder" if error.code == _NO_LAYOUT and not begun else None
        if error.code != _BAD_ARCHIVE or error.facts.get("offset") != 0:
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return None if head[_TAR_AT:].startswith(_TAR) else seems_to_be(head)


def seems_to_be(head: bytes) -> str:
    """A word for what begins so: `empty`, `zip`, `text`…; empty when that cannot be told."""
    if not head:
        return "empty"
    for magic, word in _MAGICS:
        if head.startswith(magic):
            return word
    if head[8:9] == b"{" and 0 < int.from_bytes(head[:8], "little") < 1 << 32:
        return "safetensors"
    is_text = not any(each < 32 and each not in b"\t\n\r\f" for each in head)
    return "text" if is_text else ""
