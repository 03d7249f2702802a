"""Moving the store to another folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.store.opening import open_core
from kitstudio.store.relocate import Moved, relocate

__all__ = ["Moved", "move_store"]


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
