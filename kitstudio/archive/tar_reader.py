"""A strict, forward-only tar reader: ustar, PAX, GNU long names, and v7 headers.

It knows nothing of file systems. Every member is handed out as it is, links and devices too, for the caller to refuse.
What two readers could understand differently is refused here (reliability-security 2.C): a PAX size rules what is read
*and* what is skipped, contradicting or repeated headers are errors, an archive must end with its two zero blocks, and
nothing but zeros may follow them.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, cast

from typing_extensions import Buffer, override

from kitstudio.archive.tar_fields import (
    BLOCK,
    ZERO_BLOCK,
    BadArchiveError,
    Header,
    read_decimal,
    read_header,
    read_records,
)
from kitstudio.base import limits
from kitstudio.base.control import Control

FILE: Final = "0"
FOLDER: Final = "5"
# Types whose size field counts nothing that follows (links, devices, folders, pipes).
_BODILESS: Final = frozenset("123456")
_EXTENSIONS_MAX: Final = 16
_READ: Final = 64 * 1024
_SPARSE: Final = b"GNU.sparse."


@dataclass(frozen=True, slots=True)
class TarMember:
    """One member of an archive.

    Attributes:
        name: as stored, UTF-8 with undecodable bytes as surrogates; not a path until `SafeRelPath` says so.
        typeflag: one character (`0` file, `5` folder; the old NUL is told apart already; `S` for every kind of
            sparse file).
        mode: the twelve mode bits.
        size: bytes of content.
        header_offset: where its first header block stands, PAX and GNU headers included; counted from where the
            stream was when it was handed in.
        data_offset: where its content begins.
    """

    name: str
    typeflag: str
    mode: int
    size: int
    header_offset: int
    data_offset: int

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return self.typeflag == FILE

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.typeflag == FOLDER


class MemberBody(io.RawIOBase):
    """The content of one member; valid until the next member is asked for."""

    def __init__(self, tape: _Tape, size: int) -> None:
        super().__init__()
        self._tape = tape
        self.remaining = size

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")[: self.remaining]
        self._tape.fill(view)
        self.remaining -= len(view)
        return len(view)


def read_members(stream: BinaryIO, control: Control | None = None) -> Iterator[tuple[TarMember, MemberBody]]:
    """Read an archive from where `stream` stands to its very end.

    What is not read of a body is skipped; by seeking when `stream` can. The stream need not be able to, and is not
    closed. Read ahead of the current member is up to 64 KiB, so `stream` is of no use to others until the end.

    Args:
        stream: the archive, uncompressed.
        control: asked to stop at each header and while skipping; nothing is reported.

    Raises:
        BadArchiveError: anything the module's description refuses, with the byte it stands at.
        OperationCancelledError: asked to stop.
    """
    tape = _Tape(stream, control or Control())
    try:
        names = 0
        for _ in range(limits.TAR_MEMBERS):
            found = _next_member(tape)
            if found is None:
                tape.finish()
                return
            names += len(found.name)
            if names > limits.TAR_NAMES:
                raise BadArchiveError(reason=f"its names are over {limits.TAR_NAMES} bytes", offset=tape.position)
            body = MemberBody(tape, 0 if found.typeflag in _BODILESS else found.size)
            yield found, body
            if found.size and found.typeflag in _BODILESS:
                raise BadArchiveError(reason="a member that cannot have content has some", offset=found.header_offset)
            tape.skip(body.remaining + -found.size % BLOCK)
            body.remaining = 0
        if _next_member(tape) is not None:
            raise BadArchiveError(reason=f"it has over {limits.TAR_MEMBERS} members", offset=tape.position)
        tape.finish()
    finally:
        tape.release()


class _Tape:
    """The stream with a position; every read is of an exact length."""

    def __init__(self, stream: BinaryIO, control: Control) -> None:
        self.position = 0
        self._stream = stream
        self._control = control
        self._end = _remaining(stream)
        # It wants a RawIOBase and takes whatever has `readinto`.
        self._reader = io.BufferedReader(cast("io.RawIOBase", stream), _READ)

    def release(self) -> None:
        """Let go of the stream without closing it; its owner may have closed it already."""
        with contextlib.suppress(ValueError):
            self._reader.detach()

    def block(self) -> bytes:
        """The next header block."""
        self._control.token.check()
        return self.take(BLOCK)

    def take(self, size: int) -> bytes:
        """The next `size` bytes, a bounded number."""
        found = self._reader.read(size)
        if len(found) < size:
            raise self._cut_short()
        self.position += size
        return found

    def fill(self, view: memoryview) -> None:
        """Fill `view` with the next bytes."""
        if self._reader.readinto(view) < len(view):
            raise self._cut_short()
        self.position += len(view)

    def skip(self, size: int) -> None:
        """Pass over `size` bytes, which must be there."""
        if self._end is None or size <= _READ:
            while size:
                self._control.token.check()
                size -= len(self.take(min(size, _READ)))
        elif self.position + size > self._end:
            raise self._cut_short()
        else:
            self._reader.seek(size, io.SEEK_CUR)
            self.position += size

    def finish(self) -> None:
        """After the end blocks: nothing but some zeros up to the end of the stream, which is reached."""
        end = self.position
        while rest := self._reader.read(_READ):
            self._control.token.check()
            if rest.count(0) != len(rest):
                raise BadArchiveError(reason="something follows its end", offset=self.position)
            self.position += len(rest)
            if self.position - end > limits.TAR_PADDING:
                raise BadArchiveError(reason=f"over {limits.TAR_PADDING} bytes of zeros follow its end", offset=end)

    def _cut_short(self) -> BadArchiveError:
        return BadArchiveError(reason="it is cut short", offset=self.position)


def _remaining(stream: BinaryIO) -> int | None:
    """Bytes from here to the end of a stream that can seek, None for others."""
    if not stream.seekable():
        return None
    here = stream.tell()
    end = stream.seek(0, io.SEEK_END)
    stream.seek(here)
    return end - here


@dataclass(slots=True)
class _Extensions:
    """What PAX and GNU headers say of the member that follows them."""

    name: bytes | None = None
    size: int | None = None
    is_sparse: bool = False
    seen: set[bytes] = field(default_factory=set)

    def note(self, flag: bytes, offset: int) -> None:
        """Refuse a second header of one kind, and PAX beside GNU: readers differ in which one they believe."""
        if flag in self.seen or (self.seen and b"x" in (self.seen | {flag})):
            raise BadArchiveError(reason="two long headers contradict each other", offset=offset)
        self.seen.add(flag)

    def add_pax(self, content: bytes, offset: int) -> None:
        """Take the records of a PAX header for one member."""
        records = read_records(content, offset)
        name, size = records.get(b"path"), records.get(b"size")
        if name == b"":
            raise BadArchiveError(reason="a PAX header names nothing", offset=offset)
        self.name = name
        self.size = None if size is None else read_decimal(size, offset)
        self.is_sparse = any(key.startswith(_SPARSE) for key in records)

    def add_long_name(self, content: bytes, offset: int) -> None:
        """Take a GNU long name, which ends with NUL."""
        name, _, rest = content.partition(b"\0")
        if not name or rest.strip(b"\0"):
            raise BadArchiveError(reason="a long name is malformed", offset=offset)
        self.name = name


def _next_member(tape: _Tape) -> TarMember | None:
    """The next member; None after the end blocks."""
    start = tape.position
    extensions = _Extensions()
    for _ in range(_EXTENSIONS_MAX):
        offset = tape.position
        block = tape.block()
        if block == ZERO_BLOCK:
            _check_end(tape, extensions)
            return None
        header = read_header(block, offset)
        if not _is_extension(tape, header, extensions, offset):
            return _member(header, extensions, start, tape.position)
    raise BadArchiveError(reason="too many extended headers follow each other", offset=start)


def _check_end(tape: _Tape, extensions: _Extensions) -> None:
    """After one zero block there must be a second, and no header may wait for its member."""
    if extensions.seen:
        raise BadArchiveError(reason="an extended header belongs to no member", offset=tape.position)
    if tape.block() != ZERO_BLOCK:
        raise BadArchiveError(reason="something follows its end", offset=tape.position - BLOCK)


def _is_extension(tape: _Tape, header: Header, extensions: _Extensions, offset: int) -> bool:
    """Read a header that only speaks of other members; False for a member itself."""
    flag = header.typeflag
    if flag not in (b"x", b"g", b"L", b"K"):
        return False
    if header.size > limits.PAX_RECORD:
        raise BadArchiveError(reason=f"an extended header is over {limits.PAX_RECORD} bytes", offset=offset)
    content = tape.take(header.size)
    tape.skip(-header.size % BLOCK)
    if flag == b"g":
        _check_global(content, offset)
        return True
    extensions.note(flag, offset)
    if flag == b"x":
        extensions.add_pax(content, offset)
    elif flag == b"L":
        extensions.add_long_name(content, offset)
    return True


def _check_global(content: bytes, offset: int) -> None:
    """A global header may carry comments and the like, never what a member is."""
    records = read_records(content, offset)
    if any(key in (b"path", b"size", b"linkpath") or key.startswith(_SPARSE) for key in records):
        raise BadArchiveError(reason="a global header names or sizes members", offset=offset)


def _member(header: Header, extensions: _Extensions, start: int, data_offset: int) -> TarMember:
    name = header.name if extensions.name is None else extensions.name
    size = header.size if extensions.size is None else extensions.size
    flag = header.typeflag.decode("latin-1")
    if flag == "\0":
        flag = FOLDER if name.endswith(b"/") else FILE
    if flag == FILE and extensions.is_sparse:
        flag = "S"
    return TarMember(name.decode("utf-8", "surrogateescape"), flag, header.mode, size, start, data_offset)
