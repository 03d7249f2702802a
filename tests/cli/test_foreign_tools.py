"""Other tools read our store, and we take back what they write: skopeo by name, regctl by digest."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Kitstudio
from tests.support.tools import require_tool
from tests.support.vectors import VECTORS, materialise

NAME = "example/case:v1"


def packed(kitstudio: Kitstudio, tmp_path: Path) -> str:
    folder = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "folder")
    digest = kitstudio("pack", folder, "-t", NAME, "--json").json["digest"]
    assert isinstance(digest, str)
    return digest


def layout_digests(layout: Path) -> set[str]:
    """The digests of the files in a layout's blobs, after checking that each has its own name."""
    found = set()
    for path in (layout / "blobs" / "sha256").iterdir():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert path.name == digest
        found.add(f"sha256:{digest}")
    return found


@pytest.mark.tool("skopeo")
def test_skopeo_copies_a_kit_by_name_and_we_take_it_back(kitstudio: Kitstudio, store: Path, tmp_path: Path) -> None:
    digest = packed(kitstudio, tmp_path)
    out = tmp_path / "skopeo"
    words = [require_tool("skopeo"), "copy", "--preserve-digests", f"oci:{store}:{NAME}", f"oci:{out}:{NAME}"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert digest in layout_digests(out)
    assert kitstudio("inspect", f"oci:{out}", "--json").json["digest"] == digest
    other = tmp_path / "other-store"
    taken = kitstudio("receive", out, "--store", other, "--json").json["kits"]
    assert [(each["reference"], each["digest"]) for each in taken] == [(NAME, digest)]
    assert kitstudio("store", "verify", "--store", other).code == 0


@pytest.mark.tool("regctl")
def test_regctl_copies_a_kit_by_digest_and_we_take_it_back(kitstudio: Kitstudio, store: Path, tmp_path: Path) -> None:
    digest = packed(kitstudio, tmp_path)
    out = tmp_path / "regctl"
    words = [require_tool("regctl"), "image", "copy", f"ocidir://{store}@{digest}", f"ocidir://{out}:v1"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, env={"HOME": str(tmp_path)})
    assert ran.returncode == 0, ran.stderr
    assert digest in layout_digests(out)
    other = tmp_path / "other-store"
    taken = kitstudio("receive", out, "--tag-as", "team/back:v1", "--store", other, "--json").json["kits"]
    assert [(each["reference"], each["digest"]) for each in taken] == [("team/back:v1", digest)]
    assert kitstudio("store", "verify", "--store", other).code == 0


@pytest.mark.tool("skopeo")
@pytest.mark.parametrize(
    ("transport", "name"),
    [
        ("oci", "out"),
        # skopeo before 1.10 gives what it unpacks to the owner in the archive, which only root may.
        pytest.param("oci-archive", "out.kit.tar", marks=pytest.mark.root),
    ],
)
def test_skopeo_reads_the_folder_and_the_archive_we_export(
    transport: str, name: str, kitstudio: Kitstudio, tmp_path: Path
) -> None:
    digest = packed(kitstudio, tmp_path)
    out = tmp_path / name
    assert kitstudio("export", NAME, "-o", out).code == 0
    place = f"{transport}:{out}:{NAME}"
    ran = subprocess.run([require_tool("skopeo"), "inspect", "--raw", place], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert f"sha256:{hashlib.sha256(ran.stdout).hexdigest()}" == digest
    assert json.loads(ran.stdout)["layers"]


@pytest.mark.parametrize("ending", [".kit.tar", ".kit.tar.gz", ".kit.tar.zst"])
def test_an_export_comes_back_with_the_same_digest(ending: str, kitstudio: Kitstudio, tmp_path: Path) -> None:
    digest = packed(kitstudio, tmp_path)
    out = tmp_path / f"out{ending}"
    written = kitstudio("export", NAME, "-o", out, "--json").json
    assert written["verified"] is True
    assert written["digest"] == f"sha256:{hashlib.sha256(out.read_bytes()).hexdigest()}"
    assert kitstudio("export", NAME, "-o", out).code == 9
    again = tmp_path / f"again{ending}"
    assert kitstudio("export", NAME, "-o", again, "--json").json["digest"] == written["digest"]
    taken = kitstudio("receive", out, "--store", tmp_path / "other", "--json").json["kits"]
    assert taken == [{"reference": NAME, "digest": digest, "verdict": "unchecked", "imported": True}]


def test_receive_moves_no_name_without_consent(kitstudio: Kitstudio, tmp_path: Path) -> None:
    digest = packed(kitstudio, tmp_path)
    out = tmp_path / "out.kit.tar"
    assert kitstudio("export", NAME, "-o", out).code == 0
    other = materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "other")
    theirs = kitstudio("pack", other, "-t", NAME, "--json").json["digest"]
    assert kitstudio("receive", out).code == 9
    assert kitstudio("inspect", NAME, "--json").json["digest"] == theirs
    assert kitstudio("receive", out, "--force").code == 0
    assert kitstudio("inspect", NAME, "--json").json["digest"] == digest
    assert kitstudio("inspect", theirs, "--json").json["digest"] == theirs


def test_a_damaged_export_is_refused_whole(kitstudio: Kitstudio, tmp_path: Path) -> None:
    packed(kitstudio, tmp_path)
    out = tmp_path / "out.kit.tar"
    assert kitstudio("export", NAME, "-o", out).code == 0
    content = bytearray(out.read_bytes())
    content[len(content) // 2] ^= 1
    out.write_bytes(content)
    for flags in (["--dry-run"], []):
        assert kitstudio("receive", out, "--store", tmp_path / "other", *flags).code == 5
    assert kitstudio("list", "--store", tmp_path / "other", "--json").json["kits"] == []


@pytest.mark.tool("regctl")
def test_many_names_without_a_repository_are_one_note(kitstudio: Kitstudio, store: Path, tmp_path: Path) -> None:
    digest = packed(kitstudio, tmp_path)
    out = tmp_path / "regctl"
    for tag in "abcdefg":
        words = [require_tool("regctl"), "image", "copy", f"ocidir://{store}@{digest}", f"ocidir://{out}:{tag}"]
        subprocess.run(words, capture_output=True, check=True, env={"HOME": str(tmp_path)})
    said = kitstudio("receive", out, "--store", tmp_path / "other-store")
    assert said.code == 0
    assert said.err.count("repository") == 1
    assert "(7): a, b, c, d, e …" in said.err
