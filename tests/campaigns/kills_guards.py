"""What keeps a store whole when a process is killed; each can be taken away."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.campaigns.campaign import Guard, Patches


def _names_in_place(patches: Patches) -> None:
    from kitstudio.store.durable import StateFiles  # noqa: PLC0415 - a child imports what it lacks only

    def replace(_files: StateFiles, contents: Mapping[Path, bytes]) -> None:
        for path, content in contents.items():
            path.write_bytes(content)

    patches.replace(StateFiles, "_replace", replace)


def _blobs_in_place(patches: Patches) -> None:
    from kitstudio.store.landing import Landing  # noqa: PLC0415 - as above

    def finish(landing: Landing, _fd: int, source: Path, digest: Any, _size: int) -> bool:
        with open(source, "rb") as part, open(landing._core.paths.blob(digest), "wb") as blob:
            shutil.copyfileobj(part, blob)
        os.unlink(source)
        return False

    patches.replace(Landing, "finish", finish)


def _names_first(patches: Patches) -> None:
    from kitstudio.model.descriptor import Digest  # noqa: PLC0415 - as above
    from kitstudio.store import layout, naming  # noqa: PLC0415 - as above

    whole_put = layout.Store.put
    held: list[tuple[Any, ...]] = []

    def put(*given: Any) -> Digest:
        held.append(given)
        return Digest.of(given[1])

    def commit(core: Any, kits: Sequence[Any], lease: Any, **_choices: object) -> None:
        with core.changing(lease.purpose) as change:
            naming._name(change, kits)
        while held:
            whole_put(*held.pop())

    patches.replace(layout.Store, "put", put)
    patches.replace(layout, "commit", commit)


def _blobs_go_first(patches: Patches) -> None:
    from kitstudio.store import collect, removal  # noqa: PLC0415 - as above

    whole = removal._Removal.carry_out

    def carry_out(plan: Any, change: Any) -> None:
        core = change._core
        collect.to_trash(core, map(core.paths.blob, plan.free))
        whole(plan, change)

    patches.replace(removal._Removal, "carry_out", carry_out)


def _no_mark(patches: Patches) -> None:
    from kitstudio.store.durable import StateFiles  # noqa: PLC0415 - as above

    whole = StateFiles.overwrite

    def overwrite(files: StateFiles, path: Path, content: bytes) -> None:
        if path.name != "changing":
            whole(files, path, content)

    patches.replace(StateFiles, "overwrite", overwrite)


def _no_journal(patches: Patches) -> None:
    from kitstudio.archive import release  # noqa: PLC0415 - as above

    def finish(_stage: int, moving: Any, journal: Any) -> None:
        for move in journal.moves:
            moving.finish(move)

    patches.replace(release, "write_journal", _nothing)
    patches.replace(release, "commit", _nothing)
    patches.replace(release, "finish", finish)


def _many_renames(patches: Patches) -> None:
    from kitstudio.archive import release  # noqa: PLC0415 - as above

    def release_whole(stage: Any) -> bool:
        os.mkdir(stage.site.destination)
        for name in os.listdir(stage.content_fd):
            os.rename(name, os.fsencode(stage.site.destination) + b"/" + os.fsencode(name), src_dir_fd=stage.content_fd)
        return True

    patches.replace(release, "_release_whole", release_whole)


def _export_in_place(patches: Patches) -> None:
    from kitstudio.store import layout_writer  # noqa: PLC0415 - as above

    @contextlib.contextmanager
    def draft_beside(path: Path, _ending: str) -> Iterator[Path]:
        path.unlink(missing_ok=True)
        yield path

    patches.replace(layout_writer, "draft_beside", draft_beside)
    patches.replace(layout_writer, "put_in_place", _nothing)
    patches.replace(layout_writer, "_refuse", _nothing)


def _no_sweep(patches: Patches) -> None:
    from kitstudio.store import collect, opening  # noqa: PLC0415 - as above
    from kitstudio.store.durable import NEW, STATE  # noqa: PLC0415 - as above

    whole = collect._parts

    def parts(core: Any, older_than: float) -> dict[Path, collect.Leftover]:
        found = whole(core, older_than)
        return {path: each for path, each in found.items() if not path.name.startswith((NEW, STATE))}

    patches.replace(opening, "sweep_leftovers", _nothing)
    patches.replace(collect, "_parts", parts)


def _dead_records_stay(patches: Patches) -> None:
    from kitstudio.store import core  # noqa: PLC0415 - as above

    patches.replace(core, "unlink_all_dead", _nothing)


def _drafts_stay(patches: Patches) -> None:
    from kitstudio.store import layout_writer  # noqa: PLC0415 - as above

    patches.replace(layout_writer, "sweep_drafts", _nothing)


def _stages_stay(patches: Patches) -> None:
    from kitstudio.archive import stage  # noqa: PLC0415 - as above

    patches.replace(stage, "recover", lambda *_: ())


def _no_lease(patches: Patches) -> None:
    from kitstudio.store.leases import Lease  # noqa: PLC0415 - as above

    patches.replace(Lease, "protect", _nothing)


def _nothing(*_: object, **__: object) -> None:
    return None


def _in_child(name: str, what: str, remove: Callable[[Patches], None]) -> Guard:
    return Guard(name, what, remove, where="child")


GUARDS: tuple[Guard, ...] = (
    _in_child("whole-names", "a name is written over in place, not replaced", _names_in_place),
    _in_child("whole-blobs", "a blob is written under its name, not renamed when it is whole", _blobs_in_place),
    _in_child("names-last", "a kit is named before its manifest and config are stored", _names_first),
    _in_child("names-first", "the blobs of a removed kit go before its name", _blobs_go_first),
    _in_child("mark", "nothing tells that index.json has still to follow the names", _no_mark),
    _in_child("journal", "unpacking over files writes no journal", _no_journal),
    _in_child("one-rename", "a new folder gets its files one by one", _many_renames),
    _in_child("draft", "an export is written in place", _export_in_place),
    _in_child("lease", "what is not named yet is not protected from a collection", _no_lease),
    Guard("sweep", "parts of blobs and names that were never finished stay", _no_sweep),
    Guard("records", "leases and records of dead processes stay", _dead_records_stay),
    Guard("drafts", "drafts of dead exports stay", _drafts_stay),
    Guard("recovery", "stages of dead unpacks stay", _stages_stay),
)
# Which operations need a guard; the others need not be tried without it. None: the random kills find it.
NEEDED_BY: dict[str, tuple[str, ...]] = {
    "whole-names": ("tag over a name",),
    "whole-blobs": ("pack", "receive archive"),
    "names-last": ("pack",),
    "names-first": ("remove",),
    "mark": ("tag", "remove one of two"),
    "journal": ("unpack over files",),
    "one-rename": ("unpack",),
    "draft": ("export folder", "export archive"),
    "sweep": ("pack", "tag"),
    "records": ("gc",),
    "drafts": ("export over a file",),
    "recovery": ("unpack",),
}
