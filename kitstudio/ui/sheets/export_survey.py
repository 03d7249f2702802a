"""What an export sheet shows, read by a worker: what would be written, and the places it could go; no Qt here."""

from __future__ import annotations

import contextlib
import enum
import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.host.recents import RecentKind, Recents
from kitstudio.model.descriptor import Digest
from kitstudio.operations.context import Context
from kitstudio.operations.export import ExportReport, ExportSizes, export, export_sizes, is_taken, unpacked_need
from kitstudio.operations.target_check import Need, Target, look_at_target, removable_targets

_REMEMBERED: Final = "export-targets.json"
_MOST: Final = 4
_ALREADY_THERE: Final = "KS-ALREADY-THERE"
_MARK: Final = "oci-layout"


class InTheWayOfExportError(KitStudioError):
    """Something stands where an export from the window should go."""

    code = "KS-EXPORT-IN-THE-WAY"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} is in the way: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Nothing was written. Go back and choose another name or folder, or take away what is there."
    )


class Standing(enum.Enum):
    """What stands where an export should go."""

    FILE = 0
    LAYOUT = 1
    FOLDER = 2


class Shape(enum.Enum):
    """What an export makes."""

    FILE = 0
    FOLDER = 1
    FILES = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: which kits, in which shape, to which path (None while none is named), and a place chosen by hand.

    `compressed` archives have a size nobody knows before.
    """

    references: tuple[str, ...]
    shape: Shape
    compressed: bool
    path: Path | None
    chosen: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is offered: a volume one carries, one used before, or one chosen now."""

    target: Target
    removable: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """The answer to a wish.

    Attributes:
        wish: what was asked.
        sizes: what an export would write.
        need: what it takes in the shape that is wished for.
        places: where it could go.
        taken: what stands at the path already; None for nothing.
        spare: a path beside it at which nothing stands, where something stands at the path.
    """

    wish: Wish
    sizes: ExportSizes
    need: Need
    places: tuple[Place, ...]
    taken: Standing | None
    spare: Path | None = None


def survey(context: Context, home: Path, wish: Wish, control: Control) -> Survey:
    """Measure what would be written, and look at every place it could go.

    Raises:
        KitStudioError: a kit is gone or damaged.
    """
    sizes = export_sizes(context, wish.references, control)
    need = _need(context, wish, sizes, control)
    places: dict[str, Place] = {}
    for path in (*wish.chosen, *recent_places(context)):
        with contextlib.suppress(OSError):
            control.token.check()
            if path in wish.chosen or path.is_dir():
                places.setdefault(str(path), Place(look_at_target(path, largest=need.largest), removable=False))
    for target in removable_targets():
        places[str(target.path)] = Place(target, removable=True)
    with contextlib.suppress(OSError):
        places.setdefault(str(home), Place(look_at_target(home, largest=need.largest), removable=False))
    carried = [each for each in places.values() if each.removable]
    others = [each for each in places.values() if not each.removable]
    taken = _standing(wish.path) if wish.path is not None and is_taken(wish.path) else None
    spare = _spare(wish.path) if wish.path is not None and taken is not None else None
    return Survey(wish, sizes, need, _ordered(wish, carried, others), taken, spare)


def _standing(path: Path) -> Standing:
    """What stands at a path: an export replaces only files, links and layouts."""
    if path.is_symlink() or not path.is_dir():
        return Standing.FILE
    return Standing.LAYOUT if (path / _MARK).is_file() else Standing.FOLDER


def _spare(path: Path) -> Path:
    """The next name with a number at which nothing stands."""
    at = path.name.find(".kit.tar")
    stem, ending = (path.name, "") if at < 0 else (path.name[:at], path.name[at:])
    names = (path.with_name(f"{stem}-{number}{ending}") for number in itertools.count(2))
    return next(each for each in names if not os.path.lexists(each))


def write(
    context: Context, kits: Mapping[str, Digest], path: Path, control: Control, *, force: bool = False
) -> ExportReport:
    """Export kits by a REF for each name, each the kit that was shown under it, or nothing.

    What came into the way meanwhile is told as a window tells it.

    Raises:
        NameMovedError: a name was given to another kit since they were looked at; nothing was written.
        InTheWayOfExportError: something stands at the path, or a file where a folder is needed.
        KitStudioError: as `export`.
    """
    above = next((each for each in path.parents if os.path.lexists(each)), path.parent)
    if not above.is_dir():
        raise InTheWayOfExportError(path=str(above), reason="a file stands where a folder is needed")
    try:
        return export(context, tuple(kits), path, control, force=force, expected=kits)
    except KitStudioError as error:
        if error.code == _ALREADY_THERE:
            raise InTheWayOfExportError(path=str(path), reason="something else stands there") from error
        raise


def _ordered(wish: Wish, carried: Sequence[Place], others: Sequence[Place]) -> tuple[Place, ...]:
    """Those chosen by hand first, then what one carries, then the rest; a few in all."""
    first = [each for each in others if each.target.path in wish.chosen]
    return tuple([*first, *carried, *(each for each in others if each not in first)][:_MOST])


def _need(context: Context, wish: Wish, sizes: ExportSizes, control: Control) -> Need:
    if wish.shape is Shape.FOLDER:
        return sizes.folder
    if wish.shape is Shape.FILES:
        return unpacked_need(context, wish.references, control)
    # Weights hardly shrink: what an archive takes at most is what is asked for.
    return Need(sizes.archive.total, 0) if wish.compressed else sizes.archive


def recent_places(context: Context) -> tuple[Path, ...]:
    """Where was exported to lately, the newest first."""
    return tuple(Path(each.name) for each in Recents(context.cache_path / _REMEMBERED).all())


def remember_place(context: Context, folder: Path, _control: Control) -> object:
    """Remember where was exported to.

    Raises:
        DiskFullError, NotPermittedError, FileSystemError: it cannot be written.
    """
    recents = Recents(context.cache_path / _REMEMBERED)
    return recents.remember(RecentKind.FOLDER, str(folder), int(context.now()))
