"""What keeps many processes from harming each other, and how each of it is taken away.

Where a race is narrow it is made wide by a short sleep: a slow machine would do the same.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kitstudio.base import claims
from kitstudio.base.control import CancelToken
from kitstudio.store import collect, core, durable, leases, locks, partials
from kitstudio.store.ingest import ExpectedBlob
from kitstudio.store.landing import Landing
from kitstudio.store.refs import read_snapshot
from tests.campaigns.campaign import Guard, Patches

_MOMENT = 0.01


def _after_a_moment(call: Callable[..., Any]) -> Callable[..., Any]:
    def slow(*given: Any, **named: Any) -> Any:
        time.sleep(_MOMENT)
        return call(*given, **named)

    return slow


def _shared_for(patches: Patches, *purposes: str) -> None:
    """The exclusive lock becomes a shared one for some verbs (none named: for all)."""
    exclusive = locks.StoreLock.exclusive

    def weaker(
        self: locks.StoreLock, purpose: str, token: CancelToken | None = None, wait: float | None = None
    ) -> contextlib.AbstractContextManager[None]:
        if purposes and purpose not in purposes:
            return exclusive(self, purpose, token, wait)
        return self.shared(purpose, token)

    patches.replace(locks.StoreLock, "exclusive", weaker)


def _gc_alone(patches: Patches) -> None:
    _shared_for(patches, "gc")
    patches.replace(collect, "to_trash", _after_a_moment(collect.to_trash))


def _changing_alone(patches: Patches) -> None:
    _shared_for(patches, "pack", "tag", "remove", "untag", "receive", "import", "open", "verify")
    patches.replace(core.Change, "name", _after_a_moment(core.Change.name))


def _no_lease(patches: Patches) -> None:
    patches.replace(leases.Lease, "protect", lambda _self, *_digests: None)


def _leases_not_looked_at(patches: Patches) -> None:
    before: list[frozenset[Any]] = []
    real = leases.protected

    def stale(folder: Path) -> frozenset[Any]:
        """As they were when the last collection began."""
        before.append(real(folder))
        return before[-2] if len(before) > 1 else frozenset()

    patches.replace(leases, "protected", stale)


def _torn_names(patches: Patches) -> None:
    def replace(_self: durable.StateFiles, files: Mapping[Path, bytes]) -> None:
        for path, content in files.items():
            with path.open("wb") as file:
                file.write(content[: len(content) // 2])
                file.flush()
                time.sleep(_MOMENT)
                file.write(content[len(content) // 2 :])

    patches.replace(durable.StateFiles, "_replace", replace)


def _unlocked_snapshot(patches: Patches) -> None:
    shared = locks.StoreLock.shared

    @contextlib.contextmanager
    def none_to_list(self: locks.StoreLock, purpose: str, token: CancelToken | None = None) -> Iterator[None]:
        if purpose not in ("list", "usage", "verify"):
            with shared(self, purpose, token):
                yield
            return
        yield

    patches.replace(locks.StoreLock, "shared", none_to_list)
    patches.replace(core, "read_snapshot", _after_a_moment(read_snapshot))


def _all_are_dead(patches: Patches) -> None:
    """Whoever cleans up takes the files of the living for those of the dead."""

    @contextlib.contextmanager
    def claim(path: Path) -> Iterator[int | None]:
        try:
            size = os.lstat(path).st_size
        except OSError:
            yield None
            return
        with contextlib.suppress(FileNotFoundError):
            yield size

    patches.replace(claims, "_claim_of_dead", claim)


def _parts_for_all(patches: Patches) -> None:
    """Two processes write the same part of a blob at once."""
    patches.replace(partials, "try_flock", lambda _fd, _operation: True)
    patches.replace(ExpectedBlob, "write", _after_a_moment(ExpectedBlob.write))


def _name_before_it_is_here(patches: Patches) -> None:
    """A blob is said to be there before it has its name."""

    def finish(self: Landing, fd: int, source: Path, digest: Any, size: int) -> bool:
        os.unlink(source)
        return True

    patches.replace(Landing, "finish", finish)


def _nobody_signs(patches: Patches) -> None:
    @contextlib.contextmanager
    def unsigned(_self: locks.StoreLock, _purpose: str) -> Iterator[None]:
        yield

    patches.replace(locks.StoreLock, "_recorded", unsigned)


def _no_patience(patches: Patches) -> None:
    acquire = locks.StoreLock._acquire

    def at_once(self: locks.StoreLock, operation: int, token: CancelToken | None, _wait: float) -> int:
        return acquire(self, operation, token, 0.0)

    patches.replace(locks.StoreLock, "_acquire", at_once)


def _too_much_patience(patches: Patches) -> None:
    acquire = locks.StoreLock._acquire

    def for_long(self: locks.StoreLock, operation: int, token: CancelToken | None, wait: float) -> int:
        return acquire(self, operation, token, wait + 3.0)

    patches.replace(locks.StoreLock, "_acquire", for_long)


def _outlives_its_holder(patches: Patches) -> None:
    """Somebody the holder started keeps the lock open."""
    acquire = locks.StoreLock._acquire

    def inherited(self: locks.StoreLock, operation: int, token: CancelToken | None, wait: float) -> int:
        fd = acquire(self, operation, token, wait)
        subprocess.Popen(["sleep", "4"], pass_fds=[fd])
        return fd

    patches.replace(locks.StoreLock, "_acquire", inherited)


LOCK_GUARDS = (
    Guard("signed", "who holds the lock leaves no record of who it is", _nobody_signs),
    Guard("waits", "nobody waits for a lock, whatever --wait says", _no_patience),
    Guard("no-longer", "a lock is waited for longer than --wait says", _too_much_patience),
    Guard("dropped", "a lock outlives its holder (a child inherits it)", _outlives_its_holder),
)

GUARDS = (
    *LOCK_GUARDS,
    Guard("gc-alone", "a collection shares the lock with those who add", _gc_alone, "child"),
    Guard("changing-alone", "those who change names share the lock", _changing_alone, "child"),
    Guard("lease", "what an operation adds is not leased", _no_lease, "child"),
    Guard("sweep-looks-again", "a sweep goes by the leases it saw before", _leases_not_looked_at, "child"),
    Guard("whole-names", "a name's file is written where it lies, not replaced", _torn_names, "child"),
    Guard("one-moment", "names are listed without the lock", _unlocked_snapshot, "child"),
    Guard("claims", "whoever cleans up does not ask whether a file's writer lives", _all_are_dead, "child"),
    Guard("one-writer", "the part of a blob is not locked by its writer", _parts_for_all, "child"),
    Guard("landing", "a blob is said to be there, and is not", _name_before_it_is_here, "child"),
)
