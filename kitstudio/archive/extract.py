"""Layers into a stage: a tar layer's files and folders, or the one file of a raw layer.

Only regular files and folders come out of a layer; every other kind of member is refused by its type letter, as are
names that `SafeRelPath` refuses. Nothing here reaches the destination: that is `release`'s, when the caller has
checked the digests. A layer's stream is always read to its end, so that a verifying stream has its say.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from kitstudio.archive.expansion import BadCompressionError, ExpandsTooMuchError, NoRoomToExpandError
from kitstudio.archive.stage import Content, MemberClashError, Stage, TooManyNamesError, refuse_stage_names
from kitstudio.archive.subject import about
from kitstudio.archive.tar_fields import BadArchiveError
from kitstudio.archive.tar_reader import TarMember, read_members
from kitstudio.base import limits
from kitstudio.base.control import Advanced, Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError

_KINDS: Final = {
    "1": "a hard link",
    "2": "a symbolic link",
    "3": "a character device",
    "4": "a block device",
    "6": "a pipe",
    "S": "a sparse file",
}


class RefusedMemberError(KitStudioError):
    """A layer holds something that is neither a file nor a folder."""

    code = "KS-REFUSED-MEMBER"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is refused: it is {kind} (type {letter}).")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Layers hold files and folders only. Ask the kit's author.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder of a layer; `size` is 0 for a folder."""

    path: str
    size: int
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """What is unpacked, in words and numbers.

    Attributes:
        name: as an error calls it ("layer 2 (code src)"); no two of one stage the same.
        item: the key of progress events.
        total: uncompressed bytes, None when they are not known.
        below: the folder that a layer of a kit before 0.5 is unpacked in (modelkit-format 8.2), None for the top.
    """

    name: str
    item: str
    total: int | None = None
    below: SafeRelPath | None = None


class _Progress:
    """Reports every MiB, and at the end; heeds a cancel at each step."""

    def __init__(self, layer: Layer, control: Control) -> None:
        self._layer = layer
        self._control = control
        self._done = 0
        self._told = 0

    def at(self, done: int) -> None:
        """So many bytes of the layer are through."""
        self._control.token.check()
        self._done = done
        if done - self._told >= limits.CHUNK:
            self.tell()

    def by(self, size: int) -> None:
        """So many more bytes are through."""
        self.at(self._done + size)

    def tell(self) -> None:
        """Report where it is."""
        self._told = self._done
        self._control.report(Advanced(self._layer.item, self._done, self._layer.total))


def _where_it_was(path: SafeRelPath) -> SafeRelPath | None:
    return path


def extract_tar(
    stream: BinaryIO,
    stage: Stage,
    layer: Layer,
    control: Control,
    place: Callable[[SafeRelPath], SafeRelPath | None] = _where_it_was,
) -> tuple[Entry, ...]:
    """Unpack an uncompressed tar stream into the stage.

    Args:
        stream: the layer, as `decompress.decompressed` gives it; need not be seekable; read to its end, not closed.
        stage: where to.
        layer: its name and numbers.
        control: progress counts bytes of the uncompressed layer.
        place: where in the stage a path goes; None leaves it out, which every other check still sees.

    Returns:
        Its files and folders in the layer's order.

    Raises:
        BadArchiveError, RefusedMemberError, UnsafePathError, MemberClashError, TooManyNamesError: the layer is refused.
        NameCollisionError, FileSystemError: the file system refuses.
        OperationCancelledError: asked to stop. The stage is good for nothing after any of these.
    """
    progress = _Progress(layer, control)
    found: list[Entry] = []
    with about(layer.name):
        for member, body in read_members(stream, control):
            path = _path(member, layer.below)
            if path is None:
                continue
            progress.at(member.data_offset)
            if layer.total is not None and member.data_offset + member.size > layer.total:
                raise BadArchiveError(reason=f"{path} is larger than the archive", offset=member.header_offset)
            path = place(path)
            if path is None:
                continue
            if member.is_folder:
                stage.add_folder(path, member.mode, layer=layer.name)
            else:
                stage.add_file(path, member.mode, Content(body, member.size, layer.name, progress.by))
            found.append(Entry(str(path), member.size, member.is_folder))
    progress.tell()
    return tuple(found)


def _not_read(_path: SafeRelPath, _body: BinaryIO) -> None:
    return


def list_tar(
    stream: BinaryIO,
    layer: Layer,
    control: Control,
    read: Callable[[SafeRelPath, BinaryIO], None] = _not_read,
) -> tuple[Entry, ...]:
    """What `extract_tar` would unpack, nothing written; the same refusals but for those of the file system and clashes.

    A stream that can seek is not read but for its headers, and the files of which `read` takes the bytes.
    """
    found: list[Entry] = []
    with about(layer.name):
        for member, body in read_members(stream, control):
            path = _path(member, layer.below)
            if path is not None:
                found.append(Entry(str(path), member.size, member.is_folder))
                if not member.is_folder:
                    read(path, cast("BinaryIO", body))
    return tuple(found)


def _path(member: TarMember, below: SafeRelPath | None) -> SafeRelPath | None:
    """Where a member goes; None for a folder entry of the top itself, which other tools write and which says nothing.

    Raises:
        RefusedMemberError: neither file nor folder.
        UnsafePathError: a name that is no safe path, or a file's that ends like a folder's.
    """
    if not (member.is_file or member.is_folder):
        kind = _KINDS.get(member.typeflag, "of an unknown kind")
        raise RefusedMemberError(path=member.name, kind=kind, letter=member.typeflag)
    if member.is_folder and member.name in (".", "./"):
        return None
    path = SafeRelPath.parse(member.name)
    if member.is_file and member.name.endswith("/"):
        raise UnsafePathError(path=member.name, reason="it is a file and ends like a folder")
    refuse_stage_names(path)
    return path if below is None else SafeRelPath.parse(f"{below}/{path}")


def extract_raw(stream: BinaryIO, stage: Stage, path: SafeRelPath, mode: int, layer: Layer, control: Control) -> Entry:
    """Write the one file of a raw layer (modelkit-format 3.5) into the stage.

    Args:
        stream: the file's bytes; read to the end, not closed.
        stage: where to.
        path: the file's path, from the layer's annotation.
        mode: its permission bits.
        layer: its name and numbers; `total` is the file's size when it is known.
        control: as in `extract_tar`.

    Raises:
        MemberClashError, NameCollisionError, FileSystemError, OperationCancelledError: as `extract_tar`.
    """
    progress = _Progress(layer, control)
    size = 0

    def count(chunk: int) -> None:
        nonlocal size
        size += chunk
        progress.by(chunk)

    # What is asked of it is `readinto`, which every binary stream has.
    body = cast("io.RawIOBase", stream)
    with about(layer.name):
        stage.add_file(path, mode, Content(body, layer.total or 0, layer.name, count))
    progress.tell()
    return Entry(str(path), size)


_CONTENT_FAULTS: Final = (
    BadArchiveError,
    BadCompressionError,
    ExpandsTooMuchError,
    MemberClashError,
    NoRoomToExpandError,
    RefusedMemberError,
    TooManyNamesError,
    UnsafePathError,
)


@contextlib.contextmanager
def digest_first(source: BinaryIO) -> Iterator[None]:
    """Let a damaged layer be called damaged: when its content is refused, `source` is read to its end first.

    A verifying `source` then raises DigestMismatchError in place of what its wrong bytes led to; bytes that are right
    let the refusal stand.
    """
    try:
        yield
    except _CONTENT_FAULTS:
        while source.read(limits.CHUNK):
            pass
        raise
