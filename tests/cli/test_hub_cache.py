"""A repository of the Hugging Face cache, as `huggingface_hub` lays it out, is packed like the snapshot in it."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.conftest import Kitstudio

REVISIONS = ("1" * 40, "2" * 40)


def repository(folder: Path, *, main: bool = True, revisions: tuple[str, ...] = REVISIONS[:1]) -> Path:
    """A cache folder with the same two files in each snapshot."""
    root = folder / "models--acme--tiny"
    (root / "blobs").mkdir(parents=True)
    (root / "refs").mkdir()
    for name, content in (("a" * 64, b"\x02\0\0\0\0\0\0\0{}"), ("b" * 40, b"{}")):
        (root / "blobs" / name).write_bytes(content)
    for revision in revisions:
        snapshot = root / "snapshots" / revision
        snapshot.mkdir(parents=True)
        os.symlink("../../blobs/" + "a" * 64, snapshot / "model.safetensors")
        os.symlink("../../blobs/" + "b" * 40, snapshot / "config.json")
    if main:
        (root / "refs" / "main").write_text(revisions[-1])
    return root


def test_a_dropped_repository_is_packed_as_its_main_snapshot(kitstudio: Kitstudio, tmp_path: Path) -> None:
    root = repository(tmp_path, revisions=REVISIONS)
    answer = kitstudio("init", root)
    assert answer.code == 0
    assert REVISIONS[1] in answer.err
    assert (root / "snapshots" / REVISIONS[1] / "Kitfile").is_file()
    packed = kitstudio("pack", root, "-t", "acme/tiny:v1", "--json").json
    assert [(each["role"], each["path"]) for each in packed["layers"]] == [
        ("model", "model.safetensors"),
        ("modelpart", "config.json"),
    ]
    snapshot = root / "snapshots" / REVISIONS[1]
    assert kitstudio("pack", snapshot, "--json").json["digest"] == packed["digest"]
    assert kitstudio("check", root).code == 0


def test_several_snapshots_without_a_main_are_named(kitstudio: Kitstudio, tmp_path: Path) -> None:
    root = repository(tmp_path, main=False, revisions=REVISIONS)
    answer = kitstudio("pack", root, "-t", "acme/tiny:v1", "--json")
    assert answer.code == 6
    assert answer.error["code"] == "KS-HUB-REPOSITORY"
    assert all(revision in answer.error["remedy"] for revision in REVISIONS)


def test_a_name_that_moves_is_said(kitstudio: Kitstudio, tmp_path: Path) -> None:
    root = repository(tmp_path)
    snapshot = root / "snapshots" / REVISIONS[0]
    assert kitstudio("init", root).code == 0
    first = kitstudio("pack", snapshot, "-t", "acme/tiny:prod", "--json").json
    assert first["moved"] == []
    (root / "blobs" / ("b" * 40)).write_bytes(b'{"changed": true}')
    second = kitstudio("pack", snapshot, "-t", "acme/tiny:prod", "--json")
    assert second.json["moved"] == [{"reference": "acme/tiny:prod", "from": first["digest"]}]
    assert first["digest"] in second.err
    assert kitstudio("inspect", first["digest"], "--json").json["digest"] == first["digest"]
