"""Large folders, cheap to write and different in every file; what they hold is known by digest."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from kitstudio.base.limits import MIB

Held = Mapping[bytes, tuple[int, int, str]]

_BLOCK: Final = 4 * MIB
_IN_A_FOLDER: Final = 100
_LONG: Final = b"/".join((b"a" * 90, b"b" * 90, b"c" * 90, b"d" * 27))
# 300 bytes of path, 255 of a name, names that are no UTF-8, and what trips programs up.
ODD: Final = (
    _LONG,
    b"n" * 251 + b".txt",
    "ü".encode() * 127 + b"x",
    b"caf\xe9.txt",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"odd\xe9/" + b"\x80" * 200 + b"/deep",
    b"new\nline",
    b"tab\there",
    b"back\\slash",
    b" blanks ",
    b"-dash",
    b"%s",
    b"\x1b[31mred",
    "\U0001f9ea\u202etxt".encode(),
    b"e\xcc\x81",
    "é".encode(),
)


@dataclass
class Source:
    """A folder to pack.

    Attributes:
        folder: itself.
        held: size, mode and digest of every file, by path.
    """

    folder: Path
    held: dict[bytes, tuple[int, int, str]] = field(default_factory=dict)

    def begin(self, kitfile: str) -> None:
        """Make it, with its Kitfile, which is not compared: a kit has the meaning of it, not the text."""
        self.folder.mkdir()
        (self.folder / "Kitfile").write_text(kitfile, encoding="utf-8")

    def add(self, path: bytes, blocks: Iterator[bytes] | list[bytes], mode: int = 0o644) -> None:
        """Write one file."""
        whole = os.path.join(os.fsencode(self.folder), path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with open(whole, "xb", buffering=0) as stream:
            for block in blocks:
                stream.write(block)
                digest.update(block)
                size += len(block)
        os.chmod(whole, mode)
        self.held[path] = (size, mode, digest.hexdigest())

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for size, _, _ in self.held.values())


def _blocks(chance: Random, size: int) -> Iterator[bytes]:
    """Bytes that no compression and no shared block makes light of: one random block, its start ever another."""
    block = chance.randbytes(min(size, _BLOCK) or 1)
    for number in range(-(-size // _BLOCK)):
        piece = number.to_bytes(8, "big") + block[8:]
        yield piece[: size - number * _BLOCK]


def mixed(folder: Path, *, size: int, chance: Random) -> Source:
    """Some large files, some of a megabyte, and small ones with odd names: `size` bytes in all."""
    source = Source(folder)
    source.begin(
        "manifestVersion: 1.0.0\nmodel:\n  path: model\n  parts:\n  - path: weights-1.bin\n"
        "datasets:\n- path: data\ncode:\n- path: code\ndocs:\n- path: notes.txt\n"
    )
    source.add(b"weights-1.bin", _blocks(chance, size // 3))
    for number, share in enumerate((4, 6)):
        source.add(b"model/large-%d.bin" % number, _blocks(chance, size // share))
    for number, name in enumerate(ODD):
        source.add(b"code/" + name, [b"%d" % number], 0o755 if number % 2 else 0o600)
    source.add(b"notes.txt", [b"notes"])
    rest = size - source.size
    middle = max(min(MIB, rest // 40), 1)
    for number in range(rest // middle):
        source.add(b"data/%d/%d.bin" % (number // _IN_A_FOLDER, number), _blocks(chance, middle))
    return source


def huge(folder: Path, *, size: int, chance: Random) -> Source:
    """One file with holes, larger than a plain tar header can say."""
    source = Source(folder)
    source.begin("manifestVersion: 1.0.0\nmodel:\n  path: huge.bin\n")
    path = folder / "huge.bin"
    with path.open("xb") as stream:
        for at in (0, 1 << 30, (4 << 30) + 3, (8 << 30) - 5, size - MIB):
            if at <= size - MIB:
                stream.seek(at)
                stream.write(chance.randbytes(MIB))
    path.chmod(0o644)
    source.held[b"huge.bin"] = _seen(os.fsencode(path))
    return source


def many(folder: Path, *, count: int, chance: Random) -> Source:
    """`count` small files, those with odd names among them."""
    source = Source(folder)
    source.begin("manifestVersion: 1.0.0\ndatasets:\n- path: data\ndocs:\n- path: docs\n")
    for name in ODD:
        source.add(b"docs/" + name, [name])
    salt = chance.randbytes(200)
    for number in range(count - len(source.held)):
        name = b"data/%03d/sample-%06d.txt" % (number // 1000, number)
        source.add(name, [b"%d" % number + salt[: number % 200]])
    return source


def _seen(path: bytes) -> tuple[int, int, str]:
    there = os.lstat(path)
    with open(path, "rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return there.st_size, stat.S_IMODE(there.st_mode), digest


def held_by(folder: Path) -> Held:
    """Size, mode and digest of every file below a folder, but for the Kitfile."""
    top = os.fsencode(folder)
    return {
        os.path.relpath(path, top): _seen(path)
        for place, _, names in os.walk(top)
        for path in (os.path.join(place, name) for name in names)
        if os.path.relpath(path, top) != b"Kitfile"
    }


def differences(before: Held, after: Held) -> list[str]:
    """The first of what differs, in words."""
    paths = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    return [f"{path!r}: {before.get(path)} became {after.get(path)}" for path in paths[:10]]
