"""Facts of a folder for the rules of the Kitfile, made by hand or read from a small real folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

KIT_NAMES = ("Kitfile", "kitfile", ".kitfile", ".kitignore")


def nothing_ignored(path: str) -> bool:
    return path in KIT_NAMES


@dataclass(frozen=True)
class Facts:
    """What `kitstudio.model.folder_facts.FolderFacts` asks for."""

    files: Mapping[str, int] = field(default_factory=dict)
    folders: Collection[str] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    specials: Mapping[str, str] = field(default_factory=dict)
    hides: Callable[[str], bool] = nothing_ignored

    def ignored(self, path: str) -> bool:
        return self.hides(path)


def facts(*paths: str, hides: Callable[[str], bool] = nothing_ignored, **links: str) -> Facts:
    """A folder of files of 10 bytes (`a/` is an empty folder) and of links."""
    files = {path: 10 for path in paths if not path.endswith("/")}
    every = [path.rstrip("/") for path in paths]
    folders = {path.rstrip("/") for path in paths if path.endswith("/")}
    for path in every:
        parts = path.split("/")
        folders |= {"/".join(parts[:length]) for length in range(1, len(parts))}
    return Facts(files, frozenset(folders), links, {}, hides)


def facts_of(root: Path, hides: Callable[[str], bool] = nothing_ignored) -> Facts:
    """A folder of the disk, links not followed."""
    files: dict[str, int] = {}
    folders: set[str] = set()
    links: dict[str, str] = {}
    specials: dict[str, str] = {}
    for folder, names, others in os.walk(os.fsencode(root)):
        for raw in [*names, *others]:
            full = os.path.join(folder, raw)
            path = os.path.relpath(full, os.fsencode(root)).decode("utf-8", "surrogateescape")
            if os.path.islink(full):
                links[path] = os.readlink(full).decode("utf-8", "surrogateescape")
            elif os.path.isdir(full):
                folders.add(path)
            elif os.path.isfile(full):
                files[path] = os.stat(full).st_size
            else:
                specials[path] = "fifo"
    return Facts(files, folders, links, specials, hides)
