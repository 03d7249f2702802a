"""What can be asked of `unpack`, and what it answers."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kitstudio.archive.conflicts import Conflict
from kitstudio.base.regular_file import Seen
from kitstudio.base.safe_path import SafeRelPath
from kitstudio.model.content import Origin
from kitstudio.model.descriptor import Digest
from kitstudio.model.kit_filter import Filter

KITFILE: Final = "Kitfile"


class OnConflict(enum.StrEnum):
    """What to do with a file that is there already."""

    REFUSE = "refuse"
    OVERWRITE = "overwrite"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class UnpackOptions:
    """Choices of one unpack.

    Attributes:
        on_conflict: for files that are there already with other content.
        on_conflict_at: the same for single paths of the destination.
        seen: the files that were there when somebody decided to overwrite them; another one is never overwritten.
        kit: the kit that somebody decided to unpack; a reference that now means another one is refused.
        filters: which entries to take; none means all of them and the Kitfile.
        without: paths of the destination that are left out, a folder with all that is below it. Their layers are
            read and checked as a whole all the same.
        renamed: files that go to another path, which nothing may have yet.
        dry_run: say what would be written, write nothing.
        exact_modes: take permission bits as stored, without the umask (set-user-id bits never).
        with_parents: also take the model and parts of parent kits.
    """

    on_conflict: OnConflict = OnConflict.REFUSE
    on_conflict_at: Mapping[str, OnConflict] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    kit: Digest | None = None
    filters: tuple[Filter, ...] = ()
    without: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    exact_modes: bool = False
    with_parents: bool = True

    def leaves_out(self, path: str) -> bool:
        """Whether a path of the kit, or a folder above it, is left out."""
        if not self.without:
            return False
        parts = path.split("/")
        return any("/".join(parts[:end]) in self.without for end in range(1, len(parts) + 1))

    def place(self, path: SafeRelPath) -> SafeRelPath | None:
        """Where a file or folder of the kit goes, None for nowhere.

        Raises:
            UnsafePathError: it was to go to a path that is none.
        """
        whole = str(path)
        if self.leaves_out(whole):
            return None
        other = self.renamed.get(whole)
        return path if other is None else SafeRelPath.parse(other)


class Found(enum.StrEnum):
    """What a dry run found in the place of a file."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    IN_THE_WAY = "in-the-way"
    """A folder, a link or a special file; or what stands where a folder above it goes."""


@dataclass(frozen=True, slots=True)
class UnpackedFile:
    """One file of the destination; size in bytes.

    `action` is `written`, `overwritten`, `kept` (what is there stays), or, in a dry run only, `exists`: what is there
    stands in the way. Only a dry run says what it `found`.
    """

    path: str
    size: int
    action: str
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class UnpackReport:
    """What an unpack did, or would do.

    Only a dry run tells `conflicts`: everything that would make an unpack refuse and write nothing.
    """

    directory: Path
    digest: Digest
    files: tuple[UnpackedFile, ...]
    origin: Origin
    conflicts: tuple[Conflict, ...] = ()
