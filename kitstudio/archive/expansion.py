"""How far compressed bytes may grow, whatever the format."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from typing_extensions import Buffer, override

from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, Fact, KitStudioError
from kitstudio.base.os_errors import DiskFullError, free_in


class BadCompressionError(KitStudioError):
    """A compressed stream is not what its format says."""

    code = "KS-BAD-COMPRESSION"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{subject} is refused as {form}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Fetch or pack it again; if that does not help, ask its author.")

    def __init__(self, **facts: Fact) -> None:
        super().__init__(**{"subject": "A stream", **facts})


class ExpandsTooMuchError(KitStudioError):
    """A compressed stream grows beyond every honest measure, or beyond the room there is."""

    code = "KS-EXPANDS-TOO-MUCH"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP(
        "errors",
        "{subject} is refused: its first {stored} bytes expand to over {allowed}, {ratio} times as many.",
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "It may be made to fill the disk. Ask its author for a plain one.")

    def __init__(self, **facts: Fact) -> None:
        super().__init__(**{"subject": "A stream", **facts})


class NoRoomToExpandError(DiskFullError):
    """A compressed stream holds more than there is room for."""

    code = "KS-NO-ROOM-TO-EXPAND"
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "A compressed stream holds more than the {allowed} bytes there is room for on the disk."
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a stream may grow.

    Attributes:
        ratio: expanded bytes per stored byte, looked at above `limits.EXPANSION_FREE_PASS`; None for no such bound.
        room: expanded bytes that fit where they go (`Stage.room`); None when they are only looked at.
    """

    ratio: int | None = limits.EXPANSION_RATIO
    room: int | None = None

    def check(self, stored: int, expanded: int) -> None:
        """Refuse `expanded` bytes that came out of `stored` ones.

        Raises:
            NoRoomToExpandError: more than fits.
            ExpandsTooMuchError: more than is honest.
        """
        if self.room is not None and expanded > self.room:
            raise NoRoomToExpandError(allowed=self.room)
        if self.ratio is not None and expanded > max(limits.EXPANSION_FREE_PASS, stored * self.ratio):
            allowed = max(limits.EXPANSION_FREE_PASS, stored * self.ratio)
            raise ExpandsTooMuchError(stored=stored, allowed=allowed, ratio=self.ratio)


_RESERVE: Final = 1 << 30


def room_at(fd: int) -> int:
    """Bytes that may grow beside an open file: what is free, less 1 GiB (less a tenth of a disk below 10 GiB)."""
    found = os.statvfs(fd)
    reserve = min(_RESERVE, found.f_blocks * found.f_frsize // 10)
    return max(0, free_in(found) - reserve)


FEED_SIZE: Final = 256 * 1024


class Feed:
    """The compressed bytes, counted; heeds a cancel at each read."""

    def __init__(self, source: BinaryIO, control: Control | None) -> None:
        self.taken = 0
        self._source = source
        self._control = control

    def more(self) -> bytes:
        """The next bytes, empty at the end of the source."""
        if self._control is not None:
            self._control.token.check()
        fresh = self._source.read(FEED_SIZE)
        self.taken += len(fresh)
        return fresh


class Expanding(Protocol):
    """A compressed stream being read."""

    @property
    def stored(self) -> int:
        """Compressed bytes taken so far."""
        ...

    def expand(self, size: int) -> bytes:
        """The next 1 to `size` expanded bytes; empty only at a proper end."""
        ...


class BoundedReader(io.RawIOBase):
    """The expanded bytes of a stream, as long as they keep to the bounds."""

    def __init__(self, stream: Expanding, bounds: Bounds) -> None:
        super().__init__()
        self._stream = stream
        self._bounds = bounds
        self._expanded = 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._stream.expand(len(view)) if len(view) else b""
        view[: len(piece)] = piece
        self._expanded += len(piece)
        self._bounds.check(self._stream.stored, self._expanded)
        return len(piece)
