"""ModelPacks that modctl built are read, taken in and unpacked as modctl extracts them (`tests/vectors/modelpack`)."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio
from tests.support.vectors import VECTORS, materialise, read_json

PACKS = sorted((VECTORS / "modelpack").glob("*/*/layout"))


def pack_name(layout: Path) -> str:
    return f"{layout.parent.parent.name}-{layout.parent.name}"


@pytest.fixture(autouse=True)
def _umask_of_the_vectors() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def files(folder: Path) -> dict[str, tuple[str, str]]:
    """Mode and digest of every file."""
    return {
        path.relative_to(folder).as_posix(): (
            f"{stat.S_IMODE(path.stat().st_mode):04o}",
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("layout", PACKS, ids=pack_name)
def test_a_modelpack_of_modctl_is_inspected_taken_and_unpacked(
    layout: Path, kitstudio: Kitstudio, tmp_path: Path
) -> None:
    manifest = (layout.parent / "manifest.json").read_bytes()
    digest = f"sha256:{hashlib.sha256(manifest).hexdigest()}"
    seen = kitstudio("inspect", f"oci:{layout}", "--json").json
    assert (seen["digest"], seen["format"], seen["from"]) == (digest, "modelpack", "layout")
    expected_layers = read_json(layout.parent / "layers.json")
    assert [each["digest"] for each in seen["layers"]] == [each["digest"] for each in expected_layers]
    assert kitstudio("receive", layout, "--tag-as", "mp/case:v1").code == 0
    assert kitstudio("store", "verify").code == 0
    out = tmp_path / "out"
    answer = kitstudio("unpack", "mp/case:v1", "-d", out)
    extracted = read_json(layout.parent / "extracted.json")
    if not extracted["files"]:
        return
    assert answer.code == 0, answer.err
    wanted = {each["path"]: (each["mode"], each["sha256"]) for each in extracted["files"] if each["type"] == "file"}
    assert files(out) == wanted


def test_there_are_modelpacks_to_read() -> None:
    assert len(PACKS) >= 12


@pytest.mark.parametrize("form", ["tar", "raw"])
def test_a_modelpack_of_ours_comes_back_with_its_kitfile(form: str, kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "folder")
    flags = ["--use-model-pack", "--layer-format", form]
    digest = kitstudio("pack", folder, "-t", "ours/pack:v1", *flags, "--json").json["digest"]
    assert kitstudio("pack", folder, *flags, "--no-cache", "--json").json["digest"] == digest
    seen = kitstudio("inspect", "ours/pack:v1", "--json").json
    assert seen["manifest"]["artifactType"] == "application/vnd.cncf.model.manifest.v1+json"
    assert seen["manifest"]["config"]["mediaType"] == "application/vnd.cncf.model.config.v1+json"
    assert json.loads(seen["annotations"]["ml.kitops.modelkit.kitfile"])["model"]["path"] == "model.bin"
    assert kitstudio("unpack", "ours/pack:v1", "-d", tmp_path / "out").code == 0
    original = files(folder)
    assert files(tmp_path / "out")["model.bin"] == original["model.bin"]
    assert kitstudio("pack", tmp_path / "out", *flags, "--json").json["digest"] == digest
