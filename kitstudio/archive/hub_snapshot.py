"""Snapshots in the cache of the Hugging Face libraries: folders of links into the `blobs` beside them.

Layout (huggingface_hub's cache): `models--ORG--NAME/{blobs,refs,snapshots/COMMIT}`, a snapshot's files being links such
as `../../blobs/HASH`. A download into a folder of one's own has real files and a `.cache/huggingface` beside them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.base.os_errors import What, what_is

_REPOSITORY: Final = re.compile(r"(models|datasets|spaces)--")
_REVISION_MAX: Final = 256


class SnapshotIncompleteError(KitStudioError):
    """Files of a snapshot were never downloaded, or their blobs were removed."""

    code = "KS-SNAPSHOT-INCOMPLETE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "The Hugging Face snapshot misses the content of {paths}.")
    remedy_template = QT_TRANSLATE_NOOP(
        "errors", "Download the model again; what is there already is not fetched twice."
    )


def blobs_of(root: bytes) -> bytes | None:
    """The `blobs` folder that links of a snapshot go to, when `root` (absolute, no links in it) is or lies in one."""
    above = root
    while above not in (b"/", b""):
        parent = os.path.dirname(above)
        if os.path.basename(parent) == b"snapshots":
            blobs = os.path.join(os.path.dirname(parent), b"blobs")
            return blobs if os.path.isdir(blobs) and not os.path.islink(blobs) else None
        above = parent
    return None


def snapshots_in(folder: Path) -> tuple[Path, ...]:
    """The snapshots of a repository folder of the hub's cache (`models--ORG--NAME`); empty when `folder` is none.

    Only the one that `refs/main` names, where it does.
    """
    snapshots, main = folder / "snapshots", folder / "refs" / "main"
    if not _REPOSITORY.match(os.path.basename(os.path.realpath(folder))):
        return ()
    if not all(what_is(each) is What.FOLDER for each in (snapshots, folder / "blobs")):
        return ()
    if what_is(main) is What.FILE and main.stat().st_size <= _REVISION_MAX:
        named = snapshots / main.read_text("ascii", "replace").strip()
        if named.parent == snapshots and what_is(named) is What.FOLDER:
            return (named,)
    return tuple(sorted(each for each in snapshots.iterdir() if what_is(each) is What.FOLDER))
