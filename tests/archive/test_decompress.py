"""Compressed streams as bounded readers, against the compressors of others."""

from __future__ import annotations

import collections
import gzip
import io
import struct
import subprocess
import zlib
from typing import BinaryIO, cast

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.expansion import BadCompressionError, Bounds, ExpandsTooMuchError, NoRoomToExpandError
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import OperationCancelledError
from kitstudio.model.media_type import Compression
from tests.support.streams import Pipe

CONTENT = bytes(range(256)) * 40 + bytes(300_000) + b"end"
GZIP = gzip.compress(CONTENT, mtime=0)
ZSTD = zstandard.ZstdCompressor(write_checksum=True).compress(CONTENT)
BOTH = [(Compression.GZIP, GZIP), (Compression.ZSTD, ZSTD)]
IDS = ["gzip", "zstd"]


def expanded(stored: bytes, compression: Compression, bounds: Bounds | None = None) -> bytes:
    return decompressed(cast(BinaryIO, Pipe(stored)), compression, bounds).read()


def refusal(stored: bytes, compression: Compression) -> str:
    with pytest.raises(BadCompressionError) as caught:
        expanded(stored, compression)
    return caught.value.summary


def zstd_frame(*blocks: bytes, window: int = 0x00) -> bytes:
    return b"\x28\xb5\x2f\xfd\x00" + bytes([window]) + b"".join(blocks)


def block(kind: int, size: int, body: bytes, *, last: bool = True) -> bytes:
    return struct.pack("<I", size << 3 | kind << 1 | last)[:3] + body


def test_what_is_not_compressed_is_handed_through() -> None:
    source = io.BytesIO(b"x")
    assert decompressed(source, Compression.NONE) is source


@pytest.mark.parametrize(("compression", "stored"), BOTH, ids=IDS)
@pytest.mark.parametrize("step", [1, 3, 1000, 1 << 20])
def test_a_stream_comes_out_whole_however_it_comes_in(compression: Compression, stored: bytes, step: int) -> None:
    source = Pipe(stored, step)
    reader = decompressed(cast(BinaryIO, source), compression)
    pieces = iter(lambda: reader.read(7777), b"")
    assert b"".join(pieces) == CONTENT
    # A verifying source has had its say, and is still its owner's.
    assert source.ended
    reader.close()
    assert not source.closed


def test_the_streams_of_the_usual_programs_are_read() -> None:
    made = subprocess.run(["gzip", "-c"], input=CONTENT, stdout=subprocess.PIPE, check=True).stdout
    assert expanded(made, Compression.GZIP) == CONTENT
    # `zstd -c` 1.5.4 of Debian 12, with and without its checksum.
    body = "750100640261206c6179657220617320746865207a7374642070726f6772616d2073746f7265732069740a01007e29554f"
    for stored in ("28b52ffd2498" + body + "f9d169c6", "28b52ffd0058" + body):
        assert expanded(bytes.fromhex(stored), Compression.ZSTD) == b"a layer as the zstd program stores it\n" * 4


@pytest.mark.parametrize(("compression", "stored"), BOTH, ids=IDS)
def test_several_members_are_one_stream(compression: Compression, stored: bytes) -> None:
    assert expanded(stored * 3, compression) == CONTENT * 3


def test_empty_members_and_skippable_frames_are_passed_over() -> None:
    skippable = b"\x5a\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"hello"
    empty = zstandard.compress(b"")
    assert expanded(skippable + empty + ZSTD + skippable, Compression.ZSTD) == CONTENT
    assert expanded(gzip.compress(b"") + GZIP + gzip.compress(b""), Compression.GZIP) == CONTENT


@pytest.mark.parametrize(("compression", "stored"), BOTH, ids=IDS)
def test_a_cut_stream_is_refused_wherever_it_is_cut(compression: Compression, stored: bytes) -> None:
    cuts = {*range(60), *range(len(stored) - 60, len(stored)), *range(60, len(stored), 97)}
    for cut in sorted(cut for cut in cuts if 0 <= cut < len(stored)):
        refusal(stored[:cut], compression)


@pytest.mark.parametrize(("compression", "stored"), BOTH, ids=IDS)
@pytest.mark.parametrize("tail", [b"\0", bytes(1024), b"x", b"\x1f", b"\x28\xb5", b"trailing garbage"])
def test_anything_behind_the_end_is_refused(compression: Compression, stored: bytes, tail: bytes) -> None:
    refusal(stored + tail, compression)


@pytest.mark.parametrize(("compression", "stored"), BOTH, ids=IDS)
def test_a_flipped_bit_never_gives_other_content(compression: Compression, stored: bytes) -> None:
    for at in range(0, len(stored), 11):
        damaged = bytearray(stored)
        damaged[at] ^= 0x10
        try:
            assert expanded(bytes(damaged), compression) == CONTENT
        except BadCompressionError:
            continue


