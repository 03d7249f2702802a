"""The paths of a draft's folder, sorted when they are first asked for: most drafts are edited without."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from typing_extensions import override


class Facts(Protocol):
    """What a walk through the folder found."""

    @property
    def files(self) -> Mapping[str, int]:
        """Files and their sizes."""

    @property
    def folders(self) -> Collection[str]:
        """Folders."""


class DraftPaths(Collection[str]):
    """Files, and folders with a slash behind them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @functools.cached_property
    def _sorted(self) -> tuple[str, ...]:
        folders = (each.rstrip("/") + "/" for each in self._facts.folders if each not in ("", "."))
        return tuple(sorted((*self._facts.files, *folders)))

    @override
    def __contains__(self, path: object) -> bool:
        return path in self._sorted

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)

    @override
    def __len__(self) -> int:
        return len(self._sorted)
