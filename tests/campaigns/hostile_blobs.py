"""Blobs of layouts that are no files, or not the promised ones; and layouts of real tools with bytes changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.campaigns.hostile_archives import Verbs, sound_kit
from tests.campaigns.hostile_kits import files_of, write_layout
from tests.campaigns.hostile_oracle import EITHER, REFUSE, Must, Oracle
from tests.support.vectors import VECTORS

_KINDS: Final = (
    *("pipe", "folder", "socket", "device", "zero", "secret", "same", "itself", "dangling", "sparse", "missing"),
    *("empty", "short", "long", "shut"),
)
NAME: Final = "hostile/kit:v1"


def odd_blobs(oracle: Oracle) -> None:
    """Blobs, and the two documents, that are pipes, folders, links, devices, sparse, missing or of another size."""
    verbs = Verbs(oracle)
    kit = sound_kit()
    for name in files_of(kit, NAME):
        for label in _KINDS:
            if oracle.leaves_out():
                continue
            path = write_layout(oracle.field.inputs / "layout", files_of(kit, NAME))
            _spoil_file(oracle, path / name, label)
            verbs.renew()
            # A link to the very bytes, and a mode that does not matter to root, do no harm.
            must: Must = EITHER if label in ("same", "shut") else REFUSE
            verbs.read("odd blobs", f"{name[:20]} as {label}", f"oci:{path}", must)


def _spoil_file(oracle: Oracle, path: Path, label: str) -> None:
    content = path.read_bytes()
    path.unlink()
    (path.parent.parent / "copy").write_bytes(content)
    devices: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "socket": lambda: os.mknod(path, stat.S_IFSOCK | 0o600),
        "device": lambda: path.symlink_to("/dev/null"),
        "zero": lambda: path.symlink_to("/dev/zero"),
        "secret": lambda: path.symlink_to(oracle.field.around / "secret"),
        "same": lambda: path.symlink_to(path.parent.parent / "copy"),
        "itself": lambda: path.symlink_to(path),
        "dangling": lambda: path.symlink_to("nothing"),
        "missing": lambda: None,
        "sparse": lambda: _sparse(path, content),
        "empty": lambda: path.write_bytes(b""),
        "short": lambda: path.write_bytes(content[:-1]),
        "long": lambda: path.write_bytes(content + b"\1"),
        "shut": lambda: _shut(path, content),
    }
    devices[label]()


def _sparse(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    os.truncate(path, 1 << 40)


def _shut(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(0)


def mutations(oracle: Oracle) -> None:
    """Layouts that real tools wrote, with bytes of their documents and blobs changed."""
    verbs = Verbs(oracle)
    layouts = sorted(path.parent for path in VECTORS.rglob("oci-layout"))
    sources = [
        path for path in layouts if sum(each.stat().st_size for each in path.rglob("*") if each.is_file()) < 200_000
    ]
    chance = oracle.scope.random("mutations")
    for number in range(oracle.scope.of(600, 15)):
        source = chance.choice(sources)
        files = {str(path.relative_to(source)): path.read_bytes() for path in source.rglob("*") if path.is_file()}
        name = chance.choice(sorted(files))
        content = bytearray(files[name])
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            at = chance.randrange(len(content) + 1)
            content[at : at + chance.choice((0, 1, 1, 4))] = chance.choice(_PIECES) or bytes([chance.randrange(256)])
        if oracle.leaves_out():
            continue
        path = write_layout(oracle.field.inputs / "layout", {**files, name: bytes(content)})
        label = f"number {number}: {source.relative_to(VECTORS)} {name[:24]}"
        verbs.read("mutations of real layouts", label, f"oci:{path}", EITHER)


_PIECES: Final = (
    b"",
    b"",
    b"",
    b"\0",
    b'"',
    b"}",
    b"]",
    b",",
    b"9" * 30,
    b"\xff",
    b"../",
    b"-1",
    b"null",
    b"{}",
    b"[]",
    b"\x1b",
)
