"""What the rules of a Kitfile must know of the folder beside it; whoever walks folders gives it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from typing import Protocol


class FolderFacts(Protocol):
    """A folder as it was when it was walked. Paths are relative, cleaned, joined by `/`; the folder itself is in none.

    Names are UTF-8 with undecodable bytes as surrogates. Links that are followed count as what they lead to.
    """

    @property
    def files(self) -> Mapping[str, int]:
        """Every regular file with its size in bytes, ignored ones too."""
        ...

    @property
    def folders(self) -> Collection[str]:
        """Every folder."""
        ...

    @property
    def links(self) -> Mapping[str, str]:
        """Every link that is not followed, with its target as the link has it."""
        ...

    @property
    def specials(self) -> Mapping[str, str]:
        """Everything else (`fifo`, `socket`, `device`), with the word for it."""
        ...

    def ignored(self, path: str) -> bool:
        """Whether `.kitignore` (or kit's own four names) hides a file or folder, itself or through a parent."""
        ...


def cleaned(path: str) -> str:
    """A path as kit cleans it: `./a//b/` is `a/b`, an empty path is `.`."""
    return posixpath.normpath(path or ".")


def leaves(path: str) -> bool:
    """Whether a cleaned path leads out of the folder."""
    return path == ".." or path.startswith("../")


def exists(folder: FolderFacts, path: str) -> bool:
    """Whether a cleaned path names something in the folder; what a link hides does not count."""
    return (
        path == "." or path in folder.files or path in folder.folders or path in folder.links or path in folder.specials
    )


def through_link(folder: FolderFacts, path: str) -> str:
    """The link that a cleaned path is or passes through, an empty text when there is none."""
    while path not in ("", "."):
        if path in folder.links:
            return path
        path = posixpath.dirname(path)
    return ""