@pytest.mark.parametrize(("compression", "stored"), BOTH, ids=IDS)
def test_the_other_compression_is_no_stream_of_this_one(compression: Compression, stored: bytes) -> None:
    other = Compression.ZSTD if compression is Compression.GZIP else Compression.GZIP
    assert "does not begin as one" in refusal(stored, other)


@pytest.mark.parametrize(
    ("compression", "one"),
    [(Compression.GZIP, gzip.compress(b"", mtime=0)), (Compression.ZSTD, zstandard.compress(b""))],
    ids=IDS,
)
def test_a_flood_of_empty_members_is_refused(compression: Compression, one: bytes) -> None:
    assert expanded(one * limits.COMPRESSED_MEMBERS, compression) == b""
    assert f"over {limits.COMPRESSED_MEMBERS}" in refusal(one * (limits.COMPRESSED_MEMBERS + 1), compression)


def test_a_large_zstd_window_is_refused_before_it_is_made() -> None:
    body = block(0, 3, b"abc")
    # Exponent 17 is a window of 128 MiB, the largest taken; 17 and one eighth is beyond.
    assert expanded(zstd_frame(body, window=17 << 3), Compression.ZSTD) == b"abc"
    assert "window is larger" in refusal(zstd_frame(body, window=17 << 3 | 1), Compression.ZSTD)
    assert "window is larger" in refusal(zstd_frame(body, window=0xFF), Compression.ZSTD)
    single = b"\x28\xb5\x2f\xfd\xe0" + (1 << 40).to_bytes(8, "little") + body
    assert "window is larger" in refusal(single, Compression.ZSTD)


@pytest.mark.parametrize(
    "stored",
    [
        zstd_frame(block(3, 3, b"abc")),
        zstd_frame(block(0, 200_000, bytes(200_000))),
        zstd_frame(block(2, 3, b"abc")),
        zstd_frame(block(0, 3, b"abc", last=False)),
        b"\x28\xb5\x2f\xfd\x01\x00\x07" + block(0, 3, b"abc"),
    ],
    ids=["reserved block", "block too large", "no entropy", "no last block", "needs a dictionary"],
)
def test_zstd_frames_that_break_the_rules_are_refused(stored: bytes) -> None:
    refusal(stored, Compression.ZSTD)


def test_a_bomb_is_refused_beyond_the_ratio_once_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FREE_PASS", 1 << 20)
    bomb = gzip.compress(bytes(4 << 20), 9)
    assert len(bomb) * limits.EXPANSION_RATIO < 4 << 20
    for compression, stored in ((Compression.GZIP, bomb), (Compression.ZSTD, zstandard.compress(bytes(4 << 20)))):
        with pytest.raises(ExpandsTooMuchError):
            expanded(stored, compression)
        assert len(expanded(stored, compression, Bounds(ratio=None))) == 4 << 20


def test_a_gibibyte_bomb_takes_little_memory_and_time() -> None:
    # One repeated block makes 128 KiB of 4 bytes, 32,768 to 1.
    bomb = zstd_frame(block(1, 128 * 1024, b"\0", last=False) * 10_000, block(0, 0, b""), window=0x38)
    reader = decompressed(io.BytesIO(bomb), Compression.ZSTD)
    with pytest.raises(ExpandsTooMuchError) as caught:
        collections.deque(iter(lambda: reader.read(1 << 20), b""), maxlen=0)
    assert caught.value.facts["stored"] == len(bomb)


def test_growth_beyond_the_room_there_is_is_refused() -> None:
    with pytest.raises(NoRoomToExpandError) as caught:
        expanded(GZIP, Compression.GZIP, Bounds(room=1000))
    assert caught.value.facts["allowed"] == 1000
    assert expanded(GZIP, Compression.GZIP, Bounds(room=len(CONTENT))) == CONTENT


def test_a_cancel_is_heeded_where_nothing_comes_out() -> None:
    # Empty stored blocks: input without end, output none.
    deflate = zlib.compressobj(wbits=31)
    head = deflate.compress(b"") + deflate.flush(zlib.Z_FULL_FLUSH)
    control = Control()
    stored = Pipe(head + b"\0\0\0\xff\xff" * 500_000)
    reader = decompressed(cast(BinaryIO, stored), Compression.GZIP, control=control)
    control.token.cancel()
    with pytest.raises(OperationCancelledError):
        reader.read(1)


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=5), st.integers(1, 4000), st.booleans())
def test_any_content_in_any_members_comes_back(parts: list[bytes], step: int, checksum: bool) -> None:
    source = Pipe(b"".join(gzip.compress(part) for part in parts), step)
    assert decompressed(cast(BinaryIO, source), Compression.GZIP).read() == b"".join(parts)
    compressor = zstandard.ZstdCompressor(write_checksum=checksum, write_content_size=not checksum)
    source = Pipe(b"".join(compressor.compress(part) for part in parts), step)
    assert decompressed(cast(BinaryIO, source), Compression.ZSTD).read() == b"".join(parts)
