"""Opening what must be a regular file, whatever somebody put in its place."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from typing import Final

_FLAGS: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC  # a pipe must not block, and is refused


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells a file that was looked at from one that was changed, or put in its place, since then."""

    size: int
    changed_ns: int
    touched_ns: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Seen:
        """As the system describes it now."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class NotRegularError(OSError):
    """A link, a pipe, a socket, a device or a folder."""

    def __init__(self, path: str | bytes | os.PathLike[str]) -> None:
        super().__init__(errno.EINVAL, "not a regular file", path)


def open_regular(path: str | bytes | os.PathLike[str], *, dir_fd: int | None = None, follow_links: bool = False) -> int:
    """A descriptor of a regular file, to read it.

    Args:
        path: the file.
        dir_fd: the open folder that `path` is relative to.
        follow_links: else a link at the end of the path is refused.

    Raises:
        NotRegularError: it is something else.
        OSError: it cannot be opened.
    """
    try:
        descriptor = os.open(path, _FLAGS if follow_links else _FLAGS | os.O_NOFOLLOW, dir_fd=dir_fd)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO, errno.ENODEV):  # a link, or a circle of them; a socket; a device
            raise NotRegularError(path) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotRegularError(path)
    return descriptor


def read_regular(path: str | os.PathLike[str], limit: int, *, follow_links: bool = False) -> bytes:
    """The first `limit` bytes of a regular file; see `open_regular`."""
    with open(open_regular(path, follow_links=follow_links), "rb") as file:
        return file.read(limit)
