"""Looking after the store: verify, collect, repair, usage."""

from __future__ import annotations

import contextlib
import os

from kitstudio.base.control import Control
from kitstudio.model.descriptor import Digest
from kitstudio.operations.context import Context
from kitstudio.store.collect import Collected
from kitstudio.store.paths import StorePaths
from kitstudio.store.repair import Repaired
from kitstudio.store.usage import KitUsage, Usage
from kitstudio.store.verify import DAMAGED, UNREADABLE, WRONG_SIZE, Verified

__all__ = [
    "Collected",
    "KitUsage",
    "Repaired",
    "Usage",
    "Verified",
    "collect",
    "damaged_blobs",
    "kept_back",
    "repair",
    "usage",
    "verify",
]


def verify(context: Context, control: Control, *, quick: bool = False) -> Verified:
    """Read every blob again and check that whatever is named is there; `quick` looks at presence and sizes only.

    Raises:
        StoreLockedError: the names could not be read at one moment.
        FileSystemError, OperationCancelledError: as they say; what is damaged is no error but in the answer.
    """
    return context.store.verify(quick=quick, control=control)


def damaged_blobs(found: Verified) -> frozenset[Digest]:
    """The blobs that are there and cannot be used."""
    kinds = (DAMAGED, UNREADABLE, WRONG_SIZE)
    return frozenset(Digest.parse(each.subject) for each in found.problems if each.kind in kinds)


def collect(context: Context, control: Control, *, dry_run: bool, older_than: float) -> Collected:
    """Delete blobs that no kit and no running operation needs and that are older than `older_than` seconds.

    Raises:
        StoreDamagedError: a name or manifest is damaged, so what is needed cannot be known; nothing was freed.
        StoreReadOnlyError, StoreLockedError: not now.
        FileSystemError, OperationCancelledError: as they say.
    """
    return context.store.collect(dry_run=dry_run, older_than=older_than, control=control)


def repair(context: Context, control: Control, *, drop_dangling: bool = False) -> Repaired:
    """Make anew what can be derived, set damaged files aside, and name what is missing then.

    Names that point at a kit that is gone are dropped only when asked (`drop_dangling`).

    Raises:
        StoreReadOnlyError, StoreLockedError: not now.
        DiskFullError, FileSystemError, OperationCancelledError: as they say.
    """
    return context.store.repair(control=control, drop_dangling=drop_dangling)


def usage(context: Context) -> Usage:
    """What takes how many bytes, alone and shared.

    Raises:
        StoreLockedError: somebody keeps changing names for too long.
        FileSystemError: the disk failed.
    """
    return context.store.usage()


def kept_back(context: Context) -> int:
    """Bytes the store holds back, so that names can still be changed on a full disk."""
    with contextlib.suppress(OSError):
        return os.lstat(StorePaths(context.store.root).reserve).st_size
    return 0
