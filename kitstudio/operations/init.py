"""Make a Kitfile for a folder.

By default our proposal (`inspection.propose`), or the bytes that `kit init .` of kit 1.7 writes.
"""

from __future__ import annotations

import enum
import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from kitstudio.archive.ignore import IGNORE_FILE, IgnoreRules
from kitstudio.base import limits
from kitstudio.base.control import Control, Noticed
from kitstudio.base.durable import create_file, replace_file
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.inspection.folder_tree import LeftOut
from kitstudio.inspection.kit_init import kit_kitfile
from kitstudio.inspection.licences import kit_license
from kitstudio.inspection.propose import Given, about_links, propose
from kitstudio.model.kitfile import FILE_NAMES, Kitfile, Package
from kitstudio.model.kitfile_text import kitfile_yaml
from kitstudio.operations.folder_listing import FolderListing, list_folder
from kitstudio.operations.packing.kitfile_source import context_folder, read_own

_MODE: Final = 0o644


class Way(enum.Enum):
    """How a Kitfile is made: our proposal, that with links followed as if what they lead to stood there, or kit's."""

    OURS = enum.auto()
    FOLLOWING = enum.auto()
    KIT_1_7 = enum.auto()


class AlreadyExistsError(KitStudioError):
    """Something stands where a file is to be written."""

    code = "KS-ALREADY-EXISTS"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} exists already.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Use --force to replace it, or --output to write elsewhere.")


@dataclass(frozen=True, slots=True)
class InitReport:
    """What was made.

    Attributes:
        path: the Kitfile written, None when nothing was.
        kitfile: its meaning.
        text: its text.
        left_out: what no layer will hold, with reasons; empty in kit's way.
        notices: what a person should know.
        ignore: text of the `.kitignore` that belongs to the Kitfile, empty when none is needed.
        ignore_path: the `.kitignore` written, None when none was.
        follows: whether links were followed, so that packing must follow them too.
    """

    path: Path | None
    kitfile: Kitfile
    text: str
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Noticed, ...] = ()
    ignore: str = ""
    ignore_path: Path | None = None
    follows: bool = False

    @property
    def files_left_out(self) -> int:
        """How many files no layer will hold."""
        return sum(each.files for each in self.left_out)


def propose_kitfile(
    folder: Path,
    *,
    name: str = "",
    description: str = "",
    author: str = "",
    way: Way = Way.OURS,
    with_ignore: bool = False,
    control: Control,
) -> InitReport:
    """Make a Kitfile without writing anything.

    Args:
        folder: the folder that holds the model.
        name: of the kit; empty lets model card and files say it.
        description: of the kit; empty lets the model card say it.
        author: of the kit; empty lets the model card say it.
        way: how it is made.
        with_ignore: let the proposal rely on a `.kitignore` beside it (`InitReport.ignore`), which the caller writes.
            Without, it stands alone: a folder with litter in it is taken apart into entries for its files.
        control: notices, and cancel while the folder is listed.

    Raises:
        PathNotFoundError, NotAFolderError: there is no such folder.
        NotPermittedError, FileSystemError: it cannot be listed.
        BadIgnoreRuleError: its `.kitignore` cannot be read.
    """
    folder = context_folder(folder, control)
    listing = list_folder(folder, control, follow_links=way is Way.FOLLOWING)
    control.token.check()
    if way is Way.KIT_1_7:
        kitfile = _as_kit(listing, Package(name=name, description=description, authors=(author,) if author else ()))
        for notice in about_links(listing.passed_over, kitfile):
            control.report(notice)
        return InitReport(None, kitfile, kitfile_yaml(kitfile, numbers_from_json=False))
    made = propose(
        listing.listed,
        listing.read,
        Given(name, description, author),
        rules=_own_rules(folder),
        may_ignore=with_ignore,
        passed_over=listing.passed_over,
        hide_litter=listing.links_in_litter,
        ask=control.token.check,
    )
    for notice in made.notices:
        control.report(notice)
    text = kitfile_yaml(made.kitfile, numbers_from_json=False)
    return InitReport(None, made.kitfile, text, made.left_out, made.notices, made.ignore, follows=listing.follows)


def init(
    folder: Path,
    *,
    name: str = "",
    description: str = "",
    author: str = "",
    way: Way = Way.OURS,
    output: Path | None = None,
    force: bool = False,
    control: Control,
) -> InitReport:
    """Write a Kitfile for a folder, and the `.kitignore` it needs when the folder has none.

    Args:
        folder: the folder that holds the model.
        name: see `propose_kitfile`, as the next three.
        description: see there.
        author: see there.
        way: see there.
        output: the file to write; `folder/Kitfile` by default. A `.kitignore` is written only beside a Kitfile in
            `folder` itself; a Kitfile elsewhere stands alone.
        force: replace a Kitfile that is there. A `.kitignore` is never replaced.
        control: see there.

    Raises:
        AlreadyExistsError: there is a Kitfile (any of its names), and `force` was not given.
        DiskFullError, NotPermittedError, ReadOnlyFileSystemError: it cannot be written; nothing was.
    """
    folder = context_folder(folder, control)
    target = output or folder / FILE_NAMES[0]
    if not force:
        _refuse_existing((target,) if output or way is Way.KIT_1_7 else tuple(folder / each for each in FILE_NAMES))
    with converted("Finding a folder", folder):  # the one we are in may be gone
        with_ignore = os.path.realpath(target.parent) == os.path.realpath(folder)
    report = propose_kitfile(
        folder,
        name=name,
        description=description,
        author=author,
        way=way,
        with_ignore=with_ignore,
        control=control,
    )
    ignore_path = folder / IGNORE_FILE if report.ignore else None
    _write_both(target, report, ignore_path, force=force)
    return replace(report, path=target, ignore_path=ignore_path)


def _refuse_existing(names: tuple[Path, ...]) -> None:
    there = [each for each in names if os.path.lexists(each)]
    if there:
        raise AlreadyExistsError(path=str(there[0]))


def _write_both(target: Path, report: InitReport, ignore_path: Path | None, *, force: bool) -> None:
    """Write the Kitfile and the `.kitignore` it needs, or neither."""
    if ignore_path is not None:
        _write(ignore_path, report.ignore, replace_it=False)
    try:
        _write(target, report.text, replace_it=force)
    except KitStudioError:
        if ignore_path is not None:
            with converted("Removing the .kitignore", ignore_path):
                os.unlink(ignore_path)
        raise


def _as_kit(listing: FolderListing, package: Package) -> Kitfile:
    return kit_kitfile(listing.listed, lambda path: kit_license(listing.read(path, limits.LICENCE_TEXT)), package)


def _own_rules(folder: Path) -> IgnoreRules | None:
    path = folder / IGNORE_FILE
    is_there = what_is(path, follow_links=False) is not What.NOTHING
    return IgnoreRules.parse(read_own(folder, IGNORE_FILE, limits.IGNORE_FILE)) if is_there else None


def _write(path: Path, text: str, *, replace_it: bool) -> None:
    """Write a whole file or nothing; another one of that name survives unless `replace_it`."""
    write = partial(replace_file, as_before=True) if replace_it else create_file
    with converted("Writing the Kitfile", path):
        try:
            write(path, text.encode("utf-8", "surrogateescape"), mode=_MODE)
        except FileExistsError as error:
            raise AlreadyExistsError(path=str(path)) from error
