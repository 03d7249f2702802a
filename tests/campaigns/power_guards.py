"""What keeps data over a power loss: each call that waits for the disk, which can be left out."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from tests.campaigns.campaign import Guard
from tests.campaigns.power_sites import leave_out

_PACK = ("pack", "pack over a name")

# Each place, what it is for, and the operations that show it soonest.
SHOWN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "store.durable._sync_files-2": ("the record of a name is on the disk before it is renamed", ("tag", "pack")),
    "store.durable._sync_files-1": ("so are those of many names", ("receive many names",)),
    "store.durable.StateFiles.replace_all": ("a name that was given stays", ("tag", "tag over a name")),
    "store.durable.StateFiles.remove": ("a name that was taken away stays away", ("remove one of two", "remove")),
    "store.opening._write_version": ("the version of a new store is on the disk before it is renamed", ("first pack",)),
    "store.core.Core.changing": ("names that changed are never there without the mark", ("remove", "tag")),
    "store.landing.Landing.finish": ("a blob's bytes are on the disk before it has its name", _PACK),
    "store.naming.commit": ("the blobs of a kit have their names before the kit has one", _PACK),
    "store.repair._set_aside": ("what a repair set aside stays there", ("repair",)),
    "store.export_draft.put_in_place": ("an export has its name", ("export archive", "export folder")),
    "store.layout_writer._FolderSink.end": ("the files of an exported folder are on the disk", ("export folder",)),
    "store.layout_writer._write_folder": ("so are their names", ("export folder",)),
    "store.layout_writer._write_archive": ("an exported archive is on the disk", ("export archive",)),
    "archive.stage.Stage.sync.write_back": ("unpacked files are on the disk before they are seen", ("unpack",)),
    "archive.release._release_whole": ("an unpacked folder has its name", ("unpack", "unpack into new folders")),
    "archive.release._move_all": (
        "a release is not committed before its moves are on the disk",
        ("unpack over files",),
    ),
    "archive.journal.write_journal-1": ("a journal is on the disk before it is one", ("unpack over files",)),
    "archive.journal.write_journal-2": ("it has its name before the first move", ("unpack over files",)),
    "archive.journal.undo": ("a journal stays until all is undone", ("unpack over files",)),
    "archive.journal.finish-1": ("a release stays committed once it is finished", ("unpack over files",)),
    "archive.journal.finish-2": ("a journal stays until all is finished", ("unpack over files",)),
    "base.durable._draft": ("a file is on the disk before it has its name", ("save a draft", "init")),
    "base.durable.replace_file": ("a file that was replaced stays so", ("save a draft", "settings")),
    "base.durable.create_file": ("a file that was made stays", ("init",)),
    "base.durable.make_folders-1": ("a folder whose maker was killed stays", ("settings", "first pack")),
    "base.durable.make_folders-2": ("the folders made for a store or a file stay", ("first pack", "settings")),
}

# Places that nothing is lost without, and why.
NOT_MISSED: Mapping[str, str] = {
    "store.ingest.ExpectedBlob.sync": "nothing downloads yet; what of a part is lost is missed and read again",
}


def _guards() -> tuple[Guard, ...]:
    return tuple(Guard(f"fsync-{name}", what, functools.partial(leave_out, name)) for name, (what, _) in SHOWN.items())


GUARDS = _guards()
