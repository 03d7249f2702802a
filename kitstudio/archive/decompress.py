"""Compressed layers as bounded readers: what comes out is limited before it is read (modelkit-format 3.4).

A stream may be of several members (gzip) or frames (zstd), as both formats allow; anything else after their end is
refused, and so is an end that never comes.
"""

from __future__ import annotations

import io
from typing import BinaryIO, Final, cast

from isal import igzip_lib

from kitstudio.archive.expansion import FEED_SIZE, BadCompressionError, BoundedReader, Bounds, Expanding, Feed
from kitstudio.archive.zstd_frames import ZstdSource
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.model.media_type import Compression

_MAGIC: Final = b"\x1f\x8b"


def decompressed(
    source: BinaryIO, compression: Compression, bounds: Bounds | None = None, control: Control | None = None
) -> BinaryIO:
    """A reader of the bytes that `source` holds compressed; `source` itself when it is not compressed.

    The reader reads `source` to its very end before it reports its own, so that a verifying source has its say. It
    does not close `source`. With a `control` a cancel is heeded at each read of `source`, also where nothing comes out.

    Raises (while it is read):
        BadCompressionError: damaged, cut short, too many members, too large a window, something after the end.
        ExpandsTooMuchError, NoRoomToExpandError: beyond `bounds` (by default only the ratio of `limits`).
    """
    if compression is Compression.NONE:
        return source
    feed = Feed(source, control)
    stream: Expanding = _Gzip(feed) if compression is Compression.GZIP else ZstdSource(feed)
    return cast("BinaryIO", io.BufferedReader(BoundedReader(stream, bounds or Bounds()), FEED_SIZE))


class _Gzip:
    """An `Expanding` gzip stream (RFC 1952); checksum and length of each member are checked by the library."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._rest = b""
        self._member: igzip_lib.IgzipDecompressor | None = None
        self._members = 0

    @property
    def stored(self) -> int:
        """Compressed bytes taken so far."""
        return self._feed.taken

    def expand(self, size: int) -> bytes:
        """The next 1 to `size` expanded bytes; empty only at a proper end.

        Raises:
            BadCompressionError: not what RFC 1952 says, or beyond our limits.
        """
        while True:
            member = self._member or self._begun()
            if member is None:
                return b""
            fresh = self._fed() if member.needs_input else b""
            try:
                piece = member.decompress(fresh, size)
            except igzip_lib.error as error:  # type: ignore[misc]  # the stub calls the class an instance
                raise BadCompressionError(form="gzip", reason="its content is damaged") from error
            if member.eof:
                self._rest = member.unused_data
                self._member = None
            if piece:
                return piece

    def _begun(self) -> igzip_lib.IgzipDecompressor | None:
        """The next member, None at the end of the stream."""
        while len(self._rest) < len(_MAGIC) and (more := self._feed.more()):
            self._rest += more
        if not self._rest and self._members:
            return None
        if not self._rest.startswith(_MAGIC):
            raise BadCompressionError(form="gzip", reason=_strange(self._members))
        self._members += 1
        if self._members > limits.COMPRESSED_MEMBERS:
            raise BadCompressionError(form="gzip", reason=f"it has over {limits.COMPRESSED_MEMBERS} members")
        self._member = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
        return self._member

    def _fed(self) -> bytes:
        fresh, self._rest = self._rest, b""
        if not fresh:
            fresh = self._feed.more()
        if not fresh:
            raise BadCompressionError(form="gzip", reason="it is cut short")
        return fresh


def _strange(members: int) -> str:
    return "something that is no gzip follows its end" if members else "it does not begin as one"
