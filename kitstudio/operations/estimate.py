"""What compression would gain, told from samples: a few MiB out of all files, so that it takes a moment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from kitstudio.archive.compression import compressor
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.regular_file import open_regular
from kitstudio.model.media_type import Compression, Kind
from kitstudio.operations.contents.tree import DraftLayer

SAMPLES: Final = 24
_WINDOW: Final = limits.MIB
_FILES_READ: Final = 4_000
_TRIED: Final = (Compression.GZIP, Compression.ZSTD)


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how large layers would be when they are compressed.

    Attributes:
        whole: bytes as they are.
        sizes: by kind of compression, about how many bytes it would leave; the rest is not compressed ever.
        read: bytes that were tried.
    """

    whole: int
    sizes: dict[Compression, int]
    read: int

    def gain(self, compression: Compression) -> int:
        """About how many bytes it saves; 0 when it saves nothing."""
        return max(0, self.whole - self.sizes.get(compression, self.whole))


def estimate(folder: Path, layers: Sequence[DraftLayer], control: Control, *, samples: int = SAMPLES) -> Estimate:
    """Compress windows of one MiB, spread evenly over everything that would be compressed, and scale up.

    Small folders are read as a whole (their first few thousand files). What cannot be read is passed over: packing will
    say it.

    Args:
        folder: the folder of the draft.
        layers: what would be packed.
        control: cancel.
        samples: the most windows that are read.
    """
    whole = sum(each.size for each in layers)
    candidates = [each for each in layers if each.entry.kind is not Kind.MCP]
    tried = sum(each.size for each in candidates)
    read = 0
    left = dict.fromkeys(_TRIED, 0)
    for window in _windows(folder, candidates, tried, samples):
        control.token.check()
        read += len(window)
        for each in _TRIED:
            left[each] += _compressed(window, each)
    share = tried / read if read else 0.0
    sizes = {each: whole - tried + round(left[each] * share) if read else whole for each in _TRIED}
    return Estimate(whole, sizes, read)


def _windows(folder: Path, layers: Sequence[DraftLayer], size: int, samples: int) -> Iterator[bytes]:
    """Stretches of the files, small files joined as a layer joins them."""
    stretches = _everything(layers) if size <= samples * _WINDOW else _spread(layers, size // max(1, samples))
    joined: list[bytes] = []
    length = read = 0
    for path, offset in islice(stretches, _FILES_READ):
        piece = _read(folder / path, offset)
        joined.append(piece)
        length, read = length + len(piece), read + len(piece)
        if length >= _WINDOW:
            yield b"".join(joined)
            joined, length = [], 0
        if read >= samples * _WINDOW:
            break
    if length:
        yield b"".join(joined)


def _everything(layers: Sequence[DraftLayer]) -> Iterator[tuple[str, int]]:
    for layer in layers:
        for file in layer.files:
            for offset in range(0, file.size, _WINDOW):
                yield file.path, offset


def _spread(layers: Sequence[DraftLayer], step: int) -> Iterator[tuple[str, int]]:
    """A place every `step` bytes, as if the files lay one behind the other."""
    begin, wanted = 0, step // 2
    for layer in layers:
        for file in layer.files:
            while wanted < begin + file.size:
                yield file.path, min(wanted - begin, max(0, file.size - _WINDOW))
                wanted += step
            begin += file.size


def _read(path: Path, offset: int) -> bytes:
    try:
        real = os.path.realpath(os.fsencode(path))  # links are among the files only where they are followed
        with open(open_regular(real), "rb", buffering=0) as file:
            file.seek(offset)
            return file.read(_WINDOW)
    except OSError:
        return b""


def _compressed(window: bytes, compression: Compression) -> int:
    made = compressor(compression)
    if made is None or not window:
        return len(window)
    return len(made.compress(memoryview(window))) + len(made.flush())
