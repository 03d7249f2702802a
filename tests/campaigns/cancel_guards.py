"""What keeps a cancel prompt and clean; each is taken away in turn."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from kitstudio.base.control import CancelToken
from kitstudio.base.errors import OperationCancelledError
from kitstudio.cli import front
from kitstudio.cli.render import Terminal
from tests.campaigns.campaign import Guard, Patches

NEVER = 3600.0


def _deaf(*rooms: str) -> Callable[[Patches], None]:
    """Let the loops of some modules not ask the token any more."""

    def check(token: CancelToken) -> None:
        asking = sys._getframe(1).f_globals["__name__"]
        if token.cancelled and asking not in rooms:
            raise OperationCancelledError

    return lambda patches: patches.replace(CancelToken, "check", check)


def _patient(patches: Patches) -> None:
    patches.replace(front, "GRACE", NEVER)


def _silent(patches: Patches) -> None:
    patches.replace(Terminal, "cancelling", lambda _terminal: None)


def _clinging(patches: Patches) -> None:
    patches.replace(front, "_mind", lambda _hear, _tell: time.sleep(NEVER))


def _orphaned(patches: Patches) -> None:
    patches.replace(front, "_mind", lambda _hear, _tell: None)


def _unstoppable(patches: Patches) -> None:
    from kitstudio.jobs import job  # noqa: PLC0415 - Qt is for the window's processes only

    patches.replace(job, "GRACE", int(NEVER * 1000))


def _quiet_job(patches: Patches) -> None:
    from kitstudio.jobs.job import Job  # noqa: PLC0415 - as above

    patches.replace(Job, "cancelling", property(lambda _job: False))


GUARDS = (
    Guard("leaving", "the command line waits for a worker the disk holds", _patient, "child"),
    Guard("acknowledging", "the command line does not say that it heard", _silent, "child"),
    Guard("streams", "a worker left behind keeps the terminal and the pipes", _clinging, "child"),
    Guard("dying", "a worker outlives a command line that was killed", _orphaned, "child"),
    Guard("lingering", "the window waits for a job the disk holds", _unstoppable, "child"),
    Guard("cancelling", "a job does not say that it was asked to stop", _quiet_job, "child"),
    Guard("pack-asks", "packing does not ask between buffers", _deaf("kitstudio.archive.layer_writer"), "child"),
    Guard("walk-asks", "listing does not ask between entries", _deaf("kitstudio.archive.walk"), "child"),
    Guard(
        "unpack-asks",
        "unpacking does not ask between chunks",
        _deaf("kitstudio.archive.tar_reader", "kitstudio.archive.hashing", "kitstudio.archive.extract"),
        "child",
    ),
    Guard(
        "export-asks",
        "exporting does not ask between chunks",
        _deaf("kitstudio.store.layout_writer", "kitstudio.archive.hashing"),
        "child",
    ),
    Guard("verify-asks", "verifying does not ask between chunks", _deaf("kitstudio.store.verify"), "child"),
)
