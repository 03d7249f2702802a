"""What a folder holds, listed for a proposal: unlike packing, it passes over what it cannot use instead of refusing.

An environment such as `.venv` is full of links out of the folder; it is left out anyway and must not stop anybody.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.archive.hub_snapshot import blobs_of
from kitstudio.archive.kernel import open_folder
from kitstudio.archive.scanned import Scan
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control
from kitstudio.base.os_errors import os_error
from kitstudio.base.own_names import is_own
from kitstudio.base.regular_file import open_regular
from kitstudio.inspection.folder_tree import LeftOut
from kitstudio.inspection.junk import Reason, left_out_reason
from kitstudio.inspection.listing import Listed
from kitstudio.operations.packing.folder_facts import LINKS, SPECIALS

_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EXDEV})


@dataclass(slots=True)
class FolderListing:
    """What was listed.

    Attributes:
        root: the folder.
        blobs: where links of a snapshot of the Hugging Face cache may lead; empty when it is none.
        listed: regular files and folders, in no order.
        passed_over: links and special files, but for those in litter.
        links_in_litter: whether litter holds links, which packing refuses unless a `.kitignore` hides them.
        followed: where what was listed behind links really is, by its path.
    """

    root: bytes
    blobs: bytes = b""
    listed: list[Listed] = field(default_factory=list)
    passed_over: list[LeftOut] = field(default_factory=list)
    links_in_litter: bool = False
    followed: dict[str, bytes] = field(default_factory=dict)

    @property
    def follows(self) -> bool:
        """Whether links were followed that packing follows only when it is asked to."""
        own = self.blobs + b"/" if self.blobs else None
        return any(own is None or not each.startswith(own) for each in self.followed.values())

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a listed file; empty when it cannot be read (packing will say why)."""
        try:
            with os.fdopen(self._open(path), "rb") as stream:
                return stream.read(limit)
        except OSError:
            return b""

    def _open(self, listed: str) -> int:
        """Open a file; no link is followed that was not, whatever took the place of what was listed."""
        if listed in self.followed:
            return open_regular(self.followed[listed])
        path = _raw(listed)
        real = os.path.realpath(_joined(self.root, path)) if self.blobs else b""
        if real and os.path.dirname(real) == self.blobs:
            return open_regular(real)
        above, _, name = path.rpartition(b"/")
        folder = _open_below(self.root, above)
        try:
            return open_regular(name, dir_fd=folder)
        finally:
            os.close(folder)


def list_folder(folder: Path, control: Control, *, follow_links: bool = False) -> FolderListing:
    """Walk a folder.

    Args:
        folder: an existing folder. In a snapshot of the Hugging Face cache the links into its `blobs` count as files.
        control: cancel.
        follow_links: list what links lead to, inside or outside, as packing takes it with the same choice.

    Raises:
        NotPermittedError, FileSystemError: a folder that is not litter cannot be listed.
        SnapshotIncompleteError, TooManyFilesError: links are followed, and packing would refuse the folder.
    """
    if follow_links:
        return _followed(scan(folder, follow_links=True, control=control))
    root = os.fsencode(folder)
    blobs = blobs_of(os.path.realpath(root)) or b""
    out = FolderListing(root, blobs)
    pending: list[tuple[bytes, bool]] = [(b"", False)]
    while pending:
        control.token.check()
        above, in_litter = pending.pop()
        for entry in _entries(root, above, in_litter=in_litter):
            inner = _take(entry, above, blobs, out, in_litter=in_litter)
            if inner is not None:
                litter = in_litter or left_out_reason(_text(os.fsencode(entry.name)), is_dir=True) is not None
                pending.append((inner, litter))
    return out


def _followed(found: Scan) -> FolderListing:
    root = os.fsencode(found.root)
    out = FolderListing(root, blobs_of(os.path.realpath(root)) or b"")
    for each in found.members:
        out.listed.append(Listed(each.path, each.size, is_dir=each.is_dir))
        if each.source.startswith(b"/"):
            out.followed[each.path] = each.source
    for path, reason, _target in found.left_out:
        litter = any(left_out_reason(part, is_dir=True) for part in path.split("/")[:-1])
        if not litter and reason in (*LINKS, *SPECIALS):
            out.passed_over.append(LeftOut(path, Reason.LINK if reason in LINKS else Reason.SPECIAL, 1))
    return out


def _entries(root: bytes, above: bytes, *, in_litter: bool) -> Iterator[os.DirEntry[str]]:
    try:
        folder = _open_below(root, above)
        try:
            with os.scandir(folder) as entries:
                yield from entries
        finally:
            os.close(folder)
    except OSError as error:
        # What went meanwhile is not listed any more; only the folder itself must be there.
        if not (in_litter or (above and error.errno in _GONE)):
            raise os_error(OSError(error.errno, error.strerror), "Listing the folder", _joined(root, above)) from error


def _open_below(root: bytes, path: bytes) -> int:
    """Open a folder below the listed one, through no link."""
    top = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        return open_folder(top, path.split(b"/") if path else ())
    finally:
        os.close(top)


def _take(entry: os.DirEntry[str], above: bytes, blobs: bytes, out: FolderListing, *, in_litter: bool) -> bytes | None:
    """List one entry; its path when it is a folder to be walked."""
    if is_own(entry.name):
        return None
    inner = _joined(above, os.fsencode(entry.name))
    path = _text(inner)
    if entry.is_dir(follow_symlinks=False):
        out.listed.append(Listed(path, is_dir=True))
        return inner
    follow = blobs != b"" and entry.is_symlink() and _leads_into(blobs, _joined(out.root, inner))
    if entry.is_file(follow_symlinks=follow):
        out.listed.append(Listed(path, _size(entry, follow=follow)))
    elif in_litter:
        out.links_in_litter = out.links_in_litter or entry.is_symlink()
    else:
        out.passed_over.append(LeftOut(path, Reason.LINK if entry.is_symlink() else Reason.SPECIAL, 1))
    return None


def _leads_into(blobs: bytes, link: bytes) -> bool:
    try:
        return os.path.dirname(os.path.realpath(link)) == blobs
    except OSError:
        return False  # no link any more, or gone


def _size(entry: os.DirEntry[str], *, follow: bool) -> int:
    try:
        return entry.stat(follow_symlinks=follow).st_size
    except OSError:
        return 0  # gone since it was listed; packing looks again


def _joined(above: bytes, name: bytes) -> bytes:
    return above + b"/" + name if above and name else above or name


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _raw(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")
