"""Finding and reading the Kitfile that an operation is about."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kitstudio.archive.hub_snapshot import snapshots_in
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import PathNotFoundError, converted
from kitstudio.model.kitfile import FILE_NAMES


class KitfileNotFoundError(KitStudioError):
    """A folder has no Kitfile."""

    code = "KS-KITFILE-NOT-FOUND"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "No Kitfile in {folder}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Make one with `kitstudio init {folder}`, or name one with -f.")


class NotAFolderError(KitStudioError):
    """Something else stands where a folder is needed."""

    code = "KS-CONTEXT-NOT-A-FOLDER"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is not a folder.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name the folder that holds the model.")


class HubRepositoryError(KitStudioError):
    """A repository of the Hugging Face cache with several snapshots."""

    code = "KS-HUB-REPOSITORY"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{folder} is a Hugging Face cache with several snapshots.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name one of them: {snapshots}.")


class KitfileTooLargeError(KitStudioError):
    """A Kitfile or `.kitignore` is larger than any sane one."""

    code = "KS-KITFILE-TOO-LARGE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is longer than {limit} bytes.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Check that it is what its name says, and not data.")


class NotAFileError(KitStudioError):
    """A pipe, a device or a folder where a file is to be read."""

    code = "KS-NOT-A-FILE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is not a regular file.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Name a file; a Kitfile can also be piped in with `-f -`.")


_HUB = "{folder} is a repository of the Hugging Face cache: working on its snapshot {snapshot}."


def require_folder(folder: Path) -> None:
    """Raise PathNotFoundError or NotAFolderError unless `folder` is one."""
    if not os.path.lexists(folder):
        raise PathNotFoundError(path=str(folder))
    if not os.path.isdir(folder):
        raise NotAFolderError(path=str(folder))


def context_folder(folder: Path, control: Control) -> Path:
    """The folder to work on: `folder` itself, or the snapshot in it when it is a repository of the Hugging Face cache.

    Raises:
        PathNotFoundError, NotAFolderError: there is no such folder.
        HubRepositoryError: the cache holds several snapshots and does not say which is meant.
    """
    require_folder(folder)
    found = snapshots_in(folder)
    if not found:
        return folder
    if len(found) > 1:
        raise HubRepositoryError(folder=str(folder), snapshots=[str(each) for each in found])
    control.notice("hub-snapshot", _HUB, folder=str(folder), snapshot=str(found[0]))
    return found[0]


def find_kitfile(folder: Path) -> Path:
    """The Kitfile of a folder: the first existing of kit's three names, whatever it is.

    Raises:
        KitfileNotFoundError: there is none.
        PathNotFoundError, NotAFolderError: there is no such folder.
    """
    require_folder(folder)
    for name in FILE_NAMES:
        if os.path.lexists(folder / name):
            return folder / name
    raise KitfileNotFoundError(folder=str(folder))


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, at most `limit`.

    Raises:
        KitfileTooLargeError: it is longer.
        NotAFileError: it is no regular file.
        PathNotFoundError, NotPermittedError, FileSystemError: it cannot be read.
    """
    with converted("Reading a file", path):
        # A pipe of that name must not block; and what it holds just now may be half of what is to come.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise NotAFileError(path=str(path))
        with os.fdopen(descriptor, "rb") as stream:
            content = stream.read(limit + 1)
    if len(content) > limit:
        raise KitfileTooLargeError(path=str(path), limit=limit)
    return content


def read_kitfile(folder: Path, file: Path | bytes | None = None) -> tuple[bytes, str]:
    """The bytes of the Kitfile to use and its name for messages.

    Args:
        folder: the context folder.
        file: another Kitfile than the folder's own: its path, or its bytes (standard input).
    """
    if isinstance(file, bytes):
        if len(file) > limits.KITFILE:
            raise KitfileTooLargeError(path="standard input", limit=limits.KITFILE)
        return file, "standard input"
    path = file or find_kitfile(folder)
    return read_bounded(path, limits.KITFILE), str(path)
