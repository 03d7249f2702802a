"""`init`: kit's own Kitfile byte for byte, ours, and what it refuses to overwrite."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Any

import pytest

from kitstudio.archive.ignore import IgnoreRules
from kitstudio.archive.selection import Claims, select
from kitstudio.archive.walk import scan
from kitstudio.base.control import CancelToken, Control
from kitstudio.base.errors import ExitCode, OperationCancelledError
from kitstudio.base.os_errors import PathNotFoundError
from kitstudio.model.kitfile import FILE_NAMES, layered
from kitstudio.model.kitfile_yaml import read
from kitstudio.operations.check import check
from kitstudio.operations.context import Context
from kitstudio.operations.init import AlreadyExistsError, Way, init, propose_kitfile
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions
from tests.support.vectors import case_folders, case_name, materialise, packed_by, read_json

_CASES = case_folders("kit-init")
_FLAGS = {"--name": "name", "--desc": "description", "--author": "author"}
_NEVER_PACKED = (*FILE_NAMES, ".kitignore")
CONTROL = Control()


def _options(command: str) -> dict[str, Any]:
    words = shlex.split(command.partition("kit init .")[2].replace("\\n", "\n"))
    return {_FLAGS[word]: words[at + 1] for at, word in enumerate(words) if word in _FLAGS}


@pytest.mark.parametrize("case", _CASES, ids=case_name)
def test_kit_defaults_give_the_bytes_of_kit(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "folder")
    expected = read_json(case / "expected.json")
    options = _options(expected["command"])
    force = "--force" in expected["command"]
    if expected["exit"] == 1:
        with pytest.raises(AlreadyExistsError) as refused:
            init(folder, way=Way.KIT_1_7, control=CONTROL, force=force, **options)
        assert refused.value.exit_code is ExitCode.WOULD_OVERWRITE
        return
    report = init(folder, way=Way.KIT_1_7, control=CONTROL, force=force, **options)
    assert report.path == folder / "Kitfile"
    assert report.path.read_text(encoding="utf-8") == report.text
    if expected["exit"] == 2:
        # kit crashes on --author alone; a difference that docs/kit-differences.md lists.
        assert "authors: [Solo]" in report.text
        return
    assert report.path.read_bytes() == (case / "expected" / "Kitfile").read_bytes()


@pytest.mark.parametrize("case", _CASES, ids=case_name)
def test_our_proposal_reads_back_as_it_was_made_and_names_only_what_exists(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "folder")
    report = init(folder, force=True, control=CONTROL)
    assert report.path is not None
    assert read(report.path.read_bytes()).kitfile == report.kitfile
    assert not read(report.path.read_bytes()).findings
    assert all((folder / each.path).exists() for each in layered(report.kitfile))
    assert check(folder, CONTROL).ok


@pytest.mark.parametrize("case", packed_by(case_folders("kit")))
def test_each_file_of_a_folder_is_in_one_layer_of_our_proposal_or_left_out(case: Path, tmp_path: Path) -> None:
    folder = materialise(case / "recipe.json", tmp_path / "folder")
    report = init(folder, force=True, control=CONTROL)
    rules = IgnoreRules.parse((folder / ".kitignore").read_bytes() if (folder / ".kitignore").exists() else b"")
    found = scan(folder, follow_links=False, control=CONTROL, as_kit=True)
    chosen = layered(report.kitfile)
    claims = Claims((each.kind, each.path) for each in chosen)
    packed = [
        member.path for each in chosen for member in select(found, each, claims, rules).members if not member.is_dir
    ]
    gone = [each.path for each in report.left_out]
    files = [each.path for each in found.members if not each.is_dir and each.path not in _NEVER_PACKED]
    kept = [path for path in files if not any(path == each or path.startswith(f"{each}/") for each in gone)]
    assert sorted(packed) == sorted(kept)


def test_the_licence_is_read_relative_to_the_folder_not_to_where_we_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = next(case for case in _CASES if case.name == "licence-known")
    folder = materialise(case / "recipe.json", tmp_path / "folder")
    monkeypatch.chdir(tmp_path)
    assert propose_kitfile(folder, way=Way.KIT_1_7, control=CONTROL).text == (case / "expected" / "Kitfile").read_text(
        encoding="utf-8"
    )


def _project(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    for name in ("src/a.py", "src/__pycache__/a.pyc", "data/x.csv", ".DS_Store", "m.gguf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_the_kitignore_is_written_beside_the_kitfile_and_reported(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    report = init(folder, control=CONTROL)
    assert report.ignore_path == folder / ".kitignore"
    assert report.ignore_path.read_text(encoding="utf-8") == report.ignore
    assert report.files_left_out == 2
    assert sorted(os.listdir(folder)) == [".DS_Store", ".kitignore", "Kitfile", "data", "m.gguf", "src"]


def test_a_kitignore_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    (folder / ".kitignore").write_text("data\n", encoding="utf-8")
    report = init(folder, control=CONTROL)
    assert (folder / ".kitignore").read_text(encoding="utf-8") == "data\n"
    assert [each.path for each in layered(report.kitfile)] == ["m.gguf", "src/a.py"]
    assert {(each.path, str(each.reason)) for each in report.left_out} == {
        (".DS_Store", "os-litter"),
        ("data", "ignored"),
        ("src/__pycache__", "cache"),
    }


@pytest.mark.root
def test_force_leaves_a_kitfile_to_whom_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"x")
    (tmp_path / "Kitfile").write_bytes(b"mine")
    os.chown(tmp_path / "Kitfile", 1000, 1001)
    init(tmp_path, force=True, control=CONTROL)
    now = (tmp_path / "Kitfile").stat()
    assert (now.st_uid, now.st_gid) == (1000, 1001)
    assert now.st_size > len(b"mine")


def test_force_takes_the_place_of_a_link_and_leaves_what_it_leads_to(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "m.gguf").write_bytes(b"x")
    (tmp_path / "mine").write_bytes(b"mine")
    (folder / "Kitfile").symlink_to("../mine")
    init(folder, force=True, control=CONTROL)
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert not (folder / "Kitfile").is_symlink()


def test_making_it_again_with_force_gives_the_same_kitfile(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    first = init(folder, control=CONTROL)
    again = init(folder, control=CONTROL, force=True)
    assert again.text == first.text
    assert again.left_out == first.left_out


def test_a_kitfile_written_elsewhere_stands_alone(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    report = init(folder, output=tmp_path / "other", control=CONTROL)
    assert report.ignore_path is None
    assert not (folder / ".kitignore").exists()
    assert [each.path for each in layered(report.kitfile)] == ["m.gguf", "src/a.py", "data"]


@pytest.mark.parametrize("name", ["Kitfile", "kitfile", ".kitfile"])
def test_no_kitfile_of_any_name_is_overwritten_or_shadowed(tmp_path: Path, name: str) -> None:
    folder = _project(tmp_path)
    (folder / name).write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyExistsError):
        init(folder, control=CONTROL)
    assert (folder / name).read_text(encoding="utf-8") == "mine"
    assert not (folder / ".kitignore").exists()


def test_proposing_writes_nothing(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    before = sorted(os.listdir(folder))
    assert propose_kitfile(folder, control=CONTROL).path is None
    assert sorted(os.listdir(folder)) == before


def test_the_folder_s_name_is_nowhere_in_the_kitfile(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    (folder / "m.gguf").rename(folder / "model.gguf")
    one = propose_kitfile(folder, control=CONTROL).text
    other = folder.rename(tmp_path / "another-name")
    assert propose_kitfile(other, control=CONTROL).text == one
    assert "folder" not in one


def test_links_out_of_an_environment_stop_nobody(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to("/usr/bin/env")
    (folder / "outside").symlink_to("/etc")
    report = init(folder, control=CONTROL)
    assert {(each.path, str(each.reason)) for each in report.left_out} >= {
        (".venv", "environment"),
        ("outside", "link"),
    }
    assert "**/.venv\n" in report.ignore


def test_a_hub_cache_snapshot_is_followed(tmp_path: Path) -> None:
    cache = tmp_path / "models--org--wren"
    (cache / "blobs").mkdir(parents=True)
    snapshot = cache / "snapshots" / ("a" * 40)
    snapshot.mkdir(parents=True)
    for name, content in {"model.safetensors": "x" * 50, "config.json": "{}"}.items():
        (cache / "blobs" / f"blob-{name}").write_text(content, encoding="utf-8")
        (snapshot / name).symlink_to(f"../../blobs/blob-{name}")
    report = propose_kitfile(snapshot, control=CONTROL)
    assert [each.path for each in layered(report.kitfile)] == ["model.safetensors", "config.json"]
    assert report.left_out == ()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PathNotFoundError):
        init(tmp_path / "nothing", control=CONTROL)


def test_cancelling_writes_nothing(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        init(folder, control=Control(token=token))
    assert not (folder / "Kitfile").exists()


def test_a_kitignore_is_taken_back_when_the_kitfile_cannot_be_written(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    (folder / "Kitfile").mkdir()
    with pytest.raises(Exception, match="Writing the Kitfile"):
        init(folder, control=CONTROL, force=True)
    assert not (folder / ".kitignore").exists()
    assert not [name for name in os.listdir(folder) if name.startswith(".Kitfile")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("\\back", ""), ("c:\\x", ""), ("c:/x", ""), ("data/a\\..\\b", "data/rows.csv"), ("sub\\x/y", "sub\\x/y")],
)
def test_a_name_that_no_kit_may_hold_is_left_out_and_said(
    name: str, kept: str, tmp_path: Path, context: Context
) -> None:
    for each in filter(None, (name, kept, "model.safetensors")):
        path = tmp_path / "folder" / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    report = init(tmp_path / "folder", control=CONTROL)
    left_out = [(each.path, each.reason) for each in report.left_out]
    assert left_out == ([] if kept == name else [(name, "name-not-safe")])
    assert check(tmp_path / "folder", CONTROL).ok
    packed = pack(context, tmp_path / "folder", PackOptions(), CONTROL)
    assert packed.manifest.layers
