"""Tar archives written byte by byte, right ones and wrong ones; no code of ours has a hand in them."""

from __future__ import annotations

BLOCK = 512
END = bytes(2 * BLOCK)
USTAR = b"ustar\x0000"
GNU = b"ustar  \0"
V7 = bytes(8)


def padded(content: bytes) -> bytes:
    """Content filled up with zeros to whole blocks."""
    return content + bytes(-len(content) % BLOCK)


def header(
    name: bytes,
    size: int = 0,
    *,
    typeflag: bytes = b"0",
    mode: int = 0o644,
    magic: bytes = USTAR,
    prefix: bytes = b"",
    linkname: bytes = b"",
    size_field: bytes | None = None,
    mode_field: bytes | None = None,
    checksum: bytes | None = None,
) -> bytes:
    """One header block; the checksum is right unless one is given."""
    block = bytearray(BLOCK)
    block[0 : len(name)] = name
    block[100:108] = b"%07o\0" % mode if mode_field is None else mode_field
    block[108:116] = b"%07o\0" % 1000
    block[116:124] = b"%07o\0" % 0
    block[124:136] = b"%011o\0" % size if size_field is None else size_field
    block[136:148] = b"%011o\0" % 0
    block[156:157] = typeflag
    block[157 : 157 + len(linkname)] = linkname
    block[257:265] = magic
    block[345 : 345 + len(prefix)] = prefix
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block) if checksum is None else checksum
    assert len(block) == BLOCK
    return bytes(block)


def file(name: bytes, content: bytes = b"", *, mode: int = 0o644, typeflag: bytes = b"0") -> bytes:
    """A member with its content."""
    return header(name, len(content), mode=mode, typeflag=typeflag) + padded(content)


def folder(name: bytes, *, mode: int = 0o755) -> bytes:
    """A folder member."""
    return header(name, typeflag=b"5", mode=mode)


def link(name: bytes, target: bytes, *, typeflag: bytes = b"2") -> bytes:
    """A symbolic link, or with typeflag `1` a hard link."""
    return header(name, typeflag=typeflag, linkname=target)


def record(key: bytes, value: bytes) -> bytes:
    """One PAX record; its length counts itself."""
    rest = b" " + key + b"=" + value + b"\n"
    length = len(rest) + 1
    while len(b"%d" % length) + len(rest) != length:
        length = len(b"%d" % length) + len(rest)
    return b"%d" % length + rest


def pax(records: bytes, *, typeflag: bytes = b"x") -> bytes:
    """A PAX header for the next member (or, with typeflag `g`, for all)."""
    return header(b"PaxHeaders.0/x", len(records), typeflag=typeflag) + padded(records)


def gnu_long(name: bytes, *, typeflag: bytes = b"L") -> bytes:
    """A GNU long name header."""
    return header(b"././@LongLink", len(name), typeflag=typeflag, magic=GNU) + padded(name)


def archive(*members: bytes) -> bytes:
    """Members and the two zero blocks."""
    return b"".join(members) + END
