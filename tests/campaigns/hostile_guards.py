"""What protects from hostile bytes and texts, and how each is taken away."""

from __future__ import annotations

import importlib
import importlib.util

from kitstudio.base.safe_path import SafeRelPath
from tests.campaigns.campaign import Guard, Patches


def _no_safe_paths(patches: Patches) -> None:
    def parse(text: str) -> SafeRelPath:
        return SafeRelPath(tuple(text.split("/")))

    patches.replace(SafeRelPath, "parse", parse)


def _others() -> tuple[Guard, ...]:
    found: list[Guard] = []
    for part in ("kitfiles", "folders"):
        module = f"tests.campaigns.hostile_{part}_guards"
        if importlib.util.find_spec(module) is not None:
            found += importlib.import_module(module).GUARDS
    return tuple(found)


GUARDS: tuple[Guard, ...] = (
    Guard("safe-path", "names of a layer become paths as they are", _no_safe_paths),
    *_others(),
)
