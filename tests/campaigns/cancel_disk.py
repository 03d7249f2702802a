"""A disk as slow as the campaign wants it: a folder shown again through FUSE, its calls held until they are let go.

python -m tests.campaigns.cancel_disk FOLDER MOUNT PANEL

As a real disk it lets nobody interrupt it: a process that waits for it cannot even be killed before it answers.
"""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import os
import stat
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

CALLS: Final = ("list", "read", "write", "sync", "rename", "unlink")
_PERIOD: Final = 0.005
_ROW: Final = struct.Struct("dqqqq")
_UNIT: Final = 128 * 1024
"""Bytes that are one piece of work for a disk; a kernel may ask for many more and smaller ones."""

_COUNTING: Final = threading.Lock()
_START: Final = 20.0
_STAT: Final = (
    "st_mode", "st_ino", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
)  # fmt: skip
_STATFS: Final = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail")


class Panel:
    """Shared memory: for each call how long it takes from which one on, how many came, and how many were held."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _ROW.size * len(CALLS))

    @staticmethod
    def make(path: Path) -> Panel:
        """A new one: everything is fast."""
        path.write_bytes(bytes(_ROW.size * len(CALLS)))
        return Panel(path)

    def slow(self, call: str, seconds: float, after: int = 0) -> None:
        """Count anew, and let each `call` but the first `after` ones take so long."""
        self._write(call, seconds, after, 0, 0, 0)

    def free(self) -> None:
        """Let go of everything, what is held too."""
        for call in CALLS:
            self._write(call, 0.0, *self._read(call)[1:])

    def came(self, call: str) -> int:
        """How often `call` came since it was made slow."""
        return self._read(call)[2]

    def held(self, call: str) -> int:
        """How often it was held."""
        return self._read(call)[3]

    def work(self, call: str) -> int:
        """How much it was asked for: in pieces of 128 KiB where bytes are moved, else in calls."""
        return self._read(call)[4] // _UNIT

    def hold(self, call: str, size: int = _UNIT) -> None:
        """Take as long as the panel says (in the disk's process); less than a second is meant for a whole piece."""
        begin = time.monotonic()
        with _COUNTING:
            seconds, after, came, held, moved = self._read(call)
            is_held = seconds > 0 and came >= after
            self._write(call, seconds, after, came + 1, held + is_held, moved + size)
        part = size / _UNIT if seconds < 1 else 1.0
        while is_held and time.monotonic() - begin < self._read(call)[0] * part:
            time.sleep(_PERIOD)

    def _read(self, call: str) -> tuple[float, int, int, int, int]:
        seconds, *counts = _ROW.unpack_from(self._map, _ROW.size * CALLS.index(call))
        after, came, held, moved = counts
        return seconds, after, came, held, moved

    def _write(self, call: str, seconds: float, after: int, came: int, held: int, moved: int) -> None:
        _ROW.pack_into(self._map, _ROW.size * CALLS.index(call), seconds, after, came, held, moved)


class Disk:
    """The operations mfusepy calls; each is the same call on the folder below."""

    use_ns = True

    def __init__(self, root: str, panel: Panel) -> None:
        self._root = root
        self._panel = panel

    def _at(self, path: str) -> str:
        return self._root + path

    def init_with_config(self, _connection: Any, config: Any) -> None:
        """Inodes and removals as they are below; nothing is remembered above."""
        for name, value in (("use_ino", 1), ("hard_remove", 1)):
            setattr(config, name, value)
        for name in ("entry_timeout", "attr_timeout", "negative_timeout"):
            setattr(config, name, 0.0)

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        """As lstat(2), or fstat(2) of a file that may have no name any more."""
        found = os.fstat(fh) if fh is not None else os.lstat(self._at(path))
        values = {name: getattr(found, name) for name in _STAT}
        return {name.removesuffix("_ns"): value for name, value in values.items()}

    def readdir(self, path: str, _fh: int) -> list[tuple[str, dict[str, int], int]]:
        """The names of a folder, when the disk has found them."""
        self._panel.hold("list")
        with os.scandir(self._at(path)) as entries:
            return [(entry.name, {"st_ino": entry.inode(), "st_mode": _kind(entry)}, 0) for entry in entries]

    def open(self, path: str, flags: int) -> int:
        """As open(2)."""
        return os.open(self._at(path), flags & ~os.O_NOFOLLOW)

    def create(self, path: str, mode: int, _fi: object = None) -> int:
        """As open(2) with O_CREAT."""
        return os.open(self._at(path), os.O_RDWR | os.O_CREAT, mode)

    def read(self, _path: str, size: int, offset: int, fh: int) -> bytes:
        """As pread(2), when the disk has found the bytes."""
        self._panel.hold("read", size)
        return os.pread(fh, size, offset)

    def write(self, _path: str, data: bytes, offset: int, fh: int) -> int:
        """As pwrite(2), when the disk has taken them."""
        self._panel.hold("write", len(data))
        return os.pwrite(fh, data, offset)

    def fsync(self, _path: str, _datasync: int, _fh: int) -> int:
        """Nothing but time."""
        self._panel.hold("sync")
        return 0

    def fsyncdir(self, _path: str, _datasync: int, _fh: int) -> int:
        """Nothing but time."""
        self._panel.hold("sync")
        return 0

    def release(self, _path: str, fh: int) -> int:
        """As close(2)."""
        os.close(fh)
        return 0

    def rename(self, old: str, new: str) -> int:
        """As rename(2), when the disk is ready."""
        self._panel.hold("rename")
        os.rename(self._at(old), self._at(new))
        return 0

    def unlink(self, path: str) -> int:
        """As unlink(2), when the disk is ready."""
        self._panel.hold("unlink")
        os.unlink(self._at(path))
        return 0

    def mkdir(self, path: str, mode: int) -> int:
        """As mkdir(2)."""
        os.mkdir(self._at(path), mode)
        return 0

    def rmdir(self, path: str) -> int:
        """As rmdir(2)."""
        os.rmdir(self._at(path))
        return 0

    def chmod(self, path: str, mode: int) -> int:
        """As chmod(2)."""
        os.chmod(self._at(path), mode)
        return 0

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        """As truncate(2)."""
        os.truncate(self._at(path) if fh is None else fh, length)
        return 0

    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        """As utimensat(2)."""
        if times is None:
            os.utime(self._at(path))
        else:
            os.utime(self._at(path), ns=times)
        return 0

    def readlink(self, path: str) -> str:
        """As readlink(2)."""
        return os.readlink(self._at(path))

    def symlink(self, target: str, source: str) -> int:
        """As symlink(2)."""
        os.symlink(source, self._at(target))
        return 0

    def statfs(self, path: str) -> dict[str, int]:
        """As statvfs(3)."""
        found = os.statvfs(self._at(path))
        return {name: getattr(found, name) for name in _STATFS}


def _kind(entry: os.DirEntry[str]) -> int:
    if entry.is_symlink():
        return stat.S_IFLNK
    return stat.S_IFDIR if entry.is_dir(follow_symlinks=False) else stat.S_IFREG


@contextlib.contextmanager
def slow_disk(work: Path) -> Iterator[tuple[Path, Path, Panel]]:
    """A slow disk below `work`: the folder that is fast, the same through the slow disk, and the panel."""
    fast, slow, panel_path = work / "fast", work / "slow", work / "panel"
    fast.mkdir()
    slow.mkdir()
    panel = Panel.make(panel_path)
    words = [sys.executable, "-m", "tests.campaigns.cancel_disk", *map(str, (fast, slow, panel_path))]
    with (work / "disk.log").open("wb") as log, subprocess.Popen(words, stderr=log) as disk:
        try:
            until = time.monotonic() + _START
            while not os.path.ismount(slow):
                if disk.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"no slow disk: {(work / 'disk.log').read_text()}")
                time.sleep(0.02)
            yield fast, slow, panel
        finally:
            panel.free()
            subprocess.run(["umount", "--lazy", slow], check=False, capture_output=True)
            disk.terminate()


def _main() -> None:
    import mfusepy  # type: ignore[import-untyped]  # noqa: PLC0415 - untyped, and for the disk's own process only

    root, mount, panel = sys.argv[1:]
    ctypes.CDLL(None).prctl(1, 15, 0, 0, 0)  # PR_SET_PDEATHSIG: a campaign that is killed leaves no mount
    mfusepy.FUSE(Disk(root, Panel(Path(panel))), mount, foreground=True, fsname="kitstudio-slow", max_threads=32)


if __name__ == "__main__":
    _main()
