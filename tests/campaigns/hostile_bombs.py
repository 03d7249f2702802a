"""Layers that grow: compressed streams, long headers, floods of entries, deep trees; and digests of what is in them."""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Final

import zstandard

from tests.campaigns.hostile_kits import TAR, Kit, Layer, files_of, raw_layer, sha256, tar_layer, write_layout
from tests.campaigns.hostile_layers import try_kit
from tests.campaigns.hostile_oracle import ACCEPT, EITHER, REFUSE, Must, Oracle
from tests.campaigns.hostile_tars import sound_archive
from tests.support.tar_bytes import END, GNU, archive, file, folder, header, pax, record

MIB: Final = 1 << 20
_GZIP: Final = f"{TAR}+gzip"
_ZSTD: Final = f"{TAR}+zstd"
_EMPTY_GZIP: Final = gzip.compress(b"", mtime=0)


def zstd(content: bytes) -> bytes:
    """One zstd frame."""
    return zstandard.ZstdCompressor(level=1).compress(content)


def skippable(content: bytes, number: int = 0) -> bytes:
    """A skippable frame."""
    return bytes([0x50 + number]) + b"\x2a\x4d\x18" + struct.pack("<I", len(content)) + content


def zstd_frame(descriptor: int, rest: bytes, *blocks: tuple[int, bytes]) -> bytes:
    """A frame written by hand: its descriptor, what follows it, and blocks of (kind, content)."""
    out = b"\x28\xb5\x2f\xfd" + bytes([descriptor]) + rest
    for at, (kind, content) in enumerate(blocks):
        size = len(content) if kind != 1 else 128 * 1024
        out += ((at == len(blocks) - 1) | kind << 1 | size << 3).to_bytes(3, "little") + content
    return out


@cache
def _zeros(mebibytes: int) -> bytes:
    """A gzip member of so many MiB of zeros."""
    return gzip.compress(bytes(mebibytes * MIB), 9, mtime=0)


def _bombs() -> Iterator[tuple[str, bytes, str]]:
    """Streams that expand a thousandfold and more, to 10 GiB."""
    big = header(b"big", size_field=b"\x80" + (10 << 30).to_bytes(11, "big"))
    yield "gzip, one file of 10 GiB", gzip.compress(big, mtime=0) + _zeros(64) * 160 + gzip.compress(END), _GZIP
    zeros = zstd_frame(0x00, b"\x58", (0, _of_zeros(3 << 29)), *([(1, b"\0")] * 12_288), (0, END))
    yield "zstd, one file of 1.5 GiB", zeros, _ZSTD
    yield "gzip, zeros after the end", gzip.compress(archive(file(b"x")), mtime=0) + _zeros(64) * 160, _GZIP
    rle = zstd_frame(0x00, b"\x58", *([(1, b"\0")] * 81_920))
    yield "zstd, RLE blocks of zeros after the end", zstd(archive(file(b"x"))) + rle, _ZSTD


def _of_zeros(size: int) -> bytes:
    return header(b"zeros", size_field=b"\x80" + size.to_bytes(11, "big"))


def expanding(oracle: Oracle) -> None:
    """Bombs by ratio, refused after a GiB at the most."""
    if oracle.scope.sample and oracle.scope.guard is None:
        return  # what is made for them takes longer than the rest of a sample
    for label, content, media_type in _bombs():
        kit = Kit((Layer(content, media_type),))
        if "1.5 GiB" in label:
            try_kit(oracle, "bombs", f"{label}, dry run", kit, "--dry-run", must=REFUSE)
        if not oracle.scope.sample:
            try_kit(oracle, "bombs", label, kit, must=REFUSE)


