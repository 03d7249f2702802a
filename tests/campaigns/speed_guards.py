"""What makes the core quick and small; each is taken away in turn."""

from __future__ import annotations

from typing import Final

from kitstudio.archive import pipeline, stat_cache
from kitstudio.store import ingest
from tests.campaigns.campaign import Guard, Patches


def _no_cache(patches: Patches) -> None:
    patches.replace(stat_cache.StatCache, "get", lambda _self, _key: None)


def _no_gathering(patches: Patches) -> None:
    patches.replace(pipeline, "_BUFFER", 4096)


def _all_in_memory(patches: Patches) -> None:
    """A blob is kept in memory and written when it is whole."""
    write, commit = ingest.NewBlob.write, ingest.NewBlob.commit
    kept: list[bytes] = []

    def keep(_self: ingest.NewBlob, chunk: memoryview) -> int:
        kept.append(bytes(chunk))
        return len(chunk)

    def write_all(self: ingest.NewBlob, *facts: object) -> bool:
        for chunk in kept:
            write(self, chunk)
        kept.clear()
        return commit(self, *facts)  # type: ignore[arg-type]  # passed on as they came

    patches.replace(ingest.NewBlob, "write", keep)
    patches.replace(ingest.NewBlob, "commit", write_all)


GUARDS: Final = (
    Guard("remembering", "layers of unchanged files are packed again", _no_cache, "child"),
    Guard("gathering", "small files are written one by one", _no_gathering, "child"),
    Guard("streaming", "a blob is held in memory until it is whole", _all_in_memory, "child"),
)
