"""What every operation is given: the store, where caches lie, and the clock."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from kitstudio.base.control import CancelToken
from kitstudio.base.errors import UsageError
from kitstudio.base.os_errors import converted
from kitstudio.operations.recovery_place import RecoveryPlace
from kitstudio.store.layout import Store


class Context:
    """The world of one program run. Cheap to make: the store is opened when it is first asked for.

    Args:
        store_path: root of the local store; made when missing, unless `makes_store` is off.
        kitops_home: where the `kit` tool keeps its own storage on this computer (read only, never made).
        cache_path: folder for what may be deleted at any time (the stat cache of packing).
        now: seconds since the epoch; the only clock operations know.
        wait: seconds to wait for another process that holds the store.
        token: ends every such wait, where the whole run is one operation (the command line).
        state_path: folder for what outlives a run; None keeps nothing (the command line).
    """

    def __init__(
        self,
        *,
        store_path: Path,
        cache_path: Path,
        kitops_home: Path,
        now: Callable[[], float],
        wait: float = 10.0,
        token: CancelToken | None = None,
        state_path: Path | None = None,
        makes_store: bool = True,
    ) -> None:
        self.store_path = store_path
        self.cache_path = cache_path
        self.kitops_home = kitops_home
        self.now = now
        self.wait = wait
        self.recovery = RecoveryPlace(state_path / "recovery", now) if state_path is not None else None
        self._token = token
        self._makes_store = makes_store
        self._store: Store | None = None
        self._lock = threading.Lock()

    def use_store(self, path: Path | None = None, *, wait: float | None = None) -> None:
        """Open the store elsewhere, or wait otherwise, from the next operation on; running ones go on as before.

        Args:
            path: its root; None leaves it.
            wait: seconds to wait for another process; None leaves them.
        """
        with self._lock:
            self.store_path = self.store_path if path is None else path
            self.wait = self.wait if wait is None else wait
            self._store = None

    def require_outside_store(self, path: Path) -> None:
        """Raise UsageError when what is to be written at `path` would lie in the store, which takes care of itself."""
        with converted("Finding a folder", path):
            place, store = os.path.realpath(path), os.path.realpath(self.store_path)
        if os.path.commonpath((place, store)) == store:
            raise UsageError(problem=f"{path} lies in the store.", advice="Choose a folder outside it.")

    @property
    def store(self) -> Store:
        """The local store, opened on first use.

        Raises:
            StoreRefusedError, NotPermittedError: it cannot be used, with the reason.
            PathNotFoundError: it is not there, and this context makes none.
        """
        with self._lock:
            if self._store is None:
                self._store = Store.open(
                    self.store_path, wait=self.wait, now=self.now, create=self._makes_store, token=self._token
                )
            return self._store
