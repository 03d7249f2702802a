"""Tar archives that are wrong in a header, a record or a size, each with what must come of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.campaigns.hostile_oracle import ACCEPT, EITHER, REFUSE, Must
from tests.support.tar_bytes import (
    BLOCK,
    GNU,
    USTAR,
    V7,
    archive,
    file,
    folder,
    gnu_long,
    header,
    padded,
    pax,
    record,
)

Case = tuple[str, bytes, Must]
_X: Final = file(b"x", b"x")


_MALFORMED: Final = (
    *(b"5 a=b\n", b"7 a=b\n", b"06 a=b\n", b"6 a=b", b"6 a=bb", b" 6 a=b\n", b"6  a=b\n", b"-6 a=b\n", b"6a=b\n"),
    *(b"6 =ab\n", b"6 abc\n", b"0 \n", b"1\n", b"3 \n", b"4 a\n", b"0x6 a=b\n", b"6\ta=b\n", b"+6 a=b\n", b"\n"),
    *(
        b"9" * 20 + b" a=b\n",
        b"9" * 5000,
        b"\0" * 100,
        b"6 a=b\n\0",
        b"6 a=b\nx",
        b"1000000 path=x\n",
        b"4294967302 a=b\n",
    ),
)


def sound_archive() -> bytes:
    """One archive with every sound kind of member."""
    return archive(
        folder(b"d"),
        file(b"d/a", b"alpha" * 300),
        pax(record(b"path", b"d/" + b"long" * 40)) + file(b"short", b"beta"),
        gnu_long(b"d/" + b"gnu" * 50 + b"\0") + file(b"short2", b"gamma" * 2000, mode=0o755),
        pax(record(b"comment", b"harmless"), typeflag=b"g"),
        file(b"d/empty"),
        pax(record(b"size", b"5")) + header(b"d/sized", 5) + padded(b"delta"),
        file(b"last", bytes(range(256)) * 8),
    )


def damaged_headers() -> Iterator[Case]:
    """Checksums, magics, numbers, ends and extended headers."""
    good = header(b"x", 1)
    for checksum in (b"0000000\0", b"        ", bytes(8), b"\xff" * 8, b"777777\0 ", b"-00001\0 ", b"0x1000\0 "):
        yield f"checksum {checksum!r}", archive(header(b"x", 1, checksum=checksum) + padded(b"x")), REFUSE
    for wrong in range(1, 9):
        checksum = b"%06o\0 " % (sum(good[:148]) + sum(good[156:]) + 8 * 32 + wrong)
        yield f"checksum {wrong} too much", archive(header(b"x", 1, checksum=checksum) + padded(b"x")), REFUSE
    for magic in (b"ustar\0\0\0", GNU, V7, USTAR, b"USTAR\x0000", b"ustar000", b"\xff" * 8, b"tar\0\0\0\0\0"):
        known = magic.startswith(b"ustar\0") or magic in (GNU, V7)
        yield f"magic {magic!r}", archive(header(b"x", 1, magic=magic) + padded(b"x")), ACCEPT if known else REFUSE
    for field in _numbers(8):
        yield f"mode {field!r}", archive(header(b"x", 1, mode_field=field) + padded(b"x")), EITHER
    yield from _ends()
    yield from _records()
    yield from _extensions()
    yield from _sparse()


def _numbers(width: int) -> Iterator[bytes]:
    """What a numeric field can hold that is no honest number."""
    for text in (b"", b"-1", b"+1", b"9", b"0x1", b"1 1", b"1\x001", b" 1", b"1e1", b"\x00" * 4 + b"1", b"7" * width):
        yield text[:width].ljust(width, b"\0")
    for first in (0x80, 0xFF, 0xC0, 0xBF, 0x81):
        yield bytes([first]) + b"\xff" * (width - 1)
        yield bytes([first]) + bytes(width - 2) + b"\x01"
        yield bytes([first]) + bytes(width - 1)


def sizes() -> Iterator[Case]:
    """Sizes that are huge, negative, no numbers, or two at once."""
    for field in _numbers(12):
        honest = field.rstrip(b"\0") == b" 1" or field == b"\x80" + bytes(10) + b"\x01"
        must: Must = EITHER if honest else REFUSE
        if field in (bytes(12), b"\x80" + bytes(11)):
            must = REFUSE  # no content, then something that is no header
        yield f"size field {field!r}", archive(header(b"x", size_field=field) + padded(b"x")), must
    for value in (b"2", b"0", b"1025", b"99999999999", b"9223372036854775807", b"9223372036854775808", b"9" * 40):
        yield f"PAX size {value!r}", archive(pax(record(b"size", value)) + _X), REFUSE if value != b"2" else EITHER
    for value in (b"-1", b"+1", b" 1", b"1 ", b"1.0", b"1.", b"0x1", b"1e0", b"", b"\xd9\xa1", b"1\n", b"1\0", b"01"):
        must = EITHER if value == b"01" else REFUSE
        yield f"PAX size {value!r}", archive(pax(record(b"size", value)) + _X), must
    # A member hidden in the content of another: what one reader skips, the other unpacks (CVE-2025-62518).
    hidden = file(b"../hidden", b"evil")
    yield (
        "PAX size over ustar size 0",
        archive(pax(record(b"size", b"%d" % len(hidden))) + header(b"a") + hidden),
        ACCEPT,
    )
    yield "ustar size over PAX size 0", archive(pax(record(b"size", b"0")) + header(b"a", len(hidden)) + hidden), REFUSE
    yield "PAX size cuts in two", archive(pax(record(b"size", b"512")) + header(b"a", len(hidden)) + hidden), REFUSE
    for flag in (b"1", b"2", b"3", b"4", b"5", b"6"):
        yield f"type {flag!r} with a size", archive(header(b"d", len(hidden), typeflag=flag) + hidden), REFUSE
        yield f"type {flag!r}, PAX size", archive(pax(record(b"size", b"1024")) + header(b"d", typeflag=flag)), REFUSE


def _ends() -> Iterator[Case]:
    zero = bytes(BLOCK)
    yield "nothing at all", b"", REFUSE
    yield "one zero block", zero, REFUSE
    yield "two zero blocks", zero * 2, ACCEPT
    yield "no end", _X, REFUSE
    yield "half an end", _X + zero, REFUSE
    yield "many zeros", archive(_X) + bytes(10_000), ACCEPT
    yield "a member after the end", archive(_X) + file(b"y"), REFUSE
    yield "a member after one zero block", _X + zero + file(b"y") + zero * 2, REFUSE
    yield "a byte after the end", archive(_X) + b"\1", REFUSE
    yield "a late byte after the end", archive(_X) + bytes(200_000) + b"\1", REFUSE
    yield "half a block after the end", archive(_X) + bytes(100), ACCEPT
    yield "two archives", archive(_X) + archive(file(b"y")), REFUSE
    yield "padding that is not zero", archive(header(b"x", 1) + b"x" + b"\xff" * 511), EITHER
    for kind, head in (("x", pax(record(b"path", b"y"))), ("L", gnu_long(b"y\0")), ("g", pax(b"", typeflag=b"g"))):
        yield f"{kind} and then the end", archive(head), EITHER if kind == "g" else REFUSE
        yield f"{kind} and then nothing", head, REFUSE


def _records() -> Iterator[Case]:
    """PAX records that are malformed, repeated, or far too many."""
    for text in _MALFORMED:
        yield f"record {text[:20]!r}", archive(pax(text) + _X), REFUSE
    twice = record(b"path", b"a") + record(b"path", b"b")
    yield "path twice", archive(pax(twice) + _X), REFUSE
    yield "size twice", archive(pax(record(b"size", b"1") * 2) + _X), REFUSE
    yield "comment twice", archive(pax(record(b"comment", b"1") * 2) + _X), REFUSE
    yield "10,000 records", archive(pax(b"".join(record(b"k%d" % at, b"v") for at in range(10_000))) + _X), REFUSE
    yield "many records", archive(pax(b"".join(record(b"k%d" % at, b"v") for at in range(4_000))) + _X), ACCEPT
    for key in (b"path", b"linkpath", b"comment", b"uname", b"hdrcharset"):
        for value in (b"", b"\0", b"a\0b", b"../evil", b"/evil", b"x" * 65_000, b"x" * 70_000):
            bad = key == b"path" or len(value) >= 65_530
            yield (
                f"{key!r} = {value[:10]!r} ({len(value)})",
                archive(pax(record(key, value)) + _X),
                REFUSE if bad else EITHER,
            )


def _extensions() -> Iterator[Case]:
    """Extended headers that follow, contradict or exceed each other."""
    path, size = pax(record(b"path", b"p")), pax(record(b"size", b"1"))
    name = gnu_long(b"l\0")
    yield "two PAX headers", archive(path + size + _X), REFUSE
    yield "two long names", archive(name + name + _X), REFUSE
    yield "PAX and GNU", archive(path + name + _X), REFUSE
    yield "GNU and PAX", archive(name + path + _X), REFUSE
    yield "long link and name", archive(gnu_long(b"t\0", typeflag=b"K") + name + _X), EITHER
    yield "17 comments", archive(*[pax(record(b"comment", b"c"), typeflag=b"g")] * 17, _X), REFUSE
    yield "1,000 long links", archive(*[gnu_long(b"t\0", typeflag=b"K")] * 1_000, _X), REFUSE
    for key in (b"path", b"size", b"linkpath", b"GNU.sparse.major"):
        yield f"global {key!r}", archive(pax(record(key, b"1"), typeflag=b"g"), _X), REFUSE
    for long in (b"", b"\0", b"no end", b"a\0b", b"a\0b\0", b"../evil\0", b"/evil\0", b"n" * 65_537):
        must: Must = EITHER if long == b"no end" else REFUSE
        yield f"long name {long[:10]!r}", archive(gnu_long(long) + _X), must
    for flag in b"xgLK":
        letter = bytes([flag])
        for field in (b"\x80" + b"\xff" * 11, b"7" * 11 + b"\0", b"\xff" * 12, b"00000200001\0"):
            yield f"{letter!r} of size {field!r}", archive(header(b"h", size_field=field, typeflag=letter)), REFUSE


def _sparse() -> Iterator[Case]:
    """Sparse files in every form, also hidden from readers that do not know them."""
    for magic in (USTAR, GNU, V7):
        yield f"old sparse {magic!r}", archive(header(b"s", 1, typeflag=b"S", magic=magic) + padded(b"x")), REFUSE
    for records in (
        record(b"GNU.sparse.size", b"1000000000000"),
        record(b"GNU.sparse.major", b"1") + record(b"GNU.sparse.minor", b"0") + record(b"GNU.sparse.name", b"../evil"),
        record(b"GNU.sparse.map", b"0,1") + record(b"GNU.sparse.numblocks", b"1"),
        record(b"GNU.sparse.realsize", b"1099511627776"),
    ):
        for flag in (b"0", b"\0"):
            block = header(b"s", 1, typeflag=flag) + padded(b"x")
            yield f"PAX sparse {records[:30]!r} {flag!r}", archive(pax(records) + block), REFUSE
