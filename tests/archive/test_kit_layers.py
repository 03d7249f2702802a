"""Whole layers against those kit 1.7 wrote (tests/vectors/kit), its quirks included."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.layer_writer import LayerOptions, WrittenLayer, write_layer
from kitstudio.archive.scanned import Scan
from kitstudio.archive.selection import Claims, Rules, Selection, select
from kitstudio.archive.tar_header import BLOCK
from kitstudio.archive.walk import scan
from kitstudio.base.control import Control
from kitstudio.model.kitfile import FILE_NAMES, Kitfile, entries, layered
from kitstudio.model.kitfile_yaml import read
from kitstudio.model.media_type import Compression
from tests.support.vectors import case_folders, materialise, packed_by, read_json

# Kit's own refusals and what only the model room knows are tested elsewhere; these have no layers to compare.
_CASES = [case for case in case_folders("kit") if (case / "expected" / "default" / "layers.json").exists()]


def _kitfile(folder: Path) -> Kitfile:
    path = next(folder / name for name in FILE_NAMES if (folder / name).exists())
    return read(path.read_bytes()).kitfile


def _claims(case: Path, kitfile: Kitfile, tmp_path: Path) -> Claims:
    """The paths of all entries, a parent's too (its recipe lies beside the case's)."""
    parents = (_kitfile(materialise(each, tmp_path / each.stem)) for each in sorted(case.glob("parent-*.json")))
    return Claims((each.kind, each.path) for above in (kitfile, *parents) for each in entries(above))


def _chosen(case: Path, tmp_path: Path) -> tuple[Scan, list[Selection]]:
    folder = materialise(case / "recipe.json", tmp_path / "folder")
    kitfile = _kitfile(folder)
    found = scan(folder, follow_links=False, control=Control(), as_kit=True)
    rules = folder / ".kitignore"
    ignore = IgnoreRules.parse(rules.read_bytes() if rules.is_file() else b"")
    claims = _claims(case, kitfile, tmp_path)
    return found, [select(found, entry, claims, ignore, Rules.KIT_1_7) for entry in layered(kitfile)]


def _written(found: Scan, chosen: Selection, how: LayerOptions) -> tuple[WrittenLayer, bytes]:
    out = bytearray()
    return write_layer(found, chosen.members, out.extend, how, Control()), bytes(out)


def _headers(tar: bytes, members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The members of a tar where the vector says they are, in the vector's words."""
    out = []
    for member in members:
        block = tar[member["offset"] : member["offset"] + BLOCK]
        size = int(block[124:135], 8)
        body = tar[member["offset"] + BLOCK : member["offset"] + BLOCK + size]
        name = block[:100].split(b"\0")[0]
        out.append(
            {
                "offset": member["offset"],
                "name": member["name"] if "name_hex" in member else name.decode("utf-8"),
                "typeflag": block[156:157].decode("ascii"),
                "mode": block[101:107].decode("ascii"),
                "uid": int(block[108:115], 8),
                "gid": int(block[116:123], 8),
                "size": size,
                "mtime": int(block[136:147], 8),
                **({"sha256": hashlib.sha256(body).hexdigest()} if "sha256" in member else {}),
            }
        )
    return out


@pytest.mark.parametrize("case", packed_by(_CASES))
def test_uncompressed_layers_are_kits_byte_for_byte(case: Path, tmp_path: Path) -> None:
    found, chosen = _chosen(case, tmp_path)
    expected = read_json(case / "expected" / "default" / "layers.json")
    assert len(chosen) == len(expected)
    for selection, layer in zip(chosen, expected, strict=True):
        made, stored = _written(found, selection, LayerOptions())
        kept = ("offset", "name", "typeflag", "mode", "uid", "gid", "size", "mtime", "sha256")
        wanted = [{key: member[key] for key in kept if key in member} for member in layer["members"]]
        assert _headers(stored, layer["members"]) == wanted
        assert (str(made.digest), made.size) == (layer["digest"], layer["size"])
        assert str(made.diff_id) == layer["diffId"]
        assert made.tar_size == len(stored) == layer["tar"]["total"]


@pytest.mark.parametrize("variant", ["gzip", "gzip-fastest"])
@pytest.mark.parametrize("case", packed_by(_CASES))
def test_gzip_layers_have_kits_diff_ids_and_head(case: Path, variant: str, tmp_path: Path) -> None:
    found, chosen = _chosen(case, tmp_path)
    expected = read_json(case / "expected" / variant / "layers.json")
    how = LayerOptions(compression=Compression.GZIP, fastest=variant == "gzip-fastest")
    for selection, layer in zip(chosen, expected, strict=True):
        made, stored = _written(found, selection, how)
        assert str(made.diff_id) == layer["diffId"]
        assert stored[:10].hex() == layer["gzipHeader"]
        assert made.size == len(stored)


def test_the_vectors_cover_what_is_claimed() -> None:
    assert len(_CASES) >= 38
