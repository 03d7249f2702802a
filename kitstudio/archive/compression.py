"""How a layer's bytes are stored (modelkit-format 3.4): as they are, as one gzip stream, or as one zstd frame.

One thread and fixed settings, fed in blocks of one size: the same library gives the same bytes again. Other libraries
give other bytes for the same content, as kit's own does; the diff ID is what stays the same.
"""

from __future__ import annotations

import struct
from typing import Final, Protocol

import isal
import zstandard
from isal import isal_zlib

from kitstudio.model.media_type import Compression

_GZIP_LEVEL: Final = 2
_FASTEST_LEVEL: Final = 1
_ZSTD_LEVEL: Final = 3
# 8 MiB, the window of the encoder kit uses.
_ZSTD_WINDOW_LOG: Final = 23
# No name, no time, system unknown: the ten bytes Go writes; the ninth says how hard it tried.
_GZIP_HEADER: Final = bytes.fromhex("1f8b08000000000000ff")
_FASTEST_HEADER: Final = bytes.fromhex("1f8b08000000000004ff")


class Compressor(Protocol):
    """Takes bytes and gives the compressed ones as they come."""

    def compress(self, data: memoryview, /) -> bytes:
        """What is ready after taking `data`, perhaps nothing."""
        ...

    def flush(self) -> bytes:
        """The rest; nothing may be added after it."""
        ...


class _Gzip:
    """One gzip member around a raw deflate stream (RFC 1952)."""

    def __init__(self, *, fastest: bool) -> None:
        level = _FASTEST_LEVEL if fastest else _GZIP_LEVEL
        self._deflate = isal_zlib.compressobj(level, isal_zlib.DEFLATED, -isal_zlib.MAX_WBITS)
        self._head = _FASTEST_HEADER if fastest else _GZIP_HEADER
        self._sum = 0
        self._size = 0

    def compress(self, data: memoryview, /) -> bytes:
        self._sum = isal_zlib.crc32(data, self._sum)
        self._size += len(data)
        head, self._head = self._head, b""
        return head + self._deflate.compress(data)

    def flush(self) -> bytes:
        head, self._head = self._head, b""
        return head + self._deflate.flush() + struct.pack("<II", self._sum, self._size & 0xFFFFFFFF)


def compressor(compression: Compression, *, fastest: bool = False) -> Compressor | None:
    """A new compressor, None for bytes stored as they are; `fastest` is the least effort, for gzip only."""
    match compression:
        case Compression.NONE:
            return None
        case Compression.GZIP:
            return _Gzip(fastest=fastest)
        case Compression.ZSTD:
            return _zstd()


def build_of(compression: Compression) -> str:
    """Which library, in which version, makes the bytes: others make others. Empty for bytes stored as they are."""
    match compression:
        case Compression.NONE:
            return ""
        case Compression.GZIP:
            return f"isal {isal.__version__}"
        case Compression.ZSTD:
            return f"zstd {zstandard.ZSTD_VERSION}"


def _zstd() -> Compressor:
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _ZSTD_LEVEL, window_log=_ZSTD_WINDOW_LOG, write_checksum=True, write_content_size=False, threads=0
    )
    return zstandard.ZstdCompressor(compression_params=parameters).compressobj()
