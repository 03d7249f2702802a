"""Export: kits as a plain OCI image layout, in a folder or one archive; written, fsynced, read again, hashed.

Archives are deterministic: the same kits under the same names give the same bytes. `oci-layout` and `index.json` come
first, then every kit's manifest, config and layers, so that a reader of a stream knows early what it holds.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

import zstandard
from isal import igzip

from kitstudio.archive.hashing import VerifyingReader, check_size, hash_stream
from kitstudio.archive.tar_header import BLOCK, TRAILER, header, padding
from kitstudio.base import limits
from kitstudio.base.control import Advanced, Control, Entered
from kitstudio.base.durable import make_folders, sync_folder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, DigestMismatchError, ExitCode, KitStudioError, UsageError
from kitstudio.base.os_errors import What, converted, require_room, what_is
from kitstudio.model import go_json
from kitstudio.model.content import Fetcher
from kitstudio.model.descriptor import REF_NAME, Descriptor, Digest
from kitstudio.model.manifest import Index, Manifest
from kitstudio.model.media_type import OCI_MANIFEST
from kitstudio.store.export_draft import draft_beside, put_in_place, sweep_drafts
from kitstudio.store.layout_entries import INDEX_FILE, LAYOUT_FILE, blob_name
from kitstudio.store.oci_archive import OciArchive
from kitstudio.store.oci_layout import OciLayout

_LAYOUT: Final = go_json.encode({"imageLayoutVersion": "1.0.0"})
_LEVEL: Final = 2
_FILE_MODE: Final = 0o644
# Endings of archives that are not written, ours in capitals among them.
_FOREIGN: Final = re.compile(
    r"\.(tar(\.\w+)?|t(ar|gz|xz|zst|bz2?|lz)|zip|7z|rar|gz|xz|zst|bz2|lz4?|lzma|br)$", re.IGNORECASE
)


class AlreadyThereError(KitStudioError):
    """Something stands where an export should go."""

    code = "KS-ALREADY-THERE"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is there already.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Choose another name, or --force to replace it.")


@dataclass(frozen=True, slots=True)
class ExportedKit:
    """A kit to write: where its blobs come from, its manifest, and the name it gets (empty: none)."""

    source: Fetcher
    manifest: Manifest
    name: str


class NotAnExportError(KitStudioError):
    """What stands where an export should go is no export."""

    code = "KS-NOT-AN-EXPORT"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is not replaced: it is neither a file nor an OCI layout.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Choose another name, or move it away first.")


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the export: path relative to it (empty for an archive itself), bytes, digest."""

    path: str
    size: int
    digest: Digest


