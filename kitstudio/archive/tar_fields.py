"""One 512-byte tar header and the records of a PAX header, read strictly (POSIX.1-2001 pax, GNU and v7 headers)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, Fact, KitStudioError

BLOCK: Final = 512
ZERO_BLOCK: Final = bytes(BLOCK)
SIZE_MAX: Final = (1 << 63) - 1

_OCTAL: Final = re.compile(rb" *([0-7]*)[ \0]*")
_RECORD: Final = re.compile(rb"([1-9][0-9]{0,5}) ")
_DECIMAL: Final = re.compile(rb"[0-9]{1,19}")
_USTAR: Final = b"ustar\0"
_GNU: Final = b"ustar  \0"
_V7: Final = bytes(8)


class BadArchiveError(KitStudioError):
    """A tar archive is not what its format says, or beyond our limits."""

    code = "KS-BAD-ARCHIVE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{subject} is refused: {reason} (at byte {offset}).")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Fetch or pack it again; if that does not help, ask its author.")

    def __init__(self, **facts: Fact) -> None:
        super().__init__(**{"subject": "The archive", **facts})


@dataclass(frozen=True, slots=True)
class Header:
    """What a header block says of itself, before PAX and GNU headers have their say.

    Attributes:
        name: prefix and name joined, raw bytes.
        typeflag: one byte.
        mode: the twelve mode bits.
        size: bytes of content that follow.
    """

    name: bytes
    typeflag: bytes
    mode: int
    size: int


def read_header(block: bytes, offset: int) -> Header:
    """Read a header block that is not all zeros; `offset` is where it stood.

    Raises:
        BadArchiveError: wrong checksum, unknown magic, a number that is none.
    """
    _check_sum(block, offset)
    magic = block[257:265]
    if not (magic.startswith(_USTAR) or magic in (_GNU, _V7)):
        raise BadArchiveError(reason="a header is of no known kind", offset=offset)
    name = _text(block[:100])
    prefix = _text(block[345:500]) if magic.startswith(_USTAR) else b""
    size = _number(block[124:136], "size", offset)
    if size > SIZE_MAX:
        raise BadArchiveError(reason="a size is too large", offset=offset)
    return Header(
        name=prefix + b"/" + name if prefix else name,
        typeflag=block[156:157],
        mode=_number(block[100:108], "mode", offset) & 0o7777,
        size=size,
    )


def _text(field: bytes) -> bytes:
    return field.partition(b"\0")[0]


def _check_sum(block: bytes, offset: int) -> None:
    """The sum of all bytes with the sum's own field taken as blanks; old writers added them up as signed."""
    match = _OCTAL.fullmatch(block[148:156])
    rest = block[:148] + block[156:]
    unsigned = byte_sum(rest[:256]) + byte_sum(rest[256:]) + 8 * 0x20
    if match and match[1]:
        stored = int(match[1], 8)
        if stored == unsigned or stored == unsigned - 256 * sum(byte > 127 for byte in rest):
            return
    raise BadArchiveError(reason="a header has a wrong checksum", offset=offset)


def byte_sum(data: bytes) -> int:
    """The sum of at most 256 bytes: the lower half of adler32 begun with 0, in a tenth of the time `sum` takes."""
    return zlib.adler32(data, 0) & 0xFFFF


def _number(field: bytes, what: str, offset: int) -> int:
    """An octal number, or GNU's base-256 form (first bit set; the second is the sign)."""
    if field[0] & 0x80:
        if field[0] & 0x40:
            raise BadArchiveError(reason=f"a {what} is negative", offset=offset)
        return int.from_bytes(bytes([field[0] & 0x3F]) + field[1:], "big")
    match = _OCTAL.fullmatch(field)
    if match is None:
        raise BadArchiveError(reason=f"a {what} is no number", offset=offset)
    return int(match[1] or b"0", 8)


def read_records(content: bytes, offset: int) -> Mapping[bytes, bytes]:
    r"""Read the records of a PAX header, each `LEN key=value\n` with LEN counting itself.

    Raises:
        BadArchiveError: malformed, or a key that stands twice (readers differ in which one they believe).
    """
    records: dict[bytes, bytes] = {}
    at = 0
    while at < len(content):
        match = _RECORD.match(content, at)
        end = at + int(match[1]) if match else 0
        if match is None or not match.end() < end <= len(content) or content[end - 1 : end] != b"\n":
            raise BadArchiveError(reason="a PAX header is malformed", offset=offset)
        key, equals, value = content[match.end() : end - 1].partition(b"=")
        if not key or not equals:
            raise BadArchiveError(reason="a PAX header is malformed", offset=offset)
        if key in records:
            raise BadArchiveError(reason="a PAX header says one thing twice", offset=offset)
        records[key] = value
        at = end
    return records


def read_decimal(value: bytes, offset: int) -> int:
    """A PAX `size` value.

    Raises:
        BadArchiveError: not a plain decimal number up to 2**63-1.
    """
    if _DECIMAL.fullmatch(value) is None or int(value) > SIZE_MAX:
        raise BadArchiveError(reason="a PAX size is no size", offset=offset)
    return int(value)
