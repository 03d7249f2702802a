"""ModelKit -> folder: every digest checked, all or nothing."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final, cast

from kitstudio.archive.extract import Entry, extract_raw, extract_tar
from kitstudio.archive.hashing import check_size
from kitstudio.archive.release import Existing, Released, Rules, release
from kitstudio.archive.stage import Content, Stage
from kitstudio.base.control import Control, Entered
from kitstudio.base.os_errors import require_room
from kitstudio.base.safe_path import SafeRelPath
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.operations.context import Context
from kitstudio.operations.places import located
from kitstudio.operations.unpack_options import KITFILE, OnConflict, UnpackedFile, UnpackOptions, UnpackReport
from kitstudio.operations.unpacking.foretell import Foretelling
from kitstudio.operations.unpacking.layers import Chosen, choose, opened, raw_place, require_kit

_RULES: Final = {
    OnConflict.REFUSE: Existing.ACCEPT_SAME,
    OnConflict.OVERWRITE: Existing.OVERWRITE,
    OnConflict.KEEP: Existing.KEEP,
}


def unpack(context: Context, reference: str, directory: Path, options: UnpackOptions, control: Control) -> UnpackReport:
    """Write the files of a kit into a folder.

    Everything is first unpacked into a private stage beside the folder and checked against digests and diff IDs; then
    it goes into place in one step (a new or empty folder) or under a journal that a failure or kill undoes.

    Args:
        context: the store.
        reference: any REF of the command line contract.
        directory: where to; made when missing.
        options: see UnpackOptions.
        control: each layer reports under `layer:N`, in bytes of its tar; compressed ones do not know theirs before.

    Raises:
        DigestMismatchError: something is damaged; nothing was written.
        WouldOverwriteError: files are in the way; nothing was written.
        NameMovedError: it is another kit than the one asked for; nothing was written.
        FilterMatchesNothingError, KitNotFoundError, UnsafePathError, RefusedMemberError…: nothing was written.
    """
    context.require_outside_store(directory)
    with located(context, reference, control) as found:
        require_kit(found, options)
        chosen, with_kitfile = choose(found.source, found.kit, options)
        kitfile = kitfile_yaml(found.kit.kitfile, numbers_from_json=True).encode("utf-8", "surrogateescape")
        for each in chosen:
            control.report(Entered(each.item, each.layer.path or ".", each.target().total))
        if options.dry_run:
            told = Foretelling(directory, options, _rules(options), control)
            for each in chosen:
                told.layer(each)
            if with_kitfile:
                told.kitfile(kitfile)
            return UnpackReport(directory, found.kit.descriptor.digest, told.files, found.origin, told.conflicts)
        with Stage(directory, exact_modes=options.exact_modes) as stage:
            _say_recovered(stage, control)
            for each in chosen:
                with each.source.fetch(each.layer.descriptor) as blob:
                    check_size(blob, each.layer.descriptor)
            # How much of a layer is left out shows while it is read.
            plain = 0 if options.without else sum(each.target().total or 0 for each in chosen)
            require_room(directory, plain, "Unpacking", within=stage.content_fd)
            entries = [entry for each in chosen for entry in _extract(each, stage, options, control)]
            if with_kitfile:
                entries += _write_kitfile(stage, kitfile, options)
            released = release(stage, _rules(options), control)
        return UnpackReport(directory, found.kit.descriptor.digest, _reported(entries, released), found.origin)


def _say_recovered(stage: Stage, control: Control) -> None:
    """Tell what became of earlier unpacks into this place that were killed half way."""
    for each in stage.recovered:
        if each.destination is not None:
            control.notice(
                "recovered",
                "An earlier unpack into {directory} was interrupted; it is now {outcome}.",
                directory=str(each.destination),
                outcome=each.outcome,
            )


def _extract(chosen: Chosen, stage: Stage, options: UnpackOptions, control: Control) -> tuple[Entry, ...]:
    with opened(chosen, control, stage.room()) as stream:
        if not chosen.is_raw:
            return extract_tar(stream, stage, chosen.target(), control, options.place)
        path, mode = raw_place(chosen.layer)
        place = options.place(path)
        return () if place is None else (extract_raw(stream, stage, place, mode, chosen.target(), control),)


def _write_kitfile(stage: Stage, content: bytes, options: UnpackOptions) -> tuple[Entry, ...]:
    place = options.place(SafeRelPath((KITFILE,)))
    if place is None:
        return ()
    body = cast("io.RawIOBase", io.BytesIO(content))
    stage.add_file(place, 0o644, Content(body, len(content), KITFILE, lambda _size: None))
    return (Entry(str(place), len(content)),)


def _rules(options: UnpackOptions) -> Rules:
    paths = {path: _RULES[each] for path, each in options.on_conflict_at.items()}
    if options.on_conflict is OnConflict.KEEP:
        # As kit: a Kitfile that is there must be this one, even where other files are kept.
        paths.setdefault(KITFILE, Existing.ACCEPT_SAME)
    return Rules(_RULES[options.on_conflict], paths, options.seen)


def _reported(entries: list[Entry], released: Released) -> tuple[UnpackedFile, ...]:
    sizes = {entry.path: entry.size for entry in entries if not entry.is_folder}
    return tuple(UnpackedFile(path, size, _action(path, released)) for path, size in sorted(sizes.items()))


def _action(path: str, released: Released) -> str:
    if path in released.replaced:
        return "overwritten"
    return "kept" if path in released.kept else "written"
