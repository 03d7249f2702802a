"""A mounted file system that takes no file beyond a size, as FAT32 takes none of 4 GiB, and tells nobody."""

# ruff: noqa: ARG002 - the signatures are those of FUSE

from __future__ import annotations

import contextlib
import ctypes
import errno
import importlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.tools import lack

_PATIENCE = 10.0


class _Limited:
    """The calls of FUSE, passed on to a folder; a file that would be too large is refused with EFBIG."""

    use_ns = True

    def __init__(self, below: str, most: int) -> None:
        self._below, self._most = below, most

    def _at(self, path: str) -> str:
        return self._below + path

    def _heed(self, size: int) -> None:
        if size > self._most:
            raise OSError(errno.EFBIG, "too large")

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        found = os.lstat(self._at(path))
        times = {f"st_{each}": getattr(found, f"st_{each}_ns") for each in ("atime", "mtime", "ctime")}
        return {each: getattr(found, each) for each in dir(found) if each.startswith("st_")} | times

    def readdir(self, path: str, fh: int) -> list[str]:
        return [".", "..", *os.listdir(self._at(path))]

    def create(self, path: str, mode: int, fi: int | None = None) -> int:
        return os.open(self._at(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def open(self, path: str, flags: int) -> int:
        return os.open(self._at(path), flags & ~os.O_CREAT)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        return os.pread(fh, size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        self._heed(offset + len(data))
        return os.pwrite(fh, data, offset)

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        self._heed(length)
        os.truncate(self._at(path), length)
        return 0

    def release(self, path: str, fh: int) -> int:
        os.close(fh)
        return 0

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        os.fsync(fh)
        return 0

    def mkdir(self, path: str, mode: int) -> int:
        os.mkdir(self._at(path), mode)
        return 0

    def rmdir(self, path: str) -> int:
        os.rmdir(self._at(path))
        return 0

    def unlink(self, path: str) -> int:
        os.unlink(self._at(path))
        return 0

    def rename(self, old: str, new: str, flags: int = 0) -> int:
        os.rename(self._at(old), self._at(new))
        return 0

    def chmod(self, path: str, mode: int) -> int:
        os.chmod(self._at(path), mode)
        return 0

    def statfs(self, path: str) -> dict[str, int]:
        found = os.statvfs(self._below)
        return {each: getattr(found, each) for each in dir(found) if each.startswith("f_")}


@contextlib.contextmanager
def limited_disk(place: Path, most: int) -> Iterator[Path]:
    """The folder of a file system whose files have at most `most` bytes; skips where nothing can be mounted."""
    try:
        mfusepy = importlib.import_module("mfusepy")
    except ImportError:
        lack("mfusepy finds no libfuse: apt install libfuse3-3 fuse3, pip install '.[test]'")
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        lack("/dev/fuse cannot be used: modprobe fuse, in a container --device /dev/fuse")
    below, top = place / "below", place / "LIMITED"
    below.mkdir(parents=True)
    top.mkdir()
    server = os.fork()
    if not server:
        try:
            mfusepy.FUSE(_Limited(str(below), most), str(top), foreground=True, nothreads=True)
        finally:
            os._exit(0)
    try:
        deadline = time.monotonic() + _PATIENCE
        while not os.path.ismount(top):
            assert time.monotonic() < deadline, f"nothing was mounted at {top}"
            time.sleep(0.005)
        yield top
    finally:
        if os.geteuid() or ctypes.CDLL(None).umount2(os.fsencode(top), 0):
            subprocess.run(["fusermount3", "-u", "-z", top], check=False, capture_output=True)
        os.waitpid(server, 0)
