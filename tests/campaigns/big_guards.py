"""What large kits depend on; each is taken away in turn."""

from __future__ import annotations

from typing import Any, Final

from kitstudio.archive import layer_writer, tar_header
from kitstudio.store import ingest
from tests.campaigns.campaign import Guard, Patches

_FIELD: Final = 100


def _all_in_memory(patches: Patches) -> None:
    kept: list[bytes] = []
    write = ingest.NewBlob.write

    def keep(blob: ingest.NewBlob, chunk: Any) -> int:
        kept.append(bytes(chunk))
        return write(blob, chunk)

    patches.replace(ingest.NewBlob, "write", keep)


def _no_long_names(patches: Patches) -> None:
    real = tar_header.header

    def short(name: bytes, *rest: Any, **more: Any) -> bytes:
        return real(name[:_FIELD], *rest, **more)

    patches.replace(layer_writer, "header", short)


def _no_large_sizes(patches: Patches) -> None:
    patches.replace(tar_header, "_OCTAL_LIMIT", 1 << 60)


GUARDS: Final = (
    Guard("sizes", "sizes from 8 GiB on go into a PAX record", _no_large_sizes),
    Guard("streaming", "bytes go to the disk as they are read, and are not kept", _all_in_memory, "child"),
    Guard("names", "names that do not fit a tar header go into a PAX record", _no_long_names, "child"),
)
