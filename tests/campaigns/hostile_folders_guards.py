"""What protects from hostile folders, and how each is taken away."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from kitstudio.archive import layer_writer, walk
from kitstudio.archive.scanned import Scan
from kitstudio.archive.selection import _Layer
from kitstudio.base import limits
from kitstudio.operations import folder_listing
from kitstudio.operations.packing import kitfile_source
from kitstudio.operations.packing import plan as pack_plan
from tests.campaigns.campaign import Guard, Patches


def _links_followed(patches: Patches) -> None:
    real = walk.scan

    def scan(*given: Any, **named: Any) -> Scan:
        return real(*given, **{**named, "follow_links": True})

    patches.replace(pack_plan, "scan", scan)


def _kitfile_anywhere(patches: Patches) -> None:
    patches.replace(kitfile_source, "blobs_of", lambda _root: b"/")


def _nothing_compared(patches: Patches) -> None:
    patches.replace(layer_writer, "_check", lambda *_given: None)


def _folders_through_links(patches: Patches) -> None:
    def open_folder(root: int, parts: Sequence[bytes]) -> int:
        return os.open(b"/".join(parts) or b".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=root)

    for module in (walk, layer_writer, folder_listing):
        patches.replace(module, "open_folder", open_folder)


def _unreadable_left_out(patches: Patches) -> None:
    patches.replace(_Layer, "refuse_unpackable", lambda _layer: None)


def _no_depth(patches: Patches) -> None:
    patches.replace(limits, "PATH_DEPTH", 1 << 30)


GUARDS: tuple[Guard, ...] = (
    Guard("no-links", "links out of the folder are followed", _links_followed),
    Guard("own-kitfile", "a Kitfile may be a link to anywhere", _kitfile_anywhere),
    Guard(
        "what-was-seen",
        "a file is not compared with what was seen, neither before it is read nor after",
        _nothing_compared,
    ),
    Guard("link-free-folders", "folders are opened through links", _folders_through_links),
    Guard("unreadable", "folders that cannot be read are left out without a word", _unreadable_left_out, "child"),
    Guard("path-depth", "folders may be as deep as they like", _no_depth),
)
