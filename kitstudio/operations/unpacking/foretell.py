"""A dry run: what an unpack would do with each file, and all that would stop it; nothing is written."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.archive.conflicts import Conflict, ConflictKind, kind_of
from kitstudio.archive.extract import list_tar
from kitstudio.archive.kernel import encoded
from kitstudio.archive.release import Existing, Rules, solved
from kitstudio.archive.site import locate
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted
from kitstudio.base.regular_file import open_regular
from kitstudio.base.safe_path import SafeRelPath
from kitstudio.operations.unpack_options import KITFILE, Found, UnpackedFile, UnpackOptions
from kitstudio.operations.unpacking.layers import Chosen, opened, raw_place

_LOOKING: Final = "Looking at a folder"
_ACTIONS: Final = {None: "exists", Existing.KEEP: "kept", Existing.OVERWRITE: "overwritten"}


class Foretelling:
    """Compares what layers bring with what is there, by the rules of a release.

    Raises:
        NotAFolderError: the destination is something else.
        FileSystemError, NotPermittedError: it cannot be looked at.
    """

    def __init__(self, directory: Path, options: UnpackOptions, rules: Rules, control: Control) -> None:
        with converted(_LOOKING, directory):
            locate(directory)
        self._directory, self._options, self._rules, self._control = directory, options, rules, control
        self._files: dict[str, UnpackedFile] = {}
        self._conflicts: dict[str, ConflictKind] = {}
        # What stands at the folders that were passed: True for one to go on in, None for nothing.
        self._folders: dict[str, bool | None] = {}

    @property
    def files(self) -> tuple[UnpackedFile, ...]:
        """What was found, in path order."""
        return tuple(self._files[path] for path in sorted(self._files))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a release would refuse with, in its order."""
        return tuple(Conflict(path, self._conflicts[path]) for path in sorted(self._conflicts, key=encoded))

    def layer(self, chosen: Chosen) -> None:
        """Read and check a layer, and compare its files.

        Raises:
            DigestMismatchError, BadArchiveError, RefusedMemberError…: as an unpack would.
        """
        with opened(chosen, self._control) as stream:
            if chosen.is_raw:
                self._file(raw_place(chosen.layer)[0], stream)
            else:
                for entry in list_tar(stream, chosen.target(), self._control, self._file):
                    place = self._options.place(SafeRelPath.parse(entry.path)) if entry.is_folder else None
                    if place is not None:
                        self._folder_at(str(place))

    def kitfile(self, content: bytes) -> None:
        """Compare the Kitfile."""
        self._file(SafeRelPath((KITFILE,)), io.BytesIO(content))

    def _file(self, path: SafeRelPath, body: BinaryIO) -> None:
        place = self._options.place(path)
        if place is None:
            return
        whole = str(place)
        above = self._folder_at(whole.rpartition("/")[0])
        there = self._lstat(whole) if above else None
        kind = None if there is None else kind_of(is_folder=False, mode=there.st_mode)
        size, same = self._compared(whole if kind is ConflictKind.EXISTS else None, body)
        found = Found.NEW if there is None else Found.SAME if same else Found.DIFFERS
        action = "written"
        if above is False:
            found, action = Found.IN_THE_WAY, _ACTIONS[None]
        elif there is not None and kind is not None:
            found = found if kind is ConflictKind.EXISTS else Found.IN_THE_WAY
            action = self._action(whole, ConflictKind.SAME if same else kind, there)
        self._files[whole] = UnpackedFile(whole, size, action, found)

    def _action(self, path: str, kind: ConflictKind, there: os.stat_result) -> str:
        outcome = solved(self._rules.of(path), kind, is_folder=False)
        if outcome is Existing.OVERWRITE and self._rules.is_another(path, there):
            outcome, kind = None, ConflictKind.CHANGED
        if outcome is None:
            self._conflicts[path] = kind
        return _ACTIONS[outcome]

    def _folder_at(self, path: str) -> bool | None:
        """Whether a folder stands there; None for nothing, False for what stands in the way, there or above."""
        if not path:
            return True
        if path not in self._folders:
            above = self._folder_at(path.rpartition("/")[0])
            there = self._lstat(path) if above else None
            kind = None if there is None else kind_of(is_folder=True, mode=there.st_mode)
            if kind is not None:
                self._conflicts[path] = kind
            self._folders[path] = above if not above else None if there is None else kind is None
        return self._folders[path]

    def _lstat(self, path: str) -> os.stat_result | None:
        with converted(_LOOKING, self._directory / path):
            try:
                return os.lstat(self._directory / path)
            except FileNotFoundError:
                return None

    def _compared(self, path: str | None, body: BinaryIO) -> tuple[int, bool]:
        """The size of what would be written, and whether the file that is there holds just that."""
        size, same = 0, path is not None
        with self._opened(path) as there:
            while piece := body.read(limits.CHUNK):
                self._control.token.check()
                size += len(piece)
                same = same and there.read(len(piece)) == piece
            return size, same and not there.read(1)

    def _opened(self, path: str | None) -> BinaryIO:
        if path is None:
            return io.BytesIO()
        with converted(_LOOKING, self._directory / path):
            return open(open_regular(self._directory / path), "rb")
