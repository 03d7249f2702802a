"""Sizes that are merely claimed are not obeyed: neither room nor patience is spent on them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio
from tests.support.vectors import VECTORS, materialise


@pytest.mark.parametrize("claimed", [10**15, 2**63 - 1, 0, 1])
@pytest.mark.parametrize("form", ["folder", "archive"])
def test_a_manifest_that_lies_about_a_layer_is_an_integrity_failure(
    form: str, claimed: int, kitstudio: Kitstudio, tmp_path: Path
) -> None:
    folder = materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "folder")
    assert kitstudio("pack", folder, "-t", "a/b:1").code == 0
    out = tmp_path / "out"
    assert kitstudio("export", "a/b:1", "-o", out).code == 0
    index = json.loads((out / "index.json").read_bytes())
    old = out / "blobs" / "sha256" / index["manifests"][0]["digest"].removeprefix("sha256:")
    manifest = json.loads(old.read_bytes())
    manifest["layers"][0]["size"] = claimed
    raw = json.dumps(manifest).encode()
    digest = hashlib.sha256(raw).hexdigest()
    (out / "blobs" / "sha256" / digest).write_bytes(raw)
    index["manifests"][0] |= {"digest": f"sha256:{digest}", "size": len(raw)}
    (out / "index.json").write_bytes(json.dumps(index).encode())
    place = out
    if form == "archive":
        place = tmp_path / "out.tar"
        write_tar(out, place)
    other = tmp_path / "other"
    assert kitstudio("receive", place, "--store", other, "--json").error["code"] == "KS-DIGEST-MISMATCH"
    assert kitstudio("list", "--store", other, "--json").json["kits"] == []
    # Here the store has the very blob, in its true size.
    assert kitstudio("receive", place, "--tag-as", "a/b:2", "--json").error["code"] == "KS-DIGEST-MISMATCH"
    ref = place if form == "archive" else f"oci:{place}"
    for words in (("export", ref, "-o", tmp_path / "again"), ("unpack", ref, "-d", tmp_path / "files")):
        assert kitstudio(*words, "--json").error["code"] == "KS-DIGEST-MISMATCH"
    assert not (tmp_path / "again").exists()
    assert not (tmp_path / "files").exists()


def write_tar(folder: Path, target: Path) -> None:
    import tarfile  # noqa: PLC0415 - only tests make archives with it

    with tarfile.open(target, "w") as archive:
        archive.add(folder, ".")
