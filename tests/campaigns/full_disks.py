"""Real disks: filled to the last bytes, with a quota, mounted read-only, turned read-only in the middle."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.limits import MIB

_FILLER: Final = "filler"
# Nobody has this number: an account without rights of its own.
NOBODY: Final = 64_731
_PASSABLE: Final = 0o711


def is_root() -> bool:
    """Whether disks can be mounted."""
    return os.geteuid() == 0


class NotHereError(Exception):
    """A disk cannot be made or changed on this machine."""


def _do(*words: str | os.PathLike[str]) -> str:
    try:
        done = subprocess.run(words, check=False, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise NotHereError(f"needs {words[0]}") from error
    if done.returncode:
        raise NotHereError(f"needs a machine that lets root {' '.join(map(str, words[:3]))}: {done.stderr[:200]}")
    return done.stdout


@dataclass(frozen=True)
class Disk:
    """A mounted file system with a folder `world` free for use."""

    top: Path
    kind: str

    @property
    def place(self) -> Path:
        """Where a world goes."""
        return self.top / "world"

    @property
    def free(self) -> int:
        """Bytes an ordinary account may write."""
        there = os.statvfs(self.top)
        return there.f_bavail * there.f_frsize

    def fill(self, left: int) -> None:
        """Leave so many bytes free, or what is nearest to it."""
        fd = os.open(self.top / _FILLER, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            # Every block of a large file costs some of its own; so in steps.
            for _ in range(100):
                size, more = os.fstat(fd).st_size, self.free - left
                if more <= 0:
                    return
                with contextlib.suppress(OSError):
                    os.posix_fallocate(fd, size, more)
                    continue
                os.posix_fallocate(fd, size, os.statvfs(self.top).f_frsize)
        except OSError:
            pass  # full: nothing is nearer
        finally:
            os.close(fd)

    def unfill(self) -> None:
        """Make room again."""
        (self.top / _FILLER).unlink(missing_ok=True)

    def clear(self) -> None:
        """Make it empty."""
        self.unfill()
        shutil.rmtree(self.place, ignore_errors=True)

    def remount(self, how: str) -> None:
        """Change how it is mounted: `ro`, `rw`, or `abort`, which is what ext4 does when its disk fails under it."""
        _do("mount", "-o", f"remount,{how}", self.top)


@contextlib.contextmanager
def tmpfs(top: Path, size: int) -> Iterator[Disk]:
    """Memory as a disk of `size` bytes."""
    top.mkdir()
    _do("mount", "-t", "tmpfs", "-o", f"size={size},mode=0711", "tmpfs", top)
    try:
        yield Disk(top, f"tmpfs of {size // MIB} MiB")
    finally:
        _unmount(top)


class Image:
    """A file system in a file, mounted while inside."""

    def __init__(self, work: Path, size: int, make: tuple[str, ...] = ("mkfs.ext4", "-q", "-m", "0")) -> None:
        kind = make[0].removeprefix("mkfs.")
        top = Path(tempfile.mkdtemp(prefix=f"on-{kind}-", dir=work))
        self._file = top.with_suffix(".image")
        self.disk = Disk(top, f"{kind} of {size // MIB} MiB")
        with self._file.open("wb") as file:
            file.truncate(size)
        _do(*make, self._file)

    def __enter__(self) -> Disk:
        self.mount()
        return self.disk

    def __exit__(self, *_: object) -> None:
        _unmount(self.disk.top)
        self._file.unlink()

    def mount(self) -> None:
        """Mount it, or again after an unmount."""
        _do("mount", "-o", "loop,noatime", self._file, self.disk.top)
        self.disk.top.chmod(_PASSABLE)

    def again(self) -> None:
        """Unmount and mount: what the journal lost is gone."""
        _unmount(self.disk.top)
        self.mount()


@contextlib.contextmanager
def with_quota(work: Path) -> Iterator[Disk]:
    """A btrfs volume that can be given a quota; it holds for everybody, and no kernel has btrfs without."""
    with Image(work, 160 * MIB, ("mkfs.btrfs", "-q", "-m", "single")) as disk:
        volume = disk.top / "volume"
        _do("btrfs", "quota", "enable", disk.top)
        _do("btrfs", "subvolume", "create", volume)
        yield Disk(volume, "btrfs with a quota")


def limit(disk: Disk, left: int | None) -> None:
    """Let a volume with a quota take `left` more bytes, or as many as there are."""
    whole = disk.top.parent  # at the volume itself even the end of its quota can be over its quota
    _do("btrfs", "filesystem", "sync", whole)
    shown = _do("btrfs", "qgroup", "show", "-f", "--raw", disk.top)
    group, used, *_ = shown.splitlines()[-1].split()
    _do("btrfs", "qgroup", "limit", "none" if left is None else str(int(used) + left), group, whole)


def _unmount(top: Path) -> None:
    if subprocess.run(["umount", top], check=False, capture_output=True).returncode:
        subprocess.run(["umount", "-l", top], check=False, capture_output=True)


def give_to(place: Path, account: int) -> None:
    """Make everything below `place` belong to an account."""
    _do("chown", "-R", "-h", f"{account}:{account}", place)


@contextlib.contextmanager
def read_only(disk: Disk) -> Iterator[None]:
    """The disk cannot be written while inside."""
    os.sync()
    disk.remount("ro")
    try:
        yield
    finally:
        disk.remount("rw")
