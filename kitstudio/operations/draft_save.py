"""Saving a draft: its Kitfile and its `.kitignore`, each whole or not at all, never over what another program wrote."""

from __future__ import annotations

import contextlib
import itertools
import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from kitstudio.archive.ignore import IGNORE_FILE
from kitstudio.base import limits
from kitstudio.base.durable import create_file, replace_file, sync_folder
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import converted
from kitstudio.operations.contents.ignore import DraftIgnore, raw_ignore, read_draft_ignore, save_ignore
from kitstudio.operations.draft import Draft, kitfile_bytes
from kitstudio.operations.kitfile_text import bytes_like, text_of
from kitstudio.operations.packing.kitfile_source import read_own

_MODE: Final = 0o644


class ChangedOnDiskError(KitStudioError):
    """Another program wrote the Kitfile or the .kitignore since it was read."""

    code = "KS-CHANGED-ON-DISK"
    exit_code = ExitCode.WOULD_OVERWRITE
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} was changed by another program since it was read.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Look at what is on disk, then save again or take that over.")


class TooLongToSaveError(KitStudioError):
    """A text is longer than a file of its kind that can be opened again."""

    code = "KS-TOO-LONG-TO-SAVE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{path} was not saved: it would be longer than {limit} bytes.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Make it shorter, then save again. A longer one cannot be opened.")


def save_draft(draft: Draft, *, force: bool = False) -> Draft:
    """Write the text as the folder's Kitfile, whole or not at all; before it the `.kitignore`, if that was edited.

    Args:
        draft: what to save.
        force: write over what another program wrote since the draft was read.

    Raises:
        ChangedOnDiskError: the file is not what was read; nothing was written.
        TooLongToSaveError: it could not be opened again; nothing was written.
        NotPermittedError, DiskFullError, FileSystemError: it cannot be written; what was there stays.
    """
    there, content = kitfile_bytes(draft.folder)
    found = text_of(content)
    expected = draft.saved if draft.kitfile_path is not None else ""
    if not force and (there != draft.kitfile_path or found != expected):
        raise ChangedOnDiskError(path=str(there or draft.kitfile_path))
    path, new = there or draft.folder / "Kitfile", bytes_like(draft.text, content)
    _require_short(path, new, limits.KITFILE)
    ignore, rules = draft.ignore, _written_at(draft.folder, draft.folder / IGNORE_FILE)
    before = read_draft_ignore(draft.folder).saved if ignore.is_edited else None
    if ignore.is_edited:
        _require_short(draft.folder / IGNORE_FILE, raw_ignore(ignore.text), limits.IGNORE_FILE)
        if not force and before not in (ignore.saved, ignore.text):
            raise ChangedOnDiskError(path=str(draft.folder / IGNORE_FILE))
        ignore = save_ignore(rules, ignore)
    # A text that is there already may be what a killed run left to the page cache: it is written again, so that what
    # is said to be saved survives a power loss. Only where nothing but the `.kitignore` was edited it stays untouched.
    if there is None or draft.text != found or not draft.ignore.is_edited:
        try:
            with converted("Saving the Kitfile", path):
                replace_file(_written_at(draft.folder, path), new, mode=_MODE, as_before=True)
        except KitStudioError:
            if draft.ignore.is_edited:
                _take_back(rules, before)
            raise
    return replace(draft, kitfile_path=path, saved=draft.text, ignore=ignore)


def _require_short(path: Path, content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise TooLongToSaveError(path=str(path), limit=limit)


def _take_back(rules: Path, before: str | None) -> None:
    """Give a `.kitignore` the text it had, None for none; one for which no room is left may be saved over later."""
    with contextlib.suppress(OSError, KitStudioError):
        if before is None:
            rules.unlink()
            sync_folder(rules.parent, required=False)
        else:
            save_ignore(rules, DraftIgnore(before))


def copy_aside(kitfile: Path) -> Path:
    """Copy a Kitfile to a new name beside it, `Kitfile.other`, byte for byte; the copy's path.

    Raises:
        KitStudioError: it cannot be read, or the copy not written; there is no half of one.
    """
    content = read_own(kitfile.parent, kitfile.name, limits.KITFILE)
    for number in itertools.count(1):
        copy = kitfile.with_name(f"{kitfile.name}.other" + (f"-{number}" if number > 1 else ""))
        with converted("Copying the Kitfile", copy), contextlib.suppress(FileExistsError):
            create_file(copy, content, mode=_MODE)
            return copy
    raise AssertionError  # a count has no end


def _written_at(folder: Path, path: Path) -> Path:
    """Where a Kitfile is written: where a link leads within its folder, else where the link is.

    Nothing outside is changed, least of all a blob that the snapshots of a Hugging Face cache share.
    """
    real = os.path.realpath(path)
    return Path(real) if real.startswith(os.path.join(os.path.realpath(folder), "")) else path
