"""What layers were made of unchanged files, so that packing them again reads none of them.

Git's index works so: a file whose path, size, times and identity are what they were has the bytes it had. A file
touched in the very moment the folder was looked at could change once more without a trace; its layer is not remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kitstudio.archive.compression import build_of
from kitstudio.archive.layer_writer import LayerOptions, WrittenLayer
from kitstudio.archive.scanned import Member
from kitstudio.base import limits
from kitstudio.base.seal import sealed, unsealed
from kitstudio.model.descriptor import BadDigestError, Digest

_FORMAT: Final = "kitstudio.stat-cache/2"
# Two of the largest kits: one alone must not push out its own layers. Each takes some 250 bytes.
_LAYERS: Final = 2 * limits.LAYERS
_SIZE_MAX: Final = 8 * limits.MIB
# Members that are told to the hash in one go.
_AT_ONCE: Final = 1_000
# Two ticks of the slowest clock a kernel stamps files with.
_TICK_NS: Final = 20_000_000
_SECOND_NS: Final = 1_000_000_000
# FAT keeps even seconds.
_COARSE_NS: Final = 2 * _SECOND_NS


class StatCache:
    """Layers by what they were made of, in one file; a damaged, foreign or missing file is an empty cache.

    Several processes may use one file: it is replaced whole, and what another wrote meanwhile is kept.

    Args:
        path: the file; its folder is made when something is saved.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _load(path)
        self._used: dict[str, list[str | int]] = {}

    def key(self, members: Sequence[Member], how: LayerOptions) -> str:
        """What a layer is known by: everything that decides its bytes, and everything that betrays a changed file."""
        state = hashlib.sha256()
        choice = [_FORMAT, how.form, how.compression, how.fastest, how.modes, build_of(how.compression)]
        state.update(json.dumps(choice).encode("ascii"))
        for begin in range(0, len(members), _AT_ONCE):
            facts = "".join(_facts(members[begin : begin + _AT_ONCE], how))
            state.update(facts.encode("utf-8", "surrogateescape"))
        return state.hexdigest()

    def get(self, key: str) -> WrittenLayer | None:
        """The layer of that key; no bytes are read for it."""
        found = self._known.get(key)
        if found is None:
            return None
        self._used[key] = found
        return _layer(found)

    def put(self, key: str, made: WrittenLayer, members: Sequence[Member], began_ns: int) -> None:
        """Remember a layer, unless one of its files was touched too shortly before the scan began."""
        if any(not member.is_dir and _is_racy(member, began_ns) for member in members):
            return
        self._used[key] = [str(made.digest), made.size, str(made.diff_id), made.tar_size]

    def save(self) -> None:
        """Write what was used and learned; a cache that cannot be written is no error."""
        if not self._used:
            return
        kept = {key: found for key, found in _load(self._path).items() if key not in self._used}
        both = {**kept, **self._used}
        newest = dict(list(both.items())[-_LAYERS:])
        content = json.dumps({"format": _FORMAT, "layers": newest}, separators=(",", ":")).encode("ascii")
        with contextlib.suppress(OSError):
            _replace(self._path, sealed(content + b"\n"))


def _facts(members: Sequence[Member], how: LayerOptions) -> list[str]:
    """What is told of each member; a NUL, which no name holds, ends it."""
    modes = [member.mode for member in members] if how.modes == "disk" else [how.mode_of(each) for each in members]
    return [
        f"{mode};{path}\0" if is_dir else f"{mode},{size},{mtime_ns},{ctime_ns},{device},{inode};{path}\0"
        for mode, (path, is_dir, _, size, mtime_ns, ctime_ns, device, inode, _) in zip(modes, members, strict=True)
    ]


def _is_racy(member: Member, began_ns: int) -> bool:
    """Whether the file could be changed again and keep its times."""
    if began_ns - max(member.mtime_ns, member.ctime_ns) >= _COARSE_NS:
        return False
    return any(began_ns - each < _grain(each) for each in (member.mtime_ns, member.ctime_ns))


def _grain(time_ns: int) -> int:
    """How far apart two changes must be to show: times that are whole seconds are from a coarse clock."""
    return _TICK_NS if time_ns % _SECOND_NS else _COARSE_NS


def _load(path: Path) -> dict[str, list[str | int]]:
    """The layers in the file, oldest use first; none when it is not wholly as we write it."""
    try:
        value = json.loads(unsealed(_read(path)))
    except (OSError, ValueError, RecursionError):
        return {}
    layers = value.get("layers") if isinstance(value, dict) and value.get("format") == _FORMAT else None
    if not isinstance(layers, dict) or any(_layer(found) is None for found in layers.values()):
        return {}
    return layers


def _read(path: Path) -> bytes:
    """The bytes of our own regular file; what others own or may write to is not believed."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022
        return file.read(_SIZE_MAX) if ours and status.st_size < _SIZE_MAX else b""


def _layer(found: object) -> WrittenLayer | None:
    if not isinstance(found, list) or len(found) != 4:
        return None
    digest, size, diff_id, tar_size = found
    if type(size) is not int or type(tar_size) is not int or size < 0 or tar_size < 0:
        return None
    try:
        return WrittenLayer(Digest.parse(digest), size, Digest.parse(diff_id), tar_size, 0)
    except BadDigestError:
        return None


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with contextlib.ExitStack() as unfinished:
        unfinished.callback(os.unlink, name)
        with open(descriptor, "wb") as file:
            file.write(content)
        os.replace(name, path)
        unfinished.pop_all()
