"""Every scene there is, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tests.ui.scenes import care_scenes, draft_scenes, frame_scenes, kit_scenes, library_scenes, sheet_scenes
from tests.ui.scenes.scene import Scene

_ROOMS: Final = (
    *(library_scenes.HOME, library_scenes.KITS, library_scenes.DRAFTS),
    *(draft_scenes.DRAFT, draft_scenes.GONE, kit_scenes.KIT),
    *(sheet_scenes.PACK, sheet_scenes.DONE, sheet_scenes.UNPACK, sheet_scenes.EXPORT, sheet_scenes.RECEIVE),
    *(care_scenes.STORAGE, care_scenes.SETTINGS, care_scenes.HELP, care_scenes.TROUBLE),
    *(frame_scenes.PALETTE, frame_scenes.DOCK, frame_scenes.OVER),
)

SCENES: Final[Mapping[str, Scene]] = MappingProxyType({each.name: each for room in _ROOMS for each in room.scenes})
