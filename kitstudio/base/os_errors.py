"""Errors of the file system, converted where they enter: full, read-only, not permitted, missing, broken."""

from __future__ import annotations

import contextlib
import enum
import errno
import os
import resource
import stat
from collections.abc import Iterator

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DENIED = frozenset({errno.EACCES, errno.EPERM})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})
_LOOKING = "Looking for a file or folder"


class FileSystemError(KitStudioError):
    """The file system refused something for a reason of its own."""

    code = "KS-FILE-SYSTEM"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} failed at {path}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check the disk and the folder, then run it again.")


class DiskFullError(FileSystemError):
    """No space is left."""

    code = "KS-DISK-FULL"
    summary_template = QT_TRANSLATE_NOOP(
        "errors",
        "{action} failed: the disk is full at {path} (at least {needed} bytes were needed, {free} bytes are free).",
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Free some space (`kitstudio store gc` may help) or choose another disk, then run it again."
    )


class NoRoomError(DiskFullError):
    """What is about to be written does not fit."""

    code = "KS-NO-ROOM"
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} needs {needed} bytes, but only {free} are free at {path}.")


class QuotaFullError(DiskFullError):
    """The account, or the folder, may not take more of the disk."""

    code = "KS-QUOTA"
    summary_template = QT_TRANSLATE_NOOP(
        "errors",
        "{action} failed: the quota is used up at {path} (at least {needed} bytes were needed; the disk has {free} "
        "bytes free).",
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors",
        "Free some of your space (`kitstudio store gc` may help) or ask for a larger quota, then run it again.",
    )


class NoMoreFilesError(DiskFullError):
    """The file system has room for bytes, but not for the name of another file."""

    code = "KS-NO-MORE-FILES"
    summary_template = QT_TRANSLATE_NOOP(
        "errors",
        "{action} failed: the disk takes no more files at {path} (at least {needed} bytes were needed, {free} bytes "
        "are free).",
    )
    remedy_template = QT_TRANSLATE_NOOP("errors", "Remove some files or choose another disk, then run it again.")


class FileLimitError(FileSystemError):
    """A file would become larger than files may be there."""

    code = "KS-FILE-LIMIT"
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} failed: {path} may not be larger than {limit} bytes.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Raise the limit (`ulimit -f`) or choose a disk that takes larger files, then run it again."
    )


class NotPermittedError(FileSystemError):
    """The account may not do this there."""

    code = "KS-NOT-PERMITTED"
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} is not permitted at {path}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check who owns the file or folder and its permissions.")


class ReadOnlyFileSystemError(FileSystemError):
    """The file system is mounted read-only."""

    code = "KS-READ-ONLY"
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} failed: {path} is on a read-only file system.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Choose a folder that can be written.")


class PathNotFoundError(KitStudioError):
    """A file or folder that was named does not exist."""

    code = "KS-PATH-NOT-FOUND"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} does not exist.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check the spelling and the folder you are in.")


def os_error(error: OSError, action: str, path: str | os.PathLike[str] | bytes, needed: int = 0) -> KitStudioError:
    """The error with a name for an OSError met while doing `action` ("Writing a blob") at `path`.

    Args:
        error: what the system said.
        action: what was done, as the start of a sentence.
        path: where, unless the error knows better.
        needed: how many bytes were still to be written; 0 when that is not known.
    """
    shown = os.fsdecode(error.filename or path) if not isinstance(error.filename, int) else os.fsdecode(path)
    if error.errno in FULL:
        return _full(error, action, shown, needed)
    if error.errno == errno.EFBIG:
        return FileLimitError(action=action, path=shown, limit=_largest_file(shown))
    if error.errno == errno.EROFS:
        return ReadOnlyFileSystemError(action=action, path=shown)
    if error.errno in _DENIED:
        return NotPermittedError(action=action, path=shown)
    if error.errno in _MISSING:
        return PathNotFoundError(path=shown)
    return FileSystemError(action=action, path=shown, reason=error.strerror or type(error).__name__)


def _full(error: OSError, action: str, path: str, needed: int) -> DiskFullError:
    there = _statvfs(path)
    # The least that anything takes is a block.
    wanted = max(needed, there.f_frsize if there is not None else 1)
    kind = DiskFullError
    if error.errno == errno.EDQUOT:
        kind = QuotaFullError
    elif there is not None and there.f_files and not there.f_favail:
        kind = NoMoreFilesError
    return kind(action=action, path=path, needed=wanted, free=free_in(there) if there is not None else 0)


def _largest_file(path: str) -> int:
    """How large a file may be: by the limit of the process, else by what the file system can count."""
    soft, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    if soft != resource.RLIM_INFINITY:
        return soft
    bits = 64
    with contextlib.suppress(OSError):
        bits = os.pathconf(os.path.dirname(path), "PC_FILESIZEBITS")
    return int(1 << max(bits - 1, 1)) - 1


def require_room(path: str | os.PathLike[str] | bytes, needed: int, action: str, *, within: int | None = None) -> None:
    """Raise before anything is written when `needed` bytes cannot be free at `path`.

    Args:
        path: a folder, or what will be there.
        needed: bytes.
        action: what is about to be done, as the start of a sentence.
        within: an open folder of that disk, when there is nothing at `path` yet.

    Raises:
        NoRoomError: they are not.
        OSError: the folder cannot be looked at.
    """
    free = free_in(os.statvfs(path if within is None else within))
    if needed > free:
        raise NoRoomError(action=action, path=os.fsdecode(path), needed=needed, free=free)


@contextlib.contextmanager
def converted(action: str, path: str | os.PathLike[str] | bytes, needed: int = 0) -> Iterator[None]:
    """Convert any OSError inside into the error with a name, keeping it as the cause; see `os_error`."""
    try:
        yield
    except OSError as error:
        raise os_error(error, action, path, needed) from error


class What(enum.Enum):
    """What stands at a path."""

    NOTHING = enum.auto()
    FILE = enum.auto()
    FOLDER = enum.auto()
    OTHER = enum.auto()


def what_is(path: str | os.PathLike[str] | bytes, *, follow_links: bool = True) -> What:
    """What stands at a path; never guessed where it cannot be looked at, as those of `os.path` do.

    Args:
        path: where.
        follow_links: a link is what it leads to (nothing, when that is not there); else it is something other.

    Raises:
        NotPermittedError, FileSystemError: it cannot be looked at.
    """
    try:
        mode = os.stat(path, follow_symlinks=follow_links).st_mode
    except ValueError:  # no path at all: there is a NUL in it
        return What.NOTHING
    except OSError as error:
        if error.errno in _MISSING:
            return What.NOTHING
        if error.errno == errno.ELOOP:
            return What.OTHER
        raise os_error(error, _LOOKING, path) from error
    return What.FOLDER if stat.S_ISDIR(mode) else What.FILE if stat.S_ISREG(mode) else What.OTHER


def free_bytes(path: str) -> int:
    """Bytes an ordinary account may still write at `path` or its nearest existing parent; 0 when unknown."""
    there = _statvfs(path)
    return free_in(there) if there is not None else 0


def free_in(found: os.statvfs_result) -> int:
    """Bytes an ordinary account may still write to a file system."""
    return found.f_bavail * found.f_frsize


def _statvfs(path: str) -> os.statvfs_result | None:
    while path:
        try:
            return os.statvfs(path)
        except OSError:
            parent = os.path.dirname(path)
            if parent == path:
                return None
            path = parent or "."
    return None
