"""Some files of a kit -> a folder: their layers verified, all or nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kitstudio.archive.extract import Entry, extract_raw, extract_tar
from kitstudio.archive.hashing import check_size
from kitstudio.archive.release import Existing, Rules, release
from kitstudio.archive.stage import Stage
from kitstudio.base.control import Control, Entered
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.safe_path import SafeRelPath
from kitstudio.operations.context import Context
from kitstudio.operations.places import Located, located
from kitstudio.operations.unpacking.layers import Chosen, opened, raw_place


class FileNotInKitError(KitStudioError):
    """A kit does not hold a file that is asked for."""

    code = "KS-FILE-NOT-IN-KIT"
    exit_code = ExitCode.NOT_FOUND
    summary_template = QT_TRANSLATE_NOOP("errors", "The kit holds nothing at {path}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Look at the kit's list of files: names must match exactly.")


@dataclass(frozen=True, slots=True)
class Pick:
    """A file, or a folder with all in it, of one layer: the layer's place, and the path in the kit (`.`: all)."""

    layer: int
    path: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: the folder, the files and folders at its top, and how many files of how many bytes."""

    directory: Path
    names: tuple[str, ...]
    files: int
    size: int


def take_files(context: Context, reference: str, picks: Sequence[Pick], directory: Path, control: Control) -> Taken:
    """Write some files of a kit into a folder.

    Each pick goes to the top of the folder under its own name; where two picks of different folders have one name, all
    of them keep their whole paths. Every layer that is touched is read to its end and verified before anything is
    there, so one small file of a large layer takes as long as the layer.

    Args:
        context: the store.
        reference: any REF of the command line contract.
        picks: what to take.
        directory: where to; made when missing.
        control: each layer reports under `layer:N`.

    Raises:
        FileNotInKitError: a pick is not there; nothing was written.
        DigestMismatchError: a layer is damaged; nothing was written.
        WouldOverwriteError: other files are in the way; nothing was written.
        UnsafePathError, RefusedMemberError, BadArchiveError…: a layer is refused; nothing was written.
    """
    context.require_outside_store(directory)
    picks = _outermost(picks)
    with located(context, reference, control) as found:
        wanted = _by_layer(found, picks)
        for each in wanted:
            control.report(Entered(each.item, each.layer.path or ".", each.target().total))
        tops = _Tops(picks)
        with Stage(directory) as stage:
            entries = [entry for each in wanted for entry in _taken(each, stage, tops, control)]
            tops.require_all()
            release(stage, Rules(Existing.ACCEPT_SAME, {}), control)
    files = [each for each in entries if not each.is_folder]
    names = {each.path.partition("/")[0] for each in entries}
    return Taken(directory, tuple(sorted(names)), len(files), sum(each.size for each in files))


def _outermost(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Each pick once, without those that lie inside another one."""
    out: list[Pick] = []
    for each in sorted(set(picks), key=lambda pick: (pick.layer, pick.path != ".", pick.path.split("/"))):
        last = out[-1] if out and out[-1].layer == each.layer else None
        if last is None or not (last.path == "." or each.path.startswith(f"{last.path}/")):
            out.append(each)
    return tuple(out)


def _by_layer(found: Located, picks: Sequence[Pick]) -> list[Chosen]:
    wanted = []
    for number in sorted({each.layer for each in picks}):
        layer = found.kit.layers[number]
        with found.source.fetch(layer.descriptor) as blob:
            check_size(blob, layer.descriptor)
        wanted.append(Chosen(found.source, layer, number))
    return wanted


class _Tops:
    """Where each picked path goes."""

    def __init__(self, picks: Sequence[Pick]) -> None:
        self._missing = set(picks)
        self._picked = frozenset(picks)
        paths = {each.path for each in picks}
        self._keep = len({posixpath.basename(path) for path in paths}) < len(paths)

    def placer(self, layer: int) -> Callable[[SafeRelPath], SafeRelPath | None]:
        """Where the paths of a layer go, None for what was not picked."""

        def place(path: SafeRelPath) -> SafeRelPath | None:
            whole = str(path)
            depths = range(1, len(path.parts) + 1)
            above = (Pick(layer, each) for each in (".", *("/".join(path.parts[:depth]) for depth in depths)))
            found = next((each for each in above if each in self._picked), None)
            if found is None:
                return None
            self._missing.discard(found)
            if self._keep or "/" not in found.path:
                return path
            return SafeRelPath.parse(whole[len(posixpath.dirname(found.path)) + 1 :])

        return place

    def require_all(self) -> None:
        """Raise FileNotInKitError when a pick met nothing."""
        if self._missing:
            raise FileNotInKitError(path=min(each.path for each in self._missing))


def _taken(chosen: Chosen, stage: Stage, tops: _Tops, control: Control) -> Iterator[Entry]:
    place = tops.placer(chosen.number)
    with opened(chosen, control, stage.room()) as stream:
        if not chosen.is_raw:
            yield from extract_tar(stream, stage, chosen.target(), control, place)
            return
        path, mode = raw_place(chosen.layer)
        there = place(path)
        if there is not None:
            yield extract_raw(stream, stage, there, mode, chosen.target(), control)