def members(oracle: Oracle) -> None:
    """Members and frames without number, and what follows them."""
    sound = sound_archive()
    whole, frame = gzip.compress(sound, mtime=0), zstd(sound)
    cases: list[tuple[str, bytes, str, Must]] = [
        ("52,428 empty members", whole + _EMPTY_GZIP * 52_428, _GZIP, REFUSE),
        ("1,001 members", whole + _EMPTY_GZIP * 1_000, _GZIP, REFUSE),
        ("1,000 members", whole + _EMPTY_GZIP * 999, _GZIP, ACCEPT),
        ("52,428 empty frames", frame + zstd(b"") * 52_428, _ZSTD, REFUSE),
        ("100,000 skippable frames", skippable(b"") * 100_000 + frame, _ZSTD, REFUSE),
        ("a skippable frame of 4 GiB", frame + skippable(b"")[:4] + b"\xff" * 4, _ZSTD, REFUSE),
        ("skippable frames", skippable(b"x" * 1000, 15) + frame + skippable(b""), _ZSTD, ACCEPT),
        ("gzip in gzip", gzip.compress(whole), _GZIP, REFUSE),
        ("gzip in gzip in gzip", gzip.compress(gzip.compress(_zeros(64))), _GZIP, REFUSE),
        ("zstd in gzip", gzip.compress(frame), _GZIP, REFUSE),
        ("gzip called zstd", whole, _ZSTD, REFUSE),
        ("zstd called gzip", frame, _GZIP, REFUSE),
        ("gzip called plain", whole, TAR, REFUSE),
        ("plain called gzip", sound, _GZIP, REFUSE),
        ("nothing, gzip", b"", _GZIP, REFUSE),
        ("nothing, zstd", b"", _ZSTD, REFUSE),
        ("two halves", gzip.compress(sound[:700]) + gzip.compress(sound[700:]), _GZIP, ACCEPT),
    ]
    for tail in (b"\0", b"garbage", b"\x1f\x8b", b"\x1f", bytes(100_000), b"\x28\xb5\x2f\xfd", b"\x50\x2a\x4d\x18"):
        cases.append((f"gzip and {tail[:8]!r}", whole + tail, _GZIP, REFUSE))
        cases.append((f"zstd and {tail[:8]!r}", frame + tail, _ZSTD, REFUSE))
    for label, content, media_type, must in (*cases, *_odd_gzip(sound)):
        try_kit(oracle, "members and frames", label, Kit((Layer(content, media_type),)), must=must)
    frames(oracle)


def frames(oracle: Oracle) -> None:
    """Windows, dictionaries and blocks of zstd."""
    for label, content, media_type, must in _odd_zstd(sound_archive()):
        try_kit(oracle, "members and frames", label, Kit((Layer(content, media_type),)), must=must)


