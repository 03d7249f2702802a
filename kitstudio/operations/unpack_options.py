"""What can be asked of `unpack`, and what it answers."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

from kitstudio.model.descriptor import Digest
from kitstudio.model.kit_filter import Filter


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
        filters: which entries to take; none means all of them and the Kitfile.
        dry_run: say what would be written, write nothing.
        exact_modes: take permission bits as stored, without the umask (set-user-id bits never).
        with_parents: also take the model and parts of parent kits.
    """

    on_conflict: OnConflict = OnConflict.REFUSE
    filters: tuple[Filter, ...] = ()
    dry_run: bool = False
    exact_modes: bool = False
    with_parents: bool = True


@dataclass(frozen=True, slots=True)
class UnpackedFile:
    """One file of the destination. `action` is `written`, `overwritten`, `kept` or `same`; size in bytes."""

    path: str
    size: int
    action: str


@dataclass(frozen=True, slots=True)
class UnpackReport:
    """What an unpack did, or would do."""

    directory: Path
    digest: Digest
    files: tuple[UnpackedFile, ...]
