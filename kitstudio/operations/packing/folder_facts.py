"""What the Kitfile rules need to know of a folder, told from one scan of it."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.scanned import Scan

LINKS: Final = frozenset({"link", "dangling", "loop"})
"""The reasons for which links are left out."""
SPECIALS: Final = frozenset({"fifo", "socket", "device"})
"""The reasons for which what is neither file nor folder is."""


class ScannedFolder:
    """`model.folder_facts.FolderFacts` over a scan and its ignore rules."""

    def __init__(self, scan: Scan, ignore: IgnoreRules) -> None:
        self.ignore, self.ignored = ignore, ignore.ignores
        self.scan = scan
        self.files: Mapping[str, int] = {each.path: each.size for each in scan.members if not each.is_dir}
        self.folders: Collection[str] = {each.path for each in scan.members if each.is_dir}
        self.links: Mapping[str, str] = {each.path: each.target for each in scan.left_out if each.reason in LINKS}
        self.specials: Mapping[str, str] = {each.path: each.reason for each in scan.left_out if each.reason in SPECIALS}

    @property
    def leads_out(self) -> bool:
        """Whether links out of the folder were hidden when it was looked at, and these rules hide them no more."""
        return not all(self.ignored(each.path) for each in self.scan.hidden_links)

    def under(self, ignore: IgnoreRules) -> ScannedFolder:
        """The same folder under other rules; it is not looked at again."""
        new = copy.copy(self)
        new.ignore, new.ignored = ignore, ignore.ignores
        return new


NOTHING: Final = ScannedFolder(Scan(Path(), (), (), hub_snapshot=False, began_ns=0), IgnoreRules(()))
"""A folder nobody looked at yet."""
