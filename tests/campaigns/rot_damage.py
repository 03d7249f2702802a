"""Ways in which a file rots, each at a random offset that a seed gives again."""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

_PAGE = 4096


def flip(content: bytes, chance: random.Random) -> bytes:
    """One byte is another one; half of the time by a single bit, which turns digits into digits."""
    at = chance.randrange(len(content))
    change = 1 << chance.randrange(8) if chance.random() < 0.5 else chance.randrange(1, 256)
    return content[:at] + bytes([content[at] ^ change]) + content[at + 1 :]


def cut(content: bytes, _chance: random.Random) -> bytes:
    """The last byte is missing."""
    return content[:-1]


def grow(content: bytes, chance: random.Random) -> bytes:
    """There is one byte more."""
    return content + bytes([chance.randrange(256)])


def zero(content: bytes, chance: random.Random) -> bytes:
    """A page is full of zeros, as after a disk that forgot to write it."""
    pages = [at for at in range(0, len(content), _PAGE) if any(content[at : at + _PAGE])]
    begin = chance.choice(pages)
    return content[:begin] + bytes(len(content[begin : begin + _PAGE])) + content[begin + _PAGE :]


def empty(_content: bytes, _chance: random.Random) -> bytes:
    """Nothing is in it."""
    return b""


KINDS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "flip": flip,
    "cut": cut,
    "grow": grow,
    "zero": zero,
    "empty": empty,
}
# Done to the name, not to the content.
SWAP, GONE = "swap", "gone"
ALL = (*KINDS, SWAP, GONE)


class Damaged:
    """One file with damage, until it is mended."""

    def __init__(self, path: Path, kind: str, chance: random.Random, other: Path | None = None) -> None:
        self.path = path
        self.kind = kind
        self.content = path.read_bytes()
        self._mode = stat.S_IMODE(path.stat().st_mode)
        if kind == GONE:
            path.unlink()
            return
        damaged = other.read_bytes() if kind == SWAP and other is not None else KINDS[kind](self.content, chance)
        if damaged == self.content:
            raise AssertionError(f"{kind} of {path} changes nothing")
        self.where = next(
            (at for at, pair in enumerate(zip(self.content, damaged, strict=False)) if len(set(pair)) > 1), -1
        )
        self._write(damaged)

    where = -1

    @property
    def words(self) -> str:
        """What was done, so that it can be done again."""
        at = f" at byte {self.where}" if self.where >= 0 else ""
        return f"{self.kind}{at} of {self.path.parent.name}/{self.path.name}"

    def mend(self) -> None:
        """As it was."""
        self._write(self.content)

    def _write(self, content: bytes) -> None:
        """In place, as a disk rots: same inode, same times."""
        times = os.stat(self.path) if self.path.exists() else None
        if self.path.exists():
            self.path.chmod(0o600)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(content)
        self.path.chmod(self._mode)
        if times is not None:
            os.utime(self.path, ns=(times.st_atime_ns, times.st_mtime_ns))
