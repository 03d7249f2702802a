"""Tar headers byte for byte as kit writes them through Go's `archive/tar` (modelkit-format 3.3).

USTAR where everything fits, else a PAX member before it. Owner 1000:0 without names, all times zero, folders without an
end slash: none of the standard library's three formats gives these bytes.
"""

from __future__ import annotations

from typing import Final

from kitstudio.archive.tar_fields import byte_sum

BLOCK: Final = 512
TRAILER: Final = bytes(2 * BLOCK)
_NAME: Final = 100
_PREFIX: Final = 155
_OCTAL_LIMIT: Final = 8 << 30
# The checksum counts its own field as eight blanks.
_SPACES: Final = 8 * 32
# From the type flag (byte 156) to the end of the block.
_REST: Final = BLOCK - 156
# No link name; magic and version; no user or group name, device 0:0.
_MAGIC: Final = bytes(100) + b"ustar\x0000"
_AFTER_TYPE: Final = _MAGIC + bytes(64) + b"0000000\x000000000\0"
_RESTS: Final = {
    typeflag: (rest, _SPACES + sum(rest))
    for typeflag, rest in ((each, (each + _AFTER_TYPE).ljust(_REST, b"\0")) for each in (b"0", b"5"))
}


def header(name: bytes, size: int, mode: int, *, folder: bool = False) -> bytes:
    """The header of a member: 512 bytes, or more with a PAX member before it.

    Args:
        name: path relative to the context, parts joined by `/`, no end slash; any bytes but NUL.
        size: bytes of content, 0 for folders.
        mode: permission bits with set-user-id, set-group-id and sticky.
        folder: type `5` instead of `0`.
    """
    typeflag = b"5" if folder else b"0"
    fits = len(name) <= _NAME and name.isascii()
    if size < _OCTAL_LIMIT:
        if fits:
            return _block(name, mode, size, typeflag)
        split = _split(name)
        if split is not None:
            return _block(split[1], mode, size, typeflag, prefix=split[0])
    return _extended(name, size, mode, typeflag, fits=fits)


def padding(size: int) -> bytes:
    """The zero bytes that fill `size` bytes up to whole blocks."""
    return bytes(-size % BLOCK)


def _extended(name: bytes, size: int, mode: int, typeflag: bytes, *, fits: bool) -> bytes:
    """A PAX member with the records that do not fit, and the member's own header with what fits of them."""
    records = b"" if fits else _record(b"path", name)
    if size >= _OCTAL_LIMIT:
        records += _record(b"size", b"%d" % size)
        size = 0
    folder, slash, base = name.rpartition(b"/")
    extension = _ascii(b"".join((folder, slash, b"PaxHeaders.0/", base)))[:_NAME].rstrip(b"/")
    blocks = _plain_block(extension, len(records)), records, padding(len(records))
    return b"".join((*blocks, _block(_short(_ascii(name)), mode, size, typeflag)))


def _split(name: bytes) -> tuple[bytes, bytes] | None:
    """Prefix and rest of a long ASCII name at the last slash that fits; None when there is none."""
    if not name.isascii():
        return None
    at = name.rfind(b"/", 0, _PREFIX + 1)
    return (name[:at], name[at + 1 :]) if at > 0 and len(name) - at - 1 <= _NAME else None


def _ascii(name: bytes) -> bytes:
    return name if name.isascii() else bytes(byte for byte in name if byte < 0x80)


def _short(name: bytes) -> bytes:
    """What Go leaves of a name in a field too short for it: where it would end in a slash, one NUL is put before it."""
    if len(name) <= _NAME:
        return name
    field = bytearray(name[:_NAME])
    if field[-1:] == b"/":
        field[len(field[:-1].rstrip(b"/"))] = 0
    return bytes(field)


def _record(key: bytes, value: bytes) -> bytes:
    """A PAX record, `LEN key=value` and a newline; LEN counts itself."""
    rest = len(key) + len(value) + 3
    length = rest + len(str(rest))
    length = rest + len(str(length))
    return b"%d %s=%s\n" % (length, key, value)


def _block(name: bytes, mode: int, size: int, typeflag: bytes, *, prefix: bytes = b"") -> bytes:
    fields = b"%07o\x000001750\x000000000\x00%011o\x0000000000000\0" % (mode, size)
    if prefix:
        return _summed(name, fields, typeflag + _AFTER_TYPE + prefix.ljust(_PREFIX + 12, b"\0"))
    rest, total = _RESTS[typeflag]
    return b"%b%b%06o\0 %b" % (name.ljust(_NAME, b"\0"), fields, total + byte_sum(name + fields), rest)


def _plain_block(name: bytes, size: int) -> bytes:
    """The header of a PAX member: owner and device fields are empty."""
    fields = b"0000000\x000000000\x000000000\x00%011o\x0000000000000\0" % size
    return _summed(name, fields, b"x" + _MAGIC + bytes(_REST - 1 - len(_MAGIC)))


def _summed(name: bytes, fields: bytes, rest: bytes) -> bytes:
    total = _SPACES + sum(name) + sum(fields) + sum(rest)
    return b"%b%b%06o\0 %b" % (name.ljust(_NAME, b"\0"), fields, total, rest)
