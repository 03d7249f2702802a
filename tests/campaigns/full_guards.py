"""What keeps a store whole on a bad disk; each is taken away in turn."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import Any, Final

from kitstudio.archive import kernel, outflow, release, stage, stage_folder
from kitstudio.base import os_errors
from kitstudio.operations import unpack
from kitstudio.store import core, durable, ingest, layout_writer
from tests.campaigns.campaign import Guard, Patches


def _nothing(*_: object, **__: object) -> None:
    """In the place of what was taken away."""


def _no_reserve(patches: Patches) -> None:
    patches.replace(durable.StateFiles, "_spend_reserve", lambda _self: False)


def _no_preflight(patches: Patches) -> None:
    for room in (ingest, layout_writer, unpack):
        patches.replace(room, "require_room", _nothing)
    patches.replace(ingest, "allocate", _nothing)


def _only_close(blob: Any) -> None:
    if blob._out.fd >= 0:
        os.close(blob._out.fd)
        blob._out.fd = -1


def _no_cleaning(patches: Patches) -> None:
    patches.replace(ingest.NewBlob, "_drop", _only_close)


def _no_conversion(patches: Patches) -> None:
    patches.replace(os_errors, "os_error", lambda error, *_: error)


def _blind_fsync(patches: Patches) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        with contextlib.suppress(OSError):
            real(fd)

    patches.replace(os, "fsync", fsync)


def _blind_syncfs(patches: Patches) -> None:
    real = kernel.sync_file_system

    def sync(fd: int) -> None:
        with contextlib.suppress(OSError):
            real(fd)

    patches.replace(stage, "sync_file_system", sync)
    patches.replace(release, "sync_file_system", sync)


def _parts_believed(patches: Patches) -> None:
    patches.replace(ingest.ExpectedBlob, "_throw_away", _only_close)


def _short_writes(patches: Patches) -> None:
    for module in (outflow, durable):
        patches.replace(module, "write_all", os.write)


def _drafts_stay(patches: Patches) -> None:
    patches.replace(shutil, "rmtree", _nothing)


def _stages_stay(patches: Patches) -> None:
    patches.replace(stage_folder.StageFolder, "remove", _nothing)


def _index_must_follow(patches: Patches) -> None:
    patches.replace(core, "DiskFullError", NotADirectoryError)


GUARDS: Final = (
    Guard("fsync", "what fsync answers is looked at", _blind_fsync, "child"),
    Guard("reserve", "space kept back for names when the disk is full", _no_reserve, "child"),
    Guard("preflight", "room is asked for before a blob is begun", _no_preflight, "child"),
    Guard("cleaning", "what a failed pack wrote is removed at once", _no_cleaning, "child"),
    Guard("conversion", "every error of the system becomes one with a name in one place", _no_conversion, "child"),
    Guard("syncfs", "what syncfs answers is looked at", _blind_syncfs, "child"),
    Guard("parts", "after EIO a part is thrown away, never gone on with", _parts_believed, "child"),
    Guard("short", "a short write is gone on with", _short_writes, "child"),
    Guard("drafts", "the draft of a failed export is removed", _drafts_stay, "child"),
    Guard("stages", "the stage of a failed unpack is removed", _stages_stay, "child"),
    Guard("index", "the index may wait for room, names and removals do not", _index_must_follow, "child"),
)

# Which parts of the campaign, and which operations, a guard is for.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "fsync": ("injected",),
    "reserve": ("filled",),
    "preflight": ("filled",),
    "cleaning": ("injected",),
    "conversion": ("injected",),
    "syncfs": ("injected",),
    "parts": ("injected",),
    "short": ("filled",),
    "drafts": ("injected",),
    "stages": ("injected",),
    "index": ("filled",),
}
# Operations and system calls, for the injected errors.
ONLY: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "fsync": (("tag", "config set"), ("fsync",)),
    "cleaning": (("pack",), ("write", "mkdir", "fchmod")),
    "conversion": (("tag", "unpack"), ()),
    "syncfs": (("unpack", "unpack over files"), ("syncfs",)),
    "parts": (("receive archive",), ("fsync",)),
    "drafts": (("export archive", "export folder"), ("write", "fsync")),
    "stages": (("unpack",), ("write", "syncfs")),
}
