"""The private folder an export is written in, beside where it goes: locked by its writer, swept by the next one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kitstudio.archive.kernel import exchange
from kitstudio.base.claims import is_same_file
from kitstudio.base.durable import sync_folder
from kitstudio.base.os_errors import What, what_is
from kitstudio.base.own_names import EXPORT, is_own

_OLD: Final = "old"


@contextlib.contextmanager
def draft_beside(path: Path, ending: str) -> Iterator[Path]:
    """A path to write to; whatever is left there at the end is removed, but never what it was to replace.

    Args:
        path: where the export will go.
        ending: what the draft's name must end with.

    Raises:
        OSError: the folder above cannot be written.
    """
    folder, lock = _made_beside(path)
    try:
        yield folder / f"content{ending}"
    finally:
        _remove(folder)
        os.close(lock)


def _remove(folder: Path) -> None:
    """Remove a draft's folder, unless it holds what could not be put back: that stays for a person to see."""
    if not os.path.lexists(folder / _OLD):
        shutil.rmtree(folder, ignore_errors=True)


def _made_beside(path: Path) -> tuple[Path, int]:
    """A new private folder and its lock."""
    while True:
        folder = path.with_name(EXPORT + secrets.token_hex(8))
        folder.mkdir(mode=0o700)
        with contextlib.ExitStack() as undo:
            undo.callback(shutil.rmtree, folder, ignore_errors=True)
            # The sweep of another export may be quicker than our lock, and takes the folder for a dead one's.
            with contextlib.suppress(FileNotFoundError):
                lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
                undo.callback(os.close, lock)
                fcntl.flock(lock, fcntl.LOCK_EX)
                if is_same_file(lock, folder):
                    undo.pop_all()
                    return folder, lock


def put_in_place(draft: Path, path: Path) -> None:
    """Let a finished draft take its place, and make that durable; what stood there goes with the draft's folder.

    Raises:
        OSError: it could not be renamed, and `path` is as it was (or what stood there is where the error says); or
            the folder above could not be synced, and `path` is the new one.
    """
    if what_is(path, follow_links=False) is What.FOLDER:
        _swap(draft, path)
    else:
        os.rename(draft, path)
    sync_folder(path.parent, required=False)


def _swap(draft: Path, path: Path) -> None:
    here = os.open(draft.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    there = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if exchange(here, os.fsencode(draft.name), there, os.fsencode(path.name)):
            return
    finally:
        os.close(here)
        os.close(there)
    # No swap in one step on this file system: a kill in between leaves the old one where `sweep_drafts` spares it.
    old = draft.with_name(_OLD)
    os.rename(path, old)
    try:
        os.rename(draft, path)
    except OSError as error:
        try:
            os.rename(old, path)
        except OSError:
            raise OSError(error.errno, error.strerror, str(old)) from error
        raise
    os.rename(old, draft)


def sweep_drafts(folder: Path) -> None:
    """Remove what killed exports left in a folder, if that can be."""
    found: list[Path] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        found = [Path(entry.path) for entry in entries if is_own(entry.name, EXPORT)]
    for path in found:
        with contextlib.suppress(OSError):
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(path)
            finally:
                os.close(lock)
