"""Streams as they come from a network or a verifier: no seeking, short reads."""

from __future__ import annotations

import io

from typing_extensions import Buffer, override


class Pipe(io.RawIOBase):
    """A stream that cannot seek and gives at most `step` bytes at a time; `ended` tells whether its end was met."""

    def __init__(self, content: bytes, step: int = 1 << 16) -> None:
        super().__init__()
        self._content = io.BytesIO(content)
        self._step = step
        self.ended = False

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._content.read(min(len(view), self._step))
        view[: len(piece)] = piece
        self.ended = self.ended or (len(view) > 0 and not piece)
        return len(piece)
