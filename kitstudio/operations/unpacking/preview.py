"""What an unpack would meet in its folder: found before anything is written, by reading as little as can be."""

from __future__ import annotations

import enum
import os
import posixpath
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, Final, cast

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.subject import about
from kitstudio.archive.tar_reader import read_members
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.base.regular_file import Seen, open_regular
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.model.media_type import Compression
from kitstudio.operations.context import Context
from kitstudio.operations.places import located
from kitstudio.operations.target_check import Target, look_at_target
from kitstudio.operations.unpack_options import KITFILE, UnpackOptions
from kitstudio.operations.unpacking.layers import Chosen, choose, raw_place, require_kit

_COMPARED: Final = 256 * limits.MIB
_NAMES_TRIED: Final = 1_000


class Meeting(enum.StrEnum):
    """How a file of the kit and what is there under its name compare."""

    DIFFERS = "differs"
    SAME = "same"
    UNCOMPARED = "uncompared"
    """Of one size, and too much to compare now; unpacking compares."""
    IN_THE_WAY = "in-the-way"
    """A folder, a link or a special file, which no answer can solve but another name."""


@dataclass(frozen=True, slots=True)
class There:
    """A file of the kit whose place is taken.

    Attributes:
        path: of the file, below the folder.
        how: how the two compare.
        size: bytes of what is there, None when it is no file.
        changed: when what is there was last changed, seconds since the epoch.
        seen: what is there, for `UnpackOptions.seen`.
        new_size: bytes of the kit's file.
        free_name: a path beside it that nothing has, neither in the folder nor in the kit.
    """

    path: str
    how: Meeting
    size: int | None
    changed: float
    seen: Seen
    new_size: int
    free_name: str


@dataclass(frozen=True, slots=True)
class Foresight:
    """What unpacking into a folder would meet: taken places, and the disk it would go to."""

    there: tuple[There, ...]
    target: Target


def foresee(context: Context, reference: str, directory: Path, options: UnpackOptions, control: Control) -> Foresight:
    """Compare the files an unpack would write with what is there; nothing is written, and layers are not verified.

    Layers are only looked into when the folder holds anything; of uncompressed ones the headers and what must be
    compared with files of the same size, so that layers of any size take a moment.

    Raises:
        KitNotFoundError, FilterMatchesNothingError, BadArchiveError…: the kit cannot be read so.
        NameMovedError: it is another kit than the one asked for.
        NotPermittedError, FileSystemError: the folder cannot be looked at.
    """
    with converted("Looking at a folder", directory):
        target = look_at_target(directory)
    if target.refusal or not _holds_something(directory):
        return Foresight((), target)
    look = _Look(directory, options, control)
    with located(context, reference, control) as found:
        require_kit(found, options)
        chosen, with_kitfile = choose(found.source, found.kit, options)
        for each in chosen:
            look.into(each)
        if with_kitfile:
            look.at_text(KITFILE, kitfile_yaml(found.kit.kitfile, numbers_from_json=True))
    return Foresight(look.found(), target)


def _holds_something(directory: Path) -> bool:
    with converted("Looking at a folder", directory):
        try:
            with os.scandir(directory) as entries:
                return next(entries, None) is not None
        except FileNotFoundError:
            return False


class _Look:
    """Compares, up to a bound of bytes."""

    def __init__(self, directory: Path, options: UnpackOptions, control: Control) -> None:
        self._directory, self._options, self._control = directory, options, control
        self._met: list[tuple[str, Meeting, os.stat_result, int]] = []
        # All paths of the kit, told apart as the strictest file system does.
        self._own: set[str] = set()
        self._left = _COMPARED

    def found(self) -> tuple[There, ...]:
        """What was met, in path order; other names are only free once every path of the kit is known."""
        return tuple(self._told(*each) for each in sorted(self._met, key=itemgetter(0)))

    def into(self, chosen: Chosen) -> None:
        """Look at the files of a layer."""
        layer = chosen.layer
        compression = layer.type.compression if layer.type is not None else Compression.NONE
        with chosen.source.fetch(layer.descriptor) as blob, about(chosen.label):
            plain = decompressed(blob, compression, control=self._control)
            if chosen.is_raw:
                known = layer.descriptor.size if compression is Compression.NONE else None
                self._at(str(raw_place(layer)[0]), known, plain)
                return
            below = chosen.target().below
            for member, body in read_members(plain, self._control):
                self._control.token.check()
                path = posixpath.normpath(f"{below}/{member.name}" if below else member.name)
                if member.is_file:
                    self._at(path, member.size, cast("BinaryIO", body))
                else:
                    self._own.add(path.casefold())

    def at_text(self, path: str, text: str) -> None:
        """Look at the place of a small text."""
        content = text.encode("utf-8", "surrogateescape")
        self._own.add(path.casefold())
        found = None if self._options.leaves_out(path) else self._lstat(path)
        if found is None:
            return
        how = Meeting.DIFFERS
        if not stat.S_ISREG(found.st_mode):
            how = Meeting.IN_THE_WAY
        elif found.st_size == len(content) and (self._directory / path).read_bytes() == content:
            how = Meeting.SAME
        self._met.append((path, how, found, len(content)))

    def _at(self, path: str, size: int | None, body: BinaryIO) -> None:
        self._own.add(path.casefold())
        found = None if self._options.leaves_out(path) else self._lstat(path)
        if found is None:
            return
        if not stat.S_ISREG(found.st_mode):
            how = Meeting.IN_THE_WAY
        elif size is not None and found.st_size != size:
            how = Meeting.DIFFERS
        elif size is None or size > self._left:
            how = Meeting.UNCOMPARED
        else:
            self._left -= size
            how = Meeting.SAME if self._is_same(path, body) else Meeting.DIFFERS
        self._met.append((path, how, found, found.st_size if size is None else size))

    def _is_same(self, path: str, body: BinaryIO) -> bool:
        with open(open_regular(self._directory / path), "rb") as file:
            while ours := body.read(limits.CHUNK):
                self._control.token.check()
                if ours != file.read(len(ours)):
                    return False
            return not file.read(1)

    def _told(self, path: str, how: Meeting, found: os.stat_result, new_size: int) -> There:
        size = found.st_size if stat.S_ISREG(found.st_mode) else None
        free_name = next(name for name in _beside(path) if self._is_free(name))
        return There(path, how, size, found.st_mtime, Seen.of(found), new_size, free_name)

    def _is_free(self, path: str) -> bool:
        return path.casefold() not in self._own and not os.path.lexists(self._directory / path)

    def _lstat(self, path: str) -> os.stat_result | None:
        try:
            return os.lstat(self._directory / path)
        except (FileNotFoundError, NotADirectoryError):
            return None


def _beside(path: str) -> Iterator[str]:
    """Other names for a file: `data/eval (kit).csv`, `data/eval (kit 2).csv` and so on."""
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    yield posixpath.join(folder, f"{stem} (kit){ending}")
    for number in range(2, _NAMES_TRIED):
        yield posixpath.join(folder, f"{stem} (kit {number}){ending}")