def _odd_gzip(sound: bytes) -> Iterator[tuple[str, bytes, str, Must]]:
    """Headers and trailers of gzip that are rare or wrong (RFC 1952)."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = compressor.compress(sound) + compressor.flush()
    trailer = struct.pack("<II", zlib.crc32(sound), len(sound))

    def stream(flags: int = 0, extra: bytes = b"", method: int = 8, end: bytes = trailer) -> bytes:
        return b"\x1f\x8b" + bytes([method, flags]) + bytes(4) + b"\x00\xff" + extra + body + end

    yield "plain header", stream(), _GZIP, ACCEPT
    yield "long name", stream(8, b"n" * 100_000 + b"\0"), _GZIP, EITHER
    yield "name without end", stream(8, b"n" * 8 * MIB), _GZIP, REFUSE
    yield "name that climbs", stream(8, b"../../evil\0"), _GZIP, EITHER
    yield "comment without end", stream(16, b"c" * MIB), _GZIP, REFUSE
    yield "extra of 65,535", stream(4, b"\xff\xff" + b"e" * 65_535), _GZIP, EITHER
    yield "extra too short", b"\x1f\x8b\x08\x04" + bytes(6) + b"\xff\xff" + b"e", _GZIP, REFUSE
    yield "header checksum", stream(2, b"\0\0"), _GZIP, EITHER
    for flags in (32, 64, 128, 255):
        yield f"reserved flags {flags}", stream(flags), _GZIP, EITHER
    for method in (0, 7, 9, 255):
        yield f"method {method}", stream(method=method), _GZIP, REFUSE
    yield "wrong checksum", stream(end=bytes(4) + trailer[4:]), _GZIP, REFUSE
    yield "wrong length", stream(end=trailer[:4] + bytes(4)), _GZIP, REFUSE
    for cut in range(1, 9):
        yield f"trailer cut by {cut}", stream(end=trailer[:-cut]), _GZIP, REFUSE


def _odd_zstd(sound: bytes) -> Iterator[tuple[str, bytes, str, Must]]:
    """Windows, sizes, dictionaries and blocks of zstd that are rare or wrong (RFC 8878)."""
    raw = (0, sound[:100_000])
    yield "window of 128 MiB", zstd_frame(0x00, b"\x88", raw), _ZSTD, ACCEPT
    for window in (0x89, 0x90, 0xA0, 0xA8, 0xF8, 0xFF):
        yield f"window {window:#x}", zstd_frame(0x00, bytes([window]), raw), _ZSTD, REFUSE
    for size in (0, 2**27, 2**27 + 1, 2**31, 2**63, 2**64 - 1):
        yield f"single segment of {size}", zstd_frame(0xE0, struct.pack("<Q", size), raw), _ZSTD, REFUSE
    yield "content size lies", zstd_frame(0xC0, b"\x58" + struct.pack("<Q", 10), raw), _ZSTD, REFUSE
    yield "dictionary", zstd_frame(0x03, b"\x58" + b"\1\2\3\4", raw), _ZSTD, REFUSE
    yield "reserved bit", zstd_frame(0x08, b"\x58", raw), _ZSTD, EITHER
    yield "checksum wrong", zstd_frame(0x04, b"\x58", raw) + b"\1\2\3\4", _ZSTD, REFUSE
    yield "checksum missing", zstd_frame(0x04, b"\x58", raw), _ZSTD, REFUSE
    yield "reserved block", zstd_frame(0x00, b"\x58", (3, b"x")), _ZSTD, REFUSE
    yield "garbage block", zstd_frame(0x00, b"\x58", (2, os.urandom(1000))), _ZSTD, REFUSE
    yield (
        "block too large",
        b"\x28\xb5\x2f\xfd\x00\x58" + ((1 | 200_000 << 3).to_bytes(3, "little")) + bytes(200_000),
        _ZSTD,
        REFUSE,
    )
    yield "block beyond the window", zstd_frame(0x00, b"\x00", (0, sound[:20_000])), _ZSTD, EITHER


def long_headers(oracle: Oracle) -> None:
    """A long name of 1 GiB, and PAX headers that are as large, compressed to a MiB."""
    if oracle.scope.sample and oracle.scope.guard is None:
        return
    size = b"\x80" + (1 << 30).to_bytes(11, "big")
    body = _zeros(64) * 16
    for flag, magic in ((b"L", GNU), (b"K", GNU), (b"x", b"ustar\x0000"), (b"g", b"ustar\x0000")):
        head = header(b"long", size_field=size, typeflag=flag, magic=magic)
        kit = Kit((Layer(gzip.compress(head, mtime=0) + body, _GZIP),))
        try_kit(oracle, "headers of 1 GiB", repr(flag), kit, must=REFUSE)
    # Names within the bound, but very many: 1.2 GiB of names in a few MiB.
    long = b"n" * 60_000
    flood = b"".join(pax(record(b"path", long)) + file(b"x") for _ in range(100))
    kit = Kit((Layer(gzip.compress(flood, 6, mtime=0) * 200 + gzip.compress(END), _GZIP),))
    try_kit(oracle, "headers of 1 GiB", "20,000 long names", kit, must=REFUSE)


def floods(oracle: Oracle) -> None:
    """Very many entries with few descriptors; very many folders from few entries; trees as deep as can be."""
    count = oracle.scope.of(200_000, 1_000)
    flood = b"".join(file(b"f/%d" % at) for at in range(count)) + END
    place = oracle.fresh()
    layout = write_layout(oracle.field.inputs / "kit", files_of(Kit((tar_layer(flood, "gzip"),))))
    words = ("unpack", f"oci:{layout}", "-d", place)
    label = f"{count} empty files, 64 descriptors"
    oracle.judge("floods", label, *words, destination=place, must=ACCEPT, files=64, seconds=300)
    implied_folders(oracle)
    _depths(oracle)


def implied_folders(oracle: Oracle) -> None:
    """Files that ask for very many folders."""
    implying: tuple[tuple[int, Must], ...] = ((10, ACCEPT), (60, REFUSE))
    for files, must in implying:
        deep = tar_layer(b"".join(_deep(at) for at in range(files)) + END, "gzip")
        try_kit(oracle, "floods", f"127 folders implied by each of {files} files", Kit((deep,)), must=must)


def _depths(oracle: Oracle) -> None:
    must: Must
    for depth in (1, 127, 128, 129, 1000, 2040):
        for make in (file, folder):
            name = b"/".join([b"d"] * depth)
            content = archive(pax(record(b"path", name)) + make(b"x"))
            must = ACCEPT if depth <= 128 else REFUSE
            try_kit(oracle, "deep trees", f"{depth} {make.__name__}", Kit((tar_layer(content),)), must=must)
    for parts in (16, 17):
        content = archive(pax(record(b"path", b"/".join([b"p" * 255] * parts))) + file(b"x"))
        try_kit(
            oracle,
            "deep trees",
            f"{parts} long parts",
            Kit((tar_layer(content),)),
            must=EITHER if parts == 16 else REFUSE,
        )


def _deep(number: int) -> bytes:
    """A file that implies 127 folders of its own, with a path of 4 kB."""
    return pax(record(b"path", b"%04d/" % number + b"/".join([b"d" * 31] * 127))) + file(b"x")


def diff_ids(oracle: Oracle) -> None:
    """What a kit says of a layer's uncompressed bytes and is not so."""
    sound, other = sound_archive(), archive(file(b"other", b"x"))
    for compression in ("", "gzip", "zstd"):
        for right in (True, False):
            stored = tar_layer(sound, compression)
            layer = Layer(stored.content, stored.media_type, sha256(sound if right else other))
            must: Must = ACCEPT if right else REFUSE
            label = f"{compression or 'plain'}, {'right' if right else 'a lie'}"
            named = (layer.diff_id,) if not right else ()
            try_kit(oracle, "diff IDs", f"ModelKit, {label}", Kit((layer,)), must=must, named=named)
            pack = Layer(
                stored.content, layer.media_type.replace("kitops.modelkit.model", "cncf.model.weight"), layer.diff_id
            )
            path = {"annotations": {"org.cncf.model.filepath": "m"}}
            pack = Layer(pack.content, pack.media_type, pack.diff_id, path)
            try_kit(oracle, "diff IDs", f"ModelPack, {label}", Kit((pack,), is_pack=True), must=must, named=named)
    raw = raw_layer(b"content", "file")
    lie = Layer(raw.content, raw.media_type, sha256(b"other"), raw.claims)
    try_kit(oracle, "diff IDs", "raw, a lie", Kit((lie,), is_pack=True), must=REFUSE)


def damaged_streams(oracle: Oracle) -> None:
    """Bytes of compressed streams changed, under the right digest of the changed stream."""
    chance = oracle.scope.random("streams")
    sound = sound_archive()
    streams = ((gzip.compress(sound, mtime=0), _GZIP), (zstd(sound), _ZSTD))
    for number in range(oracle.scope.of(300, 12)):
        content, media_type = streams[number % 2]
        changed = bytearray(content)
        for _ in range(chance.choice((1, 1, 2, 8))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        cut = chance.randrange(len(changed)) if number % 5 == 0 else len(changed)
        layer = Layer(bytes(changed[:cut]), media_type)
        try_kit(oracle, "damaged streams", f"{media_type} {number}", Kit((layer,)), must=EITHER)
