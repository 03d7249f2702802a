"""File systems on loop devices whose power can be cut: what was not on the device by then is gone.

ext4 and XFS are shut down without a flush of their log. Any file system can be cut off below: its device is a memory
file, and once that is sealed no write reaches it any more.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kitstudio.base.limits import MIB

_GET_FREE, _CONFIGURE = 0x4C82, 0x4C0A
_AUTOCLEAR = 4
_CONFIG = struct.Struct("II 52x I 176x 64x")  # struct loop_config; lo_flags is all of its loop_info64 that we set
_SHUTDOWN = 0x8004587D
_NO_LOG_FLUSH = 2
_NOATIME = 1024
_DETACH = 2
_TRIES = 20
_CHUNK = 256 * 1024
_NEW_NAMESPACE = 0x20000
_PRIVATE_BELOW = 0x4000 | 0x40000  # MS_REC | MS_PRIVATE
_LIBC = ctypes.CDLL(None, use_errno=True)


def keep_mounts_to_ourselves() -> None:
    """Mounts of this process are seen by it and its children only, and go with them."""
    if _LIBC.unshare(_NEW_NAMESPACE) or _LIBC.mount(b"none", b"/", None, ctypes.c_ulong(_PRIVATE_BELOW), None):
        raise OSError(ctypes.get_errno(), "no mount namespace of its own can be had")


@dataclass(frozen=True)
class Kind:
    """A file system: how it is made and mounted, and whether it can be shut down or must be cut off below."""

    name: str
    system: str
    size: int
    make: tuple[str, ...]
    options: str = ""
    sealed: bool = False


_EXT4 = ("mkfs.ext4", "-q", "-F", "-J", "size=8", "-E", "nodiscard,lazy_itable_init=1,lazy_journal_init=1")
KINDS = (
    Kind("ext4", "ext4", 64 * MIB, _EXT4, "noinit_itable"),
    Kind("ext4 noauto_da_alloc", "ext4", 64 * MIB, _EXT4, "noinit_itable,noauto_da_alloc"),
    Kind("XFS", "xfs", 300 * MIB, ("mkfs.xfs", "-q", "-f", "-K")),
    Kind("btrfs", "btrfs", 128 * MIB, ("mkfs.btrfs", "-q", "-f", "-K"), sealed=True),
)


def why_not(kind: Kind) -> str:
    """What is missing to try a file system here; empty when nothing is."""
    if os.geteuid() or not os.access("/dev/loop-control", os.W_OK):
        return "power cuts on real file systems need root and loop devices"
    if shutil.which(kind.make[0]) is None:
        return f"power cuts on {kind.system} need {kind.make[0]}"
    if not _is_known(kind.system) and shutil.which("modprobe"):
        subprocess.run(["modprobe", "-q", kind.system], check=False)
    return "" if _is_known(kind.system) else f"power cuts on {kind.system} need a kernel that has it"


def _is_known(system: str) -> bool:
    return system in Path("/proc/filesystems").read_text(encoding="ascii").split()


class Disk:
    """A device with a file system at `place`; made once with some content, then had again and again.

    Attributes:
        kind: its file system.
        place: where it is mounted.
    """

    def __init__(self, kind: Kind, place: Path) -> None:
        self.kind = kind
        self.place = place
        place.mkdir(parents=True)
        self._pristine = self._memory()
        self._now = -1
        try:
            words = [*kind.make, f"/proc/self/fd/{self._pristine}"]
            subprocess.run(words, check=True, pass_fds=[self._pristine], capture_output=True)
        except BaseException:
            os.close(self._pristine)
            raise

    def close(self) -> None:
        """Give the memory back."""
        for fd in (self._pristine, self._now):
            if fd >= 0:
                os.close(fd)

    @contextlib.contextmanager
    def filled(self) -> Iterator[None]:
        """The file system, to put in what every trial is to begin with."""
        with self._mounted(self._pristine):
            yield
        full, self._pristine = self._pristine, self._copy(self._pristine)
        os.close(full)

    @contextlib.contextmanager
    def fresh(self) -> Iterator[None]:
        """The file system as it was filled."""
        self._take(self._copy(self._pristine))
        with self._mounted(self._now):
            yield

    @contextlib.contextmanager
    def again(self) -> Iterator[None]:
        """What is left after the power was cut."""
        if self.kind.sealed:
            self._take(self._copy(self._now))
        with self._mounted(self._now):
            yield

    def cut(self) -> None:
        """The power goes: nothing that is not on the device gets there."""
        if self.kind.sealed:
            fcntl.fcntl(self._now, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE)
            return
        fd = os.open(self.place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(fd, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(fd)

    def _memory(self) -> int:
        fd = os.memfd_create("power", os.MFD_ALLOW_SEALING)
        os.ftruncate(fd, self.kind.size)
        return fd

    def _take(self, fd: int) -> None:
        if self._now >= 0:
            os.close(self._now)
        self._now = fd

    def _copy(self, source: int) -> int:
        target = self._memory()
        at = 0
        with contextlib.suppress(OSError):  # ENXIO: no more data
            while True:
                begin = os.lseek(source, at, os.SEEK_DATA)
                at = os.lseek(source, begin, os.SEEK_HOLE)
                while begin < at:
                    chunk = os.pread(source, min(_CHUNK, at - begin), begin)
                    if chunk.count(0) != len(chunk):  # a log that mkfs wrote full of zeros is left a hole
                        os.pwrite(target, chunk, begin)
                    begin += len(chunk)
        return target

    @contextlib.contextmanager
    def _mounted(self, memory: int) -> Iterator[None]:
        device, path = _loop(memory)
        try:
            _mount(path, self.place, self.kind)
        finally:
            os.close(device)
        try:
            yield
        finally:
            if _LIBC.umount2(os.fsencode(self.place), 0):
                _LIBC.umount2(os.fsencode(self.place), _DETACH)
                raise OSError(ctypes.get_errno(), f"{self.place} was still in use")


def _loop(memory: int) -> tuple[int, str]:
    """A loop device over a memory file, which goes by itself with its last user."""
    for _ in range(_TRIES):
        control = os.open("/dev/loop-control", os.O_RDWR)
        try:
            path = f"/dev/loop{fcntl.ioctl(control, _GET_FREE)}"
        finally:
            os.close(control)
        device = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.ioctl(device, _CONFIGURE, _CONFIG.pack(memory, 0, _AUTOCLEAR))
        except OSError:  # somebody else was quicker
            os.close(device)
        else:
            return device, path
    raise OSError("no loop device can be had")


def _mount(device: str, place: Path, kind: Kind) -> None:
    words = [each.encode() for each in (device, str(place), kind.system)]
    if _LIBC.mount(*words, ctypes.c_ulong(_NOATIME), kind.options.encode() or None):
        number = ctypes.get_errno()
        raise OSError(number, f"mounting {kind.name}: {os.strerror(number)}")
