"""What keeps data over a power loss: each call that waits for the disk, which can be left out."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tests.campaigns.campaign import Guard
from tests.campaigns.power_sites import leave_out

How = Literal["stopped", "done", "stopped, then done", "stopped twice"]


@dataclass(frozen=True)
class Shown:
    """A place that waits for the disk.

    Attributes:
        what: what it is for.
        deeds: the operations that soonest show that it is left out.
        how: when the power must go for that.
        at: how far (0 to 1) the operation is when it is best stopped; only what is tried first depends on it.
    """

    what: str
    deeds: tuple[str, ...]
    how: How = "done"
    at: float = 1.0


_PACK = ("pack", "pack over a name")
_MERGE = ("unpack over files",)

SHOWN: Mapping[str, Shown] = {
    "store.durable._sync_files-2": Shown("the record of a name is on the disk before it is renamed", ("tag", "pack")),
    "store.durable._sync_files-1": Shown("so are those of many names", ("receive many names",)),
    "store.durable.StateFiles.replace_all": Shown("a name that was given stays", ("tag", "tag over a name")),
    "store.durable.StateFiles.remove": Shown("a name that was taken away stays away", ("remove one of two", "remove")),
    "store.opening._write_version": Shown(
        "the version of a store is on the disk before it is renamed", ("first pack",)
    ),
    "store.core.Core._sync_names": Shown(
        "the index tells of no name of a killed run that may be lost", ("tag", "pack"), "stopped twice", 0.65
    ),
    "store.core.Core.changing": Shown("no name is changed before the mark of a change is there", ("tag",), "stopped"),
    "store.landing.Landing.finish": Shown("a blob's bytes are on the disk before it has its name", _PACK),
    "store.naming.commit": Shown("the blobs of a kit have their names before the kit has one", _PACK),
    "store.repair._set_aside": Shown("what a repair set aside stays there", ("repair",)),
    "store.export_draft.put_in_place": Shown("an export has its name", ("export archive", "export folder")),
    "store.layout_writer._FolderSink.end": Shown("the files of an exported folder are on the disk", ("export folder",)),
    "store.layout_writer._write_folder": Shown("so are their names", ("export folder",)),
    "store.layout_writer._write_archive": Shown("an exported archive is on the disk", ("export archive",)),
    "archive.stage.Stage.sync.write_back": Shown("unpacked files are on the disk before they are seen", ("unpack",)),
    "archive.release._release_whole": Shown("an unpacked folder has its name", ("unpack", "unpack into new folders")),
    "archive.release._move_all": Shown("moves are on the disk before they are committed", _MERGE, "stopped"),
    "archive.journal.write_journal-1": Shown("a journal is on the disk before it is one", _MERGE, "stopped"),
    "archive.journal.write_journal-2": Shown("it has its name before the first move", _MERGE, "stopped"),
    "archive.journal.undo-1": Shown("a journal stays until all is undone", _MERGE, "stopped twice"),
    "archive.journal.undo-2": Shown("it is gone before the staged files are", _MERGE, "stopped twice"),
    "archive.journal.finish-2": Shown("a journal stays until all is finished", ("unpack a folder over files",)),
    "base.durable._draft": Shown("a file is on the disk before it has its name", ("save a draft", "init")),
    "base.durable.replace_file": Shown("a file that was replaced stays so", ("save a draft", "settings")),
    "base.durable.create_file": Shown("a file that was made stays", ("init",)),
    "base.durable.make_folders-1": Shown(
        "a folder whose maker was killed stays", ("settings", "first pack"), "stopped, then done"
    ),
    "base.durable.make_folders-2": Shown("the folders made for a store or a file stay", ("first pack", "settings")),
}
# Places that nothing is lost without, and why.
_NO_MOVE = "no world of this campaign moves its store yet; the old one stays until the new one was synced and compared"
_NO_COPY = "no world copies files into a draft yet; they stay where they were"
NOT_MISSED: Mapping[str, str] = {
    "store.relocate._Move._copy": _NO_MOVE,
    "store.relocate._Move.carry_blobs": _NO_MOVE,
    "store.relocate._Move.carry_names-1": _NO_MOVE,
    "store.relocate._Move.carry_names-2": _NO_MOVE,
    "operations.bring_in._copy_file": _NO_COPY,
    "operations.bring_in.bring_in": _NO_COPY,
    "operations.draft_save._take_back": "what a refused save takes back was not said to be saved",
    "operations.save_blob._write": "no world saves a blob yet; it is a copy of what the store keeps",
    "archive.journal.finish-1": "only who may not move a folder that is shut already misses it; test_release_order.py",
    "store.ingest.ExpectedBlob.sync": "nothing downloads yet; what of a part is lost is missed and read again",
}

_PREFIX = "fsync-"
GUARDS = tuple(Guard(_PREFIX + name, each.what, functools.partial(leave_out, name)) for name, each in SHOWN.items())


def shown(guard: Guard) -> Shown:
    """What a guard is for, and how it is missed."""
    return SHOWN[guard.name.removeprefix(_PREFIX)]
