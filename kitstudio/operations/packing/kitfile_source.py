"""Finding and reading the Kitfile that an operation is about."""

from __future__ import annotations

import os
from pathlib import Path

from kitstudio.archive.hub_snapshot import blobs_of, snapshots_in
from kitstudio.base import limits
from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import PathNotFoundError, What, converted, what_is
from kitstudio.base.regular_file import NotRegularError, open_regular
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


class LinkedAwayError(KitStudioError):
    """The Kitfile or the `.kitignore` of a folder is a link that leads out of it."""

    code = "KS-KITFILE-LEAVES-FOLDER"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is a link to {target}, which is outside the folder.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Put a copy in its place if you know what it leads to. A Kitfile elsewhere can be named with -f."
    )


_HUB = "{folder} is a repository of the Hugging Face cache: working on its snapshot {snapshot}."


def require_folder(folder: Path) -> None:
    """Raise PathNotFoundError or NotAFolderError unless `folder` is one."""
    what = what_is(folder)
    if what is What.NOTHING and not os.path.lexists(folder):
        raise PathNotFoundError(path=str(folder))
    if what is not What.FOLDER:
        raise NotAFolderError(path=str(folder))


def context_folder(folder: Path, control: Control) -> Path:
    """The folder to work on: `folder` itself, or the snapshot in it when it is a repository of the Hugging Face cache.

    Raises:
        PathNotFoundError, NotAFolderError: there is no such folder.
        HubRepositoryError: the cache holds several snapshots and does not say which is meant.
    """
    require_folder(folder)
    with converted("Reading the folder", folder):
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
        if what_is(folder / name, follow_links=False) is not What.NOTHING:
            return folder / name
    raise KitfileNotFoundError(folder=str(folder))


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, at most `limit`.

    Raises:
        KitfileTooLargeError: it is longer.
        NotAFileError: it is no regular file.
        PathNotFoundError, NotPermittedError, FileSystemError: it cannot be read.
    """
    return _content(path, _opened(path), limit)


def read_own(folder: Path, name: str, limit: int) -> bytes:
    """The bytes of a file at the top of a folder that came from anywhere, at most `limit`.

    A link there is followed inside the folder only, or into the blobs of a snapshot of the Hugging Face cache: what it
    leads to would become part of a kit.

    Raises:
        LinkedAwayError: it is a link that leads out of the folder.
        KitfileTooLargeError, NotAFileError, PathNotFoundError, NotPermittedError, FileSystemError: see `read_bounded`.
    """
    path = folder / name
    with converted("Reading a file", path):
        is_link = path.is_symlink()
        root = os.path.realpath(os.fsencode(folder))
    descriptor = _opened(path, follow_links=is_link)
    if is_link:
        # Asked of what was opened: the link may lead elsewhere by now.
        real = os.readlink(b"/proc/self/fd/%d" % descriptor)
        places = [each for each in (root, blobs_of(root)) if each is not None]
        if not any(real.startswith(os.path.join(each, b"")) for each in places):
            os.close(descriptor)
            raise LinkedAwayError(path=str(path), target=os.fsdecode(real))
    return _content(path, descriptor, limit)


def _opened(path: Path, *, follow_links: bool = True) -> int:
    """A descriptor of a regular file.

    Raises:
        NotAFileError: it is none. PathNotFoundError, NotPermittedError, FileSystemError: it cannot be opened.
    """
    with converted("Reading a file", path):
        try:
            return open_regular(path, follow_links=follow_links)
        except NotRegularError as error:
            raise NotAFileError(path=str(path)) from error


def _content(path: Path, descriptor: int, limit: int) -> bytes:
    """All that an open file holds; it is closed.

    Raises:
        KitfileTooLargeError: more than `limit` bytes. FileSystemError: it cannot be read.
    """
    with converted("Reading a file", path), os.fdopen(descriptor, "rb") as stream:
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
    if file is not None:
        return read_bounded(file, limits.KITFILE), str(file)
    path = find_kitfile(folder)
    return read_own(folder, path.name, limits.KITFILE), str(path)
