"""Packing gives the bytes of the real kit: every vector of kit 1.7 (`tests/vectors/ORIGIN.md`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kitstudio.archive.decompress import decompressed
from kitstudio.archive.tar_reader import read_members
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.media_type import Compression
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import Compat, PackOptions, PackReport
from tests.support.vectors import case_folders, materialise, packed_by, read_json

CASES = case_folders("kit")
ACCEPTED = [case for case in CASES if (case / "expected" / "default" / "manifest.json").exists()]
NAME = Reference.parse("example/case:v1")


def packed(case: Path, context: Context, folder: Path, **choices: Any) -> PackReport:
    control = Control()
    for parent in sorted(case.glob("parent-*.json")):
        recipe = read_json(parent)
        above = materialise(recipe, folder.with_name(parent.stem))
        name = Reference.parse(recipe["tag"])
        pack(context, above, PackOptions(references=(name,), compat=Compat.KIT_1_7), control)
    materialise(case / "recipe.json", folder)
    options = PackOptions(references=(NAME,), compat=Compat.KIT_1_7, **choices)
    return pack(context, folder, options, control)


@pytest.mark.parametrize("case", packed_by(CASES))
def test_uncompressed_packs_equal_those_of_kit(case: Path, context: Context, tmp_path: Path) -> None:
    if case not in ACCEPTED:
        with pytest.raises(KitStudioError):
            packed(case, context, tmp_path / "folder")
        return
    report = packed(case, context, tmp_path / "folder")
    expected = case / "expected" / "default"
    assert report.config == (expected / "config.json").read_bytes()
    assert report.manifest.raw == (expected / "manifest.json").read_bytes()
    assert str(report.descriptor.digest) == read_json(case / "summary.json")["default"]["digest"]


@pytest.mark.parametrize("variant", ["gzip", "gzip-fastest"])
@pytest.mark.parametrize("case", packed_by(ACCEPTED))
def test_gzip_packs_have_the_diff_ids_and_headers_of_kit(
    case: Path, variant: str, context: Context, tmp_path: Path
) -> None:
    fastest = variant == "gzip-fastest"
    report = packed(case, context, tmp_path / "folder", compression=Compression.GZIP, fastest=fastest)
    expected = read_json(case / "expected" / variant / "layers.json")
    assert [str(layer.diff_id) for layer in report.layers] == [layer["diffId"] for layer in expected]
    assert [layer.descriptor.media_type for layer in report.layers] == [layer["mediaType"] for layer in expected]
    for layer in report.layers:
        with context.store.fetch(layer.descriptor) as blob:
            names = [member.name for member, _ in read_members(decompressed(blob, Compression.GZIP))]
        assert len(names) == len(set(names))
