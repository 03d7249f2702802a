"""A folder as a tree of what a proposed Kitfile may pack, and what is left out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kitstudio.archive.ignore import IGNORE_FILE, IgnoreRules
from kitstudio.base.control import unasked
from kitstudio.base.safe_path import SafeRelPath, UnsafePathError
from kitstudio.inspection.file_roles import Role, role_of
from kitstudio.inspection.junk import Reason, left_out_reason
from kitstudio.inspection.listing import Listed, by_bytes
from kitstudio.model.kitfile import FILE_NAMES

_BETWEEN_LOOKS: Final = 1000


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


def grow(
    listing: Iterable[Listed], rules: IgnoreRules | None, ask: Callable[[], object] = unasked
) -> tuple[Folder, list[LeftOut]]:
    """Make the tree.

    Args:
        listing: regular files and folders in any order; folders that are not listed are made up.
        rules: of the folder's own `.kitignore`, None when it has none.
        ask: called every thousand files or so; what it raises ends the work.

    Returns:
        The root, and all that is left out.
    """
    sieve = _Sieve(rules)
    for at, each in enumerate(sorted(listing, key=lambda item: by_bytes(item.path))):
        if at % _BETWEEN_LOOKS == 0:
            ask()
        if not each.folder and not each.is_dir and each.name in (*FILE_NAMES, IGNORE_FILE):
            continue
        gone = sieve.left_out(each)
        if gone is not None:
            gone.files += not each.is_dir
            gone.size += each.size
        elif each.is_dir:
            sieve.folder(each.path)
        else:
            sieve.folder(each.folder).files.append(each)
    root = sieve.folder("")
    ask()
    _count(root)
    return root, list(sieve.outside.values())


class _Sieve:
    """What has been kept and left out so far."""

    def __init__(self, rules: IgnoreRules | None) -> None:
        self._rules = rules
        self._folders: dict[str, Folder] = {"": Folder("")}
        self.outside: dict[str, LeftOut] = {}

    def folder(self, path: str) -> Folder:
        """The folder at `path`, made with those above it when it is new."""
        known = self._folders.get(path)
        if known is None:
            known = self._folders[path] = Folder(path)
            self.folder(path.rpartition("/")[0]).folders.append(known)
        return known

    def left_out(self, each: Listed) -> LeftOut | None:
        """What `each` is part of, when it or a folder above it is left out."""
        if each.folder in self._folders:  # it is kept, with all above it
            return self.outside.get(each.path) or self._judge(each.path, is_dir=each.is_dir)
        parts = each.path.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            known = self.outside.get(path) or self._judge(path, is_dir=depth < len(parts) or each.is_dir)
            if known is not None:
                return known
        return None

    def _judge(self, path: str, *, is_dir: bool) -> LeftOut | None:
        if is_dir and path in self._folders:
            return None
        above, _, name = path.rpartition("/")
        reason = left_out_reason(name, is_dir=is_dir) or (Reason.UNSAFE if _is_unsafe(path) else None)
        ignored = self._ignores(path, is_dir=is_dir)
        if reason is None and not ignored:
            return None
        gone = self.outside[path] = LeftOut(path, reason or Reason.IGNORED)
        if not ignored:
            self.folder(above).left_out.append(gone)
        return gone

    def _ignores(self, path: str, *, is_dir: bool) -> bool:
        # Of an ignored folder an exception may bring something back, so then each of its files is asked.
        if self._rules is None or (is_dir and self._rules.has_exceptions):
            return False
        return self._rules.ignores(path)


def _is_unsafe(path: str) -> bool:
    """Whether a name is none that a kit may hold, for on some system it would lead out of the folder."""
    if "\\" not in path and path[1:2] != ":":
        return False  # as those of a hundred thousand files
    try:
        SafeRelPath.parse(path)
    except UnsafePathError:
        return True
    return False


def _count(root: Folder) -> None:
    for folder in reversed(list(root.below())):
        folder.folders.sort(key=lambda item: by_bytes(item.path))
        folder.roles.update(role_of(file.name) for file in folder.files)
        folder.size += sum(file.size for file in folder.files)
        for inner in folder.folders:
            folder.roles.update(inner.roles)
            folder.size += inner.size
