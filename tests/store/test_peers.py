"""Other tools read the store as what it is: an OCI image layout."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from kitstudio.store.layout import Store
from tests.support.stored import CONFIG, add_kit, digest_of, manifest_of
from tests.support.tools import require_tool


@pytest.mark.tool("skopeo")
@pytest.mark.parametrize(
    "name", ["example/case:v1", "example/case:V1", "localhost:5000/deep/er/case:x", "ghcr.io/a/b:c.d"]
)
def test_skopeo_copies_a_kit_out_by_its_full_name(store: Store, quick_path: Path, name: str) -> None:
    kit = add_kit(store, "example/case:v1", "example/case:V1", "localhost:5000/deep/er/case:x", "ghcr.io/a/b:c.d")
    add_kit(store, layers=(b"nameless",))
    add_kit(store, "example/other:v1", layers=(b"other",))
    target = quick_path / "copy"
    command = [require_tool("skopeo"), "copy", "--preserve-digests", f"oci:{store.root}:{name}", f"oci:{target}:it"]
    copied = subprocess.run(command, check=False, capture_output=True, text=True)
    assert copied.returncode == 0, copied.stderr
    (listed,) = json.loads((target / "index.json").read_bytes())["manifests"]
    assert listed["digest"] == str(kit.digest)
    for content in (b"layer", CONFIG, manifest_of(b"layer")):
        assert (target / "blobs" / "sha256" / digest_of(content).hex).read_bytes() == content
    assert store.verify().ok


@pytest.mark.tool("regctl")
def test_regctl_reads_a_kit_by_its_digest(store: Store) -> None:
    kit = add_kit(store, "example/case:v1")
    add_kit(store, layers=(b"nameless",))
    command = [require_tool("regctl"), "manifest", "get", "--format", "raw-body", f"ocidir://{store.root}@{kit.digest}"]
    read = subprocess.run(command, check=False, capture_output=True)
    assert read.returncode == 0, read.stderr
    assert read.stdout == manifest_of(b"layer")
    command = [require_tool("regctl"), "blob", "get", f"ocidir://{store.root}", str(digest_of(b"layer"))]
    assert subprocess.run(command, check=True, capture_output=True).stdout == b"layer"