@dataclass(frozen=True, slots=True)
class Written:
    """An export. `digest` is of the archive, or of a folder's index.json; `verified` means read again and compared."""

    path: Path
    digest: Digest
    size: int
    files: tuple[WrittenFile, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class LayoutSizes:
    """What writing kits would take: bytes and files of a folder, its largest file, and bytes of a plain archive."""

    folder: int
    files: int
    largest: int
    archive: int


def layout_sizes(kits: Sequence[ExportedKit]) -> LayoutSizes:
    """How large an export would be, by what the manifests claim; no blob is looked at."""
    sizes = [len(_LAYOUT), len(_index(kits)), *(descriptor.size for descriptor, _ in _contents(kits))]
    members = sum(BLOCK + size + len(padding(size)) for size in sizes)
    return LayoutSizes(sum(sizes), len(sizes), max(sizes), members + len(TRAILER))


class _Sink(Protocol):
    def begin(self, name: str, size: int) -> None: ...

    def write(self, chunk: bytes) -> object: ...

    def end(self, size: int) -> None: ...


def write_layout(path: Path, kits: Sequence[ExportedKit], control: Control, *, force: bool = False) -> Written:
    """Write kits to `path`.

    Args:
        path: a folder to make (or an empty one), or a file ending in `.tar`, `.tar.gz`, `.tgz` or `.tar.zst`.
        kits: what to write; blobs they share are written once.
        control: progress by digest, cancel.
        force: replace what is there.

    Raises:
        UsageError: `path` is named like an archive of another kind, which would be a folder.
        AlreadyThereError: something is there.
        DigestMismatchError, BlobNotFoundError: a blob is damaged or missing where it comes from, or came out damaged.
        DiskFullError, FileSystemError: it cannot be written; nothing is left behind.
    """
    names = [kit.name for kit in kits if kit.name]
    if len(names) != len(set(names)):
        raise UsageError(problem="A kit was named twice.", advice="Name each kit once.")
    is_archive = path.name.endswith((".tar", ".tar.gz", ".tgz", ".tar.zst"))
    if not is_archive and _FOREIGN.search(path.name) and what_is(path) is not What.FOLDER:
        raise UsageError(
            problem=f"{path.name} is named like an archive that is not written.",
            advice="Name a folder, or a file that ends in .kit.tar, .kit.tar.gz or .kit.tar.zst.",
        )
    # Before it is refused: the killed run whose draft lies there may have put everything in its place.
    sweep_drafts(path.parent)
    with converted("Exporting", path):
        _refuse(path, force=force)
        make_folders(path.parent)
        if _ending(path) in ("", ".tar"):
            require_room(path.parent, _size(kits), "Exporting")
        with draft_beside(path, _ending(path)) as draft:
            written = _write_archive(draft, kits, control) if is_archive else _write_folder(draft, kits, control)
            _refuse(path, force=force)
            put_in_place(draft, path)
    return Written(path, written.digest, written.size, written.files, written.verified)


def _size(kits: Sequence[ExportedKit]) -> int:
    """Bytes of all blobs, as they are and not only as they are claimed."""
    size = 0
    for descriptor, open_blob in _contents(kits):
        with open_blob() as stream:
            check_size(stream, descriptor)
        size += descriptor.size
    return size


def occupied(path: Path) -> bool:
    """Whether something stands there that an export would have to replace."""
    what = what_is(path, follow_links=False)
    with converted("Exporting", path):
        return what is not What.NOTHING and not (what is What.FOLDER and not any(path.iterdir()))


def _refuse(path: Path, *, force: bool) -> None:
    """Raise when what stands there is not ours to replace: with `force` only a file, a link or an OCI layout goes."""
    if not occupied(path):
        return
    if not force:
        raise AlreadyThereError(path=str(path))
    is_layout = not path.is_symlink() and what_is(path / LAYOUT_FILE) is What.FILE
    if not (path.is_symlink() or what_is(path) is What.FILE or is_layout):
        raise NotAnExportError(path=str(path))


def _ending(path: Path) -> str:
    return next((each for each in (".tar.gz", ".tar.zst", ".tgz", ".tar") if path.name.endswith(each)), "")


def _index(kits: Sequence[ExportedKit]) -> bytes:
    entries = []
    for kit in kits:
        point = kit.manifest.descriptor
        annotations = {REF_NAME: kit.name} if kit.name else {}
        entries.append(Descriptor(OCI_MANIFEST, point.digest, point.size, annotations, kit.manifest.artifact_type))
    return Index(tuple(entries), {}).encode()


def _contents(kits: Sequence[ExportedKit]) -> Iterator[tuple[Descriptor, Callable[[], BinaryIO]]]:
    """Every blob once, in the order it is written, with how to open it."""
    seen: set[Digest] = set()
    for kit in kits:
        raw = kit.manifest.raw
        blobs: list[tuple[Descriptor, Callable[[], BinaryIO]]] = [
            (kit.manifest.descriptor, lambda raw=raw: io.BytesIO(raw))  # type: ignore[misc]  # mypy cannot type it
        ]
        blobs += [
            (blob, lambda blob=blob, kit=kit: kit.source.fetch(blob))  # type: ignore[misc]  # as above
            for blob in (kit.manifest.config, *kit.manifest.layers)
        ]
        for descriptor, open_blob in blobs:
            if descriptor.digest not in seen:
                seen.add(descriptor.digest)
                yield descriptor, open_blob


def _fill(sink: _Sink, kits: Sequence[ExportedKit], control: Control) -> None:
    contents = list(_contents(kits))
    for descriptor, _ in contents:
        control.report(Entered(str(descriptor.digest), str(descriptor.digest), descriptor.size))
    for name, content in ((LAYOUT_FILE, _LAYOUT), (INDEX_FILE, _index(kits))):
        sink.begin(name, len(content))
        sink.write(content)
        sink.end(len(content))
    for descriptor, open_blob in contents:
        item = str(descriptor.digest)
        sink.begin(blob_name(descriptor.digest), descriptor.size)
        done = 0
        with open_blob() as stream:
            reader = VerifyingReader(stream, descriptor)
            while chunk := reader.read(limits.CHUNK):
                control.token.check()
                sink.write(chunk)
                done += len(chunk)
                control.report(Advanced(item, done, descriptor.size))
        sink.end(done)


class _FolderSink:
    """One file for each member, fsynced."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file: BinaryIO | None = None

    def begin(self, name: str, size: int) -> None:
        del size
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("xb")

    def write(self, chunk: bytes) -> object:
        return cast("BinaryIO", self._file).write(chunk)

    def end(self, size: int) -> None:
        del size
        file = cast("BinaryIO", self._file)
        _make_durable(file)
        file.close()

    def close(self) -> None:
        """Let go of a file that was not written to its end."""
        if self._file is not None:
            self._file.close()


def _make_durable(file: BinaryIO) -> None:
    """Write through to the disk; what is read again then comes from there where the system lets us."""
    file.flush()
    os.fsync(file.fileno())
    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _write_folder(draft: Path, kits: Sequence[ExportedKit], control: Control) -> Written:
    draft.mkdir()
    with contextlib.closing(_FolderSink(draft)) as sink:
        _fill(sink, kits, control)
    for folder in sorted({path.parent for path in draft.rglob("*")} | {draft}):
        sync_folder(folder, required=False)
    files = []
    layout = OciLayout(draft)
    for descriptor, _ in _contents(kits):
        _check(layout, descriptor, control)
        files.append(WrittenFile(blob_name(descriptor.digest), descriptor.size, descriptor.digest))
    for name in (LAYOUT_FILE, INDEX_FILE):
        content = (draft / name).read_bytes()
        files.append(WrittenFile(name, len(content), Digest.of(content)))
    index = files[-1].digest
    return Written(
        draft, index, sum(each.size for each in files), tuple(sorted(files, key=lambda each: each.path)), verified=True
    )


def _check(source: Fetcher, descriptor: Descriptor, control: Control) -> None:
    with source.fetch(descriptor) as stream:
        reader = VerifyingReader(stream, descriptor)
        while reader.read(limits.CHUNK):
            control.token.check()


class _TarSink:
    """Members of one tar stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def begin(self, name: str, size: int) -> None:
        self._stream.write(header(name.encode("utf-8"), size, _FILE_MODE))

    def write(self, chunk: bytes) -> object:
        return self._stream.write(chunk)

    def end(self, size: int) -> None:
        self._stream.write(padding(size))


def _write_archive(draft: Path, kits: Sequence[ExportedKit], control: Control) -> Written:
    with draft.open("xb") as file:
        with _compressed(file, draft.name) as stream:
            _fill(_TarSink(stream), kits, control)
            stream.write(TRAILER)
        _make_durable(file)
    with OciArchive(draft, control) as archive:
        for descriptor, _ in _contents(kits):
            _check(archive, descriptor, control)
        expected = [kit.manifest.descriptor.digest for kit in kits]
        if [entry.descriptor.digest for entry in archive.entries] != expected:
            raise DigestMismatchError(subject=str(draft), expected="the kits written", actual="another index")
    with draft.open("rb") as file:
        whole, size = hash_stream(file, control)
    files = [WrittenFile(blob_name(each.digest), each.size, each.digest) for each, _ in _contents(kits)]
    return Written(draft, whole, size, tuple(files), verified=True)


@contextlib.contextmanager
def _compressed(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    if name.endswith((".gz", ".tgz")):
        # No name and no time in the header: the same kits give the same bytes.
        with igzip.IGzipFile("", "wb", _LEVEL, file, 0) as stream:  # type: ignore[no-untyped-call]  # isal has no stubs
            yield cast("BinaryIO", stream)
    elif name.endswith(".zst"):
        with zstandard.ZstdCompressor(write_checksum=True).stream_writer(file, closefd=False) as stream:
            yield cast("BinaryIO", stream)
    else:
        yield file
