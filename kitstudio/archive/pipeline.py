"""A stream of bytes hashed in a second thread, if there may be one, while the first reads, compresses and writes.

Small pieces are gathered into a few buffers that stay in the processor's cache; files are read straight into them. The
buffers are always filled to the brim before they go on, so what a compressor sees depends on the bytes alone.
"""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, TypeAlias

from kitstudio.archive.compression import Compressor
from kitstudio.model.descriptor import Digest

_BUFFER: Final = 256 * 1024
_BUFFERS: Final = 6

Sink: TypeAlias = "Callable[[memoryview], object]"


@dataclass(frozen=True, slots=True)
class Hashed:
    """What went through: digest and size as stored, and of the bytes before compression."""

    digest: Digest
    size: int
    diff_id: Digest
    plain_size: int


class Pipeline:
    """Collects bytes, hashes them, hands them (compressed) to a sink. A context manager; no thread outlives it.

    Args:
        sink: takes all of the bytes it is given, at once; the memory is used again afterwards.
        compressor: None to store the bytes as they are.
        flushed: called whenever a buffer went on; may raise to stop.
        alone: hash in the calling thread as well.
    """

    def __init__(
        self, sink: Sink, compressor: Compressor | None, flushed: Callable[[], None], *, alone: bool = False
    ) -> None:
        self._sink = sink
        self._compressor = compressor
        self._flushed = flushed
        self._alone = alone
        self._plain = hashlib.sha256()
        self._stored = hashlib.sha256()
        self._plain_size = 0
        self._stored_size = 0
        self._free: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
        self._full: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._buffer = memoryview(bytearray(_BUFFER))
        self._used = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._join()

    def add(self, data: bytes) -> None:
        """Take a small piece."""
        end = self._used + len(data)
        if end < _BUFFER:
            self._buffer[self._used : end] = data
            self._used = end
            return
        while data:
            room = self.room(len(data))
            count = len(room)
            room[:] = data[:count]
            data = data[count:]
            self.fill(count)

    def room(self, wanted: int) -> memoryview:
        """Memory for up to `wanted` bytes, never none; say with `fill` how many were put there."""
        return self._buffer[self._used : min(self._used + wanted, _BUFFER)]

    def fill(self, count: int) -> None:
        """Take `count` bytes that were put into `room`."""
        self._used += count
        if self._used == _BUFFER:
            self._hand_on()

    def finish(self) -> Hashed:
        """Send what is left; nothing may be added afterwards."""
        last = self._buffer[: self._used]
        self._join()
        self._plain.update(last)
        self._send(last)
        if self._compressor is not None:
            self._store(self._compressor.flush())
        diff_id = Digest("sha256", self._plain.hexdigest())
        if self._compressor is None:
            return Hashed(diff_id, self._plain_size, diff_id, self._plain_size)
        return Hashed(Digest("sha256", self._stored.hexdigest()), self._stored_size, diff_id, self._plain_size)

    def _hand_on(self) -> None:
        """Hash and send the full buffer, and take a free one."""
        if self._alone:
            self._plain.update(self._buffer)
            self._send(self._buffer)
            self._used = 0
        else:
            self._share()
        self._flushed()

    def _share(self) -> None:
        """Give the full buffer to the hash thread, send it, and take one that was hashed."""
        if self._thread is None:
            for _ in range(_BUFFERS - 1):
                self._free.put(memoryview(bytearray(_BUFFER)))
            self._thread = threading.Thread(target=self._hash, name="kitstudio-hash")
            self._thread.start()
        self._full.put(self._buffer)
        self._send(self._buffer)
        free = self._free.get()
        if free is None:
            raise RuntimeError("the hash thread ended early")
        self._buffer, self._used = free, 0

    def _send(self, view: memoryview) -> None:
        self._plain_size += len(view)
        if self._compressor is not None:
            self._store(self._compressor.compress(view))
        elif view:
            self._sink(view)

    def _store(self, data: bytes) -> None:
        if data:
            self._stored.update(data)
            self._stored_size += len(data)
            self._sink(memoryview(data))

    def _hash(self) -> None:
        try:
            while (view := self._full.get()) is not None:
                self._plain.update(view)
                self._free.put(view)
        finally:
            # Whoever waits for a buffer must not wait for a thread that is gone.
            self._free.put(None)

    def _join(self) -> None:
        if self._thread is not None:
            self._full.put(None)
            self._thread.join()
            self._thread = None
