"""The model of `power_model` as a mounted file system, which writes down what is done to it."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import pickle
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.campaigns.power_model import ROOT, Bytes, Event, Facts, History, Image, Names, Node, Sync
from tests.campaigns.power_workers import die_with_parent

SYNC_ALL = "user.syncfs"
_NOREPLACE, _EXCHANGE = 1, 2
_PATIENCE = 10.0
_BLOCK = 4096
_BLOCKS = 1 << 20


def why_not() -> str:
    """What is missing to mount it here; empty when nothing is."""
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "the model of power cuts needs /dev/fuse"
    if shutil.which("fusermount3") is None:
        return "the model of power cuts needs fuse3"
    try:
        import mfusepy  # type: ignore[import-untyped]  # noqa: F401, PLC0415 - untyped; what it opens may be missing
    except (ImportError, OSError):
        return "the model of power cuts needs mfusepy and libfuse3"
    return ""


class Recorder:
    """The calls of FUSE on an image; handles are node numbers."""

    use_ns = True
    flag_nopath = True
    flag_nullpath_ok = True

    def __init__(self, image: Image, log: list[Event]) -> None:
        self._image = image
        self._log = log
        self._last = max(image.nodes)

    def _happen(self, event: Event) -> None:
        self._image.apply(event)
        self._log.append(event)

    def _number(self, path: str | None, fh: int | None = None) -> int:
        if fh:
            return fh
        number = ROOT
        for part in (path or "").split("/"):
            if part:
                number = self._node(number).names.get(part, 0)
                if not number:
                    raise OSError(errno.ENOENT, "")
        return number

    def _node(self, number: int) -> Node:
        return self._image.nodes[number]

    def _place(self, path: str) -> tuple[int, str]:
        above, _, name = path.rpartition("/")
        return self._number(above), name

    def _made(self, path: str, mode: int, target: str = "") -> int:
        folder, name = self._place(path)
        if name in self._node(folder).names:
            raise OSError(errno.EEXIST, "")
        self._last += 1
        self._happen(Names(((folder, name, self._last),), (self._last, mode, target)))
        self._node(self._last).time = time.time_ns()
        return self._last

    def _facts(self, number: int, *, mode: int | None = None, at: int | None = None) -> None:
        node = self._node(number)
        self._happen(Facts(number, node.mode if mode is None else mode, node.time if at is None else at))

    def getattr(self, path: str | None, fh: int | None = None) -> dict[str, int]:
        number = self._number(path, fh)
        node = self._node(number)
        size = len(node.data) or len(node.target)
        return {
            "st_ino": number,
            "st_mode": node.mode,
            "st_nlink": 2 if node.is_folder else node.links,
            "st_uid": os.getuid(),
            "st_gid": os.getgid(),
            "st_size": size,
            "st_blocks": -(-size // 512),
            "st_blksize": _BLOCK,
            **dict.fromkeys(("st_mtime", "st_ctime", "st_atime"), node.time),
        }

    def readdir(self, path: str | None, fh: int) -> list[Any]:
        node = self._node(self._number(path, fh))
        entries = [
            (name, {"st_ino": number, "st_mode": self._node(number).mode}, 0) for name, number in node.names.items()
        ]
        return [(".", None, 0), ("..", None, 0), *entries]

    def readlink(self, path: str) -> str:
        return self._node(self._number(path)).target

    def opendir(self, path: str) -> int:
        return self._number(path)

    def open(self, path: str, flags: int) -> int:
        number = self._number(path)
        if flags & os.O_TRUNC and self._node(number).data:
            self._happen(Bytes(number, 0, None, time.time_ns()))
        return number

    def create(self, path: str, mode: int, fi: int | None = None) -> int:
        del fi
        return self._made(path, stat.S_IFREG | stat.S_IMODE(mode))

    def mkdir(self, path: str, mode: int) -> int:
        self._made(path, stat.S_IFDIR | stat.S_IMODE(mode))
        return 0

    def symlink(self, target: str, source: str) -> int:
        self._made(target, stat.S_IFLNK | 0o777, source)
        return 0

    def link(self, target: str, source: str) -> int:
        folder, name = self._place(target)
        self._happen(Names(((folder, name, self._number(source)),)))
        return 0

    def unlink(self, path: str) -> int:
        self._number(path)
        folder, name = self._place(path)
        self._happen(Names(((folder, name, 0),)))
        return 0

    def rmdir(self, path: str) -> int:
        if self._node(self._number(path)).names:
            raise OSError(errno.ENOTEMPTY, "")
        return self.unlink(path)

    def rename(self, old: str, new: str, flags: int = 0) -> int:
        number, (source, name), (target, wanted) = self._number(old), self._place(old), self._place(new)
        there = self._node(target).names.get(wanted, 0)
        if flags & _NOREPLACE and there:
            raise OSError(errno.EEXIST, "")
        if flags & _EXCHANGE:
            self._happen(Names(((source, name, there), (target, wanted, number))))
        elif there != number:
            if there and self._node(there).names:
                raise OSError(errno.ENOTEMPTY, "")
            self._happen(Names(((source, name, 0), (target, wanted, number))))
        return 0

    def read(self, path: str | None, size: int, offset: int, fh: int) -> bytes:
        del path
        return bytes(self._node(fh).data[offset : offset + size])

    def write(self, path: str | None, data: bytes, offset: int, fh: int) -> int:
        del path
        self._happen(Bytes(fh, offset, data, time.time_ns()))
        return len(data)

    def truncate(self, path: str | None, length: int, fh: int | None = None) -> int:
        self._happen(Bytes(self._number(path, fh), length, None, time.time_ns()))
        return 0

    def fallocate(self, path: str | None, mode: int, offset: int, size: int, fh: int) -> int:
        del path
        if mode:
            raise OSError(errno.EOPNOTSUPP, "")
        if offset + size > len(self._node(fh).data):
            self._happen(Bytes(fh, offset + size, None, time.time_ns()))
        return 0

    def chmod(self, path: str | None, mode: int) -> int:
        number = self._number(path)
        self._facts(number, mode=stat.S_IFMT(self._node(number).mode) | stat.S_IMODE(mode))
        return 0

    def chown(self, path: str | None, uid: int, gid: int) -> int:
        del path, uid, gid
        return 0

    def utimens(self, path: str | None, times: tuple[int, int] | None = None) -> int:
        self._facts(self._number(path), at=times[1] if times else time.time_ns())
        return 0

    def fsync(self, path: str | None, datasync: int, fh: int) -> int:
        del datasync
        self._happen(Sync(self._number(path, fh)))
        return 0

    fsyncdir = fsync

    def setxattr(self, path: str, name: str, value: bytes, options: int, position: int = 0) -> int:
        del path, value, options, position
        if name != SYNC_ALL:
            raise OSError(errno.EOPNOTSUPP, "")
        self._happen(Sync(0))
        return 0

    def listxattr(self, path: str) -> list[str]:
        del path
        return []

    def statfs(self, path: str) -> dict[str, int]:
        del path
        free = {"f_bfree": _BLOCKS, "f_bavail": _BLOCKS, "f_files": _BLOCKS, "f_ffree": _BLOCKS, "f_favail": _BLOCKS}
        return {"f_bsize": _BLOCK, "f_frsize": _BLOCK, "f_blocks": _BLOCKS, "f_namemax": 255, **free}


def sync_all(fd: int) -> int:
    """What stands for syncfs(2), which the kernel does not pass on to FUSE."""
    os.setxattr(fd, SYNC_ALL, b"1")
    return 0


class Recording:
    """A mounted image; `history` is what was done to it, when it is unmounted."""

    def __init__(self, before: History) -> None:
        self.history = before

    @contextlib.contextmanager
    def mounted(self, place: Path) -> Iterator[None]:
        """Mount it at the folder `place`, which is made, while inside."""
        place.mkdir(exist_ok=True)
        told = place.with_name(f"{place.name}.log")
        server = os.fork()
        if not server:
            _serve(self.history, place, told)
        try:
            _await_mount(place)
            yield
        finally:
            _unmount(place)
            os.waitpid(server, 0)
        self.history = History(self.history.begin, pickle.loads(told.read_bytes()))  # noqa: S301 - written just now
        told.unlink()


def _serve(history: History, place: Path, told: Path) -> None:
    try:
        die_with_parent()
        import mfusepy  # noqa: PLC0415 - see why_not

        class Mount(mfusepy.FUSE):  # type: ignore[misc]  # it has no types
            def rename_fuse_3(self, old: bytes, new: bytes, flags: int) -> int:
                return int(self.operations.rename(os.fsdecode(old), os.fsdecode(new), flags))

        log = list(history.log)
        recorder = Recorder(history.live(len(log)), log)
        Mount(recorder, str(place), foreground=True, nothreads=True, use_ino=True, hard_remove=True)
        told.write_bytes(pickle.dumps(log))
    finally:
        os._exit(0)


def _await_mount(place: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not os.path.ismount(place):
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing was mounted at {place}")
        time.sleep(0.001)


def _unmount(place: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() or libc.umount2(os.fsencode(place), 0):
        subprocess.run(["fusermount3", "-u", "-z", place], check=False, capture_output=True)
