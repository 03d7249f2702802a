"""Writing files of any size so that the disk is at work from the first megabytes on, not only at the last sync."""

from __future__ import annotations

import ctypes
import os
from typing import Final

from kitstudio.base.limits import MIB

_BEGIN_WRITING: Final = 2  # SYNC_FILE_RANGE_WRITE: do not wait for it
_WINDOW: Final = 32 * MIB

_libc: Final = ctypes.CDLL(None, use_errno=True)


def write_all(fd: int, chunk: bytes | bytearray | memoryview) -> None:
    """Write all of `chunk`; a short write goes on where it stopped."""
    view = memoryview(chunk).cast("B")
    done = os.write(fd, view)
    while done < len(view):
        done += os.write(fd, view[done:])


class Outflow:
    """Writes a file from `size` on and lets the disk begin early, so that the fsync at the end is short."""

    def __init__(self, fd: int, size: int = 0) -> None:
        self.fd = fd
        self.size = size
        self._begun = size

    def write(self, chunk: bytes | bytearray | memoryview) -> None:
        """Take all of `chunk`.

        Raises:
            OSError: it cannot be written.
        """
        write_all(self.fd, chunk)
        self.size += len(chunk)
        if self.size - self._begun >= _WINDOW:
            if hasattr(_libc, "sync_file_range"):
                begun, size = ctypes.c_int64(self._begun), ctypes.c_int64(self.size - self._begun)
                _libc.sync_file_range(self.fd, begun, size, _BEGIN_WRITING)  # whether it worked, the fsync will tell
            self._begun = self.size
