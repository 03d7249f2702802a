"""One folder with everything that is measured on it: the product's operations, and plain loops as their limits.

A loop is what anybody would write: one thread, one pass, no headers, no checks, nothing remembered.
"""

from __future__ import annotations

import ctypes
import hashlib
import mmap
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from kitstudio.operations.unpack import unpack
from kitstudio.operations.unpack_options import UnpackOptions

MIB: Final = 1 << 20
# As fast as any size between 256 KiB and 2 MiB; a small one would make the limit slow.
_CHUNK: Final = MIB
_BESIDE: Final = 256 * MIB  # memory a task takes besides the bytes it writes

LARGE: Final = {
    "model-1.safetensors": 1152 * MIB,
    "model-2.safetensors": 768 * MIB,
    **{f"parts/{at:03d}.bin": 436 * 1024 for at in range(300)},
}
SMALL: Final = {f"part-{at // 1000:02d}/{at:05d}.json": 4096 for at in range(20_000)}


class Ground:
    """A folder of files under `work`, a store, and what is made of them.

    Args:
        work: an empty folder.
        files: path to size.
        layers: the paths that become layers; the whole folder by default.
    """

    def __init__(self, work: Path, files: Mapping[str, int], layers: Sequence[str] = (".",)) -> None:
        self.work = work
        self.folder = work / "folder"
        self.files = files
        self.size = sum(files.values())
        self.digest = ""
        self.bytes_read = 0
        _make(self.folder, files)
        self._write_kitfile(layers)
        self.context = self._context()

    def loop(self, below: str = ".") -> None:
        """The limit of packing, and of unpacking too: every file once into one file, which is then on the disk."""
        state = hashlib.sha256()
        buffer = memoryview(bytearray(_CHUNK))
        with (self.work / "loop").open("wb", buffering=0) as target:
            for path in _paths(self.folder / below):
                with open(path, "rb", buffering=0) as file:
                    _pour(file, state, target, buffer)
            os.fsync(target.fileno())

    def loop_into_many(self) -> None:
        """The limit of unpacking many files: every file once into a file of its own, which are then on the disk."""
        state = hashlib.sha256()
        buffer = memoryview(bytearray(_CHUNK))
        made: set[str] = set()
        for path in _paths(self.folder):
            target = os.path.join(self.work, "loop-many", os.path.relpath(path, self.folder))
            folder = os.path.dirname(target)
            if folder not in made:
                os.makedirs(folder, exist_ok=True)
                made.add(folder)
            with open(path, "rb", buffering=0) as file, open(target, "wb", buffering=0) as written:
                _pour(file, state, written, buffer)
        sync(self.work)

    def look(self) -> None:
        """The limit of packing what is unchanged: every name and its status once."""
        folders = [str(self.folder)]
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    entry.stat(follow_symlinks=False)
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)

    def pack(self) -> None:
        """Everything read, hashed and written."""
        self._pack(PackOptions(use_cache=False))

    def pack_again(self) -> None:
        """What is unchanged is not read."""
        self._pack(PackOptions())

    def pack_layer(self, path: str) -> None:
        """One of the layers alone."""
        self._pack(PackOptions(use_cache=False, kitfile=_kitfile([path])))

    def unpack(self) -> None:
        """Into a new folder, every digest checked."""
        unpack(self.context, self.digest, self.work / "out", UnpackOptions(), Control())

    def clear(self) -> None:
        """Remove what a task wrote beside the store, and let the disk come to rest."""
        for name in ("loop", "loop-many", "out"):
            path = self.work / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        sync(self.work)

    def warm(self) -> None:
        """Memory is there for as much as a task writes."""
        warm(self.size)

    def remove(self) -> None:
        """Give the disk back."""
        shutil.rmtree(self.work)

    def empty_store(self) -> None:
        """A store that was just made."""
        for name in ("store", "cache"):
            shutil.rmtree(self.work / name, ignore_errors=True)
        self.context = self._context()
        self.context.store.usage()
        sync(self.work)

    def _pack(self, options: PackOptions) -> None:
        report = pack(self.context, self.folder, options, Control())
        self.digest, self.bytes_read = str(report.descriptor.digest), report.bytes_read

    def _write_kitfile(self, layers: Sequence[str]) -> None:
        (self.folder / "Kitfile").write_bytes(_kitfile(layers))
        time.sleep(0.05)  # what was just written is too young to be remembered as unchanged

    def _context(self) -> Context:
        store, cache, kit = (self.work / name for name in ("store", "cache", "kit"))
        return Context(store_path=store, cache_path=cache, kitops_home=kit, now=time.time)


def interleaved(
    tasks: Mapping[str, Callable[[], None]],
    rounds: int,
    begin: Callable[[], None],
    before: Callable[[], None],
    after: Callable[[], None],
) -> dict[str, list[float]]:
    """Seconds of every task in every round, one task after the other in each.

    One more round comes first and does not count: it warms the pages of what is read and of what will be written.

    Args:
        tasks: what is measured, in this order.
        rounds: how many count.
        begin: done before each round, not measured.
        before: done before each task, not measured.
        after: done after each task, not measured.
    """
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds + 1):
        begin()
        for name, task in tasks.items():
            before()
            started = time.perf_counter()
            task()
            seconds[name].append(time.perf_counter() - started)
            after()
    return {name: taken[1:] for name, taken in seconds.items()}


def warm(size: int) -> None:
    """Give this machine memory that it really has, for a task that writes `size` bytes.

    A host takes the free pages of a virtual machine back within seconds. The next write there waits for the host, which
    makes it some ten times slower, and which task that hits is chance. What was freed last is used first, in large
    blocks; so large blocks are filled and freed here.

    Args:
        size: bytes.
    """
    with mmap.mmap(-1, size + _BESIDE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        memory.madvise(mmap.MADV_HUGEPAGE)
        for begin in range(0, len(memory), mmap.PAGESIZE):
            memory[begin] = 1


def sync(folder: Path) -> None:
    """Everything written to the file system of a folder is on the disk."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(fd):
            raise OSError(ctypes.get_errno(), "syncfs")
    finally:
        os.close(fd)


def _pour(source: BinaryIO, state: hashlib._Hash, target: BinaryIO, buffer: memoryview) -> None:
    while count := source.readinto(buffer):  # type: ignore[attr-defined]  # an unbuffered file has it
        state.update(buffer[:count])
        target.write(buffer[:count])


def _paths(top: Path) -> Iterator[str]:
    """The file itself, or all files below the folder, in the order of their names."""
    if top.is_file():
        yield str(top)
    for above, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            yield os.path.join(above, name)


def _make(folder: Path, files: Mapping[str, int]) -> None:
    noise = os.urandom(MIB)
    for name, size in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb", buffering=0) as file:
            for begin in range(0, size, MIB):
                file.write(noise[: size - begin])
    sync(folder)


def _kitfile(layers: Sequence[str]) -> bytes:
    first, *others = layers
    text = f"manifestVersion: 1.0.0\nmodel:\n  path: {first}\n"
    text += "datasets:\n" + "".join(f"- path: {path}\n" for path in others) if others else ""
    return text.encode("ascii")
