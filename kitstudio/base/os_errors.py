"""Errors of the file system, converted where they enter: full, read-only, not permitted, missing, broken."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})


class FileSystemError(KitStudioError):
    """The file system refused something for a reason of its own."""

    code = "KS-FILE-SYSTEM"
    exit_code = ExitCode.FILE_SYSTEM
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} failed at {path}: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check the disk and the folder, then run it again.")


class DiskFullError(FileSystemError):
    """No space or no quota is left."""

    code = "KS-DISK-FULL"
    summary_template = QT_TRANSLATE_NOOP("errors", "{action} failed: the disk is full at {path} ({free} bytes free).")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Free some space (`kitstudio store gc` may help) or choose another disk, then run it again."
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


def os_error(error: OSError, action: str, path: str | os.PathLike[str] | bytes) -> KitStudioError:
    """The error with a name for an OSError met while doing `action` ("Writing a blob") at `path`."""
    shown = os.fsdecode(error.filename or path) if not isinstance(error.filename, int) else os.fsdecode(path)
    if error.errno in _FULL:
        return DiskFullError(action=action, path=shown, free=free_bytes(shown))
    if error.errno == errno.EROFS:
        return ReadOnlyFileSystemError(action=action, path=shown)
    if error.errno in _DENIED:
        return NotPermittedError(action=action, path=shown)
    if error.errno in _MISSING:
        return PathNotFoundError(path=shown)
    return FileSystemError(action=action, path=shown, reason=error.strerror or type(error).__name__)


@contextlib.contextmanager
def converted(action: str, path: str | os.PathLike[str] | bytes) -> Iterator[None]:
    """Convert any OSError inside into the error with a name, keeping it as the cause."""
    try:
        yield
    except OSError as error:
        raise os_error(error, action, path) from error


def free_bytes(path: str) -> int:
    """Bytes an ordinary account may still write at `path` or its nearest existing parent; 0 when unknown."""
    while path:
        try:
            stat = os.statvfs(path)
        except OSError:
            parent = os.path.dirname(path)
            if parent == path:
                return 0
            path = parent or "."
        else:
            return stat.f_bavail * stat.f_frsize
    return 0
