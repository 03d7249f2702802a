"""A folder as a tree of what a proposed Kitfile may pack, and what is left out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kitstudio.inspection.file_roles import Role, role_of
from kitstudio.inspection.junk import Reason, left_out_reason
from kitstudio.inspection.listing import Listed, by_bytes
from kitstudio.model.kitfile import FILE_NAMES

IGNORE_NAME: Final = ".kitignore"


@dataclass(slots=True)
class LeftOut:
    """A file or folder (with all below it) that no layer will hold.

    Attributes:
        path: below the root.
        reason: why.
        files: how many files that is.
        size: their bytes.
    """

    path: str
    reason: Reason
    files: int = 0
    size: int = 0


@dataclass(slots=True)
class Folder:
    """A folder with what may be packed of it.

    Attributes:
        path: below the root, empty for the root.
        files: its own files that may be packed, by name.
        folders: its folders, by name.
        left_out: what is left out directly in it and is not ignored by the folder's own `.kitignore`.
        roles: how many files of each role there are in it and below.
        size: bytes of those files.
    """

    path: str
    files: list[Listed] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    roles: Counter[Role] = field(default_factory=Counter)
    size: int = 0

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def dirty(self) -> bool:
        """Whether something left out lies in it or below."""
        return any(each.left_out for each in self.below())

    def below(self) -> Iterator[Folder]:
        """It and all folders in it, each before those in it."""
        pending = [self]
        while pending:
            folder = pending.pop()
            yield folder
            pending += reversed(folder.folders)

    def all_files(self) -> Iterator[Listed]:
        """Every file in it and below."""
        for folder in self.below():
            yield from folder.files


def grow(listing: Iterable[Listed], ignored: Callable[[str], bool]) -> tuple[Folder, list[LeftOut]]:
    """Make the tree.

    Args:
        listing: regular files and folders in any order; folders that are not listed are made up.
        ignored: what the folder's own `.kitignore` says of a path.

    Returns:
        The root, and all that is left out, sorted by path.
    """
    root = Folder("")
    folders: dict[str, Folder] = {"": root}
    outside: dict[str, LeftOut] = {}
    for each in sorted(listing, key=lambda item: by_bytes(item.path)):
        if not each.folder and not each.is_dir and each.name in (*FILE_NAMES, IGNORE_NAME):
            continue
        gone = _left_out(each, folders, outside, ignored)
        if gone is not None:
            gone.files += not each.is_dir
            gone.size += each.size
        elif each.is_dir:
            _folder(each.path, folders)
        else:
            _folder(each.folder, folders).files.append(each)
    _count(root)
    return root, sorted(outside.values(), key=lambda item: by_bytes(item.path))


def _left_out(
    each: Listed, folders: dict[str, Folder], outside: dict[str, LeftOut], ignored: Callable[[str], bool]
) -> LeftOut | None:
    """What `each` is part of, when it or a folder above it is left out."""
    parts = each.path.split("/")
    for depth in range(1, len(parts) + 1):
        path = "/".join(parts[:depth])
        if path in outside:
            return outside[path]
        is_dir = depth < len(parts) or each.is_dir
        if is_dir and path in folders:
            continue
        reason = left_out_reason(parts[depth - 1], is_dir=is_dir)
        # A folder that is ignored may hold something that an exception brings back, so it is asked file by file.
        by_rule = not is_dir and ignored(path)
        if reason is None and not by_rule:
            continue
        gone = outside[path] = LeftOut(path, reason or Reason.IGNORED)
        if not by_rule and not ignored(path):
            _folder(path.rpartition("/")[0], folders).left_out.append(gone)
        return gone
    return None


def _folder(path: str, folders: dict[str, Folder]) -> Folder:
    known = folders.get(path)
    if known is None:
        known = folders[path] = Folder(path)
        _folder(path.rpartition("/")[0], folders).folders.append(known)
    return known


def _count(root: Folder) -> None:
    for folder in reversed(list(root.below())):
        folder.folders.sort(key=lambda item: by_bytes(item.path))
        folder.roles.update(role_of(file.name) for file in folder.files)
        folder.size += sum(file.size for file in folder.files)
        for inner in folder.folders:
            folder.roles.update(inner.roles)
            folder.size += inner.size
