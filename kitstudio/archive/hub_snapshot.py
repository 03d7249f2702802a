"""Snapshots in the cache of the Hugging Face libraries: folders of links into the `blobs` beside them.

Layout (huggingface_hub's cache): `models--ORG--NAME/{blobs,refs,snapshots/COMMIT}`, a snapshot's files being links such
as `../../blobs/HASH`. A download into a folder of one's own has real files and a `.cache/huggingface` beside them.
"""

from __future__ import annotations

import os

from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError


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
