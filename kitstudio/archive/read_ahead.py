"""A stream read in a second thread, a few buffers ahead of whoever takes its bytes.

What reading costs (above all the digest that a verifying stream computes) then happens while the bytes before are
written. The order of everything stays: an error of the stream is raised where its bytes would have come.
"""

from __future__ import annotations

import io
import queue
import threading
from types import TracebackType
from typing import Final, Self

from typing_extensions import Buffer, override

from kitstudio.base.errors import KitStudioError

_BUFFER: Final = 256 * 1024
_BUFFERS: Final = 6


class ReadAhead(io.RawIOBase):
    """Passes a stream on; a context manager, no thread outlives it. Leaving it leaves `stream` open.

    Args:
        stream: read to its end by another thread, so nobody else may use it meanwhile.
    """

    def __init__(self, stream: io.RawIOBase) -> None:
        super().__init__()
        self._stream = stream
        self._free: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
        # A buffer and how much of it is filled: nothing at the end.
        self._full: queue.SimpleQueue[tuple[memoryview, int] | Exception] = queue.SimpleQueue()
        self._buffer = memoryview(bytearray(_BUFFER))
        self._rest = self._buffer[:0]
        self._error: Exception | None = None
        self._is_over = False
        self._thread = threading.Thread(target=self._read, name="kitstudio-read")

    @override
    def __enter__(self) -> Self:
        for _ in range(_BUFFERS - 1):
            self._free.put(memoryview(bytearray(_BUFFER)))
        self._thread.start()
        return self

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over = True
        self._free.put(None)
        self._thread.join()

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        """Take some bytes; 0 at the end.

        Raises:
            whatever reading the stream raised.
        """
        view = memoryview(buffer).cast("B")
        if not self._rest and view and not self._is_over:
            self._next()
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _next(self) -> None:
        if self._error is None:
            self._free.put(self._buffer)
            found = self._full.get()
            if isinstance(found, Exception):
                self._error = found
            else:
                self._buffer, count = found
                self._rest = self._buffer[:count]
                self._is_over = not count
        if self._error is not None:
            raise self._error

    def _read(self) -> None:
        try:
            while not self._is_over and (buffer := self._free.get()) is not None:
                count = self._stream.readinto(buffer) or 0
                self._full.put((buffer, count))
                if not count:
                    return
        except (KitStudioError, OSError) as error:
            self._full.put(error)
        finally:
            # Whoever waits for bytes must not wait for a thread that is gone.
            self._full.put(RuntimeError("the reading thread ended early"))
