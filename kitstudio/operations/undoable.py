"""Removing kits so that it can be taken back for a while."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import ExitStack

from kitstudio.base.control import Control
from kitstudio.base.os_errors import DiskFullError
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.store.removal import Removed

__all__ = ["Removed", "UndoableRemoval", "remove_undoably"]


class UndoableRemoval:
    """Names that are gone, of kits whose bytes are still there until `finish` frees them.

    Used by one thread after another: what comes second, of `undo` and `finish`, does nothing. Should the program end
    before either, the bytes are what any collection takes.
    """

    def __init__(self, removed: Removed, lease: ExitStack) -> None:
        self.removed = removed
        self._lease = lease
        self._lock = threading.Lock()
        self._over = removed.undo is None

    @property
    def can_be_undone(self) -> bool:
        """Whether it can still be taken back."""
        return not self._over

    def undo(self) -> bool:
        """Let every name mean again what it meant; False when it is too late for that.

        Raises:
            WouldMoveTagError, BlobNotFoundError, KitNotFoundError: see `store.removal`; nothing was put back.
        """
        with self._lock:
            if self._over or self.removed.undo is None:
                return False
            self.removed.undo.put_back()
            self._over = True
            self._lease.close()
            return True

    def finish(self) -> int:
        """Free what nobody else needs and return the bytes."""
        with self._lock:
            if self._over or self.removed.undo is None:
                return 0
            self._over = True
            self._lease.close()
            return self.removed.undo.free()


def remove_undoably(context: Context, names: Sequence[str], control: Control) -> UndoableRemoval:
    """Remove kits by their names or digests; the answer takes it back, or frees their bytes.

    On a full disk nothing can be promised: the kits go at once, and the answer cannot be undone.

    Raises:
        KitNotFoundError, BadReferenceError: one of them is not there; nothing is removed then.
    """
    references = [Reference.parse(each) for each in names]
    with ExitStack() as stack:
        try:
            lease = stack.enter_context(context.store.lease("remove", control))
            removed = context.store.remove(references, keep=lease)
        except DiskFullError:
            return UndoableRemoval(context.store.remove(references), ExitStack())
        return UndoableRemoval(removed, stack.pop_all())
