"""Whether what is to be written fits where it shall go: free space and the largest file, known before the first byte.

How large a file may be is a matter of the type of the file system (FAT counts sizes in 32 bits) and of the limit of
this process. A file system in user space may have any limit and tells nobody; there an empty file is made as large as
the largest one would be, and removed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.claims import create_claimed
from kitstudio.base.durable import sweep_writes
from kitstudio.base.mounts import Mount, mount_of, read_mounts
from kitstudio.base.os_errors import free_in
from kitstudio.base.own_names import WRITE

_GIB: Final = 1 << 30
_FAT: Final = 4 * _GIB - 1
# The most bytes of one file, by type; a type that is not here has room for more than any disk.
_LARGEST: Final = {"vfat": _FAT, "msdos": _FAT, "hfs": 2 * _GIB - 1, "minix": 2 * _GIB - 1, "ext3": 2048 * _GIB}
_NAMES: Final = {
    "vfat": "FAT32",
    "msdos": "FAT",
    "exfat": "exFAT",
    "ntfs": "NTFS",
    "ntfs3": "NTFS",
    "fuseblk": "NTFS or exFAT",
    "btrfs": "Btrfs",
    "xfs": "XFS",
    "hfsplus": "HFS+",
    "cifs": "SMB",
    "smb3": "SMB",
    "nfs": "NFS",
    "nfs4": "NFS",
    "overlay": "overlay",
}
# Types behind which anything may stand. Making a file large is quick there, and does not fill it with zeros.
_SILENT: Final = ("fuse", "9p", "virtiofs", "cifs", "smb3", "nfs", "nfs4")
_TOO_LARGE: Final = frozenset({errno.EFBIG, errno.EINVAL})
_REMOVABLE_ROOTS: Final = ("/media/", "/run/media/", "/mnt/")


@dataclass(frozen=True, slots=True)
class Target:
    """A place to write to, as it is now.

    Attributes:
        path: what was asked for; it may be missing.
        folder: the nearest folder that is there.
        mount_point: where its file system is mounted, empty when that is not known.
        kind: the type of its file system as people call it, empty when that is not known.
        free: bytes an ordinary account may still write.
        total: bytes the file system has in all.
        largest_file: bytes of the largest file it takes, None for no limit that is known.
        limited_by_process: whether that limit is one of this process (`ulimit -f`) rather than of the file system.
        refusal: why nothing can be written there (`read-only`, `not-permitted`, `not-a-folder`); empty when it can.
    """

    path: Path
    folder: Path
    mount_point: str
    kind: str
    free: int
    total: int
    largest_file: int | None
    limited_by_process: bool
    refusal: str = ""

    @property
    def name(self) -> str:
        """What people call it: the last part of where it is mounted, else the folder."""
        return os.path.basename(self.mount_point.rstrip("/")) or str(self.folder)


@dataclass(frozen=True, slots=True)
class Need:
    """What shall be written: bytes in all, and of the largest file.

    `at_least` says that these are lower bounds (something is stored compressed and its size is not known).
    """

    total: int
    largest: int
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How a need fits a target.

    Attributes:
        short: bytes that are missing, 0 when none are.
        over: bytes by which the largest file is too large, 0 when it is not.
        refusal: see `Target`.
    """

    short: int
    over: int
    refusal: str = ""

    @property
    def works(self) -> bool:
        """Whether it can be written, as far as can be known before."""
        return not (self.short or self.over or self.refusal)


def look_at_target(path: Path, *, largest: int = 0, mounts: Sequence[Mount] | None = None) -> Target:
    """Look at a place to write to; nothing stays written there.

    Args:
        path: a folder, or what will be one or lie in one.
        largest: bytes of the largest file that is to be written; tried out where the file system does not tell.
        mounts: what is mounted, by default as the kernel tells.

    Raises:
        OSError: the disk does not answer.
    """
    folder = _existing(path)
    found = os.statvfs(folder)
    mount = mount_of(folder, read_mounts() if mounts is None else mounts)
    kind = mount.kind if mount is not None else ""
    refusal = _refusal(folder, mount)
    largest_there = _LARGEST.get(kind)
    if largest and not refusal:
        _sweep(folder)
    if largest and not refusal and kind.partition(".")[0] in _SILENT:
        largest_there = _tried(folder, largest)
    limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    by_process = limit != resource.RLIM_INFINITY and (largest_there is None or limit < largest_there)
    return Target(
        path=path,
        folder=folder,
        mount_point=mount.point if mount is not None else "",
        kind=_NAMES.get(kind, kind),
        free=free_in(found),
        total=found.f_blocks * found.f_frsize,
        largest_file=limit if by_process else largest_there,
        limited_by_process=by_process,
        refusal=refusal,
    )


def fit(need: Need, target: Target) -> Fit:
    """Compare what shall be written with where it shall go."""
    over = 0 if target.largest_file is None else max(0, need.largest - target.largest_file)
    return Fit(max(0, need.total - target.free), over, target.refusal)


def removable_targets(*, mounts: Sequence[Mount] | None = None, devices: Path = Path("/sys/dev/block")) -> list[Target]:
    """The mounted volumes a person carries about: sticks, cards and disks, as the desktop mounts them.

    Args:
        mounts: what is mounted, by default as the kernel tells.
        devices: where the kernel tells of each device whether it can be removed.
    """
    out = []
    for each in read_mounts() if mounts is None else mounts:
        is_carried = each.point.startswith(_REMOVABLE_ROOTS) or _is_removable(each.device, devices)
        if is_carried and not each.kind.startswith(("tmpfs", "squashfs", "overlay", "proc", "sysfs", "devtmpfs")):
            with contextlib.suppress(OSError):
                out.append(look_at_target(Path(each.point), mounts=mounts))
    return out


def _is_removable(device: str, devices: Path) -> bool:
    """Whether the kernel says so of a device, or of the disk its partition is on."""
    for folder in (devices / device, devices / device / ".."):
        with contextlib.suppress(OSError):
            return (folder / "removable").read_bytes().strip() == b"1"
    return False


def _existing(path: Path) -> Path:
    """The nearest thing above a path that is there."""
    for each in (path, *path.parents):
        if os.path.lexists(each):
            return each
    return Path("/")


def _refusal(folder: Path, mount: Mount | None) -> str:
    if not stat.S_ISDIR(os.stat(folder).st_mode):
        return "not-a-folder"
    if mount is not None and mount.read_only:
        return "read-only"
    return "" if os.access(folder, os.W_OK | os.X_OK) else "not-permitted"


def _sweep(folder: Path) -> None:
    """Remove what a run left that was killed while it tried; it may have made folders below the one it tried in."""
    device = os.stat(folder).st_dev
    for each in (folder, *folder.parents):
        if os.stat(each).st_dev != device or not os.access(each, os.W_OK | os.X_OK):
            return
        with contextlib.suppress(OSError):
            sweep_writes(each)


def _tried(folder: Path, largest: int) -> int | None:
    """The most bytes, up to `largest`, that an empty file may be made long; None when there is no limit below it."""
    try:
        file, name = create_claimed(folder, WRITE, mode=0o600, must_lock=False)
    except OSError:
        return None  # the write itself will say it
    try:
        if _takes(file, largest):
            return None
        low, high = 0, largest
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _takes(file, middle) else (low, middle)
        return low
    finally:
        os.close(file)
        with contextlib.suppress(OSError):
            os.unlink(name)


def _takes(file: int, size: int) -> bool:
    try:
        os.ftruncate(file, size)
    except OSError as error:
        return error.errno not in _TOO_LARGE
    return True
