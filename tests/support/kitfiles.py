"""Every Kitfile of the vectors, as text: those the recipes make, and those kit wrote."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from kitstudio.model.kitfile import FILE_NAMES
from tests.support.vectors import VECTORS


def vector_kitfiles() -> dict[str, str]:
    """The texts by a name that says where each comes from; those that are no UTF-8 are left out.

    Raises:
        FileNotFoundError: there is none (a test that runs on nothing proves nothing).
    """
    found: dict[str, str] = {}
    for place, content in _contents():
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if text not in found.values():
            found[place] = text
    if not found:
        raise FileNotFoundError(VECTORS)
    return found


def _contents() -> Iterator[tuple[str, bytes]]:
    for path in sorted(VECTORS.rglob("*")):
        place = str(path.relative_to(VECTORS))
        if path.is_file() and path.name in FILE_NAMES:
            yield place, path.read_bytes()
        elif path.name.startswith("recipe") and path.suffix == ".json":
            yield from ((f"{place}:{at}", each) for at, each in enumerate(_written(json.loads(path.read_bytes()))))


def _written(value: Any) -> Iterator[bytes]:
    if isinstance(value, dict):
        name = str(value.get("path", "")).rpartition("/")[2]
        if name in FILE_NAMES and "text" in value:
            yield str(value["text"]).encode("utf-8", "surrogateescape")
        elif name in FILE_NAMES and "base64" in value:
            yield base64.b64decode(value["base64"])
        for each in value.values():
            yield from _written(each)
    elif isinstance(value, list):
        for each in value:
            yield from _written(each)
