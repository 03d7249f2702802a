"""Files from outside brought into a folder that is to be packed: copied to its top, never over anything."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.claims import create_claimed
from kitstudio.base.control import Advanced, Control, Entered
from kitstudio.base.durable import sync_folder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.base.own_names import WRITE, is_own
from kitstudio.base.regular_file import open_regular

_ACTION: Final = "Copying into the folder"
_ITEM: Final = "copy"


class InTheWayError(KitStudioError):
    """Something of that name is in the folder already."""

    code = "KS-IN-THE-WAY"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "These names are taken in the folder: {names}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Nothing was copied. Rename the files, or take those away first.")


class NothingToCopyError(KitStudioError):
    """What should be copied is neither a file nor a folder."""

    code = "KS-NOTHING-TO-COPY"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is neither a file nor a folder.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Copy what it leads to by hand.")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Paths apart: those in the folder, relative to it; those outside; and the names among these that are taken."""

    inside: tuple[str, ...] = ()
    outside: tuple[Path, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(slots=True)
class _Made:
    """What was made so far, to be taken back when the rest fails."""

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    done: int = 0


def sort_out(folder: Path, paths: Sequence[Path], control: Control) -> Sorted:
    """Say which paths lie in a folder already, and which would have to be copied into it.

    Args:
        folder: the folder.
        paths: files and folders anywhere; a link is where it lies, not where it leads.
        control: cancel.
    """
    root = os.path.realpath(folder)
    inside, outside, taken = [], [], []
    for path in paths:
        control.token.check()
        real = os.path.join(os.path.realpath(path.parent), path.name)
        if real.startswith(os.path.join(root, "")):
            inside.append(os.path.relpath(real, root))
        elif root != real and not root.startswith(os.path.join(real, "")):
            outside.append(path)
            taken += [path.name] if os.path.lexists(os.path.join(root, path.name)) else []
    return Sorted(tuple(inside), tuple(outside), tuple(taken))


def bring_in(folder: Path, paths: Sequence[Path], control: Control) -> tuple[str, ...]:
    """Copy files and folders to the top of a folder; all of them or none. Links and special files in folders stay away.

    Args:
        folder: an existing folder.
        paths: files and folders outside of it.
        control: progress, cancel.

    Returns:
        Their names in the folder.

    Raises:
        InTheWayError: a name is taken, there or among the paths themselves; nothing was copied.
        NothingToCopyError: a path is a link or a special file.
        NotPermittedError, DiskFullError, FileSystemError: it failed on the way; what was made is gone again.
    """
    names = [path.name for path in paths]
    taken = [name for name in names if os.path.lexists(folder / name) or names.count(name) > 1]
    if taken:
        raise InTheWayError(names=list(dict.fromkeys(taken)))
    plan = [(os.fspath(path), os.fspath(folder / path.name)) for path in paths]
    total = sum(_size(source, control) for source, _target in plan)
    control.report(Entered(_ITEM, folder.name, total))
    made = _Made()
    with contextlib.ExitStack() as unfinished:
        unfinished.callback(_take_back, made)
        with converted(_ACTION, folder):
            for source, target in plan:
                _copy(source, target, total, made, control)
            sync_folder(folder, required=False)
        unfinished.pop_all()
    return tuple(names)


def _size(source: str, control: Control) -> int:
    """Bytes to copy.

    Raises:
        NothingToCopyError: it is no file and no folder.
    """
    with converted(_ACTION, source):
        status = os.lstat(source)
        if stat.S_ISREG(status.st_mode):
            return status.st_size
        if not stat.S_ISDIR(status.st_mode):
            raise NothingToCopyError(path=source)
        return sum(os.lstat(path).st_size for path, is_dir in _inside(source, control) if not is_dir)


def _inside(folder: str, control: Control) -> Iterator[tuple[str, bool]]:
    """The regular files and folders below a folder, a folder before what lies in it; no link is followed."""
    pending = [folder]
    while pending:
        above = pending.pop()
        with os.scandir(above) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                control.token.check()
                if is_own(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    yield entry.path, True
                elif entry.is_file(follow_symlinks=False):
                    yield entry.path, False


def _copy(source: str, target: str, total: int, made: _Made, control: Control) -> None:
    if not os.path.isdir(source):
        _copy_file(source, target, total, made, control)
        return
    os.mkdir(target)
    made.folders.append(target)
    for path, is_dir in _inside(source, control):
        there = os.path.join(target, os.path.relpath(path, source))
        if is_dir:
            os.mkdir(there)
            made.folders.append(there)
        else:
            _copy_file(path, there, total, made, control)


def _copy_file(source: str, target: str, total: int, made: _Made, control: Control) -> None:
    """One file under a name of ours until it is whole; whoever has its name by then keeps it."""
    parent = Path(target).parent
    reading = open_regular(source)
    with os.fdopen(reading, "rb") as stream:
        mode = stat.S_IMODE(os.fstat(reading).st_mode) & 0o777
        writing, draft = create_claimed(parent, WRITE, mode=mode, must_lock=False)
        try:
            with os.fdopen(writing, "wb") as out:
                while chunk := stream.read(limits.CHUNK):
                    control.token.check()
                    out.write(chunk)
                    made.done += len(chunk)
                    control.report(Advanced(_ITEM, made.done, total))
                out.flush()
                os.fsync(out.fileno())
                _name(draft, target)
                made.files.append(target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft)


def _name(draft: Path, target: str) -> None:
    """Give a finished file its name, unless something has it.

    Raises:
        InTheWayError: something does since a moment ago.
    """
    try:
        os.link(draft, target)
    except FileExistsError as error:
        raise InTheWayError(names=[os.path.basename(target)]) from error
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise InTheWayError(names=[os.path.basename(target)]) from None
        os.rename(draft, target)


def _take_back(made: _Made) -> None:
    for path in reversed(made.files):
        with contextlib.suppress(OSError):
            os.unlink(path)
    for path in reversed(made.folders):
        with contextlib.suppress(OSError):
            os.rmdir(path)
