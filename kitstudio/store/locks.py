"""The lock of a store: shared for adding and reading, exclusive for changing names and taking blobs away.

`flock` it is, because the kernel drops it with its holder: there is nothing to clean up after a kill. Holders leave a
small record, itself locked, so that whoever waits in vain can say for whom.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base import limits
from kitstudio.base.claims import create_claimed, is_same_file, try_flock
from kitstudio.base.control import CancelToken
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.base.regular_file import open_regular
from kitstudio.store.durable import create_private
from kitstudio.store.paths import StorePaths

_FIRST_PAUSE: Final = 0.001
_LONGEST_PAUSE: Final = 0.02


class StoreLockedError(KitStudioError):
    """Another process holds the store, or a blob on its way in, for longer than was to be waited."""

    code = "KS-STORE-LOCKED"
    exit_code = ExitCode.LOCKED
    summary_template = QT_TRANSLATE_NOOP(
        "errors", "{path} is held by process {pid} ({purpose}) since {since}; waited {waited} s."
    )
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Wait for that process or end it, or allow more time with --wait SECONDS; nothing needs cleaning up."
    )


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds something: process id (0: not known), its verb, and since when (seconds since the epoch)."""

    pid: int = 0
    purpose: str = "?"
    since: float = 0.0

    def to_json(self) -> bytes:
        """One line for a record."""
        return json.dumps({"pid": self.pid, "purpose": self.purpose, "since": self.since}).encode() + b"\n"

    @classmethod
    def from_json(cls, line: bytes) -> Holder:
        """Read a record's first line; an unknown holder when it is torn, or names no time there can be."""
        try:
            value = json.loads(line)
            holder = cls(int(value["pid"]), str(value["purpose"]), float(value["since"]))
            holder._began()
        except (ValueError, KeyError, TypeError, OverflowError, OSError):
            return cls()
        return holder

    def locked_error(self, path: Path, waited: float) -> StoreLockedError:
        """What to tell somebody who waited in vain."""
        since = self._began() if self.since else "?"
        return StoreLockedError(path=str(path), pid=self.pid or "?", purpose=self.purpose, since=since, waited=waited)

    def _began(self) -> str:
        return dt.datetime.fromtimestamp(self.since, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class StoreLock:
    """Takes the lock. Where locks cannot be had (`usable` is False) readers go without."""

    def __init__(
        self,
        paths: StorePaths,
        *,
        wait: float,
        now: Callable[[], float],
        usable: bool,
        token: CancelToken | None = None,
    ) -> None:
        self._paths = paths
        self._wait = wait
        self._now = now
        self._token = token
        self.usable = usable

    @contextlib.contextmanager
    def shared(self, purpose: str, token: CancelToken | None = None) -> Iterator[None]:
        """Others may share it, nobody changes a name or takes a blob away meanwhile.

        Raises:
            StoreLockedError: it was not free in time.
        """
        if not self.usable:
            yield
            return
        with self._held(fcntl.LOCK_SH, purpose, token):
            yield

    @contextlib.contextmanager
    def exclusive(self, purpose: str, token: CancelToken | None = None, wait: float | None = None) -> Iterator[None]:
        """Nobody else holds it meanwhile; `wait` seconds instead of the usual time.

        Raises:
            StoreLockedError: it was not free in time.
        """
        with self._held(fcntl.LOCK_EX, purpose, token, wait):
            yield

    def probe(self) -> None:
        """Raise the error with a name when the file system cannot lock at all."""
        with contextlib.suppress(StoreLockedError):
            os.close(self._acquire(fcntl.LOCK_SH, None, 0.0))

    @contextlib.contextmanager
    def _held(
        self, operation: int, purpose: str, token: CancelToken | None, wait: float | None = None
    ) -> Iterator[None]:
        fd = self._acquire(operation, token, self._wait if wait is None else wait)
        try:
            with self._recorded(purpose):
                yield
        finally:
            os.close(fd)

    def _acquire(self, operation: int, token: CancelToken | None, wait: float) -> int:
        deadline = time.monotonic() + wait
        pause = _FIRST_PAUSE
        while True:
            fd = self._try(operation)
            if fd is not None:
                return fd
            for each in (token, self._token):
                if each is not None:
                    each.check()
            if time.monotonic() >= deadline:
                raise self._holder().locked_error(self._paths.root, wait)
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)

    def _try(self, operation: int) -> int | None:
        fd = self._open()
        taken = False
        try:
            with converted("Locking the store", self._paths.lock):
                # A lock on a file that was replaced meanwhile protects nothing.
                taken = try_flock(fd, operation) and is_same_file(fd, self._paths.lock)
        finally:
            if not taken:
                os.close(fd)
        return fd if taken else None

    def _open(self) -> int:
        with converted("Locking the store", self._paths.lock):
            try:
                return open_regular(self._paths.lock)
            except FileNotFoundError:
                return create_private(self._paths.lock, os.O_RDONLY)

    @contextlib.contextmanager
    def _recorded(self, purpose: str) -> Iterator[None]:
        record = None
        # A record is a courtesy: a full or read-only disk must not stop a reader.
        with contextlib.suppress(OSError):
            record = create_claimed(self._paths.holders, "")
            os.write(record[0], Holder(os.getpid(), purpose, self._now()).to_json())
        try:
            yield
        finally:
            if record is not None:
                with contextlib.suppress(OSError):
                    os.unlink(record[1])
                os.close(record[0])

    def _holder(self) -> Holder:
        living = (Holder.from_json(line) for line in living_records(self._paths.holders))
        return min(living, key=lambda holder: holder.since, default=Holder())


def living_records(folder: Path) -> Iterator[bytes]:
    """First line of each file in `folder` whose writer is alive."""
    for entry in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        try:
            fd = os.open(folder / entry, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            if not try_flock(fd, fcntl.LOCK_SH):
                yield os.read(fd, limits.SMALL_FILE).partition(b"\n")[0]
        finally:
            os.close(fd)
