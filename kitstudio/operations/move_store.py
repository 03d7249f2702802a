"""Moving the store to another folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.os_errors import converted, free_bytes
from kitstudio.operations.context import Context
from kitstudio.store.opening import open_core
from kitstudio.store.relocate import Moved, relocate

__all__ = ["Moved", "Place", "look_at_place", "move_store"]

_NAME: Final = "kitstudio-store"


def move_store(context: Context, target: Path, adopt: Callable[[Path], object], control: Control) -> Moved:
    """Move the store, also to another file system; a whole store is in use at every moment, whatever happens.

    Args:
        context: whose store; it uses the new place afterwards.
        target: a new or empty folder, or one that a killed move of this store left.
        adopt: makes others use the new place (writes the setting); called when it is whole, before the old one goes.
        control: progress and cancel; a cancelled move leaves nothing at the target.

    Raises:
        StoreTargetError: the folder cannot take it.
        StoreLockedError: another program is using the store.
        NoRoomError, FileSystemError: the folder's disk cannot hold it.
    """
    core = open_core(context.store_path, wait=context.wait, now=context.now, create=False)
    moved = relocate(core, target, adopt, control)
    context.use_store(moved.root)
    return moved


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a folder the store might go to.

    Attributes:
        path: where the store itself would lie: the folder, or a new one inside it when that holds other things.
        free: bytes free on its disk.
        same_disk: no bytes need to be copied.
    """

    path: Path
    free: int
    same_disk: bool


def look_at_place(context: Context, folder: Path) -> Place:
    """What moving the store to a folder would mean.

    Raises:
        NotPermittedError, PathNotFoundError, FileSystemError: the folder, or the disk it would lie on, cannot be read.
    """
    with converted("Looking at the folder", folder):
        path = Path(os.path.abspath(folder))
        if os.path.isdir(path) and set(os.listdir(path)) - {"lost+found"}:
            path = path / _NAME
        nearest = path
        while not os.path.lexists(nearest):
            nearest = nearest.parent
        same = os.stat(nearest).st_dev == os.stat(context.store_path).st_dev
        return Place(path, free_bytes(str(path)), same)
