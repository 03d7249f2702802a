"""Where a destination lies, and where a stage for it can be."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.archive.kernel import FOLDER_FLAGS, open_folder
from kitstudio.archive.stage_folder import StageFolder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.own_names import UNPACK, is_own

_NOT_OURS: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NotAFolderError(KitStudioError):
    """A destination exists and is no folder."""

    code = "KS-NOT-A-FOLDER"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is not a folder.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Choose a folder, or a name that does not exist yet.")


@dataclass(frozen=True, slots=True)
class Site:
    """A destination, taken apart at what exists.

    Attributes:
        destination: the folder to fill, links resolved.
        base: the existing folder above it, or the one above its first missing parent.
        top: the name in `base` that leads to the destination.
        below: further names from `top` to the destination, all missing.
        exists: whether the destination is there (then `below` is empty).
    """

    destination: bytes
    base: bytes
    top: bytes
    below: tuple[bytes, ...]
    exists: bool

    def is_vacant(self) -> bool:
        """Whether the destination is missing, or holds nothing (stages do not count)."""
        if not self.exists:
            return True
        with os.scandir(self.destination) as entries:
            return all(is_own(os.fsdecode(entry.name), UNPACK) for entry in entries)


def locate(destination: Path) -> Site:
    """Find the site of a destination that may not exist yet.

    Raises:
        NotAFolderError: it, or what should be a folder above it, is something else.
        OSError: it cannot be looked at.
    """
    path = os.path.realpath(os.fsencode(destination))
    missing: list[bytes] = []
    base = path
    while not _exists(base):
        missing.insert(0, os.path.basename(base))
        base = os.path.dirname(base)
    if not os.path.isdir(base):
        raise NotAFolderError(path=os.fsdecode(base))
    if missing:
        return Site(path, base, missing[0], tuple(missing[1:]), exists=False)
    return Site(path, os.path.dirname(path), os.path.basename(path), (), exists=True)


def _exists(path: bytes) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def make_stage(site: Site) -> tuple[StageFolder, bool]:
    """Make a stage from which everything can be renamed into the destination.

    Beside it where that can be; inside it where its parent is not ours to write or it is a mount of its own.

    Returns:
        The folder, and whether it lies beside the destination.

    Raises:
        OSError: neither can be written.
    """
    if site.top:
        with opened_folder(site.base) as base:
            if not site.exists or _is_same_mount(base, site.top):
                try:
                    return StageFolder.create(base), True
                except OSError as error:
                    if not site.exists or error.errno not in _NOT_OURS:
                        raise
    with opened_folder(site.destination) as inside:
        return StageFolder.create(inside), False


def stage_places(site: Site) -> Iterator[Path]:
    """Every folder where a stage for the destination may have been made: all those above it on its file system."""
    base = Path(os.fsdecode(site.base))
    if site.exists:
        yield Path(os.fsdecode(site.destination))
    yield base
    mount = os.stat(base).st_dev
    with contextlib.suppress(OSError):
        yield from itertools.takewhile(lambda each: os.stat(each).st_dev == mount, base.parents)


def _is_same_mount(base: int, name: bytes) -> bool:
    try:
        folder = open_folder(base, (name,), same_mount=True)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return False
        raise
    try:
        return os.fstat(folder).st_dev == os.fstat(base).st_dev
    finally:
        os.close(folder)


@contextlib.contextmanager
def opened_folder(path: bytes) -> Iterator[int]:
    """A descriptor of an existing folder while inside."""
    fd = os.open(path, FOLDER_FLAGS)
    try:
        yield fd
    finally:
        os.close(fd)
