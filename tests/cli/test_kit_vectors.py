"""The command line beside the real kit: what kit accepts or refuses, unpacks, lists and keeps (`tests/vectors`)."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kitstudio
from tests.support.differences import listed_cases
from tests.support.vectors import VECTORS, case_folders, case_name, materialise, packed_by, read_json

LISTED = listed_cases()
UNPACK = VECTORS / "kit-unpack"


def tree(folder: Path) -> list[dict[str, Any]]:
    """A folder as `kit-unpack` describes one."""
    out: list[dict[str, Any]] = []
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        entry: dict[str, Any] = {
            "path": path.relative_to(folder).as_posix(),
            "mode": f"{stat.S_IMODE(status.st_mode):04o}",
        }
        if stat.S_ISDIR(status.st_mode):
            out.append({**entry, "type": "dir"})
        else:
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            out.append({**entry, "type": "file", "size": len(content), "sha256": digest})
    return sorted(out, key=lambda each: each["path"])


@pytest.fixture(autouse=True)
def _umask_of_the_vectors() -> Any:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize("case", case_folders("kit-errors"), ids=case_name)
def test_what_kit_refuses_is_refused_unless_listed(case: Path, kitstudio: Kitstudio, tmp_path: Path) -> None:
    expected = read_json(case / "expected.json")
    folder = tmp_path / "input"
    if (case / "recipe.json").exists():
        materialise(case / "recipe.json", folder)
    words = shlex.split(expected["command"].replace("<DIR>", str(folder)).replace("<BASE>", str(tmp_path)))
    answer = kitstudio(*words[1:], "--json")
    same = (answer.code == 0) == (expected["exit"] == 0)
    assert same == (f"kit-errors/{case.name}" not in LISTED), (answer, expected)
    if answer.code:
        assert answer.out == ""
        assert answer.error["code"].startswith("KS-")
        assert kitstudio("list", "--json").json["kits"] == []


@pytest.mark.parametrize("name", ["plain", "parent", "child"])
def test_unpack_writes_what_kit_writes(name: str, kitstudio: Kitstudio, tmp_path: Path) -> None:
    for each in ("plain", "parent", "child"):
        recipe = read_json(UNPACK / each / "recipe.json")
        folder = materialise(recipe, tmp_path / each)
        assert kitstudio("pack", folder, "-t", recipe["tag"], "--kit-compat", "1.7").code == 0
    tag = read_json(UNPACK / name / "recipe.json")["tag"]
    for number, case in enumerate(read_json(UNPACK / name / "expected.json")):
        out = tmp_path / f"out-{number}"
        answer = kitstudio("unpack", tag, "-d", out, *case["args"])
        expected = [each for each in case["files"] if each["path"] != ""]
        if case["exit"]:
            assert answer.code in (2, 6), case["args"]
        elif not expected:
            # Kit writes nothing and says nothing; a filter that matches nothing is not found here.
            assert answer.code == 7, case["args"]
        else:
            assert answer.code == 0, (case["args"], answer.err)
            assert tree(out) == sorted(expected, key=lambda each: each["path"]), case["args"]


def test_the_storage_of_kit_is_read_and_left_alone(kitstudio: Kitstudio, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    os.symlink(VECTORS / "kit-storage" / "storage", home / "storage")
    before = tree(VECTORS / "kit-storage" / "storage")
    listed = kitstudio("import-kitops-store", home, "--list", "--json").json["kits"]
    expected = {
        (f"{each['repo']}:{tag}" if tag else None, each["digest"])
        for each in read_json(VECTORS / "kit-storage" / "list.json")
        for tag in (each["tags"] or [None])
    }
    named = {(each["reference"], each["digest"]) for each in listed if each["reference"]}
    assert named == {pair for pair in expected if pair[0]}
    assert {each["digest"] for each in listed} == {digest for _, digest in expected}
    assert kitstudio("import-kitops-store", home).code == 0
    assert kitstudio("store", "verify").code == 0
    ours = {
        (f"{each['repository']}:{each['tag']}", each["digest"])
        for each in kitstudio("list", "--json").json["kits"]
        if each["tag"]
    }
    assert ours == named
    assert tree(VECTORS / "kit-storage" / "storage") == before


@pytest.mark.parametrize("pair", case_folders("kit-diff"), ids=case_name)
def test_both_kits_of_a_diff_pair_are_those_of_kit(pair: Path, kitstudio: Kitstudio, tmp_path: Path) -> None:
    for side in ("a", "b"):
        manifest = (pair / f"{side}.manifest.json").read_bytes()
        layers = json.loads(manifest)["layers"]
        gzip = any(layer["mediaType"].endswith("+gzip") for layer in layers)
        folder = materialise(pair / f"{side}.json", tmp_path / side)
        compression = ["--compression", "gzip"] if gzip else []
        packed = kitstudio("pack", folder, "-t", f"diff/{side}:1", "--kit-compat", "1.7", *compression, "--json").json
        if not gzip:
            assert packed["digest"] == f"sha256:{hashlib.sha256(manifest).hexdigest()}"
        assert [layer["mediaType"] for layer in packed["layers"]] == [layer["mediaType"] for layer in layers]


@pytest.mark.parametrize(
    "case",
    packed_by(each for each in case_folders("kit") if (each / "expected" / "default" / "unpacked.json").exists()),
)
def test_info_and_the_unpacked_folder_are_those_of_kit(case: Path, kitstudio: Kitstudio, tmp_path: Path) -> None:
    for parent in sorted(case.glob("parent-*.json")):
        recipe = read_json(parent)
        materialise(recipe, tmp_path / parent.stem)
        assert kitstudio("pack", tmp_path / parent.stem, "-t", recipe["tag"], "--kit-compat", "1.7").code == 0
    materialise(case / "recipe.json", tmp_path / "folder")
    assert kitstudio("pack", tmp_path / "folder", "-t", "example/case:v1", "--kit-compat", "1.7").code == 0
    printed = (case / "expected-cli.txt").read_text("utf-8").split("$ kit info example/case:v1   # exit 0\n", 1)[1]
    info = printed.split("\n$ kit ", 1)[0]
    assert kitstudio("info", "example/case:v1").out.rstrip("\n") == info.rstrip("\n")
