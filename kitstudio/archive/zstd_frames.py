"""zstd streams, their frames walked by ourselves (RFC 8878).

libzstd's streaming reader takes a stream that was cut for one that ended, and counts nothing. So the frame and block
headers are read here (one every 128 KiB or less) and only whole, bounded blocks reach the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final, cast

import zstandard

from kitstudio.archive.expansion import FEED_SIZE, BadCompressionError, Feed
from kitstudio.base import limits

_MAGIC: Final = b"\x28\xb5\x2f\xfd"
_SKIPPABLE: Final = b"\x2a\x4d\x18"
_BLOCK_MAX: Final = 128 * 1024
_DICTIONARY_ID_SIZES: Final = (0, 1, 2, 4)
_CONTENT_SIZE_SIZES: Final = (0, 2, 4, 8)
_RLE: Final = 1
_RESERVED: Final = 3


class ZstdSource:
    """An `Expanding` zstd stream."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._reader = zstandard.ZstdDecompressor(max_window_size=limits.ZSTD_WINDOW).stream_reader(
            cast("BinaryIO", _Frames(feed)), read_size=_BLOCK_MAX, read_across_frames=True
        )

    @property
    def stored(self) -> int:
        """Compressed bytes taken so far."""
        return self._feed.taken

    def expand(self, size: int) -> bytes:
        """The next 1 to `size` expanded bytes; empty only at a proper end.

        Raises:
            BadCompressionError: not what RFC 8878 says, or beyond our limits.
        """
        try:
            return self._reader.read(size)
        except zstandard.ZstdError as error:
            raise BadCompressionError(form="zstd", reason="its content is damaged") from error


class _Frames:
    """The file that libzstd reads: whole pieces of frames; skippable frames are left out."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._held = b""
        self._at = 0
        self._pieces = self._walk()

    def read(self, _size: int) -> bytes:
        """The next piece, empty at the end."""
        return next(self._pieces, b"")

    def _walk(self) -> Iterator[bytes]:
        frames = 0
        while magic := self._some(4):
            frames += 1
            if frames > limits.COMPRESSED_MEMBERS:
                raise BadCompressionError(form="zstd", reason=f"it has over {limits.COMPRESSED_MEMBERS} frames")
            if magic == _MAGIC:
                yield from self._frame()
            elif magic[1:] == _SKIPPABLE and magic[0] >> 4 == 5:
                self._skip(int.from_bytes(self._exactly(4), "little"))
            else:
                raise BadCompressionError(form="zstd", reason=_strange(frames))
        if not frames:
            raise BadCompressionError(form="zstd", reason="it is empty")

    def _frame(self) -> Iterator[bytes]:
        descriptor = self._exactly(1)[0]
        single = bool(descriptor >> 5 & 1)
        content_sizes = _CONTENT_SIZE_SIZES if not single else (1, 2, 4, 8)
        window = b"" if single else self._exactly(1)
        dictionary = self._exactly(_DICTIONARY_ID_SIZES[descriptor & 3])
        content = self._exactly(content_sizes[descriptor >> 6])
        if any(dictionary):
            raise BadCompressionError(form="zstd", reason="it needs a dictionary")
        if _window_size(window, content) > limits.ZSTD_WINDOW:
            raise BadCompressionError(form="zstd", reason=f"its window is larger than {limits.ZSTD_WINDOW} bytes")
        yield _MAGIC + bytes([descriptor]) + window + dictionary + content
        last = False
        while not last:
            head = self._exactly(3)
            number = int.from_bytes(head, "little")
            last, kind, size = bool(number & 1), number >> 1 & 3, number >> 3
            if kind == _RESERVED or size > _BLOCK_MAX:
                raise BadCompressionError(form="zstd", reason="its content is damaged")
            yield head + self._exactly(1 if kind == _RLE else size)
        if descriptor >> 2 & 1:
            yield self._exactly(4)

    def _exactly(self, size: int) -> bytes:
        found = self._some(size)
        if len(found) < size:
            raise BadCompressionError(form="zstd", reason="it is cut short")
        return found

    def _some(self, size: int) -> bytes:
        """The next `size` bytes, fewer only where the source ends."""
        while len(self._held) - self._at < size:
            more = self._feed.more()
            if not more:
                break
            self._held = self._held[self._at :] + more
            self._at = 0
        found = self._held[self._at : self._at + size]
        self._at += len(found)
        return found

    def _skip(self, size: int) -> None:
        while size:
            size -= len(self._exactly(min(size, FEED_SIZE)))


def _window_size(window: bytes, content: bytes) -> int:
    """Bytes the decoder must hold: the window descriptor's, or the whole content of a single-segment frame."""
    if not window:
        # Two bytes hold the size less 256; beside a limit of megabytes that does not matter.
        return int.from_bytes(content, "little")
    base = 1 << (10 + (window[0] >> 3))
    return base + (base >> 3) * (window[0] & 7)


def _strange(frames: int) -> str:
    return "it does not begin as one" if frames == 1 else "something that is no zstd follows its end"
